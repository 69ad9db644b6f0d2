//! Filter → text, and the chips that show it.

use crate::analysis::{EntityKind, MeetingKind, Status};
use crate::app::page::day;
use crate::query::{Filter, Join, Wanted};

/// A part of the filter as it is shown; each can be taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it says.
    pub label: String,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Countries,
    Party(usize),
    Since,
    Until,
    Words,
    Source,
    Kind,
    Status,
    Unread,
    Starred,
}

/// The filter as it is typed.
pub fn print(filter: &Filter) -> String {
    let mut terms = Vec::new();
    if !filter.countries.is_empty() {
        let sign = match filter.countries_join {
            Join::Any => ",",
            Join::All => "+",
        };
        let mut codes: Vec<&str> = filter.countries.iter().map(|c| c.as_str()).collect();
        if codes.len() == 1 && filter.countries_join == Join::All {
            codes.push("");
        }
        terms.push(format!("country:{}", codes.join(sign)));
    }
    terms.extend(
        filter
            .parties
            .iter()
            .map(|party| format!("{}:{}", name_field(party.kind), quoted(&party.name))),
    );
    terms.extend(filter.since.map(|date| format!("since:{date}")));
    terms.extend(filter.until.map(|date| format!("until:{date}")));
    terms.extend(
        filter
            .source
            .iter()
            .map(|source| format!("source:{}", quoted(source))),
    );
    terms.extend(filter.kind.map(|kind| format!("kind:{}", kind_word(kind))));
    terms.extend(
        filter
            .status
            .map(|status| format!("status:{}", status_word(status))),
    );
    terms.extend(filter.unread.then(|| "is:unread".to_owned()));
    terms.extend(filter.starred.then(|| "is:starred".to_owned()));
    terms.extend((!filter.words.is_empty()).then(|| filter.words.clone()));
    terms.join(" ")
}

/// The filter part by part.
pub fn chips(filter: &Filter) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut add = |part, label: String| chips.push(Chip { label, part });
    if !filter.countries.is_empty() {
        let sign = match filter.countries_join {
            Join::Any => " or ",
            Join::All => " and ",
        };
        let codes: Vec<&str> = filter.countries.iter().map(|c| c.as_str()).collect();
        add(Part::Countries, format!("country: {}", codes.join(sign)));
    }
    for (idx, party) in filter.parties.iter().enumerate() {
        add(
            Part::Party(idx),
            format!("{}: {}", name_field(party.kind), shown_name(party)),
        );
    }
    if let Some(date) = filter.since {
        add(Part::Since, format!("since {}", day(date)));
    }
    if let Some(date) = filter.until {
        add(Part::Until, format!("until {}", day(date)));
    }
    if let Some(source) = &filter.source {
        add(Part::Source, format!("source: {source}"));
    }
    if let Some(kind) = filter.kind {
        add(Part::Kind, format!("tells a {}", kind_word(kind)));
    }
    if let Some(status) = filter.status {
        add(Part::Status, format!("meeting {}", status_word(status)));
    }
    if filter.unread {
        add(Part::Unread, "unread".to_owned());
    }
    if filter.starred {
        add(Part::Starred, "starred".to_owned());
    }
    if !filter.words.is_empty() {
        add(Part::Words, format!("/{}", filter.words));
    }
    chips
}

/// The filter without the part that a chip shows.
pub fn without(filter: &Filter, chip: &Chip) -> Filter {
    let mut filter = filter.clone();
    match chip.part {
        Part::Countries => filter.countries.clear(),
        Part::Party(idx) if idx < filter.parties.len() => drop(filter.parties.remove(idx)),
        Part::Party(_) => {}
        Part::Since => filter.since = None,
        Part::Until => filter.until = None,
        Part::Words => filter.words.clear(),
        Part::Source => filter.source = None,
        Part::Kind => filter.kind = None,
        Part::Status => filter.status = None,
        Part::Unread => filter.unread = false,
        Part::Starred => filter.starred = false,
    }
    filter
}

/// The field under which a name of this kind is typed.
fn name_field(kind: Option<EntityKind>) -> &'static str {
    match kind {
        Some(EntityKind::Person) => "person",
        Some(EntityKind::Organization) => "org",
        Some(EntityKind::Country | EntityKind::Place) | None => "party",
    }
}

fn quoted(value: &str) -> String {
    let value = value.replace('"', "");
    if value.contains(char::is_whitespace) {
        format!("\"{value}\"")
    } else {
        value
    }
}

/// The name as it was written, with capital letters if it was typed without.
fn shown_name(party: &Wanted) -> String {
    if party.name.chars().any(char::is_uppercase) {
        return party.name.clone();
    }
    let words: Vec<String> = party
        .name
        .split(' ')
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_uppercase().to_string());
            first.unwrap_or_default() + chars.as_str()
        })
        .collect();
    words.join(" ")
}

fn kind_word(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Meeting => "meeting",
        MeetingKind::Summit => "summit",
        MeetingKind::Visit => "visit",
        MeetingKind::Call => "call",
        MeetingKind::Talks => "talks",
    }
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Held => "held",
        Status::Ongoing => "ongoing",
        Status::Planned => "planned",
        Status::Proposed => "proposed",
        Status::Cancelled => "cancelled",
        Status::Refused => "refused",
    }
}
