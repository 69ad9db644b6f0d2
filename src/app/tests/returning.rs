//! Ways back: the jump list over filters, what was typed before, rows that were found.

use crate::app::event::{Effect, Event, Notice};
use crate::app::fixture::{Session, article};
use crate::app::layout::Pane;
use crate::app::popup::Popup;
use crate::query::language::print;
use crate::timeline::ArticleId;

#[test]
fn the_jump_list_leads_back_over_filters() {
    let session = Session::new(120, 40).keys("j enter ]q * ");
    assert_eq!(print(&session.state.filter), "person:\"Vladimir Putin\"");
    let session = session.keys("ctrl-o");
    assert!(session.state.filter.is_empty());
    assert_eq!(session.state.list.selected_id(), Some(ArticleId(2)));
    let page = session.state.page.as_ref().unwrap();
    assert_eq!(page.stored.row.id, ArticleId(2));
    assert!(page.cursor.is_some());
    assert_eq!(session.state.focus, Pane::Article);
    let session = session.keys("go");
    assert_eq!(print(&session.state.filter), "person:\"Vladimir Putin\"");
    let session = Session::new(120, 40).keys("c u k r enter ctrl-o ctrl-o");
    assert!(session.state.filter.is_empty());
    assert_eq!(
        session.state.notice.unwrap().text,
        "the jump list begins here"
    );
}

#[test]
fn words_are_found_in_the_rows_of_the_timeline() {
    let session = Session::new(120, 40).keys("t / w a s h i n g t o n enter");
    let row = session.state.timeline.selected_row().unwrap();
    assert_eq!(row.place.as_ref().unwrap().0, "Washington");
    let session = session.keys("/ p u t i n enter");
    let first = session.state.timeline.selected;
    let session = session.keys("n");
    assert_ne!(session.state.timeline.selected, first);
    let session = session.keys("N");
    assert_eq!(session.state.timeline.selected, first);
    let session = session.keys("/ x y z enter");
    assert_eq!(
        session.state.notice.unwrap().text,
        "“xyz” is in none of these rows"
    );
}

/// What is typed in the open prompt after these keys.
#[track_caller]
fn check_typed(keys: &str, expected: Option<&str>) {
    let mut session = Session::new(120, 40).keys(keys);
    let line = session.state.popup.as_mut().and_then(Popup::line_mut);
    assert_eq!(
        line.map(|line| line.text().to_owned()).as_deref(),
        expected,
        "{keys}"
    );
}

#[test]
fn what_was_typed_comes_back() {
    check_typed("enter / o n e enter / t w o enter / up", Some("two"));
    check_typed("enter / o n e enter / t w o enter / up up", Some("one"));
    check_typed(
        "enter / o n e enter / t w o enter / up up down",
        Some("two"),
    );
    check_typed("enter / o n e enter / up down", Some(""));
    check_typed("f d e a l enter F f up", Some("deal"));
    check_typed("enter / backspace", None);
    check_typed("enter / a backspace", Some(""));
    check_typed("f backspace", None);
}

#[test]
fn a_single_article_has_the_room_of_the_list() {
    let one = || vec![article(1, "Alone", "Nothing but a line.", None)];
    for width in [80, 120] {
        let session = Session::with(one(), width, 40);
        assert_eq!(session.state.focus, Pane::Article);
        assert!(session.state.layout.list.is_none());
        assert!(session.state.page.is_some());
        assert_eq!(session.clone().keys("q").done, [Effect::Quit]);
        let session = session.keys("1");
        assert!(session.state.layout.list.is_some());
        assert_eq!(session.state.focus, Pane::List);
    }
    assert!(Session::new(120, 40).state.layout.list.is_some());
}

#[test]
fn others_that_come_to_a_single_article_show_and_the_reader_stays_where_he_is() {
    let alone = article(1, "Alone", "Nothing but a line.", None);
    let mut session = Session::with(vec![alone], 120, 40).keys("j");
    session
        .articles
        .push(article(2, "Another", "Two lines.", None));
    session.event(Event::Changed);
    assert!(session.state.layout.list.is_some());
    assert_eq!(session.state.focus, Pane::Article);
    let open = session.state.page.as_ref().map(|page| page.stored.row.id);
    assert_eq!(open, Some(ArticleId(1)));
}

#[test]
fn what_went_well_hides_nothing_graver() {
    let mut session = Session::new(120, 40);
    for (notice, shown) in [
        (Notice::info("one"), "one"),
        (Notice::info("two"), "two"),
        (Notice::error("three"), "three"),
        (Notice::info("four"), "three"),
        (Notice::warning("five"), "five"),
    ] {
        session.event(Event::Notice(notice));
        let told = session.state.notice.as_ref();
        assert_eq!(told.map(|notice| notice.text.as_str()), Some(shown));
    }
}
