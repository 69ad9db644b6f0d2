//! What an expression of time can look like: one entry, which hands on by the first word.

use super::absolute;
use super::calendar::Unit;
use super::clock;
use super::cursor::Cursor;
use super::lengths;
use super::meaning::{Base, Hit, Holiday, Part, Sem, Tod, When, Which};
use super::relative;
use super::shares;
use super::words::{Lex, W};

/// The expression that starts with the token `i`, if one does.
pub(super) fn expression(cur: &Cursor<'_>, i: usize) -> Option<Hit> {
    match cur.at(i) {
        Lex::W(W::The) => the(cur, i),
        Lex::W(W::A | W::Couple | W::More | W::Half) | Lex::Some => lengths::amount_led(cur, i),
        Lex::Card(_) => clock::timed(cur, i)
            .or_else(|| when(cur, i, false))
            .or_else(|| lengths::amount_led(cur, i)),
        Lex::Num(..) => clock::timed(cur, i)
            .or_else(|| when(cur, i, false))
            .or_else(|| lengths::amount_led(cur, i)),
        Lex::Clock(..)
        | Lex::ClockHalf(..)
        | Lex::ClockStop(..)
        | Lex::W(W::Noon | W::Midnight) => clock::timed(cur, i),
        Lex::W(W::Each | W::Every) | Lex::Adverb(_) | Lex::Weekdays(_) => lengths::set(cur, i),
        Lex::W(
            W::Last
            | W::Past
            | W::Next
            | W::Coming
            | W::Upcoming
            | W::Recent
            | W::Following
            | W::Prev,
        ) => lengths::window(cur, i).or_else(|| when(cur, i, false)),
        Lex::Unit(..) => unit_led(cur, i),
        Lex::Part(part) => clock::part_of(cur, i, part),
        _ => when(cur, i, false),
    }
}

/// "the" and what follows.
fn the(cur: &Cursor<'_>, i: usize) -> Option<Hit> {
    let next = i + 1;
    match cur.at(next) {
        Lex::Part(part) => clock::part_of(cur, next, part),
        Lex::Num(..) | Lex::Card(_) | Lex::Ordinal(_) => when(cur, next, true)
            .or_else(|| lengths::amount_led(cur, next))
            .filter(|hit| !is_adjective(cur, next, hit)),
        Lex::W(
            W::Last
            | W::Past
            | W::Next
            | W::Coming
            | W::Recent
            | W::Prev
            | W::Upcoming
            | W::Following,
        ) => lengths::window(cur, next).or_else(|| when(cur, next, true)),
        Lex::Unit(..) => unit_led(cur, next),
        // "the Sept. 11 attacks", "the March agreement".
        Lex::Month(_) | Lex::MonthShort(_) => None,
        _ => when(cur, next, true),
    }
}

/// "the 2015 deal", "the five-year plan": the article belongs to the noun.
fn is_adjective(cur: &Cursor<'_>, start: usize, hit: &Hit) -> bool {
    match hit.sem {
        Sem::When(When {
            base: Base::Year(_) | Base::Years(..),
            ..
        }) => true,
        Sem::When(When {
            base: Base::Day(..),
            ..
        }) => matches!(cur.at(start), Lex::Num(..)),
        Sem::Length(..) => is_noun(cur, hit.end),
        _ => false,
    }
}

/// A pointer at the calendar at `i`, with the time of day that may follow it.
pub(super) fn when(cur: &Cursor<'_>, i: usize, the: bool) -> Option<Hit> {
    let (end, when) = parted(cur, i, the)?;
    let (end, when) = clock::suffix(cur, end, when);
    Some(Hit {
        end,
        sem: Sem::When(when),
    })
}

/// A stretch or a part of one: "early May", "mid-2025", "the end of the year", "later this week".
pub(super) fn parted(cur: &Cursor<'_>, i: usize, the: bool) -> Option<(usize, When)> {
    let part = match cur.at(i) {
        Lex::W(W::Early) => Part::Early,
        Lex::W(W::Late) => Part::Late,
        Lex::W(W::Mid) => Part::Mid,
        Lex::W(W::Tonight) => return Some((i + 1, night(0))),
        Lex::W(W::Overnight) => return is_lone_overnight(cur, i).then(|| (i + 1, night(-1))),
        Lex::W(W::Earlier) => Part::SoFar,
        Lex::W(W::Later) => Part::Rest,
        Lex::W(W::End | W::Start | W::Beginning | W::Middle) => return end_of(cur, i),
        _ => return whole(cur, i, the).map(|(end, base)| (end, When::of(base))),
    };
    let at = cur.skip_hyphen(i + 1);
    let at = if cur.is(at, W::On) || cur.is(at, W::In) {
        at + 1
    } else {
        at
    };
    let in_day = matches!(part, Part::SoFar | Part::Rest) && cur.is(at, W::The);
    if in_day && cur.at(at + 1) == Lex::Unit(Unit::Day, false) {
        return Some((at + 2, When::of(Base::There(Unit::Day, 0))));
    }
    let (end, base) = whole(cur, at, the || cur.is(i, W::Mid)).or_else(|| the_whole(cur, at))?;
    Some((
        end,
        When {
            part,
            ..When::of(base)
        },
    ))
}

/// The night that follows the day `n` days after that of writing.
fn night(n: i32) -> When {
    When {
        tod: Some(Tod::Part("NI")),
        ..When::of(Base::Now(Unit::Day, n))
    }
}

/// "overnight" as an adverb, not as in "overnight stay".
fn is_lone_overnight(cur: &Cursor<'_>, i: usize) -> bool {
    if cur.is(i.wrapping_sub(1), W::The) || matches!(cur.at(i + 1), Lex::Weekday(_)) {
        return false;
    }
    !cur.text(i + 1)
        .starts_with(|c: char| c.is_ascii_lowercase())
        || matches!(cur.at(i + 1), Lex::W(_))
}

/// "the" and a stretch: "the 1990s", "the year", "the next month".
fn the_whole(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    if !cur.is(i, W::The) {
        return None;
    }
    whole(cur, i + 1, true).or_else(|| match cur.at(i + 1) {
        Lex::Unit(
            unit @ (Unit::Week
            | Unit::Month
            | Unit::Quarter
            | Unit::Year
            | Unit::Decade
            | Unit::Century),
            false,
        ) => Some((i + 2, Base::Now(unit, 0))),
        _ => None,
    })
}

/// "end of the year", "beginning of May", "middle of next week".
fn end_of(cur: &Cursor<'_>, i: usize) -> Option<(usize, When)> {
    let by = (1..=2).any(|n| {
        matches!(
            cur.at(i.wrapping_sub(n)),
            Lex::W(W::By | W::Before | W::Until)
        )
    });
    let part = match cur.at(i) {
        Lex::W(W::Start | W::Beginning) => Part::Start,
        Lex::W(W::Middle) => Part::Mid,
        _ if by => Part::ByEnd,
        _ => Part::End,
    };
    let of = cur.is(i + 1, W::Of);
    let at = if of { i + 2 } else { i + 1 };
    // "end-August" has no "of"; "start Monday" is a verb.
    let hyphened = cur.is(i, W::End) && cur.is(at, W::Hyphen);
    if !of && !hyphened {
        return None;
    }
    let at = cur.skip_hyphen(at);
    let (end, base) = whole(cur, at, false).or_else(|| the_whole(cur, at))?;
    let base = match base {
        Base::Day(..) | Base::Weekday(..) | Base::Now(Unit::Day, _) => return None,
        // "the end of the 2007 season" belongs to the season.
        Base::Year(_) | Base::Years(..) if is_noun(cur, end) => return None,
        other => other,
    };
    Some((
        end,
        When {
            part,
            ..When::of(base)
        },
    ))
}

/// Whether a word that is no word of time stands at `i`.
fn is_noun(cur: &Cursor<'_>, i: usize) -> bool {
    cur.at(i) == Lex::Other && cur.text(i).starts_with(char::is_alphabetic)
}

/// A whole stretch.
fn whole(cur: &Cursor<'_>, i: usize, the: bool) -> Option<(usize, Base)> {
    match cur.at(i) {
        Lex::W(W::Today | W::Tomorrow) if is_name_of_day(cur, i) => None,
        Lex::W(W::Today) => Some((i + 1, Base::Now(Unit::Day, 0))),
        Lex::W(W::Yesterday) => Some((i + 1, Base::Now(Unit::Day, -1))),
        Lex::W(W::Tomorrow) => Some((i + 1, Base::Now(Unit::Day, 1))),
        Lex::W(W::Christmas | W::NewYear | W::Thanksgiving | W::Valentine | W::Halloween) => {
            holiday(cur, i, Which::Plain)
        }
        Lex::W(_) if !cur.is(i, W::Fiscal) => relative::relative(cur, i, the),
        _ => absolute::date(cur, i, the),
    }
}

/// "USA Today", "the world of tomorrow".
fn is_name_of_day(cur: &Cursor<'_>, i: usize) -> bool {
    let named =
        cur.is_capital(i) && cur.is_capital(i.wrapping_sub(1)) && cur.before(i) == Lex::Other;
    named
        || cur.is(i.wrapping_sub(1), W::Of)
            && !cur.is(i.wrapping_sub(2), W::As)
            && cur.is(i, W::Tomorrow)
}

/// A holiday with a fixed place in the year, where it is the day and not what is sold for it.
pub(super) fn holiday(cur: &Cursor<'_>, i: usize, which: Which) -> Option<(usize, Base)> {
    if !cur.is_capital(i) {
        return None;
    }
    let (end, holiday) = match (cur.at(i), cur.at(i + 1)) {
        (Lex::W(W::Christmas), Lex::W(W::Eve)) => (i + 2, Holiday::ChristmasEve),
        (Lex::W(W::Christmas), Lex::Unit(Unit::Day, false)) => (i + 2, Holiday::Christmas),
        (Lex::W(W::Thanksgiving), Lex::Unit(Unit::Day, false)) => (i + 2, Holiday::Thanksgiving),
        (Lex::W(W::Valentine), Lex::W(W::S)) if cur.text(i + 2) == "Day" => {
            (i + 3, Holiday::ValentinesDay)
        }
        (Lex::W(W::NewYear), _) => match (cur.text(i + 1), cur.at(i + 2), cur.text(i + 3)) {
            ("Year", Lex::W(W::S), "Eve") => (i + 4, Holiday::NewYearsEve),
            ("Year", Lex::W(W::S), "Day") => (i + 4, Holiday::NewYearsDay),
            _ => return None,
        },
        (Lex::W(W::Christmas), _) if is_lone(cur, i) => (i + 1, Holiday::Christmas),
        (Lex::W(W::Thanksgiving), _) if is_lone(cur, i) => (i + 1, Holiday::Thanksgiving),
        (Lex::W(W::Halloween), _) if is_lone(cur, i) => (i + 1, Holiday::Halloween),
        _ => return None,
    };
    let year = match cur.at(cur.skip(end, W::Comma)) {
        Lex::Num(y @ 1900..=2200, 4) => Some((cur.skip(end, W::Comma) + 1, Which::Year(y as i16))),
        _ => None,
    };
    let (end, which) = year.unwrap_or((end, which));
    Some((end, Base::Holiday(which, holiday)))
}

/// Whether a word of time goes before and no noun follows.
fn is_lone(cur: &Cursor<'_>, i: usize) -> bool {
    let opened = matches!(
        cur.before(i),
        Lex::W(
            W::By
                | W::Before
                | W::Since
                | W::Until
                | W::At
                | W::On
                | W::After
                | W::This
                | W::Last
                | W::Next
                | W::Around
        )
    );
    opened && !cur.text(i + 1).starts_with(char::is_alphabetic)
}

/// "year-end", "month's end", "year-earlier", "week ago"; most units alone say nothing.
fn unit_led(cur: &Cursor<'_>, i: usize) -> Option<Hit> {
    let Lex::Unit(unit, plural) = cur.at(i) else {
        return None;
    };
    let the = cur.is(i.wrapping_sub(1), W::The);
    let (end, when) = match (unit, cur.at(i + 1)) {
        (Unit::Year, Lex::Num(y @ 1000..=2200, 4)) if !plural => {
            (i + 2, When::of(Base::Year(y as i16)))
        }
        (Unit::Week, Lex::W(W::Of)) if !plural && shares::week_of(cur, i).is_some() => {
            let (end, base) = shares::week_of(cur, i)?;
            (end, When::of(base))
        }
        (Unit::Weekend, _) if the && !plural => (i + 1, When::of(Base::Weekend)),
        (Unit::Quarter, next) if the && !plural && next != Lex::W(W::Hyphen) => {
            (i + 1, When::of(Base::There(Unit::Quarter, 0)))
        }
        (Unit::Month | Unit::Year | Unit::Week, Lex::W(W::S)) if cur.is(i + 2, W::End) => {
            (i + 3, ends(cur, i, unit))
        }
        (Unit::Month | Unit::Year, _)
            if !plural && cur.is(cur.skip_hyphen(i + 1), W::End) && !is_of(cur, i + 1) =>
        {
            (cur.skip_hyphen(i + 1) + 1, ends(cur, i, unit))
        }
        _ => {
            return relative::year_before(cur, i)
                .or_else(|| relative::beside(cur, i, the))
                .or_else(|| lengths::plural_alone(cur, i));
        }
    };
    Some(Hit {
        end,
        sem: Sem::When(when),
    })
}

fn is_of(cur: &Cursor<'_>, i: usize) -> bool {
    cur.is(cur.skip_hyphen(i) + 1, W::Of)
}

fn ends(cur: &Cursor<'_>, i: usize, unit: Unit) -> When {
    let by = (1..=2).any(|n| {
        matches!(
            cur.at(i.wrapping_sub(n)),
            Lex::W(W::By | W::Before | W::Until)
        )
    });
    When {
        part: if by { Part::ByEnd } else { Part::End },
        ..When::of(Base::Now(unit, 0))
    }
}
