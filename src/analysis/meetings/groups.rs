//! Groups: "EU foreign ministers", "leaders of A, B and C", "the country's parties".

use std::ops::Range;

use super::chunks::ChunkKind;
use super::participants::{GROUPS, Head, Phrase, long_name};
use super::people::People;
use super::scene::Scene;
use super::words::is_one_of;
use crate::analysis::{EntityKind, Participant, PartyKind};
use crate::lexicon::CountryCode;
use crate::text::{Span, TokenKind};

impl Scene<'_> {
    /// Several people or a body without a name of its own.
    pub(super) fn group_phrase(
        &self,
        people: &People,
        phrase: &mut Phrase,
        head: &Head,
        words: Range<usize>,
    ) {
        let start = words.start;
        if self.is_resistance(words.clone()) {
            return;
        }
        if let Some((sides, end)) = self.senders(people, phrase.end) {
            phrase.sides.extend(sides);
            phrase.end = end;
            return;
        }
        let mut inside: Vec<Participant> = self.nations(start..words.end);
        if inside.is_empty() && matches!(head, Head::Delegation) {
            inside.extend(self.seats(start..words.end));
        }
        let mut body = self.organization_in(start..words.end);
        let mut end = words.end;
        while let Some((next, range)) = self.attached(phrase.end, "of from for in at") {
            let prep = self.lower(self.chunk_start(phrase.end)).to_owned();
            let is_where = is_one_of(&prep, "in at");
            let is_long = words.len() > 2 || inside.len() + usize::from(body.is_some()) > 0;
            if is_where && is_long {
                break;
            }
            let found = self.nations(range.clone());
            // "African leaders in Nairobi", "officials at noon": where or when they meet.
            let is_body = matches!(head, Head::State);
            let bodies = self.named(range.clone(), EntityKind::Organization);
            let names_none = found.is_empty() && bodies.is_empty();
            if is_where && !is_body && (names_none || self.is_wide(words.clone())) {
                break;
            }
            end = range.end;
            phrase.end = next;
            if is_one_of(&prep, "of from") {
                body = body.or_else(|| self.organization_in(range.clone()));
                let before = inside.len();
                inside.extend(found);
                phrase.end = self.more_nations(people, phrase.end, &mut inside, &mut end);
                if inside.len() > before.max(1) {
                    inside.splice(before..before, self.named_first(range));
                }
            } else if inside.is_empty() {
                inside.extend(found);
            }
        }
        if let Some((side, end)) = self.leader_of(people, phrase.end) {
            phrase.sides.push(side);
            phrase.end = end;
            return;
        }
        let span = self.without_article(self.span_of(start..end));
        let is_split = inside.len() > 1 || (inside.len() == 1 && matches!(head, Head::Delegation));
        if is_split {
            phrase.sides.extend(inside);
            return;
        }
        let country = inside.first().and_then(|p| p.country);
        let country = country
            .or_else(|| self.person_country(people, start..end))
            .or_else(|| self.body_country(start..end))
            .or_else(|| {
                let names_body = body.is_some() || words.clone().any(|i| is_bloc(self.lower(i)));
                let is_owned = !names_body && !self.is_of_many(words.clone());
                self.owner_country(start).filter(|_| is_owned)
            });
        let name = self.group_name(start..words.end, span, country, body);
        phrase.sides.push(Participant {
            span,
            entity: None,
            name,
            kind: PartyKind::Group,
            country,
        });
    }

    /// What stands before the nations of a list: a group only described, then bodies by name.
    fn named_first(&self, range: Range<usize>) -> Vec<Participant> {
        let has_country = !self.named(range.clone(), EntityKind::Country).is_empty();
        let bodies = self.named(range.clone(), EntityKind::Organization);
        let bodies = bodies
            .into_iter()
            .filter_map(|i| self.mention(i))
            .filter_map(|(m, _)| self.body(m.entity, m.span));
        let group = (!has_country).then(|| self.bare_group(range));
        group.into_iter().flatten().chain(bodies).collect()
    }

    /// "representatives of the rebels and the government": two sides, at least one of which is
    /// only described, and the chunk after them.
    fn senders(&self, people: &People, idx: usize) -> Option<(Vec<Participant>, usize)> {
        let is_of = self.chunk(idx).is_some_and(|c| c.kind == ChunkKind::Prep)
            && is_one_of(self.lower(self.chunk_start(idx)), "of from");
        if !is_of {
            return None;
        }
        let first = self.phrase(people, idx + 1)?;
        let is_and = self
            .chunk(first.end)
            .is_some_and(|c| c.kind == ChunkKind::And);
        let second = self.phrase(people, first.end + 1).filter(|_| is_and)?;
        let is_sender = |s: &Participant| {
            matches!(
                s.kind,
                PartyKind::Group | PartyKind::Organization | PartyKind::Country
            )
        };
        let described = |s: &Participant| s.kind == PartyKind::Group && s.name.contains(' ');
        let (one, other) = match (first.sides.as_slice(), second.sides.as_slice()) {
            ([one], [other]) => (one, other),
            _ => return None,
        };
        let fits = is_sender(one) && is_sender(other) && (described(one) || described(other));
        // Rebels beside a government are of its state, not of the state where they meet.
        let beside = |s: &Participant, with: &Participant| {
            let words = s.span.of(self.input.body);
            let is_guess = s.kind == PartyKind::Group && s.name != words;
            Participant {
                name: if is_guess {
                    words.to_owned()
                } else {
                    s.name.clone()
                },
                country: if is_guess { with.country } else { s.country },
                ..s.clone()
            }
        };
        fits.then(|| (vec![beside(one, other), beside(other, one)], second.end))
    }

    /// "opposition from X", "resistance to the plan": no people, but what somebody meets with.
    fn is_resistance(&self, words: Range<usize>) -> bool {
        words.len() == 1
            && is_one_of(self.lower(words.start), "opposition resistance")
            && is_one_of(self.lower(words.end), "from to")
    }

    /// "African leaders", "world leaders": from many states.
    fn is_wide(&self, mut words: Range<usize>) -> bool {
        let wide = "world european arab african asian american muslim gulf western regional international global";
        words.any(|i| is_one_of(self.lower(i), wide))
    }

    /// "the seven industrial nations", "the warring sides": of no one state.
    fn is_of_many(&self, mut words: Range<usize>) -> bool {
        let many = "warring rival opposing world nations countries powers economies states members two three four five six \
                    seven eight nine ten dozen";
        words.any(|i| {
            let word = self.lower(i);
            is_one_of(word, many) || word.starts_with(|c: char| c.is_ascii_digit())
        })
    }

    /// "led by Foreign Minister X": who goes at the head of those just named.
    fn leader_of(&self, people: &People, idx: usize) -> Option<(Participant, usize)> {
        let is_comma = |i: usize| self.chunk(i).is_some_and(|c| c.kind == ChunkKind::Comma);
        let at = idx + usize::from(is_comma(idx));
        let leads = match self.chunk(at).map(|c| &c.kind) {
            Some(ChunkKind::Verb(v)) => is_one_of(v.lemma, "lead head") && !v.be,
            _ => false,
        };
        if !leads || self.lower(self.chunk_start(at + 1)) != "by" {
            return None;
        }
        let phrase = self.phrase(people, at + 2)?;
        let side = phrase
            .sides
            .first()
            .filter(|s| s.kind == PartyKind::Person)?;
        let closes = at > idx && is_comma(phrase.end);
        Some((side.clone(), phrase.end + usize::from(closes)))
    }

    /// Countries listed on: ", Russia, France and Germany".
    pub(super) fn more_nations(
        &self,
        people: &People,
        from: usize,
        inside: &mut Vec<Participant>,
        end: &mut usize,
    ) -> usize {
        let mut at = from;
        loop {
            let mut next = at;
            while matches!(
                self.chunk(next).map(|c| &c.kind),
                Some(ChunkKind::Comma | ChunkKind::And)
            ) {
                next += 1;
            }
            let Some(noun) = self
                .noun(next)
                .filter(|n| next > at && !n.is_pronoun && !n.owns)
            else {
                return at;
            };
            let found = match self.head(noun) {
                Some(Head::Country(id, span)) => self.country(id, span),
                Some(Head::Organization(id, span)) => self.body(id, span),
                Some(Head::Place(_, span)) => Some(self.land(span)),
                Some(Head::Group) => None,
                None if self.is_bare_name(next) => {
                    Some(self.land(self.span_of(noun.head..noun.head + 1)))
                }
                _ => return at,
            };
            let is_last = self
                .chunk(next.wrapping_sub(1))
                .is_some_and(|c| c.kind == ChunkKind::And);
            if !is_last && self.verb_at(next + 1) {
                return at;
            }
            match found {
                Some(found) => inside.push(found),
                None => {
                    let Some(group) = self.phrase(people, next) else {
                        return at;
                    };
                    inside.extend(group.sides);
                }
            }
            *end = self.chunk(next).map_or(*end, |c| c.words.end);
            at = next + 1;
        }
    }

    /// "Arab countries": a group without a name among those listed.
    pub(super) fn bare_group(&self, words: Range<usize>) -> Option<Participant> {
        let head = words.end.checked_sub(1)?;
        if !is_one_of(self.lower(head), GROUPS) {
            return None;
        }
        let span = self.without_article(self.span_of(words));
        Some(Participant {
            span,
            entity: None,
            name: span.of(self.input.body).to_owned(),
            kind: PartyKind::Group,
            country: None,
        })
    }

    /// One capitalised word that nothing knows.
    fn is_bare_name(&self, idx: usize) -> bool {
        let Some(chunk) = self.chunk(idx) else {
            return false;
        };
        let word = self.words.get(chunk.words.start);
        chunk.words.len() == 1
            && word.is_some_and(|w| {
                w.kind == TokenKind::Word && w.text.starts_with(char::is_uppercase)
            })
    }

    /// A land that is no state of the lexicon, listed beside states.
    pub(super) fn land(&self, span: Span) -> Participant {
        Participant {
            span,
            entity: None,
            name: span.of(self.input.body).to_owned(),
            kind: PartyKind::Country,
            country: None,
        }
    }

    /// The countries named among some words.
    pub(super) fn nations(&self, words: Range<usize>) -> Vec<Participant> {
        let mut found: Vec<Participant> = Vec::new();
        for idx in self.named(words, EntityKind::Country) {
            let side = self
                .mention(idx)
                .and_then(|(m, _)| self.country(m.entity, m.span));
            found.extend(side.filter(|s| found.iter().all(|f| f.country != s.country)));
        }
        found
    }

    /// "Moscow negotiators": the capitals named among some words, for their governments.
    fn seats(&self, words: Range<usize>) -> Vec<Participant> {
        let named = self.named(words, EntityKind::Place).into_iter();
        named
            .filter_map(|i| self.mention(i))
            .filter_map(|(m, _)| self.seat(m.entity, m.span))
            .collect()
    }

    /// The country that some words name, or that the body or place they name belongs to.
    pub(super) fn country_in(&self, words: Range<usize>) -> Option<CountryCode> {
        let kinds = [
            EntityKind::Country,
            EntityKind::Organization,
            EntityKind::Place,
        ];
        kinds.into_iter().find_map(|kind| {
            let idx = *self.named(words.clone(), kind).last()?;
            self.mention(idx)?.1.country
        })
    }

    /// "the Smith administration": the state of the person who gives it his name.
    fn person_country(&self, people: &People, words: Range<usize>) -> Option<CountryCode> {
        let idx = *self.named(words, EntityKind::Person).first()?;
        let (mention, _) = self.mention(idx)?;
        people.of(mention.entity).country
    }

    /// The state that the body named among some words acts in.
    fn body_country(&self, words: Range<usize>) -> Option<CountryCode> {
        let idx = *self.named(words, EntityKind::Organization).first()?;
        let (mention, _) = self.mention(idx)?;
        self.body(mention.entity, mention.span)?.country
    }

    pub(super) fn organization_in(&self, words: Range<usize>) -> Option<String> {
        let idx = *self.named(words, EntityKind::Organization).first()?;
        Some(long_name(self, self.mention(idx)?.0.entity))
    }

    /// "the country's parties": the country told of before in the sentence or article.
    pub(super) fn owner_country(&self, start: usize) -> Option<CountryCode> {
        let counts = |i: usize| is_one_of(self.lower(i), "two three four five both");
        if counts(start) || counts(start + 1) {
            return None;
        }
        let is_unnamed = is_one_of(self.lower(start), "the his her their its")
            || self
                .words
                .get(start + 1)
                .is_some_and(|w| w.kind == TokenKind::Possessive);
        if !is_unnamed {
            return None;
        }
        let at = self.span_of(start..start + 1).start;
        let seen = self.analysis.mentions.iter().filter(|m| m.span.start < at);
        // "Hamas said its delegates": of no state, but not of any other either.
        let is_of_body = self.lower(start) == "its"
            && (0..start)
                .rev()
                .find_map(|i| self.mention(i))
                .is_some_and(|(_, e)| e.kind == EntityKind::Organization && e.country.is_none());
        if is_of_body {
            return None;
        }
        let nation = seen.rev().find_map(|m| {
            let entity = self.analysis.entity(m.entity)?;
            matches!(entity.kind, EntityKind::Country | EntityKind::Place)
                .then_some(entity.country)?
        });
        nation.or_else(|| self.main_country())
    }

    /// The country that the article names most.
    pub(super) fn main_country(&self) -> Option<CountryCode> {
        let counts = self.analysis.country_counts();
        let mut best = None;
        for (code, count) in counts {
            if best.is_none_or(|(n, _)| count.n_mentions() > n) {
                best = Some((count.n_mentions(), code));
            }
        }
        best.map(|(_, code)| code)
    }

    pub(super) fn group_name(
        &self,
        words: Range<usize>,
        span: Span,
        country: Option<CountryCode>,
        body: Option<String>,
    ) -> String {
        let text = span
            .of(self.input.body)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if let Some(body) = body {
            let plain: Vec<&str> = words
                .filter(|i| {
                    self.words
                        .get(*i)
                        .is_some_and(|w| w.mention.is_none() && w.kind == TokenKind::Word)
                })
                .map(|i| self.lower(i))
                .filter(|w| !is_one_of(w, "the a an of from all some several its their"))
                .collect();
            // "other members of the Council": what counts or ranks them goes before the body.
            let n_front = plain.iter().take_while(|w| goes_before(w)).count();
            let mut parts: Vec<&str> = plain.iter().take(n_front).copied().collect();
            parts.push(&body);
            parts.extend(plain.iter().skip(n_front));
            return parts.join(" ");
        }
        let own = ["country's ", "country’s ", "nation's ", "nation’s "];
        let text = match own.iter().find_map(|own| text.strip_prefix(own)) {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        let names_it = country.is_some_and(|_| !text.starts_with(char::is_lowercase));
        match country.and_then(|c| self.input.lexicon.country(c)) {
            Some(country)
                if !names_it
                    && !text.contains(country.name)
                    && !text.contains(country.adjective) =>
            {
                if text.contains(" of ") || text.contains(" in ") || text.contains(" from ") {
                    format!("{text} of {}", country.name)
                } else {
                    format!("{} {text}", country.adjective)
                }
            }
            _ => text,
        }
    }
}

/// Words that count or rank people, before the name of their body.
fn goes_before(word: &str) -> bool {
    is_one_of(
        word,
        "other two three four five six seven eight nine ten permanent senior top former leading new key",
    ) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// "g7", "g-20", "p5": a round of states known by their number.
pub(super) fn is_bloc(word: &str) -> bool {
    let number = word
        .strip_prefix(['g', 'p', 'e'])
        .map(|rest| rest.trim_start_matches('-'));
    number.is_some_and(|n| {
        !n.is_empty() && n.len() < 4 && n.starts_with(|c: char| c.is_ascii_digit())
    })
}
