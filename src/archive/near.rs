//! What joining looks at again and again, kept in memory while articles are stored: who takes
//! part in which encounters in a stretch of time, and the outlines of encounters.
//!
//! Only a copy of the tables: every change of them by this program's joining goes through here,
//! and after any other change, by whomever, it is dropped.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rusqlite::{Connection, params};

use super::encounters::read_outline;
use crate::timeline::{EncounterId, Outline};

/// Days of a block of rows that are read together.
const BLOCK_DAYS: i64 = 128;

/// Rows kept, of 24 bytes each; beyond that all are dropped.
const MOST_ROWS: usize = 400_000;

/// What an empty block costs, in rows.
const BLOCK_ROWS: usize = 4;

/// Outlines of one generation, each of about a kilobyte.
const MOST_OUTLINES: usize = 6_000;

/// That a key takes part in an encounter, with the days on which a further report could belong
/// to it, as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub first: i64,
    pub last: i64,
    pub encounter: i64,
}

/// An encounter as joining sees it.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub outline: Outline,
    pub n_reports: i64,
}

/// The rows of a key whose first day is in a block, by the number of the block.
type Blocks = HashMap<i64, Vec<Row>>;

/// The copies.
#[derive(Debug, Default)]
pub(super) struct Near {
    /// What the tables were when the copies were last true.
    stamp: Option<Stamp>,
    /// Whether they are true now.
    is_open: bool,
    blocks: HashMap<String, Blocks>,
    n_rows: usize,
    outlines: HashMap<i64, Arc<Known>>,
    /// The outlines of the generation before; what is asked for moves up.
    older: HashMap<i64, Arc<Known>>,
}

/// Changes whenever anything in the file does: by others, and by this connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp(i64, u64);

impl Stamp {
    fn now(connection: &Connection) -> rusqlite::Result<Stamp> {
        let version = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(Stamp(version, connection.total_changes()))
    }
}

impl Near {
    /// At the start of a transaction: drops the copies if something else changed the tables.
    pub(super) fn open(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let now = Stamp::now(connection)?;
        if self.stamp != Some(now) {
            *self = Near::default();
        }
        self.is_open = true;
        Ok(())
    }

    /// At its end: what happens until the next start may make the copies wrong.
    pub(super) fn close(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.stamp = Some(Stamp::now(connection)?);
        self.is_open = false;
        Ok(())
    }

    /// Drops the copies unless they are known to be true.
    pub(super) fn trust(&mut self) {
        if !self.is_open {
            *self = Near::default();
        }
    }

    /// Gives `take` the rows of a key whose first day is from `from` to `to`.
    pub(super) fn rows(
        &mut self,
        connection: &Connection,
        key: &str,
        (from, to): (i64, i64),
        mut take: impl FnMut(Row),
    ) -> rusqlite::Result<()> {
        for number in from.div_euclid(BLOCK_DAYS)..=to.div_euclid(BLOCK_DAYS) {
            let rows = self.block(connection, key, number)?.iter();
            rows.filter(|row| (from..=to).contains(&row.first))
                .for_each(|row| take(*row));
        }
        Ok(())
    }

    fn block(
        &mut self,
        connection: &Connection,
        key: &str,
        number: i64,
    ) -> rusqlite::Result<&[Row]> {
        let is_known = |blocks: &Blocks| blocks.contains_key(&number);
        if !self.blocks.get(key).is_some_and(is_known) {
            let rows = read_block(connection, key, number)?;
            if self.n_rows > MOST_ROWS {
                self.blocks.clear();
                self.n_rows = 0;
            }
            self.n_rows += rows.len() + BLOCK_ROWS;
            let blocks = self.blocks.entry(key.to_owned()).or_default();
            blocks.insert(number, rows);
        }
        let blocks = self.blocks.get(key);
        Ok(blocks
            .and_then(|b| b.get(&number))
            .map_or(&[], Vec::as_slice))
    }

    /// Notes that rows for these keys were stored.
    pub(super) fn add_rows(&mut self, keys: &BTreeSet<String>, row: Row) {
        let number = row.first.div_euclid(BLOCK_DAYS);
        for key in keys {
            let blocks = self.blocks.get_mut(key);
            if let Some(rows) = blocks.and_then(|blocks| blocks.get_mut(&number)) {
                rows.push(row);
                self.n_rows += 1;
            }
        }
    }

    /// Notes that a row was taken out.
    pub(super) fn take_row(&mut self, key: &str, row: Row) {
        let number = row.first.div_euclid(BLOCK_DAYS);
        let blocks = self.blocks.get_mut(key);
        if let Some(rows) = blocks.and_then(|blocks| blocks.get_mut(&number)) {
            rows.retain(|other| *other != row);
        }
    }

    /// The outline of an encounter, if there is such an encounter.
    pub(super) fn outline(
        &mut self,
        connection: &Connection,
        id: EncounterId,
    ) -> rusqlite::Result<Option<Arc<Known>>> {
        if let Some(known) = self.outlines.get(&id.0) {
            return Ok(Some(known.clone()));
        }
        let known = match self.older.remove(&id.0) {
            Some(known) => Some(known),
            None => read_outline(connection, id)?.map(Arc::new),
        };
        if let Some(known) = &known {
            self.keep(id, known.clone());
        }
        Ok(known)
    }

    /// Notes the outline that was stored.
    pub(super) fn put_outline(&mut self, id: EncounterId, known: Known) {
        self.older.remove(&id.0);
        self.keep(id, Arc::new(known));
    }

    /// Notes that an encounter was taken out.
    pub(super) fn take_outline(&mut self, id: EncounterId) {
        self.outlines.remove(&id.0);
        self.older.remove(&id.0);
    }

    fn keep(&mut self, id: EncounterId, known: Arc<Known>) {
        if self.outlines.len() >= MOST_OUTLINES {
            self.older = std::mem::take(&mut self.outlines);
        }
        self.outlines.insert(id.0, known);
    }
}

fn read_block(connection: &Connection, key: &str, number: i64) -> rusqlite::Result<Vec<Row>> {
    let from = number * BLOCK_DAYS;
    let mut ask = connection.prepare_cached(
        "SELECT first, last, encounter FROM encounter_party
         WHERE key = ?1 AND first BETWEEN ?2 AND ?3",
    )?;
    let rows = ask.query_map(params![key, from, from + BLOCK_DAYS - 1], |row| {
        Ok(Row {
            first: row.get(0)?,
            last: row.get(1)?,
            encounter: row.get(2)?,
        })
    })?;
    rows.collect()
}
