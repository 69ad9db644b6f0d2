//! Question: which countries are the articles about, and how many of them.

use super::error::{During, Result};
use super::rows::country_codes;
use super::{Archive, sets, wants_all};
use crate::lexicon::CountryCode;
use crate::query::{CountryCount, Filter};

impl Archive {
    /// The countries that articles passing the filter are about, most articles first; of
    /// equals, by code. `name` names a country.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn countries(
        &mut self,
        filter: &Filter,
        name: &dyn Fn(CountryCode) -> String,
    ) -> Result<Vec<CountryCount>> {
        let mut counts = if wants_all(filter) {
            self.counted_countries()?
        } else {
            let ids = self.select(filter)?;
            self.countries_among(&ids)?
        };
        counts.sort_unstable_by_key(|(code, n)| (std::cmp::Reverse(*n), *code));
        let counts = counts
            .into_iter()
            .map(|(country, n_articles)| CountryCount {
                country,
                name: name(country),
                n_articles,
            });
        Ok(counts.collect())
    }

    fn counted_countries(&self) -> Result<Vec<(CountryCode, u32)>> {
        let read = || -> rusqlite::Result<Vec<(CountryCode, u32)>> {
            let sql = "SELECT code, n_articles FROM country";
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            let mut counts = Vec::new();
            while let Some(row) = rows.next()? {
                let code = CountryCode::new(row.get_ref(0)?.as_str().unwrap_or(""));
                if let Some(code) = code {
                    counts.push((code, row.get(1)?));
                }
            }
            Ok(counts)
        };
        read().during("count countries", &self.path)
    }

    /// Counts over some articles: by their rows if they are few, else by the lists of all
    /// countries.
    fn countries_among(&mut self, ids: &[i64]) -> Result<Vec<(CountryCode, u32)>> {
        let few = ids.len() < 4_000;
        let counts = if few {
            self.countries_of_rows(ids)
        } else {
            self.countries_of_lists(ids)
        };
        counts.during("count countries", &self.path)
    }

    pub(super) fn countries_of_rows(
        &self,
        ids: &[i64],
    ) -> rusqlite::Result<Vec<(CountryCode, u32)>> {
        let sql = "SELECT countries FROM article WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut counts = std::collections::BTreeMap::<CountryCode, u32>::new();
        for id in ids {
            let letters: String = statement.query_row([id], |row| row.get(0))?;
            for code in country_codes(&letters) {
                *counts.entry(code).or_default() += 1;
            }
        }
        Ok(counts.into_iter().collect())
    }

    pub(super) fn countries_of_lists(
        &self,
        ids: &[i64],
    ) -> rusqlite::Result<Vec<(CountryCode, u32)>> {
        let sql = "SELECT country, article FROM article_country ORDER BY country, article";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut counts = Vec::new();
        let mut list: Vec<i64> = Vec::new();
        let mut current: Option<CountryCode> = None;
        let mut end = |country: Option<CountryCode>, list: &mut Vec<i64>| {
            let n = u32::try_from(sets::n_both(list, ids)).unwrap_or(u32::MAX);
            counts.extend(country.filter(|_| n > 0).map(|country| (country, n)));
            list.clear();
        };
        while let Some(row) = rows.next()? {
            let country = CountryCode::new(row.get_ref(0)?.as_str().unwrap_or(""));
            if country != current {
                end(current, &mut list);
                current = country;
            }
            list.push(row.get(1)?);
        }
        end(current, &mut list);
        Ok(counts)
    }
}
