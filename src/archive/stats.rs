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
        Ok(Stats {
            n_articles: counter("articles")?,
            n_read: counter("read")?,
            n_starred: counter("starred")?,
            n_encounters: counter("encounters")?,
            n_reports: counter("reports")?,
            n_names: count("SELECT count(*) FROM name WHERE n_articles > 0")?,
            n_sources: count("SELECT count(*) FROM source WHERE n_articles > 0")?,
            n_countries: count("SELECT count(*) FROM country")?,
            first_day: self.day_of("SELECT min(id) FROM article WHERE id > ?1")?,
            last_day: self.day_of("SELECT max(id) FROM article WHERE id > ?1")?,
            n_bytes: count(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
            )?,
        })
    }

    /// The day of the article whose id the query gives; it is asked for dated articles.
    fn day_of(&self, sql: &str) -> rusqlite::Result<Option<Date>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let id: Option<i64> = statement.query_row([ids::UNDATED], |row| row.get(0))?;
        let mut statement = self
            .connection
            .prepare_cached("SELECT day FROM article WHERE id = ?1")?;
        let day = id.map(|id| statement.query_row([id], |row| row.get::<_, Option<i64>>(0)));
        Ok(day.transpose()?.flatten().and_then(ids::date_of))
    }
}

fn unsigned(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}
