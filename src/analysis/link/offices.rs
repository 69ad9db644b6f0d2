//! Which office and country the words around a person's name give: "Finnish President
//! Alexander Stubb", "Alexander Stubb, Finland's president", "King Abdullah of Jordan".

use std::ops::Range;

use super::places::Places;
use crate::analysis::{EntityKind, MentionForm, Name};
use crate::lexicon::{CountryCode, EntryKind, TitleClass, TitleMatch};

/// What one mention says of its person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Claim {
    /// The office, in lower case.
    pub(super) office: Option<String>,
    /// The country the person acts for.
    pub(super) country: Option<CountryCode>,
}

/// Longest title in tokens that is looked for before a name.
const MAX_TITLE: usize = 7;

/// What the words around the mention `name` at `tokens` say.
pub(super) fn claim(places: &Places<'_>, name: &Name, tokens: &Range<usize>) -> Claim {
    let before = before(places, tokens);
    let after = after(places, tokens);
    let of = of_country(places, tokens.end);
    let listed = listed(places, name, tokens, before.office.is_some());
    Claim {
        office: before.office.or(after.office),
        country: before.country.or(after.country).or(of).or(listed),
    }
}

/// "COUNTRY TITLE NAME", "TITLE of COUNTRY NAME", and both with a comma before the name.
fn before(places: &Places<'_>, tokens: &Range<usize>) -> Claim {
    let sentence = places.sentence_start(tokens.start);
    let end = tokens.start;
    if end > sentence && places.is(end - 1, ",") {
        // Without a country, what stands before a comma may be about somebody else.
        return Some(ending_at(places, end - 1, sentence))
            .filter(|claim| claim.country.is_some())
            .unwrap_or_default();
    }
    ending_at(places, end, sentence)
}

/// What the title that ends before token `end` says.
fn ending_at(places: &Places<'_>, end: usize, sentence: usize) -> Claim {
    let (end, mut country) = match of_state_ending_at(places, end, sentence) {
        Some(of) => (of.start, of.country),
        None => (end, None),
    };
    let Some(title) = title_ending_at(places, end, sentence) else {
        return Claim::default();
    };
    let (start, mut is_former) = start_of_modifiers(places, title.start, sentence);
    if country.is_none()
        && let Some(owner) = owner_ending_at(places, start, sentence)
    {
        country = owner.country;
        is_former |= start_of_modifiers(places, owner.start, sentence).1;
    }
    Claim {
        office: office(&title.found, is_former),
        country,
    }
}

/// "of Kenya" or "of the Netherlands" right before token `end`.
fn of_state_ending_at(places: &Places<'_>, end: usize, sentence: usize) -> Option<CountryAt> {
    let state = country_ending_at(places, end)?;
    let mut start = state.start;
    if start > sentence && places.is(start - 1, "the") {
        start -= 1;
    }
    (start > sentence && places.is(start - 1, "of")).then_some(CountryAt {
        start: start - 1,
        country: state.country,
    })
}

/// A title and where it starts.
struct TitleAt {
    start: usize,
    found: TitleMatch,
}

/// The longest title that ends right before token `end`.
fn title_ending_at(places: &Places<'_>, end: usize, sentence: usize) -> Option<TitleAt> {
    let first = end.saturating_sub(MAX_TITLE).max(sentence);
    (first..end).find_map(|start| {
        // "Kremlin spokesman" is a title of its own to the lexicon, but the name tells more.
        if start + 1 < end && names_country(places, start) {
            return None;
        }
        let found = places.title(start)?;
        let fits = start + found.n_tokens == end && !found.is_plural;
        fits.then_some(TitleAt { start, found })
    })
}

/// Whether a name with a country starts at token `at`.
fn names_country(places: &Places<'_>, at: usize) -> bool {
    places
        .name_starting_at(at)
        .is_some_and(|(name, _)| name.country.is_some() && name.kind != EntityKind::Person)
}

/// Steps over "former", "then", "acting" and hyphens before a title; says whether one of them
/// puts the office into the past.
fn start_of_modifiers(places: &Places<'_>, mut start: usize, sentence: usize) -> (usize, bool) {
    let mut is_former = false;
    while start > sentence {
        let word = places.text(start - 1);
        let is_mark = word == "-" && start - 1 > sentence;
        let lower = word.to_ascii_lowercase();
        match lower.as_str() {
            "former" | "ex" | "late" | "ousted" | "deposed" => is_former = true,
            "then" | "acting" | "interim" | "new" | "outgoing" | "newly" | "elected" | "deputy"
            | "senior" | "chief" | "top" | "first" | "longtime" | "veteran" | "embattled" => {}
            _ if is_mark => {}
            _ => break,
        }
        start -= 1;
    }
    (start, is_former)
}

/// The country of the name that ends at token `end`, a possessive or hyphen aside: of a state,
/// a people, a seat of government or a body of a state.
fn owner_ending_at(places: &Places<'_>, end: usize, sentence: usize) -> Option<CountryAt> {
    let mut end = end;
    while end > sentence && (places.is_possessive(end - 1) || places.is(end - 1, "-")) {
        end -= 1;
    }
    // "Iranian security council secretary": the body between may have no name of its own.
    for _ in 0..=MAX_BODY {
        if let Some(owner) = country_ending_at(places, end) {
            return Some(owner);
        }
        if end <= sentence + 1 || !is_body_word(places.text(end - 1)) {
            return None;
        }
        end -= 1;
    }
    None
}

/// Most words of an unnamed body between a people and a title.
const MAX_BODY: usize = 3;

/// Words of an unnamed body: "security council", "central bank", "ruling party".
fn is_body_word(word: &str) -> bool {
    word.len() > 3
        && word.chars().all(char::is_alphabetic)
        && !matches!(
            word,
            "said"
                | "with"
                | "from"
                | "that"
                | "when"
                | "after"
                | "told"
                | "over"
                | "into"
                | "have"
                | "where"
                | "which"
                | "while"
                | "says"
                | "were"
                | "their"
                | "about"
                | "against"
                | "between"
                | "under"
                | "as"
                | "than"
                | "then"
                | "before"
                | "during"
                | "until"
                | "since"
                | "because"
                | "counterpart"
        )
        && !word.ends_with("ed")
}

/// A name with a country and where it starts.
struct CountryAt {
    start: usize,
    country: Option<CountryCode>,
}

fn country_ending_at(places: &Places<'_>, end: usize) -> Option<CountryAt> {
    let (name, tokens) = places.name_ending_at(end)?;
    let speaks_for_state = match name.kind {
        EntityKind::Country | EntityKind::Organization => true,
        EntityKind::Person | EntityKind::Place => false,
    };
    (speaks_for_state && name.country.is_some()).then_some(CountryAt {
        start: tokens.start,
        country: name.country,
    })
}

/// "NAME, the president of COUNTRY," and "NAME, COUNTRY's president".
fn after(places: &Places<'_>, tokens: &Range<usize>) -> Claim {
    let end = places.sentence_end(tokens.start);
    let mut at = tokens.end;
    if at >= end || !matches!(places.text(at), "," | "(" | "-" | "–" | "—" | "--") {
        return Claim::default();
    }
    at += 1;
    let mut country = None;
    let mut is_former = false;
    for _ in 0..6 {
        let title = places.title(at).filter(|t| !t.is_plural);
        if let Some(found) = title.filter(|_| !names_country(places, at)) {
            if found.title.class == TitleClass::Modifier {
                is_former |= found.title.name == "former";
                at += found.n_tokens;
                continue;
            }
            let next = at + found.n_tokens;
            let country = of_country(places, next).or(country);
            let follows_name = places
                .name_starting_at(next)
                .is_some_and(|(n, _)| n.kind == EntityKind::Person);
            if follows_name {
                return Claim::default();
            }
            return Claim {
                office: office(&found, is_former),
                country,
            };
        }
        match places.name_starting_at(at) {
            Some((name, span)) if name.country.is_some() && name.kind != EntityKind::Person => {
                country = name.country;
                at = span.end;
            }
            Some(_) => break,
            None if is_step(places.text(at)) || places.is_possessive(at) => at += 1,
            None => break,
        }
    }
    Claim::default()
}

/// Words between a name and the title behind it.
fn is_step(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "its"
            | "who"
            | "is"
            | "was"
            | "now"
            | "then"
            | "currently"
            | "also"
            | "-"
    )
}

/// The country after "of" or "for" at token `at`.
fn of_country(places: &Places<'_>, at: usize) -> Option<CountryCode> {
    if !places.is(at, "of") && !places.is(at, "for") {
        return None;
    }
    let next = if places.is(at + 1, "the") {
        at + 2
    } else {
        at + 1
    };
    let (name, _) = places.name_starting_at(next)?;
    let is_state = matches!(name.kind, EntityKind::Country | EntityKind::Organization)
        && name.form != MentionForm::Demonym;
    name.country.filter(|_| is_state)
}

/// The office in the article's words; courtesy titles are none.
fn office(found: &TitleMatch, is_former: bool) -> Option<String> {
    let title = found.title;
    let is_office = !matches!(
        title.class,
        TitleClass::Honorific | TitleClass::Modifier | TitleClass::Suffix | TitleClass::Family
    );
    is_office.then(|| {
        if is_former && !title.name.starts_with("former") {
            format!("former {}", title.name)
        } else {
            title.name.to_owned()
        }
    })
}

/// The country of a person whom the lexicon knows in full, or by the family name with a title.
fn listed(
    places: &Places<'_>,
    name: &Name,
    tokens: &Range<usize>,
    has_title: bool,
) -> Option<CountryCode> {
    let found = places
        .longest(tokens.start)
        .filter(|m| m.n_tokens == tokens.len())?;
    debug_assert_eq!(name.kind, EntityKind::Person);
    let mut people = found.entries().filter(|e| e.kind == EntryKind::Person);
    let first = people.next()?;
    let is_surname = first.detail == "surname";
    let is_unique = people.all(|other| other.country == first.country);
    (is_unique && (!is_surname || has_title))
        .then_some(first.country)
        .flatten()
}
