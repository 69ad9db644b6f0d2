//! What the model took for one name, cut into several.

use std::ops::Range;

use super::classes::WordClass;
use super::features::View;
use super::rules::{PERSON, is_also_name, known_kind, text, word};
use super::tagger::Found;
use super::words::Case;

/// Cuts at "and", at titles and at participles.
pub(super) fn cut(view: &View<'_>, name: Found) -> Vec<Found> {
    split(view, name)
        .into_iter()
        .flat_map(|name| split_at_title(view, name))
        .flat_map(|name| split_at_participle(view, name))
        .collect()
}

/// "EU and Poland" is two names, and so are most short ones joined by "and".
fn split(view: &View<'_>, name: Found) -> Vec<Found> {
    let and = name.tokens.clone().find(|i| text(view, *i) == "and");
    let Some(and) = and.filter(|_| known_kind(view, &name.tokens).is_none()) else {
        return vec![name];
    };
    let (left, right) = (name.tokens.start..and, and + 1..name.tokens.end);
    let kinds = match (known_kind(view, &left), known_kind(view, &right)) {
        (Some(a), Some(b)) => Some((a, b)),
        (a, b) if is_short_list(view, &left, &right) => {
            Some((a.unwrap_or(name.kind), b.unwrap_or(name.kind)))
        }
        _ => None,
    };
    let Some((a, b)) = kinds else {
        return vec![name];
    };
    let part = |tokens: Range<usize>, kind: usize| Found {
        tokens,
        kind,
        margin: name.margin,
    };
    vec![part(left, a), part(right, b)]
}

/// Two names of a word or two each; not "Trade and Industry Ministry" or "Smith and Sons".
fn is_short_list(view: &View<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let short = |part: &Range<usize>| {
        (1..=2).contains(&part.len()) && part.clone().all(|i| word(view, i).is_capital())
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
        margin: name.margin,
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
    let is_person = person.len() >= 2
        && given.mark.name & 1 != 0
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
            margin: name.margin,
        },
    ]
}
