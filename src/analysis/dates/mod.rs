//! The pass that finds expressions of time and lays them on the calendar.
//!
//! Each token is looked up once ([`words`]); where one can start an expression the
//! grammar reads on from it ([`grammar`]) and says what the words mean ([`meaning`]);
//! the meaning is laid on the calendar ([`resolve`]) from the day of publication, the
//! time last spoken of, and the tense of the sentence ([`tense`]); the result is written
//! as TimeML does, with the days it covers ([`finish`]). Vague expressions cover a
//! stretch, never a false exact day, and what cannot be resolved says why.

mod absolute;
mod calendar;
mod clock;
mod cursor;
mod days;
mod finish;
mod grammar;
mod head;
mod known;
mod lengths;
mod meaning;
mod months;
mod numbers;
mod reader;
mod relative;
mod resolve;
mod shares;
mod tense;
#[cfg(test)]
mod tests;
mod words;
mod yearly;
mod years;

use super::{Draft, Input};
use crate::text::{Segments, TokenKind};
use cursor::Cursor;
use reader::Reader;
use words::{Lex, lex};

/// Adds the expressions of time in the text to the draft.
pub(super) fn find(input: &Input<'_>, draft: &mut Draft) {
    let segments = input.segments;
    let lex: Vec<Lex> = segments
        .tokens
        .iter()
        .map(|t| lex(t.of(input.body), t.kind == TokenKind::Number))
        .collect();
    let now = input
        .published
        .or_else(|| head::day(input.body, segments, &lex));
    let mut reader = Reader::new(now);
    for sentence in &segments.sentences {
        let cur = paragraph_cursor(input.body, segments, &lex, sentence.paragraph);
        reader.sentence(&cur, sentence.tokens.clone(), sentence.paragraph, segments);
    }
    draft.analysis.times = reader.found;
}

/// The tokens of the paragraph `idx`.
fn paragraph_cursor<'a>(
    body: &'a str,
    segments: &'a Segments,
    lex: &'a [Lex],
    idx: usize,
) -> Cursor<'a> {
    let tokens = segments
        .paragraphs
        .get(idx)
        .map_or(0..0, |p| segments.tokens_in(p.span));
    Cursor {
        body,
        tokens: &segments.tokens,
        lex,
        start: tokens.start,
        end: tokens.end,
    }
}
