//! Columns that text takes on a terminal; the one measure for wrapping, cursor and drawing.
//!
//! A character cell belongs to a grapheme as it is drawn, that is after
//! [`display`]. ASCII takes the fast path.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::sanitize::display;

/// Columns that a tab is drawn as.
pub const TAB: usize = 4;

/// A grapheme in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Its first byte.
    pub start: usize,
    /// It itself.
    pub text: &'a str,
    /// Columns it takes; 0 for what is not drawn.
    pub width: usize,
}

/// The graphemes of a text with their widths.
pub fn cells(text: &str) -> Cells<'_> {
    Cells { text, at: 0 }
}

/// Iterator of [`cells`].
#[derive(Clone, Debug)]
pub struct Cells<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let first = *bytes.get(start)?;
        let alone = bytes.get(start + 1).is_none_or(u8::is_ascii);
        if first.is_ascii() && alone {
            self.at = start + 1;
            let text = self.text.get(start..self.at)?;
            let width = ascii(first);
            return Some(Cell { start, text, width });
        }
        let text = self.text.get(start..)?.graphemes(true).next()?;
        self.at = start + text.len();
        let width = grapheme(text);
        Some(Cell { start, text, width })
    }
}

fn ascii(byte: u8) -> usize {
    match byte {
        b'\t' => TAB,
        b' '..=b'~' | b'\n'..=b'\r' => 1,
        _ => 0,
    }
}

/// Columns that one grapheme takes.
pub fn grapheme(grapheme: &str) -> usize {
    let mut chars = grapheme.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        match c {
            '\0'..='\x7f' => return ascii(c as u8),
            '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' => return 1,
            '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => return 2,
            '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => return 2,
            _ => {}
        }
    }
    display(grapheme).width()
}

/// Columns that a text takes.
pub fn of(text: &str) -> usize {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return text.len();
    }
    cells(text).map(|cell| cell.width).sum()
}

/// Whether terminals are known to disagree about the columns that a text takes: it holds emoji,
/// flags, or letters that join or stack.
pub fn is_uncertain(text: &str) -> bool {
    !text.is_ascii()
        && text.chars().any(|c| {
            matches!(c,
                '\u{300}'..='\u{36f}'
                | '\u{590}'..='\u{8ff}'
                | '\u{900}'..='\u{109f}'
                | '\u{1780}'..='\u{18af}'
                | '\u{1ab0}'..='\u{1aff}'
                | '\u{200b}'..='\u{200f}'
                | '\u{20d0}'..='\u{20ff}'
                | '\u{2600}'..='\u{27bf}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{1f000}'..='\u{1faff}')
        })
}

/// The longest beginning of `text` that takes at most `width` columns.
pub fn fit(text: &str, width: usize) -> &str {
    let mut used = 0;
    for cell in cells(text) {
        used += cell.width;
        if used > width {
            return text.get(..cell.start).unwrap_or("");
        }
    }
    text
}

/// `text` if it takes at most `width` columns, else as much of it as fits before `sign`, the
/// sign of something left out.
pub fn shorten<'a>(text: &'a str, width: usize, sign: &str) -> Cow<'a, str> {
    if of(text) <= width {
        return Cow::Borrowed(text);
    }
    let room = width.saturating_sub(of(sign));
    if room == 0 {
        return Cow::Borrowed(fit(text, width));
    }
    let kept = fit(text, room).trim_end();
    Cow::Owned(format!("{kept}{sign}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};
    use unicode_width::UnicodeWidthStr;

    use super::super::sanitize::display;
    use super::{cells, fit, grapheme, of, shorten};

    #[test]
    fn widths_are_those_drawn() {
        for (text, width) in [
            ("", 0),
            ("plain", 5),
            ("é", 1),
            ("e\u{301}", 1),
            ("漢字", 4),
            ("한국", 4),
            ("カタ", 4),
            ("“a”—b", 5),
            ("👩\u{200d}🚀", 2),
            ("🇺🇦", 2),
            ("\u{200b}\u{202e}", 0),
            ("a\tb", 6),
            ("\u{1b}", 0),
        ] {
            assert_eq!(of(text), width, "{text:?}");
        }
    }

    #[test]
    fn text_is_shortened_between_graphemes() {
        assert_eq!(shorten("Volodymyr", 9, "…"), "Volodymyr");
        assert_eq!(shorten("Volodymyr", 5, "…"), "Volo…");
        assert_eq!(shorten("two words", 5, "…"), "two…");
        assert_eq!(shorten("漢字漢字", 4, "…"), "漢…");
        assert_eq!(shorten("abc", 1, "…"), "a");
        assert_eq!(shorten("abc", 0, "…"), "");
        assert_eq!(fit("e\u{301}e\u{301}", 1), "e\u{301}");
    }

    proptest! {
        #[test]
        fn cells_tile_the_text(text in any::<String>()) {
            let joined: String = cells(&text).map(|cell| cell.text).collect();
            assert_eq!(joined, text);
        }

        #[test]
        fn a_width_is_that_of_the_drawn_grapheme(c in proptest::char::any()) {
            let text = c.to_string();
            if c != '\t' {
                assert_eq!(grapheme(&text), display(&text).width());
            }
        }

        #[test]
        fn what_is_shortened_fits(text in any::<String>(), width in 0usize..20) {
            assert!(of(&shorten(&text, width, "…")) <= width);
        }
    }
}
