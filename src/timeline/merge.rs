//! Tellings → encounters: which reports tell of the same meeting, and what they add up to.
//!
//! A telling belongs to an encounter if its participants are the same, its form, place and
//! state are compatible and the days can be. When several encounters fit, the best one takes
//! it; an article tells an encounter at most once, since its own repetitions were merged when
//! it was analysed. Everything here is decided by the values alone, in the order of
//! publication.

use std::collections::BTreeMap;

use super::days;
use super::fit::{Place, fit};
use super::party::{self, Likeness};
use super::rounds;
use super::{ArticleId, Encounter, EncounterId, Outline, Party, Report};
use crate::analysis::{Analysis, Meeting, MeetingKind, Status};
use crate::article::Article;

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
    let mut counted = Vec::new();
    for report in reports {
        if counted.contains(&report.kind) {
            continue;
        }
        counted.push(report.kind);
        let n = count(report.kind);
        if n > usual.1 {
            usual = (report.kind, n);
        }
    }
    usual.0
}

/// The place most reports tell; of equals, the one told last.
fn usual_place(reports: &[Report]) -> Option<Place> {
    let named = reports.iter().filter_map(|r| r.place.as_ref());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let keyed: Vec<(String, &Place)> = named.map(|p| (party::key(&p.0), p)).collect();
    for (key, _) in &keyed {
        *counts.entry(key.clone()).or_default() += 1;
    }
    let usual = keyed.iter().max_by_key(|(key, _)| counts.get(key));
    usual.map(|(_, place)| (*place).clone())
}

#[cfg(test)]
mod tests;
