//! A sentence as the steps of this pass read it: its words, what they name, and its chunks.

use std::ops::Range;

use super::chunks::{Chunk, chunks};
use super::unlisted;
use super::words::{Class, Form, OTHER, class};
use crate::analysis::{Analysis, Entity, EntityKind, Input, Mention};
use crate::text::{Span, TokenKind};

/// A token of the sentence.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    /// As written.
    pub(super) text: &'a str,
    /// In lower case.
    pub(super) lower: String,
    /// What it does.
    pub(super) class: Class,
    /// What the token is made of.
    pub(super) kind: TokenKind,
    /// The name it is part of, as an index into the mentions of the analysis.
    pub(super) mention: Option<usize>,
    /// The expression of time it is part of, as an index into the times of the analysis.
    pub(super) time: Option<usize>,
    /// It is part of a person's name.
    pub(super) is_person: bool,
    /// It stands right after the token before it, without a space.
    pub(super) is_tight: bool,
}

/// A sentence, read.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The article.
    pub(super) input: &'a Input<'a>,
    /// What is known of it so far.
    pub(super) analysis: &'a Analysis,
    /// The sentence, as an index into the sentences.
    pub(super) sentence: usize,
    /// Its words.
    pub(super) words: Vec<Word<'a>>,
    /// Index of its first token in the article.
    first: usize,
    /// How many of its words are the place and day that a report opens with.
    pub(super) opening: usize,
    /// Its chunks, in order.
    pub(super) chunks: Vec<Chunk>,
}

impl<'a> Scene<'a> {
    /// Reads a sentence.
    pub(super) fn new(input: &'a Input<'a>, analysis: &'a Analysis, sentence: usize) -> Scene<'a> {
        let tokens = input
            .segments
            .sentences
            .get(sentence)
            .map_or(0..0, |s| s.tokens.clone());
        let first = tokens.start;
        let mut words = words(input, tokens);
        mark_mentions(input, analysis, first, &mut words);
        mark_times(input, analysis, first, &mut words);
        mark_titles(input, first, &mut words);
        unlisted::mark(&mut words);
        let opening = opening(&words);
        let chunks = chunks(&words, opening);
        Scene {
            input,
            analysis,
            sentence,
            words,
            first,
            opening,
            chunks,
        }
    }

    /// The sentence's span.
    pub(super) fn span(&self) -> Span {
        self.input
            .segments
            .sentences
            .get(self.sentence)
            .map_or(Span::new(0, 0), |s| s.span)
    }

    /// The span of the words `range`.
    pub(super) fn span_of(&self, range: Range<usize>) -> Span {
        self.input
            .segments
            .span_of(self.first + range.start..self.first + range.end)
    }

    /// The word at `idx` in lower case; empty outside the sentence.
    pub(super) fn lower(&self, idx: usize) -> &str {
        self.words.get(idx).map_or("", |w| w.lower.as_str())
    }

    /// The index of word `idx` among the article's tokens.
    pub(super) fn token(&self, idx: usize) -> usize {
        self.first + idx
    }

    /// The chunk at `idx`.
    pub(super) fn chunk(&self, idx: usize) -> Option<&Chunk> {
        self.chunks.get(idx)
    }

    /// The name that word `idx` is part of.
    pub(super) fn mention(&self, idx: usize) -> Option<(&'a Mention, &'a Entity)> {
        let mention = self.analysis.mentions.get(self.words.get(idx)?.mention?)?;
        Some((mention, self.analysis.entity(mention.entity)?))
    }

    /// The words that the mention of word `idx` covers.
    pub(super) fn mention_words(&self, idx: usize) -> Range<usize> {
        let same = |i: &usize| {
            self.words.get(*i).and_then(|w| w.mention)
                == self.words.get(idx).and_then(|w| w.mention)
        };
        let start = (0..idx).rev().take_while(same).last().unwrap_or(idx);
        let end = (idx..self.words.len())
            .take_while(same)
            .last()
            .unwrap_or(idx);
        start..end + 1
    }

    /// The names of a kind among the words `range`, each once, with the word each starts at.
    pub(super) fn named(&self, range: Range<usize>, kind: EntityKind) -> Vec<usize> {
        let mut found = Vec::new();
        let mut last = None;
        for idx in range {
            let mention = self.words.get(idx).and_then(|w| w.mention);
            if mention.is_some()
                && mention != last
                && self.mention(idx).is_some_and(|(_, e)| e.kind == kind)
            {
                found.push(idx);
            }
            last = mention;
        }
        found
    }
}

/// The words of "GENEVA, May 12 (Agency) —", dash included: where a report was written.
fn opening(words: &[Word<'_>]) -> usize {
    let is_loud = words
        .first()
        .is_some_and(|w| w.text.chars().count() > 2 && w.text.chars().all(char::is_uppercase));
    if !is_loud {
        return 0;
    }
    let is_dash = |w: &Word<'_>| matches!(w.text, "—" | "–" | "--" | "---" | "-") && !w.is_tight;
    let Some(dash) = words.iter().take(20).position(is_dash) else {
        return 0;
    };
    let mut is_inside = false;
    let fits = words.iter().take(dash).all(|w| {
        is_inside = (is_inside || w.text == "(") && w.text != ")";
        is_inside || w.kind != TokenKind::Word || w.text.starts_with(char::is_uppercase)
    });
    if fits { dash + 1 } else { 0 }
}

fn words<'a>(input: &Input<'a>, tokens: Range<usize>) -> Vec<Word<'a>> {
    let mut end = None;
    let tokens = input.segments.tokens.get(tokens).unwrap_or(&[]);
    tokens
        .iter()
        .map(|token| {
            let text = token.of(input.body);
            let lower = text.to_lowercase();
            let is_tight = end == Some(token.span.start);
            end = Some(token.span.end);
            Word {
                text,
                class: word_class(token.is_word(), text, &lower),
                lower,
                kind: token.kind,
                mention: None,
                is_person: false,
                time: None,
                is_tight,
            }
        })
        .collect()
}

/// What a token does; a capital says that a word in "-ed" is part of a name.
fn word_class(is_word: bool, text: &str, lower: &str) -> Class {
    if !is_word {
        return Class::Open;
    }
    match class(lower) {
        Class::Verb(_, OTHER) if text.starts_with(char::is_uppercase) => Class::Open,
        class => class,
    }
}

/// Puts the outermost name to each word.
fn mark_mentions(input: &Input<'_>, analysis: &Analysis, first: usize, words: &mut [Word<'_>]) {
    let Some(sentence) = input.segments.tokens.get(first).map(|t| t.span.start) else {
        return;
    };
    let last = first + words.len();
    let end = last
        .checked_sub(1)
        .and_then(|i| input.segments.tokens.get(i))
        .map_or(0, |t| t.span.end);
    let from = analysis
        .mentions
        .partition_point(|m| m.span.start < sentence);
    for (idx, mention) in analysis.mentions.iter().enumerate().skip(from) {
        if mention.span.start >= end {
            break;
        }
        let is_person = analysis
            .entity(mention.entity)
            .is_some_and(|e| e.kind == EntityKind::Person);
        for token in input.segments.tokens_in(mention.span) {
            if let Some(word) = token.checked_sub(first).and_then(|i| words.get_mut(i))
                && word.mention.is_none()
            {
                word.mention = Some(idx);
                word.is_person = is_person;
            }
        }
    }
}

/// The small words inside an office do not end its phrase: "Secretary of State".
fn mark_titles(input: &Input<'_>, first: usize, words: &mut [Word<'_>]) {
    let mut idx = 0;
    while idx < words.len() {
        let starts_name = words.get(idx).is_some_and(|w| {
            // "Managing" of "IMF Managing Director" opens a title as well.
            let is_capital = idx > 0 && w.text.starts_with(char::is_uppercase);
            let may_open = w.class == Class::Open
                || (is_capital && matches!(w.class, Class::Verb(Form::Ing, _)));
            w.kind == TokenKind::Word && w.mention.is_none() && may_open
        });
        let title = if starts_name {
            input
                .lexicon
                .title(input.body, &input.segments.tokens, first + idx)
        } else {
            None
        };
        let n_tokens = title.map_or(1, |t| t.n_tokens);
        for word in words
            .iter_mut()
            .skip(idx)
            .take(if n_tokens > 1 { n_tokens } else { 0 })
        {
            word.class = Class::Open;
        }
        idx += n_tokens.max(1);
    }
}

fn mark_times(input: &Input<'_>, analysis: &Analysis, first: usize, words: &mut [Word<'_>]) {
    let Some(sentence) = input.segments.tokens.get(first).map(|t| t.span.start) else {
        return;
    };
    let from = analysis.times.partition_point(|t| t.span.start < sentence);
    let last = first + words.len();
    for (idx, time) in analysis.times.iter().enumerate().skip(from) {
        let tokens = input.segments.tokens_in(time.span);
        if tokens.start >= last {
            break;
        }
        for token in tokens {
            if let Some(word) = token.checked_sub(first).and_then(|i| words.get_mut(i)) {
                word.time = Some(idx);
                let is_month = word.text.starts_with(char::is_uppercase)
                    && matches!(word.class, Class::Modal | Class::Verb(..));
                if is_month {
                    word.class = Class::Open;
                }
            }
        }
    }
}
