//! The open article: the rows that show, with every mark.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::Pen;
use super::theme::{Look, Theme};
use crate::app::State;
use crate::app::page::{Page, spoken};
use crate::app::role::Role;
use crate::text::runs::{MarkSet, runs_in};
use crate::text::wrap::Row;
use crate::text::{Span, width};

/// What each role looks like, in the order in which styles lie over each other.
const LOOKS: [(Role, Look); 14] = [
    (Role::BlockQuote, Look::BlockQuote),
    (Role::Verbatim, Look::Verbatim),
    (Role::Caption, Look::Caption),
    (Role::Heading, Look::Heading),
    (Role::Quote, Look::Quote),
    (Role::Indirect, Look::Indirect),
    (Role::Date, Look::Date),
    (Role::Place, Look::Place),
    (Role::Organization, Look::Organisation),
    (Role::Country, Look::Country),
    (Role::Person, Look::Person),
    (Role::Meeting, Look::Meeting),
    (Role::Link, Look::Link),
    (Role::Doubtful, Look::Doubtful),
];

/// Draws it.
pub(super) fn draw(state: &State, area: Rect, pen: &mut Pen<'_>) {
    let Some(page) = &state.page else {
        let style = pen.style(Look::Muted);
        let text = if state.list.total == 0 {
            ""
        } else {
            "opening…"
        };
        pen.short(
            state.layout.text.x,
            area.y,
            state.layout.text.width,
            text,
            style,
        );
        return;
    };
    let text = state.layout.text;
    for (y, row) in (area.y..area.bottom()).zip(page.shown()) {
        match row.checked_sub(page.head.len()) {
            None => head_row(page, row, text, y, pen),
            Some(row) => {
                if let Some(row) = page.rows.row(row) {
                    body_row(page, row, text, y, pen);
                }
            }
        }
    }
    cursor_line(state, page, area, pen);
}

fn head_row(page: &Page, row: usize, text: Rect, y: u16, pen: &mut Pen<'_>) {
    let head = &page.head;
    if let Some(line) = head.title.get(row) {
        let style = pen.style(Look::Title);
        pen.text(text.x, y, text.width, line, style);
    } else if let Some(line) = head.meta.get(row - head.title.len()) {
        let style = pen.style(Look::Muted);
        let x = pen.text(text.x, y, text.width, line, style);
        let is_last = row + 2 == head.len();
        if is_last && page.stored.row.starred {
            let (sign, style) = (pen.glyphs().star, pen.style(Look::Star));
            if x + 1 < text.right() {
                pen.sign(x + 1, y, sign, style);
            }
        }
    }
}

fn body_row(page: &Page, row: Row, text: Rect, y: u16, pen: &mut Pen<'_>) {
    if row.span().is_empty() {
        return;
    }
    let body = page.body();
    let mut x = text.x + row.indent;
    let mut all: MarkSet = 0;
    for run in runs_in(&page.runs, row.span()) {
        let part = Span::new(run.span.start.max(row.start), run.span.end.min(row.end));
        let style = style(run.marks, pen.theme);
        x = pen.text(x, y, text.right().saturating_sub(x), part.of(body), style);
        all |= run.marks;
    }
    bar(all, text, y, pen);
    let found = pen.style(Look::Found);
    let first = page.found.partition_point(|span| span.end <= row.start);
    let hits = page.found.get(first..).unwrap_or(&[]).iter();
    for span in hits.take_while(|span| span.start < row.end) {
        overlay(body, row, *span, text, y, found, pen);
    }
    if let Some(cursor) = page.cursor {
        let style = pen.style(cursor_look(page, cursor));
        overlay(body, row, cursor, text, y, style, pen);
    }
}

/// A quotation may be long, so that it is marked more gently.
fn cursor_look(page: &Page, cursor: Span) -> Look {
    let quotes = &page.stored.analysis.quotes;
    let is_quote = page.focused_quote().and_then(|idx| quotes.get(idx));
    match is_quote.is_some_and(|quote| quote.span() == cursor) {
        true => Look::Spoken,
        false => Look::Cursor,
    }
}

fn style(marks: MarkSet, theme: &Theme) -> Style {
    if marks == 0 {
        return theme.style(Look::Text);
    }
    let on = LOOKS.iter().filter(|(role, _)| role.is_in(marks));
    on.fold(theme.style(Look::Text), |style, (_, look)| {
        style.patch(theme.style(*look))
    })
}

/// The bar in the margin beside quotations, reported speech and block quotations.
fn bar(marks: MarkSet, text: Rect, y: u16, pen: &mut Pen<'_>) {
    let glyphs = pen.glyphs();
    let sign = if Role::Quote.is_in(marks) {
        glyphs.bar
    } else if Role::Indirect.is_in(marks) || Role::BlockQuote.is_in(marks) {
        glyphs.thin_bar
    } else {
        return;
    };
    let style = pen.style(Look::Bar);
    pen.sign(text.x.saturating_sub(1), y, sign, style);
}

/// Lays a style over the part of a row that a span covers.
fn overlay(body: &str, row: Row, span: Span, text: Rect, y: u16, style: Style, pen: &mut Pen<'_>) {
    let part = Span::new(span.start.max(row.start), span.end.min(row.end));
    if part.is_empty() {
        return;
    }
    let before = width::of(Span::new(row.start, part.start).of(body));
    let wide = width::of(part.of(body));
    let x = usize::from(text.x) + usize::from(row.indent) + before;
    let (Ok(x), Ok(wide)) = (u16::try_from(x), u16::try_from(wide)) else {
        return;
    };
    let area = Rect::new(x, y, wide.min(text.right().saturating_sub(x)), 1);
    pen.tint(area, style);
}

/// What the cursor is on: a speaker in the empty row below the quotation, else on the lower
/// border.
fn cursor_line(state: &State, page: &Page, area: Rect, pen: &mut Pen<'_>) {
    let words = cursor_words(page, pen);
    let Some(words) = words else { return };
    let text = state.layout.text;
    let style = pen.style(Look::Speaker);
    if let Some(y) = row_below_quote(page, area) {
        pen.right(text.right(), y, text.width, &words, style);
    } else if state.layout.frame.is_some() {
        let room = area.width.saturating_sub(4);
        pen.right(
            area.right() - 1,
            area.bottom(),
            room,
            &format!(" {words} "),
            style,
        );
    }
}

fn cursor_words(page: &Page, pen: &Pen<'_>) -> Option<String> {
    let glyphs = pen.glyphs();
    if let Some(idx) = page.focused_quote() {
        let quotes = &page.stored.analysis.quotes;
        let quote = quotes.get(idx)?;
        let is_cursor = page.cursor == Some(quote.span());
        if is_cursor {
            let all: Vec<_> = spoken(&page.stored.analysis).collect();
            let at = all.iter().position(|other| *other == quote);
            let speaker = quote
                .speaker
                .as_ref()
                .map_or("speaker unknown", |s| s.name.as_str());
            return Some(match at {
                Some(at) => format!("{} {}/{}  {speaker}", glyphs.quote, at + 1, all.len()),
                None => format!("{} {speaker}", glyphs.quote),
            });
        }
    }
    let mark = page.marks_at_cursor().into_iter().next()?;
    Some(format!("{}: {}", mark.what, mark.says))
}

/// The screen row of the empty row that follows the focused quotation, if it shows.
fn row_below_quote(page: &Page, area: Rect) -> Option<u16> {
    let quote = page.stored.analysis.quotes.get(page.focused_quote()?)?;
    let last = page.rows.rows_of(quote.span()).end;
    let below = page.rows.row(last)?;
    let row = page.head.len() + last;
    let is_free = below.span().is_empty() && page.shown().contains(&row);
    let y = u16::try_from(row.checked_sub(page.top)?).ok()?;
    (is_free && page.cursor == Some(quote.span())).then_some(area.y + y)
}
