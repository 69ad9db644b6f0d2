//! Words that are given or family names somewhere in the world.

use super::layout::{COMMON, FEMALE, GIVEN, MALE, SURNAME};
use super::{Lexicon, walk};

/// What a word is used as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NameFlags(u64);

impl NameFlags {
    /// Used as a given name.
    pub fn is_given(self) -> bool {
        self.0 & GIVEN != 0
    }

    /// Used as a family name; weak evidence, as many places and words are.
    pub fn is_surname(self) -> bool {
        self.0 & SURNAME != 0
    }

    /// Given to boys (a name may be given to both).
    pub fn is_male(self) -> bool {
        self.0 & MALE != 0
    }

    /// Given to girls.
    pub fn is_female(self) -> bool {
        self.0 & FEMALE != 0
    }

    /// Also an ordinary English word: "may", "will", "grace".
    pub fn is_common_word(self) -> bool {
        self.0 & COMMON != 0
    }

    /// Used as a name at all.
    pub fn is_name(self) -> bool {
        self.is_given() || self.is_surname()
    }
}

impl Lexicon {
    /// What a single word, in any spelling, is used as.
    pub fn name_word(&self, word: &str) -> NameFlags {
        let Some(fst) = &self.name_words else {
            return NameFlags::default();
        };
        NameFlags(walk::get_word(fst, word).unwrap_or(0))
    }
}
