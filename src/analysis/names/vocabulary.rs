//! How words are usually written in the middle of a sentence: small, with a capital, or both.
//!
//! A table of hashes at the end of the weights file, counted from the texts of the training.
//! It tells "Unlike" from "Uruguay" at the start of a sentence or in a headline.

use super::words::{Case, Style, Word};

/// How a word is usually written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Usual {
    /// Never seen.
    #[default]
    Unknown = 0,
    /// Nearly always small.
    Small = 1,
    /// Now small, now with a capital.
    Mixed = 2,
    /// Mostly with a capital.
    Capital = 3,
}

/// Slots that a look-up tries.
const MAX_STEPS: usize = 16;

/// The table: two bytes a slot, 14 bits of the word's hash and 2 of [`Usual`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Vocabulary<'a> {
    slots: &'a [u8],
}

impl<'a> Vocabulary<'a> {
    /// A table over bytes, of which the number of slots is a power of two.
    pub(super) fn new(slots: &'a [u8]) -> Vocabulary<'a> {
        Vocabulary { slots }
    }

    /// How the word whose lower-case hash is `lower` is usually written.
    pub(super) fn usual(&self, lower: u64) -> Usual {
        let n_slots = self.slots.len() / 2;
        if n_slots == 0 {
            return Usual::Unknown;
        }
        let (first, key) = place(lower, n_slots);
        for step in 0..MAX_STEPS {
            let at = (first + step) % n_slots * 2;
            let Some([a, b]) = self.slots.get(at..at + 2) else {
                return Usual::Unknown;
            };
            let slot = u16::from_le_bytes([*a, *b]);
            if slot == 0 {
                return Usual::Unknown;
            }
            if slot >> 2 == key {
                return from_bits(slot & 3);
            }
        }
        Usual::Unknown
    }
}

fn from_bits(bits: u16) -> Usual {
    match bits {
        1 => Usual::Small,
        2 => Usual::Mixed,
        3 => Usual::Capital,
        _ => Usual::Unknown,
    }
}

fn place(lower: u64, n_slots: usize) -> (usize, u16) {
    let mixed = lower ^ (lower >> 31);
    (mixed as usize & (n_slots - 1), (lower >> 48) as u16 >> 2)
}

/// Counts of small and capitalised uses while a table is made.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts(std::collections::BTreeMap<u64, [u32; 2]>);

/// Words seen less often say nothing.
const MIN_SEEN: u32 = 3;

impl Counts {
    /// Counts the words of a text that stand inside plain sentences.
    pub(super) fn add(&mut self, words: &[Word]) {
        let inside = words.iter().filter(|w| !w.first && w.style == Style::Plain);
        for word in inside {
            let column = match word.case {
                Case::Lower => 0,
                Case::Title => 1,
                _ => continue,
            };
            if let Some(n) = self.0.entry(word.lower).or_default().get_mut(column) {
                *n += 1;
            }
        }
    }

    /// The bytes of the table.
    pub(super) fn table(&self) -> Vec<u8> {
        let known = || self.0.iter().filter(|(_, [s, c])| s + c >= MIN_SEEN);
        let n_slots = (known().count() * 2).next_power_of_two();
        let mut slots = vec![0u16; n_slots];
        for (lower, [small, capital]) in known() {
            let usual = usual(*small, *capital) as u16;
            let (first, key) = place(*lower, n_slots);
            let free = (0..MAX_STEPS)
                .map(|step| (first + step) % n_slots)
                .find(|at| slots.get(*at).is_some_and(|s| *s == 0 || *s >> 2 == key));
            if let Some(slot) = free.and_then(|at| slots.get_mut(at)).filter(|s| **s == 0) {
                *slot = key << 2 | usual;
            }
        }
        slots.iter().flat_map(|s| s.to_le_bytes()).collect()
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

#[cfg(test)]
mod tests {
    use super::super::{hash, words::words};
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Segments;

    #[test]
    fn words_are_known_by_their_use() {
        let text = "He saw the Alps and the river. ".repeat(4);
        let segments = Segments::new(&text);
        let lexicon = Lexicon::builtin();
        let mut counts = Counts::default();
        counts.add(&words(&text, &segments, &lexicon, &Vocabulary::default()));
        let table = counts.table();
        let vocabulary = Vocabulary::new(&table);
        assert_eq!(vocabulary.usual(hash::lower("river")), Usual::Small);
        assert_eq!(vocabulary.usual(hash::lower("Alps")), Usual::Capital);
        assert_eq!(vocabulary.usual(hash::lower("He")), Usual::Unknown);
        assert_eq!(
            Vocabulary::default().usual(hash::lower("river")),
            Usual::Unknown
        );
    }
}
