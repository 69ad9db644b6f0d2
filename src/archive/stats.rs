//! Question: what is in the archive altogether.

use jiff::civil::Date;
use serde::Serialize;

use super::error::{During, Result};
use super::{Archive, ids};

/// Totals of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Articles.
    pub n_articles: u64,
    /// Articles that were read.
    pub n_read: u64,
    /// Articles with a star.
    pub n_starred: u64,
    /// Encounters told.
    pub n_encounters: u64,
    /// Reports of them.
    pub n_reports: u64,
    /// Different names.
    pub n_names: u64,
    /// Outlets.
    pub n_sources: u64,
    /// Countries written about.
    pub n_countries: u64,
    /// Day of the oldest article with a date.
    pub first_day: Option<Date>,
    /// Day of the latest article.
    pub last_day: Option<Date>,
    /// Size of the database in bytes, without its write-ahead log.
    pub n_bytes: u64,
}

impl Archive {
    /// Totals; counted once and kept, except those of names, outlets and countries.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn stats(&self) -> Result<Stats> {
        self.read_stats().during("read the totals", &self.path)
    }

    fn read_stats(&self) -> rusqlite::Result<Stats> {
        let counter = |name| self.counter(name).map(unsigned);
        let count = |sql| {
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.query_row([], |row| row.get(0)).map(unsigned)
        };
        let day = |sql| -> rusqlite::Result<Option<Date>> {
            let mut statement = self.connection.prepare_cached(sql)?;
            let day: Option<i64> = statement.query_row([], |row| row.get(0))?;
            Ok(day.and_then(ids::date_of))
        };
        Ok(Stats {
            n_articles: counter("articles")?,
            n_read: counter("read")?,
            n_starred: counter("starred")?,
            n_encounters: counter("encounters")?,
            n_reports: counter("reports")?,
            n_names: count("SELECT count(*) FROM name")?,
            n_sources: count("SELECT count(*) FROM source")?,
            n_countries: count("SELECT count(*) FROM country")?,
            first_day: day(
                "SELECT (SELECT day FROM article WHERE id = (SELECT min(id) FROM article WHERE id >= 0))",
            )?,
            last_day: day(
                "SELECT (SELECT day FROM article WHERE id = (SELECT max(id) FROM article))",
            )?,
            n_bytes: count(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
            )?,
        })
    }
}

fn unsigned(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}
