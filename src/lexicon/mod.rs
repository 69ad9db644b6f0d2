//! Floor 3: what we know of the world, parsed from `assets/lexicon`.

mod code;

pub use code::CountryCode;

/// Countries, places, institutions, offices and name words, ready for look-up.
#[derive(Debug, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// The lexicon that is built into the program.
    pub fn builtin() -> Lexicon {
        Lexicon {}
    }
}
