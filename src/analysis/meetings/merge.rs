//! The same encounter told in several sentences of an article is one row.

use super::judge::is_same;
use crate::analysis::{DayInterval, Meeting, MeetingKind, Participant, PartyKind, Place, Status};
use crate::text::Span;

/// How far behind its row, in bytes, an echo may still date it.
const ECHO_REACH: usize = 400;

/// A trigger that speaks of an encounter told elsewhere ("the meeting").
#[derive(Clone, Debug)]
pub(super) struct Echo {
    /// The trigger.
    pub(super) trigger: Span,
    /// The form it names.
    pub(super) kind: MeetingKind,
    /// The sides it names, fewer than two.
    pub(super) sides: Vec<Participant>,
    /// The days it tells, and the words that tell them.
    pub(super) when: Option<(DayInterval, Span)>,
    /// The place it tells.
    pub(super) place: Option<Place>,
}

/// A row, and whether it is told as one of the past: "had last met".
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The meeting.
    pub(super) meeting: Meeting,
    /// It lies before what the article is about.
    pub(super) is_background: bool,
    /// It is one more: "will meet again".
    pub(super) is_next: bool,
}

/// Rows of the same encounter put together, echoes put to their rows, in text order.
pub(super) fn merge(rows: Vec<Row>, echoes: &[Echo]) -> Vec<Meeting> {
    let mut found: Vec<Row> = Vec::new();
    for row in rows {
        let fits = |k: &Row| {
            let is_next = row.is_next && k.meeting.status == Status::Held;
            k.is_background == row.is_background && !is_next && is_one(&k.meeting, &row.meeting)
        };
        let beside = found
            .iter()
            .position(|k| k.meeting.evidence == row.meeting.evidence && fits(k));
        let same = beside.or_else(|| found.iter().position(fits));
        match same.and_then(|i| found.get_mut(i)) {
            Some(first) => join(&mut first.meeting, row.meeting),
            None => found.push(row),
        }
    }
    let mut kept: Vec<Meeting> = found.into_iter().map(|r| r.meeting).collect();
    for echo in echoes {
        if let Some(row) = spoken_of(&mut kept, echo) {
            row.also.push(echo.trigger);
            if matches!(
                row.status,
                Status::Cancelled | Status::Refused | Status::Proposed
            ) {
                continue;
            }
            let behind = echo.trigger.start.saturating_sub(row.evidence.end);
            if behind > ECHO_REACH {
                continue;
            }
            if row.when.is_none() {
                row.when = echo.when.map(|w| w.0);
                row.when_span = echo.when.map(|w| w.1);
            }
            if row.place.is_none() && row.kind != MeetingKind::Call {
                row.place = echo.place.clone();
            }
        }
    }
    for row in &mut kept {
        row.also.sort_unstable();
        row.also.dedup();
        row.also.retain(|a| *a != row.trigger);
    }
    kept.sort_by_key(|m| m.trigger.start);
    kept
}

/// Whether two rows tell of the same encounter.
fn is_one(a: &Meeting, b: &Meeting) -> bool {
    let kinds = a.kind == b.kind
        || (a.kind != MeetingKind::Visit
            && b.kind != MeetingKind::Visit
            && (a.kind == MeetingKind::Call) == (b.kind == MeetingKind::Call));
    let both_summits = a.kind == MeetingKind::Summit && b.kind == MeetingKind::Summit;
    if both_summits && a.evidence == b.evidence && shared(&a.participants, &b.participants) > 0 {
        return true;
    }
    if !kinds || !status_fits(a, b) || !days_fit(a, b) {
        return false;
    }
    let shared = shared(&a.participants, &b.participants);
    shared >= a.participants.len().min(b.participants.len()).min(2)
        && shared > 0
        && !contradicts(&a.participants, &b.participants)
}

fn shared(a: &[Participant], b: &[Participant]) -> usize {
    a.iter()
        .filter(|x| b.iter().any(|y| is_alike(x, y)))
        .count()
}

/// The same side, or a person and the country he stands for.
fn is_alike(a: &Participant, b: &Participant) -> bool {
    let stands_for = a.country.is_some()
        && a.country == b.country
        && (a.kind == PartyKind::Country
            || b.kind == PartyKind::Country
            || (a.kind == PartyKind::Group && b.kind == PartyKind::Group));
    is_same(a, b) || stands_for
}

/// Each has somebody that the other lacks.
fn contradicts(a: &[Participant], b: &[Participant]) -> bool {
    let lacks =
        |x: &[Participant], y: &[Participant]| x.iter().any(|p| !y.iter().any(|q| is_alike(p, q)));
    lacks(a, b) && lacks(b, a)
}

fn status_fits(a: &Meeting, b: &Meeting) -> bool {
    let off = |s: Status| matches!(s, Status::Cancelled | Status::Refused);
    let is_other =
        a.kind != b.kind && (a.status == Status::Ongoing) != (b.status == Status::Ongoing);
    let is_idea = |m: &Meeting| m.status == Status::Proposed;
    let is_wider = is_idea(a) != is_idea(b) && a.participants.len() != b.participants.len();
    (off(a.status) == off(b.status) && !is_other && !is_wider) || a.status == b.status
}

fn days_fit(a: &Meeting, b: &Meeting) -> bool {
    match (a.when, b.when) {
        (Some(x), Some(y)) => {
            x.overlaps(&y)
                || (a.kind == MeetingKind::Summit
                    && b.kind == MeetingKind::Summit
                    && (x.first - y.first).get_days().abs() <= 2)
        }
        _ => true,
    }
}

/// Puts `row` into `first`: the mention with most sides leads.
fn join(first: &mut Meeting, row: Meeting) {
    let leads = row.participants.len() > first.participants.len();
    let mut other = row;
    if leads {
        std::mem::swap(first, &mut other);
    }
    first.also.push(other.trigger);
    first.also.append(&mut other.also);
    if first.when.is_none() {
        first.when = other.when;
        first.when_span = other.when_span;
    }
    if first.place.is_none() {
        first.place = other.place;
    }
}

/// The row that an echo speaks of: the nearest before it that could be meant.
fn spoken_of<'m>(rows: &'m mut [Meeting], echo: &Echo) -> Option<&'m mut Meeting> {
    rows.iter_mut()
        .filter(|r| r.trigger.start < echo.trigger.start)
        .filter(|r| kind_fits(r.kind, echo.kind))
        .filter(|r| {
            echo.sides
                .iter()
                .all(|s| r.participants.iter().any(|p| is_alike(p, s)))
        })
        .max_by_key(|r| r.trigger.start)
}

fn kind_fits(row: MeetingKind, echo: MeetingKind) -> bool {
    row == echo
        || matches!(
            (row, echo),
            (
                MeetingKind::Summit | MeetingKind::Talks | MeetingKind::Meeting,
                MeetingKind::Meeting | MeetingKind::Talks | MeetingKind::Summit
            )
        )
        || (row == MeetingKind::Visit && echo == MeetingKind::Talks)
        || (row == MeetingKind::Call && echo == MeetingKind::Meeting)
}
