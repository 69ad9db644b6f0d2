//! Retention by the clock, and how it is told.

use std::sync::atomic::AtomicBool;

use jiff::{Timestamp, ZonedDateTime};

use crate::archive::{ArchiveHandle, Result, Retention, retain};

/// Deletes what the rules do not keep, as of now; all of it can be brought back together. Gives
/// what is to be told: nothing where nothing was deleted. Stops early once `cancel` is true.
///
/// # Errors
/// If the archive cannot be read or written.
pub fn keep_by_rules(
    archive: &mut ArchiveHandle,
    rules: &Retention,
    cancel: &AtomicBool,
) -> Result<Option<String>> {
    let (today, at) = (ZonedDateTime::now().date(), Timestamp::now().as_second());
    let n = retain(archive, rules, today, at, cancel)?;
    Ok(told(n, rules))
}

/// "3 articles more than 365 days old deleted; …"
fn told(n_deleted: usize, rules: &Retention) -> Option<String> {
    let articles = match n_deleted {
        0 => return None,
        1 => "1 article".to_owned(),
        n => format!("{n} articles"),
    };
    let of = |n: u32, what: &str| match n {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    };
    let why = match (rules.days, rules.articles) {
        (Some(days), None) => format!("more than {} old", of(days, "day")),
        (None, Some(newest)) => format!("beyond the newest {newest}"),
        (Some(days), Some(newest)) => {
            let days = of(days, "day");
            format!("more than {days} old or beyond the newest {newest}")
        }
        (None, None) => return None,
    };
    Some(format!(
        "{articles} {why} deleted, as [keep] in the configuration says; \"dateline undelete\" brings them back"
    ))
}

#[cfg(test)]
mod tests {
    use super::{Retention, told};

    #[test]
    fn what_was_deleted_is_told_with_the_reason() {
        for (n, days, articles, expected) in [
            (0, Some(9), None, None),
            (1, Some(1), None, Some("1 article more than 1 day old")),
            (2, None, Some(50), Some("2 articles beyond the newest 50")),
            (
                3,
                Some(365),
                Some(50),
                Some("3 articles more than 365 days old or beyond the newest 50"),
            ),
        ] {
            let rules = Retention {
                days,
                articles,
                starred: true,
            };
            let got = told(n, &rules);
            let got = got
                .as_deref()
                .and_then(|text| text.split(" deleted").next());
            assert_eq!(got, expected);
        }
    }
}
