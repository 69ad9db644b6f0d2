//! Reading the tokens of one paragraph.

use super::words::{Lex, W};
use crate::text::Token;

/// The tokens of a text with what they mean, up to the end of one paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    /// The text.
    pub body: &'a str,
    /// All its tokens.
    pub tokens: &'a [Token],
    /// What each token means.
    pub lex: &'a [Lex],
    /// The first token of the paragraph.
    pub start: usize,
    /// One past the last token of the paragraph.
    pub end: usize,
}

impl<'a> Cursor<'a> {
    /// What the token `i` means; [`Lex::Other`] outside the paragraph.
    pub(super) fn at(&self, i: usize) -> Lex {
        if i < self.start || i >= self.end {
            return Lex::Other;
        }
        self.lex.get(i).copied().unwrap_or(Lex::Other)
    }

    /// What the token before `i` means.
    pub(super) fn before(&self, i: usize) -> Lex {
        i.checked_sub(1).map_or(Lex::Other, |i| self.at(i))
    }

    /// Whether the token `i` is this word.
    pub(super) fn is(&self, i: usize, word: W) -> bool {
        self.at(i) == Lex::W(word)
    }

    /// The text of the token `i`; empty outside the paragraph.
    pub(super) fn text(&self, i: usize) -> &'a str {
        if i < self.start || i >= self.end {
            return "";
        }
        self.tokens.get(i).map_or("", |t| t.of(self.body))
    }

    /// Whether nothing stands between the token `i` and the one before it.
    pub(super) fn is_glued(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|i| self.tokens.get(i));
        match (before, self.tokens.get(i)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    /// Whether the token `i` starts with a capital.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.text(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// The token after `i` if that is the word, else `i` itself.
    pub(super) fn skip(&self, i: usize, word: W) -> usize {
        if self.is(i, word) { i + 1 } else { i }
    }

    /// The token after a hyphen or none at `i`.
    pub(super) fn skip_hyphen(&self, i: usize) -> usize {
        self.skip(i, W::Hyphen)
    }
}
