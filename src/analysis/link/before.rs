//! The title that ends before a name: "Finnish President", "the foreign minister of the
//! Netherlands,", "Crane's envoy to Ukraine".

use std::ops::Range;

use super::places::Places;
use super::titles::{Owner, Reading, TitleAt, is_topic, owns, read_complement, title_at};
use super::words::{is_body_word, is_determiner, is_field, is_preposition, is_relation};
use crate::analysis::{EntityKind, MentionForm};
use crate::lexicon::TitleClass;

/// Longest title in tokens that is looked for before a name.
const MAX_TITLE: usize = 7;

/// Most tokens between a title and the name: "of the Supreme National Security Council".
const MAX_BETWEEN: usize = 10;

/// Most words of an unnamed body between a people and a title.
const MAX_BODY: usize = 4;

/// What the title before the name at `tokens` says. With a comma before the name it counts only
/// with its state: it may be about somebody else.
pub(super) fn before(places: &Places<'_>, tokens: &Range<usize>) -> Option<Reading> {
    let sentence = places.sentence_start(tokens.start);
    let end = tokens.start;
    let has_comma = end > sentence && places.is(end - 1, ",");
    let reading = ending_at(places, if has_comma { end - 1 } else { end }, sentence)?;
    if !has_comma {
        return Some(reading);
    }
    let reading = outer(places, reading, sentence)?;
    let is_told_whose = reading.state.is_some() || reading.owner.is_some();
    (is_told_whose || is_apposed(places, &reading, tokens.end, sentence)).then_some(reading)
}

/// "the director of the agency, X, said": an article, one title, and a second comma or verb.
fn is_apposed(places: &Places<'_>, reading: &Reading, end: usize, sentence: usize) -> bool {
    let has_article = reading.start > sentence && places.is(reading.start - 1, "the");
    let is_closed = matches!(
        places.text(end),
        "," | "said" | "told" | "." | "says" | "has" | "was"
    );
    has_article && is_closed && !reading.is_plural
}

/// The title that ends before token `end`, with modifiers, owner and complement.
fn ending_at(places: &Places<'_>, end: usize, sentence: usize) -> Option<Reading> {
    let title = title_ending_at(places, end, sentence)
        .or_else(|| title_before_complement(places, end, sentence))?;
    let title = above_rank(places, title, sentence);
    let mut reading = Reading::new(title);
    if reading.end < end {
        read_complement(places, &mut reading, end);
        if reading.end < end
            && !places.is_capital(reading.end)
            && !is_determiner(places.text(reading.end))
        {
            return None;
        }
        reading.end = end;
    }
    read_owner(places, &mut reading, sentence);
    read_government(places, &mut reading, sentence);
    (!is_family(places, &reading)).then_some(reading)
}

/// "father", "sister": clergy with a capital, else a relative.
pub(super) fn is_family(places: &Places<'_>, reading: &Reading) -> bool {
    matches!(
        reading.name.as_str(),
        "father" | "sister" | "brother" | "mother"
    ) && !places.is_capital(reading.title.start)
}

/// "the Syrian government led by Foreign Minister X".
fn read_government(places: &Places<'_>, reading: &mut Reading, sentence: usize) {
    let Some(verb) = reading.start.checked_sub(2).filter(|v| *v > sentence) else {
        return;
    };
    let is_led = places.is(verb + 1, "by") && matches!(places.text(verb), "led" | "headed");
    if !is_led || reading.state.is_some() || reading.owner.is_some() {
        return;
    }
    let first = verb.saturating_sub(4).max(sentence);
    let led = (first..=verb)
        .rev()
        .find_map(|end| places.name_ending_at(end));
    if let Some((name, _)) = led
        && owns(name, reading.class, false)
        && let Some(country) = places.country(name)
    {
        reading.add_state(country);
    }
}

/// The longest title that ends right before token `end`.
fn title_ending_at(places: &Places<'_>, end: usize, sentence: usize) -> Option<TitleAt> {
    let last = end.checked_sub(1).filter(|last| *last >= sentence)?;
    if !places.text(last).starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let first = end.saturating_sub(MAX_TITLE).max(sentence);
    (first..end).find_map(|start| {
        // "Kremlin spokesman" is a title of its own to the lexicon, but the name tells more.
        if start + 1 < end && names_state(places, start) {
            return None;
        }
        title_at(places, start).filter(|title| title.tokens.end == end)
    })
}

/// Whether a name with a country starts at token `at`.
pub(super) fn names_state(places: &Places<'_>, at: usize) -> bool {
    places
        .name_starting_at(at)
        .is_some_and(|(name, _)| name.country.is_some() && name.kind != EntityKind::Person)
}

/// The title before "of …", "for …", "to …" that end before token `end`.
fn title_before_complement(places: &Places<'_>, end: usize, sentence: usize) -> Option<TitleAt> {
    let ends_in_name = places
        .name_ending_at(end)
        .is_some_and(|(n, _)| n.kind != EntityKind::Person);
    let ends_in_noun = matches!(
        places.text(end.checked_sub(1)?),
        "affairs"
            | "Affairs"
            | "matters"
            | "issues"
            | "council"
            | "Council"
            | "region"
            | "commission"
    );
    if !ends_in_name
        && !ends_in_noun
        && !places.is_capital(end.checked_sub(1)?)
        && !places.is(end, ",")
    {
        return None;
    }
    let first = end.saturating_sub(MAX_BETWEEN).max(sentence + 1);
    for at in (first..end).rev() {
        let word = places.text(at);
        if matches!(word, "," | ";" | ":" | "“" | "\"" | "(" | ")") {
            return None;
        }
        if !is_preposition(word) {
            continue;
        }
        if let Some(title) = title_ending_at(places, at, sentence) {
            return Some(title);
        }
    }
    None
}

/// "army chief General X", "deputy prime minister and defence minister X": a rank, or the second
/// of two offices, gives way to the title right before it.
fn above_rank(places: &Places<'_>, title: TitleAt, sentence: usize) -> TitleAt {
    // "prime minister and foreign minister, Sheikh X" has two above the rank.
    (0..3).fold(title, |title, _| above(places, title, sentence))
}

fn above(places: &Places<'_>, title: TitleAt, sentence: usize) -> TitleAt {
    let is_rank = matches!(
        title.class,
        TitleClass::Honorific
            | TitleClass::Military
            | TitleClass::Religious
            | TitleClass::Royal
            | TitleClass::Expert
    );
    let Some(mut end) = title.tokens.start.checked_sub(1) else {
        return title;
    };
    if !places.is(end, "and") {
        end += 1;
        if !is_rank {
            return title;
        }
        if end > sentence && places.is(end - 1, ",") {
            end -= 1;
        }
    }
    match title_ending_at(places, end, sentence) {
        Some(outer)
            if matches!(
                outer.name.as_str(),
                "lieutenant" | "brigadier" | "squadron" | "wing"
            ) && title.class == TitleClass::Military =>
        {
            TitleAt {
                tokens: outer.tokens.start..title.tokens.end,
                name: format!("{} {}", outer.name, title.name),
                ..title
            }
        }
        Some(outer)
            if !outer.is_plural
                && !matches!(
                    outer.class,
                    TitleClass::Modifier | TitleClass::Honorific | TitleClass::Family
                ) =>
        {
            TitleAt {
                tokens: outer.tokens.start..title.tokens.end,
                ..outer
            }
        }
        _ => title,
    }
}

/// Reads backwards what stands before the title: modifiers, the field of a general title, and
/// whose it is.
fn read_owner(places: &Places<'_>, reading: &mut Reading, sentence: usize) {
    let mut n_body = 0;
    while reading.start > sentence {
        let before = reading.start - 1;
        let word = places.text(before);
        if word == "-" {
            if is_compound(places, before) {
                return;
            }
            reading.start = before;
            continue;
        }
        if take_owner(places, reading, sentence) {
            return;
        }
        if reading.modify(word) {
            reading.start = before;
            continue;
        }
        if reading.name == "minister" && reading.prefix.is_empty() && is_field(word) {
            reading.add_field(word);
            reading.start = before;
            continue;
        }
        let goes_on = n_body < MAX_BODY && is_body_word(word) && reading.state.is_none();
        if !goes_on || title_at(places, before).is_some_and(|t| t.is_plural) {
            return;
        }
        // A word is the title's only if a state or people stands before it.
        let Some(owned) = body_with_owner(places, reading, sentence, MAX_BODY - n_body) else {
            return;
        };
        n_body = MAX_BODY;
        *reading = owned;
    }
}

/// Whether the hyphen at token `at` joins a word like "backed" or "born" to what is before it,
/// which then owns nothing behind; "ex-" and "then-" are modifiers.
fn is_compound(places: &Places<'_>, at: usize) -> bool {
    let Some(word) = at.checked_sub(1).map(|b| places.text(b)) else {
        return true;
    };
    // "far-right" is one word before a title.
    let is_plain = word.starts_with(char::is_lowercase) && word.len() > 1;
    !is_plain
        && !matches!(
            word.to_ascii_lowercase().as_str(),
            "ex" | "then" | "vice" | "now" | "long" | "co" | "one" | "self"
        )
        && places.text(at + 1).starts_with(char::is_lowercase)
        && !names_state_before(places, at)
}

fn names_state_before(places: &Places<'_>, at: usize) -> bool {
    places.name_ending_at(at).is_some()
        && !matches!(
            places.text(at + 1),
            "backed"
                | "born"
                | "based"
                | "led"
                | "appointed"
                | "installed"
                | "trained"
                | "held"
                | "controlled"
                | "allied"
                | "aligned"
                | "occupied"
                | "funded"
                | "speaking"
                | "supported"
                | "sponsored"
                | "run"
                | "owned"
                | "educated"
                | "friendly"
        )
}

/// Steps over unnamed words to an owner, if there is one within `limit` words.
fn body_with_owner(
    places: &Places<'_>,
    reading: &Reading,
    sentence: usize,
    limit: usize,
) -> Option<Reading> {
    let mut read = reading.clone();
    for _ in 0..limit {
        let before = read.start.checked_sub(1).filter(|b| *b >= sentence)?;
        let word = places.text(before);
        if word == "-" && !is_compound(places, before) {
            read.start = before;
            continue;
        }
        let joins = word == "and" && places.is_capital(before + 1);
        if !joins && !is_body_word(word) {
            return None;
        }
        if before > sentence && places.is(before - 1, "-") && is_compound(places, before - 1) {
            return None;
        }
        if !read.modify(word) {
            read.add_field(word);
        }
        read.start = before;
        if take_owner(places, &mut read, sentence) {
            return Some(read);
        }
    }
    None
}

/// Takes the name or pronoun that ends before the reading as its owner; says whether it did.
fn take_owner(places: &Places<'_>, reading: &mut Reading, sentence: usize) -> bool {
    let Some(last) = reading.start.checked_sub(1).filter(|l| *l >= sentence) else {
        return false;
    };
    if matches!(places.text(last), "his" | "her" | "His" | "Her") {
        reading.owner = Some(Owner::Pronoun(last));
        reading.start = last;
        return true;
    }
    let is_possessive = places.is_possessive(last);
    let end = if is_possessive { last } else { last + 1 };
    let Some((name, tokens)) = places
        .name_ending_at(end)
        .filter(|(_, t)| t.start >= sentence)
    else {
        return false;
    };
    if is_opposed(places, tokens.start, sentence) {
        return true;
    }
    if name.kind == EntityKind::Person {
        if is_possessive && let Some(i) = places.name_number(name) {
            reading.owner = Some(Owner::Person(i));
            reading.start = tokens.start;
        }
        return is_possessive;
    }
    reading.start = tokens.start;
    if is_topic(places, name, reading.class, is_possessive) {
        // Whose envoy: "Crane's Ukraine envoy".
        take_owner(places, reading, sentence);
        return true;
    }
    // "China's Taiwan Affairs Office spokesman": whose the body is tells more than its name.
    if name.kind == EntityKind::Organization
        && !is_possessive
        && owns(name, reading.class, false)
        && take_state(places, reading, sentence)
    {
        return true;
    }
    if owns(name, reading.class, is_possessive)
        && let Some(country) = places.country(name)
    {
        reading.add_state(country);
        more_states(places, reading, sentence);
        read_modifiers(places, reading, sentence);
        return true;
    }
    // A body without a country: whose it is tells ("France's UN ambassador").
    if places.country(name).is_none() {
        take_state(places, reading, sentence);
    }
    true
}

/// "pro-Russian", "anti-Chinese": not of that state.
pub(super) fn is_opposed(places: &Places<'_>, start: usize, sentence: usize) -> bool {
    start >= sentence + 2
        && places.is(start - 1, "-")
        && matches!(
            places.text(start - 2).to_ascii_lowercase().as_str(),
            "pro" | "anti" | "non"
        )
}

fn take_state(places: &Places<'_>, reading: &mut Reading, sentence: usize) -> bool {
    let Some(last) = reading.start.checked_sub(1).filter(|l| *l >= sentence) else {
        return false;
    };
    let is_possessive = places.is_possessive(last);
    let Some((name, tokens)) = places.name_ending_at(last + usize::from(!is_possessive)) else {
        return false;
    };
    let is_whose = is_possessive || name.form == MentionForm::Demonym;
    if tokens.start >= sentence
        && is_whose
        && name.kind == EntityKind::Country
        && let Some(country) = name.country
    {
        reading.add_state(country);
        reading.start = tokens.start;
        return true;
    }
    false
}

/// "French and German", "French, German and British": the states before the last one.
fn more_states(places: &Places<'_>, reading: &mut Reading, sentence: usize) {
    if !reading.is_plural {
        return;
    }
    let mut states = reading.states.clone();
    let mut at = reading.start;
    while at > sentence && matches!(places.text(at - 1), "and" | "," | "&") {
        let Some((name, tokens)) = places.name_ending_at(at - 1) else {
            break;
        };
        let Some(country) = name.country.filter(|_| tokens.start >= sentence) else {
            break;
        };
        states.insert(0, country);
        at = tokens.start;
    }
    reading.start = at;
    reading.state = states.first().copied();
    reading.states = states;
}

/// "former" and the like before the owner: "former Polish prime minister".
fn read_modifiers(places: &Places<'_>, reading: &mut Reading, sentence: usize) {
    while reading.start > sentence {
        let before = reading.start - 1;
        let word = places.text(before);
        let follows = word == "-" && before > sentence && !is_compound(places, before);
        // "and then Texas senator X": what came next, where "the then senator" is no more.
        let is_next = word == "then"
            && (before == sentence || matches!(places.text(before - 1), "and" | ","));
        if is_next || (!follows && !reading.modify(word)) {
            return;
        }
        reading.start = before;
    }
}

/// Of "the wife of the president, X" X is not the president, and of "adviser to the French
/// president, X" X is the adviser.
fn outer(places: &Places<'_>, reading: Reading, sentence: usize) -> Option<Reading> {
    let mut at = reading.start;
    if at > sentence && is_determiner(places.text(at - 1)) {
        at -= 1;
    }
    let joins =
        at > sentence + 1 && matches!(places.text(at - 1), "of" | "to" | "for" | "by" | "with");
    if !joins {
        return Some(reading);
    }
    if is_relation(places.text(at - 2)) {
        return None;
    }
    let outer = title_ending_at(places, at - 1, sentence).filter(|t| !t.is_plural);
    let Some(title) = outer else {
        // "spoke to the Polish president, X": no title before, so this one is meant.
        return Some(reading);
    };
    let mut found = Reading::new(title);
    found.end = reading.end;
    read_owner(places, &mut found, sentence);
    if found.state.is_none()
        && let Some(country) = reading.state
    {
        found.add_state(country);
    }
    Some(found)
}
