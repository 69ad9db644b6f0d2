//! The top of a list at once: newest first, as far as a page needs, without the whole list.
//!
//! Under several conditions no index gives the articles in order. They are asked for stretch by
//! stretch from the newest on, each larger than the one before, until a page is full. How many
//! pass in all is left open; counting them is another question.

use rusqlite::params;

use super::error::{During, Result};
use super::passing::{Answers, Asked, Stretch, days_of, passing};
use super::select::Ids;
use super::{Archive, wants_all};
use crate::query::{ArticleRow, Filter, Number, Sort, Window};
use crate::timeline::ArticleId;

/// Unread articles of a view are counted so far where counting all takes long.
const MOST_COUNTED: usize = 99;
/// Articles of the first stretch.
const FIRST: i64 = 1_000;
/// How many times larger the next one is.
const GROWTH: i64 = 4;
/// Articles in all stretches before the whole list is as good: where so few of them pass, some
/// condition is rare, and then it is quick.
const MOST: i64 = 21_000;

impl Archive {
    /// `n` articles that pass from position `from` on, newest first, or those around an article
    /// that passes. `None` where the whole list is as quick or is there already: ask for it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn list_at_once(
        &mut self,
        filter: &Filter,
        sort: Sort,
        (from, n): (usize, usize),
        around: Option<ArticleId>,
    ) -> Result<Option<Window<ArticleRow>>> {
        if sort != Sort::Newest || wants_all(filter) || self.is_listed(filter, sort)? {
            return Ok(None);
        }
        if around.is_none()
            && let Some(window) = self.first_page(filter, sort, from, n)?
        {
            return Ok(Some(window));
        }
        let found = self.top(filter, from + n, around.map(|id| id.0));
        let Some((ids, is_counted)) = found.during("look for articles", &self.path)? else {
            return Ok(None);
        };
        let place = around.and_then(|id| ids.iter().position(|other| *other == id.0));
        let from = place.map_or(from, |place| place.saturating_sub(n / 2));
        let page = ids.get(from..ids.len().min(from + n)).unwrap_or(&[]);
        Ok(Some(Window {
            from,
            rows: self.rows_of(page)?,
            total: ids.len(),
            is_counted,
        }))
    }

    /// How many articles of each filter are unread, as far as that is quick to say.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn unread(&mut self, filters: &[Filter]) -> Result<Vec<Number>> {
        let mut numbers = Vec::with_capacity(filters.len());
        for filter in filters {
            let filter = Filter {
                unread: true,
                ..filter.clone()
            };
            let window = match self.list_at_once(&filter, Sort::Newest, (0, MOST_COUNTED), None)? {
                Some(window) => window,
                None => self.list(&filter, Sort::Newest, 0, 0)?,
            };
            numbers.push(Number {
                n: match window.is_counted {
                    true => window.total,
                    false => window.total.min(MOST_COUNTED),
                },
                is_all: window.is_counted,
            });
        }
        Ok(numbers)
    }

    /// At least `n` ids that pass, newest first, and as many below `around` if it passes;
    /// whether these are all.
    fn top(
        &mut self,
        filter: &Filter,
        n: usize,
        around: Option<i64>,
    ) -> rusqlite::Result<Option<(Vec<i64>, bool)>> {
        let around = match around {
            Some(id) if !self.within(filter, (id, id))?.is_empty() => id,
            _ => i64::MAX,
        };
        let (oldest, newest) = days_of(filter);
        let (mut found, mut last, mut size, mut n_seen) = (Vec::new(), newest, FIRST, 0);
        loop {
            let first = self.stretch_start(last, size)?;
            let first = first.filter(|first| *first > oldest);
            let ids = self.within(filter, (first.unwrap_or(oldest), last))?;
            found.extend(ids.iter().rev());
            let n_below = found.partition_point(|id| *id >= around);
            let is_full = found.len().saturating_sub(n_below) >= n;
            n_seen += size;
            match first {
                None => return Ok(Some((found, true))),
                Some(_) if is_full => return Ok(Some((found, false))),
                Some(_) if n_seen >= MOST => return Ok(None),
                Some(first) => last = first - 1,
            }
            size *= GROWTH;
        }
    }

    /// The id with which a stretch of `size` articles up to `last` begins; `None` if all that
    /// are left are fewer.
    fn stretch_start(&self, last: i64, size: i64) -> rusqlite::Result<Option<i64>> {
        let ids = self.column(
            "SELECT id FROM article WHERE id <= ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2",
            params![last, size - 1],
        )?;
        Ok(ids.first().copied())
    }

    /// The ids of a stretch that pass.
    fn within(&mut self, filter: &Filter, stretch: Stretch) -> rusqlite::Result<Vec<i64>> {
        let mut answers = Within {
            archive: self,
            stretch,
        };
        passing(filter, stretch, &mut answers)
    }
}

/// Answers of one stretch, from the indexes.
struct Within<'a> {
    archive: &'a Archive,
    stretch: Stretch,
}

impl Answers for Within<'_> {
    fn answer(&mut self, asked: Asked) -> rusqlite::Result<Ids> {
        Ok(self.archive.holding(&asked, self.stretch)?.into())
    }
}
