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
use crate::lexicon::{EntryKind, TitleClass, TitleMatch};
use crate::text::Span;

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
pub(super) enum Head {
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
pub(super) const GROUPS: &str = "officials leaders ministers representatives delegates envoys diplomats negotiators mediators \
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
            // "his French colleagues" sit in the other governments; "his colleagues" in his own.
            None if self.lower(noun.head) == "colleagues"
                && self.country_in(words.clone()).is_some() =>
            {
                self.group_phrase(people, &mut phrase, &Head::Group, words);
            }
            None if self.lower(noun.head) == "counterpart"
                || self.is_opposite_number(noun.head)
                || (self.lower(noun.head) == "colleague"
                    && self.country_in(words.clone()).is_some()) =>
            {
                let (side, end) = self.counterpart(people, phrase.end, words);
                phrase.sides.extend(side);
                phrase.end = end;
            }
            // "the head of the guard, X": who heads what need not be known.
            None if is_one_of(self.lower(noun.head), "head chief boss") => {
                self.head_of(people, &mut phrase);
            }
            None => {}
        }
        self.apposition(people, &mut phrase);
        Some(phrase)
    }

    /// "the head of the guard, X", "the head of the Foreign Ministry of A X": X.
    fn head_of(&self, people: &People, phrase: &mut Phrase) {
        let mut end = phrase.end;
        let mut country = None;
        while let Some((next, range)) = self.attached(end, "of") {
            let person = self.named(range.clone(), EntityKind::Person).pop();
            country = country.or_else(|| self.country_in(range));
            if let Some((mention, _)) = person.and_then(|i| self.mention(i)) {
                let mut side = self.person(people, mention.entity, mention.span);
                side.country = side.country.or(country);
                phrase.sides.push(side);
                phrase.end = next;
                return;
            }
            end = next;
        }
        if end > phrase.end
            && let Some((side, end)) = self.person_after_comma(people, end, None)
        {
            phrase.sides.push(side);
            phrase.end = end;
        }
    }

    /// "his Indian opposite number".
    fn is_opposite_number(&self, head: usize) -> bool {
        head > 0 && self.lower(head) == "number" && self.lower(head - 1) == "opposite"
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

    pub(super) fn head(&self, noun: &Noun) -> Option<Head> {
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
        if let Some((at, title)) = self.title_ending(noun.head)
            && !is_idle(&title)
            && !(title.is_plural && title.title.class == TitleClass::Modifier)
        {
            return Some(if title.is_plural {
                Head::Group
            } else {
                Head::Office(title, at)
            });
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

    /// A person by name.
    pub(super) fn person(&self, people: &People, id: EntityId, span: Span) -> Participant {
        let name = self.analysis.entity(id).map_or("", |e| e.name.as_str());
        Participant {
            span,
            entity: Some(id),
            name: name.to_owned(),
            kind: PartyKind::Person,
            country: people.of(id).country.filter(|c| c.as_str() != "EU"),
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
    pub(super) fn seat(&self, id: EntityId, span: Span) -> Option<Participant> {
        let entity = self.analysis.entity(id)?;
        let mut entries = self.input.lexicon.named(span.of(self.input.body));
        let is_capital = entries.any(|e| {
            e.kind == EntryKind::City
                && e.detail == "capital"
                && e.country == entity.country
                && (!e.is_name_word || e.thousands >= 300)
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
    pub(super) fn country_phrase(
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

    pub(super) fn chunk_start(&self, idx: usize) -> usize {
        self.chunk(idx).map_or(0, |c| c.words.start)
    }

    pub(super) fn verb_at(&self, idx: usize) -> bool {
        matches!(self.chunk(idx).map(|c| &c.kind), Some(ChunkKind::Verb(_)))
    }

    /// "of X", "from the X" after chunk `idx`: the chunk after it, and the words of its phrase.
    pub(super) fn attached(&self, idx: usize, preps: &str) -> Option<(usize, Range<usize>)> {
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

    /// A span without the article it starts with.
    pub(super) fn without_article(&self, span: Span) -> Span {
        let text = span.of(self.input.body);
        let articles = [
            "the ", "The ", "his ", "His ", "her ", "Her ", "their ", "Their ", "its ", "Its ",
            "a ", "A ", "an ", "An ", "some ", "Some ", "several ", "Several ", "all ", "All ",
        ];
        let cut = articles
            .iter()
            .find(|a| text.starts_with(*a))
            .map_or(0, |a| a.len());
        Span::new(span.start + cut, span.end)
    }

    /// What follows a name and belongs to it: "of Jordan" after "King Abdullah II".
    pub(super) fn skip_reach(&self, people: &People, phrase: &mut Phrase) {
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
}

/// The name of a body, short forms of the great ones spelled out.
pub(super) fn long_name(scene: &Scene<'_>, id: EntityId) -> String {
    let name = scene.analysis.entity(id).map_or("", |e| e.name.as_str());
    match name {
        "EU" | "E.U." => "European Union".to_owned(),
        "UN" | "U.N." => "United Nations".to_owned(),
        _ => name.strip_prefix("the ").unwrap_or(name).to_owned(),
    }
}

/// Titles whose bearers meet people on business of their own.
pub(super) fn is_idle(title: &TitleMatch) -> bool {
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
