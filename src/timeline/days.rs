//! When an encounter can be: its days as told, or what its state and the day of publication
//! say about them.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Encounter, Report};
use crate::analysis::{DayInterval, MeetingKind, Status};

/// Longest interval that still says on which day or days people met.
const SHARP_DAYS: i32 = 3;

/// Longest interval that two encounters of the same parties are unlikely to share.
const BROAD_DAYS: i32 = 45;

/// Shortest interval that says little about where in it something was.
const VAGUE_DAYS: i32 = 27;

/// Days by which a plan and what came of it may lie apart.
const PLAN_SLACK: i32 = 3;

/// Days after which an undated mention no longer joins an encounter of the same place.
const BACKGROUND_DAYS: i32 = 60;

/// Days over which undated reports may go on telling one encounter.
const UNDATED_SPAN: i32 = 21;

/// Longest interval that is searched; longer ones (a decade) are cut.
const SEARCH_DAYS: i32 = 390;

/// When something takes place and when it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its state.
    pub status: Status,
    /// The days on which it takes place, as told.
    pub when: Option<DayInterval>,
    /// The days on which it can be: as told, else by state and publication.
    pub days: Option<DayInterval>,
    /// From the first to the last publication that tells it.
    pub published: Option<DayInterval>,
}

impl Told {
    fn took_place(&self) -> bool {
        took_place(self.status)
    }

    /// Whether it is told on which day or days it was.
    pub fn is_sharp(&self) -> bool {
        self.when.is_some() && self.sharp().is_some()
    }

    fn is_plan(&self) -> bool {
        matches!(self.status, Status::Planned | Status::Proposed)
    }

    /// The exact days, or for news without a day that of its publication and the one before.
    fn sharp(&self) -> Option<DayInterval> {
        match (self.when, self.published) {
            (Some(when), _) => Some(when).filter(|w| w.n_days() <= SHARP_DAYS),
            (None, Some(published)) if self.took_place() => {
                Some(around(DayInterval::day(published.last), 1, 0))
            }
            _ => None,
        }
    }
}

impl Encounter {
    /// When it was reported: from the first to the last publication that tells it. Of one
    /// without days, this is all that is known of when it is.
    pub fn reported(&self) -> Option<DayInterval> {
        let published = || self.reports.iter().filter_map(|r| Some(r.published?.date));
        let (first, last) = published().min().zip(published().max())?;
        Some(DayInterval { first, last })
    }

    /// The days by which it stands in a timeline: its own, else that of the latest publication.
    /// One that is only known by month or year stands where it was first told, if that was then.
    pub fn order_days(&self) -> Option<DayInterval> {
        let Some(when) = self.when else {
            return self.reported().map(|days| DayInterval::day(days.last));
        };
        let is_outcome = |r: &&Report| !took_place(self.status) || took_place(r.status);
        let outcome = self.reports.iter().filter(is_outcome);
        let told = outcome
            .filter_map(|r| Some(r.published?.date))
            .filter(|date| when.overlaps(&DayInterval::day(*date)))
            .min();
        let first = told
            .filter(|_| when.n_days() > VAGUE_DAYS)
            .unwrap_or(when.first);
        Some(DayInterval { first, ..when })
    }
}

/// The days on which an encounter with a further report of this could be.
pub fn search_days(told: &Told) -> Option<DayInterval> {
    let days = around(told.days?, PLAN_SLACK, PLAN_SLACK);
    let is_undated = told.when.is_none() && told.took_place();
    let days = if is_undated {
        around(days, BACKGROUND_DAYS, 0)
    } else {
        days
    };
    let last = days.last.min(after(days.first, SEARCH_DAYS));
    Some(DayInterval { last, ..days })
}

/// The state as the days leave it: what lies in the days after the publication has not taken
/// place, whatever its words ("during next week's visit, she will …").
pub(super) fn state(status: Status, when: Option<DayInterval>, published: Option<Date>) -> Status {
    let is_ahead = when.zip(published).is_some_and(|(when, published)| {
        let begins_now = when.first == published && when.n_days() > SHARP_DAYS;
        published < when.first || (begins_now && status == Status::Held)
    });
    if is_ahead && took_place(status) {
        Status::Planned
    } else {
        status
    }
}

fn took_place(status: Status) -> bool {
    matches!(status, Status::Held | Status::Ongoing)
}

/// When one report places it.
pub fn told(report: &Report) -> Told {
    let published = report.published.map(|p| DayInterval::day(p.date));
    Told {
        status: report.status,
        when: report.when,
        days: report.when.or_else(|| likely(report)),
        published,
    }
}

/// When all reports together place it.
pub(super) fn told_by_all(encounter: &Encounter) -> Told {
    let agreeing = encounter
        .reports
        .iter()
        .rev()
        .filter(|r| r.status == encounter.status);
    Told {
        status: encounter.status,
        when: encounter.when,
        days: encounter
            .when
            .or_else(|| agreeing.filter_map(likely).next()),
        published: encounter.reported(),
    }
}

/// Whether both are told to be on the same day or days, give or take none.
pub(super) fn are_close(a: &Told, b: &Told) -> bool {
    match (a.sharp(), b.sharp()) {
        (Some(a), Some(b)) => a.overlaps(&b),
        _ => false,
    }
}

/// How many days lie between two tellings that can be of one encounter; `None` if they cannot.
pub(super) fn distance(a: &Told, b: &Told, is_same_place: bool) -> Option<u32> {
    if !states_fit(a, b) {
        return None;
    }
    let days = match (a.when, b.when) {
        (Some(x), Some(y)) => dated((a, x), (b, y), is_same_place),
        (Some(when), None) => half_dated(when, b, is_same_place),
        (None, Some(when)) => half_dated(when, a, is_same_place),
        (None, None) => undated(a, b),
    };
    days.and_then(|days| u32::try_from(days).ok())
}

/// The days that most reports support: a report supports each interval that lies within its
/// own. What was told of the outcome counts before what was told of the plan; of equals, the
/// finer one, then the later word.
pub(super) fn usual(reports: &[Report], status: Status) -> Option<DayInterval> {
    let of_outcome = |r: &&Report| !took_place(status) || took_place(r.status);
    let outcome: Vec<DayInterval> = reports
        .iter()
        .filter(of_outcome)
        .filter_map(|r| r.when)
        .collect();
    let all: Vec<DayInterval> = reports.iter().filter_map(|r| r.when).collect();
    let told = if outcome.is_empty() { all } else { outcome };
    let support = |days: &DayInterval| {
        let holds = |other: &&DayInterval| other.first <= days.first && days.last <= other.last;
        told.iter().filter(holds).count()
    };
    let best = told
        .iter()
        .enumerate()
        .max_by_key(|(index, days)| (support(days), std::cmp::Reverse(days.n_days()), *index));
    best.map(|(_, days)| *days)
}

/// A plan told after the event is of another event; what was refused or called off did not
/// take place, unless it was called off first and the days are the same.
fn states_fit(a: &Told, b: &Told) -> bool {
    let (outcome, other) = match (a.took_place(), b.took_place()) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        (false, false) => return !is_new_attempt(a, b) && !is_new_attempt(b, a),
        _ => return true,
    };
    let both_dated = outcome.is_sharp() && other.is_sharp();
    let told_before = match (other.published, outcome.published) {
        (Some(other), Some(told)) if outcome.status == Status::Ongoing => other.first <= told.last,
        (Some(other), Some(told)) => other.first < told.last,
        _ => true,
    };
    match other.status {
        Status::Refused => false,
        Status::Cancelled => both_dated && told_before,
        _ => (outcome.when.is_some() && other.when.is_some()) || told_before,
    }
}

/// Whether `plan` was told after `off` had come to nothing: another try.
fn is_new_attempt(off: &Told, plan: &Told) -> bool {
    let is_off = matches!(off.status, Status::Refused | Status::Cancelled);
    let told_later = match (off.published, plan.published) {
        (Some(off), Some(plan)) => days_from(off.last, plan.first) > 1,
        _ => false,
    };
    is_off && plan.is_plan() && told_later
}

/// Both are dated: on the same days or, for plans, near them. A year or season that both name
/// says little: then the place must be the same too, or the news must be of the same days.
fn dated(
    (a, a_when): (&Told, DayInterval),
    (b, b_when): (&Told, DayInterval),
    is_same_place: bool,
) -> Option<i32> {
    let gap = gap(a_when, b_when);
    let is_broad = a_when.n_days() > BROAD_DAYS || b_when.n_days() > BROAD_DAYS;
    let is_same = is_same_place || (a_when == b_when && is_same_news(a, b));
    let limit = match (is_broad, a.took_place() && b.took_place()) {
        (true, _) if !is_same => return None,
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => PLAN_SLACK,
    };
    (gap <= limit).then_some(gap)
}

fn is_same_news(a: &Told, b: &Told) -> bool {
    let gap = a.published.zip(b.published).map(|(a, b)| gap(a, b));
    gap.is_some_and(|gap| gap <= PLAN_SLACK)
}

/// One is dated, the other tells it without a day: near its publication, or as background that
/// names the place.
fn half_dated(when: DayInterval, other: &Told, is_same_place: bool) -> Option<i32> {
    let Some(days) = other.days else {
        return is_same_place.then_some(BACKGROUND_DAYS);
    };
    let is_broad = when.n_days() > BROAD_DAYS;
    let told = if other.is_plan() {
        days.first
    } else {
        days.last
    };
    let distance = gap(when, DayInterval::day(told));
    let is_background =
        is_same_place && other.took_place() && when.last <= told && distance <= BACKGROUND_DAYS;
    let is_near = when.overlaps(&days) && (!is_broad || is_same_place);
    (is_near || is_background).then_some(distance)
}

fn undated(a: &Told, b: &Told) -> Option<i32> {
    let (Some(x), Some(y)) = (a.days, b.days) else {
        let neither = a.days.is_none() && b.days.is_none();
        return neither.then_some(UNDATED_SPAN);
    };
    let (told, more) = (a.published?, b.published?);
    let first = told.first.min(more.first);
    let last = told.last.max(more.last);
    let goes_on = a.took_place() && b.took_place() && days_from(first, last) > UNDATED_SPAN;
    (x.overlaps(&y) && !goes_on).then(|| gap(told, more))
}

/// The days on which something without a day can be, by its state: news is of the last days, a
/// plan for the next weeks.
fn likely(report: &Report) -> Option<DayInterval> {
    let published = DayInterval::day(report.published?.date);
    let is_summit = report.kind == MeetingKind::Summit;
    let (before, ahead) = match report.status {
        Status::Held => (7, 0),
        Status::Ongoing => (3, 2),
        Status::Planned | Status::Proposed if is_summit => (0, 60),
        Status::Planned => (0, 30),
        Status::Proposed => (0, 45),
        Status::Cancelled | Status::Refused => (14, 30),
    };
    Some(around(published, before, ahead))
}

/// Days that lie between two intervals; 0 if they touch or overlap.
fn gap(a: DayInterval, b: DayInterval) -> i32 {
    let between = days_from(a.last, b.first).max(days_from(b.last, a.first));
    between.max(0)
}

fn days_from(a: Date, b: Date) -> i32 {
    (b - a).get_days()
}

fn around(days: DayInterval, before: i32, ahead: i32) -> DayInterval {
    DayInterval {
        first: days.first.saturating_sub(before.days()),
        last: after(days.last, ahead),
    }
}

fn after(date: Date, n_days: i32) -> Date {
    date.saturating_add(n_days.days())
}
