//! Filters as a reader types them: "country:UA,RU since:2025-08-01 cease-fire".
//!
//! A word with a colon is a field, anything else is looked for in the text. Values with
//! spaces stand in quotation marks. What is printed reads back as the same filter.

mod parse;
mod print;

pub use parse::{Mistake, named_by, parse};
pub use print::{Chip, chips, print, without};

/// The fields, with an example of a value.
pub const FIELDS: &[(&str, &str)] = &[
    ("country:", "UA,RU one of them · UA+RU all of them"),
    ("person:", "\"Angela Merkel\""),
    ("org:", "NATO"),
    ("since:", "2025-08-01 · 2025-08 · 7d · 3m"),
    ("until:", "2025-08-31"),
    ("source:", "Reuters · part of the name is enough"),
    ("kind:", "meeting summit visit call talks"),
    ("status:", "held ongoing planned proposed cancelled refused"),
    ("is:", "unread starred"),
];

#[cfg(test)]
mod tests;
