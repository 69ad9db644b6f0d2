//! Encounters that are no meetings: the sides are pronouns or described ("our meetings", "he
//! spoke to the rebels", "delegates convened"), private people, or left out.
//!
//! They stand apart from the meetings, with a confidence below [`LIMIT`], so that no timeline
//! and no count knows them; who wants them lowers the threshold. A trigger that tells a meeting,
//! or speaks again of one, is none here.

mod doers;
mod frames;
mod humans;
mod nouns;
mod occasions;
mod openings;
mod parties;
#[cfg(test)]
mod tests;
mod verbs;

use super::arguments::Reading;
use super::judge::is_same;
use super::triggers::Trigger;
use super::words::is_one_of;
use crate::analysis::{Confidence, Meeting, MeetingKind, Participant, Status};

pub(super) use openings::opens;

/// Contacts are less sure than any meeting that is shown unasked.
const LIMIT: u8 = 50;

/// A trigger with the parties that its sentence gives it.
struct Found {
    trigger: Trigger,
    parties: Vec<Participant>,
}

/// Adds the contacts of a sentence.
pub(super) fn read(reading: &Reading<'_>, contacts: &mut Vec<Meeting>) {
    let from = contacts.len();
    for idx in 0..reading.scene.chunks.len() {
        let found = match reading.kind(idx) {
            Some(super::chunks::ChunkKind::Noun(_)) => reading.contact_noun(idx),
            Some(super::chunks::ChunkKind::Verb(_)) => reading.contact_verb(idx),
            _ => None,
        };
        let Some(found) = found else { continue };
        let told_here = contacts.get(from..).unwrap_or(&[]);
        if !found.parties.is_empty() && told_here.iter().any(|m| covers(m, &found.parties)) {
            continue;
        }
        contacts.push(contact(reading, found));
    }
}

/// The contacts that tell something beside the meetings, in text order.
pub(super) fn beside(contacts: Vec<Meeting>, meetings: &[Meeting]) -> Vec<Meeting> {
    let mut kept: Vec<Meeting> = Vec::new();
    for contact in contacts {
        let is_told = meetings.iter().any(|m| {
            m.trigger.overlaps(contact.trigger)
                || m.also.iter().any(|a| a.overlaps(contact.trigger))
                || (m.evidence == contact.evidence && covers(m, &contact.participants))
        });
        if is_told {
            continue;
        }
        match kept.iter_mut().find(|k| is_again(k, &contact)) {
            Some(first) => first.also.push(contact.trigger),
            None => kept.push(contact),
        }
    }
    kept
}

/// Whether all `parties` take part in `meeting`.
fn covers(meeting: &Meeting, parties: &[Participant]) -> bool {
    parties
        .iter()
        .all(|p| meeting.participants.iter().any(|q| is_same(p, q)))
}

/// The same named parties in the same form on the same days: told again.
fn is_again(first: &Meeting, contact: &Meeting) -> bool {
    let is_named = |m: &Meeting| m.participants.iter().all(|p| p.entity.is_some());
    contact.participants.len() > 1
        && first.kind == contact.kind
        && first.when == contact.when
        && is_named(contact)
        && is_named(first)
        && covers(first, &contact.participants)
}

fn contact(reading: &Reading<'_>, found: Found) -> Meeting {
    let scene = reading.scene;
    let trigger = &found.trigger;
    let trigger_word = scene.lower(trigger.words.start);
    let status = if trigger.is_verb {
        reading.verb_status(trigger.chunk)
    } else {
        reading.noun_status(trigger.chunk)
    };
    let when = reading.when(trigger);
    let place = match trigger.kind {
        MeetingKind::Call => None,
        _ => reading.place(trigger.chunk),
    };
    let (confidence, reason) = standing(&found.parties, trigger_word);
    Meeting {
        trigger: scene.span_of(trigger.words.clone()),
        participants: found.parties,
        kind: trigger.kind,
        status: status.unwrap_or(Status::Held),
        when: when.map(|w| w.0),
        when_span: when.map(|w| w.1),
        place,
        evidence: scene.span(),
        also: Vec::new(),
        confidence,
        reason: reason.into(),
    }
}

/// Occasions on which people are heard by many, and what is written or agreed: not quite
/// encounters.
const PUBLIC: &str = "conference conferences interview interviews interviewed debate debates debated rally rallies event events told \
agreement agreements deal accord pact treaty truce ceasefire contract email emails e-mail e-mails letter letters";

/// How much is told of the parties, and so how sure.
fn standing(parties: &[Participant], trigger: &str) -> (Confidence, &'static str) {
    let n_named = parties.iter().filter(|p| p.entity.is_some()).count();
    let (confidence, reason) = match (parties.len(), n_named) {
        (1.., _) if is_one_of(trigger, PUBLIC) => {
            (15, "words before the public, in writing, or agreed on")
        }
        (0, _) => (10, "an encounter without parties told"),
        (_, 0) => (20, "an encounter of people who are only described"),
        (_, 1) => (30, "an encounter with one party by name"),
        _ => (40, "an encounter, but not of two sides of public life"),
    };
    (Confidence(confidence.min(LIMIT - 1)), reason)
}
