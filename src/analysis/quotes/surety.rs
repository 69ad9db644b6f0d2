//! How sure a reported clause is: a plain sum of what speaks for it and against it.
//!
//! The weights are judgements in steps of what a reader would say: a named minister who
//! "said that" is about as sure as quotation marks; "voters who think" hardly is.

use crate::text::TokenKind;

use super::noun::{Head, Phrase};
use super::scene::Scene;
use super::verbal::past_adverbs;
use super::words::Tags;

/// A clause without marks is never as sure as one in marks with its speaker beside it.
const MOST: i32 = 89;

/// The weight for what a clause is, before the words around it are weighed.
pub(super) struct Weighing<'s, 'a> {
    pub scene: &'s Scene<'a>,
    /// Points so far.
    pub points: i32,
}

impl Weighing<'_, '_> {
    fn add_if(&mut self, holds: bool, points: i32) {
        if holds {
            self.points += points;
        }
    }

    /// The verb: what kind it is and in which form it stands.
    pub(super) fn verb(&mut self, verb: usize, bound: usize) {
        let tag = self.scene.tag(verb);
        if self.scene.is(verb, "according") {
            return;
        }
        if tag.any(Tags::REPORT) {
            self.add_if(tag.any(Tags::SURE) && tag.any(Tags::DIRECT), 4);
            self.add_if(tag.any(Tags::BARE) && !tag.any(Tags::DIRECT), -10);
            let needs_that = tag.any(Tags::CLAUSE) && !tag.any(Tags::BARE.and(Tags::DIRECT));
            self.add_if(needs_that, -12);
            let is_noun_form = tag.any(Tags::NOUN_TOO) && !tag.any(Tags::PAST.and(Tags::ING));
            self.add_if(is_noun_form, -5);
        }
        self.add_if(is_evidence(self.scene.word(verb)), -8);
        let before = past_adverbs(self.scene, verb, bound);
        let word = before.map(|b| self.scene.word(b)).unwrap_or_default();
        let tag_before = before.map(|b| self.scene.tag(b)).unwrap_or_default();
        self.add_if(tag_before.any(Tags::TO) && tag.any(Tags::BASE), -36);
        self.add_if(is_modal(word), -40);
        self.add_if(tag_before.any(Tags::NEGATION), -20);
        let negated =
            before.is_some_and(|b| (b + 1..verb).any(|i| self.scene.tag(i).any(Tags::NEGATION)));
        self.add_if(negated, -20);
        self.add_if(tag.any(Tags::CAPITAL) && verb > bound, -30);
    }

    /// Who speaks.
    pub(super) fn speaker(&mut self, speaker: Option<&Phrase>) {
        let Some(phrase) = speaker else {
            self.points -= 44;
            return;
        };
        match phrase.head {
            Head::Name => self.add_if(self.scene.actor_at(phrase.at).is_none(), -25),
            Head::Pronoun => self.pronoun(phrase.at),
            Head::Noun => self.noun(phrase),
        }
        let Some(relative) = phrase.relative else {
            return;
        };
        let is_loose = relative > 0 && self.scene.is(relative - 1, ",");
        self.points -= if is_loose { 12 } else { 45 };
    }

    fn pronoun(&mut self, at: usize) {
        let word = self.scene.word(at).to_ascii_lowercase();
        self.points += match word.as_str() {
            "he" | "she" => 4,
            "they" => -6,
            "it" => -14,
            "i" | "we" => -44,
            _ => -45,
        };
    }

    fn noun(&mut self, phrase: &Phrase) {
        let tag = self.scene.tag(phrase.at);
        let first = phrase.tokens.start;
        self.points -= 4;
        self.add_if(!tag.any(Tags::HUMAN.and(Tags::SOURCE)), -18);
        self.add_if(tag.any(Tags::SOURCE) && !tag.any(Tags::HUMAN), -4);
        let follows_relative = first > 0 && self.scene.tag(first - 1).any(Tags::RELATIVE);
        self.add_if(follows_relative, -30);
        let counted = self
            .scene
            .token(first)
            .is_some_and(|t| t.kind == TokenKind::Number);
        self.add_if(counted, -10);
    }

    /// What is said.
    pub(super) fn content(&mut self, content: std::ops::Range<usize>, is_plain: bool) {
        let n_words = content.clone().filter(|i| self.scene.is_word(*i)).count();
        self.add_if(is_plain && n_words < 4, -14);
        self.add_if(is_plain && n_words > 24, -4);
        self.add_if(is_plain && n_words > 36, -8);
        let n_capital = content
            .clone()
            .filter(|i| self.scene.tag(*i).any(Tags::CAPITAL))
            .count();
        self.add_if(n_words > 4 && n_capital * 3 > n_words * 2, -30);
        self.add_if(self.scene.is(content.end, "?"), -25);
    }

    /// As a confidence.
    ///
    /// Doubts add up faster than they should be shown: what is worth 65 points or less is
    /// wrong too often for the reader's usual threshold of 50.
    pub(super) fn total(&self) -> u8 {
        let steep = match self.points {
            70.. => self.points,
            66..70 => 70 - (70 - self.points) * 4,
            _ => self.points - 20,
        };
        u8::try_from(steep.clamp(5, MOST)).unwrap_or(5)
    }
}

/// Verbs of which a text or a figure is the subject as often as a speaker ("suggests").
fn is_evidence(verb: &str) -> bool {
    let stems = ["show", "suggest", "reveal", "indicat", "demonstrat", "prov"];
    stems.iter().any(|stem| verb.starts_with(stem))
}

/// "could say", "might argue": nobody has said it.
fn is_modal(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "could" | "would" | "might" | "may" | "should" | "must" | "can" | "cannot"
    )
}
