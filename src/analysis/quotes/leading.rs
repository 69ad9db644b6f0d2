//! Who says what stands in quotation marks when the cue leads up to the words, and the
//! subject of a verb in any of its forms.

use crate::text::TokenKind;

use super::ages::stands_alone;
use super::clause::skips_to;
use super::direct::{Cue, according};
use super::noun::{Head, Phrase, ending_at, starting_at};
use super::phrase::{clause_subject, is_finite_report, subject};
use super::scene::Scene;
use super::verbal::{is_verb, past_adverbs};
use super::words::{FINITE, Tags};

/// How far before a quotation its verb may stand, in tokens.
const REACH_BEFORE: usize = 24;

/// The cue that leads up to the stretch `number`: X said: "…"; X said, "…"; MERZ: "…".
pub(super) fn before(scene: &Scene<'_>, number: usize) -> Option<Cue> {
    let start = scene.marked_tokens.get(number)?.start;
    let sign = start.checked_sub(1)?;
    let colon = scene.is(sign, ":");
    let bound = scene.sentence_of(sign).start;
    if !colon && !scene.is(sign, ",") {
        return adjacent(scene, number, sign, bound);
    }
    if bound >= sign {
        return None;
    }
    let is_upper = scene
        .marked
        .get(number)
        .is_some_and(|m| !m.inner.of(scene.body).starts_with(char::is_lowercase));
    for verb in (bound..sign).rev().take(REACH_BEFORE) {
        let tag = scene.tag(verb);
        if tag.any(Tags::MARKED) {
            return None;
        }
        let reports = tag.any(Tags::REPORT)
            && tag.any(Tags::DIRECT.and(Tags::CLAUSE))
            && scene.mention_at(verb).is_none();
        let is_near = colon || is_upper || skips_to(scene, verb, sign);
        if reports && is_near && is_used_as_verb(scene, verb, bound) {
            return Some(verb_before(scene, verb, sign, bound));
        }
        if scene.is(verb, "words") && scene.is(verb + 1, "of") {
            return in_words_of(scene, verb, sign);
        }
        if scene.is(verb, "according") && scene.is(verb + 1, "to") {
            return according(scene, verb).map(|cue| Cue {
                end: sign + 1,
                ..cue
            });
        }
        if !colon
            && tag.any(
                Tags::AUX
                    .and(Tags::SUBORD)
                    .and(Tags::RELATIVE)
                    .and(Tags::THAT),
            )
        {
            return None;
        }
    }
    (colon && is_whole_speech(scene, number))
        .then(|| label(scene, bound, sign))
        .flatten()
}

/// "In the words of the minister, “…”".
fn in_words_of(scene: &Scene<'_>, at: usize, sign: usize) -> Option<Cue> {
    let named = (at + 2..sign).rev().find(|i| scene.is_person(*i));
    let speaker = named
        .and_then(|i| ending_at(scene, i, at + 2))
        .or_else(|| starting_at(scene, at + 2))?;
    Some(Cue {
        verb: None,
        end: sign + 1,
        speaker: Some(speaker),
        reason: "“in the words of” leads up to the words",
        confidence: 88,
    })
}

/// Whether a stretch after a mere name and a colon is speech: it ends its sentence, and it is
/// no title.
fn is_whole_speech(scene: &Scene<'_>, number: usize) -> bool {
    let (Some(marked), Some(tokens)) = (scene.marked.get(number), scene.marked_tokens.get(number))
    else {
        return false;
    };
    let end = tokens.end;
    let goes_on = scene.is_word(end)
        && scene.sentence_of(tokens.start).end > end
        && scene.tag(end).0 & Tags::CAPITAL.0 == 0;
    let n_words = tokens.clone().filter(|i| scene.is_word(*i)).count();
    let n_capital = tokens
        .clone()
        .filter(|i| scene.tag(*i).any(Tags::CAPITAL))
        .count();
    let inner = super::direct::ending(marked.inner.of(scene.body));
    let is_title = n_capital * 2 > n_words && n_words > 1 && !inner.ends_with(['.', '!', '?']);
    !goes_on && !is_title
}

/// "said “…”", "told CNN “…”": no mark parts the verb from whole sentences that are said.
fn adjacent(scene: &Scene<'_>, number: usize, last: usize, bound: usize) -> Option<Cue> {
    let marked = scene.marked.get(number)?;
    let starts_upper = marked.inner.of(scene.body).starts_with(char::is_uppercase);
    if scene.is_marked(last) || !starts_upper {
        return None;
    }
    let mut verb = last;
    if scene.tag(verb).any(Tags::OBJECT_PRONOUN) || scene.mention_at(verb).is_some() {
        verb = match scene.mention_at(verb) {
            Some(mention) => scene.mention_tokens(mention).start.checked_sub(1)?,
            None => verb.checked_sub(1)?,
        };
        if !scene.tag(verb).any(Tags::HEARER) {
            return None;
        }
    }
    let tag = scene.tag(verb);
    let reports = verb >= bound
        && tag.any(Tags::REPORT)
        && tag.any(Tags::DIRECT)
        && scene.mention_at(verb).is_none()
        && !tag.any(Tags::MARKED)
        && (!tag.any(Tags::NOUN_TOO) || tag.any(Tags::PAST.and(Tags::ING)));
    reports.then(|| verb_before(scene, verb, last, bound))
}

/// Whether a form of a reporting verb is used as a verb: no noun ("the laugh line"), no
/// adjective ("his believed strength").
fn is_used_as_verb(scene: &Scene<'_>, at: usize, bound: usize) -> bool {
    let tag = scene.tag(at);
    let before = at
        .checked_sub(1)
        .filter(|b| *b >= bound)
        .map(|b| scene.tag(b))
        .unwrap_or_default();
    let opens_noun = before.any(Tags::DET.and(Tags::POSSESSIVE))
        && !before.any(Tags::PRONOUN.and(Tags::THAT))
        && !stands_alone(scene, at.saturating_sub(1));
    if opens_noun {
        return at > 0 && scene.is(at - 1, "her") && tag.any(Tags::ING);
    }
    let in_use = is_finite_report(scene, at) || tag.any(Tags::ING.and(Tags::BASE));
    in_use && is_verb(scene, at, bound)
}

fn verb_before(scene: &Scene<'_>, verb: usize, sign: usize, bound: usize) -> Cue {
    let speaker = verb_subject(scene, verb, bound).or_else(|| subject_after(scene, verb, sign));
    Cue {
        verb: Some(verb),
        end: sign + 1,
        confidence: if speaker.is_some() { 88 } else { 60 },
        speaker,
        reason: "the verb leads up to the words",
    }
}

/// "In other words, explained the minister: “…”".
fn subject_after(scene: &Scene<'_>, verb: usize, sign: usize) -> Option<Phrase> {
    let phrase = starting_at(scene, verb + 1)?;
    let is_whole = phrase.tokens.end == sign || scene.is(phrase.tokens.end, ",");
    let acts = match phrase.head {
        Head::Name => scene.actor_at(phrase.at).is_some(),
        Head::Noun => scene.tag(phrase.at).any(Tags::HUMAN.and(Tags::SOURCE)),
        Head::Pronoun => false,
    };
    (acts && is_whole && !scene.tag(verb).any(Tags::HEARER)).then_some(phrase)
}

/// The subject of a verb in any form; that of "saying" is the subject of its clause.
pub(super) fn verb_subject(scene: &Scene<'_>, verb: usize, bound: usize) -> Option<Phrase> {
    let tag = scene.tag(verb);
    let is_plain = tag.any(FINITE) && !tag.any(Tags::ING);
    if is_plain && !scene.tag(verb.saturating_sub(1)).any(Tags::TO) {
        return subject(scene, verb, bound);
    }
    let before = past_adverbs(scene, verb, bound)
        .filter(|b| *b >= bound && tag.any(Tags::ING) && scene.is_word(*b));
    let Some(before) = before else {
        return clause_subject(scene, verb, bound);
    };
    if scene.is(before, "as") {
        return quoted_by_others(scene, before, bound);
    }
    let acts = scene.is_person(before)
        || scene.tag(before).any(Tags::HUMAN)
        || scene.actor_at(before).is_some();
    if acts && !scene.tag(before).any(Tags::TIME) {
        return ending_at(scene, before, bound);
    }
    // "She issued a statement saying …" is hers; "The statement saying …" has no other owner.
    let near = ending_at(scene, before, bound);
    if let Some(near) =
        near.filter(|p| p.tokens.start > bound && scene.is(p.tokens.start - 1, "with"))
    {
        // "with one of them saying".
        return Some(near);
    }
    let subject = clause_subject(scene, verb, bound);
    let speaks = |p: &Phrase| p.head != Head::Noun || scene.tag(p.at).any(Tags::HUMAN);
    let is_text = scene.tag(before).any(Tags::SOURCE);
    subject
        .filter(|p| !is_text || p.tokens.end < before && speaks(p))
        .or_else(|| is_text.then(|| ending_at(scene, before, bound)).flatten())
}

/// "The agency quoted the minister as saying", "The minister was quoted as saying": who was
/// quoted.
fn quoted_by_others(scene: &Scene<'_>, as_at: usize, bound: usize) -> Option<Phrase> {
    let quoted = (bound..as_at)
        .rev()
        .take(REACH_BEFORE)
        .find(|at| scene.is(*at, "quoted") || scene.is(*at, "cited") || scene.is(*at, "quotes"))?;
    let is_passive = (bound..quoted)
        .rev()
        .find(|at| !scene.tag(*at).any(Tags::ADVERB))
        .is_some_and(|at| scene.tag(at).any(Tags::AUX) && !is_form_of_have(scene, at));
    if is_passive {
        return subject(scene, quoted, bound);
    }
    let phrase = starting_at(scene, quoted + 1)?;
    (phrase.tokens.end <= as_at).then_some(phrase)
}

fn is_form_of_have(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, "has") || scene.is(at, "have") || scene.is(at, "had") || scene.is(at, "having")
}

/// "MERZ: “…”", "Then came the minister: “…”", "The paper quotes Merz: “…”".
fn label(scene: &Scene<'_>, bound: usize, sign: usize) -> Option<Cue> {
    let last = sign
        .checked_sub(1)
        .filter(|at| scene.is_person(*at))
        .and_then(|at| ending_at(scene, at, bound))
        .filter(|name| is_named_last(scene, name, bound));
    let owner = answer_owner(scene, bound, sign);
    let speaker = last
        .or(owner)
        .or_else(|| clause_subject(scene, sign, bound))?;
    Some(Cue {
        verb: None,
        end: sign + 1,
        speaker: Some(speaker),
        reason: "the speaker is named before the colon",
        confidence: 75,
    })
}

/// "Merz's answer: “…”", "His reply: “…”": whose words follow.
fn answer_owner(scene: &Scene<'_>, bound: usize, sign: usize) -> Option<Phrase> {
    let noun = sign.checked_sub(1)?;
    let is_answer = matches!(
        scene.word(noun),
        "answer"
            | "reply"
            | "response"
            | "message"
            | "verdict"
            | "comment"
            | "words"
            | "advice"
            | "explanation"
            | "conclusion"
            | "warning"
            | "statement"
            | "motto"
    );
    if !is_answer {
        return None;
    }
    let at = (bound..noun).rev().take(4).find(|at| {
        scene.tag(*at).any(Tags::POSSESSIVE)
            || scene
                .token(*at)
                .is_some_and(|t| t.kind == TokenKind::Possessive)
    })?;
    if scene.tag(at).any(Tags::POSSESSIVE) {
        return Some(Phrase {
            tokens: at..at + 1,
            at,
            head: Head::Pronoun,
            relative: None,
        });
    }
    (at > bound)
        .then(|| ending_at(scene, at - 1, bound))
        .flatten()
}

/// Whether the name right before a colon is the speaker: nothing stands before it but a
/// dash or a verb of quoting and a title.
fn is_named_last(scene: &Scene<'_>, name: &Phrase, bound: usize) -> bool {
    let start = name.tokens.start;
    if start <= bound || matches!(scene.word(start - 1), "-" | "–" | "—" | "--" | "|") {
        return true;
    }
    let quotes = |at: usize| {
        matches!(
            scene.word(at),
            "quotes" | "quoted" | "quoting" | "cites" | "cited" | "citing" | "from" | "by"
        )
    };
    (bound..start)
        .rev()
        .take(8)
        .take_while(|at| scene.is_word(*at))
        .any(quotes)
}
