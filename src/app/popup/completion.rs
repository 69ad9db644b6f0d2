//! What a half-typed filter may be completed to.

use super::fuzzy;
use crate::analysis::EntityKind;
use crate::lexicon::{CountryCode, Lexicon};
use crate::query::NameCount;
use crate::query::language::{FIELDS, named_by, quoted};

/// Most completions shown.
const N: usize = 50;

/// Most countries shown above names.
const N_COUNTRIES: usize = 4;

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
        } else if at == start && matches!(c, '(' | '-') {
            // A bracket or a minus sign stands before the term.
            start = at + 1;
        }
    }
    (start, before.get(start..).unwrap_or(""))
}

/// The kind and the prefix of a name, if one is being typed.
pub fn name_prefix(term: &str) -> Option<(Option<EntityKind>, String)> {
    let (field, value) = term.split_once(':')?;
    let kind = named_by(field)?;
    let value = value.replace('"', "");
    let (_, typed) = last_of(field, &value);
    Some((kind, typed.to_owned()))
}

/// What stands before the last of several values, with its sign, and the last.
fn last_of<'a>(field: &str, value: &'a str) -> (&'a str, &'a str) {
    let signs: &[char] = match field {
        "country" => &[',', '+'],
        "with" => &['+'],
        "kind" | "status" => &[','],
        _ => &[],
    };
    let start = value.rfind(signs).map_or(0, |at| at + 1);
    value.split_at_checked(start).unwrap_or(("", value))
}

/// Completions of a term; `names` are those that answer [`name_prefix`].
pub fn completions(term: &str, names: &[NameCount]) -> Vec<Completion> {
    let Some((field, value)) = term.split_once(':') else {
        return fields(term);
    };
    match field {
        "country" => countries(value),
        "kind" | "status" | "is" => words(field, value),
        "since" | "until" | "on" => days(field, value),
        _ if named_by(field).is_some() => {
            let value = value.replace('"', "");
            let (done, typed) = last_of(field, &value);
            let takes_countries = matches!(field, "with" | "about");
            let sides = match takes_countries {
                true => country_sides(field, done, typed, names),
                false => Vec::new(),
            };
            let is_side = |name: &NameCount| takes_countries && country_of(name).is_some();
            let names = names.iter().filter(|name| !is_side(name));
            let names = names.map(|name| named(field, done, name));
            sides.into_iter().chain(names).collect()
        }
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
    let (done, typed) = last_of("country", value);
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

/// The country that a name stands for, if it is the name of one.
fn country_of(name: &NameCount) -> Option<CountryCode> {
    name.country.filter(|_| name.kind == EntityKind::Country)
}

/// The countries that may be meant where a name or a country may stand: those among the names,
/// with their numbers, then others by their code or the beginning of a word of their name.
fn country_sides(field: &str, done: &str, typed: &str, names: &[NameCount]) -> Vec<Completion> {
    let typed = typed.trim().to_lowercase();
    let begins = |name: &str| {
        let name = name.to_lowercase();
        let ends = name.match_indices(' ').map(|(at, space)| at + space.len());
        let mut starts = std::iter::once(0).chain(ends);
        starts.any(|at| name.get(at..).is_some_and(|rest| rest.starts_with(&typed)))
    };
    let mut found: Vec<(CountryCode, Option<u32>)> = Vec::new();
    for name in names {
        let code = country_of(name).filter(|code| found.iter().all(|(other, _)| other != code));
        found.extend(code.map(|code| (code, Some(name.n_articles))));
    }
    let lexicon = Lexicon::builtin();
    if !typed.is_empty() {
        let is_meant =
            |code: CountryCode, name| code.as_str().eq_ignore_ascii_case(&typed) || begins(name);
        for country in lexicon.countries() {
            let is_known = found.iter().any(|(code, _)| *code == country.code);
            if !is_known && is_meant(country.code, country.name) {
                found.push((country.code, None));
            }
        }
    }
    let completion = |(code, n): (CountryCode, Option<u32>)| {
        let name = lexicon.country(code).map_or("", |country| country.name);
        let n = n.map(|n| format!(" {n}")).unwrap_or_default();
        Completion {
            text: format!("{field}:{}", quoted(&format!("{done}{code}"))),
            note: format!("{name}{n}"),
        }
    };
    found
        .into_iter()
        .take(N_COUNTRIES)
        .map(completion)
        .collect()
}

fn named(field: &str, done: &str, name: &NameCount) -> Completion {
    let value = quoted(&format!("{done}{}", name.name));
    let country = name.country.map(|c| format!("{c} ")).unwrap_or_default();
    Completion {
        text: format!("{field}:{value}"),
        note: format!("{country}{}", name.n_articles),
    }
}

fn words(field: &str, value: &str) -> Vec<Completion> {
    let row = FIELDS
        .iter()
        .find(|(name, _)| name.trim_end_matches(':') == field);
    let words = row.map_or("", |(_, words)| words).split(' ');
    let (done, typed) = last_of(field, value);
    words
        .filter(|word| word.starts_with(&typed.to_lowercase()))
        .map(|word| Completion {
            text: format!("{field}:{done}{word}"),
            note: String::new(),
        })
        .collect()
}

/// Days in words.
fn days(field: &str, value: &str) -> Vec<Completion> {
    let typed = value.replace('"', "").to_lowercase();
    let known = DAYS.iter().filter(|day| day.starts_with(&typed));
    known
        .map(|day| Completion {
            text: format!("{field}:{}", quoted(day)),
            note: String::new(),
        })
        .collect()
}

/// Days that are offered.
const DAYS: &[&str] = &[
    "today",
    "yesterday",
    "monday",
    "this week",
    "last week",
    "this month",
    "last month",
    "this year",
    "last year",
    "7d",
    "3m",
];
