//! What capitalised phrases may name, judged by the words around.

use std::collections::HashMap;
use std::ops::Range;

use super::context::{Place, is_upper};
use super::places::locality;
use super::senses::{Tagged, country, demonym};
use super::words::is_public_body;
use crate::analysis::{EntityKind, Input, MentionForm, Name};
use crate::lexicon::{CountryCode, Entry, EntryKind, Match};
use crate::text::{Sentence, Span};

/// A phrase that names a country or a place.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its text.
    pub(super) span: Span,
    /// What it may name.
    pub(super) sense: Sense,
    /// Most words of its sentence are in capitals, where the tagger is at a loss.
    pub(super) is_shouted: bool,
}

/// What a phrase may name.
#[derive(Clone, Debug)]
pub(super) enum Sense {
    /// A country by name or demonym.
    Country {
        code: CountryCode,
        form: MentionForm,
        /// Other countries may be meant as well: "Korea", "Georgia".
        is_shared: bool,
    },
    /// A seat of government.
    Seat { code: CountryCode },
    /// A city, province or region: the entries that bear the name.
    Place { entries: Vec<Entry> },
}

/// All candidates, in text order.
pub(super) fn scan(input: &Input<'_>, names: &[Name]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut scanner = Scanner {
        input: *input,
        names,
        next_name: 0,
        people: people(input, names),
    };
    for sentence in &input.segments.sentences {
        scanner.sentence(sentence, &mut found);
    }
    found
}

/// The words of all people that are named in full, and whether some person's name ends with
/// the word: a person is named again by that one.
fn people<'a>(input: &Input<'a>, names: &[Name]) -> HashMap<&'a str, bool> {
    let people = names.iter().filter(|n| n.kind == EntityKind::Person);
    let full = people
        .map(|n| n.span.of(input.body))
        .filter(|name| name.contains(' '));
    let mut words = HashMap::new();
    for name in full {
        for word in name.split(' ') {
            *words.entry(word).or_default() |= name.ends_with(word);
        }
    }
    words
}

struct Scanner<'a> {
    input: Input<'a>,
    names: &'a [Name],
    /// Words of people's names in this text; true for family names.
    people: HashMap<&'a str, bool>,
    /// The first name that ends after the place where the scan stands.
    next_name: usize,
}

impl<'a> Scanner<'a> {
    fn sentence(&mut self, sentence: &Sentence, found: &mut Vec<Candidate>) {
        let body = self.input.body;
        let tokens = &self.input.segments.tokens;
        let mut shouted = None;
        let mut idx = sentence.tokens.start;
        while idx < sentence.tokens.end {
            let Some(hit) = self.input.lexicon.longest(body, tokens, idx) else {
                idx += 1;
                continue;
            };
            let end = (idx + hit.n_tokens).min(sentence.tokens.end);
            let place = Place {
                input: self.input,
                sentence: sentence.tokens.clone(),
                tokens: idx..end,
                is_shouted: *shouted.get_or_insert_with(|| self.is_shouted(sentence)),
            };
            let (place, sense) = self.judge(place, &hit);
            if let Some(sense) = sense {
                found.push(Candidate {
                    span: self.input.segments.span_of(place.tokens.clone()),
                    is_shouted: place.is_shouted,
                    tokens: place.tokens,
                    sense,
                });
            }
            idx = end.max(idx + 1);
        }
    }

    fn is_shouted(&self, sentence: &Sentence) -> bool {
        let body = self.input.body;
        let words = self.input.segments.tokens.get(sentence.tokens.clone());
        let words = words.unwrap_or(&[]).iter().filter(|t| t.is_word());
        let (mut n_upper, mut n_long) = (0, 0);
        for word in words.map(|t| t.of(body)).filter(|w| w.len() > 2) {
            n_long += 1;
            n_upper += usize::from(is_upper(word));
        }
        n_long >= 3 && n_upper * 3 >= n_long * 2
    }

    /// The tagger's name that overlaps `span`, if any.
    fn tagged(&mut self, span: Span) -> Option<&'a Name> {
        while let Some(name) = self.names.get(self.next_name) {
            if name.span.end > span.start {
                return Some(name).filter(|n| n.span.overlaps(span));
            }
            self.next_name += 1;
        }
        None
    }

    /// What the phrase names. Of an organisation, only a country at its start may count.
    fn judge(&mut self, mut place: Place<'a>, hit: &Match) -> (Place<'a>, Option<Sense>) {
        let span = place.input.segments.span_of(place.tokens.clone());
        let text = span.of(self.input.body);
        let tagged = Tagged {
            name: self.tagged(span),
            span,
            is_of_person: self.people.contains_key(text),
            is_family_name: self.people.get(text).is_some_and(|is_last| *is_last),
        };
        let Some(first) = leading(hit, tagged.name) else {
            return (place, None);
        };
        let sense = match first.kind {
            EntryKind::Country => country(&place, &first, &tagged),
            EntryKind::Demonym => demonym(&place, &first, &tagged),
            EntryKind::Metonym => first.country.map(|code| Sense::Seat { code }),
            EntryKind::City | EntryKind::Subdivision | EntryKind::Region => {
                locality(&place, hit, &tagged)
            }
            EntryKind::Org | EntryKind::Institution => {
                let body = span;
                let sense = self.country_of_body(&mut place, body);
                return (place, sense);
            }
            EntryKind::Person => None,
        };
        (place, sense)
    }

    /// The country at the start of the name of a public body: "US Senate", "Israeli army".
    fn country_of_body(&self, place: &mut Place<'a>, body: Span) -> Option<Sense> {
        let tokens = &self.input.segments.tokens;
        let inner = tokens.get(..place.tokens.end.checked_sub(1)?)?;
        let hit = self
            .input
            .lexicon
            .longest(self.input.body, inner, place.tokens.start)?;
        let first = hit.entries().next()?;
        let form = match first.kind {
            EntryKind::Country => MentionForm::Name,
            EntryKind::Demonym => MentionForm::Demonym,
            _ => return None,
        };
        if !is_public_body(body.of(self.input.body)) {
            return None;
        }
        place.tokens.end = place.tokens.start + hit.n_tokens;
        Some(Sense::Country {
            code: first.country?,
            form,
            is_shared: first.detail == "shared",
        })
    }
}

/// The entry that leads: the first, but an organisation before a city of its name ("Toyota")
/// unless the tagger sees a place.
fn leading(hit: &Match, tagged: Option<&Name>) -> Option<Entry> {
    let first = hit.entries().next()?;
    let sees_place =
        tagged.is_some_and(|n| matches!(n.kind, EntityKind::Place | EntityKind::Country));
    if first.kind == EntryKind::City && !sees_place {
        return Some(hit.entry(EntryKind::Org).unwrap_or(first));
    }
    Some(first)
}
