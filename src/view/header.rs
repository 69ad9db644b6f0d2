//! The line at the top: how many articles, which filter, today.

use super::pen::Pen;
use super::theme::Look;
use crate::app::State;
use crate::app::page::day;

/// Draws it.
pub(super) fn draw(state: &State, pen: &mut Pen<'_>) {
    let area = state.layout.header;
    let (title, muted, chip_style) = (
        pen.style(Look::Title),
        pen.style(Look::Muted),
        pen.style(Look::Chip),
    );
    let glyphs = pen.glyphs();
    let mut end = pen.text(
        area.x + 1,
        area.y,
        area.width - 1,
        &state.header_title(),
        title,
    );
    for (from, to, chip) in state.header_chips() {
        let text = format!("{} {} {}", glyphs.chip, chip.label, glyphs.close);
        pen.text(from, area.y, to - from, &text, chip_style);
        end = to;
    }
    let today = state.today().map(day).unwrap_or_default();
    let room = area.right().saturating_sub(end + 2);
    if usize::from(room) > today.len() {
        pen.right(area.right() - 1, area.y, room, &today, muted);
    }
}
