//! iCalendar (RFC 5545): encounters as events of whole days.

use std::fmt::Write;

use jiff::civil::{Date, DateTime};

use super::{days, names};
use crate::analysis::Status;
use crate::query::language::{kind_word, status_word};
use crate::text::sanitize;
use crate::timeline::Encounter;

/// Octets of a content line, without its line break (RFC 5545, 3.1).
const LINE: usize = 75;

/// A calendar while it is written.
#[derive(Debug)]
pub struct Calendar {
    /// When it is made, UTC: the time stamp of every event.
    made: DateTime,
}

impl Calendar {
    /// A calendar made at this time, UTC.
    pub fn new(made: DateTime) -> Calendar {
        Calendar { made }
    }

    /// What stands before the events.
    pub fn head(&self) -> String {
        let mut text = String::new();
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//dateline//who meets whom//EN",
            "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:Who meets whom",
        ] {
            push(&mut text, line);
        }
        text
    }

    /// What stands behind the events.
    pub fn foot(&self) -> String {
        "END:VCALENDAR\r\n".to_owned()
    }

    /// An encounter as an event; `None` if no day is known.
    pub fn event(&self, encounter: &Encounter) -> Option<String> {
        let (first, last) = days(encounter)?;
        // The end is the day after the last (3.6.1).
        let end = last.tomorrow().unwrap_or(last);
        let names = names(encounter).join(", ");
        let (kind, status) = (kind_word(encounter.kind), status_word(encounter.status));
        let mut text = String::new();
        push(&mut text, "BEGIN:VEVENT");
        push(&mut text, &format!("UID:{}", uid(encounter, first)));
        let made = self.made.strftime("%Y%m%dT%H%M%SZ");
        push(&mut text, &format!("DTSTAMP:{made}"));
        push(&mut text, &format!("DTSTART;VALUE=DATE:{}", day(first)));
        push(&mut text, &format!("DTEND;VALUE=DATE:{}", day(end)));
        let summary = format!("{names}: {kind}, {status}");
        push(&mut text, &format!("SUMMARY:{}", escaped(&summary)));
        if let Some((place, _)) = &encounter.place {
            push(&mut text, &format!("LOCATION:{}", escaped(place)));
        }
        push(&mut text, &format!("STATUS:{}", state(encounter.status)));
        push(&mut text, "TRANSP:TRANSPARENT");
        push(&mut text, &format!("CATEGORIES:{kind},{status}"));
        let told = escaped(&told(encounter));
        push(&mut text, &format!("DESCRIPTION:{told}"));
        push(&mut text, "END:VEVENT");
        Some(text)
    }
}

/// The same for the same encounter in every export: its parties and its first day.
fn uid(encounter: &Encounter, first: Date) -> String {
    let mut keys: Vec<&str> = encounter.parties.iter().map(|p| p.key.as_str()).collect();
    keys.sort_unstable();
    let kind = kind_word(encounter.kind);
    let name = format!("{first} {kind} {}", keys.join(" "));
    let plain = name.split(|c: char| !c.is_ascii_alphanumeric());
    let plain: Vec<&str> = plain.filter(|word| !word.is_empty()).collect();
    format!("{}@dateline", plain.join("-"))
}

fn state(status: Status) -> &'static str {
    match status {
        Status::Held | Status::Ongoing | Status::Planned => "CONFIRMED",
        Status::Proposed => "TENTATIVE",
        Status::Cancelled | Status::Refused => "CANCELLED",
    }
}

/// Every report's sentence with its outlet and day.
fn told(encounter: &Encounter) -> String {
    let mut text = String::new();
    for report in &encounter.reports {
        let source = report.source.as_deref().unwrap_or(&report.title);
        let day = report.published.map(|p| format!(", {}", p.date));
        let day = day.unwrap_or_default();
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{} ({source}{day})", report.sentence);
    }
    text.trim_end().to_owned()
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// A text value (3.3.11).
fn escaped(text: &str) -> String {
    let lines = text.lines().map(sanitize::display);
    let lines = lines.map(|line| {
        let line = line.replace('\\', "\\\\");
        line.replace(';', "\\;").replace(',', "\\,")
    });
    lines.collect::<Vec<String>>().join("\\n")
}

/// Adds a content line, folded between characters.
fn push(text: &mut String, line: &str) {
    let mut n = 0;
    for c in line.chars() {
        if n + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            n = 1;
        }
        text.push(c);
        n += c.len_utf8();
    }
    text.push_str("\r\n");
}
