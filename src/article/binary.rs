//! Files that are not text at all, told by their first bytes.

/// First bytes, and what a file with them is and what to do.
const MARKS: &[(&[u8], &str)] = &[
    (b"%PDF-", "it is a PDF; save its text first"),
    (
        b"PK\x03\x04",
        "it is a zip or office file; unpack it or save it as text first",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "it is an office file; save it as text first",
    ),
    (
        b"{\\rtf",
        "it is a rich text file; save it as plain text or HTML first",
    ),
    (b"\x1f\x8b", "it is compressed; unpack it first"),
    (b"BZh", "it is compressed; unpack it first"),
    (b"\xfd7zXZ", "it is compressed; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "it is compressed; unpack it first"),
    (b"SQLite format 3\0", "it is a database, not an article"),
    (b"\x89PNG", "it is a picture, not an article"),
    (b"\xff\xd8\xff", "it is a picture, not an article"),
    (b"GIF8", "it is a picture, not an article"),
    (b"\x7fELF", "it is a program, not an article"),
];

/// Bytes looked at.
const HEAD_BYTES: usize = 8 << 10;

/// What a file is that holds no text; none for one that may.
///
/// Beside the marks, a file with a quarter of its bytes control characters is not text.
/// UTF-16 has as many, so the caller asks only of text in other encodings.
pub(super) fn kind(bytes: &[u8], wide: bool) -> Option<&'static str> {
    let marked = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    if let Some((_, what)) = marked {
        return Some(what);
    }
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or(bytes);
    let is_control = |b: &&u8| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127);
    let n_control = head.iter().filter(is_control).count();
    let binary = !wide && head.len() >= 512 && n_control * 4 > head.len();
    binary.then_some("it is not text; give it as plain text, Markdown, HTML or JSON")
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn files_of_other_programs_are_told() {
        assert!(kind(b"%PDF-1.7\n...", false).is_some_and(|what| what.contains("PDF")));
        assert!(kind(b"PK\x03\x04\x14\0", false).is_some_and(|what| what.contains("zip")));
        assert!(kind(&[0; 4_096], false).is_some());
        assert!(kind(&[0, b'a'].repeat(1_000), false).is_some());
    }

    #[test]
    fn text_is_text() {
        assert_eq!(kind(b"", false), None);
        assert_eq!(kind(b"a\0b", false), None);
        assert_eq!(kind(&[0, b'a'].repeat(1_000), true), None);
        assert_eq!(
            kind("Talks ended in Łódź.\n".repeat(100).as_bytes(), false),
            None
        );
        assert_eq!(
            kind(b"\x1b[31mred\x1b[0m ".repeat(100).as_slice(), false),
            None
        );
    }
}
