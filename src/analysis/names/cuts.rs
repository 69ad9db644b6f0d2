//! What the model took for one name, cut into several.

use std::ops::Range;

use super::classes::WordClass;
use super::features::View;
use super::fixed::is_spaced;
use super::marks;
use super::rules::{ORGANIZATION, PERSON, PLACE, is_also_name, known_kind, text, word};
use super::tagger::Found;
use super::vocabulary::Usual;
use super::words::{Case, Style};

/// Cuts at ends of lines, at dashes, at "and", at titles and at participles.
pub(super) fn cut(view: &View<'_>, name: Found) -> Vec<Found> {
    without_owner_mark(view, name)
        .into_iter()
        .flat_map(|name| split_at_line(view, name))
        .flat_map(|name| split_at_dash(view, name))
        .flat_map(|name| split(view, name))
        .flat_map(|name| split_at_home(view, name))
        .flat_map(|name| split_behind_state(view, name))
        .flat_map(|name| split_at_possessive(view, name))
        .flat_map(|name| split_at_title(view, name))
        .flat_map(|name| split_at_participle(view, name))
        .collect()
}

/// The "'s" before "Fico" in "Slovakia's Fico" belongs to the owner.
fn without_owner_mark(view: &View<'_>, mut name: Found) -> Option<Found> {
    while matches!(text(view, name.tokens.start), "'s" | "’s") && !name.tokens.is_empty() {
        name.tokens.start += 1;
    }
    (!name.tokens.is_empty()).then_some(name)
}

/// "EU and Poland" is two names, and so are most short ones joined by "and".
fn split(view: &View<'_>, name: Found) -> Vec<Found> {
    let and = name
        .tokens
        .clone()
        .find(|i| matches!(text(view, *i), "and" | "or"));
    let Some(and) = and.filter(|_| known_kind(view, &name.tokens).is_none()) else {
        return vec![name];
    };
    let (left, right) = (name.tokens.start..and, and + 1..name.tokens.end);
    let is_or = text(view, and) == "or";
    let kinds = match (known_kind(view, &left), known_kind(view, &right)) {
        (Some(a), Some(b)) => Some((a, b)),
        (a, b) if is_or => Some((a.unwrap_or(name.kind), b.unwrap_or(name.kind))),
        (a, b) if is_short_list(view, &left, &right) => {
            let is_person = |part| looks_like_person(view, part) || has_syllables(view, part);
            let both = match is_person(&left) || is_person(&right) {
                true if !has_body(view, &name.tokens) => PERSON,
                _ => name.kind,
            };
            Some((a.unwrap_or(both), b.unwrap_or(both)))
        }
        _ => None,
    };
    let Some((a, b)) = kinds else {
        return vec![name];
    };
    let part = |tokens: Range<usize>, kind: usize| Found {
        tokens,
        kind,
        ..name
    };
    vec![part(left, a), part(right, b)]
}

/// Lines shorter than this, in bytes, were not broken for want of room.
const SHORT_LINE: usize = 50;

/// Headlines one below the other: no name goes over the end of a short line.
fn split_at_line(view: &View<'_>, name: Found) -> Vec<Found> {
    let ends_line = |i: &usize| {
        if is_stop(view, *i - 1) {
            return true;
        }
        let gap = match (view.tokens.get(i - 1), view.tokens.get(*i)) {
            (Some(a), Some(b)) => a.span.end..b.span.start,
            _ => return false,
        };
        let Some(at) = view.body.get(gap.clone()).and_then(|g| g.find('\n')) else {
            return false;
        };
        let line_end = gap.start + at;
        let before = view.body.get(..line_end).unwrap_or("");
        let is_short = line_end - before.rfind('\n').map_or(0, |n| n + 1) < SHORT_LINE;
        is_short || word(view, *i - 1).style != Style::Plain
    };
    let Some(cut) = (name.tokens.start + 1..name.tokens.end).find(ends_line) else {
        return vec![name];
    };
    let part = |tokens: Range<usize>| Found {
        kind: kind_of_part(view, &tokens).unwrap_or(name.kind),
        tokens,
        ..name
    };
    let left_end = cut - usize::from(is_stop(view, cut - 1));
    let mut parts = vec![part(name.tokens.start..left_end)];
    parts.extend(split_at_line(view, part(cut..name.tokens.end)));
    parts
}

/// Whether the token is the full stop of a sentence, not of an abbreviation.
fn is_stop(view: &View<'_>, at: usize) -> bool {
    let before = text(view, at.saturating_sub(1));
    text(view, at) == "."
        && before.chars().count() > 4
        && before.chars().skip(1).all(char::is_lowercase)
}

/// "Defenders - Jan Novak": no name goes over a dash between spaces.
fn split_at_dash(view: &View<'_>, name: Found) -> Vec<Found> {
    let is_dash = |i: &usize| matches!(text(view, *i), "-" | "–" | "—") && is_spaced(view, *i);
    let Some(dash) = name.tokens.clone().find(is_dash) else {
        return vec![name];
    };
    [name.tokens.start..dash, dash + 1..name.tokens.end]
        .into_iter()
        .filter(|tokens| !tokens.is_empty())
        .flat_map(|tokens| {
            let kind = kind_of_part(view, &tokens).unwrap_or(name.kind);
            split_at_dash(
                view,
                Found {
                    tokens,
                    kind,
                    ..name
                },
            )
        })
        .collect()
}

/// "Anna Berg of Sweden", "Park Min-su in Seoul" taken for one name: a person, and a place.
fn split_at_home(view: &View<'_>, name: Found) -> Vec<Found> {
    let is_link = |i: &usize| text(view, *i) == "of" || word(view, *i).class == WordClass::Where;
    let Some(link) = name.tokens.clone().find(is_link) else {
        return vec![name];
    };
    let (left, place) = (name.tokens.start..link, link + 1..name.tokens.end);
    let is_place = known_kind(view, &place) == Some(PLACE);
    let is_whole = known_kind(view, &name.tokens).is_some();
    let is_person = looks_like_person(view, &left) || has_syllables(view, &left);
    let is_cut = is_person || text(view, link) != "of" && !has_body(view, &left);
    let is_employer = is_person && is_employer(view, &place);
    if !(is_place || is_employer) || is_whole || !is_cut || left.is_empty() {
        return vec![name];
    }
    let kind = if is_person { PERSON } else { name.kind };
    let home = match is_place {
        true => PLACE,
        false => known_kind(view, &place).unwrap_or(ORGANIZATION),
    };
    let part = |tokens: Range<usize>, kind: usize| Found {
        tokens,
        kind,
        ..name
    };
    vec![part(left, kind), part(place, home)]
}

/// "Foreign Affairs of Uzbekistan Bakhtiyor Saidov" taken for one name: the body or the state, and
/// the one who holds the office there, as translated news puts them.
fn split_behind_state(view: &View<'_>, name: Found) -> Vec<Found> {
    let start = name.tokens.start;
    let follows_of =
        |i: usize| i > 0 && (start.saturating_sub(1)..i).any(|k| text(view, k) == "of");
    let ends_state = |i: &usize| {
        let mark = word(view, *i).mark;
        let is_end = matches!(mark.place, marks::Place::Whole | marks::Place::Last);
        let kinds = marks::COUNTRY | marks::ORG | marks::INSTITUTION;
        is_end && mark.kinds & kinds != 0 && follows_of(*i)
    };
    let inner = start..name.tokens.end.saturating_sub(2);
    let Some(last) = inner.rev().find(ends_state) else {
        return vec![name];
    };
    let person = last + 1..name.tokens.end;
    let names_person = person.clone().all(|i| {
        let word = word(view, i);
        word.class == WordClass::None
            && matches!(word.case, Case::Title | Case::Mixed)
            && word.mark.kinds & NO_PERSON == 0
            && word.mark.title == 0
            && !matches!(word.known.usual, Usual::Small | Usual::Mixed)
    });
    if person.len() > 4 || !names_person || known_kind(view, &name.tokens).is_some() {
        return vec![name];
    }
    let mut first = last;
    while first > start
        && word(view, first).mark.place != marks::Place::Whole
        && word(view, first).mark.place != marks::Place::First
    {
        first -= 1;
    }
    let (left, kind) = match known_kind(view, &(first..last + 1)) {
        Some(PLACE) if has_body(view, &(start..first)) => (start..last + 1, ORGANIZATION),
        Some(kind) => (first..last + 1, kind),
        None => return vec![name],
    };
    let part = |tokens: Range<usize>, kind: usize| Found {
        tokens,
        kind,
        ..name
    };
    vec![part(left, kind), part(person, PERSON)]
}

/// "Anna Berg of Norwell": what a full name is "of" is a body, unless it is a place.
fn is_employer(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let is_name = |i: usize| {
        let word = word(view, i);
        word.is_capital() && !matches!(word.class, WordClass::Function | WordClass::Calendar)
    };
    let before = tokens.start.saturating_sub(1);
    text(view, before) == "of" && (1..=3).contains(&tokens.len()) && tokens.clone().all(is_name)
}

/// "Park Min-su": a family name and a given name of two syllables.
pub(super) fn has_syllables(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end.saturating_sub(1);
    tokens.len() == 4
        && word(view, last - 1).is_hyphen()
        && word(view, last).case == Case::Lower
        && text(view, last).len() <= 5
        && !is_participle(text(view, last))
}

/// Whether a word of a body is among the words.
fn has_body(view: &View<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|i| {
        let word = word(view, i);
        matches!(word.class, WordClass::OrgHead | WordClass::OrgForm)
            || word.mark.kinds & (marks::ORG | marks::INSTITUTION) != 0
    })
}

/// Two or three capitalised words that begin with a given name and name no body.
fn looks_like_person(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let first = word(view, tokens.start);
    let inner = tokens.start + 1..tokens.end.saturating_sub(1);
    let n_particles = inner
        .map(|i| word(view, i))
        .map(|w| usize::from(w.class == WordClass::Particle) + 2 * usize::from(w.is_hyphen()))
        .sum::<usize>();
    (2..=3 + n_particles.min(2)).contains(&tokens.len())
        && first.mark.name & 1 != 0
        && first.mark.title == 0
        && tokens.clone().all(|i| {
            let word = word(view, i);
            let is_inner = i != tokens.start && i + 1 != tokens.end;
            // "Marine Le Pen", "Ursula von der Leyen": small words stand inside, in any case.
            ((word.class == WordClass::Particle || word.is_hyphen()) && is_inner)
                || word.class == WordClass::None
                    && matches!(word.case, Case::Title | Case::Mixed | Case::Initial)
                    && word.mark.kinds & NO_PERSON == 0
        })
}

/// Kinds of phrases that are no part of a person's name.
pub(super) const NO_PERSON: u16 =
    marks::COUNTRY | marks::DEMONYM | marks::ORG | marks::INSTITUTION | marks::REGION;

/// "Warsaw's Grand Theatre": the place that owns is a name of its own.
fn split_at_possessive(view: &View<'_>, name: Found) -> Vec<Found> {
    let is_mark = |i: &usize| matches!(text(view, *i), "'s" | "’s");
    let inner = name.tokens.start + 1..name.tokens.end.saturating_sub(1);
    let Some(mark) = inner.into_iter().find(is_mark) else {
        return vec![name];
    };
    let (owner, owned) = (name.tokens.start..mark, mark + 1..name.tokens.end);
    let is_particle = word(view, owner.start).class == WordClass::Particle;
    let kind = match known_kind(view, &owner) {
        Some(kind) => kind,
        None if is_particle && word(view, owner.start).case == Case::Lower => PERSON,
        None if name.kind != PERSON && looks_like_person(view, &owner) => PERSON,
        None if looks_like_person(view, &owned) => name.kind,
        None => return vec![name],
    };
    if known_kind(view, &name.tokens).is_some() {
        return vec![name];
    }
    let part = |tokens: Range<usize>, kind: usize| Found {
        tokens,
        kind,
        ..name
    };
    let owned_kind = kind_of_part(view, &owned).unwrap_or(name.kind);
    vec![part(owner, kind), part(owned, owned_kind)]
}

/// The kind of a part that was cut off, where its words say it.
fn kind_of_part(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    known_kind(view, tokens).or_else(|| looks_like_person(view, tokens).then_some(PERSON))
}

/// Two names of a few words each; not "Trade and Industry Ministry" or "Smith and Sons".
fn is_short_list(view: &View<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let short = |part: &Range<usize>| {
        let n_capital = part.clone().filter(|i| word(view, *i).is_capital()).count();
        let is_plain = |i: usize| {
            let word = word(view, i);
            word.is_capital() || word.is_hyphen() || has_syllables(view, part)
        };
        let is_rare = |i: usize| !matches!(word(view, i).known.usual, Usual::Small | Usual::Mixed);
        (n_capital <= 2 || part.clone().all(is_rare))
            && (1..=3).contains(&n_capital)
            && (part.len() <= 2 || !has_body(view, part))
            && part.clone().all(is_plain)
    };
    let last = word(view, right.end.saturating_sub(1));
    let is_head = matches!(
        last.class,
        WordClass::OrgHead | WordClass::OrgForm | WordClass::PlaceHead
    );
    let is_family = matches!(
        text(view, right.end.saturating_sub(1)),
        "Sons"
            | "Partners"
            | "Associates"
            | "Daughters"
            | "Brothers"
            | "Herzegovina"
            | "Tobago"
            | "Barbuda"
            | "Nevis"
    );
    short(left) && short(right) && !is_head && !is_family
}

/// "Hezbollah-backed Lebanese Brigades": the name before the hyphen stands alone.
fn split_at_participle(view: &View<'_>, name: Found) -> Vec<Found> {
    let is_cut = |i: &usize| {
        let word = word(view, *i);
        word.case == Case::Lower
            && self::word(view, i.saturating_sub(1)).is_hyphen()
            && !matches!(word.class, WordClass::Link | WordClass::Particle)
            && is_participle(text(view, *i))
    };
    let inner = name.tokens.start + 2..name.tokens.end;
    let Some(cut) = inner.into_iter().find(is_cut) else {
        return vec![name];
    };
    let (before, after) = (name.tokens.start..cut - 1, cut + 1..name.tokens.end);
    let part = |tokens: Range<usize>| Found {
        kind: known_kind(view, &tokens).unwrap_or(name.kind),
        tokens,
        ..name
    };
    [before, after]
        .into_iter()
        .filter(|tokens| !tokens.is_empty())
        .map(part)
        .collect()
}

/// Words that a hyphen ties to a name before them: "-backed", "-led", "-wide".
pub(super) fn is_participle(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed")
        || matches!(
            word,
            "led"
                | "run"
                | "held"
                | "born"
                | "based"
                | "style"
                | "made"
                | "wide"
                | "free"
                | "only"
                | "type"
                | "era"
                | "rich"
                | "area"
                | "bound"
                | "speaking"
                | "trained"
                | "themed"
                | "related"
                | "like"
                | "friendly"
                | "size"
                | "side"
        )
}

/// "Acme CEO Jane Doe" taken for one name: what stands before the title and the person after it.
fn split_at_title(view: &View<'_>, name: Found) -> Vec<Found> {
    if name.kind == PERSON {
        return vec![name];
    }
    let is_title = |i: &usize| {
        let word = word(view, *i);
        word.mark.title > 0 && word.mark.kinds == 0 && !is_also_name(word)
    };
    let inner = name.tokens.start + 1..name.tokens.end;
    let Some(title) = inner.rev().find(is_title) else {
        return vec![name];
    };
    let person = title + 1..name.tokens.end;
    let given = word(view, person.start);
    let is_judge = matches!(word(view, title).mark.title, 1..=5);
    let is_person = person.len() >= 2
        && (given.mark.name & 1 != 0 || is_judge && person.len() <= 3)
        && given.mark.kinds & NO_PERSON == 0
        && given.class == WordClass::None
        && person
            .clone()
            .all(|i| word(view, i).class != WordClass::OrgHead);
    if !is_person {
        return vec![name];
    }
    let mut end = title;
    while end > name.tokens.start && is_title(&(end - 1)) {
        end -= 1;
    }
    vec![
        Found {
            tokens: name.tokens.start..end,
            ..name
        },
        Found {
            tokens: person,
            kind: PERSON,
            ..name
        },
    ]
}
