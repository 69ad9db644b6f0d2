//! Articles as rows of the list.

use rusqlite::{OptionalExtension, Row};

use super::error::{During, Result};
use super::{Archive, ids};
use crate::lexicon::CountryCode;
use crate::query::ArticleRow;
use crate::timeline::ArticleId;

/// The columns that [`article_row`] reads, in its order.
pub(super) const COLUMNS: &str = "article.id, article.title, source.name, article.day,
    article.second, article.dated_by, article.countries, article.n_quotes, article.n_meetings,
    article.n_words, mark.read, mark.starred, article.n_more_sources";

/// The tables that have them.
pub(super) const TABLES: &str = "article
    LEFT JOIN source ON source.id = article.source
    LEFT JOIN mark ON mark.article = article.id";

/// The row of an article that was selected as [`COLUMNS`].
pub(super) fn article_row(row: &Row<'_>) -> rusqlite::Result<ArticleRow> {
    let countries = row.get_ref(6)?.as_str().unwrap_or("");
    Ok(ArticleRow {
        id: ArticleId(row.get(0)?),
        title: row.get(1)?,
        source: row.get(2)?,
        published: ids::published(row.get(3)?, row.get(4)?, row.get(5)?),
        countries: country_codes(countries),
        n_quotes: row.get(7)?,
        n_meetings: row.get(8)?,
        n_words: row.get(9)?,
        read: row.get::<_, Option<bool>>(10)?.unwrap_or(false),
        starred: row.get::<_, Option<bool>>(11)?.unwrap_or(false),
        n_more_sources: row.get(12)?,
    })
}

/// The codes in a string of two letters each.
pub(super) fn country_codes(letters: &str) -> Vec<CountryCode> {
    let pairs = letters.as_bytes().chunks_exact(2);
    let codes = pairs.filter_map(|pair| std::str::from_utf8(pair).ok());
    codes.filter_map(CountryCode::new).collect()
}

impl Archive {
    /// The rows of the articles `ids`, in that order; ids that are not stored are left out.
    pub(super) fn rows_of(&self, ids: &[i64]) -> Result<Vec<ArticleRow>> {
        let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE article.id = ?1");
        let read = || -> rusqlite::Result<Vec<ArticleRow>> {
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                rows.extend(statement.query_row([id], article_row).optional()?);
            }
            Ok(rows)
        };
        read().during("list articles", &self.path)
    }
}
