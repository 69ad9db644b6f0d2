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
    (b"7z\xbc\xaf\x27\x1c", "it is compressed; unpack it first"),
    (b"Rar!\x1a\x07", "it is compressed; unpack it first"),
    (b"SQLite format 3\0", "it is a database, not an article"),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"ID3\x03", SOUND),
    (b"ID3\x04", SOUND),
    (b"OggS", SOUND),
    (b"fLaC", SOUND),
    (b"\x1aE\xdf\xa3", SOUND),
    (b"\x7fELF", PROGRAM),
    (b"\xfe\xed\xfa\xce", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\0asm", PROGRAM),
];
const PICTURE: &str = "it is a picture, not an article";
const SOUND: &str = "it is sound or film, not an article";
const PROGRAM: &str = "it is a program, not an article";

/// Bytes looked at.
const HEAD_BYTES: usize = 8 << 10;

/// Why a file of another sort cannot be read.
pub(super) const NOT_TEXT: &str = "it is not text; save it as plain text, Markdown, HTML, JSON, CSV or mail, or give the feed it came with";

/// Why a list of feeds is no article, and what to do with it.
pub(super) const FEED_LIST: &str = "it is a list of feeds, not articles; write its path to \"opml\" under [fetch] in the configuration, and \"dateline fetch\" stores what they bring";

/// Bytes within which a list of feeds says what it is.
const LIST_BYTES: usize = 4 << 10;

/// Whether the text is a list of feeds (OPML).
pub(super) fn is_feed_list(text: &str) -> bool {
    let head = text.trim_start_matches('\u{feff}').trim_start();
    let head = head
        .get(..head.floor_char_boundary(LIST_BYTES))
        .unwrap_or("");
    let lower = head.to_ascii_lowercase();
    let is_xml =
        lower.starts_with("<?xml") || lower.starts_with("<!--") || lower.starts_with("<opml");
    let at = lower.find("<opml").filter(|_| is_xml);
    at.is_some_and(|at| {
        lower
            .get(at + 5..)
            .is_some_and(|rest| rest.starts_with([' ', '>', '\n', '\r', '\t']))
    })
}

/// What a file is by its first bytes, and what to do; none if they say nothing.
pub(super) fn marked(bytes: &[u8]) -> Option<&'static str> {
    let found = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    found.map(|(_, what)| *what)
}

/// Whether a quarter of the bytes are control characters. UTF-16 has as many, so this is
/// asked only of text in other encodings.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or(bytes);
    let is_control = |b: &&u8| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127);
    let n_control = head.iter().filter(is_control).count();
    head.len() >= 512 && n_control * 4 > head.len()
}

#[cfg(test)]
mod tests {
    use super::{is_binary, is_feed_list, marked};

    #[test]
    fn lists_of_feeds_are_told() {
        for (text, expected) in [
            (
                "<?xml version=\"1.0\"?>\n<opml version=\"2.0\"><body/></opml>",
                true,
            ),
            ("<OPML>", true),
            ("<html><p>&lt;opml> <opml ></p>", false),
            ("The <opml> format", false),
            ("<opmlish>", false),
        ] {
            assert_eq!(is_feed_list(text), expected, "{text}");
        }
    }

    #[test]
    fn files_of_other_programs_are_told() {
        assert!(marked(b"%PDF-1.7\n...").is_some_and(|what| what.contains("PDF")));
        assert!(marked(b"PK\x03\x04\x14\0").is_some_and(|what| what.contains("zip")));
        assert_eq!(marked(b"Talks ended."), None);
        assert!(is_binary(&[0; 4_096]));
        assert!(is_binary(&[0, b'a'].repeat(1_000)));
    }

    #[test]
    fn text_is_text() {
        assert!(!is_binary(b""));
        assert!(!is_binary(b"a\0b"));
        assert!(!is_binary("Talks ended in Łódź.\n".repeat(100).as_bytes()));
        assert!(!is_binary(&b"\x1b[31mred\x1b[0m ".repeat(100)));
    }
}
