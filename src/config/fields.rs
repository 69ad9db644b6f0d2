//! The settings: one row each, with the check that its value must pass.

use std::fmt::Display;

use toml::de::DeValue;

use super::paths::expand_home;
use super::{Config, feeds};
use crate::query::Sort;
use crate::text::mistake::nearest;

/// A setting: its name in the file and what its value does.
pub(super) struct Field {
    /// Dotted name.
    pub(super) name: &'static str,
    /// Takes the value over, or says why not.
    pub(super) set: fn(&mut Config, &DeValue<'_>) -> Result<(), String>,
}

/// Every setting except keys and styles, which have names of their own.
pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "archive",
        set: |config, value| {
            let path = text(value)?;
            config.archive = (!path.is_empty()).then(|| expand_home(path));
            Ok(())
        },
    },
    Field {
        name: "list.sort",
        set: |config, value| one_of(value, SORTS).map(|sort| config.list.sort = sort),
    },
    Field {
        name: "list.lines",
        set: |config, value| number(value, 1, 2).map(|n| config.list.lines = n),
    },
    Field {
        name: "reading.width",
        set: |config, value| number(value, 20, 200).map(|n| config.reading.width = n),
    },
    Field {
        name: "reading.min_confidence",
        set: |config, value| {
            let least = number(value, 0, 100)?;
            config.reading.min_confidence = u8::try_from(least).unwrap_or(100);
            Ok(())
        },
    },
    Field {
        name: "layout.list",
        set: |config, value| number(value, 10, 60).map(|n| config.layout.list = n),
    },
    Field {
        name: "layout.timeline",
        set: |config, value| number(value, 10, 60).map(|n| config.layout.timeline = n),
    },
    Field {
        name: "start.filter",
        set: |config, value| text(value).map(|filter| config.start.filter = filter.to_owned()),
    },
    Field {
        name: "theme.name",
        set: |config, value| one_of(value, THEMES).map(|name| config.theme.name = name),
    },
    Field {
        name: "theme.ascii",
        set: |config, value| one_of(value, SWITCHES).map(|ascii| config.theme.ascii = ascii),
    },
    Field {
        name: "terminal.mouse",
        set: |config, value| flag(value).map(|mouse| config.terminal.mouse = mouse),
    },
    Field {
        name: "watch.folders",
        set: |config, value| {
            feeds::files(value, "~/news").map(|folders| config.watch.folders = folders)
        },
    },
    Field {
        name: "keep.days",
        set: |config, value| limit(value, 36_500).map(|days| config.keep.days = days),
    },
    Field {
        name: "keep.articles",
        set: |config, value| limit(value, 1_000_000_000).map(|n| config.keep.articles = n),
    },
    Field {
        name: "keep.starred",
        set: |config, value| flag(value).map(|starred| config.keep.starred = starred),
    },
    Field {
        name: "fetch.opml",
        set: |config, value| {
            feeds::files(value, "~/feeds.opml").map(|files| config.fetch.opml = files)
        },
    },
    Field {
        name: "fetch.interval_minutes",
        set: |config, value| number(value, 1, 10_080).map(|n| config.fetch.interval_minutes = n),
    },
    Field {
        name: "fetch.connections",
        set: |config, value| number(value, 1, 32).map(|n| config.fetch.connections = n),
    },
    Field {
        name: "fetch.per_host",
        set: |config, value| number(value, 1, 8).map(|n| config.fetch.per_host = n),
    },
    Field {
        name: "fetch.timeout_seconds",
        set: |config, value| number(value, 1, 600).map(|n| config.fetch.timeout_seconds = n),
    },
    Field {
        name: "fetch.full_text",
        set: |config, value| feeds::full_text(value).map(|wanted| config.fetch.full_text = wanted),
    },
    Field {
        name: "fetch.private_addresses",
        set: |config, value| flag(value).map(|is| config.fetch.private_addresses = is),
    },
];

const SORTS: &[(&str, Sort)] = &[
    ("newest", Sort::Newest),
    ("oldest", Sort::Oldest),
    ("title", Sort::Title),
    ("source", Sort::Source),
    ("meetings", Sort::Meetings),
];

/// Which colours to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Dark, unless the terminal or `NO_COLOR` says otherwise.
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// The terminal's own sixteen colours.
    Ansi,
    /// No colours at all.
    Plain,
}

const THEMES: &[(&str, ThemeChoice)] = &[
    ("auto", ThemeChoice::Auto),
    ("dark", ThemeChoice::Dark),
    ("light", ThemeChoice::Light),
    ("ansi", ThemeChoice::Ansi),
    ("none", ThemeChoice::Plain),
];

/// Yes, no, or as the environment suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// As the locale suggests.
    Auto,
    /// Yes.
    On,
    /// No.
    Off,
}

const SWITCHES: &[(&str, Switch)] = &[
    ("auto", Switch::Auto),
    ("on", Switch::On),
    ("off", Switch::Off),
];

pub(super) fn text<'a>(value: &'a DeValue<'_>) -> Result<&'a str, String> {
    value
        .as_str()
        .ok_or_else(|| format!("expected a text in quotation marks, found {}", kind(value)))
}

fn flag(value: &DeValue<'_>) -> Result<bool, String> {
    value
        .as_bool()
        .ok_or_else(|| format!("expected true or false, found {}", kind(value)))
}

/// A limit; 0 stands for none.
fn limit(value: &DeValue<'_>, most: u32) -> Result<Option<u32>, String> {
    number(value, 0, most).map(|n| (n > 0).then_some(n))
}

pub(super) fn number<N>(value: &DeValue<'_>, least: N, most: N) -> Result<N, String>
where
    N: TryFrom<i64> + PartialOrd + Display + Copy,
{
    let number = value
        .as_integer()
        .ok_or_else(|| format!("expected a number, found {}", kind(value)))?;
    i64::from_str_radix(number.as_str(), number.radix())
        .ok()
        .and_then(|n| N::try_from(n).ok())
        .filter(|n| (least..=most).contains(n))
        .ok_or_else(|| format!("expected a number from {least} to {most}, found {number}"))
}

fn one_of<T: Copy>(value: &DeValue<'_>, words: &[(&str, T)]) -> Result<T, String> {
    let given = text(value)?;
    words
        .iter()
        .find(|(word, _)| *word == given)
        .map(|(_, meaning)| *meaning)
        .ok_or_else(|| {
            let known: Vec<String> = words
                .iter()
                .map(|(word, _)| format!("\"{word}\""))
                .collect();
            let near = nearest(given, words.iter().map(|(word, _)| *word));
            let meant = near.map_or(String::new(), |word| format!("; did you mean \"{word}\"?"));
            format!(
                "expected one of {}, found \"{given}\"{meant}",
                known.join(", ")
            )
        })
}

/// What a value is, in words.
pub(super) fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn articles_are_deleted_only_by_limits_that_are_set() {
        for (text, days, articles, starred) in [
            ("", None, None, true),
            ("days = 0", None, None, true),
            ("days = 365", Some(365), None, true),
            (
                "articles = 50000\nstarred = false",
                None,
                Some(50_000),
                false,
            ),
            ("days = \"365\"\narticles = 1.5", None, None, true),
        ] {
            let keep = Config::parse(&format!("[keep]\n{text}\n")).config.keep;
            assert_eq!(
                (keep.days, keep.articles, keep.starred),
                (days, articles, starred)
            );
            assert_eq!(keep.keeps_all(), days.is_none() && articles.is_none());
        }
    }
}
