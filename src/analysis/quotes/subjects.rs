//! Who is the subject of a sentence, for pronouns that look back to it.

use super::scene::Scene;
use super::speaker::LOOK_BACK;
use super::words::{FINITE, Tags};

/// Whether a person is the first in its sentence, by name or by "he", not counting who is
/// named in an adjunct at its head ("In a call with Xi, Trump said").
pub(super) fn is_first_person(scene: &Scene<'_>, at: usize) -> bool {
    let start = scene
        .sentence_of(at)
        .start
        .max(at.saturating_sub(LOOK_BACK));
    let is_before = |i: usize| !scene.is_marked(i) && (scene.is_person(i) || is_subject(scene, i));
    if opens_with_adjunct(scene, start) {
        if acts_after_comma(scene, at) {
            return !(start..at).any(|i| is_before(i) && acts_after_comma(scene, i));
        }
        let end = scene
            .mention_at(at)
            .map_or(at + 1, |m| scene.mention_tokens(m).end);
        let follows = (end + 1..end + 5).any(|i| scene.is_person(i) && acts_after_comma(scene, i));
        if scene.is(end, ",") && follows {
            return false;
        }
    }
    !(start..at).any(is_before)
}

/// "In …", "With …", "Speaking …".
fn opens_with_adjunct(scene: &Scene<'_>, start: usize) -> bool {
    let tag = scene.tag(start);
    let is_gerund = tag.any(Tags::ING) || scene.word(start).ends_with("ing");
    (tag.any(Tags::PREP) || is_gerund) && scene.mention_at(start).is_none()
}

/// Whether the person named at `at` stands between a comma and a verb.
fn acts_after_comma(scene: &Scene<'_>, at: usize) -> bool {
    let Some(mention) = scene.mention_at(at) else {
        return false;
    };
    let tokens = scene.mention_tokens(mention);
    let lead = (tokens.start.saturating_sub(4)..tokens.start)
        .rev()
        .find(|i| !scene.tag(*i).any(Tags::CAPITAL.and(Tags::HUMAN)) && !scene.is(*i, "."));
    let next = scene.tag(tokens.end);
    lead.is_some_and(|i| scene.is(i, ",")) && next.any(FINITE.and(Tags::AUX).and(Tags::ADVERB))
}

/// Whether the word is "he" or "she".
pub(super) fn is_subject(scene: &Scene<'_>, at: usize) -> bool {
    let tag = scene.tag(at);
    tag.any(Tags::PRONOUN) && tag.any(Tags::MALE.and(Tags::FEMALE))
}
