//! Names and titles by token: what the rules about offices and roles ask for.

use std::ops::Range;

use crate::analysis::{EntityKind, Input, Name};
use crate::lexicon::{CountryCode, EntryKind, Match, TitleMatch};
use crate::text::{Token, TokenKind};

/// The names of a draft by their tokens.
#[derive(Debug)]
pub(super) struct Places<'a> {
    /// The text and what is known of it.
    pub(super) input: Input<'a>,
    /// The names of the text, in its order.
    pub(super) names: &'a [Name],
    /// Tokens of each name.
    tokens: Vec<Range<usize>>,
    /// Names by last token.
    by_end: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Names in text order.
    pub(super) fn new(input: &Input<'a>, names: &'a [Name]) -> Places<'a> {
        let tokens: Vec<Range<usize>> = names
            .iter()
            .map(|name| input.segments.tokens_in(name.span))
            .collect();
        let mut by_end: Vec<usize> = (0..names.len()).collect();
        by_end.sort_by_key(|i| tokens.get(*i).map(|t| (t.end, t.start)));
        Places {
            input: *input,
            names,
            tokens,
            by_end,
        }
    }

    /// The tokens of the name numbered `i`.
    pub(super) fn tokens_of(&self, i: usize) -> Range<usize> {
        self.tokens.get(i).cloned().unwrap_or(0..0)
    }

    /// The name numbered `i`.
    pub(super) fn name(&self, i: usize) -> Option<&'a Name> {
        self.names.get(i)
    }

    /// The state that a name stands for; of the bodies of the European Union, the union.
    pub(super) fn country(&self, name: &Name) -> Option<CountryCode> {
        if name.country.is_some() || name.kind != EntityKind::Organization {
            return name.country;
        }
        let text = name.span.of(self.input.body);
        let is_union = matches!(
            text,
            "EU" | "E.U."
                | "European Union"
                | "European Commission"
                | "European Council"
                | "European Parliament"
                | "European Central Bank"
                | "ECB"
        ) || text.starts_with("EU ");
        if is_union {
            return CountryCode::new("EU");
        }
        super::country_of_body(&self.input, text)
            .or_else(|| self.inner_country(name))
            .or_else(|| self.country_of_party(text))
    }

    /// The country of a party that bears it: "British Labour Party", "Ontario Liberal Party"; of a
    /// committee of the American House.
    fn country_of_party(&self, text: &str) -> Option<CountryCode> {
        let is_of_lords = text.contains("Commons") || text.contains("Lords");
        if text.starts_with("House ") && text.contains("Committee") && !is_of_lords {
            return CountryCode::new("US");
        }
        let mut words = text.split(' ');
        let first = words.next()?;
        words.find(|w| {
            matches!(
                *w,
                "Party" | "Movement" | "Front" | "Coalition" | "Alliance"
            )
        })?;
        let mut entries = self.input.lexicon.named(first);
        let entry = entries.find(|e| {
            matches!(
                e.kind,
                EntryKind::Country | EntryKind::Demonym | EntryKind::Subdivision
            )
        })?;
        entry.country.filter(|_| entry.detail != "shared")
    }

    /// The country at the start of a longer name: "United States Forces".
    fn inner_country(&self, name: &Name) -> Option<CountryCode> {
        let first = self
            .names
            .partition_point(|n| n.span.start < name.span.start);
        let here = self.names.get(first..)?.iter();
        here.take_while(|n| n.span.start == name.span.start)
            .find(|n| n.kind == EntityKind::Country)?
            .country
    }

    /// The end of the country or people named from token `start` on.
    pub(super) fn country_at(&self, start: usize) -> Option<usize> {
        let first = self.tokens.partition_point(|t| t.start < start);
        let here = self
            .tokens
            .get(first..)?
            .iter()
            .zip(self.names.get(first..)?);
        here.take_while(|(t, _)| t.start == start)
            .find(|(_, n)| n.kind == EntityKind::Country)
            .map(|(t, _)| t.end)
    }

    /// The number of a name that was found here.
    pub(super) fn name_number(&self, name: &Name) -> Option<usize> {
        let first = self
            .names
            .partition_point(|n| n.span.start < name.span.start);
        let rest = self.names.get(first..)?;
        let same = |n: &Name| n.span == name.span && n.kind == name.kind;
        rest.iter()
            .take_while(|n| n.span.start == name.span.start)
            .position(same)
            .map(|i| first + i)
    }

    /// The longest name that ends right before token `end`.
    pub(super) fn name_ending_at(&self, end: usize) -> Option<(&'a Name, Range<usize>)> {
        let first = self
            .by_end
            .partition_point(|i| self.tokens.get(*i).is_some_and(|t| t.end < end));
        let i = *self.by_end.get(first)?;
        let tokens = self.tokens.get(i).filter(|t| t.end == end)?;
        Some((self.names.get(i)?, tokens.clone()))
    }

    /// The longest name that starts at token `start`.
    pub(super) fn name_starting_at(&self, start: usize) -> Option<(&'a Name, Range<usize>)> {
        let i = self.tokens.partition_point(|t| t.start < start);
        let tokens = self.tokens.get(i).filter(|t| t.start == start)?;
        Some((self.names.get(i)?, tokens.clone()))
    }

    /// The token at `at`, if there is one.
    fn token(&self, at: usize) -> Option<&'a Token> {
        self.input.segments.tokens.get(at)
    }

    /// The text of the token at `at`; empty past the end.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.of(self.input.body))
    }

    /// Whether the token at `at` is `word`, in any case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token at `at` is a possessive ending.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            t.kind == TokenKind::Possessive || matches!(t.of(self.input.body), "'" | "’")
        })
    }

    /// Whether the token at `at` has a capital first letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    /// The longest title that starts at token `at`.
    pub(super) fn title(&self, at: usize) -> Option<TitleMatch> {
        let input = &self.input;
        input.lexicon.title(input.body, &input.segments.tokens, at)
    }

    /// The longest phrase of the gazetteer that starts at token `at`.
    pub(super) fn longest(&self, at: usize) -> Option<Match> {
        let input = &self.input;
        input
            .lexicon
            .longest(input.body, &input.segments.tokens, at)
    }

    /// First token of the sentence that token `at` belongs to.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        self.sentence(at).start
    }

    /// One past the last token of the sentence that token `at` belongs to.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        self.sentence(at).end
    }

    /// The tokens of the sentence that token `at` belongs to.
    fn sentence(&self, at: usize) -> Range<usize> {
        let sentences = &self.input.segments.sentences;
        let i = sentences.partition_point(|s| s.tokens.end <= at);
        sentences.get(i).map_or(at..at, |s| s.tokens.clone())
    }
}
