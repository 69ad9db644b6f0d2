//! Tellings → encounters: which reports tell of the same meeting, and what they add up to.
//!
//! A telling belongs to an encounter if its participants are the same, its form, place and
//! state are compatible and the days can be. When several encounters fit, the best one takes
//! it; an article tells an encounter at most once, since its own repetitions were merged when
//! it was analysed. Everything here is decided by the values alone, in the order of
//! publication.

use super::days;
use super::party::{self, Likeness};
use super::rounds;
use super::{ArticleId, Encounter, EncounterId, Outline, Party, Report};
use crate::analysis::{Analysis, Meeting, MeetingKind, PartyKind, Status};
use crate::article::Article;
use crate::lexicon::CountryCode;

/// A meeting as one article tells it, with its parties.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// What is told.
    pub report: Report,
    /// Who takes part, in the order of the article.
    pub parties: Vec<Party>,
}

/// The meetings that an article tells, in the order of its analysis.
pub fn tellings(id: ArticleId, article: &Article, analysis: &Analysis) -> Vec<Telling> {
    let meetings = analysis.meetings.iter().zip(0..);
    meetings
        .map(|(meeting, index)| telling(id, article, analysis, meeting, index))
        .collect()
}

/// Merges tellings into encounters, numbered from 0 in the order in which they are first told.
pub fn merge(tellings: Vec<Telling>) -> Vec<Encounter> {
    let groups = group(tellings).into_iter().zip(0..);
    groups
        .map(|(group, id)| assemble(EncounterId(id), group))
        .collect()
}

/// Tellings of one encounter each; in the order in which they are first told, whatever the
/// order in which they come.
pub fn group(mut tellings: Vec<Telling>) -> Vec<Vec<Telling>> {
    tellings.sort_by_cached_key(|telling| order(&telling.report));
    let mut groups: Vec<(Vec<Telling>, Outline)> = Vec::new();
    for telling in tellings {
        let best = best_of(&groups, &telling);
        if let Some((group, outline)) = best.and_then(|index| groups.get_mut(index)) {
            group.push(telling);
            *outline = Outline::of(&assemble(EncounterId(0), group.clone()));
        } else {
            let encounter = assemble(EncounterId(0), vec![telling.clone()]);
            groups.push((vec![telling], Outline::of(&encounter)));
        }
    }
    groups.into_iter().map(|(group, _)| group).collect()
}

/// How well a telling fits an encounter of this outline, higher is better; `None` if they are
/// different encounters.
pub fn fit(outline: &Outline, telling: &Telling) -> Option<u32> {
    let report = &telling.report;
    let told = days::told(report);
    let is_close = days::are_close(&outline.told, &told);
    if !kinds_fit(outline.kind, report.kind, is_close) {
        return None;
    }
    let parties = Matched::of(&outline.parties, &telling.parties);
    let place = places(outline.place.as_ref(), report.place.as_ref());
    let is_dated = [outline.told.is_sharp(), told.is_sharp()];
    let near = Near {
        is_close,
        is_sure: is_dated.contains(&true) || place == Places::Same,
        is_same_day: is_close && !is_dated.contains(&false),
        is_plan: is_plan(outline.status) && is_plan(report.status),
        place,
    };
    if !parties_fit(&parties, [outline.kind, report.kind], near) {
        return None;
    }
    if place == Places::Apart && !(is_close && parties.is_exact()) {
        return None;
    }
    let distance = days::distance(&outline.told, &told, place == Places::Same)?;
    if !rounds_fit(outline, telling, near) || is_too_vague(outline, telling, distance) {
        return None;
    }
    Some(score(
        &parties,
        outline.kind == report.kind,
        place,
        distance,
    ))
}

/// Whether the parties are such that both may tell one encounter, whatever the rest.
pub fn shares_parties(outline: &Outline, telling: &Telling) -> bool {
    let matched = Matched::of(&outline.parties, &telling.parties);
    let is_alone = outline.parties.len() < 2 || telling.parties.len() < 2;
    matched.n() > 1 || (is_alone && matched.n() == 1)
}

/// Whether something told of the encounter was told on the day of this telling or later: what
/// was merged since may have to be merged anew.
pub fn comes_late(outline: &Outline, telling: &Telling) -> bool {
    let last = outline.told.published.map(|days| days.last);
    telling.report.published.map(|p| p.date) <= last
}

/// Days over which plans without a day may still be one, if no people or no form tell them apart.
const VAGUE_PLAN_DAYS: u32 = 10;

/// Two rounds of talks are two; and a plan for a second round is not the plan told before it.
fn rounds_fit(outline: &Outline, telling: &Telling, near: Near) -> bool {
    match (outline.round, rounds::round(&telling.report)) {
        (Some(a), Some(b)) => a == b,
        (None, Some(b)) => near.is_same_day || !is_plan(telling.report.status) || b < 2,
        _ => true,
    }
}

fn is_plan(status: Status) -> bool {
    matches!(status, Status::Planned | Status::Proposed)
}

/// Without a day on either side, states talk too often, and plans of another form are too
/// many, to be one over weeks.
fn is_too_vague(outline: &Outline, telling: &Telling, distance: u32) -> bool {
    let is_undated = outline.told.when.is_none() && telling.report.when.is_none();
    let has_people = |parties: &[Party]| parties.iter().any(|p| p.kind == PartyKind::Person);
    let of_people = has_people(&outline.parties) && has_people(&telling.parties);
    let kinds = [outline.kind, telling.report.kind];
    let is_same_form = outline.kind == telling.report.kind;
    let n_summits = kinds.iter().filter(|k| **k == MeetingKind::Summit).count();
    let is_other_level = n_summits == 1 && !of_people;
    let is_far = distance > VAGUE_PLAN_DAYS && !(of_people && is_same_form);
    is_undated && (is_far || is_other_level)
}

/// What the tellings of one encounter add up to. An empty list makes an encounter without
/// parties.
pub fn assemble(id: EncounterId, mut tellings: Vec<Telling>) -> Encounter {
    tellings.sort_by_cached_key(|telling| order(&telling.report));
    let (parties, keys) = unite(&tellings);
    let mut reports: Vec<Report> = tellings.into_iter().map(|t| t.report).collect();
    for (report, keys) in reports.iter_mut().zip(keys) {
        report.parties = keys;
    }
    let status = latest_status(&reports);
    Encounter {
        id,
        parties,
        kind: usual_kind(&reports),
        status,
        when: days::usual(&reports, status),
        place: usual_place(&reports),
        reports,
    }
}

impl Outline {
    /// What of an encounter decides whether a further telling belongs to it.
    pub fn of(encounter: &Encounter) -> Outline {
        Outline {
            parties: encounter.parties.clone(),
            kind: encounter.kind,
            status: encounter.status,
            place: encounter.place.clone(),
            told: days::told_by_all(encounter),
            round: encounter.reports.iter().find_map(rounds::round),
        }
    }
}

/// Reports in order of publication, whatever the order in which they were stored: those that
/// only have a day by the life of an encounter, then by their words.
pub(super) fn order(report: &Report) -> impl Ord + use<> {
    let published = report.published.map(|p| (p.date, p.time));
    let life = match report.status {
        Status::Proposed => 0,
        Status::Planned => 1,
        Status::Refused | Status::Cancelled => 2,
        Status::Ongoing => 3,
        Status::Held => 4,
    };
    (
        published,
        life,
        report.sentence.clone(),
        report.title.clone(),
        report.source.clone(),
        report.article,
        report.meeting,
    )
}

fn telling(
    id: ArticleId,
    article: &Article,
    analysis: &Analysis,
    meeting: &Meeting,
    index: u32,
) -> Telling {
    let parties: Vec<Party> = meeting
        .participants
        .iter()
        .map(|participant| party::party(participant, analysis))
        .collect();
    let report = Report {
        article: id,
        meeting: index,
        published: article.published,
        source: article.source.clone(),
        title: article.title.clone(),
        confidence: meeting.confidence,
        kind: meeting.kind,
        status: days::state(
            meeting.status,
            meeting.when,
            article.published.map(|p| p.date),
        ),
        when: meeting.when,
        place: meeting.place.as_ref().map(|p| (p.name.clone(), p.country)),
        trigger: meeting.trigger,
        evidence: meeting.evidence,
        sentence: meeting.evidence.of(&article.body).to_owned(),
        parties: parties.iter().map(|p| p.key.clone()).collect(),
    };
    Telling { report, parties }
}

fn best_of(groups: &[(Vec<Telling>, Outline)], telling: &Telling) -> Option<usize> {
    let mut best: Option<(u32, usize)> = None;
    let article = telling.report.article;
    for (index, (group, outline)) in groups.iter().enumerate() {
        if group.iter().any(|t| t.report.article == article) {
            continue;
        }
        if let Some(fit) = fit(outline, telling).filter(|fit| best.is_none_or(|(b, _)| *fit > b)) {
            best = Some((fit, index));
        }
    }
    best.map(|(_, index)| index)
}

/// How the parties of two tellings pair up.
#[derive(Clone, Copy, Debug)]
struct Matched {
    same: usize,
    stands: usize,
    only_left: usize,
    only_right: usize,
    /// People of both sides that the other does not name.
    unpaired_people: usize,
}

impl Matched {
    fn of(left: &[Party], right: &[Party]) -> Matched {
        let mut taken = vec![false; right.len()];
        let mut paired = vec![false; left.len()];
        let mut n = [0_usize; 2];
        for (wanted, n) in [Likeness::Same, Likeness::Stands].into_iter().zip(&mut n) {
            for (a, paired) in left.iter().zip(&mut paired).filter(|(_, paired)| !**paired) {
                let free = right
                    .iter()
                    .zip(&mut taken)
                    .find(|(b, taken)| !**taken && party::likeness(a, b) == Some(wanted));
                if let Some((_, taken)) = free {
                    (*taken, *paired, *n) = (true, true, *n + 1);
                }
            }
        }
        let [same, stands] = n;
        let people = |parties: &[Party], paired: &[bool]| {
            let unpaired = parties.iter().zip(paired).filter(|(_, paired)| !**paired);
            unpaired
                .filter(|(p, _)| p.kind == PartyKind::Person)
                .count()
        };
        Matched {
            same,
            stands,
            only_left: left.len() - same - stands,
            only_right: right.len() - same - stands,
            unpaired_people: people(left, &paired) + people(right, &taken),
        }
    }

    fn n(&self) -> usize {
        self.same + self.stands
    }

    fn n_unpaired(&self) -> usize {
        self.only_left + self.only_right
    }

    fn is_exact(&self) -> bool {
        self.stands + self.n_unpaired() == 0
    }

    /// Whether at least half of all who are named are named by both.
    fn is_half(&self) -> bool {
        self.n() >= self.n_unpaired()
    }
}

/// How near two tellings are to each other.
#[derive(Clone, Copy, Debug)]
struct Near {
    /// In time: on the same days, or news of the same day.
    is_close: bool,
    /// At least one names the day, or both the place: not only the news are of one day.
    is_sure: bool,
    /// Both name the day.
    is_same_day: bool,
    /// Both are plans.
    is_plan: bool,
    place: Places,
}

/// Two tellings have the same participants: all of both; or, on the same days, all of one where
/// the other names more; or most of the guests of a summit.
fn parties_fit(matched: &Matched, kinds: [MeetingKind; 2], near: Near) -> bool {
    let is_together = near.is_close && near.is_sure;
    let is_summit = |kind: &MeetingKind| *kind == MeetingKind::Summit;
    let (one_summit, two_summits) = (kinds.iter().any(is_summit), kinds.iter().all(is_summit));
    // A state that offers a room is named with the plan, or is not.
    let is_host = two_summits && near.is_plan && matched.n() > 1 && matched.unpaired_people == 0;
    if matched.same == 0 {
        // States on one side, their people on the other: only on a day that both name, or where
        // both speak of a summit.
        let is_told = near.is_same_day || two_summits;
        return is_told && matched.stands > 1 && (matched.n_unpaired() == 0 || is_host);
    }
    if matched.stands > 0 && !near.is_close && near.place != Places::Same {
        return false;
    }
    let all_of_one = matched.only_left == 0 || matched.only_right == 0;
    if matched.n() == 1 {
        let is_same_bloc = matched.is_exact() || near.is_close || near.place == Places::Same;
        return two_summits && all_of_one && is_same_bloc;
    }
    if matched.n_unpaired() == 0 {
        true
    } else if all_of_one {
        is_together && (matched.is_half() || one_summit) || is_host && matched.same > 1
    } else {
        is_together && two_summits && matched.is_half()
    }
}

/// A call is no meeting and a visit is told beside its talks; the other forms are often used
/// for one another.
fn kinds_fit(a: MeetingKind, b: MeetingKind, is_close: bool) -> bool {
    use MeetingKind::{Call, Meeting, Summit, Talks};
    let in_room = |kind| matches!(kind, Meeting | Summit | Talks);
    let by_phone = |kind| matches!(kind, Call | Talks);
    a == b || (in_room(a) && in_room(b)) || (is_close && by_phone(a) && by_phone(b))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Places {
    Same,
    Maybe,
    Apart,
}

type Place = (String, Option<CountryCode>);

fn places(a: Option<&Place>, b: Option<&Place>) -> Places {
    let (Some((a_name, a_country)), Some((b_name, b_country))) = (a, b) else {
        return Places::Maybe;
    };
    if party::key(a_name) == party::key(b_name) {
        Places::Same
    } else if a_country.is_some() && b_country.is_some() && a_country != b_country {
        Places::Apart
    } else {
        Places::Maybe
    }
}

/// Participants count most, then nearness in time, then place and form.
fn score(matched: &Matched, is_same_kind: bool, place: Places, distance: u32) -> u32 {
    let parties = 1000 * matched.same as u32 + 300 * matched.stands as u32;
    let missing = 200 * matched.n_unpaired() as u32;
    let time = 10 * (60 - distance.min(60));
    let place = if place == Places::Same { 250 } else { 0 };
    let kind = if is_same_kind { 100 } else { 0 };
    (parties + time + place + kind).saturating_sub(missing)
}

/// All parties of the tellings, most often named first, and for each telling the keys of its own.
fn unite(tellings: &[Telling]) -> (Vec<Party>, Vec<Vec<String>>) {
    let mut slots: Vec<(Party, usize)> = Vec::new();
    let mut used: Vec<Vec<usize>> = Vec::new();
    for telling in tellings {
        let mut own: Vec<usize> = Vec::new();
        for party in &telling.parties {
            let slot = slot_of(&slots, &own, party);
            match slot.and_then(|index| slots.get_mut(index)) {
                Some((known, n)) => {
                    *n += 1;
                    take_fuller(known, party);
                }
                None => slots.push((party.clone(), 1)),
            }
            own.push(slot.unwrap_or(slots.len() - 1));
        }
        used.push(own);
    }
    let key = |index: &usize| slots.get(*index).map(|(party, _)| party.key.clone());
    let keys = used
        .iter()
        .map(|own| own.iter().filter_map(key).collect())
        .collect();
    slots.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    (slots.into_iter().map(|(party, _)| party).collect(), keys)
}

/// Where a party stands already; surest likeness first, never a place that the same telling
/// gave to another.
fn slot_of(slots: &[(Party, usize)], own: &[usize], party: &Party) -> Option<usize> {
    let find = |wanted| {
        let mut slots = slots.iter().enumerate();
        slots.find(|(index, (known, _))| {
            !own.contains(index) && party::likeness(known, party) == Some(wanted)
        })
    };
    let found = find(Likeness::Same).or_else(|| find(Likeness::Stands));
    found.map(|(index, _)| index)
}

fn take_fuller(known: &mut Party, told: &Party) {
    let country = known.country.or(told.country);
    if party::is_fuller(told, known) {
        *known = told.clone();
    }
    known.country = country;
}

/// The latest word counts; but once it is held or going on, an older plan that is printed later
/// takes nothing back.
fn latest_status(reports: &[Report]) -> Status {
    let mut status = None;
    for report in reports {
        let took_place = matches!(status, Some(Status::Held | Status::Ongoing));
        let takes_place = matches!(report.status, Status::Held | Status::Ongoing);
        if !took_place || takes_place {
            status = Some(report.status);
        }
    }
    status.unwrap_or(Status::Planned)
}

/// The form most reports tell; of equals, the one told first.
fn usual_kind(reports: &[Report]) -> MeetingKind {
    let count = |kind| reports.iter().filter(|r| r.kind == kind).count();
    let mut usual = (MeetingKind::Meeting, 0);
    for report in reports {
        if count(report.kind) > usual.1 {
            usual = (report.kind, count(report.kind));
        }
    }
    usual.0
}

/// The place most reports tell; of equals, the one told last.
fn usual_place(reports: &[Report]) -> Option<Place> {
    let named = || reports.iter().filter_map(|r| r.place.as_ref());
    let count = |(name, _): &Place| {
        let key = party::key(name);
        named()
            .filter(|(other, _)| party::key(other) == key)
            .count()
    };
    named().max_by_key(|place| count(place)).cloned()
}

#[cfg(test)]
mod tests;
