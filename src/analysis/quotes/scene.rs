//! One article as the recogniser sees it: its words with their properties, its stretches in
//! quotation marks, who is named where, and its sentences outside quotation marks.

use std::ops::Range;

use crate::analysis::{Analysis, Entity, EntityKind, Mention, MentionForm};
use crate::lexicon::Lexicon;
use crate::text::{Segments, Span, Token, TokenKind};

use super::pairs::{Marked, marked};
use super::words::{Tags, tags};

/// What the steps of the recogniser read.
pub(super) struct Scene<'a> {
    pub body: &'a str,
    pub segments: &'a Segments,
    pub lexicon: &'a Lexicon,
    pub entities: &'a [Entity],
    pub mentions: &'a [Mention],
    /// Properties of each token.
    pub tags: Vec<Tags>,
    /// Stretches in quotation marks.
    pub marked: Vec<Marked>,
    /// The tokens of each stretch, marks included.
    pub marked_tokens: Vec<Range<usize>>,
    /// Sentences as tokens; one that is broken only inside quotation marks is whole.
    pub sentences: Vec<Range<usize>>,
    /// For each token, the mention it is part of, if any; `NO_MENTION` otherwise.
    mention_of: Vec<u32>,
}

const NO_MENTION: u32 = u32::MAX;

/// The longest dateline, in tokens.
const DATELINE_MAX: usize = 14;

/// A sentence without the place and agency that open an article ("KYIV (AFP) — ", "PARIS,
/// March 3 - "): capitals, numbers and marks up to a dash.
fn past_dateline(body: &str, segments: &Segments, range: Range<usize>) -> Range<usize> {
    let token = |at: usize| segments.tokens.get(at).copied();
    let first = token(range.start).map_or("", |t| t.of(body));
    let is_shouted = first.len() > 1
        && first.starts_with(char::is_uppercase)
        && !first.chars().any(char::is_lowercase);
    let dash = range.clone().skip(1).take(DATELINE_MAX).find(|at| {
        let is_dash = token(*at).is_some_and(|t| matches!(t.of(body), "—" | "–" | "--" | "-"));
        let gap = |a: usize, b: usize| match (token(a), token(b)) {
            (Some(a), Some(b)) => a.span.end < b.span.start,
            _ => false,
        };
        is_dash && (gap(at - 1, *at) || gap(*at, at + 1))
    });
    match dash {
        Some(dash) if is_shouted && dash + 3 < range.end => {
            let mut depth = 0i32;
            let is_dateline = (range.start..dash).all(|at| {
                let word = token(at).map_or("", |t| t.of(body));
                depth += i32::from(word == "(") - i32::from(word == ")");
                depth > 0 || !word.starts_with(char::is_lowercase)
            });
            if is_dateline {
                dash + 1..range.end
            } else {
                range
            }
        }
        _ => range,
    }
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        body: &'a str,
        segments: &'a Segments,
        lexicon: &'a Lexicon,
        analysis: &'a Analysis,
    ) -> Scene<'a> {
        let mut scene = Scene {
            body,
            segments,
            lexicon,
            entities: &analysis.entities,
            mentions: &analysis.mentions,
            tags: segments.tokens.iter().map(|t| tags(body, *t)).collect(),
            marked: marked(body, &segments.paragraphs),
            marked_tokens: Vec::new(),
            sentences: Vec::new(),
            mention_of: vec![NO_MENTION; segments.tokens.len()],
        };
        scene.mark_tokens();
        scene.place_mentions();
        scene.join_sentences();
        scene
    }

    fn mark_tokens(&mut self) {
        for marked in &self.marked {
            let range = self.segments.tokens_in(marked.outer);
            for tags in self.tags.get_mut(range.clone()).into_iter().flatten() {
                *tags = tags.and(Tags::MARKED);
            }
            self.marked_tokens.push(range);
        }
    }

    fn place_mentions(&mut self) {
        for (number, mention) in self.mentions.iter().enumerate() {
            let range = self.segments.tokens_in(mention.span);
            for slot in self.mention_of.get_mut(range).into_iter().flatten() {
                *slot = number as u32;
            }
        }
    }

    /// Joins sentences whose border lies inside quotation marks.
    fn join_sentences(&mut self) {
        let mut quotes = self.marked_tokens.iter().peekable();
        for sentence in &self.segments.sentences {
            let range = sentence.tokens.clone();
            while quotes.peek().is_some_and(|q| q.end <= range.start) {
                quotes.next();
            }
            let inside = quotes
                .peek()
                .is_some_and(|q| q.start < range.start && range.start < q.end);
            match self.sentences.last_mut() {
                Some(last) if inside => last.end = range.end,
                _ => self
                    .sentences
                    .push(past_dateline(self.body, self.segments, range)),
            }
        }
    }

    /// The properties of a token; none past the ends.
    pub(super) fn tag(&self, idx: usize) -> Tags {
        self.tags.get(idx).copied().unwrap_or_default()
    }

    pub(super) fn token(&self, idx: usize) -> Option<Token> {
        self.segments.tokens.get(idx).copied()
    }

    /// The text of a token; empty past the ends.
    pub(super) fn word(&self, idx: usize) -> &'a str {
        self.token(idx).map_or("", |t| t.of(self.body))
    }

    pub(super) fn is_word(&self, idx: usize) -> bool {
        self.token(idx).is_some_and(Token::is_word)
    }

    pub(super) fn is_punct(&self, idx: usize) -> bool {
        self.token(idx).is_some_and(|t| t.kind == TokenKind::Punct)
    }

    /// Whether a token's text is `word`, in any case.
    pub(super) fn is(&self, idx: usize, word: &str) -> bool {
        self.word(idx).eq_ignore_ascii_case(word)
    }

    pub(super) fn is_marked(&self, idx: usize) -> bool {
        self.tag(idx).any(Tags::MARKED)
    }

    pub(super) fn span_of(&self, range: Range<usize>) -> Span {
        self.segments.span_of(range)
    }

    /// The mention that the token is part of.
    pub(super) fn mention_at(&self, idx: usize) -> Option<&'a Mention> {
        let number = *self.mention_of.get(idx)?;
        self.mentions.get(number as usize)
    }

    /// The mention at a token if it names a person, a body or a country, not a mere place
    /// or an adjective of a country.
    pub(super) fn actor_at(&self, idx: usize) -> Option<&'a Mention> {
        let mention = self.mention_at(idx)?;
        (mention.form != MentionForm::Demonym).then_some(mention)
    }

    pub(super) fn kind_of(&self, mention: &Mention) -> EntityKind {
        self.entities
            .get(mention.entity.0 as usize)
            .map_or(EntityKind::Place, |e| e.kind)
    }

    /// Whether the token is part of a person's name.
    pub(super) fn is_person(&self, idx: usize) -> bool {
        self.mention_at(idx)
            .is_some_and(|m| self.kind_of(m) == EntityKind::Person)
    }

    pub(super) fn mention_tokens(&self, mention: &Mention) -> Range<usize> {
        self.segments.tokens_in(mention.span)
    }

    /// The sentence that holds a token.
    pub(super) fn sentence_of(&self, idx: usize) -> Range<usize> {
        let n = self.sentences.partition_point(|s| s.start <= idx);
        n.checked_sub(1)
            .and_then(|i| self.sentences.get(i))
            .cloned()
            .unwrap_or(0..0)
    }

    /// The stretch in quotation marks that holds a token, as an index.
    pub(super) fn marked_at(&self, idx: usize) -> Option<usize> {
        let n = self.marked_tokens.partition_point(|r| r.start <= idx);
        let i = n.checked_sub(1)?;
        self.marked_tokens
            .get(i)
            .is_some_and(|r| idx < r.end)
            .then_some(i)
    }
}
