//! The side that the verb above a noun brings in: "X holds talks with Y", "after a meeting
//! with Y, X said", "in a call, X told Y".

use super::arguments::{Governor, Reading};
use super::chunks::{ChunkKind, Verb};
use super::encounters::{Construction, Told};
use super::hints::is_measure;
use super::triggers::Trigger;
use super::words::is_one_of;
use crate::analysis::{MeetingKind, Participant, PartyKind, Status};
use crate::lexicon::Role;

/// Verbs whose subject takes part in the talks, visit or summit that is their object.
const PARTAKE: &str = "hold have host attend join conduct begin start open resume continue make pay conclude end finish lead \
chair convene enter skip boycott cancel postpone delay suspend call propose offer suggest reject refuse decline rule agree schedule \
plan arrange organise organize undertake complete launch be represent return accelerate restart reopen need seek want \
request demand cut interrupt extend abandon scrap break pursue engage participate go head arrive travel fly come leave \
address mediate broker facilitate sponsor prepare discuss await visit share set use get win scuttle shelve withdraw walk appear \
invite receive take give initiate finalise finalize co-host co-chair expect hope welcome snub shun pull quit favour favor consider \
intend see announce complete tell brief lure establish reaffirm commence kick wrap cite resume co-chair rebuff dismiss ditch axe spurn maintain accept present hand";
/// Verbs of speech, whose subject does not take part in what is only spoken about.
const COMMENT: &str = "praise hail criticise criticize condemn welcome say describe discuss announce report confirm mention oppose denounce";

impl Reading<'_> {
    /// The subject of the verb that governs the trigger takes part.
    pub(super) fn add_governor(&self, trigger: &Trigger, told: &mut Told) {
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
        if self.is_apart(governor, is_visit, told.sides.is_empty()) {
            return;
        }
        let is_after = is_one_of(prep.as_deref().unwrap_or(""), "after since until following");
        let is_unreal = governor
            .verb
            .and_then(|v| self.verb(v))
            .is_some_and(|v| v.is_infinitive || v.is_negated);
        let reporter = governor
            .prep
            .filter(|_| is_after)
            .and_then(|p| self.reporter(p));
        if is_unreal && is_after && reporter.is_none() {
            let agreed = governor.verb.filter(|_| told.sides.is_empty());
            told.sides
                .extend(agreed.map_or(Vec::new(), |v| self.agreed_after(v)));
            return;
        }
        let speaker = governor
            .verb
            .filter(|_| governor.prep.is_none() && self.is_with(trigger));
        if let Some(speaker) = speaker.and_then(|v| self.announcer(v)) {
            told.sides.insert(0, speaker);
            told.reason = Construction::Speaker;
            return;
        }
        let present = governor.prep.and_then(|p| self.attending(p));
        let agent = governor.verb.and_then(|v| self.agent(v, top));
        let subject = match (governor.verb, present.or(agent).or(reporter)) {
            (_, Some(told)) => Some(told),
            (Some(verb), None) => self.governing_subject(verb, prep.as_deref()),
            (None, None) => governor.prep.and_then(|p| self.subject_after(p)),
        };
        let Some(subject) = subject else { return };
        let mut sides = self.sides_at(subject);
        sides.extend(governor.verb.map_or(Vec::new(), |v| self.proposer(v)));
        if is_visit {
            sides.retain(|s| s.kind != PartyKind::Country || prep.is_none());
        }
        told.sides.splice(0..0, sides);
        if let (Some(verb), Some("to" | "for")) = (governor.verb, prep.as_deref()) {
            let invites = self
                .verb(verb)
                .is_some_and(|v| is_one_of(v.lemma, "invite call summon ask bring join"));
            let is_by =
                self.word(verb + 1) == "by" && self.verb(verb).is_some_and(Verb::is_passive);
            if let (true, Some(list)) = (invites, self.list_at(verb + 1 + usize::from(is_by))) {
                let mut guests = self.sides_of(list);
                let joins = self.verb(verb).is_some_and(|v| v.lemma == "join");
                guests.retain(|s| !joins || matches!(s.kind, PartyKind::Person | PartyKind::Group));
                told.sides.extend(guests);
            }
        }
        told.reason = Construction::Governor;
    }

    /// "X and Y agreed to reopen the border after talks": who agreed, two sides at least, where
    /// the verb at chunk `idx` tells on what.
    fn agreed_after(&self, idx: usize) -> Vec<Participant> {
        let main = (0..idx)
            .rev()
            .find(|i| self.verb(*i).is_some_and(|v| v.is_finite()));
        let agrees = main.filter(|i| {
            self.verb(*i).is_some_and(|v| {
                is_one_of(v.lemma, "agree decide pledge vow promise resolve commit")
                    && !v.is_negated
                    && !v.is_passive()
                    && v.modal.is_none()
            })
        });
        let sides = agrees.map_or(Vec::new(), |i| self.subject_sides(i));
        let lands: Vec<_> = sides.iter().filter_map(|s| s.country).collect();
        let are_two = lands.first().is_some_and(|f| lands.iter().any(|l| l != f));
        if are_two { sides } else { Vec::new() }
    }

    /// "X said a call with Y was planned": X, who speaks of his own where he leads a state or
    /// its diplomacy; a spokesman speaks of his master's.
    fn announcer(&self, verb: usize) -> Option<Participant> {
        let says = self
            .verb(verb)
            .filter(|v| is_one_of(v.lemma, "say announce confirm") && !v.is_passive())?;
        let sides = self.subject_sides(verb);
        let [speaker] = sides.as_slice() else {
            return None;
        };
        let role = self.people.of(speaker.entity?).role;
        let leads = matches!(
            role,
            Role::HeadOfState | Role::HeadOfGovernment | Role::ForeignMinister
        );
        (leads && !says.is_negated).then(|| speaker.clone())
    }

    /// "president of the talks": the noun at chunk `idx` is an office.
    fn names_office(&self, idx: usize) -> bool {
        self.scene
            .noun(idx)
            .is_some_and(|n| self.scene.title_ending(n.head).is_some())
    }

    /// "X says that …, after talks with Y": X, where "after" follows a comma.
    fn reporter(&self, prep: usize) -> Option<usize> {
        let follows_comma = prep
            .checked_sub(1)
            .is_some_and(|i| matches!(self.kind(i), Some(ChunkKind::Comma)));
        if !follows_comma {
            return None;
        }
        let first = (0..prep).find(|i| self.verb(*i).is_some_and(|v| v.is_finite()))?;
        let says = self.verb(first)?;
        let reports = is_one_of(
            says.lemma,
            "say state announce declare tell confirm warn add insist",
        ) && !says.is_passive();
        let subject = self.subject(first).filter(|_| reports)?;
        let people = self.sides_at(subject);
        (!people.is_empty() && people.iter().all(|s| s.kind == PartyKind::Person))
            .then_some(subject)
    }

    /// "leaders at the summit agree": those named right before "at".
    fn attending(&self, prep: usize) -> Option<usize> {
        if !is_one_of(self.word(prep), "at attending") {
            return None;
        }
        let before = prep.checked_sub(1)?;
        let list = self.list_with(before).filter(|l| l.end == prep)?;
        let opens = list
            .start
            .checked_sub(1)
            .is_none_or(|i| matches!(self.kind(i), Some(ChunkKind::Stop | ChunkKind::Comma)));
        let leads = |s: &Participant| {
            let last = s.name.rsplit(' ').next().unwrap_or("").to_lowercase();
            s.kind == PartyKind::Group && is_one_of(&last, "leaders ministers presidents delegates")
        };
        (opens && list.sides.iter().any(leads)).then_some(before)
    }

    /// "was announced by X during his visit": who did it, named between verb and trigger.
    fn agent(&self, verb: usize, trigger: usize) -> Option<usize> {
        let by = verb + 1;
        // "was joined by X for talks" has both take part.
        let is_passive = (self.verb(verb)).is_some_and(|v| v.is_passive() && v.lemma != "join")
            && self.word(by) == "by";
        let list = self
            .list_at(by + 1)
            .filter(|l| is_passive && l.end < trigger)?;
        (!list.sides.is_empty()).then_some(list.start)
    }

    /// "an offer by X to hold talks": whoever proposes what the infinitive tells.
    fn proposer(&self, verb: usize) -> Vec<Participant> {
        let Some(before) = verb
            .checked_sub(1)
            .filter(|_| self.verb(verb).is_some_and(|v| v.is_infinitive))
        else {
            return Vec::new();
        };
        let proposes = |i: usize| {
            self.scene.noun(i).is_some_and(|n| {
                is_one_of(
                    self.scene.lower(n.head),
                    "offer proposal invitation suggestion request call plan",
                )
            })
        };
        let list = self.list_with(before).filter(|l| l.end == verb);
        let prep = list.and_then(|l| l.start.checked_sub(1)).filter(|i| *i > 0);
        match (list, prep) {
            (Some(list), Some(prep))
                if is_one_of(self.word(prep), "by from of") && proposes(prep - 1) =>
            {
                self.sides_of(list)
            }
            _ if proposes(before)
                && before > 0
                && self.scene.noun(before - 1).is_some_and(|n| n.owns) =>
            {
                self.owner_phrase(before - 1)
            }
            _ => Vec::new(),
        }
    }

    /// Whether the verb above says nothing of who takes part: those killed during a meeting, a
    /// plan that nobody has "at the summit", a trip that is given away.
    fn is_apart(&self, governor: Governor, is_visit: bool, is_open: bool) -> bool {
        let verb = governor.verb.and_then(|v| self.verb(v));
        let prep = governor.prep.map_or("", |p| self.word(p));
        let is_done_to = verb.is_some_and(|v| {
            v.is_passive() && is_one_of(v.lemma, "kill wound injure arrest detain confirm other")
        });
        let is_never = is_one_of(prep, "at during in")
            && verb.is_some_and(|v| v.is_infinitive)
            && governor.verb.and_then(|v| self.verb_status(v)) == Some(Status::Refused);
        let is_gift = verb.is_some_and(|v| is_one_of(v.lemma, "offer give win award"));
        let is_role = prep == "as" && is_open;
        let before = governor.prep.and_then(|p| p.checked_sub(1));
        let is_part = prep == "of" && before.is_some_and(|i| self.names_office(i));
        (is_done_to && is_open && !is_visit)
            || is_never
            || (is_visit && is_gift)
            || is_role
            || is_part
    }

    fn governing_subject(&self, at: usize, prep: Option<&str>) -> Option<usize> {
        let verb = self.verb(at)?;
        let noun = match prep {
            None => {
                is_one_of(verb.lemma, PARTAKE)
                    && (!verb.is_passive()
                        || is_one_of(verb.lemma, "invite expect refuse deny grant promise offer"))
            }
            Some("for") => {
                (is_one_of(verb.lemma, PARTAKE) && !is_one_of(verb.lemma, COMMENT))
                    || self.readiness(at, verb).is_some()
                    || self.stops_over(at)
            }
            Some("to") => is_one_of(verb.lemma, PARTAKE) || self.readiness(at, verb).is_some(),
            Some(_) => true,
        };
        if !noun {
            return None;
        }
        self.subject(at)
    }

    /// "stopped in C for talks", "slipped into C": the verb at chunk `at` brings its subject there.
    fn stops_over(&self, at: usize) -> bool {
        let Some(verb) = self.verb(at) else {
            return false;
        };
        let moves = match self.word(at + 1) {
            "into" => true,
            "in" | "at" => is_one_of(verb.lemma, "stop land stay"),
            "to" => is_one_of(self.scene.lower(verb.head), "jetted jets dashed rushed"),
            _ => false,
        };
        moves && !verb.is_passive() && !verb.is_negated
    }

    /// The host or mediator who holds talks of others: "X hosts talks between A and B".
    pub(super) fn add_host(&self, trigger: &Trigger, is_joint: bool, told: &mut Told) {
        let (top, _) = self.measured(trigger.chunk);
        let governor = self.governor(top);
        let (Some(at), None) = (governor.verb, governor.prep) else {
            return;
        };
        let Some(verb) = self.verb(at) else { return };
        let hosts = if is_joint {
            "host mediate broker facilitate sponsor chair convene co-host co-chair"
        } else {
            "hold have host mediate broker facilitate chair attend join lead convene sponsor start begin resume co-host co-chair"
        };
        if !verb.is_passive() && is_one_of(verb.lemma, hosts) {
            let mut sides = self.subject_sides(at);
            sides.append(&mut told.sides);
            told.sides = sides;
        }
    }

    /// The noun that a measure of the trigger heads ("a round of talks"), and whether the
    /// trigger is mere backdrop ("on the sidelines of the summit").
    pub(super) fn measured(&self, idx: usize) -> (usize, bool) {
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

    pub(super) fn after_comma(&self, idx: usize) -> bool {
        matches!(
            idx.checked_sub(1).and_then(|i| self.kind(i)),
            Some(ChunkKind::Comma)
        )
    }

    /// "In a phone call, Kerry told Lavrov": the hearer is the other side.
    pub(super) fn add_hearer(&self, trigger: &Trigger, told: &mut Told) {
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

    /// Talks without sides in a sentence that tells what lies between two ("an accord between A and B").
    pub(super) fn between_before(&self, trigger: &Trigger) -> Vec<Participant> {
        let mut found = Vec::new();
        for idx in 0..self.scene.chunks.len() {
            if self.word(idx) == "between"
                && !idx.checked_sub(1).is_some_and(|i| self.acts(i))
                && (idx < trigger.chunk || found.is_empty())
                && let Some(list) = self.list_at(idx + 1).filter(|l| l.sides.len() > 1)
            {
                found = self.sides_of(list);
            }
        }
        found
    }
}
