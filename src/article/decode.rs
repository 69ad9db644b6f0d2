//! Bytes → text.
//!
//! The surest sign decides: a byte order mark, then what the file or its carrier declares,
//! then UTF-8 that holds, then zero bytes in a pattern (UTF-16 without a mark), then a
//! guess from the frequency of letters. Bytes that make no character become U+FFFD and are
//! counted; nothing is refused.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Where a declaration of the character set is looked for: the first bytes of a page.
const DECLARATION_BYTES: usize = 1_024;

/// Bytes a guess looks at; enough for letter frequencies, few enough to stay quick.
const GUESS_BYTES: usize = 256 << 10;

/// How a text was decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodeNote {
    /// Name of the encoding ("UTF-8", "windows-1251"), as the WHATWG standard calls it.
    pub encoding: &'static str,
    /// What said so.
    pub by: DecodedBy,
    /// Whether some bytes made no character and became U+FFFD.
    pub damaged: bool,
}

/// What told the encoding, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodedBy {
    /// A byte order mark.
    Mark,
    /// The carrier, or the text about itself.
    Declared,
    /// All of it is valid UTF-8.
    Valid,
    /// Zero bytes in every second place.
    Zeros,
    /// Frequencies of letters.
    Guess,
}

/// Decodes `bytes`; `declared` is a character set named by whatever carried them, if any.
/// Borrows where the bytes are valid UTF-8 already. A byte order mark is not kept.
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> (Cow<'a, str>, DecodeNote) {
    if let Some(little) = utf32_mark(bytes) {
        return decode_utf32(bytes, little);
    }
    if let Some((encoding, mark_len)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark_len..).unwrap_or_default();
        return decode_as(rest, encoding, DecodedBy::Mark);
    }
    let named = declared
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .or_else(|| declared_inside(bytes));
    let valid = std::str::from_utf8(bytes).ok();
    if let Some(encoding) = named {
        // A page saved again as UTF-8 often keeps its old declaration; UTF-8 that holds and
        // is not plain ASCII is hardly ever anything else. One that holds only bytes cannot
        // declare UTF-16: the standard reads such a page as UTF-8.
        if let Some(text) = valid
            && encoding != encoding_rs::ISO_2022_JP
        {
            return borrowed(text, DecodedBy::Valid);
        }
        if encoding.output_encoding() != UTF_8 || encoding == UTF_8 {
            return decode_as(bytes, encoding, DecodedBy::Declared);
        }
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return decode_as(bytes, encoding, DecodedBy::Zeros);
    }
    match valid {
        Some(text) if !has_jis_escape(bytes) => borrowed(text, DecodedBy::Valid),
        _ => decode_as(bytes, guess(bytes), DecodedBy::Guess),
    }
}

fn borrowed(text: &str, by: DecodedBy) -> (Cow<'_, str>, DecodeNote) {
    let text = undone(text).map_or(Cow::Borrowed(text), Cow::Owned);
    let note = DecodeNote {
        encoding: UTF_8.name(),
        by,
        damaged: false,
    };
    (text, note)
}

/// The text meant by UTF-8 that was taken for windows-1252 and encoded again ("â€™" for
/// "’"). Only if all of it comes out as valid UTF-8, which no other text does.
fn undone(text: &str) -> Option<String> {
    let twice = ["â€", "Ã©", "Ã¶", "Ã¼", "Ã¡", "Ã³"];
    if text.is_ascii() || !twice.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let (bytes, _, lossy) = WINDOWS_1252.encode(text);
    if lossy {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

fn decode_as<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
    by: DecodedBy,
) -> (Cow<'a, str>, DecodeNote) {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let note = DecodeNote {
        encoding: encoding.name(),
        by,
        damaged,
    };
    (text, note)
}

/// Whether a UTF-32 mark stands first, and if so whether it is little-endian. The mark of
/// little-endian UTF-16 is a prefix of it, but no text starts with a zero character.
fn utf32_mark(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => Some(true),
        [0, 0, 0xfe, 0xff, ..] => Some(false),
        _ => None,
    }
}

fn decode_utf32(bytes: &[u8], little: bool) -> (Cow<'_, str>, DecodeNote) {
    let mut damaged = !bytes.len().is_multiple_of(4);
    let mut text = String::with_capacity(bytes.len() / 4);
    for unit in bytes.chunks_exact(4).skip(1) {
        let unit: [u8; 4] = unit.try_into().unwrap_or_default();
        let code = if little {
            u32::from_le_bytes(unit)
        } else {
            u32::from_be_bytes(unit)
        };
        damaged |= char::from_u32(code).is_none();
        text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
    }
    let note = DecodeNote {
        encoding: "UTF-32",
        by: DecodedBy::Mark,
        damaged,
    };
    (Cow::Owned(text), note)
}

/// The character set a page or an XML file names in its first bytes.
fn declared_inside(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARATION_BYTES.min(bytes.len()))?;
    let head = head.to_ascii_lowercase();
    let start = head.trim_ascii_start();
    if start.first() != Some(&b'<') {
        return None;
    }
    let value = if start.starts_with(b"<?xml") {
        let end = memchr::memmem::find(start, b"?>")?;
        after(start.get(..end)?, b"encoding=")
    } else {
        let meta = memchr::memmem::find(start, b"<meta")?;
        after(start.get(meta..)?, b"charset=")
    }?;
    let value = value.trim_ascii_start();
    let value = value
        .strip_prefix(b"\"")
        .or(value.strip_prefix(b"'"))
        .unwrap_or(value);
    let n = value
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(b))
        .count();
    Encoding::for_label(value.get(..n)?)
}

fn after<'a>(text: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    let at = memchr::memmem::find(text, mark)?;
    text.get(at + mark.len()..)
}

/// UTF-16 without a mark: in Latin text one byte of every pair is zero.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4_096))?;
    let n_pairs = head.len() / 2;
    let (mut n_first, mut n_second) = (0usize, 0usize);
    for pair in head.chunks_exact(2) {
        match pair {
            [0, second] if *second != 0 => n_first += 1,
            [first, 0] if *first != 0 => n_second += 1,
            _ => {}
        }
    }
    if n_pairs < 2 {
        return None;
    }
    // Half of the pairs are enough, as other scripts may be mixed in; a stray zero in
    // 8-bit text is not.
    match (n_first * 2 >= n_pairs, n_second * 2 >= n_pairs) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// ISO-2022-JP is ASCII with escape sequences: valid UTF-8, and not text as it stands.
fn has_jis_escape(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(GUESS_BYTES)).unwrap_or(bytes);
    [&b"\x1b$B"[..], b"\x1b$@", b"\x1b(J"]
        .iter()
        .any(|escape| memchr::memmem::find(head, escape).is_some())
        && memchr::memmem::find(head, b"\x1b(B").is_some()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let head = bytes.get(..bytes.len().min(GUESS_BYTES)).unwrap_or(bytes);
    // Mostly valid UTF-8 with a few bad bytes is damaged UTF-8, not another encoding.
    if is_mostly_utf8(head) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(head, head.len() == bytes.len());
    let encoding = detector.guess(None, Utf8Detection::Deny);
    // On a short text the detector has few letters to count. English news with curly quotes
    // and a name or two is windows-1252, whatever the letters would allow.
    let n_high = head.iter().filter(|b| **b >= 0x80).count();
    let few = n_high <= 8 && n_high * 50 <= head.len();
    if few && encoding.is_single_byte() {
        WINDOWS_1252
    } else {
        encoding
    }
}

/// At least nine of ten sequences that are not ASCII are valid UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut n_good, mut n_bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        n_good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_bad += usize::from(!chunk.invalid().is_empty());
    }
    n_good > 0 && n_good >= n_bad * 9
}

#[cfg(test)]
mod tests;
