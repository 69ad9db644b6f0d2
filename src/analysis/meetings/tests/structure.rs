//! Properties of all rows, and rows told more than once.

use super::{check, rows};
use crate::analysis::MeetingKind;

#[test]
fn an_encounter_told_twice_is_one_row() {
    let text = "Greek Prime Minister Kyriakos Mitsotakis met Turkish President Recep Tayyip Erdogan in Athens. \
                The meeting lasted two hours. Erdogan and Mitsotakis met for the third time this year.";
    let rows = rows(text);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0].also.len(), 2, "{rows:?}");
}

#[test]
fn the_two_leaders_are_those_named_before() {
    check(
        "Serbian President Aleksandar Vucic spoke first, then Hungarian Prime Minister Viktor Orban. \
         The two leaders held talks in Belgrade.",
        &["talks held: Aleksandar Vucic RS, Viktor Orban HU"],
    );
}

#[test]
fn spans_lie_in_their_text_whatever_the_text() {
    for text in [
        "“Macron met Merz” — «Путин» meets Xi… (summit",
        "met met met visits visit talks with with between and and, the, of of",
        "Réunion: 🇫🇷 President Macron’s visit to 🇩🇪 Germany’s Chancellor’s meeting’s talks",
        "U.S. and the talks between the the the",
    ] {
        for row in rows(text) {
            let mut spans = vec![row.trigger, row.evidence];
            spans.extend(row.participants.iter().map(|p| p.span));
            spans.extend(row.place.iter().map(|p| p.span));
            spans.extend(row.when_span);
            spans.extend(row.also);
            for span in spans {
                assert!(text.get(span.range()).is_some(), "{span:?} in {text}");
            }
        }
    }
}

#[test]
fn many_states_at_the_table_are_a_summit() {
    let rows = rows("Foreign ministers of Egypt, Jordan, Qatar and Turkey held talks in Cairo.");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0].kind, MeetingKind::Summit);
    assert_eq!(rows[0].participants.len(), 4, "{rows:?}");
}
