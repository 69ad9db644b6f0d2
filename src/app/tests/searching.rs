//! What was searched for is found in the text; what is filtered out is gone.

use crate::app::event::Effect;
use crate::app::fixture::{Session, article};
use crate::app::layout::Pane;
use crate::timeline::ArticleId;

/// The words under the cursor.
fn cursor(session: &Session) -> &str {
    let page = session.state.page.as_ref().unwrap();
    page.cursor.map_or("", |cursor| cursor.of(page.body()))
}

#[track_caller]
fn check_notice(keys: &str, expected: &str) {
    let session = Session::new(120, 40).keys(keys);
    let told = session.state.notice.map(|notice| notice.text);
    assert_eq!(told.as_deref().unwrap_or(""), expected, "after {keys}");
}

#[test]
fn an_article_opens_where_the_words_searched_for_stand() {
    let session = Session::new(120, 40).keys("/ d e a l enter");
    let page = session.state.page.as_ref().unwrap();
    assert_eq!(page.stored.row.id, ArticleId(2));
    assert_eq!(page.found.len(), 1);
    assert_eq!(cursor(&session), "deal");
    let session = Session::new(120, 40).keys("/ t a l k enter enter n");
    let page = session.state.page.as_ref().unwrap();
    assert_eq!((page.stored.row.id, page.found.len()), (ArticleId(3), 2));
    assert_eq!(page.cursor, Some(page.found[1]));
    let session = session.keys("n");
    let page = session.state.page.as_ref().unwrap();
    assert_eq!(page.cursor, Some(page.found[0]), "round");
}

#[test]
fn in_the_list_of_what_was_found_n_is_the_next_article() {
    let session = Session::new(120, 40).keys("/ t a l k enter n");
    assert_eq!(session.state.focus, Pane::List);
    assert_eq!(session.state.list.selected_id(), Some(ArticleId(2)));
    assert_eq!(cursor(&session), "talk");
    let session = session.keys("N");
    assert_eq!(session.state.list.selected_id(), Some(ArticleId(3)));
}

#[test]
fn an_empty_list_leaves_no_article_open() {
    let session = Session::new(120, 40).keys("/ x y z enter");
    assert!(session.state.page.is_none());
    assert_eq!(session.state.timeline.total, 0);
    let session = session.keys("F");
    assert!(session.state.page.is_some());
    assert!(session.state.timeline.total > 0);
}

#[test]
fn a_name_leads_to_a_row_in_which_it_takes_part() {
    for (keys, who) in [
        ("enter ]p gt", "Friedrich Merz"),
        ("enter ]p ]p gt", "Vladimir Putin"),
        ("enter ]q ]c gt", "Vladimir Putin"),
    ] {
        let session = Session::new(120, 40).keys(keys);
        assert_eq!(session.state.focus, Pane::Timeline, "after {keys}");
        let row = session.state.timeline.selected_row().unwrap();
        assert!(row.parties.iter().any(|p| p.name == who), "after {keys}");
    }
    let session = Session::new(120, 40).keys("enter ]o gt");
    assert_eq!(session.state.focus, Pane::Article);
    check_notice("enter ]o gt", "no meeting with NATO here");
}

#[test]
fn undo_says_what_it_takes_back() {
    let title = "Putin and Zelenskyy head for a summit, Merz says";
    check_notice("enter u", &format!("unread again: {title}"));
    check_notice("m u", &format!("star taken off: {title}"));
    check_notice("enter U u", &format!("read again: {title}"));
    check_notice("R enter u", "unread again: 2 articles");
    // Opening an article is no step of its own once something else was done.
    check_notice("enter m u u", "there is nothing to take back");
}

#[test]
fn text_that_terminals_measure_differently_is_drawn_anew() {
    let plain = article(
        1,
        "Plain",
        "Nothing but letters, é and 漢 among them.",
        None,
    );
    for (body, n) in [
        ("All plain here.", 0),
        ("A flag 🇩🇪 flew.", 2),
        ("वार्ता हुई।", 2),
    ] {
        let articles = vec![article(2, "First", body, None), plain.clone()];
        let session = Session::with(articles, 120, 40).keys("j");
        let redraws = session.done.iter().filter(|e| **e == Effect::Redraw);
        assert_eq!(redraws.count(), n, "{body}");
    }
}

#[test]
fn the_timeline_of_all_articles_begins_at_the_open_one() {
    use crate::app::event::{Event, Moment, Question};
    use crate::app::update;
    let session = Session::new(120, 40).keys("enter ]m ]m");
    let selected = session.state.timeline.selected_row().unwrap().id;
    let mut state = session.state;
    let effects = update(&mut state, Event::Key("T".parse().unwrap()));
    let around = effects.iter().find_map(|effect| match effect {
        Effect::Ask {
            question: Question::Timeline { around, .. },
            ..
        } => *around,
        _ => None,
    });
    assert_eq!(around, Some(Moment::Encounter(selected)));
}
