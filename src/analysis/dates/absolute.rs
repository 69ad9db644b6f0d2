//! Dates of the calendar: which kind starts here.

use super::cursor::Cursor;
use super::meaning::{Base, Which};
use super::words::{Lex, W};
use super::{days, months, shares, years};

/// A date of the calendar at `i`, and the token after it; `the` where the article stands before it.
pub(super) fn date(cur: &Cursor<'_>, i: usize, the: bool) -> Option<(usize, Base)> {
    match cur.at(i) {
        Lex::Num(..) => days::from_number(cur, i).or_else(|| years::from_number(cur, i)),
        Lex::Dotted(a, b, c) => days::numbers(a, b, c).map(|base| (i + 1, base)),
        Lex::Month(_) | Lex::MonthShort(_) => months::from_month(cur, i),
        Lex::Weekday(_) | Lex::WeekdayShort(_) => days::from_weekday(cur, i),
        Lex::Ordinal(n) => shares::of_month(cur, i)
            .or_else(|| days::day_first(cur, i))
            .or_else(|| years::from_ordinal(cur, i, n))
            .or_else(|| days::lone(cur, i, n, the)),
        Lex::Season(season) => years::from_season(cur, i, season, the),
        Lex::Decades(n) => years::decade(cur, i, n, the).map(|base| (i + 1, base)),
        Lex::W(W::Fiscal) => years::fiscal(cur, i),
        Lex::Card(n) => years::spelled(cur, i, n),
        Lex::Other => years::short_quarter(cur, i).or_else(|| years::short_year(cur, i, true)),
        _ => None,
    }
}

/// A year at `i`, beside a month or the like: four digits from 1000 to 2999.
pub(super) fn year(cur: &Cursor<'_>, i: usize) -> Option<i16> {
    match cur.at(i) {
        Lex::Num(n @ 1000..=2999, 4) => Some(n as i16),
        _ => None,
    }
}

/// A year that may follow at `i`, with or without a comma or "of"; if none does, `i` itself.
pub(super) fn trailing_year(cur: &Cursor<'_>, i: usize) -> (usize, Which) {
    let after = cur.skip(i, W::Comma);
    let after = cur.skip(after, W::Of);
    match year(cur, after) {
        // "On May 5, 2000 people": a plural makes a number of the year.
        Some(y) if !is_counted(cur, after + 1) => (after + 1, Which::Year(y)),
        _ => match years::short_year(cur, cur.skip(i, W::Comma), false) {
            Some((end, Base::Year(y))) => (end, Which::Year(y)),
            _ => (i, Which::Plain),
        },
    }
}

/// The number of a month at `i`, and the token after it.
pub(super) fn month(cur: &Cursor<'_>, i: usize) -> Option<(usize, i8)> {
    match cur.at(i) {
        Lex::Month(m) | Lex::MonthShort(m) if cur.is_capital(i) => Some((i + 1, m)),
        _ => None,
    }
}

/// A day of the month at `i`: "19", "19th", "eighth".
pub(super) fn day(cur: &Cursor<'_>, i: usize) -> Option<i8> {
    match cur.at(i) {
        Lex::Num(n @ 1..=31, 1..=2) | Lex::Ordinal(n @ 1..=31) => Some(n as i8),
        _ => None,
    }
}

/// The token after a mark or word at `i` that leads to the end of a range begun at `start`.
pub(super) fn range_mark(cur: &Cursor<'_>, i: usize, start: usize) -> Option<usize> {
    match cur.at(i) {
        Lex::W(W::Hyphen | W::Dash | W::To | W::Through | W::Until) => Some(i + 1),
        Lex::W(W::And) if cur.before(start) == Lex::W(W::Between) => Some(i + 1),
        _ => None,
    }
}

/// Whether the word at `i` says that a number before it counts something.
pub(super) fn is_counted(cur: &Cursor<'_>, i: usize) -> bool {
    matches!(cur.at(i), Lex::Unit(..)) || COUNTED.contains(&cur.text(i))
}

/// Plurals and units that news counts.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "people", "men", "women", "children", "troops", "soldiers", "workers", "jobs", "dollars", "euros", "pounds", "yen",
    "yuan", "rubles", "roubles", "miles", "km", "kilometers", "kilometres", "meters", "metres", "feet", "ft", "m", "kg",
    "tons", "tonnes", "homes", "houses", "votes", "points", "members", "others", "families", "refugees", "migrants",
    "officers", "police", "students", "employees", "residents", "protesters", "prisoners", "fighters", "civilians",
    "cases", "deaths", "words", "megawatts", "mw", "MW", "GMT", "UTC", "hrs", "barrels", "shares", "percent", "%", "million",
    "billion", "units", "vehicles", "aircraft", "acres", "hectares", "pages", "participants", "delegates", "passengers",
    "villagers", "demonstrators", "supporters", "rounds", "missiles", "drones", "rockets", "tanks", "square", "cubic",
    "applications", "companies", "schools", "cars", "patients", "volunteers", "delegations", "lives", "local", "feet",
];
