//! How the feeds stand, in words.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::event::FeedLine;
use crate::archive::{Archive, FeedState, Result};
use crate::config::FeedConfig;

/// Each feed with its state.
pub(super) fn lines(archive: &Archive, feeds: &[FeedConfig]) -> Result<Vec<FeedLine>> {
    let line = |feed: &FeedConfig| {
        let state = archive.feed(&feed.url)?;
        let name = feed.name.as_deref().unwrap_or(&state.title);
        Ok(FeedLine {
            name: match name {
                "" => feed.url.clone(),
                name => name.to_owned(),
            },
            told: told(&state),
            has_failed: state.error.is_some(),
        })
    };
    feeds.iter().map(line).collect()
}

/// How a feed stands, in words.
pub fn told(state: &FeedState) -> String {
    let when = |seconds: Option<i64>| {
        let moment = seconds.and_then(|s| Timestamp::from_second(s).ok());
        moment.map(|m| {
            TimeZone::system()
                .to_datetime(m)
                .strftime("%Y-%m-%d %H:%M")
                .to_string()
        })
    };
    let success = when(state.last_success);
    let mut words = match (&state.error, &success) {
        (Some(error), success) => {
            let times = match state.n_failures {
                0 | 1 => String::new(),
                n => format!(" {n} times"),
            };
            let since = match success {
                Some(success) => format!("; last fetched {success}"),
                None => "; never fetched".to_owned(),
            };
            format!("failed{times}: {error}{since}")
        }
        (None, Some(success)) => format!("fetched {success}"),
        (None, None) => "never fetched".to_owned(),
    };
    if let Some(place) = &state.moved_to {
        let _ = write!(words, "; moved to {place}");
    }
    if state.is_gone {
        words.push_str("; not asked again, take it out of the configuration");
    } else if let Some(due) = when(state.next_due.filter(|_| state.error.is_some())) {
        let _ = write!(words, "; asked again from {due}");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{FeedState, told};

    #[test]
    fn a_state_is_told_in_words() {
        let failed = FeedState {
            error: Some("the answer breaks off before its end".to_owned()),
            n_failures: 3,
            ..FeedState::default()
        };
        let gone = FeedState {
            error: Some("gone".to_owned()),
            n_failures: 1,
            is_gone: true,
            next_due: Some(0),
            ..FeedState::default()
        };
        let rows = [
            (FeedState::default(), "never fetched"),
            (
                failed,
                "failed 3 times: the answer breaks off before its end; never fetched",
            ),
            (
                gone,
                "failed: gone; never fetched; not asked again, take it out of the configuration",
            ),
        ];
        for (state, expected) in rows {
            assert_eq!(told(&state), expected);
        }
    }
}
