//! Annotated texts as zones of features and right answers.

use std::collections::HashMap;

use super::rows::Annotated;
use crate::analysis::EntityKind;
use crate::analysis::names::evidence::Evidence;
use crate::analysis::names::features::{View, features};
use crate::analysis::names::labels::{Label, OUTSIDE, Position, kind_index, label};
use crate::analysis::names::words::words;
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

/// The zones of all texts.
pub(super) fn examples(texts: &[Annotated], _lexicon: &Lexicon) -> Examples {
    let mut examples = Examples::default();
    let mut index: HashMap<u64, u32> = HashMap::new();
    for text in texts {
        add_text(text, &mut index, &mut examples);
    }
    examples
}

fn add_text(text: &Annotated, index: &mut HashMap<u64, u32>, examples: &mut Examples) {
    let segments = Segments::new(&text.text);
    let words = words(&text.text, &segments);
    let evidence = Evidence::new(&words);
    let view = View {
        body: &text.text,
        tokens: &segments.tokens,
        words: &words,
        evidence: &evidence,
    };
    let labels = token_labels(&segments, &text.names);
    for sentence in &segments.sentences {
        for zone in zones(&words, sentence.tokens.clone()) {
            let Some(gold) = labels.get(zone.clone()) else {
                continue;
            };
            let features = zone
                .map(|i| token_features(&view, &sentence.tokens, i, index, examples))
                .collect();
            examples.zones.push(Zone {
                features,
                labels: closed(gold),
                weight: text.weight,
            });
        }
    }
}

fn token_features(
    view: &View<'_>,
    sentence: &std::ops::Range<usize>,
    i: usize,
    index: &mut HashMap<u64, u32>,
    examples: &mut Examples,
) -> Vec<u32> {
    let mut found = Vec::new();
    features(view, sentence, i, |hash, lexical| {
        let id = *index.entry(hash).or_insert_with(|| {
            examples.hashes.push(hash);
            examples.counts.push(0);
            examples.hashes.len() as u32 - 1
        });
        if let Some(count) = examples.counts.get_mut(id as usize) {
            *count += 1;
        }
        found.push(id * 2 + u32::from(lexical));
    });
    found
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
