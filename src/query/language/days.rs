//! Days as they are typed: "2025-08", "7d", "last week", "Aug 2025".

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

type Days = (Date, Date);

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The first and the last day of "2025-08-19", "2025-08", "2025", "19 Aug 2025", "August",
/// "today", "last week", "monday", "7d", "2w", "3m", "1y". Weeks begin on Monday.
///
/// # Errors
/// If it is none of these.
pub(super) fn days(value: &str, today: Option<Date>) -> Result<Days, String> {
    let lower = value.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let found = value
        .parse::<Date>()
        .ok()
        .map(|date| (date, date))
        .or_else(|| numbers(value))
        .or_else(|| named(&words, today))
        .or_else(|| relative(&words, today?));
    found.ok_or_else(|| {
        format!("{value} is no date: write 2025-08-19, 2025-08, 2025, today, \"last week\" or 7d")
    })
}

/// "2025-08", "2025".
fn numbers(value: &str) -> Option<Days> {
    let numbers: Option<Vec<i16>> = value.split('-').map(|part| part.parse().ok()).collect();
    match numbers.as_deref()? {
        [year] if value.len() == 4 => Some((month(*year, 1)?.0, month(*year, 12)?.1)),
        [year, m] if value.len() >= 6 => month(*year, *m),
        _ => None,
    }
}

fn month(year: i16, month: i16) -> Option<Days> {
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// "19 aug 2025", "aug 19 2025", "aug 2025"; without a year the latest that has begun.
fn named(words: &[&str], today: Option<Date>) -> Option<Days> {
    let place = words.iter().position(|word| month_of(word).is_some())?;
    let m = month_of(words.get(place)?)?;
    let (mut day, mut year) = (None, None);
    for (at, word) in words.iter().enumerate().filter(|(at, _)| *at != place) {
        let number: i16 = word.trim_matches(',').parse().ok()?;
        match (number, at) {
            (1000.., _) if year.is_none() => year = Some(number),
            (1..=31, _) if day.is_none() => day = Some(number),
            _ => return None,
        }
    }
    let of_year = |year: i16| match day {
        None => month(year, m),
        Some(day) => {
            let date = Date::new(year, i8::try_from(m).ok()?, i8::try_from(day).ok()?).ok()?;
            Some((date, date))
        }
    };
    match (year, today) {
        (Some(year), _) => of_year(year),
        (None, Some(today)) => of_year(today.year())
            .filter(|(first, _)| *first <= today)
            .or_else(|| of_year(today.year() - 1)),
        (None, None) => None,
    }
}

/// Three letters of a month are enough.
fn month_of(word: &str) -> Option<i16> {
    let word = word.trim_matches([',', '.']);
    let mut months = MONTHS.iter().zip(1..);
    let found = months.find(|(month, _)| word.len() >= 3 && month.starts_with(word));
    found.map(|(_, number)| number)
}

fn relative(words: &[&str], today: Date) -> Option<Days> {
    match words {
        ["today"] => Some((today, today)),
        ["yesterday"] => today.yesterday().ok().map(|day| (day, day)),
        ["tomorrow"] => today.tomorrow().ok().map(|day| (day, day)),
        ["this", unit] => stretch(unit, today, 0),
        ["last", unit] => weekday(unit, today).or_else(|| stretch(unit, today, -1)),
        ["next", unit] => stretch(unit, today, 1),
        [n, unit, "ago"] => back(n.parse().ok()?, unit.get(..1)?, today),
        [one] => weekday(one, today).or_else(|| {
            let at = one.len().checked_sub(1)?;
            let (n, unit) = one.split_at_checked(at)?;
            back(n.parse().ok()?, unit, today)
        }),
        _ => None,
    }
}

/// The latest such day before today.
fn weekday(word: &str, today: Date) -> Option<Days> {
    let mut days = WEEKDAYS.iter();
    let (_, day) = days.find(|(name, _)| word.len() >= 3 && name.starts_with(word))?;
    let date = today.nth_weekday(-1, *day).ok()?;
    Some((date, date))
}

/// The week, month or year that is `n` after the present one.
fn stretch(unit: &str, today: Date, n: i32) -> Option<Days> {
    match unit {
        "week" => {
            let since_monday = today.weekday().to_monday_zero_offset();
            let first = today.checked_sub(i64::from(since_monday).days()).ok()?;
            let first = first.checked_add(n.weeks()).ok()?;
            Some((first, first.checked_add(6.days()).ok()?))
        }
        "month" => {
            let first = today.first_of_month().checked_add(n.months()).ok()?;
            Some((first, first.last_of_month()))
        }
        "year" => {
            let first = today.first_of_year().checked_add(n.years()).ok()?;
            Some((first, first.last_of_year()))
        }
        _ => None,
    }
}

/// "7d", "2w", "3m", "1y" before today.
fn back(n: i32, unit: &str, today: Date) -> Option<Days> {
    let n = (0..=100_000).contains(&n).then_some(n)?;
    let span = match unit {
        "d" => n.days(),
        "w" => n.weeks(),
        "m" if n < 100_000 => n.months(),
        "y" if n < 9_000 => n.years(),
        _ => return None,
    };
    let day = today.checked_sub(span).ok()?;
    Some((day, day))
}
