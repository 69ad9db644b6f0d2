//! Times of day, alone or with their day.

use super::cursor::Cursor;
use super::grammar;
use super::meaning::{Base, Hit, Part, Sem, Tod, When};
use super::numbers::hour_of_24;
use super::words::{Lex, W};

/// "10 a.m.", "14:30 GMT", "noon Thursday", "5 p.m. EST Nov. 9" at `i`.
pub(super) fn timed(cur: &Cursor<'_>, i: usize) -> Option<Hit> {
    let (end, tod) = clock(cur, i)?;
    let (end, base) = match day_after(cur, end) {
        Some((after, when)) => (skip_part(cur, after), when.base),
        _ => (end, Base::TimeOnly),
    };
    let tod = Some(tod);
    Some(Hit {
        end,
        sem: Sem::When(When {
            base,
            part: Part::All,
            tod,
        }),
    })
}

/// The token after "evening" in "6 p.m. on Saturday evening".
fn skip_part(cur: &Cursor<'_>, i: usize) -> usize {
    if matches!(cur.at(i), Lex::Part(_)) {
        i + 1
    } else {
        i
    }
}

/// The day that follows a time of day: "Thursday", "on Aug. 7", ", 19 August".
fn day_after(cur: &Cursor<'_>, i: usize) -> Option<(usize, When)> {
    let at = cur.skip(i, W::Comma);
    let at = cur.skip(at, W::On);
    let (end, when) = grammar::parted(cur, at, false)?;
    is_day(when.base).then_some((end, when))
}

/// Whether a stretch is one day, so that a time of day can narrow it.
fn is_day(base: Base) -> bool {
    use super::calendar::Unit::Day;
    matches!(
        base,
        Base::Day(..)
            | Base::MonthDay(_)
            | Base::Weekday(..)
            | Base::WeekdayThere(..)
            | Base::Holiday(..)
            | Base::Now(Day, _)
            | Base::There(Day, _)
    )
}

/// A time by the clock and its zone.
fn clock(cur: &Cursor<'_>, i: usize) -> Option<(usize, Tod)> {
    let (end, hour, minute) = match (cur.at(i), cur.at(i + 1)) {
        (Lex::Num(h @ 1..=12, 1..=2), half @ Lex::W(W::Am | W::Pm)) => {
            (i + 2, on_half(h, half)?, 0)
        }
        (Lex::Clock(h, m) | Lex::ClockStop(h, m), half @ Lex::W(W::Am | W::Pm)) => {
            (i + 2, on_half(u32::from(h), half)?, m)
        }
        (Lex::Num(h @ 1..=12, 1..=2) | Lex::Card(h @ 1..=12), Lex::W(W::OClock)) => {
            (i + 2, h as u8, 0)
        }
        (Lex::ClockHalf(h, m), _) => (i + 1, h, m),
        (Lex::W(W::Noon), _) if is_high_noon(cur, i) => return None,
        (Lex::W(W::Noon), _) => (i + 1, 12, 0),
        (Lex::W(W::Midnight), _) => (i + 1, 0, 0),
        (Lex::Num(t @ 0..=2359, 4), Lex::W(W::Gmt)) if t % 100 < 60 => {
            (i + 1, (t / 100) as u8, (t % 100) as u8)
        }
        (Lex::Clock(h, m), next) if h < 24 && is_time(cur, i, next) => (i + 1, h, m),
        _ => return None,
    };
    Some((in_brackets(cur, zone(cur, end)), Tod::Clock(hour, minute)))
}

/// A film and a figure of speech.
fn is_high_noon(cur: &Cursor<'_>, i: usize) -> bool {
    cur.text(i.wrapping_sub(1)).eq_ignore_ascii_case("high")
}

/// The token after "(0735 GMT)", the same time told again, if that stands at `i`.
fn in_brackets(cur: &Cursor<'_>, i: usize) -> usize {
    let again = cur.text(i) == "(" && matches!(cur.at(i + 1), Lex::Num(..) | Lex::Clock(..));
    let (zone, close) = (cur.at(i + 2), cur.text(i + 3));
    if again && zone == Lex::W(W::Gmt) && close == ")" {
        i + 4
    } else {
        i
    }
}

fn on_half(hour: u32, half: Lex) -> Option<u8> {
    hour_of_24(hour, half == Lex::W(W::Pm))
}

/// Whether two numbers with a colon are a time and no score, verse or ratio.
fn is_time(cur: &Cursor<'_>, i: usize, next: Lex) -> bool {
    let before = cur.before(i);
    next == Lex::W(W::Gmt)
        || matches!(
            before,
            Lex::W(
                W::At
                    | W::By
                    | W::Until
                    | W::Around
                    | W::About
                    | W::From
                    | W::Since
                    | W::Before
                    | W::After
            ) | Lex::Weekday(_)
        )
        || matches!(
            cur.text(i + 1),
            "local" | "BST" | "CET" | "CEST" | "ET" | "IST" | "hours" | "hrs" | "on"
        )
}

/// The token after a time zone at `i`, if there is one.
fn zone(cur: &Cursor<'_>, i: usize) -> usize {
    match cur.text(i) {
        "GMT" | "UTC" | "EST" | "EDT" | "ET" | "BST" | "CET" | "CEST" | "IST" | "PST" | "PDT"
        | "PT" | "CST" | "CDT" | "JST" | "EET" => i + 1,
        "local" | "Eastern" | "Pacific" | "Central" | "Moscow"
            if cur.text(i + 1).eq_ignore_ascii_case("time") =>
        {
            i + 2
        }
        _ => i,
    }
}

/// The time of day that may follow a day: "Friday morning", "Aug. 7 at 10:35 a.m.", "last night".
pub(super) fn suffix(cur: &Cursor<'_>, end: usize, when: When) -> (usize, When) {
    if !is_day(when.base) {
        return (end, when);
    }
    if let Lex::Part(part) = cur.at(end) {
        let tod = Some(Tod::Part(part));
        return (end + 1, When { tod, ..when });
    }
    let at = cur.skip(end, W::Comma);
    let at = cur.skip(at, W::At);
    if at > end
        && let Some((after, tod)) = clock(cur, at)
    {
        return (
            after,
            When {
                tod: Some(tod),
                ..when
            },
        );
    }
    (end, when)
}

/// "morning of August 7", "evening of the 19th": a part of the day before its day.
pub(super) fn part_of(cur: &Cursor<'_>, i: usize, part: &'static str) -> Option<Hit> {
    if !cur.is(i + 1, W::Of) {
        return None;
    }
    let at = i + 2;
    let found = grammar::parted(cur, at, false);
    let (end, when) = match found {
        Some(found) => found,
        None if cur.is(at, W::The) => grammar::parted(cur, at + 1, true)?,
        None => return None,
    };
    let tod = Some(Tod::Part(part));
    is_day(when.base).then_some(Hit {
        end,
        sem: Sem::When(When { tod, ..when }),
    })
}
