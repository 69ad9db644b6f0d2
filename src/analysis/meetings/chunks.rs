//! A sentence cut into chunks: noun phrases, verb groups, and the small words between.
//!
//! No grammar of English: noun phrases are what is neither verb nor function word. Where a
//! word may be noun or verb ("talks", "visits") its neighbours decide.

use std::ops::Range;

use super::clauses::turn_to_clauses;
use super::scene::Word;
use super::unlisted::{is_particle, phrasal_verb};
use super::words::{Class, Form, is_one_of};
use crate::text::TokenKind;

/// A stretch of words that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chunk {
    /// Which words of the sentence.
    pub(super) words: Range<usize>,
    /// What they are.
    pub(super) kind: ChunkKind,
}

/// What a chunk is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ChunkKind {
    /// A noun phrase without what follows its head.
    Noun(Noun),
    /// A verb with its helpers.
    Verb(Verb),
    /// A preposition.
    Prep,
    /// "and", "or".
    And,
    /// A comma or dash.
    Comma,
    /// "who", "which", "that".
    Relative,
    /// Opens a clause.
    Sub,
    /// Ends a clause: semicolon, colon.
    Stop,
}

/// A noun phrase.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noun {
    /// Its last word.
    pub(super) head: usize,
    /// "'s" follows.
    pub(super) owns: bool,
    /// It is a pronoun.
    pub(super) is_pronoun: bool,
    /// "the", "this", "his" opens it.
    pub(super) is_definite: bool,
}

/// A verb group.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verb {
    /// The main verb's base form.
    pub(super) lemma: &'static str,
    /// The word that is the main verb.
    pub(super) head: usize,
    /// Its form.
    pub(super) form: Form,
    /// "will", "may" …
    pub(super) modal: Option<usize>,
    /// Helped by a form of "be".
    pub(super) be: bool,
    /// Helped by a form of "have".
    pub(super) have: bool,
    /// "not", "never", "won't".
    pub(super) is_negated: bool,
    /// Opened by "to".
    pub(super) is_infinitive: bool,
}

impl Verb {
    /// Whether the verb has a subject of its own.
    pub(super) fn is_finite(&self) -> bool {
        !self.is_infinitive
            && (self.modal.is_some()
                || self.be
                || self.have
                || matches!(self.form, Form::Third | Form::Past | Form::Base))
    }

    /// Whether its subject is what it is done to.
    pub(super) fn is_passive(&self) -> bool {
        self.be && self.form == Form::Past && self.lemma != "be"
    }
}

/// The chunks of a sentence from word `from` on.
pub(super) fn chunks(words: &[Word<'_>], from: usize) -> Vec<Chunk> {
    let mut reader = Reader {
        words,
        at: from,
        found: Vec::new(),
    };
    while reader.at < words.len() {
        reader.step();
    }
    turn_to_clauses(&mut reader.found, words);
    reader.found
}

/// Reads chunks from left to right.
pub(super) struct Reader<'w, 'a> {
    pub(super) words: &'w [Word<'a>],
    pub(super) at: usize,
    pub(super) found: Vec<Chunk>,
}

impl Reader<'_, '_> {
    pub(super) fn class(&self, idx: usize) -> Option<Class> {
        self.words.get(idx).map(|w| {
            let is_part = w.mention.is_some() || self.opens_compound(idx);
            match is_part {
                true => Class::Open,
                false if self.is_in_turn(idx) => Class::Adverb,
                false => w.class,
            }
        })
    }

    /// "in turn", "in person": they tell how, and part no verb from its helper.
    fn is_in_turn(&self, idx: usize) -> bool {
        let start = if self.lower(idx) == "in" {
            idx
        } else {
            idx.wrapping_sub(1)
        };
        self.lower(start) == "in"
            && is_one_of(
                self.lower(start.wrapping_add(1)),
                "turn person private public",
            )
    }

    /// "closed" of "closed-door", "face" of "face-to-face".
    fn opens_compound(&self, idx: usize) -> bool {
        let hyphen = self.words.get(idx + 1);
        hyphen.is_some_and(|w| w.text == "-" && w.is_tight)
            && self
                .words
                .get(idx + 2)
                .is_some_and(|w| w.is_tight && w.kind == TokenKind::Word)
    }

    pub(super) fn lower(&self, idx: usize) -> &str {
        self.words.get(idx).map_or("", |w| w.lower.as_str())
    }

    pub(super) fn push(&mut self, end: usize, kind: ChunkKind) {
        self.found.push(Chunk {
            words: self.at..end,
            kind,
        });
        self.at = end;
    }

    fn step(&mut self) {
        let Some(word) = self.words.get(self.at) else {
            return;
        };
        if word.kind == TokenKind::Punct {
            return self.mark();
        }
        if word.kind == TokenKind::Possessive {
            let is_verb = self.is_contraction();
            self.at += 1;
            if is_verb {
                self.verb(false);
                self.help_with_be();
            }
            return;
        }
        if let Some(end) = self.loose_time() {
            self.at = end;
            if matches!(self.found.last(), Some(c) if c.kind == ChunkKind::Prep && self.dates(c)) {
                self.found.pop();
            }
            return;
        }
        if let Some((n_words, kind)) = self.phrasal() {
            return self.push(self.at + n_words, kind);
        }
        let is_idle = self.is_particle_of_verb() || self.is_emphasis() || self.is_presence();
        if is_idle || self.is_last_of_verb(self.at) {
            self.at += 1;
            return;
        }
        match self.class(self.at).unwrap_or(Class::Open) {
            Class::Prep => self.push(self.at + 1, ChunkKind::Prep),
            Class::And => self.push(self.at + 1, ChunkKind::And),
            Class::Relative => self.relative(),
            Class::Sub => self.sub(),
            Class::Pronoun => self.pronoun(),
            Class::To => self.to(),
            Class::Adverb => self.at += 1,
            Class::Modal | Class::Be | Class::Have | Class::Do | Class::Not => self.verb(false),
            Class::Verb(form, lemma) => {
                if self.is_noun_here(form, lemma) {
                    self.noun();
                } else {
                    self.verb(false);
                }
            }
            Class::Det | Class::Possessor | Class::Open => self.noun(),
        }
    }

    /// "'s" of "he's meeting X": "is", behind a pronoun and before what somebody does.
    fn is_contraction(&self) -> bool {
        let follows_pronoun = self
            .found
            .last()
            .is_some_and(|c| matches!(&c.kind, ChunkKind::Noun(n) if n.is_pronoun));
        let next = (self.at + 1..self.at + 3)
            .map(|i| self.class(i))
            .find(|c| !matches!(c, Some(Class::Adverb)));
        follows_pronoun && matches!(next, Some(Some(Class::Verb(Form::Ing, _))))
    }

    /// Gives the verb read last the "is" that stood before it.
    fn help_with_be(&mut self) {
        if let Some(ChunkKind::Verb(verb)) = self.found.last_mut().map(|c| &mut c.kind) {
            verb.be = true;
        }
    }

    /// Several words that do the work of one: "prior to", "along with".
    pub(super) fn phrasal(&self) -> Option<(usize, ChunkKind)> {
        self.phrasal_at(self.at)
    }

    /// The same at word `idx`.
    pub(super) fn phrasal_at(&self, idx: usize) -> Option<(usize, ChunkKind)> {
        let opens_verb = matches!(self.class(idx + 2), Some(Class::Verb(Form::Base, _)));
        match (self.lower(idx), self.lower(idx + 1)) {
            ("prior" | "according" | "thanks", "to") => Some((2, ChunkKind::Prep)),
            ("due", "to") if !opens_verb => Some((2, ChunkKind::Prep)),
            ("because" | "instead", "of") => Some((2, ChunkKind::Prep)),
            ("along" | "together", "with") => Some((2, ChunkKind::And)),
            _ => None,
        }
    }

    /// "off" of "calls off a visit".
    fn is_particle_of_verb(&self) -> bool {
        is_particle(self.lower(self.at))
            && self
                .found
                .last()
                .is_some_and(|c| matches!(c.kind, ChunkKind::Verb(_)) && c.words.end == self.at)
    }

    /// "himself" of "the king himself attended".
    fn is_emphasis(&self) -> bool {
        is_one_of(self.lower(self.at), "himself herself itself themselves")
            && self.found.last().is_some_and(|c| {
                matches!(&c.kind, ChunkKind::Noun(n) if !n.owns) && c.words.end == self.at
            })
    }

    /// "present" of "the only leader present,": it tells of the noun before it.
    fn is_presence(&self) -> bool {
        self.lower(self.at) == "present"
            && self
                .words
                .get(self.at + 1)
                .is_none_or(|w| w.kind == TokenKind::Punct)
    }

    /// "last" of "the two last met".
    pub(super) fn is_last_of_verb(&self, idx: usize) -> bool {
        self.lower(idx) == "last" && matches!(self.class(idx + 1), Some(Class::Verb(Form::Past, _)))
    }

    /// A preposition that a date may have taken with it.
    fn dates(&self, chunk: &Chunk) -> bool {
        is_one_of(
            self.lower(chunk.words.start),
            "on in during since until till by before after from between for within at over through around about",
        ) && chunk.words.end + 1 >= self.at.saturating_sub(12)
    }

    /// The end of an expression of time that stands by itself.
    fn loose_time(&self) -> Option<usize> {
        let time = self.words.get(self.at)?.time?;
        let end = (self.at..self.words.len())
            .take_while(|i| self.words.get(*i).and_then(|w| w.time) == Some(time))
            .last()?
            + 1;
        let next = self.words.get(end);
        let goes_on = next.is_some_and(|w| {
            w.kind == TokenKind::Possessive
                || (w.text == "-" && w.is_tight)
                || w.lower == "of"
                || (w.kind == TokenKind::Word
                    && w.mention.is_none()
                    && w.time.is_none()
                    && matches!(self.class(end), Some(Class::Open))
                    && w.text.starts_with(char::is_lowercase))
                || is_one_of(&w.lower, "meeting meetings talks summit visit call trip conference dialogue negotiations")
        });
        (!goes_on).then_some(end)
    }

    fn mark(&mut self) {
        let text = self.words.get(self.at).map_or("", |w| w.text);
        match text {
            "," if self.position_end().is_some() => {
                self.at = self.position_end().unwrap_or(self.at + 1)
            }
            "," | "–" | "—" | "--" | "---" => self.push(self.at + 1, ChunkKind::Comma),
            "-" => self.push(self.at + 1, ChunkKind::Comma),
            "(" | "[" => self.bracket(),
            ";" | ":" | "." | "!" | "?" | "…" | "..." => self.push(self.at + 1, ChunkKind::Stop),
            _ => self.at += 1,
        }
    }

    /// The end of ", left," and the like in the caption of a picture, commas included.
    fn position_end(&self) -> Option<usize> {
        let mut idx = self.at + 1;
        if self.lower(idx) == "at" || self.lower(idx) == "on" || self.lower(idx) == "in" {
            idx += 1;
        }
        while is_one_of(self.lower(idx), "the far front second third fourth from")
            && idx < self.at + 6
        {
            idx += 1;
        }
        let sides = "left right center centre middle foreground background";
        if !is_one_of(self.lower(idx), sides) {
            return None;
        }
        let last = idx + usize::from(is_one_of(self.lower(idx + 1), sides));
        (self.lower(last + 1) == ",").then_some(last + 2)
    }

    /// What stands in brackets is left out; a bracket that does not close is one mark.
    fn bracket(&mut self) {
        let close = (self.at + 1..self.words.len().min(self.at + 40))
            .find(|i| matches!(self.words.get(*i).map(|w| w.text), Some(")" | "]")));
        let is_name = self.lower(self.at) == "[";
        self.at = match close {
            Some(close) if !is_name => close + 1,
            _ => self.at + 1,
        };
    }

    fn relative(&mut self) {
        let kind = if self.lower(self.at) == "that" && self.that_is_det() {
            return self.noun();
        } else if self.lower(self.at) == "that" && self.after_verb() {
            ChunkKind::Sub
        } else {
            ChunkKind::Relative
        };
        self.push(self.at + 1, kind);
    }

    fn that_is_det(&self) -> bool {
        matches!(self.found.last().map(|c| &c.kind), Some(ChunkKind::Prep))
    }

    fn after_verb(&self) -> bool {
        matches!(
            self.found.last().map(|c| &c.kind),
            Some(ChunkKind::Verb(_) | ChunkKind::Sub | ChunkKind::And) | None
        )
    }

    /// "as well as" joins like "and"; other words open a clause.
    fn sub(&mut self) {
        let is_as_well = self.lower(self.at) == "as"
            && self.lower(self.at + 1) == "well"
            && self.lower(self.at + 2) == "as";
        if is_as_well {
            self.push(self.at + 3, ChunkKind::And);
        } else {
            self.push(self.at + 1, ChunkKind::Sub);
        }
    }

    fn pronoun(&mut self) {
        let is_owner = self.lower(self.at) == "her" && self.noun_follows(self.at + 1);
        if is_owner {
            return self.noun();
        }
        let head = self.at;
        self.push(
            head + 1,
            ChunkKind::Noun(Noun {
                head,
                owns: false,
                is_pronoun: true,
                is_definite: true,
            }),
        );
    }

    fn noun_follows(&self, idx: usize) -> bool {
        match self.class(idx) {
            Some(Class::Adverb) if self.lower(idx) == "first" => true,
            Some(Class::Open) => self
                .words
                .get(idx)
                .is_some_and(|w| w.kind == TokenKind::Word && !w.is_person && w.time.is_none()),
            Some(Class::Verb(..)) => true,
            _ => false,
        }
    }

    fn to(&mut self) {
        let mut next = self.at + 1;
        while matches!(self.class(next), Some(Class::Adverb | Class::Not)) {
            next += 1;
        }
        match self.class(next) {
            Some(Class::Verb(Form::Base, lemma)) if !self.to_noun(next, lemma) => self.verb(true),
            Some(Class::Be | Class::Have | Class::Do)
                if is_one_of(self.lower(next), "be have do") =>
            {
                self.verb(true)
            }
            _ => self.push(self.at + 1, ChunkKind::Prep),
        }
    }

    /// "to end talks" holds a verb, "due to visit" too, but "next to work" does not matter.
    fn to_noun(&self, next: usize, lemma: &str) -> bool {
        is_one_of(lemma, "power war peace")
            || matches!(self.class(next + 1), Some(Class::Be | Class::Modal))
    }

    fn verb(&mut self, is_infinitive: bool) {
        let start = self.at;
        let mut idx = if is_infinitive { start + 1 } else { start };
        let mut verb = Verb {
            lemma: "be",
            head: start,
            form: Form::Third,
            modal: None,
            be: false,
            have: false,
            is_negated: false,
            is_infinitive,
        };
        let mut has_main = false;
        let mut end = idx;
        while let Some(class) = self.class(idx) {
            let word = self.words.get(idx);
            if word.is_some_and(|w| w.kind != TokenKind::Word) {
                break;
            }
            match class {
                Class::Modal => verb.modal = verb.modal.or(Some(idx)),
                Class::Be if !has_main => {
                    verb.be = true;
                    verb.lemma = "be";
                    verb.head = idx;
                }
                Class::Have if !has_main => {
                    verb.have = true;
                    if !verb.be {
                        verb.lemma = "have";
                        verb.head = idx;
                    }
                }
                Class::Do => {}
                Class::Det
                    if !has_main && self.lower(idx) == "no" && self.lower(idx + 1) == "longer" =>
                {
                    verb.is_negated = true;
                    idx += 1;
                }
                Class::Not => verb.is_negated = true,
                Class::Adverb => {}
                Class::Verb(form, lemma)
                    if !has_main && self.continues(&verb, start, idx, form) =>
                {
                    verb.lemma = lemma;
                    verb.head = idx;
                    verb.form = form;
                    has_main = true;
                }
                _ => break,
            }
            if self.lower(idx).contains("n't")
                || self.lower(idx).contains("n’t")
                || self.lower(idx) == "cannot"
            {
                verb.is_negated = true;
            }
            idx += 1;
            if class != Class::Adverb {
                end = idx;
            }
            if has_main && !matches!(self.class(idx), Some(Class::Adverb)) {
                break;
            }
            if has_main {
                break;
            }
        }
        if end <= start {
            end = start + 1;
        }
        if let Some(lemma) = phrasal_verb(verb.lemma, self.lower(verb.head + 1)) {
            verb.lemma = lemma;
        }
        self.push(end, ChunkKind::Verb(verb));
    }

    /// Whether the verb at `idx` is the main verb of a group that began at `start`: after
    /// "is" and "has" only participles are ("has talks" is not).
    fn continues(&self, verb: &Verb, start: usize, idx: usize, form: Form) -> bool {
        if idx == start {
            return true;
        }
        match form {
            Form::Third => false,
            Form::Base => {
                verb.modal.is_some()
                    || verb.is_infinitive
                    || is_one_of(
                        self.lower(idx.wrapping_sub(1)),
                        "did does do not didn't doesn't don't",
                    )
                    || (!verb.be && !verb.have)
                    || (verb.have
                        && is_one_of(self.lower(idx), "come become run let cut put set hit quit"))
            }
            Form::Past => true,
            Form::Ing => verb.be && !self.of_follows(idx),
        }
    }

    fn of_follows(&self, idx: usize) -> bool {
        self.lower(idx + 1) == "of"
    }
}

#[cfg(test)]
mod tests;
