//! Renewal: a newer program analyses stored articles again.
//!
//! First everything that was found is forgotten and every article marked as waiting, in one
//! transaction; then batches of waiting articles are analysed and stored as by an import, the
//! newest first, since those are what a reader looks at.
//! Whenever the program is stopped, the next renewal goes on with those that still wait.

use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::{Connection, TransactionBehavior};

use super::error::{During, Result};
use super::put::{self, Memory, Prepared};
use super::{
    ANALYSIS_VERSION, Archive, ArchiveHandle, Engine, ImportEvent, Progress, correct, replace,
};
use crate::article::Article;
use crate::timeline::ArticleId;

/// Articles of a batch.
const N_BATCH: usize = 200;

/// The version of an article that waits.
const WAITING: i64 = 0;

/// Tables that hold what was found; the articles and the reader's marks are not among them.
const FOUND: &[&str] = &[
    "country",
    "article_country",
    "article_name",
    "statement",
    "name_word",
    "name",
    "encounter_party",
    "report",
    "encounter",
    "corrected",
    "to_correct",
];

/// Analyses all articles again whose analysis is of another version than this program's, and
/// those that corrections touch that were not in force; does nothing, at the cost of a look, if
/// there are none. Stops early once `cancel` is true.
///
/// # Errors
/// If the archive cannot be read or written. What was renewed stays.
pub fn renew(
    archive: &mut ArchiveHandle,
    engine: &Engine,
    cancel: &AtomicBool,
    tell: &mut dyn FnMut(ImportEvent<'_>),
) -> Result<Progress> {
    let mut progress = Progress::default();
    if !archive.with(|archive| archive.needs_renewal())? {
        return correct::correct(archive, engine, cancel, tell);
    }
    // To forget takes a while in a large archive; that something goes on is told before.
    tell(ImportEvent::Stored(&progress));
    let n_waiting = archive.with(|archive| archive.forget_outdated(engine))?;
    progress.n_total = Some(n_waiting);
    let mut last = ArticleId(i64::MAX);
    while !cancel.load(Ordering::Relaxed) {
        let waiting = archive.with(|archive| archive.waiting(last))?;
        let Some((id, _)) = waiting.last() else {
            archive.with(Archive::note_version)?;
            break;
        };
        last = *id;
        let (renewed, failures) = engine.prepare_all(waiting);
        archive.with(|archive| archive.put_renewed(&renewed))?;
        progress.add(renewed.len(), &failures, tell);
        tell(ImportEvent::Stored(&progress));
    }
    let corrected = correct::correct(archive, engine, cancel, tell)?;
    progress.n_read += corrected.n_read;
    progress.n_new += corrected.n_new;
    progress.n_rejected += corrected.n_rejected;
    Ok(progress)
}

impl Archive {
    /// Whether articles are stored with an analysis that this program cannot read, or wait for
    /// one.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn needs_renewal(&self) -> Result<bool> {
        let needs = || -> rusqlite::Result<bool> {
            Ok(self.counter("version")? != ANALYSIS_VERSION && self.counter("articles")? > 0)
        };
        needs().during("read the counters", &self.path)
    }

    /// Tells how many articles wait.
    fn forget_outdated(&mut self, engine: &Engine) -> Result<usize> {
        let forgotten = forget(&mut self.connection, engine);
        self.memory.forget();
        forgotten.during("forget outdated analyses", &self.path)
    }

    /// All analyses are of this program's version now.
    fn note_version(&mut self) -> Result<()> {
        put::note_version(&self.connection).during("note the version", &self.path)
    }

    /// The newest articles that wait, of those before one.
    fn waiting(&mut self, before: ArticleId) -> Result<Vec<(ArticleId, Article)>> {
        let ids = self.column(
            "SELECT article FROM content WHERE version = ?1 AND article < ?2
             ORDER BY article DESC LIMIT ?3",
            [WAITING, before.0, N_BATCH as i64],
        );
        let ids = ids.during("look for outdated analyses", &self.path)?;
        let ids = ids.into_iter().map(ArticleId);
        ids.map(|id| Ok((id, self.article_as_stored(id)?.article)))
            .collect()
    }

    fn put_renewed(&mut self, batch: &[(ArticleId, Prepared)]) -> Result<()> {
        let put = put_all(&mut self.connection, &mut self.memory, batch);
        if put.is_err() {
            self.memory.forget();
        }
        put.during("store analyses", &self.path)
    }
}

/// Unless a renewal was begun already, drops what was found and lets every article wait. Gives
/// how many wait.
fn forget(connection: &mut Connection, engine: &Engine) -> rusqlite::Result<usize> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let n_outdated = transaction.query_row(
        "SELECT count(*) FROM content WHERE version NOT IN (?1, ?2)",
        [ANALYSIS_VERSION, WAITING],
        |row| row.get::<_, i64>(0),
    )?;
    if n_outdated > 0 {
        for table in FOUND {
            transaction.execute(&format!("DELETE FROM {table}"), [])?;
        }
        let sql = "INSERT INTO name_words (name_words) VALUES ('delete-all')";
        transaction.execute(sql, [])?;
        let sql = "DELETE FROM counter WHERE name IN ('encounters', 'reports')";
        transaction.execute(sql, [])?;
        transaction.execute("UPDATE content SET version = ?1, analysis = x''", [WAITING])?;
        correct::note_set(&transaction, &engine.corrections())?;
        put::count(&transaction, "batches", 1)?;
    }
    let n_waiting: i64 = transaction.query_row(
        "SELECT count(*) FROM content WHERE version = ?1",
        [WAITING],
        |row| row.get(0),
    )?;
    transaction.commit()?;
    Ok(usize::try_from(n_waiting).unwrap_or(0))
}

fn put_all(
    connection: &mut Connection,
    memory: &mut Memory,
    batch: &[(ArticleId, Prepared)],
) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    memory.begin(&transaction)?;
    for (id, prepared) in batch {
        put_one(&transaction, memory, id.0, prepared)?;
    }
    put::count(&transaction, "batches", 1)?;
    memory.end(&transaction)?;
    transaction.commit()
}

fn put_one(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    prepared: &Prepared,
) -> rusqlite::Result<()> {
    replace::put_row(connection, memory, id, prepared)?;
    put::put_found(connection, memory, id, prepared)
}
