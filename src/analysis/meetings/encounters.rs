//! A trigger with its sides: who meets whom, told by a verb or by a noun.

use super::arguments::{List, Reading};
use super::chunks::ChunkKind;
use super::status::is_measure;
use super::triggers::{Trigger, by_phone};
use super::words::is_one_of;
use crate::analysis::{MeetingKind, Participant, PartyKind, Reason, Status};

/// What a trigger tells, before it is judged and merged.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// The trigger.
    pub(super) trigger: Trigger,
    /// Who takes part.
    pub(super) sides: Vec<Participant>,
    /// The form of the encounter.
    pub(super) kind: MeetingKind,
    /// Where it stands.
    pub(super) status: Status,
    /// Which construction tells it.
    pub(super) reason: Reason,
    /// It speaks of an encounter told of before ("the meeting").
    pub(super) is_definite: bool,
    /// The host of a visit, to be told apart from the visitor.
    pub(super) n_hosts: usize,
}

/// Verbs whose subject takes part in the talks, visit or summit that is their object.
const PARTAKE: &str = "hold have host attend join conduct begin start open resume continue make pay conclude end finish lead \
chair convene enter skip boycott cancel postpone delay suspend call propose offer suggest reject refuse decline rule agree schedule \
plan arrange organise organize undertake complete launch be represent return accelerate restart reopen need seek want \
request demand cut interrupt extend abandon scrap break pursue engage participate go head arrive travel fly come leave \
address mediate broker facilitate sponsor prepare discuss await visit share set use get win scuttle shelve withdraw walk appear \
invite receive take give initiate finalise finalize co-host co-chair expect hope welcome snub shun pull quit favour favor consider \
intend see announce complete tell brief lure";
/// Verbs of speech, whose subject does not take part in what is only spoken about.
const COMMENT: &str = "praise hail criticise criticize condemn welcome say describe discuss announce report confirm mention oppose denounce";

impl Reading<'_> {
    /// What the triggers of the sentence tell; several for a visit to several hosts.
    pub(super) fn told(&self, trigger: &Trigger) -> Vec<Told> {
        if trigger.is_verb {
            self.by_verb(trigger)
        } else {
            self.by_noun(trigger)
        }
    }

    fn sides_of(&self, list: &List) -> Vec<Participant> {
        if let Some(pronoun) = list.pronoun {
            return self.pronoun_sides(pronoun);
        }
        let pair = self.pair_of(list.start);
        if !pair.is_empty() {
            return pair;
        }
        list.sides.clone()
    }

    fn subject_sides(&self, verb: usize) -> Vec<Participant> {
        self.subject(verb)
            .map_or(Vec::new(), |noun| self.sides_at(noun))
    }

    /// The sides that the list with chunk `idx` names.
    fn sides_at(&self, idx: usize) -> Vec<Participant> {
        self.list_with(idx).map_or(Vec::new(), |l| self.sides_of(l))
    }

    fn by_verb(&self, trigger: &Trigger) -> Vec<Told> {
        let Some(verb) = self.verb(trigger.chunk) else {
            return Vec::new();
        };
        let Some(status) = self.verb_status(trigger.chunk) else {
            return Vec::new();
        };
        let is_passive = verb.is_passive() && verb.lemma != "meet";
        let (objects, after) = self.objects(trigger, verb.lemma, is_passive);
        let mut told = Told {
            trigger: trigger.clone(),
            sides: Vec::new(),
            kind: trigger.kind,
            status,
            reason: "verb with its subject and object".into(),
            is_definite: false,
            n_hosts: 0,
        };
        let subject = if verb.form == super::words::Form::Past
            && !verb.be
            && !verb.have
            && self.is_reduced(trigger.chunk)
        {
            Vec::new()
        } else {
            self.subject_sides(trigger.chunk)
        };
        told.sides.extend(subject);
        let needs_people = is_one_of(verb.lemma, "host receive welcome greet call");
        if needs_people
            && !(is_person_only(&objects)
                && is_side_only(&told.sides)
                && (!is_passive || is_person_only(&told.sides)))
        {
            return Vec::new();
        }
        let is_speech = is_one_of(verb.lemma, "speak talk converse");
        if is_speech
            && !(is_person_only(&objects) && is_person_only(&told.sides))
            && !objects.is_empty()
        {
            return Vec::new();
        }
        if verb.lemma == "negotiate" && self.is_provenance(trigger.chunk) {
            return Vec::new();
        }
        if trigger.kind == MeetingKind::Visit {
            let hosts = self.visit_hosts(trigger, &told, objects);
            return hosts;
        }
        let is_idle = is_one_of(verb.lemma, "convene gather reconvene")
            && (told.sides.len() < 2 || !objects.is_empty());
        if is_idle {
            return Vec::new();
        }
        told.sides.extend(objects);
        if is_speech {
            self.place_speech(trigger, after, &mut told);
        }
        if is_gathering(&told.sides) && verb.lemma == "meet" {
            told.kind = MeetingKind::Summit;
        }
        if verb.lemma == "meet" && by_phone(self.scene, trigger.words.end) {
            told.kind = MeetingKind::Call;
        }
        vec![told]
    }

    /// "the deal X and Y negotiated": a clause without "that" behind a noun.
    fn is_provenance(&self, verb: usize) -> bool {
        let Some(subject) = self.subject(verb) else {
            return false;
        };
        let start = self.list_with(subject).map_or(subject, |l| l.start);
        let before = start.checked_sub(1);
        before.is_some_and(|i| {
            self.scene.noun(i).is_some_and(|n| !n.owns)
                || matches!(self.kind(i), Some(ChunkKind::Relative))
        })
    }

    /// People who speak at some place meet; at a summit they take part in it.
    fn place_speech(&self, trigger: &Trigger, after: usize, told: &mut Told) {
        if trigger.words.len() > 1 || by_phone(self.scene, trigger.words.end) {
            return;
        }
        let end = (after..self.scene.chunks.len())
            .find(|i| matches!(self.kind(*i), Some(ChunkKind::Stop | ChunkKind::Sub)))
            .unwrap_or(self.scene.chunks.len());
        let mut behind = (after..end).filter_map(|i| self.scene.noun(i));
        if behind.clone().any(|n| self.scene.lower(n.head) == "summit") {
            told.kind = MeetingKind::Summit;
        } else if behind.any(|n| {
            is_one_of(
                self.scene.lower(n.head),
                "meeting talks conference ceremony",
            )
        }) || self.place(trigger.chunk).is_some()
        {
            told.kind = MeetingKind::Meeting;
        }
    }

    /// "a man visited by X": a past form right behind a noun, with nothing to be its object.
    fn is_reduced(&self, idx: usize) -> bool {
        self.word(idx + 1) == "by"
    }

    /// The sides behind the verb: its objects, and those behind "with", "by" or "to".
    fn objects(
        &self,
        trigger: &Trigger,
        lemma: &str,
        is_passive: bool,
    ) -> (Vec<Participant>, usize) {
        let mut sides = Vec::new();
        let mut at = trigger.chunk + 1;
        if let (Some(list), false) = (self.list_at(at), is_passive) {
            if lemma != "speak" && lemma != "talk" && lemma != "sit" && lemma != "negotiate" {
                sides.extend(self.sides_of(list));
            }
            at = list.end;
        }
        let preps = match lemma {
            _ if is_passive => "by",
            "speak" | "talk" => "with to",
            "visit" => "",
            "host" | "receive" | "welcome" => "",
            _ => "with",
        };
        if lemma == "visit" || (!sides.is_empty() && lemma != "meet") {
            return (sides, at);
        }
        while let Some(kind) = self.kind(at) {
            match kind {
                ChunkKind::Prep if is_one_of(self.word(at), preps) => {
                    if let Some(list) = self.list_at(at + 1) {
                        sides.extend(self.sides_of(list));
                        return (sides, list.end);
                    }
                    at += 1;
                }
                ChunkKind::Prep => at += 1,
                ChunkKind::Noun(_) => at = self.list_at(at).map_or(at + 1, |l| l.end),
                _ => break,
            }
        }
        (sides, at)
    }

    fn visit_hosts(&self, trigger: &Trigger, base: &Told, objects: Vec<Participant>) -> Vec<Told> {
        let mut found = Vec::new();
        let named = objects.iter().any(|s| s.kind != PartyKind::Group);
        let places = if named {
            objects
        } else {
            self.hosts_at(trigger.chunk + 1)
        };
        for host in places {
            let mut told = base.clone();
            told.reason = "verb of visiting with visitor and host".into();
            told.sides
                .retain(|s| s.country.is_none() || s.country != host.country);
            if told.sides.is_empty() {
                continue;
            }
            told.sides.push(host);
            told.n_hosts = 1;
            found.push(told);
        }
        found
    }

    /// Countries in which the places of the list at chunk `start` lie.
    fn place_hosts(&self, start: usize) -> Vec<Participant> {
        let mut found: Vec<Participant> = Vec::new();
        let mut at = start;
        loop {
            let Some(place) = self.place_at(at) else {
                break;
            };
            let host = place
                .country
                .and_then(|c| self.scene.input.lexicon.country(c))
                .map(|c| Participant {
                    span: place.span,
                    entity: None,
                    name: c.name.to_owned(),
                    kind: PartyKind::Country,
                    country: Some(c.code),
                });
            found.extend(host.filter(|h| found.iter().all(|f| f.country != h.country)));
            let end = self.list_at(at).map_or(at + 1, |l| l.end);
            let next = (end..end + 2)
                .find(|i| !matches!(self.kind(*i), Some(ChunkKind::Comma | ChunkKind::And)));
            match next {
                Some(next) if next > end => at = next,
                _ => break,
            }
        }
        found
    }

    fn by_noun(&self, trigger: &Trigger) -> Vec<Told> {
        let idx = trigger.chunk;
        let Some(noun) = self.scene.noun(idx) else {
            return Vec::new();
        };
        let Some(status) = self.noun_status(idx) else {
            return Vec::new();
        };
        let mut told = Told {
            trigger: trigger.clone(),
            sides: self.owners(idx),
            kind: trigger.kind,
            status,
            reason: "noun with its sides".into(),
            is_definite: noun.is_definite,
            n_hosts: 0,
        };
        let is_visit = trigger.kind == MeetingKind::Visit;
        let inside = self.inside(trigger);
        let (after, hosts, joint) = self.behind(trigger);
        let is_topic = inside.len() == 1
            && after.is_empty()
            && told.sides.is_empty()
            && inside.iter().all(|s| s.kind == PartyKind::Country);
        if is_visit {
            told.sides.extend(after);
        } else {
            told.sides.extend(inside);
            told.sides.extend(after);
        }
        if is_topic {
            return vec![told];
        }
        if (told.sides.len() < 2 && !joint) || is_visit {
            self.add_governor(trigger, &mut told);
        } else if !joint {
            self.add_host(trigger, &mut told);
        }
        if is_visit {
            let hosts = if hosts.is_empty() && !told.sides.is_empty() {
                self.implied_host(trigger, &told)
            } else {
                hosts
            };
            return self.visit_rows(told, hosts);
        }
        if told.sides.len() == 1 && matches!(trigger.kind, MeetingKind::Call | MeetingKind::Meeting)
        {
            self.add_hearer(trigger, &mut told);
        }
        if told.sides.is_empty() && trigger.kind == MeetingKind::Talks {
            told.sides.extend(self.between_before(trigger));
        }
        if is_gathering(&told.sides) && trigger.kind != MeetingKind::Call {
            told.kind = MeetingKind::Summit;
        }
        vec![told]
    }

    fn visit_rows(&self, told: Told, hosts: Vec<Participant>) -> Vec<Told> {
        let mut found = Vec::new();
        for host in hosts {
            let mut row = told.clone();
            row.reason = "noun of visiting with visitor and host".into();
            row.sides
                .retain(|s| s.country.is_none() || s.country != host.country);
            if row.sides.is_empty() {
                continue;
            }
            row.sides.push(host);
            row.n_hosts = 1;
            found.push(row);
        }
        found
    }

    /// "Putin's visit", "his meeting".
    fn owners(&self, idx: usize) -> Vec<Participant> {
        let Some(chunk) = self.scene.chunk(idx) else {
            return Vec::new();
        };
        let start = chunk.words.start;
        if is_one_of(self.scene.lower(start), "his her their its") {
            return self.pronoun_sides(start);
        }
        let before = idx.checked_sub(1);
        let owner = before.filter(|i| self.scene.noun(*i).is_some_and(|n| n.owns));
        let Some(owner) = owner else {
            return Vec::new();
        };
        if let Some(list) = self
            .lists
            .iter()
            .find(|l| l.start <= owner && owner < l.end && !l.sides.is_empty())
        {
            return list.sides.clone();
        }
        self.owner_phrase(owner)
    }

    /// The sides of an owner that the list took for part of a longer phrase.
    fn owner_phrase(&self, owner: usize) -> Vec<Participant> {
        let Some(noun) = self.scene.noun(owner) else {
            return Vec::new();
        };
        let Some((mention, entity)) = self.scene.mention(noun.head) else {
            return Vec::new();
        };
        match entity.kind {
            crate::analysis::EntityKind::Person => {
                vec![self.scene.person(self.people, mention.entity, mention.span)]
            }
            crate::analysis::EntityKind::Country => self
                .scene
                .country(mention.entity, mention.span)
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Sides named before the trigger in its phrase: "US-Iran talks", "the Putin-Trump summit",
    /// "Angola-mediated talks".
    fn inside(&self, trigger: &Trigger) -> Vec<Participant> {
        let Some(chunk) = self.scene.chunk(trigger.chunk) else {
            return Vec::new();
        };
        let mut found: Vec<Participant> = Vec::new();
        let mut idx = chunk.words.start;
        while idx < trigger.words.start {
            let Some((mention, entity)) = self.scene.mention(idx) else {
                idx += 1;
                continue;
            };
            let side = match entity.kind {
                crate::analysis::EntityKind::Person => {
                    Some(self.scene.person(self.people, mention.entity, mention.span))
                }
                crate::analysis::EntityKind::Country => {
                    self.scene.country(mention.entity, mention.span)
                }
                crate::analysis::EntityKind::Organization => {
                    self.scene.body(mention.entity, mention.span)
                }
                crate::analysis::EntityKind::Place => None,
            };
            found.extend(side);
            idx = self.scene.mention_words(idx).end;
        }
        found
    }

    /// What follows the trigger: the sides, the hosts of a visit, and whether both sides are
    /// told ("between A and B").
    fn behind(&self, trigger: &Trigger) -> (Vec<Participant>, Vec<Participant>, bool) {
        let is_visit = trigger.kind == MeetingKind::Visit;
        let mut sides = Vec::new();
        let mut hosts = Vec::new();
        let mut joint = false;
        let mut at = trigger.chunk + 1;
        while let Some(kind) = self.kind(at) {
            match kind {
                ChunkKind::Prep => {
                    let word = self.word(at).to_owned();
                    let list = self.list_at(at + 1);
                    let named = list.map_or(Vec::new(), |l| self.sides_of(l));
                    match word.as_str() {
                        "between" | "among" | "amongst" | "involving" => {
                            joint = joint || named.len() > 1 || word == "between";
                            sides.extend(named);
                        }
                        "with" if sides.is_empty() || !self.after_comma(at) => sides.extend(named),
                        "including" => sides.extend(named),
                        "of" if is_visit => {
                            sides.extend(named.into_iter().filter(|s| s.kind == PartyKind::Person))
                        }
                        "of" if at > trigger.chunk + 1 => {}
                        "of" if at > trigger.chunk + 1 => {}
                        "of" => {
                            joint = joint || named.len() > 1;
                            sides.extend(named);
                        }
                        "by" if is_visit => sides.extend(named),
                        "to" if is_visit && hosts.is_empty() => hosts = self.hosts_at(at + 1),
                        "in" | "at" if is_visit && hosts.is_empty() => {
                            hosts = self.hosts_at(at + 1)
                        }
                        _ => {}
                    }
                    at = list.map_or(at + 1, |l| l.end.max(at + 1));
                }
                ChunkKind::Noun(_) => at = self.list_at(at).map_or(at + 1, |l| l.end.max(at + 1)),
                ChunkKind::And => {
                    if self.verb(at + 1).is_some() || self.verb(at + 2).is_some() {
                        break;
                    }
                    at += 1;
                }
                ChunkKind::Comma => {
                    let goes_on = matches!(self.kind(at + 1), Some(ChunkKind::Prep))
                        && is_one_of(self.word(at + 1), "with between including");
                    let place =
                        self.scene.noun(at + 1).is_some() && self.place_at(at + 1).is_some();
                    if goes_on {
                        at += 1;
                    } else if place {
                        at += 2;
                    } else {
                        break;
                    }
                }
                ChunkKind::Verb(verb)
                    if verb.form == super::words::Form::Past && !verb.be && !verb.have =>
                {
                    if is_one_of(
                        verb.lemma,
                        "host mediate broker attend chair sponsor facilitate lead request propose call organise organize convene",
                    ) && self.word(at + 1) == "by"
                    {
                        if let Some(list) = self.list_at(at + 2) {
                            sides.extend(self.sides_of(list));
                        }
                        break;
                    }
                    if matches!(self.kind(at + 1), Some(ChunkKind::Prep)) {
                        at += 1;
                    } else {
                        break;
                    }
                }
                ChunkKind::Relative => {
                    if let Some(noun) = self.scene.noun(at + 1).map(|_| at + 1) {
                        let end = self.list_at(noun).map_or(noun + 1, |l| l.end);
                        if self
                            .verb(end)
                            .is_some_and(|v| is_one_of(v.lemma, "have hold make host attend pay"))
                        {
                            sides.extend(self.sides_at(noun));
                        }
                    }
                    break;
                }
                _ => break,
            }
        }
        if sides.is_empty() || (sides.len() < 2 && !is_visit) {
            self.contact_clause(trigger, &mut sides);
        }
        (sides, hosts, joint)
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
            .is_some_and(|v| is_one_of(v.lemma, "have hold make host"));
        if !is_clause {
            return;
        }
        sides.extend(self.sides_at(noun));
        if self.word(end + 1) == "with" {
            sides.extend(self.sides_at(end + 2));
        }
    }

    fn hosts_at(&self, idx: usize) -> Vec<Participant> {
        let named: Vec<Participant> = self.list_at(idx).map_or(Vec::new(), |l| l.sides.clone());
        if named.iter().any(|s| s.kind == PartyKind::Country) {
            return named
                .into_iter()
                .filter(|s| s.kind == PartyKind::Country)
                .collect();
        }
        let places = self.place_hosts(idx);
        if places.is_empty() {
            self.described_host(idx)
        } else {
            places
        }
    }

    /// The subject of the verb that governs the trigger takes part.
    fn add_governor(&self, trigger: &Trigger, told: &mut Told) {
        let is_visit = trigger.kind == MeetingKind::Visit;
        if is_visit && !told.sides.is_empty() {
            return;
        }
        let (top, sidelines) = self.measured(trigger.chunk);
        if sidelines && told.sides.len() < 2 {
            told.sides.clear();
            return;
        }
        let governor = self.governor(top);
        let prep = governor.prep.map(|p| self.word(p).to_owned());
        if is_one_of(prep.as_deref().unwrap_or(""), "about on over") && !is_visit {
            return;
        }
        let subject = match governor.verb {
            Some(verb) => self.governing_subject(verb, prep.as_deref()),
            None => governor.prep.and_then(|p| self.subject_after(p)),
        };
        let Some(subject) = subject else { return };
        let mut sides = self.sides_at(subject);
        if is_visit {
            sides.retain(|s| s.kind != PartyKind::Country || prep.is_none());
        }
        told.sides.splice(0..0, sides);
        if let (Some(verb), Some("to" | "for")) = (governor.verb, prep.as_deref()) {
            let invites = self
                .verb(verb)
                .is_some_and(|v| is_one_of(v.lemma, "invite call summon ask bring"));
            if let (true, Some(list)) = (invites, self.list_at(verb + 1)) {
                told.sides.extend(self.sides_of(list));
            }
        }
        told.reason = "noun with the subject of its verb".into();
    }

    fn governing_subject(&self, at: usize, prep: Option<&str>) -> Option<usize> {
        let verb = self.verb(at)?;
        let noun = match prep {
            None => {
                is_one_of(verb.lemma, PARTAKE)
                    && !(verb.is_passive() && !is_one_of(verb.lemma, "invite expect"))
            }
            Some("for") => is_one_of(verb.lemma, PARTAKE) && !is_one_of(verb.lemma, COMMENT),
            Some("to") => is_one_of(verb.lemma, PARTAKE),
            Some(_) => true,
        };
        if !noun {
            return None;
        }
        self.subject(at)
    }

    fn after_comma(&self, idx: usize) -> bool {
        matches!(
            idx.checked_sub(1).and_then(|i| self.kind(i)),
            Some(ChunkKind::Comma)
        )
    }

    /// "In a phone call, Kerry told Lavrov": the hearer is the other side.
    fn add_hearer(&self, trigger: &Trigger, told: &mut Told) {
        let governor = self.governor(trigger.chunk);
        let Some(prep) = governor
            .prep
            .filter(|p| is_one_of(self.word(*p), "in during at"))
        else {
            return;
        };
        let verb = match governor.verb {
            Some(verb) => Some(verb),
            None => (prep..self.scene.chunks.len())
                .find(|i| self.verb(*i).is_some_and(|v| v.is_finite())),
        };
        let tells = verb.filter(|v| {
            self.verb(*v).is_some_and(|v| {
                !v.is_passive()
                    && is_one_of(
                        v.lemma,
                        "tell inform urge assure warn thank ask reassure congratulate brief",
                    )
            })
        });
        if let Some(list) = tells.and_then(|v| self.list_at(v + 1)) {
            let people = self
                .sides_of(list)
                .into_iter()
                .filter(|s| s.kind == PartyKind::Person);
            told.sides.extend(people);
        }
    }

    /// Talks without sides in a sentence that tells before what lies between two.
    fn between_before(&self, trigger: &Trigger) -> Vec<Participant> {
        let mut found = Vec::new();
        for idx in 0..trigger.chunk {
            if self.word(idx) == "between" {
                if let Some(list) = self.list_at(idx + 1).filter(|l| l.sides.len() == 2) {
                    found = self.sides_of(list);
                }
            }
        }
        found
    }

    /// The host of a state visit that is not told with it: another country of the sentence.
    fn implied_host(&self, trigger: &Trigger, told: &Told) -> Vec<Participant> {
        let Some(words) = self.scene.chunk(trigger.chunk).map(|c| c.words.clone()) else {
            return Vec::new();
        };
        let is_official = words
            .clone()
            .any(|i| is_one_of(self.scene.lower(i), "state official"));
        let is_told = self.word(trigger.chunk + 1) == "by";
        if !is_official && !is_told {
            return Vec::new();
        }
        let own: Vec<_> = told.sides.iter().filter_map(|s| s.country).collect();
        let kinds = [
            crate::analysis::EntityKind::Country,
            crate::analysis::EntityKind::Place,
        ];
        for kind in kinds {
            for idx in self.scene.named(0..self.scene.words.len(), kind) {
                let Some((mention, entity)) = self.scene.mention(idx) else {
                    continue;
                };
                let is_name = mention.form == crate::analysis::MentionForm::Name;
                let Some(code) = entity.country.filter(|c| is_name && !own.contains(c)) else {
                    continue;
                };
                return self.state(code, mention.span).into_iter().collect();
            }
        }
        Vec::new()
    }

    /// A country by its code.
    fn state(
        &self,
        code: crate::lexicon::CountryCode,
        span: crate::text::Span,
    ) -> Option<Participant> {
        let country = self.scene.input.lexicon.country(code)?;
        Some(Participant {
            span,
            entity: None,
            name: country.name.to_owned(),
            kind: PartyKind::Country,
            country: Some(code),
        })
    }

    /// "her country", "the island": the owner's country, else the one told of last.
    fn described_host(&self, idx: usize) -> Vec<Participant> {
        let Some(head) = self.scene.head_chunk(idx).and_then(|h| self.scene.noun(h)) else {
            return Vec::new();
        };
        let Some(start) = self.scene.chunk(idx).map(|c| c.words.start) else {
            return Vec::new();
        };
        if !head.is_definite
            || !is_one_of(
                self.scene.lower(head.head),
                "country island nation kingdom republic",
            )
        {
            return Vec::new();
        }
        let span = self
            .scene
            .without_article(self.scene.span_of(start..head.head + 1));
        let owner = self
            .pronoun_sides(start)
            .into_iter()
            .find_map(|s| s.country);
        let told = || {
            self.scene
                .analysis
                .mentions
                .iter()
                .rev()
                .filter(|m| m.span.end <= span.start)
                .find_map(|m| {
                    let entity = self.scene.analysis.entity(m.entity)?;
                    let is_land = matches!(
                        entity.kind,
                        crate::analysis::EntityKind::Country | crate::analysis::EntityKind::Place
                    );
                    let names = m.form == crate::analysis::MentionForm::Name;
                    entity
                        .country
                        .filter(|_| is_land && names && !self.is_adjective(m.span))
                })
        };
        let code = owner.or_else(told);
        code.and_then(|c| self.state(c, span)).into_iter().collect()
    }

    /// "United States President": a name that says whose the next word is.
    fn is_adjective(&self, span: crate::text::Span) -> bool {
        let tokens = &self.scene.input.segments.tokens;
        let next = self.scene.input.segments.token_at(span.end);
        tokens.get(next).is_some_and(|t| {
            t.is_word()
                && self
                    .scene
                    .input
                    .lexicon
                    .title(self.scene.input.body, tokens, next)
                    .is_some()
        })
    }

    /// The host or mediator who holds talks of others: "X hosts talks between A and B".
    fn add_host(&self, trigger: &Trigger, told: &mut Told) {
        let (top, _) = self.measured(trigger.chunk);
        let governor = self.governor(top);
        let (Some(at), None) = (governor.verb, governor.prep) else {
            return;
        };
        let Some(verb) = self.verb(at) else { return };
        if !verb.is_passive()
            && is_one_of(
                verb.lemma,
                "hold have host mediate broker facilitate chair attend join lead convene sponsor start begin resume",
            )
        {
            let mut sides = self.subject_sides(at);
            sides.append(&mut told.sides);
            told.sides = sides;
        }
    }

    /// The noun that a measure of the trigger heads ("a round of talks"), and whether the
    /// trigger is mere backdrop ("on the sidelines of the summit").
    fn measured(&self, idx: usize) -> (usize, bool) {
        let mut top = idx;
        while let Some(prep) = self.noun_start(top).checked_sub(1) {
            let is_of = matches!(self.kind(prep), Some(ChunkKind::Prep))
                && is_one_of(self.word(prep), "of in for");
            let Some(noun) = prep
                .checked_sub(1)
                .and_then(|i| self.scene.noun(i))
                .filter(|_| is_of)
            else {
                break;
            };
            let word = self.scene.lower(noun.head);
            if is_one_of(word, "sidelines margins backdrop venue") {
                return (top, true);
            }
            if !is_measure(word) && !is_one_of(word, "cancellation postponement possibility part") {
                break;
            }
            top = prep - 1;
        }
        (top, false)
    }
}

fn is_person_only(sides: &[Participant]) -> bool {
    !sides.is_empty() && sides.iter().all(|s| s.kind == PartyKind::Person)
}

fn is_side_only(sides: &[Participant]) -> bool {
    sides.iter().all(|s| {
        matches!(
            s.kind,
            PartyKind::Person | PartyKind::Country | PartyKind::Organization
        )
    })
}

/// Three or more countries, or leaders of several states.
fn is_gathering(sides: &[Participant]) -> bool {
    let mut states: Vec<_> = sides.iter().filter_map(|s| s.country).collect();
    states.sort_unstable();
    states.dedup();
    states.len() >= 4 || sides.iter().any(is_many_states)
}

/// "EU foreign ministers", "world leaders", "Arab countries".
fn is_many_states(side: &Participant) -> bool {
    let name = side.name.to_lowercase();
    let has = |list: &str| name.split(' ').any(|w| is_one_of(w, list));
    let many = has("nations countries states");
    let leaders = has("leaders ministers presidents heads premiers chiefs");
    let wide = has(
        "world european arab african asian muslim gulf western regional international g7 g8 g20 g-7 g-8 g-20 nato eu asean brics union league summit",
    ) || side.name.split(' ').next().is_some_and(|w| {
        w.len() > 1
            && w.chars()
                .all(|c| c.is_uppercase() || c.is_numeric() || c == '-')
    });
    side.kind == PartyKind::Group
        && side.country.is_none()
        && (many
            || (leaders && wide)
            || (leaders
                && has("association organisation organization union league community group")))
}
