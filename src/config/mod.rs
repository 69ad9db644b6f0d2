//! Floor 8: the user's TOML.
//!
//! The defaults are `config.example.toml` itself, which is built in. A user's file is laid
//! over them setting by setting: what is wrong in it is listed, all of it, and the program
//! goes on with the defaults for the wrong parts.

pub mod corrections;
mod feeds;
mod fields;
mod paths;
mod views;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::archive::Retention;
use crate::query::{Sort, View};
use crate::text::mistake;

pub use crate::text::Mistake;
pub use corrections::CorrectionsFile;
pub use feeds::{FeedConfig, FetchConfig, FullText, all_feeds};
pub use fields::{Switch, ThemeChoice};
pub use paths::{Paths, expand_home, newsboat_caches};

/// The documented default configuration.
pub const EXAMPLE: &str = include_str!("../../config.example.toml");

/// A configuration file larger than this is not one.
const MAX_BYTES: u64 = 1 << 20;

/// All settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The archive; the user's data folder if none is named.
    pub archive: Option<PathBuf>,
    /// The article list.
    pub list: ListConfig,
    /// The reading pane.
    pub reading: ReadingConfig,
    /// How the width is shared out.
    pub layout: LayoutConfig,
    /// What is shown first.
    pub start: StartConfig,
    /// How things look.
    pub theme: ThemeConfig,
    /// What is asked of the terminal.
    pub terminal: TerminalConfig,
    /// Filters that are kept under names, in file order.
    pub views: Vec<View>,
    /// Folders that the reader watches.
    pub watch: WatchConfig,
    /// What is kept in the archive.
    pub keep: Retention,
    /// How feeds are fetched.
    pub fetch: FetchConfig,
    /// The feeds.
    pub feeds: Vec<FeedConfig>,
    /// Action → its keys, for every action that the file binds.
    pub keys: BTreeMap<String, Vec<String>>,
}

/// The article list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListConfig {
    /// Order.
    pub sort: Sort,
    /// Rows an article takes, 1 or 2.
    pub lines: u16,
}

/// The reading pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingConfig {
    /// Widest text column, in terminal columns.
    pub width: u16,
    /// Findings less sure than this, from 0 to 100, do not show.
    pub min_confidence: u8,
}

/// How the width is shared out when three panes show, in percent; the text takes the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutConfig {
    /// The article list.
    pub list: u16,
    /// The timeline.
    pub timeline: u16,
}

/// What is shown first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartConfig {
    /// A filter as typed at the filter prompt.
    pub filter: String,
}

/// How things look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeConfig {
    /// Which colours.
    pub name: ThemeChoice,
    /// Whether to draw with ASCII alone.
    pub ascii: Switch,
    /// Role → style, over those of the theme.
    pub styles: BTreeMap<String, String>,
}

/// What is asked of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerminalConfig {
    /// Whether clicks and the wheel are taken.
    pub mouse: bool,
}

/// Folders that the reader watches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchConfig {
    /// What comes into them is stored while the reader is open.
    pub folders: Vec<PathBuf>,
}

/// A configuration as read: with the mistakes that were passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// What was wrong, in file order.
    pub mistakes: Vec<Mistake>,
    /// Where settings stand in the file: line and column of "keys.quit", "start.filter". What
    /// some of them say is checked by those who use them.
    places: BTreeMap<String, (usize, usize)>,
}

impl Loaded {
    /// A configuration of which nothing was read.
    fn untouched() -> Loaded {
        Loaded {
            config: Config::default(),
            mistakes: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// A mistake in the setting `name`, found by whoever uses it; `known` are the names of
    /// its kind, if it is the name that is wrong.
    pub fn mistake_in<'a>(
        &self,
        name: &str,
        what: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Mistake {
        let (line, column) = self.places.get(name).copied().unwrap_or((1, 1));
        let word = name.rsplit('.').next().unwrap_or(name);
        Mistake::new(line, column, what).suggest(word, known)
    }
}

/// Why a configuration file could not be read at all.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the configuration {}: {why}", path.display())]
pub struct ReadError {
    path: PathBuf,
    why: String,
}

impl Default for Config {
    /// What `config.example.toml` says.
    fn default() -> Config {
        let mut loaded = Loaded {
            config: Config::bare(),
            mistakes: Vec::new(),
            places: BTreeMap::new(),
        };
        overlay(&mut loaded, EXAMPLE);
        loaded.config
    }
}

impl Config {
    /// The actions whose keys are not the default ones, with their keys.
    pub fn changed_keys(&self) -> BTreeMap<String, Vec<String>> {
        let default = Config::default().keys;
        let is_changed = |name: &String, keys: &Vec<String>| default.get(name) != Some(keys);
        let keys = self
            .keys
            .iter()
            .filter(|(name, keys)| is_changed(name, keys));
        keys.map(|(name, keys)| (name.clone(), keys.clone()))
            .collect()
    }

    /// What stands under the example before it is read; a test holds that it sets everything.
    fn bare() -> Config {
        Config {
            archive: None,
            list: ListConfig {
                sort: Sort::Oldest,
                lines: 1,
            },
            reading: ReadingConfig {
                width: 20,
                min_confidence: 100,
            },
            layout: LayoutConfig {
                list: 10,
                timeline: 10,
            },
            start: StartConfig {
                filter: "unset".to_owned(),
            },
            theme: ThemeConfig {
                name: ThemeChoice::Plain,
                ascii: Switch::On,
                styles: BTreeMap::new(),
            },
            terminal: TerminalConfig { mouse: false },
            views: Vec::new(),
            watch: WatchConfig {
                folders: vec![PathBuf::from("unset")],
            },
            keep: Retention {
                days: Some(1),
                articles: Some(1),
                starred: false,
            },
            fetch: FetchConfig {
                opml: vec![PathBuf::from("unset")],
                interval_minutes: 1,
                connections: 1,
                per_host: 1,
                timeout_seconds: 1,
                full_text: FullText::Never,
                private_addresses: true,
            },
            feeds: Vec::new(),
            keys: BTreeMap::new(),
        }
    }

    /// Lays `text` over the defaults.
    pub fn parse(text: &str) -> Loaded {
        let mut loaded = Loaded::untouched();
        overlay(&mut loaded, text);
        loaded
    }

    /// Reads the file at `path`; the defaults if there is none.
    ///
    /// # Errors
    /// If there is a file and it cannot be read as text.
    pub fn load(path: &Path) -> Result<Loaded, ReadError> {
        let fail = |why: String| ReadError {
            path: path.to_owned(),
            why,
        };
        match std::fs::metadata(path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Loaded::untouched());
            }
            Err(e) => return Err(fail(e.to_string())),
            Ok(meta) if meta.len() > MAX_BYTES => {
                return Err(fail("it is larger than 1 MiB".to_owned()));
            }
            Ok(_) => {}
        }
        let bytes = std::fs::read(path).map_err(|e| fail(e.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|e| {
            fail(format!(
                "byte {} is not UTF-8",
                e.utf8_error().valid_up_to()
            ))
        })?;
        Ok(Config::parse(
            text.strip_prefix('\u{FEFF}').unwrap_or(&text),
        ))
    }
}

/// Lays `text` over what is loaded; what is wrong is passed over and listed in file order.
fn overlay(loaded: &mut Loaded, text: &str) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut walk = Walk {
        text,
        loaded,
        broken: errors.iter().filter_map(toml::de::Error::span).collect(),
    };
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        walk.mistake(&span, error.message());
    }
    walk.table("", table.get_ref());
    loaded.mistakes.sort_by_key(|m| (m.line, m.column));
}

struct Walk<'a> {
    text: &'a str,
    loaded: &'a mut Loaded,
    /// What the parser stumbled over and guessed at; guesses do not count.
    broken: Vec<std::ops::Range<usize>>,
}

impl Walk<'_> {
    fn mistake(&mut self, span: &std::ops::Range<usize>, what: impl Into<String>) {
        let mistake = Mistake::at(self.text, span, what);
        self.loaded.mistakes.push(mistake);
    }

    fn remember(&mut self, name: String, span: &std::ops::Range<usize>) {
        let place = mistake::place(self.text, span);
        self.loaded.places.insert(name, place);
    }

    /// Goes through one table, whose dotted name is `prefix` with a full stop, or empty.
    fn table(&mut self, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = format!("{prefix}{}", key.get_ref());
            let span = value.span();
            let is_guess = |b: &std::ops::Range<usize>| b.start < span.end && span.start < b.end;
            if !value.get_ref().is_table() && self.broken.iter().any(is_guess) {
                continue;
            }
            match (name.as_str(), value.get_ref()) {
                ("keys", DeValue::Table(keys)) => self.keys(keys),
                ("theme.styles", DeValue::Table(styles)) => self.styles(styles),
                ("view", value) => self.views(value, &span),
                ("feed", value) => self.feeds(value, &span),
                (_, DeValue::Table(inner)) if is_section(&name) => {
                    self.table(&format!("{name}."), inner);
                }
                (_, value) => match fields::FIELDS.iter().find(|f| f.name == name) {
                    Some(field) => {
                        if let Err(what) = (field.set)(&mut self.loaded.config, value) {
                            let what = format!("{name}: {what}");
                            self.mistake(&span, what);
                        }
                        self.remember(name, &span);
                    }
                    None => self.unknown(prefix, key.get_ref(), &key.span()),
                },
            }
        }
    }

    fn unknown(&mut self, prefix: &str, key: &str, span: &std::ops::Range<usize>) {
        if is_section(&format!("{prefix}{key}")) {
            let what =
                format!("{prefix}{key} is a section: write [{prefix}{key}] above its settings");
            self.mistake(span, what);
            return;
        }
        let what = format!("there is no setting \"{prefix}{key}\"");
        let known: Vec<&str> = known_names()
            .filter_map(|name| name.strip_prefix(prefix))
            .map(|rest| rest.split('.').next().unwrap_or(rest))
            .collect();
        let mistake = Mistake::at(self.text, span, what).suggest(key, known);
        self.loaded.mistakes.push(mistake);
    }

    /// `action = "key"` or `action = ["key", "key"]`; an empty list takes the keys away.
    fn keys(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref().to_string();
            let bound: Result<Vec<String>, String> = match value.get_ref() {
                DeValue::String(text) => Ok(vec![text.to_string()]),
                DeValue::Array(list) => list
                    .iter()
                    .map(|item| match item.get_ref() {
                        DeValue::String(text) => Ok(text.to_string()),
                        other => Err(format!("a key is a text, not {}", fields::kind(other))),
                    })
                    .collect(),
                other => Err(format!(
                    "expected a key or a list of keys, found {}",
                    fields::kind(other)
                )),
            };
            match bound {
                Ok(keys) => {
                    self.remember(format!("keys.{name}"), &key.span());
                    self.loaded.config.keys.insert(name, keys);
                }
                Err(what) => {
                    let what = format!("keys.{name}: {what}");
                    self.mistake(&value.span(), what);
                }
            }
        }
    }

    /// `[[feed]]`, once for each.
    fn feeds(&mut self, value: &DeValue<'_>, span: &std::ops::Range<usize>) {
        let list = match value {
            DeValue::Array(list) if list.iter().all(|item| item.get_ref().is_table()) => list,
            _ => {
                return self.mistake(span, "write [[feed]], in two brackets, above each feed");
            }
        };
        for item in list {
            let Some(table) = item.get_ref().as_table() else {
                continue;
            };
            let loaded = &mut *self.loaded;
            let feed = feeds::feed(self.text, table, &item.span(), &mut loaded.mistakes);
            let Some(feed) = feed else { continue };
            if loaded
                .config
                .feeds
                .iter()
                .any(|other| other.url == feed.url)
            {
                let what = format!("the feed {} is named twice", feed.url);
                self.mistake(&item.span(), what);
            } else {
                loaded.config.feeds.push(feed);
            }
        }
    }

    fn styles(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match value.get_ref() {
                DeValue::String(text) => {
                    self.remember(format!("theme.styles.{}", key.get_ref()), &value.span());
                    self.loaded
                        .config
                        .theme
                        .styles
                        .insert(key.get_ref().to_string(), text.to_string());
                }
                other => {
                    let what = format!(
                        "theme.styles.{}: expected a style such as \"bold yellow\", found {}",
                        key.get_ref(),
                        fields::kind(other)
                    );
                    self.mistake(&value.span(), what);
                }
            }
        }
    }
}

fn known_names() -> impl Iterator<Item = &'static str> {
    fields::FIELDS
        .iter()
        .map(|f| f.name)
        .chain(["keys", "theme.styles", "view", "feed"])
}

fn is_section(name: &str) -> bool {
    known_names().any(|known| {
        known == name && matches!(name, "keys" | "theme.styles")
            || known
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::{Config, EXAMPLE, Switch, ThemeChoice, fields};
    use crate::app::Keymap;
    use crate::app::action::actions;
    use crate::query::Sort;

    #[test]
    fn the_example_has_no_mistakes_and_sets_everything() {
        assert_eq!(Config::parse(EXAMPLE).mistakes, vec![]);
        assert_eq!(Config::parse(EXAMPLE).config, Config::default());
        let table: toml::Table = EXAMPLE.parse().unwrap();
        for field in fields::FIELDS {
            let mut at = Some(&toml::Value::Table(table.clone())).cloned();
            for part in field.name.split('.') {
                at = at.and_then(|value| value.get(part).cloned());
            }
            assert!(at.is_some(), "{} is not in the example", field.name);
        }
    }

    #[test]
    fn the_example_lists_every_action_with_its_default_keys() {
        let keys = Config::default().keys;
        let (keymap, mistakes) = Keymap::new(&keys);
        assert_eq!(mistakes, vec![]);
        assert_eq!(keymap, Keymap::default());
        let listed: Vec<&str> = keys.keys().map(String::as_str).collect();
        let mut actions: Vec<&str> = actions().map(|row| row.name).collect();
        actions.sort_unstable();
        assert_eq!(listed, actions);
    }

    #[test]
    fn an_empty_file_is_the_default() {
        let loaded = Config::parse("");
        assert_eq!(loaded.config, Config::default());
        assert_eq!(loaded.mistakes, vec![]);
    }

    #[test]
    fn a_part_is_laid_over_the_default() {
        let loaded = Config::parse("[reading]\nwidth = 0x40\n[list]\nsort = \"title\"\n");
        assert_eq!(loaded.mistakes, vec![]);
        let mut expected = Config::default();
        expected.reading.width = 64;
        expected.list.sort = Sort::Title;
        assert_eq!(loaded.config, expected);
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let got: Vec<String> = Config::parse(text)
            .mistakes
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn mistakes_are_told_with_place_and_suggestion() {
        check(
            "[reading]\nwidht = 70\n",
            &["2:1: there is no setting \"reading.widht\"; did you mean \"width\"?"],
        );
        check(
            "[reading]\nwidth = \"wide\"\n",
            &["2:9: reading.width: expected a number, found a text"],
        );
        check(
            "[reading]\nwidth = 5\n",
            &["2:9: reading.width: expected a number from 20 to 200, found 5"],
        );
        check(
            "[theme]\nname = \"drak\"\n",
            &[
                "2:8: theme.name: expected one of \"auto\", \"dark\", \"light\", \"ansi\", \"none\", found \"drak\"; did you mean \"dark\"?",
            ],
        );
        check(
            "[keep]\ndays = -1\n",
            &["2:8: keep.days: expected a number from 0 to 36500, found -1"],
        );
        check(
            "reading = 3\n",
            &["1:1: reading is a section: write [reading] above its settings"],
        );
        check(
            "[keys]\nquit = 3\n",
            &["2:8: keys.quit: expected a key or a list of keys, found a number"],
        );
        check(
            "[raeding]\nwidth = 5\n",
            &["1:2: there is no setting \"raeding\"; did you mean \"reading\"?"],
        );
    }

    #[test]
    fn all_mistakes_are_told_at_once_and_the_rest_counts() {
        let text = "bogus = 1\n[terminal]\nmouse = \"yes\"\n[theme]\nname = \"light\"\nascii = on\n[list]\nlines = 1\n";
        let loaded = Config::parse(text);
        assert_eq!(loaded.mistakes.len(), 3, "{:?}", loaded.mistakes);
        assert_eq!(loaded.config.theme.name, ThemeChoice::Light);
        assert_eq!(loaded.config.theme.ascii, Switch::Auto);
        assert_eq!(loaded.config.list.lines, 1);
        assert!(loaded.config.terminal.mouse);
    }

    #[test]
    fn hostile_text_is_told_without_control_characters() {
        let loaded = Config::parse("\"a\\u001b[31mb\" = 1\n");
        assert!(
            loaded
                .mistakes
                .iter()
                .all(|m| !m.to_string().contains('\u{1b}'))
        );
        assert_eq!(loaded.mistakes.len(), 1);
    }
}
