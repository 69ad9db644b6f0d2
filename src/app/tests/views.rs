//! Saved views, and what a half-typed filter is completed to.

use crate::app::event::Level;
use crate::app::fixture::Session;
use crate::app::popup::Popup;
use crate::query::language::print;
use crate::query::{Number, View};

fn session() -> Session {
    let mut session = Session::new(120, 40);
    let view = |(name, query): (&str, &str)| View {
        name: name.to_owned(),
        query: query.to_owned(),
    };
    session.state.views = [
        ("War", "country:UA,RU"),
        ("Banks", "\"central bank\""),
        ("Lunches", "kind:lunch"),
        ("Bankers", "bank since:yesterday"),
    ]
    .map(view)
    .to_vec();
    session
}

#[test]
fn a_view_is_picked_and_listed() {
    for (keys, expected) in [
        ("v enter", "country:RU,UA"),
        ("v down enter", "\"central bank\""),
        ("v b a n k e r enter", "since:2025-08-19 bank"),
        ("v x y z enter", ""),
        ("v down esc", ""),
        // The view that is listed is the one to go on from.
        ("v down enter v up enter", "country:RU,UA"),
    ] {
        let session = session().keys(keys);
        assert_eq!(print(&session.state.filter), expected, "after {keys}");
        assert_eq!(session.state.popup, None, "after {keys}");
    }
}

#[test]
fn views_say_how_much_of_them_is_unread() {
    let session = session().keys("v");
    let Some(Popup::Views(views)) = &session.state.popup else {
        panic!("no views")
    };
    let unread: Vec<_> = views.rows.iter().map(|row| row.unread).collect();
    let number = |n| Some(Number { n, is_all: true });
    assert_eq!(unread, [number(2), number(0), None, number(0)]);
}

#[test]
fn a_view_that_cannot_be_read_says_what_is_wrong() {
    let session = session().keys("v l u n c h enter");
    let notice = session.state.notice.unwrap();
    assert_eq!(notice.level, Level::Warning);
    assert!(notice.text.contains("lunch"), "{}", notice.text);
    let none = Session::new(120, 40).keys("v");
    assert_eq!(none.state.popup, None);
    assert!(none.state.notice.unwrap().text.contains("[[view]]"));
}

#[test]
fn a_side_of_an_encounter_may_be_a_country() {
    for (typed, expected) in [
        ("with:ukr", Some("with:UA")),
        ("with:ru", Some("with:RU")),
        ("about:ger", Some("about:DE")),
        ("about:zel", Some("about:\"Volodymyr Zelenskyy\"")),
        ("with:\"UA+united k", Some("with:UA+GB")),
        ("with:mexic", Some("with:MX")),
        ("said:mexic", None),
        ("said:ger", Some("said:Germany")),
    ] {
        let session = Session::new(120, 40).keys("f").types(typed);
        let Some(Popup::Filter(prompt)) = &session.state.popup else {
            panic!("no prompt")
        };
        let first = prompt.completions.first().map(|c| c.text.as_str());
        assert_eq!(first, expected, "{typed}");
        let codes = prompt.completions.iter().filter(|c| c.text == "with:UA");
        assert!(codes.count() < 2, "{typed}");
    }
}
