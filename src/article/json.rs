//! Articles as JSON objects, however their fields are called.

use serde_json::{Map, Value};

use super::draft::{Draft, Place, one_line};
use super::error::RowError;
use super::{Article, Options, decode, html, limits, moment, row};

mod scan;

pub(super) use scan::Items;

/// Names a field goes by, the surest first.
const BODY: &[&str] = &[
    "text",
    "body",
    "content",
    "content_html",
    "content_text",
    "contentHtml",
    "article",
    "maintext",
    "main_text",
    "full_text",
    "fullText",
    "articleBody",
    "story",
    "description",
    "summary",
];
const TITLE: &[&str] = &["title", "headline", "name"];
const PUBLISHED: &[&str] = &[
    "published",
    "date",
    "published_at",
    "publishedAt",
    "date_published",
    "datePublished",
    "date_publish",
    "publish_date",
    "publication_date",
    "pubDate",
    "pubdate",
    "timestamp",
    "time",
    "created_at",
    "created",
];
const SOURCE: &[&str] = &[
    "source",
    "agency",
    "publisher",
    "site_name",
    "outlet",
    "publication",
    "feed",
    "source_domain",
];
const AUTHOR: &[&str] = &["author", "authors", "byline", "creator"];
const URL: &[&str] = &["url", "link", "canonical_url", "source_url", "permalink"];
const TAGS: &[&str] = &[
    "tags",
    "keywords",
    "categories",
    "category",
    "topics",
    "labels",
];
const ID: &[&str] = &["id", "_id", "guid", "key", "uuid"];

/// Names under which an object holds a list of articles.
pub(super) const LISTS: &[&str] = &[
    "articles",
    "items",
    "documents",
    "docs",
    "data",
    "entries",
    "results",
    "rows",
    "records",
    "hits",
    "news",
    "stories",
];

/// Reads one article from a row of JSON Lines: one object. `line` is the row's line in
/// `file`, from 1. Unknown keys are ignored; the row may be in any encoding.
pub fn parse_json_row(
    file: &str,
    line: usize,
    row: &[u8],
    options: &Options,
) -> Result<Article, RowError> {
    let place = Place {
        file,
        line,
        published: options.published,
    };
    if row.len() > limits::FILE_BYTES {
        return Err(place.error(&format!(
            "the row is longer than {} MB; it is left out",
            limits::FILE_BYTES >> 20
        )));
    }
    let (text, _) = decode::decode(row, None);
    read(&text, place)
}

/// The title of a JSON Feed, whose items do not say where they are from.
pub(super) fn feed_title(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Feed {
        version: String,
        title: String,
    }
    // Most lists of articles are none; they are not read twice.
    memchr::memmem::find(text.as_bytes(), b"jsonfeed.org/version/")?;
    let feed: Feed = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let title = one_line(&html::any_label(&feed.title));
    (feed.version.contains("jsonfeed.org") && !title.is_empty()).then_some(title)
}

/// Reads one article from the text of one object.
pub(super) fn read(text: &str, place: Place<'_>) -> Result<Article, RowError> {
    match parse(text) {
        Ok(Value::Object(fields)) => from_fields(&fields, place),
        Ok(_) => {
            Err(place
                .error("not an object; each article is written as {\"title\": …, \"text\": …}"))
        }
        Err(error) => Err(place.error(&worded(&error, text))),
    }
}

/// The article that fields by any of their names make.
pub(super) fn from_fields(
    fields: &Map<String, Value>,
    place: Place<'_>,
) -> Result<Article, RowError> {
    let origin = Some(place.origin());
    if let Some(article) = row::from_row(fields) {
        return Ok(Article { origin, ..article });
    }
    let marks = row::marks(fields);
    let article = draft(fields, place)?.finish(place)?;
    Ok(Article { marks, ..article })
}

/// Whether a field of this name holds the title or the text of an article.
pub(super) fn names_text(name: &str) -> bool {
    BODY.contains(&name) || matches!(name, "title" | "headline")
}

/// Parses JSON; where it fails, once more with halves of surrogate pairs replaced, which
/// other programs write and the parser refuses.
fn parse(text: &str) -> Result<Value, serde_json::Error> {
    let text = text.trim_start_matches('\u{feff}').trim();
    serde_json::from_str(text).or_else(|error| {
        if !text.contains("\\u") {
            return Err(error);
        }
        serde_json::from_str(&without_lone_surrogates(text)).map_err(|_| error)
    })
}

/// The parser's complaint in words that tell what to do.
fn worded(error: &serde_json::Error, text: &str) -> String {
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or("").to_owned();
    let near = match error.line() {
        0 | 1 => format!("column {}", error.column()),
        line => format!("line {line} of it, column {}", error.column()),
    };
    if error.is_eof() {
        let kind = if text.trim().is_empty() {
            "empty"
        } else {
            "cut off"
        };
        return format!("the JSON object is {kind}; it ends before it is closed");
    }
    format!("not valid JSON: {what} ({near}); the row is left out")
}

fn draft(fields: &Map<String, Value>, place: Place<'_>) -> Result<Draft, RowError> {
    let body = first_text(fields, BODY);
    let title = first_text(fields, TITLE);
    if body.is_none() && title.is_none() {
        return Err(
            place.error("no text in it; expected \"title\" and \"text\", \"body\" or \"content\"")
        );
    }
    let text = body.unwrap_or_default();
    let (title, body) = match title {
        Some(title) => (Some(html::any_label(&title)), html::any_body(&text)),
        None => html::any_text(&text),
    };
    Ok(Draft {
        title,
        body,
        ..labelled(fields)
    })
}

/// A draft with everything that fields say beside the body.
pub(super) fn labelled(fields: &Map<String, Value>) -> Draft {
    let published = PUBLISHED
        .iter()
        .filter_map(|name| fields.get(*name))
        .find_map(moment_of);
    Draft {
        id: first_text(fields, ID),
        title: first_text(fields, TITLE),
        published,
        source: first_text(fields, SOURCE),
        author: first_text(fields, AUTHOR),
        url: first_text(fields, URL),
        tags: TAGS
            .iter()
            .find_map(|name| fields.get(*name))
            .map(labels)
            .unwrap_or_default(),
        ..Draft::default()
    }
}

/// The text of the first of the named fields that has some.
fn first_text(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names
        .iter()
        .filter_map(|name| fields.get(*name))
        .find_map(|value| text_of(value, names == BODY))
        .filter(|text| !text.trim().is_empty())
}

/// The text of a value: a string, a number, the name of an object, a list of any of them.
fn text_of(value: &Value, paragraphs: bool) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => {
            let parts: Vec<String> = values.iter().filter_map(scalar_text).collect();
            parts.join(if paragraphs { "\n\n" } else { ", " })
        }
        Value::Object(_) => scalar_text(value)?,
        Value::Null | Value::Bool(_) => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(fields) => [
            "name", "title", "text", "value", "$oid", "id", "href", "url",
        ]
        .iter()
        .find_map(|name| fields.get(*name)?.as_str())
        .map(str::to_owned),
        _ => None,
    }
}

fn labels(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => text.split([',', ';']).map(str::to_owned).collect(),
        Value::Array(values) => values.iter().filter_map(scalar_text).collect(),
        _ => Vec::new(),
    }
}

fn moment_of(value: &Value) -> Option<moment::Moment> {
    match value {
        Value::String(text) => moment::parse(text),
        Value::Number(number) => {
            let whole = number.as_i64().or_else(|| {
                let float = number
                    .as_f64()
                    .filter(|f| f.is_finite() && f.abs() < 1e15)?;
                // Seconds with a fraction, as Python's time.time() gives them.
                Some(float.trunc() as i64)
            })?;
            moment::number(&whole.to_string())
        }
        // MongoDB and the TOML parser wrap dates so.
        Value::Object(fields) => ["$date", "$__toml_private_datetime"]
            .iter()
            .find_map(|name| moment_of(fields.get(*name)?)),
        _ => None,
    }
}

/// `text` with `\ud800`-like escapes that have no partner written as U+FFFD.
fn without_lone_surrogates(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let len = match surrogate(escape) {
            Some(0xd800..=0xdbff) if matches!(second_half(escape), Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => {
                out.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or("");
                continue;
            }
            _ => escape.chars().take(2).map(char::len_utf8).sum(),
        };
        let (kept, after) = escape.split_at_checked(len).unwrap_or((escape, ""));
        out.push_str(kept);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn second_half(escape: &str) -> Option<u32> {
    surrogate(escape.get(6..)?)
}

fn surrogate(escape: &str) -> Option<u32> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests;
