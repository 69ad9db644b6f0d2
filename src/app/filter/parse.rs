//! Text → filter.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::analysis::{EntityKind, MeetingKind, Status};
use crate::lexicon::{CountryCode, Lexicon, fold};
use crate::query::{Filter, Join, Wanted};
use crate::text::Span;

/// What is wrong in a filter, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The bytes that are meant.
    pub at: Span,
    /// What is wrong, in one line.
    pub what: String,
}

/// Reads a filter. `today` is what "7d" counts back from.
///
/// # Errors
/// The first thing that cannot be read.
pub fn parse(text: &str, today: Option<Date>) -> Result<Filter, Mistake> {
    let mut filter = Filter::default();
    let mut words: Vec<&str> = Vec::new();
    for term in terms(text)? {
        match term.field {
            None => words.push(term.raw),
            Some(field) => {
                set(&mut filter, field, &term.value, today)
                    .map_err(|what| Mistake { at: term.at, what })?;
            }
        }
    }
    filter.words = words.join(" ");
    Ok(filter)
}

/// One word, or one field with its value.
struct Term<'a> {
    at: Span,
    raw: &'a str,
    field: Option<&'a str>,
    value: String,
}

/// Cuts at spaces outside quotation marks.
fn terms(text: &str) -> Result<Vec<Term<'_>>, Mistake> {
    let mut terms = Vec::new();
    let mut start = None;
    let mut quote_at = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let ends = at == text.len() || (c.is_whitespace() && quote_at.is_none());
        if !ends && start.is_none() {
            start = Some(at);
        }
        if c == '"' && at < text.len() {
            quote_at = if quote_at.is_none() { Some(at) } else { None };
        }
        if let (true, Some(from)) = (ends, start) {
            terms.push(term(text, Span::new(from, at)));
            start = None;
        }
    }
    match quote_at {
        Some(at) => Err(Mistake {
            at: Span::new(at, text.len()),
            what: "this quotation mark is not closed".to_owned(),
        }),
        None => Ok(terms),
    }
}

fn term(text: &str, at: Span) -> Term<'_> {
    let raw = at.of(text);
    let field = raw
        .split_once(':')
        .filter(|(field, _)| !field.is_empty() && field.chars().all(char::is_alphabetic));
    Term {
        at,
        raw,
        field: field.map(|(field, _)| field),
        value: field
            .map_or("", |(_, value)| value)
            .replace('"', "")
            .trim()
            .to_owned(),
    }
}

fn set(filter: &mut Filter, field: &str, value: &str, today: Option<Date>) -> Result<(), String> {
    if value.is_empty() {
        return Err(format!("{field}: needs a value"));
    }
    match field.to_lowercase().as_str() {
        "country" | "countries" => countries(filter, value)?,
        "since" | "from" => filter.since = Some(days(value, today)?.0),
        "until" | "to" => filter.until = Some(days(value, today)?.1),
        "source" => filter.source = Some(value.to_owned()),
        "kind" => filter.kind = Some(one_of(field, value, KINDS)?),
        "status" => filter.status = Some(one_of(field, value, STATUSES)?),
        "is" => match value.to_lowercase().as_str() {
            "unread" => filter.unread = true,
            "starred" => filter.starred = true,
            _ => return Err(format!("is: takes unread or starred, not {value}")),
        },
        field => match named_by(field) {
            Some(kind) => name(filter, value, kind)?,
            None => return Err(unknown(field)),
        },
    }
    Ok(())
}

/// What kind of name a field takes: any, if there is none in it; `None` if it takes no name.
pub fn named_by(field: &str) -> Option<Option<EntityKind>> {
    match field {
        "person" => Some(Some(EntityKind::Person)),
        "org" | "organisation" | "organization" => Some(Some(EntityKind::Organization)),
        "party" => Some(None),
        _ => None,
    }
}

fn name(filter: &mut Filter, value: &str, kind: Option<EntityKind>) -> Result<(), String> {
    let wanted = Wanted::new(value, kind);
    if wanted.key.is_empty() {
        return Err(format!("{value} is no name"));
    }
    let is_same = |other: &Wanted| other.key == wanted.key && other.kind == wanted.kind;
    if !filter.parties.iter().any(is_same) {
        filter.parties.push(wanted);
    }
    Ok(())
}

fn unknown(field: &str) -> String {
    let names = super::FIELDS
        .iter()
        .map(|(name, _)| name.trim_end_matches(':'));
    let near = names
        .map(|name| (strsim::damerau_levenshtein(name, field), name))
        .filter(|(distance, name)| *distance <= 1 + name.len() / 3)
        .min();
    match near {
        Some((_, name)) => format!("there is no field {field}:; did you mean {name}:?"),
        None => {
            format!("there is no field {field}: (for a word with a colon, use quotation marks)")
        }
    }
}

/// "UA,RU" is one of them, "UA+RU" all of them.
fn countries(filter: &mut Filter, value: &str) -> Result<(), String> {
    let all = value.contains('+');
    if all && value.contains(',') {
        return Err("write either UA,RU for one of them or UA+RU for all of them".to_owned());
    }
    for name in value
        .split([',', '+'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
    {
        let country = country(name).ok_or_else(|| format!("there is no country {name}"))?;
        filter.countries.insert(country);
    }
    filter.countries_join = if all { Join::All } else { Join::Any };
    Ok(())
}

fn country(name: &str) -> Option<CountryCode> {
    let lexicon = Lexicon::builtin();
    let code = CountryCode::new(name).filter(|code| lexicon.country(*code).is_some());
    let folded = fold(name);
    code.or_else(|| {
        let mut countries = lexicon.countries().iter();
        countries
            .find(|c| {
                fold(c.name) == folded || fold(c.short) == folded || fold(c.adjective) == folded
            })
            .map(|c| c.code)
    })
}

const KINDS: &[(&str, MeetingKind)] = &[
    ("meeting", MeetingKind::Meeting),
    ("summit", MeetingKind::Summit),
    ("visit", MeetingKind::Visit),
    ("call", MeetingKind::Call),
    ("talks", MeetingKind::Talks),
];

const STATUSES: &[(&str, Status)] = &[
    ("held", Status::Held),
    ("ongoing", Status::Ongoing),
    ("planned", Status::Planned),
    ("proposed", Status::Proposed),
    ("cancelled", Status::Cancelled),
    ("refused", Status::Refused),
];

fn one_of<T: Copy>(field: &str, value: &str, known: &[(&str, T)]) -> Result<T, String> {
    let folded = value.to_lowercase();
    let found = known.iter().find(|(word, _)| *word == folded);
    found.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        format!("{field}: takes {}, not {value}", words.join(", "))
    })
}

/// The first and the last day of "2025-08-19", "2025-08", "2025", "today", "7d", "2w", "3m", "1y".
fn days(value: &str, today: Option<Date>) -> Result<(Date, Date), String> {
    let fail = || format!("{value} is no date: write 2025-08-19, 2025-08, 2025, today or 7d");
    if let Ok(date) = value.parse::<Date>() {
        return Ok((date, date));
    }
    let numbers: Option<Vec<i16>> = value.split('-').map(|part| part.parse().ok()).collect();
    let month = |year: i16, month: i16| {
        let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
        Some((first, first.last_of_month()))
    };
    match numbers.as_deref() {
        Some([year]) if value.len() == 4 => {
            let (first, last) = (month(*year, 1), month(*year, 12));
            return first.zip(last).map(|(a, b)| (a.0, b.1)).ok_or_else(fail);
        }
        Some([year, m]) if value.len() >= 6 => return month(*year, *m).ok_or_else(fail),
        _ => {}
    }
    relative(value, today)
        .map(|date| (date, date))
        .ok_or_else(fail)
}

fn relative(value: &str, today: Option<Date>) -> Option<Date> {
    let today = today?;
    match value.to_lowercase().as_str() {
        "today" => return Some(today),
        "yesterday" => return today.yesterday().ok(),
        _ => {}
    }
    let unit = value.chars().next_back()?;
    let n: i32 = value.get(..value.len() - unit.len_utf8())?.parse().ok()?;
    let n = (0..=100_000).contains(&n).then_some(n)?;
    let span = match unit {
        'd' => n.days(),
        'w' => n.weeks(),
        'm' if n < 100_000 => n.months(),
        'y' if n < 9_000 => n.years(),
        _ => return None,
    };
    today.checked_sub(span).ok()
}
