//! Words of lists that are written as text.

use memchr::memmem;

/// Bytes of a list that is sooner searched than read word by word.
const LONG: usize = 160;

/// Whether a word is one of a list of words with white space between them.
pub fn is_one_of(word: &str, list: &str) -> bool {
    if list.len() < LONG {
        return list.split_ascii_whitespace().any(|w| w == word);
    }
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let is_edge = |at: Option<usize>| {
        let byte = at.and_then(|at| list.get(at));
        byte.is_none_or(u8::is_ascii_whitespace)
    };
    !word.is_empty()
        && !word.iter().any(u8::is_ascii_whitespace)
        && memmem::find_iter(list, word)
            .any(|at| is_edge(at.checked_sub(1)) && is_edge(Some(at + word.len())))
}

#[cfg(test)]
mod tests {
    use super::is_one_of;
    use proptest::prelude::{prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn the_words_of_a_list_are_in_it(word in "[abé ]{0,3}", list in "[abé \\n]{0,400}") {
            let expected = list.split_ascii_whitespace().any(|w| w == word);
            prop_assert_eq!(is_one_of(&word, &list), expected);
        }
    }

    #[test]
    fn occurrences_that_overlap_count_too() {
        for n in [1, 100] {
            assert!(is_one_of("aba", &format!("{}aba", "ababa ".repeat(n))));
            assert!(!is_one_of("aba", &"ababa xaba abax ".repeat(n)));
        }
    }
}
