//! Retention: articles that the user's rules do not keep are deleted, as the user would.

use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use super::delete::N_BATCH;
use super::error::{During, Result};
use super::{Archive, ArchiveHandle, ids};
use crate::timeline::ArticleId;

/// What is kept; a limit of `None` keeps all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Days after its publication for which an article is kept. One without a date is not too
    /// old by this.
    pub days: Option<u32>,
    /// Articles that are kept, the newest; those without a date count as the oldest.
    pub articles: Option<u32>,
    /// Whether articles with a star are kept whatever the limits say.
    pub starred: bool,
}

impl Retention {
    /// Whether there is no limit.
    pub fn keeps_all(&self) -> bool {
        self.days.is_none() && self.articles.is_none()
    }
}

/// Deletes what the rules do not keep, oldest first, all to be brought back together. `today`
/// and `at`, in seconds since 1970, are the time now. Stops early once `cancel` is true; the next
/// call goes on. Tells how many it deleted.
///
/// An archive whose analyses wait to be renewed is left alone until they are.
///
/// # Errors
/// If the archive cannot be read or written; what was deleted before stays so.
pub fn retain(
    archive: &mut ArchiveHandle,
    rules: &Retention,
    today: Date,
    at: i64,
    cancel: &AtomicBool,
) -> Result<usize> {
    if rules.keeps_all() || archive.with(|archive| archive.needs_renewal())? {
        return Ok(0);
    }
    let surplus = archive.with(|archive| archive.surplus(rules, today))?;
    if surplus.is_empty() {
        return Ok(0);
    }
    let batch = archive.with(|archive| archive.next_batch())?;
    let mut n_deleted = 0;
    for some in surplus.chunks(N_BATCH) {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        let deleted = archive.with(|archive| archive.delete_batch(some, batch, at))?;
        n_deleted += deleted.len();
    }
    Ok(n_deleted)
}

impl Archive {
    /// The articles that the rules do not keep, oldest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn surplus(&self, rules: &Retention, today: Date) -> Result<Vec<ArticleId>> {
        let ask = || -> rusqlite::Result<Vec<ArticleId>> {
            let first_kept = rules.days.and_then(|days| first_kept(today, days));
            let newest = match rules.articles {
                Some(n) if self.counter("articles")? > i64::from(n) => {
                    oldest_of_newest(&self.connection, n)?
                }
                _ => None,
            };
            let mut ask = self.connection.prepare(
                "SELECT id FROM article
                 WHERE (id < ?1 OR (id > ?3 AND id < ?2))
                   AND NOT (?4 AND EXISTS
                       (SELECT 1 FROM mark WHERE mark.article = article.id AND starred = 1))
                 ORDER BY id",
            )?;
            let least = |id: Option<i64>| id.unwrap_or(i64::MIN);
            let limits = params![
                least(newest),
                least(first_kept),
                ids::UNDATED,
                rules.starred
            ];
            let rows = ask.query_map(limits, |row| row.get(0).map(ArticleId))?;
            rows.collect()
        };
        ask().during("look for articles that are not kept", &self.path)
    }
}

/// The lowest id of the articles that are young enough.
fn first_kept(today: Date, days: u32) -> Option<i64> {
    let span = jiff::Span::new().try_days(i64::from(days)).ok()?;
    // Before the calendar begins, nothing is too old.
    today.checked_sub(span).ok().map(ids::first_of_day)
}

/// The id of the last of the `n` newest articles.
fn oldest_of_newest(connection: &Connection, n: u32) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM article ORDER BY id DESC LIMIT 1 OFFSET ?1")?
        .query_row([i64::from(n) - 1], |row| row.get(0))
        .optional()
}
