//! Why a row could not be read.

use std::fmt;

use crate::text::sanitize;

/// A row that could not be read; the rest of its file is not affected.
///
/// Prints as `file:line: reason`, without a control character in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// The file, as given, made safe to print.
    pub file: String,
    /// The line the row starts on, from 1.
    pub line: usize,
    /// What is wrong and what to do, made safe to print.
    pub reason: String,
}

impl RowError {
    /// An error for the row at `line` of `file`.
    pub fn new(file: &str, line: usize, reason: &str) -> RowError {
        RowError {
            file: sanitize::display(file).into_owned(),
            line,
            reason: sanitize::display(reason).into_owned(),
        }
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

impl std::error::Error for RowError {}

#[cfg(test)]
mod tests {
    use super::RowError;

    #[test]
    fn no_control_character_is_printed() {
        let error = RowError::new("a\u{1b}[2J.json", 3, "bad key \"\u{7}x\"\nmore");
        assert_eq!(error.to_string(), "a.json:3: bad key \"x\" more");
    }
}
