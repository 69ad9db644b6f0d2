//! Who says what stands in quotation marks: the cue and the speaker beside it.

use super::noun::{Head, Phrase, starting_at};
use super::phrase::{is_finite_report, subject};
use super::scene::Scene;
use super::words::{FINITE, Tags, looks_past};

/// A cue found beside a stretch in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// Token of the reporting verb, or of "according"; none for "MERZ: “…”".
    pub verb: Option<usize>,
    /// One past the last token that belongs to cue and speaker.
    pub end: usize,
    /// Who speaks, if it could be told.
    pub speaker: Option<Phrase>,
    /// Why.
    pub reason: &'static str,
    /// How sure, from 0 to 100.
    pub confidence: u8,
}

/// How far after a quotation its cue may stand, in tokens.
const REACH_AFTER: usize = 40;

/// The cue that follows the stretch `number`: "…," said X; "…," X said.
pub(super) fn after(scene: &Scene<'_>, number: usize) -> Option<Cue> {
    let marked = scene.marked.get(number)?;
    let end = scene.marked_tokens.get(number)?.end;
    let inner = ending(marked.inner.of(scene.body));
    let mut at = end;
    let mut is_parted = inner.ends_with([',', '?', '!', '…', '—', '–', '-', ';']);
    let ends_sentence = inner.ends_with('.') && !inner.ends_with("...");
    if scene.is(at, ",") || matches!(scene.word(at), "—" | "–" | "--" | "-" | "―") {
        is_parted = true;
        at += 1;
    }
    if same_line_end(scene, number) <= at {
        return None;
    }
    let limit = cue_limit(scene, number, at);
    let cue = according(scene, at)
        .or_else(|| verb_first(scene, at))
        .or_else(|| subject_first(scene, at, limit))
        .or_else(|| odd_verb(scene, at, is_parted && !ends_sentence))
        .or_else(|| signed(scene, end))?;
    let closes = closes_sentence(scene, cue.end);
    let is_cue = is_parted || (closes && ends_sentence);
    is_cue.then_some(cue)
}

/// "“…” — Merz": a signature after a dash.
fn signed(scene: &Scene<'_>, at: usize) -> Option<Cue> {
    let is_dash = matches!(scene.word(at), "—" | "–" | "--" | "-" | "―");
    if !is_dash || !scene.is_person(at + 1) {
        return None;
    }
    let speaker = starting_at(scene, at + 1)?;
    let end = speaker.tokens.end;
    let ends = scene.is_punct(end) || scene.token(end).is_none() || scene.is_marked(end);
    let breaks = scene.token(end).is_none_or(|t| {
        let gap = scene
            .token(end - 1)
            .and_then(|b| scene.body.get(b.span.end..t.span.start));
        gap.is_some_and(|g| g.contains('\n'))
    });
    (ends || breaks).then_some(Cue {
        verb: None,
        end,
        speaker: Some(speaker),
        reason: "signed with a name after a dash",
        confidence: 88,
    })
}

/// The words of a stretch without the marks of another one that ends inside it.
pub(super) fn ending(inner: &str) -> &str {
    inner.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '”' | '"'))
}

/// One past the last token of the paragraph of a stretch.
fn same_line_end(scene: &Scene<'_>, number: usize) -> usize {
    let paragraph = scene
        .marked
        .get(number)
        .and_then(|m| scene.segments.paragraphs.get(m.paragraph));
    paragraph.map_or(0, |p| scene.segments.tokens_in(p.span).end)
}

/// Where a cue that starts at `at` must have ended.
fn cue_limit(scene: &Scene<'_>, number: usize, at: usize) -> usize {
    let next = scene
        .marked_tokens
        .get(number + 1)
        .map_or(usize::MAX, |r| r.start);
    let sentence = scene.sentence_of(at).end;
    next.min(sentence)
        .min(at + REACH_AFTER)
        .min(same_line_end(scene, number))
}

/// Whether nothing follows in the sentence but another quotation.
fn closes_sentence(scene: &Scene<'_>, at: usize) -> bool {
    at >= scene.segments.tokens.len()
        || scene.is(at, ".")
        || scene.is_marked(at)
        || (scene.is(at, ",") && scene.is_marked(at + 1))
}

pub(super) fn according(scene: &Scene<'_>, at: usize) -> Option<Cue> {
    if !scene.is(at, "according") || !scene.is(at + 1, "to") {
        return None;
    }
    let speaker = starting_at(scene, at + 2)?;
    Some(Cue {
        verb: Some(at),
        end: speaker.tokens.end,
        speaker: Some(speaker),
        reason: "“according to” after the words",
        confidence: 82,
    })
}

/// "said Merz", "also said the minister".
fn verb_first(scene: &Scene<'_>, at: usize) -> Option<Cue> {
    let mut verb = at;
    while scene.tag(verb).any(Tags::ADVERB) && verb < at + 2 {
        verb += 1;
    }
    let tag = scene.tag(verb);
    let finite = tag.any(Tags::PAST.and(Tags::THIRD)) && tag.any(Tags::DIRECT);
    if !finite || tag.any(Tags::CAPITAL) || tag.any(Tags::MARKED) {
        return None;
    }
    let speaker = starting_at(scene, verb + 1)?;
    if speaker.head == Head::Noun && scene.tag(speaker.at).any(Tags::TIME) {
        return None;
    }
    Some(Cue {
        verb: Some(verb),
        end: speaker.tokens.end,
        speaker: Some(speaker),
        reason: "the verb and its subject follow the words",
        confidence: 96,
    })
}

/// "Merz said", "the minister, who is in Paris, later told reporters".
fn subject_first(scene: &Scene<'_>, at: usize, limit: usize) -> Option<Cue> {
    let verb = (at..limit).find(|i| {
        is_finite_report(scene, *i) && scene.tag(*i).any(Tags::DIRECT.and(Tags::CLAUSE)) && *i > at
    })?;
    let speaker = subject(scene, verb, at)?;
    // The cue must begin with its subject, apart from titles and articles.
    let lead = speaker.tokens.start.saturating_sub(at);
    let only_titles = (at..speaker.tokens.start).all(|i| {
        scene.is_word(i) && !scene.tag(i).any(FINITE.and(Tags::PREP).and(Tags::SUBORD))
            || scene.is(i, "-")
            || scene.mention_at(i).is_some()
            || scene
                .token(i)
                .is_some_and(|t| t.kind == crate::text::TokenKind::Possessive)
    });
    if lead > 12 || !only_titles {
        return None;
    }
    Some(Cue {
        verb: Some(verb),
        end: verb + 1,
        speaker: Some(speaker),
        reason: "the subject and its verb follow the words",
        confidence: 96,
    })
}

/// "she thundered": a verb that is no known reporting verb right after comma and subject.
fn odd_verb(scene: &Scene<'_>, at: usize, is_parted: bool) -> Option<Cue> {
    if !is_parted {
        return None;
    }
    let speaker = starting_at(scene, at)?;
    let is_someone = match speaker.head {
        Head::Pronoun => true,
        Head::Name => scene.is_person(speaker.at),
        Head::Noun => scene.tag(speaker.at).any(Tags::HUMAN),
    };
    let mut verb = speaker.tokens.end;
    while scene.tag(verb).any(Tags::ADVERB.and(Tags::AUX)) && verb < speaker.tokens.end + 3 {
        verb += 1;
    }
    let token = scene.token(verb)?;
    let is_verb = scene.tag(verb).any(FINITE) || looks_past(scene.body, token);
    // A verb with an object tells something else ("her critics cited it").
    let past = verb + 1;
    let is_free = scene.is_punct(past)
        || scene.token(past).is_none()
        || scene.is_marked(past)
        || matches!(scene.word(past), "out" | "up" | "off" | "down")
        || scene.tag(past).any(
            Tags::PREP
                .and(Tags::ADVERB)
                .and(Tags::SUBORD)
                .and(Tags::TIME),
        )
        || scene.tag(past).any(Tags::CONJ);
    (is_someone && is_verb && is_free).then(|| Cue {
        verb: Some(verb),
        end: verb + 1,
        speaker: Some(speaker),
        reason: "a subject and a verb follow the words",
        confidence: 80,
    })
}
