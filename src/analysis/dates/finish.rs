//! From a resolved stretch to the [`TimeExpr`] that readers get: value, days, grain, reason.

use jiff::civil::Date;

use super::calendar::{Cal, Unit, plus_days, plus_months, plus_years};
use super::meaning::{Base, Every, Part, Sem, Tod, When};
use super::resolve::{Context, NO_NUMBER, resolve};
use super::tense::Direction;
use crate::analysis::{Confidence, DayInterval, Grain, Reason, TimeExpr, TimexType};
use crate::text::Span;

/// The finished expression, and the stretch it speaks of where there is one.
pub(super) fn finish(
    span: Span,
    sem: Sem,
    ctx: &Context,
    direction: Direction,
) -> (TimeExpr, Option<Cal>) {
    match sem {
        Sem::When(when) => pointed(span, when, ctx, direction),
        Sem::In(n, unit) if direction == Direction::Future && ctx.now.is_some() => {
            pointed(span, When::of(Base::Ago(n, unit, 1)), ctx, direction)
        }
        Sem::In(n, unit) | Sem::Length(n, unit) => (
            made(
                span,
                TimexType::Duration,
                length(n, unit),
                grain(unit),
                85,
                "a length of time",
            ),
            None,
        ),
        Sem::Window(n, unit, sign) => {
            let made = made(
                span,
                TimexType::Duration,
                length(n, unit),
                grain(unit),
                80,
                "a length of time up to or from publication",
            );
            let days = ctx
                .now
                .zip(n)
                .and_then(|(now, n)| window(now, n, unit, sign));
            (TimeExpr { days, ..made }, None)
        }
        Sem::Every(every) => (
            made(
                span,
                TimexType::Set,
                set(every),
                set_grain(every),
                85,
                "something that repeats",
            ),
            None,
        ),
    }
}

/// How sure an expression is whose days are unknown: that it tells a time is plain.
const UNRESOLVED: u8 = 70;

fn made(
    span: Span,
    timex: TimexType,
    value: String,
    grain: Grain,
    sure: u8,
    reason: &'static str,
) -> TimeExpr {
    TimeExpr {
        span,
        timex,
        value,
        days: None,
        grain,
        confidence: Confidence(sure),
        reason: Reason::Borrowed(reason),
    }
}

/// A pointer at the calendar.
fn pointed(span: Span, when: When, ctx: &Context, direction: Direction) -> (TimeExpr, Option<Cal>) {
    let timex = if when.tod.is_some() {
        TimexType::Time
    } else {
        TimexType::Date
    };
    match resolve(when.base, ctx, direction) {
        Ok((cal, sure, why)) => {
            let mut time = made(span, timex, value(when, cal), cal.grain(), sure, why);
            time.days = days(when, cal, ctx.now);
            if when.tod.is_some() {
                time.grain = Grain::Hour;
            }
            (time, Some(cal))
        }
        Err(why) => (
            made(
                span,
                timex,
                unresolved(when, why),
                rough_grain(when),
                UNRESOLVED,
                why,
            ),
            None,
        ),
    }
}

/// The value of what could not be laid on the calendar: empty, or as much as is known.
fn unresolved(when: When, why: &str) -> String {
    match when.base {
        Base::Ago(None, _, -1) | Base::Later(None, _, -1) => "PAST_REF".into(),
        Base::Ago(None, _, _) => "FUTURE_REF".into(),
        Base::Later(None, _, _) if why == NO_NUMBER => String::new(),
        _ => String::new(),
    }
}

fn rough_grain(when: When) -> Grain {
    match when.base {
        _ if when.tod.is_some() => Grain::Hour,
        Base::Now(unit, _)
        | Base::There(unit, _)
        | Base::Ago(_, unit, _)
        | Base::Later(_, unit, _) => grain(unit),
        Base::Month(..) | Base::Months(..) => Grain::Month,
        Base::Quarter(..) | Base::Half(..) | Base::Season(..) | Base::YearBefore(_) => {
            Grain::Quarter
        }
        Base::Weekend => Grain::Week,
        _ => Grain::Day,
    }
}

/// TimeML's value: parts of months and years keep the value of the whole, as its MOD attribute does.
fn value(when: When, cal: Cal) -> String {
    let relative = matches!(when.base, Base::Now(..));
    let base = match (when.part, cal) {
        (Part::ByEnd, _) if relative => match cal.days() {
            Some(days) => Cal::Day(days.last).value(),
            None => cal.value(),
        },
        (Part::End, Cal::Year(y)) if relative => Cal::Month(y, 12).value(),
        _ => cal.value(),
    };
    match when.tod {
        Some(Tod::Clock(h, m)) => format!("{base}T{h:02}:{m:02}"),
        Some(Tod::Part(part)) => format!("{base}T{part}"),
        None => base,
    }
}

/// The days of a part of a stretch.
fn days(when: When, cal: Cal, now: Option<Date>) -> Option<DayInterval> {
    let whole = cal.days()?;
    let now_inside = now.filter(|n| whole.first <= *n && *n <= whole.last);
    let between = |first: Date, last: Date| {
        Some(DayInterval {
            first,
            last: last.max(first),
        })
    };
    match when.part {
        Part::All => Some(whole),
        _ if whole.n_days() == 1 => Some(whole),
        Part::SoFar => between(whole.first, now_inside.unwrap_or(whole.last)),
        Part::Rest => between(now_inside.unwrap_or(whole.first), whole.last),
        Part::ByEnd => between(now_inside.unwrap_or(thirds(cal, whole)?.1), whole.last),
        Part::Early => between(whole.first, plus_days(thirds(cal, whole)?.0, -1)?),
        Part::Mid => {
            let (second, third) = thirds(cal, whole)?;
            between(second, plus_days(third, -1)?)
        }
        Part::Late => between(thirds(cal, whole)?.1, whole.last),
        Part::Start => between(whole.first, edge(cal, whole).0),
        Part::End => between(edge(cal, whole).1, whole.last),
    }
}

/// Where the second and the last third of a stretch begin.
fn thirds(cal: Cal, whole: DayInterval) -> Option<(Date, Date)> {
    let after = |n| plus_days(whole.first, n);
    let years_after = |n| plus_years(whole.first, n);
    Some(match cal {
        Cal::Month(..) => (after(10)?, after(20)?),
        Cal::Year(_) => (month_after(whole.first, 4)?, month_after(whole.first, 8)?),
        Cal::Quarter(..) | Cal::Season(..) => {
            (month_after(whole.first, 1)?, month_after(whole.first, 2)?)
        }
        Cal::Half(..) => (month_after(whole.first, 2)?, month_after(whole.first, 4)?),
        Cal::Decade(_) => (years_after(4)?, years_after(7)?),
        Cal::Century(_) => (years_after(33)?, years_after(67)?),
        _ => (after(whole.n_days() / 3)?, after(whole.n_days() * 2 / 3)?),
    })
}

/// The last day of the beginning of a stretch, and the first of its end.
fn edge(cal: Cal, whole: DayInterval) -> (Date, Date) {
    let n = match cal {
        Cal::Week(_) => 1,
        Cal::Month(..) => 6,
        Cal::Quarter(..) | Cal::Half(..) | Cal::Season(..) | Cal::Year(_) => 30,
        Cal::Decade(_) => 730,
        Cal::Century(_) => 3652,
        _ => 0,
    };
    (
        plus_days(whole.first, n)
            .unwrap_or(whole.last)
            .min(whole.last),
        plus_days(whole.last, -n)
            .unwrap_or(whole.first)
            .max(whole.first),
    )
}

fn month_after(first: Date, n: i32) -> Option<Date> {
    let (y, m) = plus_months(first.year(), first.month(), n)?;
    Date::new(y, m, 1).ok()
}

/// The days of so many units up to (-1) or from (1) `now`.
fn window(now: Date, n: u32, unit: Unit, sign: i32) -> Option<DayInterval> {
    let n = i32::try_from(n).ok()?.checked_mul(sign)?;
    let far = match unit {
        Unit::Second | Unit::Minute => now,
        Unit::Hour => plus_days(now, n.checked_add(23 * sign)? / 24)?,
        // The past four days are today and the three before.
        Unit::Day if n < 0 => plus_days(now, n.checked_add(1)?)?,
        Unit::Day => plus_days(now, n)?,
        Unit::Week => plus_days(now, n.checked_mul(7)?)?,
        Unit::Fortnight => plus_days(now, n.checked_mul(14)?)?,
        Unit::Month => same_day(now, n)?,
        Unit::Quarter => same_day(now, n.checked_mul(3)?)?,
        Unit::Year => plus_years(now, n)?,
        Unit::Decade => plus_years(now, n.checked_mul(10)?)?,
        Unit::Century => plus_years(now, n.checked_mul(100)?)?,
        Unit::Weekend | Unit::Period | Unit::Millennium => return None,
    };
    Some(DayInterval {
        first: now.min(far),
        last: now.max(far),
    })
}

/// The same day `n` months later, or the last day of a shorter month.
fn same_day(day: Date, n: i32) -> Option<Date> {
    let (y, m) = plus_months(day.year(), day.month(), n)?;
    let last = Date::new(y, m, 1).ok()?.last_of_month();
    Date::new(y, m, day.day().min(last.day())).ok()
}

/// A length as TimeML writes it: decades and centuries in years, so that any reader can add.
fn length(n: Option<u32>, unit: Unit) -> String {
    let (time, times, letter) = match unit {
        Unit::Second => ("T", 1, "S"),
        Unit::Minute => ("T", 1, "M"),
        Unit::Hour => ("T", 1, "H"),
        Unit::Day => ("", 1, "D"),
        Unit::Week => ("", 1, "W"),
        Unit::Weekend => ("", 1, "WE"),
        Unit::Fortnight => ("", 2, "W"),
        Unit::Month => ("", 1, "M"),
        Unit::Quarter | Unit::Period => ("", 1, "Q"),
        Unit::Year => ("", 1, "Y"),
        Unit::Decade => ("", 10, "Y"),
        Unit::Century => ("", 100, "Y"),
        Unit::Millennium => ("", 1000, "Y"),
    };
    match n {
        Some(n) => format!("P{time}{}{letter}", u64::from(n) * times),
        None => format!("P{time}X{letter}"),
    }
}

fn set(every: Every) -> String {
    match every {
        Every::Period(value) => value.into(),
        Every::Units(n, unit) => length(Some(n), unit),
        Every::Weekday(w) => format!("XXXX-WXX-{w}"),
        Every::Month(m) => format!("XXXX-{m:02}"),
        Every::Season(s) => Cal::Season(0, s).value().replace("0000", "XXXX"),
    }
}

fn set_grain(every: Every) -> Grain {
    match every {
        Every::Units(_, unit) => grain(unit),
        Every::Weekday(_) => Grain::Day,
        Every::Month(_) => Grain::Month,
        Every::Season(_) => Grain::Quarter,
        Every::Period(value) => match value.as_bytes().last() {
            Some(b'H') => Grain::Hour,
            Some(b'D') => Grain::Day,
            Some(b'W') => Grain::Week,
            Some(b'M') => Grain::Month,
            _ => Grain::Year,
        },
    }
}

fn grain(unit: Unit) -> Grain {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Grain::Hour,
        Unit::Day => Grain::Day,
        Unit::Week | Unit::Weekend | Unit::Fortnight => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter | Unit::Period => Grain::Quarter,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century | Unit::Millennium => Grain::Century,
    }
}
