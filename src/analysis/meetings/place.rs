//! Where an encounter takes place: the place named after the trigger in its clause.

use super::arguments::Reading;
use super::chunks::ChunkKind;
use super::words::is_one_of;
use crate::analysis::{EntityKind, Place};

impl Reading<'_> {
    /// The first place after chunk `from`, behind "in" or "at"; else one that opens the sentence.
    pub(super) fn place(&self, from: usize) -> Option<Place> {
        let mut at = from;
        while let Some(kind) = self.kind(at + 1) {
            at += 1;
            match kind {
                ChunkKind::Prep if is_one_of(self.word(at), "in at near outside inside aboard") => {
                    if let Some(place) = self.place_at(at + 1) {
                        return Some(place);
                    }
                }
                ChunkKind::Stop | ChunkKind::Sub => break,
                ChunkKind::Verb(v) if is_of_event(v.lemma) || v.is_passive() => {}
                ChunkKind::Verb(v)
                    if v.lemma == "get" && self.scene.lower(v.head + 1).starts_with("under") => {}
                ChunkKind::Verb(v) if v.is_infinitive || (v.is_finite() && at > from + 1) => break,
                ChunkKind::And => {
                    let joins = self
                        .list_with(at)
                        .is_some_and(|l| l.start < at && at + 1 < l.end);
                    if !joins && self.clause_follows(at) {
                        break;
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The place before chunk `to` that the sentence tells last: "in Alaska to meet Putin".
    pub(super) fn place_before(&self, to: usize) -> Option<Place> {
        let mut at = to;
        while let Some(idx) = at.checked_sub(1) {
            at = idx;
            match self.kind(idx)? {
                ChunkKind::Prep if is_one_of(self.word(idx), "in at to into") => {
                    let travels = (0..idx).rev().find_map(|i| self.verb(i)).is_some_and(|v| {
                        is_one_of(v.lemma, "arrive travel fly go come head return land enter be stay stop meet gather host visit leave expect drive walk land stop slip")
                            || is_one_of(self.scene.lower(v.head), "ushered escorted whisked flown slipped jetted")
                    });
                    // "that in Geneva, X met Y".
                    let opens = idx
                        .checked_sub(1)
                        .is_none_or(|i| matches!(self.kind(i), Some(ChunkKind::Sub)));
                    if !opens && !travels {
                        continue;
                    }
                    if let Some(place) = self.place_at(idx + 1) {
                        return Some(place);
                    }
                }
                ChunkKind::Verb(v) if is_one_of(v.lemma, "visit enter reach leave") => {
                    if let Some(place) = self.place_at(idx + 1) {
                        return Some(place);
                    }
                }
                ChunkKind::Stop | ChunkKind::Relative => return None,
                _ => {}
            }
        }
        None
    }

    fn clause_follows(&self, idx: usize) -> bool {
        matches!(self.kind(idx + 1), Some(ChunkKind::Verb(_)))
            || (self.scene.noun(idx + 1).is_some()
                && self.verb(idx + 2).is_some_and(|v| v.is_finite()))
    }

    /// The place that the noun chunk at `idx` names; a venue takes the country of the town after it.
    pub(super) fn place_at(&self, idx: usize) -> Option<Place> {
        let head = self.scene.head_chunk(idx)?;
        let start = self.scene.chunk(idx)?.words.start;
        let end = self.scene.chunk(head)?.words.end;
        let kinds = [
            EntityKind::Place,
            EntityKind::Country,
            EntityKind::Organization,
        ];
        let found = kinds.into_iter().find_map(|kind| {
            let word = *self.scene.named(start..end, kind).first()?;
            let (mention, entity) = self.scene.mention(word)?;
            let is_head = self.scene.mention_words(word).contains(&(end - 1));
            let is_venue = kind != EntityKind::Organization || is_venue(self.scene.lower(end - 1));
            (is_head && is_venue).then_some((kind, mention, entity))
        });
        let (kind, mention, entity) = found?;
        if mention.form == crate::analysis::MentionForm::Demonym {
            return None;
        }
        let name = match kind {
            EntityKind::Country => self.scene.country(mention.entity, mention.span)?.name,
            _ => mention.span.of(self.scene.input.body).to_owned(),
        };
        Some(Place {
            span: mention.span,
            name,
            country: entity.country.or_else(|| self.country_after(head)),
        })
    }

    /// "in Fiuggi, Italy", "at the palace in Ankara": the country of what is named next.
    fn country_after(&self, idx: usize) -> Option<crate::lexicon::CountryCode> {
        let next = idx + 1;
        let joins = matches!(self.kind(next), Some(ChunkKind::Comma))
            || (matches!(self.kind(next), Some(ChunkKind::Prep))
                && is_one_of(self.word(next), "in near outside"));
        if !joins {
            return None;
        }
        let last = self
            .scene
            .chunk(next + 5)
            .or_else(|| self.scene.chunks.last())?;
        let start = self.scene.chunk(next + 1)?.words.start;
        let stop = (next + 1..next + 6)
            .find(|i| matches!(self.kind(*i), Some(ChunkKind::Verb(_) | ChunkKind::And)))
            .and_then(|i| self.scene.chunk(i))
            .map_or(last.words.end, |c| c.words.start);
        self.scene.country_in(start..stop.max(start))
    }
}

/// Verbs that tell where their subject happens.
fn is_of_event(lemma: &str) -> bool {
    is_one_of(
        lemma,
        "take hold be begin start resume continue occur open reconvene conclude end",
    )
}

fn is_venue(word: &str) -> bool {
    is_one_of(
        word,
        "house palace base headquarters hall residence hotel airport tower kremlin centre center mansion castle villa \
         seminary basilica university resort embassy office ranch ministry guesthouse retreat \
         chancellery lodge manor estate monastery museum compound",
    )
}
