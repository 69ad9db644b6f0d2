//! Contacts told by a noun: "our meetings", "peace talks", "a visit to her parents".

use super::super::arguments::Reading;
use super::super::chunks::ChunkKind;
use super::super::triggers::Trigger;
use super::super::words::is_one_of;
use super::Found;
use super::frames::{Needs, NounFrame, is_occasion, noun_frame, takes_part};
use crate::analysis::{EntityKind, MeetingKind, Participant, PartyKind};

/// Verbs of speech whose hearer is the other side of the call or interview they happen in.
const TELLING: &str = "tell inform urge assure warn thank ask reassure congratulate brief";

/// Verbs behind which the sides of talks may stand: "talks resumed between A and B".
const COURSE: &str = "resume begin start continue open stall collapse fail end break hold be reopen restart schedule plan";

impl Reading<'_> {
    /// The contact that the noun at chunk `idx` tells.
    pub(super) fn contact_noun(&self, idx: usize) -> Option<Found> {
        let noun = self.scene.noun(idx)?;
        let word = self.scene.lower(noun.head);
        let mut frame = noun_frame(word)?;
        if self.is_part_of_name(noun.head) && frame.kind != MeetingKind::Summit {
            return None;
        }
        if !self.fits(idx, &mut frame) {
            return None;
        }
        let inside = self.inside_parties(idx);
        let behind = self.behind_noun(idx, &frame);
        let mut parties = self.owner_parties(idx);
        let is_pair = behind.len() + inside.len() > 1 && frame.kind != MeetingKind::Visit;
        parties.extend(inside);
        if frame.has_governor && !is_pair && parties.is_empty() {
            parties.extend(self.governing_parties(idx, &frame));
        }
        let n_behind = behind.len();
        parties.extend(behind);
        let mut kept: Vec<Participant> = Vec::new();
        for party in parties {
            let again = kept
                .iter()
                .any(|k| k.span == party.span || (k.entity.is_some() && k.entity == party.entity));
            if !again {
                kept.push(party);
            }
        }
        if frame.needs == Needs::Speaker {
            kept.retain(|p| p.kind == PartyKind::Person);
        }
        let is_enough = match frame.needs {
            Needs::Nobody => !kept.is_empty() || self.is_told_of(idx),
            Needs::One | Needs::Speaker => !kept.is_empty(),
            Needs::Behind => n_behind > 0 || self.is_exchanged(idx, kept.len()),
            Needs::Two => kept.len() > 1 && (n_behind > 0 || self.is_signed(idx)),
        };
        is_enough.then(|| Found {
            trigger: Trigger {
                chunk: idx,
                words: noun.head..noun.head + 1,
                kind: frame.kind,
                is_verb: false,
            },
            parties: kept,
        })
    }

    /// "his visit", "Clinton's emails", "the members' meeting".
    fn owner_parties(&self, idx: usize) -> Vec<Participant> {
        let Some(chunk) = self.scene.chunk(idx) else {
            return Vec::new();
        };
        let start = chunk.words.start;
        if is_one_of(self.scene.lower(start), "his her their its our my your") {
            let meant = self.named_later(idx, start);
            if !meant.is_empty() {
                return meant;
            }
            return self
                .pronoun_party(start)
                .or_else(|| self.plain_owner(start))
                .into_iter()
                .collect();
        }
        let owner = idx
            .checked_sub(1)
            .filter(|i| self.scene.noun(*i).is_some_and(|n| n.owns));
        owner.map_or(Vec::new(), |i| self.parties_of_subject(i))
    }

    /// "In his interview, Smith said": the pronoun stands before the name.
    fn named_later(&self, idx: usize, word: usize) -> Vec<Participant> {
        let governor = self.governor(idx);
        let is_open = governor.verb.is_none() && self.pronoun_sides(word).is_empty();
        let subject = governor
            .prep
            .filter(|_| is_open)
            .and_then(|p| self.subject_after(p));
        let found = subject.map_or(Vec::new(), |s| self.parties_of_subject(s));
        let is_named = |p: &Participant| p.entity.is_some();
        found.into_iter().filter(is_named).collect()
    }

    /// "its meeting", where nobody knows whose.
    fn plain_owner(&self, word: usize) -> Option<Participant> {
        let span = self.scene.span_of(word..word + 1);
        Some(Participant {
            span,
            entity: None,
            name: self.scene.lower(word).to_owned(),
            kind: PartyKind::Group,
            country: None,
        })
    }

    /// "US-Iran talks", "donor conferences", "his ABC interview".
    fn inside_parties(&self, idx: usize) -> Vec<Participant> {
        let Some((chunk, noun)) = self.scene.chunk(idx).zip(self.scene.noun(idx)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut at = chunk.words.start;
        while at < noun.head {
            let is_whole = self.scene.mention_words(at).contains(&noun.head);
            let Some((mention, entity)) = self.scene.mention(at).filter(|_| !is_whole) else {
                let is_people = self
                    .scene
                    .words
                    .get(at)
                    .is_some_and(|w| w.mention.is_none())
                    && at + 1 == noun.head
                    && is_one_of(
                        self.scene.lower(at),
                        "donor donors party parties family council cabinet committee board staff board shareholder shareholders",
                    );
                if is_people {
                    let span = self.scene.span_of(at..at + 1);
                    found.push(Participant {
                        span,
                        entity: None,
                        name: self.scene.lower(at).to_owned(),
                        kind: PartyKind::Group,
                        country: None,
                    });
                }
                at += 1;
                continue;
            };
            let kind = match entity.kind {
                EntityKind::Person => Some(PartyKind::Person),
                EntityKind::Organization => Some(PartyKind::Organization),
                EntityKind::Country => Some(PartyKind::Country),
                EntityKind::Place => None,
            };
            found.extend(kind.map(|kind| Participant {
                span: mention.span,
                entity: Some(mention.entity),
                name: entity.name.clone(),
                kind,
                country: entity.country,
            }));
            at = self.scene.mention_words(at).end.max(at + 1);
        }
        found
    }

    /// The parties behind the noun's own prepositions.
    pub(super) fn behind_noun(&self, idx: usize, frame: &NounFrame) -> Vec<Participant> {
        let mut found = Vec::new();
        let is_visit = frame.kind == MeetingKind::Visit;
        let mut at = idx + 1;
        while at < idx + 9 {
            match self.kind(at) {
                Some(ChunkKind::Prep) => {
                    let is_own = is_one_of(self.word(at), frame.preps);
                    let is_first = at == idx + 1;
                    let word = self.word(at);
                    if is_own
                        && (is_first
                            || !is_one_of(word, "of for to by")
                            || (is_visit && !is_one_of(word, "of from")))
                    {
                        if is_visit && word == "to" {
                            found.extend(self.hosts_seen(at + 1));
                        } else {
                            found.extend(self.parties_at(at + 1));
                        }
                    }
                    at += 1;
                }
                Some(ChunkKind::Noun(_)) => {
                    at = self.list_at(at).map_or(at + 1, |l| l.end.max(at + 1));
                }
                Some(ChunkKind::Verb(verb))
                    if at == idx + 1
                        && is_one_of(verb.lemma, COURSE)
                        && is_one_of(self.word(at + 1), "between with") =>
                {
                    at += 1;
                }
                Some(ChunkKind::And)
                    if self.scene.noun(at + 1).is_some() && self.verb(at + 2).is_none() =>
                {
                    at += 1
                }
                Some(ChunkKind::Comma)
                    if is_one_of(self.word(at + 1), "with between including") =>
                {
                    at += 1;
                }
                _ => break,
            }
        }
        found
    }

    /// The subject of the clause that "in an interview" opens, with or without a comma.
    fn opened_by(&self, idx: usize, prep: Option<usize>) -> Option<usize> {
        let next = idx + 1;
        let is_close = self
            .list_at(next)
            .is_some_and(|l| self.verb(l.end).is_some_and(|v| v.is_finite()));
        prep.and_then(|p| self.subject_after(p))
            .or(is_close.then_some(next))
    }

    /// Who holds it, attends it, or does something in it.
    fn governing_parties(&self, idx: usize, frame: &NounFrame) -> Vec<Participant> {
        let (top, _) = self.measured(idx);
        let governor = self.governor(top);
        let prep = governor.prep.map(|p| self.word(p).to_owned());
        let subject = match (governor.verb, prep.as_deref()) {
            (Some(verb), None) => self
                .verb(verb)
                .filter(|v| takes_part(v.lemma) && !v.is_passive())
                .and_then(|_| self.subject(verb)),
            (Some(at), Some(prep)) => self
                .verb(at)
                .filter(|v| is_occasion(prep, v.lemma))
                .and_then(|_| self.subject(at)),
            (None, Some(prep)) if is_occasion(prep, "") => self.opened_by(idx, governor.prep),
            _ => None,
        };
        let mut found = subject.map_or(Vec::new(), |s| self.parties_of_subject(s));
        if frame.kind == MeetingKind::Visit {
            found.retain(|p| p.kind != PartyKind::Country);
        }
        let verb = governor.verb.or_else(|| {
            let from = governor.prep?;
            (from..self.scene.chunks.len()).find(|i| self.verb(*i).is_some_and(|v| v.is_finite()))
        });
        let tells = verb.filter(|v| {
            self.verb(*v)
                .is_some_and(|v| !v.is_passive() && is_one_of(v.lemma, TELLING))
        });
        if let (Some(tells), true) = (tells, !found.is_empty()) {
            found.extend(self.parties_at(tells + 1));
        }
        found
    }
}
