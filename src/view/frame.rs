//! Borders of the panes, with their titles.

use std::borrow::Cow;

use super::pen::Pen;
use super::theme::Look;
use crate::app::State;
use crate::app::layout::Pane;
use crate::app::state::TITLE_MARGIN;
use crate::text::width;

/// Draws the box, the dividers, and the titles on its upper edge.
pub(super) fn draw(state: &State, pen: &mut Pen<'_>) {
    let Some(outer) = state.layout.frame else {
        dividers_alone(state, pen);
        return;
    };
    let (glyphs, style) = (pen.glyphs(), pen.style(Look::Border));
    let (left, right) = (outer.left(), outer.right() - 1);
    let (top, bottom) = (outer.top(), outer.bottom() - 1);
    for y in [top, bottom] {
        pen.repeat(left, y, outer.width, glyphs.horizontal, style);
    }
    for x in [left, right] {
        column(x, top + 1, bottom, pen);
    }
    let [a, b, c, d] = glyphs.corners;
    pen.sign(left, top, a, style);
    pen.sign(right, top, b, style);
    pen.sign(left, bottom, c, style);
    pen.sign(right, bottom, d, style);
    for (_, area) in state.layout.shown() {
        if area.right() < right {
            column(area.right(), top + 1, bottom, pen);
            let [above, below] = glyphs.tees;
            pen.sign(area.right(), top, above, style);
            pen.sign(area.right(), bottom, below, style);
        }
    }
    for (pane, area) in state.layout.shown() {
        let is_focused = state.focus == pane;
        let look = if is_focused { Look::Focus } else { Look::Muted };
        let room = area.width.saturating_sub(TITLE_MARGIN);
        let text =
            width::shorten(&title(state, pane), usize::from(room), glyphs.ellipsis).into_owned();
        let style = pen.style(look);
        if is_focused {
            pen.repeat(area.x, top, area.width, glyphs.heavy, style);
        }
        pen.text(area.x, top, area.width, &format!(" {text} "), style);
    }
}

/// Without a box there are dividers still.
fn dividers_alone(state: &State, pen: &mut Pen<'_>) {
    for (_, area) in state.layout.shown() {
        if area.right() < state.layout.screen.right() {
            column(area.right(), area.top(), area.bottom(), pen);
        }
    }
}

fn column(x: u16, top: u16, bottom: u16, pen: &mut Pen<'_>) {
    let (sign, style) = (pen.glyphs().vertical, pen.style(Look::Border));
    for y in top..bottom {
        pen.sign(x, y, sign, style);
    }
}

fn title(state: &State, pane: Pane) -> Cow<'_, str> {
    match pane {
        Pane::List => Cow::Borrowed("Articles"),
        Pane::Article => match &state.page {
            Some(page) => Cow::Borrowed(page.stored.article.title.as_str()),
            None => Cow::Borrowed("Article"),
        },
        Pane::Timeline if state.timeline.archive => Cow::Borrowed("Who meets whom · all articles"),
        Pane::Timeline => Cow::Borrowed("Who meets whom · this article"),
    }
}
