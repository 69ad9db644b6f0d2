//! What the values of the fields mean.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::days::days;
use super::{KINDS, STATUSES};
use crate::analysis::EntityKind;
use crate::lexicon::{CountryCode, Lexicon, fold};
use crate::query::{Condition, Expr, Join, Side, Wanted};

/// What kind of name a field takes: any, if there is none in it; `None` if it takes no name.
pub fn named_by(field: &str) -> Option<Option<EntityKind>> {
    match field {
        "person" => Some(Some(EntityKind::Person)),
        "org" | "organisation" | "organization" => Some(Some(EntityKind::Organization)),
        "place" => Some(Some(EntityKind::Place)),
        "party" | "said" | "with" | "about" => Some(None),
        _ => None,
    }
}

/// What a field with its value asks for.
///
/// # Errors
/// What is wrong, in one line.
pub(super) fn condition(field: &str, raw: &str, today: Option<Date>) -> Result<Expr, String> {
    let value = raw.replace('"', "");
    let value = value.trim();
    if value.is_empty() {
        return Err(format!("{field}: needs a value"));
    }
    let condition = match field.to_lowercase().as_str() {
        "country" | "countries" => countries(value)?,
        "with" | "met" => Condition::With(sides(value)?),
        "said" | "by" => Condition::Said(name(value, None)?),
        "about" => Condition::About(side(value)?),
        "title" | "headline" => Condition::Title(word(value, raw)?),
        "text" | "word" | "words" => Condition::Words(word(value, raw)?),
        "since" | "from" | "after" => Condition::Since(days(value, today)?.0),
        "until" | "to" | "before" => Condition::Until(days(value, today)?.1),
        "on" | "during" => {
            let (first, last) = days(value, today)?;
            let ends = [Condition::Since(first), Condition::Until(last)];
            return Ok(Expr::All(ends.map(Expr::Is).to_vec()));
        }
        "source" | "outlet" => Condition::Source(value.to_owned()),
        "kind" => return one_of(field, value, KINDS, Condition::Kind),
        "status" => return one_of(field, value, STATUSES, Condition::Status),
        "is" => return mark(value),
        field => match named_by(field) {
            Some(kind) => Condition::Name(name(value, kind)?),
            None => return Err(unknown(field)),
        },
    };
    Ok(Expr::Is(condition))
}

fn mark(value: &str) -> Result<Expr, String> {
    Ok(match value.to_lowercase().as_str() {
        "unread" => Expr::Is(Condition::Unread),
        "starred" => Expr::Is(Condition::Starred),
        "read" => Expr::Not(Box::new(Expr::Is(Condition::Unread))),
        _ => return Err(format!("is: takes unread, read or starred, not {value}")),
    })
}

fn name(value: &str, kind: Option<EntityKind>) -> Result<Wanted, String> {
    let wanted = Wanted::new(value, kind);
    match wanted.key.is_empty() {
        true => Err(format!("{value} is no name")),
        false => Ok(wanted),
    }
}

/// A word as full text finds it; several stand together, as if in quotation marks.
fn word(value: &str, raw: &str) -> Result<String, String> {
    if !value.contains(char::is_alphanumeric) {
        return Err(format!("there is no word in {value}"));
    }
    let is_phrase = raw.contains('"') || value.contains(char::is_whitespace);
    Ok(match is_phrase {
        true => format!("\"{value}\""),
        false => value.to_owned(),
    })
}

/// "UA,RU" is one of them, "UA+RU" all of them.
fn countries(value: &str) -> Result<Condition, String> {
    let all = value.contains('+');
    if all && value.contains(',') {
        return Err("write either UA,RU for one of them or UA+RU for all of them".to_owned());
    }
    let names = value.split([',', '+']).map(str::trim);
    let codes: BTreeSet<CountryCode> = names
        .filter(|name| !name.is_empty())
        .map(|name| country(name).ok_or_else(|| format!("there is no country {name}")))
        .collect::<Result<_, _>>()?;
    if codes.is_empty() {
        return Err(format!("there is no country {value}"));
    }
    Ok(Condition::Countries(
        codes,
        if all { Join::All } else { Join::Any },
    ))
}

/// "Putin+Trump", "UA+RU", "Merz".
fn sides(value: &str) -> Result<Vec<Side>, String> {
    let names = value.split('+').map(str::trim);
    let sides: Vec<Side> = names
        .filter(|name| !name.is_empty())
        .map(side)
        .collect::<Result<_, _>>()?;
    match sides.is_empty() {
        true => Err(format!("{value} is no name")),
        false => Ok(sides),
    }
}

/// A country if the name is one, else a person or a body. "Li" is a name, "LI" a country.
fn side(value: &str) -> Result<Side, String> {
    let is_code = value.len() == 2 && !value.contains(char::is_lowercase);
    match country(value).filter(|_| is_code || value.len() > 2) {
        Some(code) => Ok(Side::Country(code)),
        None => name(value, None).map(Side::Name),
    }
}

/// A country by its code or name; codes that are words too only in capitals.
fn country(name: &str) -> Option<CountryCode> {
    let lexicon = Lexicon::builtin();
    let code = CountryCode::new(&name.to_uppercase()).filter(|c| lexicon.country(*c).is_some());
    let wanted = fold(name);
    let named = || {
        let countries = lexicon.countries().iter();
        countries.clone().find(|c| fold(c.name) == wanted)
    };
    code.or_else(|| named().map(|c| c.code)).or_else(|| {
        let entries = lexicon.named(name);
        let mut codes = entries
            .filter(|e| e.kind == crate::lexicon::EntryKind::Country)
            .filter_map(|e| e.country);
        codes.next()
    })
}

fn one_of<T: Copy>(
    field: &str,
    value: &str,
    known: &[(&str, T)],
    is: impl Fn(T) -> Condition,
) -> Result<Expr, String> {
    let meaning = |value: &str| {
        let folded = value.trim().to_lowercase();
        let found = known.iter().find(|(word, _)| *word == folded);
        found
            .map(|(_, meaning)| Expr::Is(is(*meaning)))
            .ok_or_else(|| {
                let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
                format!("{field}: takes {}, not {value}", words.join(", "))
            })
    };
    let mut several: Vec<Expr> = value.split(',').map(meaning).collect::<Result<_, _>>()?;
    match (several.len(), several.pop()) {
        (1, Some(one)) => Ok(one),
        (_, last) => {
            several.extend(last);
            Ok(Expr::Any(several))
        }
    }
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
