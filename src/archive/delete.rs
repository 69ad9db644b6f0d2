//! Deleting articles, and bringing them back.
//!
//! A deleted article leaves every table that questions are asked of. It is kept whole in a table
//! of its own until it is purged, under its id and with its keys: it comes back as it was, and
//! the same article, or a copy of it, is not stored again by the next import or fetch.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::error::{During, Result};
use super::put::{self, Prepared};
use super::{ANALYSIS_VERSION, Archive, blob, encounters, marks, named, replace};
use crate::analysis::Analysis;
use crate::article::{Article, Marks, Reprint};
use crate::timeline::ArticleId;

/// Articles deleted, or brought back, in one transaction: a reader waits for one at most.
pub(super) const N_BATCH: usize = 100;

/// What it is called when it fails.
const DELETE: &str = "delete articles";

/// An article that was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedRow {
    /// Its id, which it has again when it comes back.
    pub id: ArticleId,
    /// What was deleted together has the same number; later ones have higher numbers.
    pub batch: i64,
    /// When, in seconds since 1970.
    pub at: i64,
    /// Its headline.
    pub title: String,
}

/// What is kept of a deleted article.
#[derive(Serialize, Deserialize)]
struct Kept {
    article: Article,
    read: bool,
    starred: bool,
    reprints: Vec<Reprint>,
}

impl Archive {
    /// Deletes articles; those that are not there are passed over. `at` is the time, in seconds
    /// since 1970. Tells which were deleted; all of one call can be brought back together.
    ///
    /// # Errors
    /// If the archive cannot be read or written; what was deleted before stays so.
    pub fn delete(&mut self, ids: &[ArticleId], at: i64) -> Result<Vec<ArticleId>> {
        let batch = self.next_batch()?;
        let mut deleted = Vec::new();
        for some in ids.chunks(N_BATCH) {
            deleted.extend(self.delete_batch(some, batch, at)?);
        }
        Ok(deleted)
    }

    /// The number of what is deleted together next.
    pub(super) fn next_batch(&self) -> Result<i64> {
        let sql = "SELECT coalesce(max(batch), 0) + 1 FROM deleted";
        self.connection
            .query_row(sql, [], |row| row.get(0))
            .during(DELETE, &self.path)
    }

    /// Deletes a few articles in one transaction, as part of the batch.
    pub(super) fn delete_batch(
        &mut self,
        ids: &[ArticleId],
        batch: i64,
        at: i64,
    ) -> Result<Vec<ArticleId>> {
        self.in_one_go(DELETE, |archive| archive.delete_some(ids, batch, at))
    }

    /// What is deleted and can be brought back, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn deleted(&self) -> Result<Vec<DeletedRow>> {
        let ask = || -> rusqlite::Result<Vec<DeletedRow>> {
            let mut ask = self.connection.prepare_cached(
                "SELECT id, batch, at, title FROM deleted ORDER BY batch DESC, id DESC",
            )?;
            let rows = ask.query_map([], |row| {
                Ok(DeletedRow {
                    id: ArticleId(row.get(0)?),
                    batch: row.get(1)?,
                    at: row.get(2)?,
                    title: row.get(3)?,
                })
            })?;
            rows.collect()
        };
        ask().during("list what was deleted", &self.path)
    }

    /// Brings deleted articles back; `prepare` analyses each anew. Those that are not among the
    /// deleted are passed over. Tells which came back.
    ///
    /// # Errors
    /// If the archive cannot be read or written; what came back before stays.
    pub fn undelete(
        &mut self,
        ids: &[ArticleId],
        prepare: impl Fn(Article) -> Prepared,
    ) -> Result<Vec<ArticleId>> {
        let during = "bring articles back";
        let mut back = Vec::new();
        for some in ids.chunks(N_BATCH) {
            let mut prepared = Vec::new();
            for id in some {
                let kept = kept(&self.connection, id.0).during(during, &self.path)?;
                if let Some(bytes) = kept {
                    let kept: Kept = blob::unpack(&bytes, "a deleted article", id.0)?;
                    let mut article = kept.article;
                    article.marks = Marks {
                        read: kept.read,
                        starred: kept.starred,
                    };
                    article.reprints = kept.reprints;
                    prepared.push((*id, prepare(article)));
                }
            }
            back.extend(self.in_one_go(during, |archive| archive.put_back(&prepared))?);
        }
        Ok(back)
    }

    /// Forgets for good what was deleted before `before`, in seconds since 1970. Tells how much
    /// that was.
    ///
    /// # Errors
    /// If the archive cannot be written.
    pub fn purge_deleted(&mut self, before: i64) -> Result<usize> {
        let purge = |connection: &Connection| -> rusqlite::Result<usize> {
            connection.execute(
                "DELETE FROM deleted_key WHERE article IN (SELECT id FROM deleted WHERE at < ?1)",
                [before],
            )?;
            connection.execute("DELETE FROM deleted WHERE at < ?1", [before])
        };
        self.in_one_go("purge what was deleted", |archive| {
            Ok(purge(&archive.connection)?)
        })
    }

    /// Does `work` in one transaction, all or nothing.
    fn in_one_go<T>(
        &mut self,
        during: &'static str,
        work: impl FnOnce(&mut Archive) -> std::result::Result<T, Failure>,
    ) -> Result<T> {
        let begun = self.connection.execute_batch("BEGIN IMMEDIATE");
        begun.during(during, &self.path)?;
        let mut done = work(self);
        let end = match &done {
            Ok(_) => "COMMIT",
            Err(_) => "ROLLBACK",
        };
        if let Err(error) = self.connection.execute_batch(end)
            && done.is_ok()
        {
            done = Err(Failure::Sql(error));
        }
        // What is remembered between articles is not told of what went away.
        self.memory.forget();
        match done {
            Ok(value) => Ok(value),
            Err(Failure::Archive(error)) => Err(error),
            Err(Failure::Sql(error)) => Err(error).during(during, &self.path),
        }
    }

    fn delete_some(
        &mut self,
        ids: &[ArticleId],
        batch: i64,
        at: i64,
    ) -> std::result::Result<Vec<ArticleId>, Failure> {
        self.memory.begin(&self.connection)?;
        let mut deleted = Vec::new();
        for id in ids {
            let is_there = is_stored(&self.connection, id.0)?;
            if !is_there {
                continue;
            }
            let stored = self.article_as_stored(*id)?;
            let kept = Kept {
                article: stored.article.clone(),
                read: stored.row.read,
                starred: stored.row.starred,
                reprints: stored.reprints,
            };
            let before = Prepared::new(stored.article, stored.analysis);
            self.take_out(*id, &before)?;
            keep(&self.connection, *id, &kept, batch, at)?;
            deleted.push(*id);
        }
        self.memory.end(&self.connection)?;
        put::count(&self.connection, "articles", -(deleted.len() as i64))?;
        put::count(&self.connection, "batches", 1)?;
        Ok(deleted)
    }

    /// Takes an article out of every table that questions are asked of.
    fn take_out(&mut self, id: ArticleId, before: &Prepared) -> rusqlite::Result<()> {
        let connection = &self.connection;
        let article = &before.article;
        replace::take_countries(connection, id.0, before)?;
        if !is_of_this_version(connection, id.0)? {
            take_links(connection, id.0)?;
        }
        for name in before.names() {
            named::take(connection, self.memory.names_mut(), id.0, name, &[])?;
        }
        let near = self.memory.near_mut();
        encounters::put_again(connection, near, id, article, &Analysis::default())?;
        put::take_words(connection, id.0, article)?;
        take_sources(connection, id.0)?;
        marks::take(connection, id.0)?;
        for table in ["corrected", "to_correct", "reprint", "content"] {
            connection
                .prepare_cached(&format!("DELETE FROM {table} WHERE article = ?1"))?
                .execute([id.0])?;
        }
        connection
            .prepare_cached("DELETE FROM article WHERE id = ?1")?
            .execute([id.0])
            .map(drop)
    }

    fn put_back(
        &mut self,
        batch: &[(ArticleId, Prepared)],
    ) -> std::result::Result<Vec<ArticleId>, Failure> {
        self.memory.begin(&self.connection)?;
        for (id, prepared) in batch {
            let connection = &self.connection;
            for table in ["deleted_key WHERE article", "deleted WHERE id"] {
                connection
                    .prepare_cached(&format!("DELETE FROM {table} = ?1"))?
                    .execute([id.0])?;
            }
            put::put_new(connection, &mut self.memory, id.0, prepared)?;
        }
        let ids: Vec<Option<ArticleId>> = batch.iter().map(|(id, _)| Some(*id)).collect();
        let prepared = batch.iter().map(|(_, prepared)| prepared);
        put::put_all_words(&self.connection, prepared, &ids)?;
        self.memory.end(&self.connection)?;
        put::count(&self.connection, "articles", batch.len() as i64)?;
        put::count(&self.connection, "batches", 1)?;
        Ok(ids.into_iter().flatten().collect())
    }
}

/// Why something in a transaction went wrong.
enum Failure {
    Sql(rusqlite::Error),
    Archive(super::ArchiveError),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Failure {
        Failure::Sql(error)
    }
}

impl From<super::ArchiveError> for Failure {
    fn from(error: super::ArchiveError) -> Failure {
        Failure::Archive(error)
    }
}

fn is_stored(connection: &Connection, id: i64) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1)")?
        .query_row([id], |row| row.get(0))
}

/// Writes down what is kept, and the keys by which it is known.
fn keep(
    connection: &Connection,
    id: ArticleId,
    kept: &Kept,
    batch: i64,
    at: i64,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO deleted (id, batch, at, title, kept) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id.0,
            batch,
            at,
            kept.article.title,
            blob::pack(kept)
        ])?;
    let mut known = connection
        .prepare_cached("INSERT OR IGNORE INTO deleted_key (key, article) VALUES (?1, ?2)")?;
    let keys = kept.reprints.iter().map(|reprint| &reprint.key);
    for key in keys.chain([&kept.article.key]) {
        known.execute(params![key, id.0])?;
    }
    Ok(())
}

fn kept(connection: &Connection, id: i64) -> rusqlite::Result<Option<Vec<u8>>> {
    connection
        .prepare_cached("SELECT kept FROM deleted WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
}

/// Whether the article with this key was deleted.
pub(super) fn is_deleted(connection: &Connection, key: &str) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM deleted_key WHERE key = ?1)")?
        .query_row([key], |row| row.get(0))
}

/// The article that was deleted under this id.
pub(super) fn article(connection: &Connection, id: i64) -> rusqlite::Result<Option<Article>> {
    let bytes = kept(connection, id)?;
    let unpack = |bytes: Vec<u8>| blob::unpack::<Kept>(&bytes, "a deleted article", id).ok();
    Ok(bytes.and_then(unpack).map(|kept| kept.article))
}

/// Whether what was found in an article can be read: an older program's findings cannot.
fn is_of_this_version(connection: &Connection, id: i64) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT version = ?2 FROM content WHERE article = ?1")?
        .query_row([id, ANALYSIS_VERSION], |row| row.get(0))
}

/// Takes out what an older program found: it cannot be read, so all links are looked through.
fn take_links(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    for sql in [
        "UPDATE name SET n_articles = n_articles - 1
         WHERE id IN (SELECT name FROM article_name WHERE article = ?1)",
        "DELETE FROM article_name WHERE article = ?1",
        "DELETE FROM statement WHERE article = ?1",
        "UPDATE country SET n_articles = n_articles - 1
         WHERE code IN (SELECT country FROM article_country WHERE article = ?1)",
        "DELETE FROM country WHERE n_articles < 1",
        "DELETE FROM article_country WHERE article = ?1",
    ] {
        let mut statement = connection.prepare_cached(sql)?;
        match statement.parameter_count() {
            0 => statement.execute([])?,
            _ => statement.execute([id])?,
        };
    }
    Ok(())
}

/// Each outlet counts an article that it printed no more.
fn take_sources(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE source SET n_articles = n_articles - 1
             WHERE id = (SELECT source FROM article WHERE id = ?1)
                OR id IN (SELECT source FROM reprint WHERE article = ?1)",
        )?
        .execute([id])
        .map(drop)
}
