//! The first pages of a list under one condition, without the list.
//!
//! What a key press shows must not cost more the more articles there are. Under a single
//! condition the newest articles are the end of an index, and how many there are is counted.

use rusqlite::{OptionalExtension, params};

use super::error::{During, Result};
use super::{Archive, search, wants_all};
use crate::query::{ArticleRow, Filter, Sort, Window};

/// Rows that may be passed over before the page.
const DEPTH: usize = 1_000;

/// A condition whose articles an index gives newest first.
enum Single {
    Country(String),
    Words(String),
    Source(String),
    Unread,
}

impl Archive {
    /// The page, if it is near the top and the filter has one condition; `None` says nothing
    /// about what passes.
    pub(super) fn first_page(
        &mut self,
        filter: &Filter,
        sort: Sort,
        from: usize,
        n: usize,
    ) -> Result<Option<Window<ArticleRow>>> {
        let is_near = from.saturating_add(n) <= DEPTH;
        if !is_near || sort != Sort::Newest || self.is_listed(filter, sort)? {
            return Ok(None);
        }
        let Some(single) = single(filter) else {
            return Ok(None);
        };
        let found = self.page_and_total(&single, from, n);
        let Some((ids, total)) = found.during("list articles", &self.path)? else {
            return Ok(None);
        };
        Ok(Some(Window {
            from,
            rows: self.rows_of(&ids)?,
            total: usize::try_from(total).unwrap_or(0),
            is_counted: true,
        }))
    }

    fn page_and_total(
        &self,
        single: &Single,
        from: usize,
        n: usize,
    ) -> rusqlite::Result<Option<(Vec<i64>, i64)>> {
        let (n, from) = (n as i64, from as i64);
        let (total, ids) = match single {
            Single::Country(code) => (
                self.number("SELECT n_articles FROM country WHERE code = ?1", [code])?,
                self.column(
                    "SELECT article FROM article_country WHERE country = ?1
                     ORDER BY article DESC LIMIT ?2 OFFSET ?3",
                    params![code, n, from],
                )?,
            ),
            Single::Words(words) => (
                self.number("SELECT count(*) FROM words WHERE words MATCH ?1", [words])?,
                self.column(
                    "SELECT rowid FROM words WHERE words MATCH ?1
                     ORDER BY rowid DESC LIMIT ?2 OFFSET ?3",
                    params![words, n, from],
                )?,
            ),
            Single::Source(part) => {
                // Only if one outlet has this in its name.
                let [source] = self.sources_named(part)?[..] else {
                    return Ok(None);
                };
                let sql = "SELECT id FROM article WHERE source = ?1
                           UNION SELECT article FROM reprint WHERE source = ?1
                           ORDER BY 1 DESC LIMIT ?2 OFFSET ?3";
                (
                    self.number("SELECT n_articles FROM source WHERE id = ?1", [source])?,
                    self.column(sql, params![source, n, from])?,
                )
            }
            Single::Unread => (
                Some(self.counter("articles")? - self.counter("read")?),
                self.column(
                    "SELECT id FROM article LEFT JOIN mark ON mark.article = article.id
                     WHERE mark.read IS NOT 1 ORDER BY id DESC LIMIT ?1 OFFSET ?2",
                    params![n, from],
                )?,
            ),
        };
        Ok(total.map(|total| (ids, total)))
    }

    fn number(&self, sql: &str, values: impl rusqlite::Params) -> rusqlite::Result<Option<i64>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_row(values, |row| row.get(0)).optional()
    }
}

/// The only condition of a filter, if it has one and only one.
fn single(filter: &Filter) -> Option<Single> {
    let mut rest = filter.clone();
    let mut found = Vec::new();
    if rest.countries.len() == 1 {
        let codes = std::mem::take(&mut rest.countries).into_iter();
        found.extend(codes.map(|code| Single::Country(code.to_string())));
    }
    let words = search::expressions(&std::mem::take(&mut rest.words));
    if words.none.is_some() {
        return None;
    }
    found.extend(words.all.map(Single::Words));
    found.extend(rest.source.take().map(Single::Source));
    found.extend(std::mem::take(&mut rest.unread).then_some(Single::Unread));
    let is_single = found.len() == 1 && wants_all(&rest);
    found.pop().filter(|_| is_single)
}
