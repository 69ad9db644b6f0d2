//! People by their office: "Iran's foreign minister", "the president of France, X".

use std::ops::Range;

use super::chunks::ChunkKind;
use super::participants::{Head, Phrase, is_idle};
use super::people::People;
use super::scene::Scene;
use super::words::is_one_of;
use crate::analysis::{EntityKind, Participant, PartyKind};
use crate::lexicon::{CountryCode, Role, TitleMatch};
use crate::text::{Span, TokenKind};

impl Scene<'_> {
    /// A person by office, with the name where it follows or the article tells it.
    pub(super) fn office_phrase(
        &self,
        people: &People,
        phrase: &mut Phrase,
        title: &TitleMatch,
        at: usize,
        words: Range<usize>,
    ) {
        let mut country = self.country_in(words.start..at);
        let mut of_name = None;
        let start = self
            .chunk_start(phrase.end.saturating_sub(1))
            .min(words.start);
        while let Some((next, range)) = self.attached(phrase.end, "of for to at in") {
            let is_of = self.lower(self.chunk(phrase.end).map_or(0, |c| c.words.start)) == "of";
            if let Some(person) = self.named(range.clone(), EntityKind::Person).pop()
                && let Some((mention, _)) = self.mention(person)
            {
                phrase.end = next;
                let mut side = self.person(people, mention.entity, mention.span);
                side.country = side.country.or(country).or_else(|| self.country_in(range));
                phrase.sides.push(side);
                return;
            }
            if country.is_none() && is_of {
                country = self.country_in(range.clone());
                of_name = of_name.or_else(|| self.organization_in(range));
            }
            phrase.end = next;
        }
        let of_name = of_name.or_else(|| self.organization_in(words.start..at));
        if let Some(person) = self.person_after_comma(people, phrase.end, country) {
            phrase.sides.push(person.0);
            phrase.end = person.1;
            return;
        }
        if let Some(id) = country.and_then(|c| self.holder_named(people, c, title.title)) {
            let span = self.span_of(at..at + title.n_tokens);
            let span = self.span_of(start.max(words.start)..words.end).join(span);
            phrase
                .sides
                .push(self.person(people, id, self.without_article(span)));
            return;
        }
        if country.is_none()
            && of_name.is_none()
            && let Some(side) = self.told_bearer(people, title, words.clone())
        {
            phrase.sides.push(side);
            return;
        }
        let end_chunk = phrase.end;
        let text = || {
            let end = self.chunk(end_chunk.checked_sub(1)?)?.words.end;
            let is_longer = end > words.end && is_one_of(self.lower(words.end), "of");
            let leads = is_one_of(
                self.lower(words.end - 1),
                "head president chief leader director chairman",
            );
            let span = self.without_article(self.span_of(words.start..end));
            (is_longer && leads).then(|| span.of(self.input.body).to_owned())
        };
        let Some(name) = self.office_name(title, country, of_name).or_else(text) else {
            return;
        };
        let end = self
            .chunk(phrase.end.saturating_sub(1))
            .map_or(words.end, |c| c.words.end);
        phrase.sides.push(Participant {
            span: self.without_article(self.span_of(words.start..end)),
            entity: None,
            name,
            kind: PartyKind::Person,
            country,
        });
    }

    /// "Prime Minister of India": how somebody known by office alone is named.
    pub(super) fn office_name(
        &self,
        title: &TitleMatch,
        country: Option<CountryCode>,
        of: Option<String>,
    ) -> Option<String> {
        let mut office = String::new();
        for (i, word) in title.title.name.split(' ').enumerate() {
            if i > 0 {
                office.push(' ');
            }
            let mut chars = word.chars();
            if !is_one_of(word, "of for and the") {
                office.extend(chars.next().map(|c| c.to_ascii_uppercase()));
            }
            office.push_str(chars.as_str());
        }
        let state = country.and_then(|c| self.input.lexicon.country(c));
        if let (Some(state), "official") = (state, title.title.name) {
            return Some(format!("{} official", state.adjective));
        }
        let state = state.map(|c| c.name.to_owned());
        let of = state.or(of)?;
        Some(format!("{office} of {of}"))
    }

    /// The name after "his counterpart," or "the president of France,".
    pub(super) fn person_after_comma(
        &self,
        people: &People,
        idx: usize,
        country: Option<CountryCode>,
    ) -> Option<(Participant, usize)> {
        if self.chunk(idx)?.kind != ChunkKind::Comma {
            return None;
        }
        let head = self.head_chunk(idx + 1)?;
        let noun = self.noun(head)?;
        let Some(Head::Person(id, span)) = self.head(noun) else {
            return None;
        };
        let is_bare = self.chunk_start(idx + 1) == self.mention_words(noun.head).start;
        if !is_bare {
            return None;
        }
        let mut side = self.person(people, id, span);
        if side.country.is_none() {
            side.country = country;
        }
        let closes = self
            .chunk(head + 1)
            .is_some_and(|c| c.kind == ChunkKind::Comma);
        Some((
            side,
            if closes && self.verb_at(head + 2) {
                head + 2
            } else {
                head + 1
            },
        ))
    }

    /// The title that ends with word `head`, and its first word.
    pub(super) fn title_ending(&self, head: usize) -> Option<(usize, TitleMatch)> {
        let tokens = &self.input.segments.tokens;
        (head.saturating_sub(6)..=head).find_map(|start| {
            let found = self
                .input
                .lexicon
                .title(self.input.body, tokens, self.token(start))?;
            (start + found.n_tokens == head + 1).then_some((start, found))
        })
    }

    /// Whether the word right before a name is `word`.
    fn is_called(&self, name: Span, word: &str) -> bool {
        let tokens = &self.input.segments.tokens;
        let first = self.input.segments.tokens_in(name).start;
        let before = first.checked_sub(1).and_then(|i| tokens.get(i));
        before.is_some_and(|t| t.of(self.input.body).eq_ignore_ascii_case(word))
    }

    /// The one who holds an office of a side's country: by name where the article tells it.
    pub(super) fn bearer(
        &self,
        people: &People,
        side: &Participant,
        title: &TitleMatch,
    ) -> Participant {
        let named = side
            .country
            .and_then(|c| self.holder_named(people, c, title.title))
            .map(|id| self.person(people, id, side.span));
        let by_office = || {
            let name = self.office_name(title, side.country, None)?;
            Some(Participant {
                entity: None,
                name,
                kind: PartyKind::Person,
                ..side.clone()
            })
        };
        named.or_else(by_office).unwrap_or_else(|| side.clone())
    }

    /// "his Ukrainian counterpart" without a name: who holds the office of the one told before.
    /// Gives the chunk after it as well.
    pub(super) fn counterpart(
        &self,
        people: &People,
        end: usize,
        words: Range<usize>,
    ) -> (Option<Participant>, usize) {
        let Some(state) = self.nations(words.clone()).pop() else {
            return (None, end);
        };
        if let Some((side, end)) = self.person_after_comma(people, end, state.country) {
            return (Some(side), end);
        }
        if let Some(span) = self.name_set_off(end) {
            let side = Participant {
                span,
                entity: None,
                name: span.of(self.input.body).to_owned(),
                kind: PartyKind::Person,
                country: state.country,
            };
            return (Some(side), end + 2);
        }
        (Some(self.counterpart_of(people, state, words)), end)
    }

    /// ", Firstname Lastname,": capitalised words between commas that nothing knows.
    fn name_set_off(&self, comma: usize) -> Option<Span> {
        let is_comma = |i: usize| self.chunk(i).is_some_and(|c| c.kind == ChunkKind::Comma);
        let closes = is_comma(comma + 2)
            || self
                .chunk(comma + 2)
                .is_none_or(|c| c.kind == ChunkKind::Stop);
        let words = self
            .chunk(comma + 1)
            .filter(|_| is_comma(comma) && closes)?
            .words
            .clone();
        self.noun(comma + 1)?;
        let is_name = (2..=4).contains(&words.len())
            && words.clone().all(|i| {
                self.words.get(i).is_some_and(|w| {
                    w.text.starts_with(char::is_uppercase)
                        && w.kind == TokenKind::Word
                        && w.time.is_none()
                })
            });
        is_name.then(|| self.span_of(words))
    }

    fn counterpart_of(
        &self,
        people: &People,
        state: Participant,
        words: Range<usize>,
    ) -> Participant {
        let before = (0..words.start).rev().find_map(|i| {
            let (mention, entity) = self.mention(i)?;
            (entity.kind == EntityKind::Person).then_some(mention.entity)
        });
        let role = before.map(|id| people.of(id).role).unwrap_or_default();
        let span = self.without_article(self.span_of(words));
        let listed = |c| self.listed(c, role).filter(|_| role != Role::Other);
        let holder = state
            .country
            .and_then(|c| people.holder(c, role).or_else(|| listed(c)));
        match (holder, role_words(role)) {
            (Some(id), _) => self.person(people, id, span),
            (None, Some(office)) => Participant {
                span,
                entity: None,
                name: format!("{office} of {}", state.name),
                kind: PartyKind::Person,
                country: state.country,
            },
            (None, None) => state,
        }
    }

    /// "the president", "the prince": whoever was last told of with that office.
    pub(super) fn told_bearer(
        &self,
        people: &People,
        title: &TitleMatch,
        words: Range<usize>,
    ) -> Option<Participant> {
        if self.lower(words.start) != "the" || title.title.role == Role::Other {
            return None;
        }
        let span = self.span_of(words);
        let upto = self
            .analysis
            .mentions
            .partition_point(|m| m.span.start < span.start);
        let seen = self.analysis.mentions.get(..upto)?.iter().rev();
        let word = title.title.name.rsplit(' ').next().unwrap_or("");
        let bearer = seen
            .filter(|m| people.of(m.entity).role == title.title.role)
            .find(|m| self.is_called(m.span, word))?
            .entity;
        Some(self.person(people, bearer, self.without_article(span)))
    }

    /// A name behind a title that nobody took for one: "leader Kim Jong-un".
    pub(super) fn unlisted_person(&self, head: usize) -> Option<Span> {
        let plain = |i: &usize| {
            self.words.get(*i).is_some_and(|w| {
                w.mention.is_none() && (w.kind == TokenKind::Word || w.text == "-")
            })
        };
        let is_capital = self.words.get(head).is_some_and(|w| {
            w.text.starts_with(char::is_uppercase) || (head > 1 && self.lower(head - 1) == "-")
        });
        if !is_capital {
            return None;
        }
        let tokens = &self.input.segments.tokens;
        let first = (head.saturating_sub(4)..=head)
            .rev()
            .take_while(plain)
            .find(|start| {
                let before = start.checked_sub(1).and_then(|end| self.title_ending(end));
                before.is_some_and(|(_, t)| !is_idle(&t))
                    && self
                        .input
                        .lexicon
                        .title(self.input.body, tokens, self.token(*start))
                        .is_none()
            })?;
        let is_name = (first..=head).all(|i| {
            self.words.get(i).is_some_and(|w| {
                w.text.starts_with(char::is_uppercase)
                    || w.text == "-"
                    || self.lower(i.wrapping_sub(1)) == "-"
            })
        });
        let starts_big = self
            .words
            .get(first)
            .is_some_and(|w| w.text.starts_with(char::is_uppercase));
        (is_name && starts_big && head > first).then(|| self.span_of(first..head + 1))
    }

    /// ", the president of Ukraine," after a name.
    pub(super) fn apposition(&self, people: &People, phrase: &mut Phrase) {
        let is_person = phrase.sides.len() == 1
            && phrase
                .sides
                .iter()
                .all(|s| s.kind == PartyKind::Person && s.entity.is_some());
        if !is_person
            || self
                .chunk(phrase.end)
                .is_none_or(|c| c.kind != ChunkKind::Comma)
        {
            return;
        }
        let Some(head) = self.head_chunk(phrase.end + 1) else {
            return;
        };
        let Some(noun) = self.noun(head) else { return };
        let is_office = matches!(self.head(noun), Some(Head::Office(..)))
            || self.lower(noun.head) == "counterpart";
        if !is_office || noun.owns {
            return;
        }
        let mut end = head + 1;
        while let Some((next, range)) = self.attached(end, "of for to at in") {
            if !self.named(range, EntityKind::Person).is_empty() {
                return;
            }
            end = next;
        }
        let _ = people;
        match self.chunk(end).map(|c| &c.kind) {
            Some(ChunkKind::Comma) => {
                phrase.end = end + 1 - usize::from(self.noun(end + 1).is_some())
            }
            Some(ChunkKind::And) | None | Some(ChunkKind::Stop) => phrase.end = end,
            _ => {}
        }
    }
}

/// How the holder of a role is called.
fn role_words(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::HeadOfState => "President",
        Role::HeadOfGovernment => "Prime Minister",
        Role::ForeignMinister => "Foreign Minister",
        Role::DefenceMinister => "Defence Minister",
        Role::FinanceMinister => "Finance Minister",
        Role::InteriorMinister => "Interior Minister",
        _ => return None,
    })
}
