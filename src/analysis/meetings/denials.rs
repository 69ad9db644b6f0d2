//! Words that say an encounter never came about: "no presidents had met", "has yet to meet",
//! "no plans for talks", "was to have met", "put off", "will not take place".

use super::arguments::Reading;
use super::chunks::{ChunkKind, Noun, Verb};
use super::status::{CANCEL, Outcome, REFUSE};
use super::triggers::Trigger;
use super::words::{Form, is_one_of};
use crate::analysis::Status;

impl Reading<'_> {
    /// Whether the subject of the verb at chunk `idx` is nobody: "no two presidents".
    pub(super) fn is_by_nobody(&self, idx: usize) -> bool {
        let Some(subject) = self.subject(idx) else {
            return false;
        };
        let start = self.list_with(subject).map_or(subject, |l| l.start);
        is_one_of(self.word(start), "no neither none nobody")
    }

    /// "denied that X would meet Y", "denied a report that".
    pub(super) fn is_denied_report(&self, idx: usize) -> bool {
        let Some(that) = (0..idx).rev().find(|i| self.word(*i) == "that") else {
            return false;
        };
        let verb = (0..that).rev().find_map(|i| self.verb(i));
        verb.is_some_and(|v| v.lemma == "deny" && !v.is_negated)
    }

    /// "denied having met".
    pub(super) fn is_denied_deed(&self, idx: usize) -> bool {
        let governor = idx.checked_sub(1).and_then(|i| self.verb(i));
        self.word(idx) == "having" && governor.is_some_and(|v| v.lemma == "deny" && !v.is_negated)
    }

    /// "has yet to meet", "is yet to visit".
    pub(super) fn is_yet_to_come(&self, idx: usize) -> bool {
        let start = self.scene.chunk(idx).map_or(0, |c| c.words.start);
        let is_infinitive = self.verb(idx).is_some_and(|v| v.is_infinitive);
        is_infinitive && start > 0 && self.scene.lower(start - 1) == "yet"
    }

    /// "have not met since May": they did in May.
    pub(super) fn is_last_since(&self, idx: usize) -> bool {
        let meets = self.verb(idx).is_some_and(|v| {
            v.have
                && v.is_negated
                && v.modal.is_none()
                && is_one_of(v.lemma, "meet speak talk visit")
        });
        let end = self.scene.chunk(idx).map_or(0, |c| c.words.end);
        let since = (end..end + 8).find(|i| self.scene.lower(*i) == "since");
        let is_time = |i: usize| self.scene.words.get(i).is_some_and(|w| w.time.is_some());
        meets && since.is_some_and(|i| is_time(i) || is_time(i + 1))
    }

    /// "was to have met": an intention that came to nothing.
    pub(super) fn is_unfulfilled(&self, idx: usize) -> bool {
        let is_perfect = self
            .verb(idx)
            .is_some_and(|v| v.is_infinitive && v.have && v.form == Form::Past);
        let governor = idx.checked_sub(1);
        is_perfect && governor.is_some_and(|i| self.has_word(i, "was were"))
    }

    /// "had arranged talks; instead …": planned for a day that brought something else.
    pub(super) fn is_overtaken(&self, idx: usize) -> bool {
        let is_past = self.has_word(idx, "had was were");
        let from = self.scene.chunk(idx).map_or(0, |c| c.words.end);
        is_past && (from..self.scene.words.len()).any(|i| self.scene.lower(i) == "instead")
    }

    /// "had last met", "last met in May": told as one of an earlier time.
    pub(super) fn is_background(&self, trigger: &Trigger) -> bool {
        let start = self.scene.chunk(trigger.chunk).map_or(0, |c| c.words.start);
        trigger.is_verb
            && (start.saturating_sub(1)..trigger.words.end)
                .any(|i| is_one_of(self.scene.lower(i), "last previously"))
    }

    /// "will meet again": one more than those held.
    pub(super) fn is_next(&self, trigger: &Trigger, status: Status) -> bool {
        let end = trigger.words.end;
        trigger.is_verb
            && matches!(status, Status::Planned | Status::Proposed)
            && (end..end + 3).any(|i| self.scene.lower(i) == "again")
    }

    fn has_word(&self, idx: usize, list: &str) -> bool {
        self.scene.chunk(idx).is_some_and(|c| {
            c.words
                .clone()
                .any(|i| is_one_of(self.scene.lower(i), list))
        })
    }

    /// What becomes of plans at noun chunk `idx` that are denied: none where the plans do not
    /// exist, refused where somebody has none or rules them out.
    pub(super) fn denied_plan(&self, idx: usize, noun: &Noun) -> Option<Option<Status>> {
        let start = self.noun_start(idx);
        let words = self.scene.chunk(idx)?.words.start..noun.head;
        let is_none = words.into_iter().any(|i| self.scene.lower(i) == "no");
        let before = start.checked_sub(1)?;
        let verb = self.verb(before)?;
        let refuses = verb.is_negated
            || is_one_of(
                verb.lemma,
                "rule reject deny dismiss abandon scrap drop shelve rebuff refuse decline spurn",
            );
        match (is_none || refuses, verb.lemma) {
            (false, _) => None,
            (true, "be" | "deny") => Some(None),
            (true, "abandon" | "scrap" | "drop" | "shelve") => Some(Some(Status::Cancelled)),
            (true, _) => Some(Some(Status::Refused)),
        }
    }

    /// "no intention of meeting": a denied plan before the preposition at chunk `prep`.
    pub(super) fn is_denied_before(&self, prep: usize) -> bool {
        let Some(at) = prep.checked_sub(1) else {
            return false;
        };
        let noun = self.scene.noun(at).filter(|n| {
            is_one_of(
                self.scene.lower(n.head),
                "intention plan plans desire wish hope",
            )
        });
        noun.is_some_and(|n| self.denied_plan(at, n).is_some())
    }

    /// "put off", "called off", "struck from the calendar", "fell through".
    pub(super) fn calls_off(&self, at: usize, verb: &Verb) -> bool {
        let end = self.scene.chunk(at).map_or(0, |c| c.words.end);
        let near = |list: &str| (end..end + 2).any(|i| is_one_of(self.scene.lower(i), list));
        match verb.lemma {
            "call" | "put" | "break" => near("off"),
            "strike" => near("from off"),
            "fall" => near("through apart"),
            "drop" => true,
            _ => false,
        }
    }

    /// "will not take place", "did not happen".
    pub(super) fn does_not_occur(&self, verb: &Verb) -> bool {
        verb.is_negated && is_one_of(verb.lemma, "take happen occur proceed go hold materialise")
    }

    /// The status of an encounter that somebody calls off, as far as he does so.
    pub(super) fn called_off(&self, at: usize) -> Status {
        match self.verb_status(at) {
            Some(Status::Proposed | Status::Refused) => Status::Planned,
            _ => Status::Cancelled,
        }
    }

    /// "proposed that A and B hold talks": a bare verb in the clause of a demand.
    pub(super) fn is_called_for(&self, idx: usize) -> bool {
        let is_bare = self
            .verb(idx)
            .is_some_and(|v| v.form == Form::Base && v.modal.is_none() && !v.have && !v.be);
        let clause = (0..idx).rev().find(|i| self.word(*i) == "that");
        let demands = clause
            .and_then(|i| i.checked_sub(1))
            .and_then(|i| (0..=i).rev().find_map(|v| self.verb(v)));
        is_bare
            && demands.is_some_and(|v| {
                is_one_of(
                    v.lemma,
                    "propose suggest demand urge request ask insist recommend",
                )
            })
    }

    /// "is open to", "remains ready for": the verb at `at` with an adjective of readiness.
    pub(super) fn readiness(&self, at: usize, verb: &Verb) -> Option<Status> {
        let end = self.scene.chunk(at)?.words.end;
        let is_ready = is_one_of(verb.lemma, "be remain stay")
            && (end..end + 2).any(|i| {
                is_one_of(
                    self.scene.lower(i),
                    "open ready willing prepared eager keen",
                )
            });
        let status = if verb.is_negated {
            Status::Refused
        } else {
            Status::Proposed
        };
        is_ready.then_some(status)
    }

    /// The main verb behind a relative clause that opens at chunk `idx`: "that was to be held
    /// in C has been put off".
    pub(super) fn verb_behind_clause(&self, idx: usize) -> Option<usize> {
        let is_finite = |i: &usize| self.verb(*i).is_some_and(Verb::is_finite);
        let first = (idx + 1..self.scene.chunks.len()).find(is_finite)?;
        (first + 1..self.scene.chunks.len())
            .take_while(|i| {
                !matches!(
                    self.kind(*i),
                    Some(
                        ChunkKind::Stop
                            | ChunkKind::Sub
                            | ChunkKind::Relative
                            | ChunkKind::And
                            | ChunkKind::Comma
                    )
                )
            })
            .find(|i| {
                is_finite(i)
                    && self
                        .verb(*i)
                        .is_some_and(|v| v.be || v.have || v.modal.is_some())
            })
    }

    /// "talks, scheduled for Friday, were cancelled": the verdict behind the aside that closes at
    /// chunk `close`, else a plan.
    pub(super) fn plan_verdict(&self, close: Option<usize>) -> Outcome {
        let verdict = close.and_then(|c| self.verb(c + 1).map(|v| self.by_subject(c + 1, v)));
        match verdict {
            Some(Some(Status::Cancelled)) => Some(Status::Cancelled),
            _ => Some(Status::Planned),
        }
    }

    /// "planned for May has been postponed": the verdict on what the participle at `at` tells of.
    pub(super) fn later_verdict(&self, at: usize) -> Option<Outcome> {
        let main = (at + 1..self.scene.chunks.len())
            .take_while(|i| {
                !matches!(
                    self.kind(*i),
                    Some(ChunkKind::Stop | ChunkKind::Sub | ChunkKind::Relative | ChunkKind::Comma)
                )
            })
            .find(|i| {
                self.verb(*i)
                    .is_some_and(|v| v.is_finite() && (v.be || v.have))
            })?;
        let verb = self.verb(main)?;
        let verdict = self.by_subject(main, verb);
        (verdict == Some(Status::Cancelled)).then_some(verdict)
    }

    /// "had been expected to meet X but cancelled".
    pub(super) fn is_dropped_later(&self, idx: usize) -> bool {
        (idx + 1..self.scene.chunks.len()).any(|i| {
            self.word(i) == "but"
                && (i + 1..i + 4)
                    .filter_map(|v| self.verb(v))
                    .any(|v| is_one_of(v.lemma, CANCEL) || is_one_of(v.lemma, REFUSE))
        })
    }

    /// "resumes … but is delayed until tomorrow".
    pub(super) fn is_put_off_later(&self, idx: usize) -> bool {
        let opens = self.noun_start(idx) == 0
            || !matches!(
                self.kind(self.noun_start(idx) - 1),
                Some(ChunkKind::Verb(_))
            );
        opens
            && (idx + 1..self.scene.chunks.len()).any(|i| {
                let joins = self.word(i) == "but" || matches!(self.kind(i), Some(ChunkKind::And));
                let verb = self.verb(i + 1);
                joins
                    && verb.is_some_and(|v| {
                        self.does_not_occur(v)
                            || v.is_passive() && (is_one_of(v.lemma, CANCEL) || v.lemma == "call")
                    })
            })
    }
}
