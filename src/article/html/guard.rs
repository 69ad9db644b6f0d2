//! Measures a page before it is parsed, in one pass over its tags.
//!
//! The measure errs on the side of too deep: what it lets through the parser handles in
//! milliseconds; what it holds back is still read, as bare text.

use crate::article::limits;

use super::strip::{Piece, Pieces};

/// Elements without an end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that end when another of their kind starts.
const CLOSED_BY_NEXT: &[&str] = &[
    "dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// Elements the parser opens again in every block until their own end tag comes.
const REOPENED: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Whether a page is within the limits of depth, attributes and number of tags, and closes
/// its scripts and comments (the rest of the page would be lost in one that stays open).
pub(super) fn is_fine(text: &str) -> bool {
    let mut measure = Measure::default();
    let mut pieces = Pieces::new(text);
    for piece in pieces.by_ref() {
        match piece {
            Piece::Start {
                name,
                n_attributes,
                closed,
            } => {
                if n_attributes > limits::HTML_ATTRIBUTES || !measure.open(name, closed) {
                    return false;
                }
            }
            Piece::End { name } => measure.close(name),
            Piece::Text(text) => {
                let bytes = text.as_bytes();
                measure.n_marks += memchr::memchr2_iter(b'&', b'<', bytes).count();
            }
            Piece::Hidden => {}
        }
        if measure.n_marks > limits::HTML_MARKS {
            return false;
        }
    }
    !pieces.has_unclosed()
}

#[derive(Default)]
struct Measure {
    /// Hashes of the names of the open elements.
    open: Vec<u32>,
    /// Formatting elements that wait for their end tag.
    n_reopened: usize,
    /// Tags and references so far; a tag counts once for every element opened again.
    n_marks: usize,
}

impl Measure {
    /// Takes a start tag; false if the page is too deep.
    fn open(&mut self, name: &str, closed: bool) -> bool {
        let lower = name.to_ascii_lowercase();
        let name = lower.as_str();
        self.n_marks += 1;
        if closed || VOID.contains(&name) {
            return true;
        }
        if REOPENED.contains(&name) {
            self.n_reopened += 1;
        } else {
            self.n_marks += self.n_reopened;
            let hash = hash(name);
            if CLOSED_BY_NEXT.contains(&name) && self.open.last() == Some(&hash) {
                return true;
            }
            self.open.push(hash);
        }
        self.open.len() + self.n_reopened <= limits::HTML_DEPTH
    }

    fn close(&mut self, name: &str) {
        let lower = name.to_ascii_lowercase();
        self.n_marks += 1;
        if REOPENED.contains(&lower.as_str()) {
            self.n_reopened = self.n_reopened.saturating_sub(1);
            return;
        }
        // An end tag closes what was left open inside its element.
        let hash = hash(&lower);
        if let Some(at) = self.open.iter().rposition(|open| *open == hash) {
            self.open.truncate(at);
        }
    }
}

/// Names are compared by hash: a page that makes two names collide gains nothing.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::is_fine;

    #[test]
    fn ordinary_pages_are_fine() {
        assert!(is_fine(
            "<html><body><p>One<p>Two<ul><li>a<li>b</ul></body>"
        ));
        assert!(is_fine(&"<p>One".repeat(5_000)));
        assert!(is_fine(&"<div><p>One</div>".repeat(5_000)));
        assert!(is_fine(&"<b>x</b> &amp; <br>".repeat(5_000)));
        assert!(is_fine("no tags & none < needed"));
        assert!(is_fine(""));
    }

    #[test]
    fn pages_that_cost_too_much_are_not() {
        let rows = [
            ("deep", "<div>".repeat(600)),
            ("deep lists", "<ul><li>".repeat(400)),
            ("open fonts", "<p><font size=1>".repeat(600)),
            ("open fonts in closed blocks", "<p><b id=1></p>".repeat(600)),
            ("references", "&".repeat(300_000)),
            ("open brackets", "<".repeat(300_000)),
            ("tags", "<br>".repeat(300_000)),
            ("attributes", format!("<p {}>", "a=1 ".repeat(2_000))),
            ("open script", "<p>One<script>Two".to_owned()),
            ("open comment", "<p>One<!-- Two".to_owned()),
        ];
        for (name, page) in rows {
            assert!(!is_fine(&page), "{name}");
        }
    }
}
