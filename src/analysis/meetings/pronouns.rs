//! Who "he", "they" and "his" are.

use super::arguments::Reading;
use super::chunks::ChunkKind;
use super::words::is_one_of;
use crate::analysis::{EntityId, EntityKind, Mention, MentionForm, Participant};
use crate::lexicon::Role;
use crate::text::Span;

impl Reading<'_> {
    /// The sides that the pronoun at word `idx` of the sentence stands for.
    pub(super) fn pronoun_sides(&self, idx: usize) -> Vec<Participant> {
        let word = self.scene.lower(idx);
        let at = self.scene.span_of(idx..idx + 1).start;
        match word {
            "he" | "his" | "him" | "she" | "her" => self
                .reporter_meant(idx, word)
                .or_else(|| self.person_meant(word, at, self.actor_beside(idx)))
                .into_iter()
                .collect(),
            "they" | "their" | "them" => self.pair_meant(idx),
            "i" | "my" | "me" => self.speaker(at).into_iter().collect(),
            "it" | "its" => self
                .subject_state(idx)
                .or_else(|| self.state_meant(at))
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Who says the words in which "I" stands.
    fn speaker(&self, at: usize) -> Option<Participant> {
        let quotes = &self.scene.analysis.quotes;
        let quote = quotes
            .iter()
            .find(|q| q.pieces.iter().any(|p| p.contains_offset(at)))?;
        let speaker = quote.speaker.as_ref()?;
        let id = speaker.entity?;
        let entity = self.scene.analysis.entity(id)?;
        let named = self
            .scene
            .analysis
            .mentions
            .iter()
            .filter(|m| m.entity == id);
        let span = named.min_by_key(|m| m.span.start.abs_diff(at))?.span;
        (entity.kind == EntityKind::Person).then(|| self.scene.person(self.people, id, span))
    }

    /// "both countries", "the two leaders": the pair told of before the noun chunk `idx`.
    pub(super) fn pair_of(&self, idx: usize) -> Vec<Participant> {
        let Some(chunk) = self.scene.chunk(idx) else {
            return Vec::new();
        };
        let Some(noun) = self.scene.noun(idx) else {
            return Vec::new();
        };
        let head = self.scene.lower(noun.head);
        let is_the = self.scene.lower(chunk.words.start) == "the";
        let start = chunk.words.start;
        if is_the && chunk.words.len() == 2 && is_one_of(head, "two pair duo") || self.is_both(idx)
        {
            let joined = self.joined_before(start);
            return joined.unwrap_or_else(|| self.pair_named(start, true, false));
        }
        let is_three = (start..noun.head + 1).any(|i| is_one_of(self.scene.lower(i), "three trio"))
            && (is_the || self.scene.lower(start) == "all");
        if is_three
            && !noun.owns
            && is_one_of(
                head,
                "three trio leaders presidents ministers men women premiers",
            )
        {
            return self.named_within(3, start, true, 2, false);
        }
        let is_two =
            (chunk.words.start..noun.head).any(|i| is_one_of(self.scene.lower(i), "both two"));
        let of_states = is_one_of(
            head,
            "countries nations sides parties governments states neighbours neighbors",
        );
        let of_people = is_one_of(
            head,
            "leaders men presidents ministers women heads politicians diplomats chiefs premiers visitors rivals statesmen \
             guests",
        );
        if !is_two || !(of_states || of_people) || noun.owns {
            return Vec::new();
        }
        let of_heads = is_one_of(head, "leaders presidents premiers");
        self.pair_named(chunk.words.start, of_people, of_heads)
    }

    /// Whether somebody heads a state or its government.
    fn is_head(&self, id: EntityId) -> bool {
        matches!(
            self.people.of(id).role,
            Role::HeadOfState | Role::HeadOfGovernment
        )
    }

    /// The last two people, or states and bodies, named before word `word` and close together.
    /// Of heads of state and government alone, where two are.
    fn pair_named(&self, word: usize, of_people: bool, of_heads: bool) -> Vec<Participant> {
        if of_heads {
            let heads = self.named_within(2, word, of_people, 6, true);
            if !heads.is_empty() {
                return heads;
            }
        }
        self.named_within(2, word, of_people, 2, false)
    }

    /// "with both", "each of them": nothing but that.
    fn is_both(&self, idx: usize) -> bool {
        let is_alone = self.scene.chunk(idx).is_some_and(|c| c.words.len() == 1);
        let is_of_them = self.word(idx + 1) != "of" || is_one_of(self.word(idx + 2), "them the");
        is_alone && is_of_them && is_one_of(self.word(idx), "both each")
    }

    /// The last `n` people, or states and bodies, named before word `word`.
    fn named_within(
        &self,
        n: usize,
        word: usize,
        of_people: bool,
        reach: usize,
        of_heads: bool,
    ) -> Vec<Participant> {
        let chunk = self
            .scene
            .chunks
            .iter()
            .position(|c| c.words.contains(&word));
        let is_object = chunk.and_then(|i| i.checked_sub(1)).is_some_and(|i| {
            let is_prep = matches!(self.kind(i), Some(ChunkKind::Prep));
            self.verb(i).is_some() || (is_prep && is_one_of(self.word(i), "with to by on"))
        });
        let at = if is_object && of_people {
            self.scene.span().start
        } else {
            self.scene.span_of(word..word + 1).start
        };
        let sentence = self.scene.sentence.saturating_sub(reach);
        let from = self
            .scene
            .input
            .segments
            .sentences
            .get(sentence)
            .map_or(0, |s| s.span.start);
        let mut found: Vec<Participant> = Vec::new();
        let named = self
            .scene
            .analysis
            .mentions
            .iter()
            .rev()
            .filter(|m| m.span.end <= at && m.span.start >= from);
        for mention in named {
            let Some(entity) = self.scene.analysis.entity(mention.entity) else {
                continue;
            };
            let side = match entity.kind {
                EntityKind::Person if of_heads && !self.is_head(mention.entity) => None,
                EntityKind::Person if of_people => {
                    Some(self.scene.person(self.people, mention.entity, mention.span))
                }
                EntityKind::Country if !of_people && !self.is_whereabouts(mention) => {
                    self.scene.country(mention.entity, mention.span)
                }
                EntityKind::Organization if !of_people => {
                    self.scene.body(mention.entity, mention.span).filter(|s| {
                        s.country.is_some()
                            || self.scene.input.lexicon.named(&s.name).next().is_some()
                    })
                }
                _ => None,
            };
            let Some(side) = side else { continue };
            if let [second] = found.as_slice()
                && !of_people
                && !self.is_joined(side.span, second.span)
                && let Some(pair) = self.joined_states(from, at)
            {
                return pair;
            }
            if found
                .iter()
                .all(|f| f.name != side.name && (f.country.is_none() || f.country != side.country))
            {
                found.push(side);
            }
            if found.len() == n {
                found.reverse();
                return found;
            }
        }
        Vec::new()
    }

    /// "A and B": nothing but a small word between two names.
    fn is_joined(&self, first: Span, second: Span) -> bool {
        let between = self.scene.input.body.get(first.end..second.start);
        between.is_some_and(|b| {
            matches!(
                b.trim(),
                "and" | "and the" | "-" | "–" | "with" | "with the"
            )
        })
    }

    /// The last two states named side by side between two places of the text.
    fn joined_states(&self, from: usize, upto: usize) -> Option<Vec<Participant>> {
        let mentions = &self.scene.analysis.mentions;
        let inside: Vec<&Mention> = mentions
            .iter()
            .filter(|m| m.span.start >= from && m.span.end <= upto)
            .collect();
        inside.windows(2).rev().find_map(|pair| {
            let [first, second] = pair else { return None };
            let state = |m: &Mention| {
                let entity = self.scene.analysis.entity(m.entity)?;
                let is_state = entity.kind == EntityKind::Country;
                self.scene.country(m.entity, m.span).filter(|_| is_state)
            };
            let pair = (state(first)?, state(second)?);
            (pair.0.country != pair.1.country && self.is_joined(first.span, second.span))
                .then(|| vec![pair.0, pair.1])
        })
    }

    /// "in Iraq", "from Iraq": named to say where.
    fn is_whereabouts(&self, mention: &Mention) -> bool {
        let tokens = &self.scene.input.segments.tokens;
        let first = self.scene.input.segments.tokens_in(mention.span).start;
        let before = first
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .map_or("", |t| t.of(self.scene.input.body));
        is_one_of(before, "in at near In from")
    }

    /// "X said he would meet Y": he is X.
    fn reporter_meant(&self, idx: usize, word: &str) -> Option<Participant> {
        let at = self
            .scene
            .chunks
            .iter()
            .position(|c| c.words.start == idx)
            .filter(|_| is_one_of(word, "he she"))?;
        let before = at.checked_sub(1)?;
        if self.word(before) == "where" {
            return self.actor_before(before);
        }
        let verb = match self.kind(before)? {
            ChunkKind::Sub if self.word(before) == "that" => before.checked_sub(1)?,
            _ => before,
        };
        let says = self.verb(verb)?;
        let reports = is_one_of(
            says.lemma,
            "say tell announce claim add insist report confirm suggest",
        );
        if !reports || says.is_passive() {
            return None;
        }
        let list = self.list_with(self.subject(verb)?)?;
        match list.sides.as_slice() {
            [side] if side.kind == crate::analysis::PartyKind::Person => Some(side.clone()),
            _ => None,
        }
    }

    /// Who does what is told last before chunk `idx`: "Y, who flew to C, where he".
    fn actor_before(&self, idx: usize) -> Option<Participant> {
        let verb = (0..idx).rev().find(|i| {
            self.verb(*i)
                .is_some_and(|v| v.is_finite() && !v.is_passive())
        })?;
        let list = self.list_with(self.subject(verb)?)?;
        match list.sides.as_slice() {
            [side] if side.kind == crate::analysis::PartyKind::Person => Some(side.clone()),
            _ => None,
        }
    }

    /// Who acts on "him": he is somebody else.
    fn actor_beside(&self, idx: usize) -> Option<EntityId> {
        let at = self
            .scene
            .chunks
            .iter()
            .position(|c| c.words.start == idx)?;
        let is_object = is_one_of(self.scene.lower(idx), "him her")
            && self.scene.noun(at).is_some_and(|n| n.is_pronoun);
        let verb = (0..at)
            .rev()
            .find(|i| self.verb(*i).is_some())
            .filter(|_| is_object)?;
        let subject = self.subject(verb)?;
        self.list_with(subject)?.sides.first()?.entity
    }

    /// "they", "their": the sides joined before the pronoun.
    fn pair_meant(&self, idx: usize) -> Vec<Participant> {
        if let Some(subject) = self.several_acting(idx) {
            return subject;
        }
        self.lists
            .iter()
            .rev()
            .filter(|l| {
                self.scene
                    .chunk(l.start)
                    .is_some_and(|c| c.words.start < idx)
            })
            .filter(|l| l.sides.len() > 1 || !self.says_where(l.start))
            .find(|l| {
                l.sides.len() > 1
                    || l.sides.iter().any(|s| {
                        matches!(
                            s.kind,
                            crate::analysis::PartyKind::Country | crate::analysis::PartyKind::Group
                        )
                    })
            })
            .map_or_else(
                || {
                    let told = self.two_told(idx);
                    let opens = idx < self.scene.opening + 3;
                    if told.is_empty() && opens {
                        self.several_before()
                    } else {
                        told
                    }
                },
                |l| l.sides.clone(),
            )
    }

    /// "to Moscow", "in Iraq": the list at chunk `start` only tells where.
    fn says_where(&self, start: usize) -> bool {
        let before = start.checked_sub(1);
        before.is_some_and(|i| {
            matches!(self.kind(i), Some(ChunkKind::Prep))
                && is_one_of(self.word(i), "to in at near from")
        })
    }

    /// The only two people named in the sentence before word `idx`.
    fn two_told(&self, idx: usize) -> Vec<Participant> {
        let mut found: Vec<Participant> = Vec::new();
        let before = self.lists.iter().filter(|l| {
            let start = self
                .scene
                .chunk(l.start)
                .map_or(usize::MAX, |c| c.words.start);
            start < idx
        });
        for side in before.flat_map(|l| &l.sides) {
            let is_new = found.iter().all(|f| f.entity != side.entity);
            if side.kind == crate::analysis::PartyKind::Person && is_new {
                found.push(side.clone());
            }
        }
        if found.len() == 2 { found } else { Vec::new() }
    }

    /// "her country", "his government": the state that the owner stands for.
    pub(super) fn own_state(&self, idx: usize) -> Vec<Participant> {
        let Some(words) = self.scene.chunk(idx).map(|c| c.words.clone()) else {
            return Vec::new();
        };
        let Some(noun) = self.scene.noun(idx).filter(|n| !n.owns) else {
            return Vec::new();
        };
        let is_state = is_one_of(self.scene.lower(noun.head), "country nation homeland");
        let code = match self.scene.lower(words.start) {
            "his" | "her" if is_state => {
                let owner = self.pronoun_sides(words.start);
                owner.iter().find_map(|s| s.country)
            }
            "the" if is_state && words.len() == 2 => self.state_told(words.start),
            _ => None,
        };
        let span = self.scene.without_article(self.scene.span_of(words));
        code.and_then(|c| self.state(c, span)).into_iter().collect()
    }

    /// "the country": that of whoever the sentence names last before word `idx`.
    fn state_told(&self, idx: usize) -> Option<crate::lexicon::CountryCode> {
        let named = (0..idx).rev().filter_map(|i| self.scene.mention(i));
        named
            .filter_map(|(m, e)| match e.kind {
                EntityKind::Person => self.people.of(m.entity).country,
                EntityKind::Country => e.country,
                _ => None,
            })
            .next()
    }

    /// The one state or body, described or named, that opens the sentence.
    fn subject_state(&self, idx: usize) -> Option<Participant> {
        let first = self.lists.first().filter(|l| l.start <= 1)?;
        let is_before = self.scene.chunk(first.start)?.words.end <= idx;
        match first.sides.as_slice() {
            [side] if is_before && side.kind != crate::analysis::PartyKind::Person => {
                Some(side.clone())
            }
            _ => None,
        }
    }

    /// "it", "its": the country or body named first in the sentence.
    fn state_meant(&self, at: usize) -> Option<Participant> {
        for back in 0..=1 {
            let sentence = self
                .scene
                .input
                .segments
                .sentences
                .get(self.scene.sentence.checked_sub(back)?)?;
            let mentions = &self.scene.analysis.mentions;
            let from = mentions.partition_point(|m| m.span.start < sentence.span.start);
            let inside = mentions
                .iter()
                .skip(from)
                .take_while(|m| m.span.start < sentence.span.end.min(at));
            for m in inside {
                let entity = self.scene.analysis.entity(m.entity)?;
                match entity.kind {
                    EntityKind::Country if m.form != MentionForm::Demonym => {
                        return self.scene.country(m.entity, m.span);
                    }
                    EntityKind::Organization => return self.scene.body(m.entity, m.span),
                    _ => {}
                }
            }
        }
        None
    }
}
