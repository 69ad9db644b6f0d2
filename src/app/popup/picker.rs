//! The country picker.

use std::collections::BTreeSet;

use super::{Choice, fuzzy};
use crate::app::event::RequestId;
use crate::app::line::Line;
use crate::lexicon::CountryCode;
use crate::query::{CountryCount, Filter, Join};

/// Countries to pick from.
#[derive(Clone, Debug, PartialEq)]
pub struct Picker {
    /// What is typed.
    pub line: Line,
    /// All countries, most articles first; those picked before come even if they have none.
    pub countries: Vec<CountryCount>,
    /// Those that match, as indices.
    pub shown: Vec<usize>,
    /// Which of those shown is selected.
    pub choice: Choice,
    /// Those picked.
    pub picked: BTreeSet<CountryCode>,
    /// Whether one of them is enough.
    pub join: Join,
    /// Whether the countries are here.
    pub is_known: bool,
    pub(in crate::app) request: RequestId,
}

impl Picker {
    /// A picker that waits for its countries.
    pub fn new(filter: &Filter, request: RequestId, page: usize) -> Picker {
        Picker {
            line: Line::default(),
            countries: Vec::new(),
            shown: Vec::new(),
            choice: Choice::new(0, page),
            picked: filter.countries.clone(),
            join: filter.countries_join,
            is_known: false,
            request,
        }
    }

    /// Takes the countries.
    pub fn take(&mut self, countries: Vec<CountryCount>) {
        self.countries = countries;
        self.is_known = true;
        for code in &self.picked {
            if !self.countries.iter().any(|c| c.country == *code) {
                self.countries.push(CountryCount {
                    country: *code,
                    name: code.to_string(),
                    n_articles: 0,
                });
            }
        }
        self.search();
    }

    /// Finds what matches the line.
    pub fn search(&mut self) {
        let names: Vec<String> = self
            .countries
            .iter()
            .map(|c| format!("{} {}", c.country, c.name))
            .collect();
        self.shown = fuzzy::ranked(self.line.text(), names.iter().map(String::as_str));
        self.choice.selected = 0;
        self.choice.fit(self.shown.len(), self.choice.page);
    }

    /// The selected country.
    pub fn selected(&self) -> Option<&CountryCount> {
        self.countries.get(*self.shown.get(self.choice.selected)?)
    }

    /// Picks the selected country, or puts it back. What was typed to find it is done with.
    pub fn toggle(&mut self) {
        let Some(country) = self.selected().map(|c| c.country) else {
            return;
        };
        if !self.picked.remove(&country) {
            self.picked.insert(country);
        }
        if !self.line.text().is_empty() {
            self.line = Line::default();
            self.search();
            let at = self.shown.iter().position(|idx| {
                self.countries
                    .get(*idx)
                    .is_some_and(|c| c.country == country)
            });
            self.choice.select(at.unwrap_or(0));
        } else {
            self.choice.select(self.choice.selected + 1);
        }
    }

    /// One of the countries, or all.
    pub fn toggle_join(&mut self) {
        self.join = match self.join {
            Join::Any => Join::All,
            Join::All => Join::Any,
        };
    }

    /// What Enter takes: those picked, with the selected one if something is typed or none is
    /// picked.
    pub fn accepted(&self) -> BTreeSet<CountryCode> {
        let mut picked = self.picked.clone();
        if picked.is_empty() || !self.line.text().is_empty() {
            picked.extend(self.selected().map(|c| c.country));
        }
        picked
    }
}
