//! Renewal: a newer program analyses stored articles again.
//!
//! First everything that was found is forgotten and every article marked as waiting, in one
//! transaction; then batches of waiting articles are analysed and stored as by an import.
//! Whenever the program is stopped, the next renewal goes on with those that still wait.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rusqlite::{Connection, TransactionBehavior, params};

use super::error::{During, Result};
use super::import::prepare_one;
use super::put::{self, Memory, Prepared};
use super::{ANALYSIS_VERSION, Archive, ArchiveHandle, ImportEvent, Progress, stored};
use crate::article::Article;
use crate::lexicon::Lexicon;
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
    "name_word",
    "name",
    "encounter_party",
    "report",
    "encounter",
];

/// Analyses all articles again whose analysis is of another version than this program's;
/// does nothing, at the cost of a look, if there are none. Stops early once `cancel` is true.
///
/// # Errors
/// If the archive cannot be read or written. What was renewed stays.
pub fn renew(
    archive: &mut ArchiveHandle,
    lexicon: &Lexicon,
    cancel: &AtomicBool,
    tell: &mut dyn FnMut(ImportEvent<'_>),
) -> Result<Progress> {
    let mut progress = Progress::default();
    if !archive.with(|archive| archive.needs_renewal())? {
        return Ok(progress);
    }
    archive.with(Archive::forget_outdated)?;
    let mut last = ArticleId(i64::MIN);
    while !cancel.load(Ordering::Relaxed) {
        let waiting = archive.with(|archive| archive.waiting(last))?;
        let Some((id, _)) = waiting.last() else {
            archive.with(Archive::note_version)?;
            break;
        };
        last = *id;
        let analysed: Vec<((ArticleId, Prepared), Option<String>)> = waiting
            .into_par_iter()
            .map(|(id, article)| {
                let (prepared, failure) = prepare_one(article, lexicon);
                ((id, prepared), failure)
            })
            .collect();
        let (renewed, failures): (Vec<_>, Vec<_>) = analysed.into_iter().unzip();
        archive.with(|archive| archive.put_renewed(&renewed))?;
        progress.n_read += renewed.len();
        progress.n_new += renewed.len();
        for reason in failures.iter().flatten() {
            progress.n_rejected += 1;
            tell(ImportEvent::Rejected(reason));
        }
        tell(ImportEvent::Stored(&progress));
    }
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

    fn forget_outdated(&mut self) -> Result<()> {
        let forgotten = forget(&mut self.connection);
        self.memory.forget();
        forgotten.during("forget outdated analyses", &self.path)
    }

    /// All analyses are of this program's version now.
    fn note_version(&mut self) -> Result<()> {
        put::note_version(&self.connection).during("note the version", &self.path)
    }

    /// The next articles that wait.
    fn waiting(&mut self, after: ArticleId) -> Result<Vec<(ArticleId, Article)>> {
        let ids = self.column(
            "SELECT article FROM content WHERE version = ?1 AND article > ?2
             ORDER BY article LIMIT ?3",
            [WAITING, after.0, N_BATCH as i64],
        );
        let ids = ids.during("look for outdated analyses", &self.path)?;
        let ids = ids.into_iter().map(ArticleId);
        ids.map(|id| Ok((id, self.article(id)?.article))).collect()
    }

    fn put_renewed(&mut self, batch: &[(ArticleId, Prepared)]) -> Result<()> {
        let put = put_all(&mut self.connection, &mut self.memory, batch);
        if put.is_err() {
            self.memory.forget();
        }
        put.during("store analyses", &self.path)
    }
}

/// Unless a renewal was begun already, drops what was found and lets every article wait.
fn forget(connection: &mut Connection) -> rusqlite::Result<()> {
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
        put::count(&transaction, "batches", 1)?;
    }
    transaction.commit()
}

fn put_all(
    connection: &mut Connection,
    memory: &mut Memory,
    batch: &[(ArticleId, Prepared)],
) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (id, prepared) in batch {
        put_one(&transaction, memory, id.0, prepared)?;
    }
    put::count(&transaction, "batches", 1)?;
    transaction.commit()
}

fn put_one(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    prepared: &Prepared,
) -> rusqlite::Result<()> {
    let (analysis, body) = (&prepared.analysis, &prepared.article.body);
    let packed = stored::pack(connection, &mut memory.reasons, analysis, body)?;
    connection
        .prepare_cached("UPDATE content SET version = ?2, analysis = ?3 WHERE article = ?1")?
        .execute(params![id, ANALYSIS_VERSION, packed])?;
    connection
        .prepare_cached(
            "UPDATE article SET countries = ?2, n_quotes = ?3, n_meetings = ?4 WHERE id = ?1",
        )?
        .execute(params![
            id,
            prepared.country_letters(),
            prepared.n_quotes() as i64,
            analysis.meetings.len() as i64,
        ])?;
    put::put_found(connection, memory, id, prepared)
}
