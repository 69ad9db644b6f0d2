//! Which office and country the words around a person's name give: "Finnish President
//! Alexander Stubb", "Alexander Stubb, Finland's president", "King Abdullah of Jordan".
//!
//! Each mention of a person is read by itself: the words before it ([`before`](super::before)),
//! those behind it ([`after`](super::after)), and the list it may stand in. What they say is
//! weighed for all mentions together in [`settle`](mod@super::settle).

use std::ops::Range;

use super::after::after;
use super::before::{before, is_opposed};
use super::places::Places;
use super::titles::{COUNTERPART, Owner, Reading, office};
use super::words::is_body_word;
use crate::analysis::{EntityKind, MentionForm, Name};
use crate::lexicon::{CountryCode, EntryKind, Role, TitleClass, fold};

/// What one place in the text says of a person.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Claim {
    /// The office, in lower case.
    pub(super) office: Option<String>,
    /// What sort of office.
    pub(super) class: Option<TitleClass>,
    /// The country the person acts for.
    pub(super) country: Option<CountryCode>,
    /// The person for whom this one acts, where no country is named.
    pub(super) owner: Option<Owner>,
    /// The title as the lexicon has it, which may be one that only one state has.
    pub(super) title: Option<String>,
    /// How sure, from 0 to 100.
    pub(super) confidence: u8,
    /// The tokens that say so, and whether they stand before the name.
    pub(super) words: Range<usize>,
}

/// How sure a claim is, by how it is told.
pub(super) mod sure {
    /// "Finnish President X".
    pub(crate) const BEFORE: u8 = 95;
    /// "Assistant to the President X": X may be either.
    pub(crate) const STAFF: u8 = 60;
    /// "X, the president of Finland".
    pub(crate) const AFTER: u8 = 92;
    /// "X became president of Finland".
    pub(crate) const CLAUSE: u8 = 90;
    /// "Finland's X", "X of Finland", "X (Finland)".
    pub(crate) const OWNED: u8 = 90;
    /// "the presidents of Finland and Poland, X and Y".
    pub(crate) const LIST: u8 = 85;
    /// "Israel's minister X and security minister Y", of Y.
    pub(crate) const SHARED: u8 = 75;
    /// "South African track star X".
    pub(crate) const NATIONALITY: u8 = 90;
    /// "a Chinese delegation led by X".
    pub(crate) const LED: u8 = 85;
    /// "President X", without a country.
    pub(crate) const BARE: u8 = 90;
    /// The person is in the lexicon, in full or with a title.
    pub(crate) const LISTED: u8 = 92;
    /// The family name alone is that of one known leader.
    pub(crate) const SURNAME: u8 = 80;
}

/// What the words around the mention `name` at `tokens` say; nothing of the list it stands in.
pub(super) fn claims(places: &Places<'_>, name: &Name, tokens: &Range<usize>) -> Vec<Claim> {
    let mut found = Vec::new();
    let before = before(places, tokens);
    let has_title = before.is_some();
    if let Some(reading) = before.filter(|r| !r.is_plural) {
        let confidence = if is_staff_of(places, &reading) {
            sure::STAFF
        } else {
            sure::BEFORE
        };
        found.push(claim(places, reading, confidence));
    }
    found.extend(
        after(places, tokens)
            .into_iter()
            .map(|(reading, confidence)| claim(places, reading, confidence)),
    );
    let has_country = found.iter().any(|c| c.country.is_some());
    if !has_country {
        found.extend(owned(places, tokens));
        found.extend(apposed_country(places, tokens.end));
        found.extend(nationality(places, tokens.start));
        found.extend(led(places, tokens.start));
    }
    if !found.iter().any(|c| c.country.is_some()) {
        let listed = listed(places, name, tokens, has_title);
        found.extend(listed.filter(|l| !is_another(places, name, &found, l)));
    }
    found
}

/// "Assistant to the President X", with capitals: as likely the assistant's name.
fn is_staff_of(places: &Places<'_>, reading: &Reading) -> bool {
    reading.start.checked_sub(3).is_some_and(|at| {
        places.is(at + 2, "the")
            && matches!(places.text(at + 1), "to" | "of")
            && matches!(
                places.text(at),
                "Assistant" | "Adviser" | "Advisor" | "Secretary" | "Aide" | "Counselor" | "Envoy"
            )
    })
}

/// A reading as a claim; without country it is only as sure as its title.
pub(super) fn claim(places: &Places<'_>, reading: Reading, confidence: u8) -> Claim {
    let office = office(places, &reading);
    let state = reading.state;
    Claim {
        class: office.is_some().then_some(reading.class),
        office,
        country: state,
        owner: owner_of(&reading),
        title: Some(reading.name),
        confidence: if state.is_some() {
            confidence
        } else {
            confidence.min(sure::BARE)
        },
        words: reading.start..reading.end,
    }
}

/// "Israel's minister X and security minister Y": the second title shares the first one's state.
/// `beside` is what stands before the person named last, from its title to the name's end.
pub(super) fn share_state(places: &Places<'_>, own: &mut [Claim], beside: Option<&Claim>) {
    let Some(beside) = beside else { return };
    if own.iter().any(|c| c.country.is_some() || c.owner.is_some()) {
        return;
    }
    for claim in own.iter_mut().filter(|c| c.office.is_some()) {
        // A capital word may stand between: "and National" before "Security Minister".
        let mut gap = beside.words.end..claim.words.start;
        let is_joined = gap.len() <= 2 && gap.next().is_some_and(|at| places.is(at, "and"));
        if is_joined && gap.all(|at| places.is_capital(at)) {
            claim.country = beside.country;
            claim.confidence = claim.confidence.min(sure::SHARED);
        }
    }
}

/// Whose the office is: of a counterpart whoever was named last, else of no state's.
fn owner_of(reading: &Reading) -> Option<Owner> {
    if reading.name == COUNTERPART {
        return Some(Owner::Pronoun(reading.start));
    }
    reading.owner.filter(|_| reading.state.is_none())
}

fn of_country_alone(country: CountryCode, confidence: u8, words: Range<usize>) -> Claim {
    Claim {
        office: None,
        class: None,
        country: Some(country),
        owner: None,
        title: None,
        confidence,
        words,
    }
}

/// "Britain's Starmer": a state that has the person.
fn owned(places: &Places<'_>, tokens: &Range<usize>) -> Option<Claim> {
    let sentence = places.sentence_start(tokens.start);
    let end = tokens.start.checked_sub(1).filter(|e| *e > sentence)?;
    if !places.is_possessive(end) {
        return None;
    }
    let (name, at) = places.name_ending_at(end)?;
    let is_state = name.kind == EntityKind::Country && name.form != MentionForm::Demonym;
    let country = name.country.filter(|_| is_state)?;
    Some(of_country_alone(
        country,
        sure::OWNED,
        at.start..tokens.start,
    ))
}

/// "South African track star X": a people and what the person is, where that is no title.
fn nationality(places: &Places<'_>, start: usize) -> Option<Claim> {
    let sentence = places.sentence_start(start);
    let mut at = start;
    for n_words in 0..=3 {
        let end = at;
        if let Some((name, tokens)) = places.name_ending_at(end)
            && tokens.start >= sentence
        {
            let is_people = name.form == MentionForm::Demonym
                && n_words > 0
                && !is_opposed(places, tokens.start, sentence);
            let country = name.country.filter(|_| is_people)?;
            return Some(of_country_alone(
                country,
                sure::NATIONALITY,
                tokens.start..start,
            ));
        }
        at = at.checked_sub(1).filter(|at| *at >= sentence)?;
        let word = places.text(at);
        let is_small = word.starts_with(char::is_lowercase) || is_faith(word);
        let is_noun = is_body_word(word) && is_small;
        let is_one = !word.ends_with('s') || word.ends_with("ss");
        if !is_noun || (n_words == 0 && !is_one) {
            return None;
        }
    }
    None
}

/// "British Muslim convert X": what may stand with a capital between a people and a noun.
fn is_faith(word: &str) -> bool {
    matches!(
        word,
        "Muslim" | "Jewish" | "Christian" | "Catholic" | "Hindu" | "Olympic" | "Sikh" | "Buddhist"
    )
}

/// Most words between a state and "led by".
const MAX_LED: usize = 4;

/// "a Chinese delegation led by X", "Hungary's Fidesz party, headed by X".
fn led(places: &Places<'_>, start: usize) -> Option<Claim> {
    let sentence = places.sentence_start(start);
    let verb = start.checked_sub(2).filter(|verb| *verb > sentence)?;
    if !places.is(verb + 1, "by") || !matches!(places.text(verb), "led" | "headed") {
        return None;
    }
    let mut at = if places.is(verb - 1, ",") {
        verb - 1
    } else {
        verb
    };
    for _ in 0..MAX_LED {
        if let Some((name, tokens)) = places.name_ending_at(at) {
            let is_body = matches!(name.kind, EntityKind::Country | EntityKind::Organization)
                && tokens.start >= sentence
                && !is_opposed(places, tokens.start, sentence);
            let own = places.country(name).filter(|_| is_body);
            let country = own.or_else(|| whose(places, tokens.start).filter(|_| is_body))?;
            return Some(of_country_alone(country, sure::LED, tokens.start..start));
        }
        at = at.checked_sub(1).filter(|at| *at > sentence)?;
        if !is_body_word(places.text(at)) && !places.is_possessive(at) {
            return None;
        }
    }
    None
}

/// The state in "Hungary's" or "Hungarian" before token `at`.
fn whose(places: &Places<'_>, at: usize) -> Option<CountryCode> {
    let last = at.checked_sub(1)?;
    let is_possessive = places.is_possessive(last);
    let (name, _) = places.name_ending_at(last + usize::from(!is_possessive))?;
    let is_whose = is_possessive || name.form == MentionForm::Demonym;
    name.country
        .filter(|_| is_whose && name.kind == EntityKind::Country)
}

/// "Abdullah of Jordan", "Karin Holst (Denmark)", "Tom Ridley (R-Ohio)", "Susan Blake, D-Calif.".
fn apposed_country(places: &Places<'_>, at: usize) -> Option<Claim> {
    let next = places.text(at);
    let mut start = at + 1;
    let is_of = matches!(next, "of" | "for");
    if is_of && places.is(start, "the") {
        start += 1;
    }
    let is_american = is_party_letter(places, start) || is_of_american_party(places, start);
    if matches!(next, "(" | ",") && is_american {
        let us = CountryCode::new("US")?;
        return Some(of_country_alone(us, sure::OWNED, at..start + 3));
    }
    let (name, tokens) = places.name_starting_at(start)?;
    let is_state = matches!(name.kind, EntityKind::Country | EntityKind::Organization)
        && name.form != MentionForm::Demonym;
    let is_closed = next == "("
        && matches!(places.text(tokens.end), ")" | "," | ";")
        && name.kind == EntityKind::Country;
    let country = name.country.filter(|_| is_state && (is_of || is_closed))?;
    Some(of_country_alone(country, sure::OWNED, at..tokens.end))
}

/// "R-Ohio", "D-Calif.": how American papers write a legislator's party and state.
fn is_party_letter(places: &Places<'_>, at: usize) -> bool {
    matches!(places.text(at), "R" | "D" | "I")
        && matches!(places.text(at + 1), "-" | "–" | "‑")
        && places.is_capital(at + 2)
}

/// "a Republican", "a moderate California Democrat", "Democrat of Oregon"; the parties called
/// Christian, social or liberal democrats are those of other states.
fn is_of_american_party(places: &Places<'_>, start: usize) -> bool {
    let is_member = |at: usize| matches!(places.text(at), "Republican" | "Democrat");
    if is_member(start) {
        return matches!(places.text(start + 1), "of" | "from");
    }
    let last = (start + 1..start + 5).find(|at| is_member(*at));
    places.is(start, "a")
        && last.is_some_and(|last| {
            let is_plain = |at: usize| places.text(at).starts_with(char::is_alphabetic);
            let is_foreign = matches!(
                places.text(last - 1),
                "Christian" | "Social" | "Liberal" | "Free" | "National"
            );
            (start..last).all(is_plain) && !is_foreign
        })
}

/// Whether the words around say that somebody acts for an international body ("IAEA chief X"), or
/// holds an office that the one of this name in the lexicon never held, in an article that does
/// not name his state.
fn is_another(places: &Places<'_>, name: &Name, told: &[Claim], listed: &Claim) -> bool {
    let serves_many = told.iter().filter(|c| c.title.is_some()).any(|claim| {
        let first = places.name_ending_at(claim.words.start).map(|(n, _)| n);
        let inside = (claim.words.clone()).filter_map(|at| places.name_starting_at(at));
        (first.into_iter().chain(inside.map(|(n, _)| n))).any(|n| is_of_many_states(places, n))
    });
    serves_many || holds_another(places, name, told, listed)
}

/// A body of many states: the lexicon says so.
fn is_of_many_states(places: &Places<'_>, name: &Name) -> bool {
    let words = name.span.of(places.input.body);
    let mut entries = places.input.lexicon.named(words);
    name.kind == EntityKind::Organization
        && entries.any(|e| e.kind == EntryKind::Org && e.detail == "igo")
}

fn holds_another(places: &Places<'_>, name: &Name, told: &[Claim], listed: &Claim) -> bool {
    let lexicon = places.input.lexicon;
    let tokens = &places.input.segments.tokens;
    let roles = told.iter().filter_map(|claim| {
        let title = claim.title.as_deref()?;
        let mut found = claim
            .words
            .clone()
            .filter_map(|at| lexicon.title(places.input.body, tokens, at));
        let role = found.find(|t| t.title.name == title)?.title.role;
        (role != Role::Other).then_some(role)
    });
    let roles: Vec<Role> = roles.collect();
    let is_named = |n: &Name| n.country == listed.country && n.kind != EntityKind::Person;
    if roles.is_empty() || places.names.iter().any(is_named) {
        return false;
    }
    let Some(country) = listed.country else {
        return false;
    };
    let full = fold(name.span.of(places.input.body));
    let mut held = (lexicon.terms_of(country).filter(|t| fold(t.name) == full)).peekable();
    held.peek().is_some() && !held.any(|t| roles.contains(&t.role))
}

/// The country of a person whom the lexicon knows in full, or by the family name with a title.
fn listed(
    places: &Places<'_>,
    name: &Name,
    tokens: &Range<usize>,
    has_title: bool,
) -> Option<Claim> {
    let found = places
        .longest(tokens.start)
        .filter(|m| m.n_tokens == tokens.len())?;
    debug_assert_eq!(name.kind, EntityKind::Person);
    let mut people = found.entries().filter(|e| e.kind == EntryKind::Person);
    let first = people.next()?;
    let is_surname = first.detail == "surname";
    let is_unique = people.all(|other| other.country == first.country);
    let confidence = if is_surname && !has_title {
        sure::SURNAME
    } else {
        sure::LISTED
    };
    let country = first.country.filter(|_| is_unique)?;
    Some(of_country_alone(
        country,
        confidence,
        tokens.start..tokens.start,
    ))
}
