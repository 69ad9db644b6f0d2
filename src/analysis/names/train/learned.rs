//! The vocabulary: what the texts of the training, annotated or not, say of their words.

use std::collections::BTreeMap;

use super::clusters::clusters;
use crate::analysis::names::features::View;
use crate::analysis::names::labels::KINDS;
use crate::analysis::names::model::Model;
use crate::analysis::names::tagger;
use crate::analysis::names::vocabulary::{self, Known, MAX_FAMILIES, Usual, Vocabulary};
use crate::analysis::names::with_view;
use crate::analysis::names::words::{Case, Style, Word, words};
use crate::lexicon::Lexicon;
use crate::text::Segments;

/// Most groups of words that behave alike.
const MAX_CLUSTERS: usize = 255;
/// Words seen less often say nothing.
const MIN_SEEN: u32 = 2;
/// Fewest uses that show a leaning.
const MIN_USES: u32 = 3;
/// Stands for all numbers.
const NUMBER: u64 = 2;

/// What is known of each word.
#[derive(Clone, Debug, Default)]
pub(super) struct Learned {
    words: BTreeMap<u64, Known>,
}

impl Learned {
    /// How the words of `texts` are written and which behave alike.
    pub(super) fn new<'a>(
        texts: impl Iterator<Item = &'a String>,
        lexicon: &Lexicon,
        n_clusters: usize,
    ) -> Learned {
        let mut counts: BTreeMap<u64, [u32; 2]> = BTreeMap::new();
        let mut streams = Vec::new();
        for text in texts {
            let segments = Segments::new(text);
            let words = words(text, &segments, lexicon, &Vocabulary::default());
            count(&words, &mut counts);
            if n_clusters > 0 {
                streams.push(words.iter().map(stand_in).collect::<Vec<u64>>());
            }
        }
        let groups = clusters(&streams, n_clusters.min(MAX_CLUSTERS), MAX_FAMILIES - 1);
        let mut learned = Learned::default();
        for (lower, [small, capital]) in counts {
            if small + capital >= MIN_SEEN {
                learned.words.entry(lower).or_default().usual = usual(small, capital);
            }
        }
        for (lower, (cluster, family)) in groups {
            let known = learned.words.entry(lower).or_default();
            (known.cluster, known.family) = (cluster, family);
        }
        learned
    }

    /// Adds of what kind the words of `texts` are when `model` takes them for names.
    pub(super) fn add_leanings(&mut self, texts: &[String], lexicon: &Lexicon, model: &Model<'_>) {
        let mut seen: BTreeMap<u64, [u32; 4]> = BTreeMap::new();
        for text in texts {
            let segments = Segments::new(text);
            with_view(text, &segments, lexicon, &model.vocabulary, |view| {
                let found = tagger::tag(view, &segments.sentences, model);
                count_kinds(view, &found, &mut seen);
            });
        }
        for (lower, counts) in seen {
            let leaning = leaning(counts);
            if leaning > 0 {
                self.words.entry(lower).or_default().leaning = leaning;
            }
        }
    }

    /// The bytes of the table.
    pub(super) fn table(&self) -> Vec<u8> {
        vocabulary::table(self.words.iter().map(|(lower, known)| (*lower, *known)))
    }
}

/// What stands for a word where neighbours are counted.
fn stand_in(word: &Word) -> u64 {
    match word.case {
        Case::Number => NUMBER,
        _ => word.lower,
    }
}

/// Counts small and capitalised uses inside plain sentences.
fn count(words: &[Word], counts: &mut BTreeMap<u64, [u32; 2]>) {
    let inside = words.iter().filter(|w| !w.first && w.style == Style::Plain);
    for word in inside {
        let column = match word.case {
            Case::Lower => 0,
            Case::Title => 1,
            _ => continue,
        };
        counts.entry(word.lower).or_default()[column] += 1;
    }
}

fn usual(small: u32, capital: u32) -> Usual {
    let total = small + capital;
    if small * 20 >= total * 19 {
        Usual::Small
    } else if small * 4 >= total {
        Usual::Mixed
    } else {
        Usual::Capital
    }
}

/// Counts, for each capitalised word inside a sentence, its kinds as a name and its other uses.
fn count_kinds(view: &View<'_>, found: &[tagger::Found], seen: &mut BTreeMap<u64, [u32; 4]>) {
    let mut next = found.iter().peekable();
    for (i, word) in view.words.iter().enumerate() {
        while next.peek().is_some_and(|n| n.tokens.end <= i) {
            next.next();
        }
        if !word.is_capital() || word.style != Style::Plain {
            continue;
        }
        let kind = next
            .peek()
            .filter(|n| n.tokens.contains(&i))
            .map(|n| n.kind);
        if kind.is_none() && word.first {
            continue;
        }
        seen.entry(word.lower).or_default()[kind.unwrap_or(KINDS.len())] += 1;
    }
}

/// 0 for too few; 1 for now this, now that; 2 to 4 for a kind three times of four, 5 to 7 nearly always.
fn leaning(counts: [u32; 4]) -> u8 {
    let total: u32 = counts.iter().sum();
    if total < MIN_USES {
        return 0;
    }
    let kinds = counts.iter().take(KINDS.len());
    let Some((kind, n)) = kinds
        .enumerate()
        .max_by_key(|(k, n)| (**n, KINDS.len() - k))
    else {
        return 0;
    };
    if n * 10 >= total * 9 {
        5 + kind as u8
    } else if n * 4 >= total * 3 {
        2 + kind as u8
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::names::hash;

    #[test]
    fn words_are_known_by_their_use() {
        let text = "He saw the Alps and the river. ".repeat(4);
        let learned = Learned::new([text].iter(), &Lexicon::builtin(), 0);
        let table = learned.table();
        let vocabulary = Vocabulary::new(&table).unwrap();
        let usual = |word: &str| vocabulary.known(hash::lower(word)).usual;
        assert_eq!(usual("river"), Usual::Small);
        assert_eq!(usual("Alps"), Usual::Capital);
        assert_eq!(usual("He"), Usual::Unknown);
    }

    #[test]
    fn a_leaning_needs_a_clear_case() {
        for (counts, expected) in [
            ([2, 0, 0, 0], 0),
            ([10, 0, 0, 0], 5),
            ([0, 3, 0, 1], 3),
            ([2, 2, 0, 0], 1),
            ([0, 0, 0, 9], 1),
        ] {
            assert_eq!(leaning(counts), expected, "{counts:?}");
        }
    }
}
