//! Reported speech whose verb follows or interrupts it: "…, X said.", "…, according to X".

use std::ops::Range;

use super::clause::{after_adjuncts, after_hearer, has_clause};
use super::extent::{REACH, clause_end};
use super::leading::verb_subject;
use super::noun::{Head, Phrase, starting_at};
use super::reported::Report;
use super::scene::Scene;
use super::words::{FINITE, Tags};

/// Where a cue stands that comes after the words or between them.
struct Place {
    speaker: Phrase,
    /// First token of the cue.
    from: usize,
    /// One past its last.
    to: usize,
}

/// "…, X said." and "…, X said, …": the sentence around the verb is what is said.
pub(super) fn trailing(
    scene: &Scene<'_>,
    verb: usize,
    sentence: Range<usize>,
    free_from: usize,
) -> Option<Report> {
    let tag = scene.tag(verb);
    let is_infinitive = verb > 0 && scene.tag(verb - 1).any(Tags::TO);
    if !tag.any(Tags::BARE) || !tag.any(FINITE) || is_infinitive {
        return None;
    }
    let place = match inverted(scene, verb) {
        Some((speaker, from, to)) => Place { speaker, from, to },
        None => {
            let speaker = verb_subject(scene, verb, sentence.start)?;
            let from = speaker.tokens.start;
            Place {
                speaker,
                from,
                to: verb + 1,
            }
        }
    };
    if starts_object(scene, place.to, tag) {
        return None;
    }
    if is_after_as(scene, &place, &sentence) {
        return as_said(scene, verb, place, sentence);
    }
    let comma = comma_before(scene, free_from, place.from)?;
    let content = pieces(
        scene,
        free_from..comma,
        place.to,
        sentence.end,
        is_tight(scene, comma, place.from),
    )?;
    Some(Report {
        content,
        verb,
        speaker: Some(place.speaker),
        worth: 86,
        reason: "the verb of saying follows the sentence",
    })
}

/// Whether the verb has an object of its own, so that the words before it are not said.
fn starts_object(scene: &Scene<'_>, to: usize, verb: Tags) -> bool {
    let tag = scene.tag(to);
    let free = Tags::PREP
        .and(Tags::ADVERB)
        .and(Tags::TIME)
        .and(Tags::SUBORD)
        .and(Tags::CONJ);
    let is_infinitive = tag.any(Tags::TO) && scene.tag(to + 1).any(Tags::BASE);
    if scene.is(to, ":") {
        return true;
    }
    let is_hearer = verb.any(Tags::HEARER) && is_last_hearer(scene, to);
    scene.is_word(to) && (!tag.any(free) || is_infinitive) && !is_hearer || scene.is_marked(to)
}

/// "told reporters", "told the Post on Monday": the hearer, and nothing that is said follows.
fn is_last_hearer(scene: &Scene<'_>, to: usize) -> bool {
    if leads_to_that(scene, to) {
        return false;
    }
    if !scene.is(to, "the") {
        return true;
    }
    let end = scene.sentence_of(to).end;
    let is_someone = starting_at(scene, to).is_some_and(|p| {
        p.head == Head::Name || scene.tag(p.at).any(Tags::HUMAN.and(Tags::SOURCE))
    });
    let after = after_adjuncts(scene, after_hearer(scene, to, end), end);
    is_someone && after > to && (after >= end || scene.is(after, ".") || scene.is(after, ","))
}

/// "told reporters that": what is said follows.
fn leads_to_that(scene: &Scene<'_>, to: usize) -> bool {
    (to..to + 8)
        .take_while(|at| !scene.is(*at, ","))
        .any(|at| scene.is(at, "that"))
}

/// The comma that parts the words from the cue; only titles may stand between them.
fn comma_before(scene: &Scene<'_>, free_from: usize, from: usize) -> Option<usize> {
    let comma = (free_from..from)
        .rev()
        .take(5)
        .find(|i| scene.is(*i, ","))?;
    let parts = Tags::SUBORD
        .and(Tags::RELATIVE)
        .and(Tags::CONJ)
        .and(Tags::PREP)
        .and(Tags::AUX)
        .and(Tags::WH);
    let is_plain = (comma + 1..from)
        .all(|i| !scene.tag(i).any(parts) || scene.mention_at(i).is_some() || scene.is(i, "as"));
    is_plain.then_some(comma)
}

/// Whether nothing but titles parts the comma from the cue ("The museum, Mr. Roe said, …").
fn is_tight(scene: &Scene<'_>, comma: usize, from: usize) -> bool {
    let title = Tags::CAPITAL.and(Tags::HUMAN).and(Tags::ADJECTIVE);
    from - comma <= 5
        && (comma + 1..from)
            .all(|i| scene.tag(i).any(title) || scene.is(i, ".") || scene.mention_at(i).is_some())
}

/// What is said before a cue, and after it if the cue interrupts it.
fn pieces(
    scene: &Scene<'_>,
    before: Range<usize>,
    to: usize,
    end: usize,
    is_tight: bool,
) -> Option<Vec<Range<usize>>> {
    if before.len() > REACH {
        return None;
    }
    let n_words = before.clone().filter(|i| scene.is_word(*i)).count();
    let is_clause = before
        .clone()
        .any(|i| scene.tag(i).any(FINITE.and(Tags::AUX)));
    let opens_late = scene.tag(before.start).any(Tags::SUBORD.and(Tags::CONJ))
        && (scene.tag(before.start).any(Tags::SUBORD)
            || scene.tag(before.start + 1).any(Tags::SUBORD))
        && !before.clone().any(|i| scene.is(i, ","));
    let is_clause = is_clause && !opens_late;
    let is_open = scene.is(to, ",") && to + 2 < end && is_tight;
    let goes_on = is_open
        && !scene.tag(to + 1).any(Tags::RELATIVE)
        && (!is_clause || goes_on_after_clause(scene, to + 1));
    let rest = goes_on.then(|| to + 1..clause_end(scene, to + 1, end));
    if n_words == 0 || rest.is_none() && (n_words < 3 || !is_clause) {
        return None;
    }
    let is_adjunct = !is_clause
        && n_words <= 8
        && scene.tag(before.start).any(
            Tags::PREP
                .and(Tags::ADVERB)
                .and(Tags::CONJ)
                .and(Tags::SUBORD)
                .and(Tags::TIME),
        )
        && (n_words < 3 || before.clone().any(|i| is_setting(scene, i)));
    match rest {
        Some(rest) if is_adjunct && opens_clause(scene, rest.clone()) => Some(vec![rest]),
        Some(rest) => Some(vec![before, rest]),
        None => Some(vec![before]),
    }
}

/// A word for when or where something is said: an adjunct with one belongs to the cue.
fn is_setting(scene: &Scene<'_>, at: usize) -> bool {
    scene.tag(at).any(Tags::TIME.and(Tags::SOURCE))
        || matches!(
            scene.word(at),
            "interview"
                | "speech"
                | "remarks"
                | "conference"
                | "addition"
                | "briefing"
                | "debate"
                | "later"
                | "earlier"
        )
}

/// Whether a stretch is a clause of its own: it opens with its subject.
fn opens_clause(scene: &Scene<'_>, rest: Range<usize>) -> bool {
    let first = scene.tag(rest.start);
    !first.any(Tags::AUX.and(FINITE).and(Tags::PREP)) && has_clause(scene, rest.start, rest.end)
}

/// After a whole clause and its cue only a conjunction carries on what is said: anything else
/// describes the speaker ("said Roe, a teacher who …").
fn goes_on_after_clause(scene: &Scene<'_>, at: usize) -> bool {
    let tag = scene.tag(at);
    let is_predicate =
        tag.any(Tags::AUX) || tag.any(FINITE) && !tag.any(Tags::NOUN_TOO.and(Tags::CAPITAL));
    tag.any(Tags::CONJ) || is_predicate || tag.any(Tags::SUBORD) && !tag.any(Tags::RELATIVE)
}

/// "as Merz said, …", "…, as Merz said".
fn is_after_as(scene: &Scene<'_>, place: &Place, sentence: &Range<usize>) -> bool {
    let before = place.from.checked_sub(1).filter(|b| *b >= sentence.start);
    before.is_some_and(|b| scene.is(b, "as") && b == sentence.start) && scene.is(place.to, ",")
}

fn as_said(scene: &Scene<'_>, verb: usize, place: Place, sentence: Range<usize>) -> Option<Report> {
    let start = place.to + 1;
    let content = start..clause_end(scene, start, sentence.end);
    (content.len() > 2).then(|| Report {
        content: vec![content],
        verb,
        speaker: Some(place.speaker),
        worth: 66,
        reason: "“as” and a verb of saying lead up to the sentence",
    })
}

/// "…, said Merz": the speaker, where the cue starts, where it ends.
pub(super) fn inverted(scene: &Scene<'_>, verb: usize) -> Option<(Phrase, usize, usize)> {
    let comma = verb.checked_sub(1)?;
    if !scene.is(comma, ",") {
        return None;
    }
    let speaker = starting_at(scene, verb + 1)?;
    let end = speaker.tokens.end;
    let ends = scene.is_punct(end) && !scene.is_marked(end) || scene.token(end).is_none();
    let ends = ends && !scene.tag(verb + 1).any(Tags::THAT);
    let is_past = scene.tag(verb).any(Tags::PAST.and(Tags::THIRD));
    (ends && is_past && speaker.head != Head::Pronoun).then_some((speaker, verb, end))
}

/// "According to X, …" and "…, according to X".
pub(super) fn by_source(
    scene: &Scene<'_>,
    at: usize,
    sentence: Range<usize>,
    free_from: usize,
) -> Option<Report> {
    if !scene.is(at + 1, "to") {
        return None;
    }
    let mut source = at + 2;
    while scene.tag(source).any(Tags::ADVERB) && source < at + 4 {
        source += 1;
    }
    let speaker = starting_at(scene, source)?;
    let content = if at <= free_from + 1 {
        let start = after_source(scene, speaker.tokens.end, sentence.end)?;
        let content = start..clause_end(scene, start, sentence.end);
        (content.len() > 2).then(|| vec![content])
    } else {
        let inserted = scene.is(at - 1, ",");
        let end = if inserted { at - 1 } else { at };
        if scene.is(end - 1, "that") {
            // "The agency reported that, according to the mayor, …".
            return None;
        }
        pieces(
            scene,
            free_from..end,
            speaker.tokens.end,
            sentence.end,
            inserted,
        )
    }?;
    Some(Report {
        content,
        verb: at,
        speaker: Some(speaker),
        worth: 84,
        reason: "“according to” names the source",
    })
}

/// The first token after "According to X, a teacher in Bonn,".
fn after_source(scene: &Scene<'_>, from: usize, end: usize) -> Option<usize> {
    let comma = (from..end).take(30).find(|i| scene.is(*i, ","))?;
    let opens = Tags::DET
        .and(Tags::RELATIVE)
        .and(Tags::HUMAN)
        .and(Tags::ADJECTIVE);
    let second = (comma + 1..end)
        .take(20)
        .take_while(|i| !scene.tag(*i).any(Tags::MARKED))
        .find(|i| scene.is(*i, ","));
    let Some(second) = second.filter(|_| scene.tag(comma + 1).any(opens)) else {
        return Some(comma + 1);
    };
    let describes = scene.tag(comma + 1).any(Tags::RELATIVE)
        || !(comma + 1..second).any(|i| scene.tag(i).any(FINITE.and(Tags::AUX)));
    Some(if describes { second + 1 } else { comma + 1 })
}
