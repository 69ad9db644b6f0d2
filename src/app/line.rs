//! A line of text that is being typed.

use unicode_segmentation::UnicodeSegmentation;

use super::key::Edit;
use crate::text::sanitize::display;

/// Longer input is cut.
const MAX_BYTES: usize = 4_000;

/// A line of text with a cursor between its graphemes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    cursor: usize,
}

impl Line {
    /// A line with the cursor at its end.
    pub fn new(text: &str) -> Line {
        let mut line = Line::default();
        line.insert(text);
        line
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the cursor stands.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The text before the cursor.
    pub fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or("")
    }

    /// Inserts text, made one line.
    pub fn insert(&mut self, text: &str) {
        let room = MAX_BYTES.saturating_sub(self.text.len());
        let clean = display(text);
        let kept = clean.get(..clean.floor_char_boundary(room)).unwrap_or("");
        self.text.insert_str(self.cursor, kept);
        self.cursor += kept.len();
    }

    /// Puts `text` in the place of the bytes from `start` to the cursor.
    pub fn replace_before(&mut self, start: usize, text: &str) {
        if start <= self.cursor && self.text.is_char_boundary(start) {
            self.text.replace_range(start..self.cursor, "");
            self.cursor = start;
            self.insert(text);
        }
    }

    /// Edits it by one key.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Insert(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Edit::Backspace => self.delete(self.left(), self.cursor),
            Edit::Delete => self.delete(self.cursor, self.right()),
            Edit::Left => self.cursor = self.left(),
            Edit::Right => self.cursor = self.right(),
            Edit::Home => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            Edit::DeleteWord => self.delete(self.word_start(), self.cursor),
            Edit::Clear => *self = Line::default(),
        }
    }

    fn left(&self) -> usize {
        let last = self.before().graphemes(true).next_back();
        self.cursor - last.map_or(0, str::len)
    }

    fn right(&self) -> usize {
        let after = self.text.get(self.cursor..).unwrap_or("");
        self.cursor + after.graphemes(true).next().map_or(0, str::len)
    }

    fn word_start(&self) -> usize {
        let trimmed = self.before().trim_end();
        trimmed.rfind(char::is_whitespace).map_or(0, |at| {
            at + trimmed
                .get(at..)
                .and_then(|s| s.chars().next())
                .map_or(0, char::len_utf8)
        })
    }

    fn delete(&mut self, start: usize, end: usize) {
        self.text.replace_range(start..end, "");
        self.cursor = start;
        // What stood before and after may have become one grapheme.
        while !self.text.is_char_boundary(self.cursor) {
            self.cursor -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, proptest};

    use super::Line;
    use crate::app::key::Edit;

    const EDITS: [Edit; 9] = [
        Edit::Insert('é'),
        Edit::Insert(' '),
        Edit::Backspace,
        Edit::Delete,
        Edit::Left,
        Edit::Right,
        Edit::Home,
        Edit::DeleteWord,
        Edit::End,
    ];

    #[test]
    fn keys_edit() {
        let mut line = Line::new("talks in Geneva");
        line.edit(Edit::DeleteWord);
        assert_eq!(line.text(), "talks in ");
        line.edit(Edit::DeleteWord);
        assert_eq!(line.text(), "talks ");
        line.edit(Edit::Home);
        line.edit(Edit::Delete);
        line.edit(Edit::Insert('T'));
        assert_eq!((line.text(), line.cursor()), ("Talks ", 1));
        line.edit(Edit::Clear);
        assert_eq!(line, Line::default());
    }

    #[test]
    fn pasted_lines_become_one() {
        assert_eq!(Line::new("a\nb\u{1b}[31m").text(), "a b");
    }

    proptest! {
        #[test]
        fn the_cursor_stays_between_characters(
            text in any::<String>(),
            edits in prop::collection::vec(prop::sample::select(&EDITS[..]), 0..40),
        ) {
            let mut line = Line::new(&text);
            for edit in edits {
                line.edit(edit);
                assert!(line.text().is_char_boundary(line.cursor()));
            }
        }
    }
}
