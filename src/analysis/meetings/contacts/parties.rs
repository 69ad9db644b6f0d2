//! Who is a party to a contact: named, described, or a pronoun.

use super::super::arguments::Reading;
use super::super::chunks::ChunkKind;
use super::super::scene::Scene;
use super::super::words::{Class, is_one_of};
use super::humans;
use crate::analysis::{EntityKind, Participant, PartyKind};
use crate::text::{Span, TokenKind};

impl Reading<'_> {
    /// The parties of the phrase that holds chunk `idx`, and of those joined to it.
    pub(super) fn parties_at(&self, idx: usize) -> Vec<Participant> {
        self.parties_to(idx).0
    }

    /// The parties of the phrase with chunk `idx` and of those joined to it; the chunk behind.
    pub(super) fn parties_to(&self, idx: usize) -> (Vec<Participant>, usize) {
        let (mut found, mut end) = self.party(idx);
        if found.is_empty() {
            return (found, end);
        }
        while let Some(next) = self.joined_behind(end) {
            let (more, after) = self.party(next);
            let is_clause = self.verb(after).is_some_and(|v| v.is_finite());
            let more = if more.is_empty() {
                self.proper_party(next).into_iter().collect()
            } else {
                more
            };
            if more.is_empty() || is_clause || after <= end {
                break;
            }
            found.extend(more);
            end = after;
        }
        (found, end)
    }

    /// The parties of the subject at chunk `idx`: with those joined before it.
    pub(super) fn parties_of_subject(&self, idx: usize) -> Vec<Participant> {
        let start = self.list_with(idx).map_or(idx, |l| l.start);
        let mut found = self.party(idx).0;
        let before = start
            .checked_sub(1)
            .filter(|i| matches!(self.kind(*i), Some(ChunkKind::And)))
            .and_then(|i| i.checked_sub(1));
        if let Some(before) = before.filter(|i| !found.is_empty() && self.scene.noun(*i).is_some())
        {
            let joined = self.party(before).0;
            let joined = if joined.is_empty() {
                self.proper_party(before).into_iter().collect()
            } else {
                joined
            };
            found.splice(0..0, joined);
        }
        found
    }

    /// The noun that "and", or a comma with "and" behind it, joins at chunk `end`.
    fn joined_behind(&self, end: usize) -> Option<usize> {
        let comma = usize::from(matches!(self.kind(end), Some(ChunkKind::Comma)));
        if matches!(self.kind(end + comma), Some(ChunkKind::And)) {
            let next = end + comma + 1;
            return self.scene.noun(next).map(|_| next);
        }
        let next = end + 1;
        let goes_on = comma == 1
            && self.scene.noun(next).is_some()
            && matches!(
                self.kind(self.list_with(next)?.end),
                Some(ChunkKind::And | ChunkKind::Comma)
            );
        goes_on.then_some(next)
    }

    /// The parties of the one phrase with chunk `idx`, and the chunk behind it.
    fn party(&self, idx: usize) -> (Vec<Participant>, usize) {
        let Some(list) = self.list_with(idx) else {
            return (Vec::new(), idx + 1);
        };
        if let Some(pronoun) = list.pronoun {
            let found = self.pronoun_party(pronoun);
            return (found.into_iter().collect(), list.end);
        }
        if !list.sides.is_empty() {
            return (self.sides_of(list), list.end);
        }
        let Some(head) = self.scene.head_chunk(list.start) else {
            return (Vec::new(), list.end);
        };
        if let Some(counted) = self.counted_party(head) {
            return (vec![counted], list.end + 2);
        }
        let found = self
            .short_pronoun(head)
            .or_else(|| self.named_party(head))
            .or_else(|| self.described_party(list.start, head));
        (found.into_iter().collect(), list.end.max(head + 1))
    }

    /// The pronoun at word `idx`, put to the person where it is plain who is meant.
    pub(super) fn pronoun_party(&self, idx: usize) -> Option<Participant> {
        let word = self.scene.lower(idx);
        let meant = self.pronoun_sides(idx);
        let span = self.scene.span_of(idx..idx + 1);
        if let ([one], false) = (meant.as_slice(), is_one_of(word, "they them their")) {
            return Some(Participant {
                span,
                ..one.clone()
            });
        }
        let is_many = humans::pronoun(word)?;
        Some(Participant {
            span,
            entity: None,
            name: word.to_owned(),
            kind: if is_many {
                PartyKind::Group
            } else {
                PartyKind::Person
            },
            country: None,
        })
    }

    /// "some of the hostages", "two of the families": as many of the people behind "of".
    fn counted_party(&self, head: usize) -> Option<Participant> {
        let noun = self.scene.noun(head)?;
        let behind = head + 2;
        let is_counted =
            humans::is_count(self.scene.lower(noun.head)) && self.word(head + 1) == "of";
        let list = self.list_with(behind).filter(|_| is_counted)?;
        let last = self.scene.head_chunk(list.start)?;
        let counted = self.scene.noun(last)?;
        let is_people = !list.sides.is_empty()
            || list.pronoun.is_some()
            || self.scene.people_word(counted.head).is_some();
        self.phrase_party(head, last)
            .filter(|_| is_people)
            .map(|p| Participant {
                kind: PartyKind::Group,
                ..p
            })
    }

    /// "I'd", "they've": a pronoun with its helping verb in one word.
    fn short_pronoun(&self, head: usize) -> Option<Participant> {
        let idx = self.scene.noun(head)?.head;
        let (word, _) = self.scene.lower(idx).split_once(['\'', '’'])?;
        let is_many = humans::pronoun(word)?;
        let span = self.scene.span_of(idx..idx + 1);
        Some(Participant {
            span: Span::new(span.start, span.start + word.len()),
            entity: None,
            name: word.to_owned(),
            kind: if is_many {
                PartyKind::Group
            } else {
                PartyKind::Person
            },
            country: None,
        })
    }

    /// A name that is no side of public life: a company, a newspaper.
    fn named_party(&self, head: usize) -> Option<Participant> {
        let noun = self.scene.noun(head)?;
        let (mention, entity) = self.scene.mention(noun.head)?;
        let kind = match entity.kind {
            EntityKind::Person => PartyKind::Person,
            EntityKind::Organization => PartyKind::Organization,
            EntityKind::Country => PartyKind::Country,
            EntityKind::Place => return None,
        };
        Some(Participant {
            span: mention.span,
            entity: Some(mention.entity),
            name: entity.name.clone(),
            kind,
            country: entity.country,
        })
    }

    /// "his lawyer", "several delegates".
    fn described_party(&self, start: usize, head: usize) -> Option<Participant> {
        let noun = self.scene.noun(head)?;
        let is_many = self.scene.people_word(noun.head)?;
        self.phrase_party(start, head).map(|p| Participant {
            kind: if is_many {
                PartyKind::Group
            } else {
                PartyKind::Person
            },
            ..p
        })
    }

    /// The words from chunk `start` to the head at chunk `head` as a party.
    pub(super) fn phrase_party(&self, start: usize, head: usize) -> Option<Participant> {
        let words = self.scene.chunk(start)?.words.start..self.scene.noun(head)?.head + 1;
        let span = self.scene.span_of(words.clone());
        Some(Participant {
            span,
            entity: None,
            name: self
                .scene
                .without_article(span)
                .of(self.scene.input.body)
                .to_owned(),
            kind: PartyKind::Organization,
            country: self.scene.country_in(words),
        })
    }

    /// Who or what is visited at chunk `idx`: people, a place, a school.
    pub(super) fn hosts_seen(&self, idx: usize) -> Vec<Participant> {
        let Some(list) = self.list_with(idx) else {
            return Vec::new();
        };
        if list
            .pronoun
            .is_some_and(|p| humans::pronoun(self.scene.lower(p)).is_none())
        {
            return Vec::new();
        }
        let found = self.parties_at(idx);
        if !found.is_empty() {
            return found;
        }
        let Some(head) = self.scene.head_chunk(list.start) else {
            return Vec::new();
        };
        let is_web = (list.start..head + 1)
            .filter_map(|i| self.scene.chunk(i))
            .flat_map(|c| c.words.clone())
            .any(|i| humans::is_web(self.scene.lower(i)));
        if is_web {
            return Vec::new();
        }
        let place = self.place_at(list.start).map(|place| Participant {
            span: place.span,
            entity: None,
            name: place.name,
            kind: PartyKind::Country,
            country: place.country,
        });
        place
            .or_else(|| self.phrase_party(list.start, head))
            .into_iter()
            .collect()
    }

    /// A person whose name is not known as one: a capital inside the sentence.
    pub(super) fn proper_party(&self, idx: usize) -> Option<Participant> {
        let noun = self.scene.noun(idx)?;
        let word = self.scene.words.get(noun.head)?;
        let first = self.scene.chunk(idx)?.words.start;
        let is_name = word.kind == TokenKind::Word
            && word.mention.is_none()
            && word.time.is_none()
            && word.class == Class::Open
            && first > 0
            && word.text.starts_with(char::is_uppercase)
            && self
                .scene
                .words
                .get(first)
                .is_some_and(|w| w.text.starts_with(char::is_uppercase));
        if !is_name {
            return None;
        }
        self.phrase_party(idx, idx).map(|p| Participant {
            kind: PartyKind::Person,
            ..p
        })
    }
}

impl Scene<'_> {
    /// Whether word `idx` means people, and whether several.
    pub(super) fn people_word(&self, idx: usize) -> Option<bool> {
        let known = humans::people(self.lower(idx));
        known.or_else(|| {
            let (_, title) = self.title_ending(idx)?;
            Some(title.is_plural)
        })
    }
}
