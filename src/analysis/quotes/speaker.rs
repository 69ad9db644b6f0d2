//! Whom the words beside a quotation mean: "Merz", "he", "the minister".

use crate::analysis::{EntityId, EntityKind, Speaker};
use crate::text::TokenKind;

use super::ages::age_of;
use super::noun::{Head, Phrase};
use super::scene::Scene;
use super::subjects::{is_first_person, is_subject};
use super::words::Tags;

/// How many names or descriptions a search back looks at.
pub(super) const LOOK_BACK: usize = 300;
/// How many paragraphs back a pronoun may reach.
const REACH: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

/// What is known of the article's people.
pub(super) struct Cast {
    genders: Vec<Option<Gender>>,
    /// Nouns that describe a person, with the token where they do.
    roles: Vec<(usize, EntityId)>,
}

impl Cast {
    pub(super) fn new(scene: &Scene<'_>) -> Cast {
        let mut cast = Cast {
            genders: vec![None; scene.entities.len()],
            roles: Vec::new(),
        };
        for mention in scene.mentions {
            if scene.kind_of(mention) != EntityKind::Person {
                continue;
            }
            let tokens = scene.mention_tokens(mention);
            cast.describe(scene, mention.entity, tokens.start, tokens.end);
        }
        cast.roles.sort_unstable();
        for (gender, entity) in cast.genders.iter_mut().zip(scene.entities) {
            if gender.is_none() && entity.kind == EntityKind::Person {
                *gender = by_given_name(scene, &entity.name);
            }
        }
        cast
    }

    /// Reads the words around a person's name: honorific and title before it, a
    /// description between commas after it.
    fn describe(&mut self, scene: &Scene<'_>, entity: EntityId, start: usize, end: usize) {
        let mut at = start;
        while at > 0 && start - at < 5 {
            at -= 1;
            let is_title = scene.is_word(at) || scene.is(at, "-");
            let breaks = Tags::CONJ
                .and(Tags::AUX)
                .and(Tags::PRONOUN)
                .and(Tags::MARKED);
            if !is_title || scene.tag(at).any(breaks) || scene.is_person(at) {
                break;
            }
            self.note(scene, entity, at);
        }
        if start > 1 && scene.is(start - 1, ",") && scene.is(end, ",") {
            // "her mother, Ana, said".
            self.note(scene, entity, start - 2);
        }
        if !scene.is(end, ",") {
            return;
        }
        for at in end + 1..end + 12 {
            if scene.is_punct(at) && !scene.is(at, "-") {
                break;
            }
            if scene.tag(at).any(Tags::HUMAN) {
                self.note(scene, entity, at);
                break;
            }
        }
    }

    fn note(&mut self, scene: &Scene<'_>, entity: EntityId, at: usize) {
        let tag = scene.tag(at);
        if tag.any(Tags::HUMAN) {
            self.roles.push((at, entity));
        }
        let gender = match scene.word(at) {
            "Mr." | "Mr" | "Sir" | "Lord" => Some(Gender::Male),
            "Mrs." | "Mrs" | "Ms." | "Ms" | "Miss" | "Dame" => Some(Gender::Female),
            _ if tag.any(Tags::HUMAN) => gender_of(tag),
            _ => None,
        };
        if let (Some(gender), Some(slot)) = (gender, self.genders.get_mut(entity.0 as usize)) {
            slot.get_or_insert(gender);
        }
    }

    fn gender(&self, entity: EntityId) -> Option<Gender> {
        self.genders.get(entity.0 as usize).copied().flatten()
    }
}

fn gender_of(tag: Tags) -> Option<Gender> {
    match (tag.any(Tags::MALE), tag.any(Tags::FEMALE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

fn by_given_name(scene: &Scene<'_>, name: &str) -> Option<Gender> {
    let (first, _) = name.split_once(' ')?;
    let flags = scene.lexicon.name_word(first);
    match (flags.is_male(), flags.is_female()) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// The speaker that a phrase means; `last` is who spoke last.
pub(super) fn resolve(
    scene: &Scene<'_>,
    cast: &Cast,
    phrase: &Phrase,
    last: Option<EntityId>,
) -> Speaker {
    let span = scene.span_of(phrase.words());
    let named = scene.span_of(phrase.tokens.clone());
    let entity = match phrase.head {
        Head::Name => of_name(scene, phrase),
        Head::Pronoun => of_pronoun(scene, cast, phrase.at, last),
        Head::Noun => of_noun(scene, cast, phrase),
    };
    let name = entity
        .and_then(|id| scene.entities.get(id.0 as usize))
        .map_or_else(|| named.of(scene.body).to_owned(), |e| e.name.clone());
    Speaker {
        span: Some(span),
        entity,
        name,
    }
}

fn of_name(scene: &Scene<'_>, phrase: &Phrase) -> Option<EntityId> {
    let mention = scene.mention_at(phrase.at)?;
    let is_pair =
        scene.is_person(phrase.at) && phrase.tokens.start < scene.mention_tokens(mention).start;
    (!is_pair).then_some(mention.entity)
}

/// The person or body a pronoun stands for, if one stands out.
fn of_pronoun(
    scene: &Scene<'_>,
    cast: &Cast,
    at: usize,
    last: Option<EntityId>,
) -> Option<EntityId> {
    let Some(gender) = gender_of(scene.tag(at)) else {
        return of_neuter(scene, at, last);
    };
    standing_out(candidates(scene, cast, at, Some(gender), last))
}

/// The one of several people who stands out most, if one does.
fn standing_out(people: Vec<(EntityId, i32)>) -> Option<EntityId> {
    let mut best: Option<(i32, EntityId)> = None;
    let mut second = i32::MIN;
    for (id, salience) in people {
        match best {
            Some((top, _)) if salience <= top => second = second.max(salience),
            _ => {
                second = best.map_or(second, |(top, _)| top);
                best = Some((salience, id));
            }
        }
    }
    best.filter(|(top, _)| top.saturating_sub(second) >= 1)
        .map(|(_, id)| id)
}

/// "it", "they": the body or country that spoke last.
fn of_neuter(scene: &Scene<'_>, at: usize, last: Option<EntityId>) -> Option<EntityId> {
    if !scene.is(at, "it") && !scene.is(at, "they") {
        return None;
    }
    let last = last?;
    let kind = scene.entities.get(last.0 as usize)?.kind;
    matches!(kind, EntityKind::Organization | EntityKind::Country).then_some(last)
}

/// People who may be meant by a pronoun of `gender` at token `at`, each once, with how much
/// each stands out: near, subject of its sentence, spoke last.
fn candidates(
    scene: &Scene<'_>,
    cast: &Cast,
    at: usize,
    gender: Option<Gender>,
    last: Option<EntityId>,
) -> Vec<(EntityId, i32)> {
    let mut found: Vec<(EntityId, i32)> = Vec::new();
    let Some(token) = scene.token(at) else {
        return found;
    };
    let here = scene.segments.sentence_at(token.span.start).unwrap_or(0);
    let n = scene
        .mentions
        .partition_point(|m| m.span.end <= token.span.start);
    for mention in scene
        .mentions
        .get(..n)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take(LOOK_BACK)
    {
        let sentence = scene.segments.sentence_at(mention.span.start).unwrap_or(0);
        let distance = here.saturating_sub(sentence) as i32;
        if distance > 3 * REACH as i32 {
            break;
        }
        if scene.kind_of(mention) != EntityKind::Person {
            continue;
        }
        let known = cast.gender(mention.entity);
        if known.is_some_and(|g| gender.is_some_and(|wanted| g != wanted)) {
            continue;
        }
        let first = scene.mention_tokens(mention).start;
        if scene.is_marked(first) && distance <= 1 {
            // Who says the words is hardly named in them.
            continue;
        }
        let mut salience = -2 * distance.min(6);
        let is_subject_before = is_first_person(scene, first);
        salience += if is_subject_before { 3 } else { 0 };
        salience += if is_subject_before && distance == 1 {
            1
        } else {
            0
        };
        salience += if is_subject_before && distance >= 2 && goes_on(scene, sentence + 1, gender) {
            2
        } else {
            0
        };
        salience += if last == Some(mention.entity) { 2 } else { 0 };
        salience += if known.is_some() { 2 } else { 0 };
        salience -= if scene.is_marked(first) { 4 } else { 0 };
        salience -= if is_owner(scene, first) { 2 } else { 0 };
        salience -= if follows_pronoun(scene, first, gender) {
            3
        } else {
            0
        };
        match found.iter_mut().find(|(id, _)| *id == mention.entity) {
            Some((_, old)) => *old = (*old).max(salience),
            None => found.push((mention.entity, salience)),
        }
    }
    found
}

/// Whether the sentence opens with a pronoun of that sex: it still speaks of the subject of
/// the one before.
fn goes_on(scene: &Scene<'_>, sentence: usize, gender: Option<Gender>) -> bool {
    let first = scene
        .segments
        .sentences
        .get(sentence)
        .map(|s| s.tokens.start);
    first.is_some_and(|at| {
        is_subject(scene, at) && !scene.is_marked(at) && gender_of(scene.tag(at)) == gender
    })
}

/// Whether the sentence speaks of the same sex by a pronoun before it names somebody: that is
/// somebody else ("He called on Xi").
fn follows_pronoun(scene: &Scene<'_>, at: usize, gender: Option<Gender>) -> bool {
    let start = scene.sentence_of(at).start.max(at.saturating_sub(40));
    (start..at)
        .any(|i| is_subject(scene, i) && !scene.is_marked(i) && gender_of(scene.tag(i)) == gender)
}

/// Whether the name at `at` is followed by "'s".
fn is_owner(scene: &Scene<'_>, at: usize) -> bool {
    let Some(mention) = scene.mention_at(at) else {
        return false;
    };
    let end = scene.mention_tokens(mention).end;
    scene
        .token(end)
        .is_some_and(|t| t.kind == TokenKind::Possessive)
}

/// "the 46-year-old": who is that old by the article ("Jane Roe, 46,"), else the one person
/// who stands out.
fn of_age(scene: &Scene<'_>, cast: &Cast, phrase: &Phrase, age: &str) -> Option<EntityId> {
    if !scene.is(phrase.tokens.start, "the") {
        return None;
    }
    let is_so_old = |mention: &&crate::analysis::Mention| {
        let end = scene.mention_tokens(mention).end;
        scene.kind_of(mention) == EntityKind::Person
            && scene.is(end, ",")
            && scene.word(end + 1) == age
    };
    let start = scene.token(phrase.tokens.start)?.span.start;
    let n = scene.mentions.partition_point(|m| m.span.end <= start);
    let earlier = scene.mentions.get(..n)?.iter().rev().take(LOOK_BACK);
    let told = earlier.into_iter().find(is_so_old).map(|m| m.entity);
    told.or_else(|| {
        let people = candidates(scene, cast, phrase.tokens.start, None, None);
        standing_out(people)
    })
}

/// "the minister", "the ministry": whoever was described or named so last.
fn of_noun(scene: &Scene<'_>, cast: &Cast, phrase: &Phrase) -> Option<EntityId> {
    if let Some(age) = age_of(scene, phrase) {
        return of_age(scene, cast, phrase, age);
    }
    let first = scene.tag(phrase.tokens.start);
    let is_definite = scene.is(phrase.tokens.start, "the") || first.any(Tags::POSSESSIVE);
    if !is_definite || phrase.tokens.len() > 4 {
        return None;
    }
    let noun = scene.word(phrase.at);
    if scene.tag(phrase.at).any(Tags::HUMAN) {
        let n = cast
            .roles
            .partition_point(|(at, _)| *at < phrase.tokens.start);
        let earlier = cast.roles.get(..n)?.iter().rev().take(LOOK_BACK);
        return earlier
            .filter(|(at, _)| scene.is(*at, noun))
            .map(|(_, id)| *id)
            .next();
    }
    let start = scene.token(phrase.at)?.span.start;
    let n = scene.mentions.partition_point(|m| m.span.end <= start);
    scene
        .mentions
        .get(..n)?
        .iter()
        .rev()
        .take(LOOK_BACK)
        .find(|m| {
            scene.kind_of(m) == EntityKind::Organization
                && m.span
                    .of(scene.body)
                    .split(' ')
                    .any(|w| w.eq_ignore_ascii_case(noun))
        })
        .map(|m| m.entity)
}
