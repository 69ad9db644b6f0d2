//! Words, numbers and marks.
//!
//! A token never holds white space; together with the white space between them the
//! tokens tile the text. Hyphens stand alone ("Israeli", "-", "Palestinian"), a
//! possessive is cut off ("Ukraine", "'s"), and the full stop of an abbreviation
//! stays with it ("U.S.", "Gen.", "J.").

use super::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes or the full stops of an abbreviation.
    Word,
    /// Starts with a digit: "19", "19th", "1,000.5", "10:30", "2nd".
    Number,
    /// "'s", "’s", or the apostrophe after a plural.
    Possessive,
    /// Anything else: one punctuation mark or symbol, or a run of the same full stops or dashes.
    Punct,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// Its text in `body`.
    pub fn of(self, body: &str) -> &str {
        self.span.of(body)
    }

    /// Whether it is a word.
    pub fn is_word(self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The tokens of `text`, in order. Never fails, whatever the text.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        if c.is_whitespace() || is_control(c) {
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = scan(text, at, c);
        let span = Span::new(at, at + len);
        tokens.push(Token { span, kind });
        at += len;
    }
    tokens
}

/// Abbreviations whose full stop belongs to the word, in lower case without it.
const ABBREVIATIONS: &[&str] = &[
    "adm", "amb", "apr", "assn", "aug", "ave", "bros", "brig", "capt", "cmdr", "co", "col", "corp",
    "cpl", "dec", "dept", "dist", "dr", "ed", "est", "etc", "feb", "fr", "ft", "gen", "gov", "hon",
    "inc", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mr", "mrs", "ms",
    "msgr", "mt", "no", "nos", "nov", "oct", "ph", "pres", "prof", "pvt", "rep", "reps", "rev",
    "sen", "sens", "sept", "sep", "sgt", "spc", "sr", "st", "supt", "vs", "vol", "va", "pa",
    "calif", "conn", "mass", "ariz", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mich",
    "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "tenn", "tex", "vt", "wash", "wis",
    "wyo", "colo", "ala", "ark", "del", "approx", "min", "max", "fig", "dep", "def", "secy",
    "atty", "asst", "comdr", "hr", "rd", "blvd", "sq", "al", "ref", "cf", "viz", "esp", "pt",
    "sec",
];

/// Whether `word` (without its full stop) is written with one when short for something.
pub(super) fn is_abbreviation(word: &str) -> bool {
    word.len() <= 6 && {
        let lower = word.to_ascii_lowercase();
        ABBREVIATIONS.contains(&lower.as_str())
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(b) if b.is_ascii() => Some(char::from(*b)),
        Some(_) => text.get(at..).and_then(|rest| rest.chars().next()),
        None => None,
    }
}

/// Characters that are neither white space nor shown: they separate like white space.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{2060}')
}

fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        c.is_alphabetic() || is_mark(c) || matches!(c, '\u{00AD}' | '\u{200C}' | '\u{200D}')
    }
}

/// Combining marks, which continue a word (the blocks that European and Indic news text uses).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0900}'..='\u{0903}'
        | '\u{093A}'..='\u{094F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Length in bytes and kind of the token that starts at `at` with `first`.
fn scan(text: &str, at: usize, first: char) -> (usize, TokenKind) {
    if is_word_char(first) {
        (scan_word(text, at), TokenKind::Word)
    } else if first.is_numeric() {
        (scan_number(text, at), TokenKind::Number)
    } else if is_apostrophe(first) && is_possessive(text, at, first) {
        let s = char_at(text, at + first.len_utf8()).map_or(0, |c| if is_s(c) { 1 } else { 0 });
        (first.len_utf8() + s, TokenKind::Possessive)
    } else {
        (scan_punct(text, at, first), TokenKind::Punct)
    }
}

fn is_s(c: char) -> bool {
    c == 's' || c == 'S'
}

/// An apostrophe right after a word, followed by a lone "s", or closing a plural in -s that
/// is followed by a space and a lower-case or capital word (left as punctuation otherwise,
/// since it may close a quotation).
fn is_possessive(text: &str, at: usize, first: char) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    if !before.is_some_and(|c| is_word_char(c) || c.is_numeric() || c == '.') {
        return false;
    }
    let after = at + first.len_utf8();
    match char_at(text, after) {
        Some(c) if is_s(c) => !char_at(text, after + 1).is_some_and(is_word_char),
        _ => false,
    }
}

fn scan_word(text: &str, at: usize) -> usize {
    let mut end = at;
    while let Some(c) = char_at(text, end) {
        let goes_on = is_word_char(c)
            || (end > at && c.is_numeric())
            || (is_apostrophe(c) && joins_letters(text, end, c))
            || (c == '.' && is_inner_stop(text, at, end))
            || (c == '&' && is_inner_ampersand(text, at, end));
        if !goes_on {
            break;
        }
        end += c.len_utf8();
    }
    if char_at(text, end) == Some('.') && takes_stop(text, at, end) {
        end += 1;
    }
    end - at
}

/// An apostrophe between letters that does not open a possessive: "O'Brien", "don't".
fn joins_letters(text: &str, at: usize, c: char) -> bool {
    let after = at + c.len_utf8();
    let Some(next) = char_at(text, after) else {
        return false;
    };
    let is_possessive = is_s(next) && !char_at(text, after + 1).is_some_and(is_word_char);
    is_word_char(next) && !is_possessive
}

/// A full stop between single letters, as in "U.S." or "a.m.".
fn is_inner_stop(text: &str, start: usize, at: usize) -> bool {
    let piece = text.get(start..at).unwrap_or("");
    let last_len = piece.rsplit('.').next().map_or(0, |s| s.chars().count());
    if last_len != 1 {
        return false;
    }
    let Some(next) = char_at(text, at + 1) else {
        return false;
    };
    let after = char_at(text, at + 1 + next.len_utf8());
    is_word_char(next) && !after.is_some_and(is_word_char)
}

/// "AT&T", "R&D": one capital letter or two on each side.
fn is_inner_ampersand(text: &str, start: usize, at: usize) -> bool {
    let before = text.get(start..at).unwrap_or("");
    before.len() <= 2
        && before.chars().all(char::is_uppercase)
        && char_at(text, at + 1).is_some_and(char::is_uppercase)
}

/// Whether the full stop at `end` belongs to the word before it.
fn takes_stop(text: &str, start: usize, end: usize) -> bool {
    let word = text.get(start..end).unwrap_or("");
    if word.contains('.') {
        return true;
    }
    let mut chars = word.chars();
    let single_capital =
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() && word != "I";
    single_capital
        || (is_abbreviation(word) && starts_upper(word) && is_followed_by_text(text, end))
        || (matches!(word, "vs" | "etc" | "approx") && is_followed_by_text(text, end))
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether more text follows on the same line after the full stop at `at`.
fn is_followed_by_text(text: &str, at: usize) -> bool {
    text.get(at + 1..)
        .and_then(|rest| rest.chars().find(|c| *c != ' '))
        .is_some_and(|c| c != '\n')
}

fn scan_number(text: &str, at: usize) -> usize {
    let mut end = at;
    while let Some(c) = char_at(text, end) {
        let next_is_digit = || char_at(text, end + c.len_utf8()).is_some_and(char::is_numeric);
        if c.is_numeric() || is_word_char(c) || (matches!(c, ',' | '.' | ':') && next_is_digit()) {
            end += c.len_utf8();
        } else {
            break;
        }
    }
    end - at
}

/// One mark, or a run of the same full stop, dash or underscore ("...", "--").
fn scan_punct(text: &str, at: usize, first: char) -> usize {
    let mut end = at + first.len_utf8();
    if matches!(first, '.' | '-' | '–' | '—' | '_' | '=' | '*') {
        while char_at(text, end) == Some(first) {
            end += first.len_utf8();
        }
    }
    end - at
}

#[cfg(test)]
mod tests {
    use super::tokenize;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let got: Vec<&str> = tokenize(text).iter().map(|t| t.of(text)).collect();
        assert_eq!(got.join("|"), expected);
    }

    #[test]
    fn words_numbers_and_marks() {
        check("He met Merz, twice.", "He|met|Merz|,|twice|.");
        check("Ukraine's ports", "Ukraine|'s|ports");
        check("Xi’s visit; O’Brien didn't", "Xi|’s|visit|;|O’Brien|didn't");
        check("the U.S. and a.m. talks", "the|U.S.|and|a.m.|talks");
        check("Gen. J. Doe and Mr. Roe", "Gen.|J.|Doe|and|Mr.|Roe");
        check("Israeli-Palestinian", "Israeli|-|Palestinian");
        check("on Aug. 19, 2025 at 10:30", "on|Aug.|19|,|2025|at|10:30");
        check("1,000.5 and 19th...", "1,000.5|and|19th|...");
        check("“No,” he said", "“|No|,|”|he|said");
        check("AT&T and R&D & more", "AT&T|and|R&D|&|more");
        check("G20 and COP30", "G20|and|COP30");
        check("ended in Aug.\nNext", "ended|in|Aug|.|Next");
        check("Viktor Orba\u{301}n", "Viktor|Orba\u{301}n");
    }

    proptest! {
        #[test]
        fn tokens_and_white_space_tile_the_text(text in "\\PC{0,60}|[a-zA-Z.'’ \n&-]{0,60}") {
            let mut at = 0;
            for token in tokenize(&text) {
                prop_assert!(token.span.start >= at && !token.span.is_empty());
                let gap = text.get(at..token.span.start);
                prop_assert!(gap.is_some_and(|g| g.chars().all(|c| c.is_whitespace() || super::is_control(c))));
                prop_assert!(text.get(token.span.range()).is_some());
                at = token.span.end;
            }
            prop_assert!(text.get(at..).is_some_and(|g| g.chars().all(|c| c.is_whitespace() || super::is_control(c))));
        }
    }
}
