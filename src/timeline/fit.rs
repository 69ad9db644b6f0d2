//! Whether a telling belongs to an encounter: participants, form, place, days and state have to
//! be compatible, and the more they have in common, the better it fits.

use super::days;
use super::party::{self, Likeness};
use super::rounds;
use super::{Outline, Party, Telling};
use crate::analysis::{MeetingKind, PartyKind, Status};
use crate::lexicon::CountryCode;

/// How well a telling fits an encounter of this outline, higher is better; `None` if they are
/// different encounters.
pub fn fit(outline: &Outline, telling: &Telling) -> Option<u32> {
    let report = &telling.report;
    let told = days::told(report);
    let is_close = days::are_close(&outline.told, &told);
    if !kinds_fit(outline.kind, report.kind, is_close) {
        return None;
    }
    let parties = Matched::of(&outline.parties, &telling.parties);
    let place = places(outline.place.as_ref(), report.place.as_ref());
    let is_dated = [outline.told.is_sharp(), told.is_sharp()];
    let near = Near {
        is_close,
        is_sure: is_dated.contains(&true) || place == Places::Same,
        is_same_day: is_close && !is_dated.contains(&false),
        is_plan: is_plan(outline.status) && is_plan(report.status),
        place,
    };
    if !parties_fit(&parties, [outline.kind, report.kind], near) {
        return None;
    }
    if place == Places::Apart && !(is_close && parties.is_exact()) {
        return None;
    }
    let distance = days::distance(&outline.told, &told, place == Places::Same)?;
    if !rounds_fit(outline, telling, near) || is_too_vague(outline, telling, distance) {
        return None;
    }
    Some(score(
        &parties,
        outline.kind == report.kind,
        place,
        distance,
    ))
}

/// Whether the parties are such that both may tell one encounter, whatever the rest.
pub fn shares_parties(outline: &Outline, telling: &Telling) -> bool {
    let matched = Matched::of(&outline.parties, &telling.parties);
    let is_alone = outline.parties.len() < 2 || telling.parties.len() < 2;
    matched.n() > 1 || (is_alone && matched.n() == 1)
}

/// Whether something told of the encounter was told on the day of this telling or later: what
/// was merged since may have to be merged anew.
pub fn comes_late(outline: &Outline, telling: &Telling) -> bool {
    let last = outline.told.published.map(|days| days.last);
    telling.report.published.map(|p| p.date) <= last
}

/// Days over which plans without a day may still be one, if no people or no form tell them apart.
const VAGUE_PLAN_DAYS: u32 = 10;

/// Two rounds of talks are two; and a plan for a second round is not the plan told before it.
fn rounds_fit(outline: &Outline, telling: &Telling, near: Near) -> bool {
    match (outline.round, rounds::round(&telling.report)) {
        (Some(a), Some(b)) => a == b,
        (None, Some(b)) => near.is_same_day || !is_plan(telling.report.status) || b < 2,
        _ => true,
    }
}

fn is_plan(status: Status) -> bool {
    matches!(status, Status::Planned | Status::Proposed)
}

/// Without a day on either side, states talk too often, and plans of another form are too
/// many, to be one over weeks.
fn is_too_vague(outline: &Outline, telling: &Telling, distance: u32) -> bool {
    let is_undated = outline.told.when.is_none() && telling.report.when.is_none();
    let has_people = |parties: &[Party]| parties.iter().any(|p| p.kind == PartyKind::Person);
    let of_people = has_people(&outline.parties) && has_people(&telling.parties);
    let kinds = [outline.kind, telling.report.kind];
    let is_same_form = outline.kind == telling.report.kind;
    let n_summits = kinds.iter().filter(|k| **k == MeetingKind::Summit).count();
    let is_other_level = n_summits == 1 && !of_people;
    let is_far = distance > VAGUE_PLAN_DAYS && !(of_people && is_same_form);
    is_undated && (is_far || is_other_level)
}

/// How the parties of two tellings pair up.
#[derive(Clone, Copy, Debug)]
struct Matched {
    same: usize,
    stands: usize,
    only_left: usize,
    only_right: usize,
    /// People of both sides that the other does not name.
    unpaired_people: usize,
}

impl Matched {
    fn of(left: &[Party], right: &[Party]) -> Matched {
        let mut taken = vec![false; right.len()];
        let mut paired = vec![false; left.len()];
        let mut n = [0_usize; 2];
        for (wanted, n) in [Likeness::Same, Likeness::Stands].into_iter().zip(&mut n) {
            for (a, paired) in left.iter().zip(&mut paired).filter(|(_, paired)| !**paired) {
                let free = right
                    .iter()
                    .zip(&mut taken)
                    .find(|(b, taken)| !**taken && party::likeness(a, b) == Some(wanted));
                if let Some((_, taken)) = free {
                    (*taken, *paired, *n) = (true, true, *n + 1);
                }
            }
        }
        let [same, stands] = n;
        let people = |parties: &[Party], paired: &[bool]| {
            let unpaired = parties.iter().zip(paired).filter(|(_, paired)| !**paired);
            unpaired
                .filter(|(p, _)| p.kind == PartyKind::Person)
                .count()
        };
        Matched {
            same,
            stands,
            only_left: left.len() - same - stands,
            only_right: right.len() - same - stands,
            unpaired_people: people(left, &paired) + people(right, &taken),
        }
    }

    fn n(&self) -> usize {
        self.same + self.stands
    }

    fn n_unpaired(&self) -> usize {
        self.only_left + self.only_right
    }

    fn is_exact(&self) -> bool {
        self.stands + self.n_unpaired() == 0
    }

    /// Whether at least half of all who are named are named by both.
    fn is_half(&self) -> bool {
        self.n() >= self.n_unpaired()
    }
}

/// How near two tellings are to each other.
#[derive(Clone, Copy, Debug)]
struct Near {
    /// In time: on the same days, or news of the same day.
    is_close: bool,
    /// At least one names the day, or both the place: not only the news are of one day.
    is_sure: bool,
    /// Both name the day.
    is_same_day: bool,
    /// Both are plans.
    is_plan: bool,
    place: Places,
}

/// Two tellings have the same participants: all of both; or, on the same days, all of one where
/// the other names more; or most of the guests of a summit.
fn parties_fit(matched: &Matched, kinds: [MeetingKind; 2], near: Near) -> bool {
    let is_together = near.is_close && near.is_sure;
    let is_summit = |kind: &MeetingKind| *kind == MeetingKind::Summit;
    let (one_summit, two_summits) = (kinds.iter().any(is_summit), kinds.iter().all(is_summit));
    // A state that offers a room is named with the plan, or is not.
    let is_host = two_summits && near.is_plan && matched.n() > 1 && matched.unpaired_people == 0;
    if matched.same == 0 {
        // States on one side, their people on the other: only on a day that both name, or where
        // both speak of a summit.
        let is_told = near.is_same_day || two_summits;
        return is_told && matched.stands > 1 && (matched.n_unpaired() == 0 || is_host);
    }
    if matched.stands > 0 && !near.is_close && near.place != Places::Same {
        return false;
    }
    let all_of_one = matched.only_left == 0 || matched.only_right == 0;
    if matched.n() == 1 {
        let is_same_bloc = matched.is_exact() || near.is_close || near.place == Places::Same;
        return two_summits && all_of_one && is_same_bloc;
    }
    if matched.n_unpaired() == 0 {
        true
    } else if all_of_one {
        is_together && (matched.is_half() || one_summit) || is_host && matched.same > 1
    } else {
        is_together && two_summits && matched.is_half()
    }
}

/// A call is no meeting and a visit is told beside its talks; the other forms are often used
/// for one another.
fn kinds_fit(a: MeetingKind, b: MeetingKind, is_close: bool) -> bool {
    use MeetingKind::{Call, Meeting, Summit, Talks};
    let in_room = |kind| matches!(kind, Meeting | Summit | Talks);
    let by_phone = |kind| matches!(kind, Call | Talks);
    a == b || (in_room(a) && in_room(b)) || (is_close && by_phone(a) && by_phone(b))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Places {
    Same,
    Maybe,
    Apart,
}

/// A place as told: its name and country.
pub(super) type Place = (String, Option<CountryCode>);

fn places(a: Option<&Place>, b: Option<&Place>) -> Places {
    let (Some((a_name, a_country)), Some((b_name, b_country))) = (a, b) else {
        return Places::Maybe;
    };
    if party::key(a_name) == party::key(b_name) {
        Places::Same
    } else if a_country.is_some() && b_country.is_some() && a_country != b_country {
        Places::Apart
    } else {
        Places::Maybe
    }
}

/// Participants count most, then nearness in time, then place and form.
fn score(matched: &Matched, is_same_kind: bool, place: Places, distance: u32) -> u32 {
    let parties = 1000 * matched.same as u32 + 300 * matched.stands as u32;
    let missing = 200 * matched.n_unpaired() as u32;
    let time = 10 * (60 - distance.min(60));
    let place = if place == Places::Same { 250 } else { 0 };
    let kind = if is_same_kind { 100 } else { 0 };
    (parties + time + place + kind).saturating_sub(missing)
}
