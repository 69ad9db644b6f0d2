//! The words around a phrase.

use std::ops::Range;

use super::words::{DAYS, is_one_of, is_organisation_word};
use crate::analysis::Input;
use crate::lexicon::{NameFlags, TitleClass};
use crate::text::{Token, TokenKind};

/// A phrase of tokens within its sentence.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    pub(super) input: Input<'a>,
    /// The tokens of the sentence.
    pub(super) sentence: Range<usize>,
    /// The tokens of the phrase.
    pub(super) tokens: Range<usize>,
    /// Most words of the sentence are written in capitals throughout.
    pub(super) is_shouted: bool,
}

impl<'a> Place<'a> {
    fn token(&self, idx: usize) -> Option<&'a Token> {
        if self.sentence.contains(&idx) {
            self.input.segments.tokens.get(idx)
        } else {
            None
        }
    }

    /// The text of the token `n` places after the phrase (0: the next one); empty past the sentence.
    pub(super) fn after(&self, n: usize) -> &'a str {
        self.token(self.tokens.end + n)
            .map_or("", |t| t.of(self.input.body))
    }

    /// The text of the token `n` places before the phrase (0: the one just before).
    pub(super) fn before(&self, n: usize) -> &'a str {
        let idx = self.tokens.start.checked_sub(n + 1);
        idx.and_then(|i| self.token(i))
            .map_or("", |t| t.of(self.input.body))
    }

    /// The phrase itself.
    pub(super) fn text(&self) -> &'a str {
        let span = self.input.segments.span_of(self.tokens.clone());
        span.of(self.input.body)
    }

    /// Whether the phrase opens the sentence, quotation marks and dashes aside.
    pub(super) fn opens_sentence(&self) -> bool {
        let before = self.sentence.start..self.tokens.start;
        before.clone().count() <= 3
            && before
                .filter_map(|i| self.token(i))
                .all(|t| t.kind == TokenKind::Punct)
    }

    /// Whether the next token follows without a space, as in "Israeli-Palestinian".
    pub(super) fn is_joined_after(&self) -> bool {
        let tokens = &self.input.segments.tokens;
        let last = self.tokens.end.checked_sub(1).and_then(|i| tokens.get(i));
        match (last, self.token(self.tokens.end)) {
            (Some(a), Some(b)) => a.span.end == b.span.start && b.of(self.input.body) == "-",
            _ => false,
        }
    }

    /// What the word is used as in names.
    pub(super) fn name_word(&self, word: &str) -> NameFlags {
        self.input.lexicon.name_word(word)
    }

    /// Whether the words around make the phrase part of a person's name: "Paris Hilton",
    /// "Michael Jordan", "Mr. Ireland", "J. English".
    pub(super) fn is_in_person_name(&self, is_given: bool, is_surname: bool) -> bool {
        (is_surname && self.follows_given_name()) || (is_given && self.precedes_surname())
    }

    fn follows_given_name(&self) -> bool {
        let before = self.before(0);
        if !is_capitalised(before) {
            return false;
        }
        let courtesy = self
            .tokens
            .start
            .checked_sub(1)
            .and_then(|i| {
                let tokens = &self.input.segments.tokens;
                self.input.lexicon.title(self.input.body, tokens, i)
            })
            .is_some_and(|t| {
                matches!(
                    t.title.class,
                    TitleClass::Honorific | TitleClass::Legislator
                ) && t.n_tokens == 1
                    && before.ends_with('.')
            });
        let initial = before.len() == 2 && before.ends_with('.');
        let flags = self.name_word(before);
        let known_place = self.is_place_word(before);
        courtesy
            || initial
            || (flags.is_given()
                && !flags.is_common_word()
                && !known_place
                && !is_upper(before)
                && self.before(1) != "of")
    }

    fn precedes_surname(&self) -> bool {
        let next = self.after(0);
        if !is_capitalised(next) || is_upper(next) != is_upper(self.text()) {
            return false;
        }
        let initial = next.len() == 2 && next.ends_with('.');
        let flags = self.name_word(next);
        let is_day = is_one_of(next, DAYS);
        initial
            || (!is_day
                && flags.is_surname()
                && !flags.is_common_word()
                && !self.is_place_word(next)
                && !is_organisation_word(next))
    }

    /// Whether the word by itself is a country or people of the lexicon.
    fn is_place_word(&self, word: &str) -> bool {
        use crate::lexicon::EntryKind::{Country, Demonym};
        let mut entries = self.input.lexicon.named(word);
        entries.any(|e| matches!(e.kind, Country | Demonym))
    }
}

/// Whether the word starts with a capital.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the word has two letters or more, all capitals.
pub(super) fn is_upper(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && letters.all(char::is_uppercase)
}
