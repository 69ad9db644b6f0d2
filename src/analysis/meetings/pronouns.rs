//! Who "he", "they" and "his" are.

use super::arguments::Reading;
use super::words::is_one_of;
use crate::analysis::{EntityKind, Mention, MentionForm, Participant};

/// Sentences looked back.
const REACH: usize = 3;

impl Reading<'_> {
    /// The sides that the pronoun at word `idx` of the sentence stands for.
    pub(super) fn pronoun_sides(&self, idx: usize) -> Vec<Participant> {
        let word = self.scene.lower(idx);
        let at = self.scene.span_of(idx..idx + 1).start;
        match word {
            "he" | "his" | "him" | "she" | "her" => {
                self.person_meant(word, at).into_iter().collect()
            }
            "they" | "their" | "them" => self.pair_meant(idx),
            "it" | "its" => self.state_meant(at).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The person named first in the sentence, if before the pronoun; else in the sentences before.
    fn person_meant(&self, word: &str, at: usize) -> Option<Participant> {
        let fits = |m: &Mention| {
            let entity = self.scene.analysis.entity(m.entity);
            m.span.end <= at
                && entity.is_some_and(|e| {
                    e.kind == EntityKind::Person && self.gender_fits(word, &e.name)
                })
        };
        for back in 0..=REACH {
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
            if let Some(found) = inside().find(|m| fits(m)) {
                return Some(self.scene.person(self.people, found.entity, found.span));
            }
        }
        None
    }

    fn gender_fits(&self, word: &str, name: &str) -> bool {
        let given = name.split(' ').next().unwrap_or("");
        let flags = self.scene.input.lexicon.name_word(given);
        let she = is_one_of(word, "she her");
        let only_male = flags.is_male() && !flags.is_female();
        let only_female = flags.is_female() && !flags.is_male();
        if she { !only_male } else { !only_female }
    }

    /// "they", "their": the sides joined before the pronoun.
    fn pair_meant(&self, idx: usize) -> Vec<Participant> {
        self.lists
            .iter()
            .rev()
            .filter(|l| {
                self.scene
                    .chunk(l.start)
                    .is_some_and(|c| c.words.start < idx)
            })
            .find(|l| {
                l.sides.len() > 1
                    || l.sides
                        .iter()
                        .any(|s| s.kind != crate::analysis::PartyKind::Person)
            })
            .map_or(Vec::new(), |l| l.sides.clone())
    }

    /// "it", "its": the country or body named first in the sentence.
    fn state_meant(&self, at: usize) -> Option<Participant> {
        for back in 0..=1 {
            let sentence = self
                .scene
                .input
                .segments
                .sentences
                .get(self.scene.sentence.checked_sub(back)?)?;
            let mentions = &self.scene.analysis.mentions;
            let from = mentions.partition_point(|m| m.span.start < sentence.span.start);
            let inside = mentions
                .iter()
                .skip(from)
                .take_while(|m| m.span.start < sentence.span.end.min(at));
            for m in inside {
                let entity = self.scene.analysis.entity(m.entity)?;
                match entity.kind {
                    EntityKind::Country if m.form != MentionForm::Demonym => {
                        return self.scene.country(m.entity, m.span);
                    }
                    EntityKind::Organization => return self.scene.body(m.entity, m.span),
                    _ => {}
                }
            }
        }
        None
    }
}
