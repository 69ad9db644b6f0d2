//! What people want, back, know or are expected to do: told without a verb of saying.
//!
//! Such a clause tells what somebody thinks, not what was said. It is kept with a low
//! confidence, so that it is there for whoever asks for it and in nobody's way otherwise.

use std::ops::Range;

use crate::text::TokenKind;

use super::extent::{clause_end, object_end};
use super::feelings::{by_adjective, by_view};
use super::held::{by_hearsay, held, with_subject};
use super::leading::verb_subject;
use super::noun::{Phrase, ending_at};
use super::phrase::is_dash;
use super::relative::relative;
use super::reported::Report;
use super::scene::Scene;
use super::verbal::{is_passive, is_verb, past_adverbs};
use super::words::Tags;

/// The most that a stance is worth.
const MOST: i32 = 40;

/// What the verb or noun at `at` tells of somebody's stance.
pub(super) fn stance(scene: &Scene<'_>, at: usize, sentence: Range<usize>) -> Option<Report> {
    let tag = scene.tag(at);
    if tag.any(Tags::STANCE_NOUN)
        && let Some(report) = by_noun(scene, at, &sentence)
    {
        return Some(report);
    }
    if tag.any(Tags::STANCE_ADJ)
        && let Some(report) = by_adjective(scene, at, &sentence)
    {
        return Some(report);
    }
    if matches!(scene.word(at), "For" | "To" | "for" | "to" | "In" | "in") {
        return by_view(scene, at, &sentence);
    }
    if tag.any(Tags::HEARSAY) {
        return by_hearsay(scene, at, &sentence);
    }
    let is_opening = scene.is(at, "asked")
        && past_adverbs(scene, at, sentence.start)
            .is_none_or(|b| scene.is_punct(b) || scene.is(b, "when"));
    if is_opening || tag.any(Tags::PARTICIPLE) && is_passive(scene, at, sentence.start) {
        return held(scene, at, &sentence);
    }
    if !is_verb(scene, at, sentence.start) {
        return None;
    }
    let Some(content) = complement(scene, at, sentence.end) else {
        return relative(scene, at, sentence.start);
    };
    let is_one = content.clone().filter(|i| scene.is_word(*i)).count() == 1;
    let is_pronoun = scene
        .tag(content.start)
        .any(Tags::PRONOUN.and(Tags::OBJECT_PRONOUN));
    let is_that = matches!(scene.word(content.start), "that" | "this");
    if is_one && (is_that || is_pronoun && tag.any(Tags::STANCE_CLAUSE)) {
        // "saw her": nothing is told of what she stands for.
        return None;
    }
    if tag.any(Tags::SEEM) {
        let told = report(at, content, None, 30, "how something seems");
        return Some(with_subject(scene, told, &sentence));
    }
    let speaker = verb_subject(scene, at, sentence.start);
    let is_found = matches!(scene.word(at), "find" | "finds" | "found" | "finding");
    let is_source = speaker
        .as_ref()
        .is_some_and(|s| scene.tag(s.at).any(Tags::SOURCE));
    let is_inverted = speaker.is_none() && tag.any(Tags::DIRECT);
    if is_found && !is_source || is_inverted {
        // "found the keys" tells no stance, "The survey found Merz ahead" does.
        return None;
    }
    Some(report(
        at,
        content,
        speaker,
        MOST,
        "what somebody wants, knows or backs",
    ))
}

pub(super) fn report(
    verb: usize,
    content: Range<usize>,
    speaker: Option<Phrase>,
    worth: i32,
    reason: &'static str,
) -> Report {
    Report {
        content: vec![content],
        verb,
        speaker,
        worth,
        reason,
    }
}

/// What follows the verb: "to …", an object, "for …", "that …".
fn complement(scene: &Scene<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let tag = scene.tag(verb);
    let mut at = verb + 1;
    while scene.tag(at).any(Tags::ADVERB) && at < verb + 3 {
        at += 1;
    }
    if scene.is(at, "to") && may_be_infinitive(scene, at + 1) {
        return tag
            .any(Tags::STANCE_TO.and(Tags::SEEM))
            .then(|| at..infinitive_end(scene, at, end));
    }
    if tag.any(Tags::SEEM) {
        let adjective = scene.is_word(at) && !scene.tag(at).any(Tags::PREP.and(Tags::SUBORD));
        return adjective.then(|| at..object_end(scene, at, end));
    }
    if scene.is(at, "that") || scene.tag(at).any(Tags::WH) {
        let from = if scene.is(at, "that") { at + 1 } else { at };
        return tag
            .any(Tags::STANCE_CLAUSE)
            .then(|| from..clause_end(scene, from, end));
    }
    if scene.tag(at).any(Tags::PREP) {
        let is_visit = scene.is(at, "on") && scene.tag(verb).any(Tags::NAMING);
        let to_hearer = matches!(scene.word(at), "to" | "on" | "for")
            && matches!(
                scene.word(verb),
                "speak"
                    | "speaks"
                    | "spoke"
                    | "spoken"
                    | "speaking"
                    | "talk"
                    | "talks"
                    | "talked"
                    | "talking"
            );
        let is_told = is_linking(scene.word(at)) && !is_visit && !to_hearer;
        let fits = tag.any(Tags::STANCE_PREP) && is_told;
        return (fits && starts_phrase(scene, at + 1, end))
            .then(|| at + 1..object_end(scene, at + 1, end));
    }
    (tag.any(Tags::STANCE_OBJECT) && starts_phrase(scene, at, end))
        .then(|| at..object_end(scene, at, end))
}

/// Whether a word after "to" may be a verb: a listed base form, or a plain word of no other
/// known use.
pub(super) fn may_be_infinitive(scene: &Scene<'_>, at: usize) -> bool {
    let tag = scene.tag(at);
    let is_plain = tag.0 == 0 && scene.is_word(at) && !scene.word(at).ends_with('s');
    tag.any(Tags::BASE.and(Tags::AUX)) || is_plain && scene.mention_at(at).is_none()
}

fn is_linking(preposition: &str) -> bool {
    matches!(
        preposition,
        "about" | "for" | "to" | "on" | "of" | "against"
    )
}

/// Whether a noun phrase, or a gerund that stands for one, may start at `at`.
fn starts_phrase(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let tag = scene.tag(at);
    let other = Tags::CONJ
        .and(Tags::SUBORD)
        .and(Tags::AUX)
        .and(Tags::RELATIVE)
        .and(Tags::PREP)
        .and(Tags::TIME);
    at < end && !scene.is_punct(at) && !tag.any(other)
}

/// One past an infinitive: it ends where a comma starts another phrase.
pub(super) fn infinitive_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let limit = clause_end(scene, start, end);
    (start..limit)
        .find(|at| {
            let next = scene.tag(at + 1);
            is_dash(scene, *at) && !scene.is_marked(*at) && *at > start
                || scene.is(*at, ",")
                    && !scene.is_marked(*at)
                    && !next.any(Tags::CONJ.and(Tags::TO).and(Tags::BASE))
        })
        .unwrap_or(limit)
}

/// "his claim that …", "calls for …", "the decision to …".
fn by_noun(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Report> {
    let next = at + 1;
    let before = at.checked_sub(1).filter(|b| *b >= sentence.start)?;
    let opens = Tags::DET
        .and(Tags::POSSESSIVE)
        .and(Tags::ADJECTIVE)
        .and(Tags::PREP);
    if matches!(scene.word(at), "poll" | "survey") {
        return by_survey(scene, at, sentence);
    }
    let owner = owner(scene, before, sentence.start);
    let has_article = scene.tag(before).any(opens) || owner.is_some();
    let content = if scene.is(next, "that") && !scene.tag(next + 1).any(Tags::AUX) {
        next + 1..clause_end(scene, next + 1, sentence.end)
    } else if scene.is(next, "to") && may_be_infinitive(scene, next + 1) && has_article {
        next..infinitive_end(scene, next, sentence.end)
    } else if is_linking(scene.word(next))
        && !scene.is(next, "of")
        && has_article
        && starts_phrase(scene, next + 1, sentence.end)
    {
        next + 1..object_end(scene, next + 1, sentence.end)
    } else {
        return None;
    };
    let worth = if owner.is_some() { 44 } else { 54 };
    (content.len() > 1).then(|| {
        report(
            at,
            content,
            owner,
            worth,
            "a noun for what is said and a clause",
        )
    })
}

/// "Merz led in a poll", "In the survey, Merz led".
fn by_survey(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Report> {
    let speaker = ending_at(scene, at, sentence.start)?;
    let at_in = speaker.tokens.start.checked_sub(1)?;
    if at_in < sentence.start || !scene.is(at_in, "in") {
        return None;
    }
    let content = if at_in == sentence.start {
        let comma = (at..sentence.end).take(12).find(|i| scene.is(*i, ","))?;
        comma + 1..clause_end(scene, comma + 1, sentence.end)
    } else {
        let from = sentence.start.max(at_in.saturating_sub(40));
        from..at_in
    };
    (content.len() > 2).then(|| report(at, content, Some(speaker), 40, "what a survey found"))
}

/// "Merz's", "his": whose word it is.
fn owner(scene: &Scene<'_>, before: usize, bound: usize) -> Option<Phrase> {
    let token = scene.token(before)?;
    if token.kind == TokenKind::Possessive && before > bound {
        return ending_at(scene, before - 1, bound);
    }
    None
}
