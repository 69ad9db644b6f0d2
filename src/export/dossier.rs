//! A dossier in Markdown: who met whom, who said what, in which articles.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;

use super::{days, names};
use crate::query::ArticleRow;
use crate::query::language::{kind_word, status_word};
use crate::text::sanitize;
use crate::timeline::Encounter;

/// A quotation of a dossier.
#[derive(Clone, Debug)]
pub struct Saying {
    /// Who says it, with the office where known.
    pub speaker: String,
    /// The words.
    pub words: String,
    /// The article.
    pub source: String,
    /// Its day.
    pub day: Option<Date>,
}

/// What a dossier is made of.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    /// What was asked, as it is typed.
    pub query: String,
    /// The encounters, in order of time.
    pub encounters: Vec<Encounter>,
    /// The quotations, latest first.
    pub sayings: Vec<Saying>,
    /// The articles, latest first, each with its address.
    pub articles: Vec<(ArticleRow, Option<String>)>,
}

impl Dossier {
    /// The dossier as Markdown; `today` parts what is past from what is announced.
    pub fn markdown(&self, today: Date) -> String {
        let mut text = String::new();
        let about = match self.query.is_empty() {
            true => "All articles".to_owned(),
            false => plain(&self.query),
        };
        put(&mut text, format_args!("# Dossier: {about}\n\n"));
        self.summary(&mut text, today);
        self.pairs(&mut text);
        self.timeline(&mut text, today);
        self.quotations(&mut text);
        self.list(&mut text);
        text
    }

    fn summary(&self, text: &mut String, today: Date) {
        let days: Vec<Date> = self
            .articles
            .iter()
            .filter_map(|(row, _)| row.published.map(|p| p.date))
            .collect();
        let period = match (days.iter().min(), days.iter().max()) {
            (Some(first), Some(last)) => format!(", {} to {}", day(*first), day(*last)),
            _ => String::new(),
        };
        let (n, m) = (self.articles.len(), self.encounters.len());
        let q = self.sayings.len();
        put(
            text,
            format_args!(
                "{n} articles{period}; {m} encounters, {q} quotations. Made on {}.\n",
                day(today)
            ),
        );
    }

    fn pairs(&self, text: &mut String) {
        let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for encounter in &self.encounters {
            let mut names = names(encounter);
            names.sort_unstable();
            for (at, one) in names.iter().enumerate() {
                for other in names.iter().skip(at + 1) {
                    *pairs.entry((*one, *other)).or_default() += 1;
                }
            }
        }
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        if pairs.is_empty() {
            return;
        }
        text.push_str("\n## Who met whom\n\n| | | encounters |\n|---|---|---:|\n");
        for ((one, other), n) in pairs.into_iter().take(20) {
            put(
                text,
                format_args!("| {} | {} | {n} |\n", plain(one), plain(other)),
            );
        }
    }

    fn timeline(&self, text: &mut String, today: Date) {
        let is_past = |e: &&Encounter| days(e).is_none_or(|(first, _)| first <= today);
        let (past, ahead): (Vec<&Encounter>, Vec<&Encounter>) =
            self.encounters.iter().partition(is_past);
        for (heading, encounters) in [("Timeline", past), ("Announced", ahead)] {
            if encounters.is_empty() {
                continue;
            }
            put(text, format_args!("\n## {heading}\n\n"));
            for encounter in encounters {
                self.encounter(text, encounter);
            }
        }
    }

    fn encounter(&self, text: &mut String, encounter: &Encounter) {
        let when = match days(encounter) {
            Some((first, last)) if first == last => day(first),
            Some((first, last)) => format!("{} to {}", day(first), day(last)),
            None => "no date".to_owned(),
        };
        let place = encounter
            .place
            .as_ref()
            .map(|(name, _)| format!(", {}", plain(name)));
        put(
            text,
            format_args!(
                "- **{when}**: {} ({}, {}{})\n",
                plain(&names(encounter).join(", ")),
                kind_word(encounter.kind),
                status_word(encounter.status),
                place.unwrap_or_default()
            ),
        );
        for report in &encounter.reports {
            let source = report.source.as_deref().unwrap_or(&report.title);
            let told = report.published.map(|p| format!(", {}", day(p.date)));
            put(
                text,
                format_args!(
                    "  > {} ({}{})\n",
                    plain(&report.sentence),
                    plain(source),
                    told.unwrap_or_default()
                ),
            );
        }
    }

    fn quotations(&self, text: &mut String) {
        if self.sayings.is_empty() {
            return;
        }
        text.push_str("\n## Quotations\n");
        let mut by_speaker: BTreeMap<&str, Vec<&Saying>> = BTreeMap::new();
        for saying in &self.sayings {
            by_speaker.entry(&saying.speaker).or_default().push(saying);
        }
        let mut speakers: Vec<_> = by_speaker.into_iter().collect();
        speakers.sort_by_key(|(_, sayings)| std::cmp::Reverse(sayings.len()));
        for (speaker, sayings) in speakers {
            put(text, format_args!("\n### {}\n\n", plain(speaker)));
            for saying in sayings {
                let told = saying.day.map(|date| format!(", {}", day(date)));
                put(
                    text,
                    format_args!(
                        "- {} ({}{})\n",
                        plain(&saying.words),
                        plain(&saying.source),
                        told.unwrap_or_default()
                    ),
                );
            }
        }
    }

    fn list(&self, text: &mut String) {
        text.push_str("\n## Articles\n\n");
        for (row, url) in &self.articles {
            let date = row.published.map(|p| day(p.date));
            let date = date.unwrap_or_else(|| "undated".to_owned());
            let source = row.source.as_deref().map(|s| format!(", {}", plain(s)));
            let source = source.unwrap_or_default();
            let title = plain(&row.title);
            let link = match url.as_deref().filter(|url| is_web(url)) {
                Some(url) => format!("[{title}](<{}>)", url.replace(['<', '>', '\n'], "")),
                None => title,
            };
            put(text, format_args!("- {date}{source}: {link}\n"));
        }
    }
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// Writing into a string cannot fail.
fn put(text: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = text.write_fmt(what);
}

/// Text on one line that is nothing but text in Markdown.
fn plain(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = sanitize::display(&line.join(" ")).into_owned();
    let mut plain = String::with_capacity(line.len());
    for c in line.chars() {
        if matches!(
            c,
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#'
        ) {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
