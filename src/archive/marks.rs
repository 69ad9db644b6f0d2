//! What the reader did with articles: read, starred.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::error::{During, Result};
use super::{Archive, put};
use crate::article::Marks;
use crate::query::Filter;
use crate::timeline::ArticleId;

/// A mark that an article can have.
#[derive(Clone, Copy)]
enum Mark {
    Read,
    Starred,
}

/// Stores the marks that an article comes with.
pub(super) fn put(connection: &Connection, id: i64, marks: Marks) -> rusqlite::Result<()> {
    if marks == Marks::default() {
        return Ok(());
    }
    connection
        .prepare_cached("INSERT INTO mark (article, read, starred) VALUES (?1, ?2, ?3)")?
        .execute(params![id, marks.read, marks.starred])?;
    put::count(connection, "read", i64::from(marks.read))?;
    put::count(connection, "starred", i64::from(marks.starred))?;
    put::count(connection, "marks", 1)
}

/// Takes the marks of an article away.
pub(super) fn take(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    let marks: Option<(i64, i64)> = connection
        .prepare_cached("SELECT read, starred FROM mark WHERE article = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((read, starred)) = marks else {
        return Ok(());
    };
    connection
        .prepare_cached("DELETE FROM mark WHERE article = ?1")?
        .execute([id])?;
    put::count(connection, "read", -read)?;
    put::count(connection, "starred", -starred)?;
    put::count(connection, "marks", 1)
}

impl Archive {
    /// Marks articles as read or unread. Tells which were not so before, for undo.
    ///
    /// # Errors
    /// If the archive cannot be written.
    pub fn set_read(&mut self, ids: &[ArticleId], read: bool) -> Result<Vec<ArticleId>> {
        let changed = self.mark(Mark::Read, ids, read);
        changed.during("mark articles as read", &self.path)
    }

    /// Gives articles a star or takes it. Tells which had it otherwise before, for undo.
    ///
    /// # Errors
    /// If the archive cannot be written.
    pub fn set_starred(&mut self, ids: &[ArticleId], starred: bool) -> Result<Vec<ArticleId>> {
        let changed = self.mark(Mark::Starred, ids, starred);
        changed.during("star articles", &self.path)
    }

    /// Marks all articles that pass the filter as read. Tells which were unread, for undo.
    ///
    /// # Errors
    /// If the archive cannot be read or written.
    pub fn mark_all_read(&mut self, filter: &Filter) -> Result<Vec<ArticleId>> {
        let unread = Filter {
            unread: true,
            ..filter.clone()
        };
        let ids = self.select(&unread)?;
        let ids: Vec<ArticleId> = ids.iter().copied().map(ArticleId).collect();
        self.set_read(&ids, true)
    }

    fn mark(
        &mut self,
        mark: Mark,
        ids: &[ArticleId],
        value: bool,
    ) -> rusqlite::Result<Vec<ArticleId>> {
        let (read, starred, total) = match mark {
            Mark::Read => (Some(value), None, "read"),
            Mark::Starred => (None, Some(value), "starred"),
        };
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut changed = Vec::new();
        {
            // No row stands for neither; a row is touched only if it changes.
            let mut statement = transaction.prepare_cached(
                "INSERT INTO mark (article, read, starred)
                 SELECT id, coalesce(?2, 0), coalesce(?3, 0) FROM article
                 WHERE id = ?1 AND (coalesce(?2, 0) OR coalesce(?3, 0)
                                    OR id IN (SELECT article FROM mark))
                 ON CONFLICT (article) DO UPDATE
                 SET read = coalesce(?2, read), starred = coalesce(?3, starred)
                 WHERE read <> coalesce(?2, read) OR starred <> coalesce(?3, starred)",
            )?;
            for id in ids {
                if statement.execute(params![id.0, read, starred])? > 0 {
                    changed.push(*id);
                }
            }
        }
        if !changed.is_empty() {
            let n = changed.len() as i64;
            put::count(&transaction, total, if value { n } else { -n })?;
            put::count(&transaction, "marks", 1)?;
        }
        transaction.commit()?;
        Ok(changed)
    }
}
