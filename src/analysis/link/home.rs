//! The state that an article is at home in: whose officials it names by office alone.
//!
//! A paper of Seoul writes "President Lee" and "Foreign Minister Cho", and adds the state to the
//! offices of others. So where the ones whose state is known from elsewhere are all of one
//! state, the others without a state are most likely of it too.

use std::collections::BTreeMap;

use super::claims::Claim;
use super::places::Places;
use crate::analysis::{Entity, EntityKind};
use crate::lexicon::{CountryCode, TitleClass};

/// The state whose officials the article names by office alone, if there is one: two of them, or
/// one of the state of whoever is named first.
pub(super) fn home(
    places: &Places<'_>,
    claims: &[Vec<Claim>],
    entities: &[Entity],
) -> Option<CountryCode> {
    let mut counts: BTreeMap<CountryCode, usize> = BTreeMap::new();
    let mut first = None;
    let people = entities
        .iter()
        .zip(claims)
        .filter(|(entity, _)| entity.kind == EntityKind::Person);
    for (entity, claims) in people {
        first = first.or(Some(entity.country));
        let is_told = claims
            .iter()
            .any(|c| c.country.is_some() && !c.words.is_empty());
        let Some(country) = entity.country.filter(|_| !is_told) else {
            continue;
        };
        if claims.iter().any(|claim| is_bare(places, claim)) {
            *counts.entry(country).or_default() += 1;
        }
    }
    let total: usize = counts.values().sum();
    let (country, n) = counts.into_iter().max_by_key(|(_, n)| *n)?;
    let is_clear = n >= 2 || first == Some(Some(country));
    (is_clear && n * 4 >= total * 3).then_some(country)
}

/// Whether somebody of whom `claims` are told may hold the office in the state `home`, where
/// nobody else holds it.
pub(super) fn is_of_home(
    places: &Places<'_>,
    home: CountryCode,
    claims: &[Claim],
    entities: &[Entity],
) -> bool {
    let mut bare = claims.iter().filter(|c| is_bare(places, c)).peekable();
    let is_taken = |claim: &Claim| {
        let mut own = entities.iter().filter(|e| e.country == Some(home));
        own.any(|e| e.office.is_some() && e.office == claim.office)
    };
    bare.peek().is_some()
        && bare.all(|claim| {
            let title = claim.title.as_deref().unwrap_or("");
            may_have(home, title) && !is_taken(claim)
        })
}

/// An office of a state that stands without the state, or any body.
fn is_bare(places: &Places<'_>, claim: &Claim) -> bool {
    let title = claim.title.as_deref().unwrap_or("");
    let serves = matches!(
        claim.class,
        Some(TitleClass::Head | TitleClass::Minister | TitleClass::Party)
    ) || title.contains("secretary");
    let is_held = claim
        .office
        .as_deref()
        .is_some_and(|office| !office.starts_with("former"));
    // "IS leader X", "FIFA President X": of a body, whether it was seen as one or not.
    let before = claim.words.start.checked_sub(1);
    let is_of_body = before
        .is_some_and(|at| at >= places.sentence_start(claim.words.start) && places.is_capital(at));
    serves
        && is_held
        && !is_of_body
        && claim.country.is_none()
        && claim.owner.is_none()
        && claim
            .words
            .clone()
            .all(|at| !places.is(at, "of") && names_nothing(places, at))
}

/// Whether no body or place is named at token `at`.
fn names_nothing(places: &Places<'_>, at: usize) -> bool {
    places
        .name_starting_at(at)
        .is_none_or(|(name, _)| name.kind == EntityKind::Person)
}

/// Whether a state has such an office: America has secretaries, others have ministers.
fn may_have(state: CountryCode, title: &str) -> bool {
    let is_american = state.as_str() == "US";
    if title.contains("minister") || title.contains("premier") {
        return !is_american;
    }
    if title.contains("chancellor") {
        return matches!(state.as_str(), "GB" | "DE" | "AT");
    }
    !["king", "queen", "emir", "sultan"].contains(&title)
}
