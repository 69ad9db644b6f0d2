//! Bare text of a page: tags cut off, nothing else understood. Linear in any page.

use super::entities;
use crate::article::body::{Body, BodyBuilder};
use crate::article::draft::Draft;

/// Reads a page beyond the limits: its title, and all of its text.
pub(super) fn page(text: &str) -> Draft {
    Draft {
        title: title(text),
        body: body(text),
        ..Draft::default()
    }
}

/// All text of a page or fragment; elements that make paragraphs end them.
pub(super) fn body(text: &str) -> Body {
    let mut builder = BodyBuilder::default();
    for piece in Pieces::new(text) {
        match piece {
            Piece::Text(text) => builder.text(&entities::decode(text)),
            Piece::Start { name, .. } | Piece::End { name } if !is_inline(name) => {
                builder.begin(None);
            }
            _ => {}
        }
    }
    builder.finish()
}

fn title(text: &str) -> Option<String> {
    let mut inside = false;
    let mut title = String::new();
    for piece in Pieces::new(text).take(2_000) {
        match piece {
            Piece::Start { name, .. } if name.eq_ignore_ascii_case("title") => inside = true,
            Piece::Text(text) if inside => title.push_str(&entities::decode(text)),
            Piece::End { .. } if inside => break,
            _ => {}
        }
    }
    (!title.trim().is_empty()).then_some(title)
}

fn is_inline(name: &str) -> bool {
    const INLINE: &[&str] = &[
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd",
        "mark", "nobr", "q", "s", "small", "span", "script", "strike", "strong", "style", "sub",
        "sup", "time", "tt", "u", "var", "wbr",
    ];
    INLINE
        .iter()
        .any(|inline| name.eq_ignore_ascii_case(inline))
}

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    Start {
        name: &'a str,
        n_attributes: usize,
        /// It ends in `/>`.
        closed: bool,
    },
    End {
        name: &'a str,
    },
    /// A comment, a declaration, the content of a script or style.
    Hidden,
}

/// Cuts a page into pieces. A tag, comment or script that is not closed is text from its
/// first character on, so that nothing behind it is lost.
#[derive(Clone, Debug)]
pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
    /// Name of the element whose content is hidden, once its start tag was handed out.
    raw: Option<&'static str>,
    /// Closing marks that were looked for and are not in the rest of the page.
    missing: Vec<&'static str>,
    unclosed: bool,
    /// A quotation mark was left open in a tag, so marks are not trusted any more.
    distrust_quotes: bool,
    /// Where the next `>` stands, as found last.
    next_close: usize,
}

/// Elements whose content is not text.
const RAW: &[(&str, &str)] = &[("script", "</script"), ("style", "</style")];

/// A tag is not longer than this; a quote left open in it would hide the page.
const TAG_BYTES: usize = 64 << 10;

/// A tag that is not closed within the last bytes of a page was cut off with it.
const CUT_BYTES: usize = 4 << 10;

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a str) -> Pieces<'a> {
        Pieces {
            text,
            at: 0,
            raw: None,
            missing: Vec::new(),
            unclosed: false,
            distrust_quotes: false,
            next_close: 0,
        }
    }

    /// Whether a script, style or comment was found that is never closed.
    pub(super) fn has_unclosed(&self) -> bool {
        self.unclosed
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Hands out the next `len` bytes as text.
    fn text(&mut self, len: usize) -> Piece<'a> {
        let text = self.rest().get(..len).unwrap_or("");
        self.at += len;
        Piece::Text(text)
    }

    /// Moves behind `mark`, if it comes. Each mark is looked for in vain only once.
    fn skip_past(&mut self, mark: &'static str) -> bool {
        if self.missing.contains(&mark) {
            return false;
        }
        match find_ignoring_case(self.rest(), mark) {
            Some(at) => {
                self.at += at + mark.len();
                true
            }
            None => {
                self.missing.push(mark);
                self.unclosed = true;
                false
            }
        }
    }

    fn hidden_content(&mut self, name: &'static str) -> Option<Piece<'a>> {
        let (_, close) = RAW.iter().find(|(raw, _)| *raw == name)?;
        if !self.skip_past(close) {
            return None;
        }
        self.at += self.rest().find('>').map_or(0, |at| at + 1);
        Some(Piece::Hidden)
    }

    /// The tag here, if it is closed. Once a quotation mark was left open in one, the first
    /// `>` ends a tag; so each byte is looked at a bounded number of times.
    fn tag(&mut self) -> Option<Tag> {
        let rest = self.rest();
        if !self.distrust_quotes {
            if let Some(tag) = Tag::find(rest) {
                return Some(tag);
            }
            self.distrust_quotes = true;
            // A page cut off in the middle of a tag is a page all the same.
            self.unclosed |= rest.len() > CUT_BYTES;
        }
        if self.next_close < self.at {
            let found = memchr::memchr(b'>', rest.as_bytes());
            self.next_close = found.map_or(usize::MAX, |len| self.at + len);
        }
        let len = self.next_close.checked_sub(self.at)?.checked_add(1)?;
        (len <= TAG_BYTES).then_some(Tag {
            len,
            n_attributes: 0,
            closed: false,
        })
    }

    fn comment(&mut self) -> Piece<'a> {
        self.at += "<!--".len();
        if self.skip_past("-->") {
            Piece::Hidden
        } else {
            self.text(0)
        }
    }

    fn markup(&mut self) -> Piece<'a> {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            return self.comment();
        }
        let inner = rest.get(1..).unwrap_or("");
        let (end_tag, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        let n = inner
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || b"-:".contains(b))
            .count();
        let declared = !end_tag && inner.starts_with(['!', '?']);
        let named = inner.starts_with(|c: char| c.is_ascii_alphabetic());
        let Some(tag) = (named || declared).then(|| self.tag()).flatten() else {
            return self.text(1);
        };
        self.at += tag.len;
        let name = inner.get(..n).unwrap_or("");
        if declared {
            return Piece::Hidden;
        }
        if end_tag {
            return Piece::End { name };
        }
        self.raw = RAW
            .iter()
            .map(|(raw, _)| *raw)
            .find(|raw| name.eq_ignore_ascii_case(raw));
        Piece::Start {
            name,
            n_attributes: tag.n_attributes,
            closed: tag.closed,
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(name) = self.raw.take()
            && let Some(hidden) = self.hidden_content(name)
        {
            return Some(hidden);
        }
        let rest = self.rest();
        match memchr::memchr(b'<', rest.as_bytes()) {
            _ if rest.is_empty() => None,
            Some(0) => Some(self.markup()),
            Some(len) => Some(self.text(len)),
            None => Some(self.text(rest.len())),
        }
    }
}

/// The extent of a tag.
struct Tag {
    len: usize,
    n_attributes: usize,
    closed: bool,
}

impl Tag {
    /// The tag at the start of `text`: up to the first `>` outside quotation marks.
    fn find(text: &str) -> Option<Tag> {
        let bytes = text.as_bytes().get(..text.len().min(TAG_BYTES))?;
        let mut quote = None;
        let mut n_attributes = 0;
        let mut before = b' ';
        for (at, byte) in bytes.iter().copied().enumerate().skip(1) {
            match quote {
                Some(mark) if byte == mark => quote = None,
                Some(_) => {}
                None if byte == b'>' => {
                    let closed = before == b'/';
                    return Some(Tag {
                        len: at + 1,
                        n_attributes,
                        closed,
                    });
                }
                None if b"\"'".contains(&byte) && before == b'=' => quote = Some(byte),
                None if before.is_ascii_whitespace() && !byte.is_ascii_whitespace() => {
                    n_attributes += 1;
                }
                None => {}
            }
            before = byte;
        }
        None
    }
}

/// Where `mark` (in lower case) stands in `text`, whatever the case there.
fn find_ignoring_case(text: &str, mark: &str) -> Option<usize> {
    let first = *mark.as_bytes().first()?;
    let bytes = text.as_bytes();
    memchr::memchr_iter(first, bytes).find(|at| {
        bytes
            .get(*at..at + mark.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(mark.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::{body, page};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(body(text).text, expected, "{text}");
    }

    #[test]
    fn tags_are_cut_off() {
        check("<p>One <b>two</b>.</p><p>Three</p>", "One two.\n\nThree");
        check("<div a=\">\">One</div>Two", "One\n\nTwo");
        check("R&amp;D &lt;here&gt;", "R&D <here>");
    }

    #[test]
    fn scripts_and_comments_are_hidden() {
        check(
            "a<script>alert('<p>')</SCRIPT>b<!-- c -->d<style>x{}</style>e",
            "abde",
        );
    }

    #[test]
    fn what_is_not_closed_is_text() {
        check("a<!-- b <p>c</p>", "a b\n\nc");
        check("a<script>b</p>c", "ab\n\nc");
        check("a < b and c", "a < b and c");
        check("a<p title=\"b>c", "a\n\nc");
        check("a<p title=\"b", "a<p title=\"b");
        check("a<", "a<");
    }

    #[test]
    fn a_title_is_found() {
        let draft = page("<html><title>Talks &amp; ends</title><p>They met.");
        assert_eq!(draft.title.as_deref(), Some("Talks & ends"));
    }
}
