//! Calls: which conversations are told to be by telephone, and which verbs tell of one.

use super::chunks::ChunkKind;
use super::scene::Scene;
use super::words::is_one_of;
use crate::analysis::MeetingKind;

/// What "call" or "conversation" behind the words `before` is, if it is an encounter.
pub(super) fn conversation(
    scene: &Scene<'_>,
    chunk: usize,
    before: std::ops::Range<usize>,
    is_phone: bool,
) -> Option<MeetingKind> {
    let head = before.end;
    let is_courtesy = before.clone().any(|i| scene.lower(i) == "courtesy");
    if is_courtesy && is_one_of(scene.lower(head + 1), "on with to") {
        return Some(MeetingKind::Meeting);
    }
    let by_phone = is_phone || by_phone(scene, head + 1);
    let is_call = scene.lower(head).starts_with("call");
    let is_told = is_one_of(scene.lower(head + 1), "with between")
        || (is_call && is_occasion(scene, chunk, before.start, head));
    match (by_phone, is_told, is_call) {
        (true, ..) | (false, true, true) => Some(MeetingKind::Call),
        (false, true, false) => Some(MeetingKind::Talks),
        _ => None,
    }
}

/// "in a call last night", "during their call": a call that something happens in.
pub(super) fn is_occasion(scene: &Scene<'_>, chunk: usize, start: usize, head: usize) -> bool {
    let before = chunk.checked_sub(1).and_then(|i| scene.chunk(i));
    let is_in = before.is_some_and(|c| {
        c.kind == ChunkKind::Prep && is_one_of(scene.lower(c.words.start), "in during after")
    });
    let is_one = is_one_of(scene.lower(start), "a the their his her our");
    // "agreed in a call to meet" tells of a call, "joined in a call to act" of a demand.
    let agrees = scene.lower(head + 1) == "to"
        && (0..chunk)
            .rev()
            .any(|i| match scene.chunk(i).map(|c| &c.kind) {
                Some(ChunkKind::Verb(v)) => is_one_of(v.lemma, "agree decide promise pledge vow"),
                _ => false,
            });
    is_in && is_one && (agrees || !is_one_of(scene.lower(head + 1), "for on to from by of"))
}

/// "by phone", "on the telephone", "via video link" at word `idx` or soon after.
pub(super) fn by_phone(scene: &Scene<'_>, idx: usize) -> bool {
    (idx..idx + 4).any(|i| {
        is_one_of(
            scene.lower(i),
            "phone telephone video videoconference teleconference",
        ) && is_one_of(
            scene.lower(i.wrapping_sub(1)),
            "by on via the over through secure through",
        )
    })
}

/// "called Obama to congratulate him".
pub(super) fn congratulates(scene: &Scene<'_>, end: usize) -> Option<usize> {
    (end + 1..end + 6).find(|i| {
        scene.lower(*i) == "to"
            && is_one_of(
                scene.lower(i + 1),
                "congratulate thank discuss offer express apologise apologize",
            )
    })
}

/// "calls President X.", "called X on Monday": nothing follows that X could be called.
pub(super) fn rings(scene: &Scene<'_>, chunk: usize) -> Option<usize> {
    let object = scene.chunk(chunk + 1)?;
    let last = object.words.end.checked_sub(1)?;
    let is_person = |idx: usize| scene.words.get(idx).is_some_and(|w| w.is_person);
    let by_person = chunk
        .checked_sub(1)
        .and_then(|i| scene.chunk(i))
        .is_some_and(|c| c.words.end.checked_sub(1).is_some_and(is_person));
    let end = object.words.end;
    let closes = match scene.chunk(chunk + 2).map(|c| &c.kind) {
        None | Some(ChunkKind::Stop) => true,
        Some(ChunkKind::Prep) => {
            is_one_of(scene.lower(end), "after before amid ahead following during")
        }
        Some(ChunkKind::Comma) => scene.lower(end + 1) == "with",
        _ => false,
    };
    let has_time = scene.words.get(end).is_some_and(|w| w.time.is_some());
    (by_person && is_person(last) && (closes || has_time)).then_some(end)
}

/// The end of "by phone" among the words after a verb of speech, within its clause.
pub(super) fn phone_later(scene: &Scene<'_>, end: usize) -> Option<usize> {
    for i in end..(end + 14).min(scene.words.len()) {
        if is_one_of(
            scene.lower(i),
            "phone telephone videoconference teleconference videolink",
        ) || (scene.lower(i) == "video"
            && (is_one_of(scene.lower(i.wrapping_sub(1)), "by via over through")
                || is_one_of(scene.lower(i.wrapping_sub(2)), "by via over through")))
        {
            let near = i <= end + 3;
            return Some(if near { i + 1 } else { end });
        }
        if matches!(scene.lower(i), "." | ";" | ":") {
            return None;
        }
    }
    None
}

/// "The two men spoke on Monday", "spoke again": nothing tells what about.
pub(super) fn is_bare_talk(scene: &Scene<'_>, end: usize) -> bool {
    let is_time = |i: usize| scene.words.get(i).is_some_and(|w| w.time.is_some());
    is_time(end)
        || (scene.lower(end) == "on" && is_time(end + 1))
        || is_one_of(scene.lower(end), "again together directly twice")
        || scene.lower(end + 1) == "times"
}

/// The telephone that something is said by, within the clause from word `end` on; a call that a
/// noun tells of is not meant.
pub(super) fn ends_by_phone(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let mut clause = (end..(end + 14).min(scene.words.len()))
        .take_while(|i| !matches!(scene.lower(*i), "." | ";" | ":"));
    let is_call = |i: usize| {
        is_one_of(
            scene.lower(i),
            "call calls conversation conversations talk talks",
        )
    };
    let is_by = |i: usize| is_one_of(scene.lower(i), "by on via over through");
    clause.find(|i| {
        is_one_of(scene.lower(*i), "phone telephone")
            && !is_call(i + 1)
            && (is_by(i.wrapping_sub(1))
                || (is_one_of(scene.lower(i.wrapping_sub(1)), "the a secure")
                    && is_by(i.wrapping_sub(2))))
    })
}
