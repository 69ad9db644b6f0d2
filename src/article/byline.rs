//! The short lines between a title and its story: who wrote it, when, for whom.

use super::agency;
use super::draft::Draft;
use super::moment::{self, Moment};
use crate::text::Span;

/// Such a line is not longer than this many characters.
const LINE_CHARS: usize = 100;

/// Such lines are looked for in so many paragraphs: a summary may stand before them.
const PARAGRAPHS: usize = 6;

/// A paragraph longer than this, in bytes, is the story; nothing is looked for behind it.
const STORY_BYTES: usize = 240;

/// Takes byline, date and source out of the first paragraphs of the body; they become
/// fields where the fields are empty, and are no part of the story either way.
pub(super) fn take(draft: &mut Draft) {
    let mut at = 0;
    for _ in 0..PARAGRAPHS {
        let rest = draft.body.text.get(at..).unwrap_or("");
        let Some((paragraph, _)) = rest.split_once("\n\n") else {
            return;
        };
        if paragraph.len() > STORY_BYTES {
            return;
        }
        let span = Span::new(at, at + paragraph.len());
        let paragraph = paragraph.to_owned();
        if paragraph.split('\n').all(|line| take_line(draft, line)) {
            draft.body.remove_paragraphs(&[span]);
        } else {
            at = span.end + 2;
        }
    }
}

/// Takes one line; false if it belongs to the story.
fn take_line(draft: &mut Draft, line: &str) -> bool {
    if line.chars().count() > LINE_CHARS {
        return false;
    }
    if let Some(author) = byline(line) {
        draft.author.get_or_insert(author);
    } else if let Some(moment) = dated(line) {
        draft.published.get_or_insert(moment);
    } else if let Some(source) = sourced(line) {
        draft.source.get_or_insert(source);
    } else {
        return is_rule(line);
    }
    true
}

/// Whether a line is one of those that may follow a title.
pub(super) fn is_byline(line: &str) -> bool {
    let short = line.chars().count() <= LINE_CHARS;
    short
        && (byline(line).is_some()
            || dated(line).is_some()
            || sourced(line).is_some()
            || is_rule(line))
}

/// The names in "By Jane Roe and John Doe in Vienna".
fn byline(line: &str) -> Option<String> {
    let names = ["By ", "BY ", "by "]
        .iter()
        .find_map(|by| line.strip_prefix(by))?
        .trim();
    let names = without_places(names);
    let n_words = names.split_whitespace().count();
    // "By Monday the talks had ended" is a sentence: names are words in capitals.
    let named = names
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .all(|word| {
            word.starts_with(char::is_uppercase)
                || [
                    "and", "de", "van", "von", "al", "bin", "for", "of", "the", "&", "di", "da",
                    "del",
                ]
                .contains(&word)
        });
    let closed = line.ends_with(['.', '!', '?', ':']);
    ((1..=10).contains(&n_words) && named && !closed).then_some(names)
}

/// "Jane Roe in Kyiv and John Doe in Moscow" without the places.
fn without_places(names: &str) -> String {
    let parts = names.split(" and ").map(|part| {
        let person = part.split_once(" in ").map_or(part, |(person, _)| person);
        person.trim_end_matches([',', ' ', '|'])
    });
    parts.collect::<Vec<&str>>().join(" and ")
}

fn dated(line: &str) -> Option<Moment> {
    let bare = ["Published:", "Updated:", "Date:", "Published", "Updated"]
        .iter()
        .find_map(|label| line.strip_prefix(label))
        .unwrap_or(line);
    // A bare number is no date line.
    let worded = bare.contains(|c: char| !c.is_ascii_digit());
    worded.then(|| moment::parse(bare))?
}

fn sourced(line: &str) -> Option<String> {
    let named = ["Source:", "SOURCE:", "Agency:"]
        .iter()
        .find_map(|label| line.strip_prefix(label));
    match named {
        Some(name) => Some(agency::shown(name.trim())).filter(|name| !name.is_empty()),
        None => agency::known(line).map(str::to_owned),
    }
}

/// A line drawn under a title.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|c| "=-_*~—–".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{byline, is_byline};

    #[test]
    fn bylines_name_people() {
        let rows = [
            ("By Jane Roe", "Jane Roe"),
            ("By JANE ROE and John Doe", "JANE ROE and John Doe"),
            ("By Jane Roe, Example Post", "Jane Roe, Example Post"),
            ("By Jane Roe in Vienna", "Jane Roe"),
            (
                "By Jane Roe in Kyiv and John Doe in Moscow",
                "Jane Roe and John Doe",
            ),
            ("By Ursula von Example", "Ursula von Example"),
            ("By Monday the talks had ended", ""),
            ("By Jane Roe.", ""),
            ("By", ""),
            ("Bygones", ""),
        ];
        for (line, names) in rows {
            assert_eq!(byline(line).unwrap_or_default(), names, "{line}");
        }
    }

    #[test]
    fn dates_sources_and_rules_follow_titles() {
        for line in [
            "Monday, May 18, 2015",
            "Published: 2025-08-19",
            "Source: AFP",
            "Reuters",
            "-----",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in ["2025", "They met.", "Source:", "", "--"] {
            assert!(!is_byline(line), "{line}");
        }
    }
}
