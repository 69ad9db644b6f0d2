//! Pop-ups of a correction: whose name, which country, and where it is to hold.

use ratatui::layout::{Position, Rect};

use super::choices::{line, rows_below, select};
use crate::app::popup::{NamePicker, Proposal};
use crate::view::pen::Pen;
use crate::view::theme::Look;

/// Columns of what is said beside a name.
const NOTE: u16 = 16;

/// A line, what is wrong with the name, and names.
pub(super) fn names(picker: &NamePicker, area: Rect, pen: &mut Pen<'_>) -> Position {
    let cursor = line(&picker.line, area, pen);
    let (text, muted, error) = (
        pen.style(Look::Text),
        pen.style(Look::Muted),
        pen.style(Look::Error),
    );
    let room = area.width.saturating_sub(2);
    if let Some(mistake) = &picker.mistake {
        pen.short(area.x + 1, area.y + 1, room, mistake, error);
    }
    let rows = rows_below(area, 3);
    if picker.shown.is_empty() {
        let told = match picker.is_of_people() {
            true => "type a name",
            false => "no such country",
        };
        pen.short(rows.x + 1, rows.y, room, told, muted);
    }
    for (y, idx) in (rows.y..rows.bottom()).zip(picker.choice.shown()) {
        let Some(pick) = picker.shown.get(idx) else {
            break;
        };
        let note = pen.right(rows.right() - 1, y, NOTE, &pick.note, muted);
        let room = note.saturating_sub(rows.x + 2);
        pen.short(rows.x + 1, y, room, &pick.name, text);
        select(&picker.choice, idx, rows, y, pen);
    }
    cursor
}

/// What is corrected, and where that can hold.
pub(super) fn proposal(proposal: &Proposal, area: Rect, pen: &mut Pen<'_>) {
    let (title, text) = (pen.style(Look::Title), pen.style(Look::Text));
    let room = area.width.saturating_sub(2);
    pen.short(area.x + 1, area.y, room, &proposal.words, title);
    let rows = rows_below(area, 2);
    for (y, idx) in (rows.y..rows.bottom()).zip(proposal.choice.shown()) {
        pen.short(rows.x + 1, y, room, &proposal.option(idx), text);
        select(&proposal.choice, idx, rows, y, pen);
    }
}
