//! Floor 6a: the stored articles; the only place with SQL.
//!
//! One SQLite file holds the articles in order of publication, what the analysis found in
//! them, a full-text index and the encounters they tell. An article and all that belongs to
//! it are written in one transaction. [`Archive`] is one connection: it is opened by whoever
//! works with it and never shared; [`ArchiveHandle`] says where the archive is and can be
//! given to several threads. Each question has its own file.
//!
//! - An [`ArticleId`](crate::timeline::ArticleId) grows with the time of publication (see
//!   `ids`), so the newest articles are the end of the table.
//! - What was found in an article is made anew when the program finds more than it did
//!   ([`renew()`]); its text stays.
//! - What an article says never changes once it is stored: an article whose key is known
//!   is passed over, whatever its text.
//! - What readers corrected is laid over it; when the corrections change, the articles that they
//!   touch are analysed again ([`correct()`]).
//! - Of a feed it is kept what its server said last and when to ask again (see `feed`).
//! - An article may be marked as read or starred; nothing else about it changes.

mod article;
mod blob;
mod correct;
mod countries;
mod delete;
mod encounters;
mod engine;
mod error;
mod feed;
mod first_page;
mod handle;
mod health;
mod hits;
mod ids;
mod import;
mod joining;
mod keep;
mod learned;
mod list;
mod marks;
mod named;
mod names;
mod near;
mod newsboat;
mod part;
mod passing;
mod put;
mod reasons;
mod renew;
mod replace;
mod reprint;
mod retain;
mod rows;
mod same;
mod schema;
mod search;
mod select;
mod sets;
mod sort;
mod stats;
mod stored;
mod stream;
mod timeline;
mod wanted;

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::query::Filter;
use error::During;

pub use correct::{correct, correct_first};
pub use delete::DeletedRow;
pub use engine::Engine;
pub use error::{ArchiveError, Result};
pub use feed::{Feed, FeedState};
pub use handle::ArchiveHandle;
pub use health::{Finding, Verdict};
pub use import::{ImportEvent, Progress, import};
pub use keep::{Copied, restore};
pub use newsboat::{Newsboat, is_database};
pub use put::{ANALYSIS_VERSION, Prepared, prepare};
pub use renew::renew;
pub use retain::{Retention, retain};
pub use stats::Stats;

/// Milliseconds that a write waits for another process before it fails.
const BUSY_MS: u64 = 5_000;

/// Bytes of a page of a new file.
const PAGE_BYTES: i64 = 8_192;

/// Prepared statements kept ready; more than there are in this floor.
const N_STATEMENTS: usize = 96;

/// One connection to an archive.
#[derive(Debug)]
pub struct Archive {
    connection: Connection,
    path: PathBuf,
    lists: select::Lists,
    memory: put::Memory,
}

impl Archive {
    /// Opens the archive in the file at `path` for reading and writing; makes the file, readable
    /// by its owner only, and its folder if they are not there.
    ///
    /// # Errors
    /// If the file cannot be opened or made, is damaged, of another program or of a newer version.
    pub fn open(path: &Path) -> Result<Archive> {
        make_file(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection =
            Connection::open_with_flags(path, flags).during("open the archive", path)?;
        if connection.is_readonly(rusqlite::MAIN_DB).unwrap_or(false) {
            let (operation, path) = ("open for writing", error::shown(path));
            return Err(ArchiveError::ReadOnly { operation, path });
        }
        set_up(&connection, path)?;
        schema::migrate(&mut connection, path)?;
        use_wal(&connection).during("switch to write-ahead logging", path)?;
        Ok(Archive::new(connection, path.to_owned()))
    }

    /// Opens the archive in the file at `path` for reading only, even where nothing can be
    /// written beside it.
    ///
    /// # Errors
    /// If there is no such file or it cannot be read as it is.
    pub fn open_read_only(path: &Path) -> Result<Archive> {
        let read_only = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = |name: &Path, flags| {
            let connection =
                Connection::open_with_flags(name, flags).during("open the archive", path)?;
            set_up(&connection, path)?;
            schema::check(&connection, path)?;
            Ok(Archive::new(connection, path.to_owned()))
        };
        match open(path, read_only) {
            // Readers of a write-ahead log keep a file beside it. Where they cannot, the
            // folder is read-only, and nobody else changes the archive either.
            Err(ArchiveError::Open { .. } | ArchiveError::ReadOnly { .. }) if path.is_file() => {
                open(&immutable(path), read_only | OpenFlags::SQLITE_OPEN_URI)
            }
            opened => opened,
        }
    }

    /// Whether nothing can be stored or marked.
    pub fn is_read_only(&self) -> bool {
        self.connection
            .is_readonly(rusqlite::MAIN_DB)
            .unwrap_or(false)
    }

    /// Refuses what cannot be done where nothing can be written.
    ///
    /// # Errors
    /// If nothing can be written.
    pub fn check_writable(&self, operation: &'static str) -> Result<()> {
        if self.is_read_only() {
            let path = error::shown(&self.path);
            return Err(ArchiveError::ReadOnly { operation, path });
        }
        Ok(())
    }

    /// An empty archive in no file; it is gone when dropped.
    ///
    /// # Errors
    /// If memory is short.
    pub fn in_memory() -> Result<Archive> {
        let path = error::memory_path();
        let mut connection = Connection::open_in_memory().during("open the archive", &path)?;
        set_up(&connection, &path)?;
        schema::migrate(&mut connection, &path)?;
        Ok(Archive::new(connection, path))
    }

    /// The file, or words that stand for memory.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn new(connection: Connection, path: PathBuf) -> Archive {
        connection.set_prepared_statement_cache_capacity(N_STATEMENTS);
        Archive {
            connection,
            path,
            lists: select::Lists::default(),
            memory: put::Memory::default(),
        }
    }

    /// The value of a counter; 0 if it never counted.
    fn counter(&self, name: &str) -> rusqlite::Result<i64> {
        use rusqlite::OptionalExtension;
        self.connection
            .prepare_cached("SELECT n FROM counter WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()
            .map(|n| n.unwrap_or(0))
    }
}

/// Whether every article passes the filter.
fn wants_all(filter: &Filter) -> bool {
    Filter {
        words: filter.words.trim().to_owned(),
        ..filter.clone()
    }
    .is_empty()
}

/// The file as an address that tells SQLite that it does not change.
fn immutable(path: &Path) -> PathBuf {
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                address.push(char::from(*byte));
            }
            _ => address.push_str(&format!("%{byte:02x}")),
        }
    }
    address.push_str("?immutable=1");
    PathBuf::from(address)
}

/// Makes the file with the owner's rights only; SQLite gives its companions the same.
fn make_file(path: &Path) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| error::cannot_open(path, &e))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let made = options.open(path);
    made.map(drop).map_err(|e| error::cannot_open(path, &e))
}

/// Settings of every connection. A damaged or hostile file must not run anything.
fn set_up(connection: &Connection, path: &Path) -> Result<()> {
    let set = || -> rusqlite::Result<()> {
        connection.busy_timeout(std::time::Duration::from_millis(BUSY_MS))?;
        // Only counts while the file is empty: rows of articles leave less of a page unused.
        connection.pragma_update(None, "page_size", PAGE_BYTES)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "cache_size", -4_000)?;
        // Plans do not hang on the values asked for: else a statement that is kept ready is made
        // anew whenever it is used again.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")
    };
    set().during("set up the connection", path)
}

/// Readers go on while an import writes. Where the file system refuses (network folders),
/// the rollback journal stays in use.
fn use_wal(connection: &Connection) -> rusqlite::Result<()> {
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode.eq_ignore_ascii_case("wal") {
        connection.pragma_update(None, "journal_size_limit", 16 << 20)?;
    } else {
        connection.pragma_update(None, "synchronous", "FULL")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
