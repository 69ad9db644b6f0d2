//! Storing an article and all that belongs to it.

use std::collections::HashMap;

use rusqlite::{Connection, TransactionBehavior, params};

use super::error::{During, Result};
use super::near::Near;
use super::part::Parts;
use super::reasons::Reasons;
use super::{Archive, blob, correct, delete, encounters, ids, marks, named, reprint, stored};
use crate::analysis::{Analysis, Confidence, QuoteKind, analyze};
use crate::article::{Article, Reprint};
use crate::corrections::CorrectionId;
use crate::lexicon::{CountryCode, Lexicon};
use crate::timeline::ArticleId;

/// Version of what the analysis finds; stored with each analysis. Raise it whenever stored
/// analyses can no longer be read or are worth making anew.
pub const ANALYSIS_VERSION: i64 = 6;

/// Outlets remembered between articles; beyond that they are looked up again.
const N_REMEMBERED: usize = 10_000;

/// An article with everything that is stored about it, made without the archive.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// The article.
    pub article: Article,
    /// What was found in it.
    pub analysis: Analysis,
    /// Countries it is about with the number of mentions, most mentioned first.
    countries: Vec<(CountryCode, u32)>,
    names: Vec<named::Named>,
    traces: reprint::Traces,
    n_words: usize,
    n_quotes: usize,
    n_meetings: usize,
    /// The corrections that found something in it.
    matched: Vec<CorrectionId>,
    /// Stands for the corrections that were in force.
    corrected_by: i64,
}

/// Analyses an article and works out what is stored about it.
pub fn prepare(article: Article, lexicon: &Lexicon) -> Prepared {
    let analysis = analyze(&article, lexicon);
    Prepared::new(article, analysis)
}

impl Prepared {
    /// What is stored about an article with this analysis. The list and the filters count what
    /// is sure enough to show by default.
    pub fn new(article: Article, mut analysis: Analysis) -> Prepared {
        let aside = analysis.put_aside(Confidence::SHOWN);
        let quotes = analysis.quotes.iter();
        let n_quotes = quotes.filter(|q| q.kind != QuoteKind::Indirect).count();
        let n_meetings = analysis.meetings.len();
        let countries = countries(&analysis);
        analysis.put_back(aside);
        Prepared {
            countries,
            names: named::names(&article, &analysis),
            traces: reprint::Traces::of(&article),
            n_words: article.body.split_whitespace().count(),
            n_quotes,
            n_meetings,
            matched: Vec::new(),
            corrected_by: 0,
            article,
            analysis,
        }
    }

    /// The same, corrected: by which of the corrections that `by` stands for
    /// ([`Corrections::fingerprint`](crate::corrections::Corrections::fingerprint)).
    pub(super) fn corrected(self, matched: Vec<CorrectionId>, by: i64) -> Prepared {
        Prepared {
            matched,
            corrected_by: by,
            ..self
        }
    }

    /// By what it is found again.
    pub(super) fn traces(&self) -> &reprint::Traces {
        &self.traces
    }

    pub(super) fn matched(&self) -> &[CorrectionId] {
        &self.matched
    }

    pub(super) fn corrected_by(&self) -> i64 {
        self.corrected_by
    }

    pub(super) fn names(&self) -> &[named::Named] {
        &self.names
    }

    pub(super) fn country_codes(&self) -> impl Iterator<Item = CountryCode> {
        self.countries.iter().map(|(code, _)| *code)
    }

    /// Number of quotations that are direct or mixed.
    pub(super) fn n_quotes(&self) -> usize {
        self.n_quotes
    }

    pub(super) fn n_meetings(&self) -> usize {
        self.n_meetings
    }

    pub(super) fn country_letters(&self) -> String {
        self.countries
            .iter()
            .map(|(code, _)| code.as_str())
            .collect()
    }
}

impl Archive {
    /// Stores articles in one transaction, all or none. Tells for each its id, or `None` if an
    /// article with its key is stored already, or one of which it is a copy; that one stays as
    /// it is, and what the copy was printed as is kept.
    ///
    /// Give about 200 at a time, in order of publication: a reader waits for one batch at most,
    /// and the index grows at its end.
    ///
    /// # Errors
    /// If the archive cannot be written.
    pub fn put(&mut self, batch: &[Prepared]) -> Result<Vec<Option<ArticleId>>> {
        let stored = self.put_all(batch);
        if stored.is_err() {
            self.memory.forget();
        }
        stored.during("store articles", &self.path)
    }

    /// For each key, whether an article with it is stored, or was and is deleted.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn known(&self, keys: &[&str]) -> Result<Vec<bool>> {
        let is_known = |key: &&str| {
            Ok(ids::id_of_key(&self.connection, key)?.is_some()
                || delete::is_deleted(&self.connection, key)?)
        };
        let known: rusqlite::Result<Vec<bool>> = keys.iter().map(is_known).collect();
        known.during("look for articles", &self.path)
    }

    /// The article with this key.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn id_of(&self, key: &str) -> Result<Option<ArticleId>> {
        let id = ids::id_of_key(&self.connection, key).during("look for articles", &self.path)?;
        Ok(id.map(ArticleId))
    }

    fn put_all(&mut self, batch: &[Prepared]) -> rusqlite::Result<Vec<Option<ArticleId>>> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        if n_articles(&transaction)? == 0 {
            note_version(&transaction)?;
        }
        self.memory.begin(&transaction)?;
        let before = transaction.total_changes();
        let mut ids = Vec::with_capacity(batch.len());
        for prepared in batch {
            ids.push(put_one(&transaction, &mut self.memory, prepared)?);
        }
        put_all_words(&transaction, batch, &ids)?;
        let n_new = ids.iter().flatten().count() as i64;
        let n_changes = transaction.total_changes();
        if n_new > 0 || n_changes > before {
            count(&transaction, "articles", n_new)?;
            count(&transaction, "batches", 1)?;
        }
        self.memory.end(&transaction)?;
        transaction.commit()?;
        Ok(ids)
    }
}

/// What is remembered between articles while they are stored.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub reasons: Reasons,
    names: named::Known,
    near: Near,
    sources: HashMap<String, i64>,
    /// The last file, since articles come file by file.
    file: Option<(String, i64)>,
}

impl Memory {
    /// At the start of a transaction in which many articles are stored: what is counted of them
    /// together is written at its end.
    pub(super) fn begin(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.names.begin();
        self.near.open(connection)
    }

    /// At the end of the transaction that was begun.
    pub(super) fn end(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.names.end(connection)?;
        self.near.close(connection)
    }

    pub(super) fn names_mut(&mut self) -> &mut named::Known {
        &mut self.names
    }

    pub(super) fn near_mut(&mut self) -> &mut Near {
        &mut self.near
    }

    /// Forgets everything: a transaction that was rolled back may have given ids.
    pub(super) fn forget(&mut self) {
        self.reasons.forget();
        self.names = named::Known::default();
        self.near = Near::default();
        self.sources.clear();
        self.file = None;
    }
}

/// Adds to a counter.
pub(super) fn count(connection: &Connection, name: &str, n: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO counter (name, n) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET n = n + excluded.n",
        )?
        .execute(params![name, n])
        .map(drop)
}

/// Notes that all analyses are of this program's version.
pub(super) fn note_version(connection: &Connection) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO counter (name, n) VALUES ('version', ?1)")?
        .execute([ANALYSIS_VERSION])
        .map(drop)
}

fn n_articles(connection: &Connection) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("SELECT coalesce((SELECT n FROM counter WHERE name = 'articles'), 0)")?
        .query_row([], |row| row.get(0))
}

fn put_one(
    connection: &Connection,
    memory: &mut Memory,
    prepared: &Prepared,
) -> rusqlite::Result<Option<ArticleId>> {
    let article = &prepared.article;
    if ids::id_of_key(connection, &article.key)?.is_some()
        || delete::is_deleted(connection, &article.key)?
    {
        return Ok(None);
    }
    if let Some(id) = reprint::original(connection, prepared)? {
        if delete::article(connection, id)?.is_some() {
            return Ok(None);
        }
        reprint::put(connection, memory, id, &as_printed(article))?;
        reprint::put_others(connection, memory, id, &article.reprints)?;
        return Ok(None);
    }
    let id = ids::free_id(connection, article.published)?;
    put_new(connection, memory, id, prepared)?;
    Ok(Some(ArticleId(id)))
}

/// Stores an article under an id that is free; its words are for [`put_all_words`].
pub(super) fn put_new(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    prepared: &Prepared,
) -> rusqlite::Result<()> {
    let article = &prepared.article;
    put_row(connection, memory, id, prepared)?;
    put_content(connection, memory, id, prepared)?;
    put_found(connection, memory, id, prepared)?;
    let day = article.published.map(|p| ids::day_number(p.date));
    reprint::put_traces(connection, id, day, prepared.traces())?;
    marks::put(connection, id, article.marks)?;
    reprint::put_others(connection, memory, id, &article.reprints)
}

/// What an article is printed as, where another is stored in its place.
fn as_printed(article: &Article) -> Reprint {
    Reprint {
        key: article.key.clone(),
        source: article.source.clone(),
        title: article.title.clone(),
        url: article.url.clone(),
    }
}

/// What the analysis adds to the tables that questions are asked of.
pub(super) fn put_found(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    prepared: &Prepared,
) -> rusqlite::Result<()> {
    put_names(connection, memory, id, prepared)?;
    let (article, analysis) = (&prepared.article, &prepared.analysis);
    encounters::put(
        connection,
        &mut memory.near,
        ArticleId(id),
        article,
        analysis,
    )
}

/// The same without the encounters.
pub(super) fn put_names(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    prepared: &Prepared,
) -> rusqlite::Result<()> {
    put_countries(connection, id, prepared)?;
    for named in &prepared.names {
        named::put(connection, &mut memory.names, id, named)?;
    }
    correct::put(connection, id, prepared)
}

fn put_row(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    prepared: &Prepared,
) -> rusqlite::Result<()> {
    let article = &prepared.article;
    let source = match &article.source {
        Some(name) => Some(put_source(connection, memory, name)?),
        None => None,
    };
    let published = article.published;
    connection
        .prepare_cached(
            "INSERT INTO article (id, key, title, source, day, second, dated_by, countries,
                                  n_quotes, n_meetings, n_words)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            id,
            article.key,
            article.title,
            source,
            published.map(|p| ids::day_number(p.date)),
            published.and_then(|p| p.time).map(ids::second_of),
            published.map(|p| ids::dated_by_number(p.from)),
            prepared.country_letters(),
            prepared.n_quotes() as i64,
            prepared.n_meetings() as i64,
            prepared.n_words as i64,
        ])
        .map(drop)
}

pub(super) fn put_source(
    connection: &Connection,
    memory: &mut Memory,
    name: &str,
) -> rusqlite::Result<i64> {
    if let Some(id) = memory.sources.get(name) {
        connection
            .prepare_cached("UPDATE source SET n_articles = n_articles + 1 WHERE id = ?1")?
            .execute([id])?;
        return Ok(*id);
    }
    let id = connection
        .prepare_cached(
            "INSERT INTO source (name, n_articles) VALUES (?1, 1)
             ON CONFLICT (name) DO UPDATE SET n_articles = n_articles + 1 RETURNING id",
        )?
        .query_row([name], |row| row.get(0))?;
    if memory.sources.len() >= N_REMEMBERED {
        memory.sources.clear();
    }
    memory.sources.insert(name.to_owned(), id);
    Ok(id)
}

fn put_content(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    prepared: &Prepared,
) -> rusqlite::Result<()> {
    let body = &prepared.article.body;
    let analysis = stored::pack(connection, &mut memory.reasons, &prepared.analysis, body)?;
    let origin = &prepared.article.origin;
    let file = match origin {
        Some(origin) => Some(put_file(connection, memory, &origin.file)?),
        None => None,
    };
    connection
        .prepare_cached(
            "INSERT INTO content (article, body, file, line, details, version, analysis)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id,
            body,
            file,
            origin.as_ref().map(|origin| origin.line as i64),
            blob::details(&prepared.article),
            ANALYSIS_VERSION,
            analysis
        ])
        .map(drop)
}

fn put_file(connection: &Connection, memory: &mut Memory, name: &str) -> rusqlite::Result<i64> {
    if let Some((known, id)) = &memory.file
        && known == name
    {
        return Ok(*id);
    }
    connection
        .prepare_cached("INSERT OR IGNORE INTO file (name) VALUES (?1)")?
        .execute([name])?;
    let id = connection
        .prepare_cached("SELECT id FROM file WHERE name = ?1")?
        .query_row([name], |row| row.get(0))?;
    memory.file = Some((name.to_owned(), id));
    Ok(id)
}

/// Puts the words of the articles that were stored into the index. It takes them one after the
/// other far better than between other statements, each of which makes it write out what it has.
pub(super) fn put_all_words<'a>(
    connection: &Connection,
    batch: impl IntoIterator<Item = &'a Prepared>,
    ids: &[Option<ArticleId>],
) -> rusqlite::Result<()> {
    let stored = ids.iter().zip(batch);
    let mut new: Vec<(i64, &Article)> = stored
        .filter_map(|(id, prepared)| Some(((*id)?.0, &prepared.article)))
        .collect();
    new.sort_unstable_by_key(|(id, _)| *id);
    new.into_iter()
        .try_for_each(|(id, article)| put_words(connection, id, article))
}

fn put_words(connection: &Connection, id: i64, article: &Article) -> rusqlite::Result<()> {
    let title = indexed_title(article);
    connection
        .prepare_cached("INSERT INTO words (rowid, title, body) VALUES (?1, ?2, ?3)")?
        .execute(params![id, title, article.body])
        .map(drop)
}

/// Takes the words of an article out of the index, which has to be told them for that.
pub(super) fn take_words(
    connection: &Connection,
    id: i64,
    article: &Article,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO words (words, rowid, title, body) VALUES ('delete', ?1, ?2, ?3)",
        )?
        .execute(params![id, indexed_title(article), article.body])
        .map(drop)
}

/// The title as the index has it: one made from the first sentence would only find the body a
/// second time.
fn indexed_title(article: &Article) -> &str {
    if article.title_made {
        ""
    } else {
        article.title.as_str()
    }
}

fn put_countries(connection: &Connection, id: i64, prepared: &Prepared) -> rusqlite::Result<()> {
    let mut link = connection.prepare_cached(
        "INSERT INTO article_country (country, article, n, is_main) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let mut total = connection.prepare_cached(
        "INSERT INTO country (code, n_articles) VALUES (?1, 1)
         ON CONFLICT (code) DO UPDATE SET n_articles = n_articles + 1",
    )?;
    let parts = Parts::new(&prepared.article, &prepared.analysis);
    for (code, n) in &prepared.countries {
        link.execute(params![code.as_str(), id, n, parts.is_main_country(*code)])?;
        total.execute([code.as_str()])?;
    }
    Ok(())
}

/// The countries that an article is about with the number of mentions, most mentioned first;
/// of equals, the one named first.
fn countries(analysis: &Analysis) -> Vec<(CountryCode, u32)> {
    let first = |code: CountryCode| {
        let mut mentions = analysis.mentions.iter();
        mentions.position(|m| analysis.entity(m.entity).and_then(|e| e.country) == Some(code))
    };
    let counts = analysis.country_counts().into_iter();
    let mut countries: Vec<(CountryCode, u32)> = counts
        .map(|(code, count)| (code, u32::try_from(count.n_mentions()).unwrap_or(u32::MAX)))
        .collect();
    countries.sort_by_cached_key(|(code, n)| (std::cmp::Reverse(*n), first(*code)));
    countries
}
