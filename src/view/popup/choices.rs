//! Pop-ups in which one row is chosen.

use ratatui::layout::{Position, Rect};

use crate::app::keymap::Keymap;
use crate::app::popup::{Choice, ExportPrompt, FORMS, Palette, Picker, Views};
use crate::query::Form;
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::status::typed;
use crate::view::theme::Look;

/// Columns of the keys in the palette.
const KEYS: u16 = 12;

/// Rows of words, with a sign before the one that holds now.
pub(super) fn plain<'a>(
    choice: &Choice,
    now: Option<usize>,
    rows: impl Iterator<Item = &'a str>,
    area: Rect,
    pen: &mut Pen<'_>,
) {
    let (style, key) = (pen.style(Look::Text), pen.style(Look::Key));
    let shown = choice.shown();
    for ((y, row), idx) in (area.y..area.bottom())
        .zip(rows.skip(shown.start))
        .zip(shown)
    {
        if now == Some(idx) {
            let sign = pen.glyphs().picked;
            pen.sign(area.x + 1, y, sign, key);
        }
        pen.short(area.x + 3, y, area.width.saturating_sub(4), row, style);
        select(choice, idx, area, y, pen);
    }
}

/// The country picker: a line, countries with their numbers.
pub(super) fn countries(picker: &Picker, area: Rect, pen: &mut Pen<'_>) -> Position {
    let cursor = line(&picker.line, area, pen);
    let (text, muted, code) = (
        pen.style(Look::Text),
        pen.style(Look::Muted),
        pen.style(Look::Country),
    );
    let rows = rows_below(area, 2);
    if !picker.is_known {
        pen.short(rows.x + 1, rows.y, rows.width, "counting…", muted);
    } else if picker.shown.is_empty() {
        pen.short(
            rows.x + 1,
            rows.y,
            rows.width,
            "no such country in these articles",
            muted,
        );
    }
    for (y, idx) in (rows.y..rows.bottom()).zip(picker.choice.shown()) {
        let Some(country) = picker
            .shown
            .get(idx)
            .and_then(|at| picker.countries.get(*at))
        else {
            break;
        };
        if picker.picked.contains(&country.country) {
            let (sign, style) = (pen.glyphs().picked, pen.style(Look::Key));
            pen.sign(rows.x + 1, y, sign, style);
        }
        pen.text(rows.x + 3, y, 2, country.country.as_str(), code);
        let n = pen.right(
            rows.right() - 1,
            y,
            9,
            &country.n_articles.to_string(),
            muted,
        );
        let room = n.saturating_sub(rows.x + 7);
        pen.short(rows.x + 6, y, room, &country.name, text);
        select(&picker.choice, idx, rows, y, pen);
    }
    cursor
}

/// The palette: a line, actions with their keys.
pub(super) fn palette(
    palette: &Palette,
    keymap: &Keymap,
    area: Rect,
    pen: &mut Pen<'_>,
) -> Position {
    let cursor = line(&palette.line, area, pen);
    let (text, muted, key_style) = (
        pen.style(Look::Text),
        pen.style(Look::Muted),
        pen.style(Look::Key),
    );
    let rows = rows_below(area, 1);
    if palette.shown.is_empty() {
        pen.short(rows.x + 1, rows.y, rows.width, "no such action", muted);
    }
    for (y, idx) in (rows.y..rows.bottom()).zip(palette.choice.shown()) {
        let Some(row) = palette.shown.get(idx) else {
            break;
        };
        let key = keymap.key_of(row.action);
        pen.right(rows.x + KEYS, y, KEYS - 1, &key, key_style);
        let room = rows.width.saturating_sub(KEYS + 3);
        let end = pen.short(rows.x + KEYS + 2, y, room, row.help, text);
        pen.right(
            rows.right() - 1,
            y,
            rows.right().saturating_sub(end + 2),
            row.name,
            muted,
        );
        select(&palette.choice, idx, rows, y, pen);
    }
    cursor
}

/// The saved views: a line, views with what they ask and how much of it is unread.
pub(super) fn views(views: &Views, area: Rect, pen: &mut Pen<'_>) -> Position {
    let cursor = line(&views.line, area, pen);
    let (text, muted, wrong) = (
        pen.style(Look::Text),
        pen.style(Look::Muted),
        pen.style(Look::Error),
    );
    let rows = rows_below(area, 1);
    if views.shown.is_empty() {
        pen.short(rows.x + 1, rows.y, rows.width, "no such view", muted);
    }
    let widest = views.rows.iter().map(|row| width::of(&row.name)).max();
    let names = widest.and_then(|wide| u16::try_from(wide).ok());
    let names = names.unwrap_or(u16::MAX).min(rows.width / 3);
    for (y, idx) in (rows.y..rows.bottom()).zip(views.choice.shown()) {
        let shown = views.shown.get(idx).copied();
        let Some(row) = shown.and_then(|at| views.rows.get(at)) else {
            break;
        };
        if shown == views.now {
            let (sign, style) = (pen.glyphs().picked, pen.style(Look::Key));
            pen.sign(rows.x + 1, y, sign, style);
        }
        let unread = row.unread.map_or_else(String::new, |number| {
            let more = if number.is_all { "" } else { "+" };
            format!("{}{more} unread", number.n)
        });
        let n = pen.right(rows.right() - 1, y, 16, &unread, muted);
        pen.short(rows.x + 3, y, names, &row.name, text);
        let x = rows.x + 3 + names + 2;
        let room = n.saturating_sub(x + 2);
        match &row.filter {
            Ok(_) => pen.short(x, y, room, &row.query, muted),
            Err(what) => pen.short(x, y, room, what, wrong),
        };
        select(&views.choice, idx, rows, y, pen);
    }
    cursor
}

/// What is written: a line with the file, and the forms.
pub(super) fn export(prompt: &ExportPrompt, area: Rect, pen: &mut Pen<'_>) -> Position {
    let (muted, key, wrong) = (
        pen.style(Look::Muted),
        pen.style(Look::Key),
        pen.style(Look::Error),
    );
    let (x, room) = (area.x + 1, area.width.saturating_sub(2));
    let label = pen.text(x, area.y, room, "file ", key);
    let left = area.right().saturating_sub(label + 1);
    let cursor = typed(&prompt.line, label, area.y, left, pen);
    match prompt.is_refused {
        true => pen.short(x, area.y + 1, room, "give the file a name", wrong),
        false => {
            let keys = "up and down choose the form · enter writes it";
            pen.short(x, area.y + 1, room, keys, muted)
        }
    };
    let rows = rows_below(area, 3);
    let style = pen.style(Look::Text);
    for (y, idx) in (rows.y..rows.bottom()).zip(prompt.choice.shown()) {
        let (Some(form), Some(told)) = (Form::ALL.get(idx), FORMS.get(idx)) else {
            break;
        };
        pen.text(rows.x + 1, y, 8, form.name(), key);
        let room = rows.width.saturating_sub(11);
        pen.short(rows.x + 10, y, room, told, style);
        select(&prompt.choice, idx, rows, y, pen);
    }
    cursor
}

/// The line that is typed, at the top of an area.
pub(super) fn line(line: &crate::app::line::Line, area: Rect, pen: &mut Pen<'_>) -> Position {
    let key = pen.style(Look::Key);
    pen.sign(area.x + 1, area.y, ">", key);
    typed(line, area.x + 3, area.y, area.width.saturating_sub(4), pen)
}

pub(super) fn rows_below(area: Rect, n: u16) -> Rect {
    Rect {
        y: area.y + n,
        height: area.height.saturating_sub(n),
        ..area
    }
}

pub(super) fn select(choice: &Choice, idx: usize, area: Rect, y: u16, pen: &mut Pen<'_>) {
    if idx == choice.selected {
        let style = pen.style(Look::Selection);
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        pen.tint(row, style);
    }
}
