//! How well the whole analysis finds the names of annotated rows with a weights file.

use super::rows::{Row, kind_of};
use crate::analysis::names::model::Model;
use crate::analysis::{EntityKind, MentionForm, analyze_with};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Names found rightly, found wrongly and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Same span and kind in both.
    pub n_right: usize,
    /// Found, but not annotated so.
    pub n_wrong: usize,
    /// Annotated, but not found so.
    pub n_missed: usize,
    /// By tenths of confidence: how many are found, how many of them rightly.
    pub by_confidence: [[usize; 2]; 10],
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

    fn add(&mut self, other: &Tally) {
        self.n_right += other.n_right;
        self.n_wrong += other.n_wrong;
        self.n_missed += other.n_missed;
        let bins = self.by_confidence.iter_mut().flatten();
        for (to, from) in bins.zip(other.by_confidence.iter().flatten()) {
            *to += from;
        }
    }
}

/// Tallies by corpus, and what was found.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// Corpora in the order of their first rows.
    pub tallies: Vec<(String, Tally)>,
    /// What was found in each row.
    pub found: Vec<FoundRow>,
}

/// What was found in a row.
#[derive(Clone, Debug)]
pub struct FoundRow {
    /// The row's name in its corpus.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Names in text order, and how sure they are, from 0 to 100.
    pub names: Vec<(Span, EntityKind, u8)>,
}

impl Scores {
    /// Adds those of other rows.
    pub fn add(&mut self, other: Scores) {
        for (corpus, tally) in other.tallies {
            self.add_tally(&corpus, &tally);
        }
        self.found.extend(other.found);
    }

    fn add_tally(&mut self, corpus: &str, tally: &Tally) {
        match self.tallies.iter_mut().find(|(name, _)| name == corpus) {
            Some((_, sum)) => sum.add(tally),
            None => self.tallies.push((corpus.to_owned(), *tally)),
        }
    }
}

/// Scores a weights file on `rows`.
pub(super) fn score(bytes: &[u8], rows: &[Row], lexicon: &Lexicon) -> Scores {
    let mut scores = Scores::default();
    let Some(model) = Model::read(bytes) else {
        return scores;
    };
    for row in rows {
        let found = FoundRow {
            id: row.id.clone(),
            text: row.text.clone(),
            names: found(&row.text, lexicon, &model),
        };
        scores.add_tally(&row.corpus, &tally(row, &found));
        scores.found.push(found);
    }
    scores
}

/// The names of the whole analysis: no adjectives, no offices, no country inside another name.
fn found(text: &str, lexicon: &Lexicon, model: &Model<'_>) -> Vec<(Span, EntityKind, u8)> {
    let analysis = analyze_with(text, None, None, lexicon, model);
    let mut covered = 0;
    let mut names = Vec::new();
    for mention in &analysis.mentions {
        let is_name = !matches!(mention.form, MentionForm::Demonym | MentionForm::Role);
        let Some(entity) = analysis.entity(mention.entity).filter(|_| is_name) else {
            continue;
        };
        if mention.span.end <= covered {
            continue;
        }
        covered = mention.span.end;
        let kind = match entity.kind {
            EntityKind::Country => EntityKind::Place,
            kind => kind,
        };
        names.push((mention.span, kind, mention.confidence.0));
    }
    names
}

fn tally(row: &Row, found: &FoundRow) -> Tally {
    let mut gold: Vec<(Span, EntityKind)> = row
        .names
        .iter()
        .filter_map(|(span, t)| Some((*span, kind_of(t)?)))
        .collect();
    gold.sort_by_key(|(span, _)| *span);
    gold.dedup();
    let mut tally = Tally::default();
    for (span, kind, confidence) in &found.names {
        let is_right = gold.contains(&(*span, *kind));
        tally.n_right += usize::from(is_right);
        if let Some(bin) = tally
            .by_confidence
            .get_mut(usize::from(*confidence / 10).min(9))
        {
            bin[0] += 1;
            bin[1] += usize::from(is_right);
        }
    }
    tally.n_wrong = found.names.len() - tally.n_right;
    tally.n_missed = gold.len() - tally.n_right;
    tally
}
