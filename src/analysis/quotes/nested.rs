//! Reports that stand inside others, or inside a clause that is only part of the sentence.

use std::ops::Range;

use super::noun::Phrase;
use super::reported::{Report, report};
use super::scene::Scene;
use super::verbal::past_adverbs;
use super::words::Tags;

/// Whether a later cue in the sentence reports all of it, this report included: "The group
/// has called for a strike, according to the minister".
pub(super) fn is_within_other(
    scene: &Scene<'_>,
    inner: &Report,
    sentence: Range<usize>,
    free_from: usize,
) -> bool {
    let end = inner.content.iter().map(|c| c.end).max().unwrap_or(0);
    if inner.worth >= WEAK {
        return false;
    }
    (inner.verb + 1..sentence.end).any(|at| {
        let by_source = scene.is(at, "according");
        let trails = at >= end && scene.tag(at).any(Tags::BARE);
        (by_source || trails)
            && !scene.is_marked(at)
            && report_of_all(scene, at, sentence.clone(), free_from)
    })
}

/// A report worth less than this may give way to one that takes it in.
const WEAK: i32 = 50;

/// Whether the cue at `at` follows the words it reports, which start at `free_from`.
fn report_of_all(scene: &Scene<'_>, at: usize, sentence: Range<usize>, free_from: usize) -> bool {
    at > free_from + 1
        && report(scene, at, sentence, free_from)
            .is_some_and(|r| r.content.first().is_some_and(|c| c.start == free_from))
}

/// "said it was late and urged …": the verb goes on right where the report before it ended,
/// and so does its speaker.
pub(super) fn carries_on(scene: &Scene<'_>, verb: usize, end: usize) -> bool {
    let mut at = end;
    let after_comma = scene.is(at, ",");
    if after_comma {
        at += 1;
    }
    if scene.tag(at).any(Tags::CONJ) {
        at += 1;
    } else if !after_comma || scene.tag(verb).any(Tags::ING) {
        // "promised a review, insisted that …" is a list; ", saying that" has its own rule.
        return false;
    }
    while at < verb && scene.tag(at).any(Tags::ADVERB.and(Tags::AUX)) {
        at += 1;
    }
    at == verb
}

/// Whether the report stands in a clause that is only part of the sentence ("While Merz said
/// …, he", "Merz, who said …, left"): what is said then ends at the comma.
pub(super) fn is_inside(scene: &Scene<'_>, speaker: &Phrase, bound: usize) -> bool {
    if let Some(relative) = speaker.relative {
        return relative > bound && scene.is(relative - 1, ",");
    }
    let first = speaker.tokens.start;
    let lead = past_adverbs(scene, first, bound).filter(|at| *at >= bound);
    let Some(mut at) = lead else { return false };
    while at > bound && !scene.tag(at).any(Tags::SUBORD) && first - at < 4 && scene.is_word(at) {
        at -= 1;
    }
    let opens = at == bound
        || scene.is_punct(at - 1)
        || scene.tag(at - 1).any(Tags::CONJ.and(Tags::ADVERB));
    scene.tag(at).any(Tags::SUBORD) && !scene.is(at, "than") && opens
}
