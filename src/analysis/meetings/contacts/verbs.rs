//! Contacts told by a verb: "you meet their children", "he was visited by a journalist".

use super::super::arguments::Reading;
use super::super::chunks::{ChunkKind, Verb};
use super::super::triggers::{Trigger, by_phone};
use super::super::words::{Form, OTHER, is_one_of};
use super::Found;
use crate::analysis::{MeetingKind, Participant, PartyKind};

/// What is negotiated on the road, not at a table.
const ROAD: &str = "bend bends curve curves turn turns corner corners terrain traffic obstacle obstacles stairs steps river rapids \
slope slopes maze road roads roundabout hurdle hurdles";
/// What consultants sell and negotiators sit at.
const TRADE: &str = "firm firms service services business company companies fee fees group groups work contract contracts engineer \
engineers table session sessions team teams position positions partner partners power process tactics round rounds stance \
mandate skills point club";
/// What one calls somebody for.
const CALLING: &str = "say tell ask congratulate thank discuss offer express apologise apologize inform warn brief talk check wish \
see invite complain let explain arrange report urge assure reassure seek find get know give hear";
/// Verbs of travel: "left for Washington to discuss it" has the traveller talk.
const TRAVEL: &str = "leave depart head fly travel go return set sail come arrive";
/// Bodies that are spoken to in session.
const BODIES: &str = "parliament congress senate council committee commission board assembly court tribunal jury panel inquiry \
lawmakers legislators deputies senators mps councillors councilors judges jurors ministers delegates members cabinet conference \
investigators detectives police shareholders diplomats congressmen inspectors";
/// People who are hosted by the thousand.
const MASSES: &str = "refugees migrants immigrants tourists users visitors players";

/// Who does it, and whether a thing does.
struct Doers {
    parties: Vec<Participant>,
    is_thing: bool,
}

impl Doers {
    fn are_many(&self) -> bool {
        let is_many = |p: &Participant| p.kind != PartyKind::Person;
        self.parties.len() > 1 || self.parties.iter().any(is_many)
    }
}

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

    fn doers(&self, idx: usize) -> Doers {
        let Some(subject) = self.doer(idx) else {
            return Doers {
                parties: Vec::new(),
                is_thing: false,
            };
        };
        let mut parties = self.parties_of_subject(subject);
        if parties.is_empty() {
            parties.extend(self.proper_party(subject));
        }
        Doers {
            is_thing: parties.is_empty(),
            parties,
        }
    }

    /// The noun that does what the verb at chunk `idx` says.
    fn doer(&self, idx: usize) -> Option<usize> {
        let before = idx.checked_sub(1)?;
        if matches!(self.kind(before), Some(ChunkKind::Relative)) {
            let at = before.checked_sub(1)?;
            let is_comma = matches!(self.kind(at), Some(ChunkKind::Comma));
            let at = if is_comma { at.checked_sub(1)? } else { at };
            return self.scene.noun(at).map(|_| at);
        }
        let subject = self.subject(idx)?;
        let Some(goal) = self.list_with(subject).and_then(|l| l.start.checked_sub(1)) else {
            return Some(subject);
        };
        let is_goal = self.word(goal) == "for" && matches!(self.kind(goal), Some(ChunkKind::Prep));
        let travels = goal
            .checked_sub(1)
            .filter(|v| is_goal && self.verb(*v).is_some_and(|v| is_one_of(v.lemma, TRAVEL)));
        travels.map_or(Some(subject), |verb| self.subject(verb))
    }

    /// The noun right behind the verb.
    fn object(&self, idx: usize) -> Option<usize> {
        let next = idx + 1;
        let noun = self.scene.noun(next)?;
        let is_empty = is_one_of(
            self.scene.lower(noun.head),
            "neither both all each other another face times time day days week weeks year years hours hour",
        );
        (!is_empty).then_some(next)
    }

    /// The noun behind one of `preps`, within the clause; "to" right behind the verb only, since
    /// later it belongs to a noun ("spoke of his visit to the school").
    fn noun_behind(&self, idx: usize, preps: &str) -> Option<usize> {
        let mut at = idx + 1;
        while at < idx + 9 {
            match self.kind(at)? {
                ChunkKind::Prep
                    if is_one_of(self.word(at), preps)
                        && (self.word(at) != "to" || at == idx + 1) =>
                {
                    return self.scene.noun(at + 1).map(|_| at + 1);
                }
                ChunkKind::Prep => at += 1,
                ChunkKind::Noun(_) => at = self.list_at(at).map_or(at + 1, |l| l.end.max(at + 1)),
                _ => return None,
            }
        }
        None
    }

    fn people_at(&self, idx: usize) -> Vec<Participant> {
        let found = self.parties_at(idx);
        if found.is_empty() {
            return self.proper_party(idx).into_iter().collect();
        }
        found
    }

    fn is_passive(&self, idx: usize, verb: &Verb) -> bool {
        verb.is_passive()
            || (verb.form == Form::Past
                && !verb.have
                && verb.modal.is_none()
                && self.word(idx + 1) == "by")
    }

    /// The agent of a passive, and who it is done to.
    fn done_by(&self, idx: usize) -> Option<Vec<Participant>> {
        let agent = self.noun_behind(idx, "by")?;
        let mut found = self.doers(idx).parties;
        let agents = self.people_at(agent);
        if agents.is_empty() {
            return None;
        }
        found.extend(agents);
        Some(found)
    }

    fn meets(&self, idx: usize, verb: &Verb) -> Option<Vec<Participant>> {
        if self.is_passive(idx, verb) {
            return self.done_by(idx);
        }
        let doers = self.doers(idx);
        if let Some(object) = self.object(idx) {
            let met = self.people_at(object);
            if met.is_empty() {
                return None;
            }
            return Some(joined(doers.parties, met));
        }
        if let Some(with) = self.noun_behind(idx, "with") {
            let met = self.people_at(with);
            if met.is_empty() {
                return None;
            }
            return Some(joined(doers.parties, met));
        }
        let is_whom = self.is_whom(idx);
        (doers.are_many() || (is_whom && !doers.parties.is_empty())).then_some(doers.parties)
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
        let object = self.object(idx).or_else(|| self.noun_behind(idx, "with"))?;
        let hosts = self.hosts_seen(object);
        (!hosts.is_empty()).then(|| joined(doers.parties, hosts))
    }

    fn speaks(&self, idx: usize, preps: &str) -> Option<Vec<Participant>> {
        let doers = self.doers(idx);
        if doers.is_thing {
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
        let (called, behind) = self.parties_to(self.object(idx)?);
        let is_people = called
            .iter()
            .all(|p| p.kind == PartyKind::Person || p.entity.is_none());
        if called.is_empty() || !is_people || !self.is_bare_call(idx, behind) {
            return None;
        }
        let doers = self.doers(idx);
        (!doers.is_thing).then(|| joined(doers.parties, called))
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
        let is_notice = doers.parties.is_empty() && is_one_of(self.word(object), "us me");
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
        if guests.is_empty() || guests.iter().all(is_team) || is_one_of(head, MASSES) {
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
        if others.is_empty() && !are_several {
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

/// Two sets of parties, those named again left out.
fn joined(mut first: Vec<Participant>, second: Vec<Participant>) -> Vec<Participant> {
    for party in second {
        let again = first
            .iter()
            .any(|p| p.span == party.span || (p.entity.is_some() && p.entity == party.entity));
        if !again {
            first.push(party);
        }
    }
    first
}
