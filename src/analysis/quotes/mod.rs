//! The pass that finds quotes.
//!
//! Stretches in quotation marks come first ([`pairs`]), then the verb and the speaker beside
//! each ([`direct`], [`phrase`]), then who the speaker's words mean ([`speaker`]).

mod closed;
mod direct;
mod marks;
mod pairs;
mod phrase;
mod scene;
mod speaker;
mod speech;
mod verbs;
mod words;

use super::{Draft, Input};
use scene::Scene;

/// Adds the quotes of the text to the draft.
pub(super) fn find(input: &Input<'_>, draft: &mut Draft) {
    let scene = Scene::new(input.body, input.segments, input.lexicon, &draft.analysis);
    let cast = speaker::Cast::new(&scene);
    let mut quotes = speech::speech(&scene, &cast).quotes;
    quotes.sort_by_key(|quote| quote.span());
    draft.analysis.quotes = quotes;
}
