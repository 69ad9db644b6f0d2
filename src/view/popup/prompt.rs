//! The filter prompt.

use ratatui::layout::{Position, Rect};

use super::choices::select;
use crate::app::popup::FilterPrompt;
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::status::typed;
use crate::view::theme::Look;

/// Columns of the text of a completion.
const TEXT: u16 = 34;

/// Draws the line, what is wrong with it, and what it may be completed to.
pub(super) fn draw(prompt: &FilterPrompt, area: Rect, pen: &mut Pen<'_>) -> Position {
    let (x, room) = (area.x + 1, area.width.saturating_sub(2));
    let cursor = typed(&prompt.line, x, area.y, room, pen);
    mistake(prompt, x, area.y + 1, room, cursor, pen);
    let rows = Rect {
        y: area.y + 3,
        height: area.height.saturating_sub(3),
        ..area
    };
    let (text, muted) = (pen.style(Look::Text), pen.style(Look::Muted));
    let shown = prompt.completions.get(prompt.choice.shown()).unwrap_or(&[]);
    let widest = shown.iter().map(|c| width::of(&c.text)).max().unwrap_or(0);
    let widest = u16::try_from(widest).unwrap_or(TEXT).min(TEXT);
    for (y, idx) in (rows.y..rows.bottom()).zip(prompt.choice.shown()) {
        let Some(completion) = prompt.completions.get(idx) else {
            break;
        };
        let end = pen.short(x, y, TEXT.min(room), &completion.text, text);
        let note = end.max(x + widest) + 2;
        pen.short(
            note,
            y,
            area.right().saturating_sub(note + 1),
            &completion.note,
            muted,
        );
        select(&prompt.choice, idx, rows, y, pen);
    }
    cursor
}

/// Carets under what is wrong, and below them what it is.
fn mistake(prompt: &FilterPrompt, x: u16, y: u16, room: u16, cursor: Position, pen: &mut Pen<'_>) {
    let Some(mistake) = prompt.shown_mistake() else {
        return;
    };
    let style = pen.style(Look::Error);
    let text = prompt.line.text();
    // Columns of the line that are scrolled out of sight.
    let before = width::of(prompt.line.before());
    let scrolled = before.saturating_sub(usize::from(cursor.x.saturating_sub(x)));
    let start = width::of(text.get(..mistake.at.start).unwrap_or(""));
    let end = start + width::of(mistake.at.of(text)).max(1);
    let (start, end) = (start.saturating_sub(scrolled), end.saturating_sub(scrolled));
    let start = u16::try_from(start).unwrap_or(room).min(room);
    let end = u16::try_from(end).unwrap_or(room).min(room);
    pen.repeat(x + start, y, end - start, "^", style);
    pen.short(x, y + 1, room, &mistake.what, style);
}
