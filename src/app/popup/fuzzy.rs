//! Fuzzy search over short lists.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// The indices of the items that match, best first; all in their order if nothing is typed.
pub(super) fn ranked<'a>(typed: &str, items: impl Iterator<Item = &'a str>) -> Vec<usize> {
    if typed.trim().is_empty() {
        return items.enumerate().map(|(idx, _)| idx).collect();
    }
    let pattern = Pattern::parse(typed.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, usize)> = Vec::new();
    for (idx, item) in items.enumerate() {
        let text = Utf32Str::new(item, &mut buffer);
        scored.extend(pattern.score(text, &mut matcher).map(|score| (score, idx)));
    }
    scored.sort_by_key(|(score, idx)| (std::cmp::Reverse(*score), *idx));
    scored.into_iter().map(|(_, idx)| idx).collect()
}

#[cfg(test)]
mod tests {
    use super::ranked;

    #[test]
    fn the_best_match_comes_first() {
        let items = ["United Arab Emirates", "Ukraine", "Austria"];
        assert_eq!(ranked("ukr", items.into_iter()), [1]);
        assert_eq!(ranked("uae", items.into_iter()).first(), Some(&0));
        assert_eq!(ranked("", items.into_iter()), [0, 1, 2]);
        assert_eq!(ranked("xyz", items.into_iter()), Vec::<usize>::new());
    }
}
