//! Whom "he" or "she" means: the person that the sentences before are about.

use super::arguments::{List, Reading};
use super::chunks::ChunkKind;
use super::scene::Scene;
use super::words::is_one_of;
use crate::analysis::{EntityId, EntityKind, Mention, Participant, PartyKind};

/// Sentences looked back.
const REACH: usize = 4;

/// Whether a sentence goes on about whoever "he" or "she" was before it.
fn opens_with(sentence: &str, word: &str) -> bool {
    let first = sentence.split(' ').next().unwrap_or("").to_lowercase();
    let male = is_one_of(word, "he his him") && first == "he";
    male || (is_one_of(word, "she her") && first == "she")
}

impl Reading<'_> {
    /// The person named first in the sentence, if before the pronoun; else in the sentences before.
    pub(super) fn person_meant(
        &self,
        word: &str,
        at: usize,
        other: Option<EntityId>,
    ) -> Option<Participant> {
        let fits = |m: &Mention| {
            let entity = self.scene.analysis.entity(m.entity);
            m.span.end <= at
                && other != Some(m.entity)
                && entity.is_some_and(|e| {
                    e.kind == EntityKind::Person && self.gender_fits(word, m, &e.name)
                })
        };
        let first = usize::from(self.is_about(word, at));
        for back in first..=REACH {
            let sentence = self
                .scene
                .input
                .segments
                .sentences
                .get(self.scene.sentence.checked_sub(back)?)?;
            let mentions = &self.scene.analysis.mentions;
            let from = mentions.partition_point(|m| m.span.start < sentence.span.start);
            let inside = || {
                mentions
                    .iter()
                    .skip(from)
                    .take_while(|m| m.span.start < sentence.span.end)
            };
            let goes_on = sentence.span.of(self.scene.input.body);
            if back > 0 && opens_with(goes_on, word) {
                continue;
            }
            let acting = self.acting_in(self.scene.sentence - back).filter(|s| {
                let is_other = other.is_some() && other == s.entity;
                s.span.end <= at && !is_other && self.of_sex(word, s)
            });
            if acting.is_some() {
                return acting;
            }
            let public = inside().find(|m| fits(m) && self.people.of(m.entity).is_public);
            if let Some(found) = public.or_else(|| inside().find(|m| fits(m))) {
                return Some(self.scene.person(self.people, found.entity, found.span));
            }
        }
        None
    }

    /// The sides that the pronoun at word `idx` can stand for.
    pub(super) fn of_gender(&self, idx: usize, sides: Vec<Participant>) -> Vec<Participant> {
        let word = self.scene.lower(idx);
        let fits = |s: &Participant| {
            let mention = self
                .scene
                .analysis
                .mentions
                .iter()
                .find(|m| m.span == s.span);
            !is_one_of(word, "his her")
                || mention.is_none_or(|m| self.gender_fits(word, m, &s.name))
        };
        sides.into_iter().filter(fits).collect()
    }

    /// Whether "he" or "she" can be said of a person, told by name or by office.
    fn of_sex(&self, word: &str, side: &Participant) -> bool {
        let mut mentions = self.scene.analysis.mentions.iter();
        match mentions.find(|m| m.span == side.span) {
            Some(mention) => self.gender_fits(word, mention, &side.name),
            None => {
                let mut of_person = self.scene.analysis.mentions.iter();
                let named = of_person.find(|m| Some(m.entity) == side.entity);
                named.is_none_or(|m| self.gender_fits(word, m, &side.name))
            }
        }
    }

    fn gender_fits(&self, word: &str, mention: &Mention, name: &str) -> bool {
        let tokens = &self.scene.input.segments.tokens;
        let first = self.scene.input.segments.tokens_in(mention.span).start;
        let title = first
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .map_or("", |t| t.of(self.scene.input.body));
        if is_one_of(title, "Queen Princess Mrs. Ms. Duchess Empress") {
            return is_one_of(word, "she her");
        }
        if is_one_of(title, "King Prince Pope Mr. Emperor Emir Sultan") {
            return !is_one_of(word, "she her");
        }
        let given = name.split(' ').next().unwrap_or("");
        let flags = self.scene.input.lexicon.name_word(given);
        let she = is_one_of(word, "she her");
        let only_male = flags.is_male() && !flags.is_female();
        let only_female = flags.is_female() && !flags.is_male();
        if she { !only_male } else { !only_female }
    }

    /// The subject of the main clause: no phrase or clause in front of it counts, nor the owner
    /// of something ("after his talks with A, B said", "A's envoy B said").
    fn main_subject(&self) -> Option<&List> {
        let mut is_aside = false;
        for idx in 0..self.scene.chunks.len() {
            match self.kind(idx)? {
                ChunkKind::Sub | ChunkKind::Relative => is_aside = true,
                ChunkKind::Comma => is_aside = false,
                ChunkKind::Verb(verb) if verb.is_finite() && !is_aside => {
                    return self.list_with(self.subject(idx)?);
                }
                _ => {}
            }
        }
        None
    }

    /// Whether the sentence is about whoever "he" or "she" was before it: so is "his" at `at`.
    fn is_about(&self, word: &str, at: usize) -> bool {
        let subject = self.main_subject().and_then(|l| l.pronoun);
        subject.is_some_and(|idx| {
            let is_male = is_one_of(word, "he his him");
            let is_before = self.scene.span_of(idx..idx + 1).end <= at;
            is_before && self.scene.lower(idx) == if is_male { "he" } else { "she" }
        })
    }

    /// The people whom the sentence is about, if they are several and named before word `idx`.
    pub(super) fn several_acting(&self, idx: usize) -> Option<Vec<Participant>> {
        let subject = self.main_subject()?;
        let is_before = self.scene.chunk(subject.start)?.words.start < idx;
        let people: Vec<Participant> = subject
            .sides
            .iter()
            .filter(|s| s.kind == PartyKind::Person && s.entity.is_some())
            .cloned()
            .collect();
        (is_before && people.len() > 1).then_some(people)
    }

    /// "the two", "both": two people joined in a list of the sentence before, where this one is
    /// about neither of them.
    pub(super) fn joined_before(&self, idx: usize) -> Option<Vec<Participant>> {
        let before = self.scene.sentence.checked_sub(1)?;
        let scene = Scene::new(self.scene.input, self.scene.analysis, before);
        let reading = Reading::new(&scene, self.people);
        let is_pair =
            |l: &&List| l.sides.len() == 2 && l.sides.iter().all(|s| s.kind == PartyKind::Person);
        let pair = reading.lists.iter().rev().find(is_pair)?.sides.clone();
        let upto = self.scene.span_of(idx..idx + 1).start;
        let start = self.scene.span().start;
        let named_here = self
            .scene
            .analysis
            .mentions
            .iter()
            .skip_while(|m| m.span.start < start)
            .take_while(|m| m.span.start < upto)
            .any(|m| pair.iter().any(|s| s.entity == Some(m.entity)));
        (!named_here).then_some(pair)
    }

    /// The two or more whom the sentence before is about: "they", where this sentence names nobody
    /// in front of the word.
    pub(super) fn several_before(&self) -> Vec<Participant> {
        let Some(before) = self.scene.sentence.checked_sub(1) else {
            return Vec::new();
        };
        let scene = Scene::new(self.scene.input, self.scene.analysis, before);
        let reading = Reading::new(&scene, self.people);
        let subject = reading.main_subject().filter(|l| l.pronoun.is_none());
        let told = subject.map_or(Vec::new(), |l| reading.sides_of(l));
        if told.len() > 1 { told } else { Vec::new() }
    }

    /// The one person whom the main clause of sentence `idx` is about.
    fn acting_in(&self, idx: usize) -> Option<Participant> {
        let acting = |reading: &Reading<'_>| match reading.main_subject()?.sides.as_slice() {
            [side] if side.kind == PartyKind::Person && side.entity.is_some() => Some(side.clone()),
            _ => None,
        };
        if idx == self.scene.sentence {
            return acting(self);
        }
        let scene = Scene::new(self.scene.input, self.scene.analysis, idx);
        acting(&Reading::new(&scene, self.people))
    }
}
