//! Who does what a verb says, and to whom: subjects, objects and agents of contacts.

use super::super::arguments::Reading;
use super::super::chunks::{ChunkKind, Verb};
use super::super::words::{Form, is_one_of};
use crate::analysis::{Participant, PartyKind};

/// Verbs of travel: "left for Washington to discuss it" has the traveller talk.
const TRAVEL: &str = "leave depart head fly travel go return set sail come arrive";
/// Bodies that are spoken to in session.
pub(super) const BODIES: &str = "parliament congress senate council committee commission board assembly court tribunal jury panel inquiry \
lawmakers legislators deputies senators mps councillors councilors judges jurors ministers delegates members cabinet conference \
investigators detectives police shareholders diplomats congressmen inspectors";
/// Who does it, and whether a thing does.
pub(super) struct Doers {
    pub(super) parties: Vec<Participant>,
    pub(super) is_thing: bool,
}

impl Doers {
    pub(super) fn are_many(&self) -> bool {
        let is_many = |p: &Participant| p.kind != PartyKind::Person;
        self.parties.len() > 1 || self.parties.iter().any(is_many)
    }
}

impl Reading<'_> {
    pub(super) fn doers(&self, idx: usize) -> Doers {
        let Some(subject) = self.doer(idx) else {
            return Doers {
                parties: Vec::new(),
                is_thing: false,
            };
        };
        let mut parties = self.parties_of_subject(subject);
        if parties.is_empty() {
            parties.extend(self.proper_party(subject));
        }
        Doers {
            is_thing: parties.is_empty(),
            parties,
        }
    }

    /// The noun that does what the verb at chunk `idx` says.
    pub(super) fn doer(&self, idx: usize) -> Option<usize> {
        let before = idx.checked_sub(1)?;
        if matches!(self.kind(before), Some(ChunkKind::Relative)) {
            let at = before.checked_sub(1)?;
            let is_comma = matches!(self.kind(at), Some(ChunkKind::Comma));
            let at = if is_comma { at.checked_sub(1)? } else { at };
            return self.scene.noun(at).map(|_| at);
        }
        if let Some(asked) = self.asked(idx) {
            return Some(asked);
        }
        let subject = self.subject(idx)?;
        let Some(goal) = self.list_with(subject).and_then(|l| l.start.checked_sub(1)) else {
            return Some(subject);
        };
        let is_goal = self.word(goal) == "for" && matches!(self.kind(goal), Some(ChunkKind::Prep));
        let travels = goal
            .checked_sub(1)
            .filter(|v| is_goal && self.verb(*v).is_some_and(|v| is_one_of(v.lemma, TRAVEL)));
        travels.map_or(Some(subject), |verb| self.subject(verb))
    }

    /// The subject between a helping verb and its verb: "Could we meet?", "Did he visit them?"
    fn asked(&self, idx: usize) -> Option<usize> {
        let noun = idx.checked_sub(1)?;
        let start = self.list_with(noun)?.start;
        let helper = self.verb(start.checked_sub(1)?)?;
        let is_helper = helper.modal.is_some() && helper.lemma == "be" && !helper.be
            || is_one_of(self.scene.lower(helper.head), "did do does have has had");
        let is_base = self
            .verb(idx)
            .is_some_and(|v| matches!(v.form, Form::Base | Form::Past) && !v.is_infinitive);
        (is_helper && is_base && self.scene.noun(noun).is_some()).then_some(noun)
    }

    /// The noun right behind the verb.
    pub(super) fn object(&self, idx: usize) -> Option<usize> {
        let next = idx + 1;
        let noun = self.scene.noun(next)?;
        let words = self.scene.chunk(next)?.words.clone();
        let is_time = self
            .scene
            .words
            .get(words)?
            .iter()
            .any(|w| w.time.is_some());
        let is_counting = self.word(next + 1) == "of";
        let is_empty = !is_counting
            && is_one_of(
                self.scene.lower(noun.head),
                "neither both all each every other another face times time day days week weeks year years hours hour up regularly",
            );
        (!is_empty && !is_time).then_some(next)
    }

    /// The noun behind one of `preps`, within the clause; "to" right behind the verb only, since
    /// later it belongs to a noun ("spoke of his visit to the school").
    pub(super) fn noun_behind(&self, idx: usize, preps: &str) -> Option<usize> {
        let mut at = idx + 1;
        while at < idx + 9 {
            match self.kind(at)? {
                ChunkKind::Prep
                    if is_one_of(self.word(at), preps)
                        && (self.word(at) != "to" || at == idx + 1) =>
                {
                    return self.scene.noun(at + 1).map(|_| at + 1);
                }
                // "spoke of her talks with the director" has her speak to nobody.
                ChunkKind::Prep if is_one_of(self.word(at), "of about") && preps == "to with" => {
                    return None;
                }
                ChunkKind::Prep => at += 1,
                ChunkKind::Noun(_) => at = self.list_at(at).map_or(at + 1, |l| l.end.max(at + 1)),
                _ => return None,
            }
        }
        None
    }

    pub(super) fn people_at(&self, idx: usize) -> Vec<Participant> {
        let found = self.parties_at(idx);
        if found.is_empty() {
            return self.proper_party(idx).into_iter().collect();
        }
        found
    }

    pub(super) fn is_passive(&self, idx: usize, verb: &Verb) -> bool {
        verb.is_passive()
            || (verb.form == Form::Past
                && !verb.have
                && verb.modal.is_none()
                && self.word(idx + 1) == "by")
    }

    /// The agent of a passive, and who it is done to.
    pub(super) fn done_by(&self, idx: usize) -> Option<Vec<Participant>> {
        let agent = self.noun_behind(idx, "by")?;
        let mut found = self.doers(idx).parties;
        let agents = self.people_at(agent);
        if agents.is_empty() {
            return None;
        }
        found.extend(agents);
        Some(found)
    }
}

/// Two sets of parties, those named again left out.
pub(super) fn joined(mut first: Vec<Participant>, second: Vec<Participant>) -> Vec<Participant> {
    for party in second {
        let again = first
            .iter()
            .any(|p| p.span == party.span || (p.entity.is_some() && p.entity == party.entity));
        if !again {
            first.push(party);
        }
    }
    first
}
