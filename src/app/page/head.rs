//! What stands above the text of an article: headline, and a line of what is known of it.

use jiff::civil::Date;

use crate::query::StoredArticle;
use crate::text::sanitize::display;
use crate::text::wrap::{RowMap, Stretch};
use crate::text::{Span, width};

/// Words a reader gets through in a minute.
const WORDS_A_MINUTE: u32 = 220;

/// Other outlets that are named.
const N_REPRINTS: usize = 12;

/// A longer headline is cut.
const TITLE_BYTES: usize = 1_000;

/// The rows above the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The headline, row by row.
    pub title: Vec<String>,
    /// What is known of the article, row by row.
    pub meta: Vec<String>,
}

impl Head {
    /// Lays it out for `width` columns; the headline is left out if it fits into `elsewhere`
    /// columns that show it already.
    pub fn new(stored: &StoredArticle, width: u16, elsewhere: u16) -> Head {
        let title = display(&stored.article.title);
        let shows = width::of(&title) <= usize::from(elsewhere);
        let title = if shows {
            Vec::new()
        } else {
            wrapped(&title, width)
        };
        Head {
            title,
            meta: meta_rows(stored, width),
        }
    }

    /// Rows it takes, with the empty one that ends it.
    pub fn len(&self) -> usize {
        self.title.len() + self.meta.len() + 1
    }

    /// Whether it takes no row; it always takes one.
    pub fn is_empty(&self) -> bool {
        false
    }
}

/// The parts of the meta line; a part begins a new row rather than being cut.
fn meta_rows(stored: &StoredArticle, columns: u16) -> Vec<String> {
    let room = usize::from(columns);
    let mut rows: Vec<String> = Vec::new();
    for part in meta(stored, room) {
        let part = display(&part);
        match rows.last_mut() {
            Some(row) if width::of(row) + 3 + width::of(&part) <= room => {
                row.push_str(" · ");
                row.push_str(&part);
            }
            _ => rows.extend(wrapped(&part, columns)),
        }
    }
    rows
}

/// "Sample Wire", "19 Aug 2025", "UA RU US", "4 min".
fn meta(stored: &StoredArticle, room: usize) -> Vec<String> {
    let article = &stored.article;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(article.source.clone());
    parts.extend(
        article
            .author
            .clone()
            .filter(|a| Some(a) != article.source.as_ref()),
    );
    parts.push(match article.published {
        Some(published) => day(published.date),
        None => "date unknown".to_owned(),
    });
    let countries: Vec<&str> = stored.row.countries.iter().map(|c| c.as_str()).collect();
    if !countries.is_empty() {
        parts.push(codes(&countries, room));
    }
    let minutes = stored.row.n_words.div_ceil(WORDS_A_MINUTE).max(1);
    parts.push(format!("{minutes} min"));
    parts.extend(also_in(stored));
    parts
}

/// "also in Paper: Talks end in Malmo (address)", each.
fn also_in(stored: &StoredArticle) -> Vec<String> {
    let article = &stored.article;
    let elsewhere = stored
        .reprints
        .iter()
        .filter(|reprint| reprint.source != article.source || reprint.title != article.title);
    let mut parts = Vec::new();
    for reprint in elsewhere.take(N_REPRINTS) {
        let place = reprint.source.as_deref().unwrap_or("another place");
        let mut part = format!("also in {place}");
        if reprint.title != article.title {
            part.push_str(": ");
            part.push_str(&reprint.title);
        }
        if let Some(url) = &reprint.url {
            part.push_str(&format!(" ({url})"));
        }
        parts.push(part);
    }
    parts
}

/// Codes in one row, with the number of those without room: "UA RU US +14".
fn codes(all: &[&str], room: usize) -> String {
    let shown = match (room + 1) / 3 {
        fitting if fitting >= all.len() => all.len(),
        fitting => fitting.saturating_sub(2).max(1),
    };
    let text = all.get(..shown).unwrap_or(all).join(" ");
    match all.len() - shown.min(all.len()) {
        0 => text,
        n => format!("{text} +{n}"),
    }
}

/// "19 Aug 2025".
pub fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

fn wrapped(text: &str, width: u16) -> Vec<String> {
    let text = text
        .get(..text.floor_char_boundary(TITLE_BYTES))
        .unwrap_or("");
    let all = Stretch {
        span: Span::new(0, text.len()),
        first_indent: 0,
        indent: 0,
        verbatim: false,
        gap: false,
    };
    let map = RowMap::new(text, &[all], width);
    let rows = map.rows(0..map.len()).iter();
    rows.map(|row| row.span().of(text).to_owned()).collect()
}
