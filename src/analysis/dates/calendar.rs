//! Stretches of the calendar: how TimeML writes them, which days they cover.
//!
//! All arithmetic is checked; a stretch outside the years that can be written has no days.

use jiff::Span as Length;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::analysis::{DayInterval, Grain};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    /// "the year-ago period": takes the unit of what it is compared with.
    Period,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A season as on the northern half of the world, in whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cal {
    /// One day.
    Day(Date),
    /// The week that starts on this Monday.
    Week(Date),
    /// The weekend of the week that starts on this Monday.
    Weekend(Date),
    /// Year and month.
    Month(i16, i8),
    /// Year and quarter.
    Quarter(i16, i8),
    /// Year and half.
    Half(i16, i8),
    /// Year in which it starts, and season.
    Season(i16, Season),
    /// A year.
    Year(i16),
    /// A decade by its first year.
    Decade(i16),
    /// A century by its first year, as "19XX".
    Century(i16),
    /// From one day to another.
    Days(Date, Date),
}

impl Cal {
    /// How TimeML writes it.
    pub(super) fn value(self) -> String {
        match self {
            Cal::Day(d) => day_value(d),
            Cal::Week(d) => week_value(d),
            Cal::Weekend(d) => format!("{}-WE", week_value(d)),
            Cal::Month(y, m) => format!("{y:04}-{m:02}"),
            Cal::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Cal::Half(y, h) => format!("{y:04}-H{h}"),
            Cal::Season(y, s) => format!("{y:04}-{}", season_value(s)),
            Cal::Year(y) => format!("{y:04}"),
            Cal::Decade(y) => format!("{:03}", y / 10),
            Cal::Century(y) => format!("{:02}", y / 100),
            Cal::Days(a, b) => format!("{}/{}", day_value(a), day_value(b)),
        }
    }

    /// The days it covers.
    pub(super) fn days(self) -> Option<DayInterval> {
        match self {
            Cal::Day(d) => Some(DayInterval::day(d)),
            Cal::Week(d) => ordered(d, plus_days(d, 6)?),
            Cal::Weekend(d) => ordered(plus_days(d, 5)?, plus_days(d, 6)?),
            Cal::Month(y, m) => months(y, m, 1),
            Cal::Quarter(y, q) => months(y, q.checked_mul(3)?.checked_sub(2)?, 3),
            Cal::Half(y, h) => months(y, if h == 1 { 1 } else { 7 }, 6),
            Cal::Season(y, s) => months(y, season_start(s), 3),
            Cal::Year(y) => years(y, 1),
            Cal::Decade(y) => years(y, 10),
            Cal::Century(y) => years(y, 100),
            Cal::Days(a, b) => ordered(a, b),
        }
    }

    /// How fine it is.
    pub(super) fn grain(self) -> Grain {
        match self {
            Cal::Day(_) => Grain::Day,
            Cal::Week(_) | Cal::Weekend(_) => Grain::Week,
            Cal::Month(..) => Grain::Month,
            Cal::Quarter(..) | Cal::Half(..) | Cal::Season(..) => Grain::Quarter,
            Cal::Year(_) => Grain::Year,
            Cal::Decade(_) => Grain::Decade,
            Cal::Century(_) => Grain::Century,
            Cal::Days(..) => Grain::Day,
        }
    }

    /// The year in which it starts.
    pub(super) fn year(self) -> i16 {
        match self {
            Cal::Day(d) | Cal::Week(d) | Cal::Weekend(d) | Cal::Days(d, _) => d.year(),
            Cal::Month(y, _) | Cal::Quarter(y, _) | Cal::Half(y, _) | Cal::Season(y, _) => y,
            Cal::Year(y) | Cal::Decade(y) | Cal::Century(y) => y,
        }
    }
}

fn day_value(d: Date) -> String {
    format!("{:04}-{:02}-{:02}", d.year(), d.month(), d.day())
}

fn week_value(monday: Date) -> String {
    let week: ISOWeekDate = monday.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn season_value(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// First month of a season.
pub(super) fn season_start(season: Season) -> i8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

fn ordered(first: Date, last: Date) -> Option<DayInterval> {
    (first <= last).then_some(DayInterval { first, last })
}

fn years(year: i16, n: i16) -> Option<DayInterval> {
    // There is no year 0 in news; the first century starts with year 1.
    let first = Date::new(year.max(1), 1, 1).ok()?;
    ordered(first, Date::new(year.checked_add(n - 1)?, 12, 31).ok()?)
}

fn months(year: i16, month: i8, n: i32) -> Option<DayInterval> {
    let first = Date::new(year, month, 1).ok()?;
    let (y, m) = plus_months(year, month, n - 1)?;
    ordered(first, Date::new(y, m, 1).ok()?.last_of_month())
}

/// The month `n` months after (or before) a month.
pub(super) fn plus_months(year: i16, month: i8, n: i32) -> Option<(i16, i8)> {
    let all = i32::from(year)
        .checked_mul(12)?
        .checked_add(i32::from(month) - 1)?
        .checked_add(n)?;
    let year = i16::try_from(all.div_euclid(12)).ok()?;
    let month = i8::try_from(all.rem_euclid(12) + 1).ok()?;
    (-9999..=9999).contains(&year).then_some((year, month))
}

/// The day `n` days after (or before) a day.
pub(super) fn plus_days(day: Date, n: i32) -> Option<Date> {
    let n = Length::new().try_days(n).ok()?;
    day.checked_add(n).ok()
}

/// The day `n` years after (or before) a day.
pub(super) fn plus_years(day: Date, n: i32) -> Option<Date> {
    let n = Length::new().try_years(n).ok()?;
    day.checked_add(n).ok()
}

/// Days from `a` to `b`.
pub(super) fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(0, |span| span.get_days())
}

/// Monday of the week of `day`.
pub(super) fn monday_of(day: Date) -> Option<Date> {
    plus_days(day, -i32::from(weekday(day) - 1))
}

/// Day of the week; Monday is 1.
pub(super) fn weekday(day: Date) -> i8 {
    day.weekday().to_monday_one_offset()
}

/// The `n`th `weekday` (Monday is 1) of a month; from the end if `n` is negative.
pub(super) fn nth_weekday(year: i16, month: i8, n: i8, weekday: i8) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    first.nth_weekday_of_month(n, weekday).ok()
}

/// The stretch of `unit` that holds `day`, moved by `n` such stretches.
pub(super) fn unit_at(day: Date, unit: Unit, n: i32) -> Option<Cal> {
    let year = |n: i32| i16::try_from(i32::from(day.year()).checked_add(n)?).ok();
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => plus_days(day, n).map(Cal::Day),
        Unit::Week => monday_of(plus_days(day, n.checked_mul(7)?)?).map(Cal::Week),
        Unit::Fortnight => monday_of(plus_days(day, n.checked_mul(14)?)?).map(Cal::Week),
        Unit::Weekend => monday_of(plus_days(day, n.checked_mul(7)?)?).map(Cal::Weekend),
        Unit::Month => plus_months(day.year(), day.month(), n).map(|(y, m)| Cal::Month(y, m)),
        Unit::Quarter | Unit::Period => {
            let (y, m) = plus_months(day.year(), day.month(), n.checked_mul(3)?)?;
            Some(Cal::Quarter(y, (m - 1) / 3 + 1))
        }
        Unit::Year => year(n).map(Cal::Year),
        Unit::Decade => year(n.checked_mul(10)?).map(|y| Cal::Decade(y - y.rem_euclid(10))),
        Unit::Century | Unit::Millennium => {
            year(n.checked_mul(100)?).map(|y| Cal::Century(y - y.rem_euclid(100)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cal, Unit, plus_months, unit_at};
    use jiff::civil::date;

    #[test]
    fn values_and_days() {
        let rows = [
            (
                Cal::Day(date(2025, 8, 19)),
                "2025-08-19",
                "2025-08-19",
                "2025-08-19",
            ),
            (
                Cal::Week(date(2024, 12, 30)),
                "2025-W01",
                "2024-12-30",
                "2025-01-05",
            ),
            (
                Cal::Weekend(date(2025, 8, 18)),
                "2025-W34-WE",
                "2025-08-23",
                "2025-08-24",
            ),
            (Cal::Month(2024, 2), "2024-02", "2024-02-01", "2024-02-29"),
            (Cal::Quarter(2025, 4), "2025-Q4", "2025-10-01", "2025-12-31"),
            (Cal::Half(2025, 2), "2025-H2", "2025-07-01", "2025-12-31"),
            (
                Cal::Season(2025, super::Season::Winter),
                "2025-WI",
                "2025-12-01",
                "2026-02-28",
            ),
            (Cal::Decade(1990), "199", "1990-01-01", "1999-12-31"),
            (Cal::Century(1800), "18", "1800-01-01", "1899-12-31"),
        ];
        for (cal, value, first, last) in rows {
            assert_eq!(cal.value(), value);
            let days = cal.days().unwrap();
            assert_eq!(
                (days.first.to_string(), days.last.to_string()),
                (first.into(), last.into())
            );
        }
    }

    #[test]
    fn the_ends_of_the_calendar_have_no_neighbours() {
        assert_eq!(plus_months(9999, 12, 1), None);
        assert_eq!(unit_at(date(9999, 12, 31), Unit::Week, 1), None);
        assert_eq!(unit_at(date(9999, 12, 31), Unit::Year, i32::MAX), None);
        assert_eq!(Cal::Decade(9995).days(), None);
    }
}
