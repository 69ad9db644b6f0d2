//! Groups of countries: unions, alliances, summits of the same states every year.

use super::{CountryCode, Lexicon, fold, generated};

/// Countries that act together under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// "EU"; the name where there is no acronym.
    pub acronym: &'static str,
    /// "European Union".
    pub name: &'static str,
    /// Its full members, by code.
    pub members: &'static [CountryCode],
}

impl Lexicon {
    /// All groups, by acronym.
    pub fn groups(&self) -> &'static [Group] {
        generated::groups()
    }

    /// The members of a group by acronym or name, in any spelling; none if it is not known.
    pub fn group_members(&self, name: &str) -> &'static [CountryCode] {
        let key = fold(name);
        let is_it = |g: &&Group| fold(g.acronym) == key || fold(g.name) == key;
        generated::groups()
            .iter()
            .find(is_it)
            .map_or(&[], |g| g.members)
    }
}
