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
mod finish;
mod grammar;
mod head;
mod lengths;
mod meaning;
mod numbers;
mod relative;
mod resolve;
mod tense;
#[cfg(test)]
mod tests;
mod words;

use super::{DayInterval, Draft, Input, TimeExpr};
use crate::text::{Segments, TokenKind};
use calendar::Cal;
use cursor::Cursor;
use meaning::{Base, Hit, Sem, Which};
use resolve::Context;
use tense::Direction;
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
    let mut reader = Reader {
        ctx: Context {
            now,
            ..Context::default()
        },
        quarter_paragraph: 0,
        found: Vec::new(),
    };
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

/// Reads a text from start to end.
struct Reader {
    ctx: Context,
    /// The paragraph in which a quarter was last spoken of.
    quarter_paragraph: usize,
    found: Vec<TimeExpr>,
}

/// A quarter is still spoken of so many paragraphs later.
const QUARTER_REACH: usize = 3;

impl Reader {
    fn sentence(
        &mut self,
        cur: &Cursor<'_>,
        tokens: std::ops::Range<usize>,
        paragraph: usize,
        segments: &Segments,
    ) {
        self.ctx.year = None;
        if paragraph > self.quarter_paragraph + QUARTER_REACH {
            self.ctx.quarter = None;
        }
        let mut i = tokens.start;
        while i < tokens.end {
            let hit = match cur.at(i) {
                Lex::Other if !starts_odd(cur.text(i)) => None,
                _ => grammar::expression(cur, i),
            };
            let Some(Hit { end, sem }) = hit.filter(|hit| hit.end > i) else {
                i += 1;
                continue;
            };
            let direction = if needs_tense(sem) {
                tense::direction(cur, &tokens, &(i..end))
            } else {
                Direction::Unknown
            };
            let (time, cal) = finish::finish(segments.span_of(i..end), sem, &self.ctx, direction);
            self.found.push(time);
            self.remember(sem, cal, paragraph);
            i = end;
        }
    }

    /// Keeps what later expressions may count from.
    fn remember(&mut self, sem: Sem, cal: Option<Cal>, paragraph: usize) {
        if let (Sem::Length(..), Some(_)) = (sem, self.ctx.quarter) {
            // "in the nine months": what follows compares with those, not with the quarter.
            if matches!(sem, Sem::Length(_, calendar::Unit::Month)) {
                self.ctx.quarter = None;
            }
        }
        let (Sem::When(when), Some(cal)) = (sem, cal) else {
            return;
        };
        if let Cal::Quarter(y, q) = cal
            && matches!(when.base, Base::Quarter(..) | Base::There(..))
        {
            self.ctx.quarter = Some((y, q));
            self.quarter_paragraph = paragraph;
        }
        self.ctx.there = Some(cal);
        self.ctx.year = match when.base {
            Base::Day(Which::Year(y), ..)
            | Base::Month(Which::Year(y), _)
            | Base::Days(Which::Year(y), ..)
            | Base::Year(y) => Some(y),
            _ => self.ctx.year,
        };
    }
}

/// Words outside the table that can start an expression: "Q3", "H1", the apostrophe of "'98".
fn starts_odd(word: &str) -> bool {
    matches!(word.as_bytes(), [b'Q' | b'H', b'1'..=b'4'] | [b'\'']) || word == "’"
}

/// Whether the tense decides where an expression lies.
fn needs_tense(sem: Sem) -> bool {
    let Sem::When(when) = sem else {
        return false;
    };
    match when.base {
        Base::Weekday(which, _) => matches!(which, Which::Plain | Which::This),
        Base::Day(which, ..)
        | Base::Days(which, ..)
        | Base::Month(which, _)
        | Base::Months(which, ..)
        | Base::Quarter(which, _)
        | Base::Half(which, _)
        | Base::Season(which, _) => which == Which::Plain,
        Base::Weekend | Base::Now(calendar::Unit::Weekend, 0) => true,
        _ => false,
    }
}
