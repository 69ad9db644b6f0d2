//! People without a name or a noun: "some", "three", "the 46-year-old".

use crate::text::TokenKind;

use super::noun::Phrase;
use super::scene::Scene;

/// Articles and numbers that may stand for people without a noun ("some said").
const STANDING: &[&str] = &[
    "these",
    "those",
    "each",
    "some",
    "many",
    "several",
    "both",
    "all",
    "most",
    "few",
    "another",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "dozens",
    "hundreds",
    "thousands",
];

/// Whether the article or number at `at` may stand for people without a noun.
pub(super) fn stands_alone(scene: &Scene<'_>, at: usize) -> bool {
    STANDING
        .iter()
        .any(|word| scene.word(at).eq_ignore_ascii_case(word))
}

/// One past the last token of "46-year-old" that starts at `at`.
pub(super) fn age_after(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let is_age = scene.token(at).is_some_and(|t| t.kind == TokenKind::Number)
        && scene.is(at + 1, "-")
        && (scene.is(at + 2, "year") || scene.is(at + 2, "years"))
        && scene.is(at + 3, "-")
        && scene.is(at + 4, "old");
    is_age.then_some(at + 5)
}

/// The first token of "46-year-old" that ends before `end`.
pub(super) fn age_before(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let start = end.checked_sub(5)?;
    age_after(scene, start).map(|_| start)
}

/// The age that a phrase is made of ("the 46-year-old"), as it is written.
pub(super) fn age_of<'a>(scene: &Scene<'a>, phrase: &Phrase) -> Option<&'a str> {
    let start = age_before(scene, phrase.tokens.end)?;
    (start >= phrase.tokens.start).then(|| scene.word(start))
}
