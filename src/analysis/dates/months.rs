//! Months, and days that start with their month.

use super::absolute::{day, is_counted, month, range_mark, trailing_year};
use super::calendar::Unit;
use super::cursor::Cursor;
use super::days::year_of_range;
use super::known;
use super::meaning::{Base, Which};
use super::words::{Lex, W};

/// "August", "Aug. 19, 2025", "August 12-14", "August 2025" at `i`.
pub(super) fn from_month(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let (at, m) = month(cur, i)?;
    let at = if cur.is(at, W::The) && day(cur, at + 1).is_some() {
        at + 1
    } else {
        at
    };
    if let Some(first) = day(cur, at)
        && !matches!(cur.at(at + 1), Lex::Unit(Unit::Quarter | Unit::Century, _))
        && !is_counted(cur, at + 1)
    {
        return Some(month_day(cur, at + 1, m, first, i));
    }
    if let Some(first) = spelled_day(cur, at) {
        return Some(month_day(cur, at + 1, m, first, i));
    }
    let (end, which) = trailing_year(cur, at);
    if which != Which::Plain {
        return Some((end, Base::Month(which, m)));
    }
    if let Some((end, n)) = year_beside(cur, at)
        && (is_month_alone(cur, i) || is_opened(cur, i))
    {
        return Some((end, Base::Month(Which::InYear(n), m)));
    }
    if let Some(found) = month_range(cur, i, at, m) {
        return Some(found);
    }
    is_month_alone(cur, i).then(|| (at, Base::Month(year_of_pair(cur, at, m), m)))
}

/// The year of the first of two months, told only after the second: "between March and May 2024".
fn year_of_pair(cur: &Cursor<'_>, at: usize, m: i8) -> Which {
    if !matches!(cur.at(at), Lex::W(W::And | W::Or | W::To | W::Until)) {
        return Which::Plain;
    }
    let Some((after, m2)) = month(cur, at + 1) else {
        return Which::Plain;
    };
    match trailing_year(cur, after).1 {
        Which::Year(y) if day(cur, after).is_none() => Which::Year(y - i16::from(m > m2)),
        _ => Which::Plain,
    }
}

/// "one" in "payable May one, 1987", with nothing after it that it could count.
fn spelled_day(cur: &Cursor<'_>, at: usize) -> Option<i8> {
    let Lex::Card(n @ 1..=31) = cur.at(at) else {
        return None;
    };
    let closed = !cur
        .text(at + 1)
        .starts_with(|c: char| c.is_alphabetic() || c == '-');
    closed.then_some(n as i8)
}

/// What follows "August 12": "-14", ", 2025"; a range into another month is two dates.
fn month_day(cur: &Cursor<'_>, at: usize, m: i8, first: i8, start: usize) -> (usize, Base) {
    if let Some(next) = range_mark(cur, at, start)
        && let Some(last) = day(cur, next)
        && last > first
        && month(cur, next + 1).is_none()
        && !is_counted(cur, next + 1)
    {
        let (end, which) = trailing_year(cur, next + 1);
        return (end, Base::Days(which, (m, first), (m, last)));
    }
    let (end, which) = trailing_year(cur, at);
    let which = match which {
        Which::Plain => match known::year(cur, at, m, first) {
            Some(y) => Which::Known(y),
            None => year_of_range(cur, at, start, (m, first)),
        },
        told => told,
    };
    (end, Base::Day(which, m, first))
}

/// A year after a month: "2025", ", 2025", "this year", "of last year".
pub(super) fn year_after(cur: &Cursor<'_>, i: usize) -> (usize, Which) {
    match (trailing_year(cur, i), year_beside(cur, i)) {
        ((_, Which::Plain), Some((end, n))) => (end, Which::InYear(n)),
        (found, _) => found,
    }
}

/// "this year", "last year", "of next year" after a month, as years from this one.
fn year_beside(cur: &Cursor<'_>, i: usize) -> Option<(usize, i32)> {
    let at = cur.skip(i, W::Of);
    let n = match cur.at(at) {
        Lex::W(W::Last) => -1,
        Lex::W(W::This) => 0,
        Lex::W(W::Next) => 1,
        _ => return None,
    };
    (cur.at(at + 1) == Lex::Unit(Unit::Year, false)).then_some((at + 2, n))
}

/// "June-August 2025", in one with its hyphen; "from June to August" is two months.
fn month_range(cur: &Cursor<'_>, i: usize, at: usize, m: i8) -> Option<(usize, Base)> {
    if !matches!(cur.at(at), Lex::W(W::Hyphen | W::Dash)) {
        return None;
    }
    let (after, m2) = month(cur, at + 1)?;
    let (end, which) = trailing_year(cur, after);
    let is_range = m2 > m && day(cur, after).is_none() && is_month_alone(cur, i);
    is_range.then_some((end, Base::Months(which, m, m2)))
}

/// Whether the name of a month with no number beside it means the month.
fn is_month_alone(cur: &Cursor<'_>, i: usize) -> bool {
    let opened = is_opened(cur, i);
    match cur.at(i) {
        Lex::Month(3 | 5) => (opened && !is_owner(cur, i)) || is_adjective(cur, i),
        Lex::Month(4 | 6 | 8) => opened || !is_part_of_name(cur, i),
        Lex::Month(_) => true,
        Lex::MonthShort(_) => opened && cur.text(i).len() > 3 && !cur.is_glued(i + 1),
        _ => false,
    }
}

/// Participles of what somebody has a date for.
#[rustfmt::skip]
const PLANNED: &[&str] = &[
    "planned", "scheduled", "set", "slated", "due", "expected", "announced", "called", "pencilled", "penciled", "booked", "in",
    "postponed", "rescheduled", "targeted", "proposed",
];

/// Whether a word of time, or another month, goes before.
fn is_opened(cur: &Cursor<'_>, i: usize) -> bool {
    match cur.before(i) {
        Lex::W(
            W::In
            | W::Since
            | W::Of
            | W::By
            | W::Until
            | W::From
            | W::Before
            | W::After
            | W::During
            | W::Early
            | W::Late
            | W::Mid
            | W::Around
            | W::Through
            | W::Throughout
            | W::This
            | W::Last
            | W::Next
            | W::Coming
            | W::Past
            | W::Between
            | W::Hyphen
            | W::Each
            | W::Every
            | W::End
            | W::Over
            | W::Into,
        )
        | Lex::Month(_) => true,
        // "planned for May", but not "support for May".
        Lex::W(W::For) => PLANNED.contains(&cur.text(i.wrapping_sub(2))),
        Lex::W(W::And | W::Or | W::To | W::Dash | W::Comma | W::Slash) => {
            matches!(cur.at(i.wrapping_sub(2)), Lex::Month(_) | Lex::Num(..))
        }
        _ => false,
    }
}

/// "by May's government": the owner is a person.
fn is_owner(cur: &Cursor<'_>, i: usize) -> bool {
    cur.is(i + 1, W::S) && cur.is(i.wrapping_sub(1), W::By)
}

/// "the March accession", "a May summit", but not "a March on Washington".
fn is_adjective(cur: &Cursor<'_>, i: usize) -> bool {
    let noun = cur.at(i + 1) == Lex::Other
        && cur
            .text(i + 1)
            .starts_with(|c: char| c.is_ascii_lowercase());
    noun && matches!(cur.before(i), Lex::W(W::The | W::A | W::That | W::This))
        && cur.text(i + 1) != "against"
}

/// "June Carter", "Sister August".
fn is_part_of_name(cur: &Cursor<'_>, i: usize) -> bool {
    let after = cur.is_capital(i + 1) && cur.at(i + 1) == Lex::Other && !cur.is_glued(i + 1);
    after || (cur.is_capital(i.wrapping_sub(1)) && cur.before(i) == Lex::Other)
}
