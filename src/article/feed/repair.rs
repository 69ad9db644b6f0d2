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

/// The text with what parsers stumble over mended; borrowed if there was nothing.
pub(super) fn repaired(text: &str) -> Cow<'_, str> {
    let mut out = Repair {
        text,
        copied: 0,
        out: String::new(),
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(n) = memchr2(b'<', b'&', bytes.get(at..).unwrap_or_default()) {
        at += n;
        let rest = bytes.get(at..).unwrap_or_default();
        at = match rest {
            [b'&', ..] => out.reference(at),
            _ if rest.starts_with(b"<![CDATA[") => at + end_of(rest, b"]]>"),
            _ if rest.starts_with(b"<!--") => at + end_of(rest, b"-->"),
            _ if rest.starts_with(b"<?") => at + end_of(rest, b"?>"),
            [b'<', b'!', ..] => at + end_of(rest, b">"),
            [_, b'/', next, ..] if is_name_start(*next) => at + end_of(rest, b">"),
            [_, next, ..] if is_name_start(*next) => out.tag(at),
            _ => out.replace(at, at + 1, "&lt;"),
        };
    }
    out.finish()
}

/// Where `mark` ends in `bytes`, which end where it does not stand.
fn end_of(bytes: &[u8], mark: &[u8]) -> usize {
    memmem::find(bytes, mark).map_or(bytes.len(), |at| at + mark.len())
}

fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b':' || byte >= 0x80
}

/// A text that is copied up to where something is replaced.
struct Repair<'a> {
    text: &'a str,
    copied: usize,
    out: String,
}

impl<'a> Repair<'a> {
    /// Puts `new` in place of a stretch; where to go on.
    fn replace(&mut self, start: usize, end: usize, new: &str) -> usize {
        let before = self.text.get(self.copied..start).unwrap_or_default();
        self.out.push_str(before);
        self.out.push_str(new);
        self.copied = end;
        end
    }

    fn finish(mut self) -> Cow<'a, str> {
        if self.copied == 0 {
            return Cow::Borrowed(self.text);
        }
        self.replace(self.text.len(), self.text.len(), "");
        Cow::Owned(self.out)
    }

    /// Mends the reference at `at`; where to go on.
    fn reference(&mut self, at: usize) -> usize {
        let inside = self.text.get(at + 1..).unwrap_or_default();
        let near = inside.as_bytes();
        let near = near.get(..near.len().min(NAME_BYTES + 1)).unwrap_or(near);
        let name = memchr(b';', near).and_then(|end| inside.get(..end));
        let end = |name: &str| at + 1 + name.len() + 1;
        match name {
            Some(name) if name.starts_with('#') => match number(name) {
                Some((code, _)) if character(code).is_none() => self.replace(at, end(name), " "),
                Some((code, true)) if !(0x80..0xa0).contains(&code) => end(name),
                Some((code, _)) => {
                    let c = character(code).unwrap_or(' ');
                    self.replace(at, end(name), &format!("&#{};", u32::from(c)))
                }
                None => self.replace(at, at + 1, "&amp;"),
            },
            Some(name) if is_entity(name) => end(name),
            _ => self.replace(at, at + 1, "&amp;"),
        }
    }

    /// Mends the tag at `at`: references in its values, versions and types that a parser knows
    /// under another name; where to go on.
    fn tag(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let n = tag_end(rest.as_bytes());
        let tag = rest.get(..n).unwrap_or(rest);
        let end = at + tag.len();
        let name_end = tag.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
        let name = tag
            .get(1..name_end.unwrap_or(tag.len()))
            .unwrap_or_default();
        if name == "rss" {
            self.version(at, tag);
        } else if matches!(name, "title" | "content" | "summary" | "info" | "tagline") {
            for (long, short) in [("application/xhtml+xml", "xhtml"), ("\"\"", "\"text\"")] {
                if let Some(found) =
                    tag.find(&format!("type={long}"))
                        .map(|n| n + 5)
                        .or_else(|| {
                            let found = tag.find(&format!("type=\"{long}"))?;
                            Some(found + 6)
                        })
                {
                    self.replace(at + found, at + found + long.len(), short);
                    break;
                }
            }
        }
        let mut inside = at;
        while let Some(n) = memchr(
            b'&',
            self.text.get(inside..end).unwrap_or_default().as_bytes(),
        ) {
            // What was replaced already is not replaced again.
            inside = match inside + n >= self.copied {
                true => self.reference(inside + n),
                false => inside + n + 1,
            };
        }
        end.max(self.copied)
    }

    /// The parser knows the root of RSS by its version; all that are not 0.91 and 0.92 are like 2.0.
    fn version(&mut self, at: usize, tag: &str) {
        let found = tag.find("version").and_then(|start| {
            let rest = tag.get(start + "version".len()..)?.trim_start();
            let rest = rest.strip_prefix('=')?.trim_start();
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let value = rest.get(1..)?.split(quote).next()?;
            let start = tag.len() - rest.len() + 1;
            Some((start, value))
        });
        match found {
            None => {
                let end = at + "<rss".len();
                self.replace(end, end, " version=\"2.0\"");
            }
            Some((_, "2.0" | "0.91" | "0.92")) => {}
            Some((start, value)) => {
                let start = at + start;
                self.replace(start, start + value.len(), "2.0");
            }
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
        ("<title type=\"\">", "<title type=\"text\">"),
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
