//! Features and weights together: the names of an article as the model sees them.

use std::ops::Range;

use super::decode::{self, Scores};
use super::features::{View, features};
use super::labels::{self, N_LABELS, parts};
use super::model::{Model, Sums};
use super::zones::zones;
use crate::text::Sentence;

/// A name that the model found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Index of its kind in [`labels::KINDS`].
    pub(super) kind: usize,
    /// By how much the kind beats the best other answer, in the model's units; the least of its tokens.
    pub(super) margin: i32,
}

/// Tags every sentence.
pub(super) fn tag(view: &View<'_>, sentences: &[Sentence], model: &Model<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in sentences {
        for zone in zones(view.words, sentence.tokens.clone()) {
            tag_zone(view, &sentence.tokens, zone, model, &mut found);
        }
    }
    found
}

fn tag_zone(
    view: &View<'_>,
    sentence: &Range<usize>,
    zone: Range<usize>,
    model: &Model<'_>,
    found: &mut Vec<Found>,
) {
    let scores: Vec<Scores> = zone
        .clone()
        .map(|i| {
            let mut sums = Sums::default();
            features(view, sentence, i, |feature, _| {
                model.add(feature, &mut sums)
            });
            sums.scores()
        })
        .collect();
    let tags = decode::best(&scores, &model.transitions);
    for (kind, start, end) in labels::names(&tags) {
        let margin = scores
            .get(start..end)
            .unwrap_or(&[])
            .iter()
            .map(|s| kind_margin(s, kind))
            .min()
            .unwrap_or(0);
        found.push(Found {
            tokens: zone.start + start..zone.start + end,
            kind,
            margin,
        });
    }
}

/// The best label of `kind` against the best label of any other kind or none.
fn kind_margin(scores: &Scores, kind: usize) -> i32 {
    let mut own = i32::MIN;
    let mut other = i32::MIN;
    for (label, score) in scores.iter().enumerate().take(N_LABELS) {
        match parts(label as u8) {
            Some((k, _)) if k == kind => own = own.max(*score),
            _ => other = other.max(*score),
        }
    }
    own.saturating_sub(other)
}
