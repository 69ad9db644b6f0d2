//! Plain text in every layout, and the title, byline and body found in it.

use super::body;
use crate::article::byline;
use crate::article::draft::Draft;

/// The draft of a text after the step that follows for every draft with a title.
fn read(text: &str) -> Draft {
    let mut draft = super::read(text);
    if draft.title.is_some() {
        byline::take(&mut draft);
    }
    draft
}

/// Title ("" for none) and body expected of a text.
#[track_caller]
fn check(text: &str, title: &str, expected: &str) {
    let draft = read(text);
    assert_eq!(draft.title.as_deref().unwrap_or(""), title, "{text}");
    assert_eq!(draft.body.text, expected, "{text}");
}

#[test]
fn a_title_is_set_off_by_an_empty_line() {
    check(
        "Ministers meet in Vienna\n\nThey spoke for an hour.\n\nThey parted.",
        "Ministers meet in Vienna",
        "They spoke for an hour.\n\nThey parted.",
    );
}

#[test]
fn a_title_is_set_off_by_a_dateline() {
    check(
        "Ministers meet in Vienna\nVIENNA, May 5 (Reuters) - They met.",
        "Ministers meet in Vienna",
        "VIENNA, May 5 (Reuters) - They met.",
    );
}

#[test]
fn a_question_is_a_title() {
    check("Will they meet?\n\nPerhaps.", "Will they meet?", "Perhaps.");
}

#[test]
fn a_sentence_is_no_title() {
    check("They met.\n\nThey parted.", "", "They met.\n\nThey parted.");
    check(
        "He said: “We will meet again.”\n\nThey parted.",
        "",
        "He said: “We will meet again.”\n\nThey parted.",
    );
}

#[test]
fn a_dateline_is_no_title() {
    check(
        "VIENNA, May 5 (AP) — They met\n\nThey parted.",
        "",
        "VIENNA, May 5 (AP) — They met\n\nThey parted.",
    );
}

#[test]
fn initials_close_no_sentence() {
    check(
        "Talks resume with the U.S.\n\nThey met.",
        "Talks resume with the U.S.",
        "They met.",
    );
}

#[test]
fn one_paragraph_a_line() {
    check(
        "Leaders head for a summit\nThe two leaders will meet within the next two weeks.\nThe date is open.\n",
        "Leaders head for a summit",
        "The two leaders will meet within the next two weeks.\n\nThe date is open.",
    );
}

#[test]
fn wrapped_lines_are_joined() {
    let text = "Border crossing to open\n\nThe foreign ministers of the two countries met in\nVienna on Monday and spoke for two hours about the\nfuture of the border crossing that was closed in May.\n\nNo date was set for the long-\nterm plan, which both sides wish to keep open for\nlater talks.";
    check(
        text,
        "Border crossing to open",
        "The foreign ministers of the two countries met in Vienna on Monday and spoke for two hours about the future of the border crossing that was closed in May.\n\nNo date was set for the long-term plan, which both sides wish to keep open for later talks.",
    );
}

#[test]
fn wrapped_paragraphs_may_be_set_off_by_indents() {
    let text = "   The foreign ministers of the two countries met in\nVienna on Monday and spoke for two hours about the\nfuture of the border crossing.\n   No date was set by the two of them, although the\ncrossing was to be opened in May.";
    check(
        text,
        "",
        "The foreign ministers of the two countries met in Vienna on Monday and spoke for two hours about the future of the border crossing.\n\nNo date was set by the two of them, although the crossing was to be opened in May.",
    );
}

#[test]
fn lists_keep_their_items() {
    let draft = read("Three points\n\nThey agreed on this:\n\n- a truce\n- a line\n2. a date\n");
    assert_eq!(
        draft.body.text,
        "They agreed on this:\n\n• a truce\n\n• a line\n\n2. a date"
    );
    assert_eq!(draft.body.blocks.len(), 3);
}

#[test]
fn bylines_are_told_from_the_story() {
    let draft = read(
        "Ministers meet\nBy Jane Roe and John Doe\nMonday, May 18, 2015\nReuters\n\nThey spoke for an hour.",
    );
    assert_eq!(draft.title.as_deref(), Some("Ministers meet"));
    assert_eq!(draft.author.as_deref(), Some("Jane Roe and John Doe"));
    assert_eq!(draft.source.as_deref(), Some("Reuters"));
    assert_eq!(
        draft.published.map(|p| p.0.to_string()).as_deref(),
        Some("2015-05-18")
    );
    assert_eq!(draft.body.text, "They spoke for an hour.");
}

#[test]
fn a_rule_under_the_title_goes() {
    check(
        "Ministers meet\n==============\n\nThey met.",
        "Ministers meet",
        "They met.",
    );
}

#[test]
fn one_line_is_the_body() {
    check("Ministers meet in Vienna", "", "Ministers meet in Vienna");
    check("", "", "");
}

#[test]
fn line_ends_of_all_systems() {
    check(
        "Ministers meet\r\n\r\nThey met.\r\n",
        "Ministers meet",
        "They met.",
    );
    check(
        "Ministers meet\r\rThey met.\r",
        "Ministers meet",
        "They met.",
    );
}

#[test]
fn a_body_has_no_title() {
    assert_eq!(
        body("Ministers meet\n\nThey met.").text,
        "Ministers meet\n\nThey met."
    );
}

#[test]
fn a_label_before_the_title_goes() {
    check(
        "URGENT\n\nMinisters meet\n\nThey met.",
        "Ministers meet",
        "They met.",
    );
}

#[test]
fn a_place_on_its_own_line_sets_a_title_off() {
    check(
        "Ministers agree on the grain deal\nANKARA\nThey agreed.\n",
        "Ministers agree on the grain deal",
        "ANKARA\n\nThey agreed.",
    );
}

#[test]
fn short_lines_beside_wrapped_ones_do_no_harm() {
    let text = "Grain deal\n\n   ANKARA (AP) _ Four countries agreed on a deal on Tuesday that will let\nships leave the ports again after talks that had lasted for two days and\none night.\n   \"We did it,\" the host said. \"It was not easy and it is not finished, but\nwe did.\"\n   The ships will leave on Friday.\n";
    check(
        text,
        "Grain deal",
        "ANKARA (AP) _ Four countries agreed on a deal on Tuesday that will let ships leave the ports again after talks that had lasted for two days and one night.\n\n\"We did it,\" the host said. \"It was not easy and it is not finished, but we did.\"\n\nThe ships will leave on Friday.",
    );
}

#[test]
fn rules_between_paragraphs_go() {
    check(
        "They met.\n\n* * *\n\nThey left.\n\n____\n",
        "",
        "They met.\n\nThey left.",
    );
}

#[test]
fn letters_are_read() {
    let draft = read(
        "From: a@b.example\nSubject: Ministers meet\nDate: Tue, 19 Aug 2025 14:05:00 +0300\n\nThey met.",
    );
    assert_eq!(draft.title.as_deref(), Some("Ministers meet"));
    assert_eq!(
        draft.published.map(|p| p.0.to_string()).as_deref(),
        Some("2025-08-19")
    );
    assert_eq!(draft.body.text, "They met.");
}
