//! What counts as an encounter and what does not.

use super::arguments::Reading;
use super::encounters::Told;
use super::words::is_one_of;
use crate::analysis::{MeetingKind, Participant, PartyKind};
use crate::lexicon::Lexicon;

const SPORT: &str = "match matches final finals semifinal semi-final quarterfinal quarter-final boxing bout bouts knockout semifinals quarterfinals cup league \
championship championships tournament game games goal goals playoff playoffs wicket innings team's touchdown medal olympics inning \
championship grand-slam derby";
const BUSINESS: &str =
    "merger takeover acquisition shareholders shareholder wage wages plea creditors bondholders";

impl Reading<'_> {
    /// The row with its sides put in order, if it is one.
    pub(super) fn judged(&self, mut told: Told) -> Option<Told> {
        self.settle(&mut told);
        let n_sides = told.sides.len();
        let alone = n_sides == 1
            && told.kind == MeetingKind::Summit
            && told.sides.iter().all(|s| {
                matches!(s.kind, PartyKind::Group | PartyKind::Organization) && s.country.is_none()
            });
        if n_sides < 2 && !alone {
            return None;
        }
        let is_meeting = !told.trigger.is_verb
            && self.governor(told.trigger.chunk).prep.is_some()
            && told.reason == super::encounters::Construction::Governor
            && is_one_of(
                self.scene.lower(told.trigger.words.start),
                "meeting meetings talks dinner lunch",
            );
        if alone
            && (is_meeting
                || self.is_backdrop(&told)
                || self.is_bloc_in_passing(&told)
                || told.sides.iter().any(|s| is_vague(s, &told)))
        {
            return None;
        }
        if told.sides.iter().all(is_generic) && !alone {
            return None;
        }
        let is_nobody = |s: &Participant| is_generic(s) && s.name.ends_with(" parties");
        if n_sides == 2 && told.sides.iter().any(is_nobody) {
            return None;
        }
        if self.is_elsewhere(&told)
            || self.is_with_servants(&told)
            || is_session(&told)
            || is_own_side(&told, self.scene.input.lexicon)
            || !self.is_public(&told)
        {
            return None;
        }
        Some(told)
    }

    /// Each side once, and no country beside the person who stands for it.
    fn settle(&self, told: &mut Told) {
        if told.sides.len() > 1 {
            told.sides.retain(|s| !is_counted(s));
        }
        let explained = |i: &usize| is_explained(&told.sides, *i, self.scene.input.body);
        if let Some(at) = (0..told.sides.len()).find(explained) {
            told.sides.remove(at);
        }
        let groups: Vec<String> = told
            .sides
            .iter()
            .filter(|s| s.kind == PartyKind::Group)
            .map(|s| s.name.clone())
            .collect();
        told.sides.retain(|s| {
            let heads = |g: &String| g.strip_prefix(&s.name).is_some_and(|r| r.starts_with(' '));
            s.kind != PartyKind::Organization || !groups.iter().any(heads)
        });
        let mut kept: Vec<Participant> = Vec::new();
        for side in told.sides.drain(..) {
            let again = kept.iter().any(|k| is_same(k, &side));
            if !again {
                kept.push(side);
            }
        }
        let people: Vec<_> = kept
            .iter()
            .filter(|s| s.kind == PartyKind::Person)
            .filter_map(|s| s.country)
            .collect();
        let is_visit = told.kind == MeetingKind::Visit;
        if !is_visit {
            kept.retain(|s| {
                s.kind != PartyKind::Country || !s.country.is_some_and(|c| people.contains(&c))
            });
        }
        told.sides = kept;
    }

    /// "with his advisers": people who serve one of those who meet.
    fn is_with_servants(&self, told: &Told) -> bool {
        let servants = "advisers advisors aides cabinet team staff generals commanders ministers security family";
        let body = self.scene.input.body;
        told.sides.iter().any(|s| {
            let before = body.get(..s.span.start).unwrap_or("").trim_end();
            let owner = before
                .rsplit(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or("");
            let last = s.span.of(body).rsplit(' ').next().unwrap_or("");
            s.kind == PartyKind::Group
                && is_one_of(&owner.to_lowercase(), "his her")
                && is_one_of(last, servants)
        })
    }

    /// "where the summit takes place": told only to say where something else is.
    fn is_backdrop(&self, told: &Told) -> bool {
        let start = self.noun_start(told.trigger.chunk);
        start
            .checked_sub(1)
            .is_some_and(|i| self.word(i) == "where" || self.word(i) == "which")
    }

    /// "outside the G20 summit", "protests against the summit": a bloc whose summit is only the
    /// scene of something else.
    fn is_bloc_in_passing(&self, told: &Told) -> bool {
        let names_leaders = told.sides.iter().any(|s| s.kind == PartyKind::Group);
        let (top, _) = self.measured(told.trigger.chunk);
        let governor = self.governor(top);
        let holds = governor.verb.and_then(|v| self.verb(v)).is_some_and(|v| {
            is_one_of(
                v.lemma,
                "hold host convene open organise organize cancel postpone attend join call schedule begin start end \
                 conclude close suspend plan launch",
            )
        });
        let is_object = governor.verb.is_some() && governor.prep.is_none();
        let is_told = governor.prep.is_some_and(|p| self.word(p) == "of");
        let is_scene = (governor.prep.is_some() && !is_told) || (is_object && !holds);
        let chunk = self.scene.chunk(told.trigger.chunk);
        let words = chunk.map(|c| self.scene.span_of(c.words.clone()));
        let is_inside = |s: &Participant| words.is_some_and(|w| w.contains(s.span));
        !names_leaders && is_scene && told.sides.iter().all(is_inside)
    }

    /// Whether the sentence is about a match or its players.
    pub(super) fn is_sport(&self) -> bool {
        let mut words = self.scene.words.iter();
        words.any(|w| is_one_of(&w.lower, SPORT))
    }

    /// Sport and business.
    fn is_elsewhere(&self, told: &Told) -> bool {
        let words = self.scene.words.iter().map(|w| w.lower.as_str());
        let has_office = told.sides.iter().any(|s| {
            s.kind == PartyKind::Person && s.entity.is_some_and(|e| self.people.of(e).is_public)
        });
        if self.is_sport() && !has_office && told.trigger.is_verb {
            return true;
        }
        if told.sides.iter().any(is_trader) && !has_office {
            return true;
        }
        if told.sides.iter().any(is_creditor) {
            return true;
        }
        let business = words.filter(|w| is_one_of(w, BUSINESS)).count();
        business > 0
            && told
                .sides
                .iter()
                .all(|s| s.kind == PartyKind::Organization || s.kind == PartyKind::Group)
    }

    /// Whether somebody of public life takes part.
    fn is_public(&self, told: &Told) -> bool {
        let public = |s: &Participant| match s.kind {
            PartyKind::Country => true,
            PartyKind::Group => true,
            PartyKind::Organization => s.country.is_some() || self.is_known(s),
            PartyKind::Person => {
                s.country.is_some() || s.entity.is_none_or(|e| self.people.of(e).is_public)
            }
        };
        let is_person = |s: &&Participant| s.kind == PartyKind::Person;
        let private = told.sides.iter().filter(is_person).any(|s| !public(s));
        let else_states = told
            .sides
            .iter()
            .all(|s| matches!(s.kind, PartyKind::Person | PartyKind::Country));
        if private && else_states && !told.sides.iter().filter(is_person).any(public) {
            return false;
        }
        let hosts = told.n_hosts.min(told.sides.len());
        let visitors = told.sides.iter().take(told.sides.len() - hosts);
        if told.kind == MeetingKind::Visit && !visitors.into_iter().any(public) {
            return false;
        }
        let n_public = told.sides.iter().filter(|s| public(s)).count();
        // Somebody in office and those who meet him by name.
        let holds_office = |s: &Participant| {
            let person = s.entity.map(|e| self.people.of(e));
            person.is_some_and(|p| p.role != crate::lexicon::Role::Other)
        };
        let by_name =
            |s: &Participant| s.kind == PartyKind::Person && s.name.starts_with(char::is_uppercase);
        let by_office = told.sides.iter().any(holds_office) && told.sides.iter().all(by_name);
        n_public * 2 >= told.sides.len() || by_office
    }

    fn is_known(&self, side: &Participant) -> bool {
        self.scene.input.lexicon.named(&side.name).next().is_some()
    }
}

/// "ministers", "Western leaders", "government officials": people of no state or body told.
fn is_generic(side: &Participant) -> bool {
    let bare = "western foreign government senior top high-ranking local regional global both all two three four other third";
    let mut words = side.name.split(' ');
    let Some(first) = words.next() else {
        return false;
    };
    let first_is_plain = first.starts_with(char::is_lowercase)
        || is_one_of(&first.to_lowercase(), bare)
        || is_one_of(&first.to_lowercase(), super::participants::GROUPS);
    side.kind == PartyKind::Group
        && side.country.is_none()
        && first_is_plain
        && words.all(|w| w.starts_with(char::is_lowercase))
}

/// "other officials", "many countries", "delegates": nobody can tell who that is.
pub(super) fn is_anyone(side: &Participant) -> bool {
    let bare = "officials delegates leaders ministers governments countries nations members representatives diplomats parties \
                authorities experts lawmakers government";
    let name = side.name.to_lowercase();
    let rank = [
        "senior ",
        "top ",
        "high-level ",
        "high-ranking ",
        "foreign ",
    ];
    let plain = rank.iter().find_map(|r| name.strip_prefix(r));
    let name = plain.unwrap_or(&name);
    let first = name.split(' ').next().unwrap_or("");
    let is_open = is_one_of(first, "other many different various several some reluctant");
    is_generic(side) && (is_open || is_one_of(name, bare))
}

/// A generic group that stands alone, where it is not named as gathered at a summit.
fn is_vague(side: &Participant, told: &Told) -> bool {
    is_generic(side) && (told.trigger.is_verb || !side.name.contains(' ')) || is_counted(side)
}

/// "two presidents", "both delegations", where nobody tells whose.
fn is_counted(side: &Participant) -> bool {
    let name = side.name.to_lowercase();
    let first = name.split(' ').next().unwrap_or("");
    let of_two = ["of the two ", "of both "]
        .iter()
        .any(|of| name.contains(of));
    side.kind == PartyKind::Group
        && side.country.is_none()
        && (of_two || (is_one_of(first, "two both three four") && !name.ends_with("sides")))
}

/// "the two countries, A and B": a number and a noun that the names behind it explain.
fn is_explained(sides: &[Participant], idx: usize, body: &str) -> bool {
    let Some(side) = sides.get(idx) else {
        return false;
    };
    let named = |s: &&Participant| matches!(s.kind, PartyKind::Person | PartyKind::Country);
    let comma_follows = body
        .get(side.span.end..)
        .is_some_and(|rest| rest.starts_with(','));
    let is_plain = !side.span.of(body).contains(char::is_uppercase);
    side.kind == PartyKind::Group
        && is_plain
        && comma_follows
        && sides.iter().skip(idx + 1).take(2).filter(named).count() == 2
}

/// A company or a trade union.
fn is_trader(side: &Participant) -> bool {
    let last = side.name.rsplit(' ').next().unwrap_or("").to_lowercase();
    side.kind == PartyKind::Organization
        && is_one_of(
            last.trim_end_matches('.'),
            "corp inc ltd co plc ag sa workers corporation company teamsters",
        )
}

/// "its creditors": talks with them are business.
fn is_creditor(side: &Participant) -> bool {
    let name = side.name.to_lowercase();
    side.kind == PartyKind::Group
        && name
            .split(' ')
            .any(|w| is_one_of(w, "creditors bondholders shareholders bankers lenders"))
}

/// A council, board or parliament in session.
fn is_session(told: &Told) -> bool {
    !told.trigger.is_verb
        && told.sides.iter().any(|s| {
            let organs = "council board committee parliament assembly cabinet congress politburo presidium synod senate";
            let last = s.name.rsplit(' ').next().unwrap_or("").to_lowercase();
            matches!(s.kind, PartyKind::Organization | PartyKind::Group) && is_one_of(&last, organs) && !s.name.contains('-')
        })
}

/// Whether two sides are one and the same.
pub(super) fn is_same(a: &Participant, b: &Participant) -> bool {
    if a.entity.is_some() && a.entity == b.entity {
        return true;
    }
    a.kind == b.kind
        && (a.name == b.name || (a.kind == PartyKind::Country && a.country == b.country))
}

/// A leader with his own ministers, officials, generals.
fn is_own_side(told: &Told, lexicon: &Lexicon) -> bool {
    let countries: Vec<_> = told.sides.iter().map(|s| s.country).collect();
    let (Some(Some(first)), true) = (countries.first(), countries.len() > 1) else {
        return false;
    };
    if countries.iter().any(|c| c.as_ref() != Some(first)) {
        return false;
    }
    let servants = "officials ministers advisers advisors generals commanders military cabinet government army administration authorities \
                    governors lawmakers senators deputies parliament secretaries aides mission embassy delegation team chiefs mps legislators";
    let nation = lexicon.country(*first);
    let rivals = "taliban opposition rebel rebels separatist separatists insurgents militants guerrillas exiled protesters dissidents loyal transitional";
    let is_rival = |s: &Participant| {
        s.name
            .split(' ')
            .any(|w| is_one_of(&w.to_lowercase(), rivals))
    };
    if told.sides.iter().any(is_rival) {
        return false;
    }
    told.sides.iter().any(|s| {
        let last = s
            .name
            .split(" of ")
            .next()
            .unwrap_or("")
            .rsplit(' ')
            .find(|w| w.starts_with(char::is_lowercase))
            .unwrap_or("")
            .to_lowercase();
        let is_body = s.name.split(' ').next().is_some_and(|w| {
            w.starts_with(char::is_uppercase)
                && !nation.is_some_and(|n| {
                    w == n.name || n.adjective.starts_with(w) || n.name.starts_with(w)
                })
        });
        s.kind == PartyKind::Country
            || (s.kind == PartyKind::Group && !is_body && is_one_of(&last, servants))
    })
}
