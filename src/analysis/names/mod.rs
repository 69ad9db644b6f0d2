//! The pass that finds names of people, organisations and places.
//!
//! A small sequence model tags the stretches of text where names can be. Its weights are
//! trained by [`train`] and lie in `assets/model`.

mod classes;
mod cuts;
mod decode;
mod evidence;
mod features;
mod fixed;
mod hash;
mod labels;
mod lists;
mod marks;
mod model;
mod people;
mod rules;
mod second_look;
mod tables;
mod tagger;
pub mod train;
mod vocabulary;
mod words;
mod zones;

#[cfg(test)]
mod tests;

use super::{Confidence, Draft, Input, MentionForm, Name};
use crate::lexicon::Lexicon;
use crate::text::Segments;
use evidence::Evidence;
use features::View;
use labels::KINDS;

pub use model::Model;
use vocabulary::Vocabulary;

/// Adds the names of the text to the draft.
pub(super) fn find(input: &Input<'_>, draft: &mut Draft) {
    draft.names = find_with(input.body, input.segments, input.lexicon, input.model);
}

/// The names of `body` by `model`.
fn find_with(body: &str, segments: &Segments, lexicon: &Lexicon, model: &Model<'_>) -> Vec<Name> {
    let found = with_view(body, segments, lexicon, &model.vocabulary, |view| {
        let found = rules::apply(
            view,
            &segments.sentences,
            tagger::tag(view, &segments.sentences, model),
        );
        second_look::look(view, &segments.sentences, found)
    });
    found
        .into_iter()
        .filter_map(|found| {
            Some(Name {
                span: segments.span_of(found.tokens),
                kind: *KINDS.get(found.kind)?,
                form: MentionForm::Name,
                country: None,
                confidence: confidence(found.whole_margin),
                reason: found.why.into(),
            })
        })
        .collect()
}

/// Calls `read` with all that the features see of `body`.
fn with_view<T>(
    body: &str,
    segments: &Segments,
    lexicon: &Lexicon,
    vocabulary: &Vocabulary<'_>,
    read: impl FnOnce(&View<'_>) -> T,
) -> T {
    let words = words::words(body, segments, lexicon, vocabulary);
    let evidence = Evidence::new(&words);
    read(&View {
        body,
        tokens: &segments.tokens,
        words: &words,
        evidence: &evidence,
    })
}

/// Margins and the confidence they earn. The share of right names among those of each margin
/// was counted on news that took no part in the training, to the nearest per cent or so.
const EARNED: [(i32, i32); 7] = [
    (0, 51),
    (20, 68),
    (40, 82),
    (60, 87),
    (80, 91),
    (100, 95),
    (140, 98),
];

/// Confidence from the model's margin.
fn confidence(margin: i32) -> Confidence {
    let margin = margin.max(0);
    let mut below = EARNED[0];
    for point in EARNED {
        if margin < point.0 {
            let (run, rise) = (point.0 - below.0, point.1 - below.1);
            let earned = below.1 + rise * (margin - below.0) / run.max(1);
            return Confidence(earned as u8);
        }
        below = point;
    }
    Confidence(below.1 as u8)
}
