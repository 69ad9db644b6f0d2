//! Correction: what is stored follows the corrections in force.
//!
//! The archive knows which corrections it follows and where each found something. When others
//! come into force, the articles that those can touch, and those that the ones taken back did
//! touch, are noted as waiting in one transaction; then batches of them, newest first, are
//! analysed anew. They stay readable as they were until then, and whenever the program is
//! stopped, the next one goes on with those that still wait.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

use super::error::{During, Result};
use super::passing::ALL;
use super::put::{self, Prepared};
use super::{Archive, ArchiveHandle, Engine, ImportEvent, Progress, replace, search, sets};
use crate::corrections::{Correction, CorrectionId, Corrections, Target, targets};
use crate::lexicon::Lexicon;
use crate::query::Affected;
use crate::timeline::ArticleId;

/// Articles of a batch.
const N_BATCH: usize = 100;

/// More articles are not looked through to count in how many a correction finds something.
const N_COUNTED: usize = 500;

/// Makes what is stored follow the corrections of `engine`; does nothing, at the cost of a look,
/// if it does. Stops early once `cancel` is true.
///
/// # Errors
/// If the archive cannot be read or written. What was corrected stays.
pub fn correct(
    archive: &mut ArchiveHandle,
    engine: &Engine,
    cancel: &AtomicBool,
    tell: &mut dyn FnMut(ImportEvent<'_>),
) -> Result<Progress> {
    let mut progress = Progress::default();
    archive.with(|archive| archive.follow(&engine.corrections()))?;
    let n_total = archive.with(|archive| archive.n_to_correct())?;
    progress.n_total = Some(n_total).filter(|n| *n > 0);
    while !cancel.load(Ordering::Relaxed) {
        let waiting = archive.with(Archive::next_to_correct)?;
        if waiting.is_empty() {
            break;
        }
        let (corrected, failures) = engine.prepare_all(waiting);
        archive.with(|archive| archive.put_anew(&corrected))?;
        progress.add(corrected.len(), &failures, tell);
        tell(ImportEvent::Stored(&progress));
    }
    Ok(progress)
}

/// The same for one article alone and at once, if it waits; gives how many wait with it.
///
/// # Errors
/// If the archive cannot be read or written.
pub fn correct_first(
    archive: &mut ArchiveHandle,
    engine: &Engine,
    first: Option<ArticleId>,
) -> Result<usize> {
    archive.with(|archive| {
        archive.follow(&engine.corrections())?;
        let n = archive.n_to_correct()?;
        if let Some(id) = first.filter(|id| archive.waits(*id)) {
            let (prepared, _) = engine.prepare_one(archive.article_as_stored(id)?.article);
            archive.put_anew(&[(id, prepared)])?;
        }
        Ok(n)
    })
}

impl Archive {
    /// Whether what is stored does not follow these corrections.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn needs_correction(&self, corrections: &Corrections) -> Result<bool> {
        let needs = || -> rusqlite::Result<bool> {
            let is_other = self.counter("corrections")? != corrections.fingerprint();
            let holds_any = self.counter("articles")? > 0;
            Ok(holds_any && (is_other || self.n_waiting()? > 0))
        };
        needs().during("read the corrections", &self.path)
    }

    /// How many articles wait to be analysed under other corrections.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn n_to_correct(&self) -> Result<usize> {
        let n = self
            .n_waiting()
            .during("read the corrections", &self.path)?;
        Ok(usize::try_from(n).unwrap_or(0))
    }

    /// In how many articles a correction found something.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn n_corrected(&self, id: &CorrectionId) -> Result<usize> {
        let count = || -> rusqlite::Result<i64> {
            let sql = "SELECT count(*) FROM corrected WHERE correction = ?1";
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.query_row([&id.0], |row| row.get(0))
        };
        let n = count().during("read the corrections", &self.path)?;
        Ok(usize::try_from(n).unwrap_or(0))
    }

    /// In how many articles corrections that are not in force yet would find something.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn affected(&mut self, list: &[Correction], lexicon: &Lexicon) -> Result<Affected> {
        let ids = self.touched(list).during("look for articles", &self.path)?;
        if ids.len() > N_COUNTED {
            return Ok(Affected {
                n_articles: ids.len(),
                is_exact: false,
            });
        }
        let corrections = Corrections::new(list.to_vec());
        let mut n_articles = 0;
        for id in ids {
            let stored = self.article_as_stored(ArticleId(id))?;
            let applied = corrections.apply(&stored.article, stored.analysis, lexicon);
            n_articles += usize::from(!applied.matched.is_empty());
        }
        Ok(Affected {
            n_articles,
            is_exact: true,
        })
    }

    /// Takes note of the corrections in force; what they touch waits from now on.
    fn follow(&mut self, corrections: &Corrections) -> Result<()> {
        let is_same = || -> rusqlite::Result<bool> {
            Ok(self.counter("corrections")? == corrections.fingerprint())
        };
        if is_same().during("read the corrections", &self.path)? {
            return Ok(());
        }
        let noted = self.note_corrections(corrections);
        noted.during("note the corrections", &self.path)
    }

    fn note_corrections(&mut self, corrections: &Corrections) -> rusqlite::Result<()> {
        begin(&self.connection)?;
        let noted = self.change_corrections(corrections);
        end(&self.connection, noted.is_ok())?;
        noted
    }

    fn change_corrections(&self, corrections: &Corrections) -> rusqlite::Result<()> {
        let known = known(&self.connection)?;
        let of_list = corrections.list().iter().map(|c| (c.id().0, c));
        let of_list: Vec<(String, &Correction)> = of_list.collect();
        let wanted: BTreeSet<&String> = of_list.iter().map(|(id, _)| id).collect();
        let new = of_list.iter().filter(|(id, _)| !known.contains(id));
        let touched = self.touched(new.map(|(_, correction)| *correction))?;
        let mut wait = self
            .connection
            .prepare_cached("INSERT OR IGNORE INTO to_correct (article) VALUES (?1)")?;
        for id in touched {
            wait.execute([id])?;
        }
        let mut release = self.connection.prepare_cached(
            "INSERT OR IGNORE INTO to_correct (article)
             SELECT article FROM corrected WHERE correction = ?1",
        )?;
        for id in known.iter().filter(|id| !wanted.contains(id)) {
            release.execute([id])?;
        }
        note_set(&self.connection, corrections)
    }

    /// Articles in which corrections can find something, in ascending order.
    fn touched<'a>(
        &self,
        corrections: impl IntoIterator<Item = &'a Correction>,
    ) -> rusqlite::Result<Vec<i64>> {
        let mut all = Vec::new();
        for target in targets(corrections) {
            all.extend(self.of_target(&target)?);
        }
        all.sort_unstable();
        all.dedup();
        Ok(all)
    }

    fn of_target(&self, target: &Target) -> rusqlite::Result<Vec<i64>> {
        if let Some(key) = &target.article {
            return self.with_key_or_address(key);
        }
        let mut ids = self.naming_all(&target.names)?;
        if let Some(expression) = search::phrase(&target.phrase) {
            let sql = "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid";
            ids = sets::either(&ids, &self.column(sql, [expression])?);
        }
        if let Some(source) = &target.source {
            let sql = "SELECT id FROM article WHERE source = ?1 AND id BETWEEN ?2 AND ?3";
            let of_source = self.union(sql, &self.sources_named(source)?, ALL)?;
            ids = sets::both(&ids, &of_source);
        }
        Ok(ids)
    }

    /// The articles with something of this name; of several names, those with something for each
    /// that has at least its words.
    fn naming_all(&self, names: &[String]) -> rusqlite::Result<Vec<i64>> {
        let of_names =
            "SELECT article FROM article_name WHERE name = ?1 AND article BETWEEN ?2 AND ?3";
        let [first, rest @ ..] = names else {
            return Ok(Vec::new());
        };
        if rest.is_empty() {
            let named = self.column("SELECT id FROM name WHERE key = ?1", [first])?;
            return self.union(of_names, &named, ALL);
        }
        let with_words = |key: &String| self.union(of_names, &self.names_with_words(key)?, ALL);
        let mut ids = with_words(first)?;
        for name in rest {
            ids = sets::both(&ids, &with_words(name)?);
        }
        Ok(ids)
    }

    fn with_key_or_address(&self, key: &str) -> rusqlite::Result<Vec<i64>> {
        let found = self.column("SELECT id FROM article WHERE key = ?1", [key])?;
        if !found.is_empty() || !key.contains("://") {
            return Ok(found);
        }
        // An address that is not the key stands among the details.
        self.column(
            "SELECT article FROM content WHERE instr(details, CAST(?1 AS BLOB)) > 0
             ORDER BY article",
            [key],
        )
    }

    fn n_waiting(&self) -> rusqlite::Result<i64> {
        let sql = "SELECT count(*) FROM to_correct";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_row([], |row| row.get(0))
    }

    fn waits(&self, id: ArticleId) -> bool {
        let found = self.column("SELECT article FROM to_correct WHERE article = ?1", [id.0]);
        found.is_ok_and(|found| !found.is_empty())
    }

    fn next_to_correct(&mut self) -> Result<Vec<(ArticleId, crate::article::Article)>> {
        let ids = self.column(
            "SELECT article FROM to_correct ORDER BY article DESC LIMIT ?1",
            [N_BATCH as i64],
        );
        let ids = ids.during("look for articles to correct", &self.path)?;
        let ids = ids.into_iter().map(ArticleId);
        ids.map(|id| Ok((id, self.article_as_stored(id)?.article)))
            .collect()
    }

    /// Stores other findings of articles in the place of what was found.
    fn put_anew(&mut self, batch: &[(ArticleId, Prepared)]) -> Result<()> {
        let during = "store corrected findings";
        begin(&self.connection).during(during, &self.path)?;
        let put = self.put_all_anew(batch);
        if put.is_err() {
            self.memory.forget();
        }
        end(&self.connection, put.is_ok()).during(during, &self.path)?;
        put
    }

    fn put_all_anew(&mut self, batch: &[(ArticleId, Prepared)]) -> Result<()> {
        for (id, prepared) in batch {
            // Another thread may have corrected it since it was analysed here.
            let stored = self.article_as_stored(*id)?;
            let before = Prepared::new(stored.article, stored.analysis);
            let put = self.put_one_anew(*id, &before, prepared);
            put.during("store corrected findings", &self.path)?;
        }
        put::count(&self.connection, "batches", 1).during("store corrected findings", &self.path)
    }

    fn put_one_anew(
        &mut self,
        id: ArticleId,
        before: &Prepared,
        prepared: &Prepared,
    ) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached("DELETE FROM to_correct WHERE article = ?1")?
            .execute([id.0])?;
        replace::replace(&self.connection, &mut self.memory, id.0, before, prepared)
    }
}

fn begin(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")
}

fn end(connection: &Connection, is_good: bool) -> rusqlite::Result<()> {
    connection.execute_batch(if is_good { "COMMIT" } else { "ROLLBACK" })
}

/// The ids of the corrections that the archive follows.
fn known(connection: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut statement = connection.prepare_cached("SELECT id FROM correction")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// Notes which corrections the archive follows.
pub(super) fn note_set(connection: &Connection, corrections: &Corrections) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM correction", [])?;
    let mut insert =
        connection.prepare_cached("INSERT OR IGNORE INTO correction (id) VALUES (?1)")?;
    for correction in corrections.list() {
        insert.execute([correction.id().0])?;
    }
    connection.execute("DELETE FROM alias", [])?;
    let mut name =
        connection.prepare_cached("INSERT OR REPLACE INTO alias (key, name) VALUES (?1, ?2)")?;
    for (key, is) in corrections.aliases() {
        name.execute([key, is])?;
    }
    connection
        .prepare_cached("INSERT OR REPLACE INTO counter (name, n) VALUES ('corrections', ?1)")?
        .execute([corrections.fingerprint()])
        .map(drop)
}

/// Notes where corrections found something. An article that was analysed under others than the
/// archive follows by now waits for these.
pub(super) fn put(connection: &Connection, id: i64, prepared: &Prepared) -> rusqlite::Result<()> {
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO corrected (correction, article) VALUES (?1, ?2)")?;
    for correction in prepared.matched() {
        insert.execute(rusqlite::params![correction.0, id])?;
    }
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO to_correct (article)
             SELECT ?1 WHERE ?2 <> coalesce((SELECT n FROM counter WHERE name = 'corrections'), 0)",
        )?
        .execute([id, prepared.corrected_by()])
        .map(drop)
}
