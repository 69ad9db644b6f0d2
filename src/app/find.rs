//! Words in a text, whatever their case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::Span;

/// Places found at most; a common letter in a long article is no search.
const MAX: usize = 20_000;

/// Every place in `body` where `wanted` stands. Case counts only if `wanted` has a capital
/// letter, accents only if it has one; any white space is one space.
pub fn find(body: &str, wanted: &str) -> Vec<Span> {
    let rule = Rule {
        case: wanted.chars().any(char::is_uppercase),
        accents: wanted.nfd().any(is_combining_mark),
    };
    let wanted: Vec<char> = folded(wanted.trim(), rule).map(|(_, c)| c).collect();
    let Some(first) = wanted.first() else {
        return Vec::new();
    };
    let mut found: Vec<Span> = Vec::new();
    let mut next = 0;
    for (at, c) in body.char_indices() {
        if at < next || found.len() == MAX {
            continue;
        }
        let may_start = if c.is_ascii() && first.is_ascii_graphic() {
            c.eq_ignore_ascii_case(first)
        } else {
            fold_char(c, rule).next() == Some(*first)
        };
        if let Some(end) = may_start
            .then(|| matches(body, at, &wanted, rule))
            .flatten()
        {
            found.push(Span::new(at, end));
            next = end;
        }
    }
    found
}

/// Every place in `body` where one of the words of a search of the archive stands: the same
/// words and “quoted phrases” that the archive looks for, whatever their case and accents. They
/// begin at a word; only the last may go on in one.
pub fn find_searched(body: &str, words: &str) -> Vec<Span> {
    let pieces = pieces(words);
    let mut found: Vec<Span> = Vec::new();
    for (idx, (piece, is_beginning)) in pieces.iter().enumerate() {
        let is_last = idx + 1 == pieces.len() && words.ends_with(char::is_alphanumeric);
        let may_go_on = *is_beginning || is_last;
        let plain: String = piece.nfd().filter(|c| !is_combining_mark(*c)).collect();
        let places = find(body, &plain.to_lowercase()).into_iter();
        found.extend(places.filter(|span| is_word(body, *span, may_go_on)));
    }
    // Of those that begin together, the longest.
    found.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    found.retain(|span| {
        let is_free = span.start >= end;
        end = end.max(span.end);
        is_free
    });
    found
}

/// The words and phrases of a search, without what is no letter or digit around them, and
/// whether they are beginnings of words. What must not be found is left out.
fn pieces(words: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut is_unwanted = false;
    for (n, part) in words.split(['"', '“', '”', '„', '«', '»']).enumerate() {
        if n % 2 == 1 {
            pieces.extend((!is_unwanted).then_some(part));
        } else {
            let wanted = part
                .split_whitespace()
                .filter(|word| !word.starts_with('-'));
            pieces.extend(wanted);
            is_unwanted = part == "-" || part.ends_with(" -");
        }
    }
    let trimmed = pieces.into_iter().map(|piece| {
        let is_beginning = piece.ends_with('*');
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        (piece, is_beginning)
    });
    trimmed.filter(|(piece, _)| !piece.is_empty()).collect()
}

fn is_word(body: &str, span: Span, may_go_on: bool) -> bool {
    let before = body.get(..span.start).and_then(|s| s.chars().next_back());
    let after = body.get(span.end..).and_then(|s| s.chars().next());
    let is_apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    is_apart(before) && (may_go_on || is_apart(after))
}

#[derive(Clone, Copy)]
struct Rule {
    case: bool,
    accents: bool,
}

/// The end of `wanted` if the text has it from `at` on.
fn matches(body: &str, at: usize, wanted: &[char], rule: Rule) -> Option<usize> {
    let rest = body.get(at..)?;
    let mut text = folded(rest, rule);
    for c in wanted {
        let (_, found) = text.next()?;
        if found != *c {
            return None;
        }
    }
    // The match goes up to where the next folded character begins, without a space before it.
    let end = text.next().map_or(rest.len(), |(start, _)| start);
    let kept = rest.get(..end)?;
    let is_space = wanted.last() == Some(&' ');
    Some(
        at + if is_space {
            kept.len()
        } else {
            kept.trim_end().len()
        },
    )
}

/// The characters that count, each with the byte it comes from.
fn folded(text: &str, rule: Rule) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut in_space = false;
    text.char_indices()
        .filter(move |(_, c)| {
            let again = in_space && c.is_whitespace();
            in_space = c.is_whitespace();
            !again
        })
        .flat_map(move |(at, c)| fold_char(c, rule).map(move |c| (at, c)))
}

/// One character without what does not count; nothing for an accent alone.
fn fold_char(c: char, rule: Rule) -> impl Iterator<Item = char> {
    let c = match c {
        '‘' | '’' => '\'',
        '“' | '”' | '„' => '"',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let parts = std::iter::once(c).nfd();
    parts
        .filter(move |c| rule.accents || !is_combining_mark(*c))
        .flat_map(move |c| Lower::new(c, rule.case))
}

enum Lower {
    Same(Option<char>),
    Lower(std::char::ToLowercase),
}

impl Lower {
    fn new(c: char, keep: bool) -> Lower {
        if keep || c.is_lowercase() {
            Lower::Same(Some(c))
        } else {
            Lower::Lower(c.to_lowercase())
        }
    }
}

impl Iterator for Lower {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Lower::Same(c) => c.take(),
            Lower::Lower(chars) => chars.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{find, find_searched};

    #[track_caller]
    fn check(body: &str, wanted: &str, expected: &[&str]) {
        let found: Vec<&str> = find(body, wanted)
            .iter()
            .map(|span| span.of(body))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn case_and_accents_count_only_if_typed() {
        check("Talks, talks, TALKS", "talks", &["Talks", "talks", "TALKS"]);
        check("Talks, talks, TALKS", "Talks", &["Talks"]);
        check("Orbán met Orban", "orban", &["Orbán", "Orban"]);
        check("Orbán met Orban", "orbán", &["Orbán"]);
        check("Orba\u{301}n", "orban", &["Orba\u{301}n"]);
        check(
            "the prime\n  minister",
            "prime minister",
            &["prime\n  minister"],
        );
        check("don’t", "don't", &["don’t"]);
        check("aaa", "aa", &["aa"]);
        check("anything", " ", &[]);
    }

    #[track_caller]
    fn check_searched(body: &str, words: &str, expected: &[&str]) {
        let found = find_searched(body, words);
        let found: Vec<&str> = found.iter().map(|span| span.of(body)).collect();
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn words_of_a_search_are_whole_but_for_the_last() {
        let body = "Talks on the cease-fire: the cease fire talked of by Orbán.";
        check_searched(body, "talk", &["Talk", "talk"]);
        check_searched(body, "talk ", &[]);
        check_searched(body, "talk orban", &["Orbán"]);
        check_searched(
            body,
            "\"the cease fire\" TALKS",
            &["Talks", "the cease fire"],
        );
        check_searched(body, "\"the cease fire\" the", &["the", "the cease fire"]);
        check_searched(body, "", &[]);
        check_searched(body, "ceas* talks", &["Talks", "ceas", "ceas"]);
        check_searched(body, "-talks fire ", &["fire", "fire"]);
        check_searched(body, "by -\"cease fire\" ", &["by"]);
    }

    proptest! {
        #[test]
        fn a_part_of_a_text_is_found_in_it(text in any::<String>(), from in 0usize..20, n in 1usize..6) {
            let part: String = text.chars().skip(from).take(n).collect();
            let found = find(&text, &part);
            for span in &found {
                assert!(text.get(span.range()).is_some());
            }
        }
    }
}
