//! Question: is the archive well, and what is to be done if not.

use rusqlite::Connection;
use serde::Serialize;

use super::Archive;
use super::put::ANALYSIS_VERSION;
use crate::text::sanitize;

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As it should be.
    Ok,
    /// Worth knowing.
    Note,
    /// Something is to be done.
    Problem,
}

/// What one look found. It holds no text of any article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at.
    pub what: String,
    /// How it stands.
    pub verdict: Verdict,
    /// What was found, and what to do about it.
    pub says: String,
}

impl Finding {
    /// A finding.
    pub fn new(what: &str, verdict: Verdict, says: impl Into<String>) -> Finding {
        Finding {
            what: what.to_owned(),
            verdict,
            says: sanitize::display(&says.into()).into_owned(),
        }
    }
}

/// Free pages of which it is said that they can be given back: a fifth of the file.
const MANY_FREE: i64 = 5;

/// Bytes of a write-ahead log that nobody takes back.
const LARGE_LOG: u64 = 64 << 20;

impl Archive {
    /// Looks at everything that can be wrong with the file; `whole` reads every page of it.
    pub fn examine(&self, whole: bool) -> Vec<Finding> {
        let looks: [(&str, Look); 7] = [
            ("file", if whole { integrity } else { quick }),
            ("references", references),
            ("full-text index", full_text),
            ("format", format),
            ("analyses", analyses),
            ("counts", counts),
            ("free room", free_room),
        ];
        let mut findings: Vec<Finding> = looks
            .into_iter()
            .map(|(what, look)| match look(&self.connection) {
                Ok((verdict, says)) => Finding::new(what, verdict, says),
                Err(error) => Finding::new(
                    what,
                    Verdict::Problem,
                    format!("cannot be read ({error}): restore a backup, or import again"),
                ),
            })
            .collect();
        findings.push(self.log_size());
        findings
    }

    fn log_size(&self) -> Finding {
        let mut name = self.path.as_os_str().to_owned();
        name.push("-wal");
        let n_bytes = std::fs::metadata(name).map_or(0, |m| m.len());
        match n_bytes > LARGE_LOG {
            true => Finding::new(
                "write-ahead log",
                Verdict::Note,
                format!(
                    "{} MB: close all readers, then \"dateline compact\"",
                    n_bytes >> 20
                ),
            ),
            false => Finding::new("write-ahead log", Verdict::Ok, format!("{n_bytes} bytes")),
        }
    }
}

type Look = fn(&Connection) -> rusqlite::Result<(Verdict, String)>;

fn quick(connection: &Connection) -> rusqlite::Result<(Verdict, String)> {
    sound(connection, "PRAGMA quick_check(3)")
}

fn integrity(connection: &Connection) -> rusqlite::Result<(Verdict, String)> {
    sound(connection, "PRAGMA integrity_check(3)")
}

fn sound(connection: &Connection, sql: &str) -> rusqlite::Result<(Verdict, String)> {
    let mut statement = connection.prepare(sql)?;
    let rows: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(match &rows[..] {
        [ok] if ok == "ok" => (Verdict::Ok, "no damage found".to_owned()),
        damage => (
            Verdict::Problem,
            format!(
                "damaged ({}): restore a backup, or move it away and import again",
                damage.join("; ")
            ),
        ),
    })
}

fn references(connection: &Connection) -> rusqlite::Result<(Verdict, String)> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let n = statement.query_map([], |_| Ok(()))?.count();
    Ok(match n {
        0 => (Verdict::Ok, "every row has what it refers to".to_owned()),
        n => (
            Verdict::Problem,
            format!("{n} rows refer to nothing: export, and import into a new archive"),
        ),
    })
}

fn full_text(connection: &Connection) -> rusqlite::Result<(Verdict, String)> {
    let (indexed, stored): (i64, i64) = connection.query_row(
        "SELECT (SELECT count(*) FROM words_docsize), (SELECT count(*) FROM article)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(match indexed == stored {
        true => (Verdict::Ok, format!("{indexed} articles")),
        false => (
            Verdict::Problem,
            format!("{indexed} of {stored} articles: export, and import into a new archive"),
        ),
    })
}

fn format(connection: &Connection) -> rusqlite::Result<(Verdict, String)> {
    let format: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let sqlite = rusqlite::version();
    Ok((Verdict::Ok, format!("{format}, SQLite {sqlite}")))
}

fn analyses(connection: &Connection) -> rusqlite::Result<(Verdict, String)> {
    let n: i64 = connection.query_row(
        "SELECT count(*) FROM content WHERE version <> ?1",
        [ANALYSIS_VERSION],
        |row| row.get(0),
    )?;
    let version = ANALYSIS_VERSION;
    Ok(match n {
        0 => (Verdict::Ok, format!("all of version {version}")),
        n => (
            Verdict::Note,
            format!("{n} articles wait for version {version}: the reader and an import do it"),
        ),
    })
}

fn counts(connection: &Connection) -> rusqlite::Result<(Verdict, String)> {
    let (counted, stored): (i64, i64) = connection.query_row(
        "SELECT coalesce((SELECT n FROM counter WHERE name = 'articles'), 0),
                (SELECT count(*) FROM article)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(match counted == stored {
        true => (Verdict::Ok, format!("{stored} articles")),
        false => (
            Verdict::Problem,
            format!("{counted} counted, {stored} there: export, and import into a new archive"),
        ),
    })
}

fn free_room(connection: &Connection) -> rusqlite::Result<(Verdict, String)> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (free, all, size) = (
        pragma("freelist_count")?,
        pragma("page_count")?,
        pragma("page_size")?,
    );
    let megabytes = |pages: i64| (pages * size) >> 20;
    let says = format!("{} MB of {} MB", megabytes(free), megabytes(all));
    Ok(match free * MANY_FREE > all {
        true => (
            Verdict::Note,
            format!("{says}: \"dateline compact\" gives it back"),
        ),
        false => (Verdict::Ok, says),
    })
}
