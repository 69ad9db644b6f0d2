//! The saved views, each with the number of its unread articles.

use jiff::civil::Date;

use super::{Choice, fuzzy};
use crate::app::event::RequestId;
use crate::app::line::Line;
use crate::query::language::parse;
use crate::query::{Filter, Number, View};

/// A saved view.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewRow {
    /// Its name.
    pub name: String,
    /// What it asks, as it was written.
    pub query: String,
    /// What that means today, or what is wrong with it.
    pub filter: Result<Filter, String>,
    /// Its unread articles, once they are counted.
    pub unread: Option<Number>,
}

/// The views to pick from.
#[derive(Clone, Debug, PartialEq)]
pub struct Views {
    /// What is typed.
    pub line: Line,
    /// All views.
    pub rows: Vec<ViewRow>,
    /// Those that match, as indices.
    pub shown: Vec<usize>,
    /// Which of those shown is selected.
    pub choice: Choice,
    /// The view whose articles are listed.
    pub now: Option<usize>,
    pub(in crate::app) request: RequestId,
}

impl Views {
    /// The views; `filter` is what is listed now.
    pub fn new(views: &[View], filter: &Filter, today: Option<Date>) -> Views {
        let row = |view: &View| ViewRow {
            name: view.name.clone(),
            query: view.query.clone(),
            filter: parse(&view.query, today).map_err(|mistake| mistake.what),
            unread: None,
        };
        let rows: Vec<ViewRow> = views.iter().map(row).collect();
        let now = rows
            .iter()
            .position(|row| row.filter.as_ref() == Ok(filter));
        let mut views = Views {
            line: Line::default(),
            choice: Choice::new(0, rows.len()),
            rows,
            shown: Vec::new(),
            now,
            request: RequestId::default(),
        };
        views.search();
        views.choice.select(now.unwrap_or(0));
        views
    }

    /// The filters whose unread articles are to be counted, in the order of the views.
    pub fn filters(&self) -> Vec<Filter> {
        let rows = self.rows.iter();
        rows.filter_map(|row| row.filter.clone().ok()).collect()
    }

    /// Takes the numbers of [`filters`](Views::filters).
    pub fn take(&mut self, numbers: Vec<Number>) {
        let rows = self.rows.iter_mut().filter(|row| row.filter.is_ok());
        for (row, number) in rows.zip(numbers) {
            row.unread = Some(number);
        }
    }

    /// Finds what matches the line.
    pub fn search(&mut self) {
        let names = self.rows.iter().map(|row| row.name.as_str());
        self.shown = fuzzy::ranked(self.line.text(), names);
        self.choice.selected = 0;
        self.choice.fit(self.shown.len(), self.choice.page);
    }

    /// The selected view.
    pub fn selected(&self) -> Option<&ViewRow> {
        self.rows.get(*self.shown.get(self.choice.selected)?)
    }
}
