//! The "that" that opens a reported clause, told from every other one.

use super::clause::{after_adjuncts, after_hearer};
use super::scene::Scene;
use super::words::Tags;

/// How far after its verb a "that" may stand, in tokens.
const REACH_THAT: usize = 16;

/// A "that" that opens a clause, with nothing but hearer and adjuncts before it.
pub(super) fn that_after(scene: &Scene<'_>, verb: usize, end: usize) -> Option<usize> {
    let verb_tag = scene.tag(verb);
    let that = (verb + 1..end.min(verb + REACH_THAT))
        .find(|at| scene.tag(*at).any(Tags::THAT) && scene.is(*at, "that"))?;
    if scene.is_marked(that) || !opens_clause(scene, that) {
        return None;
    }
    let mut at = verb + 1;
    if scene.is(at, "out") && scene.word(verb).starts_with("point") {
        at += 1;
    }
    if verb_tag.any(Tags::HEARER) {
        at = after_hearer(scene, at, end);
    }
    let is_near = at == that
        || after_adjuncts(scene, at, end) == that
        || after_adjuncts(scene, verb + 1, end) == that
        || after_insertion(scene, at, that);
    (is_near && is_source_like(scene, verb_tag, at, that)
        || verb_tag.any(Tags::SURE) && is_adjunct(scene, verb, that)
        || names_what_is_said(scene, verb, that)
        || verb_tag.any(Tags::HEARER) && is_plain(scene, verb, that))
    .then_some(that)
}

/// Whether a "that" opens a clause: no "that day", no "like that".
fn opens_clause(scene: &Scene<'_>, that: usize) -> bool {
    let next = scene.tag(that + 1);
    let is_article = next.any(Tags::TIME) && !scene.is_marked(that + 1)
        || scene.is(that + 1, "same")
        || scene.is_punct(that + 1) && !scene.is_marked(that + 1) && !scene.is(that + 1, ",");
    let before = that
        .checked_sub(1)
        .map(|b| scene.tag(b))
        .unwrap_or_default();
    let is_object = before.any(Tags::PREP) || that > 0 && scene.is(that - 1, "just");
    !is_article && !is_object
}

/// "said, in a letter, that": a stretch between two commas parts verb and clause.
fn after_insertion(scene: &Scene<'_>, at: usize, that: usize) -> bool {
    scene.is(at, ",") && that > at + 1 && scene.is(that - 1, ",")
}

/// After a verb with other uses an adjunct must be one of time, place or occasion: "found in
/// a role that suits him" reports nothing.
fn is_source_like(scene: &Scene<'_>, verb: Tags, from: usize, that: usize) -> bool {
    if verb.any(Tags::SURE) || from + 1 >= that {
        return true;
    }
    let is_said = verb.any(Tags::DIRECT) && verb.any(Tags::BARE);
    if is_said && matches!(scene.word(from), "in" | "on" | "during" | "via" | "after") {
        return true;
    }
    let fits = Tags::TIME
        .and(Tags::HUMAN)
        .and(Tags::SOURCE)
        .and(Tags::ADVERB);
    let last = that - 1;
    scene.tag(last).any(fits) || scene.mention_at(last).is_some() || scene.is_punct(last)
}

/// "said after meeting the minister that": a time or an occasion without a verb in a tense.
fn is_adjunct(scene: &Scene<'_>, verb: usize, that: usize) -> bool {
    let opens = matches!(
        scene.word(verb + 1),
        "after"
            | "before"
            | "during"
            | "when"
            | "while"
            | "following"
            | "upon"
            | "at"
            | "in"
            | "on"
    );
    let stops = Tags::MARKED
        .and(Tags::AUX)
        .and(Tags::RELATIVE)
        .and(Tags::CONJ);
    opens
        && (verb + 1..that)
            .all(|at| !scene.tag(at).any(stops) && (!scene.is_punct(at) || scene.is(at, "-")))
}

/// "expressed hope that", "made clear that": what stands between names what is said.
fn names_what_is_said(scene: &Scene<'_>, verb: usize, that: usize) -> bool {
    let before = that - 1;
    before > verb && that - verb <= 5 && SAID_NOUNS.contains(&scene.word(before))
}

/// Nouns for what is said, thought or known.
const SAID_NOUNS: &[&str] = &[
    "concern",
    "concerns",
    "confidence",
    "hope",
    "hopes",
    "fear",
    "fears",
    "belief",
    "view",
    "doubt",
    "doubts",
    "claim",
    "claims",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "suggestion",
    "suggestions",
    "idea",
    "notion",
    "argument",
    "assertion",
    "warning",
    "warnings",
    "promise",
    "pledge",
    "vow",
    "threat",
    "prediction",
    "conclusion",
    "impression",
    "opinion",
    "conviction",
    "reports",
    "rumors",
    "rumours",
    "assurance",
    "assurances",
    "optimism",
    "regret",
    "surprise",
    "frustration",
    "clear",
    "plain",
];

/// Nothing between a verb and "that" that could be a verb or part clauses.
fn is_plain(scene: &Scene<'_>, verb: usize, that: usize) -> bool {
    let stops = Tags::MARKED
        .and(Tags::AUX)
        .and(Tags::SUBORD)
        .and(Tags::RELATIVE)
        .and(Tags::TO);
    (verb + 1..that).all(|at| {
        let tag = scene.tag(at);
        let is_pronoun = tag.any(Tags::PRONOUN) && at > verb + 1;
        let is_mark = scene.is_punct(at) && !scene.is(at, "-") && !scene.is(at, "'");
        !tag.any(stops) && !is_pronoun && !is_mark
    })
}
