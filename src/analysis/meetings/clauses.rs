//! Small words that open a clause or stand before a noun, as what follows tells.

use super::arguments::Reading;
use super::chunks::{Chunk, ChunkKind};
use super::scene::Word;
use super::words::{Form, is_one_of};

/// "after", "before", "since", "until" and "as" open a clause where a verb with a subject follows;
/// else they are prepositions.
pub(super) fn turn_to_clauses(chunks: &mut [Chunk], words: &[Word<'_>]) {
    for idx in 0..chunks.len() {
        let Some(chunk) = chunks.get(idx) else { break };
        let word = words
            .get(chunk.words.start)
            .map_or("", |w| w.lower.as_str());
        let is_prep =
            chunk.kind == ChunkKind::Prep && is_one_of(word, "after before since until till like");
        let is_as = chunk.kind == ChunkKind::Sub && word == "as";
        let names = chunks
            .get(idx + 1)
            .is_some_and(|c| matches!(&c.kind, ChunkKind::Noun(n) if !n.is_pronoun));
        let is_clause = opens_clause(chunks, idx + 1);
        let kind = match (is_prep && is_clause, is_as && names && !is_clause) {
            (true, _) => ChunkKind::Sub,
            (_, true) => ChunkKind::Prep,
            _ => continue,
        };
        if let Some(chunk) = chunks.get_mut(idx) {
            chunk.kind = kind;
        }
    }
}

/// Whether from `idx` on a noun phrase with a finite verb follows, nothing but "of" phrases between.
fn opens_clause(chunks: &[Chunk], idx: usize) -> bool {
    let mut at = idx;
    let mut seen_noun = false;
    let mut is_open_list = false;
    while let Some(chunk) = chunks.get(at) {
        match &chunk.kind {
            ChunkKind::Noun(_) => seen_noun = true,
            ChunkKind::Prep => {}
            ChunkKind::And => is_open_list = false,
            ChunkKind::Comma if seen_noun => is_open_list = true,
            ChunkKind::Verb(verb) => return seen_noun && verb.is_finite() && !is_open_list,
            _ => return false,
        }
        at += 1;
    }
    false
}

impl Reading<'_> {
    /// "will see X and hold talks with Y": the verb whose helper this one shares.
    pub(super) fn shared_helper(&self, idx: usize) -> Option<usize> {
        let verb = self.verb(idx)?;
        let is_bare = verb.modal.is_none() && !verb.be && !verb.have;
        let and = idx
            .checked_sub(1)
            .filter(|i| is_bare && matches!(self.kind(*i), Some(ChunkKind::And)))?;
        let first = (0..and).rev().find(|i| self.verb(*i).is_some())?;
        let helper = self.verb(first)?;
        (helper.form == Form::Base && (helper.modal.is_some() || helper.is_infinitive))
            .then_some(first)
    }

    pub(super) fn after_if(&self, idx: usize) -> bool {
        (0..idx)
            .rev()
            .take_while(|i| !matches!(self.kind(*i), Some(ChunkKind::Stop | ChunkKind::Comma)))
            .any(|i| {
                matches!(self.kind(i), Some(ChunkKind::Sub))
                    && is_one_of(self.word(i), "if whether unless")
            })
    }
}
