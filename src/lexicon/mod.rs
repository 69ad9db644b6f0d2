//! Floor 3: what we know of the world.
//!
//! The facts stand as reviewed tables in `assets/lexicon`; the build script beside this
//! module packs them into automata and fixed-width tables that need no parsing, so that
//! [`Lexicon::builtin`] costs nothing. All keys are folded ([`fold()`]).
//!
//! Nothing depends on a name being listed here: the lexicon is evidence, and the passes
//! of the analysis weigh it against the words around.

mod code;
mod countries;
mod entries;
mod fold;
mod generated;
mod groups;
mod layout;
mod name_words;
mod offices;
mod openings;
mod titles;
mod walk;

#[cfg(test)]
mod tests;

use fst::raw::Fst;

pub use code::CountryCode;
pub use countries::Country;
pub use entries::{Entries, Entry, EntryKind, Match};
pub use fold::fold;
pub use groups::Group;
pub use name_words::NameFlags;
pub use offices::{Role, Term};
pub use titles::{Title, TitleClass, TitleMatch};

/// Countries, places, institutions, offices and name words, ready for look-up.
#[derive(Clone, Default)]
pub struct Lexicon {
    gazetteer: Option<Fst<&'static [u8]>>,
    titles: Option<Fst<&'static [u8]>>,
    name_words: Option<Fst<&'static [u8]>>,
}

impl Lexicon {
    /// The lexicon that is built into the program. Reads three headers, nothing more.
    pub fn builtin() -> Lexicon {
        Lexicon {
            gazetteer: Fst::new(generated::GAZETTEER).ok(),
            titles: Fst::new(generated::TITLE_KEYS).ok(),
            name_words: Fst::new(generated::NAME_WORDS).ok(),
        }
    }
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let len = |fst: &Option<Fst<&[u8]>>| fst.as_ref().map_or(0, Fst::len);
        f.debug_struct("Lexicon")
            .field("forms", &len(&self.gazetteer))
            .field("titles", &len(&self.titles))
            .field("name_words", &len(&self.name_words))
            .finish()
    }
}
