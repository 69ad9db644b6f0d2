//! Web pages and fragments of them.
//!
//! A page is measured before it is parsed ([`guard`]): the parser takes time that grows
//! with the square of the depth, so pages beyond the limits are read as bare text with
//! their tags stripped. Of a page that is fine the main content is found, then rendered
//! into paragraphs, blocks and links. Scripts are never run and nothing is fetched.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::body::Body;
use super::draft::{Draft, one_line};
use super::plain;
use render::Extent;

pub(super) mod entities;
mod guard;
mod menus;
mod meta;
mod render;
mod strip;

/// Below this many characters the finder of main content tries again with laxer rules;
/// news in brief are short, and the laxer rules let menus in.
const SHORT_CONTENT_CHARS: usize = 200;

/// Text of a piece of HTML that stands in another format, its tags cut off.
pub(super) fn bare(text: &str) -> Body {
    strip::body(text)
}

/// Reads a whole page.
pub(super) fn read(text: &str) -> Draft {
    read_from(text, None)
}

/// Reads a whole page that was saved from `address`.
pub(super) fn read_from(text: &str, address: Option<&str>) -> Draft {
    if !guard::is_fine(text) {
        return strip::page(text);
    }
    let document = Document::from(text);
    let mut draft = meta::read(&document);
    let base = base_url(&document)
        .or_else(|| address.map(str::to_owned))
        .or_else(|| draft.url.clone());
    let whole = || {
        render::body(
            &Document::from(text).html_root(),
            base.as_deref(),
            Extent::Page,
        )
    };
    draft.body = main_content(document, base.as_deref())
        .filter(|body| !body.text.is_empty())
        .unwrap_or_else(whole);
    draft
}

/// Reads a fragment: the body of an article whose title and date are known already.
pub(super) fn fragment(text: &str) -> Body {
    let text = if has_block_tags(text) {
        text.to_owned()
    } else {
        // Some systems store paragraphs as empty lines and put tags only on words.
        text.replace("\r\n", "\n")
            .replace("\n\n", "<p>")
            .replace('\n', "<br>")
    };
    if !guard::is_fine(&text) {
        return strip::body(&text);
    }
    render::body(&Document::fragment(text).root(), None, Extent::Fragment)
}

/// Body text of unknown making: markup, escaped text, or plain.
pub(super) fn any_body(text: &str) -> Body {
    if has_tags(text) {
        fragment(text)
    } else if entities::has_entity(text) {
        plain::body(&entities::decode(text))
    } else {
        plain::body(text)
    }
}

/// The same for a text that has no title beside it but may bear one at its head.
pub(super) fn any_text(text: &str) -> (Option<String>, Body) {
    let mut draft = if has_tags(text) {
        Draft {
            body: fragment(text),
            ..Draft::default()
        }
    } else if entities::has_entity(text) {
        plain::read(&entities::decode(text))
    } else {
        plain::read(text)
    };
    draft.take_first_heading();
    (draft.title, draft.body)
}

/// A label of unknown making (a title, a name) without tags and entities.
pub(super) fn any_label(text: &str) -> String {
    if has_tags(text) {
        one_line(&strip::body(text).text)
    } else if entities::has_entity(text) {
        entities::decode(text)
    } else {
        text.to_owned()
    }
}

fn main_content(document: Document, base: Option<&str>) -> Option<Body> {
    let config = Config {
        disable_json_ld: true,
        char_threshold: SHORT_CONTENT_CHARS,
        ..Config::default()
    };
    let mut finder = Readability::with_document(document, None, Some(config)).ok()?;
    let content = finder.parse().ok()?.content;
    let fragment = Document::fragment(content);
    Some(render::body(&fragment.root(), base, Extent::Content))
}

fn base_url(document: &Document) -> Option<String> {
    let base = document.select_single("base[href]");
    let href = base.attr("href")?;
    href.starts_with("http").then(|| href.to_string())
}

/// `href` as a whole address, by the address of the page it stands on.
fn resolve(base: Option<&str>, href: &str) -> Option<String> {
    let href = href.trim();
    let lower = href
        .get(..href.floor_char_boundary(8))
        .unwrap_or("")
        .to_ascii_lowercase();
    if ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
    {
        return Some(href.to_owned());
    }
    if href.is_empty() || href.starts_with('#') || scheme(href).is_some() {
        return None;
    }
    let base = base?;
    let after_scheme = base.find("://")? + 3;
    let host_end = base
        .get(after_scheme..)?
        .find('/')
        .map_or(base.len(), |at| after_scheme + at);
    if let Some(host) = href.strip_prefix("//") {
        return Some(format!("{}//{host}", base.get(..after_scheme - 2)?));
    }
    if href.starts_with('/') {
        return Some(format!("{}{href}", base.get(..host_end)?));
    }
    let path = base.split(['?', '#']).next().unwrap_or(base);
    let folder = path
        .get(..path.rfind('/')? + 1)
        .filter(|f| f.len() > host_end);
    let folder = folder.map_or_else(
        || format!("{}/", base.get(..host_end).unwrap_or("")),
        str::to_owned,
    );
    Some(format!("{folder}{}", href.trim_start_matches("./")))
}

/// The scheme of an address ("javascript" in "javascript:alert(1)").
fn scheme(href: &str) -> Option<&str> {
    let (scheme, _) = href.split_once(':')?;
    let valid = scheme
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b));
    (valid && !scheme.is_empty()).then_some(scheme)
}

/// Whether a text bears tags of HTML.
pub(super) fn has_tags(text: &str) -> bool {
    any_tag(text, |name| {
        BLOCK_TAGS.contains(&name) || INLINE_TAGS.contains(&name)
    })
}

fn has_block_tags(text: &str) -> bool {
    any_tag(text, |name| BLOCK_TAGS.contains(&name))
}

const BLOCK_TAGS: &[&str] = &[
    "p",
    "br",
    "div",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "blockquote",
    "figure",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "html",
    "body",
    "dl",
];
const INLINE_TAGS: &[&str] = &[
    "a", "b", "i", "em", "strong", "span", "u", "sup", "sub", "img", "font", "small", "script",
    "style", "iframe", "q", "cite",
];

fn any_tag(text: &str, wanted: impl Fn(&str) -> bool) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|at| {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let rest = rest.strip_prefix(b"/").unwrap_or(rest);
        let n = rest
            .iter()
            .take(11)
            .take_while(|b| b.is_ascii_alphanumeric())
            .count();
        let closed = matches!(
            rest.get(n),
            Some(b'>' | b' ' | b'/' | b'\n' | b'\t' | b'\r')
        );
        let name = rest
            .get(..n)
            .map(<[u8]>::to_ascii_lowercase)
            .unwrap_or_default();
        closed && std::str::from_utf8(&name).is_ok_and(&wanted)
    })
}

#[cfg(test)]
mod tests;
