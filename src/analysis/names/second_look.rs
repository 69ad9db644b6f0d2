//! The second look at the whole article: one name, one kind.
//!
//! A full name found anywhere makes the surname alone the same person; a name whose kind
//! differs from place to place takes the kind with the strongest evidence; an acronym
//! in brackets after a name is of the name's kind; a name found elsewhere is found here.

use std::collections::BTreeMap;
use std::ops::Range;

use super::classes::WordClass;
use super::features::View;
use super::hash;
use super::marks;
use super::rules::{ORGANIZATION, PERSON, SURE, known_kind};
use super::tagger::{Found, MODEL};
use super::vocabulary::Usual;
use super::words::{Case, Style, Word};
use crate::text::Sentence;

/// Least evidence for a name to be looked for elsewhere.
const MIN_EVIDENCE: i32 = 50;

/// Corrects kinds, then adds what was missed.
pub(super) fn look(view: &View<'_>, sentences: &[Sentence], mut found: Vec<Found>) -> Vec<Found> {
    let votes = votes(view, &found);
    for name in &mut found {
        let kind = kind_by_votes(view, &votes, name);
        if kind != name.kind {
            (name.kind, name.why) = (kind, "what the rest of the article takes it for");
        }
    }
    mark_acronyms(view, &mut found);
    let bearers = bearers(view, &found);
    let mut found: Vec<Found> = found
        .into_iter()
        .flat_map(|name| split_joined(view, &bearers, name))
        .collect();
    add_missed_phrases(view, &mut found);
    add_missed(view, sentences, &votes, &mut found);
    for name in &mut found {
        explain(view, name);
    }
    found
}

/// "Foreign Minister" right before a name.
fn has_title_before(view: &View<'_>, name: &Found) -> bool {
    let before = name
        .tokens
        .start
        .checked_sub(1)
        .and_then(|i| view.words.get(i));
    before.is_some_and(|w| w.mark.title > 0 || w.class == WordClass::Title)
}

/// Says what in and around a name speaks for its kind most plainly.
fn explain(view: &View<'_>, name: &mut Found) {
    let edge = &Word::EDGE;
    let at = |i: Option<usize>| i.and_then(|i| view.words.get(i)).unwrap_or(edge);
    let (first, last) = (
        at(Some(name.tokens.start)),
        at(name.tokens.end.checked_sub(1)),
    );
    if name.why != MODEL {
        return;
    }
    name.why = match name.kind {
        PERSON if has_title_before(view, name) => "a title before the name",
        PERSON if name.tokens.len() > 1 && first.mark.name & 1 != 0 => {
            "a given name and the words around"
        }
        ORGANIZATION if matches!(last.class, WordClass::OrgHead | WordClass::OrgForm) => {
            "ends in a word for a body"
        }
        ORGANIZATION if matches!(first.class, WordClass::OrgHead) => {
            "begins with a word for a body"
        }
        _ if first.mark.kinds & KNOWN != 0 => "in the lexicon, and the words around",
        _ => MODEL,
    };
}

/// Evidence for each kind.
type Evidence = [i32; 3];

/// Evidence by the name's key.
type Votes = BTreeMap<u64, Evidence>;

/// A hash of the words of a name in lower case.
fn key(words: &[Word], tokens: Range<usize>) -> u64 {
    words
        .get(tokens)
        .unwrap_or(&[])
        .iter()
        .fold(7, |sum, word| hash::feature(1, sum, word.lower))
}

fn votes(view: &View<'_>, found: &[Found]) -> Votes {
    let mut votes = Votes::new();
    let mut vote = |tokens: Range<usize>, kind: usize, weight: i32| {
        let evidence = votes.entry(key(view.words, tokens)).or_default();
        if let Some(sum) = evidence.get_mut(kind) {
            *sum += weight;
        }
    };
    for name in found {
        let weight = name.margin.clamp(1, 100);
        vote(
            name.tokens.clone(),
            name.kind,
            weight / doubt(view.words, name),
        );
        if let Some(surname) = surname(view.words, name) {
            vote(surname, PERSON, weight * 4);
        }
        if let Some(forename) = forename(view.words, name) {
            vote(forename, PERSON, weight * 2);
        }
        if let Some(bare) = without_form(view.words, name) {
            vote(bare, ORGANIZATION, SURE);
        }
        if let Some(short) = short_form(view.words, name) {
            vote(short, ORGANIZATION, weight);
        }
    }
    for name in found.iter().filter(|n| n.kind == ORGANIZATION) {
        if let Some(letters) = initials(view, name) {
            let evidence = votes.entry(hash::feature(1, 7, letters)).or_default();
            if let Some(sum) = evidence.get_mut(ORGANIZATION) {
                *sum += name.margin.clamp(1, 100);
            }
        }
    }
    votes
}

/// Fewest words of a name that is known by its initials.
const MIN_INITIALS: usize = 3;

/// The hash of the initials of a body's name ("Democratic Action Party": "dap").
fn initials(view: &View<'_>, name: &Found) -> Option<u64> {
    let letters: String = name
        .tokens
        .clone()
        .filter(|i| view.words.get(*i).is_some_and(Word::is_capital))
        .filter_map(|i| text(view, i).chars().next())
        .collect();
    (letters.chars().count() >= MIN_INITIALS).then(|| hash::lower(&letters))
}

/// The first word of a full name, by which people are called in stories ("Anna", and "Kim" of
/// "Kim Min-su").
fn forename(words: &[Word], name: &Found) -> Option<Range<usize>> {
    let start = name.tokens.start;
    let word = words.get(start)?;
    let is_full = name.kind == PERSON && name.tokens.len() >= 2;
    (is_full && matches!(word.case, Case::Title | Case::Mixed)).then_some(start..start + 1)
}

/// The first word of a company's name where it is a word of its own ("Norwell Industries").
fn short_form(words: &[Word], name: &Found) -> Option<Range<usize>> {
    let start = name.tokens.start;
    let word = words.get(start)?;
    let is_own = word.mark.kinds == 0
        && word.mark.title == 0
        && word.class == WordClass::None
        && !matches!(word.known.usual, Usual::Small | Usual::Mixed)
        && matches!(word.case, Case::Title | Case::Mixed | Case::Upper);
    let is_company = name.kind == ORGANIZATION && (2..=3).contains(&name.tokens.len());
    (is_company && is_own).then_some(start..start + 1)
}

/// Kinds of phrases that are what they are in most articles.
const KNOWN: u16 = marks::COUNTRY
    | marks::CITY
    | marks::SUBDIVISION
    | marks::REGION
    | marks::ORG
    | marks::INSTITUTION
    | marks::METONYM;

/// A lone word that the lexicon does not know as a place is a weak witness for one.
fn doubt(words: &[Word], name: &Found) -> i32 {
    let mark = words.get(name.tokens.start).map(|w| w.mark);
    let is_known = mark.is_some_and(|m| m.place == marks::Place::Whole && m.kinds & KNOWN != 0);
    if name.kind != PERSON && name.tokens.len() == 1 && !is_known {
        2
    } else {
        1
    }
}

/// The last word of a full name, with the small words before it ("von der Leyen").
fn surname(words: &[Word], name: &Found) -> Option<Range<usize>> {
    let last = name.tokens.end.checked_sub(1)?;
    let word = words.get(last)?;
    let is_full = name.kind == PERSON && name.tokens.len() >= 2;
    (is_full && matches!(word.case, Case::Title | Case::Mixed | Case::Upper))
        .then_some(last..name.tokens.end)
}

/// A company's name without "Inc.".
fn without_form(words: &[Word], name: &Found) -> Option<Range<usize>> {
    let last = name.tokens.end.checked_sub(1)?;
    let is_form = words.get(last)?.class == WordClass::OrgForm;
    (name.kind == ORGANIZATION && name.tokens.len() >= 2 && is_form)
        .then_some(name.tokens.start..last)
}

/// The kind that the article as a whole gives the name.
fn kind_by_votes(view: &View<'_>, votes: &Votes, name: &Found) -> usize {
    let Some(evidence) = votes.get(&key(view.words, name.tokens.clone())) else {
        return name.kind;
    };
    let own = evidence.get(name.kind).copied().unwrap_or(0);
    let best = (0..evidence.len()).max_by_key(|k| (evidence[*k], *k == name.kind));
    match best {
        Some(best) if best != name.kind && evidence[best] > own + name.margin.max(0) => best,
        _ => name.kind,
    }
}

/// "International Atomic Energy Agency (IAEA)": the acronym is an organisation.
fn mark_acronyms(view: &View<'_>, found: &mut Vec<Found>) {
    let mut added = Vec::new();
    for name in found
        .iter()
        .filter(|n| n.kind == ORGANIZATION && n.tokens.len() >= 2)
    {
        let at = name.tokens.end + 1;
        let bracketed = text(view, at - 1) == "(" && text(view, at + 1) == ")";
        let is_acronym = view
            .words
            .get(at)
            .is_some_and(|w| matches!(w.case, Case::Upper | Case::Mixed));
        if bracketed && is_acronym {
            added.push(at);
        }
    }
    for at in added {
        match found.iter_mut().find(|n| n.tokens == (at..at + 1)) {
            Some(name) => name.kind = ORGANIZATION,
            None => insert(
                found,
                Found::by_rule(at..at + 1, ORGANIZATION, "initials in brackets"),
            ),
        }
    }
}

/// "Berg-Novak-Lund summit": names that hyphens join are names of their own where the article
/// or the lexicon knows each of them.
fn split_joined(view: &View<'_>, bearers: &BTreeMap<u64, usize>, name: Found) -> Vec<Found> {
    let lower = |i: usize| view.words.get(i).map_or(0, |w| w.lower);
    let parts: Vec<Range<usize>> = name.tokens.clone().step_by(2).map(|i| i..i + 1).collect();
    let is_joined = name.tokens.len() >= 3
        && name.tokens.len() % 2 == 1
        && (name.tokens.start + 1..name.tokens.end)
            .step_by(2)
            .all(|i| view.words.get(i).is_some_and(Word::is_hyphen));
    if !is_joined || known_kind(view, &name.tokens).is_some() {
        return vec![name];
    }
    let kinds: Vec<Option<usize>> = parts
        .iter()
        .map(|part| known_kind(view, part).or_else(|| bearers.get(&lower(part.start)).copied()))
        .collect();
    let is_long = |part: &Range<usize>| text(view, part.start).chars().count() > 2;
    if kinds.iter().any(Option::is_none) || !parts.iter().all(is_long) {
        return vec![name];
    }
    let part = |(tokens, kind)| Found {
        tokens,
        kind,
        ..name
    };
    parts
        .into_iter()
        .zip(kinds.into_iter().flatten())
        .map(part)
        .collect()
}

/// Words that are names by themselves or the last of a person's name, and their kinds.
fn bearers(view: &View<'_>, found: &[Found]) -> BTreeMap<u64, usize> {
    found
        .iter()
        .filter(|name| name.tokens.len() == 1 || name.kind == PERSON)
        .filter_map(|name| {
            let last = view.words.get(name.tokens.end.checked_sub(1)?)?;
            Some((last.lower, name.kind))
        })
        .collect()
}

fn text<'a>(view: &View<'a>, at: usize) -> &'a str {
    view.tokens.get(at).map_or("", |t| t.of(view.body))
}

/// Keeps the names sorted and apart.
fn insert(found: &mut Vec<Found>, name: Found) {
    let at = found.partition_point(|n| n.tokens.end <= name.tokens.start);
    if found
        .get(at)
        .is_none_or(|n| n.tokens.start >= name.tokens.end)
    {
        found.insert(at, name);
    }
}

/// Finds names of several words that are surely names elsewhere.
fn add_missed_phrases(view: &View<'_>, found: &mut Vec<Found>) {
    let mut phrases: BTreeMap<u64, Vec<Found>> = BTreeMap::new();
    // A title before it ("Foreign Minister Cho Hyun") makes a person of what the model doubts.
    let is_titled = |n: &Found| n.kind == PERSON && n.margin > 0 && has_title_before(view, n);
    let is_sure = |n: &&Found| n.tokens.len() >= 2 && (n.margin >= MIN_EVIDENCE || is_titled(n));
    for name in found.iter().filter(is_sure) {
        let first = view.words.get(name.tokens.start).map_or(0, |w| w.lower);
        phrases.entry(first).or_default().push(name.clone());
    }
    if phrases.is_empty() {
        return;
    }
    let mut added: Vec<Found> = Vec::new();
    for (i, word) in view
        .words
        .iter()
        .enumerate()
        .filter(|(_, w)| w.is_capital())
    {
        let Some(names) = phrases.get(&word.lower) else {
            continue;
        };
        let same = names.iter().filter(|name| {
            let here = view.words.get(i..i + name.tokens.len());
            let there = view.words.get(name.tokens.clone());
            let (Some(here), Some(there)) = (here, there) else {
                return false;
            };
            let alike = |a: &Word, b: &Word| a.lower == b.lower && a.is_capital() == b.is_capital();
            here.iter().zip(there).all(|(a, b)| alike(a, b))
        });
        if let Some(name) = same.max_by_key(|n| n.tokens.len()) {
            added.push(Found::echo(i..i + name.tokens.len(), name.kind));
        }
    }
    for name in added {
        insert(found, name);
    }
}

/// Finds lone words that elsewhere in the article are surely names.
fn add_missed(view: &View<'_>, sentences: &[Sentence], votes: &Votes, found: &mut Vec<Found>) {
    let mut next = 0;
    let mut added = Vec::new();
    for i in sentences.iter().flat_map(|s| s.tokens.clone()) {
        while found.get(next).is_some_and(|n| n.tokens.end <= i) {
            next += 1;
        }
        if found.get(next).is_some_and(|n| n.tokens.contains(&i)) {
            continue;
        }
        if let Some(kind) = missed_kind(view, votes, i) {
            added.push(Found::echo(i..i + 1, kind));
        }
    }
    for name in added {
        insert(found, name);
    }
}

/// The kind of a lone word that is a name elsewhere.
fn missed_kind(view: &View<'_>, votes: &Votes, i: usize) -> Option<usize> {
    let word = view.words.get(i)?;
    let is_written_so =
        matches!(word.case, Case::Title | Case::Upper | Case::Mixed) && word.style == Style::Plain;
    if !is_written_so || is_beside_capital(view, i) {
        return None;
    }
    let evidence = votes.get(&key(view.words, i..i + 1))?;
    let best = (0..evidence.len()).max_by_key(|k| evidence[*k])?;
    let is_function = !matches!(
        word.class,
        WordClass::None | WordClass::Title | WordClass::OrgHead
    );
    let is_ordinary = word.known.usual == Usual::Small || word.mark.title > 0;
    let is_small_here = view.evidence.is_small(word.lower);
    let least = if is_ordinary {
        2 * MIN_EVIDENCE
    } else {
        MIN_EVIDENCE
    };
    let is_doubtful = is_function
        || (is_ordinary && (best != PERSON || is_small_here))
        || (word.first && is_small_here);
    (!is_doubtful && evidence[best] >= least).then_some(best)
}

/// Whether the word is part of a longer run of capitals, titles aside.
fn is_beside_capital(view: &View<'_>, i: usize) -> bool {
    let beside = |at: Option<usize>| {
        at.and_then(|at| view.words.get(at))
            .is_some_and(|w| w.is_capital() && !w.first && w.mark.title == 0)
    };
    beside(i.checked_sub(1)) || beside(Some(i + 1))
}
