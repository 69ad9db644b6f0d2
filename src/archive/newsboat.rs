//! The cache of newsboat: another program's database, from which articles are taken.
//!
//! The file may be hostile or damaged, and newsboat may be writing to it. So it is copied to a
//! private folder with its journal, the copy is checked, and every row is read by itself under
//! limits of size and time. The file itself is never opened by SQLite.

use std::collections::{HashMap, VecDeque};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Row};
use tempfile::TempDir;

use super::error::{harmless, shown};
use crate::article::{Article, Marks, NewsboatItem, Options, RowError};

/// What every database of SQLite begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Bytes of one value or row; an item with more is left out.
const VALUE_BYTES: i32 = 16 << 20;

/// Time for one question to the database.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes for which the check of the whole file has a second more.
const CHECKED_A_SECOND: u64 = 20 << 20;
/// Steps of SQLite's machine after which the time is looked at.
const N_STEPS: i32 = 10_000;

/// Numbers of rows asked for at once.
const N_PAGE: i64 = 256;
/// Feeds whose titles are remembered.
const N_FEEDS: usize = 10_000;
/// Rows in a row that cannot be read, after which the rest is given up.
const N_FAILED: usize = 20;
/// Tries to copy a file that changes meanwhile.
const N_TRIES: usize = 5;
/// The first number of the formats that are known (newsboat 2.10 to 2.44).
const FORMAT: i64 = 2;

/// Whether a file with these first bytes is a database of SQLite.
pub fn is_database(head: &[u8]) -> bool {
    head.starts_with(MAGIC)
}

/// The articles in a cache of newsboat, in the order in which newsboat stored them; those that
/// were deleted there are left out.
#[derive(Debug)]
pub struct Newsboat {
    file: String,
    options: Options,
    connection: Connection,
    deadline: Deadline,
    /// The question for one row.
    sql: String,
    feeds: HashMap<Vec<u8>, String>,
    /// Rows to be read, and the last whose number is known.
    waiting: VecDeque<i64>,
    last: i64,
    /// Rows that failed since one could be read.
    n_failed: usize,
    ended: bool,
    /// Removes the copy when dropped, after the connection.
    _copy: TempDir,
}

impl Newsboat {
    /// Copies and checks the cache at `path`; `options` say what is known of its articles.
    ///
    /// # Errors
    /// If it cannot be read, is damaged, or is no cache of newsboat that this program knows.
    pub fn open(path: &Path, options: Options) -> Result<Newsboat, RowError> {
        let file = path.display().to_string();
        let refuse = |reason: String| RowError::new(&file, 1, &reason);
        let (folder, copy) = copy(path).map_err(|error| refuse(cannot_copy(&error)))?;
        let opened = open_copy(&copy).map_err(|error| refuse(worded(&error)));
        let (connection, deadline) = opened?;
        check(&connection, &deadline, &copy).map_err(refuse)?;
        let sql = row_question(&connection).map_err(|error| refuse(worded(&error)))?;
        let sql = sql.ok_or_else(|| refuse(NOT_NEWSBOAT.to_owned()))?;
        Ok(Newsboat {
            options,
            connection,
            deadline,
            sql,
            feeds: HashMap::new(),
            waiting: VecDeque::new(),
            last: i64::MIN,
            n_failed: 0,
            ended: false,
            _copy: folder,
            file,
        })
    }

    fn next_numbers(&mut self) -> rusqlite::Result<()> {
        self.deadline.start(PATIENCE);
        let mut statement = self.connection.prepare_cached(
            "SELECT rowid FROM rss_item WHERE rowid > ?1 ORDER BY rowid LIMIT ?2",
        )?;
        let numbers = statement.query_map([self.last, N_PAGE], |row| row.get(0))?;
        for number in numbers {
            let number: i64 = number?;
            self.last = number;
            self.waiting.push_back(number);
        }
        Ok(())
    }

    /// The item in a row; none if it was deleted in newsboat.
    fn item(&mut self, number: i64) -> rusqlite::Result<Option<(NewsboatItem, Marks)>> {
        self.deadline.start(PATIENCE);
        let mut statement = self.connection.prepare_cached(&self.sql)?;
        let read = statement
            .query_row([number], |row| {
                if whole(row, COLUMNS.deleted)? != 0 {
                    return Ok(None);
                }
                let feed = bytes(row, COLUMNS.feed)?;
                Ok(Some((item(row, number)?, marks(row)?, feed)))
            })
            .optional()?
            .flatten();
        drop(statement);
        let Some((mut item, marks, feed)) = read else {
            return Ok(None);
        };
        item.feed = self.feed_title(feed);
        Ok(Some((item, marks)))
    }

    /// The title of the feed at an address; empty if the cache says none that can be read.
    fn feed_title(&mut self, address: Vec<u8>) -> String {
        if let Some(title) = self.feeds.get(&address) {
            return title.clone();
        }
        let key = String::from_utf8_lossy(&address);
        let ask = || {
            self.connection
                .prepare_cached("SELECT title FROM rss_feed WHERE rssurl = ?1")?
                .query_row([key.as_ref()], |row| text(row, 0))
        };
        let title = ask().unwrap_or_default();
        if self.feeds.len() >= N_FEEDS {
            self.feeds.clear();
        }
        self.feeds.insert(address, title.clone());
        title
    }

    fn failure(&self, number: i64, error: &rusqlite::Error) -> RowError {
        let number = usize::try_from(number).unwrap_or(0);
        RowError::new(&self.file, number, &worded(error))
    }

    fn give_up(&mut self, reason: &str) -> RowError {
        self.ended = true;
        let number = usize::try_from(self.last).unwrap_or(1);
        RowError::new(&self.file, number, reason)
    }
}

impl Iterator for Newsboat {
    type Item = Result<Article, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            if self.waiting.is_empty()
                && let Err(error) = self.next_numbers()
            {
                let reason = format!("the rest cannot be read: {}", worded(&error));
                return Some(Err(self.give_up(&reason)));
            }
            let Some(number) = self.waiting.pop_front() else {
                self.ended = true;
                return None;
            };
            match self.item(number) {
                Ok(None) => self.n_failed = 0,
                Ok(Some((item, marks))) => {
                    self.n_failed = 0;
                    let article = item.into_article(&self.file, &self.options);
                    return Some(article.map(|article| Article { marks, ..article }));
                }
                Err(_) if self.n_failed >= N_FAILED => {
                    let reason = "too many rows cannot be read; the rest is left out";
                    return Some(Err(self.give_up(reason)));
                }
                Err(error) => {
                    self.n_failed += 1;
                    return Some(Err(self.failure(number, &error)));
                }
            }
        }
        None
    }
}

/// Copies a database with its journal; again where it changed meanwhile. The copy lies in a
/// folder that only this user may enter.
fn copy(path: &Path) -> io::Result<(TempDir, PathBuf)> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let folder = tempfile::Builder::new().prefix("dateline-").tempdir()?;
    let to = folder.path().join("cache.db");
    for _ in 0..N_TRIES {
        let before = state(path);
        fs::copy(path, &to)?;
        for ending in ["-wal", "-journal"] {
            let (from, to) = (with_ending(path, ending), with_ending(&to, ending));
            match fs::copy(&from, &to) {
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    fs::remove_file(&to).or_else(ignore_missing)?;
                }
                Err(error) => return Err(error),
            }
        }
        if state(path) == before {
            make_writable(&to)?;
            return Ok((folder, to));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(io::Error::other(
        "another program keeps writing to it; try again later",
    ))
}

fn ignore_missing(error: io::Error) -> io::Result<()> {
    match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    }
}

/// Size and time of change of the file and its companions.
fn state(path: &Path) -> [Option<(u64, Option<SystemTime>)>; 3] {
    ["", "-wal", "-journal"].map(|ending| {
        let meta = fs::metadata(with_ending(path, ending)).ok()?;
        Some((meta.len(), meta.modified().ok()))
    })
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A copy of a read-only file is read-only too, and SQLite could not clean it up.
fn make_writable(copy: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for ending in ["", "-wal", "-journal"] {
            let owner_only = fs::Permissions::from_mode(0o600);
            fs::set_permissions(with_ending(copy, ending), owner_only).or_else(ignore_missing)?;
        }
    }
    let mut head = [0; 16];
    let n = File::open(copy)?.read(&mut head)?;
    match head.get(..n).is_some_and(is_database) {
        true => Ok(()),
        false => Err(io::Error::other("it is no database")),
    }
}

/// When the question that is being asked has to be answered.
#[derive(Clone, Debug)]
struct Deadline(std::sync::Arc<std::sync::Mutex<Instant>>);

impl Deadline {
    fn start(&self, patience: Duration) {
        let mut end = self.0.lock().unwrap_or_else(|e| e.into_inner());
        *end = Instant::now() + patience;
    }

    fn is_over(&self) -> bool {
        let end = self.0.lock().unwrap_or_else(|e| e.into_inner());
        Instant::now() > *end
    }
}

/// Opens the copy so that nothing in it can run, load or grow.
fn open_copy(copy: &Path) -> rusqlite::Result<(Connection, Deadline)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(copy, flags)?;
    let limits = [
        (Limit::SQLITE_LIMIT_LENGTH, VALUE_BYTES),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 20),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
    ];
    for (limit, most) in limits {
        connection.set_limit(limit, most)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "query_only", true)?;
    let deadline = Deadline(std::sync::Arc::new(std::sync::Mutex::new(
        Instant::now() + PATIENCE,
    )));
    let watched = deadline.clone();
    connection.progress_handler(N_STEPS, Some(move || watched.is_over()))?;
    Ok((connection, deadline))
}

const NOT_NEWSBOAT: &str = "it is a database, but not newsboat's: no tables rss_feed and rss_item; export its articles first";

/// Whether the copy is a whole cache of newsboat in a format that is known; else why not.
fn check(connection: &Connection, deadline: &Deadline, copy: &Path) -> Result<(), String> {
    let tables: i64 = connection
        .query_row(
            "SELECT count(*) FROM sqlite_schema
             WHERE type = 'table' AND name IN ('rss_feed', 'rss_item')
               AND sql NOT LIKE 'CREATE VIRTUAL%'",
            [],
            |row| row.get(0),
        )
        .map_err(|error| worded(&error))?;
    if tables != 2 {
        return Err(NOT_NEWSBOAT.to_owned());
    }
    let n_bytes = fs::metadata(copy).map_or(0, |meta| meta.len());
    deadline.start(PATIENCE + Duration::from_secs(n_bytes / CHECKED_A_SECOND));
    let found: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| text(row, 0))
        .map_err(|error| worded(&error))?;
    if found != "ok" {
        return Err(damaged(&found));
    }
    deadline.start(PATIENCE);
    let format = connection
        .query_row(
            "SELECT db_schema_version_major FROM metadata LIMIT 1",
            [],
            |row| whole(row, 0),
        )
        // Older caches have no such table.
        .unwrap_or(FORMAT);
    match format <= FORMAT {
        true => Ok(()),
        false => Err(format!(
            "it is the cache of a newer newsboat (format {format}, known up to {FORMAT}); use a newer version"
        )),
    }
}

/// Where the columns of the question for one row stand.
struct Columns {
    guid: usize,
    title: usize,
    author: usize,
    url: usize,
    published: usize,
    content: usize,
    content_type: usize,
    feed: usize,
    unread: usize,
    flags: usize,
    deleted: usize,
}

const COLUMNS: Columns = Columns {
    guid: 0,
    title: 1,
    author: 2,
    url: 3,
    published: 4,
    content: 5,
    content_type: 6,
    feed: 7,
    unread: 8,
    flags: 9,
    deleted: 10,
};

/// The columns in their order, and what stands for one that a cache does not have.
const NAMES: [(&str, &str); 11] = [
    ("guid", "''"),
    ("title", "''"),
    ("author", "''"),
    ("url", "''"),
    ("pubDate", "0"),
    ("content", "''"),
    ("content_mime_type", "''"),
    ("feedurl", "''"),
    ("unread", "1"),
    ("flags", "''"),
    ("deleted", "0"),
];

/// The question for one row, with the columns that there are; none if too little is there.
fn row_question(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info('rss_item')")?;
    let names = statement.query_map([], |row| text(row, 0))?;
    let there: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
    let has = |name: &str| there.iter().any(|column| column.eq_ignore_ascii_case(name));
    if !["title", "url", "content"].iter().all(|name| has(name)) {
        return Ok(None);
    }
    let columns = NAMES.map(|(name, instead)| if has(name) { name } else { instead });
    Ok(Some(format!(
        "SELECT {} FROM rss_item WHERE rowid = ?1",
        columns.join(", ")
    )))
}

fn item(row: &Row<'_>, number: i64) -> rusqlite::Result<NewsboatItem> {
    Ok(NewsboatItem {
        number,
        guid: text(row, COLUMNS.guid)?,
        title: text(row, COLUMNS.title)?,
        author: text(row, COLUMNS.author)?,
        url: text(row, COLUMNS.url)?,
        published: whole(row, COLUMNS.published)?,
        content: text(row, COLUMNS.content)?,
        content_type: text(row, COLUMNS.content_type)?,
        feed: String::new(),
    })
}

/// Flags in newsboat are letters that its user gives a meaning; "s" is by custom "saved" or
/// "starred".
fn marks(row: &Row<'_>) -> rusqlite::Result<Marks> {
    let is_unread = match row.get_ref(COLUMNS.unread)? {
        ValueRef::Integer(n) => n != 0,
        _ => true,
    };
    Ok(Marks {
        read: !is_unread,
        starred: text(row, COLUMNS.flags)?.contains(['s', 'S']),
    })
}

fn bytes(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<u8>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.to_vec(),
        ValueRef::Integer(n) => n.to_string().into_bytes(),
        ValueRef::Real(_) | ValueRef::Null => Vec::new(),
    })
}

fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    let bytes = bytes(row, column)?;
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned()))
}

/// A whole number; 0 for a value of another type.
fn whole(row: &Row<'_>, column: usize) -> rusqlite::Result<i64> {
    Ok(row.get_ref(column)?.as_i64().unwrap_or(0))
}

fn cannot_copy(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        io::ErrorKind::StorageFull => format!(
            "no space for a copy of it in {}; set TMPDIR to a folder that has some",
            shown(&std::env::temp_dir())
        ),
        _ => format!("it cannot be read: {}", harmless(&error.to_string())),
    }
}

fn damaged(what: &str) -> String {
    let what = harmless(what);
    format!("the database is damaged ({what}); \"sqlite3 cache.db .recover\" may save the rest")
}

/// SQLite's complaint in words that tell what to do.
fn worded(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => damaged(&error.to_string()),
        Some(ErrorCode::TooBig) => {
            format!("it is larger than {} MB; it is left out", VALUE_BYTES >> 20)
        }
        Some(ErrorCode::OperationInterrupted) => {
            format!("the database gave no answer in {} s", PATIENCE.as_secs())
        }
        _ => format!(
            "the database cannot be read: {}",
            harmless(&error.to_string())
        ),
    }
}
