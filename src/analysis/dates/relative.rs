//! Stretches told from the day of writing or from the time last spoken of.

use super::calendar::Unit;
use super::cursor::Cursor;
use super::days;
use super::grammar;
use super::meaning::{Base, Hit, Sem, When, Which};
use super::months;
use super::shares;
use super::words::{Lex, W};

/// "last week", "this September", "the following day", "next year's first quarter" at `i`.
pub(super) fn relative(cur: &Cursor<'_>, i: usize, the: bool) -> Option<(usize, Base)> {
    if cur.is(i, W::Last) && cur.is(i + 2, W::Of) {
        // "the last week of" something is not last week.
        return shares::of_month(cur, i).or_else(|| shares::last_of_year(cur, i));
    }
    let (at, step) = step(cur, i, the)?;
    match cur.at(at) {
        Lex::Unit(unit, false) => unit_after(cur, at, unit, step),
        Lex::Month(m) | Lex::MonthShort(m) if cur.is_capital(at) => month_after(cur, at, m, step),
        // In "said that Friday's vote" the word is a conjunction.
        Lex::Weekday(_) if cur.is(i, W::That) => None,
        Lex::Weekday(w) if cur.is_capital(at) => match days::beside_weekday(cur, at + 1) {
            Some(dated) => Some(dated),
            None => Some((at + 1, weekday_after(w, step)?)),
        },
        Lex::Season(season) => Some((at + 1, Base::Season(step.which()?, season))),
        Lex::Part(_) => part_after(step).map(|base| (at, base)),
        Lex::W(W::Christmas | W::Thanksgiving | W::Halloween) => {
            grammar::holiday(cur, at, step.which()?)
        }
        Lex::Ordinal(n @ 1..=4) if cur.at(at + 1) == Lex::Unit(Unit::Quarter, false) => {
            Some((at + 2, Base::Quarter(step.which()?, n as i8)))
        }
        _ => None,
    }
}

/// Where a relative word leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// So many stretches from the one that holds the day of writing.
    Now(i32),
    /// So many stretches from the time last spoken of.
    There(i32),
    /// "coming": the next one, however near.
    Coming,
    /// "the latest": the one that is complete.
    Latest,
}

impl Step {
    /// Which of the stretches that come every week or year.
    fn which(self) -> Option<Which> {
        match self {
            Step::Now(0) => Some(Which::This),
            Step::Now(n) if n < 0 => Some(Which::Last),
            Step::Now(_) => Some(Which::Next),
            Step::Coming => Some(Which::Coming),
            Step::Latest => Some(Which::Last),
            Step::There(_) => None,
        }
    }
}

/// The relative word at `i` and the token after it; "this past" and "that same" are one.
fn step(cur: &Cursor<'_>, i: usize, the: bool) -> Option<(usize, Step)> {
    let next = cur.at(i + 1);
    Some(match cur.at(i) {
        Lex::W(W::This) => match next {
            Lex::W(W::Past | W::Last) => (i + 2, Step::Now(-1)),
            Lex::W(W::Coming | W::Upcoming) => (i + 2, Step::Coming),
            Lex::W(W::Same) => (i + 2, Step::There(0)),
            _ => (i + 1, Step::Now(0)),
        },
        Lex::W(W::Coming | W::Upcoming) => (i + 1, Step::Coming),
        Lex::W(W::That) => (cur.skip(i + 1, W::Same), Step::There(0)),
        Lex::W(W::Same) => (i + 1, Step::There(0)),
        Lex::W(W::Last | W::Past) => (fiscal(cur, i + 1), Step::Now(-1)),
        Lex::W(W::Next) if the => (i + 1, Step::There(1)),
        Lex::W(W::Next) => (fiscal(cur, i + 1), Step::Now(1)),
        // "following April protests" is a preposition.
        Lex::W(W::Following) if the || matches!(next, Lex::Unit(..)) => (i + 1, Step::There(1)),
        Lex::W(W::Prev) => (fiscal(cur, i + 1), Step::There(-1)),
        Lex::W(W::Current) => (fiscal(cur, i + 1), Step::Now(0)),
        Lex::W(W::Latest) => (fiscal(cur, i + 1), Step::Latest),
        _ => return None,
    })
}

fn fiscal(cur: &Cursor<'_>, i: usize) -> usize {
    cur.skip(i, W::Fiscal)
}

/// "last week", "that day", "next year's first quarter", "a week from Tuesday".
fn unit_after(cur: &Cursor<'_>, at: usize, unit: Unit, step: Step) -> Option<(usize, Base)> {
    if unit < Unit::Day {
        return None;
    }
    if let (Unit::Year, Step::Now(n)) = (unit, step)
        && cur.is(at + 1, W::S)
        && let Lex::Ordinal(q @ 1..=4) = cur.at(at + 2)
        && cur.at(at + 3) == Lex::Unit(Unit::Quarter, false)
    {
        return Some((at + 4, Base::Quarter(Which::InYear(n), q as i8)));
    }
    let base = match step {
        Step::Now(0) if unit == Unit::Period => return None,
        // "the last day" of something is not yesterday.
        Step::Now(-1 | 1) if unit == Unit::Day => return None,
        Step::Now(n) => Base::Now(unit, n),
        Step::There(n) if unit != Unit::Period => Base::There(unit, n),
        Step::There(_) => return None,
        Step::Coming => Base::Now(unit, 1),
        Step::Latest if unit == Unit::Day => return None,
        Step::Latest => Base::Now(unit, -1),
    };
    Some((at + 1, base))
}

/// "last June", "this September", "next May 5".
fn month_after(cur: &Cursor<'_>, at: usize, m: i8, step: Step) -> Option<(usize, Base)> {
    let which = match step {
        Step::There(1) => Which::Next,
        Step::There(-1) => Which::Last,
        other => other.which()?,
    };
    // "delayed past June 30"
    if cur.is(at - 1, W::Past) && !cur.is(at.wrapping_sub(2), W::This) {
        return None;
    }
    match months::from_month(cur, at) {
        Some((end, Base::Day(Which::Plain, m, d))) => Some((end, Base::Day(which, m, d))),
        // "this April 4, 2017, photo": the date has its own year.
        Some((_, Base::Day(..) | Base::Days(..))) => None,
        _ => Some((at + 1, Base::Month(which, m))),
    }
}

/// "last Friday"; "the following Monday" counts from the time last spoken of.
fn weekday_after(w: i8, step: Step) -> Option<Base> {
    match step {
        Step::There(n) => Some(Base::WeekdayThere(w, n)),
        other => other.which().map(|which| Base::Weekday(which, w)),
    }
}

/// "this morning", "last night", "the following evening": the day; the part is read after it.
fn part_after(step: Step) -> Option<Base> {
    match step {
        Step::Now(n) => Some(Base::Now(Unit::Day, n)),
        Step::There(n) => Some(Base::There(Unit::Day, n)),
        Step::Coming | Step::Latest => None,
    }
}

/// "year-ago quarter", "year-earlier results", with its noun where that is a stretch.
pub(super) fn year_before(cur: &Cursor<'_>, i: usize) -> Option<Hit> {
    let joined = cur.at(i) == Lex::Unit(Unit::Year, false)
        && cur.is(i + 1, W::Hyphen)
        && (cur.is(i + 2, W::Ago) || cur.is(i + 2, W::Earlier));
    if !joined {
        return None;
    }
    let noun = match cur.at(i + 3) {
        Lex::Ordinal(_) => i + 4,
        _ => i + 3,
    };
    let (end, base) = match cur.at(noun) {
        Lex::Unit(unit @ (Unit::Quarter | Unit::Period | Unit::Month | Unit::Week), false) => {
            match cur.at(i + 3) {
                Lex::Ordinal(q @ 1..=4) if unit == Unit::Quarter => {
                    (noun + 1, Base::Quarter(Which::InYear(-1), q as i8))
                }
                _ => (noun + 1, Base::YearBefore(unit)),
            }
        }
        _ => (i + 3, Base::YearBefore(Unit::Period)),
    };
    Some(when(end, base))
}

/// "the day before yesterday", "the year before", "the day after".
pub(super) fn beside(cur: &Cursor<'_>, i: usize, the: bool) -> Option<Hit> {
    let Lex::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year), false) = cur.at(i)
    else {
        return None;
    };
    let n = match cur.at(i + 1) {
        Lex::W(W::Before) => -1,
        Lex::W(W::After) => 1,
        _ => return None,
    };
    match (cur.at(i + 2), unit) {
        (Lex::W(W::Yesterday), Unit::Day) if n < 0 => Some(when(i + 3, Base::Now(Unit::Day, -2))),
        (Lex::W(W::Tomorrow), Unit::Day) if n > 0 => Some(when(i + 3, Base::Now(Unit::Day, 2))),
        (Lex::W(W::Last | W::Next), _) if cur.at(i + 3) == Lex::Unit(unit, false) => {
            let from = if cur.is(i + 2, W::Last) { -1 } else { 1 };
            Some(when(i + 4, Base::Now(unit, n + from)))
        }
        (Lex::W(W::Last | W::Next), _)
            if the && !cur.text(i + 3).starts_with(char::is_alphanumeric) =>
        {
            let is_back = cur.is(i + 2, W::Last);
            (is_back == (n < 0)).then(|| when(i + 3, Base::Now(unit, 2 * n)))
        }
        _ if the && !cur.text(i + 2).starts_with(char::is_alphanumeric) => {
            Some(when(i + 2, Base::There(unit, n)))
        }
        _ => None,
    }
}

fn when(end: usize, base: Base) -> Hit {
    Hit {
        end,
        sem: Sem::When(When::of(base)),
    }
}
