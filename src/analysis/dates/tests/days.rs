//! The days that an expression covers: vague ones are stretches, never a false exact day.

use super::{PUBLISHED, times};
use crate::analysis::{Grain, TimexType};

/// Checks the days of the first expression of each row.
#[track_caller]
fn check_days(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let found = times(text, PUBLISHED);
        let days = found.first().and_then(|t| t.days);
        let days = days.map_or("none".to_owned(), |d| format!("{}..{}", d.first, d.last));
        assert_eq!(days, *expected, "{text}");
    }
}

#[test]
fn parts_of_stretches() {
    check_days(&[
        ("It opened in early May.", "2025-05-01..2025-05-10"),
        ("It opened in mid-June.", "2025-06-11..2025-06-20"),
        ("It will close in late August.", "2025-08-21..2025-08-31"),
        ("It opened in late February 2024.", "2024-02-21..2024-02-29"),
        ("It opened in early 2025.", "2025-01-01..2025-04-30"),
        (
            "It opened at the beginning of May.",
            "2025-05-01..2025-05-07",
        ),
        ("It opened in the late 1990s.", "1997-01-01..1999-12-31"),
        ("It opened earlier this year.", "2025-01-01..2025-08-19"),
        ("It opens later this month.", "2025-08-19..2025-08-31"),
        (
            "It opens by the end of the month.",
            "2025-08-19..2025-08-31",
        ),
        ("It opens by the end of 2026.", "2026-09-01..2026-12-31"),
        ("It opens at year-end.", "2025-12-01..2025-12-31"),
    ]);
}

#[test]
fn whole_stretches() {
    check_days(&[
        ("They met last week.", "2025-08-11..2025-08-17"),
        ("They met over the weekend.", "2025-08-16..2025-08-17"),
        ("They met in 2019.", "2019-01-01..2019-12-31"),
        ("They met two weeks ago.", "2025-08-04..2025-08-10"),
        ("They met on 7 to 10 August.", "2025-08-07..2025-08-10"),
        (
            "From August 30 to September 2 they meet.",
            "2025-08-30..2025-09-02",
        ),
        (
            "They met from Wednesday to Friday.",
            "2025-08-13..2025-08-15",
        ),
        ("They will meet within two weeks.", "2025-08-19..2025-09-02"),
        (
            "They met over the past three months.",
            "2025-05-19..2025-08-19",
        ),
        ("They met for two weeks.", "none"),
        ("They met some years ago.", "none"),
    ]);
}

#[test]
fn grain_type_and_reason() {
    let of = |text: &str| times(text, PUBLISHED).remove(0);
    let time = of("He left at 10 a.m. on Friday.");
    assert_eq!((time.timex, time.grain), (TimexType::Time, Grain::Hour));
    let time = of("He left last week.");
    assert_eq!((time.timex, time.grain), (TimexType::Date, Grain::Week));
    let time = of("He left every Friday.");
    assert_eq!((time.timex, time.grain), (TimexType::Set, Grain::Day));
    let time = of("He spoke for two hours.");
    assert_eq!((time.timex, time.grain), (TimexType::Duration, Grain::Hour));
    let time = times("He left yesterday.", "").remove(0);
    assert!(time.reason.contains("not known"), "{}", time.reason);
    let full = of("He left on 3 May 2021.");
    let bare = of("He left on Friday.");
    assert!(full.confidence > bare.confidence);
}
