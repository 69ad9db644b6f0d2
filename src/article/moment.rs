//! Dates as files and news write them: "2025-08-19T14:05:00+02:00", "Tue, 19 Aug 2025
//! 14:05 GMT", "August 19, 2025", 1755612300, and the ones in file names and addresses.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

/// A day, and the time of that day in UTC where it is known.
///
/// The day is the one on the publisher's clock, because "on Tuesday" is said by that
/// clock; the time is left out where UTC has another day by then.
pub(super) type Moment = (Date, Option<Time>);

/// Years a publication date may lie in; numbers outside are something else.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2199;

/// Reads a date with or without a time; a time without a zone counts as UTC.
pub(super) fn parse(text: &str) -> Option<Moment> {
    let text = text.trim();
    if text.is_empty() || text.len() > 100 {
        return None;
    }
    let found = number(text)
        .or_else(|| rfc3339(text))
        .or_else(|| rfc2822(text))
        .or_else(|| worded(text))?;
    YEARS.contains(&found.0.year()).then_some(found)
}

/// Reads a number: seconds or milliseconds since 1970, or YYYYMMDD.
pub(super) fn number(text: &str) -> Option<Moment> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        8 => return compact(text).map(|date| (date, None)),
        9 | 10 => value,
        12 | 13 => value / 1_000,
        _ => return None,
    };
    let when = Timestamp::from_second(seconds).ok()?;
    let civil = TimeZone::UTC.to_datetime(when);
    Some((civil.date(), Some(civil.time())))
}

/// The day in a file's name ("2025-08-19-summit.txt", "20250819_summit.txt") or in an
/// address ("/2025/08/19/summit"): four digits of a year, two of a month, two of a day,
/// together or with one sign between, and no digit on either side.
pub(super) fn in_name(name: &str) -> Option<Date> {
    let bytes = name.as_bytes();
    (0..bytes.len()).find_map(|at| {
        let starts = at == 0 || !bytes.get(at - 1)?.is_ascii_digit();
        if !starts {
            return None;
        }
        let rest = bytes.get(at..)?;
        separated(rest).or_else(|| together(rest))
    })
}

fn separated(bytes: &[u8]) -> Option<Date> {
    let [y1, y2, y3, y4, sign, m1, m2, again, d1, d2, rest @ ..] = bytes else {
        return None;
    };
    let closed = !rest.first().is_some_and(u8::is_ascii_digit);
    let signs = sign == again && b"-_./".contains(sign);
    (closed && signs).then_some(())?;
    ymd(&[*y1, *y2, *y3, *y4], &[*m1, *m2], &[*d1, *d2])
}

fn together(bytes: &[u8]) -> Option<Date> {
    let n = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    // A time of day may follow ("20250819143000").
    if !matches!(n, 8 | 12 | 14) {
        return None;
    }
    compact(std::str::from_utf8(bytes.get(..8)?).ok()?)
}

fn compact(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    ymd(bytes.get(..4)?, bytes.get(4..6)?, bytes.get(6..8)?)
}

fn ymd(year: &[u8], month: &[u8], day: &[u8]) -> Option<Date> {
    let number = |digits: &[u8]| -> Option<i16> { std::str::from_utf8(digits).ok()?.parse().ok() };
    let all_digits = [year, month, day]
        .iter()
        .all(|part| part.iter().all(u8::is_ascii_digit));
    let year = number(year)?;
    if !all_digits || !(1900..=2099).contains(&year) {
        return None;
    }
    let month = i8::try_from(number(month)?).ok()?;
    let day = i8::try_from(number(day)?).ok()?;
    Date::new(year, month, day).ok()
}

fn rfc3339(text: &str) -> Option<Moment> {
    if !text.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let date: Date = text.get(..10)?.parse().ok()?;
    let rest = text.get(10..)?.trim_start_matches(['T', 't', ' ']).trim();
    if rest.is_empty() {
        return Some((date, None));
    }
    // The zone may come as "UTC", "GMT", "Z", "+0200" or "+02:00", or not at all.
    let zone_at = rest.find(|c: char| !c.is_ascii_digit() && !":.,".contains(c));
    let (clock, zone) = rest.split_at_checked(zone_at.unwrap_or(rest.len()))?;
    let Ok(time) = clock.replace(',', ".").parse::<Time>() else {
        return Some((date, None));
    };
    Some((date, utc_time(date, time, zone.trim())))
}

fn rfc2822(text: &str) -> Option<Moment> {
    if text.contains('(') {
        return None;
    }
    let zoned = jiff::fmt::rfc2822::parse(text).ok()?;
    let date = zoned.date();
    let utc = TimeZone::UTC.to_datetime(zoned.timestamp());
    Some((date, (utc.date() == date).then_some(utc.time())))
}

/// The time in UTC if the zone is known and the day there is the same.
fn utc_time(date: Date, time: Time, zone: &str) -> Option<Time> {
    let minutes = offset_minutes(zone)?;
    let civil = date.to_datetime(time);
    let utc = civil
        .checked_sub(jiff::SignedDuration::from_mins(minutes))
        .ok()?;
    (utc.date() == date).then_some(utc.time())
}

/// Minutes ahead of UTC of the zones that stand in dates; named ones beyond UTC and those
/// of RFC 2822 say too little.
fn offset_minutes(zone: &str) -> Option<i64> {
    let hours = match zone {
        "" | "Z" | "z" | "UTC" | "GMT" | "UT" => 0,
        "EST" | "CDT" => -5,
        "EDT" => -4,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        "BST" | "CET" => 1,
        "CEST" | "EET" => 2,
        "EEST" | "MSK" => 3,
        _ => return numeric_offset(zone),
    };
    Some(hours * 60)
}

fn numeric_offset(zone: &str) -> Option<i64> {
    let zone = zone.trim_start_matches("GMT").trim_start_matches("UTC");
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let (hours, minutes): (i64, i64) = match digits.len() {
        1 | 2 => (digits.parse().ok()?, 0),
        4 => (
            digits.get(..2)?.parse().ok()?,
            digits.get(2..)?.parse().ok()?,
        ),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// Days and months in words, in either order, with a time and zone after or before them.
fn worded(text: &str) -> Option<Moment> {
    let mut parts = Parts::default();
    for word in text.split([' ', ',', '\t', '\u{a0}']) {
        if !word.is_empty() && !parts.take(word) {
            return None;
        }
    }
    let (year, month, day) = match parts.dotted {
        Some(date) => (date.year(), date.month(), date.day()),
        None => (parts.year?, parts.month?, parts.day?),
    };
    let date = Date::new(year, month, day).ok()?;
    let zone = parts.zone.as_deref().unwrap_or("");
    let time = parts.time.and_then(|time| utc_time(date, time, zone));
    Some((date, time))
}

/// What the words of a date have told so far.
#[derive(Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    dotted: Option<Date>,
    time: Option<Time>,
    zone: Option<String>,
}

impl Parts {
    /// Takes one word; false if a date has no such word.
    fn take(&mut self, word: &str) -> bool {
        let bare = word.trim_end_matches('.');
        if let Some(month) = month(bare) {
            return self.month.replace(month).is_none();
        }
        if let Some(day) = day_number(bare) {
            return self.day.replace(day).is_none();
        }
        if let Some(year) = year_number(bare) {
            return self.year.replace(year).is_none();
        }
        if let Some(date) = numeric_date(bare) {
            return self.dotted.replace(date).is_none();
        }
        if word.contains(':') && self.take_time(word) || self.take_dotted_time(bare) {
            return true;
        }
        let lower = bare.to_ascii_lowercase();
        match lower.as_str() {
            "pm" | "p.m" => self.shift_to_afternoon(),
            "am" | "a.m" | "at" | "on" | "of" | "the" | "-" | "–" | "|" | "·" => true,
            _ if is_weekday(&lower) => true,
            "published" | "updated" | "posted" | "date:" | "published:" => true,
            _ if offset_minutes(bare).is_some() => self.zone.replace(bare.to_owned()).is_none(),
            _ => false,
        }
    }

    fn take_time(&mut self, word: &str) -> bool {
        let lower = word.to_ascii_lowercase();
        let (clock, afternoon) = match lower.strip_suffix("pm") {
            Some(clock) => (clock, true),
            None => (lower.strip_suffix("am").unwrap_or(&lower), false),
        };
        let padded = if clock.find(':') == Some(1) {
            format!("0{clock}")
        } else {
            clock.to_owned()
        };
        self.time = padded.parse().ok();
        self.time.is_some() && (!afternoon || self.shift_to_afternoon())
    }

    /// "16.05", as British papers write the time.
    fn take_dotted_time(&mut self, word: &str) -> bool {
        let Some((hours, minutes)) = word.split_once('.') else {
            return false;
        };
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let shaped = matches!(hours.len(), 1 | 2) && minutes.len() == 2;
        shaped && digits(hours) && digits(minutes) && self.take_time(&format!("{hours}:{minutes}"))
    }

    fn shift_to_afternoon(&mut self) -> bool {
        if let Some(time) = self.time
            && time.hour() < 12
        {
            let shifted = Time::new(time.hour() + 12, time.minute(), time.second(), 0);
            self.time = shifted.ok();
        }
        self.time.is_some()
    }
}

/// The month a word names, abbreviated or in full, without its full stop.
pub(super) fn month(word: &str) -> Option<i8> {
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
    let lower = word.to_lowercase();
    if lower.len() < 3 || !lower.is_ascii() {
        return None;
    }
    let at = MONTHS.iter().position(|month| {
        *month == lower || lower.len() <= 4 && month.starts_with(lower.as_str())
    })?;
    // "Sept" is usual, "Janu" is not.
    let abbreviated = lower.len() == 3 || MONTHS.contains(&lower.as_str()) || lower == "sept";
    abbreviated.then_some(())?;
    i8::try_from(at + 1).ok()
}

/// A day of the month, as a number with or without its ending ("5", "19th").
pub(super) fn day_number(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    if digits.is_empty() || digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// A year of four digits.
pub(super) fn year_number(word: &str) -> Option<i16> {
    let four_digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year: i16 = word.parse().ok()?;
    (four_digits && YEARS.contains(&year)).then_some(year)
}

/// Whether a lower-case word is a day of the week, in full or abbreviated.
pub(super) fn is_weekday(lower: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    lower.len() >= 3 && DAYS.iter().any(|day| day.starts_with(lower))
}

/// "19.08.2025", "19/08/2025", "2025/8/19"; with slashes only where day and month cannot
/// be taken for each other.
pub(super) fn numeric_date(word: &str) -> Option<Date> {
    let sign = ['.', '/', '-']
        .into_iter()
        .find(|sign| word.contains(*sign))?;
    let mut parts = word.split(sign).map(|part| part.parse::<i16>().ok());
    let (first, second, third) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first > 31 {
        (first, second, third)
    } else if sign == '/' && first <= 12 && second <= 12 && first != second {
        return None;
    } else if sign == '/' && second > 12 {
        (third, first, second)
    } else {
        (third, second, first)
    };
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{in_name, parse};

    /// Text, day, time in UTC ("" for none); an empty day where there is no date.
    const ROWS: &[(&str, &str, &str)] = &[
        ("2025-08-19", "2025-08-19", ""),
        ("2025-08-19T14:05:00Z", "2025-08-19", "14:05:00"),
        ("2025-08-19T14:05:00+02:00", "2025-08-19", "12:05:00"),
        ("2025-08-19T14:05:00.250+0200", "2025-08-19", "12:05:00.25"),
        ("2025-08-19 14:05", "2025-08-19", "14:05:00"),
        ("2025-08-19 14:05:09 UTC", "2025-08-19", "14:05:09"),
        ("2025-08-19T08:00:00+09:00", "2025-08-19", ""),
        ("2025-08-19T22:00:00-05:00", "2025-08-19", ""),
        ("Tue, 19 Aug 2025 14:05:00 GMT", "2025-08-19", "14:05:00"),
        ("Tue, 19 Aug 2025 14:05:00 +0300", "2025-08-19", "11:05:00"),
        ("19 August 2025", "2025-08-19", ""),
        ("19 Aug. 2025", "2025-08-19", ""),
        ("August 19, 2025", "2025-08-19", ""),
        ("Tuesday, August 19th, 2025", "2025-08-19", ""),
        ("Sept. 9, 2025", "2025-09-09", ""),
        ("19 August 2025 at 2:05 pm", "2025-08-19", "14:05:00"),
        ("Aug 19, 2025, 2:05PM EDT", "2025-08-19", "18:05:00"),
        ("Tue 19 Aug 2025 16.05 BST", "2025-08-19", "15:05:00"),
        ("Published 19 August 2025", "2025-08-19", ""),
        ("19.08.2025", "2025-08-19", ""),
        ("19/08/2025", "2025-08-19", ""),
        ("08/19/2025", "2025-08-19", ""),
        ("2025/08/19", "2025-08-19", ""),
        ("08/09/2025", "", ""),
        ("1755612300", "2025-08-19", "14:05:00"),
        ("1755612300000", "2025-08-19", "14:05:00"),
        ("20250819", "2025-08-19", ""),
        ("yesterday", "", ""),
        ("2025-13-40", "", ""),
        ("August 2025", "", ""),
        ("19 August", "", ""),
        ("99999999999999999999", "", ""),
        ("", "", ""),
    ];

    #[test]
    fn rows_hold() {
        for (text, day, time) in ROWS {
            let found = parse(text);
            let got_day = found.map(|f| f.0.to_string()).unwrap_or_default();
            let got_time = found.and_then(|f| f.1).map(|t| t.to_string());
            assert_eq!(got_day, *day, "{text}");
            assert_eq!(got_time.unwrap_or_default(), *time, "{text}");
        }
    }

    #[test]
    fn names_and_addresses_hold_days() {
        let rows = [
            ("2025-08-19-summit.txt", "2025-08-19"),
            ("20250819_summit.txt", "2025-08-19"),
            ("summit-20250819.md", "2025-08-19"),
            ("20250819143000.html", "2025-08-19"),
            ("https://example.org/2025/08/19/summit", "2025-08-19"),
            ("2025_08_19.txt", "2025-08-19"),
            ("agency-123456789.txt", ""),
            ("2025-19-08.txt", ""),
            ("12025-08-19.txt", ""),
            ("2025-08-190.txt", ""),
            ("report.txt", ""),
            ("", ""),
        ];
        for (name, day) in rows {
            let got = in_name(name).map(|d| d.to_string()).unwrap_or_default();
            assert_eq!(got, day, "{name}");
        }
    }
}
