//! Goes through a text, resolves what the grammar finds, and keeps what later expressions
//! may count from.

use std::ops::Range;

use jiff::civil::Date;

use super::calendar::{self, Cal, plus_days};
use super::cursor::Cursor;
use super::meaning::{self, Base, Hit, Sem, Which};
use super::resolve::Context;
use super::tense::{self, Direction};
use super::words::{Lex, W};
use super::{days, finish, grammar};
use crate::analysis::{DayInterval, TimeExpr};
use crate::text::Segments;

/// Reads a text from start to end.
#[derive(Debug, Default)]
pub(super) struct Reader {
    ctx: Context,
    /// The paragraph in which a quarter was last spoken of.
    quarter_paragraph: usize,
    /// One past the last token of the last expression.
    last_end: usize,
    /// Whether the last expression was a bare day of the week.
    last_weekday: bool,
    /// Whether the last expression was a day of the week of a told week: "next Friday".
    last_told: bool,
    /// What has been found.
    pub found: Vec<TimeExpr>,
}

/// A quarter is still spoken of so many paragraphs later.
const QUARTER_REACH: usize = 3;

impl Reader {
    /// A reader of a text written on the day `now`.
    pub(super) fn new(now: Option<Date>) -> Reader {
        Reader {
            ctx: Context {
                now,
                ..Context::default()
            },
            ..Reader::default()
        }
    }

    /// Reads the next sentence, `tokens` of the paragraph that `cur` reads.
    pub(super) fn sentence(
        &mut self,
        cur: &Cursor<'_>,
        tokens: Range<usize>,
        paragraph: usize,
        segments: &Segments,
    ) {
        self.ctx.year = None;
        if paragraph > self.quarter_paragraph + QUARTER_REACH {
            self.ctx.quarter = None;
        }
        // An expression may run over what was taken for the end of a sentence ("10 a.m. Friday").
        let mut i = tokens.start.max(self.last_end);
        while i < tokens.end {
            let hit = match cur.at(i) {
                Lex::Other if !starts_odd(cur.text(i)) => None,
                _ if is_in_address(cur, i) => None,
                _ => grammar::expression(cur, i),
            };
            let Some(hit) = hit.filter(|hit| hit.end > i) else {
                i += 1;
                continue;
            };
            self.push(cur, &tokens, i, hit, paragraph, segments);
            i = hit.end;
            while let Some((start, more)) = next_in_list(cur, i, hit) {
                self.push(cur, &tokens, start, more, paragraph, segments);
                i = more.end;
            }
        }
    }

    /// Resolves one hit and keeps it.
    fn push(
        &mut self,
        cur: &Cursor<'_>,
        sentence: &Range<usize>,
        start: usize,
        hit: Hit,
        paragraph: usize,
        segments: &Segments,
    ) {
        let direction = if needs_tense(hit.sem) {
            tense::direction(cur, sentence, &(start..hit.end))
        } else {
            Direction::Unknown
        };
        let hit = self.counted_on(cur, start, hit);
        let span = segments.span_of(start..hit.end);
        let (mut time, cal) = finish::finish(span, hit.sem, &self.ctx, direction);
        let weekday = is_weekday(hit.sem);
        if range_between(cur, self.last_end, start) {
            self.join_range(&mut time, weekday && self.last_weekday);
        }
        self.found.push(time);
        self.last_end = hit.end;
        self.last_weekday = weekday;
        self.last_told = is_told_weekday(hit.sem);
        self.remember(hit.sem, cal, paragraph);
        self.remember_year(cur, start, hit.sem);
    }

    /// "Thursday" in "next Wednesday and Thursday" follows the day before it.
    fn counted_on(&self, cur: &Cursor<'_>, start: usize, hit: Hit) -> Hit {
        let joined = start == self.last_end + 1
            && matches!(
                cur.at(self.last_end),
                Lex::W(W::And | W::Or | W::To | W::Through | W::Until | W::Dash | W::Hyphen)
            );
        match hit.sem {
            Sem::When(when) if joined && self.last_told => match when.base {
                Base::Weekday(Which::Plain, w) => Hit {
                    sem: Sem::When(meaning::When {
                        base: Base::WeekdayThere(w, 1),
                        ..when
                    }),
                    ..hit
                },
                _ => hit,
            },
            _ => hit,
        }
    }

    /// Lets the days of the last expression run on to those of `last`, the end of its range.
    fn join_range(&mut self, last: &mut TimeExpr, weekdays: bool) {
        let Some(first) = self.found.last_mut() else {
            return;
        };
        if first.timex != last.timex || first.grain != last.grain {
            return;
        }
        if let (true, Some(a), Some(b)) = (weekdays, first.days, last.days)
            && a.first >= b.first
        {
            // "from Friday to Monday": a week apart in the order of the calendar.
            let behind = self.ctx.now.is_some_and(|now| b.last <= now);
            let (late, n) = if behind {
                (&mut *first, -7)
            } else {
                (&mut *last, 7)
            };
            move_day(late, n);
        }
        if let (Some(a), Some(b)) = (first.days, last.days)
            && a.last < b.first
        {
            first.days = Some(DayInterval {
                first: a.first,
                last: b.last,
            });
            first.reason = "the start of a range".into();
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
        // "compared with a year earlier" is only a comparison.
        if !matches!(
            when.base,
            Base::Later(_, calendar::Unit::Year, -1)
                | Base::Ago(_, calendar::Unit::Year, _)
                | Base::YearBefore(_)
        ) {
            self.ctx.there = Some(cal);
        }
    }

    /// Keeps the year of a full date for the dates after it in the sentence; "the worst since
    /// May 2010" says nothing about those.
    fn remember_year(&mut self, cur: &Cursor<'_>, start: usize, sem: Sem) {
        let compared = matches!(cur.before(start), Lex::W(W::Since | W::Than));
        let Sem::When(when) = sem else {
            return;
        };
        match when.base {
            Base::Day(Which::Year(y), ..)
            | Base::Month(Which::Year(y), _)
            | Base::Days(Which::Year(y), ..)
                if !compared =>
            {
                self.ctx.year = Some(y);
            }
            _ => {}
        }
    }
}

/// Whether it is a day of the week without a date.
fn is_weekday(sem: Sem) -> bool {
    matches!(sem, Sem::When(when) if matches!(when.base, Base::Weekday(Which::Plain, _)) && when.tod.is_none())
}

/// Whether it is a day of the week told by "last", "next" or "coming".
fn is_told_weekday(sem: Sem) -> bool {
    matches!(sem, Sem::When(when)
        if matches!(when.base, Base::Weekday(Which::Last | Which::Next | Which::Coming, _)))
}

/// Moves an expression for one day by `n` days.
fn move_day(time: &mut TimeExpr, n: i32) {
    if let Some(day) = time.days.and_then(|days| plus_days(days.first, n)) {
        time.days = Some(DayInterval::day(day));
        time.value = Cal::Day(day).value();
    }
}

/// The next day of a list such as "April 24 and 25": its first token and the hit.
fn next_in_list(cur: &Cursor<'_>, i: usize, hit: Hit) -> Option<(usize, Hit)> {
    let Sem::When(when) = hit.sem else {
        return None;
    };
    let (end, base) = days::next_in_list(cur, i, when.base)?;
    let sem = Sem::When(meaning::When::of(base));
    Some((end - 1, Hit { end, sem }))
}

/// Whether the token `i` belongs to an address or a file name: "/2025/08/three-days".
fn is_in_address(cur: &Cursor<'_>, i: usize) -> bool {
    cur.is_glued(i)
        && matches!(cur.text(i - 1), "/" | "_" | "@" | "#" | "=")
        && !matches!(
            cur.at(i.wrapping_sub(2)),
            Lex::Month(_) | Lex::MonthShort(_) | Lex::Weekday(_)
        )
}

/// Whether the tokens from `end` to `start` only say that a range goes on: "30 August to 2 September".
fn range_between(cur: &Cursor<'_>, end: usize, start: usize) -> bool {
    match start.checked_sub(end) {
        Some(1) => matches!(
            cur.at(end),
            Lex::W(W::To | W::Through | W::Until | W::Dash | W::Hyphen)
        ),
        _ => false,
    }
}

/// Words outside the table that can start an expression: "Q3", "H1", the apostrophe of "'98".
fn starts_odd(word: &str) -> bool {
    matches!(word.as_bytes(), [b'Q' | b'H', b'1'..=b'4'] | [b'\'']) || word == "’"
}

/// Whether the tense decides where an expression lies.
fn needs_tense(sem: Sem) -> bool {
    if matches!(sem, Sem::In(..)) {
        return true;
    }
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
