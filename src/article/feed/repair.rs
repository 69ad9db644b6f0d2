//! XML as feeds write it → XML as parsers want it.
//!
//! Feeds are made by programs that join texts, so a bare `&`, a reference to a character that
//! does not exist or a `<` before a number is common; a parser refuses all of the feed for one.
//! What is well-formed is left as it is.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use memchr::{memchr, memchr2, memmem};

/// Letters of a named reference; the longest of HTML has 31.
const NAME_BYTES: usize = 31;

/// Names of the namespaces that feeds used before, or write wrongly, and the one of their like.
const NAMESPACES: &[(&str, &str)] = &[
    ("://purl.org/atom/ns#", ATOM),
    ("://www.w3.org/2005/Atom/", ATOM),
    ("s://www.w3.org/2005/Atom", ATOM),
    ("://my.netscape.com/rdf/simple/0.9/", RSS),
    ("://channel.netscape.com/rdf/simple/0.9/", RSS),
    ("://my.netscape.com/publish/formats/rss-0.91.dtd", RSS),
    ("://purl.org/rss/1.0", RSS),
    ("s://purl.org/rss/1.0/", RSS),
    ("://purl.org/net/rss1.1#", RSS),
    ("://backend.userland.com/rss", RSS),
    ("://backend.userland.com/rss2", RSS),
    ("://backend.userland.com/RSS2", RSS),
    ("://backend.userland.com/rss2.1", RSS),
    ("://blogs.law.harvard.edu/tech/rss", RSS),
    ("://cyber.law.harvard.edu/rss/rss.html", RSS),
];
const ATOM: &str = "http://www.w3.org/2005/Atom";
const RSS: &str = "http://purl.org/rss/1.0/";

/// Elements of Atom 0.3 and their names since 1.0.
const OLD_ATOM: &[(&str, &str)] = &[
    ("issued", "published"),
    ("modified", "updated"),
    ("tagline", "subtitle"),
];

/// Elements whose text has a type.
const TEXTS: &[&str] = &[
    "title", "content", "summary", "subtitle", "rights", "info", "tagline",
];

/// Types that a parser knows under another name.
const TYPES: &[(&str, &str)] = &[
    ("application/xhtml+xml", "xhtml"),
    ("text/plain", "text"),
    ("", "text"),
];

/// The text with what parsers stumble over mended; borrowed if there was nothing.
pub(super) fn repaired(text: &str) -> Cow<'_, str> {
    let mut copy = Copy {
        text,
        copied: 0,
        out: String::new(),
    };
    let bytes = text.as_bytes();
    let (mut at, mut is_old_atom) = (0, false);
    while let Some(n) = memchr2(b'<', b'&', bytes.get(at..).unwrap_or_default()) {
        at += n;
        let rest = bytes.get(at..).unwrap_or_default();
        let (n, new) = match rest {
            [b'&', ..] => reference(text.get(at + 1..).unwrap_or_default()),
            _ if rest.starts_with(b"<![CDATA[") => (end_of(rest, b"]]>"), None),
            _ if rest.starts_with(b"<!--") => (end_of(rest, b"-->"), None),
            _ if rest.starts_with(b"<?") => (end_of(rest, b"?>"), None),
            [_, b'!', ..] => (end_of(rest, b">"), None),
            [_, b'/', next, ..] if is_name_start(*next) => {
                let n = end_of(rest, b">");
                let tag = text.get(at..at + n).unwrap_or_default();
                (n, is_old_atom.then(|| renamed(tag, 2)).flatten())
            }
            [_, next, ..] if is_name_start(*next) => {
                let n = tag_end(rest);
                let tag = text.get(at..at + n).unwrap_or_default();
                is_old_atom |= tag.contains("purl.org/atom/ns#");
                (n, mended(tag, is_old_atom))
            }
            _ => (1, Some("&lt;".to_owned())),
        };
        if let Some(new) = new {
            copy.replace(at, at + n, &new);
        }
        at += n;
    }
    copy.finish()
}

/// Where `mark` ends in `bytes`, which end where it does not stand.
fn end_of(bytes: &[u8], mark: &[u8]) -> usize {
    memmem::find(bytes, mark).map_or(bytes.len(), |at| at + mark.len())
}

fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b':' || byte >= 0x80
}

/// A text that is copied up to where something is replaced.
struct Copy<'a> {
    text: &'a str,
    copied: usize,
    out: String,
}

impl<'a> Copy<'a> {
    fn replace(&mut self, start: usize, end: usize, new: &str) {
        let before = self.text.get(self.copied..start).unwrap_or_default();
        self.out.push_str(before);
        self.out.push_str(new);
        self.copied = end;
    }

    fn finish(mut self) -> Cow<'a, str> {
        if self.copied == 0 {
            return Cow::Borrowed(self.text);
        }
        self.replace(self.text.len(), self.text.len(), "");
        Cow::Owned(self.out)
    }
}

/// The bytes of the reference whose `&` stands before `inside`, and what to write in its place.
fn reference(inside: &str) -> (usize, Option<String>) {
    let near = inside.as_bytes();
    let near = near.get(..near.len().min(NAME_BYTES + 1)).unwrap_or(near);
    let name = memchr(b';', near).and_then(|end| inside.get(..end));
    let bare = (1, Some("&amp;".to_owned()));
    let Some(name) = name else { return bare };
    let n = name.len() + 2;
    match number(name) {
        Some((code, _)) if character(code).is_none() => (n, Some(" ".to_owned())),
        Some((code, true)) if !(0x80..0xa0).contains(&code) => (n, None),
        Some((code, _)) => {
            let c = character(code).unwrap_or(' ');
            (n, Some(format!("&#{};", u32::from(c))))
        }
        None if is_entity(name) => (n, None),
        None => bare,
    }
}

/// A tag with references, versions, namespaces and types as a parser knows them, if it was not so.
fn mended(tag: &str, is_old_atom: bool) -> Option<String> {
    let name_end = tag.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
    let name = tag
        .get(1..name_end.unwrap_or(tag.len()))
        .unwrap_or_default();
    let mut new = Cow::Borrowed(tag);
    if name == "rss" {
        new = version(tag).map_or(new, Cow::Owned);
    }
    if tag.contains("xmlns") {
        for (old, known) in NAMESPACES {
            for quote in ['"', '\''] {
                let value = format!("{quote}http{old}{quote}");
                if new.contains(&value) {
                    new = Cow::Owned(new.replace(&value, &format!("{quote}{known}{quote}")));
                }
            }
        }
    }
    if TEXTS.contains(&name) {
        for (old, known) in TYPES {
            for quote in ['"', '\''] {
                let value = format!(" type={quote}{old}{quote}");
                if new.contains(&value) {
                    new = Cow::Owned(new.replace(&value, &format!(" type=\"{known}\"")));
                }
            }
        }
    }
    if is_old_atom {
        new = renamed(&new, 1).map_or(new, Cow::Owned);
    }
    let mut copy = Copy {
        text: &new,
        copied: 0,
        out: String::new(),
    };
    let mut at = 0;
    while let Some(n) = memchr(b'&', new.as_bytes().get(at..).unwrap_or_default()) {
        at += n;
        let (n, value) = reference(new.get(at + 1..).unwrap_or_default());
        if let Some(value) = value {
            copy.replace(at, at + n, &value);
        }
        at += n;
    }
    let new = copy.finish();
    (new != tag).then(|| new.into_owned())
}

/// A tag of Atom 0.3 under the name its element has since, if it has another; the name starts at
/// `start`.
fn renamed(tag: &str, start: usize) -> Option<String> {
    let name = tag.get(start..)?;
    let (old, new) = OLD_ATOM.iter().find(|(old, _)| {
        let rest = name.strip_prefix(old);
        rest.is_some_and(|rest| rest.starts_with(['>', '/', ' ', '\t', '\r', '\n']))
    })?;
    Some(format!(
        "{}{new}{}",
        tag.get(..start)?,
        name.get(old.len()..)?
    ))
}

/// The root of RSS with a version by which the parser knows it; all but 0.91 and 0.92 are like 2.0.
fn version(tag: &str) -> Option<String> {
    let found = tag.find(" version").and_then(|start| {
        let rest = tag.get(start + " version".len()..)?.trim_start();
        let rest = rest.strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = rest.get(1..)?.split(quote).next()?;
        Some((tag.len() - rest.len() + 1, value))
    });
    match found {
        None => Some(tag.replacen("<rss", "<rss version=\"2.0\"", 1)),
        Some((_, "2.0" | "0.91" | "0.92")) => None,
        Some((start, value)) => {
            let (before, after) = (tag.get(..start)?, tag.get(start + value.len()..)?);
            Some(format!("{before}2.0{after}"))
        }
    }
}

/// Where a tag ends: behind the first `>` that is in no value, else behind the first at all.
fn tag_end(bytes: &[u8]) -> usize {
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            // A value that goes on into another tag was never closed.
            (Some(_), b'<') => break,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), _) if open == *byte => quote = None,
            _ => {}
        }
    }
    end_of(bytes, b">")
}

/// The number of a character, and whether it is written as XML wants it.
fn number(name: &str) -> Option<(u32, bool)> {
    let digits = name.strip_prefix('#')?;
    let hex = digits.strip_prefix(['x', 'X']);
    let all = |digits: &str, radix| !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    match hex {
        Some(hex) if all(hex, 16) => {
            let code = u32::from_str_radix(hex, 16).unwrap_or(u32::MAX);
            Some((code, digits.starts_with('x')))
        }
        None if all(digits, 10) => Some((digits.parse().unwrap_or(u32::MAX), true)),
        _ => None,
    }
}

/// The character of a number, as browsers take it: numbers of control characters mean what
/// windows-1252 has there. None for what XML cannot hold.
fn character(code: u32) -> Option<char> {
    let c = char::from_u32(code)?;
    if (0x80..0xa0).contains(&code) {
        let byte = [u8::try_from(code).ok()?];
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
        return text.chars().next().filter(|c| !c.is_control());
    }
    let is_held = !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    (is_held && !matches!(c, '\u{fffe}' | '\u{ffff}')).then_some(c)
}

fn is_entity(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::repaired;

    /// XML as it came and as it is read.
    const ROWS: &[(&str, &str)] = &[
        ("<a>A & B</a>", "<a>A &amp; B</a>"),
        ("<a>AT&T; R&D</a>", "<a>AT&T; R&amp;D</a>"),
        ("<a>x=1&y=2&", "<a>x=1&amp;y=2&amp;"),
        (
            "<a href=\"?x=1&y=2&amp;z\"/>",
            "<a href=\"?x=1&amp;y=2&amp;z\"/>",
        ),
        ("<a>&#x1b;&#0;&#xFFFF;&#99999999999;</a>", "<a>    </a>"),
        ("<a>&#X41;&#146;&#x2019;</a>", "<a>&#65;&#8217;&#x2019;</a>"),
        ("<a>&#12a; &#; &;</a>", "<a>&amp;#12a; &amp;#; &amp;;</a>"),
        (
            "<a>1 < 2 <3 and </ b</a>",
            "<a>1 &lt; 2 &lt;3 and &lt;/ b</a>",
        ),
        ("<rss><channel/>", "<rss version=\"2.0\"><channel/>"),
        (
            "<rss version='0.93' x=\"a&b\">",
            "<rss version='2.0' x=\"a&amp;b\">",
        ),
        (
            "<title type=\"application/xhtml+xml\">",
            "<title type=\"xhtml\">",
        ),
        ("<title type=\"text/plain\">", "<title type=\"text\">"),
        ("<title type=\"\">", "<title type=\"text\">"),
        (
            "<feed xmlns='http://purl.org/atom/ns#'><issued>x</issued><issuedby/></feed>",
            "<feed xmlns='http://www.w3.org/2005/Atom'><published>x</published><issuedby/></feed>",
        ),
        (
            "<r:RDF xmlns=\"http://my.netscape.com/rdf/simple/0.9/\" x=\"a&b\">",
            "<r:RDF xmlns=\"http://purl.org/rss/1.0/\" x=\"a&amp;b\">",
        ),
        (
            "<a b=\"never closed><c>&</c>",
            "<a b=\"never closed><c>&amp;</c>",
        ),
    ];

    #[test]
    fn rows_hold() {
        for (text, expected) in ROWS {
            assert_eq!(repaired(text), *expected, "{text}");
        }
    }

    #[test]
    fn what_is_well_formed_stays() {
        for text in [
            "<rss version=\"0.91\"><a>&amp; &nbsp; &#39; &#x27;</a></rss>",
            "<rss version=\"2.0\"><![CDATA[a & b < c &#0;]]><!-- & < --></rss>",
            "<?x & ?><!DOCTYPE a><feed xmlns=\"x\"><a b='c > d' /></feed>",
            "",
        ] {
            assert!(
                matches!(repaired(text), Cow::Borrowed(same) if same == text),
                "{text}"
            );
        }
    }
}
