//! What comes back every year: days of a month, months, quarters, seasons, holidays.
//!
//! Without a year the nearest one to the day of writing is meant, or the one that the
//! tense points at.

use jiff::civil::Date;

use super::calendar::{Cal, Season, days_between, nth_weekday, plus_months, season_start};
use super::meaning::{Holiday, Share, Which};
use super::resolve::{Context, NO_ANCHOR, NO_SUCH_DAY, Resolved};
use super::tense::Direction;

/// A month and a day; without a year the nearest, unless far and against the tense.
pub(super) fn day(
    which: Which,
    m: i8,
    d: i8,
    ctx: &Context,
    direction: Direction,
) -> Result<Resolved, &'static str> {
    let at = |y: i16| Date::new(y, m, d).map(Cal::Day).map_err(|_| NO_SUCH_DAY);
    if let Which::Year(y) = which {
        return Ok((at(y)?, 98, "a full date"));
    }
    if let (Which::Plain, Some(y)) = (which, told_year(ctx, direction)) {
        return Ok((at(y)?, 75, "a date in the year told before it"));
    }
    if let (Which::Known(y), None) = (which, ctx.now) {
        return Ok((at(y)?, 85, "a day that the world knows by its date"));
    }
    let now = ctx.now.ok_or(NO_ANCHOR)?;
    if let Which::Known(y) = which {
        let near = at(nearest_year(now, m, d, direction))?;
        let at_hand = near
            .days()
            .is_some_and(|n| days_between(now, n.first).abs() <= AT_HAND);
        if now.year() > y || (now.year() == y && !at_hand) {
            let day = if at_hand { near } else { at(y)? };
            return Ok((day, 80, "a day that the world knows by its date"));
        }
    }
    let y = match which {
        Which::Plain | Which::Known(_) => nearest_year(now, m, d, direction),
        Which::Last => last_year(now, m, d),
        Which::Next | Which::Coming => next_year(now, m, d),
        Which::InYear(n) => now.year() + n as i16,
        Which::This | Which::Year(_) => now.year(),
    };
    Ok((
        at(y)?,
        95,
        "a date without a year, the one nearest to publication",
    ))
}

/// A year told before in the sentence, unless what is dated lies ahead.
fn told_year(ctx: &Context, direction: Direction) -> Option<i16> {
    ctx.year.filter(|y| match ctx.now {
        Some(now) => direction != Direction::Future && *y <= now.year(),
        None => true,
    })
}

/// A day so near, in days, is news itself, whatever happened on that date in another year.
const AT_HAND: i32 = 3;

/// The farthest that a date without a year may lie against the tense, in days.
const AGAINST_TENSE: i32 = 75;

/// The year that puts a month and day nearest to `now`.
fn nearest_year(now: Date, m: i8, d: i8, direction: Direction) -> i16 {
    let away = |y: i16| Date::new(y, m, d).ok().map(|date| days_between(now, date));
    let years = [now.year(), now.year() - 1, now.year() + 1];
    let cost = |y: i16| {
        let days = away(y).unwrap_or(i32::MAX / 2);
        let against = match direction {
            Direction::Past => days > AGAINST_TENSE,
            Direction::Future => days < -AGAINST_TENSE,
            Direction::Unknown => false,
        };
        days.abs() + if against { 400 } else { 0 }
    };
    years
        .into_iter()
        .min_by_key(|y| cost(*y))
        .unwrap_or(now.year())
}

fn last_year(now: Date, m: i8, d: i8) -> i16 {
    if (m, d) < (now.month(), now.day()) {
        now.year()
    } else {
        now.year() - 1
    }
}

fn next_year(now: Date, m: i8, d: i8) -> i16 {
    if (m, d) > (now.month(), now.day()) {
        now.year()
    } else {
        now.year() + 1
    }
}

/// From one day to another; the year is that of the first day.
pub(super) fn days(
    which: Which,
    first: (i8, i8),
    last: (i8, i8),
    ctx: &Context,
    direction: Direction,
) -> Result<Resolved, &'static str> {
    let (start, sure, why) = day(which, first.0, first.1, ctx, direction)?;
    let Cal::Day(start) = start else {
        return Err(NO_SUCH_DAY);
    };
    let end = Date::new(start.year(), last.0, last.1).map_err(|_| NO_SUCH_DAY)?;
    let why = if why == "a full date" {
        "a full range of days"
    } else {
        "a range of days without a year, the one nearest to publication"
    };
    Ok((Cal::Days(start, end), sure, why))
}

pub(super) fn month(
    which: Which,
    m: i8,
    ctx: &Context,
    direction: Direction,
) -> Result<Resolved, &'static str> {
    if let Which::Year(y) = which {
        return Ok((Cal::Month(y, m), 95, "a month of a named year"));
    }
    if let (Which::Plain, Some(y)) = (which, told_year(ctx, direction)) {
        return Ok((Cal::Month(y, m), 75, "a month in the year told before it"));
    }
    let now = ctx.now.ok_or(NO_ANCHOR)?;
    let y = year_of(which, now, m, direction).ok_or(NO_SUCH_DAY)?;
    let (sure, why) = match (which, direction) {
        (Which::Plain, Direction::Past) => (
            90,
            "the latest such month before publication, as the tense says",
        ),
        (Which::Plain, Direction::Future) => (
            85,
            "the first such month after publication, as the tense says",
        ),
        (Which::Plain, Direction::Unknown) => (80, "the nearest such month to publication"),
        _ => (85, "counted from the month of publication"),
    };
    Ok((Cal::Month(y, m), sure, why))
}

pub(super) fn months(
    which: Which,
    a: i8,
    b: i8,
    ctx: &Context,
    direction: Direction,
) -> Result<Resolved, &'static str> {
    let (cal, sure, why) = month(which, a, ctx, direction)?;
    let first = Date::new(cal.year(), a, 1).map_err(|_| NO_SUCH_DAY)?;
    let last = Date::new(cal.year(), b, 1)
        .map_err(|_| NO_SUCH_DAY)?
        .last_of_month();
    Ok((Cal::Days(first, last), sure, why))
}

/// The year of something that starts every year with month `m`.
pub(super) fn year_of(which: Which, now: Date, m: i8, direction: Direction) -> Option<i16> {
    let (y, here) = (now.year(), now.month());
    Some(match (which, direction) {
        (Which::Year(y), _) => y,
        (Which::InYear(n), _) => y.checked_add(i16::try_from(n).ok()?)?,
        (Which::This, _) => y,
        (Which::Last, _) => {
            if m < here {
                y
            } else {
                y - 1
            }
        }
        (Which::Next | Which::Coming, _) => {
            if m > here {
                y
            } else {
                y + 1
            }
        }
        // "In December" may be half a year back; for what is further back news says "last
        // July" or tells the year, so that a later month is the coming one.
        (Which::Plain | Which::Known(_), Direction::Past) => {
            if m > here && here + 12 - m <= 6 {
                y - 1
            } else {
                y
            }
        }
        (Which::Plain | Which::Known(_), Direction::Future) => {
            if m >= here {
                y
            } else {
                y + 1
            }
        }
        (Which::Plain | Which::Known(_), Direction::Unknown) => match m - here {
            -12..=-7 => y + 1,
            -6..=5 => y,
            _ => y - 1,
        },
    })
}

/// A quarter of no named year: the latest that has begun, unless the tense looks ahead.
pub(super) fn quarter(which: Which, q: i8, now: Date, direction: Direction) -> Option<Resolved> {
    let start = q.checked_mul(3)?.checked_sub(2)?;
    // What is said of the coming report on a quarter just over is still about that quarter.
    let (_, reported) = plus_months(now.year(), now.month(), -3)?;
    let just_over = (reported - 1) / 3 + 1 == q;
    let direction = match direction {
        Direction::Future if !just_over => Direction::Future,
        _ => Direction::Past,
    };
    let this = (now.month() - 1) / 3 + 1 == q;
    let y = match which {
        Which::Plain if this => now.year(),
        Which::Plain if direction == Direction::Past && start > now.month() => now.year() - 1,
        other => year_of(other, now, start, direction)?,
    };
    Some((
        Cal::Quarter(y, q),
        90,
        "the quarter nearest to publication, as the tense says",
    ))
}

pub(super) fn season(which: Which, s: Season, now: Date, direction: Direction) -> Option<Resolved> {
    let start = season_start(s);
    // January and February belong to the winter that began the year before.
    let in_winter = s == Season::Winter && now.month() <= 2;
    let y = match which {
        Which::This | Which::Plain if in_winter => now.year() - 1,
        Which::Last => {
            let ended = Cal::Season(now.year(), s)
                .days()
                .is_some_and(|d| d.last < now);
            let before = Cal::Season(now.year() - 1, s)
                .days()
                .is_some_and(|d| d.last < now);
            if ended {
                now.year()
            } else {
                now.year() - if before { 1 } else { 2 }
            }
        }
        Which::Next => year_of(which, now, start, direction)?,
        other => year_of(other, now, start, direction)?,
    };
    Some((
        Cal::Season(y, s),
        75,
        "the season nearest to publication, as the words say",
    ))
}

pub(super) fn holiday_in(
    which: Which,
    holiday: Holiday,
    ctx: &Context,
) -> Result<Resolved, &'static str> {
    let at = |y: i16| match holiday {
        Holiday::ChristmasEve => Date::new(y, 12, 24).ok(),
        Holiday::Christmas => Date::new(y, 12, 25).ok(),
        Holiday::NewYearsEve => Date::new(y, 12, 31).ok(),
        Holiday::NewYearsDay => Date::new(y, 1, 1).ok(),
        Holiday::ValentinesDay => Date::new(y, 2, 14).ok(),
        Holiday::Halloween => Date::new(y, 10, 31).ok(),
        // The fourth Thursday of November, as in the United States.
        Holiday::Thanksgiving => nth_weekday(y, 11, 4, 4),
    };
    if let Which::Year(y) = which {
        return at(y)
            .map(|d| (Cal::Day(d), 90, "a holiday of a named year"))
            .ok_or(NO_SUCH_DAY);
    }
    let now = ctx.now.ok_or(NO_ANCHOR)?;
    let near = [-1, 0, 1]
        .into_iter()
        .filter_map(|n| at(now.year().checked_add(n)?));
    let fits = |d: &Date| match which {
        Which::Last => *d < now,
        Which::Next | Which::Coming => *d > now,
        Which::This => d.year() == now.year(),
        _ => true,
    };
    near.filter(fits)
        .min_by_key(|d| days_between(now, *d).abs())
        .map(|d| (Cal::Day(d), 75, "the holiday nearest to publication"))
        .ok_or(NO_SUCH_DAY)
}

/// A week or half of a month.
pub(super) fn share(
    which: Which,
    m: i8,
    share: Share,
    ctx: &Context,
    direction: Direction,
) -> Result<Resolved, &'static str> {
    let (cal, sure, _) = month(which, m, ctx, direction)?;
    let whole = cal.days().ok_or(NO_SUCH_DAY)?;
    let last = whole.last.day();
    let (a, b) = match share {
        Share::Week(n @ 1..=4) => (7 * n - 6, 7 * n),
        Share::Week(_) => (last - 6, last),
        Share::Half(1) => (1, 15),
        Share::Half(_) => (16, last),
    };
    let at = |d: i8| Date::new(cal.year(), m, d).map_err(|_| NO_SUCH_DAY);
    Ok((
        Cal::Days(at(a)?, at(b)?),
        sure.saturating_sub(10),
        "a share of a month",
    ))
}
