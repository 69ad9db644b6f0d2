//! A filter as the chips that show it.

use crate::app::page::day;
use crate::query::language::{expression, kind_word, name_field, side, sides, status_word};
use crate::query::{Condition, Expr, Filter, Join, Wanted};

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
    Also(usize),
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
    for (idx, clause) in filter.also.iter().enumerate() {
        add(Part::Also(idx), clause_label(clause));
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
        Part::Also(idx) if idx < filter.also.len() => drop(filter.also.remove(idx)),
        Part::Also(_) => {}
    }
    filter
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

fn clause_label(clause: &Expr) -> String {
    match clause {
        Expr::Is(Condition::With(all)) => format!("meeting of {}", sides(all, ", ")),
        Expr::Is(Condition::Said(wanted)) => format!("said by {}", shown_name(wanted)),
        Expr::Is(Condition::About(about)) => format!("about {}", side(about)),
        Expr::Any(_) => {
            let text = expression(clause);
            let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
            inner.unwrap_or(&text).to_owned()
        }
        other => expression(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{chips, without};
    use crate::query::language::{parse, print};

    #[test]
    fn chips_can_be_taken_away() {
        let filter = parse("country:UA,RU since:2025-08-01 person:Merz unread", None).unwrap();
        let shown = chips(&filter);
        let labels: Vec<&str> = shown.iter().map(|chip| chip.label.as_str()).collect();
        assert_eq!(
            labels,
            [
                "country: RU or UA",
                "person: Merz",
                "since 1 Aug 2025",
                "/unread"
            ]
        );
        let left: Vec<String> = shown
            .iter()
            .map(|chip| print(&without(&filter, chip)))
            .collect();
        assert_eq!(
            left,
            [
                "person:Merz since:2025-08-01 unread",
                "country:RU,UA since:2025-08-01 unread",
                "country:RU,UA person:Merz unread",
                "country:RU,UA person:Merz since:2025-08-01",
            ]
        );
    }
}
