//! Countries.

use super::{CountryCode, Lexicon, generated};

/// A country, or what news treats as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// Its code.
    pub code: CountryCode,
    /// Its name in English news: "Turkey", "Ivory Coast".
    pub name: &'static str,
    /// The name where room is scarce: "Bosnia", "UAE"; the same as `name` for most.
    pub short: &'static str,
    /// "Ukrainian"; empty where there is none.
    pub adjective: &'static str,
    /// Its people in the plural: "Ukrainians", "French"; empty where there is no word.
    pub people: &'static str,
    /// Its capital; empty where there is none.
    pub capital: &'static str,
    /// Latitude of the capital, else of the middle, in degrees north.
    pub lat: f32,
    /// Longitude of the same, in degrees east.
    pub lon: f32,
    /// Part of the world, as the United Nations divide it: "Eastern Europe".
    pub region: &'static str,
}

impl Lexicon {
    /// All countries, by code.
    pub fn countries(&self) -> &'static [Country] {
        generated::countries()
    }

    /// The country of a code.
    pub fn country(&self, code: CountryCode) -> Option<&'static Country> {
        let countries = generated::countries();
        let idx = countries.binary_search_by_key(&code, |c| c.code).ok()?;
        countries.get(idx)
    }
}
