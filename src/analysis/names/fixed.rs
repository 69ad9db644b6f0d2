//! Names in places of fixed form: the town of a dateline, the party and seat behind a
//! politician, the chambers of a parliament.

use std::ops::Range;

use super::classes::WordClass;
use super::features::View;
use super::hash;
use super::marks;
use super::people;
use super::rules::{ORGANIZATION, PERSON, PLACE, known_kind, put, text, word};
use super::tagger::Found;
use super::words::{Case, Style, Word};
use crate::text::Sentence;

/// Puts the names of fixed form in their places.
pub(super) fn put_fixed(view: &View<'_>, sentences: &[Sentence], found: &mut Vec<Found>) {
    for sentence in sentences {
        datelines(view, &sentence.tokens, found);
    }
    party_seats(view, found);
    chambers(view, found);
}

/// Most tokens of a dateline's date.
const MAX_DATE: usize = 6;
/// Most words of a dateline's town, and of the region behind it.
const MAX_TOWN: usize = 3;

/// "VAIL, Colorado (AP) —": a town in capitals at the start, then its region, an agency, a
/// date or a dash.
fn datelines(view: &View<'_>, sentence: &Range<usize>, found: &mut Vec<Found>) {
    let start = sentence.start;
    if word(view, start).style == Style::Shouted {
        return;
    }
    let town_end = run_end(view, start, sentence.end, |w| {
        matches!(w.case, Case::Upper | Case::Initial)
    });
    if town_end == start || word(view, start).case != Case::Upper {
        return;
    }
    let region = town_end + 1;
    let region_end = match text(view, town_end) {
        "," => run_end(view, region, sentence.end, |w| {
            matches!(w.case, Case::Title | Case::Upper | Case::Initial)
        }),
        _ => town_end,
    };
    let is_date = |i: &usize| {
        let word = word(view, *i);
        let is_number = word.case == Case::Number && text(view, *i).len() <= 4;
        is_number || word.class == WordClass::Calendar || matches!(text(view, *i), "." | ",")
    };
    let dated = region_end..region_end + MAX_DATE;
    let next = dated.clone().find(|i| !is_date(i)).unwrap_or(dated.end);
    let is_known_body = word(view, start).mark.kinds & marks::ORG != 0;
    if ends_dateline(view, next) && !is_known_body {
        put(
            found,
            Found::by_rule(start..town_end, PLACE, "the town of the dateline"),
        );
        if region_end > region && is_region(view, region..region_end) {
            put(
                found,
                Found::by_rule(region..region_end, PLACE, "the region of the dateline"),
            );
        }
    }
}

/// A region is no month ("VIENNA, May 3 –") and no agency.
fn is_region(view: &View<'_>, words: Range<usize>) -> bool {
    words
        .clone()
        .all(|i| word(view, i).class != WordClass::Calendar)
        && words.len() <= MAX_TOWN
}

fn run_end(view: &View<'_>, start: usize, end: usize, is_in: impl Fn(&Word) -> bool) -> usize {
    let limit = end.min(start + MAX_TOWN);
    (start..limit)
        .find(|i| !is_in(word(view, *i)))
        .unwrap_or(limit)
}

/// Whether a dateline ends at `at`: a dash, an agency in brackets, a date.
fn ends_dateline(view: &View<'_>, at: usize) -> bool {
    match text(view, at) {
        "–" | "—" | "_" | "--" => true,
        "(" => {
            word(view, at + 1).case == Case::Upper
                || word(view, at + 1).is_capital() && text(view, at + 2) == ")"
        }
        "-" => is_spaced(view, at),
        other => {
            other.len() == 10
                && other.as_bytes().first().is_some_and(u8::is_ascii_digit)
                && other.contains('-')
        }
    }
}

/// Whether white space stands on both sides of the token.
pub(super) fn is_spaced(view: &View<'_>, at: usize) -> bool {
    let token = |i: Option<usize>| i.and_then(|i| view.tokens.get(i)).map(|t| t.span);
    match (
        token(at.checked_sub(1)),
        token(Some(at)),
        token(Some(at + 1)),
    ) {
        (Some(a), Some(b), Some(c)) => a.end < b.start && b.end < c.start,
        _ => false,
    }
}

/// "Lim Wei Han (PKR-Tanjong)": a party and the seat it is held for.
fn party_seats(view: &View<'_>, found: &mut Vec<Found>) {
    let people: Vec<usize> = found
        .iter()
        .filter(|n| n.tokens.len() >= 2 || n.kind == PERSON)
        .map(|n| n.tokens.end)
        .collect();
    for open in people {
        let party = open + 1;
        let is_party = matches!(word(view, party).case, Case::Upper | Case::Initial);
        let is_tied = matches!(text(view, party + 1), "-" | "–") && !is_spaced(view, party + 1);
        if text(view, open) != "(" || !is_party || !is_tied {
            continue;
        }
        let seat = party + 2;
        let end = run_end(view, seat, seat + MAX_TOWN, |w| w.is_capital());
        if end > seat && matches!(text(view, end), ")" | "." | ",") {
            if word(view, party).case == Case::Upper {
                put(
                    found,
                    Found::by_rule(
                        party..party + 1,
                        ORGANIZATION,
                        "a party and its seat in brackets",
                    ),
                );
            }
            put(
                found,
                Found::by_rule(seat..end, PLACE, "a party and its seat in brackets"),
            );
        }
    }
}

/// Words that name a chamber or power of the state when they stand alone with a capital.
const CHAMBERS: [u64; 8] = [
    hash::exact(b"house"),
    hash::exact(b"senate"),
    hash::exact(b"congress"),
    hash::exact(b"parliament"),
    hash::exact(b"treasury"),
    hash::exact(b"pentagon"),
    hash::exact(b"knesset"),
    hash::exact(b"commons"),
];

/// "the Senate", "members of the House": organisations where nothing else claims the word.
fn chambers(view: &View<'_>, found: &mut Vec<Found>) {
    for at in 0..view.words.len() {
        let own = word(view, at);
        if own.case != Case::Title
            || own.first
            || own.style != Style::Plain
            || !CHAMBERS.contains(&own.lower)
        {
            continue;
        }
        let before = at.checked_sub(1).map_or(&Word::EDGE, |i| word(view, i));
        let is_alone = !before.is_capital() && !word(view, at + 1).is_capital();
        let next = found.partition_point(|n| n.tokens.end <= at);
        let is_free = found.get(next).is_none_or(|n| n.tokens.start > at);
        if is_alone && is_free {
            put(
                found,
                Found::by_rule(at..at + 1, ORGANIZATION, "a chamber of parliament"),
            );
        }
    }
}

/// A name of several words that the lexicon knows as one kind only is of that kind.
pub(super) fn known_whole(view: &View<'_>, name: &mut Found) {
    let kinds = word(view, name.tokens.start).mark.kinds;
    let is_place = kinds & (PLACES | marks::NAME_WORD) == kinds;
    let is_body = kinds & (marks::ORG | marks::INSTITUTION) == kinds;
    let known = known_kind(view, &name.tokens).filter(|_| name.tokens.len() >= 2);
    if let Some(kind) = known.filter(|_| is_place || is_body) {
        name.kind = kind;
    }
    if name.tokens.len() == 1 && kinds == marks::COUNTRY && name.kind == ORGANIZATION {
        name.kind = PLACE;
    }
}

const PLACES: u16 = marks::COUNTRY | marks::CITY | marks::TOWN | marks::SUBDIVISION | marks::REGION;

/// Titles at the ends of what was taken for a body: "State Rubio" of "Secretary of State Rubio"
/// is a person, "UN Secretary-General" before a name is the body alone.
pub(super) fn strip_titles(view: &View<'_>, name: &mut Found) {
    let start = name.tokens.start;
    if name.kind == PERSON {
        let last = name.tokens.end.saturating_sub(1);
        if last > start && text(view, last) == "CEO" {
            (name.tokens.end, name.kind) = (last, ORGANIZATION);
        }
        return;
    }
    if known_kind(view, &name.tokens).is_some() {
        return;
    }
    if name.kind == ORGANIZATION && people::is_titled(view, &name.tokens) {
        (name.tokens.start, name.kind) = (start + 1, PERSON);
        return;
    }
    let is_title = |i: usize| (1..=5).contains(&word(view, i).mark.title);
    let goes_on = start > 0
        && is_title(start)
        && is_title(start - 1)
        && word(view, start - 1).class != WordClass::OrgHead;
    let rest = start + 1..name.tokens.end;
    let is_bare = |i: usize| {
        let word = word(view, i);
        word.class == WordClass::None && word.case == Case::Title && word.mark.title == 0
    };
    if goes_on && (1..=3).contains(&rest.len()) && rest.clone().all(is_bare) {
        (name.tokens, name.kind) = (rest, PERSON);
        return;
    }
    let mut end = name.tokens.end;
    while end > start + 1 && is_title(end - 1) && word(view, end - 1).class != WordClass::OrgHead {
        end -= 1;
    }
    let is_joined = matches!(
        word(view, end - 1).class,
        WordClass::Link | WordClass::Where
    );
    if end < name.tokens.end && !is_joined && word(view, name.tokens.end).is_capital() {
        name.tokens.end = end;
    }
}
