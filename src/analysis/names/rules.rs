//! Rules that are surer than the model: they trim, split and drop what it found.

use std::ops::Range;

use super::classes::WordClass;
use super::cuts;
use super::features::View;
use super::fixed;
use super::lists::{ADJECTIVES, THINGS, is_in};
use super::marks;
use super::people;
use super::tables;
use super::tagger::Found;
use super::vocabulary::Usual;
use super::words::{Case, Style, Word};
use crate::text::Sentence;

/// Index of people in the tagger's kinds.
pub(super) const PERSON: usize = 0;
/// Index of organisations.
pub(super) const ORGANIZATION: usize = 1;
/// Index of places.
pub(super) const PLACE: usize = 2;

/// Weight of what a rule says of the kind of a name.
pub(super) const SURE: i32 = 80;

/// Applies the rules to what the model found.
pub(super) fn apply(view: &View<'_>, sentences: &[Sentence], found: Vec<Found>) -> Vec<Found> {
    let mut found: Vec<Found> = found
        .into_iter()
        .flat_map(|name| cuts::cut(view, name))
        .filter_map(|name| trim(view, name))
        .filter(|name| !is_no_name(view, name))
        .collect();
    listed_people(view, &mut found);
    fixed::put_fixed(view, sentences, &mut found);
    people::join_nicknames(view, &mut found);
    tables::teams(view, &mut found);
    found
}

/// Puts a name in its place, instead of those it overlaps.
pub(super) fn put(found: &mut Vec<Found>, name: Found) {
    let first = found.partition_point(|n| n.tokens.end <= name.tokens.start);
    let last = found.partition_point(|n| n.tokens.start < name.tokens.end);
    found.splice(first..last.max(first), [name]);
}

/// People whom the lexicon knows by full name, and by nothing else.
fn listed_people(view: &View<'_>, found: &mut Vec<Found>) {
    let only_person = |w: &Word| {
        w.mark.kinds & marks::PERSON != 0
            && w.mark.kinds & !(marks::PERSON | marks::COMMON | marks::NAME_WORD) == 0
    };
    for start in 0..view.words.len() {
        let head = word(view, start);
        if head.mark.place != marks::Place::First || !only_person(head) {
            continue;
        }
        let Some(last) =
            (start + 1..view.words.len()).find(|i| word(view, *i).mark.place == marks::Place::Last)
        else {
            return;
        };
        let tokens = start..last + 1;
        let at = found.partition_point(|n| n.tokens.end <= start);
        match found.get_mut(at).filter(|n| n.tokens.start <= last) {
            Some(name) if name.tokens == tokens => name.kind = PERSON,
            Some(name) if name.kind == PERSON || name.tokens.len() > tokens.len() => {}
            _ => put(
                found,
                Found::by_rule(tokens, PERSON, "a person of public life by full name"),
            ),
        }
    }
}

pub(super) fn word<'a>(view: &View<'a>, at: usize) -> &'a Word {
    view.words.get(at).unwrap_or(&Word::EDGE)
}

pub(super) fn text<'a>(view: &View<'a>, at: usize) -> &'a str {
    view.tokens.get(at).map_or("", |t| t.of(view.body))
}

/// The kind of a phrase that the lexicon knows whole.
pub(super) fn known_kind(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    let first = word(view, tokens.start).mark;
    let last_at = tokens.end.checked_sub(1)?;
    let last = word(view, last_at).mark;
    let whole = match tokens.len() {
        1 => first.place == marks::Place::Whole,
        _ => {
            let mut inner = tokens.start + 1..last_at;
            first.place == marks::Place::First
                && last.place == marks::Place::Last
                && inner.all(|i| word(view, i).mark.place == marks::Place::Inner)
        }
    };
    if !whole || first.kinds & marks::COMMON != 0 {
        return None;
    }
    let places = marks::COUNTRY | marks::CITY | marks::SUBDIVISION | marks::REGION;
    if first.kinds & (marks::ORG | marks::INSTITUTION) != 0 {
        Some(ORGANIZATION)
    } else if first.kinds & places != 0 {
        Some(PLACE)
    } else {
        None
    }
}

/// Takes off what belongs to no name: titles and peoples before a person, numbers after.
fn trim(view: &View<'_>, mut name: Found) -> Option<Found> {
    people::by_shape(view, &mut name);
    fixed::known_whole(view, &mut name);
    fixed::strip_titles(view, &mut name);
    if name.kind == PERSON {
        name.tokens.start += n_before_person(view, &name.tokens);
    } else if is_people_and_person(view, &name.tokens) {
        name.tokens.start += 1;
        name.kind = PERSON;
    }
    party_seat(view, &mut name);
    if has_second_syllable(view, &name) {
        name.tokens.end += 2;
        name.kind = PERSON;
    }
    if name.kind == PERSON && ends_in_generation(view, name.tokens.end) {
        name.tokens.end += 1;
    }
    if name.kind == ORGANIZATION && has_own_article(view, name.tokens.start) {
        name.tokens.start -= 1;
    }
    while name.tokens.len() > 1 && is_bad_end(view, &name, name.tokens.end - 1) {
        name.tokens.end -= 1;
    }
    (!name.tokens.is_empty()).then_some(name)
}

/// "Park Min" with "-su" behind it: the second half of an East Asian given name.
fn has_second_syllable(view: &View<'_>, name: &Found) -> bool {
    let at = name.tokens.end;
    let syllable = word(view, at + 1);
    let half = word(view, at.saturating_sub(1));
    let is_joined = match (view.tokens.get(at), view.tokens.get(at + 1)) {
        (Some(hyphen), Some(next)) => hyphen.span.end == next.span.start,
        _ => false,
    };
    let is_syllable = syllable.case == Case::Lower
        && matches!(syllable.class, WordClass::None | WordClass::Say)
        && (2..=5).contains(&text(view, at + 1).len())
        && !cuts::is_participle(text(view, at + 1));
    let is_given = name.kind == PERSON
        || name.tokens.len() == 2
            && word(view, name.tokens.start).mark.name & 3 != 0
            && text(view, at.saturating_sub(1)).len() <= 5;
    word(view, at).is_hyphen() && is_joined && is_syllable && is_given && half.mark.kinds == 0
}

/// "Jr." after a name.
fn ends_in_generation(view: &View<'_>, at: usize) -> bool {
    matches!(text(view, at), "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III")
}

/// "The" with a capital inside a sentence is part of the name: "of The Daily Star".
fn has_own_article(view: &View<'_>, start: usize) -> bool {
    let Some(at) = start.checked_sub(1) else {
        return false;
    };
    let before = word(view, at);
    let opens = at
        .checked_sub(1)
        .is_none_or(|i| word(view, i).case == Case::Mark);
    text(view, at) == "The" && !before.first && !opens && before.style == Style::Plain
}

/// Titles, peoples and marks at the head of what was taken for a person.
fn n_before_person(view: &View<'_>, tokens: &Range<usize>) -> usize {
    let mut n = 0;
    for i in tokens.clone() {
        let word = word(view, i);
        let is_title =
            (word.mark.title > 0 || word.class == WordClass::Title) && !is_also_name(word);
        let is_people = word.mark.kinds & marks::DEMONYM != 0 && word.mark.name & 1 == 0;
        let rest = tokens.end - i - 1;
        if (is_title || (is_people && rest > 0)) || (n > 0 && word.case == Case::Mark) {
            n = i + 1 - tokens.start;
        } else {
            break;
        }
    }
    n
}

/// Titles that people also bear as names ("Dean", "Major").
pub(super) fn is_also_name(word: &Word) -> bool {
    word.mark.name & 3 == 3 || word.class != WordClass::Title && word.mark.name & 3 != 0
}

/// "Belgian Jean Dupont" taken for an organisation or a place.
fn is_people_and_person(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let (first, last) = (word(view, tokens.start + 1), word(view, tokens.start + 2));
    let is_given = first.mark.name & 1 != 0;
    let is_rare = [first, last]
        .iter()
        .all(|w| !matches!(w.known.usual, Usual::Small | Usual::Mixed) && w.mark.title == 0);
    tokens.len() == 3
        && word(view, tokens.start).mark.kinds & marks::DEMONYM != 0
        && (is_given || is_rare)
        && first.mark.kinds == 0
        && [first, last]
            .iter()
            .all(|w| w.class == WordClass::None && w.case == Case::Title)
}

/// "D-Maine": the place after a party's letter.
fn party_seat(view: &View<'_>, name: &mut Found) {
    let start = name.tokens.start;
    let is_letter = matches!(text(view, start), "D" | "R" | "I");
    if name.tokens.len() >= 3 && is_letter && text(view, start + 1) == "-" {
        name.tokens.start += 2;
        name.kind = PLACE;
    }
}

fn is_bad_end(view: &View<'_>, name: &Found, at: usize) -> bool {
    let last = word(view, at);
    match last.case {
        Case::Number => name.kind == PERSON || is_score(view, at),
        Case::Mark => !matches!(text(view, at), "." | ")" | "!" | "+"),
        Case::Lower => matches!(last.class, WordClass::Link | WordClass::Where),
        _ => false,
    }
}

/// Whether a number behind a name is a result or a rank: a number or a bracket follows, or what
/// stands before it is a place.
fn is_score(view: &View<'_>, at: usize) -> bool {
    let places = marks::COUNTRY | marks::CITY | marks::TOWN;
    let before = at.checked_sub(1).map_or(&Word::EDGE, |i| word(view, i));
    text(view, at).len() <= 3
        && (word(view, at + 1).case == Case::Number
            || text(view, at + 1) == "("
            || before.mark.kinds & places != 0 && before.mark.kinds & marks::ORG == 0)
}

/// "NGOs", "MPs": the plural of an abbreviation is a word.
fn is_plural_of_letters(view: &View<'_>, at: usize) -> bool {
    let letters = text(view, at).strip_suffix('s').unwrap_or("");
    (2..=4).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && word(view, at).mark.kinds == 0
}

/// Events, laws, works, beliefs and peoples.
fn is_no_name(view: &View<'_>, name: &Found) -> bool {
    let Some(last) = name.tokens.end.checked_sub(1) else {
        return true;
    };
    let first = word(view, name.tokens.start);
    let lower = word(view, last).lower;
    if name.tokens.len() == 1 {
        let mark = first.mark;
        let only_people = mark.kinds & marks::DEMONYM != 0
            && mark.place == marks::Place::Whole
            && mark.kinds & !(marks::DEMONYM | marks::COMMON | marks::NAME_WORD) == 0;
        return (name.kind != PERSON && (only_people || first.class == WordClass::Calendar))
            || matches!(first.class, WordClass::Function)
            || is_plural_of_letters(view, last)
            || is_in(ADJECTIVES, lower);
    }
    let may_be_person = name.kind == PERSON && (name.tokens.len() == 2 || first.mark.name & 1 != 0);
    !may_be_person && is_in(THINGS, lower) && known_kind(view, &name.tokens).is_none()
}
