//! Reported speech: clauses that tell what somebody says without, or only partly with,
//! quotation marks ("said that …", "according to …", "vowed to …", "called it “…”").

use std::ops::Range;

use crate::analysis::{Confidence, EntityId, Quote, QuoteKind};
use crate::text::{Span, TokenKind};

use super::clause::{Frame, clause_end, complement, object_end};
use super::direct::verb_subject;
use super::noun::{Head, Phrase, starting_at};
use super::scene::Scene;
use super::speaker::{Cast, resolve};
use super::speech::{Speech, cue_span};
use super::words::{FINITE, Tags};

/// What a sentence reports.
struct Report {
    /// Stretches of tokens that tell what is said.
    content: Vec<Range<usize>>,
    /// Token of the verb, or of "according".
    verb: usize,
    speaker: Option<Phrase>,
    confidence: u8,
    reason: &'static str,
}

/// Finds reported speech; what is already direct speech is left alone.
pub(super) fn reported(scene: &Scene<'_>, cast: &Cast, speech: &mut Speech) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut last = None;
    let mut cue_verbs = speech.cue_verbs.clone();
    cue_verbs.sort_unstable();
    for sentence in &scene.sentences {
        let mut free_from = sentence.start;
        for verb in sentence.clone() {
            let tag = scene.tag(verb);
            let may_report = tag.any(Tags::REPORT) || scene.is(verb, "according");
            if !may_report || tag.any(Tags::MARKED) || verb < free_from {
                continue;
            }
            if scene.mention_at(verb).is_some() || cue_verbs.binary_search(&verb).is_ok() {
                continue;
            }
            let Some(report) = report(scene, verb, sentence.clone(), free_from) else {
                continue;
            };
            free_from = report
                .content
                .iter()
                .map(|c| c.end)
                .max()
                .unwrap_or(0)
                .max(verb + 1);
            found.extend(quote(scene, cast, &report, speech, &mut last));
        }
    }
    found
}

fn report(
    scene: &Scene<'_>,
    verb: usize,
    sentence: Range<usize>,
    free_from: usize,
) -> Option<Report> {
    if scene.is(verb, "according") {
        return by_source(scene, verb, sentence, free_from);
    }
    if !is_verb(scene, verb, sentence.start) {
        return None;
    }
    if inverted(scene, verb).is_some() {
        return trailing(scene, verb, sentence, free_from);
    }
    if sentence.start < verb && is_after_what(scene, verb, sentence.start) {
        return None;
    }
    match complement(scene, verb, sentence.end) {
        Some((start, frame)) => led_by(scene, verb, start, frame, sentence),
        None => trailing(scene, verb, sentence, free_from),
    }
}

/// "X said that …": the verb comes first.
fn led_by(
    scene: &Scene<'_>,
    verb: usize,
    start: usize,
    frame: Frame,
    sentence: Range<usize>,
) -> Option<Report> {
    let end = match frame {
        Frame::Object => object_end(scene, start, sentence.end),
        _ => clause_end(scene, start, sentence.end),
    };
    if end <= start {
        return None;
    }
    let speaker = verb_subject(scene, verb, sentence.start);
    let (confidence, reason) = match frame {
        Frame::That => (90, "a clause with “that” after a verb of saying"),
        Frame::Bare => (85, "a clause after a verb of saying"),
        Frame::Question => (80, "a question told in a clause"),
        Frame::Infinitive => (70, "an infinitive after a verb of saying"),
        Frame::Object => (60, "the object of a verb of saying"),
    };
    speaker.is_some().then_some(Report {
        content: std::iter::once(start..end).collect(),
        verb,
        speaker,
        confidence,
        reason,
    })
}

/// "…, X said." and "…, X said, …": the sentence around the verb is what is said.
fn trailing(
    scene: &Scene<'_>,
    verb: usize,
    sentence: Range<usize>,
    free_from: usize,
) -> Option<Report> {
    let tag = scene.tag(verb);
    if !tag.any(Tags::BARE) || !tag.any(FINITE) {
        return None;
    }
    let (speaker, from, to) = inverted(scene, verb).or_else(|| {
        let speaker = verb_subject(scene, verb, sentence.start)?;
        let from = speaker.tokens.start;
        Some((speaker, from, verb + 1))
    })?;
    let comma = (free_from..from)
        .rev()
        .take(5)
        .find(|i| scene.is(*i, ","))?;
    let content = free_from..comma;
    let n_words = content.clone().filter(|i| scene.is_word(*i)).count();
    let is_clause = content
        .clone()
        .any(|i| scene.tag(i).any(FINITE.and(Tags::AUX)));
    let goes_on = scene.is(to, ",") && to + 2 < sentence.end && comma + 1 == from;
    if n_words == 0 || !goes_on && (n_words < 3 || !is_clause) {
        return None;
    }
    let mut pieces = vec![content];
    pieces.extend(goes_on.then(|| to + 1..clause_end(scene, to + 1, sentence.end)));
    Some(Report {
        content: pieces,
        verb,
        speaker: Some(speaker),
        confidence: 85,
        reason: "the verb of saying follows the sentence",
    })
}

/// "what Merz says": the clause names what is said, it does not tell it.
fn is_after_what(scene: &Scene<'_>, verb: usize, bound: usize) -> bool {
    verb_subject(scene, verb, bound).is_some_and(|speaker| {
        speaker.tokens.start > bound && scene.is(speaker.tokens.start - 1, "what")
    })
}

/// "…, said Merz": the speaker, where the cue starts, where it ends.
fn inverted(scene: &Scene<'_>, verb: usize) -> Option<(Phrase, usize, usize)> {
    let comma = verb.checked_sub(1)?;
    if !scene.is(comma, ",") {
        return None;
    }
    let speaker = starting_at(scene, verb + 1)?;
    let end = speaker.tokens.end;
    let ends = scene.is_punct(end) || scene.token(end).is_none();
    let is_past = scene.tag(verb).any(Tags::PAST.and(Tags::THIRD));
    (ends && is_past && speaker.head != Head::Pronoun).then_some((speaker, verb, end))
}

/// "According to X, …" and "…, according to X".
fn by_source(
    scene: &Scene<'_>,
    at: usize,
    sentence: Range<usize>,
    free_from: usize,
) -> Option<Report> {
    if !scene.is(at + 1, "to") {
        return None;
    }
    let speaker = starting_at(scene, at + 2)?;
    let past = speaker.tokens.end;
    let mut rest = None;
    let content = if at <= free_from + 1 {
        let comma = (speaker.tokens.end..sentence.end)
            .take(30)
            .find(|i| scene.is(*i, ","))?;
        comma + 1..clause_end(scene, comma + 1, sentence.end)
    } else {
        let inserted = scene.is(at - 1, ",");
        if inserted && scene.is(past, ",") && past + 2 < sentence.end {
            rest = Some(past + 1..clause_end(scene, past + 1, sentence.end));
        }
        free_from..if inserted { at - 1 } else { at }
    };
    let n_words = content.clone().filter(|i| scene.is_word(*i)).count();
    let enough = n_words >= 3 || rest.is_some() && n_words > 0;
    enough.then_some(Report {
        content: std::iter::once(content).chain(rest).collect(),
        verb: at,
        speaker: Some(speaker),
        confidence: 85,
        reason: "“according to” names the source",
    })
}

/// Whether a form of a reporting verb is used as a verb here.
fn is_verb(scene: &Scene<'_>, at: usize, bound: usize) -> bool {
    let tag = scene.tag(at);
    let before_at = at.checked_sub(1).filter(|b| *b >= bound);
    let before = before_at.map(|b| scene.tag(b)).unwrap_or_default();
    let noun_like = before.any(Tags::DET.and(Tags::POSSESSIVE).and(Tags::ADJECTIVE));
    let hyphen = before_at.is_some_and(|b| scene.is(b, "-")) || scene.is(at + 1, "-");
    let owned = before_at
        .and_then(|b| scene.token(b))
        .is_some_and(|t| t.kind == TokenKind::Possessive);
    if noun_like || hyphen || (owned && !tag.any(Tags::PAST)) {
        return false;
    }
    if tag.any(Tags::PARTICIPLE) && is_passive(scene, at, bound) {
        return false;
    }
    if tag.any(Tags::ING) {
        return !before.any(Tags::PREP) || scene.is(at - 1, "by") || scene.is(at - 1, "without");
    }
    if tag.any(Tags::PAST) {
        return !before.any(Tags::PREP);
    }
    if !tag.any(Tags::NOUN_TOO) {
        return tag.any(FINITE) || before.any(Tags::AUX);
    }
    let verbal = Tags::PRONOUN
        .and(Tags::AUX)
        .and(Tags::TO)
        .and(Tags::RELATIVE)
        .and(Tags::ADVERB)
        .and(Tags::HUMAN);
    before.any(verbal) || before_at.is_some_and(|b| scene.is_person(b))
}

/// Whether a form of "be" stands before the participle.
fn is_passive(scene: &Scene<'_>, at: usize, bound: usize) -> bool {
    let skipped = Tags::ADVERB.and(Tags::NEGATION);
    let mut i = at;
    while i > bound && scene.tag(i - 1).any(skipped) {
        i -= 1;
    }
    i > bound
        && matches!(
            scene.word(i - 1).to_ascii_lowercase().as_str(),
            "was" | "were" | "is" | "are" | "be" | "been" | "being" | "am" | "get" | "got"
        )
}

/// Makes a quotation of a report. Stretches in marks that it takes in are then used.
fn quote(
    scene: &Scene<'_>,
    cast: &Cast,
    report: &Report,
    speech: &mut Speech,
    last: &mut Option<EntityId>,
) -> Option<Quote> {
    let mut pieces = Vec::new();
    let mut kind = QuoteKind::Indirect;
    for content in &report.content {
        let content = trimmed(scene, content.clone());
        if content.is_empty() {
            continue;
        }
        let span = scene.span_of(content.clone());
        kind = kind_of(scene, span, speech)?.min(kind);
        pieces.push(span);
    }
    if pieces.is_empty() {
        return None;
    }
    if pieces.len() == 1 && is_all_marked(scene, &report.content) {
        kind = QuoteKind::Direct;
    }
    let speaker = report
        .speaker
        .as_ref()
        .map(|phrase| resolve(scene, cast, phrase, *last));
    *last = speaker.as_ref().and_then(|s| s.entity).or(*last);
    Some(Quote {
        pieces,
        kind,
        cue: Some(cue_span(scene, report.verb)),
        speaker,
        confidence: Confidence(report.confidence),
        reason: report.reason.into(),
    })
}

/// Mixed if the content holds a stretch in marks; none at all if one of them is already
/// part of direct speech.
fn kind_of(scene: &Scene<'_>, span: Span, speech: &mut Speech) -> Option<QuoteKind> {
    let first = scene.marked.partition_point(|m| m.outer.end <= span.start);
    let end = scene.marked.partition_point(|m| m.outer.start < span.end);
    let used = speech.is_used.get_mut(first..end.max(first))?;
    if used.is_empty() {
        return Some(QuoteKind::Indirect);
    }
    if used.contains(&true) {
        return None;
    }
    used.fill(true);
    Some(QuoteKind::Mixed)
}

fn is_all_marked(scene: &Scene<'_>, content: &[Range<usize>]) -> bool {
    content.iter().all(|c| {
        let c = trimmed(scene, c.clone());
        scene
            .marked_at(c.start)
            .and_then(|number| scene.marked_tokens.get(number))
            .is_some_and(|r| c.start == r.start && c.end <= r.end)
    })
}

/// Without punctuation at the ends.
fn trimmed(scene: &Scene<'_>, content: Range<usize>) -> Range<usize> {
    let drop = |i: usize| {
        scene.is_punct(i) && !scene.is_marked(i) && !scene.is(i, ")") && !scene.is(i, "(")
    };
    let Range { mut start, mut end } = content;
    while start < end && drop(start) {
        start += 1;
    }
    while end > start && drop(end - 1) {
        end -= 1;
    }
    start..end
}
