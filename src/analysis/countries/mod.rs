//! The pass that finds countries: by name, by adjective or people, by seat of government.
//! It also says in which country places lie.
//!
//! Three steps, each in its own file: [`scan`] proposes what capitalised phrases of the
//! lexicon may name, judged by the words around ([`senses`], [`places`]); [`resolve`] decides what several countries
//! share ("Georgia", "Korea", a city of two states) by what else the article names
//! ([`evidence`]); [`merge`] puts the outcome together with the names that the tagger found,
//! and [`unknown`] gives a country to places that no list has.

mod context;
mod evidence;
mod merge;
mod metonyms;
mod places;
mod resolve;
mod scan;
mod senses;
#[cfg(test)]
mod tests;
mod unknown;
mod words;

use super::{Draft, Input};
use evidence::Evidence;

/// Adds countries to the names of the draft and countries to its places.
pub(super) fn find(input: &Input<'_>, draft: &mut Draft) {
    let candidates = scan::scan(input, &draft.names);
    let evidence = Evidence::new(input, &candidates);
    let found = resolve::resolve(input, &candidates, &evidence);
    merge::merge(input, found, &evidence, &mut draft.names);
    unknown::place_unknown(input, &evidence, &mut draft.names);
}
