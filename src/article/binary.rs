//! Files that are not text at all, told by their first bytes.

/// Where they stand, the bytes there, and what a file with them is and what to do.
const MARKS: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF-", "it is a PDF; save its text first"),
    (0, b"%!PS", "it is PostScript; save its text first"),
    (0, b"{\\rtf", RICH_TEXT),
    (0, b"\xd0\xcf\x11\xe0", OLD_OFFICE),
    (0, b"PK\x03\x04", NESTED),
    (0, b"PK\x05\x06", NESTED),
    (0, b"\x1f\x8b", "it is compressed twice; unpack it first"),
    (0, b"BZh", "it is compressed (bzip2); unpack it first"),
    (0, b"\xfd7zXZ\0", "it is compressed (xz); unpack it first"),
    (
        0,
        b"\x28\xb5\x2f\xfd",
        "it is compressed (zstd); unpack it first",
    ),
    (
        0,
        b"\x04\x22\x4d\x18",
        "it is compressed (lz4); unpack it first",
    ),
    (
        0,
        b"7z\xbc\xaf\x27\x1c",
        "it is a 7z archive; unpack it first",
    ),
    (0, b"Rar!\x1a\x07", "it is a RAR archive; unpack it first"),
    (257, b"ustar", "it is a tar archive; unpack it first"),
    (0, b"SQLite format 3\0", "it is a database, not an article"),
    (
        0,
        b"PAR1",
        "it is a Parquet table; save it as CSV or JSON Lines first",
    ),
    (
        0,
        b"ARROW1\0",
        "it is an Arrow table; save it as CSV or JSON Lines first",
    ),
    (
        0,
        b"bplist00",
        "it is a Safari archive or property list; save the page as HTML first",
    ),
    (
        60,
        b"BOOKMOBI",
        "it is an e-book (Kindle); save it as plain text or HTML first",
    ),
    (0, b"\x89PNG", PICTURE),
    (0, b"\xff\xd8\xff", PICTURE),
    (0, b"GIF87a", PICTURE),
    (0, b"GIF89a", PICTURE),
    (8, b"WEBP", PICTURE),
    (0, b"II*\0", PICTURE),
    (0, b"MM\0*", PICTURE),
    (4, b"ftypavif", PICTURE),
    (4, b"ftypheic", PICTURE),
    (
        0,
        b"AT&TFORM",
        "it is a scanned document (DjVu); save its text first",
    ),
    (4, b"ftyp", RECORDING),
    (0, b"ID3", RECORDING),
    (0, b"OggS", RECORDING),
    (0, b"fLaC", RECORDING),
    (8, b"WAVEfmt", RECORDING),
    (0, b"\x1a\x45\xdf\xa3", RECORDING),
    (0, b"\x7fELF", PROGRAM),
    (0, b"MZ\x90\0", PROGRAM),
    (0, b"\0asm", PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", PROGRAM),
];

const PICTURE: &str = "it is a picture, not an article";
const RECORDING: &str = "it is a sound or film, not an article";
const PROGRAM: &str = "it is a program, not an article";
const RICH_TEXT: &str = "it is a rich text file; save it as plain text or HTML first";
const OLD_OFFICE: &str = "it is a file of an office program or Outlook; save it as text first";
const NESTED: &str = "it is a zip archive in another file; unpack it first";

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
    let is_there = |at: usize, mark: &[u8]| bytes.get(at..).is_some_and(|b| b.starts_with(mark));
    let found = MARKS.iter().find(|(at, mark, _)| is_there(*at, mark));
    found.map(|(_, _, what)| *what)
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
        let tar = [&[b'a'; 257][..], b"ustar\0"].concat();
        assert!(marked(&tar).is_some_and(|what| what.contains("tar")));
        assert!(marked(b"\0\0\0\x20ftypisom").is_some_and(|what| what.contains("film")));
        assert!(marked(b"\0\0\0\x20ftypavif").is_some_and(|what| what.contains("picture")));
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
