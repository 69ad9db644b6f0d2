//! How the weights are made: for the maintainer, not for readers.
//!
//! [`train`] turns annotated rows into the bytes of a weights file; the same rows give the
//! same bytes. [`hold_out`] trains without a part of the rows and scores that part.

mod clusters;
mod crf;
mod examples;
mod learned;
mod pack;
mod rows;
mod score;
mod variants;

pub use rows::{Annotated, Row};
pub use score::{FoundRow, Scores, Tally};

use super::model::Model;
use super::vocabulary::Vocabulary;
use crate::lexicon::Lexicon;
use learned::Learned;

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
    /// Rounds at the end whose weights are averaged.
    pub n_averaged: usize,
    /// Groups of words that behave alike; 0 for none.
    pub n_clusters: usize,
    /// Whether the kinds that words have in texts without annotations are learned.
    pub with_leanings: bool,
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
            n_averaged: 3,
            n_clusters: 255,
            with_leanings: true,
        }
    }
}

/// Trains on `rows` and gives the bytes of the weights file. Of `raw`, texts that nobody
/// annotated, a second round learns what the first is sure of.
pub fn train(rows: &[Row], raw: &[String], lexicon: &Lexicon, options: &Options) -> Vec<u8> {
    let mut annotated = rows::normalize(rows, lexicon);
    let texts = annotated.iter().map(|a| &a.text).chain(raw);
    let mut learned = Learned::new(texts, lexicon, options.n_clusters);
    let variants: Vec<Annotated> = annotated.iter().flat_map(variants::variants).collect();
    annotated.extend(variants);
    let table = learned.table();
    let first = round(&annotated, lexicon, &table, options, |_, _| ());
    let Some(model) = Model::read(&first).filter(|_| !raw.is_empty()) else {
        return first;
    };
    if options.with_leanings {
        learned.add_leanings(raw, lexicon, &model);
    }
    let teacher = examples::Teacher {
        model: &model,
        min_margin: options.min_margin,
        weight: options.raw_weight,
    };
    let table = learned.table();
    round(
        &annotated,
        lexicon,
        &table,
        options,
        |examples, vocabulary| {
            examples::add_believed(raw, lexicon, &teacher, vocabulary, examples);
        },
    )
}

/// One round: the weights that `annotated`, and what `add` adds to it, teach.
fn round(
    annotated: &[Annotated],
    lexicon: &Lexicon,
    table: &[u8],
    options: &Options,
    add: impl FnOnce(&mut examples::Examples, &Vocabulary<'_>),
) -> Vec<u8> {
    let vocabulary = Vocabulary::new(table).unwrap_or_default();
    let mut examples = examples::examples(annotated, lexicon, &vocabulary);
    add(&mut examples, &vocabulary);
    pack::pack(&examples, &crf::fit(&examples, options), table, options)
}

/// Scores the weights file `bytes` on `rows`, by corpus: what the whole analysis finds with it.
pub fn score(bytes: &[u8], rows: &[Row], lexicon: &Lexicon) -> Scores {
    score::score(bytes, rows, lexicon)
}

/// Trains without part `fold` of `n_folds` of the rows and scores that part.
pub fn hold_out(
    rows: &[Row],
    raw: &[String],
    lexicon: &Lexicon,
    options: &Options,
    fold: u64,
    n_folds: u64,
) -> Scores {
    let (held, kept): (Vec<Row>, Vec<Row>) = rows
        .iter()
        .cloned()
        .partition(|row| row.fold(n_folds) == fold);
    score(&train(&kept, raw, lexicon, options), &held, lexicon)
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
                    id: format!("row {i}"),
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
        let scores = score(&bytes, &rows(), &lexicon);
        assert!(scores.tallies[0].1.f1() > 95.0, "{:?}", scores.tallies);
    }

    #[test]
    fn every_row_is_held_back_once() {
        let lexicon = Lexicon::builtin();
        let mut scores = Scores::default();
        for fold in 0..4 {
            scores.add(hold_out(&rows(), &[], &lexicon, &options(), fold, 4));
        }
        let tally = scores.tallies[0].1;
        assert_eq!(tally.n_right + tally.n_missed, 80);
        assert_eq!(scores.found.len(), 40);
    }
}
