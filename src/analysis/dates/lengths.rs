//! Lengths of time, windows of so many units, points so many units away, and what repeats.

use super::calendar::Unit;
use super::cursor::Cursor;
use super::meaning::{Base, Every, Hit, Sem, When};
use super::words::{Lex, W};

/// So many units.
#[derive(Clone, Copy, Debug)]
struct Amount {
    end: usize,
    /// None for "several".
    n: Option<u32>,
    unit: Unit,
    /// "a": too weak to be a length alone.
    article: bool,
}

/// "two weeks", "10-day", "a year", "a couple of months", "several hours" at `i`.
fn amount(cur: &Cursor<'_>, i: usize) -> Option<Amount> {
    let (at, n, article) = count(cur, i)?;
    let at = if cur.is(at, W::More) { at + 1 } else { at };
    let hyphened = cur.is(at, W::Hyphen) && cur.is_glued(at);
    let at = cur.skip_hyphen(at);
    let at = if is_filler(cur.text(at)) { at + 1 } else { at };
    match cur.at(at) {
        // "a Century theater" is a name.
        Lex::Unit(..) if cur.is_capital(at) && !cur.is_capital(i) => None,
        Lex::Unit(unit, plural) if unit != Unit::Period => {
            let fits = plural
                || n == Some(1)
                || hyphened
                || matches!(cur.at(i), Lex::Num(..) | Lex::Card(_));
            fits.then_some(Amount {
                end: at + 1,
                n,
                unit,
                article,
            })
        }
        _ => None,
    }
}

/// Words between a number and its unit.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "full"
            | "straight"
            | "consecutive"
            | "whole"
            | "additional"
            | "long"
            | "trading"
            | "working"
            | "calendar"
            | "successive"
    )
}

/// The token after a number, the number, and whether it is only an article.
fn count(cur: &Cursor<'_>, i: usize) -> Option<(usize, Option<u32>, bool)> {
    match cur.at(i) {
        Lex::Num(n @ 0..=9999, 1..=4) => Some((i + 1, Some(n), false)),
        Lex::Card(tens @ 20..=90) => match (cur.at(cur.skip_hyphen(i + 1)), tens % 10) {
            (Lex::Card(ones @ 1..=9), 0) => {
                Some((cur.skip_hyphen(i + 1) + 1, Some(tens + ones), false))
            }
            _ => Some((i + 1, Some(tens), false)),
        },
        Lex::Card(n) => Some((i + 1, Some(n), false)),
        Lex::Some => Some((i + 1, None, false)),
        Lex::W(W::Couple) => Some((cur.skip(i + 1, W::Of), Some(2), false)),
        Lex::W(W::More) if cur.text(i).eq_ignore_ascii_case("another") => match cur.at(i + 1) {
            Lex::Card(_) | Lex::Num(..) | Lex::Some => count(cur, i + 1),
            _ => Some((i + 1, Some(1), false)),
        },
        Lex::W(W::A) => match cur.at(i + 1) {
            Lex::Some | Lex::W(W::Couple) => count(cur, i + 1).map(|(end, n, _)| (end, n, false)),
            _ => Some((i + 1, Some(1), true)),
        },
        _ => None,
    }
}

/// An amount and what is made of it: "two weeks ago", "a year later", "three days".
pub(super) fn amount_led(cur: &Cursor<'_>, i: usize) -> Option<Hit> {
    let found = amount(cur, i)?;
    let Amount { end, n, unit, .. } = found;
    let base = |end, base| {
        Some(Hit {
            end,
            sem: Sem::When(When::of(base)),
        })
    };
    match cur.at(end) {
        Lex::W(W::Ago) => {
            let (last, inner) = within_ago(cur, end + 1, unit);
            return match (inner, n) {
                (Some(inner), Some(n)) => base(last, Base::AgoAt(n, unit, inner)),
                _ => base(end + 1, Base::Ago(n, unit, -1)),
            };
        }
        Lex::W(W::Hence) => return base(end + 1, Base::Ago(n, unit, 1)),
        Lex::W(W::From) => {
            if let Some(found) = from_day(cur, end + 1, n, unit) {
                return base(end + 2, found);
            }
        }
        Lex::W(W::Earlier) => return base(end + 1, Base::Later(n, unit, -1)),
        Lex::W(W::Later | W::Afterwards) => return base(end + 1, Base::Later(n, unit, 1)),
        Lex::W(W::Prev) if ends_clause(cur, end + 1) => {
            return base(end + 1, Base::Later(n, unit, -1));
        }
        Lex::W(W::Before) if ends_clause(cur, end + 1) => {
            return base(end + 1, Base::Later(n, unit, -1));
        }
        Lex::W(W::After) if ends_clause(cur, end + 1) => {
            return base(end + 1, Base::Later(n, unit, 1));
        }
        _ => {}
    }
    length(cur, i, found)
}

/// "this week", "today" behind "a year ago" at `i`: a stretch finer than the unit counted back,
/// and the token after it.
fn within_ago(cur: &Cursor<'_>, i: usize, unit: Unit) -> (usize, Option<Unit>) {
    match (cur.at(i), cur.at(i + 1)) {
        (Lex::W(W::Today), _) => (i + 1, Some(Unit::Day)),
        (Lex::W(W::This), Lex::Unit(inner @ (Unit::Week | Unit::Month), false)) if inner < unit => {
            (i + 2, Some(inner))
        }
        _ => (i, None),
    }
}

/// "from now", "from today", "from Monday" behind so many units.
fn from_day(cur: &Cursor<'_>, i: usize, n: Option<u32>, unit: Unit) -> Option<Base> {
    match (cur.at(i), unit) {
        (Lex::W(W::Now | W::Today), _) => Some(Base::Ago(n, unit, 1)),
        (Lex::Weekday(w), Unit::Week) if cur.is_capital(i) => Some(Base::WeekdayOn(n?, w)),
        _ => None,
    }
}

fn ends_clause(cur: &Cursor<'_>, i: usize) -> bool {
    !cur.text(i).starts_with(char::is_alphanumeric)
}

/// A length standing alone, where it is neither an age nor a rate.
fn length(cur: &Cursor<'_>, i: usize, found: Amount) -> Option<Hit> {
    let Amount {
        end,
        n,
        unit,
        article,
    } = found;
    let old = cur.skip_hyphen(end);
    let is_age = cur.is(old, W::Old)
        || (cur.is(end, W::Of) && cur.text(end + 1) == "age")
        || cur.text(old).eq_ignore_ascii_case("olds");
    let weak = article && !matches!(unit, Unit::Decade | Unit::Century | Unit::Fortnight);
    let one_of = (!article && n == Some(1)) && cur.is(end, W::Of);
    if is_age || weak || one_of || unit == Unit::Weekend || unit == Unit::Quarter {
        return None;
    }
    let within = matches!(cur.before(i), Lex::W(W::Within));
    if within {
        return Some(Hit {
            end,
            sem: Sem::Window(n, unit, 1),
        });
    }
    if in_time(cur, i, end) {
        return Some(Hit {
            end: end + 2,
            sem: Sem::When(When::of(Base::Ago(n, unit, 1))),
        });
    }
    let inside = cur.is(i.wrapping_sub(1), W::In)
        && n.is_some()
        && !article
        && is_near(unit)
        && !is_first_in(cur, i);
    let sem = if inside {
        Sem::In(n, unit)
    } else {
        Sem::Length(n, unit)
    };
    Some(Hit { end, sem })
}

/// Units in which plans are counted; "in ten years" is as often a length.
fn is_near(unit: Unit) -> bool {
    matches!(unit, Unit::Day | Unit::Week | Unit::Fortnight | Unit::Month)
}

/// "the first visit in three months": the words count back.
fn is_first_in(cur: &Cursor<'_>, i: usize) -> bool {
    (2..=10).any(|n| {
        let word = i.checked_sub(n).map_or("", |at| cur.text(at));
        matches!(word, "first" | "second" | "third" | "time" | "only")
            || (word.len() > 5 && word.ends_with("est"))
    })
}

/// "in two weeks' time".
fn in_time(cur: &Cursor<'_>, i: usize, end: usize) -> bool {
    cur.is(i.wrapping_sub(1), W::In)
        && matches!(cur.text(end), "'" | "’" | "'s" | "’s")
        && cur.text(end + 1) == "time"
}

/// "last two weeks", "next few days", "coming months", "recent years" at `i`.
pub(super) fn window(cur: &Cursor<'_>, i: usize) -> Option<Hit> {
    let sign = match cur.at(i) {
        Lex::W(W::Last | W::Past | W::Prev | W::Recent) => -1,
        Lex::W(W::Next | W::Coming | W::Upcoming | W::Following) => 1,
        _ => return None,
    };
    let the = cur.is(i.wrapping_sub(1), W::The);
    if is_verb_or_preposition(cur, i, the) {
        return None;
    }
    if let Some(Amount {
        end,
        n,
        unit,
        article: false,
    }) = amount(cur, i + 1)
        && unit != Unit::Weekend
    {
        // "the last two weeks of the war" do not end today.
        let sem = if cur.is(end, W::Of) {
            Sem::Length(n, unit)
        } else {
            Sem::Window(n, unit, sign)
        };
        return Some(Hit { end, sem });
    }
    if cur.is(i + 2, W::Of) {
        return None;
    }
    bare_window(cur, i, sign, the)
}

/// "recent years", "the past year": a window without a number.
fn bare_window(cur: &Cursor<'_>, i: usize, sign: i32, the: bool) -> Option<Hit> {
    match cur.at(i + 1) {
        Lex::Unit(unit, true) if !matches!(unit, Unit::Weekend | Unit::Second) => Some(Hit {
            end: i + 2,
            sem: Sem::Window(None, unit, sign),
        }),
        // "over the past year", "in the coming week"; but "the next day" follows another.
        Lex::Unit(
            unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century),
            false,
        ) if the && matches!(cur.at(i), Lex::W(W::Past | W::Last | W::Coming | W::Next)) => {
            Some(Hit {
                end: i + 2,
                sem: Sem::Window(Some(1), unit, sign),
            })
        }
        _ => None,
    }
}

/// "expected to last five days", "following several weeks of talks".
fn is_verb_or_preposition(cur: &Cursor<'_>, i: usize, the: bool) -> bool {
    match cur.at(i) {
        Lex::W(W::Following) => !the,
        Lex::W(W::Last) => {
            cur.is(i.wrapping_sub(1), W::To)
                || matches!(
                    cur.text(i.wrapping_sub(1)),
                    "will"
                        | "would"
                        | "could"
                        | "can"
                        | "should"
                        | "may"
                        | "might"
                        | "must"
                        | "not"
                        | "only"
                )
        }
        _ => false,
    }
}

/// "for decades", "in months": a plural after a word that makes it a length.
pub(super) fn plural_alone(cur: &Cursor<'_>, i: usize) -> Option<Hit> {
    let Lex::Unit(
        unit @ (Unit::Day
        | Unit::Week
        | Unit::Month
        | Unit::Year
        | Unit::Decade
        | Unit::Century
        | Unit::Hour),
        true,
    ) = cur.at(i)
    else {
        return None;
    };
    if cur.is(i.wrapping_sub(1), W::Half) {
        return None;
    }
    if cur.is(i + 1, W::Ago) {
        return Some(Hit {
            end: i + 2,
            sem: Sem::When(When::of(Base::Ago(None, unit, -1))),
        });
    }
    if matches!(cur.at(i + 1), Lex::W(W::Later | W::Earlier)) {
        let sign = if cur.is(i + 1, W::Later) { 1 } else { -1 };
        return Some(Hit {
            end: i + 2,
            sem: Sem::When(When::of(Base::Later(None, unit, sign))),
        });
    }
    let opened = matches!(cur.before(i), Lex::W(W::For | W::In | W::After | W::Over));
    opened.then_some(Hit {
        end: i + 1,
        sem: Sem::Length(None, unit),
    })
}

/// "every Tuesday", "each year", "annually", "Mondays", "Tuesday nights".
pub(super) fn set(cur: &Cursor<'_>, i: usize) -> Option<Hit> {
    let every = |end, every| {
        Some(Hit {
            end,
            sem: Sem::Every(every),
        })
    };
    match cur.at(i) {
        Lex::Adverb(_)
            if cur.is_capital(i) && i > cur.start && cur.is_capital(i.wrapping_sub(1)) =>
        {
            None
        }
        // "a daily newspaper" says what kind, not when.
        Lex::Adverb(_)
            if cur.at(i + 1) == Lex::Other && cur.text(i + 1).starts_with(char::is_alphabetic) =>
        {
            None
        }
        Lex::Adverb(value) => every(i + 1, Every::Period(value)),
        Lex::Weekdays(w) if cur.is_capital(i) => every(i + 1, Every::Weekday(w)),
        Lex::W(W::Each | W::Every) => {
            let at = if cur.is(i + 1, W::Other) {
                i + 2
            } else {
                i + 1
            };
            match cur.at(at) {
                Lex::Weekday(w) => every(at + 1, Every::Weekday(w)),
                Lex::Month(m) if cur.is_capital(at) => every(at + 1, Every::Month(m)),
                Lex::Season(season) => every(at + 1, Every::Season(season)),
                Lex::Unit(unit, false) => {
                    period(unit).and_then(|p| every(at + 1, Every::Period(p)))
                }
                Lex::Part(_) => every(at + 1, Every::Period("P1D")),
                _ => {
                    let found = amount(cur, at)?;
                    Some(Hit {
                        end: found.end,
                        sem: Sem::Every(Every::Units(found.n?, found.unit)),
                    })
                }
            }
        }
        _ => None,
    }
}

fn period(unit: Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::Hour => "PT1H",
        Unit::Minute => "PT1M",
        Unit::Day => "P1D",
        Unit::Week | Unit::Weekend => "P1W",
        Unit::Fortnight => "P2W",
        Unit::Month => "P1M",
        Unit::Quarter => "P3M",
        Unit::Year => "P1Y",
        Unit::Decade => "P10Y",
        Unit::Century => "P100Y",
        _ => return None,
    })
}
