//! What the articles of the archive say of a person, for those that only name him.
//!
//! Each article's own words are stored as a statement when it is stored; they are looked up, and
//! laid over, when an article is opened. Stored analyses hold nothing that was learned: so the
//! order of import leaves no trace, and an article opened a year later shows what is known then.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::{During, Result};
use super::named::entity_number;
use super::{Archive, ids};
use crate::analysis::learned::{Statement, apply, learn, unknown};
use crate::analysis::{Analysis, Entity, EntityKind};
use crate::lexicon::CountryCode;
use crate::timeline::{ArticleId, key};

/// Statements looked at on either side of an article.
const N_STATEMENTS: i64 = 40;

/// Persons of an article that are looked up: one that names more opens no slower for it.
const N_PERSONS: usize = 60;

/// An article that is only this sure of what it says makes no statement.
const MIN_CONFIDENCE: u8 = 70;

/// What an article says of a person in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    country: Option<CountryCode>,
    office: String,
}

impl Said {
    /// What an entity's own article says of it, if it says enough.
    pub(super) fn of(entity: &Entity) -> Option<Said> {
        let grounds = entity.grounds.as_ref()?;
        let is_sure = grounds.confidence.0 >= MIN_CONFIDENCE && entity.kind == EntityKind::Person;
        let office = entity.office.clone().filter(|_| is_sure)?;
        Some(Said {
            country: entity.country,
            office,
        })
    }
}

/// Stores what an article says of the person of row `person`.
pub(super) fn put(
    connection: &Connection,
    person: i64,
    article: i64,
    said: &Said,
) -> rusqlite::Result<()> {
    let country = said.country.as_ref().map(CountryCode::as_str);
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO statement (person, article, country, office)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![person, article, country, said.office])
        .map(drop)
}

/// Takes back what an article says of the person of row `person`.
pub(super) fn take(connection: &Connection, person: i64, article: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM statement WHERE person = ?1 AND article = ?2")?
        .execute([person, article])
        .map(drop)
}

impl Archive {
    /// Gives the persons of an article what other articles say of them.
    pub(super) fn lay_over(&self, id: ArticleId, analysis: &mut Analysis) -> Result<()> {
        let persons: Vec<_> = unknown(analysis).take(N_PERSONS).collect();
        for person in persons {
            let name = analysis.entity(person).map_or("", |e| e.name.as_str());
            let key = key(name);
            let statements = statements(&self.connection, &key, id);
            let statements = statements.during("look up a person", &self.path)?;
            if let Some(learned) = learn(&statements, key.split(' ').count()) {
                apply(&learned, person, analysis);
            }
        }
        Ok(())
    }
}

/// What articles about the time of `id` say of the person with this key.
fn statements(
    connection: &Connection,
    key: &str,
    id: ArticleId,
) -> rusqlite::Result<Vec<Statement>> {
    let person: Option<i64> = connection
        .prepare_cached("SELECT id FROM name WHERE key = ?1 AND kind = ?2")?
        .query_row(params![key, entity_number(EntityKind::Person)], |row| {
            row.get(0)
        })
        .optional()?;
    let Some(person) = person else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for sql in [
        "SELECT country, office, article FROM statement
         WHERE person = ?1 AND article < ?2 ORDER BY article DESC LIMIT ?3",
        "SELECT country, office, article FROM statement
         WHERE person = ?1 AND article > ?2 ORDER BY article LIMIT ?3",
    ] {
        let mut query = connection.prepare_cached(sql)?;
        let rows = query.query_map([person, id.0, N_STATEMENTS], |row| {
            let country: Option<String> = row.get(0)?;
            Ok(Statement {
                country: country.and_then(|code| CountryCode::new(&code)),
                office: row.get(1)?,
                age: ids::days_between(row.get(2)?, id.0),
            })
        })?;
        for row in rows {
            found.push(row?);
        }
    }
    Ok(found)
}
