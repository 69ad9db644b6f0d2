//! What a page says about itself: its `meta` elements, its JSON-LD, its `time`.

use dom_query::Document;
use serde_json::Value;

use crate::article::draft::{Draft, one_line};
use crate::article::moment::{self, Moment};

/// Names under which pages give a field, the surest first.
const TITLE: &[&str] = &[
    "og:title",
    "headline",
    "dc.title",
    "twitter:title",
    "parsely-title",
];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "article.published",
    "og:article:published_time",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
];
const SOURCE: &[&str] = &[
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "copyright-holder",
];
const AUTHOR: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
];
const URL: &[&str] = &["og:url", "twitter:url", "parsely-link"];
const TAGS: &[&str] = &["article:tag", "news_keywords", "keywords", "parsely-tags"];

/// Elements looked at; a page has tens of them.
const MAX_META: usize = 1_000;

/// The draft of a page without its body.
pub(super) fn read(document: &Document) -> Draft {
    let meta = Meta::collect(document);
    let linked = linked_data(document).unwrap_or_default();
    let source = meta.get(SOURCE).or(linked.source);
    let title = meta
        .get(TITLE)
        .or(linked.title)
        .or_else(|| only_heading(document))
        .or_else(|| text_of(document, "title"));
    let title = title.map(|title| without_site(&title, source.as_deref()));
    let canonical = document.select_single("link[rel=canonical]");
    Draft {
        title,
        published: meta
            .moment()
            .or(linked.published)
            .or_else(|| first_time(document)),
        author: meta
            .get(AUTHOR)
            .filter(|author| !author.contains("://"))
            .or(linked.author)
            .map(|author| without_by(&author)),
        url: canonical
            .attr("href")
            .map(|href| href.to_string())
            .or_else(|| meta.get(URL))
            .or(linked.url),
        tags: meta.tags(),
        source,
        ..Draft::default()
    }
}

/// Names and contents of the `meta` elements, names in lower case.
struct Meta(Vec<(String, String)>);

impl Meta {
    fn collect(document: &Document) -> Meta {
        let elements = document.select("meta[content]");
        let pairs = elements.nodes().iter().take(MAX_META).filter_map(|node| {
            let name = ["property", "name", "itemprop"]
                .iter()
                .find_map(|n| node.attr(n))?;
            let content = node.attr("content")?;
            let filled = !content.trim().is_empty();
            filled.then(|| (name.trim().to_ascii_lowercase(), content.trim().to_owned()))
        });
        Meta(pairs.collect())
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, content)| content.as_str())
    }

    fn get(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|name| self.all(name).next())
            .map(str::to_owned)
    }

    fn moment(&self) -> Option<Moment> {
        PUBLISHED
            .iter()
            .find_map(|name| self.all(name).find_map(moment::parse))
    }

    fn tags(&self) -> Vec<String> {
        let Some(name) = TAGS.iter().find(|name| self.all(name).next().is_some()) else {
            return Vec::new();
        };
        self.all(name)
            .flat_map(|tags| tags.split(','))
            .map(str::to_owned)
            .collect()
    }
}

/// What a page says in JSON-LD.
#[derive(Default)]
struct Linked {
    title: Option<String>,
    published: Option<Moment>,
    author: Option<String>,
    source: Option<String>,
    url: Option<String>,
}

fn linked_data(document: &Document) -> Option<Linked> {
    let scripts = document.select("script[type='application/ld+json']");
    scripts.nodes().iter().take(20).find_map(|node| {
        let text = node.text();
        let value: Value = serde_json::from_str(text.trim()).ok()?;
        let article = find_article(&value)?;
        let field = |name: &str| article.get(name).and_then(name_of);
        Some(Linked {
            title: field("headline").or_else(|| field("name")),
            published: article
                .get("datePublished")
                .and_then(Value::as_str)
                .and_then(moment::parse),
            author: field("author").or_else(|| field("creator")),
            source: field("publisher"),
            url: field("url").or_else(|| field("mainEntityOfPage")),
        })
    })
}

/// The first object that is an article, at the top, in a list, or in a graph.
fn find_article(value: &Value) -> Option<&Value> {
    let candidates: Vec<&Value> = match value {
        Value::Array(values) => values.iter().collect(),
        Value::Object(fields) => match fields.get("@graph") {
            Some(Value::Array(values)) => values.iter().collect(),
            _ => vec![value],
        },
        _ => return None,
    };
    candidates.into_iter().find(|candidate| {
        let kind = candidate.get("@type");
        let is_article = |kind: &Value| {
            kind.as_str()
                .is_some_and(|k| k.ends_with("Article") || k == "BlogPosting" || k == "Report")
        };
        kind.is_some_and(|kind| match kind {
            Value::Array(kinds) => kinds.iter().any(is_article),
            one => is_article(one),
        })
    })
}

/// The text of a value, or the names in it.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(super::any_label(text)).filter(|text| !text.is_empty()),
        Value::Object(fields) => fields
            .get("name")
            .or_else(|| fields.get("@id"))
            .and_then(name_of),
        Value::Array(values) => {
            let names: Vec<String> = values
                .iter()
                .filter_map(|value| match value {
                    Value::Array(_) => None,
                    other => name_of(other),
                })
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

/// The heading of the first level, if there is exactly one.
fn only_heading(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    let [heading] = headings.nodes() else {
        return None;
    };
    Some(one_line(&heading.text())).filter(|text| !text.is_empty())
}

fn text_of(document: &Document, element: &str) -> Option<String> {
    let text = one_line(&document.select_single(element).text());
    (!text.is_empty()).then_some(text)
}

/// The first `time` of the page that is a date.
fn first_time(document: &Document) -> Option<Moment> {
    let times = document.select("time");
    times.nodes().iter().take(50).find_map(|node| {
        let stamp = node.attr("datetime");
        stamp
            .and_then(|stamp| moment::parse(&stamp))
            .or_else(|| moment::parse(&one_line(&node.text())))
    })
}

/// A title without " | Site" or " - Site" at its end.
fn without_site(title: &str, source: Option<&str>) -> String {
    let title = one_line(title);
    for sign in [" | ", " - ", " – ", " — ", " :: ", " » "] {
        if let Some((story, site)) = title.rsplit_once(sign) {
            let named = source.is_some_and(|source| site.eq_ignore_ascii_case(source.trim()));
            // Only a bar says without a doubt that what follows is the site.
            if named || sign == " | " && site.split(' ').count() <= 4 && story.contains(' ') {
                return story.trim().to_owned();
            }
        }
    }
    title
}

fn without_by(author: &str) -> String {
    let author = one_line(author);
    let bare = ["By ", "by ", "BY "]
        .iter()
        .find_map(|by| author.strip_prefix(by));
    bare.unwrap_or(&author).to_owned()
}
