//! Frames: what a reader sees, as text and as looks.

use std::collections::BTreeMap;

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::draw;
use super::theme::{Look, Palette, Theme};
use crate::app::State;
use crate::app::fixture::Session;

fn frame(state: &State, theme: &Theme) -> Terminal<TestBackend> {
    let backend = TestBackend::new(state.size.width, state.size.height);
    let mut terminal = Terminal::new(backend).unwrap();
    terminal.draw(|frame| draw(state, theme, frame)).unwrap();
    terminal
}

/// The frame as text, without spaces at the ends of lines.
fn text(state: &State) -> String {
    let terminal = frame(state, &Theme::default());
    lines(&terminal, |cell| cell.symbol().to_owned())
}

fn lines(
    terminal: &Terminal<TestBackend>,
    show: impl Fn(&ratatui::buffer::Cell) -> String,
) -> String {
    let buffer = terminal.backend().buffer();
    let mut all = String::new();
    for y in 0..buffer.area.height {
        let cells = (0..buffer.area.width).filter_map(|x| buffer.cell((x, y)));
        let line: String = cells.map(&show).collect();
        all.push_str(line.trim_end());
        all.push('\n');
    }
    all
}

#[test]
fn dump() {
    for (w, h, keys) in [
        (120, 40, "j k"),
        (120, 40, "enter ]q"),
        (80, 24, "enter ]m"),
        (80, 24, "t"),
        (200, 60, "t j T"),
        (50, 14, "enter"),
        (80, 24, "c"),
        (80, 24, "?"),
        (80, 24, "f"),
        (80, 24, "enter ]p i"),
        (80, 24, ":"),
        (80, 24, "y"),
    ] {
        let session = Session::new(w, h).keys(keys);
        println!("=== {w}x{h} {keys}\n{}", text(&session.state));
    }
}
