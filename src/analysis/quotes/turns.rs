//! Speech told by the layout: "SMITH: …" in transcripts, a block quote, a paragraph that a
//! colon announces, dialogue behind dashes.

use std::ops::Range;

use crate::analysis::{Confidence, EntityKind, Quote, QuoteKind, Speaker};

use super::leading::verb_subject;
use super::noun::{Head, Phrase, ending_at};
use super::scene::Scene;
use super::speaker::{Cast, resolve};
use super::speech::{Speech, cue_span};
use super::words::{FINITE, Tags};

/// The longest name before a colon, in tokens.
const LABEL_MAX: usize = 7;

/// How many people of an article a label may mean.
const CAST_MAX: usize = 300;

/// A paragraph, or the part of it, that is speech without marks.
struct Turn {
    content: Range<usize>,
    speaker: Option<Speaker>,
    cue: Option<usize>,
    kind: QuoteKind,
    confidence: u8,
    reason: &'static str,
}

/// Adds speech without marks and returns the tokens that it covers, in text order.
pub(super) fn turns(scene: &Scene<'_>, cast: &Cast, speech: &mut Speech) -> Vec<Range<usize>> {
    let paragraphs: Vec<Range<usize>> = scene
        .segments
        .paragraphs
        .iter()
        .map(|p| scene.segments.tokens_in(p.span))
        .collect();
    let labels: Vec<Option<usize>> = paragraphs.iter().map(|p| label(scene, p)).collect();
    let is_script = is_script(scene, &paragraphs, &labels);
    let is_dialogue = paragraphs
        .iter()
        .filter(|p| is_dashed(scene, p) && dash_cue(scene, p).is_some())
        .count()
        >= 2;
    let mut covered = Vec::new();
    for (number, tokens) in paragraphs.iter().enumerate() {
        let colon = labels.get(number).copied().flatten();
        let turn = colon
            .and_then(|at| spoken_by_label(scene, tokens, at, is_script, number == 0))
            .or_else(|| block(scene, cast, tokens))
            .or_else(|| {
                (is_dialogue && is_dashed(scene, tokens)).then(|| dashed(scene, cast, tokens))
            })
            .or_else(|| announced(scene, cast, tokens));
        let Some(turn) = turn else { continue };
        if turn.content.is_empty() || !take_marks(scene, &turn.content, speech) {
            continue;
        }
        covered.push(turn.content.clone());
        speech.cue_verbs.extend(turn.cue);
        speech.quotes.push(quote(scene, turn));
    }
    covered
}

/// Whether the lines with a name and a colon are turns of a talk: a name comes back.
fn is_script(scene: &Scene<'_>, paragraphs: &[Range<usize>], labels: &[Option<usize>]) -> bool {
    let named = |(tokens, colon): (&Range<usize>, &Option<usize>)| {
        colon.map(|at| scene.span_of(tokens.start..at).of(scene.body))
    };
    let mut names: Vec<&str> = paragraphs.iter().zip(labels).filter_map(named).collect();
    let n = names.len();
    names.sort_unstable();
    names.dedup();
    n >= 3 && names.len() < n
}

fn quote(scene: &Scene<'_>, turn: Turn) -> Quote {
    Quote {
        pieces: vec![scene.span_of(turn.content)],
        kind: turn.kind,
        cue: turn.cue.map(|verb| cue_span(scene, verb)),
        speaker: turn.speaker,
        confidence: Confidence(turn.confidence),
        reason: turn.reason.into(),
    }
}

/// Takes the stretches in marks inside a turn as its own; none may be another quotation.
fn take_marks(scene: &Scene<'_>, content: &Range<usize>, speech: &mut Speech) -> bool {
    let first = scene
        .marked_tokens
        .partition_point(|r| r.end <= content.start);
    let end = scene
        .marked_tokens
        .partition_point(|r| r.start < content.end);
    let used = speech.is_used.get_mut(first..end.max(first));
    match used {
        Some(used) if !used.contains(&true) => {
            used.fill(true);
            true
        }
        _ => false,
    }
}

/// The colon after a name at the head of a paragraph: "SMITH:", "Anna Roe (chair):", "Q:".
fn label(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<usize> {
    let colon = tokens
        .clone()
        .take(LABEL_MAX + 1)
        .find(|at| scene.is(*at, ":"))
        .filter(|at| *at > tokens.start && at + 1 < tokens.end)?;
    let is_name = (tokens.start..colon).all(|at| {
        let joins = matches!(scene.word(at), "." | "-" | "'" | "’" | "(" | ")" | ",");
        scene.tag(at).any(Tags::CAPITAL) || scene.mention_at(at).is_some() || joins
    });
    let first = scene.tag(tokens.start);
    let is_plain = !first.any(Tags::MARKED) && !scene.is_marked(colon);
    (is_name && is_plain).then_some(colon)
}

fn spoken_by_label(
    scene: &Scene<'_>,
    tokens: &Range<usize>,
    colon: usize,
    is_script: bool,
    is_lead: bool,
) -> Option<Turn> {
    let named = tokens.start..colon;
    let actor = scene
        .mention_at(tokens.start)
        .filter(|m| scene.mention_tokens(m).end == colon)
        .filter(|m| {
            matches!(
                scene.kind_of(m),
                EntityKind::Person | EntityKind::Organization
            )
        });
    let shouted = named
        .clone()
        .all(|at| !scene.word(at).chars().any(char::is_lowercase));
    let n_words = (colon + 1..tokens.end)
        .filter(|i| scene.is_word(*i))
        .count();
    let is_source = scene
        .tag(tokens.start)
        .any(Tags::SOURCE.and(Tags::HUMAN).and(Tags::STANCE_NOUN));
    let fits = if is_script {
        shouted || actor.is_some()
    } else {
        let is_short = named.len() == 1
            || named.len() <= 3 && scene.tag(colon - 1).any(Tags::SOURCE.and(Tags::HUMAN));
        is_lead
            && (actor.is_some() || is_source && is_short || ends_named(scene, &named))
            && n_words >= 4
    };
    let speaker = speaker_of_label(scene, named);
    // "Q:" and "A:" name nobody.
    let doubt = if speaker.is_none() { 40 } else { 0 };
    fits.then(|| Turn {
        content: without_end(scene, colon + 1..tokens.end),
        speaker,
        cue: None,
        kind: if is_script {
            QuoteKind::Direct
        } else {
            QuoteKind::Indirect
        },
        confidence: if is_script { 80 - doubt } else { 56 },
        reason: "the speaker stands before a colon at the head of the line",
    })
}

/// "Former Minister Roe", "Lind camp": a label that holds a name beside a role.
fn ends_named(scene: &Scene<'_>, named: &Range<usize>) -> bool {
    let ends = named.end.checked_sub(1);
    let last = ends.is_some_and(|at| {
        scene.is_person(at) || matches!(scene.word(at), "camp" | "aide" | "adviser" | "ally")
    });
    let is_role = named
        .clone()
        .any(|at| scene.tag(at).any(Tags::HUMAN.and(Tags::ADJECTIVE)));
    let has_mention = named.clone().any(|at| scene.mention_at(at).is_some());
    last && has_mention && (is_role || named.len() <= 4)
}

/// "SMITH" is the John Smith of the article; "Q" is nobody.
fn speaker_of_label(scene: &Scene<'_>, named: Range<usize>) -> Option<Speaker> {
    let span = scene.span_of(named.clone());
    let words = span.of(scene.body);
    if words.len() < 2 {
        return None;
    }
    let last = words.rsplit(' ').next().unwrap_or(words);
    let by_mention = named
        .clone()
        .find_map(|at| scene.mention_at(at))
        .map(|m| m.entity.0 as usize);
    let by_surname = || {
        scene.entities.iter().take(CAST_MAX).position(|e| {
            e.kind == EntityKind::Person
                && e.name
                    .rsplit(' ')
                    .next()
                    .is_some_and(|w| w.to_lowercase() == last.to_lowercase())
        })
    };
    let found = by_mention.or_else(by_surname);
    let entity = found.and_then(|i| scene.entities.get(i));
    Some(Speaker {
        span: Some(span),
        entity: found
            .map(|i| crate::analysis::EntityId(i as u32))
            .filter(|_| entity.is_some()),
        name: entity.map_or_else(|| words.to_owned(), |e| e.name.clone()),
    })
}

/// A line of a Markdown block quote that holds a whole sentence.
fn block(scene: &Scene<'_>, cast: &Cast, tokens: &Range<usize>) -> Option<Turn> {
    let opens = scene.is(tokens.start, ">") && tokens.len() > 5;
    let is_sentence = scene.is(tokens.end - 1, ".") || scene.is(tokens.end - 1, "!");
    let announcer = announcer(scene, tokens.start).filter(|_| opens && is_sentence);
    (opens && is_sentence).then(|| Turn {
        content: tokens.start + 1..tokens.end,
        cue: announcer.as_ref().map(|(verb, _)| *verb),
        confidence: if announcer.is_some() { 75 } else { 55 },
        speaker: announcer.map(|(_, phrase)| resolve(scene, cast, &phrase, None)),
        kind: QuoteKind::Direct,
        reason: "a block quote",
    })
}

/// The verb and the speaker of a paragraph that ends in a colon right before `start`.
fn announcer(scene: &Scene<'_>, start: usize) -> Option<(usize, Phrase)> {
    let colon = start.checked_sub(1).filter(|at| scene.is(*at, ":"))?;
    let sentence = scene.sentence_of(colon);
    let verb = (sentence.start..colon).rev().take(6).find(|at| {
        let tag = scene.tag(*at);
        tag.any(Tags::DIRECT) && tag.any(FINITE.and(Tags::ING)) && !tag.any(Tags::MARKED)
    })?;
    let phrase = verb_subject(scene, verb, sentence.start)
        .filter(|phrase| is_someone(scene, phrase))
        .or_else(|| ending_at(scene, colon - 1, sentence.start).filter(|p| is_someone(scene, p)))?;
    Some((verb, phrase))
}

fn is_dashed(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let is_dash = matches!(scene.word(tokens.start), "—" | "–" | "―" | "--");
    is_dash && tokens.len() > 3 && scene.tag(tokens.start + 1).any(Tags::CAPITAL)
}

/// "— We go home, said Merz."
fn dashed(scene: &Scene<'_>, cast: &Cast, tokens: &Range<usize>) -> Turn {
    let start = tokens.start + 1;
    let verb = dash_cue(scene, tokens);
    let cut = verb.and_then(|v| (start..v).rev().find(|i| scene.is_punct(*i)));
    let speaker = verb.and_then(|v| {
        super::noun::starting_at(scene, v + 1)
            .filter(|_| scene.is_punct(v - 1))
            .or_else(|| verb_subject(scene, v, cut.unwrap_or(start)))
    });
    Turn {
        content: without_end(scene, start..cut.unwrap_or(tokens.end)),
        speaker: speaker.map(|phrase| resolve(scene, cast, &phrase, None)),
        cue: verb,
        kind: QuoteKind::Direct,
        confidence: if verb.is_some() { 78 } else { 45 },
        reason: "dialogue behind a dash",
    }
}

/// The verb of saying in a line of dialogue.
fn dash_cue(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<usize> {
    let start = tokens.start + 1;
    (start + 1..tokens.end).find(|at| {
        let tag = scene.tag(*at);
        tag.any(Tags::DIRECT)
            && tag.any(Tags::PAST.and(Tags::THIRD))
            && (scene.is_punct(at - 1) || scene.is_punct(*at + 1))
            && (start..*at).any(|i| scene.is_punct(i))
    })
}

/// A paragraph without marks after one that ends in "he said:".
fn announced(scene: &Scene<'_>, cast: &Cast, tokens: &Range<usize>) -> Option<Turn> {
    let colon = tokens
        .start
        .checked_sub(1)
        .filter(|at| scene.is(*at, ":"))?;
    if scene.is_marked(tokens.start) || scene.is_marked(colon) || tokens.len() < 5 {
        return None;
    }
    let (verb, phrase) = announcer(scene, tokens.start)?;
    let holds_marks = tokens.clone().any(|at| scene.is_marked(at));
    let is_sentence = scene.is(tokens.end - 1, ".") || scene.is(tokens.end - 1, "!");
    (!holds_marks && is_sentence).then(|| Turn {
        content: tokens.clone(),
        speaker: Some(resolve(scene, cast, &phrase, None)),
        cue: Some(verb),
        kind: QuoteKind::Direct,
        confidence: 60,
        reason: "the paragraph before announces it with a colon",
    })
}

fn is_someone(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    match phrase.head {
        Head::Pronoun => !scene.is(phrase.at, "i") && !scene.is(phrase.at, "you"),
        Head::Name => scene.actor_at(phrase.at).is_some(),
        Head::Noun => scene.tag(phrase.at).any(Tags::HUMAN.and(Tags::SOURCE)),
    }
}

/// Without spaces and brackets at the end of a transcript's line (`[applause]`).
fn without_end(scene: &Scene<'_>, content: Range<usize>) -> Range<usize> {
    let Range { start, mut end } = content;
    if scene.is(end.saturating_sub(1), "]") {
        let open = (start..end).rev().take(6).find(|i| scene.is(*i, "["));
        end = open.unwrap_or(end);
    }
    start..end
}

/// Whether a token lies in one of the stretches, which are in text order.
pub(super) fn covers(covered: &[Range<usize>], at: usize) -> bool {
    let n = covered.partition_point(|r| r.start <= at);
    n.checked_sub(1)
        .and_then(|i| covered.get(i))
        .is_some_and(|r| at < r.end)
}
