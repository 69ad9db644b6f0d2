//! The pass that finds quotes.
//!
//! Stretches in quotation marks come first ([`pairs`]), then the verb and the speaker beside
//! each ([`direct`], [`phrase`], [`noun`], [`speech`]), then reported clauses ([`reported`], [`clause`]), then who the speaker's words mean ([`speaker`]).

mod ages;
mod clause;
mod closed;
mod direct;
mod extent;
mod feelings;
mod held;
mod leading;
mod marks;
mod nested;
mod noun;
mod pairs;
mod phrase;
mod relative;
mod reported;
mod scene;
mod shape;
mod speaker;
mod speech;
mod stance;
mod stances;
mod subjects;
mod surety;
#[cfg(test)]
mod tests;
mod that;
mod trailing;
mod turns;
mod verbal;
mod verbs;
mod words;

use super::{Draft, Input};
use scene::Scene;

/// Adds the quotes of the text to the draft.
pub(super) fn find(input: &Input<'_>, draft: &mut Draft) {
    let scene = Scene::new(input.body, input.segments, input.lexicon, &draft.analysis);
    let cast = speaker::Cast::new(&scene);
    let mut speech = speech::speech(&scene, &cast);
    let spoken = turns::turns(&scene, &cast, &mut speech);
    let mut quotes = reported::reported(&scene, &cast, &mut speech, &spoken);
    quotes.append(&mut speech.quotes);
    quotes.sort_by_key(|quote| quote.span());
    draft.analysis.quotes = quotes;
}
