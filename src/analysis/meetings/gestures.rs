//! Ways of meeting that news tells without a word for it: a walk, a ride in one car, a photograph
//! together.
//!
//! The verbs have other uses ("families huddled in shelters"), so only people by name count, and
//! only where two of them are told.

use std::ops::Range;

use super::chunks::{ChunkKind, Verb};
use super::scene::Scene;
use super::words::{Class, is_one_of};
use crate::analysis::{Participant, PartyKind};

/// How far behind its verb, in words, what makes it a gesture may stand.
const REACH: usize = 5;
/// What people ride in.
const VEHICLES: &str = "car limousine limo plane train jet helicopter yacht";
/// What people who meet say or give to each other.
const EXCHANGED: &str =
    "pleasantries greetings handshakes handshake words hugs hug smiles embraces jokes";

/// Whether a word, in lower case, may be the verb of a gesture.
pub(super) fn is_gesture(word: &str) -> bool {
    matches!(
        word,
        "huddle"
            | "huddles"
            | "huddled"
            | "huddling"
            | "dines"
            | "dined"
            | "lunched"
            | "breakfasted"
            | "golfed"
            | "strolled"
            | "strolls"
            | "walked"
            | "walks"
            | "rode"
            | "drove"
            | "boarded"
            | "posed"
            | "poses"
            | "exchanged"
            | "co-chair"
            | "co-chairs"
            | "co-chaired"
    )
}

/// The words of a verb that tells of people together.
pub(super) fn gesture(scene: &Scene<'_>, chunk: usize, verb: &Verb) -> Option<Range<usize>> {
    let end = scene.chunk(chunk)?.words.end;
    let near = |list: &str| (end..end + REACH).any(|i| is_one_of(scene.lower(i), list));
    let next = scene.lower(end);
    let is_told = match scene.lower(verb.head) {
        "huddle" | "huddles" | "huddled" | "huddling" => true,
        "dines" | "dined" | "lunched" | "breakfasted" | "golfed" => near("with together"),
        "strolled" | "strolls" | "walked" | "walks" | "rode" | "drove" => {
            is_one_of(next, "with together alongside")
                || (is_one_of(next, "through") && near("with together"))
        }
        "boarded" => boards_with(scene, chunk),
        "posed" | "poses" => is_one_of(next, "for with together") && near("with together"),
        "exchanged" => scene
            .noun(chunk + 1)
            .is_some_and(|n| is_one_of(scene.lower(n.head), EXCHANGED)),
        "co-chair" | "co-chairs" | "co-chaired" => !leads_on(scene, chunk),
        _ => false,
    };
    is_told.then_some(verb.head..verb.head + 1)
}

/// "boarded X's car".
fn boards_with(scene: &Scene<'_>, chunk: usize) -> bool {
    let owns = scene.noun(chunk + 1).is_some_and(|n| n.owns);
    let behind = scene.noun(chunk + 2);
    owns && behind.is_some_and(|n| is_one_of(scene.lower(n.head), VEHICLES))
}

/// "co-chaired talks": the noun behind the verb tells the encounter itself.
fn leads_on(scene: &Scene<'_>, chunk: usize) -> bool {
    let noun = scene.noun(chunk + 1);
    noun.is_some_and(|n| super::triggers::is_noun_of_meeting(scene.lower(n.head)))
}

/// Whether people by name do it, two at least.
pub(super) fn are_together(sides: &[Participant]) -> bool {
    sides.len() > 1 && sides.iter().all(|s| s.kind == PartyKind::Person)
}

/// The first word from `idx` on that is no adverb: "spoke briefly with", "met privately with".
pub(super) fn past_adverbs(scene: &Scene<'_>, idx: usize) -> usize {
    let is_adverb = |i: usize| {
        scene
            .words
            .get(i)
            .is_some_and(|w| w.class == Class::Adverb && w.time.is_none())
    };
    if is_adverb(idx) { idx + 1 } else { idx }
}

/// The word behind "face-to-face", "face to face" or "in person" at `idx`, if it stands there.
pub(super) fn past_in_person(scene: &Scene<'_>, idx: usize) -> Option<usize> {
    let word = |i: usize| scene.lower(idx + i);
    match (word(0), word(1)) {
        ("face-to-face" | "one-on-one" | "in-person", _) => Some(idx + 1),
        ("in", "person") => Some(idx + 2),
        ("face", "to" | "-") => (idx + 2..idx + 5)
            .find(|i| scene.lower(*i) == "face")
            .map(|i| i + 1),
        _ => None,
    }
}

/// "invited X to dinner", "joined X for lunch": a meal that the verb above brings guests to.
pub(super) fn is_meal_of_guests(scene: &Scene<'_>, chunk: usize) -> bool {
    let Some(before) = chunk.checked_sub(1).and_then(|i| scene.chunk(i)) else {
        return false;
    };
    if before.kind != ChunkKind::Prep && !is_one_of(scene.lower(before.words.start), "to") {
        return false;
    }
    let is_led = is_one_of(scene.lower(before.words.start), "to for over");
    let verb = (0..chunk)
        .rev()
        .find_map(|i| match scene.chunk(i).map(|c| &c.kind) {
            Some(ChunkKind::Verb(v)) => Some(v.lemma),
            _ => None,
        });
    is_led && verb.is_some_and(|l| is_one_of(l, "invite join meet"))
}

/// "hosted a luncheon for X": a meal that somebody gives.
pub(super) fn is_meal_given(scene: &Scene<'_>, chunk: usize) -> bool {
    let end = scene.chunk(chunk).map_or(0, |c| c.words.end);
    let is_for = scene.lower(end) == "for"
        || (scene.lower(end) == "in" && is_one_of(scene.lower(end + 1), "honor honour"));
    let verb = chunk.checked_sub(1).and_then(|i| scene.chunk(i));
    let gives = matches!(verb.map(|c| &c.kind), Some(ChunkKind::Verb(v))
        if is_one_of(v.lemma, "host give hold throw offer"));
    is_for && gives
}

/// Whether a word is a meal at which people meet.
pub(super) fn is_meal(word: &str) -> bool {
    matches!(
        word,
        "dinner" | "lunch" | "breakfast" | "luncheon" | "banquet"
    )
}
