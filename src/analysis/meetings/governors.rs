//! The side that the verb above a noun brings in: "X holds talks with Y", "after a meeting
//! with Y, X said", "in a call, X told Y".

use super::arguments::Reading;
use super::chunks::ChunkKind;
use super::encounters::{Construction, Told};
use super::status::is_measure;
use super::triggers::Trigger;
use super::words::is_one_of;
use crate::analysis::{MeetingKind, Participant, PartyKind};

/// Verbs whose subject takes part in the talks, visit or summit that is their object.
const PARTAKE: &str = "hold have host attend join conduct begin start open resume continue make pay conclude end finish lead \
chair convene enter skip boycott cancel postpone delay suspend call propose offer suggest reject refuse decline rule agree schedule \
plan arrange organise organize undertake complete launch be represent return accelerate restart reopen need seek want \
request demand cut interrupt extend abandon scrap break pursue engage participate go head arrive travel fly come leave \
address mediate broker facilitate sponsor prepare discuss await visit share set use get win scuttle shelve withdraw walk appear \
invite receive take give initiate finalise finalize co-host co-chair expect hope welcome snub shun pull quit favour favor consider \
intend see announce complete tell brief lure";
/// Verbs of speech, whose subject does not take part in what is only spoken about.
const COMMENT: &str = "praise hail criticise criticize condemn welcome say describe discuss announce report confirm mention oppose denounce";

impl Reading<'_> {
    /// The subject of the verb that governs the trigger takes part.
    pub(super) fn add_governor(&self, trigger: &Trigger, told: &mut Told) {
        let is_visit = trigger.kind == MeetingKind::Visit;
        if is_visit && !told.sides.is_empty() {
            return;
        }
        let (top, sidelines) = self.measured(trigger.chunk);
        if sidelines && told.sides.len() < 2 {
            told.sides.clear();
            return;
        }
        let governor = self.governor(top);
        let prep = governor.prep.map(|p| self.word(p).to_owned());
        if is_one_of(prep.as_deref().unwrap_or(""), "about on over") && !is_visit {
            return;
        }
        let is_unreal = governor
            .verb
            .and_then(|v| self.verb(v))
            .is_some_and(|v| v.is_infinitive || v.is_negated);
        if is_unreal && is_one_of(prep.as_deref().unwrap_or(""), "after since until following") {
            return;
        }
        let subject = match governor.verb {
            Some(verb) => self.governing_subject(verb, prep.as_deref()),
            None => governor.prep.and_then(|p| self.subject_after(p)),
        };
        let Some(subject) = subject else { return };
        let mut sides = self.sides_at(subject);
        if is_visit {
            sides.retain(|s| s.kind != PartyKind::Country || prep.is_none());
        }
        told.sides.splice(0..0, sides);
        if let (Some(verb), Some("to" | "for")) = (governor.verb, prep.as_deref()) {
            let invites = self
                .verb(verb)
                .is_some_and(|v| is_one_of(v.lemma, "invite call summon ask bring"));
            if let (true, Some(list)) = (invites, self.list_at(verb + 1)) {
                told.sides.extend(self.sides_of(list));
            }
        }
        told.reason = Construction::Governor;
    }

    fn governing_subject(&self, at: usize, prep: Option<&str>) -> Option<usize> {
        let verb = self.verb(at)?;
        let noun = match prep {
            None => {
                is_one_of(verb.lemma, PARTAKE)
                    && (!verb.is_passive() || is_one_of(verb.lemma, "invite expect"))
            }
            Some("for") => {
                (is_one_of(verb.lemma, PARTAKE) && !is_one_of(verb.lemma, COMMENT))
                    || self.readiness(at, verb).is_some()
            }
            Some("to") => is_one_of(verb.lemma, PARTAKE) || self.readiness(at, verb).is_some(),
            Some(_) => true,
        };
        if !noun {
            return None;
        }
        self.subject(at)
    }

    /// The host or mediator who holds talks of others: "X hosts talks between A and B".
    pub(super) fn add_host(&self, trigger: &Trigger, told: &mut Told) {
        let (top, _) = self.measured(trigger.chunk);
        let governor = self.governor(top);
        let (Some(at), None) = (governor.verb, governor.prep) else {
            return;
        };
        let Some(verb) = self.verb(at) else { return };
        if !verb.is_passive()
            && is_one_of(
                verb.lemma,
                "hold have host mediate broker facilitate chair attend join lead convene sponsor start begin resume",
            )
        {
            let mut sides = self.subject_sides(at);
            sides.append(&mut told.sides);
            told.sides = sides;
        }
    }

    /// The noun that a measure of the trigger heads ("a round of talks"), and whether the
    /// trigger is mere backdrop ("on the sidelines of the summit").
    pub(super) fn measured(&self, idx: usize) -> (usize, bool) {
        let mut top = idx;
        while let Some(prep) = self.noun_start(top).checked_sub(1) {
            let is_of = matches!(self.kind(prep), Some(ChunkKind::Prep))
                && is_one_of(self.word(prep), "of in for");
            let Some(noun) = prep
                .checked_sub(1)
                .and_then(|i| self.scene.noun(i))
                .filter(|_| is_of)
            else {
                break;
            };
            let word = self.scene.lower(noun.head);
            if is_one_of(word, "sidelines margins backdrop venue") {
                return (top, true);
            }
            if !is_measure(word) && !is_one_of(word, "cancellation postponement possibility part") {
                break;
            }
            top = prep - 1;
        }
        (top, false)
    }

    pub(super) fn after_comma(&self, idx: usize) -> bool {
        matches!(
            idx.checked_sub(1).and_then(|i| self.kind(i)),
            Some(ChunkKind::Comma)
        )
    }

    /// "In a phone call, Kerry told Lavrov": the hearer is the other side.
    pub(super) fn add_hearer(&self, trigger: &Trigger, told: &mut Told) {
        let governor = self.governor(trigger.chunk);
        let Some(prep) = governor
            .prep
            .filter(|p| is_one_of(self.word(*p), "in during at"))
        else {
            return;
        };
        let verb = match governor.verb {
            Some(verb) => Some(verb),
            None => (prep..self.scene.chunks.len())
                .find(|i| self.verb(*i).is_some_and(|v| v.is_finite())),
        };
        let tells = verb.filter(|v| {
            self.verb(*v).is_some_and(|v| {
                !v.is_passive()
                    && is_one_of(
                        v.lemma,
                        "tell inform urge assure warn thank ask reassure congratulate brief",
                    )
            })
        });
        if let Some(list) = tells.and_then(|v| self.list_at(v + 1)) {
            let people = self
                .sides_of(list)
                .into_iter()
                .filter(|s| s.kind == PartyKind::Person);
            told.sides.extend(people);
        }
    }

    /// Talks without sides in a sentence that tells what lies between two ("an accord between A and B").
    pub(super) fn between_before(&self, trigger: &Trigger) -> Vec<Participant> {
        let mut found = Vec::new();
        for idx in 0..self.scene.chunks.len() {
            if self.word(idx) == "between"
                && (idx < trigger.chunk || found.is_empty())
                && let Some(list) = self.list_at(idx + 1).filter(|l| l.sides.len() > 1)
            {
                found = self.sides_of(list);
            }
        }
        found
    }
}
