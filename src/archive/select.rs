//! Which articles pass a filter, and in what order.
//!
//! Every condition gives a list of ids in ascending order; the filter is the intersection. The
//! lists of the last conditions and the last order are kept until something changes, so
//! paging through a list and adding a condition to it cost no second search.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::params;

use super::encounters::{kind_number, status_number};
use super::error::{During, Result};
use super::sort::fold;
use super::{Archive, ids, search, sets};
use crate::analysis::{Confidence, MeetingKind, Status};
use crate::lexicon::CountryCode;
use crate::query::{Filter, Join, Sort, Wanted};

/// Ids in the lists that are kept: 16 MB.
const N_KEPT: usize = 2 << 20;

/// Ids in an order that somebody pages through.
pub(super) type Ids = Arc<[i64]>;

/// Encounters in order of time: the day by which each is ordered, and its id.
pub(super) type InTime = Arc<[(i64, i64)]>;

/// A condition on articles of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Condition {
    /// About the country.
    Country(CountryCode),
    /// Naming somebody or something of this name.
    Name(Wanted),
    /// Matching this full-text expression.
    Words(String),
    /// Of an outlet with this in its name.
    Source(String),
    /// Telling an encounter of this form and in this state.
    Told(Option<MeetingKind>, Option<Status>),
    /// With an id in this range.
    Range(i64, i64),
    /// Read.
    Read,
    /// With a star.
    Starred,
}

impl Condition {
    fn is_mark(&self) -> bool {
        matches!(self, Condition::Read | Condition::Starred)
    }
}

/// The lists that are kept, most recently used first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Counters of the archive when the lists were made: of batches and of marks.
    stamp: (i64, i64),
    conditions: VecDeque<(Condition, Ids)>,
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
            let depends = |filter: &Filter| filter.unread || filter.starred;
            self.conditions
                .retain(|(condition, _)| !condition.is_mark());
            self.ordered.take_if(|(filter, _, _)| depends(filter));
            self.filtered_encounters
                .take_if(|(filter, _)| depends(filter));
        }
        self.stamp = stamp;
    }

    fn keep(&mut self, condition: Condition, ids: Ids) {
        self.conditions.push_front((condition, ids));
        let mut n = 0;
        self.conditions.retain(|(_, ids)| {
            n += ids.len() + 16;
            n <= N_KEPT
        });
    }

    fn find(&mut self, condition: &Condition) -> Option<Ids> {
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
        let range = range(filter);
        let mut lists = self.narrowing_lists(filter)?;
        lists.sort_by_key(|list| list.len());
        let mut lists = lists.into_iter();
        let mut ids = match lists.next() {
            Some(list) => list,
            None => self.list_of(Condition::Range(range.0, range.1))?,
        };
        for list in lists {
            ids = sets::both(&ids, &list).into();
        }
        if range != (i64::MIN, i64::MAX) {
            ids = sets::between(&ids, range.0, range.1).into();
        }
        if let Some(expression) = search::expressions(&filter.words).none {
            ids = sets::without(&ids, &self.list_of(Condition::Words(expression))?).into();
        }
        if filter.unread {
            ids = sets::without(&ids, &self.list_of(Condition::Read)?).into();
        }
        Ok(ids)
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

    /// One list for each condition that gives a list; which one is empty does not matter.
    fn narrowing_lists(&mut self, filter: &Filter) -> Result<Vec<Ids>> {
        let mut lists = Vec::new();
        lists.extend(self.of_countries(filter)?);
        for party in &filter.parties {
            lists.push(self.list_of(Condition::Name(party.clone()))?);
        }
        if let Some(expression) = search::expressions(&filter.words).all {
            lists.push(self.list_of(Condition::Words(expression))?);
        }
        if let Some(source) = &filter.source {
            lists.push(self.list_of(Condition::Source(source.clone()))?);
        }
        if filter.kind.is_some() || filter.status.is_some() {
            lists.push(self.list_of(Condition::Told(filter.kind, filter.status))?);
        }
        if filter.starred {
            lists.push(self.list_of(Condition::Starred)?);
        }
        Ok(lists)
    }

    fn of_countries(&mut self, filter: &Filter) -> Result<Vec<Ids>> {
        let mut lists = Vec::new();
        for country in &filter.countries {
            lists.push(self.list_of(Condition::Country(*country))?);
        }
        if filter.countries_join == Join::All || lists.len() < 2 {
            return Ok(lists);
        }
        lists.sort_by_key(|list| list.len());
        let any = lists
            .iter()
            .fold(Vec::<i64>::new(), |any, list| sets::either(&any, list));
        Ok(vec![any.into()])
    }

    fn list_of(&mut self, condition: Condition) -> Result<Ids> {
        if let Some(ids) = self.lists.find(&condition) {
            return Ok(ids);
        }
        let found = self
            .search(&condition)
            .during("look for articles", &self.path)?;
        let ids: Ids = found.into();
        self.lists.keep(condition, ids.clone());
        Ok(ids)
    }

    fn search(&self, condition: &Condition) -> rusqlite::Result<Vec<i64>> {
        match condition {
            Condition::Country(code) => self.column(
                "SELECT article FROM article_country WHERE country = ?1 ORDER BY article",
                [code.as_str()],
            ),
            Condition::Name(wanted) => self.naming(wanted),
            Condition::Words(expression) => self.column(
                "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid",
                [expression],
            ),
            Condition::Source(part) => {
                let sources = self.sources_named(part)?;
                let sql = "SELECT id FROM article WHERE source = ?1";
                self.union(sql, &sources)
            }
            Condition::Told(kind, status) => self.column(
                "SELECT DISTINCT report.article
                 FROM encounter JOIN report ON report.encounter = encounter.id
                 WHERE (?1 IS NULL OR encounter.kind = ?1)
                   AND (?2 IS NULL OR encounter.status = ?2)
                 ORDER BY report.article",
                params![kind.map(kind_number), status.map(status_number)],
            ),
            Condition::Range(first, last) => self.column(
                "SELECT id FROM article WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
                [first, last],
            ),
            Condition::Read => self.column(
                "SELECT article FROM mark WHERE read = 1 ORDER BY article",
                [],
            ),
            Condition::Starred => self.column(
                "SELECT article FROM mark WHERE starred = 1 ORDER BY article",
                [],
            ),
        }
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

    /// The integers of a query asked for each of several values, ascending, each once.
    pub(super) fn union(&self, sql: &str, values: &[i64]) -> rusqlite::Result<Vec<i64>> {
        let mut all = Vec::new();
        for value in values {
            all.extend(self.column(sql, [value])?);
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

/// The ids of the days the filter asks for. Articles without a date pass no condition on dates.
fn range(filter: &Filter) -> (i64, i64) {
    let first = |date: Date| ids::first_of_day(date);
    match (filter.since, filter.until) {
        (None, None) => (i64::MIN, i64::MAX),
        (since, until) => (
            since.map_or(ids::UNDATED, first),
            until.map_or(i64::MAX, ids::last_of_day),
        ),
    }
}
