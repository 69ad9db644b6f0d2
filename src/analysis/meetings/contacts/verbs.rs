//! Contacts told by a verb: "you meet their children", "he was visited by a journalist".

use super::super::arguments::Reading;
use super::super::chunks::{ChunkKind, Verb};
use super::super::phones::by_phone;
use super::super::triggers::Trigger;
use super::super::words::{Form, OTHER, is_one_of};
use super::Found;
use super::doers::{BODIES, joined};
use crate::analysis::{EntityKind, MeetingKind, Participant, PartyKind};

/// What is negotiated on the road, not at a table.
const ROAD: &str = "bend bends curve curves turn turns corner corners terrain traffic obstacle obstacles stairs steps river rapids \
slope slopes maze road roads roundabout hurdle hurdles";
/// What consultants sell and negotiators sit at.
const TRADE: &str = "firm firms service services business company companies fee fees group groups work contract contracts engineer \
engineers table session sessions team teams position positions partner partners power process tactics round rounds stance \
mandate skills point club";
/// Places with a telephone.
const REACHABLE: &str = "restaurant office hotel hospital station school shop store bank embassy hotline number clinic desk \
surgery salon garage airline airport library house room line centre center";
/// What one calls somebody for.
const CALLING: &str = "say tell ask congratulate thank discuss offer express apologise apologize inform warn brief talk check wish \
see invite complain let explain arrange report urge assure reassure seek find get know give hear";
/// People who are hosted by the thousand.
const MASSES: &str = "refugees migrants immigrants tourists users visitors players";

impl Reading<'_> {
    /// The contact that the verb at chunk `idx` tells.
    pub(super) fn contact_verb(&self, idx: usize) -> Option<Found> {
        let verb = self.verb(idx)?;
        let lemma = match verb.lemma {
            OTHER => self.unlisted(verb)?,
            lemma => lemma,
        };
        let (kind, parties) = match lemma {
            "meet" => (MeetingKind::Meeting, self.meets(idx, verb)?),
            "visit" => (MeetingKind::Visit, self.visits(idx, verb)?),
            "speak" | "talk" | "converse" | "chat" => {
                let kind = if by_phone(self.scene, verb.head + 1) {
                    MeetingKind::Call
                } else {
                    MeetingKind::Talks
                };
                (kind, self.speaks(idx, "to with")?)
            }
            "call" => (MeetingKind::Call, self.calls(idx, verb)?),
            "phone" | "telephone" | "email" | "contact" => {
                (MeetingKind::Call, self.reaches(idx, verb)?)
            }
            "reach" if self.scene.lower(verb.head + 1) == "out" => {
                (MeetingKind::Call, self.reaches_out(idx)?)
            }
            "tell" | "brief" | "update" => (MeetingKind::Meeting, self.briefs(idx, verb)?),
            "write" => (MeetingKind::Call, self.speaks(idx, "to")?),
            "host" | "greet" | "welcome" | "receive" | "hug" | "interview" => {
                (MeetingKind::Meeting, self.receives(idx, verb)?)
            }
            "negotiate" if !self.is_compound(idx) => {
                (MeetingKind::Talks, self.negotiates(idx, verb)?)
            }
            "confer" | "consult" | "discuss" | "debate" | "correspond"
                if !self.is_compound(idx) =>
            {
                (MeetingKind::Talks, self.confers(idx, verb)?)
            }
            "shake" if is_one_of(self.word(idx + 1), "hands hand") => {
                (MeetingKind::Meeting, self.joins(idx)?)
            }
            "sit" | "dine" => (MeetingKind::Meeting, self.speaks(idx, "with")?),
            "convene" | "reconvene" => (MeetingKind::Meeting, self.convenes(idx)?),
            _ => return None,
        };
        Some(Found {
            trigger: Trigger {
                chunk: idx,
                words: verb.head..verb.head + 1,
                kind,
                is_verb: true,
            },
            parties,
        })
    }

    /// Verbs in "-ed" that are no words of the list.
    fn unlisted(&self, verb: &Verb) -> Option<&'static str> {
        Some(match self.scene.lower(verb.head) {
            "emailed" | "e-mailed" | "texted" | "messaged" => "email",
            "chatted" => "chat",
            "interviewed" => "interview",
            "corresponded" => "correspond",
            "hugged" => "hug",
            "dined" => "dine",
            _ => return None,
        })
    }

    /// "consulting firm", "negotiating table": the form in "-ing" says of what kind a thing is.
    fn is_compound(&self, idx: usize) -> bool {
        let is_ing = self.verb(idx).is_some_and(|v| v.form == Form::Ing);
        let next = self.scene.noun(idx + 1);
        is_ing && next.is_some_and(|n| is_one_of(self.scene.lower(n.head), TRADE))
    }

    fn meets(&self, idx: usize, verb: &Verb) -> Option<Vec<Participant>> {
        if self.is_passive(idx, verb) {
            return self.done_by(idx);
        }
        let doers = self.doers(idx);
        if self.is_sport() {
            return None;
        }
        if let Some(object) = self.object(idx) {
            let mut met = self.people_at(object);
            if met.is_empty() {
                met.extend(self.namesake(object));
            }
            if met.is_empty() {
                return None;
            }
            return Some(joined(doers.parties, met));
        }
        if let Some(with) = self.noun_behind(idx, "with") {
            let met = self.people_at(with);
            let is_met = !doers.is_thing || met.iter().any(|p| p.entity.is_some());
            if met.is_empty() || !is_met {
                return None;
            }
            return Some(joined(doers.parties, met));
        }
        let is_whom = self.is_whom(idx);
        (doers.are_many() || (is_whom && !doers.parties.is_empty())).then_some(doers.parties)
    }

    /// Who is met by a name that a place has too: nobody meets a town.
    fn namesake(&self, object: usize) -> Option<Participant> {
        let noun = self.scene.noun(object)?;
        let (mention, entity) = self.scene.mention(noun.head)?;
        let is_bare = self.scene.span_of(self.scene.chunk(object)?.words.clone()) == mention.span;
        (entity.kind == EntityKind::Place && is_bare).then(|| Participant {
            span: mention.span,
            entity: None,
            name: entity.name.clone(),
            kind: PartyKind::Person,
            country: None,
        })
    }

    /// "the girl he met", "those whom I met".
    fn is_whom(&self, idx: usize) -> bool {
        let subject = self.doer(idx);
        let start = subject.and_then(|s| self.list_with(s)).map(|l| l.start);
        let before = start.and_then(|s| s.checked_sub(1));
        before.is_some_and(|i| match self.kind(i) {
            Some(ChunkKind::Relative) => self.word(i) != "where",
            Some(ChunkKind::Noun(noun)) => self.scene.people_word(noun.head).is_some(),
            _ => false,
        })
    }

    fn visits(&self, idx: usize, verb: &Verb) -> Option<Vec<Participant>> {
        if self.is_passive(idx, verb) {
            return self.done_by(idx);
        }
        let doers = self.doers(idx);
        if doers.is_thing {
            return None;
        }
        let Some(object) = self.object(idx).or_else(|| self.noun_behind(idx, "with")) else {
            let is_guest = verb.form == Form::Ing && verb.be && self.verb(idx + 1).is_none();
            return Some(doers.parties).filter(|d| is_guest && !d.is_empty());
        };
        let hosts = self.hosts_seen(object);
        (!hosts.is_empty()).then(|| joined(doers.parties, hosts))
    }

    /// "not authorised to discuss the matter": what keeps a source from being named.
    fn is_barred(&self, idx: usize) -> bool {
        let before = idx.checked_sub(1);
        let verb = before.and_then(|i| self.verb(i));
        let noun = before.and_then(|i| self.scene.noun(i));
        verb.is_some_and(|v| is_one_of(v.lemma, "authorise authorize permit allow"))
            || noun.is_some_and(|n| self.scene.lower(n.head) == "anonymity")
    }

    fn speaks(&self, idx: usize, preps: &str) -> Option<Vec<Participant>> {
        let doers = self.doers(idx);
        if doers.is_thing || self.is_barred(idx) {
            return None;
        }
        let hearers = self.people_at(self.noun_behind(idx, preps)?);
        (!hearers.is_empty()).then(|| joined(doers.parties, hearers))
    }

    /// By telephone, never by a name: "called her", but not "called her a liar".
    fn calls(&self, idx: usize, verb: &Verb) -> Option<Vec<Participant>> {
        let end = self.scene.chunk(idx)?.words.end;
        let is_other = is_one_of(
            self.scene.lower(end),
            "for on upon off it out up in into attention to that centre center",
        );
        if is_other || self.is_passive(idx, verb) || verb.be {
            return None;
        }
        let object = self.object(idx)?;
        let (mut called, mut behind) = self.parties_to(object);
        if called.is_empty() {
            called.extend(self.place_called(object, verb));
            behind = object + 1;
        }
        let is_people = called
            .iter()
            .all(|p| p.kind == PartyKind::Person || p.entity.is_none());
        if called.is_empty() || !is_people || !self.is_bare_call(idx, behind) {
            return None;
        }
        let doers = self.doers(idx);
        (!doers.is_thing).then(|| joined(doers.parties, called))
    }

    /// "called the restaurant", and a name that is not known as one: "can call Sara".
    fn place_called(&self, object: usize, verb: &Verb) -> Option<Participant> {
        let noun = self.scene.noun(object)?;
        if noun.is_definite && is_one_of(self.scene.lower(noun.head), REACHABLE) {
            return self.phrase_party(object, object);
        }
        self.proper_party(object)
            .filter(|_| verb.form != Form::Past)
    }

    /// Whether nothing behind the one called says what he or she is called.
    fn is_bare_call(&self, idx: usize, behind: usize) -> bool {
        let last = self
            .scene
            .chunk(behind.saturating_sub(1))
            .map_or(0, |c| c.words.end);
        let first = self.scene.chunk(idx).map_or(0, |c| c.words.end);
        let has_marks = (first..last + 1).any(|i| is_one_of(self.scene.lower(i), "\" “ ” ' ‘ ``"));
        let goes_on = match self.kind(behind) {
            None | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::And) => true,
            Some(ChunkKind::Prep) => !is_one_of(self.word(behind), "of like"),
            Some(ChunkKind::Sub) => self.word(behind) != "as",
            Some(ChunkKind::Verb(v)) => v.is_infinitive && is_one_of(v.lemma, CALLING),
            _ => false,
        };
        let is_naming = matches!(self.kind(behind), Some(ChunkKind::Comma))
            && self.scene.noun(behind + 1).is_some();
        let is_closed = self
            .scene
            .chunk(behind)
            .is_none_or(|c| c.words.start <= last + 1)
            || self.scene.lower(last) == "("
            || self.scene.words.get(last).is_some_and(|w| w.time.is_some());
        goes_on && is_closed && !has_marks && !is_naming
    }

    fn reaches(&self, idx: usize, verb: &Verb) -> Option<Vec<Participant>> {
        if self.is_passive(idx, verb) {
            return self.done_by(idx);
        }
        let doers = self.doers(idx);
        let object = self.object(idx)?;
        let reached = self.people_at(object);
        // "Contact us", "journalists may contact the press office": no more than an address.
        let is_notice = (doers.parties.is_empty() && is_one_of(self.word(object), "us me"))
            || (verb.lemma == "contact" && verb.modal.is_some());
        (!reached.is_empty() && !doers.is_thing && !is_notice)
            .then(|| joined(doers.parties, reached))
    }

    /// Of people only: figures are received and servers host pages.
    fn receives(&self, idx: usize, verb: &Verb) -> Option<Vec<Participant>> {
        if self.is_passive(idx, verb) {
            let is_aside = idx
                .checked_sub(1)
                .is_some_and(|i| matches!(self.kind(i), Some(ChunkKind::Comma)));
            let has_guest =
                (is_aside && verb.lemma == "host") || !self.doers(idx).parties.is_empty();
            return self.done_by(idx).filter(|_| has_guest);
        }
        let object = self.object(idx)?;
        let guests = self.parties_at(object);
        let head = self
            .scene
            .noun(object)
            .map_or("", |n| self.scene.lower(n.head));
        let is_team =
            |p: &Participant| matches!(p.kind, PartyKind::Country | PartyKind::Organization);
        // A child that is welcomed is born.
        let is_born = verb.lemma == "welcome"
            && is_one_of(
                head,
                "baby babies child children son daughter twins girl boy",
            );
        if is_born || guests.is_empty() || guests.iter().all(is_team) || is_one_of(head, MASSES) {
            return None;
        }
        let doers = self.doers(idx);
        (!doers.is_thing).then(|| joined(doers.parties, guests))
    }

    fn negotiates(&self, idx: usize, verb: &Verb) -> Option<Vec<Participant>> {
        if let Some(object) = self.object(idx).and_then(|i| self.scene.noun(i))
            && is_one_of(self.scene.lower(object.head), ROAD)
        {
            return None;
        }
        let mut parties = if self.is_passive(idx, verb) {
            Vec::new()
        } else {
            self.doers(idx).parties
        };
        if let Some(other) = self.noun_behind(idx, "with by between") {
            parties = joined(parties, self.people_at(other));
        }
        (!parties.is_empty()).then_some(parties)
    }

    /// With somebody, or several among themselves.
    fn confers(&self, idx: usize, verb: &Verb) -> Option<Vec<Participant>> {
        if self.is_passive(idx, verb) {
            return self.done_by(idx);
        }
        let doers = self.doers(idx);
        if doers.is_thing {
            return None;
        }
        let other = self
            .noun_behind(idx, "with")
            .map_or(Vec::new(), |i| self.people_at(i));
        let object = match verb.lemma {
            "consult" | "debate" => self.object(idx).map_or(Vec::new(), |i| self.parties_at(i)),
            _ => Vec::new(),
        };
        let others = joined(object, other);
        let are_several =
            doers.parties.len() > 1 || doers.parties.iter().any(|p| p.kind == PartyKind::Group);
        if (others.is_empty() && !are_several) || self.is_barred(idx) {
            return None;
        }
        Some(joined(doers.parties, others))
    }

    /// "shook hands": with somebody, or with each other.
    fn joins(&self, idx: usize) -> Option<Vec<Participant>> {
        let doers = self.doers(idx);
        let other = self
            .noun_behind(idx, "with")
            .map_or(Vec::new(), |i| self.people_at(i));
        (!other.is_empty() || doers.are_many()).then(|| joined(doers.parties, other))
    }

    /// "reached out to leaders by telephone".
    fn reaches_out(&self, idx: usize) -> Option<Vec<Participant>> {
        let doers = self.doers(idx);
        let to = (idx + 1..idx + 5).find(|i| self.word(*i) == "to")?;
        let reached = self.people_at(to + 1);
        (!reached.is_empty() && !doers.is_thing).then(|| joined(doers.parties, reached))
    }

    /// Somebody speaks before a body in session: "told the tribunal".
    fn briefs(&self, idx: usize, verb: &Verb) -> Option<Vec<Participant>> {
        if self.is_passive(idx, verb) {
            return None;
        }
        let object = self.object(idx)?;
        let end = self.list_at(object)?.end;
        let noun = self.scene.noun(end.checked_sub(1)?)?;
        if !is_one_of(self.scene.lower(noun.head), BODIES) {
            return None;
        }
        let doers = self.doers(idx);
        let hearers = self.parties_at(object);
        (!hearers.is_empty() && !doers.parties.is_empty()).then(|| joined(doers.parties, hearers))
    }

    fn convenes(&self, idx: usize) -> Option<Vec<Participant>> {
        let doers = self.doers(idx);
        let called = self.object(idx).map_or(Vec::new(), |i| self.parties_at(i));
        let found = joined(doers.parties, called);
        (!found.is_empty()).then_some(found)
    }
}
