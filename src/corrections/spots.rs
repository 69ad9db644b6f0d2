//! What is said of one place in a text: a quotation, a sentence that tells a meeting.

use jiff::civil::Date;

use super::entities::{SURE, Work};
use crate::analysis::{EntityId, EntityKind, Meeting, Participant, Quote, Speaker, normalized_key};
use crate::text::{Segments, Span};

/// Fewer letters of a quotation or sentence do not stand for the whole.
const LEAST_PART: usize = 12;

/// Somebody else, or nobody, says a quotation.
pub(super) fn speaker(work: &mut Work<'_>, wanted: &str, name: Option<&str>) -> bool {
    let wanted = plain(wanted);
    let quotes = work.analysis.quotes.iter().enumerate();
    let found = quotes.filter(|(_, quote)| is_part(&wanted, &said(work, quote)));
    let found: Vec<usize> = found.map(|(at, _)| at).collect();
    let entity = name.and_then(|name| who(work, name));
    let full = entity
        .and_then(|id| work.analysis.entity(id))
        .map(|e| e.name.clone());
    let full = full.or_else(|| name.map(str::to_owned));
    for at in &found {
        let Some(quote) = work.analysis.quotes.get_mut(*at) else {
            continue;
        };
        let old = quote.speaker.take();
        let kept = old.filter(|old| entity.is_some() && old.entity == entity);
        quote.speaker = full.clone().map(|name| Speaker {
            span: kept.and_then(|old| old.span),
            entity,
            name,
        });
        quote.confidence = SURE;
        quote.reason = work.reason.clone().into();
    }
    !found.is_empty()
}

/// A sentence tells of no meeting.
pub(super) fn not_a_meeting(work: &mut Work<'_>, sentence: &str, words: &str) -> bool {
    let (sentence, words) = (plain(sentence), plain(words));
    let is_word = |span: Span| words.is_empty() || plain(work.text(span)) == words;
    let told = work.meetings().filter(|(_, meeting)| {
        is_word(meeting.trigger) && is_part(&sentence, &plain(work.text(meeting.evidence)))
    });
    let told: Vec<usize> = told.map(|(at, _)| at).collect();
    for at in &told {
        work.drop_meeting(*at);
    }
    let repeated = repetitions(work, &sentence, &words);
    for (at, span) in &repeated {
        if let Some(meeting) = work.analysis.meetings.get_mut(*at) {
            meeting.also.retain(|other| other != span);
        }
    }
    !told.is_empty() || !repeated.is_empty()
}

/// These do not meet, or not on that day.
pub(super) fn not_between(work: &mut Work<'_>, between: &[String], on: Option<Date>) -> bool {
    let keys: Vec<String> = between.iter().map(|name| normalized_key(name)).collect();
    let published = work.article.published.map(|p| p.date);
    let is_then = |meeting: &Meeting| match (on, meeting.when) {
        (None, _) => true,
        (Some(day), Some(when)) => when.first <= day && day <= when.last,
        (Some(day), None) => published == Some(day),
    };
    let told = work.meetings().filter(|(_, meeting)| {
        let takes_part =
            |key: &String| meeting.participants.iter().any(|p| is_called(work, p, key));
        is_then(meeting) && keys.iter().all(takes_part)
    });
    let told: Vec<usize> = told.map(|(at, _)| at).collect();
    for at in &told {
        work.drop_meeting(*at);
    }
    !told.is_empty()
}

/// Further mentions of meetings, with the index of the meeting, that stand in the sentence.
fn repetitions(work: &Work<'_>, sentence: &str, words: &str) -> Vec<(usize, Span)> {
    let mut found = Vec::new();
    let mut segments: Option<Segments> = None;
    for (at, meeting) in work.meetings() {
        for span in &meeting.also {
            if !words.is_empty() && plain(work.text(*span)) != words {
                continue;
            }
            let segments = segments.get_or_insert_with(|| Segments::new(&work.article.body));
            let around = segments.sentence_at(span.start);
            let around = around.and_then(|at| segments.sentences.get(at));
            if around.is_some_and(|s| is_part(sentence, &plain(work.text(s.span)))) {
                found.push((at, *span));
            }
        }
    }
    found
}

/// Whether a participant is called so, in full or by some of his names.
fn is_called(work: &Work<'_>, participant: &Participant, key: &str) -> bool {
    let entity = participant.entity.and_then(|id| work.analysis.entity(id));
    let own = normalized_key(entity.map_or(&participant.name, |e| &e.name));
    has_words(&own, key)
}

/// Who in the article has this name: in full, else the only one with it among his names.
fn who(work: &Work<'_>, name: &str) -> Option<EntityId> {
    let key = normalized_key(name);
    let mut speaking: Vec<(EntityId, String, bool)> = work
        .entities()
        .filter(|(_, e)| e.kind != EntityKind::Place)
        .map(|(id, e)| (id, normalized_key(&e.name), e.kind == EntityKind::Person))
        .collect();
    speaking.sort_by_key(|(_, _, is_person)| !is_person);
    if let Some((id, ..)) = speaking.iter().find(|(_, own, _)| *own == key) {
        return Some(*id);
    }
    let mut named = speaking
        .iter()
        .filter(|(_, own, is_person)| *is_person && has_words(own, &key));
    match (named.next(), named.next()) {
        (Some((id, ..)), None) => Some(*id),
        _ => None,
    }
}

/// Whether all words of `key` are among those of `own`.
fn has_words(own: &str, key: &str) -> bool {
    key.split(' ')
        .all(|word| own.split(' ').any(|other| other == word))
}

/// The words of a quotation.
pub(super) fn said(work: &Work<'_>, quote: &Quote) -> String {
    let pieces = quote.pieces.iter().map(|piece| plain(work.text(*piece)));
    pieces.collect::<Vec<_>>().join(" ")
}

/// Whether `part` is the text, or enough of it to tell it from others.
fn is_part(part: &str, text: &str) -> bool {
    let is_enough = || part.chars().count() >= LEAST_PART && text.contains(part);
    !part.is_empty() && (part == text || is_enough())
}

/// A text on one line, with one sort of quotation marks, and none around it.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    let line: String = line.chars().map(usual).collect();
    line.trim_matches(['"', '\'', ' ']).to_owned()
}

fn usual(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' | '‟' => '"',
        '‘' | '’' | '‚' | '‹' | '›' => '\'',
        c => c,
    }
}
