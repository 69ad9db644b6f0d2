//! Encounters as a list, where there is no room for lanes.

use ratatui::layout::Rect;

use super::{select, sign, year};
use crate::app::State;
use crate::app::dates;
use crate::timeline::Encounter;
use crate::timeline::lanes::short_names;
use crate::view::pen::Pen;
use crate::view::theme::Look;

/// Rows of an encounter.
const ROWS: u16 = 2;

/// Most columns of the date.
const DATE: u16 = 22;

/// Draws the encounters that show.
pub(super) fn draw(state: &State, area: Rect, pen: &mut Pen<'_>) {
    let timeline = &state.timeline;
    for (line, position) in (timeline.top..timeline.top + timeline.form.page).enumerate() {
        let Some(encounter) = timeline.row(position) else {
            continue;
        };
        let y = area.y + u16::try_from(line).unwrap_or(u16::MAX).saturating_mul(ROWS);
        if y >= area.bottom() {
            break;
        }
        let row = Rect {
            y,
            height: ROWS.min(area.bottom() - y),
            ..area
        };
        draw_row(state, encounter, row, pen);
        if position == timeline.selected {
            select(state, row, pen);
        }
    }
}

fn draw_row(state: &State, encounter: &Encounter, row: Rect, pen: &mut Pen<'_>) {
    let (text, muted, person) = (
        pen.style(Look::Text),
        pen.style(Look::Muted),
        pen.style(Look::Person),
    );
    let sign = sign(encounter, pen);
    pen.sign(row.x + 1, row.y, sign, text);
    let names = short_names(&encounter.parties);
    let room = row.width.saturating_sub(3);
    pen.short(row.x + 3, row.y, room, &names.join(", "), person);
    if row.height < 2 {
        return;
    }
    let when = dates::when(encounter, year(state));
    let x = pen.short(row.x + 3, row.y + 1, room.min(DATE), &when, muted);
    if let Some((place, _)) = &encounter.place {
        let style = pen.style(Look::Place);
        let room = row.right().saturating_sub(x + 2);
        pen.short(x + 2, row.y + 1, room, place, style);
    }
}
