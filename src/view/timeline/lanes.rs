//! Encounters as lanes, like a commit graph.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{select, sign, year};
use crate::app::State;
use crate::app::dates;
use crate::timeline::Encounter;
use crate::timeline::lanes::short_name;
use crate::view::pen::Pen;
use crate::view::theme::Look;

/// In a pane of so many columns places stand in a column of their own.
const WIDE: u16 = 80;

/// Where the lanes stand.
struct Grid {
    left: u16,
    columns: Vec<u16>,
}

impl Grid {
    fn n(&self) -> usize {
        self.columns.len()
    }

    fn x(&self, lane: usize) -> u16 {
        self.left + self.columns.get(lane).copied().unwrap_or(0)
    }

    /// Columns between a lane and the next.
    fn gap(&self, lane: usize) -> u16 {
        self.x(lane + 1).saturating_sub(self.x(lane) + 1)
    }
}

/// Draws names above and a row for each encounter.
pub(super) fn draw(state: &State, area: Rect, pen: &mut Pen<'_>) {
    let timeline = &state.timeline;
    let columns = timeline.form.columns.iter().copied();
    let grid = Grid {
        left: area.x + timeline.form.dates,
        columns: columns.take(timeline.lanes.lanes.len()).collect(),
    };
    names(state, &grid, area, pen);
    for (line, position) in (timeline.top..timeline.top + timeline.form.page).enumerate() {
        let Some(encounter) = timeline.row(position) else {
            continue;
        };
        let y = area.y + 1 + u16::try_from(line).unwrap_or(u16::MAX);
        if y >= area.bottom() {
            break;
        }
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        draw_row(state, encounter, position - timeline.from, &grid, row, pen);
        if position == timeline.selected {
            select(state, row, pen);
        }
    }
}

fn names(state: &State, grid: &Grid, area: Rect, pen: &mut Pen<'_>) {
    for (idx, lane) in state.timeline.lanes.lanes.iter().enumerate() {
        let style = pen
            .theme
            .lane(lane.country, idx)
            .patch(pen.style(Look::Unread));
        let x = grid.x(idx);
        let is_last = idx + 1 == grid.n();
        let room = if is_last {
            area.right().saturating_sub(x)
        } else {
            grid.gap(idx)
        };
        pen.short(x, area.y, room, &lane.label, style);
    }
}

fn draw_row(
    state: &State,
    encounter: &Encounter,
    idx: usize,
    grid: &Grid,
    row: Rect,
    pen: &mut Pen<'_>,
) {
    let lanes = &state.timeline.lanes;
    // A day that is only that of the report is no day told.
    let is_told = encounter.when.is_some();
    let text = pen.style(if is_told { Look::Text } else { Look::Muted });
    let when = dates::when(encounter, year(state));
    pen.short(row.x + 1, row.y, state.timeline.form.dates - 2, &when, text);
    let joined: &[usize] = lanes.joins.get(idx).map_or(&[], Vec::as_slice);
    if has_own_lane_none(state, joined) {
        return outsiders(encounter, grid, row, pen);
    }
    let (first, last) = (joined.first().copied(), joined.last().copied());
    let mut end = grid.left;
    for lane in 0..grid.n() {
        let x = grid.x(lane);
        let style = lane_style(state, lane, pen);
        let is_within = first.is_some_and(|f| f <= lane) && last.is_some_and(|l| lane <= l);
        let (start, stop) = lanes.lives.get(lane).copied().unwrap_or((usize::MAX, 0));
        let is_alive = start < idx && idx < stop;
        let glyphs = pen.glyphs();
        if joined.contains(&lane) {
            pen.sign(
                x,
                row.y,
                sign(encounter, pen),
                style.patch(pen.style(Look::Unread)),
            );
        } else if is_within {
            let sign = if is_alive { glyphs.cross } else { glyphs.join };
            pen.sign(x, row.y, sign, style);
        } else if is_alive {
            pen.sign(x, row.y, glyphs.lane, style);
        } else {
            continue;
        }
        end = x + 1;
        if is_within && last != Some(lane) {
            let muted = pen.style(Look::Muted);
            pen.repeat(x + 1, row.y, grid.gap(lane), glyphs.join, muted);
        }
    }
    notes(state, encounter, end, grid, row, pen);
}

/// Whether nobody who takes part has a lane of his own.
fn has_own_lane_none(state: &State, joined: &[usize]) -> bool {
    let lanes = &state.timeline.lanes.lanes;
    let is_own = |lane: &usize| lanes.get(*lane).is_some_and(|lane| !lane.key.is_empty());
    !joined.iter().any(is_own)
}

/// A meeting of parties that have no lane: who they are in words, then where.
fn outsiders(encounter: &Encounter, grid: &Grid, row: Rect, pen: &mut Pen<'_>) {
    let names: Vec<String> = encounter.parties.iter().map(short_name).collect();
    let text = pen.style(Look::Text);
    let right = row.right().saturating_sub(1);
    // Between the first lane and the second, so that it seems to be on none.
    let x = grid.left + 2;
    pen.sign(
        x,
        row.y,
        sign(encounter, pen),
        text.patch(pen.style(Look::Unread)),
    );
    let room = right.saturating_sub(x + 2);
    let end = pen.short(x + 2, row.y, room, &names.join(pen.glyphs().and), text);
    if let Some((name, _)) = &encounter.place
        && right > end + 4
    {
        let style = pen.style(Look::Place);
        pen.short(end + 2, row.y, right - end - 2, name, style);
    }
}

fn lane_style(state: &State, lane: usize, pen: &Pen<'_>) -> Style {
    let country = state
        .timeline
        .lanes
        .lanes
        .get(lane)
        .and_then(|lane| lane.country);
    pen.theme.lane(country, lane)
}

/// Behind the last lane: who of those without a lane takes part, and where. The place stands
/// in a column of its own if there is room for one.
fn notes(
    state: &State,
    encounter: &Encounter,
    end: u16,
    grid: &Grid,
    row: Rect,
    pen: &mut Pen<'_>,
) {
    let lanes = &state.timeline.lanes.lanes;
    let has_lane = |key: &str| lanes.iter().any(|lane| lane.key == key);
    let others = encounter
        .parties
        .iter()
        .filter(|party| !has_lane(&party.key));
    let names: Vec<String> = others.map(short_name).collect();
    let text = pen.style(Look::Muted);
    let right = row.right().saturating_sub(1);
    let after_lanes = grid.x(grid.n().saturating_sub(1)) + 3;
    let mut x = end + 1;
    if !names.is_empty() && right > x + 2 {
        x = pen.short(x, row.y, right - x, &names.join(", "), text) + 1;
    }
    let Some((name, _)) = &encounter.place else {
        return;
    };
    if row.width >= WIDE && names.is_empty() {
        x = x.max(after_lanes);
    }
    if !names.is_empty() && right > x + 4 {
        x = pen.text(x, row.y, 2, pen.glyphs().dot, text) + 1;
    }
    if right > x + 2 {
        let style = pen.style(Look::Place);
        pen.short(x, row.y, right - x, name, style);
    }
}
