//! Reported speech that a pronoun stands for: "what the minister said", "which critics
//! denounced".

use super::leading::verb_subject;
use super::noun::Phrase;
use super::reported::Report;
use super::scene::Scene;
use super::words::Tags;

/// The pronoun before the subject of the verb at `verb`, as what is said; the verb must have
/// no other object.
pub(super) fn relative(scene: &Scene<'_>, verb: usize, bound: usize) -> Option<Report> {
    let speaker = verb_subject(scene, verb, bound)?;
    let at = pronoun_before(scene, &speaker, bound)?;
    let next = scene.tag(verb + 1);
    let ends = Tags::PREP
        .and(Tags::ADVERB)
        .and(Tags::AUX)
        .and(Tags::TIME)
        .and(Tags::CONJ)
        .and(Tags::SUBORD);
    let has_gap = !scene.is_word(verb + 1) || next.any(ends) || scene.is(at, "what");
    (has_gap && !scene.is_marked(verb + 1)).then(|| Report {
        content: std::iter::once(at..at + 1).collect(),
        verb,
        speaker: Some(speaker),
        worth: 40,
        reason: "a pronoun stands for what is said",
    })
}

/// "which" or "what" right before a subject and its titles.
pub(super) fn pronoun_before(scene: &Scene<'_>, speaker: &Phrase, bound: usize) -> Option<usize> {
    let mut at = speaker.tokens.start.checked_sub(1)?;
    for _ in 0..3 {
        let is_title = scene
            .tag(at)
            .any(Tags::CAPITAL.and(Tags::ADJECTIVE).and(Tags::DET))
            && !scene
                .tag(at)
                .any(Tags::RELATIVE.and(Tags::THAT).and(Tags::WH))
            || scene.is(at, ".") && at + 1 == speaker.tokens.start;
        if at <= bound || !is_title {
            break;
        }
        at -= 1;
    }
    let is_pronoun = matches!(scene.word(at), "which" | "whom" | "what" | "What");
    (at >= bound && !scene.is_marked(at) && is_pronoun).then_some(at)
}
