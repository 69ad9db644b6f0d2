//! Transitions: events in, state and effects out; no terminal, no archive.

use proptest::prelude::{prop, proptest};

use super::event::{Change, Effect, Event, Level, Question, Reply, RequestId, Size};
use super::fixture::{Session, Slow, any_happening, article, check_bounds, long_article, options};
use super::layout::Pane;
use super::popup::Popup;
use super::state::State;
use super::update;
use crate::query::language::print;
use crate::timeline::ArticleId;

/// What stands under the cursor after these keys.
#[track_caller]
fn check_cursor(keys: &str, expected: &str) {
    let session = Session::new(120, 40).keys(keys);
    let page = session.state.page.as_ref().unwrap();
    let words = page.cursor.map_or("", |cursor| cursor.of(page.body()));
    let words = words
        .split_whitespace()
        .take(3)
        .collect::<Vec<_>>()
        .join(" ");
    assert_eq!(words, expected, "after {keys}");
}

#[test]
fn typed_jumps_go_from_mark_to_mark() {
    check_cursor("enter ]q", "“Everyone is glad");
    check_cursor("enter ]q ]q", "“We are ready,”");
    check_cursor("enter ]q ]q ]q", "“We are ready,”");
    check_cursor("enter ]q n", "“We are ready,”");
    check_cursor("enter ]q n N", "“Everyone is glad");
    check_cursor("enter \" \" '", "“Everyone is glad");
    check_cursor("enter ]p ]p", "Putin");
    check_cursor("enter ]c", "German");
    check_cursor("enter ]d", "Monday");
    check_cursor("enter ]l", "Washington");
    check_cursor("enter ]o", "NATO");
    check_cursor("enter ]m ]m", "received");
    check_cursor("enter ]w", "full readout");
    check_cursor("enter [q", "");
}

#[test]
fn a_jump_from_the_list_moves_the_focus_to_the_article() {
    let session = Session::new(120, 40).keys("]m");
    assert_eq!(session.state.focus, Pane::Article);
}

#[test]
fn words_are_found_and_found_again() {
    let session = Session::new(120, 40)
        .keys("enter /")
        .types("zelenskyy")
        .keys("enter");
    let page = session.state.page.as_ref().unwrap();
    assert_eq!(page.found.len(), 3);
    assert_eq!(page.cursor, Some(page.found[0]));
    let session = session.keys("n");
    let page = session.state.page.as_ref().unwrap();
    assert_eq!(page.cursor, Some(page.found[1]));
    let session = session.keys("esc");
    assert!(session.state.page.as_ref().unwrap().found.is_empty());
}

#[test]
fn a_phrase_leads_to_its_row_and_the_row_to_its_sentence() {
    let session = Session::new(120, 40).keys("enter ]m gt");
    assert_eq!(session.state.focus, Pane::Timeline);
    let row = session.state.timeline.selected_row().unwrap();
    assert_eq!(
        row.reports[0].trigger,
        session.state.page.as_ref().unwrap().cursor.unwrap()
    );
    let session = session.keys("G k enter");
    let page = session.state.page.as_ref().unwrap();
    assert_eq!(page.cursor.unwrap().of(page.body()), "meeting");
    assert_eq!(
        session.state.focus,
        Pane::Article,
        "the only report is shown"
    );
    let session = session.keys("ctrl-o");
    let page = session.state.page.as_ref().unwrap();
    assert_eq!(page.cursor.unwrap().of(page.body()), "meet");
}

#[test]
fn enter_again_goes_to_the_next_report_in_another_article() {
    let session = Session::new(120, 40).keys("t enter");
    assert_eq!(
        session.state.page.as_ref().unwrap().stored.row.id,
        ArticleId(3)
    );
    let session = session.keys("enter");
    let page = session.state.page.as_ref().unwrap();
    assert_eq!(page.stored.row.id, ArticleId(2));
    assert_eq!(page.cursor.unwrap().of(page.body()), "spoke");
    assert_eq!(session.state.list.selected_id(), Some(ArticleId(2)));
}

/// The filter after these keys.
#[track_caller]
fn check_filter(keys: &str, expected: &str) {
    let session = Session::new(120, 40).keys(keys);
    assert_eq!(print(&session.state.filter), expected, "after {keys}");
}

#[test]
fn filters_come_from_pickers_prompts_and_names() {
    check_filter("c space space enter", "country:RU,US");
    check_filter("c space tab enter", "country:RU+");
    check_filter("c u k r enter", "country:UA");
    check_filter("c space enter C", "");
    check_filter("f i s : u n r e a d enter", "is:unread");
    check_filter("f i s : u tab enter", "is:unread");
    check_filter("f c o u tab u k r a tab enter", "country:UA");
    check_filter("f i s : u tab enter F", "");
    check_filter("/ d e a l enter", "deal");
    check_filter("/ d e a l enter backspace", "");
    check_filter("enter ]c *", "country:DE");
    check_filter("enter ]p *", "person:\"Friedrich Merz\"");
    check_filter("c esc", "");
}

#[test]
fn a_name_is_completed_from_the_archive() {
    let session = Session::new(120, 40)
        .keys("f")
        .types("person:vlad")
        .keys("tab enter");
    assert_eq!(print(&session.state.filter), "person:\"Vladimir Putin\"");
}

#[test]
fn a_filter_with_a_mistake_stays_open() {
    let session = Session::new(120, 40)
        .keys("f")
        .types("sinc:2025")
        .keys("enter");
    let Some(Popup::Filter(prompt)) = &session.state.popup else {
        panic!("the prompt was closed");
    };
    assert_eq!(
        prompt.mistake.as_ref().unwrap().what,
        "there is no field sinc:; did you mean since:?"
    );
    assert!(session.state.filter.is_empty());
}

#[test]
fn the_selection_stays_on_its_article_when_the_list_changes() {
    let session = Session::new(120, 40).keys("j");
    assert_eq!(session.state.list.selected_id(), Some(ArticleId(2)));
    let session = session.keys("S j enter");
    assert_eq!(session.state.list.selected_id(), Some(ArticleId(2)));
    let mut session = session.keys("S k enter");
    session
        .articles
        .insert(0, article(9, "A new one", "Nothing yet.", None));
    session.event(Event::Changed);
    assert_eq!(session.state.list.selected_id(), Some(ArticleId(2)));
    assert_eq!(session.state.list.selected, 2);
}

#[test]
fn enter_marks_as_read_and_undo_takes_it_back() {
    let session = Session::new(120, 40).keys("enter");
    assert!(session.articles[0].row.read);
    assert!(session.state.list.row(0).unwrap().read);
    let session = session.keys("u");
    assert!(!session.articles[0].row.read);
    assert!(!session.state.list.row(0).unwrap().read);
    assert_eq!(
        session.keys("u").state.notice.unwrap().level,
        Level::Warning
    );
}

#[test]
fn marking_all_asks_with_the_number_first() {
    let session = Session::new(120, 40).keys("R");
    assert_eq!(session.state.popup, Some(Popup::ReadAll { n: 3 }));
    let session = session.keys("esc");
    assert!(!session.articles[0].row.read);
    let session = session.keys("R enter");
    assert!(session.articles.iter().all(|a| a.row.read));
    assert_eq!(
        session.state.notice.as_ref().unwrap().text,
        "2 marked as read; u takes that back"
    );
    let session = session.keys("u");
    assert_eq!(session.articles.iter().filter(|a| a.row.read).count(), 1);
}

#[test]
fn the_next_unread_article_is_found_beyond_the_rows_that_are_here() {
    let mut articles: Vec<_> = (0..2_000).map(|n| long_article(5_000 - n, 1)).collect();
    for read in &mut articles[1..1_500] {
        read.row.read = true;
    }
    let session = Session::with(articles, 120, 40).keys("r");
    assert_eq!(session.state.list.selected, 1_500);
    assert_eq!(
        session.state.page.as_ref().unwrap().stored.row.id,
        ArticleId(3_500)
    );
    let session = session.keys("[u");
    assert_eq!(
        session.state.notice.unwrap().text,
        "no unread article above"
    );
}

#[test]
fn the_place_in_an_article_survives_leaving_it_and_resizing() {
    let articles = vec![long_article(2, 80), long_article(1, 80)];
    let session = Session::with(articles, 120, 40).keys("enter ctrl-d ctrl-d ctrl-d");
    let place = session.state.page.as_ref().unwrap().place();
    assert!(place.top.is_some_and(|byte| byte > 500));
    let mut session = session.keys("]a [a");
    assert_eq!(session.state.page.as_ref().unwrap().place(), place);
    for (width, height) in [(60, 20), (10, 3), (200, 60), (120, 40)] {
        session.event(Event::Resize(Size { width, height }));
    }
    let page = session.state.page.as_ref().unwrap();
    let (row, wanted) = (
        page.rows.row_of(page.place().top.unwrap()),
        page.rows.row_of(place.top.unwrap()),
    );
    assert!(row.abs_diff(wanted) <= 2, "{row} is far from {wanted}");
}

/// The effects of the last key that are no questions.
#[track_caller]
fn check_effects(keys: &str, expected: &[Effect]) {
    let session = Session::new(120, 40).keys(keys);
    assert_eq!(session.done, expected, "after {keys}");
}

#[test]
fn what_leaves_the_program_is_an_effect() {
    check_effects("o", &[Effect::OpenUrl("https://news.example/3".to_owned())]);
    check_effects(
        "enter ]w o",
        &[Effect::OpenUrl("https://news.example/readout".to_owned())],
    );
    check_effects(
        "enter ]w enter",
        &[Effect::OpenUrl("https://news.example/readout".to_owned())],
    );
    check_effects("yu", &[Effect::Copy("https://news.example/3".to_owned())]);
    let quote = "“We are ready,” … “for any form of meeting at the level of leaders.” — Volodymyr Zelenskyy, president\nPutin and Zelenskyy head for a summit, Merz says, Sample Wire, 19 Aug 2025, https://news.example/3";
    check_effects("enter ]q ]q yq", &[Effect::Copy(quote.to_owned())]);
    check_effects("q", &[Effect::Quit]);
    check_effects("enter q q", &[Effect::Quit]);
    check_effects("enter esc esc esc esc", &[]);
    check_effects("ctrl-z ctrl-l", &[Effect::Suspend, Effect::Redraw]);
    check_effects("? Q", &[Effect::Quit]);
    check_effects("c Q", &[]);
    check_effects("c ctrl-c", &[Effect::Quit]);
}

#[test]
fn the_first_questions_are_few() {
    let (state, effects) = State::new(options(120, 40));
    assert!(matches!(
        effects.as_slice(),
        [Effect::Ask {
            question: Question::Rows { .. },
            ..
        }]
    ));
    assert!(!state.list.is_known);
}

#[test]
fn a_late_answer_moves_nothing() {
    let mut session = Session::new(120, 40);
    let before = session.state.clone();
    let row = session.articles[0].row.clone();
    let stale = [
        Reply::Rows(crate::query::Window {
            from: 0,
            rows: vec![row],
            total: 1,
            is_counted: true,
        }),
        Reply::Article(Box::new(session.articles[1].clone())),
        Reply::Timeline(crate::query::Window {
            from: 0,
            rows: Vec::new(),
            total: 0,
            is_counted: true,
        }),
        Reply::Countries(Vec::new()),
        Reply::Names(Vec::new()),
        Reply::Marked {
            changed: vec![ArticleId(1)],
        },
        Reply::Failed {
            what: "too late".to_owned(),
        },
    ];
    for reply in stale {
        let event = Event::Reply {
            request: RequestId(0),
            reply,
        };
        session.event(event);
    }
    assert!(session.state == before);
}

#[test]
fn only_the_latest_of_several_questions_counts() {
    let mut slow = Slow::new(super::fixture::all());
    let rows = slow.open.remove(0);
    let event = slow.session.answer(&rows).unwrap();
    slow.open.extend(update(&mut slow.session.state, event));
    let key = |c: &str| Event::Key(c.parse().unwrap());
    for event in [key("j"), key("j")] {
        slow.open.extend(update(&mut slow.session.state, event));
    }
    // The three articles arrive in the wrong order; the last one asked for stays.
    while let Some(effect) = slow.open.pop() {
        if let Some(event) = slow.session.answer(&effect) {
            slow.open.extend(update(&mut slow.session.state, event));
        }
    }
    assert_eq!(slow.session.state.page.unwrap().stored.row.id, ArticleId(1));
}

#[test]
fn an_unknown_sequence_is_told_and_a_pending_one_can_be_left() {
    let session = Session::new(120, 40).keys("g");
    assert_eq!(session.state.pressed.len(), 1);
    let session = session.keys("esc");
    assert!(session.state.pressed.is_empty() && session.state.notice.is_none());
    let session = session.keys("g x");
    assert_eq!(
        session.state.notice.unwrap().text,
        "no action has the keys gx"
    );
}

#[test]
fn the_palette_runs_what_is_found_in_it() {
    let session = Session::new(120, 40).keys(":").types("zen").keys("enter");
    assert!(session.state.zen);
    let session = session.keys("q");
    assert!(!session.state.zen);
}

#[test]
fn why_tells_every_mark_under_the_cursor() {
    let session = Session::new(120, 40).keys("enter ]q ]c i");
    let Some(Popup::Why(why)) = &session.state.popup else {
        panic!("nothing opened");
    };
    let whats: Vec<&str> = why.marks.iter().map(|mark| mark.what).collect();
    assert_eq!(whats, ["Country", "Quotation"]);
}

#[test]
fn the_mouse_focuses_selects_and_scrolls() {
    use super::event::{Mouse, MouseKind};
    let mut session = Session::new(120, 40);
    let click = |x, y| {
        Event::Mouse(Mouse {
            kind: MouseKind::Click,
            x,
            y,
        })
    };
    session.event(click(5, 4));
    assert_eq!(session.state.list.selected, 1);
    session.event(click(5, 2));
    session.event(click(90, 5));
    assert_eq!(
        (session.state.focus, session.state.timeline.selected),
        (Pane::Timeline, 2)
    );
    let mut session = session.keys("c space enter");
    let (from, _, _) = session.state.header_chips()[0].clone();
    session.event(click(from + 1, 0));
    assert!(session.state.filter.is_empty());
}

proptest! {
    #[test]
    fn whatever_happens_bounds_hold_and_the_same_gives_the_same(
        happenings in prop::collection::vec(any_happening(), 0..120),
    ) {
        let mut articles = super::fixture::all();
        articles.push(long_article(0, 60));
        let mut slow = Slow::new(articles);
        let mut twin = slow.clone();
        for happening in &happenings {
            slow.happen(happening);
            check_bounds(&slow.session.state);
            twin.happen(happening);
        }
        assert!(slow == twin);
    }

    #[test]
    fn sizes_of_every_kind_are_fine(sizes in prop::collection::vec((0u16..300, 0u16..100), 1..20)) {
        let mut session = Session::with(vec![long_article(1, 30)], 120, 40).keys("enter G ]p");
        for (width, height) in sizes {
            session.event(Event::Resize(Size { width, height }));
            check_bounds(&session.state);
        }
    }
}

#[test]
fn stars_are_given_and_taken() {
    let session = Session::new(120, 40).keys("m");
    let ids = vec![ArticleId(3)];
    assert!(session.articles[0].row.starred);
    let mut state = session.state.clone();
    let effects = update(&mut state, Event::Key("m".parse().unwrap()));
    let change = Change::Starred {
        ids,
        starred: false,
    };
    assert!(matches!(&effects[..], [Effect::Change { change: made, .. }] if *made == change));
}

mod correcting;
mod returning;
mod searching;
mod threshold;
mod views;

#[test]
fn a_deleted_article_makes_room_for_the_next_and_undo_brings_it_back() {
    let mut session = Session::new(120, 40);
    let before: Vec<ArticleId> = session.state.list.rows.iter().map(|row| row.id).collect();
    session.press("j D");
    let left: Vec<ArticleId> = session.state.list.rows.iter().map(|row| row.id).collect();
    assert_eq!(left.len() + 1, before.len());
    assert!(!left.contains(&before[1]));
    assert_eq!(session.state.list.selected_id(), Some(before[2]));
    let told = session.state.notice.as_ref().unwrap().text.clone();
    assert!(told.ends_with("; u brings it back"), "{told}");
    session.press("u");
    let back: Vec<ArticleId> = session.state.list.rows.iter().map(|row| row.id).collect();
    assert_eq!(back, before);
    assert_eq!(session.state.list.selected_id(), Some(before[1]));
}

#[test]
fn undo_brings_a_deleted_article_back_though_the_next_was_opened() {
    let mut session = Session::new(120, 40).keys("j enter");
    let id = session.state.current_id();
    session.press("D");
    assert_ne!(session.state.current_id(), id);
    let n = session.articles.len();
    session.press("u");
    assert_eq!(session.articles.len(), n + 1);
}
