//! The gazetteer: what a capitalised phrase may name.

use super::layout::{ACRONYM, AFTER_THE, COMMON_WORD, NAME_WORD, RECORD, WITH_STOP};
use super::{CountryCode, Lexicon, generated, walk};
use crate::text::{Token, TokenKind};

/// What kind of thing an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A country by name. Detail: empty, "acronym" ("US"), "part" ("Scotland", stands for
    /// its state), "historic" ("Soviet Union"), "shared" ("Korea": more than one may be meant).
    Country,
    /// A country by adjective or people. Detail: "adjective", "people".
    Demonym,
    /// A city. Detail: "capital" or empty; its size is [`Entry::thousands`].
    City,
    /// A state, province or other part of a country.
    Subdivision,
    /// A continent, sea, or region without a country of its own, or of several. Detail: which.
    Region,
    /// An organisation. Detail: "igo", "ngo", "bank", "media", "armed", "ministry" …
    Org,
    /// A parliament, party or court. Detail: "legislature", "party", "court".
    Institution,
    /// A person of public life. Detail: "surname" where the form is the family name alone.
    Person,
    /// A seat of government that stands for its state. Detail: what sits there.
    Metonym,
}

const KINDS: [EntryKind; 9] = [
    EntryKind::Country,
    EntryKind::Demonym,
    EntryKind::City,
    EntryKind::Subdivision,
    EntryKind::Region,
    EntryKind::Org,
    EntryKind::Institution,
    EntryKind::Person,
    EntryKind::Metonym,
];

/// One thing that a phrase may name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its name as shown; for a country or demonym, the country's name.
    pub name: &'static str,
    /// The country it is, lies in, or belongs to.
    pub country: Option<CountryCode>,
    /// More about it; see [`EntryKind`].
    pub detail: &'static str,
    /// Inhabitants in thousands, for a city; else 0.
    pub thousands: u32,
    /// The phrase is also an ordinary English word ("Nice").
    pub is_common_word: bool,
    /// The phrase is also a person's name ("Jordan").
    pub is_name_word: bool,
    flags: u8,
}

/// The longest phrase of the gazetteer at some token.
#[derive(Clone, Debug)]
pub struct Match {
    /// Tokens it covers, inner hyphens included.
    pub n_tokens: usize,
    records: &'static [u8],
    shape: Shape,
}

impl Match {
    /// What the phrase may name: countries first, then demonyms, cities by size, and so on.
    pub fn entries(&self) -> Entries {
        Entries {
            records: self.records,
            shape: self.shape,
        }
    }

    /// The first entry of a kind.
    pub fn entry(&self, kind: EntryKind) -> Option<Entry> {
        self.entries().find(|e| e.kind == kind)
    }
}

/// The entries of a match.
#[derive(Clone, Debug)]
pub struct Entries {
    records: &'static [u8],
    shape: Shape,
}

impl Iterator for Entries {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        while let Some((record, rest)) = self.records.split_at_checked(RECORD) {
            self.records = rest;
            if let Some(entry) = parse(record).filter(|e| self.shape.admits(e.flags)) {
                return Some(entry);
            }
        }
        None
    }
}

fn parse(record: &[u8]) -> Option<Entry> {
    let [kind, flags, a, b, n0, n1, n2, detail, v0, v1, v2, v3] = *record else {
        return None;
    };
    let name = u32::from_le_bytes([n0, n1, n2, 0]) as usize;
    Some(Entry {
        kind: *KINDS.get(usize::from(kind))?,
        name: generated::string(name),
        country: (a != 0).then(|| CountryCode::letters(a, b)),
        detail: generated::detail(detail),
        thousands: u32::from_le_bytes([v0, v1, v2, v3]),
        is_common_word: flags & COMMON_WORD != 0,
        is_name_word: flags & NAME_WORD != 0,
        flags,
    })
}

/// How a phrase is written where it stands.
#[derive(Clone, Copy, Debug)]
struct Shape {
    /// All letters are capitals, and there are two at least.
    all_capitals: bool,
    /// Each word starts with a capital or a digit, or is a small word ("of", "the").
    capitalised: bool,
    /// "the" stands before it.
    after_the: bool,
    /// It ends with a full stop of its own.
    with_stop: bool,
}

impl Shape {
    fn new(body: &str, tokens: &[Token], first: usize, n_tokens: usize) -> Shape {
        let words = || {
            let phrase = tokens.iter().skip(first).take(n_tokens);
            phrase
                .filter(|t| t.kind != TokenKind::Punct)
                .map(|t| t.of(body))
        };
        let letters = || words().flat_map(str::chars).filter(|c| c.is_alphabetic());
        let before = first.checked_sub(1).and_then(|i| tokens.get(i));
        Shape {
            all_capitals: letters().nth(1).is_some() && letters().all(char::is_uppercase),
            capitalised: words().all(|w| !starts_lower(w) || is_small_word(w)),
            after_the: before.is_some_and(|t| t.of(body).eq_ignore_ascii_case("the")),
            with_stop: words().next_back().is_some_and(|w| w.ends_with('.')),
        }
    }

    fn admits(self, flags: u8) -> bool {
        let written = if flags & ACRONYM != 0 {
            self.all_capitals
        } else {
            self.capitalised
        };
        written
            && (flags & AFTER_THE == 0 || self.after_the)
            && (flags & WITH_STOP == 0 || self.with_stop)
    }
}

/// Whether a word has a small first letter and no capital after it ("d'Ivoire" has).
fn starts_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase) && !word.chars().any(char::is_uppercase)
}

/// Words that stay small inside a capitalised name.
fn is_small_word(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "and"
            | "for"
            | "in"
            | "on"
            | "to"
            | "at"
            | "with"
            | "against"
            | "between"
            | "de"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "di"
            | "du"
            | "del"
            | "della"
            | "des"
            | "la"
            | "le"
            | "les"
            | "el"
            | "al"
            | "ad"
            | "as"
            | "an"
            | "ar"
            | "ash"
            | "az"
            | "bin"
            | "ibn"
            | "bint"
            | "van"
            | "von"
            | "der"
            | "den"
            | "zu"
            | "y"
            | "e"
            | "o"
            | "i"
            | "und"
            | "et"
            | "au"
            | "aux"
            | "für"
            | "pour"
            | "sur"
            | "am"
            | "ter"
            | "ten"
            | "uz"
            | "ye"
            | "wa"
    )
}

impl Lexicon {
    /// The longest phrase of the gazetteer that starts at token `first`, which must be
    /// capitalised. A possessive ends a phrase; hyphens inside are spanned.
    pub fn longest(&self, body: &str, tokens: &[Token], first: usize) -> Option<Match> {
        let keys = walk::Keys {
            fst: self.gazetteer.as_ref()?,
            openings: generated::GAZETTEER_OPENINGS,
        };
        let token = tokens.get(first)?;
        if !token
            .of(body)
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        {
            return None;
        }
        let mut best = None;
        walk::hits(keys, body, tokens, first, |hit| {
            let found = Match {
                n_tokens: hit.n_tokens,
                records: records(hit.value),
                shape: Shape::new(body, tokens, first, hit.n_tokens),
            };
            if found.entries().next().is_some() {
                best = Some(found);
            }
        });
        best
    }

    /// The entries of a name given by itself ("Kyiv", "new york city"), written in any case.
    pub fn named(&self, name: &str) -> Entries {
        let key = super::fold(name);
        let value = self.gazetteer.as_ref().and_then(|f| f.get(key.as_bytes()));
        Entries {
            records: value.map_or(&[], |v| records(v.value())),
            shape: Shape {
                all_capitals: true,
                capitalised: true,
                after_the: true,
                with_stop: true,
            },
        }
    }
}

/// The records that a value of the automaton points to.
fn records(value: u64) -> &'static [u8] {
    let first = usize::try_from(value >> 8)
        .unwrap_or(usize::MAX)
        .saturating_mul(RECORD);
    let len = (value & 0xff) as usize * RECORD;
    generated::RECORDS
        .get(first..first.saturating_add(len))
        .unwrap_or(&[])
}
