//! One of several rows, of which a page shows.

use crate::app::action::Motion;

/// A selection in a short list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Number of rows.
    pub n: usize,
    /// The selected one.
    pub selected: usize,
    /// The first that shows.
    pub top: usize,
    /// How many show.
    pub page: usize,
}

impl Choice {
    /// The first of `n`, of which `page` show.
    pub fn new(n: usize, page: usize) -> Choice {
        Choice {
            n,
            page: page.max(1),
            ..Choice::default()
        }
    }

    /// Moves the selection.
    pub fn go(&mut self, motion: Motion) {
        let (page, last) = (self.page, self.n.saturating_sub(1));
        let at = match motion {
            Motion::Down => self.selected + 1,
            Motion::Up => self.selected.saturating_sub(1),
            Motion::HalfPageDown => self.selected + page / 2,
            Motion::HalfPageUp => self.selected.saturating_sub(page / 2),
            Motion::PageDown => self.selected + page,
            Motion::PageUp => self.selected.saturating_sub(page),
            Motion::Top => 0,
            Motion::Bottom => last,
        };
        self.select(at);
    }

    /// Scrolls as one scrolls a text: there is no selection but the first row that shows.
    pub fn scroll(&mut self, motion: Motion) {
        let last = self.n.saturating_sub(self.page);
        self.selected = self.top;
        self.go(motion);
        self.top = self.selected.min(last);
        self.selected = self.top;
    }

    /// Selects a row, as near as there is one.
    pub fn select(&mut self, at: usize) {
        self.selected = at.min(self.n.saturating_sub(1));
        self.fit(self.n, self.page);
    }

    /// Takes another number of rows and another height.
    pub fn fit(&mut self, n: usize, page: usize) {
        (self.n, self.page) = (n, page.max(1));
        self.selected = self.selected.min(n.saturating_sub(1));
        let lowest = (self.selected + 1).saturating_sub(self.page);
        self.top = self.top.clamp(lowest, self.selected);
    }

    /// Rows that show.
    pub fn shown(&self) -> std::ops::Range<usize> {
        self.top..(self.top + self.page).min(self.n)
    }
}
