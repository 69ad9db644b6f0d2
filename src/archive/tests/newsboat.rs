//! Newsboat's cache: what is taken from it, and what is refused.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::archive::Newsboat;
use crate::article::{Marks, Options};

/// The tables as newsboat 2.21 makes them.
const TABLES: &str = "
    CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL,
        url VARCHAR(1024) NOT NULL, title VARCHAR(1024) NOT NULL);
    CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        guid VARCHAR(64) NOT NULL, title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL,
        url VARCHAR(1024) NOT NULL, feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL,
        content VARCHAR(65535) NOT NULL, unread INTEGER(1) NOT NULL, flags VARCHAR(52),
        deleted INTEGER(1) NOT NULL DEFAULT 0);
    INSERT INTO rss_feed VALUES ('f', 'http://paper.example/', 'The Paper');";

fn cache(path: &Path, sql: &str) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(TABLES).unwrap();
    connection.execute_batch(sql).unwrap();
    connection
}

fn item(title: &str, unread: i64, flags: &str, deleted: i64) -> String {
    format!(
        "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags, deleted)
         VALUES ('guid of {title}', '{title}', '', 'http://paper.example/{title}', 'f',
                 1755597600, '<p>Text of {title}.</p>', {unread}, {flags}, {deleted});"
    )
}

/// Titles of what can be read, reasons of what cannot.
fn told(path: &Path) -> Vec<String> {
    match Newsboat::open(path, Options::default()) {
        Err(error) => vec![error.reason],
        Ok(rows) => rows
            .map(|row| row.map_or_else(|e| format!("{}: {}", e.line, e.reason), |a| a.title))
            .collect(),
    }
}

#[test]
fn items_come_with_what_was_read_and_starred_and_without_what_was_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let items = [
        item("fresh", 1, "NULL", 0),
        item("seen", 0, "'ab'", 0),
        item("gone", 0, "''", 1),
        item("kept", 0, "'as'", 0),
    ];
    drop(cache(&path, &items.concat()));
    let before = fs::read(&path).unwrap();
    let articles: Vec<_> = Newsboat::open(&path, Options::default())
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let found: Vec<(&str, Marks)> = articles.iter().map(|a| (&*a.title, a.marks)).collect();
    let marks = |read, starred| Marks { read, starred };
    let expected = [
        ("fresh", marks(false, false)),
        ("seen", marks(true, false)),
        ("kept", marks(true, true)),
    ];
    assert_eq!(found, expected);
    assert_eq!(articles[0].source.as_deref(), Some("The Paper"));
    assert_eq!(articles[0].body, "Text of fresh.");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn more_than_a_page_of_items_is_read_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let items: Vec<String> = (0..600)
        .map(|n| item(&format!("n{n}"), 1, "''", 0))
        .collect();
    drop(cache(&path, &format!("BEGIN; {} COMMIT;", items.concat())));
    let expected: Vec<String> = (0..600).map(|n| format!("n{n}")).collect();
    assert_eq!(told(&path), expected);
}

#[test]
fn a_cache_in_use_is_read_as_it_was_last_committed() {
    for mode in ["WAL", "DELETE"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache.db");
        let writer = cache(&path, &format!("PRAGMA journal_mode = {mode};"));
        writer.execute_batch(&item("stored", 1, "''", 0)).unwrap();
        // So little room that the file itself is written before the end.
        writer
            .execute_batch("PRAGMA cache_size = 2; BEGIN")
            .unwrap();
        for n in 0..300 {
            let sql = item(&format!("half{n}"), 1, "''", 0);
            writer.execute_batch(&sql).unwrap();
        }
        assert_eq!(told(&path), ["stored"], "{mode}");
        writer.execute_batch("ROLLBACK").unwrap();
    }
}

#[test]
fn other_databases_are_refused_with_the_reason() {
    let cases = [
        ("CREATE TABLE t (x);", "not newsboat's"),
        (
            "CREATE TABLE rss_feed (rssurl, title); CREATE VIEW rss_item AS
             WITH RECURSIVE r (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r)
             SELECT id, '' AS title, '' AS url, '' AS content FROM r;",
            "not newsboat's",
        ),
        (
            "CREATE TABLE rss_feed (rssurl, title); CREATE TABLE rss_item (x);",
            "not newsboat's",
        ),
        (
            "CREATE TABLE rss_feed (rssurl, title);
             CREATE TABLE rss_item (title, url, content);
             CREATE TABLE metadata (db_schema_version_major, db_schema_version_minor);
             INSERT INTO metadata VALUES (3, 0);",
            "newer newsboat (format 3",
        ),
    ];
    for (sql, expected) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache.db");
        let other = Connection::open(&path).unwrap();
        other.execute_batch(sql).unwrap();
        drop(other);
        let told = told(&path);
        assert!(told.len() == 1 && told[0].contains(expected), "{told:?}");
    }
}

#[test]
fn a_row_that_is_too_large_or_of_wrong_types_costs_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let items = [
        item("first", 1, "''", 0),
        item("large", 1, "''", 0),
        item("odd", 1, "''", 0),
    ];
    let odd = "UPDATE rss_item SET content = zeroblob(20000000) WHERE title = 'large';
        UPDATE rss_item SET pubDate = 'soon', unread = 'maybe', url = x'ff00', author = x'ff'
        WHERE title = 'odd';";
    drop(cache(&path, &format!("{}{odd}", items.concat())));
    let told = told(&path);
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!((told[0].as_str(), told[2].as_str()), ("first", "odd"));
    assert!(told[1].starts_with("2: it is larger than"), "{told:?}");
}

#[test]
fn a_damaged_cache_is_refused_and_never_ends_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let items: Vec<String> = (0..50)
        .map(|n| item(&format!("n{n}"), 1, "''", 0))
        .collect();
    drop(cache(&path, &items.concat()));
    let whole = fs::read(&path).unwrap();
    let half = whole.get(..whole.len() / 2).unwrap();
    fs::write(&path, half).unwrap();
    let told_half = told(&path);
    assert!(told_half[0].contains("damaged"), "{told_half:?}");
    // Bytes are overwritten at places spread over the file.
    for step in 1..40 {
        let mut bytes = whole.clone();
        for at in (step * 97..bytes.len()).step_by(step * 331) {
            bytes[at] ^= 0x5a;
        }
        fs::write(&path, &bytes).unwrap();
        assert!(told(&path).len() <= 50);
    }
}
