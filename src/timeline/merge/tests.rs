//! Tellings as lines → encounters as lines.
//!
//! A telling: `published | state form | parties | days | place`. A party is a name with `.XX`
//! for its country; `=` before it marks a country, `+` an organisation, `*` a group. Days are
//! `2025-08-18` or `2025-08-11..2025-08-17`. The sentence may follow. A line that begins with `&` is of the article
//! before.

use jiff::civil::Date;

use super::{Telling, merge};
use crate::analysis::{Confidence, DayInterval, MeetingKind, PartyKind, Status};
use crate::article::{Published, PublishedFrom};
use crate::lexicon::CountryCode;
use crate::text::Span;
use crate::timeline::{ArticleId, Disagreement, Encounter, Party, Report, key};

fn status(word: &str) -> Status {
    match word {
        "held" => Status::Held,
        "ongoing" => Status::Ongoing,
        "planned" => Status::Planned,
        "proposed" => Status::Proposed,
        "cancelled" => Status::Cancelled,
        "refused" => Status::Refused,
        _ => panic!("no state {word}"),
    }
}

fn kind(word: &str) -> MeetingKind {
    match word {
        "meeting" => MeetingKind::Meeting,
        "summit" => MeetingKind::Summit,
        "visit" => MeetingKind::Visit,
        "call" => MeetingKind::Call,
        "talks" => MeetingKind::Talks,
        _ => panic!("no form {word}"),
    }
}

fn date(text: &str) -> Option<Date> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

fn days(text: &str) -> Option<DayInterval> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    Some(DayInterval {
        first: date(first)?,
        last: date(last)?,
    })
}

fn named(text: &str) -> (String, Option<CountryCode>) {
    match text.split_once('.') {
        Some((name, code)) => (name.to_owned(), CountryCode::new(code)),
        None => (text.to_owned(), None),
    }
}

fn party(text: &str) -> Party {
    let kind = match text.chars().next() {
        Some('=') => PartyKind::Country,
        Some('+') => PartyKind::Organization,
        Some('*') => PartyKind::Group,
        _ => PartyKind::Person,
    };
    let (name, country) = named(text.trim_start_matches(['=', '+', '*']));
    Party {
        key: key(&name),
        name,
        kind,
        country,
    }
}

fn telling(line: &str, article: i64) -> Telling {
    let fields: Vec<&str> = line.split('|').map(str::trim).collect();
    let [published, form, parties, when, place, ref sentence @ ..] = fields[..] else {
        panic!("not five fields: {line}");
    };
    let (state, form) = form.split_once(' ').unwrap();
    let parties: Vec<Party> = parties.split(',').map(str::trim).map(party).collect();
    let report = Report {
        article: ArticleId(article),
        meeting: 0,
        published: date(published).map(|date| Published {
            date,
            time: None,
            from: PublishedFrom::Field,
        }),
        source: None,
        title: format!("article {article}"),
        confidence: Confidence(80),
        kind: kind(form),
        status: status(state),
        when: days(when),
        place: (!place.is_empty()).then(|| named(place)),
        trigger: Span::new(0, 1),
        evidence: Span::new(0, 2),
        sentence: sentence.join(" "),
        parties: parties.iter().map(|p| p.key.clone()).collect(),
    };
    Telling { report, parties }
}

fn encounters(lines: &str) -> Vec<Encounter> {
    let mut tellings: Vec<Telling> = Vec::new();
    let mut article = 0;
    for line in lines.lines().map(str::trim).filter(|l| !l.is_empty()) {
        article += i64::from(!line.starts_with('&'));
        let mut telling = telling(line.trim_start_matches('&'), article);
        telling.report.meeting = tellings.len() as u32;
        tellings.push(telling);
    }
    merge(tellings)
}

fn shown(encounter: &Encounter) -> String {
    let names: Vec<&str> = encounter.parties.iter().map(|p| p.name.as_str()).collect();
    let when = encounter.when.map_or(String::new(), |when| {
        if when.first == when.last {
            when.first.to_string()
        } else {
            format!("{}..{}", when.first, when.last)
        }
    });
    let place = encounter.place.as_ref().map_or("", |(name, _)| name);
    let form = format!("{:?} {:?}", encounter.status, encounter.kind).to_lowercase();
    let n = encounter.reports.len();
    let line = format!("{n}x {form} | {} | {when} | {place}", names.join(", "));
    line.trim_end().to_owned()
}

#[track_caller]
fn check(name: &str, tellings: &str, expected: &str) {
    let merged: Vec<String> = encounters(tellings).iter().map(shown).collect();
    let expected: Vec<&str> = expected
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    assert_eq!(merged, expected, "{name}");
}

#[test]
fn one_meeting_told_by_several_articles() {
    check(
        "same day, same people",
        "2025-08-16 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 | Malmo.SE
         2025-08-17 | held talks | Luis Ortega.MX, Berg | 2025-08-15 | Malmo.SE",
        "2x held meeting | Anna Berg, Luis Ortega | 2025-08-15 | Malmo",
    );
    check(
        "announced for next week, then held",
        "2025-08-12 | planned meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-18..2025-08-24 |
         2025-08-19 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-18 | Malmo.SE",
        "2x held meeting | Anna Berg, Luis Ortega | 2025-08-18 | Malmo",
    );
    check(
        "its life from proposed to held, undated until it happens",
        "2025-08-01 | proposed meeting | Anna Berg.SE, Luis Ortega.MX | |
         2025-08-08 | planned meeting | Anna Berg.SE, Luis Ortega.MX | |
         2025-08-19 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-18 |",
        "3x held meeting | Anna Berg, Luis Ortega | 2025-08-18 |",
    );
    check(
        "planned, then cancelled",
        "2025-08-12 | planned visit | Anna Berg.SE, =Mexico.MX | 2025-08-20 |
         2025-08-18 | cancelled visit | Anna Berg.SE, =Mexico.MX | 2025-08-20 |",
        "2x cancelled visit | Anna Berg, Mexico | 2025-08-20 |",
    );
    check(
        "news of today, undated, in two papers",
        "2025-08-15 | held talks | Anna Berg.SE, Luis Ortega.MX | |
         2025-08-16 | held talks | Anna Berg.SE, Luis Ortega.MX | |",
        "2x held talks | Anna Berg, Luis Ortega |  |",
    );
    check(
        "background that names the place",
        "2025-08-16 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 | Malmo.SE
         2025-09-20 | held meeting | Anna Berg.SE, Luis Ortega.MX | | Malmo.SE",
        "2x held meeting | Anna Berg, Luis Ortega | 2025-08-15 | Malmo",
    );
    check(
        "no dates anywhere",
        " | held meeting | Anna Berg.SE, Luis Ortega.MX | |
          | held meeting | Anna Berg.SE, Luis Ortega.MX | |",
        "2x held meeting | Anna Berg, Luis Ortega |  |",
    );
}

#[test]
fn a_state_meets_as_its_people() {
    check(
        "the country in one article, its president in the other",
        "2025-08-16 | held talks | =Sweden.SE, Luis Ortega.MX | 2025-08-15 |
         2025-08-16 | held talks | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |",
        "2x held talks | Anna Berg, Luis Ortega | 2025-08-15 |",
    );
    check(
        "two countries and two persons on a day that both name",
        "2025-08-16 | held talks | =Sweden.SE, =Mexico.MX | 2025-08-15 |
         2025-08-16 | held talks | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |",
        "2x held talks | Anna Berg, Luis Ortega | 2025-08-15 |",
    );
    check(
        "two countries and two persons in the news of one day",
        "2025-08-16 | held talks | =Sweden.SE, =Mexico.MX | |
         2025-08-16 | held talks | Anna Berg.SE, Luis Ortega.MX | |",
        "1x held talks | Sweden, Mexico |  |
         1x held talks | Anna Berg, Luis Ortega |  |",
    );
    check(
        "different ministers of one state are different people",
        "2025-08-16 | held talks | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |
         2025-08-16 | held talks | Nils Dahl.SE, Luis Ortega.MX | 2025-08-15 |",
        "1x held talks | Anna Berg, Luis Ortega | 2025-08-15 |
         1x held talks | Nils Dahl, Luis Ortega | 2025-08-15 |",
    );
}

#[test]
fn different_encounters_stay_apart() {
    check(
        "calls on different days",
        "2025-08-11 | held call | Anna Berg.SE, Luis Ortega.MX | 2025-08-11 |
         2025-08-14 | held call | Anna Berg.SE, Luis Ortega.MX | 2025-08-14 |",
        "1x held call | Anna Berg, Luis Ortega | 2025-08-11 |
         1x held call | Anna Berg, Luis Ortega | 2025-08-14 |",
    );
    check(
        "a call before a meeting",
        "2025-08-14 | held call | Anna Berg.SE, Luis Ortega.MX | 2025-08-14 |
         2025-08-14 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-14 |",
        "1x held call | Anna Berg, Luis Ortega | 2025-08-14 |
         1x held meeting | Anna Berg, Luis Ortega | 2025-08-14 |",
    );
    check(
        "the next one is planned once this one is over",
        "2025-08-16 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |
         2025-08-17 | planned meeting | Anna Berg.SE, Luis Ortega.MX | |",
        "1x held meeting | Anna Berg, Luis Ortega | 2025-08-15 |
         1x planned meeting | Anna Berg, Luis Ortega |  |",
    );
    check(
        "one article tells two",
        "2025-08-16 | held meeting | Anna Berg.SE, Luis Ortega.MX | |
         & | held meeting | Anna Berg.SE, Luis Ortega.MX | |",
        "1x held meeting | Anna Berg, Luis Ortega |  |
         1x held meeting | Anna Berg, Luis Ortega |  |",
    );
    check(
        "a third at the table, on a day not fixed yet",
        "2025-08-16 | planned meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-16..2025-09-02 |
         2025-08-16 | planned meeting | Anna Berg.SE, Luis Ortega.MX, Eva Novak.CZ | |",
        "1x planned meeting | Anna Berg, Luis Ortega | 2025-08-16..2025-09-02 |
         1x planned meeting | Anna Berg, Luis Ortega, Eva Novak |  |",
    );
    check(
        "once in a year is not on a day of that year",
        "2019-12-30 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2019-01-01..2019-12-31 |
         2019-06-13 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2019-06-12 |",
        "1x held meeting | Anna Berg, Luis Ortega | 2019-06-12 |
         1x held meeting | Anna Berg, Luis Ortega | 2019-01-01..2019-12-31 |",
    );
    check(
        "twice in a year that both name",
        "2019-03-30 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2019-01-01..2019-12-31 |
         2019-06-13 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2019-01-01..2019-12-31 |",
        "1x held meeting | Anna Berg, Luis Ortega | 2019-01-01..2019-12-31 |
         1x held meeting | Anna Berg, Luis Ortega | 2019-01-01..2019-12-31 |",
    );
    check(
        "a refusal is not what took place",
        "2025-08-16 | refused meeting | Anna Berg.SE, Luis Ortega.MX | |
         2025-08-17 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-16 |",
        "1x refused meeting | Anna Berg, Luis Ortega |  |
         1x held meeting | Anna Berg, Luis Ortega | 2025-08-16 |",
    );
}

#[test]
fn rounds_and_new_attempts_stay_apart() {
    check(
        "two rounds of talks that nothing dates",
        "2025-03-03 | planned talks | =Chad.TD, =Sudan.SD | | | Both expect a third round of talks.
         2025-03-06 | planned talks | =Chad.TD, =Sudan.SD | | | A fourth round is planned.",
        "1x planned talks | Chad, Sudan |  |
         1x planned talks | Chad, Sudan |  |",
    );
    check(
        "a second round is planned when the first is",
        "2025-03-03 | planned talks | =Chad.TD, =Sudan.SD | | | Delegates arrive for talks.
         2025-03-04 | planned talks | =Chad.TD, =Sudan.SD | 2025-03-05 | | A second round comes tomorrow.",
        "1x planned talks | Chad, Sudan |  |
         1x planned talks | Chad, Sudan | 2025-03-05 |",
    );
    check(
        "proposed anew after a refusal",
        "2025-03-03 | refused meeting | Anna Berg.SE, Luis Ortega.MX | |
         2025-03-12 | proposed meeting | Anna Berg.SE, Luis Ortega.MX | |",
        "1x refused meeting | Anna Berg, Luis Ortega |  |
         1x proposed meeting | Anna Berg, Luis Ortega |  |",
    );
    check(
        "states that want to talk, weeks apart",
        "2025-03-03 | proposed talks | =Chad.TD, =Sudan.SD | |
         2025-03-20 | proposed talks | =Chad.TD, =Sudan.SD | |",
        "1x proposed talks | Chad, Sudan |  |
         1x proposed talks | Chad, Sudan |  |",
    );
    check(
        "a minister is not the president",
        "2025-03-03 | planned meeting | Anna Berg.SE, Luis Ortega.MX | |
         2025-03-20 | held meeting | Anna Berg.SE, Foreign Minister of Mexico.MX | 2025-03-20 |",
        "1x planned meeting | Anna Berg, Luis Ortega |  |
         1x held meeting | Anna Berg, Foreign Minister of Mexico | 2025-03-20 |",
    );
}

#[test]
fn a_summit_of_states_is_that_of_their_leaders() {
    check(
        "both undated plans",
        "2025-03-03 | planned summit | Anna Berg.SE, Luis Ortega.MX | |
         2025-03-06 | planned summit | =Sweden.SE, =Mexico.MX | |",
        "2x planned summit | Anna Berg, Luis Ortega |  |",
    );
    check(
        "the day is fixed weeks later, by states",
        "2025-03-03 | planned summit | Anna Berg.SE, Luis Ortega.MX | |
         2025-03-20 | planned summit | =Sweden.SE, =Mexico.MX | 2025-04-19 |",
        "2x planned summit | Anna Berg, Luis Ortega | 2025-04-19 |",
    );
    check(
        "a state offers a room for it",
        "2025-03-03 | planned summit | Anna Berg.SE, Luis Ortega.MX | |
         2025-03-06 | planned summit | =Iceland.IS, Anna Berg.SE, Luis Ortega.MX | |",
        "2x planned summit | Anna Berg, Luis Ortega, Iceland |  |",
    );
}

#[test]
fn the_order_in_which_articles_are_stored_does_not_matter() {
    let day = "2025-08-16 | held talks | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |
         2025-08-16 | planned talks | Anna Berg.SE, Luis Ortega.MX | 2025-08-20 |
         2025-08-16 | held talks | Anna Berg.SE, Luis Ortega.MX | | Malmo.SE
         2025-08-16 | held talks | =Sweden.SE, Luis Ortega.MX | 2025-08-15 |";
    let merged = |lines: Vec<&str>| -> Vec<String> {
        let merged = encounters(&lines.join("\n"));
        merged.iter().map(shown).collect()
    };
    let lines: Vec<&str> = day.lines().collect();
    let expected = merged(lines.clone());
    for shift in 1..lines.len() {
        let mut lines = lines.clone();
        lines.rotate_left(shift);
        assert_eq!(merged(lines.clone()), expected, "{shift}");
        lines.reverse();
        assert_eq!(merged(lines), expected, "{shift}, backwards");
    }
}

#[test]
fn guests_of_a_summit() {
    check(
        "each article names some of them",
        "2025-08-16 | held summit | Anna Berg.SE, Luis Ortega.MX, Eva Novak.CZ | 2025-08-15 |
         2025-08-16 | held summit | Anna Berg.SE, Luis Ortega.MX, Li Han.CN | 2025-08-15 |
         2025-08-16 | held meeting | Anna Berg.SE, Eva Novak.CZ | 2025-08-15 |",
        "3x held summit | Anna Berg, Luis Ortega, Eva Novak, Li Han | 2025-08-15 |",
    );
    check(
        "a bloc alone",
        "2025-08-16 | planned summit | +G9 | 2025-09-01 |
         2025-09-02 | held summit | +G9 | 2025-09-01 | Malmo.SE",
        "2x held summit | G9 | 2025-09-01 | Malmo",
    );
}

#[test]
fn the_finer_and_the_usual_version_win() {
    check(
        "a week, a day, another day",
        "2025-08-16 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-11..2025-08-17 |
         2025-08-17 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 | Malmo.SE
         2025-08-18 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-16 | Lund.SE
         2025-08-19 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 | Malmo.SE",
        "4x held meeting | Anna Berg, Luis Ortega | 2025-08-15 | Malmo",
    );
    check(
        "a plan printed late takes nothing back",
        "2025-08-15 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |
         2025-08-16 | planned meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |",
        "2x held meeting | Anna Berg, Luis Ortega | 2025-08-15 |",
    );
}

#[track_caller]
fn disagree(tellings: &str) -> Vec<String> {
    let encounters = encounters(tellings);
    assert_eq!(encounters.len(), 1, "one encounter");
    let points = encounters[0].disagreements();
    points
        .iter()
        .map(|point| match point {
            Disagreement::When(versions) => format!("when {}", versions.len()),
            Disagreement::Place(versions) => format!("place {}", versions.len()),
            Disagreement::Kind(versions) => format!("kind {}", versions.len()),
            Disagreement::Status(versions) => format!("status {}", versions.len()),
        })
        .collect()
}

#[test]
fn months_stand_where_they_were_told() {
    let order = |lines: &str| {
        encounters(lines)[0]
            .order_days()
            .map(|days| days.first.to_string())
    };
    let line = |day: &str, when: &str| format!("{day} | held talks | A B.SE, C D.MX | {when} |");
    let month = "2025-08-01..2025-08-31";
    assert_eq!(
        order(&line("2025-08-16", month)).as_deref(),
        Some("2025-08-16")
    );
    assert_eq!(
        order(&line("2025-10-16", month)).as_deref(),
        Some("2025-08-01")
    );
    assert_eq!(
        order(&line("2025-08-16", "2025-08-12")).as_deref(),
        Some("2025-08-12")
    );
    assert_eq!(
        order(&line("2025-08-16", "")).as_deref(),
        Some("2025-08-16")
    );
    assert_eq!(order(&line("", "")), None);
}

#[test]
fn what_was_held_in_a_year_stands_where_it_was_news() {
    let merged = encounters(
        "2025-05-02 | planned summit | A Berg.SE, C Diaz.MX | | Malmo.SE
         2025-06-12 | held summit | A Berg.SE, C Diaz.MX | | Malmo.SE
         2025-07-02 | held summit | A Berg.SE, C Diaz.MX | 2025-01-01..2025-12-31 | Malmo.SE",
    );
    assert_eq!(merged.len(), 1);
    let first = merged[0].order_days().map(|days| days.first.to_string());
    assert_eq!(first.as_deref(), Some("2025-06-12"));
}

#[test]
fn nothing_was_held_in_days_to_come() {
    let state = |status, when: &str| {
        let published = date("2025-08-15");
        super::days::state(status, days(when), published)
    };
    for (status, when, expected) in [
        (Status::Held, "2025-08-18..2025-08-24", Status::Planned),
        (Status::Ongoing, "2025-08-18", Status::Planned),
        (Status::Held, "2025-08-15..2025-08-31", Status::Planned),
        (Status::Held, "2025-08-15", Status::Held),
        (Status::Held, "2025-08-11..2025-08-17", Status::Held),
        (Status::Ongoing, "2025-08-15..2025-08-31", Status::Ongoing),
        (Status::Cancelled, "2025-08-18", Status::Cancelled),
        (Status::Held, "", Status::Held),
    ] {
        assert_eq!(state(status, when), expected, "{status:?} {when}");
    }
    assert_eq!(
        super::days::state(Status::Held, days("2025-08-18"), None),
        Status::Held
    );
}

#[test]
fn an_encounter_knows_when_it_was_reported() {
    let told = "2025-08-16 | held talks | A B.SE, C D.MX | |
                2025-08-14 | held talks | A B.SE, C D.MX | |";
    let merged = encounters(told);
    assert_eq!(merged[0].reported(), days("2025-08-14..2025-08-16"));
    assert_eq!(
        merged[0].order_days(),
        days("2025-08-16"),
        "it stands at the latest word"
    );
    let undated = encounters(" | held talks | A B.SE, C D.MX | |");
    assert_eq!(undated[0].reported(), None);
}

#[test]
fn spellings_of_a_name_are_one_party() {
    check(
        "from Cyrillic, in three spellings",
        "2025-08-16 | held talks | Oleksandr Borovsky.UA, Luis Ortega.MX | 2025-08-15 |
         2025-08-16 | held talks | Oleksandr Borovskyy.UA, Luis Ortega.MX | 2025-08-15 |
         2025-08-16 | held talks | Borovskiy, Luis Ortega.MX | 2025-08-15 |",
        "3x held talks | Oleksandr Borovsky, Luis Ortega | 2025-08-15 |",
    );
    check(
        "a given name with a hyphen, without, and in one word",
        "2025-08-16 | held call | Han Mi-sun.KR, Luis Ortega.MX | 2025-08-15 |
         2025-08-16 | held call | Han Mi Sun.KR, Luis Ortega.MX | 2025-08-15 |
         2025-08-16 | held call | Han Misun.KR, Luis Ortega.MX | 2025-08-15 |",
        "3x held call | Han Mi-sun, Luis Ortega | 2025-08-15 |",
    );
}

#[test]
fn disagreements_are_kept() {
    assert_eq!(
        disagree(
            "2025-08-16 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 | Malmo.SE
             2025-08-16 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 | Oslo.NO
             2025-08-17 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-16 | Oslo.NO"
        ),
        ["when 2", "place 2"]
    );
    assert_eq!(
        disagree(
            "2025-08-12 | planned meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-17 | Oslo.NO
             2025-08-16 | held meeting | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |"
        ),
        [""; 0]
    );
    assert_eq!(
        disagree(
            "2025-08-15 | held talks | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |
             2025-08-15 | held call | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |"
        ),
        ["kind 2"]
    );
}

#[test]
fn reports_name_parties_by_the_keys_of_the_encounter() {
    let merged = encounters(
        "2025-08-16 | held talks | =Sweden.SE, Ortega | 2025-08-15 |
         2025-08-16 | held talks | Anna Berg.SE, Luis Ortega.MX | 2025-08-15 |",
    );
    let keys: Vec<&str> = merged[0].parties.iter().map(|p| p.key.as_str()).collect();
    assert_eq!(keys, ["ana berg", "luis ortega"]);
    for report in &merged[0].reports {
        assert_eq!(report.parties, keys);
    }
}
