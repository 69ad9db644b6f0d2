//! Where names can be: stretches of a sentence with capitals and the small words that
//! join them. Everything else is outside, and the tagger never looks at it.

use std::ops::Range;

use super::classes::WordClass;
use super::words::{Case, Word};

/// Most small words in a row inside a name ("Organization for the Prevention …").
const MAX_LINKS: usize = 3;

/// The zones of a sentence whose tokens are `range`, in order.
pub(super) fn zones(words: &[Word], range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if !opens(words, at, range.end) {
            at += 1;
            continue;
        }
        let end = zone_end(words, at, range.end);
        found.push(at..end);
        at = end;
    }
    found
}

fn is_capital(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(Word::is_capital)
}

/// A capital, or a small particle or number right before one ("bin Salman", "20th Century Fox").
fn opens(words: &[Word], at: usize, end: usize) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    if word.is_capital() {
        return true;
    }
    if word.class != WordClass::Particle || word.case != Case::Lower {
        return false;
    }
    (at + 1 < end && is_capital(words, at + 1))
        || (at + 2 < end && is_capital(words, at + 2) && is_joiner(words, at + 1))
}

fn is_joiner(words: &[Word], at: usize) -> bool {
    words
        .get(at)
        .is_some_and(|w| w.case == Case::Mark && w.class == WordClass::Link)
}

/// One past the last token of the zone that starts at `start`.
fn zone_end(words: &[Word], start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    let mut n_links = 0;
    let mut at = start + 1;
    while at < limit {
        let Some(word) = words.get(at) else { break };
        if word.is_capital() {
            end = at + 1;
            n_links = 0;
        } else if is_link(word) && n_links < MAX_LINKS {
            n_links += 1;
            if word.case == Case::Number {
                end = at + 1;
            }
        } else if word.case == Case::Lower && ends_hyphenated(words, at) {
            // "Ban Ki-moon", but also "Israeli-backed": the model tells them apart.
            end = at + 1;
        } else {
            break;
        }
        at += 1;
    }
    end
}

/// Whether a hyphen and a capital stand before the word at `at`.
fn ends_hyphenated(words: &[Word], at: usize) -> bool {
    let capital = at.checked_sub(2).is_some_and(|i| is_capital(words, i));
    capital && words.get(at - 1).is_some_and(Word::is_hyphen)
}

fn is_link(word: &Word) -> bool {
    word.case == Case::Number
        || matches!(
            word.class,
            WordClass::Link | WordClass::Particle | WordClass::Where
        )
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::Vocabulary;
    use super::super::words::words;
    use super::zones;
    use crate::lexicon::Lexicon;
    use crate::text::Segments;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let segments = Segments::new(text);
        let words = words(text, &segments, &Lexicon::builtin(), &Vocabulary::default());
        let got: Vec<&str> = segments
            .sentences
            .iter()
            .flat_map(|s| zones(&words, s.tokens.clone()))
            .map(|z| segments.span_of(z).of(text))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn capitals_and_what_joins_them() {
        check(
            "The head of the Bank of Japan met al-Sadr and Mohammed bin Zayed, he said.",
            &["The", "Bank of Japan", "al-Sadr and Mohammed bin Zayed"],
        );
        check(
            "He saw Jean-Luc in Ukraine's port.",
            &["He", "Jean-Luc in Ukraine"],
        );
        check("He met Kim Jong-un.", &["He", "Kim Jong-un"]);
        check("no names here at all", &[]);
    }
}
