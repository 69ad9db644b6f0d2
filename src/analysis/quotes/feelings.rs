//! What somebody is sure of, afraid of or ready for, and how things are in somebody's view:
//! told by an adjective or by who holds the view, without a verb of saying.

use std::ops::Range;

use super::extent::{clause_end, object_end};
use super::noun::{Head, Phrase, starting_at};
use super::phrase::subject;
use super::reported::Report;
use super::scene::Scene;
use super::stance::{infinitive_end, may_be_infinitive, report};
use super::verbal::past_adverbs;
use super::words::Tags;

/// "is confident that …", "was critical of …", "remained reluctant to …".
pub(super) fn by_adjective(
    scene: &Scene<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<Report> {
    let be = past_adverbs(scene, at, sentence.start).filter(|b| *b >= sentence.start)?;
    let is_state = scene.tag(be).any(Tags::AUX)
        || scene.word(be).starts_with("remain")
        || scene.word(be).starts_with("feel")
        || scene.is(be, "felt");
    if !is_state {
        return None;
    }
    let next = at + 1;
    let content = match scene.word(next) {
        "that" => next + 1..clause_end(scene, next + 1, sentence.end),
        "whether" | "if" | "how" | "what" => next..clause_end(scene, next, sentence.end),
        "to" if may_be_infinitive(scene, next + 1) => {
            next..infinitive_end(scene, next, sentence.end)
        }
        "about" | "of" | "to" | "with" | "by" | "on" | "at" => {
            next + 1..object_end(scene, next + 1, sentence.end)
        }
        _ if scene.tag(next).any(Tags::PRONOUN) => next..clause_end(scene, next, sentence.end),
        _ => return None,
    };
    let speaker = subject(scene, be, sentence.start);
    (!content.is_empty()).then(|| report(at, content, speaker, 40, "what somebody feels about it"))
}

/// "For many voters, …", "To the mayor, …", "In his view, …" at the head of a sentence.
pub(super) fn by_view(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Report> {
    if at != sentence.start {
        return None;
    }
    let speaker = if scene.is(at, "in") {
        owner_of_view(scene, at + 1)?
    } else {
        starting_at(scene, at + 1)?
    };
    let comma = (speaker.tokens.end..speaker.tokens.end + 3).find(|i| scene.is(*i, ","))?;
    let holds = match speaker.head {
        Head::Pronoun => scene.is(at, "in"),
        Head::Name => scene.is_person(speaker.at),
        Head::Noun => scene.tag(speaker.at).any(Tags::HUMAN),
    };
    let content = comma + 1..clause_end(scene, comma + 1, sentence.end);
    (holds && comma < sentence.end && content.len() > 3).then(|| {
        report(
            at,
            content,
            Some(speaker),
            52,
            "who holds the view is named first",
        )
    })
}

/// "his view", "Merz's opinion": who holds it.
fn owner_of_view(scene: &Scene<'_>, at: usize) -> Option<Phrase> {
    let is_view = |i: usize| {
        matches!(
            scene.word(i),
            "view" | "opinion" | "eyes" | "mind" | "words" | "telling" | "judgment" | "judgement"
        )
    };
    if scene.tag(at).any(Tags::POSSESSIVE) && is_view(at + 1) {
        return Some(Phrase {
            tokens: at..at + 1,
            at,
            head: Head::Pronoun,
            relative: None,
        });
    }
    let mention = scene.mention_at(at).filter(|_| scene.is_person(at))?;
    let tokens = scene.mention_tokens(mention);
    is_view(tokens.end + 1).then_some(Phrase {
        at: tokens.start,
        tokens,
        head: Head::Name,
        relative: None,
    })
}
