//! Who meets whom: lanes, or a list where there is no room for lanes.

mod detail;
mod lanes;
mod rows;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::Pen;
use super::theme::Look;
use crate::analysis::{MeetingKind, Status};
use crate::app::State;
use crate::app::layout::Pane;
use crate::app::timeline::DETAIL;
use crate::timeline::Encounter;

/// Draws it.
pub(super) fn draw(state: &State, area: Rect, pen: &mut Pen<'_>) {
    let timeline = &state.timeline;
    let (rows, detail) = parts(state, area);
    if timeline.total == 0 {
        let style = pen.style(Look::Muted);
        let text = match (&state.page, timeline.is_waiting()) {
            (_, true) => "reading…",
            (None, _) if !timeline.archive => "",
            _ if timeline.archive => "no meetings in these articles",
            _ => "no meetings in this article",
        };
        pen.short(
            area.x + 1,
            area.y,
            area.width.saturating_sub(1),
            text,
            style,
        );
        return;
    }
    if timeline.form.lanes {
        lanes::draw(state, rows, pen);
    } else {
        rows::draw(state, rows, pen);
    }
    if let (Some(area), Some(encounter)) = (detail, timeline.selected_row()) {
        detail::draw(state, encounter, area, pen);
    }
}

/// The rows, and what is told below.
fn parts(state: &State, area: Rect) -> (Rect, Option<Rect>) {
    if !state.timeline.form.detail {
        return (area, None);
    }
    let rows = Rect {
        height: area.height.saturating_sub(DETAIL),
        ..area
    };
    let detail = Rect {
        y: rows.bottom(),
        height: DETAIL.min(area.height),
        ..area
    };
    (rows, Some(detail))
}

/// The year that dates need not name.
fn year(state: &State) -> i16 {
    state.timeline.form.year
}

/// The sign of a meeting's state.
fn sign(encounter: &Encounter, pen: &Pen<'_>) -> &'static str {
    let glyphs = pen.glyphs();
    match encounter.status {
        Status::Held | Status::Ongoing if encounter.kind == MeetingKind::Call => glyphs.call,
        Status::Held => glyphs.held,
        Status::Ongoing => glyphs.ongoing,
        Status::Planned => glyphs.planned,
        Status::Proposed => glyphs.proposed,
        Status::Cancelled | Status::Refused => glyphs.cancelled,
    }
}

/// Marks the selected row.
fn select(state: &State, row: Rect, pen: &mut Pen<'_>) {
    let is_focused = state.focus == Pane::Timeline;
    let style: Style = pen.style(if is_focused {
        Look::Selection
    } else {
        Look::Inactive
    });
    pen.tint(row, style);
    let (pointer, style) = (pen.glyphs().pointer, pen.style(Look::Focus));
    pen.sign(row.x, row.y, pointer, style);
}
