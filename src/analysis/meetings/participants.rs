//! Which noun phrases name somebody who can take part, and how they are named.
//!
//! A phrase is a noun chunk with what belongs to its head: owners before it ("Iran's
//! foreign minister"), "of" and "from" phrases after an office or group ("leaders of A, B
//! and C", one side for each country), and appositions ("X, the president of Y,").

use std::ops::Range;

use super::chunks::{ChunkKind, Noun};
use super::people::People;
use super::scene::Scene;
use super::words::is_one_of;
use crate::analysis::{EntityId, EntityKind, MentionForm, Participant, PartyKind};
use crate::lexicon::{CountryCode, EntryKind, TitleClass, TitleMatch};
use crate::text::{Span, TokenKind};

/// A noun phrase that names sides.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Index of the chunk after it.
    pub(super) end: usize,
    /// Who is named; empty where the phrase names nobody who can take part.
    pub(super) sides: Vec<Participant>,
    /// A singular or plural pronoun, still to be resolved.
    pub(super) pronoun: Option<usize>,
}

/// What the head of a phrase is.
enum Head {
    Person(EntityId, Span),
    Country(EntityId, Span),
    Organization(EntityId, Span),
    Place(EntityId, Span),
    Office(TitleMatch, usize),
    Unlisted(Span),
    Group,
    Delegation,
    State,
}

/// Plural nouns for people or bodies that act in public.
const GROUPS: &str = "officials leaders ministers representatives delegates envoys diplomats negotiators mediators \
rebels militants insurgents separatists factions parties groups allies members countries nations states governments \
powers lawmakers senators deputies bishops commanders generals chiefs heads presidents premiers commissioners dignitaries \
peacekeepers counterparts activists dissidents parliamentarians mps ambassadors monarchs kings partners sides \
authorities politicians legislators congressmen guerrillas fighters elders creditors inspectors experts emissaries officers \
chancellors secretaries advisers advisors economies";
/// Bodies that stand for their country at the table.
const DELEGATIONS: &str =
    "delegation delegations negotiator negotiators side sides team teams officials negotiating";
/// A government or a part of it.
const STATES: &str = "government military army parliament opposition leadership administration regime junta \
authorities coalition delegation mission embassy kremlin movement rebels guerrillas resistance cabinet";

impl Scene<'_> {
    /// The phrase that starts at chunk `start`.
    pub(super) fn phrase(&self, people: &People, start: usize) -> Option<Phrase> {
        self.phrase_of(people, start, self.head_chunk(start)?)
    }

    /// The phrase of the chunks from `start` with its head at chunk `head`.
    pub(super) fn phrase_of(&self, people: &People, start: usize, head: usize) -> Option<Phrase> {
        let noun = self.noun(head)?;
        if noun.is_pronoun {
            return Some(Phrase {
                end: head + 1,
                sides: Vec::new(),
                pronoun: Some(noun.head),
            });
        }
        let mut phrase = Phrase {
            end: head + 1,
            sides: Vec::new(),
            pronoun: None,
        };
        let words = self.chunk(start)?.words.start..self.chunk(head)?.words.end;
        match self.head(noun) {
            Some(Head::Person(id, span)) => {
                phrase.sides.push(self.person(people, id, span));
                self.skip_reach(people, &mut phrase);
            }
            Some(Head::Country(id, span)) => {
                self.country_phrase(&mut phrase, noun, id, span, words)
            }
            Some(Head::Organization(id, span)) => {
                phrase.sides.extend(self.body(id, span));
            }
            Some(Head::Unlisted(span)) => phrase.sides.push(Participant {
                span,
                entity: None,
                name: span.of(self.input.body).to_owned(),
                kind: PartyKind::Person,
                country: self.country_in(words.clone()),
            }),
            Some(Head::Place(id, span)) => phrase.sides.extend(self.seat(id, span)),
            Some(Head::Office(title, at)) => {
                self.office_phrase(people, &mut phrase, &title, at, words)
            }
            Some(head @ (Head::Group | Head::Delegation | Head::State)) => {
                self.group_phrase(people, &mut phrase, &head, words);
            }
            None => {}
        }
        self.apposition(people, &mut phrase);
        Some(phrase)
    }

    /// The noun at chunk `idx`.
    pub(super) fn noun(&self, idx: usize) -> Option<&Noun> {
        match &self.chunk(idx)?.kind {
            ChunkKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    /// The chunk that ends a chain of owners: "Iran's foreign minister".
    pub(super) fn head_chunk(&self, start: usize) -> Option<usize> {
        let mut at = start;
        while self.noun(at)?.owns && self.noun(at + 1).is_some() {
            at += 1;
        }
        Some(at)
    }

    fn head(&self, noun: &Noun) -> Option<Head> {
        if let Some((mention, entity)) = self.mention(noun.head) {
            let id = mention.entity;
            return Some(match (entity.kind, mention.form) {
                (EntityKind::Person, _) => Head::Person(id, mention.span),
                (EntityKind::Country, _) => Head::Country(id, mention.span),
                (EntityKind::Organization, MentionForm::Metonym) => Head::Country(id, mention.span),
                (EntityKind::Organization, _) => Head::Organization(id, mention.span),
                (EntityKind::Place, MentionForm::Metonym) => Head::Country(id, mention.span),
                (EntityKind::Place, _) => Head::Place(id, mention.span),
            });
        }
        if let Some((at, title)) = self.title_ending(noun.head) {
            if !is_idle(&title) && !(title.is_plural && title.title.class == TitleClass::Modifier) {
                return Some(if title.is_plural {
                    Head::Group
                } else {
                    Head::Office(title, at)
                });
            }
        }
        if let Some(span) = self.unlisted_person(noun.head) {
            return Some(Head::Unlisted(span));
        }
        let word = self.lower(noun.head);
        if word == "counterpart" {
            return None;
        }
        if is_one_of(
            word,
            "delegation delegations side sides negotiators team teams",
        ) {
            return Some(Head::Delegation);
        }
        if is_one_of(word, STATES) {
            return Some(Head::State);
        }
        (is_one_of(word, GROUPS) || is_one_of(word, DELEGATIONS)).then_some(Head::Group)
    }

    /// A name behind a title that nobody took for one: "leader Kim Jong-un".
    fn unlisted_person(&self, head: usize) -> Option<Span> {
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

    /// The title that ends with word `head`, and its first word.
    fn title_ending(&self, head: usize) -> Option<(usize, TitleMatch)> {
        let tokens = &self.input.segments.tokens;
        (head.saturating_sub(6)..=head).find_map(|start| {
            let found = self
                .input
                .lexicon
                .title(self.input.body, tokens, self.token(start))?;
            (start + found.n_tokens == head + 1).then_some((start, found))
        })
    }

    /// A person by name.
    pub(super) fn person(&self, people: &People, id: EntityId, span: Span) -> Participant {
        let name = self.analysis.entity(id).map_or("", |e| e.name.as_str());
        Participant {
            span,
            entity: Some(id),
            name: name.to_owned(),
            kind: PartyKind::Person,
            country: people.of(id).country,
        }
    }

    /// A country by name, adjective or seat.
    pub(super) fn country(&self, id: EntityId, span: Span) -> Option<Participant> {
        let entity = self.analysis.entity(id)?;
        let code = entity.country?;
        let name = self
            .input
            .lexicon
            .country(code)
            .map_or(entity.name.as_str(), |c| c.name);
        Some(Participant {
            span,
            entity: Some(id),
            name: name.to_owned(),
            kind: PartyKind::Country,
            country: Some(code),
        })
    }

    /// A body by name; companies, media and clubs are none of ours.
    pub(super) fn body(&self, id: EntityId, span: Span) -> Option<Participant> {
        let entity = self.analysis.entity(id)?;
        let entries = || self.input.lexicon.named(&entity.name);
        if entries().any(|e| e.kind == EntryKind::Org && is_one_of(e.detail, "media company bank"))
        {
            return None;
        }
        let listed = entries().find(|e| matches!(e.kind, EntryKind::Org | EntryKind::Institution));
        let is_igo = listed.is_some_and(|e| e.detail == "igo");
        let country = entity.country.or(listed.and_then(|e| e.country));
        let country = country.filter(|c| !is_igo && c.as_str() != "EU");
        Some(Participant {
            span,
            entity: Some(id),
            name: long_name(self, id),
            kind: PartyKind::Organization,
            country,
        })
    }

    /// A capital that stands for its government.
    fn seat(&self, id: EntityId, span: Span) -> Option<Participant> {
        let entity = self.analysis.entity(id)?;
        let mut entries = self.input.lexicon.named(span.of(self.input.body));
        let is_capital = entries.any(|e| {
            e.kind == EntryKind::City
                && e.detail == "capital"
                && e.country == entity.country
                && !e.is_name_word
        });
        let code = entity.country.filter(|_| is_capital)?;
        Some(Participant {
            span,
            entity: Some(id),
            name: self
                .input
                .lexicon
                .country(code)
                .map_or(String::new(), |c| c.name.to_owned()),
            kind: PartyKind::Country,
            country: Some(code),
        })
    }

    /// "Iran", "the Palestinians"; "Iran and its allies" is left to the list.
    fn country_phrase(
        &self,
        phrase: &mut Phrase,
        noun: &Noun,
        id: EntityId,
        span: Span,
        words: Range<usize>,
    ) {
        let is_one_of_them = is_one_of(self.lower(words.start), "a an") && words.start != noun.head;
        if !is_one_of_them {
            phrase.sides.extend(self.country(id, span));
        }
    }

    /// A person by office, with the name where it follows or the article tells it.
    fn office_phrase(
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
            if let Some(person) = self.named(range.clone(), EntityKind::Person).pop() {
                if let Some((mention, _)) = self.mention(person) {
                    phrase.end = next;
                    let mut side = self.person(people, mention.entity, mention.span);
                    side.country = side.country.or(country).or_else(|| self.country_in(range));
                    phrase.sides.push(side);
                    return;
                }
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
        if let Some(id) = country.and_then(|c| people.holder(c, title.title.role)) {
            let span = self.span_of(at..at + title.n_tokens);
            let span = self.span_of(start.max(words.start)..words.end).join(span);
            phrase
                .sides
                .push(self.person(people, id, self.without_article(span)));
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

    fn chunk_start(&self, idx: usize) -> usize {
        self.chunk(idx).map_or(0, |c| c.words.start)
    }

    /// "Prime Minister of India": how somebody known by office alone is named.
    fn office_name(
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
        let state = country
            .and_then(|c| self.input.lexicon.country(c))
            .map(|c| c.name.to_owned());
        let of = state.or(of)?;
        Some(format!("{office} of {of}"))
    }

    /// The name after "his counterpart," or "the president of France,".
    fn person_after_comma(
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

    fn verb_at(&self, idx: usize) -> bool {
        matches!(self.chunk(idx).map(|c| &c.kind), Some(ChunkKind::Verb(_)))
    }

    /// Several people or a body without a name of its own.
    fn group_phrase(&self, people: &People, phrase: &mut Phrase, head: &Head, words: Range<usize>) {
        let start = words.start;
        let mut inside: Vec<Participant> = self.nations(start..words.end);
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
            end = range.end;
            phrase.end = next;
            if is_one_of(&prep, "of from") {
                body = body.or_else(|| self.organization_in(range.clone()));
                let before = inside.len();
                inside.extend(found);
                phrase.end = self.more_nations(people, phrase.end, &mut inside, &mut end);
                if inside.len() > before.max(1) {
                    let first = self
                        .named(range.clone(), EntityKind::Organization)
                        .into_iter();
                    let bodies = first
                        .filter_map(|i| self.mention(i))
                        .filter_map(|(m, _)| self.body(m.entity, m.span));
                    inside.splice(before..before, bodies);
                    if self.named(range.clone(), EntityKind::Country).is_empty() {
                        inside.splice(before..before, self.bare_group(range));
                    }
                }
            } else if inside.is_empty() {
                inside.extend(found);
            }
        }
        let span = self.without_article(self.span_of(start..end));
        let is_split = inside.len() > 1 || (inside.len() == 1 && matches!(head, Head::Delegation));
        if is_split {
            phrase.sides.extend(inside);
            return;
        }
        let country = inside
            .first()
            .and_then(|p| p.country)
            .or_else(|| self.owner_country(start));
        let name = self.group_name(start..words.end, span, country, body);
        phrase.sides.push(Participant {
            span,
            entity: None,
            name,
            kind: PartyKind::Group,
            country,
        });
    }

    /// Countries listed on: ", Russia, France and Germany".
    fn more_nations(
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

    /// "of X", "from the X" after chunk `idx`: the chunk after it, and the words of its phrase.
    fn attached(&self, idx: usize, preps: &str) -> Option<(usize, Range<usize>)> {
        let prep = self.chunk(idx).filter(|c| c.kind == ChunkKind::Prep)?;
        if !is_one_of(self.lower(prep.words.start), preps) {
            return None;
        }
        let head = self.head_chunk(idx + 1)?;
        let start = self.chunk(idx + 1)?.words.start;
        let end = self.chunk(head)?.words.end;
        let is_name = (start..end).any(|i| self.words.get(i).is_some_and(|w| w.mention.is_some()));
        let is_trigger = super::triggers::is_trigger(self.lower(end.wrapping_sub(1)));
        let prep_is_of = is_one_of(self.lower(prep.words.start), "of from for");
        ((is_name || prep_is_of) && !is_trigger).then_some((head + 1, start..end))
    }

    /// A land that is no state of the lexicon, listed beside states.
    fn land(&self, span: Span) -> Participant {
        Participant {
            span,
            entity: None,
            name: span.of(self.input.body).to_owned(),
            kind: PartyKind::Country,
            country: None,
        }
    }

    /// "Arab countries": a group without a name among those listed.
    fn bare_group(&self, words: Range<usize>) -> Option<Participant> {
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

    /// The countries named among some words.
    fn nations(&self, words: Range<usize>) -> Vec<Participant> {
        let mut found: Vec<Participant> = Vec::new();
        for idx in self.named(words, EntityKind::Country) {
            let side = self
                .mention(idx)
                .and_then(|(m, _)| self.country(m.entity, m.span));
            found.extend(side.filter(|s| found.iter().all(|f| f.country != s.country)));
        }
        found
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

    fn organization_in(&self, words: Range<usize>) -> Option<String> {
        let idx = *self.named(words, EntityKind::Organization).first()?;
        Some(long_name(self, self.mention(idx)?.0.entity))
    }

    /// "the country's parties": the country told of before in the sentence or article.
    fn owner_country(&self, start: usize) -> Option<CountryCode> {
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

    fn group_name(
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
            return format!("{body} {}", plain.join(" "));
        }
        let names_it = country.is_some_and(|_| !text.starts_with(char::is_lowercase));
        match country.and_then(|c| self.input.lexicon.country(c)) {
            Some(country)
                if !names_it
                    && !text.contains(country.name)
                    && !text.contains(country.adjective) =>
            {
                format!("{text} of {}", country.name)
            }
            _ => text,
        }
    }

    /// A span without the article it starts with.
    pub(super) fn without_article(&self, span: Span) -> Span {
        let text = span.of(self.input.body);
        let articles = [
            "the ", "The ", "a ", "A ", "an ", "An ", "some ", "several ",
        ];
        let cut = articles
            .iter()
            .find(|a| text.starts_with(*a))
            .map_or(0, |a| a.len());
        Span::new(span.start + cut, span.end)
    }

    /// What follows a name and belongs to it: "of Jordan" after "King Abdullah II".
    fn skip_reach(&self, people: &People, phrase: &mut Phrase) {
        if let Some((next, range)) = self.attached(phrase.end, "of from") {
            let person = self
                .named(range, EntityKind::Person)
                .pop()
                .and_then(|i| self.mention(i));
            if let Some((mention, _)) = person {
                let mut side = self.person(people, mention.entity, mention.span);
                side.country = side
                    .country
                    .or(phrase.sides.first().and_then(|s| s.country));
                phrase.sides = vec![side];
            }
            phrase.end = next;
        }
    }

    /// ", the president of Ukraine," after a name.
    fn apposition(&self, people: &People, phrase: &mut Phrase) {
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

/// The name of a body, short forms of the great ones spelled out.
fn long_name(scene: &Scene<'_>, id: EntityId) -> String {
    let name = scene.analysis.entity(id).map_or("", |e| e.name.as_str());
    match name {
        "EU" | "E.U." => "European Union".to_owned(),
        "UN" | "U.N." => "United Nations".to_owned(),
        _ => name.strip_prefix("the ").unwrap_or(name).to_owned(),
    }
}

/// Titles whose bearers meet people on business of their own.
fn is_idle(title: &TitleMatch) -> bool {
    matches!(
        title.title.class,
        TitleClass::Business
            | TitleClass::Expert
            | TitleClass::Media
            | TitleClass::Civil
            | TitleClass::Family
            | TitleClass::Honorific
            | TitleClass::Modifier
            | TitleClass::Suffix
            | TitleClass::Police
            | TitleClass::Judicial
            | TitleClass::Spokesperson
    )
}
