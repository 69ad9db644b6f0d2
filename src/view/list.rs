//! The list of articles: the rows that show, one or two lines each.

use jiff::civil::Date;
use ratatui::layout::Rect;

use super::pen::Pen;
use super::theme::Look;
use crate::app::State;
use crate::app::layout::Pane;
use crate::query::ArticleRow;
use crate::text::width;

/// Columns of the selection mark and the date.
const DATE: u16 = 7;

/// A wider list names the source too.
const WITH_SOURCE: u16 = 40;

/// Draws it.
pub(super) fn draw(state: &State, area: Rect, pen: &mut Pen<'_>) {
    let list = &state.list;
    if list.total == 0 {
        empty(state, area, pen);
        return;
    }
    let year = state.today().map(|today| today.year());
    for (line, position) in (list.top..list.top + list.page).enumerate() {
        let Some(row) = list.row(position) else {
            continue;
        };
        let y = area.y
            + u16::try_from(line)
                .unwrap_or(u16::MAX)
                .saturating_mul(state.list_lines);
        let place = Rect {
            y,
            height: state.list_lines.min(area.bottom().saturating_sub(y)),
            ..area
        };
        let is_selected = position == list.selected;
        first_line(row, year, place, pen);
        if place.height > 1 {
            second_line(row, place, pen);
        }
        if is_selected {
            select(state, place, pen);
        }
    }
}

fn empty(state: &State, area: Rect, pen: &mut Pen<'_>) {
    let style = pen.style(Look::Muted);
    let text = match (state.list.is_known, state.filter.is_empty()) {
        (false, _) => "reading…",
        (true, true) => "no articles yet",
        (true, false) => "nothing passes the filter",
    };
    pen.short(
        area.x + 1,
        area.y,
        area.width.saturating_sub(1),
        text,
        style,
    );
    if state.list.is_known && !state.filter.is_empty() && area.height > 1 {
        let key = state.keymap.key_of(crate::app::Action::ClearFilter);
        let text = format!("{key} takes it away");
        pen.short(
            area.x + 1,
            area.y + 1,
            area.width.saturating_sub(1),
            &text,
            style,
        );
    }
}

fn select(state: &State, place: Rect, pen: &mut Pen<'_>) {
    let is_focused = state.focus == Pane::List;
    let style = pen.style(if is_focused {
        Look::Selection
    } else {
        Look::Inactive
    });
    pen.tint(place, style);
    let (bar, style) = (pen.glyphs().bar, pen.style(Look::Focus));
    for y in place.top()..place.bottom() {
        pen.sign(place.x, y, bar, style);
    }
}

fn first_line(row: &ArticleRow, year: Option<i16>, place: Rect, pen: &mut Pen<'_>) {
    let date = row
        .published
        .map_or_else(String::new, |p| date(p.date, year));
    let muted = pen.style(Look::Muted);
    pen.right(place.x + DATE, place.y, DATE - 1, &date, muted);
    let style = pen.style(if row.read { Look::Read } else { Look::Unread });
    let x = place.x + DATE + 1;
    let room = place.right().saturating_sub(x);
    pen.short(x, place.y, room, &row.title, style);
}

/// "19 Aug"; of another year "Aug’24".
fn date(date: Date, year: Option<i16>) -> String {
    if year.is_none_or(|year| year == date.year()) {
        date.strftime("%-d %b").to_string()
    } else {
        format!("{}’{:02}", date.strftime("%b"), date.year().rem_euclid(100))
    }
}

fn second_line(row: &ArticleRow, place: Rect, pen: &mut Pen<'_>) {
    let y = place.y + 1;
    let counts = counts(row, pen);
    let muted = pen.style(Look::Muted);
    let end = pen.right(
        place.right().saturating_sub(1),
        y,
        place.width.saturating_sub(3),
        &counts,
        muted,
    );
    let star = if row.starred { 2 } else { 0 };
    let end = end.saturating_sub(1);
    if row.starred && end > place.x + 4 {
        let (sign, style) = (pen.glyphs().star, pen.style(Look::Star));
        pen.sign(end.saturating_sub(1), y, sign, style);
    }
    let room = end.saturating_sub(place.x + 2 + star);
    let style = pen.style(Look::Country);
    let mut x = place.x + 2;
    let mut left = usize::from(room);
    let n = row.countries.len();
    for (idx, country) in row.countries.iter().enumerate() {
        // Room is kept for the number of those left out.
        let rest = n - idx - 1;
        let keep = if rest > 0 { 4 } else { 0 };
        if left < 2 + keep {
            let text = format!("+{}", rest + 1);
            x = pen.text(x, y, u16::try_from(left).unwrap_or(0), &text, muted);
            break;
        }
        x = pen.text(x, y, 2, country.as_str(), style) + 1;
        left = left.saturating_sub(3);
    }
    if place.width >= WITH_SOURCE
        && let Some(source) = &row.source
    {
        let room = end.saturating_sub(x + 1 + star);
        pen.short(x + 1, y, room, source, muted);
    }
}

/// "❝10 ⇄8", each in columns of its own.
fn counts(row: &ArticleRow, pen: &Pen<'_>) -> String {
    let glyphs = pen.glyphs();
    let part = |sign: &str, n: u32| match n {
        0 => String::new(),
        n => format!("{sign}{n}"),
    };
    let (quotes, meetings) = (
        part(glyphs.quote, row.n_quotes),
        part(glyphs.meet, row.n_meetings),
    );
    let pad = |text: String| {
        let gap = 3usize.saturating_sub(width::of(&text));
        text + &" ".repeat(gap)
    };
    match (quotes.is_empty(), meetings.is_empty()) {
        (true, true) => String::new(),
        _ => format!("{} {}", pad(quotes), pad(meetings)),
    }
}
