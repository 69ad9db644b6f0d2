//! The orders of the list that are not that of the table.

use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::error::{During, Result};
use super::select::Ids;
use super::{Archive, search};
use crate::query::{Filter, Sort};

impl Archive {
    /// The ids, given in ascending order, in another.
    pub(super) fn sorted(&self, ids: &Ids, filter: &Filter, sort: Sort) -> Result<Ids> {
        match sort {
            Sort::Oldest => Ok(ids.clone()),
            Sort::Newest => Ok(ids.iter().rev().copied().collect()),
            Sort::Title => self.by_title(ids),
            Sort::Source => self.by_source(ids),
            Sort::Meetings => self.by_meetings(ids),
            Sort::Relevance => self.by_relevance(ids, filter),
        }
    }

    /// By folded title, so that accents, case and quotation marks do not count.
    fn by_title(&self, ids: &[i64]) -> Result<Ids> {
        let titles: Vec<(String, i64)> = self
            .with_column(ids, "title", |row, at| row.get(at))
            .during("sort by title", &self.path)?;
        let folded = titles.into_iter().map(|(title, id)| (fold(&title), id));
        let mut folded: Vec<(String, i64)> = folded.collect();
        folded.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        Ok(folded.into_iter().map(|(_, id)| id).collect())
    }

    /// By name of the outlet, those without one last; newest first within one.
    fn by_source(&self, ids: &[i64]) -> Result<Ids> {
        let sort = || -> rusqlite::Result<Ids> {
            let mut statement = self
                .connection
                .prepare_cached("SELECT id, name FROM source")?;
            let names = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let mut names: Vec<(i64, String)> = names.collect::<rusqlite::Result<_>>()?;
            names.sort_by_cached_key(|(_, name)| fold(name));
            let ranks: std::collections::HashMap<i64, usize> =
                names.iter().map(|(id, _)| *id).zip(0..).collect();
            let sources: Vec<(Option<i64>, i64)> =
                self.with_column(ids, "source", |row, at| row.get(at))?;
            let rank = |source: Option<i64>| source.and_then(|s| ranks.get(&s).copied());
            let ranked = sources
                .into_iter()
                .map(|(s, id)| (rank(s).unwrap_or(usize::MAX), id));
            let mut ranked: Vec<(usize, i64)> = ranked.collect();
            ranked.sort_unstable_by_key(|(rank, id)| (*rank, Reverse(*id)));
            Ok(ranked.into_iter().map(|(_, id)| id).collect())
        };
        sort().during("sort by source", &self.path)
    }

    fn by_meetings(&self, ids: &[i64]) -> Result<Ids> {
        let mut counted: Vec<(i64, i64)> = self
            .with_column(ids, "n_meetings", |row, at| row.get(at))
            .during("sort by meetings", &self.path)?;
        counted.sort_unstable_by_key(|pair| Reverse(*pair));
        Ok(counted.into_iter().map(|(_, id)| id).collect())
    }

    /// Best match first, then what passes without a match; without words to match, newest first.
    fn by_relevance(&self, ids: &[i64], filter: &Filter) -> Result<Ids> {
        let sought = filter.sought();
        // Words in brackets need not all be there; those outside are, which is quicker to rank.
        let expression = match sought == filter.words {
            true => search::expressions(&sought).all,
            false => search::any(&sought),
        };
        let Some(expression) = expression else {
            return Ok(ids.iter().rev().copied().collect());
        };
        let ranked = self.column(
            "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rank, rowid DESC",
            [expression],
        );
        let ranked = ranked.during("sort by relevance", &self.path)?;
        let mut is_ranked = vec![false; ids.len()];
        let mut ordered = Vec::with_capacity(ids.len());
        for id in ranked {
            if let Ok(at) = ids.binary_search(&id) {
                is_ranked[at] = true;
                ordered.push(id);
            }
        }
        let rest = ids.iter().zip(is_ranked).rev();
        ordered.extend(rest.filter(|(_, ranked)| !ranked).map(|(id, _)| *id));
        Ok(ordered.into())
    }

    /// A column of the articles `ids`, which ascend: by look-up of a few, by a scan for many.
    fn with_column<T>(
        &self,
        ids: &[i64],
        column: &'static str,
        read: impl Fn(&rusqlite::Row<'_>, usize) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<(T, i64)>> {
        let mut found = Vec::with_capacity(ids.len());
        let n_all = usize::try_from(self.counter("articles")?).unwrap_or(usize::MAX);
        if ids.len().saturating_mul(8) < n_all {
            let sql = format!("SELECT {column} FROM article WHERE id = ?1");
            let mut statement = self.connection.prepare_cached(&sql)?;
            for id in ids {
                found.push((statement.query_row([id], |row| read(row, 0))?, *id));
            }
            return Ok(found);
        }
        let sql = format!("SELECT {column}, id FROM article ORDER BY id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut wanted = ids.iter().peekable();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(1)?;
            if wanted.next_if(|wanted| **wanted == id).is_some() {
                found.push((read(row, 0)?, id));
            }
        }
        Ok(found)
    }
}

/// A text as it is sorted: small letters without accents, from its first letter or digit on.
pub(super) fn fold(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c));
    let from_word = plain.skip_while(|c| !c.is_alphanumeric());
    from_word.flat_map(char::to_lowercase).collect()
}
