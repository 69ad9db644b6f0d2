//! Whether a word that may report is used as a verb, and in which form.

use crate::text::TokenKind;

use super::ages::stands_alone;
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
    let noun_like = is_owned || before_at.is_some_and(|b| opens_noun(scene, b, tag));
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
    if tag.any(Tags::BASE) && before.any(Tags::HUMAN.and(Tags::SOURCE)) {
        // "officials claim", but "a member state", "the party platform".
        return before_at.is_some_and(|b| is_plural(scene.word(b)));
    }
    let verbal = if tag.any(Tags::THIRD) {
        BEFORE_VERB
    } else {
        BEFORE_VERB.and(Tags::AUX).and(Tags::TO)
    };
    let opens_clause = scene.is(at + 1, "that")
        || scene.tag(at + 1).any(Tags::DET.and(Tags::PRONOUN)) && tag.any(Tags::CLAUSE);
    let after_noun = tag.any(Tags::THIRD) && opens_clause && before.0 & !Tags::CAPITAL.0 == 0;
    before.any(verbal) || after_noun || before_at.is_some_and(|b| scene.actor_at(b).is_some())
}

fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') || matches!(noun, "police" | "people" | "media" | "men" | "women")
}

/// Whether the word at `before` makes a noun or an adjective of the verb form after it: "the
/// said", "his believed", "new claims"; "some", "three" and "the 46-year-old" are subjects.
fn opens_noun(scene: &Scene<'_>, before: usize, verb: Tags) -> bool {
    let tag = scene.tag(before);
    let is_subject = tag.any(
        Tags::PRONOUN
            .and(Tags::THAT)
            .and(Tags::TIME)
            .and(Tags::HUMAN),
    );
    if is_subject {
        return false;
    }
    let is_article = tag.any(Tags::DET.and(Tags::POSSESSIVE)) && !stands_alone(scene, before);
    let is_adjective = tag.any(Tags::ADJECTIVE) && !verb.any(Tags::PAST);
    is_article || is_adjective
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
            "was"
                | "were"
                | "is"
                | "are"
                | "be"
                | "been"
                | "being"
                | "am"
                | "get"
                | "got"
                | "isn't"
                | "aren't"
                | "wasn't"
                | "weren't"
                | "isn’t"
                | "aren’t"
                | "wasn’t"
                | "weren’t"
        )
    })
}
