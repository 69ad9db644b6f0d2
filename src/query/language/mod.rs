//! The query language: "country:UA,RU (talks or summit) with:Putin+Trump since:2025-08".
//!
//! One language for the filter of the reader, the command line and saved views. A word with a
//! colon is a field, anything else is looked for in the text. Values with spaces stand in
//! quotation marks. Terms beside each other must all hold; `or` is weaker, `not` and `-` deny
//! what follows, brackets group. What is printed reads back as the same filter.

mod days;
mod lex;
mod parse;
mod print;
mod values;

pub use parse::parse;
pub use print::{country_list, expression, name_field, print, quoted, side, sides};
pub use values::named_by;

use crate::analysis::{MeetingKind, Status};
use crate::text::Span;

/// What is wrong in a query, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The bytes that are meant.
    pub at: Span,
    /// What is wrong, in one line.
    pub what: String,
}

/// The fields, with an example of a value.
pub const FIELDS: &[(&str, &str)] = &[
    ("country:", "UA,RU one of them · UA+RU all of them"),
    ("person:", "\"Angela Merkel\""),
    ("org:", "NATO"),
    ("with:", "Putin+Trump met each other · UA+RU"),
    ("said:", "Merz · quotations by"),
    ("about:", "Germany · in the headline, the opening or often"),
    ("kind:", "meeting summit visit call talks"),
    ("status:", "held ongoing planned proposed cancelled refused"),
    ("since:", "2025-08-01 · 2025-08 · 7d · \"last week\""),
    ("until:", "2025-08-31 · yesterday"),
    ("on:", "2025-08-19 · \"last month\""),
    ("source:", "Reuters · part of the name is enough"),
    ("place:", "Geneva"),
    ("title:", "summit · a word of the headline"),
    ("is:", "unread starred"),
];

/// The forms of encounters, as they are typed.
pub const KINDS: &[(&str, MeetingKind)] = &[
    ("meeting", MeetingKind::Meeting),
    ("summit", MeetingKind::Summit),
    ("visit", MeetingKind::Visit),
    ("call", MeetingKind::Call),
    ("talks", MeetingKind::Talks),
];

/// The states of encounters, as they are typed.
pub const STATUSES: &[(&str, Status)] = &[
    ("held", Status::Held),
    ("ongoing", Status::Ongoing),
    ("planned", Status::Planned),
    ("proposed", Status::Proposed),
    ("cancelled", Status::Cancelled),
    ("refused", Status::Refused),
];

/// What a form of an encounter is typed as.
pub fn kind_word(kind: MeetingKind) -> &'static str {
    word_of(KINDS, kind)
}

/// What a state of an encounter is typed as.
pub fn status_word(status: Status) -> &'static str {
    word_of(STATUSES, status)
}

fn word_of<T: PartialEq>(words: &[(&'static str, T)], meant: T) -> &'static str {
    let known = words.iter().find(|(_, meaning)| *meaning == meant);
    known.map_or("", |(word, _)| word)
}

#[cfg(test)]
mod tests;
