//! Which articles a subcommand is about: the query language, and flags that write it.

use clap::Args;
use jiff::ZonedDateTime;

use super::CliError;
use crate::config::Config;
use crate::query::language::{self, Mistake};
use crate::query::{Filter, View};
use crate::text::mistake::nearest;
use crate::text::sanitize;

/// Flags that narrow what is listed. All given must hold; a flag given twice wants both.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct FilterArgs {
    /// Words, or anything of the query language: ceasefire country:UA "since:last week"
    #[arg(value_name = "QUERY")]
    words: Vec<String>,
    /// The same as one text, with brackets and quotation marks: '(with:Putin or said:Putin) since:2025'
    #[arg(short, long, value_name = "TEXT")]
    query: Option<String>,
    /// What a saved view of the configuration asks, besides
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// About this country (code or name; UA,RU means one of them)
    #[arg(long, value_name = "COUNTRY")]
    country: Vec<String>,
    /// Naming this person
    #[arg(long, value_name = "NAME")]
    person: Vec<String>,
    /// Naming this organisation
    #[arg(long, value_name = "NAME")]
    org: Vec<String>,
    /// Telling of an encounter with them (Putin+Trump: with each other)
    #[arg(long, value_name = "NAMES")]
    with: Vec<String>,
    /// Quoting this person
    #[arg(long, value_name = "NAME")]
    said: Vec<String>,
    /// Mainly about this country, person or organisation
    #[arg(long, value_name = "NAME")]
    about: Vec<String>,
    /// Of an outlet with this in its name
    #[arg(long, value_name = "NAME")]
    source: Vec<String>,
    /// Telling of such an encounter: meeting, summit, visit, call, talks
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    /// Telling of an encounter that is held, ongoing, planned, proposed, cancelled or refused
    #[arg(long, value_name = "STATUS")]
    status: Vec<String>,
    /// Published on or after this day (2025-08-19, 2025-08, 7d, "last week")
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// Published on or before this day
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    /// Not read yet
    #[arg(long)]
    unread: bool,
    /// With a star
    #[arg(long)]
    starred: bool,
}

impl FilterArgs {
    /// The filter they say.
    ///
    /// # Errors
    /// A mistake in a query or a value, with its place; a view that the configuration does not
    /// have.
    pub(super) fn filter(&self) -> Result<Filter, CliError> {
        let text = match &self.view {
            Some(name) => and(&view(name)?, &self.text()),
            None => self.text(),
        };
        parse(&text, "")
    }

    /// All flags as one query.
    fn text(&self) -> String {
        let mut terms: Vec<String> = self.words.clone();
        // An "or" in it binds no flag.
        terms.extend(self.query.as_ref().map(|query| match self.is_alone() {
            true => query.clone(),
            false => format!("({query})"),
        }));
        let fields = [
            ("country", &self.country),
            ("person", &self.person),
            ("org", &self.org),
            ("with", &self.with),
            ("said", &self.said),
            ("about", &self.about),
            ("source", &self.source),
            ("kind", &self.kind),
            ("status", &self.status),
        ];
        for (field, values) in fields {
            terms.extend(values.iter().map(|value| term(field, value)));
        }
        terms.extend(self.since.iter().map(|day| term("since", day)));
        terms.extend(self.until.iter().map(|day| term("until", day)));
        terms.extend(self.unread.then(|| "is:unread".to_owned()));
        terms.extend(self.starred.then(|| "is:starred".to_owned()));
        terms.join(" ")
    }

    /// Whether the query is the only thing asked.
    fn is_alone(&self) -> bool {
        let alone = FilterArgs {
            query: self.query.clone(),
            ..FilterArgs::default()
        };
        alone.text_without_query() == self.text_without_query()
    }

    fn text_without_query(&self) -> String {
        let without = FilterArgs {
            query: None,
            ..self.clone()
        };
        without.text()
    }
}

/// The filter that a query says; `of` tells whose query it is.
fn parse(text: &str, of: &str) -> Result<Filter, CliError> {
    let today = ZonedDateTime::now().date();
    language::parse(text, Some(today)).map_err(|mistake| CliError::Query {
        shown: shown(text, &mistake),
        what: format!("{of}{}", mistake.what),
    })
}

/// What the saved view of this name asks.
///
/// # Errors
/// If there is none, or there is a mistake in it.
pub(super) fn view(name: &str) -> Result<String, CliError> {
    let file = super::paths()?.config;
    let views = Config::load(&file)?.config.views;
    let Some(view) = named(&views, name) else {
        let known = views.iter().map(|view| view.name.as_str());
        let meant = match nearest(name, known) {
            Some(near) => format!("; did you mean \"{}\"?", sanitize::display(near)),
            None if views.is_empty() => "; [[view]] with a name and a query makes one".to_owned(),
            None => {
                let names: Vec<&str> = views.iter().map(|view| view.name.as_str()).collect();
                format!("; there are {}", sanitize::display(&names.join(", ")))
            }
        };
        let name = sanitize::display(name).into_owned();
        return Err(CliError::NoView { name, file, meant });
    };
    let of = format!("view \"{}\": ", sanitize::display(&view.name));
    parse(&view.query, &of)?;
    Ok(view.query.clone())
}

/// The view of this name; in other letters too, if there is none in the same.
fn named<'a>(views: &'a [View], name: &str) -> Option<&'a View> {
    let name = name.trim();
    let is_same = |view: &&View| view.name == name;
    let is_alike = |view: &&View| view.name.to_lowercase() == name.to_lowercase();
    let mut found = views.iter();
    found.find(is_same).or_else(|| views.iter().find(is_alike))
}

/// Both queries at once; an "or" in one binds nothing of the other.
fn and(one: &str, other: &str) -> String {
    match (one.trim(), other) {
        ("", other) => other.to_owned(),
        (one, "") => one.to_owned(),
        (one, other) => format!("({one}) ({other})"),
    }
}

fn term(field: &str, value: &str) -> String {
    format!("{field}:\"{}\"", value.replace('"', ""))
}

/// The query with a caret under what is wrong.
fn shown(text: &str, mistake: &Mistake) -> String {
    let before = text.get(..mistake.at.start).unwrap_or("");
    let wrong = mistake.at.of(text);
    let indent = crate::text::width::of(before);
    let carets = crate::text::width::of(wrong).max(1);
    format!("  {text}\n  {}{}", " ".repeat(indent), "^".repeat(carets))
}

#[cfg(test)]
mod tests {
    use super::{View, and, named};

    #[test]
    fn both_queries_must_hold() {
        for (one, other, expected) in [
            ("a or b", "", "a or b"),
            (" ", "a or b", "a or b"),
            ("a or b", "c or d", "(a or b) (c or d)"),
        ] {
            assert_eq!(and(one, other), expected);
        }
    }

    #[test]
    fn a_view_is_found_by_its_name() {
        let view = |name: &str, query: &str| View {
            name: name.to_owned(),
            query: query.to_owned(),
        };
        let views = [view("War", "1"), view("war", "2"), view("Café Ö", "3")];
        for (name, expected) in [
            ("War", Some("1")),
            ("war", Some("2")),
            ("WAR ", Some("1")),
            ("CAFÉ ö", Some("3")),
            ("wars", None),
        ] {
            let found = named(&views, name).map(|view| view.query.as_str());
            assert_eq!(found, expected, "{name}");
        }
    }
}
