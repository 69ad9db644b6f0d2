//! The span-to-row map: a body wrapped once into a table of rows.
//!
//! A row knows the bytes it shows, so that a byte finds its row and a row its bytes by binary
//! search, however long the text is. Between the bytes of two rows stands nothing but white
//! space. No row splits a grapheme, and a row is wider than the width only if a single
//! grapheme is.

use std::ops::Range;

use super::span::Span;
use super::width::{Cell, cells};

/// A stretch of text that is wrapped on its own: a paragraph, a heading, an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its bytes, without white space around it.
    pub span: Span,
    /// Columns that its first row is moved in.
    pub first_indent: u16,
    /// Columns that its other rows are moved in.
    pub indent: u16,
    /// Whether line breaks and runs of spaces in it count.
    pub verbatim: bool,
    /// Whether an empty row stands before it.
    pub gap: bool,
}

/// A row of wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// First byte shown.
    pub start: usize,
    /// One past the last byte shown; the white space after it is swallowed.
    pub end: usize,
    /// Columns that it is moved in.
    pub indent: u16,
    /// Which stretch it belongs to; an empty row between two belongs to the later one.
    pub stretch: u32,
}

impl Row {
    /// The bytes shown.
    pub fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The rows of a wrapped body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowMap {
    rows: Vec<Row>,
}

impl RowMap {
    /// Wraps the stretches of `body` to `width` columns.
    pub fn new(body: &str, stretches: &[Stretch], width: u16) -> RowMap {
        let mut rows = Vec::with_capacity(body.len() / usize::from(width.max(8)) + stretches.len());
        for (idx, stretch) in stretches.iter().enumerate() {
            let mut out = Out {
                rows: &mut rows,
                stretch,
                idx: u32::try_from(idx).unwrap_or(u32::MAX),
                width: usize::from(width),
                is_first: true,
            };
            if stretch.gap {
                out.gap();
            }
            if stretch.verbatim {
                wrap_verbatim(body, &mut out);
            } else {
                wrap_words(body, &mut out);
            }
        }
        RowMap { rows }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row.
    pub fn row(&self, idx: usize) -> Option<Row> {
        self.rows.get(idx).copied()
    }

    /// The rows from `range`, as many of them as there are.
    pub fn rows(&self, range: Range<usize>) -> &[Row] {
        let end = range.end.min(self.rows.len());
        self.rows.get(range.start.min(end)..end).unwrap_or(&[])
    }

    /// The row on which the byte at `offset` is shown, or would be if it were not swallowed.
    pub fn row_of(&self, offset: usize) -> usize {
        let after = self.rows.partition_point(|row| row.start <= offset);
        after.saturating_sub(1)
    }

    /// The rows on which a span is shown.
    pub fn rows_of(&self, span: Span) -> Range<usize> {
        let first = self.row_of(span.start);
        let last = self.row_of(span.end.saturating_sub(1).max(span.start));
        first..last + 1
    }
}

/// Where rows go while a stretch is wrapped.
struct Out<'a> {
    rows: &'a mut Vec<Row>,
    stretch: &'a Stretch,
    idx: u32,
    width: usize,
    is_first: bool,
}

impl Out<'_> {
    /// Columns the next row is moved in; never so many that no room is left.
    fn indent(&self) -> u16 {
        let wanted = if self.is_first {
            self.stretch.first_indent
        } else {
            self.stretch.indent
        };
        wanted.min(u16::try_from(self.width / 2).unwrap_or(u16::MAX))
    }

    /// Columns that the next row has for text.
    fn room(&self) -> usize {
        self.width.saturating_sub(usize::from(self.indent())).max(1)
    }

    fn push(&mut self, start: usize, end: usize) {
        let indent = self.indent();
        self.rows.push(Row {
            start,
            end,
            indent,
            stretch: self.idx,
        });
        self.is_first = false;
    }

    /// An empty row that stands for the white space before the stretch.
    fn gap(&mut self) {
        let Some(before) = self.rows.last().map(|row| row.end) else {
            return;
        };
        self.rows.push(Row {
            start: before,
            end: before,
            indent: 0,
            stretch: self.idx,
        });
    }
}

/// Fills rows with words.
fn wrap_words(body: &str, out: &mut Out<'_>) {
    let (span, text) = (out.stretch.span, out.stretch.span.of(body));
    let base = span.start;
    let mut line = Line::default();
    let mut at = 0;
    while let Some(piece) = next_piece(text, at) {
        at = piece.end;
        if piece.is_space {
            line.spaces(&piece);
            continue;
        }
        if line.width + piece.width > out.room() && !line.is_empty() {
            out.push(base + line.start, base + line.end);
            line = Line::at(piece.start);
        }
        if piece.width > out.room() {
            line = split_long(text, &piece, base, out);
        } else {
            line.add(&piece);
        }
    }
    if !line.is_empty() {
        out.push(base + line.start, base + line.end);
    }
}

/// A row that is being filled.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    start: usize,
    /// End of the last word.
    end: usize,
    /// Columns filled, with the spaces after the last word.
    width: usize,
}

impl Line {
    fn at(start: usize) -> Line {
        Line {
            start,
            end: start,
            width: 0,
        }
    }

    fn is_empty(&self) -> bool {
        self.end == self.start
    }

    fn add(&mut self, word: &Piece) {
        self.end = word.end;
        self.width += word.width;
    }

    fn spaces(&mut self, piece: &Piece) {
        if self.is_empty() {
            *self = Line::at(piece.end);
        } else {
            self.width += piece.width;
        }
    }
}

/// A word too long for a row is cut between graphemes; the rest begins the next row.
fn split_long(text: &str, piece: &Piece, base: usize, out: &mut Out<'_>) -> Line {
    let mut line = Line::at(piece.start);
    let word = text.get(piece.start..piece.end).unwrap_or("");
    for cell in cells(word) {
        let start = piece.start + cell.start;
        if line.width + cell.width > out.room() && line.width > 0 {
            out.push(base + line.start, base + line.end);
            line = Line::at(start);
        }
        line.end = start + cell.text.len();
        line.width += cell.width;
    }
    line
}

/// Rows as the text has them; those too long are cut.
fn wrap_verbatim(body: &str, out: &mut Out<'_>) {
    let span = out.stretch.span;
    let mut start = span.start;
    for text in span.of(body).split('\n') {
        let shown = text.trim_end();
        let mut line = Line::at(start);
        for cell in cells(shown) {
            let at = start + cell.start;
            if line.width + cell.width > out.room() && line.width > 0 {
                out.push(line.start, line.end);
                line = Line::at(at);
            }
            line.end = at + cell.text.len();
            line.width += cell.width;
        }
        out.push(line.start, line.end);
        start += text.len() + 1;
    }
}

/// A run of white space, or a run of text within which no row may end.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    end: usize,
    width: usize,
    is_space: bool,
}

fn next_piece(text: &str, start: usize) -> Option<Piece> {
    if is_lone_space(text.as_bytes(), start) {
        return Some(Piece {
            start,
            end: start + 1,
            width: 1,
            is_space: true,
        });
    }
    let first = cells(text.get(start..)?).next()?;
    if is_space(first.text) {
        return Some(space_piece(text, start));
    }
    Some(word_piece(text, start))
}

fn word_piece(text: &str, start: usize) -> Piece {
    let mut piece = Piece {
        start,
        end: start,
        width: 0,
        is_space: false,
    };
    let mut before: Option<Cell<'_>> = None;
    while let Some(rest) = text.get(piece.end..).filter(|rest| !rest.is_empty()) {
        if piece.width > 0 && is_lone_space(text.as_bytes(), piece.end) {
            break;
        }
        let breaks = |after: &Cell<'_>| before.is_some_and(|before| may_break(&before, after));
        let plain = plain_run(rest.as_bytes());
        if plain > 0 {
            if breaks(&ascii_cell(rest)) {
                break;
            }
            before = Some(ascii_cell(rest.get(plain - 1..).unwrap_or("")));
            piece.end += plain;
            piece.width += plain;
            continue;
        }
        let Some(cell) = cells(rest).next() else {
            break;
        };
        if is_space(cell.text) || breaks(&cell) {
            break;
        }
        piece.end += cell.text.len();
        piece.width += cell.width;
        before = Some(cell);
    }
    piece
}

/// Whether a single space between ASCII stands there: by far the most frequent end of a word.
fn is_lone_space(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b' ') && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic)
}

fn space_piece(text: &str, start: usize) -> Piece {
    let rest = text.get(start..).unwrap_or("");
    let run = cells(rest).take_while(|cell| is_space(cell.text));
    let (len, width) = run.fold((0, 0), |(len, width), cell| {
        (len + cell.text.len(), width + cell.width)
    });
    Piece {
        start,
        end: start + len,
        width,
        is_space: true,
    }
}

/// Length of the ASCII letters, digits and marks at the start that take a column each and
/// within which no row ends. The last one before anything else is left for the slow road, as
/// a combining mark may follow it.
fn plain_run(bytes: &[u8]) -> usize {
    let n = bytes
        .iter()
        .take_while(|b| matches!(b, b'!'..=b'~') && **b != b'-')
        .count();
    match bytes.get(n) {
        Some(b) if !b.is_ascii() => n.saturating_sub(1),
        _ => n,
    }
}

fn ascii_cell(text: &str) -> Cell<'_> {
    Cell {
        start: 0,
        text: text.get(..1).unwrap_or(""),
        width: 1,
    }
}

fn is_space(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}'))
}

/// Whether a row may end between two graphemes that no space separates.
fn may_break(before: &Cell<'_>, after: &Cell<'_>) -> bool {
    let (Some(a), Some(b)) = (before.text.chars().next(), after.text.chars().next()) else {
        return false;
    };
    if matches!(a, '-' | '\u{2010}' | '\u{2014}') {
        return b.is_alphabetic();
    }
    let is_wide = before.width == 2 || after.width == 2;
    is_wide && before.width > 0 && after.width > 0 && !opens(a) && !closes(b)
}

/// Marks that stay with what follows.
fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '“'
            | '‘'
            | '«'
            | '‹'
            | '「'
            | '『'
            | '（'
            | '［'
            | '｛'
            | '【'
            | '〈'
            | '《'
            | '〔'
            | '"'
            | '\''
            | '$'
            | '¥'
            | '￥'
            | '#'
    )
}

/// Marks, and the like, that stay with what stands before.
fn closes(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '›'
            | '」'
            | '』'
            | '）'
            | '］'
            | '｝'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | '"'
            | '\''
            | '.'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '%'
            | '…'
            | '、'
            | '。'
            | '，'
            | '．'
            | '；'
            | '：'
            | '！'
            | '？'
            | '・'
            | 'ー'
            | '々'
            | 'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | '％'
    )
}

#[cfg(test)]
mod tests;
