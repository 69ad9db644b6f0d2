//! Frames: what a reader sees, as text and as looks.

use std::collections::BTreeMap;

use proptest::prelude::{prop, proptest};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use super::draw;
use super::theme::{Palette, Theme, is_reset, test_number};
use crate::app::State;
use crate::app::fixture::{Session, Slow, all, any_happening, article, long_article};
use crate::query::View;

/// Looks that the plane of looks shows, each by its letter.
#[rustfmt::skip]
const LETTERS: &[(&str, char)] = &[
    ("person", 'P'), ("organisation", 'O'), ("country", 'C'), ("place", 'L'), ("date", 'D'),
    ("quote", 'q'), ("meeting", 'M'), ("link", 'W'), ("heading", 'H'), ("title", 'T'),
    ("muted", 'm'), ("border", '-'), ("focus", 'F'), ("unread", 'U'), ("read", 'r'),
    ("star", '*'), ("chip", 'c'), ("key", 'K'), ("info", 'i'), ("warning", 'w'), ("error", 'e'),
    ("blockquote", 'b'), ("bar", '|'), ("speaker", 's'), ("found", 'f'),
];

fn frame(state: &State, theme: &Theme) -> Terminal<TestBackend> {
    let backend = TestBackend::new(state.size.width, state.size.height);
    let mut terminal = Terminal::new(backend).unwrap();
    terminal.draw(|frame| draw(state, theme, frame)).unwrap();
    terminal
}

fn lines(terminal: &Terminal<TestBackend>, show: impl Fn(&Cell) -> char) -> String {
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

fn text(state: &State, theme: &Theme) -> String {
    lines(&frame(state, theme), |cell| {
        cell.symbol().chars().next().unwrap_or(' ')
    })
}

/// The frame as letters of looks: `.` is plain text, `x` the mark that was jumped to.
fn looks(state: &State) -> String {
    let named = LETTERS.iter().enumerate();
    let styles: BTreeMap<String, String> = named
        .map(|(idx, (look, _))| ((*look).to_owned(), format!("#0000{:02x}", idx + 1)))
        .collect();
    let (theme, mistakes) = Theme::new(Palette::Dark, false, &styles);
    assert_eq!(mistakes, vec![]);
    lines(&frame(state, &theme), |cell| {
        if cell.modifier.contains(Modifier::REVERSED) {
            return 'x';
        }
        let number = test_number(cell.fg).map(usize::from);
        match (cell.symbol(), number) {
            (" ", _) => ' ',
            (_, Some(number)) => LETTERS.get(number - 1).map_or('?', |(_, letter)| *letter),
            (_, None) => '.',
        }
    })
}

/// The text and the looks of the small world after these keys.
#[track_caller]
fn check(name: &str, width: u16, height: u16, keys: &str) {
    let session = Session::new(width, height).keys(keys);
    let frame = format!(
        "{width}x{height} after {keys:?}\n\n{}\n{}",
        text(&session.state, &Theme::default()),
        looks(&session.state)
    );
    insta::assert_snapshot!(name, frame);
}

#[test]
fn three_panes_show_side_by_side() {
    check("three_panes", 120, 40, "");
    check("three_panes_quote", 120, 40, "enter ]q");
    check("three_panes_wide", 200, 60, "enter ]m ]m");
}

#[test]
fn two_panes_show_where_there_is_room_for_two() {
    check("two_panes_list", 80, 24, "j");
    check("two_panes_timeline", 80, 24, "t j");
    check("full_timeline", 80, 24, "t t");
}

#[test]
fn one_pane_shows_on_a_small_screen() {
    check("one_pane", 40, 12, "enter ]p");
    check("one_pane_timeline", 30, 12, "t");
    check("tiny", 20, 5, "enter");
    check("too_small", 19, 4, "");
}

#[test]
fn popups_lie_over_the_panes() {
    check("countries", 80, 24, "c space");
    check("filter_mistake", 80, 24, "f k i n d : l u n c h enter");
    check("filter_names", 80, 24, "f p e r s o n : v");
    check("palette", 80, 24, ": s t a r");
    check("help", 80, 24, "enter ?");
    check("why", 80, 24, "enter ]m i");
    check("why_person", 120, 40, "enter ]p ]p i");
    check("why_encounter", 120, 40, "t i");
    check("where", 80, 24, "enter ]p ]p i o");
    check("whose_name", 80, 24, "enter ]p i s z e");
    check("next_keys", 80, 24, "y");
    check("read_all", 80, 24, "R");
    check("order", 80, 24, "S j");
    check("feeds", 80, 24, "gf");
    check("find", 80, 24, "enter / m e e t");
    check("export", 80, 24, "e down");
}

#[test]
fn views_show_what_they_ask_and_what_is_unread() {
    let mut session = Session::new(80, 24);
    let view = |(name, query): (&str, &str)| View {
        name: name.to_owned(),
        query: query.to_owned(),
    };
    let views = [
        ("Russia and Ukraine", "country:UA,RU since:2025-08"),
        ("All with a name that is far too long for its place", ""),
        ("Lunches", "kind:lunch"),
    ];
    session.state.views = views.map(view).to_vec();
    session.press("v");
    insta::assert_snapshot!("views", text(&session.state, &Theme::default()));
}

#[test]
fn chips_show_the_filter() {
    check("chips", 120, 12, "c space space enter");
    check("nothing_passes", 80, 12, "/ x y z enter");
}

#[test]
fn ascii_is_enough() {
    let (theme, _) = Theme::new(Palette::Plain, true, &BTreeMap::new());
    for keys in [
        "",
        "enter ]q",
        "t",
        "c space",
        "f",
        "?",
        "enter ]m i",
        "enter ]p i s z e",
        "enter ]p ]p i o",
        "gf",
        "y",
        "R",
        "c space enter",
    ] {
        for (width, height) in [(120, 40), (80, 24), (40, 12)] {
            let session = Session::new(width, height).keys(keys);
            let drawn = text(&session.state, &theme);
            let odd: String = drawn.chars().filter(|c| !c.is_ascii()).collect();
            assert_eq!(odd, "", "after {keys:?}");
        }
    }
    let session = Session::new(100, 20).keys("enter ]q");
    insta::assert_snapshot!("ascii", text(&session.state, &theme));
}

#[test]
fn no_colour_is_named_where_none_is_wanted() {
    let (theme, _) = Theme::new(Palette::Plain, false, &BTreeMap::new());
    let session = Session::new(120, 40).keys("enter ]q");
    let terminal = frame(&session.state, &theme);
    let cells = &terminal.backend().buffer().content;
    assert!(
        cells
            .iter()
            .all(|cell| is_reset(cell.fg) && is_reset(cell.bg))
    );
}

#[test]
fn hostile_text_is_drawn_as_harmless_cells() {
    let flood = format!(
        "a{}b \u{1b}]52;c;AAAA\u{7} \u{202e}x",
        "\u{300}".repeat(5_000)
    );
    let mut hostile = article(1, &flood, "One.", None);
    hostile.article.body = flood.clone();
    hostile.row.source = Some(flood.clone());
    hostile.article.source = Some(flood);
    let session = Session::with(vec![hostile], 120, 40).keys("enter");
    let terminal = frame(&session.state, &Theme::default());
    for cell in &terminal.backend().buffer().content {
        assert!(cell.symbol().len() <= 64);
        assert!(
            !cell
                .symbol()
                .chars()
                .any(|c| c.is_control() || c == '\u{202e}')
        );
    }
}

proptest! {
    #[test]
    fn whatever_happens_can_be_drawn(
        happenings in prop::collection::vec(any_happening(), 0..60),
        ascii in prop::bool::ANY,
    ) {
        let (theme, _) = Theme::new(Palette::Ansi, ascii, &BTreeMap::new());
        let mut articles = all();
        articles.push(long_article(0, 60));
        let mut slow = Slow::new(articles);
        for happening in &happenings {
            slow.happen(happening);
        }
        frame(&slow.session.state, &theme);
    }
}
