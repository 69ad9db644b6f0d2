//! Whether a word that may report is used as a verb, and in which form.

use crate::text::TokenKind;

use super::scene::Scene;
use super::words::{FINITE, Tags};

/// Words that may stand right before a finite verb and not before a noun.
const BEFORE_VERB: Tags = Tags::PRONOUN
    .and(Tags::RELATIVE)
    .and(Tags::HUMAN)
    .and(Tags::SOURCE);

/// Whether a form of a reporting verb is used as a verb here.
pub(super) fn is_verb(scene: &Scene<'_>, at: usize, bound: usize) -> bool {
    let tag = scene.tag(at);
    let near = at.checked_sub(1).filter(|b| *b >= bound);
    let before_at = past_adverbs(scene, at, bound);
    let before = before_at.map(|b| scene.tag(b)).unwrap_or_default();
    let is_owned = before_at.is_some_and(|b| scene.is(b, "whose"));
    let noun_like = is_owned
        || before.any(Tags::DET.and(Tags::POSSESSIVE).and(Tags::ADJECTIVE))
            && !before.any(
                Tags::PRONOUN
                    .and(Tags::THAT)
                    .and(Tags::TIME)
                    .and(Tags::HUMAN),
            );
    let hyphen = near.is_some_and(|b| scene.is(b, "-") && touches(scene, b))
        || scene.is(at + 1, "-") && touches(scene, at + 1);
    let owned = before_at
        .and_then(|b| scene.token(b))
        .is_some_and(|t| t.kind == TokenKind::Possessive);
    if noun_like || hyphen || (owned && !tag.any(Tags::PAST)) || scene.is(at + 1, "tank") {
        return false;
    }
    if tag.any(Tags::CAPITAL) && tag.any(Tags::NOUN_TOO) && near.is_some_and(|b| scene.is_word(b)) {
        return false;
    }
    if tag.any(Tags::PARTICIPLE) && is_passive(scene, at, bound) {
        return false;
    }
    if tag.any(Tags::ING) {
        return is_participle(scene, at, before_at, before);
    }
    if tag.any(Tags::PAST) {
        return !before.any(Tags::PREP);
    }
    if tag.any(Tags::THIRD) && before.any(Tags::AUX.and(Tags::PREP)) {
        return false;
    }
    if !tag.any(Tags::NOUN_TOO) {
        return tag.any(FINITE) || before.any(Tags::AUX);
    }
    let verbal = if tag.any(Tags::THIRD) {
        BEFORE_VERB
    } else {
        BEFORE_VERB.and(Tags::AUX).and(Tags::TO)
    };
    before.any(verbal) || before_at.is_some_and(|b| scene.actor_at(b).is_some())
}

/// Whether a hyphen stands between two words without spaces.
fn touches(scene: &Scene<'_>, hyphen: usize) -> bool {
    let before = hyphen.checked_sub(1).and_then(|i| scene.token(i));
    match (before, scene.token(hyphen), scene.token(hyphen + 1)) {
        (Some(b), Some(h), Some(a)) => b.span.end == h.span.start && h.span.end == a.span.start,
        _ => false,
    }
}

/// "saying" that is no noun ("a ruling that", "the think tank's thinking").
fn is_participle(scene: &Scene<'_>, at: usize, before_at: Option<usize>, before: Tags) -> bool {
    if before.any(Tags::PREP) {
        return scene.is(at - 1, "by") || scene.is(at - 1, "without");
    }
    if !scene.tag(at).any(Tags::NOUN_TOO)
        && !matches!(scene.word(at), "warning" | "finding" | "understanding")
    {
        return true;
    }
    let Some(before_at) = before_at else {
        return true;
    };
    let verbal = BEFORE_VERB.and(Tags::AUX).and(Tags::CONJ).and(Tags::SUBORD);
    scene.is_punct(before_at) || before.any(verbal) || scene.is_person(before_at)
}

/// The token before `at` and before the adverbs there.
pub(super) fn past_adverbs(scene: &Scene<'_>, at: usize, bound: usize) -> Option<usize> {
    let mut before = at;
    while before > bound {
        before -= 1;
        if !scene.tag(before).any(Tags::ADVERB) || scene.mention_at(before).is_some() {
            return Some(before);
        }
    }
    None
}

/// Whether a form of "be" stands before the participle.
pub(super) fn is_passive(scene: &Scene<'_>, at: usize, bound: usize) -> bool {
    past_adverbs(scene, at, bound).is_some_and(|b| {
        matches!(
            scene.word(b).to_ascii_lowercase().as_str(),
            "was" | "were" | "is" | "are" | "be" | "been" | "being" | "am" | "get" | "got"
        )
    })
}
