//! What shared names mean here, by what else the article names.

use std::collections::BTreeMap;

use super::metonyms;
use super::scan::{Candidate, Sense};
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
    /// Which country; none for the Pacific.
    pub(super) country: Option<CountryCode>,
    /// From 0 to 100.
    pub(super) confidence: u8,
    /// Why, in a reader's words.
    pub(super) reason: &'static str,
}

/// Weights of countries in the article.
type Weights = BTreeMap<CountryCode, f32>;

/// Decides all candidates.
pub(super) fn resolve(input: &Input<'_>, candidates: Vec<Candidate>) -> Vec<Found> {
    let weights = weights(&candidates);
    let mut cities: BTreeMap<&str, Option<CountryCode>> = BTreeMap::new();
    let mut found = Vec::with_capacity(candidates.len());
    for (i, candidate) in candidates.iter().enumerate() {
        let decided = match &candidate.sense {
            Sense::Country {
                code,
                form,
                is_shared,
            } => {
                let text = candidate.span.of(input.body);
                let state = *is_shared && is_state(text, &candidates, i, &weights);
                Found {
                    span: candidate.span,
                    kind: if state {
                        EntityKind::Place
                    } else {
                        EntityKind::Country
                    },
                    form: *form,
                    is_seat: false,
                    country: Some(match (state, is_shared) {
                        (true, _) => CountryCode::new("US").unwrap_or(*code),
                        (false, true) => shared(text, *code, &weights),
                        (false, false) => *code,
                    }),
                    confidence: if *is_shared { 75 } else { 95 },
                    reason: reason(*form),
                }
            }
            Sense::Seat { code } => seat(candidate, *code),
            Sense::Place { entries } => {
                let text = candidate.span.of(input.body);
                let stated = stated(input, &candidates, i);
                let country = match stated {
                    Some(code) => Some(code),
                    None => *cities
                        .entry(text)
                        .or_insert_with(|| choose(entries, &weights)),
                };
                if let Some(code) = stated {
                    cities.insert(text, Some(code));
                }
                place(input, candidate, entries, country)
            }
        };
        found.push(decided);
    }
    found
}

fn reason(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Demonym => "adjective or people of a country",
        _ => "name of a country",
    }
}

fn seat(candidate: &Candidate, code: CountryCode) -> Found {
    Found {
        span: candidate.span,
        kind: EntityKind::Organization,
        is_seat: true,
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
        country,
        confidence: 80,
        reason: "place in the gazetteer",
    }
}

/// How much each country weighs in the article: names and peoples most, cities of one country less.
fn weights(candidates: &[Candidate]) -> Weights {
    let mut weights = Weights::new();
    for candidate in candidates {
        match &candidate.sense {
            Sense::Country {
                code,
                is_shared: false,
                ..
            } => *weights.entry(*code).or_default() += 2.0,
            Sense::Country { .. } => {}
            Sense::Seat { code } => *weights.entry(*code).or_default() += 1.0,
            Sense::Place { entries } => {
                if let Some(code) = only_country(entries) {
                    *weights.entry(code).or_default() += 1.0;
                }
            }
        }
    }
    weights
}

/// The country of all entries, if they agree.
fn only_country(entries: &[Entry]) -> Option<CountryCode> {
    let code = entries.first()?.country?;
    let agree = entries.iter().all(|e| e.country == Some(code));
    agree.then_some(code)
}

fn weight(weights: &Weights, codes: &[&str]) -> f32 {
    codes
        .iter()
        .filter_map(|c| CountryCode::new(c))
        .filter_map(|c| weights.get(&c))
        .sum()
}

/// Whether "Georgia" is the American state here: American places weigh more than the
/// Caucasus, or a town of it stands before ("Atlanta, Georgia").
fn is_state(text: &str, candidates: &[Candidate], idx: usize, weights: &Weights) -> bool {
    if text != "Georgia" && text != "Georgians" && text != "Georgian" && text != "GEORGIA" {
        return false;
    }
    let after_place = idx.checked_sub(1).and_then(|i| candidates.get(i));
    let follows = after_place.is_some_and(|before| {
        let gap = candidates
            .get(idx)
            .map_or(usize::MAX, |c| c.span.start.saturating_sub(before.span.end));
        let american = match &before.sense {
            Sense::Place { entries } => entries.iter().any(|e| e.country == CountryCode::new("US")),
            _ => false,
        };
        american && gap <= 2
    });
    let caucasus = weight(weights, &["GE", "RU", "AM", "AZ", "UA", "TR"]);
    let america = weight(weights, &["US"]);
    let adjectives = candidates.iter().any(|c| {
        matches!(&c.sense, Sense::Country { code, form: MentionForm::Demonym, is_shared: true } if Some(*code) == CountryCode::new("GE"))
    });
    follows || (!adjectives && america > caucasus)
}

/// Which of the countries that share a name is meant: the one that weighs most, else the usual one.
fn shared(text: &str, usual: CountryCode, weights: &Weights) -> CountryCode {
    let options: &[&str] = match usual.as_str() {
        "KR" => &["KR", "KP"],
        "CD" => &["CD", "CG"],
        "DO" => &["DO", "DM"],
        _ => return usual,
    };
    let _ = text;
    let mut best = (0.0, usual);
    for code in options.iter().filter_map(|c| CountryCode::new(c)) {
        let weight = weights.get(&code).copied().unwrap_or(0.0);
        if weight > best.0 {
            best = (weight, code);
        }
    }
    best.1
}

/// The country that the text itself gives a place: "Paris, Texas", "Aden, Yemen".
fn stated(input: &Input<'_>, candidates: &[Candidate], idx: usize) -> Option<CountryCode> {
    let here = candidates.get(idx)?;
    let next = candidates.get(idx + 1)?;
    let gap = input.body.get(here.span.end..next.span.start)?;
    if gap.trim() != "," || gap.len() > 3 {
        return None;
    }
    match &next.sense {
        Sense::Country {
            code,
            form: MentionForm::Name,
            is_shared,
        } => {
            let Sense::Place { entries } = &here.sense else {
                return None;
            };
            let known = entries.iter().any(|e| e.country == Some(*code));
            if *is_shared && !known && code.as_str() == "GE" {
                return CountryCode::new("US");
            }
            Some(*code)
        }
        Sense::Place { entries } => {
            let state = entries.iter().find(|e| e.kind == EntryKind::Subdivision)?;
            let Sense::Place { entries: own } = &here.sense else {
                return None;
            };
            let is_city = own.iter().any(|e| e.kind == EntryKind::City);
            let same = own.iter().any(|e| e.country == state.country);
            (is_city && (same || state.country == CountryCode::new("US")))
                .then_some(state.country)
                .flatten()
        }
        _ => None,
    }
}

/// The country in which a place of this name most likely lies.
fn choose(entries: &[Entry], weights: &Weights) -> Option<CountryCode> {
    let score = |entry: &Entry| {
        let size = match entry.kind {
            EntryKind::City => (entry.thousands.max(1) as f32).ln(),
            _ => 7.0,
        };
        let named = entry.country.and_then(|c| weights.get(&c)).copied();
        let capital = if entry.detail == "capital" { 1.5 } else { 0.0 };
        size + capital + 1.5 * (1.0 + named.unwrap_or(0.0)).ln()
    };
    entries
        .iter()
        .max_by(|a, b| score(a).total_cmp(&score(b)))
        .and_then(|e| e.country)
}
