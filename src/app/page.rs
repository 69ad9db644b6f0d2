//! The open article laid out: rows, runs, what is found in it, and where the reader is.

mod head;
mod marks;
mod shown;
mod stretches;

use std::ops::Range;

use crate::analysis::Confidence;
use crate::query::StoredArticle;
use crate::text::runs::{Run, flatten};
use crate::text::wrap::{Row, RowMap, Stretch};
use crate::text::{Span, width};

use super::jump::{Direction, Target};

pub use head::{Head, day};
use shown::Hidden;

pub use marks::{Mark, MarkOf, all_spans, spans_of, spoken, told};

/// The open article.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The article with what of its analysis is sure enough to show.
    pub stored: Box<StoredArticle>,
    /// What its stretches are, for whoever draws them.
    pub stretches: Vec<Stretch>,
    /// Rows of the body.
    pub rows: RowMap,
    /// What each part of the body is.
    pub runs: Vec<Run>,
    /// What stands above the body.
    pub head: Head,
    /// Columns it is wrapped to.
    pub width: u16,
    /// Columns of the border that show the headline.
    pub elsewhere: u16,
    /// First row shown, counted from the first row of the head.
    pub top: usize,
    /// Rows that the pane shows.
    pub height: usize,
    /// The mark that was jumped to.
    pub cursor: Option<Span>,
    /// Where the words looked for stand.
    pub found: Vec<Span>,
    hidden: Hidden,
}

/// The room that an article is laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Columns of the text.
    pub width: u16,
    /// Rows that show.
    pub height: usize,
    /// Columns of the border that show the headline; 0 without one.
    pub elsewhere: u16,
}

/// Where the reader is in an article, whatever its width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// A byte on the first row shown; `None` if it is the head.
    pub top: Option<usize>,
    /// The mark that was jumped to.
    pub cursor: Option<Span>,
}

impl Page {
    /// Lays an article out; findings less sure than `least` do not show.
    pub fn new(mut stored: Box<StoredArticle>, area: Area, least: Confidence) -> Page {
        let (width, height) = (area.width, area.height);
        let hidden = Hidden::hide(&mut stored, least);
        let stretches = stretches::stretches(&stored.article);
        let body = &stored.article.body;
        let runs = flatten(body.len(), &marks::role_spans(&stored, &stretches));
        let mut page = Page {
            rows: RowMap::new(body, &stretches, width),
            head: Head::new(&stored, width, area.elsewhere),
            runs,
            stretches,
            stored,
            width,
            elsewhere: area.elsewhere,
            top: 0,
            height,
            cursor: None,
            found: Vec::new(),
            hidden,
        };
        page.clamp();
        page
    }

    /// Lays it out anew for another area; the reader stays where he is.
    pub fn resize(&mut self, area: Area) {
        if area == self.area() {
            return;
        }
        let place = self.place();
        let cursor_row = self.cursor_row().filter(|row| self.shown().contains(row));
        self.height = area.height;
        self.elsewhere = area.elsewhere;
        if area.width != self.width {
            self.width = area.width;
            self.rows = RowMap::new(&self.stored.article.body, &self.stretches, area.width);
        }
        self.head = Head::new(&self.stored, area.width, area.elsewhere);
        self.go_to(place);
        if let Some(row) = cursor_row.and(self.cursor_row()) {
            self.reveal(row..row + 1);
        }
    }

    /// The room it is laid out for.
    pub fn area(&self) -> Area {
        Area {
            width: self.width,
            height: self.height,
            elsewhere: self.elsewhere,
        }
    }

    /// Text of the body.
    pub fn body(&self) -> &str {
        &self.stored.article.body
    }

    /// Rows of head and body.
    pub fn len(&self) -> usize {
        self.head.len() + self.rows.len()
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows that show, counted from the first of the head.
    pub fn shown(&self) -> Range<usize> {
        self.top..(self.top + self.height).min(self.len())
    }

    /// The rows of the body that show.
    pub fn shown_body(&self) -> &[Row] {
        let shown = self.shown();
        let head = self.head.len();
        let range = shown.start.saturating_sub(head)..shown.end.saturating_sub(head);
        self.rows.rows(range)
    }

    /// The largest `top`.
    pub fn last_top(&self) -> usize {
        self.len().saturating_sub(self.height)
    }

    /// How far the reader is, in percent of what can be scrolled.
    pub fn percent(&self) -> usize {
        let shown = self.shown().end;
        (shown * 100).checked_div(self.len()).unwrap_or(100)
    }

    /// Scrolls by rows, down if positive.
    pub fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
        self.clamp();
    }

    /// Where the reader is.
    pub fn place(&self) -> Place {
        let row = self.top.checked_sub(self.head.len());
        Place {
            top: row.and_then(|row| self.rows.row(row)).map(|row| row.start),
            cursor: self.cursor,
        }
    }

    /// Goes to a place.
    pub fn go_to(&mut self, place: Place) {
        self.cursor = place.cursor;
        self.top = match place.top {
            None => 0,
            Some(byte) => self.head.len() + self.rows.row_of(byte),
        };
        self.clamp();
    }

    /// Puts the cursor on a span and shows it.
    pub fn land(&mut self, span: Span) {
        self.cursor = Some(span);
        let rows = self.rows.rows_of(span);
        let head = self.head.len();
        self.reveal(head + rows.start..head + rows.end);
    }

    /// Scrolls so that rows show: not at all if they do, else to the upper third.
    fn reveal(&mut self, rows: Range<usize>) {
        let shown = self.shown();
        let fits = rows.len() <= self.height;
        if shown.contains(&rows.start) && (shown.contains(&(rows.end - 1)) || !fits) {
            return;
        }
        self.top = rows.start.saturating_sub(self.height / 3);
        self.clamp();
    }

    /// The row of the cursor, counted from the first of the head.
    pub fn cursor_row(&self) -> Option<usize> {
        let cursor = self.cursor?;
        Some(self.head.len() + self.rows.row_of(cursor.start))
    }

    /// Where reading goes on: the cursor if it shows, else the first byte that shows.
    pub fn origin(&self) -> usize {
        let cursor = self
            .cursor_row()
            .filter(|row| self.shown().contains(row))
            .and(self.cursor);
        match (cursor, self.shown_body().first()) {
            (Some(cursor), _) => cursor.start,
            (None, Some(row)) => row.start,
            (None, None) => 0,
        }
    }

    /// The next span of a sorted list as seen from where the reader is.
    pub fn next_of(&self, spans: &[Span], direction: Direction) -> Option<usize> {
        let origin = self.origin();
        let on_cursor = self.cursor.is_some_and(|cursor| cursor.start == origin);
        match direction {
            Direction::Forward if on_cursor => spans.iter().position(|span| span.start > origin),
            Direction::Forward => spans.iter().position(|span| span.start >= origin),
            Direction::Backward => spans.iter().rposition(|span| span.start < origin),
        }
    }

    /// The spans of a kind of mark, in text order.
    pub fn spans(&self, target: Target) -> Vec<Span> {
        spans_of(&self.stored, target)
    }

    /// Everything that is marked at the cursor, or at the first mark that shows.
    pub fn marks_at_cursor(&self) -> Vec<Mark> {
        let at = match self.cursor_row() {
            Some(row) if self.shown().contains(&row) => self.cursor,
            _ => None,
        };
        match at {
            Some(cursor) => marks::marks_on(&self.stored, cursor),
            None => Vec::new(),
        }
    }

    /// The quotation at the cursor, else the first one that shows; its number among those in
    /// quotation marks.
    pub fn focused_quote(&self) -> Option<usize> {
        let quotes = &self.stored.analysis.quotes;
        let cursor = self.cursor?;
        let at = |span: &Span| span.contains_offset(cursor.start);
        quotes.iter().position(|quote| quote.pieces.iter().any(at))
    }

    /// Whether terminals may disagree about the columns that the text in sight takes.
    pub fn is_uncertain(&self) -> bool {
        let rows = self.shown_body().iter();
        width::is_uncertain(&self.stored.article.title)
            || rows
                .map(|row| row.span().of(self.body()))
                .any(width::is_uncertain)
    }

    fn clamp(&mut self) {
        self.top = self.top.min(self.last_top());
    }
}
