//! How sure a finding must be to show.

use crate::analysis::Confidence;
use crate::app::fixture::{Session, all};

/// In the open article after these keys: the threshold, how many mentions, quotations and
/// meetings show, and how many rows the timeline has.
#[track_caller]
fn check(keys: &str, least: u8, expected: [usize; 3], rows: usize) {
    let session = Session::new(120, 40).keys(keys);
    let state = &session.state;
    let analysis = &state.page.as_ref().unwrap().stored.analysis;
    let got = [
        analysis.mentions.len(),
        analysis.quotes.len(),
        analysis.meetings.len(),
    ];
    assert_eq!(state.least, Confidence(least), "{keys}");
    assert_eq!((got, state.timeline.total), (expected, rows), "{keys}");
}

#[test]
fn the_unsure_are_hidden_and_come_back() {
    let stored = all().swap_remove(0);
    let found = &stored.analysis;
    let [mentions, quotes, meetings] = [
        found.mentions.len(),
        found.quotes.len(),
        found.meetings.len(),
    ];
    assert!(mentions > 0 && quotes > 0 && meetings > 0);
    let whole = [mentions, quotes, meetings];
    check("enter", 50, whole, meetings);
    check("enter + + +", 80, whole, meetings);
    check("enter = = = =", 90, [mentions, quotes, 0], 0);
    check("enter + + + + +", 100, [0, 0, 0], 0);
    check("enter + + + + + +", 100, [0, 0, 0], 0);
    check("enter + + + + + - -", 80, whole, meetings);
    check("enter - - - - - - - +", 10, whole, meetings);
}

#[test]
fn an_article_opened_later_and_its_jumps_follow_the_threshold() {
    let session = Session::new(120, 40).keys("+ + + + j enter ]m");
    let told = session.state.notice.unwrap().text;
    assert_eq!(told, "no meeting in this article");
    let session = Session::new(120, 40).keys("enter + + + + +");
    let n = session.state.page.as_ref().unwrap().n_aside();
    assert_eq!(
        session.state.notice.unwrap().text,
        format!("shows what is at least 100 % sure: 0 of {n} findings in this article")
    );
}

#[test]
fn a_mark_that_goes_takes_nothing_with_it() {
    let session = Session::new(120, 40).keys("enter ]m");
    let before = session.state.page.clone().unwrap();
    let session = session.keys("+ + + + + i - - - - -");
    let after = session.state.page.unwrap();
    assert_eq!((&after.runs, after.top), (&before.runs, before.top));
    assert_eq!(after, before);
}
