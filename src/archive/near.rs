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
const BLOCK_DAYS: i64 = 64;

/// Days of most encounters at most; the few that are longer stand by themselves, so that only
/// they are looked through for what began long before.
const SHORT_DAYS: i64 = 80;

/// More days than the search for one telling ever spans.
const LONG_DAYS: i64 = 400;

/// Rows kept, of 32 bytes each; beyond that all are dropped.
const MOST_ROWS: usize = 300_000;

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
    /// Parties of the encounter; 0 if that is not known.
    pub n_parties: i64,
}

impl Row {
    fn is_short(&self) -> bool {
        self.last.saturating_sub(self.first) <= SHORT_DAYS
    }
}

/// An encounter as joining sees it.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub outline: Outline,
    pub n_reports: i64,
}

/// The rows of a key whose first day is in a block, by the number of the block.
type Blocks = HashMap<i64, Block>;

#[derive(Debug, Default)]
struct Block {
    short: Vec<Row>,
    long: Vec<Row>,
}

impl Block {
    /// The rows among which the row is, or would be.
    fn rows_like(&mut self, row: &Row) -> &mut Vec<Row> {
        if row.is_short() {
            &mut self.short
        } else {
            &mut self.long
        }
    }
}

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
    pub(super) fn begun(
        &mut self,
        connection: &Connection,
        key: &str,
        (from, to): (i64, i64),
        mut take: impl FnMut(&Row),
    ) -> rusqlite::Result<()> {
        for number in from.div_euclid(BLOCK_DAYS)..=to.div_euclid(BLOCK_DAYS) {
            let block = self.block(connection, key, number)?;
            let rows = block.short.iter().chain(&block.long);
            rows.filter(|row| (from..=to).contains(&row.first))
                .for_each(&mut take);
        }
        Ok(())
    }

    /// Gives `take` the rows of a key that share a day with those from `first` to `last`.
    pub(super) fn sharing(
        &mut self,
        connection: &Connection,
        key: &str,
        (first, last): (i64, i64),
        mut take: impl FnMut(&Row),
    ) -> rusqlite::Result<()> {
        let (from, to) = (first - LONG_DAYS, last);
        let shares = |row: &&Row| (from..=to).contains(&row.first) && row.last >= first;
        let first_short = (first - SHORT_DAYS).div_euclid(BLOCK_DAYS);
        for number in from.div_euclid(BLOCK_DAYS)..=to.div_euclid(BLOCK_DAYS) {
            let block = self.block(connection, key, number)?;
            block.long.iter().filter(shares).for_each(&mut take);
            if number >= first_short {
                block.short.iter().filter(shares).for_each(&mut take);
            }
        }
        Ok(())
    }

    fn block(
        &mut self,
        connection: &Connection,
        key: &str,
        number: i64,
    ) -> rusqlite::Result<&Block> {
        let is_known = |blocks: &Blocks| blocks.contains_key(&number);
        if !self.blocks.get(key).is_some_and(is_known) {
            let (block, n_rows) = read_block(connection, key, number)?;
            if self.n_rows > MOST_ROWS {
                self.blocks.clear();
                self.n_rows = 0;
            }
            self.n_rows += n_rows + BLOCK_ROWS;
            let blocks = self.blocks.entry(key.to_owned()).or_default();
            blocks.insert(number, block);
        }
        let blocks = self.blocks.get(key);
        Ok(blocks.and_then(|b| b.get(&number)).unwrap_or(&NOTHING))
    }

    /// Notes that rows for these keys were stored.
    pub(super) fn add_rows(&mut self, keys: &BTreeSet<String>, row: Row) {
        let number = row.first.div_euclid(BLOCK_DAYS);
        for key in keys {
            let blocks = self.blocks.get_mut(key);
            if let Some(block) = blocks.and_then(|blocks| blocks.get_mut(&number)) {
                block.rows_like(&row).push(row);
                self.n_rows += 1;
            }
        }
    }

    /// Notes that a row was taken out.
    pub(super) fn take_row(&mut self, key: &str, row: &Row) {
        let number = row.first.div_euclid(BLOCK_DAYS);
        let blocks = self.blocks.get_mut(key);
        if let Some(block) = blocks.and_then(|blocks| blocks.get_mut(&number)) {
            let rows = block.rows_like(row);
            rows.retain(|other| other.encounter != row.encounter);
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

/// Where a key has no rows.
static NOTHING: Block = Block {
    short: Vec::new(),
    long: Vec::new(),
};

/// A block as stored, and how many rows it has.
fn read_block(connection: &Connection, key: &str, number: i64) -> rusqlite::Result<(Block, usize)> {
    let from = number * BLOCK_DAYS;
    let mut ask = connection.prepare_cached(
        "SELECT first, last, encounter, n_parties FROM encounter_party
         WHERE key = ?1 AND first BETWEEN ?2 AND ?3",
    )?;
    let rows = ask.query_map(params![key, from, from + BLOCK_DAYS - 1], |row| {
        Ok(Row {
            first: row.get(0)?,
            last: row.get(1)?,
            encounter: row.get(2)?,
            n_parties: row.get(3)?,
        })
    })?;
    let (mut block, mut n_rows) = (Block::default(), 0);
    for row in rows {
        let row = row?;
        block.rows_like(&row).push(row);
        n_rows += 1;
    }
    Ok((block, n_rows))
}
