//! How well a weights file finds the names of annotated rows.

use super::rows::{Row, kind_of};
use crate::analysis::EntityKind;
use crate::analysis::names::find_with;
use crate::analysis::names::model::Model;
use crate::lexicon::Lexicon;
use crate::text::{Segments, Span};

/// Names found rightly, found wrongly and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Same span and kind in both.
    pub n_right: usize,
    /// Found, but not annotated so.
    pub n_wrong: usize,
    /// Annotated, but not found so.
    pub n_missed: usize,
}

impl Tally {
    /// Twice the right ones over all, in per cent.
    pub fn f1(&self) -> f64 {
        let all = 2 * self.n_right + self.n_wrong + self.n_missed;
        200.0 * self.n_right as f64 / all.max(1) as f64
    }

    /// Share of the found that is right, in per cent.
    pub fn precision(&self) -> f64 {
        100.0 * self.n_right as f64 / (self.n_right + self.n_wrong).max(1) as f64
    }

    /// Share of the annotated that is found, in per cent.
    pub fn recall(&self) -> f64 {
        100.0 * self.n_right as f64 / (self.n_right + self.n_missed).max(1) as f64
    }
}

/// Tallies by corpus, in the order of the rows.
pub(super) fn score(bytes: &[u8], rows: &[Row], lexicon: &Lexicon) -> Vec<(String, Tally)> {
    let mut tallies = Vec::new();
    let Some(model) = Model::read(bytes) else {
        return tallies;
    };
    for row in rows {
        add(
            &mut tallies,
            row.corpus.clone(),
            score_row(row, lexicon, &model),
        );
    }
    tallies
}

/// Adds `tally` to that of `corpus`.
pub(super) fn add(tallies: &mut Vec<(String, Tally)>, corpus: String, tally: Tally) {
    match tallies.iter_mut().find(|(name, _)| *name == corpus) {
        Some((_, sum)) => {
            sum.n_right += tally.n_right;
            sum.n_wrong += tally.n_wrong;
            sum.n_missed += tally.n_missed;
        }
        None => tallies.push((corpus, tally)),
    }
}

fn score_row(row: &Row, lexicon: &Lexicon, model: &Model<'_>) -> Tally {
    let segments = Segments::new(&row.text);
    let found: Vec<(Span, EntityKind)> = find_with(&row.text, &segments, lexicon, model)
        .into_iter()
        .map(|name| (name.span, name.kind))
        .collect();
    let mut gold: Vec<(Span, EntityKind)> = row
        .names
        .iter()
        .filter_map(|(span, t)| Some((*span, kind_of(t)?)))
        .collect();
    gold.sort_by_key(|(span, _)| *span);
    gold.dedup();
    let n_right = found.iter().filter(|name| gold.contains(name)).count();
    Tally {
        n_right,
        n_wrong: found.len() - n_right,
        n_missed: gold.len() - n_right,
    }
}
