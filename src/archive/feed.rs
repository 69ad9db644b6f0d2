//! Feeds: what their servers said last, and when to ask again.

use rusqlite::{OptionalExtension, Row, params};

use super::Archive;
use super::error::{During, Result};

/// What is known of a feed. Times are seconds since 1970 in UTC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedState {
    /// Its own title, empty until it was read.
    pub title: String,
    /// Where the server said that it is for good.
    pub moved_to: Option<String>,
    /// The server's tag of the version that was read last.
    pub etag: Option<String>,
    /// The server's date of that version, as the server writes it.
    pub last_modified: Option<String>,
    /// When it was last tried.
    pub last_try: Option<i64>,
    /// When that last went well.
    pub last_success: Option<i64>,
    /// Why the last try failed, in words.
    pub error: Option<String>,
    /// How often it failed since it last went well.
    pub n_failures: u32,
    /// When it is to be asked again.
    pub next_due: Option<i64>,
    /// The server asked for nothing to be asked before.
    pub not_before: Option<i64>,
    /// The server said that there is no such feed any more.
    pub is_gone: bool,
}

/// A feed with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its address as the configuration has it.
    pub url: String,
    /// What is known.
    pub state: FeedState,
}

const COLUMNS: &str = "title, moved_to, etag, last_modified, last_try, last_success, error, \
     n_failures, next_due, not_before, is_gone";

impl Archive {
    /// What is known of the feed with this address; nothing if it was never tried.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn feed(&self, url: &str) -> Result<FeedState> {
        let read = || {
            self.connection
                .prepare_cached(&format!("SELECT {COLUMNS} FROM feed WHERE url = ?1"))?
                .query_row([url], |row| state(row, 0))
                .optional()
        };
        read()
            .map(Option::unwrap_or_default)
            .during("read what is known of a feed", &self.path)
    }

    /// All feeds that were ever tried, by address.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn feeds(&self) -> Result<Vec<Feed>> {
        let read = || -> rusqlite::Result<Vec<Feed>> {
            self.connection
                .prepare_cached(&format!("SELECT url, {COLUMNS} FROM feed ORDER BY url"))?
                .query_map([], |row| {
                    Ok(Feed {
                        url: row.get(0)?,
                        state: state(row, 1)?,
                    })
                })?
                .collect()
        };
        read().during("list the feeds", &self.path)
    }

    /// Keeps what is known of a feed, in place of what was.
    ///
    /// # Errors
    /// If the archive cannot be written.
    pub fn put_feed(&mut self, url: &str, state: &FeedState) -> Result<()> {
        let put = || {
            self.connection
                .prepare_cached(&format!(
                    "INSERT OR REPLACE INTO feed (url, {COLUMNS}) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
                ))?
                .execute(params![
                    url,
                    state.title,
                    state.moved_to,
                    state.etag,
                    state.last_modified,
                    state.last_try,
                    state.last_success,
                    state.error,
                    state.n_failures,
                    state.next_due,
                    state.not_before,
                    state.is_gone,
                ])
        };
        put()
            .map(|_| ())
            .during("keep what is known of a feed", &self.path)
    }
}

fn state(row: &Row<'_>, from: usize) -> rusqlite::Result<FeedState> {
    Ok(FeedState {
        title: row.get(from)?,
        moved_to: row.get(from + 1)?,
        etag: row.get(from + 2)?,
        last_modified: row.get(from + 3)?,
        last_try: row.get(from + 4)?,
        last_success: row.get(from + 5)?,
        error: row.get(from + 6)?,
        n_failures: row.get(from + 7)?,
        next_due: row.get(from + 8)?,
        not_before: row.get(from + 9)?,
        is_gone: row.get(from + 10)?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Archive, Feed, FeedState};

    #[test]
    fn what_is_known_of_a_feed_comes_back() {
        let mut archive = Archive::in_memory().unwrap();
        let url = "https://a.example/feed";
        assert_eq!(archive.feed(url).unwrap(), FeedState::default());
        let failed = FeedState {
            title: "A".to_owned(),
            moved_to: Some("https://b.example/feed".to_owned()),
            etag: Some("\"x\"".to_owned()),
            last_modified: Some("Tue, 01 Dec 2026 10:00:00 GMT".to_owned()),
            last_try: Some(20),
            last_success: Some(10),
            error: Some("the server answers 500".to_owned()),
            n_failures: 3,
            next_due: Some(30),
            not_before: Some(25),
            is_gone: true,
        };
        archive.put_feed(url, &failed).unwrap();
        assert_eq!(archive.feed(url).unwrap(), failed);
        archive.put_feed(url, &FeedState::default()).unwrap();
        let state = FeedState::default();
        let url = url.to_owned();
        assert_eq!(archive.feeds().unwrap(), [Feed { url, state }]);
    }
}
