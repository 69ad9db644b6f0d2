//! What all mentions of a person together say: his country and office, how sure, and why.

use std::collections::BTreeMap;

use super::claims::Claim;
use super::home::{home, is_of_home};
use super::leaders::Leaders;
use super::places::Places;
use super::states::by_title;
use super::titles::{COUNTERPART, Owner};
use crate::analysis::{Confidence, Entity, EntityKind, Grounds, Name, Reason};
use crate::lexicon::{CountryCode, TitleClass};

/// Confidence in a country that follows from a title that one state alone has.
pub(super) const BY_TITLE: u8 = 90;
/// Confidence in a country that follows from a title that one state has before others.
pub(super) const BY_USUAL_TITLE: u8 = 78;
/// Confidence in the country of the person somebody works for.
const BY_OWNER: u8 = 85;
/// Confidence in the country of a known office-holder of this family name.
const BY_TERM: u8 = 90;
/// Confidence in the country whose other officials are named by office alone.
const BY_HOME: u8 = 65;
/// Confidence in the country that the whole article is about.
const BY_ARTICLE: u8 = 55;

/// Settles country and office of each person; `claims` are those of the entity of the same place.
pub(super) fn settle(
    places: &Places<'_>,
    names: &[Name],
    claims: &[Vec<Claim>],
    entity_of_name: &[Option<usize>],
    entities: &mut [Entity],
) {
    for (entity, claims) in entities.iter_mut().zip(claims) {
        if entity.kind == EntityKind::Person {
            settle_one(places, claims, entity);
        }
    }
    let dominant = dominant(names);
    let home = home(places, claims, entities);
    let mut leaders = Leaders::default();
    for at in 0..entities.len() {
        let Some(claims) = claims.get(at) else {
            continue;
        };
        if let Some(entity) = entities.get_mut(at).filter(|e| e.country.is_none())
            && let Some((country, confidence)) = leaders.state_of(places, names, claims, entity)
        {
            entity.country = Some(country);
            entity.grounds = Some(Grounds {
                confidence: Confidence(confidence),
                reason: Reason::from("leader of this family name on the day of the article"),
            });
        }
        if claims.is_empty() {
            continue;
        }
        let is_open = |e: &Entity| e.country.is_none() || e.office.is_none();
        if !entities.get(at).is_some_and(is_open) {
            continue;
        }
        let office = by_counterpart(places, names, claims, entity_of_name, entities);
        if let (Some(office), Some(entity)) = (office, entities.get_mut(at))
            && entity.office.is_none()
        {
            entity.office = Some(office);
        }
        if entities.get(at).is_some_and(|e| e.country.is_some()) {
            continue;
        }
        let found = by_owner(places, names, claims, entity_of_name, entities)
            .map(|c| (c, BY_OWNER, "acts for a person of this country"))
            .or_else(|| {
                by_term(places, claims, entities.get(at)?)
                    .map(|c| (c, BY_TERM, "the lexicon knows who holds the office"))
            })
            .or_else(|| by_title(places, names, claims))
            .or_else(|| {
                home.filter(|home| is_of_home(places, *home, claims, entities))
                    .map(|c| {
                        (
                            c,
                            BY_HOME,
                            "office without a state, as of others of this one",
                        )
                    })
            })
            .or_else(|| {
                let holds = claims.iter().any(|c| c.class.is_some_and(serves_state));
                dominant
                    .filter(|_| holds)
                    .map(|c| (c, BY_ARTICLE, "office in an article about this country"))
            });
        if let Some(entity) = entities.get_mut(at)
            && entity.kind == EntityKind::Person
            && entity.country.is_none()
            && let Some((country, confidence, reason)) = found
        {
            entity.country = Some(country);
            entity.grounds = Some(Grounds {
                confidence: Confidence(confidence),
                reason: Reason::from(reason),
            });
        }
    }
}

/// The country that the claims are surest of together, and the best office.
fn settle_one(places: &Places<'_>, claims: &[Claim], person: &mut Entity) {
    let mut weights: BTreeMap<CountryCode, u32> = BTreeMap::new();
    for claim in claims {
        if let Some(country) = claim.country {
            let past = if is_past(claim) { 3 } else { 1 };
            *weights.entry(country).or_default() += u32::from(claim.confidence) / past;
        }
    }
    // Whoever heads an international body acts for no state, wherever he comes from.
    let is_international = |c: &Claim| {
        c.class == Some(TitleClass::International) && c.country.is_none() && !is_past(c)
    };
    let claims: Vec<&Claim> = claims
        .iter()
        .filter(|c| !c.words.is_empty() || !claims.iter().any(is_international))
        .collect();
    let total: u32 = weights.values().sum();
    let mut best: Option<(CountryCode, u32)> = None;
    for country in claims.iter().filter_map(|c| c.country) {
        let weight = weights.get(&country).copied().unwrap_or(0);
        if best.is_none_or(|(_, b)| weight > b) {
            best = Some((country, weight));
        }
    }
    let office = claims
        .iter()
        .filter(|c| c.office.is_some())
        .min_by_key(|c| (rank(c.class), is_past(c), c.country.is_none()));
    person.country = best.map(|(country, _)| country).or(person.country);
    person.office = office.and_then(|c| c.office.clone());
    let tells = claims
        .iter()
        .filter(|c| c.country == person.country || c.country.is_none())
        .max_by_key(|c| (c.country.is_some(), c.office.is_some(), c.confidence));
    person.grounds = tells.map(|claim| {
        let share = best.map_or(100, |(_, weight)| weight * 100 / total.max(1));
        let doubt = if share < 75 { 25 } else { 0 };
        Grounds {
            confidence: Confidence(claim.confidence.saturating_sub(doubt)),
            reason: reason(places, claim),
        }
    });
}

fn is_past(claim: &Claim) -> bool {
    claim
        .office
        .as_deref()
        .is_some_and(|o| o.starts_with("former"))
}

/// Offices of a state before those of a body, those before ranks and professions.
fn rank(class: Option<TitleClass>) -> u8 {
    match class {
        Some(
            TitleClass::Head
            | TitleClass::Royal
            | TitleClass::Minister
            | TitleClass::Office
            | TitleClass::International
            | TitleClass::Envoy
            | TitleClass::Spokesperson
            | TitleClass::Legislator,
        ) => 0,
        Some(
            TitleClass::Official | TitleClass::Party | TitleClass::Judicial | TitleClass::Religious,
        ) => 1,
        _ => 2,
    }
}

/// Titles that are held for a state, whichever.
fn serves_state(class: TitleClass) -> bool {
    matches!(
        class,
        TitleClass::Head
            | TitleClass::Royal
            | TitleClass::Minister
            | TitleClass::Office
            | TitleClass::Legislator
            | TitleClass::Judicial
            | TitleClass::Police
            | TitleClass::Party
    )
}

fn reason(places: &Places<'_>, claim: &Claim) -> Reason {
    if claim.words.is_empty() {
        return Reason::from("person of public life in the lexicon");
    }
    let span = places.input.segments.span_of(claim.words.clone());
    let words: Vec<&str> = span.of(places.input.body).split_whitespace().collect();
    Reason::from(format!("the words beside the name: “{}”", words.join(" ")))
}

/// The country of the person that this one works for.
fn by_owner(
    places: &Places<'_>,
    names: &[Name],
    claims: &[Claim],
    entity_of_name: &[Option<usize>],
    entities: &[Entity],
) -> Option<CountryCode> {
    claims.iter().find_map(|claim| {
        if claim.title.as_deref() == Some(COUNTERPART) {
            return None;
        }
        owner(places, names, claim, entity_of_name, entities)?.country
    })
}

/// The office of whoever a person is the counterpart of.
fn by_counterpart(
    places: &Places<'_>,
    names: &[Name],
    claims: &[Claim],
    entity_of_name: &[Option<usize>],
    entities: &[Entity],
) -> Option<String> {
    let mut counterparts = claims
        .iter()
        .filter(|c| c.title.as_deref() == Some(COUNTERPART));
    let office = counterparts.find_map(|claim| {
        owner(places, names, claim, entity_of_name, entities)?
            .office
            .clone()
    })?;
    (!office.starts_with("former")).then_some(office)
}

fn owner<'a>(
    places: &Places<'_>,
    names: &[Name],
    claim: &Claim,
    entity_of_name: &[Option<usize>],
    entities: &'a [Entity],
) -> Option<&'a Entity> {
    let name = match claim.owner? {
        Owner::Person(name) => name,
        Owner::Pronoun(token) => last_person(places, names, token)?,
    };
    entities.get((*entity_of_name.get(name)?)?)
}

/// The person named last before a token, in its sentence or the one before.
fn last_person(places: &Places<'_>, names: &[Name], token: usize) -> Option<usize> {
    let this = places.sentence_start(token);
    let first = this.checked_sub(1).map_or(0, |t| places.sentence_start(t));
    (0..names.len())
        .rev()
        .filter(|i| names.get(*i).is_some_and(|n| n.kind == EntityKind::Person))
        .map(|i| (i, places.tokens_of(i)))
        .skip_while(|(_, tokens)| tokens.end > token)
        .take_while(|(_, tokens)| tokens.start >= first)
        .map(|(i, _)| i)
        .next()
}

/// The country for which somebody of this family name holds the office, as far as the lexicon
/// knows: soft evidence, for a family name with an office and nothing more.
fn by_term(places: &Places<'_>, claims: &[Claim], person: &Entity) -> Option<CountryCode> {
    let name = person.name.as_str();
    let is_led = claims
        .iter()
        .any(|c| matches!(c.class, Some(TitleClass::Head | TitleClass::Minister)));
    // All terms are looked through: only where it can help.
    let office = person
        .office
        .as_deref()
        .filter(|_| is_led && !name.contains(' '))?;
    let day = places.input.published;
    let terms = places.input.lexicon.terms().filter(|term| {
        term.name.ends_with(name)
            && term.office == office
            && term.name.split(' ').next_back() == Some(name)
            && day.is_none_or(|day| term.covers(day))
    });
    let mut countries = terms.map(|term| term.country);
    let country = countries.next()?;
    let agree = countries.all(|other| other == country);
    country.filter(|_| agree)
}

/// The country that most names of the article are about, if one stands out.
fn dominant(names: &[Name]) -> Option<CountryCode> {
    let mut weights: BTreeMap<CountryCode, u32> = BTreeMap::new();
    for name in names {
        let weight = match name.kind {
            EntityKind::Country => 2,
            EntityKind::Place => 1,
            _ => continue,
        };
        if let Some(code) = name.country {
            *weights.entry(code).or_default() += weight;
        }
    }
    let total: u32 = weights.values().sum();
    let (code, weight) = weights
        .into_iter()
        .max_by_key(|(code, w)| (*w, std::cmp::Reverse(*code)))?;
    // In a short piece that names one state alone, that state is most likely his.
    let is_alone = weight >= 3 && weight == total;
    (is_alone || (weight >= 5 && weight * 10 >= total * 7)).then_some(code)
}
