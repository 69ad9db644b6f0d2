//! Corrections by key: what is written, what is asked before, and back.

use crate::app::fixture::Session;
use crate::app::popup::Popup;
use crate::corrections::written;

/// What stands in the file of corrections after these keys, and what is told.
#[track_caller]
fn check(keys: &str, expected: &[&str], told: &str) -> Session {
    let session = Session::new(120, 40).keys(keys);
    let file = session.corrections.iter().map(written);
    let file: Vec<String> = file
        .map(|text| text.trim_end().replace('\n', " "))
        .collect();
    assert_eq!(file, expected, "after {keys}");
    let notice = session
        .state
        .notice
        .as_ref()
        .map_or("", |n| n.text.as_str());
    assert!(notice.contains(told), "after {keys}: {notice}");
    assert_eq!(session.state.popup, None, "after {keys}");
    session
}

/// The marks of the kinds of the open article, as many as there are.
fn n_marks(session: &Session) -> [usize; 3] {
    let analysis = &session.state.page.as_ref().unwrap().stored.analysis;
    let said = analysis.quotes.iter().filter(|q| q.speaker.is_some());
    [
        analysis.mentions.len(),
        analysis.meetings.len(),
        said.count(),
    ]
}

#[test]
fn one_key_takes_a_meeting_away_and_one_brings_it_back() {
    let before = n_marks(&Session::new(120, 40).keys("enter"));
    let file = "[[not_a_meeting]] sentence = \"Friedrich Merz, the German chancellor, said on Monday that Putin \
                and Zelenskyy would meet within two weeks, though nobody would name a town.\" words = \"meet\" \
                article = \"3\" made = 2025-08-20 comment = \"Putin and Zelenskyy head for a summit, Merz says\"";
    let session = check(
        "enter ]m i m",
        &[file],
        "corrections.toml: “meet” is not a meeting (1 article); u takes that back",
    );
    assert_eq!(n_marks(&session), [before[0], before[1] - 1, before[2]]);
    let session = session.keys("u");
    assert_eq!(session.corrections, vec![]);
    assert_eq!(n_marks(&session), before);
    let notice = session.state.notice.as_ref().unwrap();
    assert_eq!(notice.text, "taken back: “meet” is not a meeting");
}

#[test]
fn the_place_of_reading_stays() {
    let session = Session::new(80, 12).keys("enter ]m ]m");
    let before = session.state.page.as_ref().unwrap().place();
    let session = session.keys("i m");
    assert_eq!(session.state.page.as_ref().unwrap().place(), before);
}

#[test]
fn a_row_of_the_timeline_is_no_meeting() {
    let session = Session::new(120, 40).keys("enter ]m gt i m");
    assert_eq!(session.corrections.len(), 1);
    // One that two articles tell is asked about first.
    let session = Session::new(120, 40).keys("t i m");
    let Some(Popup::Where(proposal)) = &session.state.popup else {
        panic!("{:?}", session.state.popup);
    };
    assert_eq!(proposal.option(0), "in 2 articles");
    let session = session.keys("enter");
    assert_eq!(session.corrections.len(), 2);
    let articles = session.corrections.iter().map(|c| c.scope.article.clone());
    let articles: Vec<String> = articles.map(Option::unwrap).collect();
    assert_eq!(articles.len(), 2);
    assert_ne!(articles[0], articles[1]);
    assert_eq!(session.keys("u").corrections, vec![]);
}

#[test]
fn what_touches_only_this_article_is_written_at_once() {
    check(
        "enter ]o i p",
        &["[[kind]] name = \"NATO\" is = \"person\" made = 2025-08-20"],
        "“NATO” is a person (1 article)",
    );
}

#[test]
fn what_touches_others_says_in_how_many_and_where() {
    let session = Session::new(120, 40).keys("enter ]p ]p i o");
    let Some(Popup::Where(proposal)) = &session.state.popup else {
        panic!("{:?}", session.state.popup);
    };
    assert_eq!(proposal.words, "“Vladimir Putin” is an organisation");
    assert_eq!(
        proposal.option(0),
        "everywhere: 2 articles now, and all to come"
    );
    assert_eq!(session.corrections, vec![]);
    let file = "[[kind]] name = \"Vladimir Putin\" is = \"organisation\"";
    check(
        "enter ]p ]p i o enter",
        &[&format!("{file} made = 2025-08-20")],
        "(2 articles)",
    );
    let here = format!("{file} article = \"3\" made = 2025-08-20");
    check("enter ]p ]p i o down enter", &[&here], "(1 article)");
    check("enter ]p ]p i o esc", &[], "");
}

#[test]
fn somebody_else_says_it() {
    let file = |speaker: &str| {
        format!(
            "[[speaker]] quote = \"“Everyone is glad that peace between Russia and Ukraine has come so near \
             that one can talk of a date.”\" speaker = \"{speaker}\" article = \"3\" made = 2025-08-20 \
             comment = \"Putin and Zelenskyy head for a summit, Merz says\""
        )
    };
    check(
        "enter ]q i w m e r z enter",
        &[&file("Friedrich Merz")],
        "Friedrich Merz says it",
    );
    check("enter ]q i w E v a enter", &[&file("Eva")], "Eva says it");
    let session = check("enter ]q i n", &[&file("nobody")], "nobody says it");
    let quote = &session.state.page.as_ref().unwrap().stored.analysis.quotes[0];
    assert_eq!(quote.speaker, None);
    assert_eq!(
        quote.reason,
        "corrected by you, 20 Aug 2025: nobody says it"
    );
}

#[test]
fn whose_name_it_is() {
    let session = check(
        "enter ]p i s p u t i n enter",
        &["[[same_person]] name = \"Friedrich Merz\" is = \"Vladimir Putin\" made = 2025-08-20"],
        "is the same person as Vladimir Putin",
    );
    let analysis = &session.state.page.as_ref().unwrap().stored.analysis;
    assert!(analysis.entities.iter().all(|e| e.name != "Friedrich Merz"));
    // The same name will not do for another person.
    let session = Session::new(120, 40).keys("enter ]p i d F r i e d r i c h space M e r z enter");
    let Some(Popup::Names(picker)) = &session.state.popup else {
        panic!("{:?}", session.state.popup);
    };
    assert!(picker.mistake.is_some());
}

#[test]
fn which_country_it_is() {
    check(
        "enter ]c i c a u s t r i a enter",
        &["[[country]] name = \"German\" country = \"AT\" article = \"3\" made = 2025-08-20"],
        "the country of “German” is AT",
    );
}

#[test]
fn what_fits_nothing_is_told_and_changes_nothing() {
    let session = Session::new(120, 40).keys("enter ]m i w");
    assert_eq!(session.corrections, vec![]);
    let notice = session.state.notice.unwrap();
    assert_eq!(notice.text, "\"somebody else says it\" fits nothing here");
}
