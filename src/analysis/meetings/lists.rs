//! Lists of sides: "A, B and C", "several parties, including A and B", "the French and German
//! presidents".

use super::arguments::{List, Reading};
use super::chunks::ChunkKind;
use super::participants::Phrase;
use super::words::is_one_of;
use crate::analysis::{MentionForm, Participant, PartyKind};
use crate::lexicon::Role;

impl Reading<'_> {
    /// The list that starts at chunk `start`.
    pub(super) fn read_list(&self, start: usize) -> Option<List> {
        let first = self.scene.phrase(self.people, start)?;
        let is_object =
            match start.checked_sub(1).and_then(|i| self.kind(i)) {
                Some(ChunkKind::Verb(v)) => !is_one_of(
                    v.lemma,
                    "say announce claim add report confirm believe hope",
                ),
                Some(ChunkKind::Prep) => true,
                _ => false,
            } && !is_one_of(self.word(start.wrapping_sub(1)), "between among amongst of");
        let mut list = List {
            start,
            end: first.end,
            sides: first.sides.clone(),
            pronoun: first.pronoun,
        };
        if first.sides.is_empty() && first.pronoun.is_none() {
            return Some(list);
        }
        while let Some(phrase) = self.joined(&list, is_object) {
            list.end = phrase.end;
            if phrase.sides.len() > 1 {
                list.sides.retain(|s| !is_bare(s));
            }
            list.sides.extend(phrase.sides);
        }
        self.take_members(&mut list);
        self.share_office(&mut list);
        self.name_members(&mut list);
        Some(list)
    }

    /// "his British and French colleagues, A and B": the names take the place of the states
    /// that they stand for, one each.
    fn name_members(&self, list: &mut List) {
        let is_group = |s: &Participant| s.kind == PartyKind::Group && s.country.is_some();
        let Some(group) = list.sides.iter().position(is_group) else {
            return;
        };
        let n_states = list.sides[..group]
            .iter()
            .rev()
            .take_while(|s| s.kind == PartyKind::Country && self.is_told_by_adjective(s))
            .count();
        let first = group - n_states;
        let mut names = list.sides[group + 1..].iter();
        let fits = |state: &Participant| {
            names.next().is_some_and(|name| {
                name.kind == PartyKind::Person
                    && (name.country.is_none() || name.country == state.country)
            })
        };
        if n_states > 0 && list.sides[first..=group].iter().all(fits) {
            let states: Vec<_> = list.sides.drain(first..=group).collect();
            for (name, state) in list.sides[first..].iter_mut().zip(states) {
                name.country = name.country.or(state.country);
            }
        }
    }

    /// Whether the side is named by an adjective: "British".
    fn is_told_by_adjective(&self, side: &Participant) -> bool {
        let mut mentions = self.scene.analysis.mentions.iter();
        mentions.any(|m| m.span == side.span && m.form == MentionForm::Demonym)
    }

    /// "several parties, including A and B,": the members told belong to the list.
    fn take_members(&self, list: &mut List) {
        let is_group = list
            .sides
            .last()
            .is_some_and(|s| s.kind == PartyKind::Group);
        let comma = matches!(self.kind(list.end), Some(ChunkKind::Comma));
        let at = list.end + usize::from(comma);
        let first = match (self.word(at), self.word(at + 1)) {
            ("including", _) => at + 1,
            ("among", "them") => at + 2,
            _ => return,
        };
        if !is_group {
            return;
        }
        let Some(members) = self.read_list(first).filter(|l| !l.sides.is_empty()) else {
            return;
        };
        let closes = matches!(self.kind(members.end), Some(ChunkKind::Comma));
        list.end = members.end + usize::from(comma && closes);
        list.sides.extend(members.sides);
    }

    /// "the French and German presidents": each of the states sends one.
    fn share_office(&self, list: &mut List) {
        let Some(head) = list.end.checked_sub(1).and_then(|i| self.scene.noun(i)) else {
            return;
        };
        let Some((_, title)) = self.scene.title_ending(head.head).filter(|t| {
            let role = t.1.title.role;
            t.1.is_plural && !matches!(role, Role::Other | Role::Envoy | Role::Spokesperson)
        }) else {
            return;
        };
        let Some((last, others)) = list.sides.split_last() else {
            return;
        };
        let fits = !others.is_empty()
            && last.kind == PartyKind::Group
            && last.country.is_some()
            && others.iter().all(|s| self.is_told_by_adjective(s));
        if fits {
            for side in &mut list.sides {
                *side = self.scene.bearer(self.people, side, &title);
            }
        }
    }

    /// The next phrase of a list, if one goes on.
    fn joined(&self, list: &List, is_object: bool) -> Option<Phrase> {
        let mut at = list.end;
        let comma = matches!(self.kind(at), Some(ChunkKind::Comma));
        if comma {
            at += 1;
        }
        let and = matches!(self.kind(at), Some(ChunkKind::And));
        if and {
            at += 1;
        }
        if !comma && !and {
            return None;
        }
        let phrase = self.scene.phrase(self.people, at)?;
        if phrase.sides.is_empty() {
            return None;
        }
        let verb_follows = self.verb(phrase.end).is_some_and(|v| v.is_finite());
        if verb_follows && (is_object || !and) {
            return None;
        }
        if comma && !and && !self.list_goes_on(phrase.end) {
            return None;
        }
        Some(phrase)
    }

    /// Whether after a comma's phrase an "and" phrase comes, so that the comma joins a list.
    fn list_goes_on(&self, idx: usize) -> bool {
        let mut at = idx;
        for _ in 0..8 {
            let comma = matches!(self.kind(at), Some(ChunkKind::Comma));
            let next = at + usize::from(comma);
            if matches!(self.kind(next), Some(ChunkKind::And)) {
                return self.scene.noun(next + 1).is_some();
            }
            if !comma {
                return false;
            }
            match self.scene.phrase(self.people, next) {
                Some(phrase) if !phrase.sides.is_empty() => at = phrase.end,
                _ => return false,
            }
        }
        false
    }
}

/// "foreign ministers", with nothing that says whose.
fn is_bare(side: &Participant) -> bool {
    side.kind == PartyKind::Group && side.country.is_none() && side.name.split(' ').count() <= 2
}
