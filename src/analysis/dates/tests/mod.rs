//! Tables: a text, the day of publication, and the expressions expected in it.

mod absolute;
mod days;
mod none;
mod properties;
mod relative;

use jiff::civil::Date;

use crate::analysis::{TimeExpr, analyze_text};
use crate::lexicon::Lexicon;

/// A Tuesday.
const PUBLISHED: &str = "2025-08-19";

/// The expressions of time in a text; an empty day of publication is an unknown one.
fn times(text: &str, published: &str) -> Vec<TimeExpr> {
    let published = published.parse::<Date>().ok();
    analyze_text(text, None, published, &Lexicon::default()).times
}

/// What is found, as "words = value", joined by "; "; "?" stands for an unresolved value.
fn found(text: &str, published: &str) -> String {
    let found = times(text, published);
    let found = found.iter().map(|t| {
        let value = if t.value.is_empty() { "?" } else { &t.value };
        format!("{} = {value}", t.span.of(text))
    });
    found.collect::<Vec<_>>().join("; ")
}

/// Checks a table: on each line a text, an arrow, and what is found in the text; `\n` in it
/// is a line break.
#[track_caller]
fn check(published: &str, rows: &str) {
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let (text, expected) = row.split_once("=>").unwrap();
        let text = text.trim().replace("\\n", "\n");
        assert_eq!(found(&text, published), expected.trim(), "{text}");
    }
}
