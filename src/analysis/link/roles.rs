//! People named by office alone: "the Ukrainian leader", "the prime minister".
//!
//! A role counts only where one person of the article fits it; otherwise it is left alone.

use std::ops::Range;

use super::places::Places;
use crate::analysis::{Confidence, Entity, EntityId, EntityKind, Mention, MentionForm};
use crate::lexicon::{CountryCode, Role, TitleClass, TitleMatch};
use crate::text::Span;

/// Words before a title that are stepped over: "the new prime minister".
const MAX_BEFORE: usize = 3;

/// Mentions by role, in text order. `mentions` are those by name.
pub(super) fn roles(
    places: &Places<'_>,
    entities: &[Entity],
    mentions: &[Mention],
) -> Vec<Mention> {
    let mut found = Vec::new();
    for sentence in &places.input.segments.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(phrase) = role_at(places, at, &sentence.tokens) else {
                at += 1;
                continue;
            };
            at = phrase.tokens.end;
            let span = places.input.segments.span_of(phrase.tokens.clone());
            if let Some(entity) = holder(&phrase, span, entities, mentions) {
                found.push(Mention {
                    span,
                    entity,
                    form: MentionForm::Role,
                    confidence: Confidence(if phrase.country.is_some() { 75 } else { 65 }),
                    reason: "named by office".into(),
                });
            }
        }
    }
    found
}

/// "Ukrainian leader": the words without article, the title and the country.
#[derive(Debug)]
struct Phrase {
    tokens: Range<usize>,
    title: TitleMatch,
    country: Option<CountryCode>,
}

/// A role phrase that starts at token `at` with "the" or the name of a people or state.
fn role_at(places: &Places<'_>, at: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let has_article = places.is(at, "the");
    let start = if has_article { at + 1 } else { at };
    let mut next = start;
    let mut country = None;
    if let Some((name, tokens)) = places.name_starting_at(next) {
        if name.kind != EntityKind::Country {
            return None;
        }
        country = name.country;
        next = tokens.end;
        if places.is_possessive(next) {
            next += 1;
        } else if name.form == MentionForm::Name && !has_article {
            return None;
        }
    }
    if !has_article && country.is_none() {
        return None;
    }
    let title = title_near(places, &mut next)?;
    let end = next + title.n_tokens;
    let is_role = end <= sentence.end && !title.is_plural && is_person_title(title.title.class);
    let names_person = places
        .name_starting_at(end)
        .is_some_and(|(name, _)| name.kind == EntityKind::Person);
    (is_role && !names_person && !places.is_capital(end)).then_some(Phrase {
        tokens: start..end,
        title,
        country: country.or_else(|| of_country(places, end)),
    })
}

/// The title at `next`, or after a word or two like "new" or "outgoing".
fn title_near(places: &Places<'_>, next: &mut usize) -> Option<TitleMatch> {
    for _ in 0..MAX_BEFORE {
        match places.title(*next) {
            Some(found) if found.title.class == TitleClass::Modifier => *next += found.n_tokens,
            Some(found) => return Some(found),
            None => return None,
        }
    }
    None
}

fn of_country(places: &Places<'_>, at: usize) -> Option<CountryCode> {
    if !places.is(at, "of") {
        return None;
    }
    let (name, _) = places.name_starting_at(at + 1)?;
    name.country.filter(|_| name.kind == EntityKind::Country)
}

fn is_person_title(class: TitleClass) -> bool {
    matches!(
        class,
        TitleClass::Head
            | TitleClass::Royal
            | TitleClass::Religious
            | TitleClass::Office
            | TitleClass::Minister
            | TitleClass::Party
            | TitleClass::International
            | TitleClass::Envoy
            | TitleClass::Spokesperson
            | TitleClass::Legislator
            | TitleClass::Official
            | TitleClass::Military
    )
}

/// The one person who fits the phrase: with a country, the last one named before; without,
/// only if no other person of the article holds the title.
fn holder(
    phrase: &Phrase,
    span: Span,
    entities: &[Entity],
    mentions: &[Mention],
) -> Option<EntityId> {
    let fits = |id: EntityId| {
        entities
            .get(id.0 as usize)
            .is_some_and(|entity| fits(phrase, entity))
    };
    let mut candidates: Vec<EntityId> = (0..entities.len() as u32)
        .map(EntityId)
        .filter(|id| fits(*id))
        .collect();
    if candidates.len() > 1 {
        let exact = |id: &EntityId| {
            entities
                .get(id.0 as usize)
                .is_some_and(|e| e.office.as_deref() == Some(phrase.title.title.name))
        };
        if candidates.iter().any(exact) {
            candidates.retain(exact);
        }
    }
    match candidates.as_slice() {
        [one] => Some(*one),
        [] => None,
        // President and prime minister of one state: its leader is whom the article is more about.
        _ if leads(phrase.title.title.name) => {
            let n_told = |id: &EntityId| mentions.iter().filter(|m| m.entity == *id).count();
            candidates.iter().rev().copied().max_by_key(n_told)
        }
        _ if phrase.country.is_some() => mentions
            .iter()
            .rev()
            .filter(|m| m.span.end <= span.start)
            .map(|m| m.entity)
            .find(|id| candidates.contains(id)),
        _ => None,
    }
}

/// Whether the person can be meant by the phrase.
fn fits(phrase: &Phrase, entity: &Entity) -> bool {
    if entity.kind != EntityKind::Person {
        return false;
    }
    let Some(office) = entity.office.as_deref() else {
        return false;
    };
    let office = office.strip_prefix("former ").unwrap_or(office);
    let wanted = phrase.title.title;
    let same_country = phrase.country.is_none() || phrase.country == entity.country;
    let same_office = office == wanted.name
        || (phrase.country.is_some() && leads(wanted.name) && (is_head(office) || leads(office)))
        || is_short_for(wanted.name, wanted.role, office);
    same_country && same_office
}

/// "leader" may be any head of state or government.
fn leads(title: &str) -> bool {
    matches!(
        title,
        "leader" | "head of state" | "strongman" | "ruler" | "premier"
    )
}

fn is_head(office: &str) -> bool {
    matches!(
        office,
        "president"
            | "prime minister"
            | "chancellor"
            | "premier"
            | "king"
            | "queen"
            | "emir"
            | "sultan"
            | "supreme leader"
            | "crown prince"
            | "taoiseach"
    )
}

/// "the minister" for the foreign minister, "the secretary" for the secretary of state.
fn is_short_for(short: &str, role: Role, office: &str) -> bool {
    let is_general = role == Role::Other
        && !(short == "general" && office.contains("general") && office != "general")
        && matches!(
            short,
            "minister"
                | "secretary"
                | "chief"
                | "spokesman"
                | "spokeswoman"
                | "envoy"
                | "ambassador"
                | "general"
        );
    let same = |a: &str, b: &str| (short == a && office == b) || (short == b && office == a);
    (is_general && (office.ends_with(short) || office.starts_with(short)))
        || same("premier", "prime minister")
        || same("secretary-general", "secretary general")
        || same("spokesperson", "spokesman")
        || same("spokesperson", "spokeswoman")
}
