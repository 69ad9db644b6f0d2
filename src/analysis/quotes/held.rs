//! What people who are not named hold: "is expected to", "was asked about", "reportedly",
//! "was criticised". The subject of such a verb is part of what is told.

use std::ops::Range;

use super::clause::{Frame, complement};
use super::extent::{clause_end, object_end};
use super::noun::starting_at;
use super::reported::Report;
use super::scene::Scene;
use super::stance::{infinitive_end, report};
use super::verbal::{is_passive, past_adverbs};
use super::words::Tags;

/// "is expected to win", "was seen as weak": held by people who are not named.
pub(super) fn held(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Report> {
    if scene.is(at, "asked") {
        return asked(scene, at, sentence);
    }
    let next = at + 1;
    let is_told = scene.is(next, "to") || scene.is(next, "as") || scene.tag(next).any(Tags::DET);
    if !scene.tag(at).any(Tags::HELD) || !is_told {
        return passive(scene, at, sentence);
    }
    past_adverbs(scene, at, sentence.start)?;
    let content = next..infinitive_end(scene, next, sentence.end);
    let told = report(
        at,
        content.clone(),
        None,
        62,
        "what is held by people not named",
    );
    (content.len() > 1).then(|| with_subject(scene, told, sentence))
}

/// "reportedly", "allegedly": the clause around the adverb is what others say.
pub(super) fn by_hearsay(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Report> {
    let mut next = at + 1;
    if scene.is(next, ",") {
        next += 1;
    }
    let content = next..infinitive_end(scene, next, sentence.end);
    if content.len() < 2 {
        return None;
    }
    let told = report(at, content, None, 60, "an adverb for what others say");
    Some(with_subject(scene, told, sentence))
}

/// Takes in the subject of a verb that stands in the midst of what is told: "The plan is
/// expected to pass".
pub(super) fn with_subject(scene: &Scene<'_>, mut told: Report, sentence: &Range<usize>) -> Report {
    if let Some(subject) = subject_piece(scene, told.verb, sentence.start) {
        told.content.insert(0, subject);
    }
    told
}

/// The longest subject that is taken in, in tokens.
const SUBJECT_MAX: usize = 16;

/// The tokens of the clause before the verb at `verb`, without its auxiliaries.
fn subject_piece(scene: &Scene<'_>, verb: usize, bound: usize) -> Option<Range<usize>> {
    let between = Tags::AUX.and(Tags::ADVERB).and(Tags::NEGATION);
    let mut end = verb;
    while end > bound && scene.tag(end - 1).any(between) && scene.mention_at(end - 1).is_none() {
        end -= 1;
    }
    if end > bound && scene.tag(end - 1).any(Tags::RELATIVE) {
        return Some(end - 1..end);
    }
    let parts = Tags::SUBORD
        .and(Tags::THAT)
        .and(Tags::RELATIVE)
        .and(Tags::MARKED);
    let mut start = end;
    while start > bound && end - start <= SUBJECT_MAX {
        let at = start - 1;
        let tag = scene.tag(at);
        let is_joint = tag.any(Tags::CONJ) && (!scene.is(at, "and") || scene.is(at - 1, ","));
        let is_mark = scene.is_punct(at) && !matches!(scene.word(at), "-" | "." | "&" | "'");
        if is_mark || is_joint || tag.any(parts) && scene.mention_at(at).is_none() {
            break;
        }
        start = at;
    }
    while start < end && scene.tag(start).any(Tags::ADVERB.and(Tags::CONJ)) {
        start += 1;
    }
    (start < end && end - start <= SUBJECT_MAX && scene.tag(start).0 != Tags::TIME.0)
        .then_some(start..end)
}

/// "was asked about the plan", "Asked whether he would go": by whom is not told.
fn asked(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Report> {
    let next = at + 1;
    let mut from = next;
    if scene.is(next, "by") {
        // "asked by a guest whether".
        from = starting_at(scene, next + 1)?.tokens.end;
    }
    if scene.is(from, "about") && scene.is_punct(from + 2) {
        // "asked about it": what is meant has been told elsewhere.
        return None;
    }
    let content = if scene.is(from, "about") {
        from + 1..object_end(scene, from + 1, sentence.end)
    } else if scene.tag(from).any(Tags::WH) || matches!(scene.word(from), "if" | "to") {
        from..infinitive_end(scene, from, sentence.end)
    } else {
        return None;
    };
    let told = report(at, content.clone(), None, 70, "a question told in a clause");
    (content.len() > 1).then(|| with_subject(scene, told, sentence))
}

/// "The plan was criticised", "was endorsed by the minister": the subject is what is told.
fn passive(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Report> {
    let tells = Tags::OBJECT.and(Tags::STANCE_OBJECT).and(Tags::NAMING);
    let tag = scene.tag(at);
    if !tag.any(tells) || tag.any(Tags::STANCE_CLAUSE) || !is_passive(scene, at, sentence.start) {
        return None;
    }
    let content = subject_piece(scene, at, sentence.start)?;
    let speaker = scene
        .is(at + 1, "by")
        .then(|| starting_at(scene, at + 2))
        .flatten();
    Some(report(
        at,
        content,
        speaker,
        40,
        "the subject of a verb of saying in the passive",
    ))
}

/// "X was told by Y that …", "X was told that …".
pub(super) fn told(scene: &Scene<'_>, verb: usize, sentence: Range<usize>) -> Option<Report> {
    let by = scene.is(verb + 1, "by");
    let speaker = by.then(|| starting_at(scene, verb + 2)).flatten();
    let from = speaker.as_ref().map_or(verb, |s| s.tokens.end - 1);
    let that = complement(scene, from, sentence.end)
        .filter(|c| c.frame == Frame::That)
        .map(|c| c.start)
        .or_else(|| scene.is(from + 1, "that").then_some(from + 2))?;
    let end = clause_end(scene, that, sentence.end);
    (end > that).then(|| Report {
        content: std::iter::once(that..end).collect(),
        verb,
        worth: if by { 80 } else { 70 },
        speaker,
        reason: "a clause with “that” after “was told”",
    })
}
