//! Article ids: the time of publication and a sequence.
//!
//! `days since 1970-01-01 · 2^20 + seconds of the day · 12 + sequence`. Neighbours in time have
//! ids close to each other, which keeps the indexes small, and every id is below 2^53, so that
//! programs which keep numbers as doubles read them too. A time of day that is not known counts
//! as midnight. Where more articles share a second than the sequence has numbers, they run over
//! into the next seconds. Articles without a date stand below all others in "newest first", in
//! the order in which they came: their ids count down from a floor under every date.

use jiff::civil::{Date, Time};
use rusqlite::{Connection, OptionalExtension};

use crate::article::{Published, PublishedFrom};

/// Ids of one day.
const DAY_IDS: i64 = 1 << 20;

/// Ids of one second: as many as fit into the day.
const SECOND_IDS: i64 = 12;

const _: () = assert!(
    86_400 * SECOND_IDS <= DAY_IDS,
    "the seconds fit into the day"
);

/// The ids of articles without a date are below this, those of all others above it.
pub(super) const UNDATED: i64 = -(1 << 43);

/// Days from one article to another, if both have a date.
pub(super) fn days_between(from: i64, to: i64) -> Option<i64> {
    (from > UNDATED && to > UNDATED).then(|| to.div_euclid(DAY_IDS) - from.div_euclid(DAY_IDS))
}

/// Days since 1970-01-01, negative before.
pub(super) fn day_number(date: Date) -> i64 {
    let epoch = Date::constant(1970, 1, 1);
    i64::from((date - epoch).get_days())
}

/// The date that is so many days after 1970-01-01, if the calendar has it.
pub(super) fn date_of(day: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(day).ok()?;
    Date::constant(1970, 1, 1).checked_add(span).ok()
}

/// Seconds since midnight.
pub(super) fn second_of(time: Time) -> i64 {
    i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second())
}

/// The time that is so many seconds after midnight.
pub(super) fn time_of(second: i64) -> Option<Time> {
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    Time::new(
        i8::try_from(hour).ok()?,
        i8::try_from(minute).ok()?,
        i8::try_from(second).ok()?,
        0,
    )
    .ok()
}

/// The lowest id of an article published on `date`.
pub(super) fn first_of_day(date: Date) -> i64 {
    day_number(date) * DAY_IDS
}

/// The highest id of an article published on `date`.
pub(super) fn last_of_day(date: Date) -> i64 {
    first_of_day(date) + DAY_IDS - 1
}

/// An id that no article has yet, nor one that was deleted and may come back.
pub(super) fn free_id(
    connection: &Connection,
    published: Option<Published>,
) -> rusqlite::Result<i64> {
    match published {
        Some(published) => free_from(connection, first_at(published)),
        None => connection
            .prepare_cached(
                "SELECT min(id) FROM (SELECT min(id) AS id FROM article WHERE id < ?1
                                      UNION ALL SELECT min(id) FROM deleted WHERE id < ?1)",
            )?
            .query_row([UNDATED], |row| row.get::<_, Option<i64>>(0))
            .map(|lowest| lowest.unwrap_or(UNDATED) - 1),
    }
}

fn first_at(published: Published) -> i64 {
    let second = published.time.map_or(0, second_of);
    first_of_day(published.date) + second * SECOND_IDS
}

/// A free id behind a run of taken ones that begins at `first`: steps that double find a free
/// one, halving leads back to where the run ends.
fn free_from(connection: &Connection, first: i64) -> rusqlite::Result<i64> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1)
                 OR EXISTS (SELECT 1 FROM deleted WHERE id = ?1)",
    )?;
    let mut is_taken = |id: i64| statement.query_row([id], |row| row.get::<_, bool>(0));
    if !is_taken(first)? {
        return Ok(first);
    }
    let mut taken = first;
    let mut step = 1;
    while is_taken(first + step)? {
        taken = first + step;
        step *= 2;
    }
    let mut free = first + step;
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if is_taken(middle)? {
            taken = middle;
        } else {
            free = middle;
        }
    }
    Ok(free)
}

/// The number that stands for the source of a date.
pub(super) fn dated_by_number(from: PublishedFrom) -> i64 {
    match from {
        PublishedFrom::Field => 0,
        PublishedFrom::Dateline => 1,
        PublishedFrom::FileName => 2,
        PublishedFrom::Given => 3,
    }
}

/// The publication that a row stores as day, second and source of the date.
pub(super) fn published(
    day: Option<i64>,
    second: Option<i64>,
    dated_by: Option<i64>,
) -> Option<Published> {
    let from = match dated_by? {
        0 => PublishedFrom::Field,
        1 => PublishedFrom::Dateline,
        2 => PublishedFrom::FileName,
        _ => PublishedFrom::Given,
    };
    Some(Published {
        date: date_of(day?)?,
        time: second.and_then(time_of),
        from,
    })
}

/// The id of the article with this key, or of the one that an article with this key is a copy of.
pub(super) fn id_of_key(connection: &Connection, key: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(
            "SELECT id FROM article WHERE key = ?1
             UNION ALL SELECT article FROM reprint WHERE key = ?1 LIMIT 1",
        )?
        .query_row([key], |row| row.get(0))
        .optional()
}

#[cfg(test)]
mod tests {
    use super::{UNDATED, date_of, day_number, first_of_day, last_of_day, second_of, time_of};
    use jiff::civil::{date, time};

    #[test]
    fn days_and_seconds_go_there_and_back() {
        for day in [
            date(1970, 1, 1),
            date(2025, 8, 19),
            date(1, 1, 1),
            date(9999, 12, 31),
        ] {
            assert_eq!(date_of(day_number(day)), Some(day));
        }
        assert_eq!(
            time_of(second_of(time(23, 59, 58, 0))),
            Some(time(23, 59, 58, 0))
        );
        assert_eq!(date_of(i64::MAX), None);
        assert_eq!(time_of(-1), None);
    }

    #[test]
    fn ids_grow_with_the_day_and_stay_exact_in_a_double() {
        assert!(last_of_day(date(2025, 8, 18)) < first_of_day(date(2025, 8, 19)));
        assert!(last_of_day(date(9999, 12, 31)) < 1 << 53);
        assert!(first_of_day(date(-9999, 1, 1)) > UNDATED && UNDATED > -(1 << 53));
    }
}
