//! Words that say there is an encounter.

use super::chunks::{ChunkKind, Verb};
use super::phones::{congratulates, conversation, ends_by_phone, is_bare_talk, phone_later, rings};
use super::scene::Scene;
use super::words::{Form, is_one_of};
use super::{gestures, idioms};
use crate::analysis::{Grain, MeetingKind};
use crate::text::Token;

/// A word that says there is an encounter.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    /// Its chunk.
    pub(super) chunk: usize,
    /// Its words.
    pub(super) words: std::ops::Range<usize>,
    /// The form of encounter it names.
    pub(super) kind: MeetingKind,
    /// Noun or verb.
    pub(super) is_verb: bool,
}

/// Whether a word, in lower case, may be a trigger; asked of every word of every text.
pub(super) fn is_trigger(word: &str) -> bool {
    noun_kind(word).is_some()
        || is_verb(word)
        || gestures::is_gesture(word)
        || idioms::is_verb(word)
}

/// Whether a noun, in lower case, tells of an encounter.
pub(super) fn is_noun_of_meeting(word: &str) -> bool {
    noun_kind(word).is_some()
}

/// Whether a sentence may tell of an encounter by one of the words of this list; cheap.
pub(super) fn may_tell(tokens: &[Token], body: &str) -> bool {
    tokens.iter().enumerate().any(|(idx, token)| {
        let word = token.of(body);
        may_be_trigger(word.as_bytes())
            && if idioms::is_verb(word) {
                idioms::may_open(tokens, idx, body)
            } else {
                !needs_name(word)
                    || name_follows(tokens, idx, body)
                    || (word == "phone" && is_by_phone(tokens, idx, body))
            }
    })
}

/// Common words that tell of an encounter only beside a name: "received", "saw", "called".
fn needs_name(word: &str) -> bool {
    matches!(
        word,
        "see"
            | "sees"
            | "saw"
            | "seen"
            | "receive"
            | "receives"
            | "received"
            | "receiving"
            | "welcome"
            | "welcomes"
            | "welcomed"
            | "welcoming"
            | "called"
            | "phone"
            | "rang"
            | "rings"
            | "walked"
            | "walks"
            | "rode"
            | "drove"
            | "boarded"
            | "exchanged"
    )
}

/// "by phone", "over the phone": the name stands before it.
fn is_by_phone(tokens: &[Token], idx: usize, body: &str) -> bool {
    let before = tokens.iter().take(idx).rev().take(2);
    before
        .map(|t| t.of(body))
        .any(|w| is_one_of(w, "by over on via"))
}

/// Whether one of the next words begins with a capital, or the two see "each other".
fn name_follows(tokens: &[Token], idx: usize, body: &str) -> bool {
    let near = tokens.iter().skip(idx + 1).take(6);
    near.map(|t| t.of(body))
        .any(|w| w.starts_with(char::is_uppercase) || is_one_of(w, "each him her them he"))
}

/// Whether a word in any case may be one; cheap.
pub(super) fn may_be_trigger(word: &[u8]) -> bool {
    let Some(first) = word.first() else {
        return false;
    };
    if word.len() < 3 || word.len() > 16 {
        return false;
    }
    let lower = first.to_ascii_lowercase();
    if !matches!(
        lower,
        b'm' | b't'
            | b'v'
            | b's'
            | b'c'
            | b'n'
            | b'd'
            | b'h'
            | b'r'
            | b'w'
            | b'p'
            | b'j'
            | b'g'
            | b'l'
            | b'a'
            | b'b'
            | b'e'
    ) {
        return false;
    }
    let mut buffer = [0u8; 16];
    let Some(slot) = buffer.get_mut(..word.len()) else {
        return false;
    };
    for (to, from) in slot.iter_mut().zip(word) {
        *to = from.to_ascii_lowercase();
    }
    std::str::from_utf8(slot).is_ok_and(is_trigger)
}

fn noun_kind(word: &str) -> Option<MeetingKind> {
    Some(match word {
        "meeting" | "meetings" | "encounter" | "encounters" | "gathering" | "dinner" | "lunch"
        | "luncheon" | "banquet" | "breakfast" | "audience" | "handshake" | "tête-à-tête"
        | "tete-a-tete" | "tête" => MeetingKind::Meeting,
        "talks" | "negotiations" | "discussions" | "dialogue" | "dialog" | "consultations" => {
            MeetingKind::Talks
        }
        "summit" | "summits" | "conference" => MeetingKind::Summit,
        "visit" | "visits" | "trip" | "journey" | "tour" => MeetingKind::Visit,
        "credentials" => MeetingKind::Meeting,
        of_sides if idioms::is_noun_of_sides(of_sides) => MeetingKind::Meeting,
        "call" | "calls" | "conversation" | "conversations" | "videoconference"
        | "teleconference" => MeetingKind::Call,
        _ => return None,
    })
}

fn is_verb(word: &str) -> bool {
    is_verb_of_speech(word) || is_verb_of_meeting(word)
}

fn is_verb_of_speech(word: &str) -> bool {
    matches!(
        word,
        "negotiate"
            | "negotiates"
            | "negotiated"
            | "negotiating"
            | "speaks"
            | "spoke"
            | "spoken"
            | "speak"
            | "speaking"
            | "talk"
            | "talks"
            | "talked"
            | "talking"
            | "phoned"
            | "phones"
            | "telephoned"
            | "telephones"
            | "called"
            | "calls"
            | "confers"
            | "conferred"
            | "confer"
            | "converses"
            | "conversed"
            | "phone"
            | "rang"
            | "rings"
            | "discuss"
            | "discussed"
            | "discusses"
    )
}

fn is_verb_of_meeting(word: &str) -> bool {
    matches!(
        word,
        "sees"
            | "meet"
            | "meets"
            | "met"
            | "meeting"
            | "visit"
            | "visits"
            | "visited"
            | "visiting"
            | "hosts"
            | "hosted"
            | "host"
            | "hosting"
            | "receives"
            | "received"
            | "welcomes"
            | "welcomed"
            | "greets"
            | "greeted"
            | "shake"
            | "shakes"
            | "shook"
            | "shaking"
            | "sat"
            | "sits"
            | "sit"
            | "hands"
            | "convene"
            | "convenes"
            | "convened"
            | "gather"
            | "gathered"
            | "gathers"
            | "assemble"
            | "assembled"
            | "assembles"
            | "embrace"
            | "embraced"
            | "embraces"
            | "receive"
            | "receiving"
            | "welcome"
            | "welcoming"
            | "greet"
            | "greeting"
            | "sitting"
            | "see"
            | "saw"
            | "seen"
            | "reconvene"
            | "reconvened"
    )
}

/// The triggers of a sentence, in order.
pub(super) fn triggers(scene: &Scene<'_>) -> Vec<Trigger> {
    let mut found = Vec::new();
    for (idx, chunk) in scene.chunks.iter().enumerate() {
        match &chunk.kind {
            ChunkKind::Noun(noun) => found.extend(of_noun(scene, idx, noun.head)),
            ChunkKind::Verb(verb) => found.extend(of_verb(scene, idx, verb)),
            _ => {}
        }
    }
    found
}

fn of_noun(scene: &Scene<'_>, chunk: usize, head: usize) -> Option<Trigger> {
    let kind = noun_kind(scene.lower(head))?;
    let is_named = scene
        .mention(head)
        .is_some_and(|(_, e)| e.kind == crate::analysis::EntityKind::Organization);
    if is_named && kind != MeetingKind::Summit {
        return None;
    }
    let start = scene.chunk(chunk)?.words.start;
    let before = |list: &str| (start..head).any(|i| is_one_of(scene.lower(i), list));
    let is_phone = before("phone telephone video telephonic conference videoconference");
    let words = |first: usize| first..head + 1;
    let kind = match scene.lower(head) {
        "call" | "calls" | "conversation" | "conversations" => {
            conversation(scene, chunk, start..head, is_phone)?
        }
        "conference" => {
            let is_title = scene
                .words
                .get(head)
                .is_some_and(|w| w.text.starts_with(char::is_uppercase));
            if is_title
                || scene.mention(head).is_some()
                || before("news press telephone party annual premier football")
            {
                return None;
            }
            kind
        }
        meal if gestures::is_meal(meal) => {
            let is_with = is_one_of(scene.lower(head + 1), "with together");
            let is_had = matches!(
                chunk.checked_sub(1).and_then(|i| scene.chunk(i)).map(|c| &c.kind),
                Some(ChunkKind::Verb(v)) if v.lemma == "have"
            );
            let is_told = is_with
                || is_had
                || gestures::is_meal_of_guests(scene, chunk)
                || gestures::is_meal_given(scene, chunk);
            if !is_told && !before("working state official private gala welcome") {
                return None;
            }
            kind
        }
        of_sides if idioms::is_noun_of_sides(of_sides) => {
            if !is_one_of(scene.lower(head + 1), "with between") {
                return None;
            }
            kind
        }
        "encounter" | "encounters"
            if !is_one_of(scene.lower(head + 1), "with between")
                && !is_one_of(scene.lower(start), "his her their its") =>
        {
            return None;
        }
        "credentials" if !is_handed_over(scene, chunk) => return None,
        "tour" if scene.lower(head + 1) == "of" && scene.lower(head + 2) == "duty" => return None,
        "tour" | "trip" | "journey" if before("concert book world bus farewell") => return None,
        "meeting" | "meetings" if is_phone => MeetingKind::Call,
        "meeting" | "meetings" if before("summit") => MeetingKind::Summit,
        "meeting" | "meetings"
            if before(
                "cabinet board party council shareholders shareholder committee annual plenary town parliamentary",
            ) =>
        {
            return None;
        }
        _ => kind,
    };
    let is_plain = head > start && is_one_of(scene.lower(head - 1), "phone telephone video");
    Some(Trigger {
        chunk,
        words: words(if is_plain { head - 1 } else { head }),
        kind,
        is_verb: false,
    })
}

/// "accepted credentials", "presented his credentials": the ceremony, not what somebody is worth.
fn is_handed_over(scene: &Scene<'_>, chunk: usize) -> bool {
    let before = chunk.checked_sub(1).and_then(|i| scene.chunk(i));
    matches!(before.map(|c| &c.kind), Some(ChunkKind::Verb(v))
        if is_one_of(v.lemma, "accept receive present hand deliver take")
            && !(v.is_negated || v.is_infinitive))
}

/// "rang X": a person by name, where a bell has an article.
fn rings_person(scene: &Scene<'_>, chunk: usize) -> bool {
    let first = scene
        .chunk(chunk + 1)
        .map_or("", |c| scene.lower(c.words.start));
    names_person(scene, chunk + 1) && !is_one_of(first, "the a an this")
}

fn of_verb(scene: &Scene<'_>, chunk: usize, verb: &Verb) -> Option<Trigger> {
    let end = scene.chunk(chunk)?.words.end;
    let next = scene.lower(end);
    let one = verb.head..verb.head + 1;
    let (kind, words) = match verb.lemma {
        "meet" => (MeetingKind::Meeting, one),
        "visit" if verb.form == Form::Ing && !verb.be && is_visiting_guest(scene, chunk) => {
            return None;
        }
        "visit" => (MeetingKind::Visit, one),
        "negotiate" => (MeetingKind::Talks, one),
        "speak" | "talk" | "converse" => {
            let phone = phone_later(scene, end);
            let in_person = gestures::past_in_person(scene, end);
            if in_person.is_some_and(|i| is_one_of(scene.lower(i), "with to")) {
                return Some(verb_trigger(chunk, one, MeetingKind::Meeting));
            }
            match (phone, scene.lower(gestures::past_adverbs(scene, end))) {
                (Some(last), _) => (MeetingKind::Call, verb.head..last.max(verb.head + 1)),
                (None, "with" | "to") => (MeetingKind::Call, one),
                (None, "for") if verb.lemma == "talk" => (MeetingKind::Talks, one),
                (None, _) if is_bare_talk(scene, end) => (MeetingKind::Call, one),
                _ => return None,
            }
        }
        "phone" | "telephone" => (MeetingKind::Call, one),
        "call" if !matches!(next, "for" | "on" | "upon" | "off" | "it") => {
            phone_later(scene, end)
                .or_else(|| congratulates(scene, end))
                .or_else(|| rings(scene, chunk))?;
            (MeetingKind::Call, one)
        }
        "host" | "receive" | "welcome" | "greet" => (MeetingKind::Meeting, one),
        "see" if goes_to_see(scene, chunk, verb) => (MeetingKind::Meeting, one),
        "call" if next == "on" && pays_call(scene, chunk) => (MeetingKind::Visit, one),
        "confer" => (MeetingKind::Talks, one),
        "shake" if next == "hands" => (MeetingKind::Meeting, verb.head..verb.head + 2),
        "shake" if shakes_hand(scene, chunk) => (MeetingKind::Meeting, one),
        "sit" if is_one_of(next, "down with across opposite together") => {
            (MeetingKind::Meeting, one)
        }
        "convene" | "gather" | "reconvene" | "assemble" => (MeetingKind::Meeting, one),
        "embrace" if scene.lower(end + 1) == "other" => (MeetingKind::Meeting, one),
        said if idioms::is_told_by_phone(said) => {
            ends_by_phone(scene, end)?;
            (MeetingKind::Call, one)
        }
        "ring" if rings_person(scene, chunk) => (MeetingKind::Call, one),
        _ => match idioms::phrase(scene, chunk, verb) {
            Some(found) => found,
            None => (MeetingKind::Meeting, gestures::gesture(scene, chunk, verb)?),
        },
    };
    Some(verb_trigger(chunk, words, kind))
}

fn verb_trigger(chunk: usize, words: std::ops::Range<usize>, kind: MeetingKind) -> Trigger {
    Trigger {
        chunk,
        words,
        kind,
        is_verb: true,
    }
}

/// "shook the president's hand".
fn shakes_hand(scene: &Scene<'_>, chunk: usize) -> bool {
    let owns =
        matches!(scene.chunk(chunk + 1).map(|c| &c.kind), Some(ChunkKind::Noun(n)) if n.owns);
    let hand = scene
        .chunk(chunk + 2)
        .map_or("", |c| scene.lower(c.words.start));
    owns && hand == "hand"
}

/// Whether the chunk at `idx` ends with a person's name.
fn names_person(scene: &Scene<'_>, idx: usize) -> bool {
    scene
        .chunk(idx)
        .and_then(|c| c.words.end.checked_sub(1))
        .and_then(|i| scene.words.get(i))
        .is_some_and(|w| w.is_person)
}

/// "to see President X in Moscow", "last saw each other": people who go to see somebody.
fn goes_to_see(scene: &Scene<'_>, chunk: usize, verb: &Verb) -> bool {
    let end = scene.chunk(chunk).map_or(0, |c| c.words.end);
    if scene.lower(end) == "each" && scene.lower(end + 1) == "other" {
        return true;
    }
    if is_to_see(scene, chunk, verb) {
        return true;
    }
    let start = scene.chunk(chunk).map_or(0, |c| c.words.start);
    if start > 0 && scene.lower(start - 1) == "last" && names_person(scene, chunk + 1) {
        return true;
    }
    let after = scene.chunk(chunk + 2);
    let closes = match after.map(|c| &c.kind) {
        None | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::And) => true,
        Some(ChunkKind::Prep) => is_one_of(
            after.map_or("", |c| scene.lower(c.words.start)),
            "in at on before after during for about over",
        ),
        _ => false,
    };
    let governor = (0..chunk)
        .rev()
        .find_map(|i| match scene.chunk(i).map(|c| &c.kind) {
            Some(ChunkKind::Verb(v)) => Some(v.lemma),
            _ => None,
        });
    let goes = governor.is_some_and(|l| !is_one_of(l, "want need hope wish live wait like"));
    verb.is_infinitive && names_person(scene, chunk + 1) && closes && goes
}

/// "will see X on Monday", "sees X at 3 p.m.": a person at a day or an hour, and no more.
fn is_to_see(scene: &Scene<'_>, chunk: usize, verb: &Verb) -> bool {
    let is_dated = |i: usize| {
        let time = scene.words.get(i).and_then(|w| w.time);
        time.and_then(|t| scene.analysis.times.get(t))
            .is_some_and(|t| matches!(t.grain, Grain::Hour | Grain::Day))
    };
    let tells = verb.form == Form::Third
        || verb
            .modal
            .is_some_and(|m| is_one_of(scene.lower(m), "will would"));
    let object = scene.chunk(chunk + 1).map(|c| c.words.end);
    let end = object.filter(|_| names_person(scene, chunk + 1));
    tells && !verb.is_negated && end.is_some_and(|e| (e..e + 3).any(is_dated))
}

/// "called on President X": paid a visit, where nothing is asked of him.
fn pays_call(scene: &Scene<'_>, chunk: usize) -> bool {
    let asks = (chunk + 3..chunk + 8).any(|i| {
        scene.chunk(i).is_some_and(|c| {
            matches!(&c.kind, ChunkKind::Verb(v) if v.is_infinitive)
                || is_one_of(scene.lower(c.words.start), "for not")
        })
    });
    names_person(scene, chunk + 2) && !asks
}

/// "beside visiting King Abdullah": the verb says who the guest is.
fn is_visiting_guest(scene: &Scene<'_>, chunk: usize) -> bool {
    let before = chunk.checked_sub(1).and_then(|i| scene.chunk(i));
    before.is_some_and(|c| {
        c.kind == ChunkKind::Prep
            && !is_one_of(
                scene.lower(c.words.start),
                "after before since by from of for upon while",
            )
    })
}
