//! Features and weights together: the names of an article as the model sees them.

use std::ops::Range;

use super::decode::{self, Decoded, Scores};
use super::features::{View, features};
use super::labels::{self, Label, parts};
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
    /// By how much this kind for just these words beats the best other answer.
    pub(super) whole_margin: i32,
    /// What found it, in words a reader understands.
    pub(super) why: &'static str,
}

/// The name was found by the words in and around it.
pub(super) const MODEL: &str = "the words in and around the name";

/// Margin of what a rule says.
const SURE: i32 = 80;
/// Margin of a name that is found only because it is found elsewhere.
const ECHO: i32 = 40;

impl Found {
    /// A name that a rule finds.
    pub(super) fn by_rule(tokens: Range<usize>, kind: usize, why: &'static str) -> Found {
        Found {
            tokens,
            kind,
            margin: SURE,
            whole_margin: SURE,
            why,
        }
    }

    /// A name that is found because the article names it elsewhere.
    pub(super) fn echo(tokens: Range<usize>, kind: usize) -> Found {
        Found {
            tokens,
            kind,
            margin: ECHO,
            whole_margin: ECHO,
            why: "named so elsewhere in the article",
        }
    }
}

/// Tags every sentence.
pub(super) fn tag(view: &View<'_>, sentences: &[Sentence], model: &Model<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in sentences {
        for zone in zones(view.words, sentence.tokens.clone()) {
            let tagged = tag_zone(view, &sentence.tokens, zone.clone(), model);
            for (kind, start, end) in labels::names(&tagged.labels) {
                let own = start..end;
                found.push(Found {
                    tokens: zone.start + start..zone.start + end,
                    kind,
                    margin: least(tagged.margins(), &own),
                    whole_margin: least(tagged.label_margins(), &own),
                    why: MODEL,
                });
            }
        }
    }
    found
}

impl Decoded {
    /// For each token, by how much the row loses if the token is of another kind (or none).
    pub(super) fn margins(&self) -> impl Iterator<Item = i32> {
        self.worth
            .iter()
            .zip(&self.labels)
            .map(|(scores, label)| kind_margin(scores, *label))
    }

    /// For each token, by how much the row loses with any other label there.
    fn label_margins(&self) -> impl Iterator<Item = i32> {
        self.worth
            .iter()
            .zip(&self.labels)
            .map(|(scores, label)| label_margin(scores, *label))
    }
}

/// The least of the margins of a name's tokens.
fn least(margins: impl Iterator<Item = i32>, tokens: &Range<usize>) -> i32 {
    let own = margins.skip(tokens.start).take(tokens.len());
    own.min().unwrap_or(0)
}

/// Tags one zone.
pub(super) fn tag_zone(
    view: &View<'_>,
    sentence: &Range<usize>,
    zone: Range<usize>,
    model: &Model<'_>,
) -> Decoded {
    let mut found = Vec::with_capacity(128);
    let scores: Vec<Scores> = zone
        .map(|i| {
            let mut sums = Sums::default();
            found.clear();
            features(view, sentence, i, |feature, _| found.push(feature));
            model.add_all(&found, &mut sums);
            sums.scores()
        })
        .collect();
    decode::best(&scores, &model.transitions)
}

/// The best label of the kind of `label` against the best label of any other kind or none.
fn kind_margin(scores: &Scores, label: Label) -> i32 {
    let kind = parts(label).map(|(kind, _)| kind);
    let mut own = i32::MIN;
    let mut other = i32::MIN;
    for (label, score) in scores.iter().enumerate() {
        if parts(label as Label).map(|(kind, _)| kind) == kind {
            own = own.max(*score);
        } else {
            other = other.max(*score);
        }
    }
    own.saturating_sub(other)
}

/// `label` against the best other label.
fn label_margin(scores: &Scores, label: Label) -> i32 {
    let own = scores.get(label as usize).copied().unwrap_or(0);
    let others = scores.iter().zip(0..).filter(|(_, other)| *other != label);
    let best = others.map(|(score, _)| *score).max().unwrap_or(0);
    own.saturating_sub(best)
}
