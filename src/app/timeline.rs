//! The pane that shows who meets whom: a window of encounters, as lanes or as a list.

mod form;

use jiff::civil::Date;

use super::event::RequestId;
use super::find::find;
use super::jump::Direction;
use crate::query::{TimelineScope, Window};
use crate::timeline::lanes::{Lanes, labels, lanes};
use crate::timeline::{Encounter, EncounterId, Party};

pub use form::{DETAIL, Form};

/// More encounters are not asked for at once.
const WINDOW: usize = 400;

/// Rows kept in sight beyond the selection.
const MARGIN: usize = 1;

/// The pane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelinePane {
    /// Whether it shows the whole archive instead of the open article.
    pub archive: bool,
    /// The encounters that are here.
    pub rows: Vec<Encounter>,
    /// Position of the first of them.
    pub from: usize,
    /// How many there are.
    pub total: usize,
    /// Position of the selected one.
    pub selected: usize,
    /// Position of the first that shows.
    pub top: usize,
    /// The lanes of the encounters that are here.
    pub lanes: Lanes,
    /// How it is drawn.
    pub form: Form,
    /// Words looked for in the rows.
    pub(super) find: String,
    /// Columns and rows it has.
    size: (u16, u16),
    /// Of what the rows are.
    pub(super) scope: Option<TimelineScope>,
    pub(super) asked: Option<Asked>,
}

/// An open question for encounters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) request: RequestId,
    pub(super) scope: TimelineScope,
    /// What to select when the answer comes.
    pub(super) select: Select,
}

/// What is selected in new rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Select {
    /// The same encounter as before, or the same position.
    Same,
    /// This encounter.
    Encounter(EncounterId),
    /// The first of this day or a later one.
    Day(Date),
}

impl TimelinePane {
    /// The encounter at a position, if it is here.
    pub fn row(&self, position: usize) -> Option<&Encounter> {
        self.rows.get(position.checked_sub(self.from)?)
    }

    /// The selected encounter.
    pub fn selected_row(&self) -> Option<&Encounter> {
        self.row(self.selected)
    }

    /// Whether an answer is on its way and nothing is here.
    pub fn is_waiting(&self) -> bool {
        self.asked.is_some() && self.rows.is_empty()
    }

    /// The next row here that has these words in its participants, its place or a sentence, and
    /// whether the search went round.
    pub(super) fn next_with(&self, words: &str, direction: Direction) -> Option<(usize, bool)> {
        let has = |text: &str| !find(text, words).is_empty();
        let shows = |e: &Encounter| {
            e.parties.iter().any(|party| has(&party.name))
                || e.place.iter().any(|(name, _)| has(name))
                || e.reports.iter().any(|report| has(&report.sentence))
        };
        let n = self.rows.len();
        let at = self.selected.saturating_sub(self.from).min(n);
        let order = (1..=n).map(|step| match direction {
            Direction::Forward => (at + step) % n,
            Direction::Backward => (at + n - step) % n,
        });
        let mut shown = order.filter(|idx| self.rows.get(*idx).is_some_and(shows));
        let idx = shown.next()?;
        let is_round = match direction {
            Direction::Forward => idx <= at,
            Direction::Backward => idx >= at,
        };
        Some((self.from + idx, is_round))
    }

    /// Selects a position, as near as there is one.
    pub(super) fn select(&mut self, position: usize) {
        self.selected = position.min(self.total.saturating_sub(1));
        self.scroll_to_selected();
    }

    /// Shows nothing.
    pub(super) fn empty(&mut self) {
        *self = TimelinePane {
            archive: self.archive,
            size: self.size,
            form: std::mem::take(&mut self.form),
            ..TimelinePane::default()
        };
    }

    /// Takes another size.
    pub(super) fn resize(&mut self, width: u16, height: u16) {
        if (width, height) != self.size {
            self.size = (width, height);
            self.fit();
        }
        self.scroll_to_selected();
    }

    /// Finds the form and the lanes for the size and the rows.
    fn fit(&mut self) {
        let scope = self.scope.as_ref();
        let is_first = |party: &Party| form::is_wanted(scope, party);
        let year = form::silent_year(scope, &self.rows);
        let labels = labels(&self.rows, is_first);
        let mut form = Form::new(self.size, &self.rows, year, &labels);
        self.lanes = lanes(&self.rows, form.n_lanes, is_first);
        form.place(&self.lanes, self.size.0);
        self.form = form;
    }

    /// Scrolls; the selection comes along.
    pub(super) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.last_top());
        let last = (self.top + self.form.page)
            .min(self.total)
            .saturating_sub(1);
        self.selected = self.selected.clamp(self.top, last.max(self.top));
    }

    /// Takes the encounters of an answer over.
    pub(super) fn take(&mut self, window: Window<Encounter>, asked: &Asked) {
        let same_scope = self.scope.as_ref() == Some(&asked.scope);
        let selected = self.selected_row().map(|e| e.id).filter(|_| same_scope);
        (self.rows, self.from, self.total) = (window.rows, window.from, window.total);
        self.scope = Some(asked.scope.clone());
        self.fit();
        let wanted = match asked.select {
            Select::Encounter(id) => Some(id),
            Select::Same => selected,
            Select::Day(_) => None,
        };
        let position = wanted
            .and_then(|id| self.rows.iter().position(|e| e.id == id))
            .map(|idx| self.from + idx);
        match (position, asked.select) {
            (Some(position), _) => self.select(position),
            (None, Select::Day(day)) => self.select_day(day),
            (None, _) if same_scope => self.select(self.selected),
            (None, _) => {
                self.top = self.from;
                self.select(self.from);
            }
        }
    }

    /// Selects the first encounter of a day or a later one, else the last that has a day.
    fn select_day(&mut self, day: Date) {
        let is_ahead = |e: &Encounter| e.order_days().is_some_and(|days| days.first >= day);
        let at = self.rows.iter().position(is_ahead);
        let last = || self.rows.iter().rposition(|e| e.when.is_some());
        let at = self.from + at.or_else(last).unwrap_or(0);
        self.top = at.saturating_sub(self.form.page / 2);
        self.select(at);
    }

    /// The positions that ought to be here and are not; `None` if nothing is missing.
    pub(super) fn missing(&self) -> Option<(usize, usize)> {
        let here = self.from..self.from + self.rows.len();
        let last = (self.top + self.form.page).min(self.total);
        if self.top >= here.start && last <= here.end {
            return None;
        }
        Some((self.top.saturating_sub(WINDOW / 2), WINDOW))
    }

    fn last_top(&self) -> usize {
        self.total.saturating_sub(self.form.page)
    }

    fn scroll_to_selected(&mut self) {
        let margin = MARGIN.min(self.form.page.saturating_sub(1) / 2);
        let highest = self.selected.saturating_sub(margin);
        let lowest = (self.selected + margin + 1).saturating_sub(self.form.page);
        self.top = self.top.min(highest).max(lowest).min(self.last_top());
    }
}

/// How many encounters are asked for at once.
pub(super) fn window() -> usize {
    WINDOW
}
