//! How the timeline is drawn, which follows from its size and its rows.

use std::collections::BTreeSet;

use crate::app::dates;
use crate::query::TimelineScope;
use crate::text::width;
use crate::timeline::lanes::Lanes;
use crate::timeline::{Encounter, Party};

/// Fewest columns from one lane to the next, and most.
const STEPS: (u16, u16) = (5, 14);

/// A name is cut to one column less rather than having no lane.
const CUT: u16 = 6;

/// Fewest columns for the place.
const PLACE: u16 = 6;

/// More lanes confuse.
const MAX_LANES: usize = 16;

/// With fewer lanes, one of them shared, a list tells more.
const LEAST_LANES: usize = 4;

/// Rows that tell more of the selected encounter.
pub const DETAIL: u16 = 7;

/// A lower pane tells no more of it.
const DETAIL_FROM: u16 = 18;

/// Rows of an encounter in the list form.
const LIST_ROWS: u16 = 2;

/// Fewest columns of the dates; most in a pane up to [`WIDE`] columns, and in a wider one.
const DATES: (u16, u16, u16) = (6, 14, 22);

/// A pane of so many columns is a wide one.
const WIDE: u16 = 60;

/// How the pane is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Lanes, or a list.
    pub lanes: bool,
    /// Most lanes there is room for.
    pub n_lanes: usize,
    /// The column of each lane, counted from the first.
    pub columns: Vec<u16>,
    /// Columns of the dates, with the marker before and the gap behind.
    pub dates: u16,
    /// The year that dates need not name; 0 if they name it always.
    pub year: i16,
    /// Encounters that show.
    pub page: usize,
    /// Whether more is told of the selected one below.
    pub detail: bool,
}

impl Form {
    /// The form for rows in a pane of this size; `labels` are the parties that may have a lane,
    /// those that come first before others.
    pub fn new(size: (u16, u16), rows: &[Encounter], year: i16, labels: &[String]) -> Form {
        let (width, height) = size;
        let dates = columns_of_dates(rows, year, width);
        let room = width.saturating_sub(dates + place_width(width));
        let n_lanes = n_lanes(labels, room);
        let lanes = width > dates + PLACE && (n_lanes >= labels.len() || n_lanes >= LEAST_LANES);
        let detail = height >= DETAIL_FROM;
        let height = height.saturating_sub(if detail { DETAIL } else { 0 });
        let page = match lanes {
            true => height.saturating_sub(1),
            false => height / LIST_ROWS,
        };
        Form {
            lanes,
            n_lanes,
            columns: Vec::new(),
            dates,
            year,
            page: usize::from(page.max(1)),
            detail,
        }
    }

    /// Gives each lane its column: as much room as its name needs, as long as there is.
    pub fn place(&mut self, lanes: &Lanes, width: u16) {
        let room = width.saturating_sub(self.dates + PLACE);
        let steps = lanes.lanes.iter().map(|lane| step(&lane.label, STEPS.1));
        let mut steps: Vec<u16> = steps.collect();
        steps.pop();
        while steps.iter().sum::<u16>() > room
            && let Some(widest) = steps.iter_mut().max().filter(|step| **step > STEPS.0)
        {
            *widest -= 1;
        }
        let ends = steps.iter().scan(0, |x, step| {
            *x += step;
            Some(*x)
        });
        self.columns = std::iter::once(0).chain(ends).collect();
    }
}

/// The year that dates of an article's timeline need not name: the one in which everything
/// takes place and was told. Dates of the whole archive always name it.
pub fn silent_year(scope: Option<&TimelineScope>, rows: &[Encounter]) -> i16 {
    let Some(TimelineScope::Article(id)) = scope else {
        return 0;
    };
    let days = rows.iter().filter_map(|e| e.when);
    let mut years: BTreeSet<i16> = days
        .flat_map(|when| [when.first.year(), when.last.year()])
        .collect();
    let reports = rows.iter().flat_map(|e| &e.reports);
    let here = reports.filter(|report| report.article == *id);
    years.extend(here.filter_map(|r| r.published).map(|p| p.date.year()));
    match (years.first(), years.len()) {
        (Some(year), 1) => *year,
        _ => 0,
    }
}

/// Whether a party is what the timeline is filtered by.
pub fn is_wanted(scope: Option<&TimelineScope>, party: &Party) -> bool {
    let Some(TimelineScope::Archive(filter)) = scope else {
        return false;
    };
    let words: Vec<&str> = party.key.split(' ').collect();
    let is_named = |key: &str| key.split(' ').all(|word| words.contains(&word));
    let is_state = party.kind == crate::analysis::PartyKind::Country;
    let country = party.country.filter(|_| is_state);
    filter.parties.iter().any(|wanted| is_named(&wanted.key))
        || country.is_some_and(|country| filter.countries.contains(&country))
}

fn columns_of_dates(rows: &[Encounter], year: i16, width: u16) -> u16 {
    let (least, most, most_wide) = DATES;
    let most = if width < WIDE { most } else { most_wide };
    let widest = rows.iter().map(|e| width::of(&dates::when(e, year))).max();
    let widest = u16::try_from(widest.unwrap_or(0)).unwrap_or(most);
    widest.clamp(least, most) + 2
}

fn step(label: &str, most: u16) -> u16 {
    let wide = u16::try_from(width::of(label) + 1).unwrap_or(most);
    wide.clamp(STEPS.0, most)
}

fn n_lanes(labels: &[String], room: u16) -> usize {
    // The last lane needs no room behind it.
    let mut used = 0;
    let fitting = labels.iter().take(MAX_LANES).take_while(|label| {
        let fits = used <= room;
        used += step(label, CUT);
        fits
    });
    fitting.count()
}

/// Columns kept for the place before lanes get theirs.
fn place_width(width: u16) -> u16 {
    match width {
        0..50 => PLACE,
        50..80 => 14,
        80.. => 26,
    }
}
