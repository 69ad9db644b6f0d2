//! The pen: the only thing that puts characters into the buffer.
//!
//! Whatever is drawn is made harmless first, grapheme by grapheme, and takes the columns that
//! the one measure of widths says. Nothing is drawn outside the buffer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_normalization::UnicodeNormalization;

use super::glyphs::Glyphs;
use super::theme::{Look, Theme};
use crate::text::sanitize::display;
use crate::text::width::{self, Cell, TAB, cells};

/// Draws into a buffer with a theme.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    /// What things look like.
    pub theme: &'a Theme,
}

impl<'a> Pen<'a> {
    /// A pen for a buffer.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Pen<'a> {
        Pen { buffer, theme }
    }

    /// Lines and signs.
    pub fn glyphs(&self) -> &'static Glyphs {
        self.theme.glyphs()
    }

    /// The style of a part of the screen.
    pub fn style(&self, look: Look) -> Style {
        self.theme.style(look)
    }

    /// Draws as much of a text as fits into `room` columns from `x` on; gives the column after
    /// it.
    pub fn text(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let end = x.saturating_add(room).min(self.buffer.area.right());
        let mut at = x;
        for cell in cells(text) {
            let wide = u16::try_from(cell.width).unwrap_or(u16::MAX);
            if wide == 0 {
                continue;
            }
            if wide > end.saturating_sub(at) {
                break;
            }
            self.cell(at, y, &cell, style);
            at += wide;
        }
        at
    }

    /// Draws a text shortened to `room` columns, with a sign where something is left out.
    pub fn short(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let text = width::shorten(text, usize::from(room), self.glyphs().ellipsis);
        self.text(x, y, room, &text, style)
    }

    /// Draws a text so that it ends before column `right`; gives the column it starts at.
    pub fn right(&mut self, right: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let text = width::shorten(text, usize::from(room), self.glyphs().ellipsis);
        let wide = u16::try_from(width::of(&text)).unwrap_or(room).min(room);
        let x = right.saturating_sub(wide);
        self.text(x, y, wide, &text, style);
        x
    }

    /// Draws one sign `n` times.
    pub fn repeat(&mut self, x: u16, y: u16, n: u16, sign: &'static str, style: Style) {
        for column in x..x.saturating_add(n) {
            self.sign(column, y, sign, style);
        }
    }

    /// Draws one sign of a single column.
    pub fn sign(&mut self, x: u16, y: u16, sign: &'static str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(sign).set_style(style);
        }
    }

    /// Lays a style over an area.
    pub fn tint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    fn cell(&mut self, x: u16, y: u16, cell: &Cell<'_>, style: Style) {
        let is_ascii = matches!(cell.text.as_bytes(), [b' '..=b'~']);
        if is_ascii {
            self.put(x, y, cell.text, style);
        } else if cell.text == "\t" {
            for column in 0..TAB {
                self.put(x + u16::try_from(column).unwrap_or(0), y, " ", style);
            }
        } else if self.theme.is_ascii() {
            let plain = in_ascii(cell);
            for (column, byte) in (0..).zip(0..plain.len()) {
                self.put(x + column, y, plain.get(byte..=byte).unwrap_or(" "), style);
            }
        } else {
            self.put(x, y, &display(cell.text), style);
            let wide = u16::try_from(cell.width).unwrap_or(1);
            // What a wide character covers must be empty, or the terminal draws over it.
            for column in 1..wide {
                if let Some(covered) = self.buffer.cell_mut((x + column, y)) {
                    covered.reset();
                    covered.set_style(style);
                }
            }
        }
    }

    fn put(&mut self, x: u16, y: u16, clean: &str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(clean).set_style(style);
        }
    }
}

/// A grapheme in ASCII characters that take as many columns.
fn in_ascii(cell: &Cell<'_>) -> String {
    let plain = match cell.text {
        "‘" | "’" | "‚" | "′" => Some('\''),
        "“" | "”" | "„" | "«" | "»" | "″" | "❝" => Some('"'),
        "–" | "—" | "‐" | "‑" | "−" | "·" | "•" => Some('-'),
        "…" => Some('.'),
        "→" | "▸" => Some('>'),
        other if other.chars().all(char::is_whitespace) => Some(' '),
        other => other
            .nfkd()
            .find(char::is_ascii_graphic)
            .or_else(|| letter(other)),
    };
    let filler = if plain.is_some() { ' ' } else { '?' };
    let first = plain.into_iter().chain(std::iter::repeat(filler));
    first.take(cell.width).collect()
}

/// Letters that are no base letter with an accent.
fn letter(text: &str) -> Option<char> {
    Some(match text {
        "ø" => 'o',
        "Ø" => 'O',
        "ł" => 'l',
        "Ł" => 'L',
        "đ" => 'd',
        "Đ" => 'D',
        "ß" => 's',
        "æ" => 'a',
        "Æ" => 'A',
        "œ" => 'o',
        "ı" => 'i',
        "þ" => 't',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::{any, proptest};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::Pen;
    use crate::view::theme::{Palette, Theme};

    fn row(text: &str, room: u16, ascii: bool) -> String {
        let (theme, _) = Theme::new(Palette::Plain, ascii, &BTreeMap::new());
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        Pen::new(&mut buffer, &theme).text(1, 0, room, text, Style::new());
        buffer.content.iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn text_stays_in_its_room() {
        assert_eq!(row("talks", 3, false), " tal        ");
        assert_eq!(row("talks in Geneva", 99, false), " talks in Ge");
        assert_eq!(row("漢字漢", 5, false), " 漢 字        ");
        assert_eq!(row("e\u{301}\u{1b}[31mx", 9, false), " e\u{301}[31mx     ");
    }

    #[test]
    fn ascii_takes_the_same_columns() {
        assert_eq!(row("“Orbán” –漢", 11, true), " \"Orban\" -??");
    }

    proptest! {
        #[test]
        fn nothing_harmful_reaches_a_cell(text in any::<String>(), ascii in any::<bool>()) {
            let drawn = row(&text, 11, ascii);
            assert!(!drawn.chars().any(char::is_control), "{drawn:?}");
            if ascii {
                assert!(drawn.is_ascii(), "{drawn:?}");
            }
        }
    }
}
