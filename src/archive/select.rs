//! Which articles pass a filter, and in what order.
//!
//! Every condition gives a list of ids in ascending order; the filter is the intersection. The
//! lists of the last conditions and the last order are kept until something changes, so
//! paging through a list and adding a condition to it cost no second search.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use super::Archive;
use super::error::{During, Result};
use super::passing::{self, Answers, Asked, Stretch, passing};
use super::sort::fold;
use crate::analysis::Confidence;
use crate::query::{Filter, Sort};

/// Ids in the lists that are kept: 16 MB.
const N_KEPT: usize = 2 << 20;

/// Ids in an order that somebody pages through.
pub(super) type Ids = Arc<[i64]>;

/// Encounters in order of time: the day by which each is ordered, and its id.
pub(super) type InTime = Arc<[(i64, i64)]>;

/// The lists that are kept, most recently used first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Counters of the archive when the lists were made: of batches and of marks.
    stamp: (i64, i64),
    conditions: VecDeque<(Asked, Ids)>,
    ordered: Option<(Filter, Sort, Ids)>,
    /// Encounters in order of time, with their first day.
    pub encounters: Option<InTime>,
    /// The encounters that a report tells at least so surely.
    pub sure_encounters: Option<(Confidence, HashSet<i64>)>,
    /// The encounters of the last filter.
    pub filtered_encounters: Option<(Filter, InTime)>,
    /// A position in the list of all articles, newest first, and the id that stands there.
    pub anchor: Option<(usize, i64)>,
}

impl Lists {
    /// Drops what is no longer true.
    fn bring_to(&mut self, stamp: (i64, i64)) {
        if stamp.0 != self.stamp.0 {
            *self = Lists::default();
        } else if stamp.1 != self.stamp.1 {
            self.conditions
                .retain(|(condition, _)| !condition.is_mark());
            self.ordered
                .take_if(|(filter, _, _)| filter.depends_on_marks());
            self.filtered_encounters
                .take_if(|(filter, _)| filter.depends_on_marks());
        }
        self.stamp = stamp;
    }

    fn keep(&mut self, condition: Asked, ids: Ids) {
        self.conditions.push_front((condition, ids));
        let mut n = 0;
        self.conditions.retain(|(_, ids)| {
            n += ids.len() + 16;
            n <= N_KEPT
        });
    }

    fn find(&mut self, condition: &Asked) -> Option<Ids> {
        let at = self.conditions.iter().position(|(c, _)| c == condition)?;
        let found = self.conditions.remove(at)?;
        let ids = found.1.clone();
        self.conditions.push_front(found);
        Some(ids)
    }
}

impl Archive {
    /// Drops lists that an import or a mark, of this or another process, made wrong.
    pub(super) fn refresh_lists(&mut self) -> Result<()> {
        let stamp = || Ok((self.counter("batches")?, self.counter("marks")?));
        let stamp = stamp().during("read the counters", &self.path)?;
        self.lists.bring_to(stamp);
        Ok(())
    }

    /// The ids of the articles that pass, in ascending order.
    pub(super) fn select(&mut self, filter: &Filter) -> Result<Ids> {
        self.refresh_lists()?;
        let found = passing(filter, passing::ALL, &mut Kept(self));
        Ok(found.during("look for articles", &self.path)?.into())
    }

    /// The ids of the articles that pass, in the given order.
    pub(super) fn ordered(&mut self, filter: &Filter, sort: Sort) -> Result<Ids> {
        self.refresh_lists()?;
        if let Some((known, by, ids)) = &self.lists.ordered
            && known == filter
            && *by == sort
        {
            return Ok(ids.clone());
        }
        let ids = self.select(filter)?;
        let ids = self.sorted(&ids, filter, sort)?;
        self.lists.ordered = Some((filter.clone(), sort, ids.clone()));
        Ok(ids)
    }

    /// Whether the list in this order is ready.
    pub(super) fn is_listed(&mut self, filter: &Filter, sort: Sort) -> Result<bool> {
        self.refresh_lists()?;
        let ready = self.lists.ordered.as_ref();
        Ok(ready.is_some_and(|(known, by, _)| known == filter && *by == sort))
    }

    /// The outlets whose name has this in it, whatever the letters.
    pub(super) fn sources_named(&self, part: &str) -> rusqlite::Result<Vec<i64>> {
        let part = fold(part);
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, name FROM source")?;
        let mut rows = statement.query([])?;
        let mut sources = Vec::new();
        while let Some(row) = rows.next()? {
            if fold(row.get_ref(1)?.as_str().unwrap_or("")).contains(&part) {
                sources.push(row.get(0)?);
            }
        }
        Ok(sources)
    }

    /// The integers of a query asked for each of several values within a stretch, ascending,
    /// each once.
    pub(super) fn union(
        &self,
        sql: &str,
        values: &[i64],
        (first, last): Stretch,
    ) -> rusqlite::Result<Vec<i64>> {
        let mut all = Vec::new();
        for value in values {
            all.extend(self.column(sql, [*value, first, last])?);
        }
        all.sort_unstable();
        all.dedup();
        Ok(all)
    }

    /// The integers in the first column of a query.
    pub(super) fn column(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
    ) -> rusqlite::Result<Vec<i64>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(values, |row| row.get(0))?;
        rows.collect()
    }
}

/// Answers from the lists that are kept.
struct Kept<'a>(&'a mut Archive);

impl Answers for Kept<'_> {
    fn answer(&mut self, asked: Asked) -> rusqlite::Result<Ids> {
        let Kept(archive) = self;
        if let Some(ids) = archive.lists.find(&asked) {
            return Ok(ids);
        }
        let ids: Ids = archive.holding(&asked, passing::ALL)?.into();
        archive.lists.keep(asked, ids.clone());
        Ok(ids)
    }
}
