//! How much is read: every bound in one table.
//!
//! Beyond the bounds that cost time or memory a row is refused with its reason; texts
//! that are only labels are cut instead, so that no article is lost for a long title.

/// A file, or a row of one, in bytes; more is refused. JSON Lines may be longer as a whole.
pub const FILE_BYTES: usize = 50 << 20;

/// What a compressed file holds, in bytes; the rest is refused.
pub const INFLATED_BYTES: u64 = 4 << 30;

/// Entries of a zip archive; more are refused.
pub const ZIP_ENTRIES: usize = 500_000;

/// Times its own size that an entry of a zip archive may inflate to once it is longer than a file
/// may be; the format allows 1,032, text reaches 3 to 10.
pub const INFLATED_RATIO: u64 = 200;

/// The body of an article, in bytes after cleaning; more is refused.
pub const BODY_BYTES: usize = 10 << 20;

/// A title, in characters; the rest is cut.
pub const TITLE_CHARS: usize = 1_000;

/// A title made from the first sentence, in characters; cut at a word.
pub const MADE_TITLE_CHARS: usize = 100;

/// An author or source, in characters; the rest is cut.
pub const LABEL_CHARS: usize = 200;

/// Labels an article may carry; the rest is left out.
pub const TAGS: usize = 100;

/// An address or id, in bytes; a longer address is left out, a longer id is hashed.
pub const URL_BYTES: usize = 2_048;

/// Links kept of one body; the text of the others stays.
pub const LINKS: usize = 10_000;

/// Elements open at once in HTML (Chromium's figure); deeper pages are read as bare text.
pub const HTML_DEPTH: usize = 512;

/// Attributes of one tag in HTML; pages with more are read as bare text.
pub const HTML_ATTRIBUTES: usize = 1_000;

/// Tags and entities of one page in HTML; pages with more are read as bare text.
pub const HTML_MARKS: usize = 200_000;

/// Depth of a list item or heading that is still told apart.
pub const LIST_DEPTH: u8 = 10;

/// Front matter, in bytes; a longer block is text.
pub const FRONT_MATTER_BYTES: usize = 64 << 10;
