//! Words of diaries: what is due, pencilled in, accepted, and how far it has got.

use super::arguments::Reading;
use super::chunks::ChunkKind;
use super::words::is_one_of;
use crate::analysis::Status;

/// Participles of what stands in a diary.
pub(super) const PENCILLED: &str = "slated pencilled penciled poised tipped booked billed";

impl Reading<'_> {
    /// "accepted the invitation to visit C": the noun `word` at chunk `idx`.
    pub(super) fn accepted(&self, idx: usize, word: &str) -> Option<Status> {
        let is_offer = is_one_of(word, "invitation invitations offer proposal request");
        let at = self.noun_start(idx).checked_sub(1).filter(|_| is_offer)?;
        let verb = self.verb(at).filter(|v| v.lemma == "accept")?;
        match self.verb_status(at)? {
            Status::Held if !verb.is_negated => Some(Status::Planned),
            other => Some(other),
        }
    }

    /// "agreed in a call to meet": a call on which something is agreed is no demand.
    pub(super) fn is_during(&self, idx: usize) -> bool {
        let before = self.noun_start(idx).checked_sub(1);
        before.is_some_and(|i| {
            matches!(self.kind(i), Some(ChunkKind::Prep))
                && is_one_of(self.word(i), "in during on after")
        })
    }

    /// "is due in C for talks".
    pub(super) fn is_due(&self, at: usize) -> bool {
        let end = self.scene.chunk(at).map_or(0, |c| c.words.end);
        self.scene.lower(end) == "due"
    }

    /// "are in the final phase", "at a decisive stage": the phrase at chunk `idx`.
    pub(super) fn is_in_last_phase(&self, idx: usize) -> bool {
        let noun = self.scene.noun(idx + 1);
        is_one_of(self.word(idx), "in at")
            && noun.is_some_and(|n| {
                is_one_of(
                    self.scene.lower(n.head),
                    "phase stage stages phases stretch progress deadlock impasse limbo",
                )
            })
    }
}
