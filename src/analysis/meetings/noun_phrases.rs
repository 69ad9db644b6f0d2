//! Where a noun phrase ends, and whether a word that may be a verb belongs to it.

use super::chunks::{ChunkKind, Noun, Reader};
use super::words::{Class, Form, is_one_of};
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// Whether a word that may be a verb stands as a noun, no noun phrase being open.
    pub(super) fn is_noun_here(&self, form: Form, lemma: &str) -> bool {
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
                Some(ChunkKind::Relative) => self.is_adjective(form, lemma),
                Some(ChunkKind::Noun(_)) => false,
                _ if self.is_adjective(form, lemma) => true,
                _ => is_two_faced(lemma) && !self.object_follows(idx + 1),
            },
        }
    }

    /// "direct" of "secret, direct talks", "top" of "Top officials": no verb.
    fn is_adjective(&self, form: Form, lemma: &str) -> bool {
        let next = self.words.get(self.at + 1);
        form == Form::Base
            && is_one_of(
                lemma,
                "direct clear open free top complete secure present live close separate cross",
            )
            && (matches!(self.class(self.at + 1), Some(Class::Open))
                || matches!(self.lower(self.at + 1), "talks" | "visits"))
            && next.is_some_and(|w| w.kind == TokenKind::Word)
    }

    /// Whether a noun phrase starts at `idx`, so that a verb before it has an object.
    pub(super) fn object_follows(&self, idx: usize) -> bool {
        match self.class(idx) {
            _ if self.words.get(idx).is_some_and(|w| w.time.is_some()) => false,
            _ if is_one_of(self.lower(idx), "€ $ £ ¥") => true,
            Some(Class::Pronoun) => !is_one_of(self.lower(idx), "he she they we i"),
            Some(Class::Det | Class::Possessor) => true,
            Some(Class::Verb(Form::Third | Form::Base, "talk" | "visit")) => {
                is_one_of(self.lower(idx), "talks visit visits")
            }
            Some(Class::Open) => self.words.get(idx).is_some_and(|w| {
                w.mention.is_some() || matches!(w.kind, TokenKind::Word | TokenKind::Number)
            }),
            _ => false,
        }
    }

    pub(super) fn noun(&mut self) {
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
            if !goes_on || (idx > start && self.ends_before(idx, has_content)) {
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

    /// Whether something else begins at word `idx` of an open noun phrase.
    fn ends_before(&self, idx: usize, has_content: bool) -> bool {
        let counts = self.words.get(idx - 1).is_some_and(|w| w.is_person)
            && self.words.get(idx).is_some_and(|w| w.mention.is_none())
            && (self
                .words
                .get(idx)
                .is_some_and(|w| w.kind == TokenKind::Number)
                || is_one_of(
                    self.lower(idx),
                    "two three four five six several many twice",
                ));
        self.new_time(idx)
            || self.is_doing(idx)
            || self.phrasal_at(idx).is_some()
            || (has_content && self.is_last_of_verb(idx))
            || counts
    }

    /// "mediators shuttling between": what people do, by a verb that is not listed.
    fn is_doing(&self, idx: usize) -> bool {
        let doing = self.lower(idx);
        idx > 0
            && doing.len() > 5
            && doing.ends_with("ing")
            && self.words.get(idx).is_some_and(|w| w.mention.is_none())
            && is_one_of(self.lower(idx - 1), super::participants::GROUPS)
            && matches!(
                self.class(idx + 1),
                Some(Class::Prep | Class::Det | Class::Possessor | Class::To)
            )
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

    fn is_inner_mark(&self, idx: usize) -> bool {
        let text = self.words.get(idx).map_or("", |w| w.text);
        let next_is_tight = self.words.get(idx + 1).is_some_and(|w| w.is_tight);
        match text {
            "-" | "–" | "/" | "—" | "+" => {
                self.words.get(idx).is_some_and(|w| w.is_tight) && next_is_tight
            }
            "\"" | "“" | "‘"
                if self
                    .words
                    .get(idx.wrapping_sub(1))
                    .is_some_and(|w| w.is_person) =>
            {
                false
            }
            "\"" | "“" | "”" | "‘" | "’" | "'" | "[" | "]" | "$" | "%" | "&" => true,
            _ => false,
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
        let is_joined = matches!(self.found.last().map(|c| &c.kind), Some(ChunkKind::And));
        if form == Form::Base && is_joined && self.follows_name(idx) && self.object_follows(idx + 1)
        {
            return false;
        }
        if form == Form::Base && (has_det || self.follows_name(idx)) {
            return !before.ends_with('s') || self.follows_name(idx);
        }
        if self.object_follows(idx + 1) {
            return false;
        }
        let to_whom =
            next == "to" && !matches!(self.class(idx + 2), Some(Class::Verb(Form::Base, _)));
        if lemma == "talk" && to_whom {
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
         survey tax taste tie track trial veto whisper wind approach balance battle benefit bomb cost count crowd cycle dance \
         date dispute double dream drive estimate exit export fault fear figure fire fix flight force guard guide hunt import \
         impact intercept jump labor labour limit list march mark market match murder note offer parade patrol permit plant poll \
         pose pressure price process produce program purchase quarrel race raid rank rescue research retreat return reward rise rule rush \
         sacrifice sample schedule seat sex snap spy stand store struggle study style supply swap swing target test title tone torture \
         total toll trace upset vacation waste watch wave weather",
    )
}
