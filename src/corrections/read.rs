//! Text → corrections. What is wrong is told with its place; the rest still counts.

use std::ops::Range;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use super::{Correction, Scope, What, normalized_key};
use crate::analysis::EntityKind;
use crate::lexicon::{CountryCode, EntryKind, Lexicon};
use crate::text::Mistake;
use crate::text::mistake::{nearest, place};

/// Corrections as read, with the mistakes that were passed over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// What can be used, with the line on which it begins; in file order.
    pub corrections: Vec<(Correction, usize)>,
    /// What is wrong, in file order.
    pub mistakes: Vec<Mistake>,
}

/// The kinds of tables with the keys that each needs and may have besides those of all.
const TABLES: [(&str, &[&str]); 6] = [
    ("not_a_meeting", &["sentence", "words", "between", "on"]),
    ("country", &["name", "country"]),
    ("same_person", &["name", "is"]),
    ("different_person", &["name", "is"]),
    ("speaker", &["quote", "speaker"]),
    ("kind", &["name", "is"]),
];

/// Keys that every table may have.
const COMMON: [&str; 4] = ["article", "source", "made", "comment"];

/// The words for what a name may be.
const KINDS: [(&str, Option<EntityKind>); 6] = [
    ("person", Some(EntityKind::Person)),
    ("organisation", Some(EntityKind::Organization)),
    ("organization", Some(EntityKind::Organization)),
    ("country", Some(EntityKind::Country)),
    ("place", Some(EntityKind::Place)),
    ("nothing", None),
];

/// Reads corrections.
pub fn read(text: &str) -> Read {
    let mut read = Read::default();
    let mut found = Vec::new();
    walk(text, &mut found, &mut read.mistakes);
    read.mistakes.sort_by_key(|m| (m.line, m.column));
    let lines = found.into_iter().map(|(correction, span)| {
        let (line, _) = place(text, &span);
        (correction, line)
    });
    read.corrections = lines.collect();
    read
}

/// The corrections of a text with the bytes of their keys and values, in file order.
pub(super) fn blocks(text: &str) -> Vec<(Correction, Range<usize>)> {
    let mut found = Vec::new();
    walk(text, &mut found, &mut Vec::new());
    found
}

fn walk(text: &str, found: &mut Vec<(Correction, Range<usize>)>, mistakes: &mut Vec<Mistake>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken: Vec<Range<usize>> = errors.iter().filter_map(toml::de::Error::span).collect();
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        mistakes.push(Mistake::at(text, &span, error.message()));
    }
    for (key, value) in table.get_ref() {
        let name = key.get_ref().as_ref();
        let Some((_, keys)) = TABLES.iter().find(|(known, _)| *known == name) else {
            let what = format!("there is no correction \"{name}\"");
            let known = TABLES.iter().map(|(known, _)| *known);
            mistakes.push(Mistake::at(text, &key.span(), what).suggest(name, known));
            continue;
        };
        let Some(rows) = value.get_ref().as_array() else {
            let what = format!("write [[{name}]] with two brackets, once for each correction");
            mistakes.push(Mistake::at(text, &key.span(), what));
            continue;
        };
        for row in rows {
            let mut table = Table {
                text,
                name,
                span: row.span(),
                broken: &broken,
                mistakes,
            };
            let Some(values) = row.get_ref().as_table() else {
                table.mistake(&row.span(), "expected a table");
                continue;
            };
            table.span = extent(values).unwrap_or_else(|| row.span());
            let counts = table.check_keys(values, keys);
            if let Some(correction) = table.correction(values).filter(|_| counts) {
                found.push((correction, table.span));
            }
        }
    }
    found.sort_by_key(|(_, span)| span.start);
}

/// From the first key to the end of the last value.
fn extent(table: &DeTable<'_>) -> Option<Range<usize>> {
    let start = table.keys().map(|key| key.span().start).min()?;
    let end = table.values().map(|value| value.span().end).max()?;
    Some(start..end)
}

/// One correction while it is read.
struct Table<'a> {
    text: &'a str,
    name: &'a str,
    span: Range<usize>,
    /// What the parser stumbled over and guessed at; guesses do not count.
    broken: &'a [Range<usize>],
    mistakes: &'a mut Vec<Mistake>,
}

impl Table<'_> {
    fn mistake(&mut self, span: &Range<usize>, what: impl Into<String>) {
        self.mistakes.push(Mistake::at(self.text, span, what));
    }

    /// Tells which keys there are none of. Whether the rest counts: a misspelt scope must not make
    /// a correction hold everywhere.
    fn check_keys(&mut self, values: &DeTable<'_>, keys: &[&'static str]) -> bool {
        let mut counts = true;
        for key in values.keys() {
            let given = key.get_ref().as_ref();
            if keys.contains(&given) || COMMON.contains(&given) {
                continue;
            }
            let known = || keys.iter().chain(&COMMON).copied();
            let is_scope = matches!(nearest(given, known()), Some("article" | "source"));
            counts &= !is_scope;
            let rest = match is_scope {
                true => "the correction is left out, since it may be meant for fewer articles",
                false => "the rest counts",
            };
            let what = format!("[[{}]] has no \"{given}\"; {rest}", self.name);
            let mistake = Mistake::at(self.text, &key.span(), what).suggest(given, known());
            self.mistakes.push(mistake);
        }
        counts
    }

    fn correction(&mut self, values: &DeTable<'_>) -> Option<Correction> {
        let is_guess = |b: &Range<usize>| b.start < self.span.end && self.span.start <= b.end;
        if self.broken.iter().any(is_guess) {
            return None;
        }
        let scope = self.scope(values)?;
        let what = self.what(values)?;
        let made = self.day(values, "made").ok()?;
        let comment = self.text_of(values, "comment").ok()?.unwrap_or_default();
        Some(Correction {
            what,
            scope,
            made,
            comment,
        })
    }

    fn scope(&mut self, values: &DeTable<'_>) -> Option<Scope> {
        Some(Scope {
            article: self.text_of(values, "article").ok()?,
            source: self.text_of(values, "source").ok()?,
        })
    }

    fn what(&mut self, values: &DeTable<'_>) -> Option<What> {
        match self.name {
            "not_a_meeting" if values.contains_key("between") => self.not_between(values),
            "not_a_meeting" => {
                let sentence = self.needed(values, "sentence")?;
                let words = self.text_of(values, "words").ok()?.unwrap_or_default();
                Some(What::NotAMeeting { sentence, words })
            }
            "country" => {
                let name = self.name_in(values, "name")?;
                let given = self.needed(values, "country")?;
                let country = self.country(values, &given)?;
                Some(What::Country { name, country })
            }
            "speaker" => {
                let quote = self.needed(values, "quote")?;
                let speaker = self.needed(values, "speaker")?;
                let speaker = Some(speaker).filter(|name| name != "nobody");
                Some(What::Speaker { quote, speaker })
            }
            "kind" => {
                let name = self.name_in(values, "name")?;
                let given = self.needed(values, "is")?;
                let kind = self.kind(values, &given)?;
                Some(What::Kind { name, kind })
            }
            _ => self.person(values),
        }
    }

    fn person(&mut self, values: &DeTable<'_>) -> Option<What> {
        let name = self.name_in(values, "name")?;
        let is = self.name_in(values, "is")?;
        if self.name == "same_person" {
            return Some(What::SamePerson { name, is });
        }
        if normalized_key(&name) == normalized_key(&is) {
            let what = format!(
                "\"{name}\" and \"{is}\" count as one name; a word in brackets keeps them apart: \
                 \"{is} (the elder)\""
            );
            let span = place_of(values, "is").unwrap_or(self.span.clone());
            self.mistake(&span, what);
            return None;
        }
        Some(What::DifferentPerson { name, is })
    }

    fn not_between(&mut self, values: &DeTable<'_>) -> Option<What> {
        let value = values.get("between")?;
        let names = value.get_ref().as_array().map(|names| {
            let names = names.iter().filter_map(|name| name.get_ref().as_str());
            names.map(str::to_owned).collect::<Vec<String>>()
        });
        let names = names.unwrap_or_default();
        if names.len() < 2 || names.iter().any(|name| normalized_key(name).is_empty()) {
            let what = "between: expected a list of two names or more";
            self.mistake(&value.span(), what);
            return None;
        }
        let on = self.day(values, "on").ok()?;
        Some(What::NotBetween { between: names, on })
    }

    fn country(&mut self, values: &DeTable<'_>, given: &str) -> Option<Option<CountryCode>> {
        let lexicon = Lexicon::builtin();
        if given == "none" {
            return Some(None);
        }
        let code = CountryCode::new(given).filter(|code| lexicon.country(*code).is_some());
        let named = || {
            let mut entries = lexicon.named(given);
            entries.find(|entry| entry.kind == EntryKind::Country)
        };
        let code = code.or_else(|| named().and_then(|entry| entry.country));
        if code.is_none() {
            let what = format!(
                "country: no country is called \"{given}\"; write its name, its two letters, or \"none\""
            );
            let span = place_of(values, "country").unwrap_or(self.span.clone());
            self.mistake(&span, what);
        }
        Some(Some(code?))
    }

    fn kind(&mut self, values: &DeTable<'_>, given: &str) -> Option<Option<EntityKind>> {
        let known = KINDS.iter().find(|(word, _)| *word == given);
        if let Some((_, kind)) = known {
            return Some(*kind);
        }
        let what = format!(
            "is: expected \"person\", \"organisation\", \"country\", \"place\" or \"nothing\", found \"{given}\""
        );
        let span = place_of(values, "is").unwrap_or(self.span.clone());
        let words = KINDS.iter().map(|(word, _)| *word);
        let mistake = Mistake::at(self.text, &span, what).suggest(given, words);
        self.mistakes.push(mistake);
        None
    }

    /// A text that has to be there and say something.
    fn needed(&mut self, values: &DeTable<'_>, key: &str) -> Option<String> {
        let found = self.text_of(values, key).ok()?;
        let text = found.filter(|text| !text.trim().is_empty());
        if text.is_none() {
            let span = place_of(values, key).unwrap_or(self.span.clone());
            let what = format!("[[{}]] needs \"{key}\"", self.name);
            self.mistake(&span, what);
        }
        text
    }

    /// A name that has letters or digits in it.
    fn name_in(&mut self, values: &DeTable<'_>, key: &str) -> Option<String> {
        let name = self.needed(values, key)?;
        if normalized_key(&name).is_empty() {
            let span = place_of(values, key).unwrap_or(self.span.clone());
            self.mistake(&span, format!("{key}: \"{name}\" is no name"));
            return None;
        }
        Some(name)
    }

    fn text_of(&mut self, values: &DeTable<'_>, key: &str) -> Result<Option<String>, ()> {
        let Some(value) = values.get(key) else {
            return Ok(None);
        };
        if let Some(text) = value.get_ref().as_str() {
            return Ok(Some(text.to_owned()));
        }
        let what = format!("{key}: expected a text in quotation marks");
        self.mistake(&value.span(), what);
        Err(())
    }

    fn day(&mut self, values: &DeTable<'_>, key: &str) -> Result<Option<Date>, ()> {
        let Some(value) = values.get(key) else {
            return Ok(None);
        };
        let written = match value.get_ref() {
            DeValue::Datetime(day) => day.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let day = written.get(..10).and_then(|day| day.parse::<Date>().ok());
        if day.is_none() {
            let what = format!("{key}: expected a day such as 2026-11-24");
            self.mistake(&value.span(), what);
            return Err(());
        }
        Ok(day)
    }
}

fn place_of(values: &DeTable<'_>, key: &str) -> Option<Range<usize>> {
    Some(values.get(key)?.span())
}
