//! What the article as a whole says about which country a shared name means.

use std::collections::BTreeMap;

use super::scan::{Candidate, Sense};
use super::words::{AMERICAN_HINTS, AMERICAN_TOWNS, is_one_of, is_town_name};
use crate::analysis::Input;
use crate::lexicon::{CountryCode, Entry, EntryKind};

/// How much each country weighs in an article.
#[derive(Debug)]
pub(super) struct Evidence {
    /// Names and peoples count most, places and seats less.
    weights: BTreeMap<CountryCode, f32>,
    /// Weight of American towns and states.
    american_places: f32,
    /// A country other than the United States is named, or its people.
    names_abroad: bool,
    /// The United States.
    us: Option<CountryCode>,
}

impl Evidence {
    /// Weighs the candidates of an article.
    pub(super) fn new(input: &Input<'_>, candidates: &[Candidate]) -> Evidence {
        let mut evidence = Evidence {
            weights: BTreeMap::new(),
            american_places: 0.0,
            names_abroad: false,
            us: CountryCode::new("US"),
        };
        let mut is_in_doubt = false;
        for candidate in candidates {
            let text = candidate.span.of(input.body);
            evidence.add(candidate, text);
            let shared = matches!(candidate.sense, Sense::Country { is_shared, .. } if is_shared);
            is_in_doubt |= shared
                || is_town_name(text, AMERICAN_TOWNS)
                || matches!(&candidate.sense, Sense::Place { entries } if is_namesake(entries));
        }
        if is_in_doubt {
            evidence.american_places += american_hints(input);
        }
        evidence
    }

    fn add(&mut self, candidate: &Candidate, text: &str) {
        let (code, weight) = match &candidate.sense {
            Sense::Country {
                code,
                is_shared: false,
                ..
            } if !is_town_name(text, AMERICAN_TOWNS) => (*code, 2.0),
            Sense::Country { .. } => return,
            Sense::Seat { code } => (*code, 1.0),
            Sense::Place { entries } => match only_country(entries) {
                Some(code) if !is_town_name(text, AMERICAN_TOWNS) => (code, 1.0),
                _ => return,
            },
        };
        *self.weights.entry(code).or_default() += weight;
        self.names_abroad |= weight > 1.5 && self.us != Some(code);
        let is_capital = |e: &Entry| e.detail == "capital";
        match &candidate.sense {
            Sense::Place { entries }
                if self.us == Some(code) && !entries.iter().any(is_capital) =>
            {
                self.american_places += 1.0;
            }
            _ => {}
        }
    }

    /// The weight of a country.
    pub(super) fn of(&self, code: CountryCode) -> f32 {
        self.weights.get(&code).copied().unwrap_or(0.0)
    }

    /// The weight of several together.
    fn of_all(&self, codes: &[&str]) -> f32 {
        let codes = codes.iter().filter_map(|c| CountryCode::new(c));
        codes.map(|c| self.of(c)).sum()
    }

    /// The country that the article is about for the most part, if there is one.
    pub(super) fn dominant(&self) -> Option<CountryCode> {
        let total: f32 = self.weights.values().sum();
        let (code, weight) = self.weights.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
        (*weight >= 3.0 && *weight >= 0.75 * total).then_some(*code)
    }

    /// Whether a country's or city's name is an American town's here: towns of that name are
    /// known, American places are named, and nothing abroad is.
    pub(super) fn is_american_town(&self, text: &str) -> bool {
        let abroad = self.weights.keys().any(|c| Some(*c) != self.us);
        !abroad && self.american_places >= 1.0 && is_town_name(text, AMERICAN_TOWNS)
    }

    /// Whether a place is an American namesake of the one that is known: the article names several
    /// American places, or speaks of their courts and schools, and no state but America.
    pub(super) fn is_american_namesake(&self, entries: &[Entry]) -> bool {
        !self.names_abroad && self.american_places >= 2.0 && is_namesake(entries)
    }

    /// Whether more speaks for the United States than for a country.
    pub(super) fn is_american_rather_than(&self, code: CountryCode) -> bool {
        self.us != Some(code) && self.us.is_some_and(|us| self.of(us) >= self.of(code))
    }

    /// Whether "Georgia" is the American state: American places weigh more than the Caucasus.
    pub(super) fn is_american_georgia(&self, adjectives: bool) -> bool {
        let caucasus = self.of_all(&["GE", "RU", "AM", "AZ", "UA", "TR"]);
        !adjectives && self.of_all(&["US"]) + self.american_places > caucasus
    }

    /// Whether "Jersey" is New Jersey: America is named and the Channel is not.
    pub(super) fn is_new_jersey(&self) -> bool {
        self.american_places > 0.0 && self.of_all(&["JE", "GG", "GB", "FR"]) == 0.0
    }

    /// Which of the countries that share a name is meant: the one that weighs most, else the
    /// usual one.
    pub(super) fn shared(&self, usual: CountryCode) -> CountryCode {
        let options: &[&str] = match usual.as_str() {
            "KR" => &["KR", "KP"],
            "CD" => &["CD", "CG"],
            "DO" => &["DO", "DM"],
            _ => return usual,
        };
        let mut best = (0.0, usual);
        for code in options.iter().filter_map(|c| CountryCode::new(c)) {
            if self.of(code) > best.0 {
                best = (self.of(code), code);
            }
        }
        best.1
    }

    /// The country in which a place of this name most likely lies: large cities and countries
    /// that the article names are likelier.
    pub(super) fn choose(&self, entries: &[Entry]) -> Option<CountryCode> {
        let score = |entry: &Entry| {
            let size = match entry.kind {
                EntryKind::City => (entry.thousands.max(1) as f32).ln(),
                _ => 7.0,
            };
            let named = entry.country.map_or(0.0, |c| self.of(c));
            let capital = if entry.detail == "capital" { 1.5 } else { 0.0 };
            size + capital + 1.5 * (1.0 + named).ln()
        };
        entries
            .iter()
            .max_by(|a, b| score(a).total_cmp(&score(b)))
            .and_then(|e| e.country)
    }
}

/// Half a point for each word or pair of words that local news in America is full of: "Anderson
/// County", "Sheriff", "school board", "12 Locust St.".
fn american_hints(input: &Input<'_>) -> f32 {
    let mut n_hints = 0.0;
    let (mut third, mut before) = ("", "");
    for token in &input.segments.tokens {
        let word = token.of(input.body);
        let is_pair = match word {
            "County" => before.starts_with(char::is_uppercase),
            "St." | "Ave." | "Blvd." | "Rd." => third.starts_with(|c: char| c.is_ascii_digit()),
            "board" | "Board" | "district" | "District" => matches!(before, "school" | "School"),
            "jury" => before == "grand",
            "school" => matches!(before, "middle" | "elementary"),
            "manager" => before == "city",
            "attorney" => before == "district",
            _ => is_one_of(word, AMERICAN_HINTS),
        };
        n_hints += if is_pair { 0.5 } else { 0.0 };
        (third, before) = (before, word);
    }
    n_hints
}

/// Whether all cities of a name are smaller ones of lands that settlers of America came from, or
/// that were settled from the same: "Hamilton", "Mansfield".
fn is_namesake(entries: &[Entry]) -> bool {
    !entries.is_empty()
        && entries.iter().all(|e| {
            let code = e.country.as_ref().map_or("", CountryCode::as_str);
            e.kind == EntryKind::City
                && e.thousands < 600
                && matches!(code, "GB" | "CA" | "AU" | "NZ" | "ZA" | "BM" | "US")
        })
}

/// The country of all entries, if they agree.
fn only_country(entries: &[Entry]) -> Option<CountryCode> {
    let code = entries.first()?.country?;
    let agree = entries.iter().all(|e| e.country == Some(code));
    agree.then_some(code)
}
