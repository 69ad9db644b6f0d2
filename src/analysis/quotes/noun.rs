//! Noun phrases: "Merz", "the minister", "a spokesman for the ministry".
//!
//! There is no parser underneath. A noun phrase is what lies between words that cannot be
//! part of one, with the names of the article as firm ground.

use std::ops::Range;

use crate::analysis::EntityKind;
use crate::text::TokenKind;

use super::ages::{age_after, age_before, stands_alone};
use super::scene::Scene;
use super::words::Tags;

/// What the main word of a noun phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A name; the token lies in its mention.
    Name,
    /// A personal pronoun.
    Pronoun,
    /// A noun ("the minister").
    Noun,
}

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its tokens, without descriptions after a comma.
    pub tokens: Range<usize>,
    /// Index of its main word.
    pub at: usize,
    /// What that is.
    pub head: Head,
    /// The pronoun that stands for it where it speaks ("the minister, who said").
    pub relative: Option<usize>,
}

impl Phrase {
    /// The tokens that name the speaker right beside the verb.
    pub(super) fn words(&self) -> Range<usize> {
        self.relative
            .map_or_else(|| self.tokens.clone(), |at| at..at + 1)
    }
}

/// Words that a noun phrase cannot hold.
const BREAKS: Tags = Tags::AUX
    .and(Tags::CONJ)
    .and(Tags::SUBORD)
    .and(Tags::RELATIVE)
    .and(Tags::WH)
    .and(Tags::THAT)
    .and(Tags::PRONOUN)
    .and(Tags::OBJECT_PRONOUN)
    .and(Tags::ADVERB)
    .and(Tags::TIME)
    .and(Tags::MARKED);

/// Any form of a verb.
pub(super) const VERBAL: Tags = Tags::REPORT.and(Tags::VERB);

/// The noun phrase whose last word is at `last`.
pub(super) fn ending_at(scene: &Scene<'_>, last: usize, bound: usize) -> Option<Phrase> {
    if scene.tag(last).any(Tags::PRONOUN) && !scene.tag(last).any(Tags::MARKED) {
        return Some(pronoun(last));
    }
    if scene.is(last, ")") {
        let open = matching_bracket(scene, last, bound)?;
        return (open > bound)
            .then(|| ending_at(scene, open - 1, bound))
            .flatten();
    }
    let mut start = last + 1;
    while start > bound {
        match step_left(scene, start, last, bound) {
            Some(next) if next < start => start = next,
            _ => break,
        }
    }
    if start > last {
        return None;
    }
    finish(scene, start..last + 1, bound)
}

/// One step to the left: the new first token of the phrase, none where it ends.
fn step_left(scene: &Scene<'_>, start: usize, last: usize, bound: usize) -> Option<usize> {
    let at = start - 1;
    if let Some(mention) = scene.mention_at(at) {
        let first = scene.mention_tokens(mention).start.max(bound);
        let joins = start > last
            || !scene.is_person(at)
            || scene.mention_at(start).is_none()
            || scene.actor_at(at).is_none();
        return joins.then_some(first);
    }
    if let Some(first) = age_before(scene, start).filter(|first| *first >= bound) {
        return Some(first);
    }
    let tag = scene.tag(at);
    let token = scene.token(at)?;
    let begun = start <= last;
    match token.kind {
        TokenKind::Possessive => (begun && at > bound).then_some(at),
        TokenKind::Number => begun.then_some(at),
        TokenKind::Punct => {
            let joins = matches!(scene.word(at), "-" | "&" | "/") && begun && at > bound;
            joins.then_some(at)
        }
        TokenKind::Word if tag.any(BREAKS) => None,
        TokenKind::Word if is_closed_left(scene, start, last) => {
            let linked = tag.any(Tags::PREP) && links(scene, at, bound);
            linked.then(|| head_before(scene, at, bound))
        }
        TokenKind::Word if tag.any(Tags::PREP) => {
            (begun && links(scene, at, bound)).then(|| head_before(scene, at, bound))
        }
        TokenKind::Word if tag.any(VERBAL) && !may_be_noun(scene, at, begun) => None,
        TokenKind::Word => Some(at),
    }
}

/// The noun that the preposition at `at` belongs to.
fn head_before(scene: &Scene<'_>, at: usize, bound: usize) -> usize {
    if is_insider(scene, at - 1, bound) {
        at - 2
    } else {
        at - 1
    }
}

/// Whether the phrase has its article, so that only a preposition can carry it further left.
fn is_closed_left(scene: &Scene<'_>, start: usize, last: usize) -> bool {
    start <= last && scene.tag(start).any(Tags::DET.and(Tags::POSSESSIVE))
}

/// Whether the preposition at `at` ties what follows to the noun before it.
fn links(scene: &Scene<'_>, at: usize, bound: usize) -> bool {
    if at <= bound {
        return false;
    }
    let before = at - 1;
    let tag = scene.tag(before);
    if tag.any(BREAKS.and(Tags::PREP)) || !scene.is_word(before) {
        return false;
    }
    let speaks = tag.any(Tags::HUMAN.and(Tags::SOURCE))
        || scene.is_person(before)
        || is_insider(scene, before, bound);
    match scene.word(at) {
        "of" => !tag.any(VERBAL) || tag.any(Tags::NOUN_TOO),
        "for" | "at" | "from" | "in" | "with" | "on" | "to" | "close" => speaks,
        _ => false,
    }
}

/// "sources close to", "people familiar with": the adjective at `at` carries the preposition.
fn is_insider(scene: &Scene<'_>, at: usize, bound: usize) -> bool {
    matches!(
        scene.word(at),
        "close" | "familiar" | "briefed" | "loyal" | "opposed"
    ) && at > bound
        && scene.tag(at - 1).any(Tags::HUMAN.and(Tags::SOURCE))
}

/// Whether a verb form may be a noun or an adjective here.
fn may_be_noun(scene: &Scene<'_>, at: usize, begun: bool) -> bool {
    let tag = scene.tag(at);
    let after_article = at > 0
        && scene
            .tag(at - 1)
            .any(Tags::DET.and(Tags::POSSESSIVE).and(Tags::ADJECTIVE));
    let capital = tag.any(Tags::CAPITAL) && begun;
    after_article || capital || (tag.any(Tags::NOUN_TOO) && !tag.any(Tags::PAST.and(Tags::ING)))
}

/// Trims a raw stretch and finds its main word.
fn finish(scene: &Scene<'_>, range: Range<usize>, bound: usize) -> Option<Phrase> {
    let mut start = range.start;
    while start < range.end
        && !scene.is_word(start)
        && scene
            .token(start)
            .is_some_and(|t| t.kind != TokenKind::Number)
    {
        start += 1;
    }
    if start >= range.end {
        return None;
    }
    let range = with_first_of_pair(scene, start..range.end, bound);
    let at = main_word(scene, range.clone())?;
    if scene.mention_at(at).is_some() {
        return Some(named(scene, range, at));
    }
    let tag = scene.tag(at);
    let is_bare = tag.any(Tags::DET.and(Tags::POSSESSIVE)) && !tag.any(Tags::HUMAN);
    (!is_bare || stands_alone(scene, at)).then_some(Phrase {
        tokens: range,
        at,
        head: Head::Noun,
        relative: None,
    })
}

/// "Roe and Doe said": takes the first name in as well.
fn with_first_of_pair(scene: &Scene<'_>, range: Range<usize>, bound: usize) -> Range<usize> {
    let start = range.start;
    if start < bound + 2 || !scene.is(start - 1, "and") || !scene.is_person(start) {
        return range;
    }
    match scene.mention_at(start - 2) {
        Some(first) if scene.is_person(start - 2) => scene.mention_tokens(first).start..range.end,
        _ => range,
    }
}

/// The main word: the end of the part before the first preposition.
fn main_word(scene: &Scene<'_>, range: Range<usize>) -> Option<usize> {
    let mut end = range.end;
    for at in range.start + 1..range.end {
        let is_link = scene.tag(at).any(Tags::PREP) && scene.mention_at(at).is_none();
        if is_link || is_insider(scene, at, range.start) {
            end = at;
            break;
        }
    }
    (range.start..end).rev().find(|at| {
        scene.is_word(*at)
            || scene
                .token(*at)
                .is_some_and(|t| t.kind == TokenKind::Number)
    })
}

/// A phrase around a name. A person's name is the whole phrase; that of a body or country
/// keeps its article.
fn named(scene: &Scene<'_>, range: Range<usize>, at: usize) -> Phrase {
    let tokens = match scene.mention_at(at) {
        Some(mention) if scene.kind_of(mention) == EntityKind::Person => {
            let own = scene.mention_tokens(mention);
            let is_pair = (range.start..own.start).any(|i| scene.is(i, "and"));
            if is_pair { range } else { own }
        }
        _ => range,
    };
    Phrase {
        tokens,
        at,
        head: Head::Name,
        relative: None,
    }
}

fn pronoun(at: usize) -> Phrase {
    Phrase {
        tokens: at..at + 1,
        at,
        head: Head::Pronoun,
        relative: None,
    }
}

/// The noun phrase that starts at `start`.
pub(super) fn starting_at(scene: &Scene<'_>, start: usize) -> Option<Phrase> {
    if scene.tag(start).any(Tags::PRONOUN) && !scene.is(start, "this") {
        return Some(pronoun(start));
    }
    let mut end = start;
    let mut has_noun = false;
    while let Some(next) = step_right(scene, start, end, has_noun) {
        let small = Tags::DET.and(Tags::POSSESSIVE).and(Tags::PREP);
        has_noun |=
            scene.is_word(end) && !scene.tag(end).any(small) || age_after(scene, end).is_some();
        end = next;
    }
    while end > start && (!scene.is_word(end - 1) || scene.tag(end - 1).any(Tags::PREP)) {
        end -= 1;
    }
    if end <= start || !has_noun {
        return None;
    }
    let phrase = last_person(scene, start, end)
        .map(|at| named(scene, start..end, at))
        .or_else(|| finish(scene, start..end, start))?;
    Some(named_after(scene, phrase))
}

/// One step to the right; none where the phrase ends.
fn step_right(scene: &Scene<'_>, start: usize, at: usize, has_noun: bool) -> Option<usize> {
    if scene.is_marked(at) {
        return None;
    }
    if let Some(mention) = scene.mention_at(at) {
        return Some(scene.mention_tokens(mention).end.max(at + 1));
    }
    if let Some(end) = age_after(scene, at) {
        return Some(end);
    }
    let tag = scene.tag(at);
    match scene.token(at)?.kind {
        TokenKind::Possessive | TokenKind::Number => Some(at + 1),
        TokenKind::Punct => {
            (matches!(scene.word(at), "-" | "&" | "/") && at > start).then_some(at + 1)
        }
        TokenKind::Word if tag.any(Tags::DET.and(Tags::POSSESSIVE)) => {
            (at == start || scene.tag(at - 1).any(Tags::PREP.and(Tags::DET))).then_some(at + 1)
        }
        TokenKind::Word if tag.any(BREAKS) => None,
        TokenKind::Word if tag.any(Tags::PREP) => {
            (has_noun && links(scene, at, start)).then_some(at + 1)
        }
        TokenKind::Word if tag.any(VERBAL) && !may_be_noun(scene, at, at > start) => None,
        TokenKind::Word => Some(at + 1),
    }
}

/// The last person named before any preposition, who owns nothing ("Roe's aide").
fn last_person(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let limit = (start + 1..end)
        .find(|at| scene.tag(*at).any(Tags::PREP) && scene.mention_at(*at).is_none())
        .unwrap_or(end);
    (start..limit).rev().find(|at| {
        let owns = scene
            .token(at + 1)
            .is_some_and(|t| t.kind == TokenKind::Possessive);
        scene.is_person(*at) && !owns
    })
}

/// "said the party's spokesman, John Roe": the name after the comma is the main word.
fn named_after(scene: &Scene<'_>, phrase: Phrase) -> Phrase {
    let end = phrase.tokens.end;
    let is_human = phrase.head == Head::Noun && scene.tag(phrase.at).any(Tags::HUMAN);
    if !is_human || !scene.is(end, ",") || !scene.is_person(end + 1) {
        return phrase;
    }
    let Some(mention) = scene.mention_at(end + 1) else {
        return phrase;
    };
    let tokens = scene.mention_tokens(mention);
    let after = tokens.end;
    let stands_alone = scene.is_punct(after) || scene.token(after).is_none();
    if !stands_alone {
        return phrase;
    }
    Phrase {
        at: end + 1,
        tokens,
        head: Head::Name,
        relative: None,
    }
}

/// The bracket that opens what the one at `close` closes.
pub(super) fn matching_bracket(scene: &Scene<'_>, close: usize, bound: usize) -> Option<usize> {
    (bound..close)
        .rev()
        .take(12)
        .find(|at| scene.is(*at, "(") || scene.is(*at, "["))
}
