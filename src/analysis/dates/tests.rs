//! Tables: a text, the day of publication, and the expressions expected in it.

use jiff::civil::Date;
use proptest::prelude::*;

use crate::analysis::{TimeExpr, analyze_text};
use crate::lexicon::Lexicon;

fn times(text: &str, published: &str) -> Vec<TimeExpr> {
    let published = published.parse::<Date>().ok();
    analyze_text(text, None, published, &Lexicon::builtin()).times
}

/// What is found, as "words = value", joined by "; ".
#[track_caller]
fn check(text: &str, published: &str, expected: &str) {
    let found: Vec<String> = times(text, published)
        .iter()
        .map(|t| format!("{} = {}", t.span.of(text), t.value))
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
}

/// The days of the only expression.
#[track_caller]
fn check_days(text: &str, published: &str, expected: &str) {
    let found: Vec<String> = times(text, published)
        .iter()
        .map(|t| match t.days {
            Some(days) => format!("{}..{}", days.first, days.last),
            None => "none".to_owned(),
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
}

#[test]
fn full_dates() {
    for (text, expected) in [
        (
            "They met on 19 August 2025 in Oslo.",
            "19 August 2025 = 2025-08-19",
        ),
        (
            "They met on August 19, 2025 in Oslo.",
            "August 19, 2025 = 2025-08-19",
        ),
        (
            "Signed on Monday, May 18, 2015 by both.",
            "Monday, May 18, 2015 = 2015-05-18",
        ),
        ("The text of 2025-08-19 stands.", "2025-08-19 = 2025-08-19"),
        ("In May 2025 and in 2019", "May 2025 = 2025-05; 2019 = 2019"),
        (
            "Prices in the third quarter of 2024 fell.",
            "the third quarter of 2024 = 2024-Q3",
        ),
        ("Music of the mid-1990s", "the mid-1990s = 199"),
        ("A palace of the 19th century", "the 19th century = 18"),
    ] {
        check(text, "", expected);
    }
}

#[test]
fn days_of_parts() {
    for (text, expected) in [
        ("It opened in early May.", "2025-05-01..2025-05-10"),
        ("It will close in late August.", "2025-08-21..2025-08-31"),
        (
            "They meet by the end of the month.",
            "2025-08-19..2025-08-31",
        ),
        ("Talks come within two weeks.", "2025-08-19..2025-09-02"),
    ] {
        check_days(text, "2025-08-19", expected);
    }
}

proptest! {
    #[test]
    fn spans_are_valid_and_sorted(
        text in "(on |last |the |May |19|2025|, |-|Friday |weeks? |ago |9999 |é|\n|of |Q3 |T|: |'){0,30}",
        published in proptest::option::of("[0-9]{4}-0[1-9]-1[0-9]"),
    ) {
        let mut at = 0;
        for time in times(&text, published.as_deref().unwrap_or("")) {
            prop_assert!(time.span.start >= at && !time.span.is_empty());
            prop_assert!(text.get(time.span.range()).is_some());
            prop_assert!(time.days.is_none_or(|d| d.first <= d.last));
            prop_assert!(time.confidence.0 <= 100);
            at = time.span.end;
        }
    }
}
