//! Where what is said starts after a verb of saying, and where it ends.

use crate::text::TokenKind;

use super::noun::starting_at;
use super::scene::Scene;
use super::words::{FINITE, Tags, looks_past};

/// The form in which something is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// "said that …".
    That,
    /// "said …".
    Bare,
    /// "asked whether …".
    Question,
    /// "vowed to …".
    Infinitive,
    /// "denied …", "called it …".
    Object,
}

/// The longest clause, in tokens; what has no full stop for longer is no sentence.
const REACH: usize = 300;
/// How far after its verb a "that" may stand, in tokens.
const REACH_THAT: usize = 16;

/// The first token of what the verb at `verb` reports, if anything follows it.
pub(super) fn complement(scene: &Scene<'_>, verb: usize, end: usize) -> Option<(usize, Frame)> {
    let tag = scene.tag(verb);
    if tag.any(Tags::CLAUSE)
        && let Some(that) = that_after(scene, verb, end)
    {
        return Some((that + 1, Frame::That));
    }
    let mut at = verb + 1;
    if tag.any(Tags::HEARER) {
        at = after_hearer(scene, at, end);
    }
    let after_adjuncts = after_adjuncts(scene, at, end);
    plain(scene, tag, after_adjuncts, end)
        .or_else(|| plain(scene, tag, at, end))
        .or_else(|| object(scene, tag, verb + 1, end))
}

/// A "that" that opens a clause, with nothing but hearer and adjuncts before it.
fn that_after(scene: &Scene<'_>, verb: usize, end: usize) -> Option<usize> {
    for at in verb + 1..end.min(verb + REACH_THAT) {
        let tag = scene.tag(at);
        if scene.is(at, "that") && !tag.any(Tags::MARKED) {
            let is_article = scene.tag(at + 1).any(Tags::TIME) && !scene.is_marked(at + 1);
            return (!is_article).then_some(at);
        }
        let stops = Tags::MARKED
            .and(Tags::AUX)
            .and(Tags::SUBORD)
            .and(Tags::RELATIVE)
            .and(Tags::CONJ);
        let is_pronoun = tag.any(Tags::PRONOUN) && at > verb + 1;
        let is_mark = scene.is_punct(at) && !scene.is(at, "-") && !scene.is(at, "'");
        let is_verb = tag.any(FINITE) && tag.any(Tags::REPORT) && !tag.any(Tags::NOUN_TOO);
        if tag.any(stops) || is_pronoun || is_mark || is_verb {
            return None;
        }
    }
    None
}

/// Past the hearer: "told reporters in Berlin", "asked him".
fn after_hearer(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    let tag = scene.tag(at);
    if tag.any(Tags::MARKED) {
        return at;
    }
    if tag.any(Tags::OBJECT_PRONOUN) && !tag.any(Tags::POSSESSIVE)
        || matches!(scene.word(at), "you" | "it")
    {
        return at + 1;
    }
    if scene.is(at, "her") && !starts_noun(scene, at + 1) {
        return at + 1;
    }
    match starting_at(scene, at) {
        Some(phrase) if phrase.tokens.end < end && !scene.tag(at).any(Tags::PRONOUN) => {
            let mention_end = scene
                .mention_at(at)
                .filter(|_| scene.is_person(at))
                .map(|m| scene.mention_tokens(m).end);
            mention_end.unwrap_or(phrase.tokens.end)
        }
        _ => at,
    }
}

fn starts_noun(scene: &Scene<'_>, at: usize) -> bool {
    let verbal = Tags::AUX
        .and(Tags::PREP)
        .and(Tags::THAT)
        .and(Tags::DET)
        .and(Tags::PRONOUN)
        .and(Tags::WH);
    scene.is_word(at) && !scene.tag(at).any(verbal)
}

/// Past "in Berlin", "on Monday", "last week", "again".
fn after_adjuncts(scene: &Scene<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    for _ in 0..4 {
        let tag = scene.tag(at);
        if at >= end || tag.any(Tags::MARKED) {
            break;
        }
        let is_time = tag.any(Tags::TIME)
            || scene.is(at, "last")
            || scene.is(at, "this") && scene.tag(at + 1).any(Tags::TIME);
        if is_time || (tag.any(Tags::ADVERB) && !tag.any(Tags::NEGATION)) {
            at += 1;
            while scene.tag(at).any(Tags::TIME)
                || scene.token(at).is_some_and(|t| t.kind == TokenKind::Number)
                    && scene.tag(at - 1).any(Tags::TIME)
            {
                at += 1;
            }
            continue;
        }
        if !tag.any(Tags::PREP) || tag.any(Tags::TO) && scene.tag(at + 1).any(Tags::BASE) {
            break;
        }
        at = after_phrase(scene, at + 1);
    }
    at.min(end)
}

/// Past the noun phrase of a preposition, name by name.
fn after_phrase(scene: &Scene<'_>, at: usize) -> usize {
    if let Some(mention) = scene.mention_at(at) {
        return scene.mention_tokens(mention).end.max(at + 1);
    }
    if scene.tag(at).any(Tags::TIME) {
        return at;
    }
    match starting_at(scene, at) {
        Some(phrase) => phrase.tokens.end.max(at + 1),
        None => at + 1,
    }
}

/// A clause, question or infinitive right at `at`.
fn plain(scene: &Scene<'_>, verb: Tags, at: usize, end: usize) -> Option<(usize, Frame)> {
    if at >= end {
        return None;
    }
    let tag = scene.tag(at);
    if tag.any(Tags::MARKED) {
        return verb
            .any(Tags::DIRECT.and(Tags::CLAUSE))
            .then_some((at, Frame::Bare));
    }
    let asks = tag.any(Tags::WH) || scene.is(at, "if");
    if asks && verb.any(Tags::QUESTION.and(Tags::CLAUSE)) {
        return Some((at, Frame::Question));
    }
    if scene.is(at, "to") && verb.any(Tags::TO_INF) {
        return Some((at, Frame::Infinitive));
    }
    let is_start = tag.any(
        Tags::PRONOUN
            .and(Tags::DET)
            .and(Tags::POSSESSIVE)
            .and(Tags::CAPITAL)
            .and(Tags::ADJECTIVE)
            .and(Tags::NEGATION),
    ) || scene.mention_at(at).is_some()
        || scene.is(at, "if")
        || scene.is(at, "when")
        || scene.is(at, "while")
        || scene.token(at).is_some_and(|t| t.kind == TokenKind::Number)
        || is_noun(scene, at);
    let is_gerund = tag.any(Tags::ING) || scene.word(at).ends_with("ing");
    let is_start = is_start || is_gerund && !tag.any(Tags::PREP);
    // After verbs that are hardly ever used otherwise the clause may have a verb unknown here.
    let is_sure = verb.any(Tags::DIRECT) && verb.any(Tags::BARE) && !verb.any(Tags::NOUN_TOO);
    let is_long = is_sure && end - at >= 5 && tag.any(Tags::HUMAN.and(Tags::PRONOUN));
    let is_clause = verb.any(Tags::BARE) && is_start && (is_long || has_finite(scene, at, end));
    is_clause.then_some((at, Frame::Bare))
}

/// A plain noun, as far as can be told: a word with no other known use.
fn is_noun(scene: &Scene<'_>, at: usize) -> bool {
    let tag = scene.tag(at);
    let other = Tags::PREP
        .and(Tags::CONJ)
        .and(Tags::SUBORD)
        .and(Tags::ADVERB)
        .and(Tags::AUX)
        .and(Tags::RELATIVE)
        .and(Tags::OBJECT_PRONOUN)
        .and(Tags::THAT)
        .and(Tags::TIME);
    scene.is_word(at) && !tag.any(other) && (!tag.any(FINITE) || tag.any(Tags::NOUN_TOO))
}

/// Whether a clause from `at` has a verb of its own.
fn has_finite(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    for i in at..end.min(at + REACH) {
        let tag = scene.tag(i);
        if tag.any(Tags::MARKED) {
            continue;
        }
        let contraction = tag.any(Tags::PRONOUN) && scene.word(i).contains(['\'', '’']);
        let is_short = scene
            .token(i)
            .is_some_and(|t| t.kind == TokenKind::Possessive)
            && scene.tag(i.saturating_sub(1)).any(Tags::PRONOUN);
        let past = scene.token(i).is_some_and(|t| looks_past(scene.body, t));
        let other_verb = tag.any(FINITE) && !tag.any(Tags::NOUN_TOO);
        let third = i > at && scene.word(i).ends_with('s') && tag.any(Tags::THIRD);
        if tag.any(Tags::AUX) || contraction || is_short || (past && i > at) || other_verb || third
        {
            return true;
        }
        if scene.is(i, ";") {
            return false;
        }
    }
    false
}

/// The object of a verb that needs no clause: "denied the reports", "called it a lie",
/// "called for talks".
fn object(scene: &Scene<'_>, verb: Tags, at: usize, end: usize) -> Option<(usize, Frame)> {
    if !verb.any(Tags::OBJECT) || at >= end {
        return None;
    }
    let at = if matches!(scene.word(at), "for" | "on" | "to") && verb.any(Tags::NAMING) {
        at + 1
    } else {
        at
    };
    let tag = scene.tag(at);
    let starts = tag.any(
        Tags::DET
            .and(Tags::POSSESSIVE)
            .and(Tags::OBJECT_PRONOUN)
            .and(Tags::PRONOUN)
            .and(Tags::CAPITAL)
            .and(Tags::MARKED)
            .and(Tags::WH)
            .and(Tags::ADJECTIVE),
    ) || is_noun(scene, at)
        || scene.mention_at(at).is_some();
    (starts && at < end).then_some((at, Frame::Object))
}

/// One past the last token of the clause that starts at `start`.
pub(super) fn clause_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let end = end.min(start + REACH);
    let mut at = start;
    let mut depth = 0usize;
    while at < end {
        if let Some(number) = scene.marked_at(at) {
            let past = scene.marked_tokens.get(number).map_or(at + 1, |r| r.end);
            at = past.max(at + 1);
            if breaks_after(scene, at, end) {
                return at;
            }
            continue;
        }
        match scene.word(at) {
            "(" | "[" => depth += 1,
            ")" | "]" => {
                if depth == 0 {
                    return at;
                }
                depth -= 1;
            }
            ";" => return at,
            "," if breaks_after(scene, at + 1, end) => return at,
            _ if at > start && joins_report(scene, at) => return at,
            _ => {}
        }
        at += 1;
    }
    at.min(end)
}

/// One past the last token of the object that starts at `start`: its first stretch in
/// marks ends it ("called it “a lie”"), and so does a comma.
pub(super) fn object_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let limit = clause_end(scene, start, end);
    for at in start..limit {
        if let Some(tokens) = scene.marked_at(at).and_then(|n| scene.marked_tokens.get(n)) {
            return tokens.end.min(limit);
        }
        if scene.is(at, ",") {
            return at;
        }
    }
    limit
}

/// Whether what follows a comma or a closing mark is no longer said: another verb of saying,
/// "but", "while", "according to".
fn breaks_after(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    if at >= end {
        return false;
    }
    let mut next = at;
    if scene.is(next, ",") {
        next += 1;
    }
    if scene.tag(next).any(Tags::MARKED) {
        return false;
    }
    if joins_report(scene, next) || scene.is(next, "according") {
        return true;
    }
    if matches!(
        scene.word(next),
        "but" | "although" | "though" | "while" | "even"
    ) {
        return true;
    }
    let tag = scene.tag(next);
    tag.any(Tags::REPORT)
        && tag.any(Tags::ING)
        && tag.any(
            Tags::DIRECT
                .and(Tags::CLAUSE)
                .and(Tags::NAMING)
                .and(Tags::OBJECT),
        )
}

/// "and added", "but said": a second verb of saying of the same speaker.
fn joins_report(scene: &Scene<'_>, at: usize) -> bool {
    if !scene.tag(at).any(Tags::CONJ) {
        return false;
    }
    let mut verb = at + 1;
    while scene.tag(verb).any(Tags::ADVERB.and(Tags::AUX)) && verb < at + 4 {
        verb += 1;
    }
    let tag = scene.tag(verb);
    tag.any(Tags::REPORT)
        && tag.any(Tags::PAST.and(Tags::THIRD))
        && tag.any(
            Tags::DIRECT
                .and(Tags::CLAUSE)
                .and(Tags::NAMING)
                .and(Tags::OBJECT),
        )
        && !tag.any(Tags::MARKED)
        && scene.mention_at(verb).is_none()
}
