//! Words as a reader types them → a full-text expression that always parses.

/// More pieces than anyone types; the rest is left out.
const N_PIECES: usize = 32;

/// The FTS5 expression for free words and “quoted phrases”, all of which must be found.
///
/// Nothing typed is an operator: every piece becomes a string. The last word is taken as the
/// beginning of one if nothing follows it and it has two letters or more; a single letter is
/// left out, since it would match nearly everything. `None` if there is nothing to look for.
pub(super) fn expression(words: &str) -> Option<String> {
    let pieces = pieces(words);
    let n = pieces.len();
    let mut strings = Vec::new();
    for (index, piece) in pieces.iter().enumerate().take(N_PIECES) {
        let is_open = index + 1 == n && piece.is_open;
        let n_letters = piece.text.chars().filter(|c| c.is_alphanumeric()).count();
        match (n_letters, is_open) {
            (0, _) | (1, true) => {}
            (_, true) => strings.push(format!("{}*", quoted(&piece.text))),
            (_, false) => strings.push(quoted(&piece.text)),
        }
    }
    (!strings.is_empty()).then(|| strings.join(" AND "))
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

/// A word or a phrase.
struct Piece {
    text: String,
    /// Whether more of it may follow.
    is_open: bool,
}

fn pieces(words: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut text = String::new();
    let mut in_quotes = false;
    let mut end = |text: &mut String, is_open: bool| {
        if !text.trim().is_empty() {
            let text = std::mem::take(text);
            pieces.push(Piece { text, is_open });
        }
        text.clear();
    };
    for c in words.chars() {
        if is_quotation_mark(c) {
            end(&mut text, false);
            in_quotes = !in_quotes;
        } else if c.is_whitespace() && !in_quotes {
            end(&mut text, false);
        } else if !c.is_control() {
            text.push(c);
        }
    }
    let is_open = text.chars().next_back().is_some_and(char::is_alphanumeric);
    end(&mut text, is_open);
    pieces
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
    use super::expression;
    use proptest::prelude::{prop_assert, proptest};

    #[track_caller]
    fn check(words: &str, expected: Option<&str>) {
        assert_eq!(expression(words).as_deref(), expected, "{words}");
    }

    #[test]
    fn words_and_phrases_become_strings() {
        check("", None);
        check("  \t ", None);
        check("peace", Some("\"peace\"*"));
        check("peace ", Some("\"peace\""));
        check("peace talks", Some("\"peace\" AND \"talks\"*"));
        check(
            "\"peace talks\" geneva ",
            Some("\"peace talks\" AND \"geneva\""),
        );
        check("“peace talks", Some("\"peace talks\"*"));
        check("«a b» c", Some("\"a b\""));
        check("p", None);
        check("p ", Some("\"p\""));
        check("O'Brien", Some("\"O'Brien\"*"));
        check(
            "AND OR NOT ( * ^ - :",
            Some("\"AND\" AND \"OR\" AND \"NOT\""),
        );
        check("title:x* ", Some("\"title:x*\""));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_parses(words in ".{0,40}") {
            let connection = rusqlite::Connection::open_in_memory()?;
            connection.execute_batch("CREATE VIRTUAL TABLE t USING fts5 (a, b, content = '')")?;
            if let Some(expression) = expression(&words) {
                let n = connection.query_row(
                    "SELECT count(*) FROM t WHERE t MATCH ?1", [&expression], |row| row.get::<_, i64>(0));
                prop_assert!(n.is_ok(), "{expression}: {n:?}");
            }
        }
    }
}
