//! The place of an article where what was searched for stands.

use super::find::find_searched;
use crate::text::Span;

/// Bytes of a snippet, about.
const LENGTH: usize = 160;
/// Bytes of it before the first word found, about.
const BEFORE: usize = 40;

/// The words around the densest place in `body` where some of `words` stand, on one line and
/// with what was found between two asterisks. `None` if nothing is found.
pub fn snippet(body: &str, words: &str) -> Option<String> {
    let found = find_searched(body, words);
    let within = |first: &Span| {
        let last = first.start + LENGTH - BEFORE;
        let rest = found.partition_point(|span| span.start < first.start);
        found
            .iter()
            .skip(rest)
            .take_while(|span| span.end <= last)
            .count()
    };
    // Of places as dense as each other, the first.
    let best = found.iter().rev().max_by_key(|span| within(span))?;
    // Near the end of the text more stands before what was found.
    let latest = (body.len() + BEFORE).saturating_sub(LENGTH);
    let start = start_of(body, floor(body, best.start.min(latest)));
    let end = end_of(body, (start + LENGTH).max(best.end));
    let mut text = String::from(if start > 0 { "… " } else { "" });
    let mut at = start;
    for span in found
        .iter()
        .filter(|span| span.start >= start && span.end <= end)
    {
        text.push_str(body.get(at..span.start)?);
        text.push_str("**");
        text.push_str(span.of(body));
        text.push_str("**");
        at = span.end;
    }
    text.push_str(body.get(at..end)?);
    if end < body.len() {
        text.push_str(" …");
    }
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The beginning of a word a little before `at`.
fn start_of(body: &str, at: usize) -> usize {
    let from = floor(body, at.saturating_sub(BEFORE));
    if from == 0 {
        return 0;
    }
    let before = body.get(from..at).unwrap_or("");
    let space = before.find(char::is_whitespace);
    space.map_or(from, |space| {
        let rest = before.get(space..).unwrap_or("");
        at - rest.trim_start().len()
    })
}

/// The end of the word that goes over `at`.
fn end_of(body: &str, at: usize) -> usize {
    let at = floor(body, at);
    let rest = body.get(at..).unwrap_or("");
    // A text without spaces is cut anywhere.
    let space = rest.find(char::is_whitespace).filter(|n| *n < BEFORE);
    at + space.unwrap_or(if rest.len() < BEFORE { rest.len() } else { 0 })
}

/// The character boundary at or before `at`.
fn floor(body: &str, at: usize) -> usize {
    let at = at.min(body.len());
    let back = (0..4).find(|back| body.is_char_boundary(at.saturating_sub(*back)));
    at.saturating_sub(back.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::snippet;

    #[test]
    fn the_densest_place_is_shown_with_its_words_marked() {
        let far = "word ".repeat(60);
        let body = format!("Peace came.\n\n{far}The peace talks\nin Geneva. {far}");
        for (words, expected) in [
            ("came", "Peace **came**. word".to_owned()),
            (
                "geneva",
                "word The peace talks in **Geneva**. word".to_owned(),
            ),
            (
                "peace talks",
                "word The **peace** **talks** in Geneva.".to_owned(),
            ),
            (
                "\"peace talks\" gen*",
                "word The **peace talks** in **Gen**eva.".to_owned(),
            ),
        ] {
            let found = snippet(&body, words).unwrap();
            assert!(found.contains(&expected), "{words}: {found}");
            assert!(
                found.len() < 260 && found.ends_with('…'),
                "{words}: {found}"
            );
        }
        assert_eq!(snippet(&body, "zebra"), None);
        assert_eq!(snippet(&body, ""), None);
        assert_eq!(
            snippet("All of it.", "it").as_deref(),
            Some("All of **it**.")
        );
    }

    proptest! {
        #[test]
        fn whatever_the_text_what_is_found_is_in_it(body in "([a-c漢é\u{301} \n]|ab ){0,400}", words in "[a-c漢é]{1,2}") {
            if let Some(found) = snippet(&body, &words) {
                prop_assert!(found.contains("**"), "{found}");
                prop_assert!(found.len() < 2_000);
            }
        }
    }
}
