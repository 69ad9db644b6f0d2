//! Fixed phrases for meeting somebody: "broke bread with X", "came face to face with X".
//!
//! Their verbs are common words, so a sentence is only read for them where the word that makes
//! the phrase stands near, and a phrase only tells of an encounter between sides that are named.

use std::ops::Range;

use super::chunks::Verb;
use super::gestures::past_adverbs;
use super::scene::Scene;
use super::words::is_one_of;
use crate::analysis::{MeetingKind, Participant, PartyKind};
use crate::text::Token;

/// How far behind its verb, in words, the word that makes the phrase may stand.
const REACH: usize = 6;

/// A fixed phrase.
struct Idiom {
    /// The forms of its verb.
    verbs: &'static str,
    /// Words one of which follows.
    key: &'static str,
    /// The words that lead to the other side; none where it stands beside the verb.
    preps: &'static str,
    /// Whether the other side has to be told behind the phrase.
    needs_other: bool,
}

const fn idiom(verbs: &'static str, key: &'static str, preps: &'static str) -> Idiom {
    Idiom {
        verbs,
        key,
        preps,
        needs_other: true,
    }
}

const IDIOMS: &[Idiom] = &[
    Idiom {
        needs_other: false,
        ..idiom("come comes came coming", "face face-to-face", "with")
    },
    idiom("break breaks broke broken breaking", "bread", "with"),
    idiom("rub rubs rubbed rubbing", "shoulders elbows", "with"),
    Idiom {
        needs_other: false,
        ..idiom("cross crosses crossed", "paths", "with")
    },
    idiom(
        "spend spends spent spending",
        "minutes hour hours day days evening night afternoon morning",
        "with",
    ),
    idiom(
        "share shares shared sharing",
        "meal lunch dinner breakfast ride",
        "with",
    ),
    idiom("roll rolls rolled rolling", "carpet", "for"),
];

/// Verbs of speech that tell of a call where it is by telephone: "raised it with X by phone".
const BY_PHONE: &str = "raise discuss review coordinate agree consult exchange share";

/// Whether a word, in lower case, may be the verb of a fixed phrase.
pub(super) fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "come"
            | "comes"
            | "came"
            | "coming"
            | "break"
            | "breaks"
            | "broke"
            | "broken"
            | "breaking"
            | "rub"
            | "rubs"
            | "rubbed"
            | "rubbing"
            | "cross"
            | "crosses"
            | "crossed"
            | "spend"
            | "spends"
            | "spent"
            | "spending"
            | "share"
            | "shares"
            | "shared"
            | "sharing"
            | "roll"
            | "rolls"
            | "rolled"
            | "rolling"
    )
}

/// Whether a noun, in lower case, tells of an encounter beside a side of its own: "a bilateral
/// with X". Asked of every word of every text.
pub(super) fn is_noun_of_sides(word: &str) -> bool {
    matches!(word, "a" | "bilateral" | "with" | "X")
}

/// Whether the token at `idx`, the verb of a fixed phrase, may open one; cheap.
pub(super) fn may_open(tokens: &[Token], idx: usize, body: &str) -> bool {
    let word = |t: &Token| t.of(body).to_lowercase();
    let Some(verb) = tokens.get(idx).map(word) else {
        return false;
    };
    let mut near = tokens.iter().skip(idx + 1).take(REACH);
    let idiom = of_verb(&verb);
    idiom.is_some_and(|i| near.any(|t| is_one_of(&word(t), i.key)))
}

fn of_verb(verb: &str) -> Option<&'static Idiom> {
    IDIOMS.iter().find(|i| is_one_of(verb, i.verbs))
}

/// The phrase that a verb opens: the form it tells, and its words.
pub(super) fn phrase(
    scene: &Scene<'_>,
    chunk: usize,
    verb: &Verb,
) -> Option<(MeetingKind, Range<usize>)> {
    let idiom = of_verb(scene.lower(verb.head))?;
    let end = scene.chunk(chunk)?.words.end;
    let at = past_adverbs(scene, end);
    let key = (at..at + REACH).find(|i| is_one_of(scene.lower(*i), idiom.key));
    let key = key?;
    let is_led = !idiom.needs_other || (key..key + 4).any(|i| scene.lower(i) == idiom.preps);
    is_led.then_some((MeetingKind::Meeting, verb.head..verb.head + 1))
}

/// The prepositions that lead to the other side of the phrase that `verb`, in lower case, opens.
pub(super) fn preps(verb: &str) -> Option<&'static str> {
    of_verb(verb).map(|i| i.preps)
}

/// Whether those who are told can have met: somebody by name, and people or those of a state.
pub(super) fn are_sides(sides: &[Participant]) -> bool {
    let fits = |s: &Participant| match s.kind {
        PartyKind::Person => true,
        PartyKind::Group => s.country.is_some(),
        _ => false,
    };
    sides.len() > 1 && sides.iter().any(|s| s.kind == PartyKind::Person) && sides.iter().all(fits)
}

/// Whether a verb of speech tells of a call, if its words say that it was by telephone.
pub(super) fn is_told_by_phone(lemma: &str) -> bool {
    is_one_of(lemma, BY_PHONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_of_a_phrase_is_looked_for() {
        let verbs = IDIOMS.iter().flat_map(|i| i.verbs.split(' '));
        let missed: Vec<&str> = verbs.filter(|v| !is_verb(v)).collect();
        assert!(missed.is_empty(), "{missed:?}");
    }
}
