//! Who meets whom, in sentences of our own: text in, rows out.
//!
//! A row is written `kind status: side, side @place (first day..last day)`; a country stands
//! by its code in capitals behind the name.

mod constructions;
mod denials;
mod modern;
mod none;
mod parties;
mod people;
mod places;
mod statuses;
mod structure;

use jiff::civil::date;

use crate::analysis::{Meeting, analyze_text};
use crate::lexicon::Lexicon;

/// The rows of `text`, published on Wednesday 18 June 2025.
fn rows(text: &str) -> Vec<Meeting> {
    let lexicon = Lexicon::builtin();
    analyze_text(text, None, Some(date(2025, 6, 18)), &lexicon).meetings
}

/// Sides of each row by name, with their country.
fn written(row: &Meeting) -> String {
    let sides: Vec<String> = row
        .participants
        .iter()
        .map(|p| match p.country {
            Some(country) => format!("{} {country}", p.name),
            None => p.name.clone(),
        })
        .collect();
    let kind = format!("{:?}", row.kind).to_lowercase();
    let status = format!("{:?}", row.status).to_lowercase();
    format!("{kind} {status}: {}", sides.join(", "))
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = rows(text).iter().map(written).collect();
    assert_eq!(found, expected, "{text}");
}

/// A table of texts and their rows; every row of the table is tried before the test fails.
#[track_caller]
fn check_all(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found: Vec<String> = rows(text).iter().map(written).collect();
            (found != *expected)
                .then(|| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        table.len(),
        wrong.join("\n")
    );
}
