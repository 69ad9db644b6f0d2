//! Given names, family names and ordinary words: folded word → flags.

use std::collections::BTreeMap;
use std::path::Path;

use crate::fold::fold;
use crate::layout::{COMMON, FEMALE, GIVEN, MALE, SURNAME};
use crate::{Fault, rows};

/// What is known of each folded word.
pub type Words = BTreeMap<String, u64>;

/// Reads the three tables.
pub fn read(assets: &Path) -> Result<Words, Fault> {
    let mut words = Words::new();
    for row in rows::read(assets, "given_names.tsv", 2)? {
        let sex = match row.get(1) {
            "m" => MALE,
            "f" => FEMALE,
            "u" => MALE | FEMALE,
            "" => 0,
            _ => return Err(row.fault("the sex is m, f, u or nothing")),
        };
        *words.entry(fold(row.get(0))).or_default() |= GIVEN | sex;
    }
    for row in rows::read(assets, "surnames.tsv", 1)? {
        *words.entry(fold(row.get(0))).or_default() |= SURNAME;
    }
    for row in rows::read(assets, "common_words.tsv", 1)? {
        *words.entry(fold(row.get(0))).or_default() |= COMMON;
    }
    Ok(words)
}

/// The automaton of all words.
pub fn pack(words: &Words) -> Result<Vec<u8>, Fault> {
    let mut builder = fst::MapBuilder::memory();
    for (word, flags) in words {
        builder.insert(word, *flags).map_err(|e| e.to_string())?;
    }
    builder.into_inner().map_err(|e| e.to_string())
}
