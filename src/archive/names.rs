//! Question: which names occur that begin like this.

use rusqlite::{Row, params};

use super::error::{During, Result};
use super::{Archive, search};
use crate::analysis::EntityKind;
use crate::lexicon::CountryCode;
use crate::query::NameCount;

impl Archive {
    /// Names that have words beginning like those of `prefix`, most articles first; all names
    /// if it is empty.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn names(&self, prefix: &str, limit: usize) -> Result<Vec<NameCount>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let found = match search::prefixes(prefix) {
            None => self.name_rows(
                "SELECT key, name, kind, country, n_articles FROM name
                 ORDER BY n_articles DESC, id LIMIT ?1",
                params![limit],
            ),
            Some(expression) => self.name_rows(
                "SELECT name.key, name.name, name.kind, name.country, name.n_articles
                 FROM name_words JOIN name ON name.id = name_words.rowid
                 WHERE name_words MATCH ?2
                 ORDER BY name.n_articles DESC, name.id LIMIT ?1",
                params![limit, expression],
            ),
        };
        found.during("look for names", &self.path)
    }

    fn name_rows(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
    ) -> rusqlite::Result<Vec<NameCount>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_map(values, name_count)?.collect()
    }
}

fn name_count(row: &Row<'_>) -> rusqlite::Result<NameCount> {
    let country: Option<String> = row.get(3)?;
    Ok(NameCount {
        key: row.get(0)?,
        name: row.get(1)?,
        kind: match row.get::<_, i64>(2)? {
            0 => EntityKind::Person,
            1 => EntityKind::Organization,
            2 => EntityKind::Country,
            _ => EntityKind::Place,
        },
        country: country.as_deref().and_then(CountryCode::new),
        n_articles: row.get(4)?,
    })
}
