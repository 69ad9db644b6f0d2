//! The line at the bottom: what is typed or told, else the keys that matter here; where the
//! reader is.

use ratatui::layout::Position;

use super::pen::Pen;
use super::theme::Look;
use crate::analysis::Confidence;
use crate::app::State;
use crate::app::action::{Action, row_of};
use crate::app::event::Level;
use crate::app::jump::{Direction, Target};
use crate::app::keymap::written;
use crate::app::layout::Pane;
use crate::app::line::Line;
use crate::app::popup::Popup;
use crate::text::width;

/// Draws it; gives the place of the cursor if something is typed here.
pub(super) fn draw(state: &State, pen: &mut Pen<'_>) -> Option<Position> {
    let area = state.layout.status;
    let right = where_is(state);
    let muted = pen.style(Look::Muted);
    // Words to read come first: where the reader is can wait.
    let is_told = state.notice.is_some() || state.popup.is_some() || !state.pressed.is_empty();
    let room = if is_told {
        area.width / 3
    } else {
        area.width - 2
    };
    let is_long = width::of(&right) > usize::from(room);
    let right = if is_long { "" } else { &right };
    let end = pen.right(area.right().saturating_sub(1), area.y, room, right, muted);
    let room = end.saturating_sub(area.x + 2);
    let x = area.x + 1;
    match &state.popup {
        Some(Popup::Find(line)) => return Some(prompt("/", line, x, area.y, room, pen)),
        Some(Popup::Search(line)) => return Some(prompt("search: ", line, x, area.y, room, pen)),
        _ => {}
    }
    if !state.pressed.is_empty() {
        let style = pen.style(Look::Key);
        pen.text(x, area.y, room, &written(&state.pressed), style);
    } else if let Some(notice) = &state.notice {
        let style = pen.style(match notice.level {
            Level::Info => Look::Info,
            Level::Warning => Look::Warning,
            Level::Error => Look::Error,
        });
        pen.short(x, area.y, room, &notice.text, style);
    } else {
        hints(state, x, area.y, room, pen);
    }
    None
}

fn prompt(sign: &str, line: &Line, x: u16, y: u16, room: u16, pen: &mut Pen<'_>) -> Position {
    let key = pen.style(Look::Key);
    let x = pen.text(x, y, room, sign, key);
    let room = room.saturating_sub(u16::try_from(sign.len()).unwrap_or(0));
    typed(line, x, y, room, pen)
}

/// Draws a line that is typed so that its cursor shows; gives the cursor's place.
pub(super) fn typed(line: &Line, x: u16, y: u16, room: u16, pen: &mut Pen<'_>) -> Position {
    let style = pen.style(Look::Text);
    let before = width::of(line.before());
    let skipped = (before + 1).saturating_sub(usize::from(room));
    let mut hidden = 0;
    let start = width::cells(line.text())
        .find(|cell| {
            let is_shown = hidden >= skipped;
            hidden += cell.width;
            is_shown
        })
        .map_or(line.text().len(), |cell| cell.start);
    let shown = line.text().get(start..).unwrap_or("");
    pen.text(x, y, room, shown, style);
    let column = width::of(line.text().get(start..line.cursor()).unwrap_or(""));
    let column = u16::try_from(column)
        .unwrap_or(room)
        .min(room.saturating_sub(1));
    Position::new(x + column, y)
}

/// The keys that matter most in the focused pane, as many as there is room for.
fn hints(state: &State, x: u16, y: u16, room: u16, pen: &mut Pen<'_>) {
    let (key_style, muted) = (pen.style(Look::Key), pen.style(Look::Muted));
    let end = x + room;
    let mut x = x;
    for (action, word) in hinted(state) {
        let key = state.keymap.key_of(*action);
        let word = if word.is_empty() {
            row_of(*action).map_or("", |row| row.name)
        } else {
            word
        };
        let wide = u16::try_from(width::of(&key) + 1 + word.len()).unwrap_or(u16::MAX);
        if key.is_empty() || wide > end.saturating_sub(x) {
            continue;
        }
        x = pen.text(x, y, end - x, &key, key_style) + 1;
        x = pen.text(x, y, end - x, word, muted) + 2;
        if x >= end {
            break;
        }
    }
}

const LIST_HINTS: &[(Action, &str)] = &[
    (Action::In, "open"),
    (Action::Filter, "filter"),
    (Action::Countries, "country"),
    (Action::Find, "search"),
    (Action::Timeline, "timeline"),
    (Action::ReadNext, "read"),
    (Action::Star, "star"),
    (Action::Sort, "order"),
    (Action::Help, "help"),
];

const ARTICLE_HINTS: &[(Action, &str)] = &[
    (Action::Jump(Target::Quote, Direction::Forward), "quote"),
    (Action::Jump(Target::Meeting, Direction::Forward), "meeting"),
    (Action::Countries, "country"),
    (Action::Timeline, "timeline"),
    (Action::Find, "find"),
    (Action::Filter, "filter"),
    (Action::Help, "help"),
    (Action::Why, "why"),
    (Action::CopyQuote, "copy quote"),
    (Action::OpenUrl, "browser"),
];

const TIMELINE_HINTS: &[(Action, &str)] = &[
    (Action::In, "sentence"),
    (Action::TimelineScope, "all/this article"),
    (Action::Timeline, "wide"),
    (Action::Filter, "filter"),
    (Action::Countries, "country"),
    (Action::History(Direction::Backward), "back"),
    (Action::Help, "help"),
    (Action::Why, "why"),
];

const POPUP_HINTS: &[(Action, &str)] = &[(Action::Accept, "choose"), (Action::Close, "close")];

const PICKER_HINTS: &[(Action, &str)] = &[
    (Action::Toggle, "several"),
    (Action::Join, "any/all"),
    (Action::Accept, "choose"),
    (Action::Close, "close"),
];

const FILTER_HINTS: &[(Action, &str)] = &[
    (Action::Complete, "complete"),
    (Action::Accept, "choose"),
    (Action::Close, "close"),
];

const HELP_HINTS: &[(Action, &str)] = &[(Action::Find, "search"), (Action::Close, "close")];

fn hinted(state: &State) -> &'static [(Action, &'static str)] {
    match &state.popup {
        Some(Popup::Countries(_)) => PICKER_HINTS,
        Some(Popup::Filter(_)) => FILTER_HINTS,
        Some(Popup::Help(_)) => HELP_HINTS,
        Some(Popup::Why(_) | Popup::Feeds(_)) => &HELP_HINTS[1..],
        Some(_) => POPUP_HINTS,
        None => match state.focus {
            Pane::List => LIST_HINTS,
            Pane::Article => ARTICLE_HINTS,
            Pane::Timeline => TIMELINE_HINTS,
        },
    }
}

/// "1 of 214 · 34 %", with the job that is running before it.
fn where_is(state: &State) -> String {
    let mut parts: Vec<String> = Vec::new();
    if state.least != Confidence::SHOWN {
        parts.push(format!("sure from {} %", state.least.0));
    }
    if let Some(progress) = &state.progress {
        let of = progress
            .n_total
            .map(|n| format!("/{n}"))
            .unwrap_or_default();
        let failed = match progress.n_failed {
            0 => String::new(),
            n => format!(", {n} failed"),
        };
        parts.push(format!(
            "{} {}{of}{failed}",
            progress.label, progress.n_done
        ));
    }
    match state.focus {
        Pane::Timeline if state.timeline.total > 0 => {
            parts.push(format!(
                "{} of {}",
                state.timeline.selected + 1,
                state.timeline.total
            ));
        }
        Pane::Timeline => {}
        Pane::List | Pane::Article if state.list.total > 0 => {
            parts.push(format!(
                "{} of {}",
                state.list.selected + 1,
                state.list.total
            ));
        }
        Pane::List | Pane::Article => {}
    }
    if let Some(page) = state
        .page
        .as_ref()
        .filter(|_| state.layout.article.is_some())
    {
        parts.push(format!("{} %", page.percent()));
    }
    parts.join(" · ")
}
