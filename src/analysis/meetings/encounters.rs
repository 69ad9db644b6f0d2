//! A trigger with its sides: who meets whom, told by a verb or by a noun.

use super::arguments::{List, Reading};
use super::chunks::{ChunkKind, Verb};
use super::phones::by_phone;
use super::triggers::Trigger;
use super::words::is_one_of;
use super::{gestures, idioms};
use crate::analysis::{MeetingKind, Participant, PartyKind, Status};

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
    pub(super) reason: Construction,
    /// The host of a visit, to be told apart from the visitor.
    pub(super) n_hosts: usize,
}

/// How the sides hang on their trigger; surer ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Construction {
    /// A verb with subject and object.
    Arguments,
    /// A noun with its sides: "talks between A and B".
    Noun,
    /// Visitor and host.
    Visit,
    /// A noun, and the subject of the verb above it: "A said after talks with B".
    Governor,
    /// A noun with one side, and who announces it: "A said a call with B was planned".
    Speaker,
    /// The next sentence tells who takes part.
    Attendance,
}

impl Construction {
    /// In words that follow the trigger.
    pub(super) fn words(self) -> &'static str {
        match self {
            Construction::Arguments => "with subject and object",
            Construction::Noun => "with its sides",
            Construction::Visit => "with visitor and host",
            Construction::Governor => "with the subject of its verb",
            Construction::Speaker => "with one side, told by the other",
            Construction::Attendance => "with the sides of the next sentence",
        }
    }

    /// How sure it makes, from 0 to 100.
    pub(super) fn confidence(self) -> u8 {
        match self {
            Construction::Arguments => 94,
            Construction::Noun => 93,
            Construction::Visit => 92,
            Construction::Governor => 86,
            Construction::Speaker => 70,
            Construction::Attendance => 62,
        }
    }
}

impl Told {
    /// Many states at the table make it a summit.
    pub(super) fn settle_kind(&mut self) {
        if is_gathering(&self.sides) && self.kind != MeetingKind::Call {
            self.kind = MeetingKind::Summit;
        }
    }
}

impl Reading<'_> {
    /// Whether the verb may speak of an encounter told before ("they met for an hour").
    pub(super) fn is_speech_or_meeting(&self, trigger: &Trigger) -> bool {
        self.verb(trigger.chunk)
            .is_some_and(|v| is_one_of(v.lemma, "meet speak talk negotiate"))
    }

    /// Who the sentence says takes part in something told before it.
    pub(super) fn attendance(&self) -> Vec<Participant> {
        let attends = (0..self.scene.chunks.len()).find(|i| {
            let next = self
                .scene
                .chunk(*i)
                .map_or("", |c| self.scene.lower(c.words.end));
            self.verb(*i).is_some_and(|v| match v.lemma {
                "participate" | "attend" => true,
                "take" => next == "part",
                "invite" => v.is_passive(),
                _ => false,
            })
        });
        let sides = attends.map_or(Vec::new(), |verb| self.subject_sides(verb));
        if sides.len() > 1 { sides } else { Vec::new() }
    }

    /// What the triggers of the sentence tell; several for a visit to several hosts.
    pub(super) fn told(&self, trigger: &Trigger) -> Vec<Told> {
        if trigger.is_verb {
            self.by_verb(trigger)
        } else {
            self.by_noun(trigger)
        }
    }

    pub(super) fn sides_of(&self, list: &List) -> Vec<Participant> {
        if let Some(pronoun) = list.pronoun {
            let mut sides = self.pronoun_sides(pronoun);
            sides.extend(list.sides.iter().cloned());
            return sides;
        }
        let pair = self.pair_of(list.start);
        if !pair.is_empty() {
            return pair;
        }
        if list.sides.is_empty() {
            return self.own_state(list.start);
        }
        list.sides.clone()
    }

    pub(super) fn subject_sides(&self, verb: usize) -> Vec<Participant> {
        self.subject(verb)
            .map_or(Vec::new(), |noun| self.sides_at(noun))
    }

    /// The sides that the list with chunk `idx` names.
    pub(super) fn sides_at(&self, idx: usize) -> Vec<Participant> {
        match self.list_with(idx) {
            Some(list) if !list.sides.is_empty() || list.pronoun.is_some() => self.sides_of(list),
            _ if self.scene.noun(idx).is_some_and(|n| n.owns) => self.owner_phrase(idx),
            Some(list) => {
                let sides = self.sides_of(list);
                if sides.is_empty() {
                    self.named_aside(list.end)
                } else {
                    sides
                }
            }
            None => Vec::new(),
        }
    }

    /// "an envoy, former minister X, …": the person set off by commas behind chunk `comma`.
    fn named_aside(&self, comma: usize) -> Vec<Participant> {
        let is_comma = |i: usize| matches!(self.kind(i), Some(ChunkKind::Comma));
        let list = self
            .list_at(comma + 1)
            .filter(|l| is_comma(comma) && is_comma(l.end) && is_person_only(&l.sides));
        list.filter(|l| l.sides.len() == 1)
            .map_or(Vec::new(), |l| l.sides.clone())
    }

    /// Hosting, greeting and calling are done among people.
    fn is_no_contact(
        &self,
        trigger: &Trigger,
        verb: &Verb,
        sides: &[Participant],
        objects: &[Participant],
    ) -> bool {
        let needs_people = is_one_of(verb.lemma, "host receive welcome greet call embrace see");
        let is_mutual = self.is_mutual(trigger.chunk) && is_person_only(sides);
        let are_people = is_person_led(objects) || self.are_envoys(trigger.chunk + 1, sides);
        needs_people
            && !is_mutual
            && !(are_people && is_side_only(sides) && (!verb.is_passive() || is_person_only(sides)))
    }

    /// Words spoken to nobody told, or by what is no person; without an object, only at a place.
    fn is_no_exchange(
        &self,
        trigger: &Trigger,
        sides: &[Participant],
        objects: &[Participant],
    ) -> bool {
        if !objects.is_empty() {
            // "spoke with A, and with British and French officials": the states are in the list.
            let hears = is_person_only(objects)
                || (trigger.words.len() > 1 && objects.iter().any(|s| s.kind == PartyKind::Group));
            return !(hears && is_person_only(sides));
        }
        let is_bare = trigger.kind == MeetingKind::Talks;
        sides.len() < 2
            || (is_bare && (self.place(trigger.chunk).is_none() || !is_person_only(sides)))
    }

    fn by_verb(&self, trigger: &Trigger) -> Vec<Told> {
        let Some(verb) = self.verb(trigger.chunk) else {
            return Vec::new();
        };
        let Some(status) = self.verb_status(trigger.chunk) else {
            return Vec::new();
        };
        let status = if self.is_denied_report(trigger.chunk) {
            Status::Refused
        } else {
            status
        };
        let is_passive = verb.is_passive() && verb.lemma != "meet";
        let (mut objects, after) = match idioms::preps(self.scene.lower(verb.head)) {
            Some(preps) => self.led_by(trigger.chunk, preps),
            None => self.objects(trigger, verb.lemma, is_passive),
        };
        if objects.is_empty() {
            objects = self.whom(trigger.chunk);
        }
        if objects.is_empty() {
            objects = self.agreed_with(trigger.chunk);
        }
        let mut told = Told {
            trigger: trigger.clone(),
            sides: Vec::new(),
            kind: trigger.kind,
            status,
            reason: Construction::Arguments,
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
        self.keep_last_of_clause(trigger.chunk, &mut told.sides);
        let is_speech = is_one_of(verb.lemma, "speak talk converse");
        if self.is_no_contact(trigger, verb, &told.sides, &objects)
            || (is_speech && self.is_no_exchange(trigger, &told.sides, &objects))
            || (verb.lemma == "negotiate" && self.is_provenance(trigger.chunk))
        {
            return Vec::new();
        }
        if trigger.kind == MeetingKind::Visit {
            let hosts = self.visit_hosts(trigger, &told, objects);
            return hosts;
        }
        if is_one_of(verb.lemma, "convene gather reconvene assemble")
            && !self.is_called_together(trigger, &mut told, &objects)
        {
            return Vec::new();
        }
        if verb.lemma == "meet" && objects.is_empty() && self.has_other_object(trigger.chunk) {
            return Vec::new();
        }
        told.sides.extend(objects);
        if !self.are_fit(verb, &told.sides) {
            return Vec::new();
        }
        if is_speech {
            self.place_speech(trigger, after, &mut told);
        }
        if verb.lemma == "meet" && (is_gathering(&told.sides) || self.is_for_summit(trigger.chunk))
        {
            told.kind = MeetingKind::Summit;
        }
        if verb.lemma == "meet" && by_phone(self.scene, trigger.words.end) {
            told.kind = MeetingKind::Call;
        }
        vec![told]
    }

    /// Whether the sides can do what the verb says: a walk or a fixed phrase asks for people.
    fn are_fit(&self, verb: &Verb, sides: &[Participant]) -> bool {
        let word = self.scene.lower(verb.head);
        let is_phrase = idioms::is_verb(word) || idioms::is_told_by_phone(verb.lemma);
        (!gestures::is_gesture(word) || gestures::are_together(sides))
            && (!is_phrase || idioms::are_sides(sides))
    }

    /// "convened ministers from A and B", "A, B and C gathered", "EU leaders gather": whether those
    /// who come together are told; a bloc's own leaders alone make a summit.
    fn is_called_together(
        &self,
        trigger: &Trigger,
        told: &mut Told,
        objects: &[Participant],
    ) -> bool {
        let is_outside = |s: &Participant| match s.kind {
            PartyKind::Person | PartyKind::Country => true,
            PartyKind::Group => s.country.is_some() || is_gathering(std::slice::from_ref(s)),
            PartyKind::Organization => false,
        };
        if !objects.is_empty() {
            let of_many = objects.len() > 1 || is_gathering(objects);
            return is_person_only(&told.sides) && of_many && objects.iter().all(is_outside);
        }
        let has_thing = self.scene.noun(trigger.chunk + 1).is_some();
        if told.sides.len() == 1 && is_gathering(&told.sides) && !has_thing {
            told.kind = MeetingKind::Summit;
            return true;
        }
        told.sides.len() > 1
    }

    /// "with X wading into the dispute": a clause of its own.
    pub(super) fn acts(&self, idx: usize) -> bool {
        let is_ing = |idx: usize| {
            // A verb that is not listed is read as the head of the noun phrase behind a name.
            self.scene.noun(idx).is_some_and(|n| {
                n.head == self.scene.chunk(idx).map_or(0, |c| c.words.start)
                    && self.scene.lower(n.head).ends_with("ing")
                    && !super::triggers::is_trigger(self.scene.lower(n.head))
            })
        };
        self.verb(idx)
            .is_some_and(|v| v.form == super::words::Form::Ing && !v.be && v.lemma != "attend")
            || is_ing(idx)
    }

    /// "the foreign ministers of A and B": people told by their office, behind a verb of hosting.
    fn are_envoys(&self, idx: usize, hosts: &[Participant]) -> bool {
        let by_person = hosts.iter().any(|s| s.kind == PartyKind::Person);
        let head = self.scene.head_chunk(idx).and_then(|h| self.scene.noun(h));
        let is_title = head.is_some_and(|n| {
            self.scene
                .title_ending(n.head)
                .is_some_and(|(_, t)| t.is_plural && t.title.role != crate::lexicon::Role::Other)
                || is_one_of(
                    self.scene.lower(n.head),
                    "leaders delegation delegations ministers",
                )
        });
        by_person && is_title
    }

    /// "greet each other": what the subject does to itself.
    fn is_mutual(&self, verb: usize) -> bool {
        let end = self.scene.chunk(verb).map_or(0, |c| c.words.end);
        let pair = (self.scene.lower(end), self.scene.lower(end + 1));
        matches!(pair, ("each", "other") | ("one", "another"))
    }

    /// "A, B and C, who had phoned D": only C did, unless the verb is plural.
    fn keep_last_of_clause(&self, verb: usize, sides: &mut Vec<Participant>) {
        let Some(words) = self.scene.chunk(verb).map(|c| c.words.clone()) else {
            return;
        };
        let is_clause = verb
            .checked_sub(1)
            .is_some_and(|i| matches!(self.kind(i), Some(ChunkKind::Relative)));
        let are_states = !is_person_only(sides);
        let is_plural = words
            .into_iter()
            .any(|i| is_one_of(self.scene.lower(i), "are were have meet visit"));
        if is_clause
            && !is_plural
            && !are_states
            && let Some(last) = sides.pop()
        {
            sides.clear();
            sides.push(last);
        }
    }

    /// "met with volunteers", "met the criteria": what is met is nobody who can take part.
    fn has_other_object(&self, verb: usize) -> bool {
        let next = self
            .list_at(verb + 1)
            .filter(|l| l.sides.is_empty() && l.pronoun.is_none());
        let is_often = || {
            let noun = self.scene.noun(verb + 1);
            noun.is_some_and(|n| is_one_of(self.scene.lower(n.head), "times time"))
        };
        let is_thing = next
            .is_some_and(|_| !is_one_of(self.word(verb + 1), "face one privately") && !is_often());
        is_thing || self.word(verb + 1) == "with"
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

    /// "meet in the Azores for a summit".
    fn is_for_summit(&self, verb: usize) -> bool {
        (verb + 1..self.scene.chunks.len())
            .take_while(|i| {
                !matches!(
                    self.kind(*i),
                    Some(ChunkKind::Stop | ChunkKind::Sub | ChunkKind::Relative)
                )
            })
            .any(|i| {
                self.word(i) == "for"
                    && self
                        .scene
                        .noun(i + 1)
                        .is_some_and(|n| self.scene.lower(n.head) == "summit")
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
        self.word(idx + 1) == "by" && self.list_at(idx + 2).is_some_and(|l| !l.sides.is_empty())
    }

    /// The sides behind the first of `preps` in the clause of chunk `idx`, and the chunk after them.
    fn led_by(&self, idx: usize, preps: &str) -> (Vec<Participant>, usize) {
        let ends = |i: &usize| {
            matches!(
                self.kind(*i),
                Some(ChunkKind::Stop | ChunkKind::Sub | ChunkKind::Relative) | None
            )
        };
        let mut clause = (idx + 1..idx + 9).take_while(|i| !ends(i));
        let prep = clause.find(|i| {
            matches!(self.kind(*i), Some(ChunkKind::Prep)) && is_one_of(self.word(*i), preps)
        });
        match prep.and_then(|p| self.list_at(p + 1)) {
            Some(list) if !self.acts(list.end) => (self.sides_of(list), list.end),
            _ => (Vec::new(), idx + 1),
        }
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
        let of_owner = lemma == "shake" || self.scene.lower(trigger.words.start) == "boarded";
        if of_owner && self.scene.noun(at).is_some_and(|n| n.owns) {
            return (self.owner_phrase(at), at + 1);
        }
        if let (Some(list), false) = (self.list_at(at), is_passive) {
            let has_object =
                !is_one_of(lemma, "speak talk sit negotiate") && !idioms::is_told_by_phone(lemma);
            if has_object {
                sides.extend(self.sides_of(list));
            }
            at = list.end;
        }
        let preps = match lemma {
            _ if is_passive => "by",
            "embrace" => "",
            "call" => "on",
            "sit" => "with from opposite",
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
                    if let Some(list) = self.list_at(at + 1).filter(|l| !self.acts(l.end)) {
                        sides.extend(self.sides_of(list));
                        let mut end = list.end;
                        while let Some((more, next)) = self.more_objects(end, "with to") {
                            sides.extend(more);
                            end = next;
                        }
                        return (sides, end);
                    }
                    at += 1;
                }
                ChunkKind::Prep => at += 1,
                ChunkKind::Noun(_) => at = self.list_at(at).map_or(at + 1, |l| l.end),
                ChunkKind::Comma if !preps.is_empty() => match self.past_comma(at) {
                    Some(next) => at = next,
                    None => break,
                },
                _ => break,
            }
        }
        (sides, at)
    }
}

fn is_person_only(sides: &[Participant]) -> bool {
    !sides.is_empty() && sides.iter().all(|s| s.kind == PartyKind::Person)
}

/// People by name, and perhaps groups beside them: "X and seven leaders".
fn is_person_led(sides: &[Participant]) -> bool {
    sides.iter().any(|s| s.kind == PartyKind::Person)
        && sides
            .iter()
            .all(|s| matches!(s.kind, PartyKind::Person | PartyKind::Group))
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
pub(super) fn is_gathering(sides: &[Participant]) -> bool {
    let mut states: Vec<_> = sides.iter().filter_map(|s| s.country).collect();
    states.sort_unstable();
    states.dedup();
    states.len() >= 4 || sides.iter().any(is_many_states)
}

/// "EU foreign ministers", "world leaders", "Arab countries".
fn is_many_states(side: &Participant) -> bool {
    let name = side.name.to_lowercase().replace("united nations", "un");
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
