//! A sentence cut into chunks: noun phrases, verb groups, and the small words between.
//!
//! No grammar of English: noun phrases are what is neither verb nor function word. Where a
//! word may be noun or verb ("talks", "visits") its neighbours decide.

use std::ops::Range;

use super::scene::Word;
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

/// The chunks of a sentence.
pub(super) fn chunks(words: &[Word<'_>]) -> Vec<Chunk> {
    let mut reader = Reader {
        words,
        at: 0,
        found: Vec::new(),
    };
    while reader.at < words.len() {
        reader.step();
    }
    turn_to_clauses(&mut reader.found, words);
    reader.found
}

struct Reader<'w, 'a> {
    words: &'w [Word<'a>],
    at: usize,
    found: Vec<Chunk>,
}

impl Reader<'_, '_> {
    fn class(&self, idx: usize) -> Option<Class> {
        self.words.get(idx).map(|w| {
            if w.mention.is_some() && !is_small(&w.lower) {
                Class::Open
            } else {
                w.class
            }
        })
    }

    fn lower(&self, idx: usize) -> &str {
        self.words.get(idx).map_or("", |w| w.lower.as_str())
    }

    fn push(&mut self, end: usize, kind: ChunkKind) {
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
            self.at += 1;
            return;
        }
        if let Some(end) = self.loose_time() {
            self.at = end;
            if matches!(self.found.last(), Some(c) if c.kind == ChunkKind::Prep && self.dates(c)) {
                self.found.pop();
            }
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
        let is_side = is_one_of(
            self.lower(idx),
            "left right center centre middle foreground background",
        );
        (is_side && self.lower(idx + 1) == ",").then_some(idx + 2)
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
            Some(Class::Open) => self
                .words
                .get(idx)
                .is_some_and(|w| w.kind == TokenKind::Word && w.mention.is_none()),
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

    /// Whether a word that may be a verb stands as a noun, no noun phrase being open.
    fn is_noun_here(&self, form: Form, lemma: &str) -> bool {
        let idx = self.at;
        let after = self.found.last().map(|c| &c.kind);
        let follows_owner = matches!(after, Some(ChunkKind::Noun(n)) if n.owns);
        if follows_owner {
            return true;
        }
        match form {
            Form::Past => {
                matches!(after, Some(ChunkKind::Prep | ChunkKind::Verb(_)))
                    && self.object_follows(idx + 1)
                    && !matches!(
                        self.class(idx + 1),
                        Some(Class::Det | Class::Possessor | Class::Pronoun)
                    )
                    && !matches!(after, Some(ChunkKind::Verb(v)) if v.lemma == "be" || v.lemma == "have")
            }
            Form::Ing => {
                lemma == "meet"
                    && !self.object_follows(idx + 1)
                    && self.lower(idx + 1) != "with"
                    && !matches!(after, Some(ChunkKind::Verb(v)) if v.be)
            }
            Form::Third | Form::Base => match after {
                Some(ChunkKind::Prep) => true,
                Some(ChunkKind::Verb(_)) => {
                    form == Form::Third
                        || !matches!(after, Some(ChunkKind::Verb(v)) if v.lemma == "help" || v.lemma == "let")
                }
                Some(ChunkKind::Noun(_) | ChunkKind::Relative) => false,
                _ => is_two_faced(lemma) && !self.object_follows(idx + 1),
            },
        }
    }

    /// Whether a noun phrase starts at `idx`, so that a verb before it has an object.
    fn object_follows(&self, idx: usize) -> bool {
        match self.class(idx) {
            _ if self.words.get(idx).is_some_and(|w| w.time.is_some()) => false,
            _ if is_one_of(self.lower(idx), "€ $ £ ¥") => true,
            Some(Class::Det | Class::Possessor | Class::Pronoun) => true,
            Some(Class::Verb(Form::Third | Form::Base, "talk" | "visit")) => {
                is_one_of(self.lower(idx), "talks visit visits")
            }
            Some(Class::Open) => self.words.get(idx).is_some_and(|w| {
                w.mention.is_some() || matches!(w.kind, TokenKind::Word | TokenKind::Number)
            }),
            _ => false,
        }
    }

    fn noun(&mut self) {
        let start = self.at;
        let mut idx = start;
        let mut head = start;
        let mut has_det = false;
        let mut has_content = false;
        while let Some(word) = self.words.get(idx) {
            let class = self.class(idx).unwrap_or(Class::Open);
            if word.kind == TokenKind::Possessive {
                break;
            }
            if word.kind == TokenKind::Punct {
                if self.is_inner_mark(idx) {
                    idx += 1;
                    continue;
                }
                match self.inner_bracket(idx) {
                    Some(end) if has_content => {
                        idx = end;
                        continue;
                    }
                    _ => break,
                }
            }
            let joined = idx > start && word.is_tight && self.lower(idx - 1) == "-";
            let goes_on = match class {
                _ if joined => true,
                Class::Det | Class::Possessor => !has_content,
                Class::Pronoun => idx == start,
                Class::Relative => idx == start,
                Class::Open => true,
                Class::Adverb => has_det && !has_content,
                Class::Verb(form, lemma) => {
                    idx == start || self.stays_noun(idx, form, lemma, has_det, has_content)
                }
                _ => false,
            };
            if !goes_on || (idx > start && self.new_time(idx)) {
                break;
            }
            match class {
                Class::Det | Class::Possessor | Class::Pronoun | Class::Relative => has_det = true,
                Class::Adverb => {}
                _ => has_content = true,
            }
            head = idx;
            idx += 1;
        }
        self.finish_noun(start, head, idx.max(start + 1));
    }

    /// A loose date after a noun does not belong to it: "met Putin Tuesday".
    fn new_time(&self, idx: usize) -> bool {
        let time = self.words.get(idx).and_then(|w| w.time);
        time.is_some()
            && self.words.get(idx - 1).and_then(|w| w.time) != time
            && !matches!(self.class(idx - 1), Some(Class::Det | Class::Possessor))
            && self.lower(idx - 1) != "-"
            && {
                let end = (idx..self.words.len())
                    .take_while(|i| self.words.get(*i).and_then(|w| w.time) == time)
                    .count()
                    + idx;
                !matches!(self.class(end), Some(Class::Open))
                    || self
                        .words
                        .get(end)
                        .is_some_and(|w| w.kind == TokenKind::Punct)
            }
    }

    /// The end of a short bracket that a noun phrase goes on behind: "the Union (EU) summit".
    fn inner_bracket(&self, idx: usize) -> Option<usize> {
        if self.lower(idx) != "(" {
            return None;
        }
        let close = (idx + 1..idx + 5).find(|i| self.lower(*i) == ")")?;
        let next = self.words.get(close + 1)?;
        let goes_on = is_one_of(
            &next.lower,
            "summit meeting talks negotiations conference leader leaders foreign ministers officials chief",
        );
        goes_on.then_some(close + 1)
    }

    fn is_inner_mark(&self, idx: usize) -> bool {
        let text = self.words.get(idx).map_or("", |w| w.text);
        let next_is_tight = self.words.get(idx + 1).is_some_and(|w| w.is_tight);
        match text {
            "-" | "–" | "/" | "—" | "+" => {
                self.words.get(idx).is_some_and(|w| w.is_tight) && next_is_tight
            }
            "\"" | "“" | "”" | "‘" | "’" | "'" | "[" | "]" | "$" | "%" | "&" => true,
            _ => false,
        }
    }

    /// Whether a word that may be a verb goes on with the open noun phrase.
    fn stays_noun(
        &self,
        idx: usize,
        form: Form,
        lemma: &str,
        has_det: bool,
        has_content: bool,
    ) -> bool {
        match form {
            Form::Past | Form::Ing if !has_content && has_det => true,
            Form::Past => {
                self.follows_name(idx)
                    && is_one_of(lemma, "broker mediate sponsor lead back host facilitate")
                    && matches!(
                        self.lower(idx + 1),
                        "talks" | "negotiations" | "peace" | "meeting" | "summit" | "dialogue"
                    )
            }
            Form::Ing => {
                (lemma == "meet" && !self.object_follows(idx + 1))
                    || (has_det && !self.object_follows(idx + 1) && !self.follows_name(idx))
            }
            Form::Base | Form::Third => {
                if !has_content && has_det {
                    return true;
                }
                self.is_noun_inside(idx, form, lemma, has_det)
            }
        }
    }

    fn follows_name(&self, idx: usize) -> bool {
        self.words
            .get(idx.wrapping_sub(1))
            .is_some_and(|w| w.mention.is_some())
    }

    fn is_noun_inside(&self, idx: usize, form: Form, lemma: &str, has_det: bool) -> bool {
        let next = self.lower(idx + 1);
        let before = self.lower(idx.wrapping_sub(1));
        if !is_two_faced(lemma) {
            return false;
        }
        if is_one_of(lemma, "call look") && is_one_of(next, "for on") && !has_det {
            return false;
        }
        let follows_person = self
            .words
            .get(idx.wrapping_sub(1))
            .is_some_and(|w| w.is_person);
        if form == Form::Third
            && follows_person
            && !is_one_of(self.lower(idx), "talks visits calls")
        {
            return false;
        }
        if form == Form::Base && (has_det || self.follows_name(idx)) {
            return !before.ends_with('s') || self.follows_name(idx);
        }
        if self.object_follows(idx + 1) {
            return false;
        }
        if lemma == "talk" && next == "to" {
            return false;
        }
        !(self.follows_name(idx)
            && is_one_of(
                lemma,
                "plan claim demand offer hope vote travel voice aim return head need",
            ))
    }

    fn finish_noun(&mut self, start: usize, head: usize, end: usize) {
        let owns = self
            .words
            .get(head + 1)
            .is_some_and(|w| w.kind == TokenKind::Possessive)
            || (self
                .words
                .get(head + 1)
                .is_some_and(|w| matches!(w.text, "'" | "’") && w.is_tight)
                && self.lower(head).ends_with('s')
                && matches!(self.class(head + 2), Some(Class::Open | Class::Verb(..))));
        let is_definite = is_one_of(
            self.lower(start),
            "the this these those his her their its our both that each",
        );
        self.at = start;
        let end = end.min(head + 1).max(start + 1);
        self.push(
            end,
            ChunkKind::Noun(Noun {
                head,
                owns,
                is_pronoun: false,
                is_definite,
            }),
        );
        if owns {
            self.at = head + 2;
        }
    }
}

/// Small words inside names ("Republic of the Congo").
fn is_small(_word: &str) -> bool {
    false
}

/// Verbs that are nouns as often.
fn is_two_faced(lemma: &str) -> bool {
    is_one_of(
        lemma,
        "visit talk call plan offer host trip tour head state report attack support request \
         demand vote strike sign face question use move set force order aim need press address \
         claim charge challenge change start end focus result return release delay debate deal \
         comment conduct contact face fire hope interest launch lead lack land mark name object \
         pass phone place play pledge praise promise protest raise reply review rule run sail \
         share sponsor stage stay step stop stress top touch transfer travel voice wait walk \
         welcome wish witness work blame block boycott broadcast cast cause caution clear cut \
         discount drop exchange fight form gain grant guarantee halt help highlight hint honour \
         honor increase influence issue journey kick lift limit link look mention point \
         pull push reach record reject request resort restart rise signal split talk \
         threat treat try view burn trade trap trust value trigger damage deal post rest risk range campaign bid shift \
         combat control crash boost ban bar cover design experience flood fund handle harm judge load love measure mine pilot \
         profit project question rally regret ride riot scale score sense sentence shape shelter shock shoot shop smoke surge \
         survey tax taste tie track trial veto whisper wound approach balance battle benefit bomb cost count crowd cycle dance \
         date dispute double dream drive estimate exit export fault fear figure fire fix flight force guard guide hunt import \
         impact intercept jump labor labour limit list march mark market match murder note offer parade patrol permit plant poll \
         pose pressure price process produce program purchase quarrel race raid rank rescue research retreat return reward rise rule rush \
         sacrifice sample schedule seat sex snap spy stand store struggle study style supply swap swing target test title tone torture \
         total toll trace upset vacation waste watch wave weather",
    )
}

/// "after", "before", "since", "until" and "as" open a clause where a verb with a subject follows.
fn turn_to_clauses(chunks: &mut [Chunk], words: &[Word<'_>]) {
    for idx in 0..chunks.len() {
        let Some(chunk) = chunks.get(idx) else { break };
        let word = words
            .get(chunk.words.start)
            .map_or("", |w| w.lower.as_str());
        if chunk.kind != ChunkKind::Prep || !is_one_of(word, "after before since until till like") {
            continue;
        }
        if opens_clause(chunks, idx + 1) {
            if let Some(chunk) = chunks.get_mut(idx) {
                chunk.kind = ChunkKind::Sub;
            }
        }
    }
}

/// Whether from `idx` on a noun phrase with a finite verb follows, nothing but "of" phrases between.
fn opens_clause(chunks: &[Chunk], idx: usize) -> bool {
    let mut at = idx;
    let mut seen_noun = false;
    while let Some(chunk) = chunks.get(at) {
        match &chunk.kind {
            ChunkKind::Noun(_) => seen_noun = true,
            ChunkKind::Prep => {}
            ChunkKind::And => {}
            ChunkKind::Verb(verb) => return seen_noun && verb.is_finite(),
            _ => return false,
        }
        at += 1;
    }
    false
}
