//! Whether the words around a noun let it tell of an encounter: a phone call and no demand, a
//! rally of people and not of prices.

use super::super::arguments::Reading;
use super::super::phones::by_phone;
use super::super::words::is_one_of;
use super::frames::NounFrame;
use crate::analysis::{MeetingKind, PartyKind};

/// Verbs of who speaks at a rally or holds one.
const AT_RALLY: &str = "speak tell address attend hold lead stage appear say announce declare promise vow warn host wave greet \
campaign";

/// Verbs that make an e-mail a message, not an address.
const SENDING: &str = "write send receive get say tell read ask respond reply answer forward blast";

impl Reading<'_> {
    /// Whether the words around allow the noun to tell of an encounter; a meeting by telephone
    /// is a call.
    pub(super) fn fits(&self, idx: usize, frame: &mut NounFrame) -> bool {
        let Some((chunk, noun)) = self.scene.chunk(idx).zip(self.scene.noun(idx)) else {
            return false;
        };
        let before = |list: &str| {
            (chunk.words.start..noun.head).any(|i| is_one_of(self.scene.lower(i), list))
        };
        let is_phone = before("phone telephone video telephonic conference skype zoom");
        let next = self.word(idx + 1);
        match self.scene.lower(noun.head) {
            "call" | "calls" => {
                is_phone || by_phone(self.scene, noun.head + 1) || self.is_call_among(idx)
            }
            "conference" | "conferences" => !before("football premier sports league"),
            "meeting" | "meetings" if is_phone => {
                frame.kind = MeetingKind::Call;
                true
            }
            "event" | "events" => before("campaign"),
            "letter" => next != "of",
            "email" | "e-mail" => {
                let is_sent = is_one_of(next, "to from between");
                let governor = self.governor(idx).verb.and_then(|v| self.verb(v));
                is_sent || governor.is_some_and(|v| is_one_of(v.lemma, SENDING))
            }
            "rally" | "rallies" => {
                before("campaign election political party") || self.is_spoken_at(idx)
            }
            "summit" | "summits" => !before("mountain") && !self.is_peak(idx),
            "agreement" => self.word(idx.wrapping_sub(1)) != "in",
            "discussion" | "debate" | "negotiation" | "dialogue" | "conversation" => {
                noun.head > chunk.words.start
                    || noun.is_definite
                    || !self.behind_noun(idx, frame).is_empty()
            }
            "talks" => !self.is_verb_talks(idx, noun.head),
            "deal" | "contract" | "treaty" => {
                is_one_of(next, "between with") || self.is_signed(idx)
            }
            _ => true,
        }
    }

    /// "a call with X"; a call from somebody for something is a demand.
    fn is_call_among(&self, idx: usize) -> bool {
        match self.word(idx + 1) {
            "with" | "between" => true,
            "from" => {
                let (callers, end) = self.parties_to(idx + 2);
                let is_demand = is_one_of(self.word(end), "for that")
                    || self.verb(end).is_some_and(|v| v.is_infinitive);
                !is_demand && callers.iter().any(|p| p.kind == PartyKind::Person)
            }
            _ => false,
        }
    }

    /// "the summit of Mount Everest".
    fn is_peak(&self, idx: usize) -> bool {
        let is_mountain = |c: &super::super::chunks::Chunk| {
            c.words.clone().any(|i| {
                is_one_of(
                    self.scene.lower(i),
                    "mount mt mountain peak hill volcano everest",
                )
            })
        };
        self.word(idx + 1) == "of" && self.scene.chunk(idx + 2).is_some_and(is_mountain)
    }

    /// Whether somebody speaks at it or holds it: prices rally too.
    fn is_spoken_at(&self, idx: usize) -> bool {
        let verb = self.governor(idx).verb.and_then(|v| self.verb(v));
        verb.is_some_and(|v| is_one_of(v.lemma, AT_RALLY))
    }

    /// "The two leaders exchanged letters".
    pub(super) fn is_exchanged(&self, idx: usize, n_parties: usize) -> bool {
        let verb = self.governor(idx).verb.and_then(|v| self.verb(v));
        n_parties > 0 && verb.is_some_and(|v| v.lemma == "exchange")
    }

    /// "X and Y signed an agreement".
    pub(super) fn is_signed(&self, idx: usize) -> bool {
        let governor = self.governor(idx);
        let verb = governor.verb.and_then(|v| self.verb(v));
        governor.prep.is_none()
            && verb.is_some_and(|v| is_one_of(v.lemma, "sign reach strike conclude"))
    }

    /// "The hymn talks about", "X talks during": a verb taken for a noun.
    fn is_verb_talks(&self, idx: usize, head: usize) -> bool {
        let before = head.checked_sub(1).and_then(|i| self.scene.words.get(i));
        before.is_some_and(|w| w.is_person) || self.word(idx + 1) == "about"
    }

    pub(super) fn is_part_of_name(&self, word: usize) -> bool {
        let word = self.scene.words.get(word);
        word.is_some_and(|w| w.mention.is_some())
    }

    /// Talks that are named for what they are about or known already: "peace talks", "the talks".
    pub(super) fn is_told_of(&self, idx: usize) -> bool {
        let Some((chunk, noun)) = self.scene.chunk(idx).zip(self.scene.noun(idx)) else {
            return false;
        };
        let before = idx.checked_sub(1).map_or("", |i| self.word(i));
        let is_told = noun.is_definite
            || noun.head > chunk.words.start
            || is_one_of(before, "of in from into");
        is_told && (0..self.scene.chunks.len()).any(|i| self.verb(i).is_some())
    }
}
