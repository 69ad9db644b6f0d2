//! Places that no list has: the country comes from the words behind them, or from the article.

use super::evidence::Evidence;
use super::words::is_one_of;
use crate::analysis::{Confidence, EntityKind, Input, Name};
use crate::lexicon::CountryCode;

/// Gives a country to the places among `names` that have none.
pub(super) fn place_unknown(input: &Input<'_>, evidence: &Evidence, names: &mut [Name]) {
    let dominant = evidence.dominant();
    for i in (0..names.len()).rev() {
        let behind = country_behind(input, names, i);
        let Some(name) = names.get_mut(i).filter(|n| is_unknown(input, n)) else {
            continue;
        };
        let (country, confidence, reason) = match (behind, dominant) {
            (Some(code), _) => (code, 75, "place with its country named behind it"),
            (None, Some(code)) => (code, 50, "place in an article about this country"),
            (None, None) => continue,
        };
        *name = Name {
            country: Some(country),
            confidence: Confidence(confidence.min(name.confidence.0)),
            reason: reason.into(),
            ..name.clone()
        };
    }
}

/// A place of the tagger alone; the gazetteer knows of the others that they have no country.
fn is_unknown(input: &Input<'_>, name: &Name) -> bool {
    name.kind == EntityKind::Place && name.country.is_none() && !is_supranational(input, name)
}

/// Continents, oceans and the like, also as part of the name.
fn is_supranational(input: &Input<'_>, name: &Name) -> bool {
    let text = name.span.of(input.body);
    let large = "Europe Asia Africa America Americas Ocean Sea Gulf Earth Mars Moon Atlantic Pacific \
        Mediterranean Arctic Antarctic Balkans Caribbean Eurasia Hemisphere World Coast";
    text.split(' ').any(|word| is_one_of(word, large))
        || input.lexicon.named(text).any(|e| e.country.is_none())
}

/// The country of the place or country after a comma: "Hinton, Alberta".
fn country_behind(input: &Input<'_>, names: &[Name], idx: usize) -> Option<CountryCode> {
    let here = names.get(idx)?;
    let next = names.get(idx + 1)?;
    let is_where = matches!(next.kind, EntityKind::Country | EntityKind::Place);
    let gap = input.body.get(here.span.end..next.span.start)?;
    (is_where && gap.trim() == "," && gap.len() <= 3)
        .then_some(next.country)
        .flatten()
}
