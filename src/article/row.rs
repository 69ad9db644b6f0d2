//! An article as a JSON object that gives it back, byte for byte.
//!
//! The usual fields are for other programs; `stored` holds what they have no field for. Where
//! `stored` is there and fits, the text is taken as it is: it was cleaned when it came in first.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Article, Block, Link, Marks, Published, Reprint};
use crate::text::{Span, sanitize};

/// What the usual fields do not say.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    title_made: bool,
    blocks: Vec<Block>,
    links: Vec<Link>,
    published: Option<Published>,
    dateline_place: Option<Span>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reprints: Vec<Reprint>,
}

/// The article as a row.
pub fn to_row(article: &Article) -> Value {
    let published = article.published.map(|p| match p.time {
        Some(time) => format!("{}T{time}Z", p.date),
        None => p.date.to_string(),
    });
    let stored = Stored {
        title_made: article.title_made,
        blocks: article.blocks.clone(),
        links: article.links.clone(),
        published: article.published,
        dateline_place: article.dateline_place,
        reprints: article.reprints.clone(),
    };
    let mut row = json!({
        "id": article.key,
        "title": article.title,
        "published": published,
        "source": article.source,
        "author": article.author,
        "url": article.url,
        "tags": article.tags,
        "text": article.body,
        "read": article.marks.read,
        "starred": article.marks.starred,
        "stored": stored,
    });
    if let Value::Object(fields) = &mut row {
        fields.retain(|_, value| !is_empty(value));
    }
    row
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(values) => values.is_empty(),
        _ => false,
    }
}

/// The article of a row that [`to_row`] made; `None` for any other.
pub(super) fn from_row(fields: &Map<String, Value>) -> Option<Article> {
    let stored = fields.get("stored")?.as_object()?;
    let stored: Stored = serde_json::from_value(Value::Object(stored.clone())).ok()?;
    let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
    let tags = fields.get("tags").and_then(Value::as_array);
    let tags: Vec<String> = tags
        .into_iter()
        .flatten()
        .filter_map(|tag| tag.as_str().map(str::to_owned))
        .collect();
    let article = Article {
        key: text("id")?,
        title: text("title")?,
        title_made: stored.title_made,
        body: text("text").unwrap_or_default(),
        blocks: stored.blocks,
        links: stored.links,
        published: stored.published,
        source: text("source"),
        author: text("author"),
        dateline_place: stored.dateline_place,
        url: text("url"),
        tags,
        marks: marks(fields),
        reprints: stored.reprints,
        origin: None,
    };
    is_sound(&article).then_some(article)
}

/// What the reader did with the article, in any row.
pub(super) fn marks(fields: &Map<String, Value>) -> Marks {
    let is = |name: &str| fields.get(name).and_then(Value::as_bool).unwrap_or(false);
    Marks {
        read: is("read") || is("seen"),
        starred: is("starred"),
    }
}

/// Whether every text is clean and every span lies in the body: a row may come from anybody.
fn is_sound(article: &Article) -> bool {
    let is_clean = |text: &str| sanitize::clean_body(text) == text && !text.is_empty();
    let texts = [&article.source, &article.author, &article.url];
    let of_others = article.reprints.iter().flat_map(|r| {
        let texts = [
            Some(&r.key),
            Some(&r.title),
            r.source.as_ref(),
            r.url.as_ref(),
        ];
        texts.into_iter().flatten()
    });
    let texts = texts
        .into_iter()
        .flatten()
        .chain(&article.tags)
        .chain(of_others);
    let mut texts = texts.chain([&article.key, &article.title]);
    let is_body_clean = article.body.is_empty() || is_clean(&article.body);
    let spans = article.blocks.iter().map(|block| block.span);
    let spans = spans.chain(article.links.iter().map(|link| link.span));
    let mut spans = spans.chain(article.dateline_place);
    is_body_clean
        && texts.all(|text| is_clean(text))
        && spans.all(|span| article.body.get(span.range()).is_some())
}

#[cfg(test)]
mod tests {
    use super::{from_row, to_row};
    use crate::article::{Article, Marks, Options, Reprint, parse_json_row, read, sample};

    /// Every article of the sample, as the reader left it, comes back as it went.
    #[test]
    fn a_row_gives_the_article_back() {
        for (n, (name, bytes)) in sample::files().enumerate() {
            for article in read(name, bytes, &Options::default()) {
                let mut article = article.unwrap();
                article.origin = None;
                article.marks = Marks {
                    read: n % 2 == 0,
                    starred: n % 3 == 0,
                };
                article.reprints = (0..n % 3)
                    .map(|n| Reprint {
                        key: format!("key {n}"),
                        source: (n > 0).then(|| "Evening Mail".to_owned()),
                        title: "Another headline".to_owned(),
                        url: None,
                    })
                    .collect();
                let row = to_row(&article).to_string();
                let back = parse_json_row("x", 1, row.as_bytes(), &Options::default()).unwrap();
                let origin = None;
                assert_eq!(Article { origin, ..back }, article, "{name}");
            }
        }
    }

    #[test]
    fn a_row_that_does_not_fit_is_read_like_any_other() {
        for stored in [
            "{\"dateline_place\": {\"start\": 1, \"end\": 99}}",
            "{\"links\": [{\"span\": {\"start\": 0, \"end\": 1}, \"url\": 7}]}",
            "[]",
        ] {
            let row = format!(
                "{{\"id\": \"i\", \"title\": \"T\", \"text\": \"Ünder\", \"stored\": {stored}}}"
            );
            let fields: serde_json::Value = serde_json::from_str(&row).unwrap();
            assert!(from_row(fields.as_object().unwrap()).is_none(), "{stored}");
            let article = parse_json_row("x", 1, row.as_bytes(), &Options::default()).unwrap();
            assert_eq!(article.body, "Ünder");
        }
    }
}
