//! Pop-ups, and the keys that may follow those pressed.

mod choices;
mod correct;
mod help;
mod prompt;

use ratatui::layout::{Position, Rect};

use super::pen::Pen;
use super::theme::Look;
use crate::app::State;
use crate::app::action::{Scope, row_of};
use crate::app::popup::{Popup, SORTS};
use crate::query::Join;

/// Draws what lies over the panes; gives the place of the cursor if something is typed in it.
pub(super) fn draw(state: &State, pen: &mut Pen<'_>) -> Option<Position> {
    if !state.pressed.is_empty() {
        next_keys(state, pen);
    }
    let popup = state.popup.as_ref()?;
    let area = state.layout.popup_area(Some(popup));
    if area.width == 0 || area.height == 0 {
        return None;
    }
    match popup {
        Popup::Find(_) | Popup::Search(_) => None,
        Popup::Filter(prompt) => {
            boxed(area, "Filter", pen);
            Some(prompt::draw(prompt, area, pen))
        }
        Popup::Countries(picker) => {
            let title = match picker.join {
                Join::Any => "Countries: any of them",
                Join::All => "Countries: all of them",
            };
            boxed(area, title, pen);
            Some(choices::countries(picker, area, pen))
        }
        Popup::Palette(palette) => {
            boxed(area, "Actions", pen);
            Some(choices::palette(palette, &state.keymap, area, pen))
        }
        Popup::Views(views) => {
            boxed(area, "Views", pen);
            Some(choices::views(views, area, pen))
        }
        Popup::Sort(choice) => {
            boxed(area, "Order", pen);
            let now = SORTS.iter().position(|(sort, _)| *sort == state.sort);
            let rows = SORTS.iter().map(|(_, name)| *name);
            choices::plain(choice, now, rows, area, pen);
            None
        }
        Popup::Help(help) => {
            boxed(area, "Keys", pen);
            help::draw(help, area, pen)
        }
        Popup::Why(why) => {
            boxed(area, "Why is this marked?", pen);
            help::why(why, area, pen);
            None
        }
        Popup::Feeds(list) => {
            boxed(area, "Feeds", pen);
            help::feeds(list, area, pen);
            None
        }
        Popup::Names(picker) => {
            boxed(area, &picker.question(), pen);
            Some(correct::names(picker, area, pen))
        }
        Popup::Where(proposal) => {
            boxed(area, "Where?", pen);
            correct::proposal(proposal, area, pen);
            None
        }
        Popup::Export(prompt) => {
            let n = state.list.total;
            let noun = if n == 1 { "article" } else { "articles" };
            boxed(area, &format!("Export {n} {noun}"), pen);
            Some(choices::export(prompt, area, pen))
        }
        Popup::Replace(export) => {
            boxed(area, "Write over it?", pen);
            let question = format!("There is a file {} already.", export.name);
            question_and_keys(&question, "enter writes over it · esc leaves it", area, pen);
            None
        }
        Popup::ReadAll { n } => {
            boxed(area, "Mark all as read", pen);
            read_all(*n, area, pen);
            None
        }
    }
}

/// A box around an area, with a title, and nothing in it.
fn boxed(area: Rect, title: &str, pen: &mut Pen<'_>) {
    let outer = Rect {
        x: area.x.saturating_sub(1),
        y: area.y.saturating_sub(1),
        width: area.width + 2,
        height: area.height + 2,
    };
    pen.clear(outer);
    let (glyphs, style) = (pen.glyphs(), pen.style(Look::Focus));
    let (right, bottom) = (outer.right() - 1, outer.bottom() - 1);
    for y in [outer.y, bottom] {
        pen.repeat(outer.x, y, outer.width, glyphs.horizontal, style);
    }
    for y in outer.y + 1..bottom {
        pen.sign(outer.x, y, glyphs.vertical, style);
        pen.sign(right, y, glyphs.vertical, style);
    }
    let [a, b, c, d] = glyphs.corners;
    pen.sign(outer.x, outer.y, a, style);
    pen.sign(right, outer.y, b, style);
    pen.sign(outer.x, bottom, c, style);
    pen.sign(right, bottom, d, style);
    pen.short(
        outer.x + 1,
        outer.y,
        outer.width.saturating_sub(2),
        &format!(" {title} "),
        style,
    );
}

fn read_all(n: usize, area: Rect, pen: &mut Pen<'_>) {
    let noun = if n == 1 { "article" } else { "articles" };
    let question = format!("Mark {n} {noun}, all that are listed, as read?");
    question_and_keys(&question, "enter yes · esc no", area, pen);
}

/// A question, and below it the keys that answer it.
fn question_and_keys(question: &str, keys: &str, area: Rect, pen: &mut Pen<'_>) {
    let (text, muted) = (pen.style(Look::Title), pen.style(Look::Muted));
    let (x, room) = (area.x + 1, area.width.saturating_sub(1));
    pen.short(x, area.y, room, question, text);
    pen.short(x, area.y + 1, room, keys, muted);
}

/// The keys that may follow, at the bottom right.
fn next_keys(state: &State, pen: &mut Pen<'_>) {
    let next = state.keymap.continuations(Scope::Panes, &state.pressed);
    let screen = state.layout.screen;
    let height = u16::try_from(next.len())
        .unwrap_or(u16::MAX)
        .min(screen.height.saturating_sub(4));
    let width = 34.min(screen.width.saturating_sub(2));
    let area = Rect {
        x: screen.right().saturating_sub(width + 2),
        y: screen.bottom().saturating_sub(height + 3),
        width,
        height,
    };
    boxed(area, "next key", pen);
    let (key_style, text) = (pen.style(Look::Key), pen.style(Look::Text));
    for (y, (keys, action)) in (area.y..area.bottom()).zip(&next) {
        pen.text(area.x + 1, y, 4, keys, key_style);
        let help = row_of(*action).map_or("", |row| row.help);
        pen.short(area.x + 5, y, area.width.saturating_sub(6), help, text);
    }
}
