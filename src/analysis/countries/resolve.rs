//! What shared names mean here, by what else the article names.

use std::collections::BTreeMap;

use super::context::is_upper;
use super::evidence::Evidence;
use super::metonyms;
use super::scan::{Candidate, Sense};
use super::words::{STATED_TOWNS, TOWNSPEOPLE, is_one_of, is_town_name};
use crate::analysis::{EntityKind, Input, MentionForm};
use crate::lexicon::{CountryCode, Entry, EntryKind};
use crate::text::Span;

/// A phrase and what it names.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its text.
    pub(super) span: Span,
    /// Country or place.
    pub(super) kind: EntityKind,
    /// How it names it.
    pub(super) form: MentionForm,
    /// A palace or the like that stands for a state: named so, not the country.
    pub(super) is_seat: bool,
    /// It stands among words in capitals.
    pub(super) is_shouted: bool,
    /// Which country; none for the Pacific.
    pub(super) country: Option<CountryCode>,
    /// From 0 to 100.
    pub(super) confidence: u8,
    /// Why, in a reader's words.
    pub(super) reason: &'static str,
}

/// Decides all candidates, by what the article as a whole says.
pub(super) fn resolve(
    input: &Input<'_>,
    candidates: &[Candidate],
    evidence: &Evidence,
) -> Vec<Found> {
    let resolver = Resolver {
        input,
        candidates,
        evidence,
        stated: stated_places(input, candidates),
        has_georgians: candidates.iter().any(is_georgian),
    };
    (0..candidates.len())
        .filter_map(|i| resolver.decide(i))
        .collect()
}

struct Resolver<'a> {
    input: &'a Input<'a>,
    candidates: &'a [Candidate],
    evidence: &'a Evidence,
    /// Places to which the text gives a country: "Aden, Yemen".
    stated: BTreeMap<&'a str, CountryCode>,
    /// "Georgian" occurs, which is hardly said of the American state.
    has_georgians: bool,
}

impl Resolver<'_> {
    fn decide(&self, idx: usize) -> Option<Found> {
        let candidate = self.candidates.get(idx)?;
        let text = candidate.span.of(self.input.body);
        Some(match &candidate.sense {
            Sense::Country {
                code,
                form,
                is_shared,
            } => self.country(idx, *code, *form, *is_shared),
            Sense::Seat { code } => seat(candidate, *code),
            Sense::Place { entries } => {
                let country = match self.stated.get(text) {
                    Some(code) => Some(*code),
                    None if (self.evidence.is_american_town(text)
                        && !is_world_dateline(text, entries))
                        || self.evidence.is_american_namesake(entries) =>
                    {
                        CountryCode::new("US")
                    }
                    None => self.evidence.choose(entries),
                };
                place(self.input, candidate, entries, country)
            }
        })
    }

    fn country(&self, idx: usize, code: CountryCode, form: MentionForm, is_shared: bool) -> Found {
        let candidate = self.candidates.get(idx);
        let span = candidate.map_or(Span::new(0, 0), |c| c.span);
        let is_shouted = candidate.is_some_and(|c| c.is_shouted);
        let text = span.of(self.input.body);
        if self.is_american(idx, text, code, is_shared) {
            return Found {
                span,
                kind: EntityKind::Place,
                form: MentionForm::Name,
                is_seat: false,
                is_shouted,
                country: CountryCode::new("US"),
                confidence: 70,
                reason: "state or town of this name in an American article",
            };
        }
        Found {
            span,
            kind: EntityKind::Country,
            form,
            is_seat: false,
            is_shouted,
            country: Some(if is_shared {
                self.evidence.shared(code)
            } else {
                code
            }),
            confidence: if is_shared { 75 } else { 95 },
            reason: match form {
                MentionForm::Demonym => "adjective or people of a country",
                _ => "name of a country",
            },
        }
    }

    /// Whether the name of a country is a state or town of the United States here.
    fn is_american(&self, idx: usize, text: &str, code: CountryCode, is_shared: bool) -> bool {
        match (is_shared, code.as_str()) {
            (true, "GE") => {
                self.follows_american_place(idx)
                    || self.evidence.is_american_georgia(self.has_georgians)
            }
            (true, "JE") => self.evidence.is_new_jersey(),
            _ => {
                (is_town_name(text, STATED_TOWNS)
                    && (self.precedes_american_state(idx) || self.is_in_address(idx)))
                    || self.evidence.is_american_town(text)
            }
        }
    }

    /// "Atlanta, Georgia".
    fn follows_american_place(&self, idx: usize) -> bool {
        let before = idx.checked_sub(1).and_then(|i| self.candidates.get(i));
        before.is_some_and(|before| {
            let lies = |e: &Entry| e.country == CountryCode::new("US");
            let american =
                matches!(&before.sense, Sense::Place { entries } if entries.iter().any(lies));
            american && is_apposed(self.input, self.candidates, idx - 1)
        })
    }

    /// "400 Locust St., Lebanon", "a Lebanon man".
    fn is_in_address(&self, idx: usize) -> bool {
        let Some(candidate) = self.candidates.get(idx) else {
            return false;
        };
        let word = |at: Option<usize>| {
            at.and_then(|at| self.input.segments.tokens.get(at))
                .map_or("", |t| t.of(self.input.body))
        };
        let (start, end) = (candidate.tokens.start, candidate.tokens.end);
        let before = |n: usize| word(start.checked_sub(n));
        let is_street = before(1) == "," && is_one_of(before(2), "St. Ave. Blvd. Rd. Ave Dr.");
        let has_article = matches!(before(1), "a" | "A" | "an");
        is_street || (has_article && is_one_of(word(Some(end)), TOWNSPEOPLE))
    }

    /// "Lebanon, Pa.".
    fn precedes_american_state(&self, idx: usize) -> bool {
        let next = self.candidates.get(idx + 1);
        let is_state =
            |e: &Entry| e.kind == EntryKind::Subdivision && e.country == CountryCode::new("US");
        let is_named = |next: &Candidate| {
            // Cities share these names, but none lies in a city.
            let is_both = is_one_of(next.span.of(self.input.body), "Washington")
                || next.span.of(self.input.body) == "New York";
            is_both
                || matches!(&next.sense, Sense::Place { entries } if entries.iter().any(is_state))
        };
        next.is_some_and(is_named) && is_apposed(self.input, self.candidates, idx)
    }
}

fn is_georgian(candidate: &Candidate) -> bool {
    matches!(
        &candidate.sense,
        Sense::Country { code, form: MentionForm::Demonym, .. } if code.as_str() == "GE"
    )
}

fn seat(candidate: &Candidate, code: CountryCode) -> Found {
    Found {
        span: candidate.span,
        kind: EntityKind::Organization,
        is_seat: true,
        is_shouted: candidate.is_shouted,
        form: MentionForm::Metonym,
        country: Some(code),
        confidence: 85,
        reason: "seat of government that stands for its state",
    }
}

fn place(
    input: &Input<'_>,
    candidate: &Candidate,
    entries: &[Entry],
    country: Option<CountryCode>,
) -> Found {
    let is_capital = entries
        .iter()
        .any(|e| e.detail == "capital" && e.country == country);
    if let Some(code) = country.filter(|_| is_capital && metonyms::acts(input, &candidate.tokens)) {
        return Found {
            kind: EntityKind::Country,
            is_seat: false,
            reason: "capital that acts for its government",
            confidence: 70,
            ..seat(candidate, code)
        };
    }
    Found {
        span: candidate.span,
        kind: EntityKind::Place,
        form: MentionForm::Name,
        is_seat: false,
        is_shouted: candidate.is_shouted,
        country,
        confidence: 63,
        reason: "place in the gazetteer",
    }
}

/// "LONDON": the dateline of an agency's bureau, where a town's paper writes "Lebanon".
fn is_world_dateline(text: &str, entries: &[Entry]) -> bool {
    let is_great = |e: &Entry| e.thousands >= 1000 || e.detail == "capital";
    is_upper(text) && entries.iter().any(is_great)
}

/// Whether only a comma stands between a candidate and the next.
fn is_apposed(input: &Input<'_>, candidates: &[Candidate], idx: usize) -> bool {
    let (Some(here), Some(next)) = (candidates.get(idx), candidates.get(idx + 1)) else {
        return false;
    };
    let gap = input.body.get(here.span.end..next.span.start);
    gap.is_some_and(|gap| gap.len() <= 3 && gap.trim() == ",")
}

/// The countries that the text itself gives to places: "Paris, Texas", "Aden, Yemen".
fn stated_places<'a>(
    input: &'a Input<'a>,
    candidates: &[Candidate],
) -> BTreeMap<&'a str, CountryCode> {
    let mut found = BTreeMap::new();
    for (idx, candidate) in candidates.iter().enumerate() {
        let Sense::Place { entries } = &candidate.sense else {
            continue;
        };
        if !is_apposed(input, candidates, idx) {
            continue;
        }
        if let Some(code) = candidates
            .get(idx + 1)
            .and_then(|next| stated(entries, next))
        {
            found.entry(candidate.span.of(input.body)).or_insert(code);
        }
    }
    found
}

/// The country that `next` gives to a place before it.
fn stated(entries: &[Entry], next: &Candidate) -> Option<CountryCode> {
    let knows = |code: CountryCode| entries.iter().any(|e| e.country == Some(code));
    match &next.sense {
        Sense::Country {
            code,
            form: MentionForm::Name,
            is_shared,
        } => {
            let is_georgia = *is_shared && code.as_str() == "GE";
            if is_georgia && !knows(*code) {
                return CountryCode::new("US");
            }
            // "Paris, Brussels, Turkey" is a list.
            let is_known = entries
                .iter()
                .any(|e| e.thousands >= 500 || e.detail == "capital");
            (knows(*code) || !is_known).then_some(*code)
        }
        Sense::Place { entries: region } => {
            let state = region.iter().find(|e| e.kind == EntryKind::Subdivision)?;
            let is_city = entries.iter().any(|e| e.kind == EntryKind::City);
            let code = state.country?;
            (is_city && (knows(code) || code.as_str() == "US")).then_some(code)
        }
        _ => None,
    }
}
