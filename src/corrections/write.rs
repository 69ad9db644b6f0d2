//! Corrections → text that people read; adding to such a text and taking away from it, byte for
//! byte the same elsewhere.

use std::fmt::Write;
use std::ops::Range;

use super::read::blocks;
use super::{Correction, What};
use crate::analysis::EntityKind;

/// What stands at the top of a text that the program begins.
const HEAD: &str = "\
# Corrections to what dateline finds. Edit it by hand as you like: dateline only adds
# to it, and takes away what you take back. \"dateline corrections\" lists them.
";

/// A correction as a table of its own.
pub fn written(correction: &Correction) -> String {
    let mut text = format!("[[{}]]\n", table_name(&correction.what));
    for (key, value) in fields(correction) {
        // Writing into a String does not fail.
        let _ = writeln!(text, "{key} = {value}");
    }
    text
}

/// The text with a correction added at its end.
pub fn with(text: &str, correction: &Correction) -> String {
    let text = if text.trim().is_empty() { HEAD } else { text };
    let is_ended = text.ends_with('\n');
    let end = if is_ended { "" } else { "\n" };
    format!("{text}{end}\n{}", written(correction))
}

/// The text without the last table that says the same as a correction; `None` if there is none.
pub fn without(text: &str, correction: &Correction) -> Option<String> {
    let id = correction.id();
    let blocks = blocks(text);
    let block = blocks.iter().rev().find(|(c, _)| c.id() == id);
    let range = lines_of(text, block?.1.clone())?;
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    // The empty line above it came with it.
    let before = match before.strip_suffix("\n\n") {
        Some(_) => before.get(..before.len() - 1)?,
        None => before,
    };
    let after = match before.is_empty() {
        true => after.trim_start_matches('\n'),
        false => after,
    };
    let rest = format!("{before}{after}");
    Some(if rest == HEAD { String::new() } else { rest })
}

/// The whole lines of a table: from its header to its last value.
fn lines_of(text: &str, values: Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..values.start)?;
    let header = before.rfind("[[")?;
    let start = before.get(..header)?.rfind('\n').map_or(0, |at| at + 1);
    // Anything else before the header is no header of ours.
    let is_header = text.get(start..header)?.trim().is_empty();
    let end = text.get(values.end..)?.find('\n');
    let end = end.map_or(text.len(), |at| values.end + at + 1);
    is_header.then_some(start..end)
}

/// The name of the tables of a kind.
pub(super) fn table_name(what: &What) -> &'static str {
    match what {
        What::NotAMeeting { .. } | What::NotBetween { .. } => "not_a_meeting",
        What::Country { .. } => "country",
        What::SamePerson { .. } => "same_person",
        What::DifferentPerson { .. } => "different_person",
        What::Speaker { .. } => "speaker",
        What::Kind { .. } => "kind",
    }
}

/// The word for what a name names.
pub(super) fn kind_word(kind: Option<EntityKind>) -> &'static str {
    match kind {
        Some(EntityKind::Person) => "person",
        Some(EntityKind::Organization) => "organisation",
        Some(EntityKind::Country) => "country",
        Some(EntityKind::Place) => "place",
        None => "nothing",
    }
}

fn fields(correction: &Correction) -> Vec<(&'static str, String)> {
    let mut fields = match &correction.what {
        What::NotAMeeting { sentence, words } => {
            let words = (!words.is_empty()).then(|| ("words", quoted(words)));
            let sentence = ("sentence", quoted(sentence));
            std::iter::once(sentence).chain(words).collect()
        }
        What::NotBetween { between, on } => {
            let names: Vec<String> = between.iter().map(|name| quoted(name)).collect();
            let names = ("between", format!("[{}]", names.join(", ")));
            let on = on.map(|day| ("on", day.to_string()));
            std::iter::once(names).chain(on).collect()
        }
        What::Country { name, country } => {
            let country = country.map_or("none".to_owned(), |code| code.to_string());
            vec![("name", quoted(name)), ("country", quoted(&country))]
        }
        What::SamePerson { name, is } | What::DifferentPerson { name, is } => {
            vec![("name", quoted(name)), ("is", quoted(is))]
        }
        What::Speaker { quote, speaker } => {
            let speaker = speaker.as_deref().unwrap_or("nobody");
            vec![("quote", quoted(quote)), ("speaker", quoted(speaker))]
        }
        What::Kind { name, kind } => {
            vec![("name", quoted(name)), ("is", quoted(kind_word(*kind)))]
        }
    };
    let scope = &correction.scope;
    fields.extend(scope.article.as_ref().map(|key| ("article", quoted(key))));
    fields.extend(scope.source.as_ref().map(|name| ("source", quoted(name))));
    fields.extend(correction.made.map(|day| ("made", day.to_string())));
    let comment = Some(&correction.comment).filter(|comment| !comment.is_empty());
    fields.extend(comment.map(|comment| ("comment", quoted(comment))));
    fields
}

/// A text on one line, in quotation marks.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
