//! The same article from several outlets: stored once, with all its sources.
//!
//! The first that is stored stays as it is; of the others is kept what they printed it as. An
//! article is found again by its key, by its address, or by its words where it is of the same
//! days. The numbers by which it is found only propose: the texts decide.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::error::{During, Result};
use super::put::{self, Memory, Prepared};
use super::{Archive, delete, ids, same};
use crate::article::{Article, Reprint};

/// Days between two prints of one text.
const DAYS: i64 = 2;

/// Days whose prints stand together.
const WEEK: i64 = 8;

/// The week of articles without a date.
const NO_WEEK: i64 = i32::MIN as i64;

/// Articles compared in full with one that comes.
const N_COMPARED: i64 = 24;

/// Articles whose prints are made in one transaction.
const N_BATCH: usize = 200;

/// By what an article is found again; made without the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Traces {
    address: Option<i64>,
    prints: Vec<u32>,
}

impl Traces {
    pub(super) fn of(article: &Article) -> Traces {
        Traces {
            address: article.url.as_deref().and_then(same::address),
            prints: same::prints(&article.body),
        }
    }
}

fn week(day: Option<i64>) -> i64 {
    day.map_or(NO_WEEK, |day| day.div_euclid(WEEK))
}

fn day(article: &Article) -> Option<i64> {
    article.published.map(|p| ids::day_number(p.date))
}

/// Makes an article that is stored findable.
pub(super) fn put_traces(
    connection: &Connection,
    id: i64,
    day: Option<i64>,
    traces: &Traces,
) -> rusqlite::Result<()> {
    if let Some(address) = traces.address {
        connection
            .prepare_cached("INSERT OR IGNORE INTO address (hash, article) VALUES (?1, ?2)")?
            .execute([address, id])?;
    }
    let mut put = connection
        .prepare_cached("INSERT OR IGNORE INTO print (week, print, article) VALUES (?1, ?2, ?3)")?;
    for print in &traces.prints {
        put.execute([week(day), i64::from(*print), id])?;
    }
    Ok(())
}

/// The stored article that this one is a print of, if there is one.
pub(super) fn original(
    connection: &Connection,
    prepared: &Prepared,
) -> rusqlite::Result<Option<i64>> {
    let (article, traces) = (&prepared.article, prepared.traces());
    if let Some(address) = traces.address {
        let found: Option<i64> = connection
            .prepare_cached("SELECT article FROM address WHERE hash = ?1")?
            .query_row([address], |row| row.get(0))
            .optional()?;
        if let Some(id) = found
            && is_same_page(connection, id, article)?
        {
            return Ok(Some(id));
        }
    }
    let day = day(article);
    let mut weeks = vec![week(day)];
    weeks.extend(day.map(|day| week(Some(day - DAYS))));
    weeks.extend(day.map(|day| week(Some(day + DAYS))));
    weeks.dedup();
    let mut compared: Vec<i64> = Vec::new();
    let mut find = connection.prepare_cached(
        "SELECT article FROM print WHERE week = ?1 AND print = ?2 ORDER BY article LIMIT ?3",
    )?;
    for print in &traces.prints {
        for week in &weeks {
            let found = find.query_map([*week, i64::from(*print), N_COMPARED], |row| row.get(0))?;
            for id in found {
                let id: i64 = id?;
                if compared.contains(&id) || compared.len() >= N_COMPARED as usize {
                    continue;
                }
                compared.push(id);
                if is_same_text(connection, id, article)? {
                    return Ok(Some(id));
                }
            }
        }
    }
    Ok(None)
}

/// What is compared of an article that is stored, or was and is deleted.
struct Print {
    day: Option<i64>,
    source: Option<String>,
    title: String,
    body: String,
}

fn stored_print(connection: &Connection, id: i64) -> rusqlite::Result<Option<Print>> {
    let stored = connection
        .prepare_cached(
            "SELECT article.day, source.name, article.title, content.body
             FROM article JOIN content ON content.article = article.id
             LEFT JOIN source ON source.id = article.source WHERE article.id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Print {
                day: row.get(0)?,
                source: row.get(1)?,
                title: row.get(2)?,
                body: row.get(3)?,
            })
        })
        .optional()?;
    if stored.is_some() {
        return Ok(stored);
    }
    let deleted = delete::article(connection, id)?;
    Ok(deleted.map(|article| Print {
        day: day(&article),
        source: article.source,
        title: article.title,
        body: article.body,
    }))
}

/// Whether the stored article under the same address tells the same: some sites give one
/// address to all they print.
fn is_same_page(connection: &Connection, id: i64, article: &Article) -> rusqlite::Result<bool> {
    let stored = stored_print(connection, id)?;
    Ok(stored.is_some_and(|stored| {
        stored.title == article.title || same::overlaps(&stored.body, &article.body)
    }))
}

/// Whether the stored article is of the same days and in the same words.
fn is_same_text(connection: &Connection, id: i64, article: &Article) -> rusqlite::Result<bool> {
    let Some(stored) = stored_print(connection, id)? else {
        return Ok(false);
    };
    let is_near = match (stored.day, day(article)) {
        (Some(one), Some(other)) => (one - other).abs() <= DAYS,
        (one, other) => one == other,
    };
    let is_one_outlet = stored.source == article.source;
    Ok(is_near && same::is_copy(&stored.body, &article.body, is_one_outlet))
}

/// Keeps what came with the article `id` of what others printed it as, but for what is stored.
pub(super) fn put_others(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    reprints: &[Reprint],
) -> rusqlite::Result<()> {
    for reprint in reprints {
        if ids::id_of_key(connection, &reprint.key)?.is_none() {
            put(connection, memory, id, reprint)?;
        }
    }
    Ok(())
}

/// Keeps what the stored article `id` was printed as.
pub(super) fn put(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    reprint: &Reprint,
) -> rusqlite::Result<()> {
    let source = match &reprint.source {
        // An outlet counts an article once, however often it prints it.
        Some(name) => match printed_by(connection, id, name)? {
            Some(source) => Some(source),
            None => Some(put::put_source(connection, memory, name)?),
        },
        None => None,
    };
    connection
        .prepare_cached(
            "INSERT INTO reprint (article, key, source, title, url) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id, reprint.key, source, reprint.title, reprint.url])?;
    connection
        .prepare_cached(
            "UPDATE article SET n_more_sources =
                 (SELECT count(DISTINCT source) FROM reprint
                  WHERE reprint.article = ?1 AND source IS NOT article.source)
             WHERE id = ?1",
        )?
        .execute([id])
        .map(drop)
}

/// The row of an outlet that is known to have printed the stored article.
fn printed_by(connection: &Connection, id: i64, name: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(
            "SELECT id FROM source WHERE name = ?2
             AND (id = (SELECT source FROM article WHERE id = ?1)
                  OR id IN (SELECT source FROM reprint WHERE article = ?1))",
        )?
        .query_row(params![id, name], |row| row.get(0))
        .optional()
}

/// What others printed an article as, in the order in which they came.
pub(super) fn of_article(connection: &Connection, id: i64) -> rusqlite::Result<Vec<Reprint>> {
    let mut ask = connection.prepare_cached(
        "SELECT reprint.key, source.name, reprint.title, reprint.url
         FROM reprint LEFT JOIN source ON source.id = reprint.source
         WHERE reprint.article = ?1 ORDER BY reprint.id",
    )?;
    let rows = ask.query_map([id], |row| {
        Ok(Reprint {
            key: row.get(0)?,
            source: row.get(1)?,
            title: row.get(2)?,
            url: row.get(3)?,
        })
    })?;
    rows.collect()
}

impl Archive {
    /// Makes findable what an older program stored. Tells whether there is more to do.
    ///
    /// # Errors
    /// If the archive cannot be read or written.
    pub(super) fn put_missing_traces(&mut self, from: &mut i64) -> Result<bool> {
        if self
            .counter("prints")
            .during("look for copies", &self.path)?
            != 0
        {
            return Ok(false);
        }
        let mut step = || -> rusqlite::Result<bool> {
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            let found = next_texts(&transaction, *from)?;
            for (id, day, key, body) in &found {
                let traces = Traces {
                    // The key is the address of most that have one.
                    address: same::address(key),
                    prints: same::prints(body),
                };
                put_traces(&transaction, *id, *day, &traces)?;
                *from = id + 1;
            }
            let is_done = found.len() < N_BATCH;
            if is_done {
                put::count(&transaction, "prints", 1)?;
            }
            transaction.commit()?;
            Ok(!is_done)
        };
        step().during("look for copies", &self.path)
    }
}

type Text = (i64, Option<i64>, String, String);

fn next_texts(connection: &Connection, from: i64) -> rusqlite::Result<Vec<Text>> {
    let mut ask = connection.prepare_cached(
        "SELECT article.id, article.day, article.key, content.body
         FROM article JOIN content ON content.article = article.id
         WHERE article.id >= ?1 ORDER BY article.id LIMIT ?2",
    )?;
    let rows = ask.query_map([from, N_BATCH as i64], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    rows.collect()
}
