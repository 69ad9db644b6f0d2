//! What is wrong in a text that a person wrote for the program, such as a configuration: where,
//! what, and what was probably meant.

use std::fmt;
use std::ops::Range;

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, on one line.
    pub what: String,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

impl Mistake {
    /// A mistake at a line and column, both from 1.
    pub fn new(line: usize, column: usize, what: &str) -> Mistake {
        Mistake {
            line,
            column,
            what: super::sanitize::display(what).into_owned(),
            suggestion: None,
        }
    }

    /// A mistake at the bytes `span` of `text`.
    pub fn at(text: &str, span: &Range<usize>, what: impl Into<String>) -> Mistake {
        let (line, column) = place(text, span);
        Mistake::new(line, column, &what.into())
    }

    /// Adds the known word nearest to `given`, if one is near.
    pub fn suggest<'a>(mut self, given: &str, known: impl IntoIterator<Item = &'a str>) -> Mistake {
        self.suggestion = nearest(given, known).map(|word| format!("did you mean \"{word}\"?"));
        self
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.what)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "; {suggestion}"),
            None => Ok(()),
        }
    }
}

/// Line and column, from 1, of the first byte of `span`.
pub fn place(text: &str, span: &Range<usize>) -> (usize, usize) {
    let before = text.get(..span.start.min(text.len())).unwrap_or("");
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

/// The word in `known` that is nearest to `given`, if at most a third of it differs.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(given, word), word))
        .filter(|(distance, word)| *distance <= 1 + word.len().max(given.len()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::{Mistake, nearest};

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let text = "a = 1\né = \"x\"\n";
        let mistake = Mistake::at(text, &(11..14), "odd");
        assert_eq!(mistake.to_string(), "2:5: odd");
    }

    #[test]
    fn only_near_words_are_suggested() {
        assert_eq!(nearest("widht", ["width", "theme"]), Some("width"));
        assert_eq!(nearest("colour", ["width", "theme"]), None);
    }
}
