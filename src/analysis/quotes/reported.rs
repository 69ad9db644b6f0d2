//! Reported speech: clauses that tell what somebody says without, or only partly with,
//! quotation marks ("said that …", "according to …", "vowed to …", "called it “…”").

use std::ops::Range;

use crate::analysis::{Confidence, EntityId, Quote, QuoteKind};
use crate::text::Span;

use super::clause::{Clause, Frame, complement};
use super::extent::{clause_end, first_comma, object_end};
use super::held::told;
use super::leading::verb_subject;
use super::nested::{carries_on, is_inside, is_within_other};
use super::noun::Phrase;
use super::relative::{pronoun_before, relative};
use super::scene::Scene;
use super::speaker::{Cast, resolve};
use super::speech::{Speech, cue_span};
use super::stance::{infinitive_end, stance};
use super::surety::Weighing;
use super::trailing::{by_source, inverted, trailing};
use super::turns::covers;
use super::verbal::{is_passive, is_verb};
use super::words::Tags;

/// What a sentence reports.
pub(super) struct Report {
    /// Stretches of tokens that tell what is said.
    pub content: Vec<Range<usize>>,
    /// Token of the verb, or of "according".
    pub verb: usize,
    /// Who says it.
    pub speaker: Option<Phrase>,
    /// What the form of the sentence is worth, from 0 to 100.
    pub worth: i32,
    /// Why.
    pub reason: &'static str,
}

/// Finds reported speech; what is already direct speech, or stands in `spoken`, is left alone.
pub(super) fn reported(
    scene: &Scene<'_>,
    cast: &Cast,
    speech: &mut Speech,
    spoken: &[Range<usize>],
) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut last = None;
    let mut cue_verbs = speech.cue_verbs.clone();
    cue_verbs.sort_unstable();
    speech.colon_verbs.sort_unstable();
    let mut taken = vec![false; scene.segments.tokens.len()];
    for sentence in &scene.sentences {
        let mut free_from = sentence.start;
        let mut before: Option<Phrase> = None;
        for verb in sentence.clone() {
            let tag = scene.tag(verb);
            let may_report = tag.any(Tags::REPORT) || scene.is(verb, "according");
            if !may_report || tag.any(Tags::MARKED) || verb < free_from {
                continue;
            }
            let has_words = cue_verbs.binary_search(&verb).is_ok();
            let may_have_both = has_words && speech.colon_verbs.binary_search(&verb).is_ok();
            if scene.mention_at(verb).is_some()
                || has_words && !may_have_both
                || covers(spoken, verb)
            {
                continue;
            }
            let Some(mut report) = report(scene, verb, sentence.clone(), free_from)
                .filter(|r| !has_words || r.content.iter().all(|c| c.start > verb))
            else {
                continue;
            };
            if before.is_some() && carries_on(scene, verb, free_from) {
                report.speaker = before;
            }
            before = report.speaker.clone();
            if !is_within_other(scene, &report, sentence.clone(), free_from) {
                free_from = report
                    .content
                    .iter()
                    .map(|c| c.end)
                    .max()
                    .unwrap_or(0)
                    .max(verb + 1);
            }
            take(&mut taken, &report);
            found.extend(quote(scene, cast, &report, speech, &mut last));
        }
        for report in stances(scene, sentence.clone(), &mut taken, spoken) {
            found.extend(quote(scene, cast, &report, speech, &mut None));
        }
    }
    found
}

/// Words that tell a stance.
const TELLING: Tags = Tags::STANCE
    .and(Tags::STANCE_NOUN)
    .and(Tags::STANCE_ADJ)
    .and(Tags::HEARSAY);

/// Stances told in what the reports of a sentence leave; `taken` says which tokens are theirs.
fn stances(
    scene: &Scene<'_>,
    sentence: Range<usize>,
    taken: &mut [bool],
    spoken: &[Range<usize>],
) -> Vec<Report> {
    let mut found = Vec::new();
    for at in sentence.clone() {
        let tag = scene.tag(at);
        let is_passive = tag.any(Tags::PARTICIPLE) && tag.any(Tags::OBJECT.and(Tags::NAMING));
        let may_tell = (is_passive || at == sentence.start || tag.any(TELLING))
            && !tag.any(Tags::MARKED)
            && !covers(spoken, at);
        if !may_tell || scene.mention_at(at).is_some() || !is_free(taken, &(at..at + 1)) {
            continue;
        }
        let Some(report) = stance(scene, at, sentence.clone()) else {
            continue;
        };
        if report.content.iter().all(|c| is_free(taken, c)) {
            take(taken, &report);
            found.push(report);
        }
    }
    found
}

fn is_free(taken: &[bool], range: &Range<usize>) -> bool {
    taken
        .get(range.clone())
        .is_some_and(|slots| !slots.contains(&true))
}

/// Notes the tokens of a report.
fn take(taken: &mut [bool], report: &Report) {
    let verb = report.verb..report.verb + 1;
    for range in report.content.iter().cloned().chain(std::iter::once(verb)) {
        if let Some(slots) = taken.get_mut(range) {
            slots.fill(true);
        }
    }
}

/// What the verb at `verb`, or "according" there, reports.
pub(super) fn report(
    scene: &Scene<'_>,
    verb: usize,
    sentence: Range<usize>,
    free_from: usize,
) -> Option<Report> {
    if scene.is(verb, "according") {
        return by_source(scene, verb, sentence, free_from);
    }
    let is_told = scene.tag(verb).any(Tags::HEARER)
        && scene.tag(verb).any(Tags::PARTICIPLE)
        && is_passive(scene, verb, sentence.start);
    if is_told {
        return told(scene, verb, sentence);
    }
    if !is_verb(scene, verb, sentence.start) {
        return None;
    }
    if inverted(scene, verb).is_some() {
        return trailing(scene, verb, sentence, free_from);
    }
    if sentence.start < verb && is_after_what(scene, verb, sentence.start) {
        return relative(scene, verb, sentence.start);
    }
    match complement(scene, verb, sentence.end) {
        Some(clause) => led_by(scene, verb, clause, sentence),
        None => trailing(scene, verb, sentence.clone(), free_from)
            .or_else(|| relative(scene, verb, sentence.start)),
    }
}

/// What a report is worth whose clause has a gap.
const UNSURE: i32 = 52;

/// "X said that …": the verb comes first.
fn led_by(
    scene: &Scene<'_>,
    verb: usize,
    clause: Clause,
    sentence: Range<usize>,
) -> Option<Report> {
    let start = clause.start;
    let speaker = verb_subject(scene, verb, sentence.start);
    let is_object = clause.frame == Frame::Object;
    if speaker.is_none() && is_object && scene.tag(verb).any(Tags::DIRECT) {
        // "explained Merz": the subject follows.
        return None;
    }
    let mut end = match clause.frame {
        Frame::Object => object_end(scene, start, sentence.end),
        // "Asked whether it was late, he left": the subject follows the comma.
        _ if speaker.is_none() => infinitive_end(scene, start, sentence.end),
        Frame::Infinitive => infinitive_end(scene, start, sentence.end),
        _ => clause_end(scene, start, sentence.end),
    };
    let lead = speaker
        .as_ref()
        .and_then(|s| s.tokens.start.checked_sub(1))
        .map(|b| scene.tag(b));
    let is_asked = lead.is_some_and(|tag| tag.any(Tags::WH));
    if is_asked && scene.tag(start).any(Tags::AUX) {
        // "how he responds will matter".
        return None;
    }
    let is_one_word = (start..end).filter(|i| scene.is_word(*i)).count() == 1;
    let is_that = matches!(scene.word(start), "that" | "this");
    if is_object && is_one_word && is_that {
        // What is meant has been told elsewhere.
        return None;
    }
    if speaker
        .as_ref()
        .is_some_and(|s| is_inside(scene, s, sentence.start))
    {
        end = first_comma(scene, start, end);
    }
    if end <= start {
        return None;
    }
    let (worth, reason) = match clause.frame {
        Frame::That => (88, "a clause with “that” after a verb of saying"),
        Frame::Bare => (84, "a clause after a verb of saying"),
        Frame::Question => (74, "a question told in a clause"),
        Frame::Infinitive => (46, "an infinitive after a verb of saying"),
        Frame::Object if clause.is_sure => (42, "the object of a verb of saying"),
        Frame::Object => (34, "the object of a verb of saying"),
    };
    // "which critics said was late": the pronoun is a part of what is said.
    let gap = speaker
        .as_ref()
        .filter(|_| clause.frame == Frame::Bare && scene.tag(start).any(Tags::AUX))
        .and_then(|s| pronoun_before(scene, s, sentence.start))
        .map(|at| at..at + 1);
    Some(Report {
        worth: if gap.is_some() { UNSURE } else { worth },
        content: gap.into_iter().chain(std::iter::once(start..end)).collect(),
        verb,
        speaker,
        reason,
    })
}

/// "what Merz says": the clause names what is said, it does not tell it.
fn is_after_what(scene: &Scene<'_>, verb: usize, bound: usize) -> bool {
    verb_subject(scene, verb, bound).is_some_and(|speaker| {
        speaker.tokens.start > bound
            && matches!(
                scene.word(speaker.tokens.start - 1),
                "what"
                    | "What"
                    | "nothing"
                    | "Nothing"
                    | "everything"
                    | "Everything"
                    | "something"
                    | "anything"
                    | "things"
            )
    })
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
        let content = trimmed(scene, before_words(scene, content.clone(), speech));
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
        confidence: Confidence(weigh(scene, report, kind)),
        reason: report.reason.into(),
    })
}

/// A clause ends at a colon that leads up to direct speech ("said it was late: “Go.”").
fn before_words(scene: &Scene<'_>, content: Range<usize>, speech: &Speech) -> Range<usize> {
    let first = scene
        .marked_tokens
        .partition_point(|r| r.end <= content.start);
    let cut = scene
        .marked_tokens
        .get(first)
        .filter(|r| r.start > content.start && r.start < content.end)
        .filter(|_| speech.is_used.get(first) == Some(&true))
        .map(|r| r.start - 1)
        .filter(|at| scene.is(*at, ":"));
    content.start..cut.unwrap_or(content.end)
}

/// How sure a report is, from 0 to 100.
fn weigh(scene: &Scene<'_>, report: &Report, kind: QuoteKind) -> u8 {
    let sentence = scene.sentence_of(report.verb);
    let mut weighing = Weighing {
        scene,
        points: report.worth,
    };
    weighing.verb(report.verb, sentence.start);
    weighing.speaker(report.speaker.as_ref());
    if let Some(longest) = report.content.iter().max_by_key(|c| c.len()) {
        weighing.content(longest.clone(), kind == QuoteKind::Indirect);
    }
    if kind != QuoteKind::Indirect {
        let is_object = report.reason.starts_with("the object");
        weighing.points += if is_object { 24 } else { 14 };
    }
    weighing.total()
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
