//! What a half-typed filter may be completed to.

use super::fuzzy;
use crate::analysis::EntityKind;
use crate::app::filter::{FIELDS, named_by};
use crate::lexicon::Lexicon;
use crate::query::NameCount;

/// Most completions shown.
const N: usize = 50;

/// A way to complete what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What takes the place of the term that is being typed.
    pub text: String,
    /// What is shown beside it.
    pub note: String,
}

/// The term before the cursor: where it starts, and its text.
pub fn term(before: &str) -> (usize, &str) {
    let mut start = 0;
    let mut in_quotes = false;
    for (at, c) in before.char_indices() {
        if c == '"' {
            in_quotes = !in_quotes;
        } else if c.is_whitespace() && !in_quotes {
            start = at + c.len_utf8();
        }
    }
    (start, before.get(start..).unwrap_or(""))
}

/// The kind and the prefix of a name, if one is being typed.
pub fn name_prefix(term: &str) -> Option<(Option<EntityKind>, String)> {
    let (field, value) = term.split_once(':')?;
    Some((named_by(field)?, value.replace('"', "")))
}

/// Completions of a term; `names` are those that answer [`name_prefix`].
pub fn completions(term: &str, names: &[NameCount]) -> Vec<Completion> {
    let Some((field, value)) = term.split_once(':') else {
        return fields(term);
    };
    match field {
        "country" => countries(value),
        "kind" | "status" | "is" => words(field, value),
        _ if named_by(field).is_some() => names.iter().map(|name| named(field, name)).collect(),
        _ => Vec::new(),
    }
}

fn fields(term: &str) -> Vec<Completion> {
    FIELDS
        .iter()
        .filter(|(name, _)| name.starts_with(&term.to_lowercase()))
        .map(|(name, example)| Completion {
            text: (*name).to_owned(),
            note: (*example).to_owned(),
        })
        .collect()
}

/// The last of several countries is completed.
fn countries(value: &str) -> Vec<Completion> {
    let start = value.rfind([',', '+']).map_or(0, |at| at + 1);
    let (done, typed) = value.split_at_checked(start).unwrap_or(("", value));
    let all = Lexicon::builtin().countries();
    let names: Vec<String> = all
        .iter()
        .map(|c| format!("{} {}", c.code, c.name))
        .collect();
    fuzzy::ranked(typed, names.iter().map(String::as_str))
        .into_iter()
        .take(N)
        .filter_map(|idx| all.get(idx))
        .map(|country| Completion {
            text: format!("country:{done}{}", country.code),
            note: country.name.to_owned(),
        })
        .collect()
}

fn named(field: &str, name: &NameCount) -> Completion {
    let value = name.name.replace('"', "");
    let quoted = value.contains(char::is_whitespace);
    let sign = if quoted { "\"" } else { "" };
    let country = name.country.map(|c| format!("{c} ")).unwrap_or_default();
    Completion {
        text: format!("{field}:{sign}{value}{sign}"),
        note: format!("{country}{}", name.n_articles),
    }
}

fn words(field: &str, value: &str) -> Vec<Completion> {
    let row = FIELDS
        .iter()
        .find(|(name, _)| name.trim_end_matches(':') == field);
    let words = row.map_or("", |(_, words)| words).split(' ');
    words
        .filter(|word| word.starts_with(&value.to_lowercase()))
        .map(|word| Completion {
            text: format!("{field}:{word}"),
            note: String::new(),
        })
        .collect()
}
