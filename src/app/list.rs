//! The list of articles: a window of rows out of a list of any length.

use super::event::RequestId;
use crate::query::{ArticleRow, Window};
use crate::timeline::ArticleId;

/// Rows kept in sight beyond the selection, where there are.
const MARGIN: usize = 2;

/// The list of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// The rows that are here.
    pub rows: Vec<ArticleRow>,
    /// Position of the first of them in the whole list.
    pub from: usize,
    /// Length of the whole list.
    pub total: usize,
    /// The request that counts the list, if there may be more than `total`.
    pub counting: Option<RequestId>,
    /// Position of the selected row.
    pub selected: usize,
    /// Position of the first row shown.
    pub top: usize,
    /// Number of rows that show.
    pub page: usize,
    /// Year of the newest article of the list that was here so far: dates need not name it.
    pub year: Option<i16>,
    /// Whether the list was ever answered for.
    pub is_known: bool,
    /// Whether the list asked for is another one, so that without a row to keep the first is
    /// selected.
    pub(super) is_other: bool,
    /// The question that is open.
    pub(super) asked: Option<Asked>,
}

/// An open question for rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) request: RequestId,
    pub(super) from: usize,
    pub(super) n: usize,
    /// Whether the list itself is another one: rows that are here do not belong to it.
    pub(super) is_new: bool,
    /// Whether the selection is to stay on its article.
    pub(super) keeps: bool,
}

impl List {
    /// The row at a position of the whole list, if it is here.
    pub fn row(&self, position: usize) -> Option<&ArticleRow> {
        self.rows.get(position.checked_sub(self.from)?)
    }

    /// The selected row.
    pub fn selected_row(&self) -> Option<&ArticleRow> {
        self.row(self.selected)
    }

    /// The selected article.
    pub fn selected_id(&self) -> Option<ArticleId> {
        self.selected_row().map(|row| row.id)
    }

    /// Position of an article, if its row is here.
    pub fn position_of(&self, id: ArticleId) -> Option<usize> {
        let idx = self.rows.iter().position(|row| row.id == id)?;
        Some(self.from + idx)
    }

    /// The rows of an article that are here, to change its marks.
    pub(super) fn row_of_mut(&mut self, id: ArticleId) -> Option<&mut ArticleRow> {
        self.rows.iter_mut().find(|row| row.id == id)
    }

    /// Selects a position, as near as there is one.
    pub(super) fn select(&mut self, position: usize) {
        self.selected = position.min(self.total.saturating_sub(1));
        self.scroll_to_selected();
    }

    /// Says how many rows show.
    pub(super) fn resize(&mut self, page: usize) {
        self.page = page.max(1);
        self.scroll_to_selected();
    }

    /// Scrolls without moving the selection further than into sight.
    pub(super) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.last_top());
        let margin = self.margin();
        let first = if self.top == 0 { 0 } else { self.top + margin };
        let last = match self.top + self.page {
            end if end >= self.total => self.total.saturating_sub(1),
            end => end.saturating_sub(1 + margin),
        };
        self.selected = self.selected.clamp(first, last.max(first));
    }

    /// Takes the rows of an answer over; the selection stays on the article `keep` if it is
    /// among them, at the same height of the screen.
    pub(super) fn take(&mut self, window: Window<ArticleRow>, keep: Option<ArticleId>) {
        let height = self.selected.saturating_sub(self.top);
        (self.rows, self.from, self.total) = (window.rows, window.from, window.total);
        let published = self.rows.iter().filter_map(|row| row.published);
        let newest = published.map(|p| p.date.year()).max();
        self.year = newest.max(self.year);
        self.is_known = true;
        if let Some(position) = keep.and_then(|id| self.position_of(id)) {
            self.selected = position;
            self.top = position.saturating_sub(height);
        }
        self.selected = self.selected.min(self.total.saturating_sub(1));
        self.scroll_to_selected();
    }

    /// Stays with the rows that are here: others cannot be had.
    pub(super) fn give_up(&mut self) {
        self.total = self.from + self.rows.len();
        self.is_known = true;
        self.selected = self.selected.min(self.total.saturating_sub(1));
        self.scroll_to_selected();
    }

    /// The positions that ought to be here and are not, with room to scroll; `None` if
    /// nothing is missing.
    pub(super) fn missing(&self) -> Option<(usize, usize)> {
        let first = self.top;
        let last = (self.top + self.page).min(self.total);
        let here = self.from..self.from + self.rows.len();
        let near_start = here.start > 0 && first < here.start + self.page;
        let near_end = here.end < self.total && last + self.page > here.end;
        let is_here = self.rows.is_empty() && self.total == 0;
        if is_here || !(near_start || near_end) {
            return None;
        }
        let from = first.saturating_sub(3 * self.page);
        Some((from, 7 * self.page))
    }

    fn last_top(&self) -> usize {
        self.total.saturating_sub(self.page)
    }

    fn margin(&self) -> usize {
        MARGIN.min(self.page.saturating_sub(1) / 2)
    }

    fn scroll_to_selected(&mut self) {
        let margin = self.margin();
        let highest = self.selected.saturating_sub(margin);
        let lowest = (self.selected + margin + 1).saturating_sub(self.page);
        self.top = self.top.min(highest).max(lowest).min(self.last_top());
    }
}

#[cfg(test)]
mod tests {
    use super::List;

    fn list(total: usize, page: usize) -> List {
        List {
            total,
            page,
            ..List::default()
        }
    }

    #[track_caller]
    fn check(total: usize, selections: &[usize], expected: (usize, usize)) {
        let mut list = list(total, 10);
        for selected in selections {
            list.select(*selected);
        }
        assert_eq!((list.top, list.selected), expected);
    }

    #[test]
    fn the_selection_keeps_a_margin() {
        check(100, &[5], (0, 5));
        check(100, &[8], (1, 8));
        check(100, &[50, 42], (40, 42));
        check(100, &[99], (90, 99));
        check(100, &[500], (90, 99));
        check(4, &[3], (0, 3));
        check(0, &[3], (0, 0));
    }

    #[test]
    fn scrolling_takes_the_selection_along() {
        let mut list = list(100, 10);
        list.scroll(3);
        assert_eq!((list.top, list.selected), (3, 5));
        list.scroll(-50);
        assert_eq!((list.top, list.selected), (0, 5));
        list.scroll(500);
        assert_eq!((list.top, list.selected), (90, 92));
    }
}
