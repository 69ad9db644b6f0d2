//! Days that the whole world names by month and day without their year.

use super::cursor::Cursor;
use super::words::{Lex, W};

/// Month, day, year, and the words that follow when that day is meant.
#[rustfmt::skip]
const KNOWN: &[(i8, i8, i16, &[&str])] = &[
    (9, 11, 2001, &["attacks", "attack", "terrorist", "terror", "hijackers", "hijackings", "Commission", "families", "victims"]),
    (7, 7, 2005, &["bombings", "bombing", "bombers"]),
    (1, 6, 2021, &["riot", "riots", "rioters", "insurrection", "attack", "Capitol", "defendants", "committee"]),
    (10, 7, 2023, &["attack", "attacks", "massacre", "massacres", "assault", "Hamas"]),
];

/// The year of a month and day that the token `after` makes a known day of.
pub(super) fn year(cur: &Cursor<'_>, after: usize, m: i8, d: i8) -> Option<i16> {
    let at = if cur.is(after, W::Comma) {
        after + 1
    } else {
        after
    };
    let known = KNOWN.iter().find(|known| (known.0, known.1) == (m, d))?;
    known.3.contains(&cur.text(at)).then_some(known.2)
}

/// "9/11" at `i`: the token after it.
pub(super) fn nine_eleven(cur: &Cursor<'_>, i: usize) -> Option<usize> {
    let numbers =
        cur.at(i) == Lex::Num(9, 1) && cur.is(i + 1, W::Slash) && cur.at(i + 2) == Lex::Num(11, 2);
    let alone = !cur.is_glued(i) && cur.is_glued(i + 1) && cur.is_glued(i + 2);
    let closed = !(cur.is(i + 3, W::Slash) && cur.is_glued(i + 3));
    (numbers && alone && closed).then_some(i + 3)
}
