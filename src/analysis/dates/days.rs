//! Single days and ranges of days that start with a number or a day of the week.

use super::absolute::{day, is_counted, month, range_mark, trailing_year, year};
use super::cursor::Cursor;
use super::known;
use super::meaning::{Base, Which};
use super::months;
use super::words::{Lex, W};

/// "2025-08-19", "19/8/2025", "19 August 2025", "19-21 August" at `i`.
pub(super) fn from_number(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    if let Some(end) = known::nine_eleven(cur, i) {
        return Some((end, Base::Day(Which::Year(2001), 9, 11)));
    }
    iso(cur, i)
        .or_else(|| slashed(cur, i))
        .or_else(|| day_first(cur, i))
}

fn iso(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let y = year(cur, i)?;
    let (Lex::W(W::Hyphen), Lex::Num(m @ 1..=12, 2)) = (cur.at(i + 1), cur.at(i + 2)) else {
        return None;
    };
    let joined = matches!(cur.before(i), Lex::W(W::Hyphen | W::Slash)) && cur.is_glued(i);
    let glued = !joined && (1..=4).all(|n| cur.is_glued(i + n));
    match (cur.at(i + 3), cur.at(i + 4)) {
        (Lex::W(W::Hyphen), Lex::Num(d @ 1..=31, 2)) if glued => {
            Some((i + 5, Base::Day(Which::Year(y), m as i8, d as i8)))
        }
        // "2025-08" is a month; "2011-12" is as often two years.
        _ if !cur.is_glued(i + 3) && cur.is_glued(i + 2) && i32::from(y) % 100 >= m as i32 => {
            Some((i + 3, Base::Month(Which::Year(y), m as i8)))
        }
        _ => None,
    }
}

/// "19/8/2025": day first unless only the other order gives a date.
fn slashed(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let (Lex::Num(a, 1..=4), Lex::W(W::Slash), Lex::Num(b, 1..=2), Lex::W(W::Slash)) =
        (cur.at(i), cur.at(i + 1), cur.at(i + 2), cur.at(i + 3))
    else {
        return None;
    };
    let Lex::Num(c, 1..=4) = cur.at(i + 4) else {
        return None;
    };
    let glued = (1..=4).all(|n| cur.is_glued(i + n)) && !cur.is_glued(i) && !is_slash(cur, i + 5);
    let base = numbers(a, b, c)?;
    glued.then_some((i + 5, base))
}

fn is_slash(cur: &Cursor<'_>, i: usize) -> bool {
    cur.is(i, W::Slash) && cur.is_glued(i)
}

/// Three numbers as a date.
pub(super) fn numbers(a: u32, b: u32, c: u32) -> Option<Base> {
    let (y, x, z) = if a > 999 { (a, b, c) } else { (c, b, a) };
    if !(1000..=2999).contains(&y) {
        return None;
    }
    let (m, d) = if x <= 12 { (x, z) } else { (z, x) };
    let fits = (1..=12).contains(&m) && (1..=31).contains(&d);
    fits.then_some(Base::Day(Which::Year(y as i16), m as i8, d as i8))
}

/// "19 August 2025", "19th of August", "15-18 August", "3 and 5 May" after "between".
pub(super) fn day_first(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let first = day(cur, i)?;
    if let Some(next) = range_mark(cur, i + 1, i)
        && let Some(last) = day(cur, next)
    {
        let (at, m) = month(cur, of(cur, next + 1))?;
        let (end, which) = trailing_year(cur, at);
        return (last > first).then_some((end, Base::Days(which, (m, first), (m, last))));
    }
    if let Some(base) = listed(cur, i, first) {
        return Some((i + 1, base));
    }
    let (at, m) = month(cur, of(cur, i + 1))?;
    let (end, which) = trailing_year(cur, at);
    let which = match which {
        Which::Plain => year_of_range(cur, at, i, (m, first)),
        told => told,
    };
    Some((end, Base::Day(which, m, first)))
}

fn of(cur: &Cursor<'_>, i: usize) -> usize {
    let at = cur.skip(i, W::Of);
    cur.skip_hyphen(at)
}

/// "19" in "19 and 21 August 2025": the month stands after the last day.
fn listed(cur: &Cursor<'_>, i: usize, first: i8) -> Option<Base> {
    let and = matches!(cur.at(i + 1), Lex::W(W::And | W::Or | W::Comma));
    let last = day(cur, i + 2)?;
    let (at, m) = month(cur, of(cur, i + 3))?;
    let (_, which) = trailing_year(cur, at);
    (and && last > first).then_some(Base::Day(which, m, first))
}

/// The year of the first day of a range, told only after the last: "30 August to 2 September 2025".
pub(super) fn year_of_range(cur: &Cursor<'_>, at: usize, start: usize, first: (i8, i8)) -> Which {
    let Some(next) = range_mark(cur, at, start) else {
        return Which::Plain;
    };
    let last = match cur.at(next) {
        Lex::Num(..) | Lex::Ordinal(_) => day(cur, next)
            .zip(month(cur, of(cur, next + 1)))
            .map(|(d, (at, m))| (at, m, d)),
        _ => month(cur, next).and_then(|(at, m)| Some((at + 1, m, day(cur, at)?))),
    };
    match last {
        Some((at, m, d)) if (m, d) > first => trailing_year(cur, at).1,
        _ => Which::Plain,
    }
}

/// "Monday, May 18, 2015", "Tuesday 19 August", "Friday".
pub(super) fn from_weekday(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let (short, w) = match cur.at(i) {
        Lex::Weekday(w) => (false, w),
        Lex::WeekdayShort(w) => (true, w),
        _ => return None,
    };
    if !cur.is_capital(i) {
        return None;
    }
    if let Some(found) = beside_weekday(cur, i + 1) {
        return Some(found);
    }
    let plain = !short && !is_name_of_weekday(cur, i);
    plain.then_some((i + 1, Base::Weekday(Which::Plain, w)))
}

/// The date that may follow a day of the week: ", May 18, 2015", " 19 August", " the 19th of August".
pub(super) fn beside_weekday(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let at = cur.skip(i, W::Comma);
    let at = cur.skip(at, W::The);
    let found = match cur.at(at) {
        Lex::Num(..) => from_number(cur, at),
        Lex::Ordinal(_) => day_first(cur, at),
        Lex::Month(_) | Lex::MonthShort(_) => months::from_month(cur, at),
        Lex::Dotted(a, b, c) => numbers(a, b, c).map(|base| (at + 1, base)),
        _ => None,
    };
    found.filter(|(_, base)| matches!(base, Base::Day(..)))
}

/// "Black Friday", "Sunday Times", "Saturday Night Live".
fn is_name_of_weekday(cur: &Cursor<'_>, i: usize) -> bool {
    let night = cur.text(i + 1) == "Night" && cur.is_capital(i + 2);
    night
        || BEFORE_WEEKDAY.contains(&cur.text(i.wrapping_sub(1)))
        || AFTER_WEEKDAY.contains(&cur.text(i + 1))
}

/// Words that make a name of the day of the week after them.
#[rustfmt::skip]
const BEFORE_WEEKDAY: &[&str] = &[
    "Black", "Bloody", "Cyber", "Ash", "Super", "Good", "Palm", "Holy", "Shrove", "Giving", "Maundy", "Easter", "Whit", "Ruby",
];

/// Words that make a name of the day of the week before them.
#[rustfmt::skip]
const AFTER_WEEKDAY: &[&str] = &[
    "Times", "Telegraph", "Mail", "Express", "Mirror", "Herald", "Post", "Star", "Sun", "Live", "Club", "Mass", "Prayers",
];

/// "on the 19th", with nothing after it that the number could count.
pub(super) fn lone(cur: &Cursor<'_>, i: usize, n: u32, the: bool) -> Option<(usize, Base)> {
    let opened = matches!(
        cur.at(i.wrapping_sub(2)),
        Lex::W(
            W::On | W::By | W::Until | W::From | W::To | W::And | W::Since | W::Before | W::After
        )
    );
    let closed = !cur.text(i + 1).starts_with(char::is_alphabetic) && !cur.is(i + 1, W::Hyphen);
    let digits = cur.text(i).starts_with(|c: char| c.is_ascii_digit());
    let is_day = the && digits && (1..=31).contains(&n) && opened && closed;
    is_day.then_some((i + 1, Base::MonthDay(n as i8)))
}

/// "25" in "April 24 and 25": a day in the month of the day before it.
pub(super) fn next_in_list(cur: &Cursor<'_>, i: usize, base: Base) -> Option<(usize, Base)> {
    let Base::Day(which, m, first) = base else {
        return None;
    };
    let at = match (cur.at(i), cur.at(i + 1)) {
        (Lex::W(W::And | W::Or), _) => i + 1,
        (Lex::W(W::Comma), Lex::W(W::And)) => i + 2,
        _ => return None,
    };
    let last = day(cur, at)?;
    let next = cur.text(at + 1);
    let closed = match cur.at(at + 1) {
        Lex::W(W::Hyphen | W::Pm | W::Am | W::S | W::More | W::Other) => false,
        Lex::W(_) => true,
        _ if is_counted(cur, at + 1) => false,
        _ => !next.starts_with(char::is_alphabetic) || next.ends_with("ed"),
    };
    (last > first && closed).then_some((at + 1, Base::Day(which, m, last)))
}
