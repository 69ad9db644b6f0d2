//! Changes of an analysis that keep it whole: entities that become one, that go, that get another
//! name, with all that refers to them.

use std::collections::BTreeSet;

use crate::analysis::{
    Analysis, Confidence, Entity, EntityId, EntityKind, Meeting, MeetingKind, PartyKind,
    normalized_key,
};
use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// What a correction is sure of.
pub(super) const SURE: Confidence = Confidence(100);

/// An analysis that is being corrected.
pub(super) struct Work<'a> {
    pub article: &'a Article,
    pub lexicon: &'a Lexicon,
    pub analysis: Analysis,
    /// Why what changes now does.
    pub reason: String,
    /// Entities that name nothing any more.
    gone: BTreeSet<EntityId>,
    /// Meetings that are none.
    no_meetings: BTreeSet<usize>,
    /// How many took part in each meeting as it was found.
    n_found: Vec<usize>,
    /// How many meetings there were; the contacts stand behind them.
    n_meetings: usize,
}

impl<'a> Work<'a> {
    pub fn new(article: &'a Article, mut analysis: Analysis, lexicon: &'a Lexicon) -> Work<'a> {
        let n_meetings = analysis.meetings.len();
        analysis.meetings.append(&mut analysis.contacts);
        let meetings = analysis.meetings.iter();
        Work {
            n_meetings,
            n_found: meetings.map(|m| m.participants.len()).collect(),
            article,
            lexicon,
            analysis,
            reason: String::new(),
            gone: BTreeSet::new(),
            no_meetings: BTreeSet::new(),
        }
    }

    /// The text of a span.
    pub fn text(&self, span: Span) -> &'a str {
        span.of(&self.article.body)
    }

    /// Entities that are there, with their ids.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        let ids = (0..).map(EntityId);
        let entities = ids.zip(&self.analysis.entities);
        entities.filter(|(id, _)| !self.gone.contains(id))
    }

    /// The first entity that `is` the one looked for.
    pub fn find(&self, is: impl Fn(&Entity) -> bool) -> Option<EntityId> {
        self.entities().find(|(_, e)| is(e)).map(|(id, _)| id)
    }

    pub fn entity_mut(&mut self, id: EntityId) -> Option<&mut Entity> {
        self.analysis.entities.get_mut(id.0 as usize)
    }

    /// A new entity.
    pub fn add(&mut self, entity: Entity) -> EntityId {
        let id = EntityId(u32::try_from(self.analysis.entities.len()).unwrap_or(u32::MAX));
        self.analysis.entities.push(entity);
        id
    }

    /// The mentions, as indices, that `are` those looked for.
    pub fn mentions(&self, are: impl Fn(EntityId, &Entity, Span) -> bool) -> Vec<usize> {
        let mentions = self.analysis.mentions.iter().enumerate();
        let found = mentions.filter(|(_, mention)| {
            let entity = self.analysis.entity(mention.entity);
            entity.is_some_and(|entity| are(mention.entity, entity, mention.span))
        });
        found.map(|(at, _)| at).collect()
    }

    /// Gives an entity another name wherever it is told.
    pub fn rename(&mut self, id: EntityId, name: &str) {
        if let Some(entity) = self.entity_mut(id) {
            name.clone_into(&mut entity.name);
        }
        self.tell_name(id);
    }

    /// Brings speakers and participants up to date with their entity.
    pub fn tell_name(&mut self, id: EntityId) {
        let Some(entity) = self.analysis.entity(id).cloned() else {
            return;
        };
        let speakers = self.analysis.quotes.iter_mut();
        for speaker in speakers.filter_map(|quote| quote.speaker.as_mut()) {
            if speaker.entity == Some(id) {
                speaker.name.clone_from(&entity.name);
            }
        }
        let kind = party_kind(entity.kind);
        for meeting in &mut self.analysis.meetings {
            for participant in &mut meeting.participants {
                if participant.entity == Some(id) {
                    participant.name.clone_from(&entity.name);
                    participant.country = entity.country;
                    participant.kind = kind.unwrap_or(participant.kind);
                }
            }
        }
    }

    /// Makes what refers to one entity refer to another; the first one is gone.
    pub fn merge(&mut self, from: EntityId, to: EntityId) {
        if from == to {
            return;
        }
        let Some(other) = self.analysis.entity(from).cloned() else {
            return;
        };
        if let Some(kept) = self.entity_mut(to).filter(|e| e.kind == EntityKind::Person) {
            kept.country = kept.country.or(other.country);
            kept.office = kept.office.take().or(other.office);
            kept.grounds = kept.grounds.take().or(other.grounds);
        }
        for mention in &mut self.analysis.mentions {
            if mention.entity == from {
                mention.entity = to;
            }
        }
        self.point_at(to, |id, _| id == Some(from));
        self.gone.insert(from);
        self.tell_name(to);
    }

    /// Gives mentions, as indices, to an entity, with the speakers and participants that stand
    /// there.
    pub fn give(&mut self, mentions: &[usize], to: EntityId) {
        let mut spans = Vec::new();
        let mut owners = BTreeSet::new();
        for at in mentions {
            if let Some(mention) = self.analysis.mentions.get_mut(*at) {
                owners.insert(mention.entity);
                spans.push(mention.span);
                mention.entity = to;
            }
        }
        let is_there = |id: Option<EntityId>, span: Option<Span>| {
            let of_owner = id.is_none_or(|id| owners.contains(&id));
            let stands = |span: Span| spans.iter().any(|s| s.overlaps(span));
            of_owner && span.is_some_and(stands)
        };
        self.point_at(to, is_there);
        self.hand_over(&owners, to);
        self.tell_name(to);
    }

    /// Takes mentions, as indices, away, with all that stands on them.
    pub fn take(&mut self, mentions: &[usize]) {
        let nothing = self.add(Entity {
            kind: EntityKind::Place,
            name: String::new(),
            country: None,
            office: None,
            grounds: None,
        });
        self.give(mentions, nothing);
        self.drop_entity(nothing);
    }

    /// Says why mentions, as indices, are what they are now.
    pub fn explain(&mut self, mentions: &[usize]) {
        for at in mentions {
            if let Some(mention) = self.analysis.mentions.get_mut(*at) {
                mention.confidence = SURE;
                mention.reason = self.reason.clone().into();
            }
        }
    }

    /// Removes an entity with its mentions and what it says and does.
    pub fn drop_entity(&mut self, id: EntityId) {
        self.gone.insert(id);
        self.analysis.mentions.retain(|m| m.entity != id);
        self.silence(id);
    }

    /// Takes an entity out of quotations and meetings.
    pub fn silence(&mut self, id: EntityId) {
        for quote in &mut self.analysis.quotes {
            let speaker = quote.speaker.as_ref();
            if speaker.is_some_and(|s| s.entity == Some(id)) {
                quote.speaker = None;
            }
        }
        for meeting in &mut self.analysis.meetings {
            meeting.participants.retain(|p| p.entity != Some(id));
        }
    }

    /// Removes a meeting or contact, as an index.
    pub fn drop_meeting(&mut self, at: usize) {
        self.no_meetings.insert(at);
    }

    /// Meetings and contacts that are there, with their indices.
    pub fn meetings(&self) -> impl Iterator<Item = (usize, &Meeting)> {
        let meetings = self.analysis.meetings.iter().enumerate();
        meetings.filter(|(at, _)| !self.no_meetings.contains(at))
    }

    /// The analysis without what is gone.
    pub fn finish(mut self) -> Analysis {
        let meetings = self.analysis.meetings.iter_mut().enumerate();
        for ((at, meeting), n_found) in meetings.zip(&self.n_found) {
            once_each(meeting);
            if meeting.participants.len() < least(meeting.kind).min(*n_found) {
                self.no_meetings.insert(at);
            }
        }
        let mut at = 0..;
        let gone = &self.no_meetings;
        let n_left = self.n_meetings - gone.range(..self.n_meetings).count();
        let is_kept = |_: &Meeting| at.next().is_none_or(|at| !gone.contains(&at));
        self.analysis.meetings.retain(is_kept);
        self.analysis.contacts = self.analysis.meetings.split_off(n_left);
        renumber(&mut self.analysis, &self.gone);
        self.analysis
    }

    /// Makes speakers and participants refer to an entity, where `are` holds of the entity they
    /// have and the words that name it.
    fn point_at(&mut self, to: EntityId, are: impl Fn(Option<EntityId>, Option<Span>) -> bool) {
        let speakers = self.analysis.quotes.iter_mut();
        for speaker in speakers.filter_map(|quote| quote.speaker.as_mut()) {
            if are(speaker.entity, speaker.span) {
                speaker.entity = Some(to);
            }
        }
        for meeting in &mut self.analysis.meetings {
            for participant in &mut meeting.participants {
                if are(participant.entity, Some(participant.span)) {
                    participant.entity = Some(to);
                }
            }
        }
    }

    /// Those of these entities that nothing names any more are gone; what they say and do is the
    /// other one's.
    fn hand_over(&mut self, ids: &BTreeSet<EntityId>, to: EntityId) {
        for id in ids.iter().filter(|id| **id != to) {
            if !self.analysis.mentions.iter().any(|m| m.entity == *id) {
                self.point_at(to, |other, _| other == Some(*id));
                self.gone.insert(*id);
            }
        }
    }
}

/// What an entity of a kind is as a participant; places do not meet.
pub(super) fn party_kind(kind: EntityKind) -> Option<PartyKind> {
    match kind {
        EntityKind::Person => Some(PartyKind::Person),
        EntityKind::Organization => Some(PartyKind::Organization),
        EntityKind::Country => Some(PartyKind::Country),
        EntityKind::Place => None,
    }
}

/// Whether an entity has this name, in any spelling.
pub(super) fn is_named(entity: &Entity, key: &str) -> bool {
    normalized_key(&entity.name) == key
}

/// How many take part in a meeting at least.
fn least(kind: MeetingKind) -> usize {
    match kind {
        MeetingKind::Summit => 1,
        _ => 2,
    }
}

/// Names each participant once.
fn once_each(meeting: &mut Meeting) {
    let mut seen = BTreeSet::new();
    let participants = &mut meeting.participants;
    participants.retain(|p| p.entity.is_none_or(|id| seen.insert(id)));
}

/// Takes entities out of the list and renumbers the rest.
fn renumber(analysis: &mut Analysis, gone: &BTreeSet<EntityId>) {
    if gone.is_empty() {
        return;
    }
    let new = |id: EntityId| {
        let before = gone.range(..id).count();
        EntityId(id.0.saturating_sub(u32::try_from(before).unwrap_or(u32::MAX)))
    };
    let mut ids = (0..).map(EntityId);
    let is_kept = |_: &Entity| ids.next().is_none_or(|id| !gone.contains(&id));
    analysis.entities.retain(is_kept);
    for mention in &mut analysis.mentions {
        mention.entity = new(mention.entity);
    }
    for speaker in analysis
        .quotes
        .iter_mut()
        .filter_map(|q| q.speaker.as_mut())
    {
        speaker.entity = speaker.entity.map(new);
    }
    let meetings = analysis.meetings.iter_mut();
    for participant in meetings.flat_map(|m| &mut m.participants) {
        participant.entity = participant.entity.map(new);
    }
}
