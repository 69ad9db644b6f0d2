//! What a word does in a sentence, as far as finding speakers and reported clauses needs it.
//!
//! A closed list of function words and the reporting verbs of [`super::verbs`], looked up
//! in a table that is laid out when the program is compiled.

use crate::text::{Token, TokenKind};

use super::closed::CLOSED;
use super::stances::{STANCE_NOUNS, STANCE_VERBS, SURE_VERBS};
use super::verbs::{OTHER_VERBS, VERBS};

/// A set of properties of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tags(pub(super) u64);

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Tags {
            $($(#[$doc])* pub(super) const $name: Tags = Tags(1 << $bit);)*
        }
    };
}

tags! {
    /// A verb in its base form ("say").
    BASE = 0;
    /// Third person ("says").
    THIRD = 1;
    /// Simple past ("said").
    PAST = 2;
    /// Past participle ("said", "known").
    PARTICIPLE = 3;
    /// Present participle ("saying").
    ING = 4;
    /// May introduce words in quotation marks.
    DIRECT = 5;
    /// May take a clause with "that" or without.
    CLAUSE = 6;
    /// The clause may follow without "that" ("said he would").
    BARE = 7;
    /// May take an infinitive that tells what is said ("vowed to").
    TO_INF = 8;
    /// May name the hearer before what is said ("told reporters").
    HEARER = 9;
    /// May take a question ("asked whether").
    QUESTION = 10;
    /// Its object is what is said ("denied the reports").
    OBJECT = 11;
    /// Says what somebody is called ("called him a liar", "described it as").
    NAMING = 12;
    /// A form of a reporting verb.
    REPORT = 13;
    /// A verb of another kind.
    VERB = 14;
    /// Article, demonstrative, quantifier.
    DET = 15;
    /// "he", "she", "they", "we", "I", "it", "you".
    PRONOUN = 16;
    /// "who", "which".
    RELATIVE = 17;
    /// "him", "them", "us".
    OBJECT_PRONOUN = 18;
    /// "his", "their".
    POSSESSIVE = 19;
    /// A preposition.
    PREP = 20;
    /// "and", "or", "but".
    CONJ = 21;
    /// Opens a clause that is not a main one ("because", "after", "if").
    SUBORD = 22;
    /// "has", "was", "will", "would".
    AUX = 23;
    /// An adverb that may stand between subject and verb.
    ADVERB = 24;
    /// "that".
    THAT = 25;
    /// "to".
    TO = 26;
    /// "what", "why", "whether".
    WH = 27;
    /// A day, month or word of time ("Monday", "yesterday").
    TIME = 28;
    /// "not", "never".
    NEGATION = 29;
    /// Opens a description ("former", "senior").
    ADJECTIVE = 30;
    /// A noun for a human being or a group of them.
    HUMAN = 31;
    /// Also often a noun ("claims", "report").
    NOUN_TOO = 32;
    /// A noun for a text that speaks ("report", "statement").
    SOURCE = 33;
    /// Male.
    MALE = 34;
    /// Female.
    FEMALE = 35;
    /// A verb of saying that takes a clause and hardly ever an object ("say", "insist").
    SURE = 36;
    /// A verb of wanting, backing or knowing; its complement tells a stance.
    STANCE = 37;
    /// Its infinitive tells a stance ("wants to").
    STANCE_TO = 38;
    /// Its object does ("backs the plan").
    STANCE_OBJECT = 39;
    /// Starts with a capital.
    CAPITAL = 40;
    /// Stands inside quotation marks.
    MARKED = 41;
    /// A noun after a preposition tells a stance ("voted for the plan").
    STANCE_PREP = 42;
    /// A clause does ("knows that").
    STANCE_CLAUSE = 43;
    /// "seem", "appear".
    SEEM = 44;
    /// In the passive it tells what people hold ("is expected to").
    HELD = 45;
    /// A noun for what is said or meant ("claim", "decision").
    STANCE_NOUN = 46;
    /// An adverb for what others say ("reportedly").
    HEARSAY = 47;
    /// An adjective for what somebody thinks or feels ("confident").
    STANCE_ADJ = 48;
}

impl Tags {
    /// All properties of both.
    pub(super) const fn and(self, other: Tags) -> Tags {
        Tags(self.0 | other.0)
    }

    /// Whether it has at least one of the properties.
    pub(super) const fn any(self, of: Tags) -> bool {
        self.0 & of.0 != 0
    }
}

/// A finite verb form.
pub(super) const FINITE: Tags = Tags::PAST.and(Tags::THIRD).and(Tags::BASE);

/// One line of a word table: forms parted by spaces, verbs by semicolons, and what they are.
pub(super) type Row = (&'static str, Tags);

/// Slots of the table; a power of two, about twice the number of words.
const SLOTS: usize = 8192;

/// Where a word of the tables stands: table, row, first byte, length; length 0 is an empty slot.
#[derive(Clone, Copy)]
struct Slot {
    table: u8,
    row: u16,
    start: u16,
    len: u8,
    /// Which form of its verb it is.
    inflection: Tags,
}

const TABLES: [&[Row]; 6] = [
    CLOSED,
    VERBS,
    OTHER_VERBS,
    STANCE_NOUNS,
    STANCE_VERBS,
    SURE_VERBS,
];

/// Which table holds nouns, whose forms are no verb forms.
const NOUNS: u8 = 3;

static INDEX: [Slot; SLOTS] = index();

const fn hash_byte(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

const fn index() -> [Slot; SLOTS] {
    let empty = Slot {
        table: 0,
        row: 0,
        start: 0,
        len: 0,
        inflection: Tags(0),
    };
    let mut slots = [empty; SLOTS];
    let mut table = 0;
    while table < TABLES.len() {
        let mut row = 0;
        while row < TABLES[table].len() {
            index_row(&mut slots, table, row);
            row += 1;
        }
        table += 1;
    }
    slots
}

const fn index_row(slots: &mut [Slot; SLOTS], table: usize, row: usize) {
    let bytes = TABLES[table][row].0.as_bytes();
    let mut start = 0;
    let mut form = 0;
    let mut n_forms = count_forms(bytes, 0);
    while start < bytes.len() {
        let mut end = start;
        let mut hash = 0x811c_9dc5u32;
        while end < bytes.len() && bytes[end] != b' ' && bytes[end] != b';' {
            hash = hash_byte(hash, bytes[end]);
            end += 1;
        }
        let mut at = (hash ^ (hash >> 15)) as usize % SLOTS;
        while slots[at].len != 0 {
            at = (at + 1) % SLOTS;
        }
        slots[at] = Slot {
            table: table as u8,
            row: row as u16,
            start: start as u16,
            len: (end - start) as u8,
            inflection: inflection(form, n_forms),
        };
        form += 1;
        start = end + 1;
        if end < bytes.len() && bytes[end] == b';' {
            start += 1;
            form = 0;
            n_forms = count_forms(bytes, start);
        }
    }
}

/// Number of forms of the verb that starts at `start`.
const fn count_forms(bytes: &[u8], start: usize) -> usize {
    let mut n = 1;
    let mut at = start;
    while at < bytes.len() && bytes[at] != b';' {
        n += (bytes[at] == b' ') as usize;
        at += 1;
    }
    n
}

/// Verbs are listed as base, third person, past, participle if it differs, "-ing".
const fn inflection(form: usize, n_forms: usize) -> Tags {
    match (form, n_forms) {
        (0, _) => Tags::BASE,
        (1, _) => Tags::THIRD,
        (2, 4) => Tags::PAST.and(Tags::PARTICIPLE),
        (2, _) => Tags::PAST,
        (3, 5) => Tags::PARTICIPLE,
        _ => Tags::ING,
    }
}

/// What `token` is, by its letters alone.
pub(super) fn tags(body: &str, token: Token) -> Tags {
    if token.kind != TokenKind::Word {
        return Tags::default();
    }
    let word = token.of(body).as_bytes();
    let first = word.first().copied().unwrap_or(b' ');
    let mut found = Tags::default();
    if first.is_ascii_uppercase() || (first >= 0x80 && starts_upper(token.of(body))) {
        found = Tags::CAPITAL;
    }
    if word.len() > MAX_LISTED {
        return found.and(by_ending(word));
    }
    let mut lower = [0u8; MAX_LISTED];
    let mut hash = 0x811c_9dc5u32;
    for (to, from) in lower.iter_mut().zip(word) {
        *to = from.to_ascii_lowercase();
        hash = hash_byte(hash, *to);
    }
    let lower = lower.get(..word.len()).unwrap_or(&[]);
    let listed = look_up(lower, hash);
    if listed.0 == 0 {
        found.and(by_ending(lower))
    } else {
        found.and(listed)
    }
}

/// No word of the tables is longer, in bytes.
const MAX_LISTED: usize = 16;

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn look_up(word: &[u8], hash: u32) -> Tags {
    let mut at = (hash ^ (hash >> 15)) as usize % SLOTS;
    let mut found = Tags::default();
    // A word may stand in several tables; all its entries lie in one run of slots.
    while let Some(slot) = INDEX.get(at).filter(|slot| slot.len != 0) {
        if slot.len as usize == word.len() {
            found = found.and(entry(slot, word));
        }
        at = (at + 1) % SLOTS;
    }
    found
}

fn entry(slot: &Slot, word: &[u8]) -> Tags {
    let row = TABLES
        .get(slot.table as usize)
        .and_then(|table| table.get(slot.row as usize));
    let Some((forms, tags)) = row else {
        return Tags::default();
    };
    let start = slot.start as usize;
    let form = forms.as_bytes().get(start..start + slot.len as usize);
    if form != Some(word) {
        return Tags::default();
    }
    if slot.table == 0 || slot.table == NOUNS {
        return *tags;
    }
    tags.and(slot.inflection)
}

/// A guess for words that are not listed.
fn by_ending(word: &[u8]) -> Tags {
    if word.len() > 4 && word.ends_with(b"ly") {
        Tags::ADVERB
    } else {
        Tags::default()
    }
}

/// Whether an unlisted word may be a verb in the past ("thundered").
pub(super) fn looks_past(body: &str, token: Token) -> bool {
    let word = token.of(body);
    token.kind == TokenKind::Word && word.len() > 4 && word.ends_with("ed")
}

#[cfg(test)]
mod tests {
    use super::{Tags, tags};
    use crate::text::tokenize;

    #[track_caller]
    fn check(word: &str, wanted: Tags, unwanted: Tags) {
        let tokens = tokenize(word);
        let got = tags(word, tokens[0]);
        assert_eq!(got.0 & wanted.0, wanted.0, "{word} lacks a property");
        assert_eq!(got.0 & unwanted.0, 0, "{word} has a property too many");
    }

    #[test]
    fn forms_of_verbs() {
        let said = Tags::PAST.and(Tags::PARTICIPLE).and(Tags::DIRECT);
        check("said", said, Tags::THIRD);
        check("Says", Tags::THIRD.and(Tags::CAPITAL), Tags::PAST);
        check("knew", Tags::PAST, Tags::PARTICIPLE);
        check("known", Tags::PARTICIPLE, Tags::PAST);
        check("warning", Tags::ING, Tags::PAST);
    }

    #[test]
    fn function_words() {
        check("the", Tags::DET, Tags::VERB);
        check("He", Tags::PRONOUN.and(Tags::MALE), Tags::FEMALE);
        check("quietly", Tags::ADVERB, Tags::VERB);
        check("table", Tags::default(), Tags::REPORT);
        check("Élysée", Tags::CAPITAL, Tags::REPORT);
    }

    #[test]
    fn no_word_is_listed_twice_in_one_table() {
        for table in super::TABLES {
            let mut words: Vec<&str> = table
                .iter()
                .flat_map(|row| row.0.split([' ', ';']).filter(|w| !w.is_empty()))
                .collect();
            words.sort_unstable();
            let n = words.len();
            let twice: Vec<&&str> = words
                .windows(2)
                .filter(|w| w[0] == w[1])
                .map(|w| &w[0])
                .collect();
            let twice: Vec<&&str> = twice
                .into_iter()
                .filter(|w| !super::super::verbs::SAME_FORMS.contains(w))
                .collect();
            assert!(twice.is_empty(), "{twice:?}");
            assert!(n < super::SLOTS);
            assert!(
                words
                    .iter()
                    .all(|w| !w.is_empty() && w.len() <= super::MAX_LISTED)
            );
        }
    }
}
