//! What the whole article says about a word: whether it is also written small, and
//! beside which kinds of words it stands elsewhere.

use super::classes::WordClass;
use super::hash;
use super::words::{Case, Style, Word};

/// Written with a capital inside a sentence.
pub(super) const MID: u16 = 1;
/// After a title.
pub(super) const TITLED: u16 = 2;
/// After a given name.
pub(super) const AFTER_GIVEN: u16 = 4;
/// Right after "in", "at", "from".
pub(super) const PLACED: u16 = 8;
/// Before a verb of speech or meeting.
pub(super) const SPEAKS: u16 = 16;
/// Beside the head word of an organisation.
pub(super) const BODY: u16 = 32;
/// Alone between small words.
pub(super) const ALONE: u16 = 64;
/// First of a run of capitals.
pub(super) const STARTS_RUN: u16 = 128;
/// Beside the head word of a place ("Salto province", "the town of Salto").
pub(super) const PLACE_HEAD: u16 = 1 << 8;
/// Before an age or an office between commas.
pub(super) const APPOSED: u16 = 1 << 9;
/// Right after a verb of speech or meeting.
pub(super) const SPOKEN_TO: u16 = 1 << 10;
/// Owner of something.
pub(super) const OWNS: u16 = 1 << 11;
/// Right after "with", "by", "against".
pub(super) const WITH: u16 = 1 << 12;
/// Last of a run of capitals.
pub(super) const ENDS_RUN: u16 = 1 << 13;
/// Number of facts.
pub(super) const N_FACTS: u64 = 14;

/// Facts about the words of one article.
#[derive(Debug)]
pub(super) struct Evidence {
    /// Bits of the hashes of words seen in small letters.
    small: Vec<u64>,
    /// Capitalised words by hash (open addressing; 0 is empty) and their facts.
    seen: Vec<(u64, u16)>,
}

impl Evidence {
    /// Gathers the facts from all words of an article.
    pub(super) fn new(words: &[Word]) -> Evidence {
        let n_capital = words.iter().filter(|w| w.is_capital()).count();
        let mut evidence = Evidence {
            small: vec![0; (words.len() / 8).next_power_of_two().max(4)],
            seen: vec![(0, 0); (n_capital * 2).next_power_of_two().max(8)],
        };
        for (i, word) in words.iter().enumerate() {
            if word.style == Style::Shouted {
                continue;
            }
            if word.case == Case::Lower {
                evidence.add_small(word.lower);
            } else if word.is_capital() {
                evidence.add(word.lower, facts(words, i));
            }
        }
        evidence
    }

    /// Whether the word is written small somewhere in the article.
    pub(super) fn is_small(&self, lower: u64) -> bool {
        let (slot, bit) = self.small_bit(lower);
        self.small.get(slot).is_some_and(|bits| bits & bit != 0)
    }

    /// The facts about a capitalised word.
    pub(super) fn facts(&self, lower: u64) -> u16 {
        self.slot(lower)
            .and_then(|i| self.seen.get(i))
            .map_or(0, |s| s.1)
    }

    fn small_bit(&self, lower: u64) -> (usize, u64) {
        let mixed = (lower ^ (lower >> 32)) as usize;
        ((mixed >> 6) & (self.small.len() - 1), 1 << (mixed & 63))
    }

    fn add_small(&mut self, lower: u64) {
        let (slot, bit) = self.small_bit(lower);
        if let Some(bits) = self.small.get_mut(slot) {
            *bits |= bit;
        }
    }

    /// The slot of a word, or the empty one where it would be.
    fn slot(&self, lower: u64) -> Option<usize> {
        let mask = self.seen.len() - 1;
        let mut at = (lower ^ (lower >> 29)) as usize & mask;
        for _ in 0..self.seen.len() {
            match self.seen.get(at) {
                Some((key, _)) if *key == 0 || *key == lower => return Some(at),
                _ => at = (at + 1) & mask,
            }
        }
        None
    }

    fn add(&mut self, lower: u64, facts: u16) {
        if let Some(entry) = self.slot(lower).and_then(|i| self.seen.get_mut(i)) {
            entry.0 = lower;
            entry.1 |= facts;
        }
    }
}

/// What the place of the word at `i` says about it.
fn facts(words: &[Word], i: usize) -> u16 {
    let near = |at: Option<usize>| at.and_then(|at| words.get(at)).unwrap_or(&Word::EDGE);
    let word = near(Some(i));
    let before = near(i.checked_sub(1));
    let after = near(Some(i + 1));
    let mut facts = 0;
    let mut set = |bit: u16, is: bool| facts |= if is { bit } else { 0 };
    set(MID, !word.first && word.style == Style::Plain);
    set(
        TITLED,
        before.class == WordClass::Title && word.class != WordClass::Title,
    );
    set(
        AFTER_GIVEN,
        before.mark.name & 5 == 1 || (before.mark.name & 1 == 1 && !before.first),
    );
    set(STARTS_RUN, after.is_capital() && !before.is_capital());
    set(PLACED, before.class == WordClass::Where);
    set(SPEAKS, after.class == WordClass::Say);
    set(
        BODY,
        matches!(after.class, WordClass::OrgHead | WordClass::OrgForm) && after.is_capital(),
    );
    set(
        ALONE,
        !before.is_capital() && !after.is_capital() && !word.first,
    );
    set(PLACE_HEAD, is_beside_place_head(words, i));
    set(APPOSED, is_apposed(words, i));
    set(SPOKEN_TO, before.class == WordClass::Say && !word.first);
    set(OWNS, POSSESSIVES.contains(&after.lower));
    set(WITH, COMPANY.contains(&before.lower));
    set(ENDS_RUN, before.is_capital() && !after.is_capital());
    facts
}

const POSSESSIVES: [u64; 2] = [hash::exact(b"'s"), hash::exact("’s".as_bytes())];
const COMPANY: [u64; 3] = [
    hash::exact(b"with"),
    hash::exact(b"by"),
    hash::exact(b"against"),
];
const OF: u64 = hash::exact(b"of");
const COMMA: u64 = hash::exact(b",");

/// "Salto province", "the town of Salto".
fn is_beside_place_head(words: &[Word], i: usize) -> bool {
    let is_head = |at: Option<usize>| {
        at.and_then(|at| words.get(at))
            .is_some_and(|w| w.class == WordClass::PlaceHead)
    };
    let is_of = |at: Option<usize>| {
        at.and_then(|at| words.get(at))
            .is_some_and(|w| w.lower == OF)
    };
    is_head(Some(i + 1)) || is_of(i.checked_sub(1)) && is_head(i.checked_sub(2))
}

/// "Roe, 57, said", "Roe, the minister,".
fn is_apposed(words: &[Word], i: usize) -> bool {
    let at = |k: usize| words.get(i + k).unwrap_or(&Word::EDGE);
    let is_office =
        |w: &Word| w.case == Case::Lower && (w.mark.title > 0 || w.class == WordClass::Title);
    at(1).lower == COMMA
        && (at(2).case == Case::Number && at(3).lower == COMMA
            || is_office(at(2))
            || at(2).class == WordClass::Function && (is_office(at(3)) || is_office(at(4))))
}
