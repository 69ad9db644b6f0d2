//! The list of articles: the rows that show, one or two lines each.

use std::borrow::Cow;

use jiff::civil::Date;
use ratatui::layout::Rect;

use super::pen::Pen;
use super::theme::Look;
use crate::app::State;
use crate::app::layout::Pane;
use crate::query::ArticleRow;
use crate::text::width;

/// Columns of the marks before the date: of the selected row, of what is not read.
const MARKS: u16 = 2;

/// A narrower list shows a single country beside the rest of a headline.
const NARROW: u16 = 32;

/// A wider list names the source too.
const WITH_SOURCE: u16 = 40;

/// Draws it.
pub(super) fn draw(state: &State, area: Rect, pen: &mut Pen<'_>) {
    let list = &state.list;
    if list.total == 0 {
        empty(state, area, pen);
        return;
    }
    let dates = dates(state);
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
        let date = row.published.map(|p| date(p.date, list.year));
        let rest = first_line(row, date.as_deref().unwrap_or(""), dates, place, pen);
        if place.height > 1 {
            second_line(row, rest, place, pen);
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
    let (bar, style) = (pen.glyphs().selected, pen.style(Look::Focus));
    for y in place.top()..place.bottom() {
        pen.sign(place.x, y, bar, style);
    }
}

/// Columns of the longest date that shows.
fn dates(state: &State) -> u16 {
    let list = &state.list;
    let rows = (list.top..list.top + list.page).filter_map(|at| list.row(at));
    let dates = rows.filter_map(|row| row.published);
    let widest = dates.map(|p| width::of(&date(p.date, list.year))).max();
    u16::try_from(widest.unwrap_or(0)).unwrap_or(0).max(6)
}

/// The date and as much of the headline as fits; gives the rest of the headline.
fn first_line<'a>(
    row: &'a ArticleRow,
    date: &str,
    dates: u16,
    place: Rect,
    pen: &mut Pen<'_>,
) -> &'a str {
    let (muted, unread) = (pen.style(Look::Muted), pen.style(Look::Unread));
    if !row.read {
        let sign = pen.glyphs().unread;
        pen.sign(place.x + 1, place.y, sign, unread);
    }
    let end = place.x + MARKS + dates;
    pen.right(end, place.y, dates, date, muted);
    let style = if row.read {
        pen.style(Look::Read)
    } else {
        unread
    };
    let room = place.right().saturating_sub(end + 1);
    if place.height < 2 {
        pen.short(end + 1, place.y, room, &row.title, style);
        return "";
    }
    let (first, rest) = cut(&row.title, usize::from(room));
    pen.text(end + 1, place.y, room, first, style);
    rest
}

/// As many words as fit into `room` columns, and the rest; a word longer than that is cut.
fn cut(title: &str, room: usize) -> (&str, &str) {
    let fitting = width::fit(title, room);
    if fitting.len() == title.len() {
        return (title, "");
    }
    let ends_word = title
        .get(fitting.len()..)
        .is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let at = match fitting.rfind(char::is_whitespace) {
        Some(at) if !ends_word && at > 0 => at,
        _ => fitting.len(),
    };
    let (first, rest) = title.split_at_checked(at).unwrap_or((title, ""));
    (first, rest.trim_start())
}

/// "19 Aug"; of another year than the newest article's "19 Aug 24".
fn date(date: Date, year: Option<i16>) -> String {
    if year.is_none_or(|year| year == date.year()) {
        date.strftime("%-d %b").to_string()
    } else {
        let year = date.year().rem_euclid(100);
        format!("{} {year:02}", date.strftime("%-d %b"))
    }
}

/// The rest of the headline, or the source if the list is wide; at the end star, countries and
/// counts.
fn second_line(row: &ArticleRow, rest: &str, place: Rect, pen: &mut Pen<'_>) {
    let y = place.y + 1;
    let (muted, start) = (pen.style(Look::Muted), place.x + MARKS);
    let counts = counts(row, pen);
    let right = place.right().saturating_sub(1);
    let mut end = pen.right(right, y, right.saturating_sub(start), &counts, muted);
    end = countries(row, start, end, y, rest.is_empty(), pen);
    if row.starred && end > start + 2 {
        let (sign, style) = (pen.glyphs().star, pen.style(Look::Star));
        end -= 2;
        pen.sign(end, y, sign, style);
    }
    let room = end.saturating_sub(start + 1);
    if !rest.is_empty() {
        let style = pen.style(if row.read { Look::Read } else { Look::Unread });
        pen.short(start, y, room, rest, style);
    } else if place.width >= WITH_SOURCE
        && let Some(source) = sources(row)
    {
        pen.short(start, y, room, &source, muted);
    }
}

/// The outlet, or how many printed it.
fn sources(row: &ArticleRow) -> Option<Cow<'_, str>> {
    let source = row.source.as_deref()?;
    Some(match row.n_more_sources {
        0 => Cow::Borrowed(source),
        n => Cow::Owned(format!("{} sources: {source}", n + 1)),
    })
}

/// The codes of the countries before column `end`, with the number of those left out; gives the
/// column they start at. The rest of a headline leaves room for one or two.
fn countries(
    row: &ArticleRow,
    start: u16,
    end: u16,
    y: u16,
    is_alone: bool,
    pen: &mut Pen<'_>,
) -> u16 {
    let n = row.countries.len();
    let room = usize::from(end.saturating_sub(start + 1));
    // Three columns each, and as many for the number of those left out.
    let fitting = match room / 3 {
        fitting if fitting >= n => n,
        fitting => fitting.saturating_sub(1),
    };
    let beside_headline = if end < NARROW { 1 } else { 2 };
    let shown = match is_alone {
        true => fitting,
        false => fitting.min(beside_headline),
    };
    let (style, muted) = (pen.style(Look::Country), pen.style(Look::Muted));
    let mut x = end;
    if n > shown && room >= 4 {
        x = pen.right(x.saturating_sub(1), y, 3, &format!("+{}", n - shown), muted);
    }
    for country in row.countries.iter().take(shown).rev() {
        x = pen.right(x.saturating_sub(1), y, 2, country.as_str(), style);
    }
    x
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
        " ".repeat(gap) + &text
    };
    match (quotes.is_empty(), meetings.is_empty()) {
        (true, true) => String::new(),
        (false, true) => pad(quotes) + "    ",
        _ => format!("{} {}", pad(quotes), pad(meetings)),
    }
}
