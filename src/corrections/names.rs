//! What is said of names: what they name, which country is theirs, whose they are.

use super::entities::{SURE, Work, is_named};
use crate::analysis::{Entity, EntityId, EntityKind, Grounds, MentionForm, normalized_key};
use crate::lexicon::{CountryCode, EntryKind};
use crate::text::Span;

/// A name names something of another kind, or nothing.
pub(super) fn kind(work: &mut Work<'_>, name: &str, kind: Option<EntityKind>) -> bool {
    let key = normalized_key(name);
    let mut mentions = mentions_of(work, &key);
    mentions.extend(country_mentions(work, &key));
    mentions.sort_unstable();
    if mentions.is_empty() {
        return false;
    }
    let Some(kind) = kind else {
        work.take(&mentions);
        return true;
    };
    let country = match kind {
        EntityKind::Country => country_named(work, name).or_else(|| country_of(work, &mentions)),
        // A person with the name of a country is not of that country.
        EntityKind::Person => country_of(work, &mentions_of(work, &key)),
        EntityKind::Organization | EntityKind::Place => country_of(work, &mentions),
    };
    let is_it = |entity: &Entity| match country.filter(|_| kind == EntityKind::Country) {
        Some(code) => entity.kind == kind && entity.country == Some(code),
        None => entity.kind == kind && is_named(entity, &key),
    };
    let to = work.find(is_it);
    let to = to.unwrap_or_else(|| {
        let name = own_name(work, kind, country, name);
        let office = office_of(work, &mentions, kind);
        work.add(Entity {
            kind,
            name,
            country,
            office,
            grounds: None,
        })
    });
    work.explain(&mentions);
    work.give(&mentions, to);
    if kind == EntityKind::Place {
        // Places say nothing and meet nobody.
        work.silence(to);
    }
    true
}

/// A name stands for another country, or for none.
pub(super) fn country(work: &mut Work<'_>, name: &str, country: Option<CountryCode>) -> bool {
    let key = normalized_key(name);
    let own = mentions_of(work, &key);
    for id in owners(work, &own) {
        let reason = work.reason.clone();
        if let Some(entity) = work.entity_mut(id) {
            entity.country = country;
            let is_person = entity.kind == EntityKind::Person;
            let is_told = country.is_some() || entity.office.is_some();
            entity.grounds = (is_person && is_told).then(|| Grounds {
                confidence: SURE,
                reason: reason.into(),
            });
        }
        work.tell_name(id);
    }
    work.explain(&own);
    let mut states = country_mentions(work, &key);
    if country.is_some() && country_named(work, name) == country {
        // A place with the name of that country is the country.
        let is_place = |kind| kind == EntityKind::Place;
        states.extend(work.mentions(|_, e, _| is_place(e.kind) && is_named(e, &key)));
        states.sort_unstable();
    }
    work.explain(&states);
    let all: Vec<usize> = own.iter().chain(&states).copied().collect();
    place_lies_in(work, &all, country);
    match country {
        None => work.take(&states),
        Some(code) => other_state(work, name, &states, code),
    }
    !all.is_empty()
}

/// Two names are one person's.
pub(super) fn same_person(work: &mut Work<'_>, name: &str, is: &str) -> bool {
    let key = normalized_key(name);
    let mentions = mentions_of(work, &key);
    work.explain(&mentions);
    let found = owners(work, &mentions);
    for id in &found {
        become_person(work, *id, is);
    }
    !found.is_empty()
}

/// Somebody else is meant by a name here: also where it stands for somebody with a fuller name.
pub(super) fn different_person(work: &mut Work<'_>, name: &str, is: &str) -> bool {
    let (key, other) = (normalized_key(name), normalized_key(is));
    let found = same_person(work, name, is);
    let short = work.mentions(|_, entity, span| {
        entity.kind == EntityKind::Person
            && !is_named(entity, &other)
            && normalized_key(work.text(span)) == key
    });
    if short.is_empty() {
        return found;
    }
    let to = work.find(|e| e.kind == EntityKind::Person && is_named(e, &other));
    let to = to.unwrap_or_else(|| work.add(person(is)));
    work.explain(&short);
    work.give(&short, to);
    true
}

/// Makes an entity the person of this name; one with that person, if he is in the article.
fn become_person(work: &mut Work<'_>, id: EntityId, is: &str) {
    let key = normalized_key(is);
    let is_other = |(other, e): &(EntityId, &Entity)| {
        *other != id && e.kind == EntityKind::Person && is_named(e, &key)
    };
    let known = work.entities().find(is_other).map(|(other, _)| other);
    if let Some(entity) = work.entity_mut(id) {
        entity.kind = EntityKind::Person;
    }
    work.rename(id, is);
    if let Some(known) = known {
        work.merge(id, known);
        work.rename(known, is);
    }
}

fn person(name: &str) -> Entity {
    Entity {
        kind: EntityKind::Person,
        name: name.to_owned(),
        country: None,
        office: None,
        grounds: None,
    }
}

/// The mentions of whatever has this name, countries apart: those are named by many words.
fn mentions_of(work: &Work<'_>, key: &str) -> Vec<usize> {
    work.mentions(|_, entity, _| entity.kind != EntityKind::Country && is_named(entity, key))
}

/// The mentions of countries by these very words.
fn country_mentions(work: &Work<'_>, key: &str) -> Vec<usize> {
    work.mentions(|_, entity, span: Span| {
        entity.kind == EntityKind::Country && normalized_key(work.text(span)) == key
    })
}

fn owners(work: &Work<'_>, mentions: &[usize]) -> Vec<EntityId> {
    let mentions = mentions
        .iter()
        .filter_map(|at| work.analysis.mentions.get(*at));
    let mut ids: Vec<EntityId> = mentions.map(|m| m.entity).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn country_of(work: &Work<'_>, mentions: &[usize]) -> Option<CountryCode> {
    let ids = owners(work, mentions).into_iter();
    ids.filter_map(|id| work.analysis.entity(id)?.country)
        .next()
}

fn office_of(work: &Work<'_>, mentions: &[usize], kind: EntityKind) -> Option<String> {
    let ids = owners(work, mentions).into_iter();
    let office = ids
        .filter_map(|id| work.analysis.entity(id)?.office.clone())
        .next();
    office.filter(|_| kind == EntityKind::Person)
}

fn country_named(work: &Work<'_>, name: &str) -> Option<CountryCode> {
    let mut entries = work.lexicon.named(name);
    entries
        .find(|entry| entry.kind == EntryKind::Country)?
        .country
}

/// The name to show: a country's own, else the words of the correction.
fn own_name(work: &Work<'_>, kind: EntityKind, country: Option<CountryCode>, name: &str) -> String {
    let code = country.filter(|_| kind == EntityKind::Country);
    let known = code.and_then(|code| work.lexicon.country(code));
    known.map_or_else(|| name.to_owned(), |country| country.name.to_owned())
}

/// Mentions of a state are another state's; or, if no word says so, of a place in it.
fn other_state(work: &mut Work<'_>, name: &str, mentions: &[usize], code: CountryCode) {
    let Some(first) = mentions
        .first()
        .and_then(|at| work.analysis.mentions.get(*at))
    else {
        return;
    };
    let old = owners(work, mentions);
    let means_it = |kind| {
        matches!(
            kind,
            EntryKind::Country | EntryKind::Demonym | EntryKind::Metonym
        )
    };
    let mut entries = work.lexicon.named(name);
    let is_state = first.form != MentionForm::Name
        || entries.any(|e| means_it(e.kind) && e.country == Some(code));
    let kind = match is_state {
        true => EntityKind::Country,
        false => EntityKind::Place,
    };
    let key = normalized_key(name);
    let to =
        work.find(|e| e.kind == kind && e.country == Some(code) && (is_state || is_named(e, &key)));
    let to = to.unwrap_or_else(|| {
        let name = own_name(work, kind, Some(code), name);
        work.add(Entity {
            kind,
            name,
            country: Some(code),
            office: None,
            grounds: None,
        })
    });
    let before: Vec<_> = old
        .iter()
        .filter_map(|id| work.analysis.entity(*id)?.country)
        .collect();
    work.give(mentions, to);
    if kind == EntityKind::Place {
        work.silence(to);
    } else {
        people_follow(work, &before, code);
    }
}

/// Where a state is not named any more, its people are of the other one: those words gave them
/// their country.
fn people_follow(work: &mut Work<'_>, before: &[CountryCode], code: CountryCode) {
    for old in before.iter().filter(|old| **old != code) {
        let is_left = work
            .entities()
            .any(|(_, e)| e.kind == EntityKind::Country && e.country == Some(*old));
        if is_left {
            continue;
        }
        let people = work.entities().filter(|(_, e)| e.country == Some(*old));
        let people: Vec<EntityId> = people.map(|(id, _)| id).collect();
        for id in people {
            if let Some(entity) = work.entity_mut(id) {
                entity.country = Some(code);
            }
            work.tell_name(id);
        }
    }
}

/// Meetings in these places are in the country.
fn place_lies_in(work: &mut Work<'_>, mentions: &[usize], country: Option<CountryCode>) {
    let spans: Vec<Span> = mentions
        .iter()
        .filter_map(|at| Some(work.analysis.mentions.get(*at)?.span))
        .collect();
    let places = work
        .analysis
        .meetings
        .iter_mut()
        .filter_map(|m| m.place.as_mut());
    for place in places {
        if spans.iter().any(|span| span.overlaps(place.span)) {
            place.country = country;
        }
    }
}
