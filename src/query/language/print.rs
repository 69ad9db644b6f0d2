//! Filter → text that reads back as it.

use std::collections::BTreeSet;

use super::{kind_word, lex, status_word};
use crate::analysis::EntityKind;
use crate::lexicon::CountryCode;
use crate::query::{Condition, Expr, Filter, Join, Side, Wanted};

/// The filter as it is typed.
pub fn print(filter: &Filter) -> String {
    let mut terms = Vec::new();
    if !filter.countries.is_empty() {
        let list = country_list(&filter.countries, filter.countries_join);
        terms.push(format!("country:{list}"));
    }
    terms.extend(filter.parties.iter().map(name));
    terms.extend(filter.since.map(|date| format!("since:{date}")));
    terms.extend(filter.until.map(|date| format!("until:{date}")));
    let source = filter.source.iter();
    terms.extend(source.map(|source| format!("source:{}", quoted(source))));
    terms.extend(filter.kind.map(|kind| format!("kind:{}", kind_word(kind))));
    let status = filter.status.map(status_word);
    terms.extend(status.map(|status| format!("status:{status}")));
    terms.extend(filter.unread.then(|| "is:unread".to_owned()));
    terms.extend(filter.starred.then(|| "is:starred".to_owned()));
    terms.extend(filter.also.iter().map(expression));
    terms.extend(words(&filter.words));
    terms.join(" ")
}

/// An expression as a term among others.
pub fn expression(expr: &Expr) -> String {
    match expr {
        Expr::Is(condition) => term(condition),
        Expr::Not(one) => match &**one {
            Expr::Is(Condition::Unread) => "is:read".to_owned(),
            Expr::Is(_) | Expr::All(_) | Expr::Any(_) => format!("-{}", expression(one)),
            Expr::Not(_) => format!("not {}", expression(one)),
        },
        Expr::All(several) => joined(several, " "),
        Expr::Any(several) => joined(several, " or "),
    }
}

fn joined(several: &[Expr], by: &str) -> String {
    let several: Vec<String> = several.iter().map(expression).collect();
    format!("({})", several.join(by))
}

fn term(condition: &Condition) -> String {
    match condition {
        Condition::Countries(codes, join) => format!("country:{}", country_list(codes, *join)),
        Condition::Name(wanted) => name(wanted),
        Condition::With(all) => format!("with:{}", quoted(&sides(all, "+"))),
        Condition::Said(wanted) => format!("said:{}", quoted(&wanted.name)),
        Condition::About(one) => format!("about:{}", quoted(side(one))),
        Condition::Words(word) => words(word).join(" "),
        Condition::Title(word) => format!("title:{word}"),
        Condition::Source(part) => format!("source:{}", quoted(part)),
        Condition::Kind(kind) => format!("kind:{}", kind_word(*kind)),
        Condition::Status(status) => format!("status:{}", status_word(*status)),
        Condition::Since(day) => format!("since:{day}"),
        Condition::Until(day) => format!("until:{day}"),
        Condition::Unread => "is:unread".to_owned(),
        Condition::Starred => "is:starred".to_owned(),
    }
}

/// "UA,RU", or with plus signs where all are wanted.
pub fn country_list(countries: &BTreeSet<CountryCode>, join: Join) -> String {
    let mut codes: Vec<&str> = countries.iter().map(CountryCode::as_str).collect();
    if codes.len() == 1 && join == Join::All {
        codes.push("");
    }
    codes.join(match join {
        Join::Any => ",",
        Join::All => "+",
    })
}

/// The names of sides, with something between them.
pub fn sides(sides: &[Side], by: &str) -> String {
    let names: Vec<&str> = sides.iter().map(side).collect();
    names.join(by)
}

/// The name of a side, or the code of its country.
pub fn side(side: &Side) -> &str {
    match side {
        Side::Country(code) => code.as_str(),
        Side::Name(wanted) => &wanted.name,
    }
}

fn name(wanted: &Wanted) -> String {
    format!("{}:{}", name_field(wanted.kind), quoted(&wanted.name))
}

/// The field under which a name of this kind is typed.
pub fn name_field(kind: Option<EntityKind>) -> &'static str {
    match kind {
        Some(EntityKind::Person) => "person",
        Some(EntityKind::Organization) => "org",
        Some(EntityKind::Place) => "place",
        Some(EntityKind::Country) | None => "party",
    }
}

/// A value, in quotation marks where it would not be one otherwise.
pub fn quoted(value: &str) -> String {
    let value = value.replace('"', "");
    if value.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')')) {
        format!("\"{value}\"")
    } else {
        value
    }
}

/// Words that were typed somewhere else, so that each reads as a word here.
fn words(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut in_quotes = false;
    for c in typed.chars() {
        in_quotes ^= c == '"';
        if c.is_whitespace() && !in_quotes {
            words.extend(as_word(&std::mem::take(&mut word)));
        } else {
            word.push(c);
        }
    }
    if in_quotes {
        word.push('"');
    }
    words.extend(as_word(&word));
    words
}

/// A word or phrase as one that is nothing else in a query; `None` if there is nothing in it.
pub(super) fn as_word(raw: &str) -> Option<String> {
    let pieces = lex::pieces(raw).unwrap_or_default();
    let is_word = matches!(&pieces[..], [one] if one.what == lex::What::Word(raw));
    // Within brackets a closing one would end the word.
    let is_whole = raw.contains('"') || !raw.contains([')', '(']);
    if is_word && is_whole {
        return Some(raw.to_owned());
    }
    let plain = raw.replace('"', "");
    (!plain.trim().is_empty()).then(|| format!("\"{}\"", plain.trim()))
}
