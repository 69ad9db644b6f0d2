//! The pass that finds meetings: who met whom, where, when, and whether it came about.
//!
//! Only sentences with a word that says there is an encounter are read. Such a sentence is
//! cut into chunks ([`chunks`]); the phrases that name somebody who can take part are put
//! into lists ([`participants`], [`arguments`]); each trigger ([`triggers`]) takes its sides
//! from them ([`encounters`]) and its status, place and time from the words around
//! ([`status`], [`place`], [`when`]). What is no encounter is dropped ([`judge`]), and what
//! the article tells more than once becomes one row ([`merge`]).

mod antecedents;
mod arguments;
mod chunks;
mod clauses;
mod companions;
mod contacts;
mod denials;
mod diaries;
mod encounters;
mod gestures;
mod governors;
mod groups;
mod hints;
mod idioms;
mod judge;
mod leaders;
mod lists;
mod merge;
mod noun_phrases;
mod nouns;
mod offices;
mod participants;
mod people;
mod phones;
mod place;
mod pronouns;
mod scene;
mod status;
#[cfg(test)]
mod tests;
mod told_of;
mod triggers;
mod unlisted;
mod visits;
mod when;
mod words;

use std::cell::OnceCell;

use jiff::civil::Date;

use super::{Confidence, DayInterval, Draft, Input, Meeting, MeetingKind, Status};
use crate::text::Token;
use arguments::Reading;
use encounters::Told;
use merge::{Echo, Row};
use people::People;
use scene::Scene;

/// Adds the meetings of the text to the draft.
pub(super) fn find(input: &Input<'_>, draft: &mut Draft) {
    let mut rows: Vec<Row> = Vec::new();
    let mut echoes = Vec::new();
    let mut contacts = Vec::new();
    let people = OnceCell::new();
    let mut n_before = 0;
    for idx in 0..input.segments.sentences.len() {
        let tokens = tokens_of(input, idx);
        let is_told = triggers::may_tell(tokens, input.body);
        let from = n_before;
        n_before = rows.len();
        let is_company = n_before > from && companions::may_tell(tokens, input.body);
        if !is_told && !is_company && !contacts::opens(tokens, input.body) {
            continue;
        }
        let people = people.get_or_init(|| People::new(input, &draft.analysis));
        let scene = Scene::new(input, &draft.analysis, idx);
        let reading = Reading::new(&scene, people);
        if is_company {
            for row in rows.iter_mut().skip(from) {
                reading.add_company_to(&mut row.meeting);
            }
        }
        if is_told {
            read(&reading, &mut rows, &mut echoes);
        }
        contacts::read(&reading, &mut contacts);
    }
    let mut meetings = merge::merge(rows, &echoes);
    drop_other_days(&mut meetings, input.published);
    draft.analysis.contacts = contacts::beside(contacts, &meetings);
    draft.analysis.meetings = meetings;
}

fn tokens_of<'a>(input: &Input<'a>, sentence: usize) -> &'a [Token] {
    let sentence = input.segments.sentences.get(sentence);
    sentence
        .and_then(|s| input.segments.tokens.get(s.tokens.clone()))
        .unwrap_or(&[])
}

/// A visit whose host is told only before it is the meeting that the sentence tells already:
/// "A received B at his seat, the first visit there".
fn drop_echoed_visits(rows: &mut Vec<Row>, from: usize) {
    let told: Vec<Meeting> = rows
        .iter()
        .skip(from)
        .map(|r| r.meeting.clone())
        .filter(|m| {
            !matches!(m.kind, MeetingKind::Visit | MeetingKind::Talks)
                && matches!(m.status, Status::Held | Status::Ongoing)
        })
        .collect();
    let lands =
        |m: &Meeting| -> Vec<_> { m.participants.iter().filter_map(|p| p.country).collect() };
    let mut at = 0;
    rows.retain(|row| {
        at += 1;
        let visit = &row.meeting;
        let is_open = at <= from || visit.kind != MeetingKind::Visit;
        let named_before = visit
            .participants
            .last()
            .is_some_and(|host| host.span.start < visit.trigger.start);
        is_open
            || !named_before
            || !told.iter().any(|m| {
                let met = lands(m);
                lands(visit).iter().all(|c| met.contains(c))
            })
    });
}

fn read(reading: &Reading<'_>, rows: &mut Vec<Row>, echoes: &mut Vec<Echo>) {
    let from = rows.len();
    for trigger in triggers::triggers(reading.scene) {
        let mut is_row = false;
        let mut told = reading.told(&trigger);
        if let [only] = told.as_mut_slice() {
            add_attendance(reading, only);
            reading.add_companions(only);
        }
        let sides = match told.first() {
            Some(told) => told.sides.clone(),
            None if trigger.is_verb => Vec::new(),
            None => reading.owners(trigger.chunk),
        };
        for told in told {
            if let Some(told) = reading.judged(told) {
                is_row = true;
                rows.push(Row {
                    is_background: reading.is_background(&trigger),
                    is_next: reading.is_next(&trigger, told.status),
                    meeting: row(reading, told),
                });
            }
        }
        let is_echo =
            sides.len() < 2 && (!trigger.is_verb || reading.is_speech_or_meeting(&trigger));
        if !is_row && is_echo {
            echoes.push(Echo {
                when: reading.when(&trigger).filter(|_| !trigger.is_verb),
                place: reading.place(trigger.chunk).filter(|_| !trigger.is_verb),
                trigger: reading.scene.span_of(trigger.words.clone()),
                kind: trigger.kind,
                sides,
            });
        }
    }
    drop_echoed_visits(rows, from);
}

/// Talks whose sides only the next sentence tells: "The ministers of A, B and C will take part."
fn add_attendance(reading: &Reading<'_>, told: &mut Told) {
    let is_open = told.sides.len() < 2
        && !told.trigger.is_verb
        && matches!(
            told.kind,
            MeetingKind::Talks | MeetingKind::Meeting | MeetingKind::Summit
        );
    if !is_open {
        return;
    }
    let scene = Scene::new(
        reading.scene.input,
        reading.scene.analysis,
        reading.scene.sentence + 1,
    );
    let next = Reading::new(&scene, reading.people);
    told.sides.extend(next.attendance());
    if told.sides.len() > 1 {
        told.settle_kind();
        told.reason = encounters::Construction::Attendance;
    }
}

fn row(reading: &Reading<'_>, told: Told) -> Meeting {
    let scene = reading.scene;
    let when = reading
        .when(&told.trigger)
        .map(|(days, span)| (from_today(days, told.status, scene.input.published), span));
    let place = match (told.kind, told.sides.last()) {
        (MeetingKind::Call, _) => None,
        (MeetingKind::Visit, Some(host))
            if told.n_hosts > 0
                && host.country.is_some()
                && host.kind == super::PartyKind::Country =>
        {
            Some(super::Place {
                span: host.span,
                name: place_name(host, reading),
                country: host.country,
            })
        }
        _ => reading
            .place(told.trigger.chunk)
            .or_else(|| reading.place_before(told.trigger.chunk)),
    };
    let mut told = told;
    let when = when.map(|(days, span)| (reading.as_told(&told, days, span), span));
    if let (Some((days, _)), Some(today), Status::Held | Status::Ongoing) =
        (&when, scene.input.published, told.status)
        && days.first > today
        && reading.is_ahead_by_date(&told.trigger, when.as_ref().map(|w| w.1))
    {
        told.status = Status::Planned;
    }
    let when = when.filter(|(days, span)| !reading.dates_the_end(&told, *days, *span));
    let trigger = scene.span_of(told.trigger.words.clone());
    let reason = reason(&told, trigger.of(scene.input.body)).into();
    let confidence = confidence(&told, reading);
    Meeting {
        trigger,
        participants: told.sides,
        kind: told.kind,
        status: told.status,
        when: when.map(|w| w.0),
        when_span: when.map(|w| w.1),
        place,
        evidence: scene.span(),
        also: Vec::new(),
        confidence,
        reason,
    }
}

/// What was held, or goes on, has no day after the article, and what is planned none before it:
/// such a day dates something else.
fn drop_other_days(meetings: &mut [Meeting], today: Option<Date>) {
    let Some(today) = today else { return };
    for row in meetings {
        let is_other = |days: DayInterval| match row.status {
            Status::Held | Status::Ongoing => days.first > today,
            Status::Planned | Status::Proposed => days.last < today,
            Status::Cancelled | Status::Refused => false,
        };
        if row.when.is_some_and(is_other) {
            row.when = None;
            row.when_span = None;
        }
    }
}

/// What is planned for "this week" lies in what is left of it.
fn from_today(days: DayInterval, status: Status, today: Option<Date>) -> DayInterval {
    match today {
        Some(today) if status == Status::Planned && days.first < today && today <= days.last => {
            DayInterval {
                first: today,
                last: days.last,
            }
        }
        _ => days,
    }
}

/// Why there is a row: verb “met” with subject and object.
fn reason(told: &Told, trigger: &str) -> String {
    let word_class = if told.trigger.is_verb { "verb" } else { "noun" };
    format!("{word_class} “{trigger}” {}", told.reason.words())
}

/// How sure: less for sides that are only described or told of in another sentence, for people
/// of whom nothing is known, and for a bloc alone at its summit.
fn confidence(told: &Told, reading: &Reading<'_>) -> Confidence {
    let sentence = reading.scene.span();
    let times = |counts: &dyn Fn(&super::Participant) -> bool| {
        let n = told.sides.iter().filter(|s| counts(s)).count();
        u8::try_from(n.min(3)).unwrap_or(3)
    };
    let described = times(&|s| s.entity.is_none());
    let elsewhere = times(&|s| !sentence.contains(s.span)).min(1);
    let unknown = times(&|s| s.kind == super::PartyKind::Person && s.country.is_none());
    let alone = u8::from(told.sides.len() < 2);
    let anyone = u8::from(told.sides.iter().any(judge::is_anyone));
    let cut = 6 * described + 10 * elsewhere + 4 * unknown + 20 * alone + 42 * anyone;
    Confidence(told.reason.confidence().saturating_sub(cut))
}

/// The words that name the host; the country's name where they only describe it.
fn place_name(host: &super::Participant, reading: &Reading<'_>) -> String {
    let body = reading.scene.input.body;
    let words = host.span.of(body);
    let mentions = &reading.scene.analysis.mentions;
    let is_adjective = mentions
        .iter()
        .any(|m| m.span == host.span && m.form == super::MentionForm::Demonym);
    if words.starts_with(char::is_lowercase) || is_adjective {
        host.name.clone()
    } else {
        words.to_owned()
    }
}
