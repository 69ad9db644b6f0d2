//! What texts without annotations say of a word: how it is usually written in the middle of a
//! sentence, which words it behaves like, and of what kind it mostly is as a name.
//!
//! A table of hashes at the end of the weights file, counted from the texts of the training.
//! It tells "Unlike" from "Uruguay" at the start of a sentence or in a headline, and lends a
//! word that no annotated text has the company of words that one has.

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

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// How it is usually written.
    pub(super) usual: Usual,
    /// The group of words that it behaves like; 0 for none.
    pub(super) cluster: u8,
    /// The larger group that its group belongs to, below [`MAX_FAMILIES`]; 0 for none.
    pub(super) family: u8,
    /// What it mostly is in names, below 8; 0 for unknown.
    pub(super) leaning: u8,
}

impl Known {
    /// Nothing is known.
    pub(super) const NOTHING: Known = Known {
        usual: Usual::Unknown,
        cluster: 0,
        family: 0,
        leaning: 0,
    };

    fn bits(self) -> u32 {
        self.usual as u32
            | u32::from(self.cluster) << 2
            | u32::from(self.family) << 10
            | u32::from(self.leaning) << 15
    }

    fn from_bits(bits: u32) -> Known {
        let usual = match bits & 3 {
            1 => Usual::Small,
            2 => Usual::Mixed,
            3 => Usual::Capital,
            _ => Usual::Unknown,
        };
        Known {
            usual,
            cluster: (bits >> 2) as u8,
            family: (bits >> 10 & 31) as u8,
            leaning: (bits >> 15 & 7) as u8,
        }
    }
}

/// Families are less than this.
pub(super) const MAX_FAMILIES: usize = 32;
/// Bytes of a slot: 14 bits of the word's hash above 18 bits of [`Known`].
const SLOT: usize = 4;
/// Bits of [`Known`].
const BITS: u32 = 18;
/// Slots that a look-up tries.
const MAX_STEPS: usize = 12;

/// The table.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Vocabulary<'a> {
    slots: &'a [u8],
}

impl<'a> Vocabulary<'a> {
    /// A table over bytes; nothing if the number of slots is no power of two.
    pub(super) fn new(slots: &'a [u8]) -> Option<Vocabulary<'a>> {
        (slots.len() / SLOT)
            .is_power_of_two()
            .then_some(Vocabulary { slots })
    }

    /// What is known of the word whose lower-case hash is `lower`.
    pub(super) fn known(&self, lower: u64) -> Known {
        let n_slots = self.slots.len() / SLOT;
        if n_slots == 0 {
            return Known::NOTHING;
        }
        let (first, key) = place(lower, n_slots);
        for step in 0..MAX_STEPS {
            let at = ((first + step) & (n_slots - 1)) * SLOT;
            let Some([a, b, c, d]) = self.slots.get(at..at + SLOT) else {
                break;
            };
            let slot = u32::from_le_bytes([*a, *b, *c, *d]);
            if slot == 0 {
                break;
            }
            if slot >> BITS == key {
                return Known::from_bits(slot);
            }
        }
        Known::NOTHING
    }
}

/// First slot and key of a word.
fn place(lower: u64, n_slots: usize) -> (usize, u32) {
    let mixed = lower ^ (lower >> 31);
    (mixed as usize & (n_slots - 1), (lower >> 50) as u32)
}

/// The bytes of the table of `words`; a word without room is left out.
pub(super) fn table<'a>(words: impl ExactSizeIterator<Item = (u64, Known)> + 'a) -> Vec<u8> {
    let n_slots = (words.len() * 3 / 2).next_power_of_two();
    let mut slots = vec![0u32; n_slots];
    for (lower, known) in words.filter(|(_, known)| *known != Known::NOTHING) {
        let (first, key) = place(lower, n_slots);
        let free = (0..MAX_STEPS)
            .map(|step| (first + step) & (n_slots - 1))
            .find(|at| slots.get(*at).is_some_and(|s| *s == 0 || *s >> BITS == key));
        if let Some(slot) = free.and_then(|at| slots.get_mut(at)).filter(|s| **s == 0) {
            *slot = key << BITS | known.bits();
        }
    }
    slots.iter().flat_map(|s| s.to_le_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again() {
        let words: Vec<(u64, Known)> = (1..2000u64)
            .map(|i| {
                let known = Known {
                    usual: Usual::Mixed,
                    cluster: (i % 256) as u8,
                    family: (i % 32) as u8,
                    leaning: (i % 8) as u8,
                };
                (i.wrapping_mul(0x9e37_79b9_7f4a_7c15), known)
            })
            .collect();
        let table = table(words.iter().copied());
        let vocabulary = Vocabulary::new(&table).unwrap();
        let n_right = words
            .iter()
            .filter(|(lower, known)| vocabulary.known(*lower) == *known)
            .count();
        assert!(n_right > 1950, "{n_right}");
    }

    #[test]
    fn an_empty_table_knows_nothing() {
        assert_eq!(Vocabulary::default().known(7), Known::NOTHING);
        assert!(Vocabulary::new(&[0; 12]).is_none());
    }
}
