//! When a capital stands for its government: "Moscow said", "talks between Washington and Beijing".

use std::ops::Range;

use super::words::{ACTS, AUXILIARIES, LATER_ACTS, POLICIES, RELATIONS, is_one_of};
use crate::analysis::Input;
use crate::text::TokenKind;

/// Whether the words around make the capital at `tokens` act as a government.
pub(super) fn acts(input: &Input<'_>, tokens: &Range<usize>) -> bool {
    let word = |idx: Option<usize>| {
        idx.and_then(|i| input.segments.tokens.get(i))
            .map_or("", |t| t.of(input.body))
    };
    let before = word(tokens.start.checked_sub(1));
    let after = word(Some(tokens.end));
    if is_one_of(before, PLACING) || matches!(before, "," | "(") {
        return false;
    }
    let is_relation = |n| is_one_of(word(tokens.start.checked_sub(n)), RELATIONS);
    let later = word(Some(tokens.end + 1));
    is_one_of(after, ACTS)
        || (is_one_of(after, AUXILIARIES)
            && (is_one_of(later, ACTS) || is_one_of(later, LATER_ACTS)))
        || (is_possessive(input, tokens.end) && is_one_of(later, POLICIES))
        || (is_one_of(before, "with against between on by") && is_relation(2))
        || (before == "and" && word(tokens.start.checked_sub(3)) == "between" && is_relation(4))
}

/// Words after which a capital is a place.
const PLACING: &str = "in at near from outside around to into through over In At Near From Outside";

fn is_possessive(input: &Input<'_>, idx: usize) -> bool {
    let token = input.segments.tokens.get(idx);
    token.is_some_and(|t| t.kind == TokenKind::Possessive)
}
