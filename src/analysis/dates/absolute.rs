//! Dates of the calendar: days, months, quarters, seasons, years and longer.
//!
//! Each function reads from one token and gives the token after what it read.

use super::calendar::{Season, Unit};
use super::cursor::Cursor;
use super::meaning::{Base, Which};
use super::words::{Lex, W};

/// Any of them at `i`; `the` where the article stands before it.
pub(super) fn date(cur: &Cursor<'_>, i: usize, the: bool) -> Option<(usize, Base)> {
    match cur.at(i) {
        Lex::Num(..) => from_number(cur, i),
        Lex::Dotted(a, b, c) => dotted(a, b, c).map(|base| (i + 1, base)),
        Lex::Month(_) | Lex::MonthShort(_) => from_month(cur, i),
        Lex::Weekday(_) | Lex::WeekdayShort(_) => from_weekday(cur, i),
        Lex::Ordinal(n) => from_ordinal(cur, i, n, the),
        Lex::Season(season) => from_season(cur, i, season, the),
        Lex::Decades(n) => decade(cur, i, n, the).map(|base| (i + 1, base)),
        Lex::W(W::Fiscal) => fiscal(cur, i),
        Lex::Other => short_quarter(cur, i).or_else(|| short_year(cur, i, true)),
        _ => None,
    }
}

/// The number of a month at `i`, and the token after it.
fn month(cur: &Cursor<'_>, i: usize) -> Option<(usize, i8)> {
    match cur.at(i) {
        Lex::Month(m) | Lex::MonthShort(m) if cur.is_capital(i) => Some((i + 1, m)),
        _ => None,
    }
}

/// A day of the month at `i`: "19", "19th", "eighth".
fn day(cur: &Cursor<'_>, i: usize) -> Option<i8> {
    match cur.at(i) {
        Lex::Num(n @ 1..=31, 1..=2) | Lex::Ordinal(n @ 1..=31) => Some(n as i8),
        _ => None,
    }
}

/// A year at `i`, beside a month or the like: four digits from 1000 to 2999.
fn year(cur: &Cursor<'_>, i: usize) -> Option<i16> {
    match cur.at(i) {
        Lex::Num(n @ 1000..=2999, 4) => Some(n as i16),
        _ => None,
    }
}

/// A year that may follow at `i`, with or without a comma or "of".
fn trailing_year(cur: &Cursor<'_>, i: usize) -> (usize, Which) {
    let after = cur.skip(i, W::Comma);
    let after = cur.skip(after, W::Of);
    match year(cur, after) {
        // "on May 5, 2000 people": a comma makes a year even more likely, a plural undoes it.
        Some(y) if !is_counted(cur, after + 1) => (after + 1, Which::Year(y)),
        _ => match short_year(cur, i, false) {
            Some((end, Base::Year(y))) => (end, Which::Year(y)),
            _ => (i, Which::Plain),
        },
    }
}

/// "'98": an apostrophe and two digits; alone only after a word such as "in".
fn short_year(cur: &Cursor<'_>, i: usize, alone: bool) -> Option<(usize, Base)> {
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

/// Whether the word at `i` says that a number before it counts something.
fn is_counted(cur: &Cursor<'_>, i: usize) -> bool {
    matches!(
        cur.text(i),
        "people"
            | "men"
            | "women"
            | "children"
            | "troops"
            | "soldiers"
            | "workers"
            | "jobs"
            | "dollars"
            | "euros"
            | "pounds"
            | "yen"
            | "yuan"
            | "rubles"
            | "roubles"
            | "miles"
            | "km"
            | "kilometers"
            | "kilometres"
            | "meters"
            | "metres"
            | "feet"
            | "ft"
            | "m"
            | "kg"
            | "tons"
            | "tonnes"
            | "homes"
            | "houses"
            | "votes"
            | "points"
            | "members"
            | "others"
            | "families"
            | "refugees"
            | "migrants"
            | "officers"
            | "police"
            | "students"
            | "employees"
            | "residents"
            | "protesters"
            | "prisoners"
            | "fighters"
            | "civilians"
            | "cases"
            | "deaths"
            | "words"
            | "megawatts"
            | "mw"
            | "GMT"
            | "UTC"
            | "hrs"
            | "hours"
            | "years"
            | "days"
            | "barrels"
            | "shares"
            | "percent"
            | "%"
            | "million"
            | "billion"
            | "units"
            | "vehicles"
            | "aircraft"
            | "acres"
            | "hectares"
            | "pages"
            | "participants"
            | "delegates"
            | "passengers"
            | "villagers"
            | "demonstrators"
            | "supporters"
    )
}

/// "2025-08-19", "19 August 2025", "19-21 August", "1999", "2014-2018".
fn from_number(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    iso(cur, i)
        .or_else(|| slashed(cur, i))
        .or_else(|| day_first(cur, i))
        .or_else(|| year_first(cur, i))
}

fn iso(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let y = year(cur, i)?;
    let (Lex::W(W::Hyphen), Lex::Num(m @ 1..=12, 2)) = (cur.at(i + 1), cur.at(i + 2)) else {
        return None;
    };
    let glued = (1..=4).all(|n| cur.is_glued(i + n));
    match (cur.at(i + 3), cur.at(i + 4)) {
        (Lex::W(W::Hyphen), Lex::Num(d @ 1..=31, 2)) if glued => {
            Some((i + 5, Base::Day(Which::Year(y), m as i8, d as i8)))
        }
        // "2025-08" is a month; "2011-12" is as often two years.
        _ if !cur.is_glued(i + 3) && cur.is_glued(i + 2) && i32::from(y) % 100 + 1 != m as i32 => {
            Some((i + 3, Base::Month(Which::Year(y), m as i8)))
        }
        _ => None,
    }
}

/// "19/8/2025": day first unless only the other order gives a date.
fn slashed(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let (Lex::Num(a, 1..=4), Lex::W(W::Slash), Lex::Num(b, 1..=2), Lex::W(W::Slash)) =
        (cur.at(i), cur.at(i + 1), cur.at(i + 2), cur.at(i + 3))
    else {
        return None;
    };
    let Lex::Num(c, 1..=4) = cur.at(i + 4) else {
        return None;
    };
    let glued = (1..=4).all(|n| cur.is_glued(i + n)) && !cur.is_glued(i + 5);
    let base = dotted(a, b, c)?;
    glued.then_some((i + 5, base))
}

/// Three numbers as a date.
fn dotted(a: u32, b: u32, c: u32) -> Option<Base> {
    let (y, x, z) = if a > 999 { (a, b, c) } else { (c, b, a) };
    if !(1000..=2999).contains(&y) {
        return None;
    }
    let (m, d) = if x <= 12 { (x, z) } else { (z, x) };
    let fits = (1..=12).contains(&m) && (1..=31).contains(&d);
    fits.then(|| Base::Day(Which::Year(y as i16), m as i8, d as i8))
}

/// "19 August 2025", "19th of August", "15-18 August", "3 and 5 May" after "between".
fn day_first(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let first = day(cur, i)?;
    let (at, last) = match range_mark(cur, i + 1, i) {
        Some(next) => match day(cur, next) {
            Some(last) => (next + 1, Some(last)),
            None => (i + 1, None),
        },
        None => (i + 1, None),
    };
    let at = cur.skip(at, W::Of);
    let at = cur.skip_hyphen(at);
    let (at, m) = month(cur, at)?;
    // "19 May Street" is none, but hardly ever seen; "5 March 2025" is.
    match last {
        Some(last) if last > first => {
            let (end, which) = trailing_year(cur, at);
            Some((end, Base::Days(which, (m, first), (m, last))))
        }
        Some(_) => None,
        None => day_to_day(cur, at, m, first),
    }
}

/// What may follow a day: a year, or the end of a range ("30 August – 2 September 2025").
fn day_to_day(cur: &Cursor<'_>, at: usize, m: i8, d: i8) -> Option<(usize, Base)> {
    if let Some(next) = range_mark(cur, at, at.saturating_sub(2))
        && let Some(last) = day(cur, next)
        && let Some((after, m2)) = month(cur, next + 1)
        && (m2, last) > (m, d)
    {
        let (end, which) = trailing_year(cur, after);
        return Some((end, Base::Days(which, (m, d), (m2, last))));
    }
    let (end, which) = trailing_year(cur, at);
    Some((end, Base::Day(which, m, d)))
}

/// The token after a mark or word at `i` that leads to the end of a range begun at `start`.
fn range_mark(cur: &Cursor<'_>, i: usize, start: usize) -> Option<usize> {
    match cur.at(i) {
        Lex::W(W::Hyphen | W::Dash | W::To | W::Through) => Some(i + 1),
        Lex::W(W::Until) => Some(i + 1),
        Lex::W(W::And) if cur.before(start) == Lex::W(W::Between) => Some(i + 1),
        _ => None,
    }
}

/// A year standing alone.
fn year_first(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let y = year(cur, i)?;
    if !stands_as_year(cur, i, y) {
        return None;
    }
    if let Some(next) = quarter_after_year(cur, i + 1, y) {
        return Some(next);
    }
    let mark = matches!(cur.at(i + 1), Lex::W(W::Hyphen | W::Dash));
    match cur.at(i + 2) {
        Lex::Num(z @ 1000..=2999, 4) if mark && z > u32::from(y.unsigned_abs()) => {
            Some((i + 3, Base::Years(y, z as i16)))
        }
        Lex::Num(z, 2) if mark && cur.is_glued(i + 2) && i32::from(y) % 100 < z as i32 => {
            Some((i + 3, Base::Years(y, y - y % 100 + z as i16)))
        }
        _ => Some((i + 1, Base::Year(y))),
    }
}

/// "the 1988 third quarter", "2025 Q3".
fn quarter_after_year(cur: &Cursor<'_>, i: usize, y: i16) -> Option<(usize, Base)> {
    let i = cur.skip(i, W::Fiscal);
    match (cur.at(i), cur.at(cur.skip_hyphen(i + 1))) {
        (Lex::Ordinal(q @ 1..=4), Lex::Unit(Unit::Quarter, false)) => Some((
            cur.skip_hyphen(i + 1) + 1,
            Base::Quarter(Which::Year(y), q as i8),
        )),
        (Lex::Ordinal(h @ 1..=2), Lex::W(W::Half)) => Some((
            cur.skip_hyphen(i + 1) + 1,
            Base::Half(Which::Year(y), h as i8),
        )),
        _ => None,
    }
}

/// Whether four digits are a year rather than a count, a price or a name's number.
fn stands_as_year(cur: &Cursor<'_>, i: usize, y: i16) -> bool {
    let before = cur.text(i.wrapping_sub(1));
    if cur.is_glued(i)
        && !matches!(before, "(" | "[" | "\"" | "“" | "‘" | "'" | "/")
        && !is_range_end(cur, i)
    {
        return false;
    }
    if matches!(
        before,
        "$" | "€"
            | "£"
            | "#"
            | "No."
            | "no."
            | "Flight"
            | "flight"
            | "Route"
            | "Resolution"
            | "resolution"
            | "page"
    ) {
        return false;
    }
    if is_counted(cur, i + 1)
        || (cur.is_glued(i + 1) && matches!(cur.text(i + 1), "%" | "°" | "/" | "$"))
    {
        return false;
    }
    let opened = is_year_opener(cur.before(i)) || matches!(before, "(" | "[");
    match y {
        1900..=2049 => true,
        1500..=2200 => opened && !matches!(cur.at(i + 1), Lex::Unit(..)),
        _ => false,
    }
}

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

/// "August", "Aug. 19, 2025", "August 12-14", "August 2025", "June to August 2025".
fn from_month(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let (at, m) = month(cur, i)?;
    let at = if cur.is(at, W::The) && day(cur, at + 1).is_some() {
        at + 1
    } else {
        at
    };
    if let Some(first) = day(cur, at)
        && !matches!(cur.at(at + 1), Lex::Unit(Unit::Quarter | Unit::Century, _))
        && !is_counted(cur, at + 1)
    {
        return month_day(cur, at + 1, m, first, i);
    }
    let (end, which) = trailing_year(cur, at);
    if which != Which::Plain {
        return Some((end, Base::Month(which, m)));
    }
    if let Some(found) = month_range(cur, i, at, m) {
        return Some(found);
    }
    is_month_alone(cur, i).then_some((at, Base::Month(Which::Plain, m)))
}

/// What follows "August 12": "-14", " to September 2", ", 2025".
fn month_day(cur: &Cursor<'_>, at: usize, m: i8, first: i8, start: usize) -> Option<(usize, Base)> {
    if let Some(next) = range_mark(cur, at, start) {
        if let Some((after, m2)) = month(cur, next)
            && let Some(last) = day(cur, after)
            && (m2, last) > (m, first)
        {
            let (end, which) = trailing_year(cur, after + 1);
            return Some((end, Base::Days(which, (m, first), (m2, last))));
        }
        if let Some(last) = day(cur, next)
            && last > first
            && month(cur, next + 1).is_none()
        {
            let (end, which) = trailing_year(cur, next + 1);
            return Some((end, Base::Days(which, (m, first), (m, last))));
        }
    }
    let (end, which) = trailing_year(cur, at);
    Some((end, Base::Day(which, m, first)))
}

/// "June to August 2025", "June-August".
fn month_range(cur: &Cursor<'_>, i: usize, at: usize, m: i8) -> Option<(usize, Base)> {
    let next = range_mark(cur, at, i)?;
    let (after, m2) = month(cur, next)?;
    let (end, which) = trailing_year(cur, after);
    let is_range = m2 > m && day(cur, after).is_none() && is_month_alone(cur, i);
    is_range.then_some((end, Base::Months(which, m, m2)))
}

/// Whether the name of a month with no number beside it means the month.
fn is_month_alone(cur: &Cursor<'_>, i: usize) -> bool {
    let opened = matches!(
        cur.before(i),
        Lex::W(
            W::In
                | W::Since
                | W::Of
                | W::By
                | W::Until
                | W::From
                | W::Before
                | W::After
                | W::During
                | W::Early
                | W::Late
                | W::Mid
                | W::Around
                | W::Through
                | W::Throughout
                | W::This
                | W::Last
                | W::Next
                | W::Coming
                | W::Past
                | W::Between
                | W::Hyphen
                | W::Each
                | W::Every
                | W::End
                | W::Over
                | W::Into
        ) | Lex::Month(_)
    );
    let and = matches!(
        cur.before(i),
        Lex::W(W::And | W::Or | W::To | W::Dash | W::Comma | W::Slash)
    ) && matches!(cur.at(i.wrapping_sub(2)), Lex::Month(_) | Lex::Num(..));
    let named =
        cur.is_capital(i + 1) && matches!(cur.at(i + 1), Lex::Other) && !cur.is_glued(i + 1);
    match cur.at(i) {
        // "in March" but not "March on Washington"; "by May" but not "by May's government".
        Lex::Month(3 | 5) => {
            (opened || and) && !(cur.is(i + 1, W::S) && cur.is(i.wrapping_sub(1), W::By))
        }
        Lex::Month(4 | 6 | 8) => opened || and || !(named || cur.is_capital(i.wrapping_sub(1))),
        Lex::Month(_) => true,
        Lex::MonthShort(_) => opened && cur.text(i).len() > 3,
        _ => false,
    }
}

/// "Monday, May 18, 2015", "Tuesday 19 August", "Friday".
fn from_weekday(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
    let (short, w) = match cur.at(i) {
        Lex::Weekday(w) => (false, w),
        Lex::WeekdayShort(w) => (true, w),
        _ => return None,
    };
    if !cur.is_capital(i) {
        return None;
    }
    let at = cur.skip(i + 1, W::Comma);
    let at = if cur.is(at, W::The) { at + 1 } else { at };
    let full = match cur.at(at) {
        Lex::Num(..) => day_first(cur, at)
            .or_else(|| iso(cur, at))
            .or_else(|| slashed(cur, at)),
        Lex::Ordinal(_) => day_first(cur, at),
        Lex::Month(_) | Lex::MonthShort(_) => from_month(cur, at),
        Lex::Dotted(a, b, c) => dotted(a, b, c).map(|base| (at + 1, base)),
        _ => None,
    };
    match full {
        Some((end, base @ Base::Day(..))) => Some((end, base)),
        _ if short || is_name_of_weekday(cur, i) => None,
        _ => Some((i + 1, Base::Weekday(Which::Plain, w))),
    }
}

/// "Black Friday", "Sunday Times", "Saturday Night Live".
fn is_name_of_weekday(cur: &Cursor<'_>, i: usize) -> bool {
    let before = matches!(
        cur.text(i.wrapping_sub(1)),
        "Black"
            | "Bloody"
            | "Cyber"
            | "Ash"
            | "Super"
            | "Good"
            | "Palm"
            | "Holy"
            | "Shrove"
            | "Giving"
            | "Maundy"
            | "Easter"
            | "Whit"
    );
    let after = matches!(
        cur.text(i + 1),
        "Times"
            | "Telegraph"
            | "Mail"
            | "Express"
            | "Mirror"
            | "Herald"
            | "Post"
            | "Star"
            | "Sun"
            | "Live"
            | "Club"
            | "Prayers"
    );
    let live = cur.is_capital(i + 1) && cur.is_capital(i + 2) && cur.text(i + 1) == "Night";
    before || after || live
}

/// "third quarter", "19th century", "19th of August", "first half of 2025", "the 19th".
fn from_ordinal(cur: &Cursor<'_>, i: usize, n: u32, the: bool) -> Option<(usize, Base)> {
    if let Some(found) = day_first(cur, i) {
        return Some(found);
    }
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
        _ if the && is_lone_day(cur, i, n) => Some((i + 1, Base::MonthDay(n as i8))),
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

/// "on the 19th", with nothing after it that the number could count.
fn is_lone_day(cur: &Cursor<'_>, i: usize, n: u32) -> bool {
    let opened = matches!(
        cur.at(i.wrapping_sub(2)),
        Lex::W(
            W::On | W::By | W::Until | W::From | W::To | W::And | W::Since | W::Before | W::After
        )
    );
    let closed = match cur.tokens.get(i + 1) {
        Some(_) if i + 1 < cur.end => !cur.text(i + 1).starts_with(char::is_alphabetic),
        _ => true,
    };
    let digits = cur.text(i).starts_with(|c: char| c.is_ascii_digit());
    digits && (1..=31).contains(&n) && opened && closed && !cur.is(i + 1, W::Hyphen)
}

/// A year after a quarter or a half: "of 2025", "2025", "of last year", "of this year".
fn of_year(cur: &Cursor<'_>, i: usize) -> (usize, Which) {
    let (end, which) = trailing_year(cur, i);
    if which != Which::Plain {
        return (end, which);
    }
    let at = cur.skip(i, W::Of);
    let at = cur.skip(at, W::Fiscal);
    if let Some(y) = year(cur, at) {
        return (at + 1, Which::Year(y));
    }
    let is_year = at > i && cur.at(at + 1) == Lex::Unit(Unit::Year, false);
    match cur.at(at) {
        Lex::W(W::Last) if is_year => (at + 2, Which::InYear(-1)),
        Lex::W(W::This | W::The) if is_year => (at + 2, Which::InYear(0)),
        Lex::W(W::Next) if is_year => (at + 2, Which::InYear(1)),
        _ => (i, Which::Plain),
    }
}

/// "spring 2026", "the summer of 1914", "the spring"; "spring" alone is too often something else.
fn from_season(cur: &Cursor<'_>, i: usize, season: Season, the: bool) -> Option<(usize, Base)> {
    let (end, which) = of_year(cur, i + 1);
    if which != Which::Plain {
        return Some((end, Base::Season(which, season)));
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

/// "1990s" always, "90s" and "nineties" after an article or "mid".
fn decade(cur: &Cursor<'_>, i: usize, n: u32, the: bool) -> Option<Base> {
    let short = n < 100;
    let before = cur.before(i);
    let opened = the
        || matches!(before, Lex::W(W::Mid | W::Early | W::Late | W::Hyphen))
        || matches!(cur.text(i.wrapping_sub(1)), "'" | "’");
    // "in his nineties" is an age.
    (!short || opened).then_some(Base::Decade(n as i16))
}

/// "fiscal 1989", "fiscal year 2025", "fiscal first quarter".
fn fiscal(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
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
    from_ordinal(cur, i + 1, n, false)
}

/// "Q3 2025", "Q3", "H1 2025".
fn short_quarter(cur: &Cursor<'_>, i: usize) -> Option<(usize, Base)> {
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
