//! Who does what: lists of sides, subjects and objects of verbs.

use super::chunks::{ChunkKind, Verb};
use super::people::People;
use super::scene::Scene;
use super::words::{Form, is_one_of};
use crate::analysis::Participant;

/// Sides joined by commas and "and".
#[derive(Clone, Debug)]
pub(super) struct List {
    /// Its first chunk.
    pub(super) start: usize,
    /// The chunk after it.
    pub(super) end: usize,
    /// Who is named.
    pub(super) sides: Vec<Participant>,
    /// The pronoun it consists of.
    pub(super) pronoun: Option<usize>,
}

/// A sentence with its lists of sides.
#[derive(Debug)]
pub(super) struct Reading<'s> {
    /// The sentence.
    pub(super) scene: &'s Scene<'s>,
    /// The people of the article.
    pub(super) people: &'s People,
    /// All lists, in order.
    pub(super) lists: Vec<List>,
}

/// Verbs whose clause may follow without "that".
const SAYING: &str = "say tell announce claim report confirm believe think know hope reveal indicate warn insist suggest \
acknowledge admit state add argue note declare stress allege hear";
/// Verbs whose object is the one who then acts: "invited Xi to visit".
const OBJECT_CONTROL: &str = "invite ask urge order allow force request prevent send call press want expect persuade dispatch \
appoint lead require advise tell enable permit encourage bring authorise authorize instruct forbid bar ban convince dare \
challenge schedule take";

/// What may lie between one thing that somebody does and the next.
const SPANS: &str = "day days hour hours minutes week weeks month months year years night";

impl<'s> Reading<'s> {
    /// Reads the lists of a sentence.
    pub(super) fn new(scene: &'s Scene<'s>, people: &'s People) -> Reading<'s> {
        let mut reading = Reading {
            scene,
            people,
            lists: Vec::new(),
        };
        let mut at = 0;
        while at < scene.chunks.len() {
            match reading.read_list(at) {
                Some(list) => {
                    at = list.end.max(at + 1);
                    reading.lists.push(list);
                }
                None => at += 1,
            }
        }
        reading
    }

    pub(super) fn kind(&self, idx: usize) -> Option<&ChunkKind> {
        self.scene.chunk(idx).map(|c| &c.kind)
    }

    /// The first word of chunk `idx`, in lower case.
    pub(super) fn word(&self, idx: usize) -> &str {
        self.scene
            .chunk(idx)
            .map_or("", |c| self.scene.lower(c.words.start))
    }

    pub(super) fn verb(&self, idx: usize) -> Option<&Verb> {
        match self.kind(idx)? {
            ChunkKind::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    /// The list that holds chunk `idx`.
    pub(super) fn list_with(&self, idx: usize) -> Option<&List> {
        self.lists.iter().find(|l| l.start <= idx && idx < l.end)
    }

    /// The list that starts at chunk `idx`.
    pub(super) fn list_at(&self, idx: usize) -> Option<&List> {
        self.lists.iter().find(|l| l.start == idx)
    }

    /// The list or noun that is the subject of the verb at chunk `verb`.
    pub(super) fn subject(&self, verb: usize) -> Option<usize> {
        self.subject_within(verb, 6)
    }

    fn subject_within(&self, verb_idx: usize, depth: usize) -> Option<usize> {
        let depth = depth.checked_sub(1)?;
        let verb = self.verb(verb_idx)?;
        if verb.is_infinitive {
            return self.controller(verb_idx, depth);
        }
        let mut at = verb_idx;
        while let Some(idx) = at.checked_sub(1) {
            at = idx;
            match self.kind(idx)? {
                ChunkKind::Noun(_) => {
                    let start = self.phrase_start(idx);
                    let is_participle = verb.form == Form::Ing && !verb.be && idx + 1 == verb_idx;
                    if is_participle && self.list_with(idx).is_some_and(|l| !l.sides.is_empty()) {
                        return Some(idx);
                    }
                    match self.role_of(start, verb) {
                        Place::Subject => return Some(idx),
                        Place::OfVerb(other) => return self.subject_within(other, depth),
                        Place::OfPrep(prep) => at = prep,
                    }
                }
                ChunkKind::Relative => return self.antecedent(idx),
                ChunkKind::Comma => match self.over_aside(idx) {
                    Some(open) => at = open,
                    None => {
                        if let Some(other) = self.verb_before(idx)
                            && idx + 1 == verb_idx
                        {
                            return self.subject_within(other, depth);
                        }
                    }
                },
                ChunkKind::Verb(_) => return self.subject_within(idx, depth),
                ChunkKind::Sub if self.word(idx) == "but" => {
                    return match self.main_verb_before(idx) {
                        Some(other) => self.subject_within(other, depth),
                        None => self.subject_after(verb_idx),
                    };
                }
                ChunkKind::Sub | ChunkKind::Stop => return self.subject_after(verb_idx),
                ChunkKind::Prep if self.opens_aftermath(idx, verb_idx) => {
                    if let Some(main) = self.main_verb_before(idx) {
                        return self.subject_within(main, depth);
                    }
                }
                ChunkKind::Prep
                    if verb.form == Form::Ing
                        && idx + 1 == verb_idx
                        && self.word(idx) == "from" =>
                {
                    let kept = idx
                        .checked_sub(1)
                        .filter(|i| self.list_with(*i).is_some_and(|l| !l.sides.is_empty()));
                    if let Some(kept) = kept {
                        return Some(kept);
                    }
                }
                ChunkKind::And
                    if idx > 0 && matches!(self.kind(idx - 1), Some(ChunkKind::Comma)) =>
                {
                    if let Some(other) = self.main_verb_before(idx) {
                        return self.subject_within(other, depth);
                    }
                }
                ChunkKind::Prep | ChunkKind::And => {}
            }
        }
        self.subject_after(verb_idx)
    }

    /// ", before holding talks": what the subject of the whole sentence does before or after.
    fn opens_aftermath(&self, prep: usize, verb: usize) -> bool {
        let is_ing = self
            .verb(verb)
            .is_some_and(|v| v.form == Form::Ing && !v.be);
        // ", a day after hosting X" as well as ", after hosting X".
        let measure = prep.checked_sub(1).filter(|i| {
            self.scene
                .noun(*i)
                .is_some_and(|n| is_one_of(self.scene.lower(n.head), SPANS))
        });
        let after_comma = measure
            .unwrap_or(prep)
            .checked_sub(1)
            .is_some_and(|i| matches!(self.kind(i), Some(ChunkKind::Comma)));
        is_ing && after_comma && prep + 1 == verb && is_one_of(self.word(prep), "before after")
    }

    /// The nearest finite verb before chunk `idx` that stands in no clause of its own.
    fn main_verb_before(&self, idx: usize) -> Option<usize> {
        let mut found = None;
        for at in (0..idx).rev() {
            match self.kind(at)? {
                ChunkKind::Stop => break,
                ChunkKind::Verb(v) if v.is_finite() => found = found.or(Some(at)),
                ChunkKind::Sub if self.word(at) != "but" => {
                    let says = at.checked_sub(1).is_some_and(|i| self.verb(i).is_some());
                    if !says {
                        found = None;
                    }
                }
                ChunkKind::Relative => found = None,
                _ => {}
            }
            if found.is_some() && matches!(self.kind(at), Some(ChunkKind::Comma)) {
                break;
            }
        }
        found
    }

    /// Where the phrase that ends at chunk `idx` starts, its list included.
    fn phrase_start(&self, idx: usize) -> usize {
        if let Some(list) = self.list_with(idx) {
            return list.start;
        }
        let mut start = idx;
        while start > 0 && self.scene.noun(start - 1).is_some_and(|n| n.owns) {
            start -= 1;
        }
        start
    }

    fn role_of(&self, start: usize, verb: &Verb) -> Place {
        let Some(before) = start.checked_sub(1) else {
            return Place::Subject;
        };
        match self.kind(before) {
            Some(ChunkKind::Prep) => Place::OfPrep(before),
            Some(ChunkKind::Verb(other)) => {
                let says = is_one_of(other.lemma, SAYING) && verb.is_finite();
                if says {
                    Place::Subject
                } else {
                    Place::OfVerb(before)
                }
            }
            Some(ChunkKind::And) => match before.checked_sub(1).and_then(|i| self.kind(i)) {
                Some(ChunkKind::Noun(_)) => {
                    let inner = self.phrase_start(before - 1);
                    self.role_of(inner, verb)
                }
                _ => Place::Subject,
            },
            _ => Place::Subject,
        }
    }

    /// Who carries out an infinitive.
    fn controller(&self, verb_idx: usize, depth: usize) -> Option<usize> {
        let mut at = verb_idx;
        let mut object = None;
        while let Some(idx) = at.checked_sub(1) {
            at = idx;
            match self.kind(idx)? {
                ChunkKind::Verb(verb) => {
                    let controls = is_one_of(verb.lemma, OBJECT_CONTROL) && !verb.is_passive();
                    if let (true, Some(object)) = (controls, object) {
                        return Some(object);
                    }
                    return self.subject_within(idx, depth);
                }
                ChunkKind::Noun(noun) => {
                    let start = self.phrase_start(idx);
                    let before = start.checked_sub(1).and_then(|i| self.kind(i));
                    match before {
                        Some(ChunkKind::Verb(_)) => object = Some(idx),
                        Some(ChunkKind::Prep) => {
                            if self.word(start - 1) == "for" && idx + 1 == verb_idx {
                                return Some(idx);
                            }
                            if is_one_of(self.word(start - 1), "for on upon")
                                && self.list_with(idx).is_some_and(|l| !l.sides.is_empty())
                            {
                                object = Some(idx);
                            }
                        }
                        None => return Some(idx),
                        _ => {}
                    }
                    let decides = is_one_of(
                        self.scene.lower(noun.head),
                        "decision plan plans intention refusal offer willingness readiness desire attempt bid wish effort efforts",
                    );
                    let owner = idx
                        .checked_sub(1)
                        .filter(|i| decides && self.scene.noun(*i).is_some_and(|n| n.owns));
                    if let (Some(owner), true) = (owner, idx + 1 == verb_idx) {
                        return Some(owner);
                    }
                    at = start;
                }
                ChunkKind::Relative => return self.antecedent(idx),
                ChunkKind::Stop => return self.subject_after(verb_idx),
                _ => {}
            }
        }
        self.subject_after(verb_idx)
    }

    /// The phrase that "who" or "which" at chunk `idx` speaks of.
    fn antecedent(&self, idx: usize) -> Option<usize> {
        let mut at = idx.checked_sub(1)?;
        if matches!(self.kind(at), Some(ChunkKind::Comma | ChunkKind::Prep)) {
            at = at.checked_sub(1)?;
        }
        let list = self.list_with(at)?;
        let is_person = self.word(idx) == "who";
        // "X, the only leader who met Y": X, whom the phrase before "who" only describes.
        let is_described = list.sides.iter().all(|s| s.entity.is_none()) && list.sides.len() == 1;
        let named = list
            .start
            .checked_sub(2)
            .filter(|i| {
                is_person && is_described && matches!(self.kind(i + 1), Some(ChunkKind::Comma))
            })
            .filter(|i| {
                self.word(list.start) == "the" && self.list_with(*i).is_some_and(is_one_person)
            });
        if named.is_some() {
            return named;
        }
        if is_person && list.sides.is_empty() && list.pronoun.is_none() {
            let wider = self
                .lists
                .iter()
                .rev()
                .find(|l| l.end <= list.start && !l.sides.is_empty())?;
            let is_near = (wider.end..list.start).all(|i| self.verb(i).is_none());
            return Some(if is_near {
                wider.end.saturating_sub(1)
            } else {
                at
            });
        }
        Some(at)
    }

    /// If the comma at chunk `idx` closes an aside, the chunk that opens it.
    fn over_aside(&self, idx: usize) -> Option<usize> {
        let mut at = idx;
        let mut has_finite = false;
        while let Some(before) = at.checked_sub(1) {
            at = before;
            match self.kind(at)? {
                ChunkKind::Comma => {
                    let opens = match self.kind(at + 1)? {
                        ChunkKind::Relative => true,
                        ChunkKind::Sub => true,
                        ChunkKind::Verb(v) => {
                            !v.is_finite()
                                || (v.form == Form::Past
                                    && !v.be
                                    && !v.have
                                    && v.modal.is_none()
                                    && matches!(self.kind(at + 2), Some(ChunkKind::Prep)))
                        }
                        ChunkKind::Prep | ChunkKind::Noun(_) => !has_finite,
                        _ => false,
                    };
                    if opens {
                        return Some(at);
                    }
                    if has_finite {
                        return None;
                    }
                }
                ChunkKind::Stop => return None,
                ChunkKind::Verb(v) if v.is_finite() => has_finite = true,
                ChunkKind::Relative | ChunkKind::Sub
                    if at + 1 < idx
                        && has_finite
                        && !matches!(
                            at.checked_sub(1).and_then(|i| self.kind(i)),
                            Some(ChunkKind::Comma)
                        ) =>
                {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    /// The nearest finite verb before word `word`.
    pub(super) fn verb_before_word(&self, word: usize) -> Option<usize> {
        (0..self.scene.chunks.len())
            .take_while(|i| self.scene.chunk(*i).is_some_and(|c| c.words.end <= word))
            .filter(|i| self.verb(*i).is_some_and(|v| v.is_finite()))
            .last()
    }

    /// The nearest finite verb before chunk `idx` in its clause.
    fn verb_before(&self, idx: usize) -> Option<usize> {
        (0..idx)
            .rev()
            .take_while(|i| !matches!(self.kind(*i), Some(ChunkKind::Stop)))
            .find(|i| self.verb(*i).is_some_and(|v| v.is_finite()))
    }

    /// The subject that follows a fronted clause: "After meeting Xi, Putin said".
    pub(super) fn subject_after(&self, from: usize) -> Option<usize> {
        let mut at = from + 1;
        let mut after_comma = false;
        while let Some(kind) = self.kind(at) {
            match kind {
                ChunkKind::Comma => after_comma = true,
                ChunkKind::Noun(_) if after_comma => {
                    let end = self.list_at(at).map_or(at + 1, |l| l.end);
                    let aside = if matches!(self.kind(end), Some(ChunkKind::Comma)) {
                        self.aside_end(end)
                    } else {
                        end
                    };
                    if self.verb(aside).is_some_and(|v| v.is_finite()) {
                        return Some(end.saturating_sub(1).max(at));
                    }
                    at = end;
                    continue;
                }
                ChunkKind::Stop => return None,
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// The chunk after the aside that the comma at `idx` opens.
    fn aside_end(&self, idx: usize) -> usize {
        (idx + 1..self.scene.chunks.len())
            .find(|i| matches!(self.kind(*i), Some(ChunkKind::Comma)))
            .map_or(idx, |i| i + 1)
    }

    /// The verb that governs the noun at chunk `idx` directly or through a preposition:
    /// the verb's chunk, and the preposition's.
    pub(super) fn governor(&self, idx: usize) -> Governor {
        let start = self.noun_start(idx);
        let Some(before) = start.checked_sub(1) else {
            return Governor::default();
        };
        match self.kind(before) {
            Some(ChunkKind::Verb(_)) => Governor {
                verb: Some(before),
                prep: None,
            },
            Some(ChunkKind::Prep) => Governor {
                verb: self.governing_verb(before),
                prep: Some(before),
            },
            Some(ChunkKind::And | ChunkKind::Comma) => match before.checked_sub(1) {
                Some(inner)
                    if self.scene.noun(inner).is_some()
                        && self.list_with(inner).is_none_or(|l| l.sides.is_empty()) =>
                {
                    self.governor(inner)
                }
                _ => Governor::default(),
            },
            _ => Governor::default(),
        }
    }

    /// Where the noun phrase with head chunk `idx` starts, owners included.
    pub(super) fn noun_start(&self, idx: usize) -> usize {
        let mut start = idx;
        while start > 0 && self.scene.noun(start - 1).is_some_and(|n| n.owns) {
            start = self
                .list_with(start - 1)
                .map_or(start - 1, |l| l.start.min(start - 1));
        }
        start
    }

    /// The verb before a preposition, what stands between skipped.
    fn governing_verb(&self, prep: usize) -> Option<usize> {
        let mut at = prep;
        while let Some(idx) = at.checked_sub(1) {
            at = idx;
            match self.kind(idx)? {
                ChunkKind::Verb(_) => return Some(idx),
                ChunkKind::Stop | ChunkKind::Relative | ChunkKind::Sub => return None,
                ChunkKind::Comma => {
                    if let Some(open) = self.over_aside(idx) {
                        at = open;
                    }
                }
                _ => {}
            }
        }
        None
    }
}

/// One person by name.
fn is_one_person(list: &List) -> bool {
    match list.sides.as_slice() {
        [side] => side.kind == crate::analysis::PartyKind::Person && side.entity.is_some(),
        _ => false,
    }
}

enum Place {
    Subject,
    OfVerb(usize),
    OfPrep(usize),
}

/// What a noun depends on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Governor {
    /// The verb's chunk.
    pub(super) verb: Option<usize>,
    /// The preposition between.
    pub(super) prep: Option<usize>,
}
