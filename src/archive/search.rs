//! Words as a reader types them → a full-text expression that always parses.

/// More pieces than anyone types; the rest is left out.
const N_PIECES: usize = 32;

/// What free words ask for, as FTS5 expressions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Expressions {
    /// What must be found.
    pub all: Option<String>,
    /// What must not be found.
    pub none: Option<String>,
}

/// The FTS5 expressions for free words and “quoted phrases”, all of which must be found, and
/// those behind a minus sign, none of which may.
///
/// Nothing typed is an operator: every piece becomes a string. It is a whole word, or the
/// beginning of one if an asterisk follows. There is no expression if there is nothing to look
/// for.
pub(super) fn expressions(words: &str) -> Expressions {
    let (mut all, mut none) = (Vec::new(), Vec::new());
    for piece in pieces(words).iter().take(N_PIECES) {
        let Some(string) = piece.string() else {
            continue;
        };
        if piece.is_unwanted {
            none.push(string);
        } else {
            all.push(string);
        }
    }
    Expressions {
        all: (!all.is_empty()).then(|| all.join(" AND ")),
        none: (!none.is_empty()).then(|| none.join(" OR ")),
    }
}

/// The FTS5 expression for any of the words and phrases that are wanted; none if there are none.
pub(super) fn any(words: &str) -> Option<String> {
    let pieces = pieces(words);
    let wanted = pieces.iter().filter(|piece| !piece.is_unwanted);
    let strings: Vec<String> = wanted.filter_map(Piece::string).take(N_PIECES).collect();
    (!strings.is_empty()).then(|| strings.join(" OR "))
}

/// The FTS5 expression for names that have a word beginning like each of the words typed.
pub(super) fn prefixes(typed: &str) -> Option<String> {
    let words = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let strings: Vec<String> = words
        .take(N_PIECES)
        .map(|word| format!("{}*", quoted(word)))
        .collect();
    (!strings.is_empty()).then(|| strings.join(" AND "))
}

/// The FTS5 expression for words that stand one after the other; none if there are none.
pub(super) fn phrase(words: &str) -> Option<String> {
    words.contains(char::is_alphanumeric).then(|| quoted(words))
}

/// A word or a phrase.
struct Piece {
    text: String,
    /// Whether it stood behind a minus sign.
    is_unwanted: bool,
}

impl Piece {
    /// Whether it is the beginning of a word.
    fn is_beginning(&self) -> bool {
        self.text.ends_with('*')
    }

    /// Its FTS5 string; none if there is nothing in it to look for.
    fn string(&self) -> Option<String> {
        let star = if self.is_beginning() { "*" } else { "" };
        let is_something = self.text.contains(char::is_alphanumeric);
        is_something.then(|| format!("{}{star}", quoted(&self.text)))
    }
}

fn pieces(words: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut text = String::new();
    let mut in_quotes = false;
    let mut is_unwanted = false;
    for c in words.chars() {
        let is_mark = is_quotation_mark(c);
        if is_mark || (c.is_whitespace() && !in_quotes) {
            // The sign before a phrase is all that stands before it.
            let is_sign = is_mark && !in_quotes && text == "-";
            end(&mut pieces, &mut text, is_unwanted);
            is_unwanted = is_sign;
            in_quotes ^= is_mark;
        } else if !c.is_control() {
            text.push(c);
        }
    }
    end(&mut pieces, &mut text, is_unwanted);
    pieces
}

/// Ends a piece.
fn end(pieces: &mut Vec<Piece>, text: &mut String, is_unwanted: bool) {
    let text = std::mem::take(text);
    let word = text.strip_prefix('-').filter(|_| !is_unwanted);
    pieces.push(Piece {
        is_unwanted: is_unwanted || word.is_some(),
        text: word.unwrap_or(&text).to_owned(),
    });
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

/// An FTS5 string.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::expressions;
    use proptest::prelude::{prop_assert, proptest};

    #[track_caller]
    fn check(words: &str, all: &str, none: &str) {
        let found = expressions(words);
        let shown = |e: Option<String>| e.unwrap_or_default();
        assert_eq!(
            (shown(found.all).as_str(), shown(found.none).as_str()),
            (all, none),
            "{words}"
        );
    }

    #[test]
    fn words_and_phrases_become_strings() {
        for (words, all, none) in [
            ("", "", ""),
            ("  \t ", "", ""),
            ("peace", "\"peace\"", ""),
            ("peace*", "\"peace*\"*", ""),
            ("peace talks", "\"peace\" AND \"talks\"", ""),
            (
                "\"peace talks\" geneva ",
                "\"peace talks\" AND \"geneva\"",
                "",
            ),
            ("“peace tal*", "\"peace tal*\"*", ""),
            ("«a b» c", "\"a b\" AND \"c\"", ""),
            ("O'Brien", "\"O'Brien\"", ""),
            ("AND OR NOT ( * ^ - :", "\"AND\" AND \"OR\" AND \"NOT\"", ""),
            ("title:x*", "\"title:x*\"*", ""),
            ("peace -talks", "\"peace\"", "\"talks\""),
            ("-\"peace talks\" -war*", "", "\"peace talks\" OR \"war*\"*"),
            ("cease-fire", "\"cease-fire\"", ""),
        ] {
            check(words, all, none);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_parses(words in ".{0,40}") {
            let connection = rusqlite::Connection::open_in_memory()?;
            connection.execute_batch("CREATE VIRTUAL TABLE t USING fts5 (a, b, content = '')")?;
            let found = expressions(&words);
            for expression in [found.all, found.none].into_iter().flatten() {
                let n = connection.query_row(
                    "SELECT count(*) FROM t WHERE t MATCH ?1", [&expression], |row| row.get::<_, i64>(0));
                prop_assert!(n.is_ok(), "{expression}: {n:?}");
            }
        }
    }
}
