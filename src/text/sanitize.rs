//! Text from outside made safe to keep and to draw.
//!
//! Two doors. [`clean_body`] is for what is stored: it keeps line breaks and tabs and
//! takes out what no reader sees. [`display`] is for anything on its way to a terminal:
//! one line, a bounded cost for every cell. Both leave the letters of every script
//! untouched, right-to-left ones too; only the invisible controls around them go.
//!
//! What goes: control characters, with the whole of a terminal control sequence where
//! one is well formed (`ESC [ … m`); overrides and isolates of writing direction; tag
//! characters; zero-width characters outside the scripts and emoji that need them;
//! soft hyphens, fillers, noncharacters; combining marks beyond a bound.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Combining marks kept on one base character in stored text (UAX #15, stream-safe format).
pub const MAX_MARKS_STORED: usize = 30;

/// Combining marks drawn on one base character.
pub const MAX_MARKS_DRAWN: usize = 8;

/// Bytes one grapheme may bring to a cell of the terminal.
pub const MAX_GRAPHEME_BYTES: usize = 64;

/// A control sequence longer than this is not taken for one, so that text is not swallowed.
const MAX_SEQUENCE_BYTES: usize = 64;

/// The same for a string that a sequence carries, such as a title or a picture.
const MAX_STRING_BYTES: usize = 4_096;

/// `text` as one line that is safe to draw: no control character, no invisible one, line
/// breaks and tabs as spaces, at most [`MAX_MARKS_DRAWN`] marks on a character and
/// [`MAX_GRAPHEME_BYTES`] bytes in a grapheme. Borrowed if nothing had to change.
pub fn display(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    if is_drawable(text) {
        return Cow::Borrowed(text);
    }
    let line = scrub(text, Lines::AsSpaces, MAX_MARKS_DRAWN);
    if line.chars().any(joins_graphemes) {
        Cow::Owned(cut_graphemes(&line))
    } else {
        Cow::Owned(line)
    }
}

/// `text` as it may be stored: line ends as `\n`, tabs kept, no other control and no
/// invisible character, at most [`MAX_MARKS_STORED`] marks on a character, one kind of
/// space. Borrowed if nothing had to change.
pub fn clean_body(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|b| matches!(b, b' '..=b'~' | b'\n' | b'\t'))
    {
        return Cow::Borrowed(text);
    }
    if is_clean(text, MAX_MARKS_STORED) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(scrub(text, Lines::Kept, MAX_MARKS_STORED))
}

/// What becomes of line breaks and tabs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Kept,
    AsSpaces,
}

/// What becomes of one character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Keep,
    Space,
    Newline,
    Tab,
    Drop,
    /// A joiner or selector: kept only between the right neighbours.
    Joiner,
    Mark,
}

fn fate(c: char) -> Fate {
    match c {
        ' '..='~' => Fate::Keep,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Newline,
        '\t' => Fate::Tab,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Fate::Space,
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => Fate::Joiner,
        c if is_invisible(c) => Fate::Drop,
        '\u{a1}'..='\u{2ff}' => Fate::Keep,
        c if is_combining_mark(c) => Fate::Mark,
        _ => Fate::Keep,
    }
}

/// Controls, direction overrides, tags, fillers, noncharacters.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffc}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// Whether `c` may make one grapheme of what stands before and after it: marks, joiners,
/// conjoining Hangul, and the number signs that are put before digits.
fn joins_graphemes(c: char) -> bool {
    c > '\u{2ff}'
        && (is_combining_mark(c)
            || matches!(c,
                '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}'
                | '\u{8e2}' | '\u{d4e}' | '\u{1100}'..='\u{11ff}' | '\u{200c}' | '\u{200d}'
                | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}' | '\u{ff9e}' | '\u{ff9f}'
                | '\u{110bd}' | '\u{110cd}' | '\u{111c2}' | '\u{111c3}'
                | '\u{1193f}' | '\u{11941}' | '\u{11a3a}' | '\u{11a84}'..='\u{11a89}'
                | '\u{11d46}' | '\u{11f02}' | '\u{1f3fb}'..='\u{1f3ff}'))
}

fn is_drawable(text: &str) -> bool {
    if text.contains(['\n', '\t']) || !is_clean(text, MAX_MARKS_DRAWN) {
        return false;
    }
    !text.chars().any(joins_graphemes)
        || text
            .graphemes(true)
            .all(|grapheme| grapheme.len() <= MAX_GRAPHEME_BYTES)
}

/// Whether [`scrub`] would leave `text` as it is (line breaks and tabs kept).
fn is_clean(text: &str, max_marks: usize) -> bool {
    let mut n_marks = 0;
    for c in text.chars() {
        match fate(c) {
            Fate::Keep => n_marks = 0,
            Fate::Mark => n_marks += 1,
            Fate::Newline if c == '\n' => n_marks = 0,
            Fate::Tab => n_marks = 0,
            _ => return false,
        }
        if n_marks > max_marks {
            return false;
        }
    }
    true
}

fn scrub(text: &str, lines: Lines, max_marks: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut n_marks = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or("");
        let c = repaired(c);
        rest = after;
        match fate(c) {
            Fate::Mark => {
                n_marks += 1;
                if n_marks <= max_marks {
                    out.push(c);
                }
                continue;
            }
            Fate::Joiner => {
                if joiner_has_work(c, out.chars().next_back(), after.chars().next()) {
                    out.push(c);
                }
                continue;
            }
            Fate::Drop => {
                rest = after.get(sequence_len(c, after)..).unwrap_or(after);
                continue;
            }
            Fate::Newline => {
                if c == '\r' {
                    rest = after.strip_prefix('\n').unwrap_or(after);
                }
                out.push(if lines == Lines::Kept { '\n' } else { ' ' });
            }
            Fate::Tab => out.push(if lines == Lines::Kept { '\t' } else { ' ' }),
            Fate::Space => out.push(' '),
            Fate::Keep => out.push(c),
        }
        n_marks = 0;
    }
    out
}

/// The punctuation meant by a control character that windows-1252 text read as Latin-1
/// leaves behind ("Putin\u{92}s"). Those that open control sequences are not among them.
fn repaired(c: char) -> char {
    match c {
        '\u{80}' => '€',
        '\u{91}' => '‘',
        '\u{92}' => '’',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{95}' => '•',
        '\u{96}' => '–',
        '\u{97}' => '—',
        '\u{99}' => '™',
        _ => c,
    }
}

/// Length of the control sequence that `introducer` opens, without the introducer itself;
/// 0 if none follows. A string for the terminal is taken whole where it ends on its line.
fn sequence_len(introducer: char, after: &str) -> usize {
    if let Some(body) = string_body(introducer, after) {
        return string_len(after, body);
    }
    let params = match introducer {
        '\u{9b}' => after,
        '\u{1b}' => match after.strip_prefix('[') {
            Some(params) => params,
            None => return 0,
        },
        _ => return 0,
    };
    let opened = after.len() - params.len();
    let n = params
        .bytes()
        .take(MAX_SEQUENCE_BYTES)
        .take_while(|b| matches!(b, 0x20..=0x3f))
        .count();
    match params.as_bytes().get(n) {
        Some(0x40..=0x7e) => opened + n + 1,
        _ => opened,
    }
}

/// What follows the introducer of a string for the terminal (title, clipboard, picture: OSC,
/// DCS, SOS, PM, APC), in either of its two forms.
fn string_body(introducer: char, after: &str) -> Option<&str> {
    match introducer {
        '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => Some(after),
        '\u{1b}' => after.strip_prefix([']', 'P', 'X', '^', '_']),
        _ => None,
    }
}

/// Length of the string up to and with its end, in bytes of `after`; of the introducer alone
/// if it does not end on its line, so that text is not swallowed.
fn string_len(after: &str, body: &str) -> usize {
    let opened = after.len() - body.len();
    let ends = ['\u{7}', '\u{9c}', '\u{1b}', '\n'];
    let Some(at) = body.find(ends).filter(|at| *at <= MAX_STRING_BYTES) else {
        return opened;
    };
    let rest = body.get(at..).unwrap_or("");
    match rest.chars().next() {
        Some('\u{1b}') if rest.starts_with("\u{1b}\\") => opened + at + 2,
        Some('\u{7}') => opened + at + 1,
        Some('\u{9c}') => opened + at + '\u{9c}'.len_utf8(),
        _ => opened,
    }
}

/// Whether a joiner or selector changes how its neighbours are drawn.
fn joiner_has_work(joiner: char, before: Option<char>, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match joiner {
        '\u{200c}' => shapes_letters(before) && after.is_some_and(shapes_letters),
        '\u{200d}' => {
            let emoji = is_pictograph(before) && after.is_some_and(is_pictograph);
            emoji || shapes_letters(before)
        }
        _ => !matches!(before, '\u{fe00}'..='\u{fe0f}') && !before.is_whitespace(),
    }
}

/// Letters (and their marks) of scripts that join or stack: Arabic to Myanmar, Mongolian.
fn shapes_letters(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{18af}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// `line` with graphemes beyond [`MAX_GRAPHEME_BYTES`] cut at a character boundary.
fn cut_graphemes(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for grapheme in line.graphemes(true) {
        let end = grapheme.floor_char_boundary(MAX_GRAPHEME_BYTES);
        out.push_str(grapheme.get(..end).unwrap_or(""));
    }
    out
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::{any, prop, proptest};
    use unicode_normalization::char::is_combining_mark;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{
        MAX_GRAPHEME_BYTES, MAX_MARKS_DRAWN, MAX_MARKS_STORED, clean_body, display, is_invisible,
    };

    /// Name, text, as stored, as drawn.
    const ROWS: &[(&str, &str, &str, &str)] = &[
        ("plain", "Talks end.", "Talks end.", "Talks end."),
        (
            "accents",
            "Orbán met Đoković",
            "Orbán met Đoković",
            "Orbán met Đoković",
        ),
        ("colour", "a\u{1b}[31mred\u{1b}[0m", "ared", "ared"),
        ("cursor", "a\u{1b}[2J\u{1b}[1;1Hb", "ab", "ab"),
        ("clipboard", "a\u{1b}]52;c;AAAA\u{7}b", "ab", "ab"),
        ("unfinished", "a\u{1b}[", "a", "a"),
        ("c1 csi", "a\u{9b}31mb", "ab", "ab"),
        ("c1 osc", "a\u{9d}0;t\u{9c}b", "ab", "ab"),
        ("no swallowing", "a\u{1b}[\u{e9}b", "a\u{e9}b", "a\u{e9}b"),
        (
            "quotes of another encoding",
            "x\u{92}s \u{93}no\u{94} \u{96} y",
            "x’s “no” – y",
            "x’s “no” – y",
        ),
        ("bell, backspace", "ab\u{8}\u{7}c", "abc", "abc"),
        ("delete, nul", "a\u{7f}b\0c", "abc", "abc"),
        ("line ends", "a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d"),
        (
            "rare line ends",
            "a\u{2028}b\u{85}c\u{b}d",
            "a\nb\nc\nd",
            "a b c d",
        ),
        ("tab", "a\tb", "a\tb", "a b"),
        ("spaces", "a\u{a0}b\u{2009}c\u{202f}d", "a b c d", "a b c d"),
        (
            "soft hyphen",
            "inter\u{ad}national",
            "international",
            "international",
        ),
        (
            "zero width",
            "pass\u{200b}word\u{2060}\u{feff}",
            "password",
            "password",
        ),
        (
            "override",
            "x\u{202e}gnp.exe\u{202c}",
            "xgnp.exe",
            "xgnp.exe",
        ),
        ("isolates", "\u{2066}a\u{2069}\u{200f}\u{61c}", "a", "a"),
        (
            "right-to-left letters",
            "ירושלים القدس",
            "ירושלים القدس",
            "ירושלים القدس",
        ),
        ("tags", "cat\u{e0072}\u{e0075}\u{e007f}", "cat", "cat"),
        ("noncharacters", "a\u{fffe}\u{1ffff}\u{fdd0}b", "ab", "ab"),
        ("fillers", "a\u{3164}\u{115f}b", "ab", "ab"),
        ("joiner in words", "a\u{200d}b\u{200c}c", "abc", "abc"),
        (
            "joiner in Persian",
            "می\u{200c}خواهم",
            "می\u{200c}خواهم",
            "می\u{200c}خواهم",
        ),
        (
            "family",
            "👨\u{200d}👩\u{200d}👧",
            "👨\u{200d}👩\u{200d}👧",
            "👨\u{200d}👩\u{200d}👧",
        ),
        ("joiner at the end", "👨\u{200d}", "👨", "👨"),
        (
            "selectors",
            "x\u{fe0f}\u{fe0f}\u{fe0e}y",
            "x\u{fe0f}y",
            "x\u{fe0f}y",
        ),
        ("replacement", "a\u{fffd}b", "a\u{fffd}b", "a\u{fffd}b"),
        ("ideographs", "漢字　カナ", "漢字　カナ", "漢字　カナ"),
    ];

    #[test]
    fn strings_for_the_terminal_go_whole() {
        for (text, expected) in [
            ("a\u{1b}]0;owned\u{7}b", "ab"),
            ("a\u{1b}]52;c;QUJD\u{1b}\\b", "ab"),
            ("a\u{9d}0;owned\u{9c}b", "ab"),
            ("a\u{1b}Pq#0\u{1b}\\b", "ab"),
            ("a\u{1b}_Gx=1;AAAA\u{1b}\\b", "ab"),
            ("a\u{1b}]0;no end\nb", "a0;no end b"),
            ("a\u{1b}]0;no end", "a0;no end"),
        ] {
            assert_eq!(super::display(text), expected, "{text:?}");
        }
    }

    #[test]
    fn rows_hold() {
        for (name, text, stored, drawn) in ROWS {
            assert_eq!(clean_body(text), *stored, "{name}: stored");
            assert_eq!(display(text), *drawn, "{name}: drawn");
        }
    }

    #[test]
    fn marks_are_bounded() {
        let flood = format!("a{}b", "\u{300}".repeat(20_000));
        assert_eq!(clean_body(&flood).chars().count(), 2 + MAX_MARKS_STORED);
        assert_eq!(display(&flood).chars().count(), 2 + MAX_MARKS_DRAWN);
    }

    #[test]
    fn a_long_chain_of_emoji_is_cut() {
        let chain = format!("👨{}!", "\u{200d}👩".repeat(500));
        let drawn = display(&chain);
        assert!(drawn.len() <= MAX_GRAPHEME_BYTES + 1, "{}", drawn.len());
        assert!(drawn.ends_with('!'));
    }

    #[test]
    fn clean_text_is_borrowed() {
        for text in ["Plain words.", "Orbán said “no”.", "e\u{301}tat"] {
            assert!(matches!(display(text), Cow::Borrowed(_)), "{text}");
            assert!(matches!(clean_body(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[track_caller]
    fn check_drawn(text: &str) {
        let drawn = display(text);
        assert!(
            !drawn.chars().any(|c| is_invisible(c) || c == '\n'),
            "{drawn:?}"
        );
        for grapheme in drawn.graphemes(true) {
            assert!(grapheme.len() <= MAX_GRAPHEME_BYTES, "{grapheme:?}");
        }
        let longest = drawn
            .split(|c: char| !is_combining_mark(c))
            .map(|run| run.chars().count())
            .max();
        assert!(longest.unwrap_or(0) <= MAX_MARKS_DRAWN + 1, "{drawn:?}");
        assert_eq!(display(&drawn), drawn, "drawing twice changes nothing");
    }

    /// Characters that matter here, so that random text is not all letters.
    const TRICKY: &[char] = &[
        '\u{1b}',
        '[',
        ']',
        '3',
        ';',
        'm',
        '\u{9b}',
        '\u{300}',
        '\u{20dd}',
        '\u{200d}',
        '👩',
        '\u{fe0f}',
        'ア',
        '\u{1100}',
        '\u{1161}',
        '\u{600}',
        'ا',
        '\u{202e}',
        '\n',
        '\r',
        '\t',
        '\u{94d}',
        'क',
        ' ',
        'é',
        '\u{e0041}',
        '\u{1f3fd}',
        '\u{200c}',
    ];

    proptest! {
        #[test]
        fn any_text_is_drawable(text in any::<String>()) {
            check_drawn(&text);
        }

        #[test]
        fn tricky_text_is_drawable(text in prop::collection::vec(prop::sample::select(TRICKY), 0..80)) {
            check_drawn(&text.into_iter().collect::<String>());
        }

        #[test]
        fn storing_twice_changes_nothing(text in prop::collection::vec(prop::sample::select(TRICKY), 0..80)) {
            let text: String = text.into_iter().collect();
            let once = clean_body(&text).into_owned();
            assert_eq!(clean_body(&once), once);
        }
    }
}
