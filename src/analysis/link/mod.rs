//! The pass that links names into entities: which names of the article name the same person,
//! organisation, country or place.
//!
//! Full names are clustered first; then short names join the full name they are part of.

mod after;
mod before;
mod claims;
mod cluster;
#[cfg(test)]
mod cluster_tests;
mod home;
mod key;
mod leaders;
mod lists;
mod people;
#[cfg(test)]
mod person_tests;
mod places;
mod roles;
mod settle;
mod spelling;
mod states;
#[cfg(test)]
mod tests;
mod titles;
mod words;

use std::collections::HashMap;

use super::{Draft, Entity, EntityId, EntityKind, Input, Mention, Name};
use crate::lexicon::{CountryCode, EntryKind};
use claims::{Claim, claims, share_state};
use cluster::{Form, forms, merge, same_organization};
use lists::listed_claims;
use people::{people, take_initials};
use places::Places;
use settle::settle;

pub use key::normalized_key;
pub use spelling::fold_word;

/// Makes entities and mentions from the names found.
pub(super) fn link(input: &Input<'_>, draft: &mut Draft) {
    let mut names = std::mem::take(&mut draft.names);
    take_initials(input.body, &mut names);
    let places = Places::new(input, &names);
    let groups = in_text_order(groups(input.body, &names));
    let mut owner: Vec<Option<EntityId>> = vec![None; names.len()];
    let mut entities = Vec::with_capacity(groups.len());
    for group in &groups {
        let id = EntityId(entities.len() as u32);
        for name in &group.names {
            if let Some(slot) = owner.get_mut(*name) {
                *slot = Some(id);
            }
        }
        entities.push(entity(input, group, &names));
    }
    settle_persons(&places, &names, &owner, &mut entities);
    let mut mentions = mentions(&names, &owner);
    mentions.extend(roles::roles(&places, &entities, &mentions));
    mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    draft.analysis.entities = entities;
    draft.analysis.mentions = mentions;
    draft.names = names;
}

fn mentions(names: &[Name], owner: &[Option<EntityId>]) -> Vec<Mention> {
    names
        .iter()
        .zip(owner)
        .filter_map(|(name, id)| {
            Some(Mention {
                span: name.span,
                entity: (*id)?,
                form: name.form,
                confidence: name.confidence,
                reason: name.reason.clone(),
            })
        })
        .collect()
}

/// Names of one entity.
#[derive(Debug)]
struct Group {
    kind: EntityKind,
    /// Its fullest name.
    name: String,
    /// Indices into the names of the draft, sorted.
    names: Vec<usize>,
}

fn in_text_order(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by_key(|group| group.names.first().copied());
    groups
}

fn entity(input: &Input<'_>, group: &Group, names: &[Name]) -> Entity {
    let own = || group.names.iter().filter_map(|i| names.get(*i));
    let country = own().find_map(|name| name.country);
    let country = match group.kind {
        EntityKind::Organization => country.or_else(|| country_of_body(input, &group.name)),
        _ => country,
    };
    let known = country.filter(|_| group.kind == EntityKind::Country);
    let known = known.and_then(|code| input.lexicon.country(code));
    Entity {
        kind: group.kind,
        name: known.map_or_else(|| group.name.clone(), |c| c.name.to_owned()),
        country,
        office: None,
        grounds: None,
    }
}

/// The country of a body that the lexicon knows, unless it is a company or the like.
fn country_of_body(input: &Input<'_>, name: &str) -> Option<CountryCode> {
    let entries = input.lexicon.named(name);
    let mut bodies = entries.filter(|e| matches!(e.kind, EntryKind::Org | EntryKind::Institution));
    let first = bodies.next()?;
    let is_public = !matches!(first.detail, "company" | "media" | "university" | "team");
    let is_unique = bodies.all(|other| other.country == first.country);
    first.country.filter(|_| is_public && is_unique)
}

/// Reads the words around all mentions of persons, and settles what they say together.
fn settle_persons(
    places: &Places<'_>,
    names: &[Name],
    owner: &[Option<EntityId>],
    entities: &mut [Entity],
) {
    let entity_of_name: Vec<Option<usize>> =
        owner.iter().map(|id| id.map(|id| id.0 as usize)).collect();
    let mut found: Vec<Vec<Claim>> = vec![Vec::new(); entities.len()];
    let mut add = |name: usize, claims: Vec<Claim>| {
        let entity = entity_of_name.get(name).copied().flatten();
        if let Some(list) = entity.and_then(|e| found.get_mut(e)) {
            list.extend(claims);
        }
    };
    let mut beside: Option<Claim> = None;
    for (i, name) in names.iter().enumerate() {
        if name.kind == EntityKind::Person {
            let tokens = places.tokens_of(i);
            let mut own = claims(places, name, &tokens);
            share_state(places, &mut own, beside.as_ref());
            let first = own.iter().find(|c| c.words.end == tokens.start).cloned();
            beside = first.map(|claim| Claim {
                words: claim.words.start..tokens.end,
                ..claim
            });
            add(i, own);
        }
    }
    for (i, claim) in listed_claims(places, names) {
        add(i, vec![claim]);
    }
    settle(places, names, &found, &entity_of_name, entities);
}

fn groups(body: &str, names: &[Name]) -> Vec<Group> {
    let mut groups = countries(body, names);
    let of_kind = |kind: EntityKind| {
        forms(
            names
                .iter()
                .enumerate()
                .filter(move |(_, n)| n.kind == kind && !is_country(n))
                .map(|(i, n)| (i, n.span.of(body))),
        )
    };
    let people = people(of_kind(EntityKind::Person), names);
    groups.extend(
        people
            .into_iter()
            .map(|forms| group(EntityKind::Person, forms)),
    );
    let bodies = merge(of_kind(EntityKind::Organization), same_organization);
    groups.extend(
        bodies
            .into_iter()
            .map(|forms| group(EntityKind::Organization, forms)),
    );
    let places = merge(of_kind(EntityKind::Place), |a, b| a.words == b.words);
    groups.extend(
        places
            .into_iter()
            .map(|forms| group(EntityKind::Place, forms)),
    );
    groups
}

fn is_country(name: &Name) -> bool {
    name.kind == EntityKind::Country && name.country.is_some()
}

/// One group for each country that is named.
fn countries(body: &str, names: &[Name]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut index: HashMap<CountryCode, usize> = HashMap::new();
    for (i, name) in names.iter().enumerate() {
        let (true, Some(code)) = (is_country(name), name.country) else {
            continue;
        };
        let at = *index.entry(code).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.names.push(i),
            None => groups.push(Group {
                kind: EntityKind::Country,
                name: name.span.of(body).to_owned(),
                names: vec![i],
            }),
        }
    }
    groups
}

/// A group of the forms of one entity; the form with most words is its name, one in ordinary
/// letters before one in capitals.
fn group(kind: EntityKind, forms: Vec<Form>) -> Group {
    let mut best: Option<(&Form, (bool, usize, usize))> = None;
    for form in &forms {
        let is_plain = form.words.len() == 1 || form.text.chars().any(char::is_lowercase);
        let rank = (is_plain, form.words.len(), form.text.chars().count());
        if best.is_none_or(|(_, b)| rank > b) {
            best = Some((form, rank));
        }
    }
    let name = best.map_or_else(String::new, |(form, _)| form.text.clone());
    let mut names: Vec<usize> = forms.into_iter().flat_map(|form| form.names).collect();
    names.sort_unstable();
    Group { kind, name, names }
}
