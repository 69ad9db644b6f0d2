//! How the weights are made: for the maintainer, not for readers.
//!
//! [`train`] turns annotated rows into the bytes of a weights file; the same rows give the
//! same bytes. [`evaluate`] trains without each part of the rows in turn and scores that part.

mod crf;
mod examples;
mod pack;
mod rows;
mod score;
mod variants;

pub use rows::{Annotated, Row};
pub use score::Tally;

use super::model::Model;
use super::vocabulary::{Counts, Vocabulary};
use super::words::words;
use crate::lexicon::Lexicon;
use crate::text::Segments;

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
    /// Taken off the score of the label outside, so that more is found.
    pub eager: f32,
    /// Least margin of every token of an unannotated zone that is believed, in units of the file.
    pub min_margin: i32,
    /// How much a believed zone counts.
    pub raw_weight: f32,
    /// Buckets of the weights file, 64 bytes each.
    pub n_buckets: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            n_epochs: 6,
            rate: 0.05,
            decay: 2e-3,
            hide: 0.25,
            drop: 0.5,
            eager: 0.5,
            min_margin: 60,
            raw_weight: 0.1,
            n_buckets: 40_000,
        }
    }
}

/// Trains on `rows` and gives the bytes of the weights file. Of `raw`, texts that nobody
/// annotated, a second round learns what the first is sure of.
pub fn train(rows: &[Row], raw: &[String], lexicon: &Lexicon, options: &Options) -> Vec<u8> {
    let mut annotated = rows::normalize(rows, lexicon);
    let table = vocabulary(&annotated, raw, lexicon);
    let variants: Vec<Annotated> = annotated.iter().flat_map(variants::variants).collect();
    annotated.extend(variants);
    let mut examples = examples::examples(&annotated, lexicon, &Vocabulary::new(&table));
    let bytes = pack::pack(&examples, &crf::fit(&examples, options), &table, options);
    let Some(model) = Model::read(&bytes).filter(|_| !raw.is_empty()) else {
        return bytes;
    };
    let teacher = examples::Teacher {
        model: &model,
        min_margin: options.min_margin,
        weight: options.raw_weight,
    };
    examples::add_believed(raw, lexicon, &teacher, &mut examples);
    pack::pack(&examples, &crf::fit(&examples, options), &table, options)
}

/// The vocabulary's table over all texts.
fn vocabulary(annotated: &[Annotated], raw: &[String], lexicon: &Lexicon) -> Vec<u8> {
    let mut counts = Counts::default();
    let texts = annotated.iter().map(|a| &a.text).chain(raw);
    for text in texts {
        let segments = Segments::new(text);
        counts.add(&words(text, &segments, lexicon, &Vocabulary::default()));
    }
    counts.table()
}

/// Scores the weights file `bytes` on `rows`, by corpus.
pub fn score(bytes: &[u8], rows: &[Row], lexicon: &Lexicon) -> Vec<(String, Tally)> {
    score::score(bytes, rows, lexicon)
}

/// For each of `n_folds` parts, trains on the others and scores it; sums by corpus.
pub fn evaluate(
    rows: &[Row],
    raw: &[String],
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
        let bytes = train(&kept, raw, lexicon, options);
        for (corpus, tally) in score(&bytes, &held, lexicon) {
            score::add(&mut tallies, corpus, tally);
        }
    }
    tallies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// A few rows of our own: people who meet in towns.
    fn rows() -> Vec<Row> {
        let people = ["Anna Berg", "Paul Moreau", "Ines Novak", "Karl Lund"];
        let towns = ["Alvena", "Borsk", "Calder", "Dunmore"];
        (0..40)
            .map(|i| {
                let (person, town) = (people[i % 4], towns[(i / 4) % 4]);
                let text = format!("{person} said talks in {town} went well.");
                let place = person.len() + " said talks in ".len();
                Row {
                    corpus: "ours".into(),
                    group: format!("row {i}"),
                    names: vec![
                        (Span::new(0, person.len()), "PER".into()),
                        (Span::new(place, place + town.len()), "LOC".into()),
                    ],
                    text,
                    weight: 1.0,
                }
            })
            .collect()
    }

    fn options() -> Options {
        Options {
            n_epochs: 4,
            n_buckets: 1000,
            ..Options::default()
        }
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let raw = vec!["Paul Moreau flew to Borsk.".to_owned()];
        let lexicon = Lexicon::builtin();
        let first = train(&rows(), &raw, &lexicon, &options());
        assert_eq!(first, train(&rows(), &raw, &lexicon, &options()));
    }

    #[test]
    fn what_is_learned_is_found() {
        let lexicon = Lexicon::builtin();
        let bytes = train(&rows(), &[], &lexicon, &options());
        let tallies = score(&bytes, &rows(), &lexicon);
        assert!(tallies[0].1.f1() > 95.0, "{tallies:?}");
    }

    #[test]
    fn every_row_is_held_back_once() {
        let tallies = evaluate(&rows(), &[], &Lexicon::builtin(), &options(), 4);
        let tally = tallies[0].1;
        assert_eq!(tally.n_right + tally.n_missed, 80);
    }
}
