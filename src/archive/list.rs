//! Question: which articles, in what order, and where is one of them.

use rusqlite::params;

use super::error::{During, Result};
use super::rows::{COLUMNS, TABLES, article_row};
use super::{Archive, ids, wants_all};
use crate::query::{ArticleRow, Filter, Sort, Window};
use crate::timeline::ArticleId;

impl Archive {
    /// `n` articles that pass the filter from position `from` on, and how many there are.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn list(
        &mut self,
        filter: &Filter,
        sort: Sort,
        from: usize,
        n: usize,
    ) -> Result<Window<ArticleRow>> {
        match all_in_time(filter, sort) {
            Some(order) => self.page_of_all(order, from, n),
            None => {
                if let Some(window) = self.first_page(filter, sort, from, n)? {
                    return Ok(window);
                }
                let ids = self.ordered(filter, sort)?;
                let wanted = ids.get(from..from.saturating_add(n).min(ids.len()));
                Ok(Window {
                    from,
                    rows: self.rows_of(wanted.unwrap_or(&[]))?,
                    total: ids.len(),
                    is_counted: true,
                })
            }
        }
    }

    /// Where the article stands in the list; `None` if the filter keeps it out.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn position_of(
        &mut self,
        id: ArticleId,
        filter: &Filter,
        sort: Sort,
    ) -> Result<Option<usize>> {
        match all_in_time(filter, sort) {
            Some(order) => self.position_in_all(id, order),
            None => {
                let ids = self.ordered(filter, sort)?;
                Ok(ids.iter().position(|other| *other == id.0))
            }
        }
    }

    /// The ids of all articles that pass, in order.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn ids(&mut self, filter: &Filter, sort: Sort) -> Result<Vec<ArticleId>> {
        let ids = self.ordered(filter, sort)?;
        Ok(ids.iter().copied().map(ArticleId).collect())
    }

    /// The ids of all articles that pass, in the order in which they must be stored to stand in
    /// another archive as they stand here.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn ids_to_store(&mut self, filter: &Filter) -> Result<Vec<ArticleId>> {
        let mut ids = self.ids(filter, Sort::Oldest)?;
        // An article without a date gets an id below all others.
        let n_undated = ids.partition_point(|id| id.0 < ids::UNDATED);
        if let Some(undated) = ids.get_mut(..n_undated) {
            undated.reverse();
        }
        Ok(ids)
    }

    /// A page of all articles without a list of them: a walk along the table from the nearest
    /// position that is known.
    fn page_of_all(&mut self, order: Order, from: usize, n: usize) -> Result<Window<ArticleRow>> {
        self.refresh_lists()?;
        let total = self.n_articles()?;
        let n = n.min(total.saturating_sub(from));
        // Position and number as newest first would count them.
        let start = match order {
            Order::Newest => from,
            Order::Oldest => total.saturating_sub(from + n),
        };
        let mut rows = self.newest(start, n, total)?;
        if let Some(last) = rows.last() {
            self.lists.anchor = Some((start + rows.len() - 1, last.id.0));
        }
        if order == Order::Oldest {
            rows.reverse();
        }
        Ok(Window {
            from,
            rows,
            total,
            is_counted: true,
        })
    }

    /// `n` rows from a position of all articles, newest first.
    fn newest(&self, start: usize, n: usize, total: usize) -> Result<Vec<ArticleRow>> {
        if n == 0 {
            return Ok(Vec::new());
        }
        let (known, id) = self.lists.anchor.unwrap_or((0, i64::MAX));
        let from_end = total.saturating_sub(start + n);
        let distances = [start, start.abs_diff(known), from_end];
        let nearest = distances.iter().min().copied().unwrap_or(0);
        let (condition, order, id, skip) = if nearest == start {
            ("<=", "DESC", i64::MAX, start)
        } else if nearest == from_end {
            (">=", "ASC", i64::MIN, from_end)
        } else if start >= known {
            ("<=", "DESC", id, start - known)
        } else {
            // Walk back from the anchor to the last row wanted, then take what is before it.
            return self.newest_before(known, id, start, n);
        };
        let mut rows = self.walk(condition, order, id, skip, n)?;
        if order == "ASC" {
            rows.reverse();
        }
        Ok(rows)
    }

    fn newest_before(
        &self,
        known: usize,
        id: i64,
        start: usize,
        n: usize,
    ) -> Result<Vec<ArticleRow>> {
        let last = start + n - 1;
        if last > known {
            let mut rows = self.walk(">", "ASC", id, 0, known - start)?;
            rows.reverse();
            rows.extend(self.walk("<=", "DESC", id, 0, n - (known - start))?);
            return Ok(rows);
        }
        let mut rows = self.walk(">=", "ASC", id, known - last, n)?;
        rows.reverse();
        Ok(rows)
    }

    fn walk(
        &self,
        condition: &'static str,
        order: &'static str,
        id: i64,
        skip: usize,
        n: usize,
    ) -> Result<Vec<ArticleRow>> {
        // The inner query walks along the ids alone.
        let sql = format!(
            "SELECT {COLUMNS} FROM {TABLES} WHERE article.id IN (
                 SELECT id FROM article WHERE id {condition} ?1 ORDER BY id {order}
                 LIMIT ?2 OFFSET ?3)
             ORDER BY article.id {order}"
        );
        let read = || -> rusqlite::Result<Vec<ArticleRow>> {
            let mut statement = self.connection.prepare_cached(&sql)?;
            let values = params![id, n as i64, skip as i64];
            statement.query_map(values, article_row)?.collect()
        };
        read().during("list articles", &self.path)
    }

    fn position_in_all(&mut self, id: ArticleId, order: Order) -> Result<Option<usize>> {
        self.refresh_lists()?;
        let total = self.n_articles()?;
        let newest = self
            .newest_position(id.0)
            .during("find an article", &self.path)?;
        let position = newest.map(|newest| match order {
            Order::Newest => newest,
            Order::Oldest => total.saturating_sub(newest + 1),
        });
        Ok(position)
    }

    fn newest_position(&mut self, id: i64) -> rusqlite::Result<Option<usize>> {
        let is_stored: bool = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1)")?
            .query_row([id], |row| row.get(0))?;
        if !is_stored {
            return Ok(None);
        }
        let (known, anchor) = self.lists.anchor.unwrap_or((0, i64::MAX));
        let (low, high) = (id.min(anchor), id.max(anchor));
        let between: i64 = self
            .connection
            .prepare_cached("SELECT count(*) FROM article WHERE id > ?1 AND id <= ?2")?
            .query_row([low, high], |row| row.get(0))?;
        let between = usize::try_from(between).unwrap_or(0);
        let position = if id <= anchor {
            known + between
        } else {
            known.saturating_sub(between)
        };
        self.lists.anchor = Some((position, id));
        Ok(Some(position))
    }

    fn n_articles(&self) -> Result<usize> {
        let n = self
            .counter("articles")
            .during("read the counters", &self.path)?;
        Ok(usize::try_from(n).unwrap_or(0))
    }
}

/// A list that is the table itself, one way or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Newest,
    Oldest,
}

fn all_in_time(filter: &Filter, sort: Sort) -> Option<Order> {
    if !wants_all(filter) {
        return None;
    }
    match sort {
        Sort::Newest | Sort::Relevance => Some(Order::Newest),
        Sort::Oldest => Some(Order::Oldest),
        Sort::Title | Sort::Source | Sort::Meetings => None,
    }
}
