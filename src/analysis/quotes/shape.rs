//! What a stretch in quotation marks is by its shape and place: speech, a title, a heading.

use crate::text::TokenKind;

use super::direct::{Cue, ending};
use super::scene::Scene;
use super::words::{FINITE, Tags};

/// Whether a stretch stands inside a noun phrase: a title ("on “Meet the Press”"), a nickname.
pub(super) fn is_name_of_thing(scene: &Scene<'_>, number: usize, cue: Option<&Cue>) -> bool {
    let before = scene
        .marked_tokens
        .get(number)
        .and_then(|r| r.start.checked_sub(1))
        .filter(|b| scene.token(*b).is_some());
    let Some(before) = before else { return false };
    if matches!(scene.word(before), "told" | "tells" | "telling" | "tell") {
        // "told “Morning Hour”": the hearer.
        return true;
    }
    if WORKS.contains(&scene.word(before)) {
        return true;
    }
    let after_verb = cue.is_some_and(|c| {
        c.verb
            .is_some_and(|v| v <= before && scene.tag(v).any(Tags::HEARER.and(Tags::DIRECT)))
    });
    if after_verb {
        return false;
    }
    let inside = Tags::PREP
        .and(Tags::DET)
        .and(Tags::POSSESSIVE)
        .and(Tags::HEARER);
    let owned = scene
        .token(before)
        .is_some_and(|t| t.kind == TokenKind::Possessive);
    !scene.is_marked(before) && (scene.tag(before).any(inside) || owned)
}

/// Nouns and verbs that a title or a name in quotation marks follows.
const WORKS: &[&str] = &[
    "name",
    "named",
    "nickname",
    "nicknamed",
    "title",
    "titled",
    "entitled",
    "called",
    "dubbed",
    "book",
    "film",
    "movie",
    "song",
    "album",
    "show",
    "series",
    "novel",
    "play",
    "documentary",
    "magazine",
    "newspaper",
    "column",
    "essay",
    "poem",
    "painting",
    "exhibition",
    "game",
    "program",
    "programme",
    "podcast",
    "episode",
    "term",
    "word",
    "phrase",
    "slogan",
    "motto",
    "hashtag",
];

/// Whether a stretch opens its sentence, but for a word or two that join ("But “…”").
pub(super) fn starts_sentence(scene: &Scene<'_>, number: usize) -> bool {
    let Some(tokens) = scene.marked_tokens.get(number) else {
        return false;
    };
    let sentence = scene.sentence_of(tokens.start);
    let lead = sentence.start..tokens.start;
    lead.len() <= 4
        && lead.into_iter().all(|i| {
            let tag = scene.tag(i);
            !tag.any(FINITE.and(Tags::AUX).and(Tags::PRONOUN).and(Tags::DET))
                && scene.mention_at(i).is_none()
        })
}

/// Whether a comma or colon leads up to a stretch.
pub(super) fn leads_up(scene: &Scene<'_>, number: usize) -> bool {
    scene
        .marked_tokens
        .get(number)
        .and_then(|r| r.start.checked_sub(1))
        .is_some_and(|i| scene.is(i, ",") || scene.is(i, ":"))
}

/// Whether the verb of its cue, or that verb's hearer, stands right before a stretch.
pub(super) fn follows_verb(scene: &Scene<'_>, number: usize, cue: &Cue) -> bool {
    let Some(tokens) = scene.marked_tokens.get(number) else {
        return false;
    };
    cue.verb.is_some_and(|v| v < tokens.start) && cue.end == tokens.start
}

/// Whether a stretch without a cue reads like speech, not like a title.
pub(super) fn is_sentence(scene: &Scene<'_>, number: usize) -> bool {
    let (Some(marked), Some(tokens)) = (scene.marked.get(number), scene.marked_tokens.get(number))
    else {
        return false;
    };
    let inner = ending(marked.inner.of(scene.body));
    let ends = inner.ends_with(['.', '!', '?', '…']) || marked.runs_on || scene.is(tokens.end, ".");
    let n_words = tokens.clone().filter(|i| scene.is_word(*i)).count();
    let n_capital = tokens
        .clone()
        .filter(|i| scene.tag(*i).any(Tags::CAPITAL))
        .count();
    if n_words <= 8 && marked.is_single && is_whole_paragraph(scene, number) {
        // A heading between paragraphs.
        return false;
    }
    ends && n_words >= 3 && (n_capital * 2 <= n_words || n_words > 12)
}

/// Whether a stretch is all that its paragraph holds.
fn is_whole_paragraph(scene: &Scene<'_>, number: usize) -> bool {
    scene.marked.get(number).is_some_and(|m| {
        scene
            .segments
            .paragraphs
            .get(m.paragraph)
            .is_some_and(|p| p.span.start == m.outer.start && p.span.end <= m.outer.end + 1)
    })
}
