//! Direct speech: stretches in quotation marks put together into quotations, each with the
//! speaker beside it or, where none stands there, the one who goes on speaking.

use crate::analysis::{Confidence, EntityId, Quote, QuoteKind, Speaker};

use super::direct::{Cue, after};
use super::leading::{before, verb_subject};
use super::noun::{Head, Phrase};
use super::phrase::{clause_subject, is_finite_report};
use super::scene::Scene;
use super::shape::{follows_verb, is_name_of_thing, is_sentence, leads_up, starts_sentence};
use super::speaker::{Cast, resolve};
use super::verbal::is_verb;
use super::words::{FINITE, Tags};

/// Direct speech of the article, and what other steps must know of it.
#[derive(Default)]
pub(super) struct Speech {
    pub quotes: Vec<Quote>,
    /// For each stretch, whether it is part of a quotation.
    pub is_used: Vec<bool>,
    /// Tokens of verbs that introduce direct speech.
    pub cue_verbs: Vec<usize>,
    /// Those of them that a colon parts from it; they may have a clause of their own.
    pub colon_verbs: Vec<usize>,
}

/// Finds direct speech.
pub(super) fn speech(scene: &Scene<'_>, cast: &Cast) -> Speech {
    let mut speech = Speech {
        is_used: vec![false; scene.marked.len()],
        ..Speech::default()
    };
    let mut last: Option<Last> = None;
    for number in 0..scene.marked.len() {
        last = step(scene, cast, number, last, &mut speech);
    }
    speech
}

/// The stretch before, if it was speech.
#[derive(Clone, Copy)]
struct Last {
    /// Its quotation.
    quote: usize,
    /// Its number.
    number: usize,
    /// One past its cue, or past itself.
    end: usize,
    speaker: Option<EntityId>,
}

fn step(
    scene: &Scene<'_>,
    cast: &Cast,
    number: usize,
    last: Option<Last>,
    speech: &mut Speech,
) -> Option<Last> {
    let runs_on = number
        .checked_sub(1)
        .and_then(|i| scene.marked.get(i))
        .is_some_and(|m| m.runs_on);
    let speaker = last.and_then(|l| l.speaker);
    let joined = last.filter(|l| l.number + 1 == number);
    if let Some(joined) = joined.filter(|_| runs_on) {
        let cue = after(scene, number);
        if !is_answer(scene, cast, cue.as_ref(), joined, speech) {
            return Some(go_on(scene, cast, number, joined, cue, speech));
        }
    }
    let cue = cue_beside(scene, number);
    if is_name_of_thing(scene, number, cue.as_ref()) {
        return last;
    }
    let starts = starts_sentence(scene, number);
    if let Some(cue) = cue {
        let same_cue = joined.filter(|_| is_same_cue(speech, &cue));
        if let Some(joined) = same_cue
            .or_else(|| joined.filter(|l| cue.speaker.is_none() && is_close(scene, l, number)))
        {
            return Some(go_on(scene, cast, number, joined, None, speech));
        }
        if !starts && !leads_up(scene, number) && !follows_verb(scene, number, &cue) {
            return last;
        }
        return Some(begin(scene, cast, number, Some(cue), speaker, speech));
    }
    if let Some(joined) = joined.filter(|l| is_close(scene, l, number)) {
        return Some(go_on(scene, cast, number, joined, None, speech));
    }
    if !starts || !is_sentence(scene, number) {
        return last;
    }
    let found = silent_speaker(scene, number, joined);
    let begun = begin(scene, cast, number, None, None, speech);
    Some(give_speaker(scene, cast, begun, found, speaker, speech))
}

/// The cue beside a stretch; one that leads up to it with a colon is surer than a guess at
/// what follows it.
fn cue_beside(scene: &Scene<'_>, number: usize) -> Option<Cue> {
    let follows = after(scene, number);
    if follows.as_ref().is_some_and(|cue| cue.confidence <= 80) && leads_up(scene, number) {
        return before(scene, number)
            .filter(|c| c.verb.is_some())
            .or(follows);
    }
    follows.or_else(|| before(scene, number))
}

/// Whether a stretch that seems to carry on an open one is somebody else's: its own cue
/// names another speaker.
fn is_answer(
    scene: &Scene<'_>,
    cast: &Cast,
    cue: Option<&Cue>,
    joined: Last,
    speech: &Speech,
) -> bool {
    let own = cue
        .and_then(|c| c.speaker.as_ref())
        .filter(|phrase| phrase.head == Head::Name)
        .and_then(|phrase| resolve(scene, cast, phrase, None).entity);
    let before = speech
        .quotes
        .get(joined.quote)
        .and_then(|q| q.speaker.as_ref())
        .and_then(|s| s.entity);
    matches!((own, before), (Some(own), Some(before)) if own != before)
}

/// Whether a cue is the one that the stretch before has already ("“A,” he said: “B”").
fn is_same_cue(speech: &Speech, cue: &Cue) -> bool {
    cue.verb
        .is_some_and(|v| speech.cue_verbs.last() == Some(&v))
}

/// Whether a stretch follows the one before it or its cue with no other sentence between.
fn is_close(scene: &Scene<'_>, last: &Last, number: usize) -> bool {
    let (Some(before), Some(now)) = (scene.marked.get(last.number), scene.marked.get(number))
    else {
        return false;
    };
    let Some(tokens) = scene.marked_tokens.get(number) else {
        return false;
    };
    if before.paragraph != now.paragraph {
        return false;
    }
    let cue_sentence = scene.sentence_of(last.end.saturating_sub(1));
    let own = scene.sentence_of(tokens.start);
    let follows = own.start == cue_sentence.start || own.start == cue_sentence.end;
    let rest = last.end..tokens.start;
    let plain = rest.clone().all(|i| {
        let tag = scene.tag(i);
        let reports = is_finite_report(scene, i) && is_verb(scene, i, cue_sentence.start);
        !tag.any(Tags::PRONOUN.and(Tags::AUX)) && !reports
    });
    // What the cue's own sentence adds about the speaker, the hearer or the time.
    let describes = own.start == cue_sentence.end
        && own.start == tokens.start
        && scene
            .tag(last.end)
            .any(Tags::SUBORD.and(Tags::RELATIVE).and(Tags::PREP))
        || scene.is(last.end, ",") && !rest.clone().any(|i| scene.tag(i).any(Tags::CONJ));
    follows && (plain || own.start == cue_sentence.end && describes)
}

/// Adds a stretch to the quotation before it.
fn go_on(
    scene: &Scene<'_>,
    cast: &Cast,
    number: usize,
    last: Last,
    cue: Option<Cue>,
    speech: &mut Speech,
) -> Last {
    if let Some(used) = speech.is_used.get_mut(number) {
        *used = true;
    }
    if let (Some(quote), Some(marked)) =
        (speech.quotes.get_mut(last.quote), scene.marked.get(number))
    {
        quote.pieces.push(marked.outer);
    }
    let end = cue
        .as_ref()
        .map(|c| c.end)
        .or_else(|| scene.marked_tokens.get(number).map(|r| r.end))
        .unwrap_or(last.end);
    let mut now = Last {
        number,
        end,
        ..last
    };
    let has_speaker = speech
        .quotes
        .get(last.quote)
        .is_some_and(|q| q.speaker.is_some());
    if let Some(cue) = cue
        && !has_speaker
    {
        set_cue(scene, cast, last.quote, &cue, last.speaker, speech);
        now.speaker = speech
            .quotes
            .get(last.quote)
            .and_then(|q| q.speaker.as_ref())
            .and_then(|s| s.entity);
    }
    now
}

/// Opens a new quotation with a stretch.
fn begin(
    scene: &Scene<'_>,
    cast: &Cast,
    number: usize,
    cue: Option<Cue>,
    speaker: Option<EntityId>,
    speech: &mut Speech,
) -> Last {
    let marked = scene.marked.get(number);
    if let Some(used) = speech.is_used.get_mut(number) {
        *used = true;
    }
    let quote = speech.quotes.len();
    speech.quotes.push(Quote {
        pieces: marked.map(|m| m.outer).into_iter().collect(),
        kind: QuoteKind::Direct,
        cue: None,
        speaker: None,
        confidence: Confidence(55),
        reason: "whole sentences in quotation marks".into(),
    });
    let own_end = scene.marked_tokens.get(number).map_or(0, |r| r.end);
    let mut end = own_end;
    if let Some(cue) = &cue {
        set_cue(scene, cast, quote, cue, speaker, speech);
        end = end.max(cue.end);
    }
    let speaker = speech
        .quotes
        .get(quote)
        .and_then(|q| q.speaker.as_ref())
        .and_then(|s| s.entity);
    Last {
        quote,
        number,
        end,
        speaker,
    }
}

fn set_cue(
    scene: &Scene<'_>,
    cast: &Cast,
    quote: usize,
    cue: &Cue,
    last: Option<EntityId>,
    speech: &mut Speech,
) {
    speech.cue_verbs.extend(cue.verb);
    if cue.end > 0 && scene.is(cue.end - 1, ":") {
        speech.colon_verbs.extend(cue.verb);
    }
    let speaker = cue
        .speaker
        .as_ref()
        .map(|phrase| resolve(scene, cast, phrase, last));
    if let Some(quote) = speech.quotes.get_mut(quote) {
        quote.cue = cue.verb.map(|v| cue_span(scene, v));
        quote.speaker = speaker;
        quote.confidence = Confidence(cue.confidence);
        quote.reason = cue.reason.into();
    }
}

/// The words of a cue: the verb, or "according to".
pub(super) fn cue_span(scene: &Scene<'_>, verb: usize) -> crate::text::Span {
    let n = if scene.is(verb, "according") { 2 } else { 1 };
    scene.span_of(verb..verb + n)
}

/// Gives a quotation without a cue the speaker found around it.
fn give_speaker(
    scene: &Scene<'_>,
    cast: &Cast,
    begun: Last,
    found: Option<Found>,
    last: Option<EntityId>,
    speech: &mut Speech,
) -> Last {
    let speaker: Option<(Speaker, u8, &'static str)> = match found {
        Some(Found::Same(quote)) => speech
            .quotes
            .get(quote)
            .and_then(|q| q.speaker.clone())
            .map(|s| (s, 65, "the speaker before goes on")),
        Some(Found::Before(phrase)) => Some((
            resolve(scene, cast, &phrase, last),
            70,
            "the sentence before names the speaker",
        )),
        None => None,
    };
    let Some((speaker, confidence, reason)) = speaker else {
        return begun;
    };
    let entity = speaker.entity;
    if let Some(quote) = speech.quotes.get_mut(begun.quote) {
        quote.speaker = Some(speaker);
        quote.confidence = Confidence(confidence);
        quote.reason = reason.into();
    }
    Last {
        speaker: entity,
        ..begun
    }
}

/// Where a speaker without a cue was found.
enum Found {
    /// The quotation before goes on.
    Same(usize),
    /// The words that name the speaker stand in the sentence before.
    Before(Phrase),
}

/// The speaker of a stretch without a cue.
fn silent_speaker(scene: &Scene<'_>, number: usize, joined: Option<Last>) -> Option<Found> {
    let marked = scene.marked.get(number)?;
    let start = scene.marked_tokens.get(number)?.start;
    let at_head = scene
        .segments
        .paragraphs
        .get(marked.paragraph)
        .is_some_and(|p| p.span.start == marked.outer.start);
    if at_head {
        return announced(scene, start).map(Found::Before).or_else(|| {
            let last = joined?;
            let before = scene.marked_tokens.get(last.number)?;
            let adjacent = before.end == start
                || last.end == start
                || scene.sentence_of(last.end.saturating_sub(1)).end == start;
            adjacent.then_some(Found::Same(last.quote))
        });
    }
    let sentence = scene.sentence_of(start.checked_sub(1)?);
    let phrase = clause_subject(scene, sentence.end.min(start), sentence.start);
    phrase.map(Found::Before)
}

/// The paragraph before ends in a colon: who speaks in its last sentence.
fn announced(scene: &Scene<'_>, start: usize) -> Option<Phrase> {
    let colon = start.checked_sub(1)?;
    if !scene.is(colon, ":") {
        return None;
    }
    let sentence = scene.sentence_of(colon);
    let verb = (sentence.start..colon).rev().find(|v| {
        let tag = scene.tag(*v);
        tag.any(Tags::REPORT) && !tag.any(Tags::MARKED) && tag.any(FINITE.and(Tags::ING))
    });
    match verb {
        Some(verb) => verb_subject(scene, verb, sentence.start),
        None => clause_subject(scene, colon, sentence.start),
    }
}
