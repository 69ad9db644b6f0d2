//! What the build script packed.

use super::code::CountryCode;
use super::countries::Country;
use super::groups::Group;
use super::offices::Role;
use super::titles::{Title, TitleClass};

/// Folded form → first record and number of records (low byte).
pub(super) static GAZETTEER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.fst"));
/// Words that open a form of the gazetteer, as [`place`](super::openings::place) puts them.
pub(super) static GAZETTEER_OPENINGS: &[u8] =
    include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.openings"));
/// Gazetteer records, fixed width.
pub(super) static RECORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/records.bin"));
/// Names as shown: a byte of length, then the text.
pub(super) static STRINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/strings.bin"));
/// Folded title → twice its index in [`titles`], plus one for a plural.
pub(super) static TITLE_KEYS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/titles.fst"));
/// Words that open a title.
pub(super) static TITLE_OPENINGS: &[u8] =
    include_bytes!(concat!(env!("OUT_DIR"), "/titles.openings"));
/// Folded word → name flags.
pub(super) static NAME_WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.fst"));
/// Terms of office, fixed width, by country.
pub(super) static TERMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/terms.bin"));

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// What the detail number of a record means.
pub(super) fn detail(number: u8) -> &'static str {
    DETAILS.get(usize::from(number)).copied().unwrap_or("")
}

/// All countries, by code.
pub(super) fn countries() -> &'static [Country] {
    COUNTRIES
}

/// All groups of countries.
pub(super) fn groups() -> &'static [Group] {
    GROUPS
}

/// All titles.
pub(super) fn titles() -> &'static [Title] {
    TITLES
}

/// The string that starts at `offset`; empty if none does.
pub(super) fn string(offset: usize) -> &'static str {
    let Some((len, rest)) = STRINGS.get(offset..).and_then(<[u8]>::split_first) else {
        return "";
    };
    let text = rest.get(..usize::from(*len)).unwrap_or(&[]);
    std::str::from_utf8(text).unwrap_or("")
}
