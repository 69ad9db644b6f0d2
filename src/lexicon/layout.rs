//! The bytes of the packed lexicon: written by the build script, read by the library.
//!
//! The build script includes this very file, so that the two cannot differ.

/// Bytes of one gazetteer record: kind, flags, country (two letters, or zeros),
/// name (offset into the strings, 24 bits), detail (index), value (32 bits).
/// Numbers are little-endian.
pub const RECORD: usize = 12;

/// Bytes of one term of office: name and office (offsets into the strings, 32 bits each),
/// country, role, one zero, first and last day (year * 10000 + month * 100 + day; 0 for unknown).
pub const TERM: usize = 20;

/// The form counts only in capitals throughout: "US", "WHO".
pub const ACRONYM: u8 = 1;
/// The form is also an ordinary English word: "Reading", "Nice".
pub const COMMON_WORD: u8 = 2;
/// The form is also a person's name: "Paris", "Jordan", "Lincoln".
pub const NAME_WORD: u8 = 4;
/// The form counts only after "the": "the Gulf", "the States".
pub const AFTER_THE: u8 = 8;

/// The form counts only with its full stop: "Mass.", "Ill.".
pub const WITH_STOP: u8 = 16;

/// Name word: used as a given name.
pub const GIVEN: u64 = 1;
/// Name word: used as a family name.
pub const SURNAME: u64 = 2;
/// Name word: given to boys.
pub const MALE: u64 = 4;
/// Name word: given to girls.
pub const FEMALE: u64 = 8;
/// Name word: also an ordinary English word.
pub const COMMON: u64 = 16;
