//! Who comes along: "X, accompanied by Y, met Z", "X met Z, alongside Y".

use super::arguments::{List, Reading};
use super::chunks::ChunkKind;
use super::encounters::Told;
use super::judge::is_same;
use super::words::{Form, is_one_of};
use crate::analysis::{Meeting, Participant, PartyKind};
use crate::text::Token;

/// Those who are related to somebody, not of his side: "his wife X".
const FAMILY: &str = "wife husband spouse son sons daughter daughters brother sister children partner girlfriend boyfriend";

/// Whether a sentence may say who came along to what the sentence before tells; cheap.
pub(super) fn may_tell(tokens: &[Token], body: &str) -> bool {
    let mut words = tokens.iter().map(|t| t.of(body));
    words.any(|w| matches!(w, "accompanied" | "flanked" | "joined"))
}

impl Reading<'_> {
    /// Adds those who come along with somebody who takes part.
    pub(super) fn add_companions(&self, told: &mut Told) {
        if told.sides.len() < 2 {
            return;
        }
        for idx in 0..self.scene.chunks.len() {
            let Some(list) = self.company(idx).and_then(|at| self.list_at(at)) else {
                continue;
            };
            if self.goes_with(idx, told) {
                let new: Vec<Participant> = self
                    .people_along(list)
                    .filter(|s| !told.sides.iter().any(|t| is_same(t, s)))
                    .collect();
                told.sides.extend(new);
            }
        }
    }

    /// "X was joined by Y" behind the sentence that tells of X's meeting: Y was there as well.
    pub(super) fn add_company_to(&self, meeting: &mut Meeting) {
        for idx in 0..self.scene.chunks.len() {
            let Some(list) = self.company(idx).and_then(|at| self.list_at(at)) else {
                continue;
            };
            let led = match self.subject(idx).map(|s| self.sides_at(s)).as_deref() {
                Some([one]) => meeting.participants.iter().any(|p| is_same(p, one)),
                _ => false,
            };
            if self.verb(idx).is_some_and(|v| v.is_passive()) && led {
                let new: Vec<Participant> = self
                    .people_along(list)
                    .filter(|s| !meeting.participants.iter().any(|t| is_same(t, s)))
                    .collect();
                meeting.participants.extend(new);
            }
        }
    }

    /// "Y, with whom X met", "Y, whom X received": whoever "whom" stands for, if the clause of the verb at chunk `verb`
    /// opens with it.
    pub(super) fn whom(&self, verb: usize) -> Vec<Participant> {
        let Some(start) = self
            .subject(verb)
            .map(|s| self.list_with(s).map_or(s, |l| l.start))
        else {
            return Vec::new();
        };
        let Some(whom) = start.checked_sub(1) else {
            return Vec::new();
        };
        let is_prep = whom
            .checked_sub(1)
            .is_some_and(|i| is_one_of(self.word(i), "with to"));
        let is_whom = self.word(whom) == "whom" || (is_prep && self.word(whom) == "which");
        let opens = is_whom && matches!(self.kind(whom), Some(ChunkKind::Relative));
        let comma = |i: usize| matches!(self.kind(i), Some(ChunkKind::Comma));
        let before = whom
            .checked_sub(1 + usize::from(is_prep))
            .map(|i| i.saturating_sub(usize::from(comma(i))));
        match before.filter(|_| opens) {
            Some(before) => self.sides_at(before),
            None => Vec::new(),
        }
    }

    /// "agreed with Y to meet": whoever the verb above the infinitive at chunk `verb` names
    /// behind "with".
    pub(super) fn agreed_with(&self, verb: usize) -> Vec<Participant> {
        let above = (0..verb).rev().find(|i| self.verb(*i).is_some());
        let agrees = |i: &usize| {
            self.verb(*i)
                .is_some_and(|v| is_one_of(v.lemma, "agree arrange plan promise pledge decide"))
        };
        let is_infinitive = self.verb(verb).is_some_and(|v| v.is_infinitive);
        match above.filter(agrees).filter(|_| is_infinitive) {
            Some(above) if self.word(above + 1) == "with" => self.sides_at(above + 2),
            _ => Vec::new(),
        }
    }

    /// "with A, then with B", "with A and with B": the sides behind the next preposition, and
    /// the chunk after them.
    pub(super) fn more_objects(&self, at: usize, preps: &str) -> Option<(Vec<Participant>, usize)> {
        let mut next = at;
        while let Some(kind) = self.kind(next) {
            let is_time_or_place =
                |i: usize| self.scene.noun(i + 1).is_some() && self.place_at(i + 1).is_some();
            match kind {
                ChunkKind::Comma | ChunkKind::And => {
                    let with = (next + 1..next + 3)
                        .find(|i| matches!(self.kind(*i), Some(ChunkKind::Prep)))?;
                    let is_joined = (next + 1..with)
                        .all(|i| matches!(self.kind(i), Some(ChunkKind::And | ChunkKind::Comma)));
                    let list = self.list_at(with + 1).filter(|l| {
                        is_joined && is_one_of(self.word(with), preps) && !self.acts(l.end)
                    })?;
                    let sides = self.sides_of(list);
                    return (!sides.is_empty()).then_some((sides, list.end));
                }
                ChunkKind::Prep if is_time_or_place(next) => {
                    next = self.list_at(next + 1).map_or(next + 2, |l| l.end);
                }
                _ => return None,
            }
        }
        None
    }

    /// Those of a list who are people by name.
    fn people_along<'l>(&'l self, list: &'l List) -> impl Iterator<Item = Participant> + 'l {
        let first = self.scene.chunk(list.start).map_or(0, |c| c.words.start);
        let is_family = (first..first + 3).any(|i| is_one_of(self.scene.lower(i), FAMILY));
        let people = list.sides.iter().filter(move |_| !is_family);
        people
            .filter(|s| s.kind == PartyKind::Person && s.entity.is_some())
            .cloned()
    }

    /// If the chunk at `idx` says "accompanied by" or "alongside", the chunk of whoever comes along.
    fn company(&self, idx: usize) -> Option<usize> {
        match self.kind(idx)? {
            ChunkKind::Prep if self.word(idx) == "alongside" => Some(idx + 1),
            ChunkKind::And if is_one_of(self.word(idx), "together along") => Some(idx + 1),
            ChunkKind::Verb(verb) => {
                let is_done = verb.form == Form::Past
                    && is_one_of(verb.lemma, "accompany flank join")
                    && self.word(idx + 1) == "by";
                is_done.then_some(idx + 2)
            }
            _ => None,
        }
    }

    /// Whether the words of company at chunk `idx` speak of somebody who takes part: right behind
    /// his name, or at the end of the clause of the trigger.
    fn goes_with(&self, idx: usize, told: &Told) -> bool {
        let comma = |i: usize| matches!(self.kind(i), Some(ChunkKind::Comma));
        let Some(before) = idx.checked_sub(1) else {
            return true;
        };
        let is_set_off = comma(before);
        let last = before.saturating_sub(usize::from(is_set_off));
        let takes_part = |list: &List| {
            let mut sides = list.sides.iter();
            sides.any(|s| told.sides.iter().any(|t| is_same(t, s)))
        };
        if self.list_with(last).is_some_and(takes_part) {
            return true;
        }
        let trigger = told.trigger.chunk;
        trigger < idx
            && (trigger + 1..idx).all(|i| {
                self.verb(i).is_none()
                    && !matches!(
                        self.kind(i),
                        Some(ChunkKind::Stop | ChunkKind::Sub | ChunkKind::Relative)
                    )
            })
    }
}
