//! The sides that a noun brings with it: "talks between X and Y", "X's visit", "US-Iran talks".

use super::arguments::Reading;
use super::chunks::{ChunkKind, Noun, Verb};
use super::encounters::{Construction, Told, is_gathering};
use super::groups::is_bloc;
use super::hints::noun_hint;
use super::judge::is_same;
use super::triggers::Trigger;
use super::words::{Form, is_one_of};
use crate::analysis::{EntityId, EntityKind, MeetingKind, Participant, PartyKind, Status};
use crate::lexicon::EntryKind;
use crate::text::Span;

/// What follows a noun of meeting.
#[derive(Default)]
struct Behind {
    sides: Vec<Participant>,
    hosts: Vec<Participant>,
    /// Whether both sides are told.
    joint: bool,
}

/// Verbs whose agent takes part: "talks hosted by X".
const PARTAKING: &str = "host mediate broker attend chair sponsor facilitate lead request propose call organise organize convene";

impl Reading<'_> {
    pub(super) fn by_noun(&self, trigger: &Trigger) -> Vec<Told> {
        let idx = trigger.chunk;
        let Some(status) = self.noun_status(idx) else {
            return Vec::new();
        };
        let mut told = Told {
            trigger: trigger.clone(),
            sides: self.owners(idx),
            kind: trigger.kind,
            status,
            reason: Construction::Noun,
            n_hosts: 0,
        };
        let is_visit = trigger.kind == MeetingKind::Visit;
        let inside = self.inside(trigger);
        let (after, hosts, joint) = self.behind(trigger);
        let is_topic = inside.len() == 1
            && after.is_empty()
            && told.sides.is_empty()
            && inside.iter().all(|s| s.kind == PartyKind::Country)
            && !self.is_mediated(trigger);
        let n_before = told.sides.len() + if is_visit { 0 } else { inside.len() };
        if is_visit {
            told.sides.extend(after);
        } else {
            told.sides.extend(inside);
            told.sides.extend(after);
        }
        if is_topic {
            return vec![told];
        }
        let is_ceremony = self.scene.lower(trigger.words.start) == "credentials";
        let lacks_one =
            told.sides.len() < 2 || (n_before == 0 && (is_ceremony || self.is_with(trigger)));
        if (lacks_one && !joint) || is_visit {
            if !self.is_owned_by_unknown(idx, &told) {
                self.add_governor(trigger, &mut told);
            }
        } else {
            self.add_host(trigger, joint, &mut told);
        }
        if is_visit {
            let hosts = if hosts.is_empty() && !told.sides.is_empty() {
                let reached = self.place_reached(trigger);
                if reached.is_empty() {
                    self.implied_host(trigger, &told)
                } else {
                    reached
                }
            } else {
                hosts
            };
            return self.visit_rows(told, hosts);
        }
        if told.sides.len() == 1
            && let Some(verb) = self.governor(self.measured(idx).0).verb
        {
            told.sides.extend(self.whom(verb));
        }
        if told.sides.len() == 1 && matches!(trigger.kind, MeetingKind::Call | MeetingKind::Meeting)
        {
            self.add_hearer(trigger, &mut told);
        }
        if told.sides.len() == 1 && status == Status::Proposed {
            told.sides.splice(0..0, self.asker(idx));
        }
        if told.sides.is_empty() && trigger.kind == MeetingKind::Talks {
            told.sides.extend(self.between_before(trigger));
        }
        if is_gathering(&told.sides) && trigger.kind != MeetingKind::Call && !is_ceremony {
            told.kind = MeetingKind::Summit;
        }
        vec![told]
    }

    /// "a demand by X for an audience": whoever asks for the encounter at chunk `idx`.
    fn asker(&self, idx: usize) -> Vec<Participant> {
        let Some(goal) = self.noun_start(idx).checked_sub(1) else {
            return Vec::new();
        };
        let list = goal.checked_sub(1).and_then(|i| self.list_with(i));
        let Some(list) = list.filter(|l| l.end == goal && self.word(goal) == "for") else {
            return Vec::new();
        };
        let asks = |i: usize| {
            let noun = self.scene.noun(i);
            noun.is_some_and(|n| noun_hint(self.scene.lower(n.head)) == Some(Status::Proposed))
        };
        match list.start.checked_sub(2) {
            Some(noun) if is_one_of(self.word(noun + 1), "by from") && asks(noun) => {
                self.sides_of(list)
            }
            _ => Vec::new(),
        }
    }

    /// "Putin's visit", "his meeting".
    pub(super) fn owners(&self, idx: usize) -> Vec<Participant> {
        let Some(chunk) = self.scene.chunk(idx) else {
            return Vec::new();
        };
        let start = chunk.words.start;
        if is_one_of(self.scene.lower(start), "his her their its") {
            let told = self.pronoun_sides(start);
            let opens = start < 8 && self.verb_before_word(start).is_none();
            return match self.subject_after(idx).filter(|_| told.is_empty() && opens) {
                Some(subject) => self.of_gender(start, self.sides_at(subject)),
                None => told,
            };
        }
        let before = idx.checked_sub(1);
        let owner = before.filter(|i| self.scene.noun(*i).is_some_and(|n| n.owns));
        let Some(owner) = owner else {
            return Vec::new();
        };
        let mut sides = self.owner_phrase(owner);
        let joined = self
            .noun_start(owner)
            .checked_sub(1)
            .filter(|i| matches!(self.kind(*i), Some(ChunkKind::And)));
        if let Some(first) = joined
            .and_then(|i| i.checked_sub(1))
            .filter(|_| !sides.is_empty())
        {
            sides.splice(0..0, self.sides_at(first));
        }
        sides
    }

    /// "the Queen's trip": whose it is is told, though nobody says who that is.
    fn is_owned_by_unknown(&self, idx: usize, told: &Told) -> bool {
        let owner = idx.checked_sub(1).and_then(|i| self.scene.noun(i));
        let is_time = |n: &Noun| {
            self.scene
                .words
                .get(n.head)
                .is_some_and(|w| w.time.is_some())
        };
        let is_place = |n: &Noun| {
            self.scene
                .mention(n.head)
                .is_some_and(|(_, e)| matches!(e.kind, EntityKind::Place | EntityKind::Country))
        };
        told.sides.is_empty()
            && owner.is_some_and(|n| n.owns && !is_time(n) && !is_place(n))
            && self.owners(idx).is_empty()
    }

    /// The sides that the owner at chunk `owner` names: "Iran's foreign minister's".
    pub(super) fn owner_phrase(&self, owner: usize) -> Vec<Participant> {
        let mut start = owner;
        while start > 0 && self.scene.noun(start - 1).is_some_and(|n| n.owns) {
            start -= 1;
        }
        self.scene
            .phrase_of(self.people, start, owner)
            .map_or(Vec::new(), |p| p.sides)
    }

    /// Sides named before the trigger in its phrase: "US-Iran talks", "the Putin-Trump summit",
    /// "talks with A and B": all sides named are those of the other end.
    pub(super) fn is_with(&self, trigger: &Trigger) -> bool {
        let preps = (trigger.chunk + 1..trigger.chunk + 6)
            .filter(|i| matches!(self.kind(*i), Some(ChunkKind::Prep)));
        let mut of_sides = preps.filter(|i| is_one_of(self.word(*i), "with between of among by"));
        of_sides.next().is_some_and(|i| self.word(i) == "with")
    }

    /// "Angola-mediated talks".
    fn inside(&self, trigger: &Trigger) -> Vec<Participant> {
        let Some(chunk) = self.scene.chunk(trigger.chunk) else {
            return Vec::new();
        };
        let mut found: Vec<Participant> = Vec::new();
        let mut idx = chunk.words.start;
        while idx < trigger.words.start {
            let Some((mention, entity)) = self.scene.mention(idx) else {
                found.extend(self.bloc(idx));
                idx += 1;
                continue;
            };
            let side = match entity.kind {
                _ if self.people_in_name(mention.span).is_some() => {
                    found.extend(self.people_in_name(mention.span).into_iter().flatten());
                    None
                }
                EntityKind::Person => {
                    Some(self.scene.person(self.people, mention.entity, mention.span))
                }
                EntityKind::Country => self.scene.country(mention.entity, mention.span),
                EntityKind::Organization | EntityKind::Place
                    if self.pair_in_name(mention.span).is_some() =>
                {
                    found.extend(self.pair_in_name(mention.span).into_iter().flatten());
                    None
                }
                EntityKind::Organization => {
                    let last = self.scene.mention_words(idx).end.saturating_sub(1);
                    let is_where = is_one_of(self.scene.lower(last), "house palace office");
                    self.scene
                        .body(mention.entity, mention.span)
                        .filter(|_| !is_where)
                }
                EntityKind::Place => self.union(mention.span),
            };
            found.extend(side.filter(|s| found.iter().all(|f| !is_same(f, s))));
            idx = self.scene.mention_words(idx).end;
        }
        found
    }

    /// "G20" in "the G20 meeting".
    fn bloc(&self, idx: usize) -> Option<Participant> {
        if !is_bloc(self.scene.lower(idx)) {
            return None;
        }
        Some(self.bloc_at(self.scene.span_of(idx..idx + 1)))
    }

    /// A body of states by the name that it has in the text.
    fn bloc_at(&self, span: Span) -> Participant {
        let name = match span.of(self.scene.input.body) {
            "EU" | "E.U." => "European Union",
            "UN" | "U.N." => "United Nations",
            name => name,
        };
        Participant {
            span,
            entity: None,
            name: name.to_owned(),
            kind: PartyKind::Organization,
            country: None,
        }
    }

    /// "Modi-Xi": two people of the article joined in what was taken for one name.
    fn people_in_name(&self, span: Span) -> Option<[Participant; 2]> {
        let (first, second) = span.of(self.scene.input.body).split_once(['-', '–'])?;
        let person = |name: &str, start: usize| {
            let span = Span::new(start, start + name.len());
            let entities = &self.scene.analysis.entities;
            let idx = entities.iter().position(|e| {
                let mut words = e.name.split(' ');
                e.kind == EntityKind::Person && e.name.contains(' ') && words.any(|w| w == name)
            })?;
            let id = EntityId(u32::try_from(idx).ok()?);
            Some(self.scene.person(self.people, id, span))
        };
        let pair = [
            person(first, span.start)?,
            person(second, span.end.checked_sub(second.len())?)?,
        ];
        let [one, other] = &pair;
        (one.entity != other.entity).then_some(pair)
    }

    /// "UK-France": two states joined in what was taken for one name.
    fn pair_in_name(&self, span: Span) -> Option<[Participant; 2]> {
        let text = span.of(self.scene.input.body);
        let dash = text.find(['-', '–'])?;
        let len = text.get(dash..)?.chars().next()?.len_utf8();
        let side = |from: usize, to: usize| {
            let name = text.get(from..to)?;
            let mut entries = self.scene.input.lexicon.named(name);
            let entry = entries.find(|e| {
                matches!(e.kind, EntryKind::Country | EntryKind::Demonym)
                    || (e.kind == EntryKind::Org && e.detail == "igo")
            })?;
            let span = Span::new(span.start + from, span.start + to);
            if entry.kind == EntryKind::Org {
                return Some(self.bloc_at(span));
            }
            self.state(entry.country?, span)
        };
        Some([side(0, dash)?, side(dash + len, text.len())?])
    }

    /// "African Union": a union of states that was taken for a place.
    fn union(&self, span: Span) -> Option<Participant> {
        let name = span.of(self.scene.input.body);
        let last = name.rsplit(' ').next().unwrap_or("");
        is_one_of(
            last,
            "Union League Council Organisation Organization Community Movement",
        )
        .then(|| Participant {
            span,
            entity: None,
            name: name.to_owned(),
            kind: PartyKind::Organization,
            country: None,
        })
    }

    /// What follows the trigger: the sides, the hosts of a visit, and whether both sides are
    /// told ("between A and B").
    fn behind(&self, trigger: &Trigger) -> (Vec<Participant>, Vec<Participant>, bool) {
        let mut told = Behind::default();
        let mut at = trigger.chunk + 1;
        while let Some(kind) = self.kind(at) {
            let next = match kind {
                ChunkKind::Prep => Some(self.take_preposition(trigger, at, &mut told)),
                ChunkKind::Noun(_) => Some(self.list_at(at).map_or(at + 1, |l| l.end.max(at + 1))),
                ChunkKind::And => {
                    let is_clause = self.verb(at + 1).is_some() || self.verb(at + 2).is_some();
                    (!is_clause).then_some(at + 1)
                }
                ChunkKind::Comma => self.past_comma(at),
                ChunkKind::Verb(verb) if takes_place(verb) => {
                    self.take_far(trigger, at, &mut told);
                    None
                }
                ChunkKind::Verb(verb) if verb.form == Form::Past && !verb.be && !verb.have => {
                    self.past_participle(verb.lemma, at, &mut told)
                }
                ChunkKind::Relative => {
                    self.take_relative(at, &mut told);
                    None
                }
                _ => None,
            };
            let Some(next) = next else { break };
            at = next;
        }
        let Behind {
            mut sides,
            hosts,
            joint,
        } = told;
        if sides.is_empty() || (sides.len() < 2 && trigger.kind != MeetingKind::Visit) {
            self.contact_clause(trigger, &mut sides);
        }
        (sides, hosts, joint)
    }

    /// Takes what the preposition at `at` brings; gives where to go on.
    fn take_preposition(&self, trigger: &Trigger, at: usize, told: &mut Behind) -> usize {
        let is_visit = trigger.kind == MeetingKind::Visit;
        let word = self.word(at).to_owned();
        let list = self.list_at(at + 1);
        let named = list.map_or(Vec::new(), |l| self.sides_of(l));
        match word.as_str() {
            "between" | "among" if at.checked_sub(1).is_some_and(|i| self.acts(i)) => {}
            "between" | "among" | "amongst" | "involving" => {
                told.joint = told.joint || named.len() > 1 || word == "between";
                told.sides.extend(named);
            }
            "with" if is_visit || self.is_of_relation(at) => {}
            "with" if list.is_some_and(|l| self.acts(l.end)) => {}
            "with" if self.scene.lower(trigger.words.start) == "credentials" => {}
            "with" if told.sides.is_empty() || !self.after_comma(at) => told.sides.extend(named),
            "to" if self.scene.lower(trigger.words.start) == "audience" => told.sides.extend(named),
            "for" | "of"
                if super::gestures::is_meal(self.scene.lower(trigger.words.start))
                    && super::gestures::is_meal_given(self.scene, trigger.chunk) =>
            {
                told.sides.extend(named);
            }
            "on" | "to" if self.is_courtesy(trigger) => told.sides.extend(named),
            "from" | "of" | "to" if self.scene.lower(trigger.words.start) == "credentials" => {
                told.sides.extend(named);
            }
            "including" if is_visit && told.hosts.is_empty() => told.hosts = self.hosts_at(at + 1),
            "including" => told.sides.extend(named),
            "of" if at > trigger.chunk + 1 => {}
            "of" if is_visit => {
                let persons = named.into_iter().filter(|s| s.kind == PartyKind::Person);
                told.sides.extend(persons);
            }
            "of" => {
                told.joint = told.joint || named.len() > 1;
                told.sides.extend(named);
            }
            "by" if is_visit => told.sides.extend(named),
            "to" | "in" | "at" if is_visit && told.hosts.is_empty() => {
                let person = named
                    .into_iter()
                    .next()
                    .filter(|s| s.kind == PartyKind::Person);
                told.hosts = match person.filter(|_| word == "to") {
                    Some(person) => vec![person],
                    None => self.hosts_at(at + 1),
                };
            }
            _ => {}
        }
        list.map_or(at + 1, |l| l.end.max(at + 1))
    }

    /// "a courtesy call".
    fn is_courtesy(&self, trigger: &Trigger) -> bool {
        trigger.words.start > 0 && self.scene.lower(trigger.words.start - 1) == "courtesy"
    }

    /// "tensions with X", "a deal with X": the preposition at `at` belongs to the noun before it.
    fn is_of_relation(&self, at: usize) -> bool {
        let noun = at.checked_sub(1).and_then(|i| self.scene.noun(i));
        noun.is_some_and(|n| {
            is_one_of(
                self.scene.lower(n.head),
                "tensions war conflict dispute border clashes fighting row differences friction confrontation",
            )
        })
    }

    /// Behind a comma the noun goes on with a preposition, or with a place set off by commas.
    pub(super) fn past_comma(&self, at: usize) -> Option<usize> {
        let goes_on = matches!(self.kind(at + 1), Some(ChunkKind::Prep))
            && is_one_of(self.word(at + 1), "with between including involving");
        let is_hosted = self.verb(at + 1).is_some_and(|v| {
            v.form == Form::Past && !v.be && !v.have && is_one_of(v.lemma, PARTAKING)
        }) && self.word(at + 2) == "by";
        if goes_on || is_hosted {
            return Some(at + 1);
        }
        let is_place = self.scene.noun(at + 1).is_some() && self.place_at(at + 1).is_some();
        is_place.then_some(at + 2)
    }

    /// "hosted by X" names a side; another participle only leads on to its preposition.
    fn past_participle(&self, lemma: &str, at: usize, told: &mut Behind) -> Option<usize> {
        if is_one_of(lemma, PARTAKING) && self.word(at + 1) == "by" {
            if let Some(list) = self.list_at(at + 2) {
                told.sides.extend(self.sides_of(list));
            }
            return None;
        }
        matches!(self.kind(at + 1), Some(ChunkKind::Prep)).then_some(at + 1)
    }

    /// "talks begin in C between A and B", "a meeting is held in C attended by A and B".
    fn take_far(&self, trigger: &Trigger, verb: usize, told: &mut Behind) {
        if !told.sides.is_empty() || trigger.kind == MeetingKind::Visit {
            return;
        }
        for at in verb + 1..self.scene.chunks.len() {
            match self.kind(at) {
                Some(ChunkKind::Prep) if is_one_of(self.word(at), "between involving") => {
                    self.take_preposition(trigger, at, told);
                    return;
                }
                Some(ChunkKind::Verb(v)) if v.form == Form::Past && !v.be && !v.have => {
                    self.past_participle(v.lemma, at, told);
                    told.joint = told.joint || told.sides.len() > 1;
                    return;
                }
                Some(ChunkKind::Verb(v)) if takes_place(v) => {}
                Some(ChunkKind::Prep | ChunkKind::Noun(_)) => {}
                _ => return,
            }
        }
    }

    /// "the talks that X held".
    fn take_relative(&self, at: usize, told: &mut Behind) {
        let noun = at + 1;
        if self.scene.noun(noun).is_none() {
            return;
        }
        let end = self.list_at(noun).map_or(noun + 1, |l| l.end);
        let is_holding =
            |lemma| is_one_of(lemma, "have hold make host attend pay maintain conduct");
        if self.verb(end).is_some_and(|v| is_holding(v.lemma)) {
            told.sides.extend(self.sides_at(noun));
        }
    }

    /// "phone calls she had with X", "a conversation I had with X".
    fn contact_clause(&self, trigger: &Trigger, sides: &mut Vec<Participant>) {
        let noun = trigger.chunk + 1;
        let end = match self.list_at(noun) {
            Some(list) => list.end,
            None => return,
        };
        let is_clause = self
            .verb(end)
            .is_some_and(|v| is_one_of(v.lemma, "have hold make host maintain conduct"));
        if !is_clause {
            return;
        }
        sides.extend(self.sides_at(noun));
        if self.word(end + 1) == "with" {
            sides.extend(self.sides_at(end + 2));
        }
    }

    /// "Angola-mediated talks".
    fn is_mediated(&self, trigger: &Trigger) -> bool {
        let start = self.scene.chunk(trigger.chunk).map_or(0, |c| c.words.start);
        (start..trigger.words.start).any(|i| {
            is_one_of(
                self.scene.lower(i),
                "mediated brokered sponsored led backed hosted facilitated",
            )
        })
    }
}

/// Verbs that say that their subject happens.
fn takes_place(verb: &Verb) -> bool {
    (verb.is_passive() && is_one_of(verb.lemma, "hold schedule plan set convene"))
        || is_one_of(
            verb.lemma,
            "take begin start commence resume open reopen continue conclude end be set",
        )
}
