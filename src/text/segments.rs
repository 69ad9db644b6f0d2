//! A body cut into paragraphs, sentences and tokens.

use std::ops::Range;

use super::paragraphs::paragraphs;
use super::sentences::sentences;
use super::span::Span;
use super::tokens::{Token, tokenize};

/// A stretch of text between two breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, without surrounding white space.
    pub span: Span,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into [`Segments::tokens`].
    pub tokens: Range<usize>,
    /// The paragraph it stands in, as an index into [`Segments::paragraphs`].
    pub paragraph: usize,
}

/// Tokens, sentences and paragraphs of one body, each in text order.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    /// All tokens. Together with the white space between them they tile the body.
    pub tokens: Vec<Token>,
    /// All sentences; each token belongs to exactly one.
    pub sentences: Vec<Sentence>,
    /// All paragraphs; no sentence crosses one.
    pub paragraphs: Vec<Paragraph>,
}

impl Segments {
    /// Cuts `body` up. Never fails, whatever the text.
    pub fn new(body: &str) -> Segments {
        let tokens = tokenize(body);
        let paragraphs = paragraphs(body);
        let sentences = sentences(body, &tokens, &paragraphs);
        Segments {
            tokens,
            sentences,
            paragraphs,
        }
    }

    /// Index of the first token that ends after `offset`; the number of tokens if none does.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end <= offset)
    }

    /// The tokens that lie wholly inside `span`, as indices.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let last = self.tokens.partition_point(|t| t.span.end <= span.end);
        first..last.max(first)
    }

    /// Index of the sentence that holds the byte at `offset`, or the last one before it.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let n = self.sentences.partition_point(|s| s.span.start <= offset);
        n.checked_sub(1)
    }

    /// The span from the first to the last of the tokens `range`.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        match (self.tokens.get(range.start), range.end.checked_sub(1)) {
            (Some(first), Some(last)) => match self.tokens.get(last) {
                Some(last) if last.span.end >= first.span.start => first.span.join(last.span),
                _ => Span::new(first.span.start, first.span.start),
            },
            _ => Span::new(0, 0),
        }
    }
}
