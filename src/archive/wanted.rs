//! Which names are meant by a name that is looked for.
//!
//! Every name that has all its words: "berg" is Anna Berg and Berg. Only where there is none, a
//! looser meaning counts: names with words that begin like it, then those of another kind.

use rusqlite::{OptionalExtension, params};

use super::named::entity_number;
use super::{Archive, sets};
use crate::analysis::EntityKind;
use crate::query::Wanted;

/// How the words of a name are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    Whole,
    Beginning,
}

impl Archive {
    /// The encounters in which somebody takes part who is wanted.
    pub(super) fn encounters_with(&self, wanted: &Wanted) -> rusqlite::Result<Vec<i64>> {
        let mut keys: Vec<String> = vec![wanted.key.clone()];
        let mut key_of = self
            .connection
            .prepare_cached("SELECT key FROM name WHERE id = ?1")?;
        for name in self.names_meant(wanted)? {
            keys.push(key_of.query_row([name], |row| row.get(0))?);
        }
        let mut encounters = Vec::new();
        for key in keys {
            let sql = "SELECT encounter FROM encounter_party WHERE key = ?1";
            encounters.extend(self.column(sql, [key])?);
        }
        Ok(encounters)
    }

    /// The names that are meant, in ascending order of their ids; also those of somebody whose
    /// name this is by a correction.
    pub(super) fn names_meant(&self, wanted: &Wanted) -> rusqlite::Result<Vec<i64>> {
        let meant = self.names_meant_by(wanted)?;
        let key: Option<String> = self
            .connection
            .prepare_cached("SELECT name FROM alias WHERE key = ?1")?
            .query_row([&wanted.key], |row| row.get(0))
            .optional()?;
        let Some(key) = key else { return Ok(meant) };
        let named = Wanted {
            key,
            ..wanted.clone()
        };
        Ok(sets::either(&meant, &self.names_meant_by(&named)?))
    }

    fn names_meant_by(&self, wanted: &Wanted) -> rusqlite::Result<Vec<i64>> {
        let whole = self.names_with(&wanted.key, Words::Whole)?;
        let of_kind = self.of_kind(&whole, wanted.kind)?;
        if !of_kind.is_empty() {
            return Ok(of_kind);
        }
        let begun = self.names_with(&wanted.key, Words::Beginning)?;
        let of_kind = self.of_kind(&begun, wanted.kind)?;
        if !of_kind.is_empty() {
            return Ok(of_kind);
        }
        // Whether a name is a person's or a body's is sometimes misjudged.
        let parties = [EntityKind::Person, EntityKind::Organization];
        let mut others = Vec::new();
        for kind in parties {
            let of_kind = self.of_kind(&whole, Some(kind))?;
            others = sets::either(&others, &of_kind);
        }
        Ok(others)
    }

    /// The names that have all the words of a key.
    pub(super) fn names_with_words(&self, key: &str) -> rusqlite::Result<Vec<i64>> {
        self.names_with(key, Words::Whole)
    }

    /// The names that have all the words.
    fn names_with(&self, key: &str, words: Words) -> rusqlite::Result<Vec<i64>> {
        let mut names: Option<Vec<i64>> = None;
        for word in key.split(' ') {
            let with = match words {
                Words::Whole => self.column(
                    "SELECT name FROM name_word WHERE word = ?1 ORDER BY name",
                    [word],
                )?,
                Words::Beginning => self.column(
                    "SELECT DISTINCT name FROM name_word WHERE word >= ?1 AND word < ?2
                     ORDER BY name",
                    params![word, format!("{word}{}", char::MAX)],
                )?,
            };
            names = Some(match names {
                Some(names) => sets::both(&names, &with),
                None => with,
            });
        }
        Ok(names.unwrap_or_default())
    }

    fn of_kind(&self, names: &[i64], kind: Option<EntityKind>) -> rusqlite::Result<Vec<i64>> {
        let Some(kind) = kind.map(entity_number) else {
            return Ok(names.to_vec());
        };
        let mut kind_of = self
            .connection
            .prepare_cached("SELECT 1 FROM name WHERE id = ?1 AND kind = ?2 AND n_articles > 0")?;
        let mut kept = Vec::new();
        for name in names {
            if kind_of.exists(params![name, kind])? {
                kept.push(*name);
            }
        }
        Ok(kept)
    }
}
