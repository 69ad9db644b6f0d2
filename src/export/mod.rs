//! Floor 6c: what is stored, in forms that other programs read.
//!
//! Pure functions, values in and text out; who asks and where it goes is the command line's and
//! the runtime's business. Each form has its own file and escapes by its own rules.

mod calendar;
mod cells;
mod dossier;
mod graph;
mod opml;

pub use calendar::Calendar;
pub use cells::{csv_row, guarded, shown};
pub use dossier::{Dossier, Saying};
pub use graph::Graph;
pub use opml::opml;

use jiff::civil::Date;

use crate::timeline::Encounter;

/// The days of an encounter; where none is told, that of its latest report.
pub fn days(encounter: &Encounter) -> Option<(Date, Date)> {
    let told = encounter.reports.iter().filter_map(|r| r.published);
    let told = told.map(|published| published.date).max();
    let when = encounter.when.map(|when| (when.first, when.last));
    when.or_else(|| told.map(|day| (day, day)))
}

/// The names of those who take part.
fn names(encounter: &Encounter) -> Vec<&str> {
    encounter.parties.iter().map(|p| p.name.as_str()).collect()
}
