//! Days and meetings in a few words.

use jiff::civil::Date;

use crate::analysis::{DayInterval, MeetingKind, Status};
use crate::timeline::Encounter;

/// Days in few letters, with the year where it is not `year`: "18 Aug", "11–17 Aug", "Feb",
/// "28 Jul–3 Aug", "2024".
pub fn short(days: DayInterval, year: i16) -> String {
    let DayInterval { first, last } = days;
    let tail = |date: Date| {
        if date.year() == year {
            String::new()
        } else {
            format!(" {}", date.year())
        }
    };
    let month = |date: Date| date.strftime("%b").to_string();
    if first == last {
        return format!("{} {}{}", first.day(), month(first), tail(first));
    }
    let whole_months = first.day() == 1 && last == last.last_of_month();
    if whole_months && first.year() == last.year() {
        return match (first.month(), last.month()) {
            (1, 12) => first.year().to_string(),
            (a, b) if a == b => format!("{}{}", month(first), tail(first)),
            _ => format!("{}–{}{}", month(first), month(last), tail(last)),
        };
    }
    if first.month() == 1 && last.month() == 12 && whole_months {
        return format!("{}–{}", first.year(), last.year());
    }
    if first.year() == last.year() && first.month() == last.month() {
        return format!(
            "{}–{} {}{}",
            first.day(),
            last.day(),
            month(first),
            tail(first)
        );
    }
    let head = if first.year() == last.year() {
        String::new()
    } else {
        tail(first)
    };
    format!(
        "{} {}{head}–{} {}{}",
        first.day(),
        month(first),
        last.day(),
        month(last),
        tail(last)
    )
}

/// Days with their year.
pub fn with_year(days: DayInterval) -> String {
    short(days, 0)
}

/// When an encounter is, in few letters. What is still to come within a stretch that began
/// when it was told is "by" the end of that stretch.
pub fn when(encounter: &Encounter, year: i16) -> String {
    let told = encounter.reports.iter().filter_map(|r| r.published);
    let Some(days) = encounter.when else {
        let reported = encounter.reported();
        return reported.map_or("no date".to_owned(), |days| told_on(days.last, year));
    };
    let is_ahead = matches!(encounter.status, Status::Planned | Status::Proposed);
    let starts_when_told = told
        .map(|published| published.date)
        .any(|date| (days.first - date).get_days().abs() <= 1);
    if is_ahead && starts_when_told && days.n_days() > 2 {
        return format!("by {}", short(DayInterval::day(days.last), year));
    }
    short(days, year)
}

/// Without a day of its own an encounter is placed by the day on which it was told last,
/// where it stands in the order of time.
fn told_on(date: Date, year: i16) -> String {
    if date.year() == year {
        format!("told {}", short(DayInterval::day(date), year))
    } else {
        format!("told {} {}", date.strftime("%b"), date.year())
    }
}

/// The state of a meeting in a word.
pub fn status_word(status: Status) -> &'static str {
    match status {
        Status::Held => "held",
        Status::Ongoing => "going on",
        Status::Planned => "planned",
        Status::Proposed => "proposed",
        Status::Cancelled => "cancelled",
        Status::Refused => "refused",
    }
}

/// The form of a meeting in a word.
pub fn kind_word(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Meeting => "Meeting",
        MeetingKind::Summit => "Summit",
        MeetingKind::Visit => "Visit",
        MeetingKind::Call => "Call",
        MeetingKind::Talks => "Talks",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::short;
    use crate::analysis::DayInterval;

    #[test]
    fn days_are_told_in_few_letters() {
        for (first, last, expected) in [
            (date(2025, 8, 18), date(2025, 8, 18), "18 Aug"),
            (date(2024, 8, 18), date(2024, 8, 18), "18 Aug 2024"),
            (date(2025, 8, 11), date(2025, 8, 17), "11–17 Aug"),
            (date(2025, 2, 1), date(2025, 2, 28), "Feb"),
            (date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
            (date(2025, 7, 1), date(2025, 9, 30), "Jul–Sep"),
            (date(2025, 1, 1), date(2025, 12, 31), "2025"),
            (date(2020, 1, 1), date(2029, 12, 31), "2020–2029"),
            (date(2025, 7, 28), date(2025, 8, 3), "28 Jul–3 Aug"),
            (date(2024, 12, 30), date(2025, 1, 5), "30 Dec 2024–5 Jan"),
        ] {
            assert_eq!(short(DayInterval { first, last }, 2025), expected);
        }
    }
}
