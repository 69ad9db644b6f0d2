//! Where an encounter stands: held, going on, planned, proposed, cancelled or refused.
//!
//! The words nearest to the trigger decide: its adjectives, the noun it hangs on ("the
//! cancellation of"), the verb that governs it with its helpers, the verb it is the subject
//! of. Where nothing tells otherwise it was held: news in the present tells what happened.

use super::arguments::Reading;
use super::chunks::{ChunkKind, Verb};
use super::diaries::PENCILLED;
use super::hints::{adjective_hint, is_measure, noun_hint};
use super::words::{Form, is_one_of};
use crate::analysis::Status;

/// What a reading says of a trigger; none where there was no encounter.
pub(super) type Outcome = Option<Status>;

/// Verbs that call an encounter off or put it off.
pub(super) const CANCEL: &str = "cancel scrap shelve postpone delay suspend abandon defer pause halt interrupt reschedule scuttle adjourn ditch axe";
/// Verbs that refuse it or keep somebody from it.
pub(super) const REFUSE: &str = "skip reject refuse decline boycott snub block prevent ban forbid oppose dismiss rule bar deny avoid shun rebuff spurn exclude";
/// Verbs that leave it open where they are denied: "did not rule out a meeting".
pub(super) const RULE_OUT: &str = "rule exclude reject dismiss";
const PROPOSE: &str = "propose offer urge demand request seek want invite suggest consider favour favor ask intend hope wish \
press push support promote attempt try recommend encourage mull aim discuss call need summon";
pub(super) const PLAN: &str = "plan schedule announce arrange agree prepare convene organise organize expect confirm set slate await \
anticipate approve promise pledge vow order";
const TRAVEL: &str =
    "arrive travel fly go come head depart leave land embark return gather journey sail";
pub(super) const GO_ON: &str =
    "continue accelerate pursue conduct extend remain maintain finalise finalize stall drag";
pub(super) const START: &str = "begin start open launch kick enter";

impl Reading<'_> {
    /// The status that the verb at chunk `idx` gives to what it tells.
    pub(super) fn verb_status(&self, idx: usize) -> Outcome {
        let verb = self.verb(idx)?;
        if self.is_by_nobody(idx) || self.is_yet_to_come(idx) {
            return None;
        }
        if self.is_denied_deed(idx) {
            return Some(Status::Refused);
        }
        if verb.is_infinitive {
            if self.is_unfulfilled(idx) {
                return Some(Status::Cancelled);
            }
            let goes_on = verb.be && verb.form == Form::Ing;
            return self
                .infinitive_status(idx)
                .map(|s| if goes_on { Status::Ongoing } else { s });
        }
        if let Some(modal) = verb.modal {
            return self.modal_status(verb, modal);
        }
        if verb.is_negated && self.is_last_since(idx) {
            return Some(Status::Held);
        }
        if verb.is_negated {
            let refuses = is_one_of(
                self.scene.lower(verb.head.wrapping_sub(2)),
                "does do is are",
            );
            return refuses.then_some(Status::Refused);
        }
        match verb.form {
            Form::Ing if verb.be => {
                let is_past = (self.scene.chunk(idx)?.words.clone())
                    .any(|i| is_one_of(self.scene.lower(i), "was were been"));
                Some(if is_past {
                    Status::Held
                } else {
                    Status::Ongoing
                })
            }
            Form::Ing => Some(self.gerund_status(idx)?),
            Form::Base if self.shared_helper(idx).is_some() => {
                self.verb_status(self.shared_helper(idx)?)
            }
            _ if self.after_if(idx) || self.is_called_for(idx) => Some(Status::Proposed),
            _ => Some(Status::Held),
        }
    }

    fn modal_status(&self, verb: &Verb, modal: usize) -> Outcome {
        let word = self.scene.lower(modal);
        if verb.is_negated {
            return Some(Status::Refused);
        }
        if matches!(word, "could" | "would") && verb.have {
            return None;
        }
        Some(match word {
            "will" | "shall" | "would" | "must" => Status::Planned,
            _ => Status::Proposed,
        })
    }

    /// "plans to meet", "is willing to meet", "arrives to meet".
    fn infinitive_status(&self, idx: usize) -> Outcome {
        let mut at = idx;
        while let Some(before) = at.checked_sub(1) {
            at = before;
            match self.kind(at)? {
                ChunkKind::Verb(governor) => {
                    return self.governed(at, governor, at + 1 < idx);
                }
                ChunkKind::Noun(noun) => {
                    let word = self.scene.lower(noun.head);
                    if let Some(status) = self.accepted(at, word) {
                        return Some(status);
                    }
                    let hint = noun_hint(word).filter(|_| !self.is_during(at));
                    let is_near = at + 1 == idx || self.word(at + 1) == "of";
                    if is_near && self.is_ordinal(at) {
                        return self
                            .governor(at)
                            .verb
                            .map_or(Some(Status::Held), |v| self.verb_status(v));
                    }
                    if let Some(outcome) = hint.and_then(|_| self.denied_plan(at, noun)) {
                        return outcome;
                    }
                    if let Some(status) = hint.or_else(|| adjective_hint(word)) {
                        let refuses = at
                            .checked_sub(1)
                            .and_then(|i| self.verb(i))
                            .is_some_and(|v| v.is_negated);
                        return Some(if refuses { Status::Refused } else { status });
                    }
                    if is_one_of(word, "unwilling reluctant refusal") {
                        return Some(Status::Refused);
                    }
                }
                ChunkKind::Stop => return Some(Status::Held),
                _ => {}
            }
        }
        Some(Status::Planned)
    }

    /// "the first leader to meet X": the noun at chunk `idx` is one of a row.
    fn is_ordinal(&self, idx: usize) -> bool {
        let words = self.scene.chunk(idx).map_or(0..0, |c| c.words.clone());
        words
            .into_iter()
            .any(|i| is_one_of(self.scene.lower(i), "first second third last latest only"))
    }

    /// The status of what an infinitive tells under the verb `governor` at chunk `idx`.
    fn governed(&self, idx: usize, governor: &Verb, has_object: bool) -> Outcome {
        let outer = self.verb_status(idx);
        let lemma = governor.lemma;
        let participle = self.scene.lower(governor.head);
        if (is_one_of(participle, "supposed meant") && governor.be)
            || is_one_of(participle, PENCILLED)
        {
            return Some(Status::Planned);
        }
        if governor.is_negated && is_one_of(lemma, RULE_OUT) {
            return Some(Status::Proposed);
        }
        if is_one_of(lemma, REFUSE) {
            return Some(Status::Refused);
        }
        if governor.is_negated && is_one_of(lemma, "agree want intend plan expect") {
            return Some(Status::Refused);
        }
        if is_one_of(lemma, CANCEL) {
            return Some(Status::Cancelled);
        }
        if is_one_of(lemma, PLAN) {
            let is_off = governor.have && self.is_dropped_later(idx);
            return Some(if is_off {
                Status::Cancelled
            } else {
                Status::Planned
            });
        }
        if is_one_of(lemma, PROPOSE) {
            return Some(Status::Proposed);
        }
        if is_one_of(lemma, START) {
            return match outer? {
                Status::Held => Some(Status::Ongoing),
                other => Some(other),
            };
        }
        if is_one_of(lemma, TRAVEL) || has_object || lemma == "visit" {
            return Some(match (outer?, governor.form) {
                (Status::Held, Form::Past) => Status::Held,
                (Status::Held, _) => Status::Planned,
                (other, _) => other,
            });
        }
        if lemma == "fail" {
            return None;
        }
        if lemma == "be" {
            return Some(Status::Planned);
        }
        if lemma == "have" {
            return Some(Status::Planned);
        }
        outer
    }

    /// "after meeting", "before meeting", "considers meeting".
    fn gerund_status(&self, idx: usize) -> Outcome {
        let Some(before) = idx.checked_sub(1) else {
            return Some(Status::Held);
        };
        match self.kind(before)? {
            ChunkKind::Prep | ChunkKind::Sub => match self.word(before) {
                "before" | "ahead" => Some(self.ahead_status(before)),
                "without" => None,
                "to" if self.governor_lemma(before) == Some("look") => Some(Status::Proposed),
                "to" => {
                    let at = (0..before).rev().find(|i| self.verb(*i).is_some());
                    let ready = at.and_then(|i| self.readiness(i, self.verb(i)?));
                    Some(ready.unwrap_or(Status::Held))
                }
                "from" => {
                    let stops = self
                        .governor_lemma(before)
                        .is_some_and(|l| is_one_of(l, "prevent ban bar block stop refrain keep"));
                    Some(if stops { Status::Refused } else { Status::Held })
                }
                "of" if self.is_denied_before(before) => Some(Status::Refused),
                "of" | "about" => Some(self.of_status(before).unwrap_or(Status::Held)),
                _ => Some(Status::Held),
            },
            ChunkKind::Verb(governor) => self.governed(before, governor, false),
            _ => Some(Status::Held),
        }
    }

    fn governor_lemma(&self, idx: usize) -> Option<&'static str> {
        (0..idx).rev().find_map(|i| self.verb(i)).map(|v| v.lemma)
    }

    /// "before", "ahead of": still to come where the story is told in the present.
    fn ahead_status(&self, prep: usize) -> Status {
        let near = (0..prep)
            .rev()
            .find_map(|i| self.verb(i))
            .or_else(|| (prep..self.scene.chunks.len()).find_map(|i| self.verb(i)));
        let is_past =
            near.is_some_and(|v| v.form == Form::Past && !v.is_infinitive && v.modal.is_none());
        if is_past && self.word(prep) == "before" {
            Status::Held
        } else {
            Status::Planned
        }
    }

    /// The noun before "of" or "for" at chunk `prep`.
    fn of_status(&self, prep: usize) -> Option<Status> {
        let noun = self.scene.noun(prep.checked_sub(1)?)?;
        noun_hint(self.scene.lower(noun.head))
    }

    /// The status of a trigger that is the noun at chunk `idx`.
    pub(super) fn noun_status(&self, idx: usize) -> Outcome {
        let words = self.scene.chunk(idx)?.words.clone();
        if self.is_put_off_later(idx) {
            return Some(Status::Cancelled);
        }
        let is_any = self.scene.lower(words.start) == "any";
        let recurs = (words.end..words.end + 8).any(|i| self.scene.lower(i) == "every");
        let adjective = words
            .clone()
            .find_map(|i| adjective_hint(self.scene.lower(i)));
        let adjective = match adjective {
            Some(Status::Planned) if is_any => Some(Status::Proposed),
            None if recurs => Some(Status::Ongoing),
            other => other,
        };
        let mut top = idx;
        let mut hint = None;
        while let Some(prep) = self.noun_start(top).checked_sub(1) {
            let is_link = matches!(self.kind(prep), Some(ChunkKind::Prep))
                && is_one_of(self.word(prep), "of for in to");
            let Some(noun) = prep
                .checked_sub(1)
                .and_then(|i| self.scene.noun(i))
                .filter(|_| is_link)
            else {
                break;
            };
            let word = self.scene.lower(noun.head);
            if let Some(denied) = noun_hint(word).and_then(|_| self.denied_plan(prep - 1, noun)) {
                return denied;
            }
            let in_course = is_one_of(word, "day leg stop").then_some(Status::Ongoing);
            hint = hint.or_else(|| noun_hint(word)).or(in_course);
            if noun_hint(word).is_none() && !is_measure(word) {
                break;
            }
            top = prep - 1;
        }
        let governed = self.governed_noun(top);
        let told = self.told_of(idx);
        match (adjective, hint) {
            (Some(Status::Cancelled), _) | (_, Some(Status::Cancelled)) => {
                return Some(Status::Cancelled);
            }
            _ => {}
        }
        if let Some(strong @ (Status::Cancelled | Status::Refused)) = governed
            .flatten()
            .into_iter()
            .chain(told.flatten())
            .find(|s| matches!(s, Status::Cancelled | Status::Refused))
        {
            return Some(strong);
        }
        if let Some(status) = hint.or(adjective) {
            return Some(status);
        }
        if let Some(outcome) = told {
            return outcome;
        }
        match governed {
            Some(outcome) => outcome,
            None => Some(Status::Held),
        }
    }

    /// What the verb that governs a noun says of it.
    fn governed_noun(&self, idx: usize) -> Option<Outcome> {
        let governor = self.governor(idx);
        if let Some(prep) = governor.prep {
            match self.word(prep) {
                "after" | "following" | "since" => return Some(Some(Status::Held)),
                "before" | "ahead" => return Some(Some(self.ahead_status(prep))),
                "amid" | "amidst" => return Some(Some(Status::Ongoing)),
                "of" if self.word(prep.wrapping_sub(1)) == "ahead" => {
                    return Some(Some(self.ahead_status(prep - 1)));
                }
                "without" => return Some(None),
                _ => {}
            }
        }
        let at = governor.verb?;
        let verb = self.verb(at)?;
        let prep = governor.prep.map(|p| self.word(p));
        let head = self
            .scene
            .noun(idx)
            .map_or("", |n| self.scene.lower(n.head));
        Some(self.by_governor(at, verb, prep, is_one_of(head, "visit trip journey tour")))
    }

    fn by_governor(&self, at: usize, verb: &Verb, prep: Option<&str>, is_visit: bool) -> Outcome {
        let lemma = verb.lemma;
        let outer = self.verb_status(at);
        let calls_off = self.calls_off(at, verb) && prep.is_none_or(|p| p == "off");
        if calls_off || (is_one_of(lemma, CANCEL) && !matches!(prep, Some("during" | "at" | "on")))
        {
            return Some(self.called_off(at));
        }
        if lemma == "withdraw" || lemma == "pull" {
            return Some(Status::Cancelled);
        }
        if let Some(status) = self
            .readiness(at, verb)
            .filter(|_| matches!(prep, Some("to" | "for")))
        {
            return Some(status);
        }
        if is_one_of(lemma, PLAN) && self.is_overtaken(at) {
            return Some(Status::Cancelled);
        }
        if prep.is_none() && verb.is_negated && is_one_of(lemma, RULE_OUT) {
            return Some(Status::Proposed);
        }
        if (is_one_of(lemma, REFUSE) && prep.is_none_or(|p| p != "at" && p != "during"))
            || (verb.is_negated && outer.is_some() && prep != Some("at"))
        {
            return Some(Status::Refused);
        }
        let by_prep = matches!(prep, Some("during" | "in" | "at"));
        if lemma == "call" && matches!(prep, Some("for"))
            || (!by_prep && lemma != "call" && is_one_of(lemma, PROPOSE))
        {
            return Some(Status::Proposed);
        }
        if !by_prep && (is_one_of(lemma, PLAN) || (lemma == "call" && prep == Some("to"))) {
            return Some(Status::Planned);
        }
        if is_one_of(lemma, TRAVEL) && matches!(prep, Some("for" | "to" | "on" | "upon")) {
            return Some(match (outer?, verb.form, prep) {
                (Status::Held, Form::Past, _) => Status::Held,
                (Status::Held, ..) if is_visit => Status::Ongoing,
                (Status::Held, _, Some("on")) => Status::Ongoing,
                (Status::Held, ..) => Status::Planned,
                (other, ..) => other,
            });
        }
        if lemma == "be" && self.is_due(at) {
            return Some(Status::Planned);
        }
        if lemma == "be" && matches!(prep, Some("on" | "in")) {
            let is_past = self
                .scene
                .chunk(at)?
                .words
                .clone()
                .any(|i| is_one_of(self.scene.lower(i), "was were been"));
            return match outer? {
                Status::Held if !is_past => Some(Status::Ongoing),
                other => Some(other),
            };
        }
        if by_prep {
            return Some(self.by_occasion(at, verb, outer));
        }
        if is_one_of(lemma, START) || is_one_of(lemma, GO_ON) {
            let is_moot = verb.form == Form::Ing
                && !verb.be
                && is_one_of(self.word(at.wrapping_sub(1)), "to against about on of");
            return match outer? {
                Status::Held if is_moot => Some(Status::Proposed),
                Status::Held if lemma != "conduct" => Some(Status::Ongoing),
                other => Some(other),
            };
        }
        outer
    }

    /// Of a meeting at which something is done: "said during the talks".
    fn by_occasion(&self, at: usize, verb: &Verb, outer: Option<Status>) -> Status {
        let promises = |l: &str| is_one_of(l, "pledge promise vow agree decide urge warn");
        let pledges = verb.is_infinitive && self.governor_lemma(at).is_some_and(promises);
        match outer {
            _ if pledges => Status::Held,
            Some(Status::Planned) => Status::Planned,
            Some(Status::Proposed) if verb.modal.is_some() => Status::Proposed,
            _ => Status::Held,
        }
    }
}
