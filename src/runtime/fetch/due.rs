//! When a feed is asked again, and what is kept of an attempt. Times are seconds since 1970.

use super::client::Failure;
use crate::archive::FeedState;

/// A feed that fails is asked less and less often, but at least once in so many seconds.
const LONGEST: i64 = 24 * 3_600;
/// How often the wait is doubled at most.
const MAX_DOUBLINGS: u32 = 10;

/// Why a feed is not asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// It was asked a short while ago.
    NotDue,
    /// Its server asked for a pause.
    Asked,
    /// Its server said that it is gone.
    Gone,
}

/// Whether a feed is to be left alone at `now`. Force hurries the user's own limits, and asks
/// again for what was gone; the wish of a server stands.
pub(super) fn wait(state: &FeedState, now: i64, force: bool) -> Option<Wait> {
    let is_before = |moment: Option<i64>| moment.is_some_and(|moment| now < moment);
    // A clock that was set back must not silence a feed for years.
    let is_sane = state.last_try.is_none_or(|last| last <= now);
    if is_sane && is_before(state.not_before) {
        return Some(Wait::Asked);
    }
    if force {
        return None;
    }
    if state.is_gone {
        return Some(Wait::Gone);
    }
    (is_sane && is_before(state.next_due)).then_some(Wait::NotDue)
}

/// What is kept after an attempt that went well.
pub(super) fn succeeded(state: &FeedState, now: i64, interval: i64) -> FeedState {
    FeedState {
        last_try: Some(now),
        last_success: Some(now),
        error: None,
        n_failures: 0,
        next_due: Some(now + interval),
        not_before: None,
        is_gone: false,
        ..state.clone()
    }
}

/// What is kept after one that did not.
pub(super) fn failed(state: &FeedState, now: i64, interval: i64, failure: &Failure) -> FeedState {
    let n_failures = state.n_failures.saturating_add(1);
    let doubled = interval.saturating_mul(1 << (n_failures - 1).min(MAX_DOUBLINGS));
    let wait = doubled.min(LONGEST.max(interval));
    let pause = match failure {
        Failure::Status { retry_after, .. } => *retry_after,
        _ => None,
    };
    FeedState {
        last_try: Some(now),
        error: Some(failure.to_string()),
        n_failures,
        next_due: Some(now + wait.max(pause.unwrap_or(0))),
        not_before: pause.map(|pause| now + pause),
        is_gone: matches!(failure, Failure::Gone),
        ..state.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{FeedState, Wait, failed, succeeded, wait};
    use crate::runtime::fetch::client::Failure;

    #[test]
    fn failures_are_asked_less_and_less_often_until_one_goes_well() {
        let mut state = FeedState::default();
        let mut waits = Vec::new();
        for _ in 0..9 {
            state = failed(&state, 1_000, 900, &Failure::Truncated);
            waits.push(state.next_due.unwrap() - 1_000);
        }
        assert_eq!(
            waits,
            [
                900, 1_800, 3_600, 7_200, 14_400, 28_800, 57_600, 86_400, 86_400
            ]
        );
        let state = succeeded(&state, 2_000, 900);
        assert_eq!((state.n_failures, state.error), (0, None));
        assert_eq!(state.next_due, Some(2_900));
    }

    #[test]
    fn force_hurries_but_not_against_the_servers_wish() {
        let good = succeeded(&FeedState::default(), 1_000, 900);
        let gone = failed(&good, 1_000, 900, &Failure::Gone);
        let busy = Failure::Status {
            code: 429,
            retry_after: Some(5_000),
        };
        let busy = failed(&good, 1_000, 900, &busy);
        let rows = [
            (&FeedState::default(), 0, false, None),
            (&good, 1_899, false, Some(Wait::NotDue)),
            (&good, 1_899, true, None),
            (&good, 1_900, false, None),
            // The clock was set back.
            (&good, 10, false, None),
            (&gone, 90_000, false, Some(Wait::Gone)),
            (&gone, 90_000, true, None),
            (&busy, 5_999, true, Some(Wait::Asked)),
            (&busy, 6_000, false, None),
        ];
        for (state, now, force, expected) in rows {
            assert_eq!(wait(state, now, force), expected, "{now} {force} {state:?}");
        }
    }
}
