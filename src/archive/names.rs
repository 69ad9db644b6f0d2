//! Question: which names occur that begin like this.

use rusqlite::{Row, params};

use super::error::{During, Result};
use super::named::entity_number;
use super::{Archive, search, wants_all};
use crate::analysis::EntityKind;
use crate::lexicon::CountryCode;
use crate::query::{Filter, NameCount};

/// The number of persons among the kinds: the first.
const PERSON: i64 = 0;

impl Archive {
    /// Names of a kind that have words beginning like those of `prefix`, most articles first;
    /// all such names if it is empty. Without a kind persons come first, then all others.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn names(
        &self,
        prefix: &str,
        kind: Option<EntityKind>,
        limit: usize,
    ) -> Result<Vec<NameCount>> {
        let kinds = match kind {
            Some(kind) => vec![(entity_number(kind), entity_number(kind))],
            None => vec![(PERSON, PERSON), (PERSON + 1, i64::MAX)],
        };
        let expression = search::prefixes(prefix);
        let mut names = Vec::new();
        for kinds in kinds {
            let n = limit.saturating_sub(names.len());
            let found = self.names_of(expression.as_deref(), kinds, n);
            names.extend(found.during("look for names", &self.path)?);
        }
        Ok(names)
    }

    /// The names of a kind in the articles that pass, in most of them first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn names_among(
        &mut self,
        filter: &Filter,
        kind: EntityKind,
        limit: usize,
    ) -> Result<Vec<NameCount>> {
        if wants_all(filter) {
            return self.names("", Some(kind), limit);
        }
        let ids = self.select(filter)?;
        let found = self.count_names(&ids, kind, limit);
        found.during("count names", &self.path)
    }

    fn count_names(
        &self,
        ids: &[i64],
        kind: EntityKind,
        limit: usize,
    ) -> rusqlite::Result<Vec<NameCount>> {
        let sql = "SELECT article_name.name, article_name.article
                   FROM name JOIN article_name ON article_name.name = name.id
                   WHERE name.kind = ?1 AND name.n_articles > 0
                     AND article_name.article BETWEEN ?2 AND ?3
                   ORDER BY article_name.name";
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
            return Ok(Vec::new());
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![entity_number(kind), first, last])?;
        let mut counts: Vec<(i64, u32)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (name, article): (i64, i64) = (row.get(0)?, row.get(1)?);
            if ids.binary_search(&article).is_err() {
                continue;
            }
            match counts.last_mut() {
                Some((known, n)) if *known == name => *n += 1,
                _ => counts.push((name, 1)),
            }
        }
        counts.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), *name));
        let mut names = Vec::new();
        for (name, n_articles) in counts.into_iter().take(limit) {
            let sql = "SELECT key, name, kind, country, n_articles FROM name WHERE id = ?1";
            let rows = self.name_rows(sql, [name])?.into_iter();
            names.extend(rows.map(|row| NameCount { n_articles, ..row }));
        }
        Ok(names)
    }

    fn names_of(
        &self,
        expression: Option<&str>,
        (first, last): (i64, i64),
        limit: usize,
    ) -> rusqlite::Result<Vec<NameCount>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        match expression {
            None => self.name_rows(
                "SELECT key, name, kind, country, n_articles FROM name
                 WHERE kind BETWEEN ?2 AND ?3 AND n_articles > 0
                 ORDER BY n_articles DESC, id LIMIT ?1",
                params![limit, first, last],
            ),
            Some(expression) => self.name_rows(
                "SELECT name.key, name.name, name.kind, name.country, name.n_articles
                 FROM name_words JOIN name ON name.id = name_words.rowid
                 WHERE name_words MATCH ?4 AND name.kind BETWEEN ?2 AND ?3
                   AND name.n_articles > 0
                 ORDER BY name.n_articles DESC, name.id LIMIT ?1",
                params![limit, first, last, expression],
            ),
        }
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
