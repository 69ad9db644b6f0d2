//! The day of writing as the text tells it at its head: a line with a date, a dateline.

use jiff::civil::Date;

use super::cursor::Cursor;
use super::meaning::{Base, Hit, Sem, Which};
use super::words::Lex;
use super::{grammar, paragraph_cursor};
use crate::text::Segments;

/// So many paragraphs are the head of a text.
const HEAD: usize = 4;
/// A line with a date and so many more tokens is about the date.
const OTHER_TOKENS: usize = 8;

/// A full date that stands (nearly) alone in one of the first paragraphs.
pub(super) fn day(body: &str, segments: &Segments, lex: &[Lex]) -> Option<Date> {
    (0..segments.paragraphs.len().min(HEAD)).find_map(|idx| {
        let cur = paragraph_cursor(body, segments, lex, idx);
        in_line(&cur)
    })
}

/// The date of a byline ("Monday, May 18, 2015", "Published: 19 August 2025") or dateline
/// ("GENEVA, 12 May 2025 (Agency) –").
fn in_line(cur: &Cursor<'_>) -> Option<Date> {
    let reach = cur.end.min(cur.start + OTHER_TOKENS + 8);
    (cur.start..reach).find_map(|i| {
        let Hit {
            end,
            sem: Sem::When(when),
        } = grammar::expression(cur, i)?
        else {
            return None;
        };
        let Base::Day(Which::Year(y), m, d) = when.base else {
            return None;
        };
        let others = (i - cur.start) + (cur.end - end);
        let is_byline = others <= OTHER_TOKENS;
        let is_dateline = (end..cur.end.min(end + 5))
            .any(|at| matches!(cur.text(at), "–" | "—" | "--"))
            && cur.text(cur.start).chars().all(char::is_uppercase);
        (is_byline || is_dateline)
            .then(|| Date::new(y, m, d).ok())
            .flatten()
    })
}
