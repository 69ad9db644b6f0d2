//! How the weights are made: for the maintainer, not for readers.
//!
//! [`train`] turns annotated rows into the bytes of a weights file; the same rows give the
//! same bytes. [`evaluate`] trains without each part of the rows in turn and scores that part.

mod crf;
mod examples;
mod pack;
mod rows;
mod score;

pub use rows::{Annotated, Row};
pub use score::Tally;

use crate::lexicon::Lexicon;

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Rounds over all rows.
    pub n_epochs: usize,
    /// Step length of the first round.
    pub rate: f32,
    /// Pull towards zero.
    pub decay: f32,
    /// Share of words whose own form is hidden, so that the context learns to speak.
    pub hide: f32,
    /// Share of all features that is left out each time.
    pub drop: f32,
    /// Buckets of the weights file, 64 bytes each.
    pub n_buckets: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            n_epochs: 8,
            rate: 0.05,
            decay: 2e-3,
            hide: 0.25,
            drop: 0.5,
            n_buckets: 40_000,
        }
    }
}

/// Trains on `rows` and gives the bytes of the weights file.
pub fn train(rows: &[Row], lexicon: &Lexicon, options: &Options) -> Vec<u8> {
    let annotated = rows::normalize(rows);
    let examples = examples::examples(&annotated, lexicon);
    let weights = crf::fit(&examples, options);
    pack::pack(&examples, &weights, options.n_buckets)
}

/// Scores the weights file `bytes` on `rows`, by corpus.
pub fn score(bytes: &[u8], rows: &[Row], lexicon: &Lexicon) -> Vec<(String, Tally)> {
    score::score(bytes, rows, lexicon)
}

/// For each of `n_folds` parts, trains on the others and scores it; sums by corpus.
pub fn evaluate(
    rows: &[Row],
    lexicon: &Lexicon,
    options: &Options,
    n_folds: u64,
) -> Vec<(String, Tally)> {
    let mut tallies: Vec<(String, Tally)> = Vec::new();
    for fold in 0..n_folds {
        let (held, kept): (Vec<Row>, Vec<Row>) = rows
            .iter()
            .cloned()
            .partition(|row| row.fold(n_folds) == fold);
        let bytes = train(&kept, lexicon, options);
        for (corpus, tally) in score(&bytes, &held, lexicon) {
            score::add(&mut tallies, corpus, tally);
        }
    }
    tallies
}
