//! The feeds that the file names, each under a `[[feed]]` of its own, and how they are fetched.

use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::Config;
use super::fields::{kind, number, text};
use super::paths::expand_home;
use crate::article::{decode, opml};
use crate::text::Mistake;

/// How feeds are fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchConfig {
    /// Lists of feeds as other readers write them.
    pub opml: Vec<PathBuf>,
    /// Minutes between two requests for one feed, at least.
    pub interval_minutes: u16,
    /// Requests at once.
    pub connections: u16,
    /// Requests to one host at once.
    pub per_host: u16,
    /// Seconds that one request may take.
    pub timeout_seconds: u16,
    /// Whether whole articles are fetched where a feed has only their beginnings.
    pub full_text: FullText,
    /// Whether feeds may come from this machine and its network.
    pub private_addresses: bool,
}

/// Whether the page of an article is fetched for its whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FullText {
    /// Where the feed has only a beginning.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A feed that the file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedConfig {
    /// Its address.
    pub url: String,
    /// What it is called, and its articles' source; its own title if none is given.
    pub name: Option<String>,
    /// As [`FetchConfig::full_text`], for this feed.
    pub full_text: Option<FullText>,
    /// As [`FetchConfig::interval_minutes`], for this feed.
    pub interval_minutes: Option<u16>,
}

/// A list of feeds larger than this is none.
const MAX_LIST_BYTES: u64 = 10 << 20;

const KEYS: [&str; 4] = ["url", "name", "full_text", "interval_minutes"];

/// `true`, `false` or `"auto"`.
pub(super) fn full_text(value: &DeValue<'_>) -> Result<FullText, String> {
    match value {
        DeValue::Boolean(true) => Ok(FullText::Always),
        DeValue::Boolean(false) => Ok(FullText::Never),
        DeValue::String(word) if word == "auto" => Ok(FullText::Auto),
        DeValue::String(word) => Err(format!(
            "expected true, false or \"auto\", found \"{word}\""
        )),
        other => Err(format!(
            "expected true, false or \"auto\", found {}",
            kind(other)
        )),
    }
}

/// Reads one `[[feed]]`; what is wrong goes to `mistakes`, and a feed without a usable address
/// is left out.
pub(super) fn feed(
    file: &str,
    table: &DeTable<'_>,
    span: &std::ops::Range<usize>,
    mistakes: &mut Vec<Mistake>,
) -> Option<FeedConfig> {
    let mut read = FeedConfig {
        url: String::new(),
        name: None,
        full_text: None,
        interval_minutes: None,
    };
    let mut has_url = false;
    for (key, value) in table {
        let value_span = value.span();
        let value = value.get_ref();
        let name = key.get_ref().as_ref();
        let set = match name {
            "url" => {
                has_url = true;
                address(value).map(|url| read.url = url)
            }
            "name" => text(value).map(|name| {
                let name = name.trim();
                read.name = (!name.is_empty()).then(|| name.to_owned());
            }),
            "full_text" => full_text(value).map(|wanted| read.full_text = Some(wanted)),
            "interval_minutes" => {
                number(value, 1, 10_080).map(|minutes| read.interval_minutes = Some(minutes))
            }
            other => {
                let what = format!("a feed has no setting \"{other}\"");
                let mistake = Mistake::at(file, &key.span(), what);
                mistakes.push(mistake.suggest(other, KEYS));
                continue;
            }
        };
        if let Err(what) = set {
            let what = format!("feed.{name}: {what}");
            mistakes.push(Mistake::at(file, &value_span, what));
        }
    }
    if !has_url {
        let what = "this feed has no url = \"https://…\"";
        mistakes.push(Mistake::at(file, span, what));
    }
    (!read.url.is_empty()).then_some(read)
}

/// A list of files, each named from the root or from the home folder.
pub(super) fn files(value: &DeValue<'_>, example: &str) -> Result<Vec<PathBuf>, String> {
    let DeValue::Array(list) = value else {
        let found = kind(value);
        return Err(format!(
            "expected a list such as [\"{example}\"], found {found}"
        ));
    };
    let mut files = Vec::new();
    for item in list {
        let name = text(item.get_ref())?;
        let path = expand_home(name);
        if !path.is_absolute() {
            return Err(format!("\"{name}\" must begin with / or ~/"));
        }
        files.push(path);
    }
    Ok(files)
}

/// The feeds of the configuration and of the lists that it names, each address once, and what
/// is wrong with the lists.
pub fn all_feeds(config: &Config) -> (Vec<FeedConfig>, Vec<String>) {
    let mut feeds = config.feeds.clone();
    let mut problems = Vec::new();
    for path in &config.fetch.opml {
        match listed(path) {
            Ok(listed) => {
                let is_new = |feed: &FeedConfig| feeds.iter().all(|known| known.url != feed.url);
                let new: Vec<FeedConfig> = listed.into_iter().filter(is_new).collect();
                feeds.extend(new);
            }
            Err(why) => problems.push(format!("{}: {why}", path.display())),
        }
    }
    (feeds, problems)
}

fn listed(path: &Path) -> Result<Vec<FeedConfig>, String> {
    let size = std::fs::metadata(path).map_err(|e| e.to_string())?.len();
    if size > MAX_LIST_BYTES {
        return Err("it is larger than 10 MB".to_owned());
    }
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let (text, _) = decode(&bytes, None);
    let feeds = opml(&text)?.into_iter();
    Ok(feeds
        .map(|feed| FeedConfig {
            url: feed.url,
            name: feed.title,
            full_text: None,
            interval_minutes: None,
        })
        .collect())
}

fn address(value: &DeValue<'_>) -> Result<String, String> {
    let url = text(value)?.trim();
    let lower = url.to_ascii_lowercase();
    if !lower.starts_with("http://") && !lower.starts_with("https://") {
        return Err("expected an address that begins with https:// or http://".to_owned());
    }
    Ok(url.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, FeedConfig, FullText};

    #[test]
    fn feeds_are_read_and_mistakes_in_them_are_told_with_their_place() {
        let text = "[fetch]\nfull_text = false\n[[feed]]\nurl = \"https://a.example/\"\n\
            name = \" A \"\nfull_text = \"auto\"\ninterval_minutes = 60\nnaem = 1\n\
            [[feed]]\nname = \"B\"\n[[feed]]\nurl = \"exec:/bin/sh\"\n\
            [[feed]]\nurl = \"https://a.example/\"\n";
        let loaded = Config::parse(text);
        let feed = FeedConfig {
            url: "https://a.example/".to_owned(),
            name: Some("A".to_owned()),
            full_text: Some(FullText::Auto),
            interval_minutes: Some(60),
        };
        assert_eq!(loaded.config.feeds, [feed]);
        assert_eq!(loaded.config.fetch.full_text, FullText::Never);
        let told: Vec<String> = loaded.mistakes.iter().map(ToString::to_string).collect();
        let expected = [
            "8:1: a feed has no setting \"naem\"; did you mean \"name\"?",
            "9:1: this feed has no url = \"https://…\"",
            "12:7: feed.url: expected an address that begins with https:// or http://",
            "13:1: the feed https://a.example/ is named twice",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn lists_add_their_feeds_and_say_what_is_wrong_with_them() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("feeds.opml");
        let text = "<opml><body><outline text='A' xmlUrl='https://a.example/'/>\
            <outline text='B' xmlUrl='https://b.example/'/></body></opml>";
        std::fs::write(&list, text).unwrap();
        let text = format!(
            "[fetch]\nopml = [{:?}, {:?}]\n[[feed]]\nurl = \"https://a.example/\"\n",
            list.display().to_string(),
            folder.path().join("none.opml").display().to_string()
        );
        let loaded = Config::parse(&text);
        assert_eq!(loaded.mistakes, vec![]);
        let (feeds, problems) = super::all_feeds(&loaded.config);
        let got: Vec<_> = feeds
            .iter()
            .map(|f| (f.url.as_str(), f.name.as_deref()))
            .collect();
        let expected = [
            ("https://a.example/", None),
            ("https://b.example/", Some("B")),
        ];
        assert_eq!(got, expected);
        assert_eq!(problems.len(), 1, "{problems:?}");
    }

    #[test]
    fn one_bracket_is_not_enough() {
        for text in ["feed = 1", "[feed]\nurl = \"https://a.example/\""] {
            let mistakes = Config::parse(text).mistakes;
            let words = "write [[feed]], in two brackets, above each feed";
            assert_eq!(mistakes.len(), 1, "{text}");
            assert_eq!(mistakes[0].what, words, "{text}");
        }
    }
}
