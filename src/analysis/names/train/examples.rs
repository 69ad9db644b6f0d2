//! Annotated texts as zones of features and right answers.

use std::collections::HashMap;
use std::ops::Range;

use super::rows::Annotated;
use crate::analysis::EntityKind;
use crate::analysis::names::features::{View, features};
use crate::analysis::names::labels::{Label, OUTSIDE, Position, kind_index, label};
use crate::analysis::names::model::Model;
use crate::analysis::names::tagger::tag_zone;
use crate::analysis::names::vocabulary::Vocabulary;
use crate::analysis::names::with_view;
use crate::analysis::names::zones::zones;
use crate::lexicon::Lexicon;
use crate::text::{Segments, Span};

/// All there is to learn from.
#[derive(Debug, Default)]
pub(super) struct Examples {
    /// Zones, in the order of the texts.
    pub(super) zones: Vec<Zone>,
    /// The hash of each feature.
    pub(super) hashes: Vec<u64>,
    /// How often each feature is seen.
    pub(super) counts: Vec<u32>,
    /// Number of each hash.
    index: HashMap<u64, u32>,
}

/// One zone.
#[derive(Debug)]
pub(super) struct Zone {
    /// Features of each token: index into [`Examples::hashes`], times two, plus one if lexical.
    pub(super) features: Vec<Vec<u32>>,
    /// The right label of each token.
    pub(super) labels: Vec<Label>,
    /// How much it counts.
    pub(super) weight: f32,
}

/// The zones of annotated texts.
pub(super) fn examples(
    texts: &[Annotated],
    lexicon: &Lexicon,
    vocabulary: &Vocabulary<'_>,
) -> Examples {
    let mut examples = Examples::default();
    for text in texts {
        let segments = Segments::new(&text.text);
        let labels = token_labels(&segments, &text.names);
        with_view(&text.text, &segments, lexicon, vocabulary, |view| {
            for sentence in &segments.sentences {
                for zone in zones(view.words, sentence.tokens.clone()) {
                    let gold = closed(labels.get(zone.clone()).unwrap_or(&[]));
                    examples.add(view, &sentence.tokens, zone, gold, text.weight);
                }
            }
        });
    }
    examples
}

/// What is needed to learn from a text that nobody annotated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Teacher<'a> {
    /// Says what it sees.
    pub(super) model: &'a Model<'a>,
    /// Least margin, in the model's units, of every token of a zone that is believed.
    pub(super) min_margin: i32,
    /// How much a believed zone counts.
    pub(super) weight: f32,
}

/// Adds the zones of `texts` of which the teacher is sure.
pub(super) fn add_believed(
    texts: &[String],
    lexicon: &Lexicon,
    teacher: &Teacher<'_>,
    vocabulary: &Vocabulary<'_>,
    examples: &mut Examples,
) {
    for text in texts {
        let segments = Segments::new(text);
        let believed = believed(text, &segments, lexicon, teacher);
        with_view(text, &segments, lexicon, vocabulary, |view| {
            for zone in believed {
                let (range, labels) = (zone.range, zone.labels);
                examples.add(view, &zone.sentence, range, labels, teacher.weight);
            }
        });
    }
}

/// A zone of which the teacher is sure.
struct Believed {
    sentence: Range<usize>,
    range: Range<usize>,
    labels: Vec<Label>,
}

fn believed(
    text: &str,
    segments: &Segments,
    lexicon: &Lexicon,
    teacher: &Teacher<'_>,
) -> Vec<Believed> {
    let model = teacher.model;
    let mut found = Vec::new();
    with_view(text, segments, lexicon, &model.vocabulary, |view| {
        for sentence in &segments.sentences {
            for range in zones(view.words, sentence.tokens.clone()) {
                let tagged = tag_zone(view, &sentence.tokens, range.clone(), model);
                if tagged.margins().all(|m| m >= teacher.min_margin) {
                    found.push(Believed {
                        sentence: sentence.tokens.clone(),
                        range,
                        labels: tagged.labels,
                    });
                }
            }
        }
    });
    found
}

impl Examples {
    fn add(
        &mut self,
        view: &View<'_>,
        sentence: &Range<usize>,
        zone: Range<usize>,
        labels: Vec<Label>,
        weight: f32,
    ) {
        let features = zone
            .map(|i| {
                let mut found = Vec::new();
                features(view, sentence, i, |hash, lexical| {
                    found.push(self.id(hash) * 2 + u32::from(lexical));
                });
                found
            })
            .collect();
        self.zones.push(Zone {
            features,
            labels,
            weight,
        });
    }

    /// The number of a feature that is seen once more.
    fn id(&mut self, hash: u64) -> u32 {
        let id = *self.index.entry(hash).or_insert_with(|| {
            self.hashes.push(hash);
            self.counts.push(0);
            self.hashes.len() as u32 - 1
        });
        if let Some(count) = self.counts.get_mut(id as usize) {
            *count += 1;
        }
        id
    }
}

/// The label of every token of the text.
fn token_labels(segments: &Segments, names: &[(Span, EntityKind)]) -> Vec<Label> {
    let mut labels = vec![OUTSIDE; segments.tokens.len()];
    for (span, kind) in names {
        let first = segments
            .tokens
            .partition_point(|t| t.span.end <= span.start);
        let last = segments.tokens.partition_point(|t| t.span.start < span.end);
        let n = last.saturating_sub(first);
        for (k, slot) in labels.iter_mut().skip(first).take(n).enumerate() {
            let position = match (k, n) {
                (_, 1) => Position::Unit,
                (0, _) => Position::Begin,
                (k, n) if k + 1 == n => Position::Last,
                _ => Position::Inside,
            };
            *slot = label(kind_index(*kind), position);
        }
    }
    labels
}

/// The labels of a zone, with names that stick out of it cut off.
fn closed(labels: &[Label]) -> Vec<Label> {
    use crate::analysis::names::labels::{may_follow, names};
    let legal = labels
        .iter()
        .zip(labels.iter().skip(1))
        .all(|(a, b)| may_follow(*a, *b))
        && labels.first().is_none_or(|l| may_follow(OUTSIDE, *l))
        && labels.last().is_none_or(|l| may_follow(*l, OUTSIDE));
    if legal {
        return labels.to_vec();
    }
    let mut kept = vec![OUTSIDE; labels.len()];
    for (_, start, end) in names(labels) {
        if let (Some(to), Some(from)) = (kept.get_mut(start..end), labels.get(start..end)) {
            to.copy_from_slice(from);
        }
    }
    kept
}
