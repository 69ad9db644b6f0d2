//! Where an encounter stands by the verb that it is the subject of: "talks broke down", "the
//! summit, planned for May, has been put off", "the meeting will be held".

use super::arguments::Reading;
use super::chunks::{ChunkKind, Verb};
use super::diaries::PENCILLED;
use super::hints::adjective_hint;
use super::status::{CANCEL, GO_ON, Outcome, PLAN, RULE_OUT, START};
use super::words::{Form, is_one_of};
use crate::analysis::Status;

impl Reading<'_> {
    /// What the verb says whose subject the noun at chunk `idx` is.
    pub(super) fn told_of(&self, idx: usize) -> Option<Outcome> {
        let before = self
            .noun_start(idx)
            .checked_sub(1)
            .and_then(|i| self.kind(i));
        if matches!(before, Some(ChunkKind::Verb(v)) if !is_one_of(v.lemma, "say announce tell confirm report claim state add"))
        {
            return None;
        }
        let mut at = idx + 1;
        let is_start =
            |v: &Verb| is_one_of(v.lemma, START) || is_one_of(v.lemma, "resume hold take");
        if self
            .verb(at)
            .is_some_and(|v| v.is_infinitive && is_start(v))
        {
            return Some(Some(Status::Planned));
        }
        while let Some(kind) = self.kind(at) {
            match kind {
                ChunkKind::Verb(verb) if verb.is_finite() => {
                    let reduced = verb.form == Form::Past
                        && !verb.be
                        && !verb.have
                        && verb.modal.is_none()
                        && matches!(self.kind(at + 1), Some(ChunkKind::Prep));
                    if reduced
                        && !self.calls_off(at, verb)
                        && !is_one_of(
                            verb.lemma,
                            "schedule plan set postpone cancel suspend delay begin start end resume fail stall continue",
                        )
                    {
                        at += 1;
                        continue;
                    }
                    if reduced && let Some(later) = self.later_verdict(at) {
                        return Some(later);
                    }
                    return Some(self.by_subject(at, verb))
                        .filter(|_| self.is_event_verb(verb) || verb.modal.is_some());
                }
                ChunkKind::Relative => {
                    at = self.verb_behind_clause(at).unwrap_or(at + 1);
                    continue;
                }
                ChunkKind::Noun(_) => at = self.list_at(at).map_or(at + 1, |l| l.end.max(at + 1)),
                // "talks to end the war will be held": what they are for tells nothing of them.
                ChunkKind::Verb(verb) if verb.is_infinitive => at += 1,
                ChunkKind::Prep | ChunkKind::And => at += 1,
                ChunkKind::Comma if self.opens_aside(at + 1) => {
                    let plans = self
                        .verb(at + 1)
                        .is_some_and(|v| is_one_of(v.lemma, "schedule plan set slate"));
                    let close = (at + 2..self.scene.chunks.len())
                        .find(|i| matches!(self.kind(*i), Some(ChunkKind::Comma)));
                    if plans {
                        return Some(self.plan_verdict(close));
                    }
                    at = close? + 1;
                }
                ChunkKind::Comma => {
                    let place_follows = self.scene.noun(at + 1).is_some()
                        && matches!(self.kind(at + 2), Some(ChunkKind::Comma));
                    if !place_follows {
                        return None;
                    }
                    at += 3;
                }
                _ => return None,
            }
        }
        None
    }

    /// "which …,", "mediated by X,": what a comma before chunk `at` sets apart.
    fn opens_aside(&self, at: usize) -> bool {
        let is_participle = self
            .verb(at)
            .is_some_and(|v| v.form == Form::Past && !v.be && !v.have && v.modal.is_none());
        matches!(self.kind(at), Some(ChunkKind::Relative))
            || (is_participle && matches!(self.kind(at + 1), Some(ChunkKind::Prep)))
    }

    fn is_event_verb(&self, verb: &Verb) -> bool {
        verb.lemma == "be"
            || verb.lemma == "fall"
            || verb.is_passive()
            || is_one_of(verb.lemma, CANCEL)
            || is_one_of(verb.lemma, START)
            || is_one_of(verb.lemma, GO_ON)
            || is_one_of(
                verb.lemma,
                "resume end conclude take occur happen fail reconvene proceed close finish follow",
            )
    }

    pub(super) fn by_subject(&self, at: usize, verb: &Verb) -> Outcome {
        let outer = self.verb_status(at);
        let next = self.scene.chunk(at).map_or(0, |c| c.words.end);
        if is_one_of(verb.lemma, CANCEL) || self.calls_off(at, verb) {
            return Some(self.called_off(at));
        }
        if self.does_not_occur(verb) {
            return Some(Status::Cancelled);
        }
        let is_pencilled = is_one_of(self.scene.lower(verb.head), PENCILLED);
        if verb.is_passive() && (is_one_of(verb.lemma, PLAN) || is_pencilled) {
            return Some(Status::Planned);
        }
        if verb.lemma == "get" && is_one_of(self.scene.lower(next), "under underway") {
            return match outer? {
                Status::Held => Some(Status::Ongoing),
                other => Some(other),
            };
        }
        if verb.is_passive() && is_one_of(verb.lemma, "propose suggest offer request consider") {
            return Some(Status::Proposed);
        }
        if verb.is_negated && verb.is_passive() && is_one_of(verb.lemma, RULE_OUT) {
            return Some(Status::Proposed);
        }
        if verb.is_negated && verb.modal.is_none() {
            return None;
        }
        if verb.lemma == "be" && verb.modal.is_none() {
            if self.verb(at + 1).is_some_and(|v| v.is_infinitive) {
                let is_lost = self.is_unfulfilled(at + 1) || self.is_overtaken(at);
                return Some(if is_lost {
                    Status::Cancelled
                } else {
                    Status::Planned
                });
            }
            let is_off = (next..next + 2).any(|i| self.scene.lower(i) == "off")
                || (next..next + 3)
                    .any(|i| self.scene.lower(i) == "no" && self.scene.lower(i + 1) == "longer");
            if is_off {
                return Some(Status::Cancelled);
            }
            let words = (next..next + 3).find_map(|i| adjective_hint(self.scene.lower(i)));
            let goes_on = (next..next + 2).any(|i| {
                is_one_of(
                    self.scene.lower(i),
                    "under underway ongoing deadlocked stalled inconclusive",
                )
            }) || self.is_in_last_phase(at + 1);
            return words.or(goes_on.then_some(Status::Ongoing)).or(outer);
        }
        let starts = is_one_of(verb.lemma, START) || is_one_of(verb.lemma, GO_ON);
        match outer {
            Some(Status::Held)
                if starts
                    && (verb.form != Form::Past
                        || (verb.have && is_one_of(verb.lemma, "enter stall"))) =>
            {
                Some(Status::Ongoing)
            }
            other => other,
        }
    }
}
