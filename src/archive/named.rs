//! Storing what articles name.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, params};

use super::learned::{self, Said};
use super::part::Parts;
use crate::analysis::{Analysis, EntityId, EntityKind};
use crate::article::Article;
use crate::lexicon::CountryCode;
use crate::timeline::key;

/// Names remembered between articles; beyond that they are looked up again.
const N_REMEMBERED: usize = 50_000;

/// Names whose rows are known, and what waits to be written of them.
#[derive(Debug, Default)]
pub(super) struct Known {
    rows: HashMap<(String, EntityKind), i64>,
    /// Set while many articles are stored in one transaction.
    waiting: Option<Waiting>,
}

/// What many articles together add, in the order in which the tables take it best.
#[derive(Debug, Default)]
struct Waiting {
    /// Further articles that name each row, and the first country they tell of it.
    counts: BTreeMap<i64, (i64, Option<CountryCode>)>,
    /// Row and article, number of quotations, whether it is a main one.
    links: BTreeMap<(i64, i64), (u32, bool)>,
    /// What new rows are found by.
    words: Vec<(i64, String)>,
}

impl Known {
    /// From here on, what articles add waits for the end.
    pub(super) fn begin(&mut self) {
        self.waiting = Some(Waiting::default());
    }

    /// Writes what waits.
    pub(super) fn end(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let Some(waiting) = self.waiting.take() else {
            return Ok(());
        };
        for (name, (n, country)) in waiting.counts {
            count(connection, name, n, country)?;
        }
        for ((name, article), (n_said, is_main)) in waiting.links {
            link(connection, name, article, n_said, is_main)?;
        }
        for (name, words) in waiting.words {
            put_words(connection, name, &words)?;
        }
        Ok(())
    }

    /// The row of a name, counting one more article; made if it is new.
    fn row(&mut self, connection: &Connection, named: &Named) -> rusqlite::Result<i64> {
        let wanted = (named.key.clone(), named.kind);
        let known = match self.rows.get(&wanted) {
            Some(row) => Some(*row),
            None => stored(connection, named)?,
        };
        let row = match known {
            Some(row) => {
                self.count(connection, row, named.country)?;
                row
            }
            None => self.insert(connection, named)?,
        };
        if self.rows.len() >= N_REMEMBERED {
            self.rows.clear();
        }
        self.rows.insert(wanted, row);
        Ok(row)
    }

    /// Counts one more article of a name.
    fn count(
        &mut self,
        connection: &Connection,
        row: i64,
        country: Option<CountryCode>,
    ) -> rusqlite::Result<()> {
        let Some(waiting) = &mut self.waiting else {
            return count(connection, row, 1, country);
        };
        let (n, known) = waiting.counts.entry(row).or_default();
        *n += 1;
        *known = known.or(country);
        Ok(())
    }

    fn insert(&mut self, connection: &Connection, named: &Named) -> rusqlite::Result<i64> {
        let row = insert(connection, named)?;
        let words = searchable(&named.name);
        match &mut self.waiting {
            Some(waiting) => waiting.words.push((row, words)),
            None => put_words(connection, row, &words)?,
        }
        Ok(row)
    }
}

/// Something that an article names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    key: String,
    kind: EntityKind,
    name: String,
    country: Option<CountryCode>,
    /// What the article says of a person.
    said: Option<Said>,
    /// Number of quotations by it.
    n_said: u32,
    /// Whether the article is mainly about it.
    is_main: bool,
}

/// What an article names, each key and kind once.
pub(super) fn names(article: &Article, analysis: &Analysis) -> Vec<Named> {
    let parts = Parts::new(article, analysis);
    let mut names: Vec<Named> = Vec::new();
    for (entity, id) in analysis.entities.iter().zip(0..) {
        let id = EntityId(id);
        let key = key(&entity.name);
        if key.is_empty() {
            continue;
        }
        let known = names
            .iter_mut()
            .find(|n| n.key == key && n.kind == entity.kind);
        match known {
            Some(named) => {
                named.country = named.country.or(entity.country);
                named.said = named.said.take().or_else(|| Said::of(entity));
                named.n_said += parts.n_said(id);
                named.is_main |= parts.is_main(id, &key);
            }
            None => names.push(Named {
                n_said: parts.n_said(id),
                is_main: parts.is_main(id, &key),
                key,
                kind: entity.kind,
                name: entity.name.clone(),
                country: entity.country,
                said: Said::of(entity),
            }),
        }
    }
    names
}

/// Stores that an article names something.
pub(super) fn put(
    connection: &Connection,
    known: &mut Known,
    article: i64,
    named: &Named,
) -> rusqlite::Result<()> {
    let name = known.row(connection, named)?;
    match &mut known.waiting {
        Some(waiting) => {
            let part = (named.n_said, named.is_main);
            waiting.links.entry((name, article)).or_insert(part);
        }
        None => link(connection, name, article, named.n_said, named.is_main)?,
    }
    match &named.said {
        Some(said) => learned::put(connection, name, article, said),
        None => Ok(()),
    }
}

/// Takes back that an article names something; `after` is what it names from now on. What no
/// article names any more keeps its row, since it would be costly to take its words out; questions
/// pass over it.
pub(super) fn take(
    connection: &Connection,
    known: &mut Known,
    article: i64,
    named: &Named,
    after: &[Named],
) -> rusqlite::Result<()> {
    known.rows.remove(&(named.key.clone(), named.kind));
    let Some(id) = stored(connection, named)? else {
        return Ok(());
    };
    let n_taken = connection
        .prepare_cached("DELETE FROM article_name WHERE name = ?1 AND article = ?2")?
        .execute([id, article])?;
    if n_taken > 0 {
        connection
            .prepare_cached("UPDATE name SET n_articles = n_articles - 1 WHERE id = ?1")?
            .execute([id])?;
        learned::take(connection, id, article)?;
    }
    let same = after
        .iter()
        .find(|other| other.key == named.key && other.kind == named.kind);
    if same.is_some_and(|other| other.country != named.country) {
        // It tells its country anew.
        connection
            .prepare_cached("UPDATE name SET country = NULL WHERE id = ?1")?
            .execute([id])?;
    }
    Ok(())
}

/// Counts more articles of a name; tells its country if nothing told it.
fn count(
    connection: &Connection,
    name: i64,
    n: i64,
    country: Option<CountryCode>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE name SET n_articles = n_articles + ?2, country = coalesce(country, ?3)
             WHERE id = ?1",
        )?
        .execute(params![name, n, country.as_ref().map(CountryCode::as_str)])
        .map(drop)
}

fn link(
    connection: &Connection,
    name: i64,
    article: i64,
    n_said: u32,
    is_main: bool,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO article_name (name, article, n_said, is_main)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![name, article, n_said, is_main])
        .map(drop)
}

/// Makes a row of names findable by its words as typed.
fn put_words(connection: &Connection, name: i64, words: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO name_words (rowid, name) VALUES (?1, ?2)")?
        .execute(params![name, words])
        .map(drop)
}

/// The row of a name, if it is stored.
fn stored(connection: &Connection, named: &Named) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM name WHERE key = ?1 AND kind = ?2")?
        .query_row(params![named.key, entity_number(named.kind)], |row| {
            row.get(0)
        })
        .optional()
}

/// A new row of names, of one article.
fn insert(connection: &Connection, named: &Named) -> rusqlite::Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO name (key, kind, name, country, n_articles) VALUES (?1, ?2, ?3, ?4, 1)",
        )?
        .execute(params![
            named.key,
            entity_number(named.kind),
            named.name,
            named.country.as_ref().map(CountryCode::as_str)
        ])?;
    let id = connection.last_insert_rowid();
    let mut word_of = connection
        .prepare_cached("INSERT OR IGNORE INTO name_word (word, name) VALUES (?1, ?2)")?;
    for word in named.key.split(' ') {
        word_of.execute(params![word, id])?;
    }
    Ok(id)
}

/// A name with the letters that the index does not fold by itself in both forms.
fn searchable(name: &str) -> String {
    let plain = plain_letters(name);
    if plain == name {
        plain
    } else {
        format!("{name} {plain}")
    }
}

/// Letters that are no letter with an accent, as people without them on the keyboard type them.
fn plain_letters(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'ł' => plain.push('l'),
            'Ł' => plain.push('L'),
            'ø' => plain.push('o'),
            'Ø' => plain.push('O'),
            'đ' => plain.push('d'),
            'Đ' => plain.push('D'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            _ => plain.push(c),
        }
    }
    plain
}

/// The number that stands for a kind in the table of names.
pub(super) fn entity_number(kind: EntityKind) -> i64 {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organization => 1,
        EntityKind::Country => 2,
        EntityKind::Place => 3,
    }
}
