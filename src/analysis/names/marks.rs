//! What the lexicon says of each token, in a few bits the features can use.

use super::classes::WordClass;
use super::words::{Case, Word};
use crate::lexicon::{Entry, EntryKind, Lexicon, NameFlags, TitleClass};
use crate::text::{Segments, Token};

/// A phrase that names a country.
pub(super) const COUNTRY: u16 = 1;
/// A country's adjective or people.
pub(super) const DEMONYM: u16 = 1 << 1;
/// A city of more than [`BIG_CITY`] thousand, or a capital.
pub(super) const CITY: u16 = 1 << 2;
/// Another city.
pub(super) const TOWN: u16 = 1 << 3;
/// A part of a country.
pub(super) const SUBDIVISION: u16 = 1 << 4;
/// A continent, sea or region.
pub(super) const REGION: u16 = 1 << 5;
/// An organisation.
pub(super) const ORG: u16 = 1 << 6;
/// A parliament, party or court.
pub(super) const INSTITUTION: u16 = 1 << 7;
/// A person in full.
pub(super) const PERSON: u16 = 1 << 8;
/// The family name of a person of public life.
pub(super) const SURNAME: u16 = 1 << 9;
/// A seat of government.
pub(super) const METONYM: u16 = 1 << 10;
/// Also an ordinary word.
pub(super) const COMMON: u16 = 1 << 11;
/// Also the name of a person.
pub(super) const NAME_WORD: u16 = 1 << 12;

/// Thousands of inhabitants from which a city is big.
const BIG_CITY: u32 = 500;

/// Where a token stands in a phrase of the gazetteer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Place {
    /// In none.
    #[default]
    None,
    /// It is the phrase.
    Whole,
    /// First of several.
    First,
    /// Between.
    Inner,
    /// Last of several.
    Last,
}

/// What the lexicon says of a token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    /// What the phrase may name; bits.
    pub(super) kinds: u16,
    /// Where in the phrase the token stands.
    pub(super) place: Place,
    /// Given name 1, family name 2, ordinary word 4, male 8, female 16.
    pub(super) name: u8,
    /// 1 + class of the title the token is part of; 0 for none.
    pub(super) title: u8,
}

/// Fills in the marks of all words.
pub(super) fn mark(body: &str, segments: &Segments, lexicon: &Lexicon, words: &mut [Word]) {
    let tokens = &segments.tokens;
    mark_titles(body, tokens, lexicon, words);
    let mut at = 0;
    while at < words.len() {
        at += mark_phrase(body, tokens, lexicon, words, at);
    }
}

/// Marks the phrase that starts at `at`; the number of tokens to go on by.
fn mark_phrase(
    body: &str,
    tokens: &[Token],
    lexicon: &Lexicon,
    words: &mut [Word],
    at: usize,
) -> usize {
    let (Some(word), Some(token)) = (words.get_mut(at), tokens.get(at)) else {
        return 1;
    };
    if !word.is_capital() {
        return 1;
    }
    let is_name = matches!(word.case, Case::Title | Case::Upper | Case::Mixed);
    if is_name && word.class != WordClass::Function {
        word.mark.name = name_bits(lexicon.name_word(token.of(body)));
    }
    let Some(found) = lexicon.longest(body, tokens, at) else {
        return 1;
    };
    let kinds = found
        .entries()
        .fold(0, |bits, entry| bits | kind_bits(&entry));
    let n = found.n_tokens.max(1);
    for (k, (word, token)) in words.iter_mut().zip(tokens).skip(at).take(n).enumerate() {
        word.mark.kinds = kinds;
        word.mark.place = match (k, n) {
            (_, 1) => Place::Whole,
            (0, _) => Place::First,
            (k, n) if k + 1 == n => Place::Last,
            _ => Place::Inner,
        };
        if k > 0 && word.is_capital() {
            word.mark.name = name_bits(lexicon.name_word(token.of(body)));
        }
    }
    n
}

fn kind_bits(entry: &Entry) -> u16 {
    let kind = match entry.kind {
        EntryKind::Country => COUNTRY,
        EntryKind::Demonym => DEMONYM,
        EntryKind::City if entry.thousands >= BIG_CITY || entry.detail == "capital" => CITY,
        EntryKind::City => TOWN,
        EntryKind::Subdivision => SUBDIVISION,
        EntryKind::Region => REGION,
        EntryKind::Org => ORG,
        EntryKind::Institution => INSTITUTION,
        EntryKind::Person if entry.detail == "surname" => SURNAME,
        EntryKind::Person => PERSON,
        EntryKind::Metonym => METONYM,
    };
    let common = if entry.is_common_word { COMMON } else { 0 };
    let name = if entry.is_name_word { NAME_WORD } else { 0 };
    kind | common | name
}

fn name_bits(flags: NameFlags) -> u8 {
    u8::from(flags.is_given())
        | u8::from(flags.is_surname()) << 1
        | u8::from(flags.is_common_word()) << 2
        | u8::from(flags.is_male()) << 3
        | u8::from(flags.is_female()) << 4
}

fn mark_titles(body: &str, tokens: &[Token], lexicon: &Lexicon, words: &mut [Word]) {
    let mut at = 0;
    while at < tokens.len() {
        let is_word = words
            .get(at)
            .is_some_and(|w| !matches!(w.case, Case::Mark | Case::Number));
        let found = if is_word {
            lexicon.title(body, tokens, at)
        } else {
            None
        };
        let Some(found) = found else {
            at += 1;
            continue;
        };
        let n = found.n_tokens.max(1);
        for word in words.iter_mut().skip(at).take(n) {
            word.mark.title = 1 + title_group(found.title.class);
        }
        at += n;
    }
}

/// Classes of titles that behave alike beside a name.
fn title_group(class: TitleClass) -> u8 {
    match class {
        TitleClass::Head | TitleClass::Royal | TitleClass::Religious => 0,
        TitleClass::Office | TitleClass::Minister | TitleClass::Envoy | TitleClass::Official => 1,
        TitleClass::Spokesperson | TitleClass::International | TitleClass::Party => 2,
        TitleClass::Legislator | TitleClass::Judicial => 3,
        TitleClass::Military | TitleClass::Police => 4,
        TitleClass::Business | TitleClass::Expert | TitleClass::Media | TitleClass::Civil => 5,
        TitleClass::Family => 6,
        TitleClass::Honorific => 7,
        TitleClass::Modifier | TitleClass::Suffix => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::Vocabulary;
    use super::super::words::words;
    use super::*;

    #[track_caller]
    fn check(text: &str, word: &str, expected: impl Fn(&Mark) -> bool) {
        let segments = Segments::new(text);
        let words = words(text, &segments, &Lexicon::builtin(), &Vocabulary::default());
        let at = segments
            .tokens
            .iter()
            .position(|t| t.of(text) == word)
            .unwrap();
        assert!(expected(&words[at].mark), "{word}: {:?}", words[at].mark);
    }

    #[test]
    fn marks_say_what_the_lexicon_knows() {
        let text = "French Foreign Minister Marie Dupont left New York for Norway.";
        check(text, "French", |m| m.kinds & DEMONYM != 0);
        check(text, "Minister", |m| m.title > 0);
        check(text, "Marie", |m| m.name & 1 != 0);
        check(text, "New", |m| {
            m.kinds & CITY != 0 && m.place == Place::First
        });
        check(text, "Norway", |m| {
            m.kinds & COUNTRY != 0 && m.place == Place::Whole
        });
        check(text, "left", |m| m.kinds == 0 && m.title == 0);
    }
}
