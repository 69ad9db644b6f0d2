//! What can go wrong with an archive, in words that name the operation and the file.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::text::sanitize;

/// Longest text of SQLite or the system that an error repeats.
const MAX_CHARS: usize = 400;

/// The result of an operation on an archive.
pub type Result<T, E = ArchiveError> = std::result::Result<T, E>;

/// Why an operation on an archive failed. The texts hold no control characters.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The file or its folder could not be opened or made.
    #[error("cannot open the archive {path}: {reason}")]
    Open {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// The file is SQLite's, but another program's.
    #[error("{path} is a database of another program, not an archive")]
    Foreign {
        /// The file.
        path: String,
    },
    /// A newer version of the program made the file.
    #[error(
        "the archive {path} has format {found}, this program knows formats up to {known}: use a newer version"
    )]
    Newer {
        /// The file.
        path: String,
        /// Format of the file.
        found: i64,
        /// Latest format known here.
        known: i64,
    },
    /// The file is damaged or no database at all.
    #[error(
        "the archive {path} is damaged ({reason}): move it away and import again, or restore a copy; nothing was changed"
    )]
    Damaged {
        /// The file.
        path: String,
        /// What SQLite says.
        reason: String,
    },
    /// Another process keeps the archive busy.
    #[error("cannot {operation}: {who} is writing to the archive {path}; try again later")]
    Busy {
        /// What was tried.
        operation: &'static str,
        /// The other process, where known.
        who: String,
        /// The file.
        path: String,
    },
    /// A file is there where a new one is to be made.
    #[error("{path} is there already; name another file, or move it away")]
    InTheWay {
        /// The file.
        path: String,
    },
    /// No room on the disk.
    #[error("cannot {operation}: no space left for the archive {path}")]
    Full {
        /// What was tried.
        operation: &'static str,
        /// The file.
        path: String,
    },
    /// The archive was opened for reading, or its file or folder cannot be written.
    #[error("cannot {operation}: the archive {path} is read-only")]
    ReadOnly {
        /// What was tried.
        operation: &'static str,
        /// The file.
        path: String,
    },
    /// There is no such article.
    #[error("the archive holds no article {0}")]
    NoArticle(i64),
    /// A stored value cannot be read back.
    #[error("cannot read {object} of article {article}: {reason}")]
    Stored {
        /// What was read.
        object: &'static str,
        /// The article.
        article: i64,
        /// Why not.
        reason: String,
    },
    /// Anything else that SQLite reports.
    #[error("cannot {operation} in the archive {path}: {reason}")]
    Sql {
        /// What was tried.
        operation: &'static str,
        /// The file.
        path: String,
        /// What SQLite says.
        reason: String,
    },
}

impl ArchiveError {
    /// Words SQLite's error as the failure of `operation` on the archive at `path`.
    pub(super) fn sql(operation: &'static str, path: &Path, error: &rusqlite::Error) -> Self {
        let reason = harmless(&error.to_string());
        let path = shown(path);
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                ArchiveError::Damaged { path, reason }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ArchiveError::Busy {
                operation,
                who: "another process".to_owned(),
                path,
            },
            Some(ErrorCode::DiskFull) => ArchiveError::Full { operation, path },
            Some(ErrorCode::ReadOnly) => ArchiveError::ReadOnly { operation, path },
            Some(ErrorCode::CannotOpen) => ArchiveError::Open { path, reason },
            _ => ArchiveError::Sql {
                operation,
                path,
                reason,
            },
        }
    }

    /// A stored value of `article` that cannot be read back.
    pub(super) fn stored(
        object: &'static str,
        article: i64,
        reason: &impl std::fmt::Display,
    ) -> Self {
        ArchiveError::Stored {
            object,
            article,
            reason: harmless(&reason.to_string()),
        }
    }
}

/// Words SQLite's errors as failures of one operation on one file.
pub(super) trait During<T> {
    /// The same result, its error naming `operation` and `path`.
    fn during(self, operation: &'static str, path: &Path) -> Result<T>;
}

impl<T> During<T> for rusqlite::Result<T> {
    fn during(self, operation: &'static str, path: &Path) -> Result<T> {
        self.map_err(|error| ArchiveError::sql(operation, path, &error))
    }
}

/// A path as an error may print it.
pub(super) fn shown(path: &Path) -> String {
    harmless(&path.to_string_lossy())
}

/// A text of foreign origin as it may be shown: SQLite repeats names from a hostile file in
/// its messages.
pub(super) fn harmless(text: &str) -> String {
    sanitize::display(text).chars().take(MAX_CHARS).collect()
}

/// The error of opening `path` that the system words as `error`.
pub(super) fn cannot_open(path: &Path, error: &std::io::Error) -> ArchiveError {
    ArchiveError::Open {
        path: shown(path),
        reason: harmless(&error.to_string()),
    }
}

/// Where an archive that lies in no file is said to be.
pub(super) fn memory_path() -> PathBuf {
    PathBuf::from("in memory")
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn foreign_texts_cannot_command_a_terminal() {
        let text = harmless("no such table: a\u{1b}]52;c;\u{7}\u{9b}b \u{202e}c");
        assert!(text.starts_with("no such table: a"), "{text}");
        assert!(
            !text.contains(|c: char| c.is_control() || c == '\u{202e}'),
            "{text}"
        );
    }
}
