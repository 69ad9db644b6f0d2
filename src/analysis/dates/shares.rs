//! Shares of a month or a year: "the first week of May", "the second half of July", "the
//! week of October 16", "the last quarter of 2024".

use super::absolute::{day, month, year};
use super::calendar::Unit;
use super::cursor::Cursor;
use super::meaning::{Base, Share, Which};
use super::months;
use super::words::{Lex, W};

/// "first week of May", "second half of July 2025", "last days of August" at `i`.
pub(super) fn of_month(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let n = match cur.at(i) {
        Lex::Ordinal(n @ 1..=4) => n as i8,
        Lex::W(W::Last) => -1,
        _ => return None,
    };
    let share = match (n, cur.at(i + 1)) {
        (n, Lex::Unit(Unit::Week, false)) => Share::Week(n),
        (1 | 2, Lex::W(W::Half)) => Share::Half(n),
        (1 | -1, Lex::Unit(Unit::Day, true)) => Share::Week(n),
        _ => return None,
    };
    if !cur.is(i + 2, W::Of) {
        return None;
    }
    let (at, m) = month(cur, i + 3)?;
    if day(cur, at).is_some() {
        return None;
    }
    let (end, which) = months::year_after(cur, at);
    Some((end, Base::Share(which, m, share)))
}

/// "last quarter of 2024", "last month of 2024" at `i`.
pub(super) fn last_of_year(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    if !cur.is(i, W::Last) || !cur.is(i + 2, W::Of) {
        return None;
    }
    let y = Which::Year(year(cur, i + 3)?);
    match cur.at(i + 1) {
        Lex::Unit(Unit::Quarter, false) => Some((i + 4, Base::Quarter(y, 4))),
        Lex::Unit(Unit::Month, false) => Some((i + 4, Base::Month(y, 12))),
        _ => None,
    }
}

/// "week of October 16", "week of 16 October 2025" at `i`.
pub(super) fn week_of(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let week = cur.at(i) == Lex::Unit(Unit::Week, false) && cur.is(i + 1, W::Of);
    let found = match cur.at(i + 2) {
        _ if !week => None,
        Lex::Num(..) => super::days::from_number(cur, i + 2),
        Lex::Month(_) | Lex::MonthShort(_) => months::from_month(cur, i + 2),
        _ => None,
    };
    match found? {
        (end, Base::Day(which, m, d)) => Some((end, Base::WeekOf(which, m, d))),
        _ => None,
    }
}
