//! Where what is said starts after a verb of saying.

use crate::text::TokenKind;

use super::extent::REACH;
use super::noun::starting_at;
use super::scene::Scene;
use super::that::that_after;
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

/// What a verb of saying reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its first token.
    pub start: usize,
    /// Its form.
    pub frame: Frame,
    /// Subject and verb of its own were seen.
    pub is_sure: bool,
}

/// What the verb at `verb` reports, if anything follows it.
pub(super) fn complement(scene: &Scene<'_>, verb: usize, end: usize) -> Option<Clause> {
    let tag = scene.tag(verb);
    if tag.any(Tags::CLAUSE)
        && let Some(that) = that_after(scene, verb, end)
    {
        return Some(Clause {
            start: that + 1,
            frame: Frame::That,
            is_sure: true,
        });
    }
    let mut at = verb + 1;
    if tag.any(Tags::HEARER) {
        at = after_hearer(scene, at, end);
        at = after_marked_hearer(scene, verb, at);
    }
    let after_adjuncts = after_adjuncts(scene, at, end);
    let near = verb + 1;
    let (start, frame) = plain(scene, tag, after_adjuncts, end, after_adjuncts == near)
        .or_else(|| plain(scene, tag, at, end, at == near))
        .or_else(|| object(scene, tag, verb + 1, end))?;
    let is_sure = frame != Frame::Bare
        || scene.is_marked(start)
        || has_clause(scene, start, end)
        || tag.any(Tags::SURE);
    // "predicted a victory", "wrote a letter": an object, no clause.
    let frame = if is_sure { frame } else { Frame::Object };
    Some(Clause {
        start,
        frame,
        is_sure,
    })
}

/// Whether nothing but a hearer and adjuncts stands between a verb and the token `to`.
pub(super) fn skips_to(scene: &Scene<'_>, verb: usize, to: usize) -> bool {
    let near = verb + 1;
    let past_hearer = if scene.tag(verb).any(Tags::HEARER) {
        after_hearer(scene, near, to)
    } else {
        near
    };
    after_adjuncts(scene, near, to) >= to || after_adjuncts(scene, past_hearer, to) >= to
}

/// Past the hearer: "told reporters in Berlin", "asked him".
pub(super) fn after_hearer(scene: &Scene<'_>, at: usize, end: usize) -> usize {
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

/// "told “Morning Hour”": a hearer in quotation marks.
fn after_marked_hearer(scene: &Scene<'_>, verb: usize, at: usize) -> usize {
    let tells = matches!(scene.word(verb), "told" | "tells" | "telling" | "tell");
    let number = scene.marked_at(at).filter(|_| tells && at == verb + 1);
    number
        .and_then(|n| scene.marked_tokens.get(n))
        .map_or(at, |r| r.end)
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
pub(super) fn after_adjuncts(scene: &Scene<'_>, from: usize, end: usize) -> usize {
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
        let next = scene.tag(at + 1);
        let is_gerund =
            next.any(Tags::ING) || scene.word(at + 1).ends_with("ing") && !next.any(Tags::CAPITAL);
        if !tag.any(Tags::PREP)
            || scene.is_marked(at + 1)
            || is_gerund
            || tag.any(Tags::TO) && next.any(Tags::BASE)
        {
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

/// A clause, question or infinitive right at `at`; `is_tight` if nothing parts it from the verb.
fn plain(
    scene: &Scene<'_>,
    verb: Tags,
    at: usize,
    end: usize,
    is_tight: bool,
) -> Option<(usize, Frame)> {
    if at >= end {
        return None;
    }
    let tag = scene.tag(at);
    if tag.any(Tags::MARKED) {
        // Verbs of shouting need the words right beside them.
        let reports = verb.any(Tags::CLAUSE) || verb.any(Tags::DIRECT) && is_tight;
        return reports.then_some((at, Frame::Bare));
    }
    if tag.any(Tags::AUX) && verb.any(Tags::BARE) && is_tight {
        // "who officials say is", "which critics say could".
        return Some((at, Frame::Bare));
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
    let is_long = verb.any(Tags::SURE) && end - at >= 5 && tag.any(Tags::HUMAN.and(Tags::PRONOUN));
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

/// Whether what starts at `at` opens with a subject and its verb, before anything that
/// belongs to the subject could bring a verb of its own.
pub(super) fn has_clause(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let parts = Tags::RELATIVE
        .and(Tags::THAT)
        .and(Tags::WH)
        .and(Tags::SUBORD)
        .and(Tags::TO);
    for i in at..end.min(at + 25) {
        let tag = scene.tag(i);
        if scene.is_marked(i) {
            continue;
        }
        if tag.any(Tags::PRONOUN) && scene.word(i).contains(['\'', '’']) {
            return true;
        }
        if i == at {
            continue;
        }
        if tag.any(Tags::AUX) && scene.mention_at(i).is_none() {
            return true;
        }
        let follows_subject = scene.tag(i - 1).any(Tags::PRONOUN.and(Tags::HUMAN))
            || scene.mention_at(i - 1).is_some();
        let is_verb = tag.any(FINITE) && scene.mention_at(i).is_none();
        let is_past = tag.any(Tags::PAST) && !tag.any(Tags::PARTICIPLE);
        let is_third = tag.any(Tags::THIRD) && !tag.any(Tags::NOUN_TOO);
        let looks = scene.token(i).is_some_and(|t| looks_past(scene.body, t));
        if is_verb && (follows_subject || is_past || is_third) || looks && follows_subject {
            return true;
        }
        if tag.any(parts) || scene.is_punct(i) && !scene.is(i, "-") {
            return false;
        }
    }
    false
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
    let is_visit = scene.is(at, "on")
        && verb.any(Tags::NAMING)
        && !(at..end.min(at + 14)).any(|i| scene.is(i, "to") && scene.tag(i + 1).any(Tags::BASE));
    if is_visit {
        // "called on the king": nothing is said.
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
