//! Reads the parts of a dateline from left to right.

use super::{Day, day_of};
use crate::article::moment;
use crate::text::Span;

/// A place in the head of a paragraph.
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

/// Words in lower case inside the name of a place ("Rio de Janeiro", "Isle of Man").
const INNER_WORDS: &[&str] = &[
    "al", "am", "da", "de", "del", "der", "di", "do", "du", "el", "en", "la", "of", "on", "sur",
    "the", "upon", "-",
];

/// Words a place in mixed case may have; more is a sentence.
const PLACE_WORDS: usize = 5;

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Scan<'a> {
        let at = text.len() - text.trim_start().len();
        Scan { text, at }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn mark(&self) -> usize {
        self.at
    }

    pub(super) fn reset(&mut self, mark: usize) {
        self.at = mark;
    }

    /// A place: its span, and whether it is in capitals. Of several ("LONDON/PARIS",
    /// "LONDON and PARIS") the first, and the others are passed over.
    pub(super) fn place(&mut self) -> Option<(Span, bool)> {
        self.skip_spaces();
        let start = self.at;
        let first = self.word()?;
        let capitals = is_capitals(first);
        if !capitals && !starts_with_capital(first) {
            self.at = start;
            return None;
        }
        let mut end = self.at;
        for _ in 1..PLACE_WORDS {
            let before = self.at;
            let fits = |word: &str| {
                if capitals {
                    is_capitals(word)
                } else {
                    has_capital_part(word) && !is_date_word(word)
                }
            };
            match self.spaced_word() {
                Some(word) if fits(word) => end = self.at,
                Some(word) if INNER_WORDS.contains(&word) => {}
                _ => {
                    self.at = before;
                    break;
                }
            }
        }
        self.at = end;
        self.pass_second_place();
        Some((Span::new(start, end), capitals))
    }

    /// Passes over "/KYIV", " and PARIS".
    fn pass_second_place(&mut self) {
        for _ in 0..3 {
            let before = self.at;
            let joined = self.eat("/") || self.eat(" / ") || self.eat(" and ") || self.eat(" & ");
            if !joined || !self.word().is_some_and(starts_with_capital) {
                self.at = before;
                return;
            }
            while let Some(word) = self.peek_spaced_word()
                && is_capitals(word)
            {
                self.spaced_word();
            }
        }
    }

    /// A country or state in any case, up to four words.
    pub(super) fn region(&mut self) -> bool {
        let start = self.at;
        self.skip_spaces();
        let mut n_words = 0;
        while n_words < 4 {
            let before = self.at;
            let word = if n_words == 0 {
                self.word()
            } else {
                self.spaced_word()
            };
            match word {
                Some(word) if starts_with_capital(word) && !is_date_word(word) => {
                    self.eat(".");
                    n_words += 1;
                }
                Some(word) if n_words > 0 && (word == "and" || INNER_WORDS.contains(&word)) => {}
                _ => {
                    self.at = before;
                    break;
                }
            }
        }
        if n_words == 0 {
            self.at = start;
        }
        n_words > 0
    }

    /// A date: "Aug. 19", "Tuesday, 19 August 2025", "19/8/2025", "2025-08-19".
    pub(super) fn day(&mut self) -> Option<Day> {
        let start = self.at;
        let found = self.weekday_and_day();
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn weekday_and_day(&mut self) -> Option<Day> {
        self.skip_spaces();
        let before = self.at;
        let weekday = self
            .word()
            .is_some_and(|word| moment::is_weekday(&word.trim_end_matches('.').to_lowercase()));
        if weekday {
            self.eat(".");
            self.eat_comma();
            self.skip_spaces();
        } else {
            self.at = before;
        }
        let first = self.word()?;
        if let Some(date) = moment::numeric_date(first) {
            return Some(Day {
                year: Some(date.year()),
                month: date.month(),
                day: date.day(),
            });
        }
        self.eat(".");
        let second = self.spaced_word()?;
        let (month, day) = day_of(first, second)?;
        if moment::month(second.trim_end_matches('.')).is_some() {
            self.eat(".");
        }
        Some(Day {
            year: self.year(),
            month,
            day,
        })
    }

    fn year(&mut self) -> Option<i16> {
        let before = self.at;
        self.eat(",");
        let year = self.spaced_word().and_then(moment::year_number);
        if year.is_none() {
            self.at = before;
        }
        year
    }

    /// What stands in brackets or between slashes, if it is short: "(AFP)", "/TASS/".
    pub(super) fn bracketed(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.eat(".");
        self.skip_spaces();
        let close = match self.rest().chars().next() {
            Some('(') => ')',
            Some('[') => ']',
            Some('/') => '/',
            _ => {
                self.at = start;
                return None;
            }
        };
        let inner = self.rest().get(1..)?;
        let Some(len) = inner.find(close).filter(|len| (2..=30).contains(len)) else {
            self.at = start;
            return None;
        };
        self.at += len + 2;
        inner.get(..len).map(str::trim)
    }

    /// A place in capitals in brackets, with a dash behind: "(NEW YORK) —".
    pub(super) fn bracketed_place(&mut self) -> Option<Span> {
        let start = self.at;
        let inner = self
            .bracketed()
            .filter(|inner| inner.split(' ').all(is_capitals));
        let place = inner.filter(|inner| crate::article::agency::known(inner).is_none());
        let named = place.filter(|place| place.contains(' ') || place.len() > 4);
        if let Some(place) = named.filter(|_| self.at_dash()) {
            let at = self.text.get(start..)?.find(place)? + start;
            return Some(Span::new(at, at + place.len()));
        }
        self.at = start;
        None
    }

    /// The next word if `test` finds something in it.
    pub(super) fn word_if<T>(&mut self, test: impl Fn(&str) -> Option<T>) -> Option<T> {
        let start = self.at;
        self.skip_spaces();
        let found = self.word().and_then(test);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    pub(super) fn eat_comma(&mut self) -> bool {
        let start = self.at;
        self.skip_spaces();
        // Interfax and TASS put full stops between the parts: "MOSCOW. Aug 19 (Interfax) -".
        if self.eat(",") || self.eat(". ") || self.eat(";") {
            return true;
        }
        self.at = start;
        false
    }

    /// Passes over a full stop.
    pub(super) fn eat_stop(&mut self) {
        self.eat(".");
    }

    pub(super) fn at_dash(&mut self) -> bool {
        let start = self.at;
        let found = self.eat_dash();
        self.at = start;
        found
    }

    pub(super) fn at_long_dash(&self) -> bool {
        let rest = self.rest().trim_start_matches([' ', '.']);
        ["—", "–", "―", "--", "_"]
            .iter()
            .any(|dash| rest.starts_with(dash))
    }

    /// A dash with white space on one side at least, so that hyphenated words are not cut.
    pub(super) fn eat_dash(&mut self) -> bool {
        let before = self.at;
        self.eat(".");
        let start = self.at;
        self.skip_spaces();
        let spaced = self.at > start;
        let glued_ok = self
            .text
            .get(..start)
            .is_some_and(|t| t.ends_with([')', '/', '.']));
        for dash in ["--", "—", "–", "―", "_", "-"] {
            if self.eat(dash) {
                let after = self.rest().starts_with(' ') || self.rest().is_empty();
                if spaced || after || glued_ok || dash == "—" {
                    return true;
                }
            }
        }
        self.at = before;
        false
    }

    pub(super) fn eat_colon(&mut self) -> bool {
        let after = self.rest().strip_prefix(": ");
        let opens = after.and_then(|text| text.chars().next());
        let sentence = opens.is_some_and(|c| c.is_uppercase() || "\"“‘'«".contains(c));
        sentence && self.eat(":")
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn spaced_word(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.skip_spaces();
        if self.at == start {
            return None;
        }
        let word = self.word();
        if word.is_none() {
            self.at = start;
        }
        word
    }

    fn peek_spaced_word(&mut self) -> Option<&'a str> {
        let start = self.at;
        let word = self.spaced_word();
        self.at = start;
        word
    }

    /// Letters and digits, with hyphens, apostrophes and full stops between them; a full
    /// stop after "St" and after single letters belongs to the word.
    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let mut end = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let inside = "-'’`‘ʻ.".contains(c) && at > 0 && next.is_some_and(char::is_alphanumeric);
            if !c.is_alphanumeric() && !inside {
                break;
            }
            end = at + c.len_utf8();
        }
        let word = rest.get(..end).filter(|word| !word.is_empty())?;
        self.at += end;
        let dotted = matches!(word, "ST" | "St" | "MT" | "Mt" | "FT" | "Ft") || is_initials(word);
        if dotted && self.rest().starts_with('.') {
            self.at += 1;
            return rest.get(..=end);
        }
        Some(word)
    }
}

/// "U.N", "N.Y", "J".
fn is_initials(word: &str) -> bool {
    word.split('.')
        .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
}

fn is_capitals(word: &str) -> bool {
    let n_upper = word.chars().filter(|c| c.is_uppercase()).count();
    // "McALLEN", "DeKALB" and "al-KHOBAR" have small letters in them.
    let n_lower = word.chars().filter(|c| c.is_lowercase()).count();
    n_upper >= 2 && n_lower * 3 <= n_upper
}

fn starts_with_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// A capital at the start, or behind an article ("el-Sheikh").
fn has_capital_part(word: &str) -> bool {
    word.split('-').any(starts_with_capital)
}

fn is_date_word(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    moment::month(bare).is_some() || bare.len() > 3 && moment::is_weekday(&bare.to_lowercase())
}
