//! The tables: numbered migrations, and whose file it is.

use std::path::Path;

use rusqlite::Connection;

use super::error::{ArchiveError, During, Result, shown};

/// "DLNE" in SQLite's header: the file is an archive of this program.
const APPLICATION_ID: i64 = 0x444c_4e45;

/// The migrations in order; the format of an archive is the number of those that ran.
const MIGRATIONS: &[&str] = &[
    include_str!("../../assets/sql/001_archive.sql"),
    include_str!("../../assets/sql/002_name_word.sql"),
    include_str!("../../assets/sql/003_corrections.sql"),
    include_str!("../../assets/sql/004_confidence.sql"),
    include_str!("../../assets/sql/005_statement.sql"),
    include_str!("../../assets/sql/006_alias.sql"),
    include_str!("../../assets/sql/007_part.sql"),
    include_str!("../../assets/sql/008_source.sql"),
    include_str!("../../assets/sql/009_feed.sql"),
    include_str!("../../assets/sql/010_n_parties.sql"),
    include_str!("../../assets/sql/011_deleted.sql"),
];

/// What a file turns out to be when it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// Nothing in it yet.
    Empty,
    /// An archive after so many migrations.
    Archive(usize),
}

/// Brings the tables to the latest format; does nothing where they have it.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    let done = match format(connection, path)? {
        Format::Archive(n) if n == MIGRATIONS.len() => return Ok(()),
        Format::Archive(n) => n,
        Format::Empty => 0,
    };
    run(connection, done).during("bring the tables up to date", path)
}

/// Refuses a file that cannot be read as it is: of another program, newer, or without tables.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<()> {
    match format(connection, path)? {
        Format::Archive(n) if n == MIGRATIONS.len() => Ok(()),
        Format::Archive(_) | Format::Empty => Err(ArchiveError::ReadOnly {
            operation: "bring the tables up to date",
            path: shown(path),
        }),
    }
}

/// Refuses a file that cannot become an archive of this program: of another one, newer, or empty.
pub(super) fn check_format(connection: &Connection, path: &Path) -> Result<()> {
    match format(connection, path)? {
        Format::Archive(_) => Ok(()),
        Format::Empty => Err(ArchiveError::Foreign { path: shown(path) }),
    }
}

/// Runs the migrations after the first `done` in one transaction: all of them or none.
fn run(connection: &mut Connection, done: usize) -> rusqlite::Result<()> {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Another process may have done it while this one waited for the lock.
    let now: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = done.max(usize::try_from(now).unwrap_or(0));
    for migration in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", MIGRATIONS.len() as i64)?;
    transaction.commit()
}

fn format(connection: &Connection, path: &Path) -> Result<Format> {
    let (application, version) = header(connection).during("read the header", path)?;
    if application == APPLICATION_ID {
        let known = MIGRATIONS.len() as i64;
        return match usize::try_from(version) {
            Ok(n) if n <= MIGRATIONS.len() => Ok(Format::Archive(n)),
            _ => Err(ArchiveError::Newer {
                path: shown(path),
                found: version,
                known,
            }),
        };
    }
    let n_objects: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .during("read the header", path)?;
    if application == 0 && version == 0 && n_objects == 0 {
        Ok(Format::Empty)
    } else {
        Err(ArchiveError::Foreign { path: shown(path) })
    }
}

fn header(connection: &Connection) -> rusqlite::Result<(i64, i64)> {
    Ok((
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?,
        connection.pragma_query_value(None, "user_version", |row| row.get(0))?,
    ))
}
