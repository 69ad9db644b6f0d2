//! What the reports of one encounter disagree about.

use serde::Serialize;

use super::{Encounter, Report, party};
use crate::analysis::{DayInterval, MeetingKind, Status};
use crate::lexicon::CountryCode;

/// What is told, each version with the reports that tell it: indices into
/// [`Encounter::reports`].
pub type Versions<T> = Vec<(T, Vec<usize>)>;

/// A point on which reports of one encounter cannot all be right: at least two versions, the
/// most told first.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "about", content = "versions", rename_all = "lowercase")]
pub enum Disagreement {
    /// Days that share none.
    When(Versions<DayInterval>),
    /// Different places.
    Place(Versions<(String, Option<CountryCode>)>),
    /// In one room or by telephone.
    Kind(Versions<MeetingKind>),
    /// Took place, or was called off or refused.
    Status(Versions<Status>),
}

impl Encounter {
    /// What its reports disagree about: days, place, form, state, in this order.
    ///
    /// A plan that was made more exact, moved in time before it took place, or carried out is
    /// no disagreement.
    pub fn disagreements(&self) -> Vec<Disagreement> {
        let found = [
            self.about_days(),
            self.about_place(),
            self.about_kind(),
            self.about_status(),
        ];
        found.into_iter().flatten().collect()
    }

    fn about_days(&self) -> Option<Disagreement> {
        let when = |r: &Report| r.when.filter(|_| self.speaks_of_outcome(r));
        let versions = versions(&self.reports, when, |a, b| a.overlaps(b));
        (versions.len() > 1).then_some(Disagreement::When(versions))
    }

    fn about_place(&self) -> Option<Disagreement> {
        let place = |r: &Report| r.place.clone().filter(|_| self.speaks_of_outcome(r));
        let versions = versions(&self.reports, place, |(a, a_in), (b, b_in)| {
            // A state as the place of a meeting in one of its cities is only less exact.
            let is_one = party::key(a) == party::key(b);
            is_one || a_in.is_none() || a_in == b_in
        });
        (versions.len() > 1).then_some(Disagreement::Place(versions))
    }

    fn about_kind(&self) -> Option<Disagreement> {
        let is_call = |kind: &MeetingKind| *kind == MeetingKind::Call;
        let told = versions(&self.reports, |r| Some(r.kind), |a, b| a == b);
        let (calls, others) = (
            told.iter().any(|(kind, _)| is_call(kind)),
            told.iter().any(|(kind, _)| !is_call(kind)),
        );
        (calls && others).then_some(Disagreement::Kind(told))
    }

    fn about_status(&self) -> Option<Disagreement> {
        let told = versions(&self.reports, |r| Some(r.status), |a, b| a == b);
        let took_place =
            |(status, _): &(Status, Vec<usize>)| matches!(status, Status::Held | Status::Ongoing);
        let fell_through = |(status, _): &(Status, Vec<usize>)| {
            matches!(status, Status::Cancelled | Status::Refused)
        };
        let is_open = told.iter().any(took_place) && told.iter().any(fell_through);
        is_open.then_some(Disagreement::Status(told))
    }

    /// Once it took place, plans no longer count.
    fn speaks_of_outcome(&self, report: &Report) -> bool {
        let took_place = |status| matches!(status, Status::Held | Status::Ongoing);
        !took_place(self.status) || took_place(report.status)
    }
}

/// The different values that reports tell, with the reports; the most told first.
fn versions<T: Clone>(
    reports: &[Report],
    told: impl Fn(&Report) -> Option<T>,
    agree: impl Fn(&T, &T) -> bool,
) -> Versions<T> {
    let mut versions: Versions<T> = Vec::new();
    for (index, report) in reports.iter().enumerate() {
        let Some(value) = told(report) else { continue };
        match versions.iter_mut().find(|(known, _)| agree(known, &value)) {
            Some((_, by)) => by.push(index),
            None => versions.push((value, vec![index])),
        }
    }
    versions.sort_by_key(|(_, by)| std::cmp::Reverse(by.len()));
    versions
}
