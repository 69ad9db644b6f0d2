//! Where what is said ends.

use super::noun::starting_at;
use super::phrase::is_dash;
use super::scene::Scene;
use super::words::{FINITE, Tags};

/// The longest clause, in tokens; what has no full stop for longer is no sentence.
pub(super) const REACH: usize = 300;

/// The first comma that may end a clause between `start` and `end`; `end` if there is none.
pub(super) fn first_comma(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    (start + 2..end)
        .find(|at| {
            let next = scene.tag(at + 1);
            scene.is(*at, ",") && !scene.is_marked(*at) && !next.any(Tags::RELATIVE.and(Tags::CONJ))
        })
        .unwrap_or(end)
}

/// One past the last token of the clause that starts at `start`.
pub(super) fn clause_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let end = end.min(start + REACH);
    let mut at = start;
    let mut depth = 0usize;
    while at < end {
        if let Some(number) = scene.marked_at(at) {
            let past = scene.marked_tokens.get(number).map_or(at + 1, |r| r.end);
            at = past.max(at + 1);
            if breaks_after(scene, at, end) {
                return at;
            }
            continue;
        }
        match scene.word(at) {
            "(" | "[" => depth += 1,
            ")" | "]" => {
                if depth == 0 {
                    return at;
                }
                depth -= 1;
            }
            ";" => return at,
            "," if breaks_after(scene, at + 1, end) => return at,
            _ if at > start && joins_report(scene, at) => return at,
            _ => {}
        }
        at += 1;
    }
    at.min(end)
}

/// One past the last token of the object that starts at `start`: its first stretch in
/// marks ends it ("called it “a lie”"), and so does a comma.
pub(super) fn object_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let limit = clause_end(scene, start, end);
    for at in start..limit {
        if let Some(tokens) = scene.marked_at(at).and_then(|n| scene.marked_tokens.get(n)) {
            return tokens.end.min(limit);
        }
        let ends = scene.is(at, ",") && !carries_on(scene, at + 1, limit)
            || at > start && (leaves_object(scene, at) || is_dash(scene, at));
        if ends {
            return at;
        }
    }
    limit
}

/// Whether what follows a comma still belongs to the object: examples of it, or a list.
fn carries_on(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    if matches!(scene.word(at), "including" | "such" | "with") {
        return true;
    }
    let parts = FINITE
        .and(Tags::AUX)
        .and(Tags::RELATIVE)
        .and(Tags::SUBORD)
        .and(Tags::PREP)
        .and(Tags::PRONOUN)
        .and(Tags::MARKED);
    let item = (at..end.min(at + 7)).find(|i| {
        let tag = scene.tag(*i);
        scene.is(*i, "and")
            || scene.is(*i, "or")
            || scene.is_punct(*i) && !scene.is(*i, "-")
            || tag.any(parts) && !tag.any(Tags::NOUN_TOO) && scene.mention_at(*i).is_none()
    });
    item.is_some_and(|i| i > at && scene.tag(i).any(Tags::CONJ) && !scene.tag(i + 1).any(parts))
}

/// Whether the object has ended before `at`: another verb or an adjunct of time starts.
fn leaves_object(scene: &Scene<'_>, at: usize) -> bool {
    let tag = scene.tag(at);
    let next = scene.tag(at + 1);
    let other_verb = tag.any(Tags::CONJ)
        && next.any(Tags::PAST.and(Tags::THIRD).and(Tags::AUX))
        && !next.any(Tags::NOUN_TOO);
    let is_time = tag.any(Tags::PREP) && next.any(Tags::TIME)
        || tag.any(Tags::TIME) && tag.any(Tags::CAPITAL)
        || scene.is(at, "last") && next.any(Tags::TIME);
    other_verb || is_time || scene.is(at, "when") || is_occasion(scene, at)
}

/// "in his speech", "on Facebook": where it was said.
fn is_occasion(scene: &Scene<'_>, at: usize) -> bool {
    if !matches!(scene.word(at), "in" | "on" | "at" | "during" | "through") {
        return false;
    }
    let mut noun = at + 1;
    if scene.tag(noun).any(Tags::DET.and(Tags::POSSESSIVE)) {
        noun += 1;
    }
    let is_there = |i: usize| {
        matches!(
            scene.word(i),
            "speech"
                | "interview"
                | "statement"
                | "tweet"
                | "conference"
                | "letter"
                | "debate"
                | "post"
                | "Twitter"
                | "Facebook"
                | "Telegram"
                | "X"
                | "email"
                | "lawyer"
        )
    };
    is_there(noun) || is_there(noun + 1) && scene.is_word(noun)
}

/// Whether what follows a comma or a closing mark is no longer said: another verb of saying,
/// "but", "while", "according to".
fn breaks_after(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    if at >= end {
        return false;
    }
    let mut next = at;
    if scene.is(next, ",") {
        next += 1;
    }
    if scene.tag(next).any(Tags::MARKED) {
        return false;
    }
    if joins_report(scene, next)
        || scene.is(next, "according")
        || scene.is(next, "compared")
        || opens_report(scene, next)
        || is_last_cue(scene, next, end)
    {
        return true;
    }
    if matches!(
        scene.word(next),
        "but" | "although" | "though" | "while" | "even"
    ) {
        return true;
    }
    let tag = scene.tag(next);
    tag.any(Tags::REPORT)
        && tag.any(Tags::ING)
        && tag.any(
            Tags::DIRECT
                .and(Tags::CLAUSE)
                .and(Tags::NAMING)
                .and(Tags::OBJECT),
        )
}

/// "…, state media reported.": somebody else's cue closes the sentence.
fn is_last_cue(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    if end - at > 14 {
        return false;
    }
    let Some(phrase) = starting_at(scene, at) else {
        return false;
    };
    let mut verb = phrase.tokens.end;
    while scene.tag(verb).any(Tags::ADVERB) && verb < end {
        verb += 1;
    }
    let tag = scene.tag(verb);
    tag.any(Tags::DIRECT)
        && tag.any(Tags::BARE)
        && tag.any(Tags::PAST.and(Tags::THIRD))
        && (verb + 1 >= end || scene.is(verb + 1, "."))
}

/// "…, he added that": another report of a subject named anew.
fn opens_report(scene: &Scene<'_>, at: usize) -> bool {
    let mut verb = match scene.actor_at(at) {
        Some(mention) => scene.mention_tokens(mention).end,
        None if scene.tag(at).any(Tags::PRONOUN) => at + 1,
        None => return false,
    };
    while scene.tag(verb).any(Tags::ADVERB) && verb < at + 4 {
        verb += 1;
    }
    let tag = scene.tag(verb);
    tag.any(Tags::DIRECT)
        && tag.any(Tags::CLAUSE)
        && tag.any(Tags::PAST.and(Tags::THIRD))
        && scene.is_word(verb + 1)
}

/// "and added", "but said": a second verb of saying of the same speaker.
fn joins_report(scene: &Scene<'_>, at: usize) -> bool {
    if !scene.tag(at).any(Tags::CONJ) {
        return false;
    }
    if opens_report(scene, at + 1) {
        return true;
    }
    let mut verb = at + 1;
    while scene.tag(verb).any(Tags::ADVERB.and(Tags::AUX)) && verb < at + 4 {
        verb += 1;
    }
    let tag = scene.tag(verb);
    tag.any(Tags::REPORT)
        && tag.any(Tags::PAST.and(Tags::THIRD))
        && tag.any(Tags::DIRECT.and(Tags::NAMING).and(Tags::OBJECT))
        && !tag.any(Tags::MARKED)
        && scene.mention_at(verb).is_none()
}
