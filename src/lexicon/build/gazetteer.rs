//! The gazetteer: folded form of a name → the records of all that bear it.

use std::collections::BTreeMap;
use std::path::Path;

use crate::fold::fold;
use crate::layout::{
    ACRONYM, AFTER_THE, COMMON, COMMON_WORD, GIVEN, NAME_WORD, RECORD, SURNAME, WITH_STOP,
};
use crate::name_words::Words;
use crate::numbers::KINDS;
use crate::rows::Row;
use crate::strings::Strings;
use crate::{Fault, rows};

/// The packed gazetteer.
pub struct Packed {
    /// Form → first record and number of records (low byte).
    pub automaton: Vec<u8>,
    /// The records of all forms, in the order of the forms.
    pub records: Vec<u8>,
    /// What the detail numbers mean.
    pub details: Vec<String>,
}

/// One bearer of a form, ready to be written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Record {
    kind: u8,
    /// Larger values first.
    rank: std::cmp::Reverse<u32>,
    country: [u8; 2],
    name: u32,
    flags: u8,
    detail: u8,
}

struct Builder<'a> {
    words: &'a Words,
    strings: &'a mut Strings,
    forms: BTreeMap<String, Vec<Record>>,
    details: Vec<String>,
}

/// What one row says of one form.
struct Fact<'a> {
    form: &'a str,
    kind: &'a str,
    country: [u8; 2],
    name: &'a str,
    detail: &'a str,
    value: u32,
}

/// Reads and packs all tables of names.
pub fn read(assets: &Path, words: &Words, strings: &mut Strings) -> Result<Packed, Fault> {
    let mut builder = Builder {
        words,
        strings,
        forms: BTreeMap::new(),
        details: vec![String::new()],
    };
    builder.countries(assets)?;
    builder.cities(assets)?;
    for (table, kind) in [
        ("subdivisions.tsv", "subdivision"),
        ("regions.tsv", "region"),
        ("orgs.tsv", "org"),
        ("bodies.tsv", "org"),
        ("institutions.tsv", "institution"),
        ("metonyms.tsv", "metonym"),
        ("people.tsv", "person"),
    ] {
        builder.named(assets, table, kind)?;
    }
    builder.surnames(assets)?;
    builder.pack()
}

impl Builder<'_> {
    /// `form, country, kind (name | adjective | people), detail`.
    fn countries(&mut self, assets: &Path) -> Result<(), Fault> {
        let names: BTreeMap<String, String> = rows::read(assets, "countries.tsv", 10)?
            .iter()
            .map(|row| (row.get(0).to_owned(), row.get(2).to_owned()))
            .collect();
        for row in rows::read(assets, "country_names.tsv", 4)? {
            let name = names
                .get(row.get(1))
                .ok_or_else(|| row.fault("no such country in countries.tsv"))?;
            let (kind, detail) = match row.get(2) {
                "name" => ("country", row.get(3)),
                "adjective" => ("demonym", "adjective"),
                "people" => ("demonym", "people"),
                _ => return Err(row.fault("the kind is name, adjective or people")),
            };
            self.add(
                &row,
                &Fact {
                    form: row.get(0),
                    kind,
                    country: row.country(1)?,
                    name,
                    detail,
                    value: 0,
                },
            )?;
        }
        Ok(())
    }

    /// `name, country, first-level region, latitude, longitude, thousands, capital (c or nothing)`.
    fn cities(&mut self, assets: &Path) -> Result<(), Fault> {
        for row in rows::read(assets, "cities.tsv", 7)? {
            let detail = match row.get(6) {
                "" => "",
                "c" => "capital",
                _ => return Err(row.fault("the last column is c or empty")),
            };
            self.add(
                &row,
                &Fact {
                    form: row.get(0),
                    kind: "city",
                    country: row.country(1)?,
                    name: row.get(0),
                    detail,
                    value: row.number(5)?,
                },
            )?;
        }
        Ok(())
    }

    /// `name, country, detail, other forms parted by "|"`.
    fn named(&mut self, assets: &Path, table: &str, kind: &str) -> Result<(), Fault> {
        for row in rows::read(assets, table, 4)? {
            let name = row.get(0);
            let shown = name.strip_prefix("the ").unwrap_or(name);
            let others = row.get(3).split('|').filter(|form| !form.is_empty());
            for form in std::iter::once(name).chain(others) {
                self.add(
                    &row,
                    &Fact {
                        form,
                        kind,
                        country: row.country(1)?,
                        name: shown,
                        detail: row.get(2),
                        value: 0,
                    },
                )?;
            }
        }
        Ok(())
    }

    /// `family name, country, full name`.
    fn surnames(&mut self, assets: &Path) -> Result<(), Fault> {
        for row in rows::read(assets, "surnames_of_leaders.tsv", 3)? {
            let fact = Fact {
                form: row.get(0),
                kind: "person",
                country: row.country(1)?,
                name: row.get(2),
                detail: "surname",
                value: 0,
            };
            self.add(&row, &fact)?;
        }
        Ok(())
    }

    fn add(&mut self, row: &Row, fact: &Fact<'_>) -> Result<(), Fault> {
        let bare = fact.form.strip_prefix("the ");
        let key = fold(bare.unwrap_or(fact.form));
        if key.is_empty() {
            return Err(row.fault("nothing is left of the name when folded"));
        }
        let kind = KINDS
            .iter()
            .position(|k| *k == fact.kind)
            .ok_or_else(|| row.fault("no such kind"))?;
        let record = Record {
            kind: u8::try_from(kind).map_err(|e| e.to_string())?,
            rank: std::cmp::Reverse(fact.value),
            country: fact.country,
            name: self.strings.offset(fact.name)?,
            flags: self.flags(bare.unwrap_or(fact.form), &key, bare.is_some()),
            detail: self.detail(fact.detail)?,
        };
        let records = self.forms.entry(key).or_default();
        let same = |r: &&mut Record| {
            (r.kind, r.country, r.name) == (record.kind, record.country, record.name)
        };
        match records.iter_mut().find(same) {
            // Of two spellings that fold alike, the less demanding one holds.
            Some(known) => known.flags &= record.flags,
            None => records.push(record),
        }
        Ok(())
    }

    fn flags(&self, form: &str, key: &str, after_the: bool) -> u8 {
        let letters = || form.chars().filter(|c| c.is_alphabetic());
        let acronym = letters().count() >= 2 && letters().all(char::is_uppercase);
        let with_stop = form.ends_with('.') && !acronym;
        // With its full stop the form is no word: "Pa.", "Ill.".
        let word = match self.words.get(key) {
            Some(word) if !with_stop => *word,
            _ => 0,
        };
        let mut flags = 0;
        for (set, flag) in [
            (acronym, ACRONYM),
            (word & COMMON != 0, COMMON_WORD),
            (word & (GIVEN | SURNAME) != 0, NAME_WORD),
            (after_the, AFTER_THE),
            (with_stop, WITH_STOP),
        ] {
            flags |= if set { flag } else { 0 };
        }
        flags
    }

    fn detail(&mut self, detail: &str) -> Result<u8, Fault> {
        let idx = match self.details.iter().position(|d| d == detail) {
            Some(idx) => idx,
            None => {
                self.details.push(detail.to_owned());
                self.details.len() - 1
            }
        };
        u8::try_from(idx).map_err(|_| "more than 256 details".to_owned())
    }

    fn pack(self) -> Result<Packed, Fault> {
        let mut automaton = fst::MapBuilder::memory();
        let mut bytes = Vec::new();
        let mut first = 0u64;
        for (key, mut records) in self.forms {
            records.sort_unstable();
            records.truncate(255);
            let n = records.len() as u64;
            automaton
                .insert(&key, first << 8 | n)
                .map_err(|e| format!("{key}: {e}"))?;
            first += n;
            for record in records {
                bytes.extend_from_slice(&to_bytes(&record));
            }
        }
        Ok(Packed {
            automaton: automaton.into_inner().map_err(|e| e.to_string())?,
            records: bytes,
            details: self.details,
        })
    }
}

fn to_bytes(record: &Record) -> [u8; RECORD] {
    let [a, b] = record.country;
    let [n0, n1, n2, _] = record.name.to_le_bytes();
    let [v0, v1, v2, v3] = record.rank.0.to_le_bytes();
    let (kind, flags, detail) = (record.kind, record.flags, record.detail);
    [kind, flags, a, b, n0, n1, n2, detail, v0, v1, v2, v3]
}
