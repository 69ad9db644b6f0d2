//! From what an expression says to days of the calendar.

use jiff::civil::Date;

use super::calendar::{
    Cal, Unit, days_between, monday_of, plus_days, plus_months, plus_years, unit_at, weekday,
};
use super::meaning::{Base, Which};
use super::tense::Direction;
use super::yearly;

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The day of writing.
    pub now: Option<Date>,
    /// The stretch last spoken of.
    pub there: Option<Cal>,
    /// The quarter last spoken of.
    pub quarter: Option<(i16, i8)>,
    /// A year told earlier in the same sentence.
    pub year: Option<i16>,
}

/// A stretch, how sure (0 to 100), and why. How sure is how often such a reading was right in
/// annotated news, rounded down where there were few.
pub(super) type Resolved = (Cal, u8, &'static str);

/// Why there is no stretch.
pub(super) const NO_ANCHOR: &str = "relative to the day of publication, which is not known";
pub(super) const NO_REFERENCE: &str = "relative to a time that the text has not told before";
pub(super) const NO_NUMBER: &str = "no number told";
pub(super) const NO_SUCH_DAY: &str = "no such day in the calendar";

/// Lays `base` on the calendar; on failure says why.
pub(super) fn resolve(
    base: Base,
    ctx: &Context,
    direction: Direction,
) -> Result<Resolved, &'static str> {
    match base {
        Base::Day(which, m, d) => yearly::day(which, m, d, ctx, direction),
        Base::Days(which, first, last) => yearly::days(which, first, last, ctx, direction),
        Base::Year(y) => Ok((Cal::Year(y), 94, "a year")),
        Base::Years(a, b) => years(a, b),
        Base::Decade(y) => Ok(decade(y)),
        Base::Century(y) => Ok((Cal::Century(y), 90, "a century")),
        Base::There(unit, n) => there(unit, n, ctx),
        Base::WeekdayThere(w, n) => weekday_there(w, n, ctx),
        Base::Later(n, unit, sign) => later(n, unit, sign, ctx),
        Base::Month(which, m) => yearly::month(which, m, ctx, direction),
        Base::Months(which, a, b) => yearly::months(which, a, b, ctx, direction),
        Base::Quarter(Which::Year(y), q) => {
            Ok((Cal::Quarter(y, q), 90, "a quarter of a named year"))
        }
        Base::Half(Which::Year(y), h) => Ok((Cal::Half(y, h), 90, "a half of a named year")),
        Base::Season(Which::Year(y), s) => Ok((Cal::Season(y, s), 85, "a season of a named year")),
        Base::Share(which, m, share) => yearly::share(which, m, share, ctx, direction),
        Base::WeekOf(which, m, d) => week_of(which, m, d, ctx, direction),
        Base::Holiday(which, holiday) => yearly::holiday_in(which, holiday, ctx),
        _ => {
            let now = ctx.now.ok_or(NO_ANCHOR)?;
            from_now(base, now, ctx, direction).ok_or(NO_SUCH_DAY)
        }
    }
}

/// What needs the day of writing.
fn from_now(base: Base, now: Date, ctx: &Context, direction: Direction) -> Option<Resolved> {
    match base {
        Base::MonthDay(d) => month_day(d, now, ctx),
        Base::Quarter(which, q) => yearly::quarter(which, q, now, direction),
        Base::Half(which, h) => {
            let y = yearly::year_of(which, now, if h == 1 { 1 } else { 7 }, direction)?;
            Some((
                Cal::Half(y, h),
                75,
                "a half of the year of publication or beside it",
            ))
        }
        Base::Season(which, s) => yearly::season(which, s, now, direction),
        Base::Weekday(which, w) => weekday_from(which, w, now, direction),
        Base::Now(Unit::Weekend, 0) | Base::Weekend => this_weekend(now, direction),
        Base::Now(Unit::Period | Unit::Quarter, -1) => {
            let (y, m) = plus_months(now.year(), now.month(), -3)?;
            Some((
                Cal::Quarter(y, (m - 1) / 3 + 1),
                70,
                "the last full quarter before publication",
            ))
        }
        Base::Now(unit, n) => unit_at(now, unit, n)
            .map(|cal| (cal, now_sure(unit), "counted from the day of publication")),
        Base::Ago(n, unit, sign) => ago(n?, unit, sign, now, ctx),
        Base::AgoAt(n, unit, inner) => {
            let day = moved_day(n, unit, now)?;
            unit_at(day, inner, 0)
                .map(|cal| (cal, now_sure(inner), "counted from the day of publication"))
        }
        Base::WeekdayOn(n, w) => {
            let ahead = 1 + i32::from((w - weekday(now) - 1).rem_euclid(7));
            let weeks = i32::try_from(n).ok()?.checked_mul(7)?;
            plus_days(now, ahead.checked_add(weeks)?)
                .map(|d| (Cal::Day(d), 80, "so many weeks after the next such day"))
        }
        Base::YearBefore(_) => match ctx.quarter {
            Some((y, q)) => Some((
                Cal::Quarter(y.checked_sub(1)?, q),
                70,
                "a year before the quarter spoken of",
            )),
            None => {
                unit_at(now, Unit::Year, -1).map(|cal| (cal, 60, "the year before publication"))
            }
        },
        Base::TimeOnly => match ctx.there {
            Some(Cal::Day(d)) => Some((Cal::Day(d), 65, "a time on the day last spoken of")),
            _ => Some((Cal::Day(now), 60, "a time on the day of publication")),
        },
        _ => None,
    }
}

/// How sure "today", "last week", "this year" are: weeks are meant more loosely than the rest.
fn now_sure(unit: Unit) -> u8 {
    match unit {
        Unit::Day => 94,
        Unit::Month | Unit::Year => 92,
        Unit::Week | Unit::Weekend => 75,
        _ => 80,
    }
}

/// The week of a month and a day.
fn week_of(
    which: Which,
    m: i8,
    d: i8,
    ctx: &Context,
    direction: Direction,
) -> Result<Resolved, &'static str> {
    let (cal, sure, why) = yearly::day(which, m, d, ctx, direction)?;
    let day = cal.days().ok_or(NO_SUCH_DAY)?.first;
    unit_at(day, Unit::Week, 0)
        .map(|week| (week, sure, why))
        .ok_or(NO_SUCH_DAY)
}

fn years(a: i16, b: i16) -> Result<Resolved, &'static str> {
    let first = Date::new(a, 1, 1).map_err(|_| NO_SUCH_DAY)?;
    let last = Date::new(b, 12, 31).map_err(|_| NO_SUCH_DAY)?;
    Ok((Cal::Days(first, last), 90, "a range of years"))
}

fn decade(y: i16) -> Resolved {
    match y {
        0..=19 => (Cal::Decade(2000 + y), 60, "a decade of this century"),
        20..=99 => (Cal::Decade(1900 + y), 75, "a decade of the last century"),
        _ => (Cal::Decade(y), 95, "a decade"),
    }
}

/// "the 19th": in the month spoken of, else the nearest.
fn month_day(d: i8, now: Date, ctx: &Context) -> Option<Resolved> {
    if let Some(Cal::Day(day)) = ctx.there
        && day.month() != now.month()
    {
        let date = Date::new(day.year(), day.month(), d).ok()?;
        return Some((Cal::Day(date), 60, "a day of the month spoken of"));
    }
    let near = (-1..=1).filter_map(|n| {
        let (y, m) = plus_months(now.year(), now.month(), n)?;
        Date::new(y, m, d).ok()
    });
    let date = near.min_by_key(|date| days_between(now, *date).abs())?;
    Some((Cal::Day(date), 60, "the nearest day with this number"))
}

fn weekday_from(which: Which, w: i8, now: Date, direction: Direction) -> Option<Resolved> {
    let back = i32::from((weekday(now) - w).rem_euclid(7));
    let ahead = i32::from((w - weekday(now)).rem_euclid(7));
    let monday = monday_of(now)?;
    let (n, sure, why) = match (which, direction) {
        (Which::Last, _) => (
            if back == 0 { -7 } else { -back },
            85,
            "the latest such day before publication",
        ),
        (Which::Next, _) => {
            return plus_days(monday, 6 + i32::from(w))
                .map(|d| (Cal::Day(d), 75, "that day of the week after publication"));
        }
        (Which::Coming, _) => (
            if ahead == 0 { 7 } else { ahead },
            85,
            "the first such day after publication",
        ),
        (Which::This, Direction::Past) if back <= 3 => {
            (-back, 80, "that day of the week of publication")
        }
        (Which::This, _) => (ahead, 80, "the first such day from publication on"),
        (_, Direction::Future) => (
            ahead,
            75,
            "the first such day from publication on, as the tense says",
        ),
        (_, Direction::Past) => (
            -back,
            95,
            "the latest such day up to publication, as the tense says",
        ),
        (_, Direction::Unknown) => (
            -back,
            65,
            "the latest such day up to publication, as is usual in news",
        ),
    };
    plus_days(now, n).map(|d| (Cal::Day(d), sure, why))
}

/// "this weekend" early in a week is the one just over, unless the tense looks ahead.
fn this_weekend(now: Date, direction: Direction) -> Option<Resolved> {
    let monday = monday_of(now)?;
    let over = weekday(now) <= 4 && direction != Direction::Future;
    let monday = if over { plus_days(monday, -7)? } else { monday };
    Some((
        Cal::Weekend(monday),
        80,
        "the weekend nearest to publication, as the tense says",
    ))
}

/// "two weeks ago", "three days from now": as fine as the unit, never finer.
fn ago(n: u32, unit: Unit, sign: i32, now: Date, ctx: &Context) -> Option<Resolved> {
    if let (1, Unit::Year, -1, Some((y, q))) = (n, unit, sign, ctx.quarter) {
        return Some((
            Cal::Quarter(y.checked_sub(1)?, q),
            65,
            "a year before the quarter spoken of",
        ));
    }
    moved(n, unit, sign, now).map(|(cal, sure)| (cal, sure, "counted from the day of publication"))
}

/// The day so many weeks, months or years before `from`.
fn moved_day(n: u32, unit: Unit, from: Date) -> Option<Date> {
    let n = i32::try_from(n).ok()?.checked_neg()?;
    match unit {
        Unit::Week => plus_days(from, n.checked_mul(7)?),
        Unit::Fortnight => plus_days(from, n.checked_mul(14)?),
        Unit::Month => {
            let (y, m) = plus_months(from.year(), from.month(), n)?;
            Date::new(y, m, from.day()).ok()
        }
        Unit::Year => plus_years(from, n),
        _ => None,
    }
}

fn moved(n: u32, unit: Unit, sign: i32, from: Date) -> Option<(Cal, u8)> {
    let n = i32::try_from(n).ok()?.checked_mul(sign)?;
    Some(match unit {
        Unit::Second | Unit::Minute => (Cal::Day(from), 60),
        Unit::Hour => (Cal::Day(plus_days(from, n / 24)?), 60),
        Unit::Day => (Cal::Day(plus_days(from, n)?), 85),
        Unit::Decade => (Cal::Year(plus_years(from, n.checked_mul(10)?)?.year()), 60),
        Unit::Century | Unit::Millennium => (unit_at(from, Unit::Decade, n.checked_mul(10)?)?, 50),
        Unit::Weekend => (unit_at(from, Unit::Weekend, n)?, 75),
        Unit::Period => return None,
        _ => (unit_at(from, unit, n)?, 75),
    })
}

/// "the following day", "that year", "the same week".
fn there(unit: Unit, n: i32, ctx: &Context) -> Result<Resolved, &'static str> {
    if let (Unit::Quarter, 0, Some((y, q))) = (unit, n, ctx.quarter) {
        return Ok((Cal::Quarter(y, q), 75, "the quarter last spoken of"));
    }
    let there = ctx.there.ok_or(NO_REFERENCE)?;
    if unit == Unit::Quarter && n == 0 {
        return Err(NO_REFERENCE);
    }
    let days = there.days().ok_or(NO_SUCH_DAY)?;
    let fine = match unit {
        Unit::Day => days.n_days() <= 7 && (n != 0 || days.n_days() == 1),
        Unit::Week | Unit::Weekend => days.n_days() <= 7,
        Unit::Month => days.n_days() <= 31,
        _ => true,
    };
    if !fine {
        return Err(NO_REFERENCE);
    }
    let from = if n > 0 { days.last } else { days.first };
    unit_at(from, unit, n)
        .map(|cal| (cal, 75, "counted from the time last spoken of"))
        .ok_or(NO_SUCH_DAY)
}

/// "the following Monday", "the previous Friday".
fn weekday_there(w: i8, n: i32, ctx: &Context) -> Result<Resolved, &'static str> {
    let days = ctx
        .there
        .and_then(Cal::days)
        .or(ctx.now.map(crate::analysis::DayInterval::day))
        .ok_or(NO_REFERENCE)?;
    if days.n_days() > 7 {
        return Err(NO_REFERENCE);
    }
    let step = if n > 0 {
        1 + i32::from((w - weekday(days.last) - 1).rem_euclid(7))
    } else if n < 0 {
        -1 - i32::from((weekday(days.first) - w - 1).rem_euclid(7))
    } else {
        i32::from(w - weekday(days.first))
    };
    let from = if n > 0 { days.last } else { days.first };
    let day = plus_days(from, step).ok_or(NO_SUCH_DAY)?;
    Ok((Cal::Day(day), 70, "counted from the time last spoken of"))
}

/// "two days later", "a year earlier".
fn later(n: Option<u32>, unit: Unit, sign: i32, ctx: &Context) -> Result<Resolved, &'static str> {
    let n = n.ok_or(NO_NUMBER)?;
    if let (1, Unit::Year, -1, Some((y, q))) = (n, unit, sign, ctx.quarter) {
        return Ok((
            Cal::Quarter(y.saturating_sub(1), q),
            65,
            "a year before the quarter spoken of",
        ));
    }
    let year_back = unit == Unit::Year && sign < 0;
    let Some(days) = ctx.there.and_then(Cal::days) else {
        let now = ctx.now.filter(|_| year_back).ok_or(NO_REFERENCE)?;
        return moved(n, unit, sign, now)
            .map(|(cal, _)| (cal, 50, "counted from the day of publication"))
            .ok_or(NO_SUCH_DAY);
    };
    let longest = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => 1,
        Unit::Week | Unit::Weekend | Unit::Fortnight => 7,
        Unit::Month => 31,
        _ => 366,
    };
    if days.n_days() > longest {
        return Err(NO_REFERENCE);
    }
    moved(n, unit, sign, days.first)
        .map(|(cal, sure)| (cal, sure - 15, "counted from the time last spoken of"))
        .ok_or(NO_SUCH_DAY)
}
