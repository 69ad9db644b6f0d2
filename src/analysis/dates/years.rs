//! Years and what is longer than a month: quarters, halves, seasons, decades, centuries.

use super::absolute::{is_counted, trailing_year, year};
use super::calendar::{Season, Unit};
use super::cursor::Cursor;
use super::meaning::{Base, Which};
use super::words::{Lex, W};

/// "1999", "2014-2018", "1988 third quarter" at `i`.
pub(super) fn from_number(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let y = year(cur, i)?;
    if !stands_as_year(cur, i, y) {
        return None;
    }
    if let Some(found) = quarter_after(cur, i + 1, y) {
        return Some(found);
    }
    let mark = matches!(cur.at(i + 1), Lex::W(W::Hyphen | W::Dash));
    let season = is_season(cur, i, y);
    match cur.at(i + 2) {
        Lex::Num(z @ 1000..=2999, 4) if mark && z > u32::from(y.unsigned_abs()) => {
            Some((i + 3, Base::Years(y, z as i16)))
        }
        Lex::Num(z, 2)
            if (mark || season) && cur.is_glued(i + 2) && i32::from(y) % 100 < z as i32 =>
        {
            Some((i + 3, Base::Years(y, y - y % 100 + z as i16)))
        }
        _ => Some((i + 1, Base::Year(y))),
    }
}

/// "third quarter" in "the 1988 third quarter".
fn quarter_after(cur: &Cursor<'_>, i: usize, y: i16) -> Option<(usize, Base)> {
    let i = cur.skip(i, W::S);
    let i = cur.skip(i, W::Fiscal);
    let at = cur.skip_hyphen(i + 1);
    match (cur.at(i), cur.at(at)) {
        (Lex::Ordinal(q @ 1..=4), Lex::Unit(Unit::Quarter, false)) => {
            Some((at + 1, Base::Quarter(Which::Year(y), q as i8)))
        }
        (Lex::Ordinal(h @ 1..=2), Lex::W(W::Half)) => {
            Some((at + 1, Base::Half(Which::Year(y), h as i8)))
        }
        _ => None,
    }
}

/// Whether four digits are a year rather than a count, a price or a name's number.
fn stands_as_year(cur: &Cursor<'_>, i: usize, y: i16) -> bool {
    let before = cur.text(i.wrapping_sub(1));
    let in_brackets = matches!(before, "(" | "[");
    if cur.is_glued(i)
        && !in_brackets
        && !matches!(before, "\"" | "“" | "‘" | "'" | "/")
        && !is_range_end(cur, i)
    {
        return false;
    }
    let joined = cur.is_glued(i + 1)
        && !is_season(cur, i, y)
        && matches!(cur.text(i + 1), "%" | "°" | "/" | "$");
    if joined || is_counted(cur, i + 1) || NUMBERED.contains(&before) {
        return false;
    }
    let opened = in_brackets || is_year_opener(cur.before(i));
    let counts = cur.at(i + 1) == Lex::Other && cur.text(i + 1).ends_with(['s', 'n']);
    match y {
        1900..=2049 => true,
        1500..=2200 => opened && !counts,
        _ => false,
    }
}

/// "2024/25": two years with a stroke.
fn is_season(cur: &Cursor<'_>, i: usize, y: i16) -> bool {
    let next = i32::from(y) % 100 + 1;
    let stroke = cur.is(i + 1, W::Slash) && cur.is_glued(i + 1) && cur.is_glued(i + 2);
    stroke && matches!(cur.at(i + 2), Lex::Num(z, 2) if z as i32 == next)
}

/// Words and signs before a number that is no year.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "$", "€", "£", "#", "No.", "no.", "Flight", "flight", "Route", "route", "Resolution", "resolution", "page", "than",
];

/// The second year of "1999-2000" where the first was not read as one.
fn is_range_end(cur: &Cursor<'_>, i: usize) -> bool {
    matches!(cur.before(i), Lex::W(W::Hyphen | W::Dash))
        && matches!(
            cur.at(i.wrapping_sub(2)),
            Lex::Num(_, 4) | Lex::W(W::Mid | W::Early | W::Late)
        )
}

/// Whether a word before a number says that it is a year.
fn is_year_opener(before: Lex) -> bool {
    matches!(
        before,
        Lex::W(
            W::In
                | W::Since
                | W::Of
                | W::By
                | W::From
                | W::Until
                | W::To
                | W::Before
                | W::After
                | W::Between
                | W::And
                | W::During
                | W::Early
                | W::Late
                | W::Mid
                | W::Around
                | W::Fiscal
                | W::Through
                | W::Throughout
        ) | Lex::Season(_)
            | Lex::Month(_)
            | Lex::Unit(Unit::Year, false)
    )
}

/// "'98": an apostrophe and two digits; alone only after a word such as "in".
pub(super) fn short_year(cur: &Cursor<'_>, i: usize, alone: bool) -> Option<(usize, Base)> {
    let Lex::Num(n, 2) = cur.at(i + 1) else {
        return None;
    };
    let is_short = matches!(cur.text(i), "'" | "’") && cur.is_glued(i + 1) && !cur.is_glued(i);
    let fits = is_short && (!alone || is_year_opener(cur.before(i)));
    fits.then(|| (i + 2, Base::Year(full_year(n))))
}

/// Two digits of a year in the century that news means.
fn full_year(two: u32) -> i16 {
    if two < 40 {
        2000 + two as i16
    } else {
        1900 + two as i16
    }
}

/// "nineteen ninety-four", "two thousand five" after "in", "of" or "year", as in transcripts.
pub(super) fn spelled(cur: &Cursor<'_>, i: usize, n: u32) -> Option<(usize, Base)> {
    if !matches!(
        cur.before(i),
        Lex::W(W::In | W::Of | W::Since) | Lex::Unit(Unit::Year, false)
    ) {
        return None;
    }
    let (hundreds, at) = match (n, cur.at(i + 1)) {
        (2, Lex::Card(1000)) => (2000, cur.skip(i + 2, W::And)),
        (18..=20, Lex::Card(10..=90)) => (n as i16 * 100, i + 1),
        _ => return None,
    };
    let (end, rest) = match (cur.at(at), cur.at(cur.skip_hyphen(at + 1))) {
        (Lex::Card(tens @ 20..=90), Lex::Card(ones @ 1..=9)) => {
            (cur.skip_hyphen(at + 1) + 1, tens + ones)
        }
        (Lex::Card(rest @ 1..=90), _) => (at + 1, rest),
        _ => (i + 2, 0),
    };
    let counted = is_counted(cur, end)
        || (n == 2
            && cur.text(end).starts_with(|c: char| c.is_ascii_lowercase())
            && cur.at(end) == Lex::Other
            && rest == 0
            && !matches!(cur.before(i), Lex::Unit(..)));
    (!counted).then_some((end, Base::Year(hundreds + rest as i16)))
}

/// "third quarter", "19th century", "first half of 2025".
pub(super) fn from_ordinal(cur: &Cursor<'_>, i: usize, n: u32) -> Option<(usize, Base)> {
    let at = cur.skip_hyphen(i + 1);
    let at = cur.skip(at, W::Fiscal);
    match cur.at(at) {
        Lex::Unit(Unit::Quarter, false) if n <= 4 => {
            let (end, which) = of_year(cur, at + 1);
            Some((end, Base::Quarter(which, n as i8)))
        }
        Lex::W(W::Half) if n <= 2 => {
            let (end, which) = of_year(cur, at + 1);
            // The first half of a match, a sentence or a book is no date.
            (which != Which::Plain).then_some((end, Base::Half(which, n as i8)))
        }
        Lex::Unit(Unit::Century, false) if (1..=29).contains(&n) => Some(century(cur, at + 1, n)),
        _ => None,
    }
}

fn century(cur: &Cursor<'_>, end: usize, n: u32) -> (usize, Base) {
    let first = (n as i16 - 1) * 100;
    if cur.is(end, W::Bc) {
        return (end + 1, Base::Century(-first - 100));
    }
    (end, Base::Century(first))
}

/// A year after a quarter or a half: "of 2025", "2025", "of last year", "of this year".
fn of_year(cur: &Cursor<'_>, i: usize) -> (usize, Which) {
    let (end, which) = trailing_year(cur, i);
    if which != Which::Plain {
        return (end, which);
    }
    let at = cur.skip(i, W::Of);
    let at = cur.skip(at, W::The);
    let at = cur.skip(at, W::Fiscal);
    if let Some(y) = year(cur, at) {
        return (at + 1, Which::Year(y));
    }
    if cur.at(at) == Lex::Unit(Unit::Year, false) && cur.is(i, W::Of) {
        return match year(cur, at + 1) {
            Some(y) => (at + 2, Which::Year(y)),
            None => (at + 1, Which::InYear(0)),
        };
    }
    let is_year = at > i && cur.at(at + 1) == Lex::Unit(Unit::Year, false);
    match cur.at(at) {
        Lex::W(W::Last) if is_year => (at + 2, Which::InYear(-1)),
        Lex::W(W::This) if is_year => (at + 2, Which::InYear(0)),
        Lex::W(W::Next) if is_year => (at + 2, Which::InYear(1)),
        _ => (i, Which::Plain),
    }
}

/// "spring 2026", "the summer of 1914", "in the spring"; "spring" alone is too often something else.
pub(super) fn from_season(
    cur: &Cursor<'_>,
    i: usize,
    season: Season,
    the: bool,
) -> Option<(usize, Base)> {
    let (end, which) = of_year(cur, i + 1);
    if which != Which::Plain {
        return Some((end, Base::Season(which, season)));
    }
    if cur.is(i + 1, W::Of)
        && let Lex::Card(n) = cur.at(i + 2)
        && let Some((end, Base::Year(y))) = spelled(cur, i + 2, n)
    {
        return Some((end, Base::Season(Which::Year(y), season)));
    }
    let opened = matches!(
        cur.at(i.wrapping_sub(1 + usize::from(the))),
        Lex::W(
            W::In
                | W::Since
                | W::By
                | W::Until
                | W::During
                | W::Early
                | W::Late
                | W::Mid
                | W::Over
                | W::Of
                | W::Throughout
                | W::Before
        )
    );
    let closed = !cur.text(i + 1).starts_with(char::is_alphabetic);
    let fall = cur.text(i) == "fall" && !the;
    (opened && closed && !fall).then_some((i + 1, Base::Season(Which::Plain, season)))
}

/// "1990s" always, "90s" and "nineties" after an article or "mid"; "in his nineties" is an age.
pub(super) fn decade(cur: &Cursor<'_>, i: usize, n: u32, the: bool) -> Option<Base> {
    let before = cur.before(i);
    let opened =
        the || matches!(
            before,
            Lex::W(W::The | W::Mid | W::Early | W::Late | W::Hyphen)
        ) || matches!(cur.text(i.wrapping_sub(1)), "'" | "’");
    (n >= 1000 || opened).then_some(Base::Decade(n as i16))
}

/// "fiscal 1989", "fiscal year 2025", "fiscal first quarter".
pub(super) fn fiscal(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let at = if cur.at(i + 1) == Lex::Unit(Unit::Year, false) {
        i + 2
    } else {
        i + 1
    };
    if let Some(y) = year(cur, at) {
        return Some((at + 1, Base::Year(y)));
    }
    let Lex::Ordinal(n @ 1..=4) = cur.at(i + 1) else {
        return None;
    };
    from_ordinal(cur, i + 1, n)
}

/// "Q3 2025", "Q3", "H1 2025".
pub(super) fn short_quarter(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let (quarter, n) = match cur.text(i).as_bytes() {
        [b'Q', n @ b'1'..=b'4'] => (true, n - b'0'),
        [b'H', n @ b'1'..=b'2'] => (false, n - b'0'),
        _ => return None,
    };
    let (end, which) = of_year(cur, i + 1);
    match quarter {
        true => Some((end, Base::Quarter(which, n as i8))),
        false if which == Which::Plain => None,
        false => Some((end, Base::Half(which, n as i8))),
    }
}
