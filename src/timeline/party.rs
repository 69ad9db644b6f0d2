//! Who takes part: under what key the spellings of a name meet, and when two parties are one.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Party;
use crate::analysis::{Analysis, Participant, PartyKind, normalized_key};
use crate::lexicon::{CountryCode, Lexicon};

/// Letters from which on two names that differ in one letter are a slip of the pen.
const SURE_LETTERS: usize = 7;

/// Letters of a word by which somebody may be known who has more names: "Lula".
const KNOWN_LETTERS: usize = 4;

/// How surely two parties are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// One stands for the other: a state and a person of that state.
    Stands,
    /// The same name, whole or in a short form.
    Same,
}

/// The key of a name: the same for all its spellings, in every article and every encounter.
pub fn key(name: &str) -> String {
    normalized_key(name)
}

/// The keys under which encounters with a party of this key are looked for: the whole key,
/// and of people each word, since it may be all that an article names; of the leaders of a bloc
/// that of the bloc.
pub fn search_keys(party: &Party) -> Vec<&str> {
    let mut keys = vec![party.key.as_str()];
    match party.kind {
        PartyKind::Person => {
            let mut words = party.key.split(' ');
            keys.extend(words.next());
            keys.extend(words.next_back());
            keys.extend(words.filter(|word| is_known_by(word)));
        }
        PartyKind::Group => keys.push(bloc(&party.key)),
        PartyKind::Country | PartyKind::Organization => {}
    }
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|key| !key.is_empty());
    keys
}

/// The key of the state for which a party acts, if it does; no name has such a key.
pub fn state_key(party: &Party) -> Option<String> {
    let country = party.country.filter(|_| acts_for_state(party))?;
    Some(format!("={country}"))
}

/// Whether two parties are the same, and how surely.
pub fn likeness(a: &Party, b: &Party) -> Option<Likeness> {
    if a.key == b.key {
        return Some(Likeness::Same);
    }
    let same_country = a.country.is_some() && a.country == b.country;
    let countries_agree = same_country || a.country.is_none() || b.country.is_none();
    let both_persons = a.kind == PartyKind::Person && b.kind == PartyKind::Person;
    let alike = || is_short_form(&a.key, &b.key) || is_written_apart(&a.key, &b.key);
    if both_persons && countries_agree && alike() {
        return Some(Likeness::Same);
    }
    let is_slip = || is_mistyped(&a.key, &b.key) || is_middle_name(&a.key, &b.key);
    if both_persons && same_country && is_slip() {
        return Some(Likeness::Same);
    }
    if is_bloc(a) && is_bloc(b) && bloc(&a.key) == bloc(&b.key) {
        return Some(Likeness::Same);
    }
    let stands = || may_be(a, b) || may_be(b, a);
    let acts = acts_for_state(a) && acts_for_state(b);
    (same_country && acts && stands()).then_some(Likeness::Stands)
}

/// The party that a participant of an analysis is.
pub(super) fn party(participant: &Participant, analysis: &Analysis) -> Party {
    let entity = participant.entity.and_then(|id| analysis.entity(id));
    let name = entity.map_or(&participant.name, |entity| &entity.name);
    let state = participant
        .country
        .filter(|_| participant.kind == PartyKind::Country)
        .and_then(key_of_state);
    Party {
        key: state.unwrap_or_else(|| key(name)),
        name: name.clone(),
        kind: participant.kind,
        country: participant.country,
    }
}

/// The key of a state, which is also that of its capital and of its other places: who visits
/// Munich visits Germany.
fn key_of_state(country: CountryCode) -> Option<String> {
    Some(key(Lexicon::builtin().country(country)?.name))
}

/// Whether `a` says more exactly than `b` who takes part: a person more than his state, a full
/// name more than a part of it.
pub(super) fn is_fuller(a: &Party, b: &Party) -> bool {
    let rank = |party: &Party| match party.kind {
        PartyKind::Person if !stands_for_state(party) => 3 + party.key.split(' ').count(),
        PartyKind::Country | PartyKind::Organization => 2,
        PartyKind::Person => 1,
        PartyKind::Group => 0,
    };
    rank(a) > rank(b)
}

/// Whether one key is a usual short form of the other: the surname or given name alone, an
/// initial, a middle name left out.
fn is_short_form(a: &str, b: &str) -> bool {
    let (Some((a_first, a_last)), Some((b_first, b_last))) = (ends(a), ends(b)) else {
        return false;
    };
    let a_is_one = !a.contains(' ');
    let b_is_one = !b.contains(' ');
    match (a_is_one, b_is_one) {
        (true, true) => false,
        (true, false) => a == b_last || a == b_first,
        (false, true) => b == a_last || b == a_first,
        (false, false) => a_last == b_last && (a_first == b_first || is_initial(a_first, b_first)),
    }
}

/// Whether two keys have the same letters, parted otherwise: "jae myung" and "jaemyung".
fn is_written_apart(a: &str, b: &str) -> bool {
    let is_letter = |byte: &u8| *byte != b' ';
    a.bytes().filter(is_letter).eq(b.bytes().filter(is_letter))
}

/// Whether two long keys differ in one letter of the last word, which is that of a slip:
/// "Shevardnaze".
fn is_mistyped(a: &str, b: &str) -> bool {
    let (Some((a_first, a_last)), Some((b_first, b_last))) = (ends(a), ends(b)) else {
        return false;
    };
    let is_long = |word: &str| word.chars().count() >= SURE_LETTERS;
    a_first == b_first && is_long(a_last) && is_long(b_last) && is_one_apart(a_last, b_last)
}

/// Whether one letter has to be put in, left out or changed, other than at the end, where it
/// tells a woman from a man.
fn is_one_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let ends = a.iter().rev().zip(b.iter().rev());
    let same_at_end = ends.take_while(|(a, b)| a == b).count();
    let longer = a.len().max(b.len());
    a.len().abs_diff(b.len()) < 2 && same_at_end > 0 && same + same_at_end + 1 >= longer
}

/// Whether one key is a word from within the other: "Lula" of "Luiz Inácio Lula da Silva".
fn is_middle_name(a: &str, b: &str) -> bool {
    let within = |one: &str, all: &str| is_known_by(one) && all.split(' ').any(|w| w == one);
    !a.contains(' ') && within(a, b) || !b.contains(' ') && within(b, a)
}

fn is_known_by(word: &str) -> bool {
    word.chars().count() >= KNOWN_LETTERS
}

fn is_bloc(party: &Party) -> bool {
    matches!(party.kind, PartyKind::Group | PartyKind::Organization) && !bloc(&party.key).is_empty()
}

/// The key of the bloc whose leaders are named: "leaders of the G20", "G20 leaders", "G20".
fn bloc(key: &str) -> &str {
    let of_leaders = ["leaders of ", "heads of state of ", "members of "];
    let leaders = [" leaders", " heads of state", " members"];
    let key = of_leaders
        .iter()
        .find_map(|w| key.strip_prefix(w))
        .unwrap_or(key);
    leaders
        .iter()
        .find_map(|w| key.strip_suffix(w))
        .unwrap_or(key)
}

fn ends(key: &str) -> Option<(&str, &str)> {
    let mut words = key.split(' ');
    let first = words.next()?;
    Some((first, words.next_back().unwrap_or(first)))
}

fn is_initial(a: &str, b: &str) -> bool {
    let is_one = a.chars().count() == 1 || b.chars().count() == 1;
    is_one && a.chars().next() == b.chars().next()
}

/// Whether `a`, a state or somebody known by office alone, may be `b`: a foreign minister is not
/// whoever else is named of his state.
fn may_be(a: &Party, b: &Party) -> bool {
    if !stands_for_state(a) {
        return false;
    }
    let is_named = b.kind == PartyKind::Person && !stands_for_state(b);
    let leads = || a.key.split(' ').any(|word| HEADS.contains(word));
    a.kind != PartyKind::Person || !is_named || leads()
}

/// Words for those who lead a state, folded as keys are.
static HEADS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let words = "president king queen emir sultan leader chancellor premier prime head pope";
    words.split(' ').map(key).collect()
});

/// A state, or someone known by office alone ("prime minister of india").
fn stands_for_state(party: &Party) -> bool {
    match party.kind {
        PartyKind::Country => true,
        PartyKind::Person => party.key.split(' ').any(|word| word == "of"),
        PartyKind::Organization | PartyKind::Group => false,
    }
}

fn acts_for_state(party: &Party) -> bool {
    party.kind != PartyKind::Organization
}

#[cfg(test)]
mod tests {
    use super::{Likeness, key, likeness};
    use crate::analysis::PartyKind;
    use crate::lexicon::CountryCode;
    use crate::timeline::Party;

    #[track_caller]
    fn check(a: (&str, PartyKind, &str), b: (&str, PartyKind, &str), expected: Option<Likeness>) {
        let party = |(name, kind, country): (&str, PartyKind, &str)| Party {
            key: key(name),
            name: name.to_owned(),
            kind,
            country: CountryCode::new(country),
        };
        assert_eq!(likeness(&party(a), &party(b)), expected);
        assert_eq!(likeness(&party(b), &party(a)), expected);
    }

    #[test]
    fn leaders_of_a_bloc_meet_as_the_bloc() {
        use PartyKind::{Group, Organization};
        let same = Some(Likeness::Same);
        let bloc = ("G9", Organization, "");
        check(bloc, ("Leaders of the G9", Group, ""), same);
        check(bloc, ("G9 leaders", Group, ""), same);
        check(
            ("leaders of the G9", Group, ""),
            ("G9 leaders", Group, ""),
            same,
        );
        check(bloc, ("G9 finance ministers", Group, ""), None);
        check(bloc, ("G8", Organization, ""), None);
        check(bloc, ("leaders", Group, ""), None);
    }

    #[test]
    fn parties_are_the_same_by_name_short_form_or_state() {
        use PartyKind::{Country, Group, Organization, Person};
        let same = Some(Likeness::Same);
        let stands = Some(Likeness::Stands);
        let merz = ("Friedrich Merz", Person, "DE");
        check(merz, ("Merz", Person, ""), same);
        check(merz, ("Merz", Person, "AT"), None);
        check(merz, ("F. Merz", Person, "DE"), same);
        check(merz, ("Charlotte Merz", Person, "DE"), None);
        check(merz, ("Germany", Country, "DE"), stands);
        check(merz, ("Austria", Country, "AT"), None);
        check(merz, ("Chancellor of Germany", Person, "DE"), stands);
        check(merz, ("Foreign Minister of Germany", Person, "DE"), None);
        check(
            ("Germany", Country, "DE"),
            ("Foreign Minister of Germany", Person, "DE"),
            stands,
        );
        check(merz, ("German officials", Group, "DE"), None);
        check(
            ("Germany", Country, "DE"),
            ("German officials", Group, "DE"),
            stands,
        );
        check(merz, ("Siemens", Organization, "DE"), None);
        let misun = ("Han Mi-sun", Person, "KR");
        check(misun, ("Han Misun", Person, "KR"), same);
        check(misun, ("Han Mi-sung", Person, "KR"), None);
        check(("Xi Jinping", Person, "CN"), ("Xi", Person, "CN"), same);
        let pedro = ("Pedro Vilar da Costa Melo", Person, "PT");
        check(pedro, ("Vilar", Person, "PT"), same);
        check(pedro, ("Vilar", Person, ""), None);
        check(pedro, ("da", Person, "PT"), None);
        let kostava = ("Irakli Kostavadze", Person, "GE");
        check(kostava, ("Irakli Kostavaze", Person, "GE"), same);
        check(kostava, ("Irakli Kostavaze", Person, "AM"), None);
        check(kostava, ("Vano Kostavaze", Person, "GE"), None);
        let marinov = ("Rumen Radkov", Person, "BG");
        check(marinov, ("Rumen Radkova", Person, "BG"), None);
        check(
            ("Donald John Trump", Person, "US"),
            ("Donald Trump", Person, "US"),
            same,
        );
    }
}
