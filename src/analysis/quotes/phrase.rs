//! Who a verb speaks of: its subject, past auxiliaries, insertions and relative clauses.

use crate::text::TokenKind;

use super::noun::{Head, Phrase, VERBAL, ending_at, matching_bracket, starting_at};
use super::scene::Scene;
use super::words::{FINITE, Tags, looks_past};

/// The longest way from a verb back to its subject, in tokens.
const REACH: usize = 60;

/// The longest way from a verb back to the start of its sentence, in tokens.
const LONGEST: usize = 200;

/// The subject of the verb at `verb`, not further back than `bound`.
pub(super) fn subject(scene: &Scene<'_>, verb: usize, bound: usize) -> Option<Phrase> {
    let bound = bound.max(verb.saturating_sub(REACH));
    subject_before(scene, verb, bound, 0)
}

fn subject_before(scene: &Scene<'_>, end: usize, bound: usize, depth: usize) -> Option<Phrase> {
    let at = skip_between(scene, end, bound);
    if depth > 4 || at <= bound {
        return None;
    }
    let last = at - 1;
    let tag = scene.tag(last);
    if tag.any(Tags::MARKED) {
        return None;
    }
    if scene.is(last, ",") && last > bound && scene.is(last - 1, ")") {
        // "Senator Jane Roe (R-Ohio), said".
        let open = matching_bracket(scene, last - 1, bound)?;
        return subject_before(scene, open, bound, depth + 1);
    }
    if scene.is(last, ",") || is_dash(scene, last) {
        return before_insertion(scene, last, bound, depth);
    }
    if scene.is(last, ")") || scene.is(last, "]") {
        let open = matching_bracket(scene, last, bound)?;
        return subject_before(scene, open, bound, depth + 1);
    }
    if tag.any(Tags::RELATIVE) || (tag.any(Tags::THAT) && !scene.is(last, "that")) {
        return before_relative(scene, last, bound, depth);
    }
    if tag.any(Tags::CONJ) {
        return joined_subject(scene, last, bound, depth);
    }
    let phrase = ending_at(scene, last, bound)?;
    if let Some(owner) = before_loose_title(scene, &phrase, bound) {
        return Some(owner);
    }
    Some(past_adjunct(scene, phrase, bound, depth))
}

/// "Jane Roe, president and head of the union said": the comma that should close the
/// description is missing; the person stands before the one that opens it.
fn before_loose_title(scene: &Scene<'_>, phrase: &Phrase, bound: usize) -> Option<Phrase> {
    let first = phrase.tokens.start;
    let is_title = phrase.head == Head::Noun
        && !scene.tag(first).any(Tags::DET.and(Tags::POSSESSIVE))
        || phrase.head == Head::Name && !scene.is_person(phrase.at);
    if !is_title {
        return None;
    }
    let comma = (bound..first)
        .rev()
        .take(4)
        .take_while(|at| {
            let tag = scene.tag(at + 1);
            at + 1 == first || tag.any(Tags::CONJ.and(Tags::HUMAN).and(Tags::ADJECTIVE))
        })
        .find(|at| scene.is(*at, ","))?;
    let names_role = (comma + 1..phrase.tokens.end).any(|at| scene.tag(at).any(Tags::HUMAN));
    let person = comma.checked_sub(1).filter(|at| *at >= bound)?;
    (names_role && scene.is_person(person))
        .then(|| ending_at(scene, person, bound))
        .flatten()
}

/// Passes over what may stand between subject and verb: auxiliaries, adverbs, "on Monday".
fn skip_between(scene: &Scene<'_>, end: usize, bound: usize) -> usize {
    let between = Tags::AUX
        .and(Tags::ADVERB)
        .and(Tags::NEGATION)
        .and(Tags::TIME);
    let mut at = end;
    while at > bound {
        let last = at - 1;
        let tag = scene.tag(last);
        let is_contraction = scene
            .token(last)
            .is_some_and(|t| t.kind == TokenKind::Possessive)
            && last > bound
            && scene.tag(last - 1).any(Tags::PRONOUN);
        let is_time_prep = at < end
            && scene.tag(at).any(Tags::TIME)
            && (tag.any(Tags::PREP) || scene.is(last, "last") || tag.any(Tags::DET));
        let is_day = scene
            .token(last)
            .is_some_and(|t| t.kind == TokenKind::Number)
            && last > bound
            && scene.tag(last - 1).any(Tags::TIME);
        let is_last = scene.is(last, "last") && at < end;
        if tag.any(between) && scene.mention_at(last).is_none()
            || is_contraction
            || is_time_prep
            || is_day
            || is_last
        {
            at = last;
        } else {
            break;
        }
    }
    at
}

/// "X, a strategist, said": `comma` closes a description; the subject stands before the
/// comma or dash that opens it.
fn before_insertion(scene: &Scene<'_>, comma: usize, bound: usize, depth: usize) -> Option<Phrase> {
    let dash = is_dash(scene, comma);
    let mut fallback = None;
    let mut at = comma;
    while at > bound + 1 {
        at -= 1;
        if scene.is_marked(at) {
            continue;
        }
        let opens = if dash {
            is_dash(scene, at)
        } else {
            scene.is(at, ",")
        };
        if !opens {
            continue;
        }
        let Some(phrase) = ending_at(scene, at - 1, bound) else {
            continue;
        };
        if phrase.head == Head::Name && scene.is_person(phrase.at) {
            return Some(phrase);
        }
        if let Some(named) = name_between(scene, at + 1, comma).filter(|_| fallback.is_none()) {
            // "His counterpart, Jane Roe, said".
            return Some(named);
        }
        if fallback.is_none() && (dash || opens_description(scene, at + 1)) {
            fallback = Some(past_adjunct(scene, phrase, bound, depth));
        }
    }
    fallback
}

/// The person whose name is all that stands in `start..end`.
fn name_between(scene: &Scene<'_>, start: usize, end: usize) -> Option<Phrase> {
    let mention = scene.mention_at(start).filter(|_| scene.is_person(start))?;
    let tokens = scene.mention_tokens(mention);
    (tokens.start == start && tokens.end == end).then_some(Phrase {
        tokens,
        at: start,
        head: Head::Name,
        relative: None,
    })
}

/// Whether a description may start here: "a strategist", "who leads", "speaking in", "45".
fn opens_description(scene: &Scene<'_>, at: usize) -> bool {
    let opening = Tags::DET
        .and(Tags::RELATIVE)
        .and(Tags::ING)
        .and(Tags::HUMAN)
        .and(Tags::PREP)
        .and(Tags::POSSESSIVE)
        .and(Tags::ADJECTIVE)
        .and(Tags::PARTICIPLE)
        .and(Tags::SUBORD);
    scene.tag(at).any(opening)
        || scene.token(at).is_some_and(|t| t.kind == TokenKind::Number)
        || scene.actor_at(at).is_some()
        || scene.word(at).ends_with("ing")
}

/// "the minister, who said": the phrase before the relative pronoun.
fn before_relative(
    scene: &Scene<'_>,
    relative: usize,
    bound: usize,
    depth: usize,
) -> Option<Phrase> {
    let mut end = relative;
    if end > bound && scene.is(end - 1, ",") {
        end -= 1;
    }
    if end <= bound {
        return None;
    }
    let phrase = ending_at(scene, end - 1, bound)
        .or_else(|| subject_before(scene, end, bound, depth + 1))?;
    Some(Phrase {
        relative: Some(relative),
        ..phrase
    })
}

/// "He smiled and said": the subject of the verb before the conjunction.
fn joined_subject(
    scene: &Scene<'_>,
    conjunction: usize,
    bound: usize,
    depth: usize,
) -> Option<Phrase> {
    for at in (bound..conjunction).rev().take(LONGEST) {
        let tag = scene.tag(at);
        if tag.any(Tags::MARKED) {
            continue;
        }
        let past = scene.token(at).is_some_and(|t| looks_past(scene.body, t));
        let is_verb = (tag.any(VERBAL) && tag.any(FINITE) && !tag.any(Tags::NOUN_TOO))
            || tag.any(Tags::AUX)
            || past;
        if !is_verb || scene.mention_at(at).is_some() {
            continue;
        }
        let found = subject_before(scene, at, bound, depth + 1);
        if let Some(phrase) = found.filter(|p| is_subject_like(scene, p)) {
            return Some(phrase);
        }
    }
    clause_subject(scene, conjunction, bound)
}

/// The subject of the clause that a second verb joins ("He smiled and said"): the first
/// noun phrase before a verb, from the left.
pub(super) fn clause_subject(scene: &Scene<'_>, end: usize, bound: usize) -> Option<Phrase> {
    let bound = bound.max(end.saturating_sub(LONGEST));
    let mut start = bound;
    // Start after the last mark that parts clauses, unless nothing but an insertion follows.
    for at in bound..end {
        if scene.is(at, ";") || scene.is(at, ":") {
            start = at + 1;
        }
    }
    let mut at = start;
    while at < end {
        if scene.is_marked(at) {
            at += 1;
            continue;
        }
        let tag = scene.tag(at);
        if tag.any(Tags::PREP.and(Tags::SUBORD)) && !tag.any(Tags::TO) && at == start {
            at = after_adjunct(scene, at, end);
            continue;
        }
        if let Some(phrase) = starting_at(scene, at)
            && phrase.tokens.end <= end
            && is_subject_like(scene, &phrase)
        {
            return Some(with_second_of_pair(scene, phrase, end));
        }
        at += 1;
    }
    None
}

/// "Roe and Doe …": takes the second name in as well.
fn with_second_of_pair(scene: &Scene<'_>, phrase: Phrase, end: usize) -> Phrase {
    let second = phrase.tokens.end + 1;
    let is_pair = scene.is_person(phrase.at)
        && second < end
        && scene.is(second - 1, "and")
        && scene.is_person(second);
    match scene.mention_at(second).filter(|_| is_pair) {
        Some(mention) => Phrase {
            tokens: phrase.tokens.start..scene.mention_tokens(mention).end,
            at: second,
            ..phrase
        },
        None => phrase,
    }
}

/// Whether a phrase can act: a name that is no mere place, a pronoun, a noun with an article.
pub(super) fn is_subject_like(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    match phrase.head {
        Head::Pronoun => true,
        Head::Name => scene.actor_at(phrase.at).is_some(),
        Head::Noun => scene.tag(phrase.at).any(Tags::HUMAN.and(Tags::SOURCE)),
    }
}

/// One past the comma that ends an adjunct at the head of a sentence ("In Berlin on Monday,").
fn after_adjunct(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    (start..end)
        .take(20)
        .find(|at| scene.is(*at, ","))
        .map_or(start + 1, |at| at + 1)
}

/// "Merz in Berlin said": goes on to the phrase before an adjunct.
fn past_adjunct(scene: &Scene<'_>, phrase: Phrase, bound: usize, depth: usize) -> Phrase {
    let start = phrase.tokens.start;
    if phrase.head == Head::Pronoun || start < bound + 2 || depth > 2 {
        return phrase;
    }
    let before = scene.tag(start - 1);
    if !before.any(Tags::PREP) || scene.is(start - 1, "of") {
        return phrase;
    }
    let acts = scene.is_person(phrase.at) || scene.tag(phrase.at).any(Tags::HUMAN);
    if acts && !scene.is_person(start - 2) {
        return phrase;
    }
    match ending_at(scene, start - 2, bound) {
        Some(outer) if outer.head != Head::Noun || is_subject_like(scene, &outer) => outer,
        _ => phrase,
    }
}

/// A dash with space before it, or a long one.
pub(super) fn is_dash(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.word(at), "—" | "–" | "--")
        || (scene.is(at, "-") && {
            let token = scene.token(at);
            let before = at.checked_sub(1).and_then(|i| scene.token(i));
            match (before, token) {
                (Some(b), Some(t)) => b.span.end < t.span.start,
                _ => false,
            }
        })
}

/// Whether the token at `at` is a finite form of a reporting verb, as far as can be told.
pub(super) fn is_finite_report(scene: &Scene<'_>, at: usize) -> bool {
    let tag = scene.tag(at);
    if !tag.any(Tags::REPORT) || !tag.any(FINITE) || tag.any(Tags::MARKED) {
        return false;
    }
    if scene.mention_at(at).is_some() {
        return false;
    }
    if !tag.any(Tags::NOUN_TOO) || tag.any(Tags::PAST) {
        return true;
    }
    let before = at.checked_sub(1).map(|i| scene.tag(i)).unwrap_or_default();
    !before.any(
        Tags::DET
            .and(Tags::POSSESSIVE)
            .and(Tags::ADJECTIVE)
            .and(Tags::PREP),
    )
}
