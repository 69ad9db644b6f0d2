//! Floor 7: the state → a frame.
//!
//! [`draw`] gets `&State` and remembers nothing. One file a pane or pop-up; [`theme`] is the
//! only one that names colours, `pen` the only one that puts characters on the screen.

mod article;
mod frame;
mod glyphs;
mod header;
mod list;
mod pen;
mod popup;
mod status;
pub mod theme;
mod timeline;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::State;
use crate::app::layout::Pane;
use pen::Pen;
use theme::{Look, Theme};

/// Draws the whole screen.
pub fn draw(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut pen = Pen::new(frame.buffer_mut(), theme);
    if state.layout.too_small {
        too_small(area, &mut pen);
        return;
    }
    header::draw(state, &mut pen);
    frame::draw(state, &mut pen);
    for (pane, area) in state.layout.shown() {
        match pane {
            Pane::List => list::draw(state, area, &mut pen),
            Pane::Article => article::draw(state, area, &mut pen),
            Pane::Timeline => timeline::draw(state, area, &mut pen),
        }
    }
    let typed = status::draw(state, &mut pen);
    let popped = popup::draw(state, &mut pen);
    if let Some(cursor) = popped.or(typed) {
        frame.set_cursor_position(cursor);
    }
}

fn too_small(area: Rect, pen: &mut Pen<'_>) {
    let style = pen.style(Look::Text);
    let y = area.y + area.height / 2;
    if area.height > 0 {
        pen.text(area.x, y, area.width, "too small", style);
    }
}

#[cfg(test)]
mod tests;
