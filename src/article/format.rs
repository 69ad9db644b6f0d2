//! What kind of file a file is.

use super::{csv, feed, mail, mhtml, warc};

/// A format articles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, one article.
    Plain,
    /// Markdown, with or without front matter, one article.
    Markdown,
    /// A web page, one article.
    Html,
    /// A JSON object, a list of them, or an object that holds such a list.
    Json,
    /// JSON Lines: an object a line.
    JsonLines,
    /// Comma- or tab-separated values with a header.
    Csv,
    /// A message.
    Mail,
    /// A mailbox (mbox): messages one after another.
    Mailbox,
    /// A feed in XML: RSS or Atom.
    Feed,
    /// A page that a browser saved with its pictures (MHTML), one article.
    Mhtml,
    /// A web crawl (WARC): responses of servers one after another.
    Warc,
}

impl Format {
    /// The format of a file by its content; where content leaves a choice, by its name.
    ///
    /// `head` is the decoded text or its first few kilobytes; a cut line at the end does
    /// no harm. Any text is at least plain text.
    pub fn detect(name: &str, head: &str) -> Format {
        let by_name = Format::of_name(name);
        let text = head.trim_start_matches('\u{feff}').trim_start();
        match text.as_bytes().first() {
            Some(b'{') if looks_like_json(text) => json_kind(by_name, text),
            Some(b'[') if opens_json_list(text) => Format::Json,
            Some(b'<') if feed::is_feed(text) => Format::Feed,
            Some(b'<') if looks_like_html(text) => Format::Html,
            Some(b'W') if warc::is_record(text) => Format::Warc,
            _ if has_front_matter(head) => Format::Markdown,
            _ if mail::is_mailbox(text) => Format::Mailbox,
            _ if mhtml::is_page(text) => Format::Mhtml,
            _ if mail::is_message(text) => Format::Mail,
            _ if csv::is_header(text.lines().next().unwrap_or("")) => Format::Csv,
            _ => match by_name {
                Some(Format::Csv) if !text.is_empty() => Format::Csv,
                Some(Format::Json | Format::JsonLines) if !text.is_empty() => {
                    by_name.unwrap_or(Format::Json)
                }
                Some(Format::Html) if looks_like_html(text) => Format::Html,
                Some(Format::Markdown) => Format::Markdown,
                _ if opens_with_heading(text) => Format::Markdown,
                _ => Format::Plain,
            },
        }
    }

    /// The format a file's name promises, if it promises one that is known.
    pub fn of_name(name: &str) -> Option<Format> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Format::Plain),
            "md" | "markdown" | "mdown" | "mkd" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "json" => Some(Format::Json),
            "rss" | "atom" | "rdf" => Some(Format::Feed),
            "jsonl" | "ndjson" | "jl" => Some(Format::JsonLines),
            "csv" | "tsv" => Some(Format::Csv),
            "eml" => Some(Format::Mail),
            "mhtml" | "mht" => Some(Format::Mhtml),
            "warc" => Some(Format::Warc),
            "mbox" | "mbx" => Some(Format::Mailbox),
            _ => None,
        }
    }
}

fn json_kind(by_name: Option<Format>, text: &str) -> Format {
    if by_name == Some(Format::JsonLines) {
        return Format::JsonLines;
    }
    // An object closed on its line with another below is JSON Lines, whatever the name.
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("");
    let second = lines.next().unwrap_or("");
    let rows = first.ends_with('}') && (second.starts_with('{') || second.is_empty());
    if rows && !second.is_empty() {
        Format::JsonLines
    } else {
        Format::Json
    }
}

/// A brace followed by a quoted name or by its partner.
fn looks_like_json(text: &str) -> bool {
    let after = text.get(1..).unwrap_or("").trim_start();
    after.starts_with(['"', '}']) || after.is_empty()
}

fn opens_json_list(text: &str) -> bool {
    let after = text.get(1..).unwrap_or("").trim_start();
    after.is_empty() || after.starts_with(['{', ']', '"']) && !after.starts_with("](")
}

/// Tags that open pages and fragments of them.
const OPENERS: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "!--",
    "article",
    "main",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "section",
    "header",
    "span",
    "table",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "img",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "br",
    "font",
    "center",
    "script",
    "style",
];

/// A document type, or a tag that opens pages and fragments of them.
fn looks_like_html(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(2_048)).unwrap_or("");
    let lower = head.to_ascii_lowercase();
    if lower.starts_with("<?xml") {
        return lower.contains("<html");
    }
    let Some(after) = lower.strip_prefix('<') else {
        return ["<html", "<body", "<p>", "<div"]
            .iter()
            .any(|tag| lower.contains(tag));
    };
    OPENERS.iter().any(|opener| {
        after.strip_prefix(opener).is_some_and(|rest| {
            *opener == "!--" || rest.starts_with(['>', ' ', '\n', '\t', '\r', '/'])
        })
    })
}

/// A block of "key: value" or "key = value" lines between two rules at the very start.
fn has_front_matter(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}');
    let Some((rule, signs)) = [("---", [':', '=']), ("+++", ['=', '='])]
        .into_iter()
        .find(|(rule, _)| head.starts_with(rule))
    else {
        return false;
    };
    let mut lines = head.lines();
    if lines.next().map(str::trim_end) != Some(rule) {
        return false;
    }
    let first = lines.next().unwrap_or("");
    let keyed = first.split_once(signs).is_some_and(|(key, _)| {
        !key.trim().is_empty()
            && key
                .trim()
                .chars()
                .all(|c| c.is_alphanumeric() || "_-\" ".contains(c))
    });
    keyed && lines.any(|line| line.trim_end() == rule)
}

/// "# A heading" at the start: a number sign, a space, and a text.
fn opens_with_heading(text: &str) -> bool {
    let n = text.bytes().take_while(|b| *b == b'#').count();
    (1..=6).contains(&n) && text.get(n..).is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::Format;

    const ROWS: &[(&str, &str, Format)] = &[
        ("a.txt", "Talks end\n\nThey met.", Format::Plain),
        ("-", "", Format::Plain),
        ("a.json", "", Format::Plain),
        ("a.txt", "{\"title\": \"x\"}", Format::Json),
        (
            "-",
            "{\"title\": \"x\"}\n{\"title\": \"y\"}",
            Format::JsonLines,
        ),
        ("-", "{\n  \"title\": \"x\"\n}\n", Format::Json),
        ("a.jsonl", "{\"title\": \"x\"}", Format::JsonLines),
        ("a.ndjson", "{\"title\": \"cut of", Format::JsonLines),
        ("a.jsonl", "not json", Format::JsonLines),
        ("a.json", "[{\"title\": \"x\"}]", Format::Json),
        ("-", "\u{feff} [ {\"title\": \"x\"} ]", Format::Json),
        ("a.txt", "[Kyiv] They met.", Format::Plain),
        ("a.txt", "{Kyiv} They met.", Format::Plain),
        ("a.html", "<!DOCTYPE html><html></html>", Format::Html),
        ("-", "<html lang=en>", Format::Html),
        ("a.txt", "<p>They met.</p>", Format::Html),
        ("a.txt", "<They met>", Format::Plain),
        ("a.txt", "<?xml version=\"1.0\"?>\n<rss>", Format::Feed),
        ("a.htm", "They met.<p>They left.", Format::Html),
        ("a.html", "They met.", Format::Plain),
        ("a.md", "They met.", Format::Markdown),
        ("a.txt", "# Talks end\n\nThey met.", Format::Markdown),
        ("a.txt", "#1 on the list", Format::Plain),
        ("a.txt", "---\ntitle: x\n---\nThey met.", Format::Markdown),
        (
            "a.txt",
            "---\ntitle = \"x\"\n---\nThey met.",
            Format::Markdown,
        ),
        (
            "a.txt",
            "+++\ntitle = \"x\"\n+++\nThey met.",
            Format::Markdown,
        ),
        ("a.txt", "---\nThey met.\n---\nThey left.", Format::Plain),
        ("a.txt", "title,text\nA,b\n", Format::Csv),
        ("a.csv", "Überschrift;Inhalt\nA;b\n", Format::Csv),
        ("a.txt", "name,age\nA,1\n", Format::Plain),
        ("-", "From: a@b\nSubject: c\nDate: d\n\ne", Format::Mail),
        (
            "-",
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nSubject: c\nDate: d\n\ne",
            Format::Mhtml,
        ),
        ("-", "WARC/1.0\r\nWARC-Type: warcinfo\r\n", Format::Warc),
        ("a.txt", "WARC/ is a format", Format::Plain),
        (
            "inbox",
            "From a@b Tue Aug 19 10:00:00 2025\nFrom: a@b\nSubject: c\nDate: d\n\ne",
            Format::Mailbox,
        ),
    ];

    #[test]
    fn rows_hold() {
        for (name, head, format) in ROWS {
            assert_eq!(Format::detect(name, head), *format, "{name}: {head}");
        }
    }
}
