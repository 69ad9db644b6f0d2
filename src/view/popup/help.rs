//! Pop-ups that are read: help, why something is marked, how the feeds stand.

use ratatui::layout::{Position, Rect};

use crate::app::popup::{FeedList, FeedRow, Help, HelpRow, WHY_KEYS, Why, WhyRow};
use crate::view::pen::Pen;
use crate::view::status::typed;
use crate::view::theme::Look;

/// Columns of the keys.
const KEYS: u16 = 18;

/// Draws the rows that show; the line that is looked for on the last one.
pub(super) fn draw(help: &Help, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let (title, key_style, text) = (
        pen.style(Look::Title),
        pen.style(Look::Key),
        pen.style(Look::Text),
    );
    let rows = help.rows.get(help.scroll.shown()).unwrap_or(&[]);
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        match row {
            HelpRow::Title(words) => {
                pen.short(area.x + 1, y, area.width.saturating_sub(1), words, title);
            }
            HelpRow::Keys(keys, words) => {
                pen.short(area.x + 2, y, KEYS - 3, keys, key_style);
                let room = area.width.saturating_sub(KEYS);
                pen.short(area.x + KEYS, y, room, words, text);
            }
        }
    }
    if rows.is_empty() {
        let style = pen.style(Look::Warning);
        let room = area.width.saturating_sub(1);
        pen.short(area.x + 1, area.y, room, "nothing found", style);
    }
    let line = help.query.as_ref()?;
    let y = area.bottom().saturating_sub(1);
    pen.clear(Rect {
        y,
        height: 1,
        ..area
    });
    pen.sign(area.x + 1, y, "/", key_style);
    Some(typed(
        line,
        area.x + 2,
        y,
        area.width.saturating_sub(3),
        pen,
    ))
}

/// Draws the marks at a place with their reasons, and what can be corrected.
pub(super) fn why(why: &Why, area: Rect, pen: &mut Pen<'_>) {
    let (title, text, key_style) = (
        pen.style(Look::Title),
        pen.style(Look::Text),
        pen.style(Look::Key),
    );
    let keys = u16::try_from(WHY_KEYS).unwrap_or(0);
    let rows = why.rows.get(why.scroll.shown()).unwrap_or(&[]);
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        match row {
            WhyRow::Title(words) => pen.text(area.x, y, area.width, words, title),
            WhyRow::Text(words) => pen.text(area.x, y, area.width, words, text),
            WhyRow::Fix(key, words) => {
                pen.text(area.x + 1, y, keys.saturating_sub(2), key, key_style);
                let room = area.width.saturating_sub(keys);
                pen.text(area.x + keys, y, room, words, text)
            }
        };
    }
}

/// Draws how the feeds stand.
pub(super) fn feeds(list: &FeedList, area: Rect, pen: &mut Pen<'_>) {
    let (title, text, warning) = (
        pen.style(Look::Title),
        pen.style(Look::Text),
        pen.style(Look::Warning),
    );
    let rows = list.rows.get(list.scroll.shown()).unwrap_or(&[]);
    let room = area.width.saturating_sub(1);
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        match row {
            FeedRow::Name(words) => pen.short(area.x + 1, y, room, words, title),
            FeedRow::Told(words) => pen.short(area.x + 3, y, room.saturating_sub(2), words, text),
            FeedRow::Failed(words) => {
                pen.short(area.x + 3, y, room.saturating_sub(2), words, warning)
            }
        };
    }
}
