//! What an article says of the people it names: office and country.
//!
//! "Finnish President Alexander Stubb", "President of Finland Alexander Stubb", "Alexander
//! Stubb, the president of Finland", "Finland's president, Alexander Stubb": read once for
//! the whole article, since a person is introduced in one sentence and meets in another.

use std::ops::Range;

use super::words::is_one_of;
use crate::analysis::{Analysis, Entity, EntityId, EntityKind, Input};
use crate::lexicon::{CountryCode, EntryKind, Role, TitleClass, TitleMatch};
use crate::text::TokenKind;

/// What is known of a person.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Person {
    /// The state he or she stands for.
    pub(super) country: Option<CountryCode>,
    /// The office, where it is one of the known roles.
    pub(super) role: Role,
    /// Holds or held a public office, or is listed as a person of public life.
    pub(super) is_public: bool,
    /// Speaks for an international body, not for a state.
    pub(super) is_international: bool,
}

/// The people of an article.
#[derive(Debug, Default)]
pub(super) struct People {
    known: Vec<Person>,
}

impl People {
    /// Reads the surroundings of every mention of a person.
    pub(super) fn new(input: &Input<'_>, analysis: &Analysis) -> People {
        let mut known: Vec<Person> = analysis
            .entities
            .iter()
            .map(|e| Person {
                country: (e.kind == EntityKind::Person && is_grounded(e))
                    .then_some(e.country)
                    .flatten(),
                role: e.office.as_deref().map_or(Role::Other, role_of),
                is_public: e.office.is_some(),
                is_international: false,
            })
            .collect();
        let reader = Reader { input, analysis };
        for (idx, mention) in analysis.mentions.iter().enumerate() {
            let id = mention.entity.0 as usize;
            let Some(person) = known.get_mut(id) else {
                continue;
            };
            if analysis
                .entities
                .get(id)
                .is_some_and(|e| e.kind == EntityKind::Person)
            {
                reader.learn(idx, person);
            }
        }
        for (entity, person) in analysis.entities.iter().zip(&mut known) {
            if entity.kind == EntityKind::Person {
                look_up(input, analysis, entity, person);
                if person.is_international {
                    person.country = None;
                }
            }
        }
        People { known }
    }

    /// What is known of an entity; nothing if it is no person.
    pub(super) fn of(&self, id: EntityId) -> Person {
        self.known.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// The one person of public life whom the article names for a country, if his office is not told.
    fn only_one(&self, country: CountryCode) -> Option<usize> {
        let mut of_state = self
            .known
            .iter()
            .enumerate()
            .filter(|(_, p)| p.country == Some(country));
        let (first, person) = of_state.next()?;
        let is_open = person.role == Role::Other && person.is_public;
        (of_state.next().is_none() && is_open).then_some(first)
    }

    /// The person of a country who holds a role in this article.
    pub(super) fn holder(&self, country: CountryCode, role: Role) -> Option<EntityId> {
        if role == Role::Other {
            return None;
        }
        let idx = self
            .known
            .iter()
            .position(|p| p.country == Some(country) && p.role == role)
            .or_else(|| self.only_one(country).filter(|_| leads(role)))?;
        u32::try_from(idx).ok().map(EntityId)
    }
}

/// Whether what is said of a person's country is more than a guess.
fn is_grounded(person: &Entity) -> bool {
    person.grounds.as_ref().is_none_or(|g| g.confidence.0 >= 60)
}

/// Heads of state and government are named without their office more often than others.
fn leads(role: Role) -> bool {
    matches!(role, Role::HeadOfState | Role::HeadOfGovernment)
}

/// The role that an office in the article's words is.
fn role_of(office: &str) -> Role {
    let office = office.to_lowercase();
    match office.strip_prefix("the ").unwrap_or(&office) {
        "president" | "king" | "queen" | "emir" | "supreme leader" | "pope" => Role::HeadOfState,
        "prime minister" | "chancellor" | "premier" => Role::HeadOfGovernment,
        "foreign minister" | "secretary of state" | "foreign secretary" => Role::ForeignMinister,
        _ => Role::Other,
    }
}

/// Whether the article names a country or a place in it.
fn told_of(analysis: &Analysis, country: CountryCode) -> bool {
    analysis
        .entities
        .iter()
        .any(|e| e.country == Some(country) && e.kind != EntityKind::Person)
}

/// A name without the office that was taken for a part of it: "Premier X Y".
fn without_title(name: &str) -> &str {
    let offices =
        "President Premier Chancellor Minister Senator Governor Ambassador Secretary Emir Sultan";
    match name.split_once(' ') {
        Some((first, rest)) if is_one_of(first, offices) && rest.contains(' ') => rest,
        _ => name,
    }
}

/// A full name that the lexicon lists.
fn look_up(input: &Input<'_>, analysis: &Analysis, entity: &Entity, person: &mut Person) {
    if person.country.is_some() && person.is_public {
        return;
    }
    let name = without_title(&entity.name);
    if name.len() < entity.name.len() {
        person.is_public = true;
    }
    let names = || input.lexicon.named(name);
    let told = names()
        .find(|e| e.kind == EntryKind::Person && e.country.is_some_and(|c| told_of(analysis, c)));
    let listed = told.or_else(|| {
        names()
            .find(|e| e.kind == EntryKind::Person && (e.detail != "surname" || !e.is_common_word))
    });
    if let Some(entry) = listed
        && (person.country.is_none() || person.country == entry.country)
    {
        // Of whom an office is told, all that is told of his state is known already.
        let is_open = entity.office.is_none();
        person.country = person.country.or(entry.country.filter(|_| is_open));
        person.is_public = true;
    }
}

struct Reader<'a> {
    input: &'a Input<'a>,
    analysis: &'a Analysis,
}

impl Reader<'_> {
    fn learn(&self, mention: usize, person: &mut Person) {
        let Some(span) = self.analysis.mentions.get(mention).map(|m| m.span) else {
            return;
        };
        let tokens = self.input.segments.tokens_in(span);
        self.before(&tokens, person);
        if !person.is_public || person.country.is_none() || person.role == Role::Other {
            self.after(&tokens, person);
        }
    }

    fn text(&self, idx: usize) -> &str {
        self.input
            .segments
            .tokens
            .get(idx)
            .map_or("", |t| t.of(self.input.body))
    }

    /// "French President X", "President of France X", "France's president, X".
    fn before(&self, name: &Range<usize>, person: &mut Person) {
        let mut end = name.start;
        if end > 0 && self.text(end - 1) == "," {
            end -= 1;
        }
        let (end, of) = self.skip_of(end);
        let Some((start, title)) = self.title_before(end) else {
            return self.nation_before(name.start, person);
        };
        if !tells_office(&title) {
            return;
        }
        person.is_public = true;
        if person.role == Role::Other {
            person.role = title.title.role;
        }
        let serves_many =
            title.title.class == TitleClass::International || self.is_body_before(start);
        person.is_international = person.is_international || serves_many;
        let country = of
            .or_else(|| self.country_before(start))
            .or_else(|| holy_see(title.title.name));
        person.country = holy_see(title.title.name).or(person.country).or(country);
    }

    /// Whether the tokens before `end` are "of the Country": where they start, and the country.
    fn skip_of(&self, end: usize) -> (usize, Option<CountryCode>) {
        let none = (end, None);
        let Some((idx, mention)) = self.mentions_before(end).next() else {
            return none;
        };
        let country = self
            .analysis
            .entity(mention)
            .filter(|e| e.kind == EntityKind::Country);
        let Some(country) = country.and_then(|e| e.country) else {
            return none;
        };
        let mut start = idx;
        if start > 0 && self.text(start - 1).eq_ignore_ascii_case("the") {
            start -= 1;
        }
        if start > 0 && self.text(start - 1) == "of" {
            return (start - 1, Some(country));
        }
        none
    }

    /// The mentions that end right before token `end`: first token and entity.
    fn mentions_before(&self, end: usize) -> impl Iterator<Item = (usize, EntityId)> {
        let stop = end
            .checked_sub(1)
            .and_then(|i| self.input.segments.tokens.get(i))
            .map_or(0, |t| t.span.end);
        let upto = self
            .analysis
            .mentions
            .partition_point(|m| m.span.start < stop);
        let from = upto.saturating_sub(4);
        self.analysis
            .mentions
            .get(from..upto)
            .unwrap_or(&[])
            .iter()
            .rev()
            .filter(move |m| m.span.end == stop)
            .map(|m| (self.input.segments.tokens_in(m.span).start, m.entity))
    }

    /// The title that ends right before token `end`, and its first token.
    fn title_before(&self, end: usize) -> Option<(usize, TitleMatch)> {
        let mut end = end;
        if end >= 2 && self.text(end - 1).eq_ignore_ascii_case("elect") {
            end = end.saturating_sub(2);
        }
        let mut best = None;
        for start in (end.saturating_sub(7)..end).rev() {
            let Some(found) =
                self.input
                    .lexicon
                    .title(self.input.body, &self.input.segments.tokens, start)
            else {
                continue;
            };
            if start + found.n_tokens == end {
                best = Some((start, found));
            }
        }
        best
    }

    /// Whether an international body stands before the title at token `start`: "NATO chief".
    fn is_body_before(&self, start: usize) -> bool {
        let end = match self.text(start.saturating_sub(1)) {
            "foreign" | "policy" | "former" => start.saturating_sub(1),
            _ => start,
        };
        self.mentions_before(end).any(|(_, id)| {
            self.analysis.entity(id).is_some_and(|e| {
                let is_igo = || {
                    self.input
                        .lexicon
                        .named(&e.name)
                        .any(|entry| entry.kind == EntryKind::Org && entry.detail == "igo")
                };
                e.kind == EntityKind::Organization
                    && (e.country.is_none_or(|c| c.as_str() == "EU") && is_igo())
            })
        })
    }

    /// The country named right before token `start`, modifiers skipped: "former French", "U.S.".
    fn country_before(&self, start: usize) -> Option<CountryCode> {
        let mut end = start;
        for _ in 0..5 {
            let before = end.checked_sub(1)?;
            if let Some((_, id)) = self.mentions_before(end).next() {
                let entity = self.analysis.entity(id)?;
                return match entity.kind {
                    EntityKind::Country | EntityKind::Organization => entity.country,
                    EntityKind::Place => None,
                    EntityKind::Person => None,
                };
            }
            let text = self.text(before);
            let is_possessive = self
                .input
                .segments
                .tokens
                .get(before)
                .is_some_and(|t| t.kind == TokenKind::Possessive);
            let is_modifier = text.chars().all(|c| c.is_lowercase() || c == '-')
                && !matches!(
                    text,
                    "the" | "a" | "an" | "of" | "by" | "with" | "in" | "to" | "for" | "that"
                );
            let is_title = text.starts_with(char::is_uppercase) && self.title_before(end).is_some();
            let joins = matches!(text, "and" | "-");
            if !(is_possessive || is_modifier || is_title || joins) {
                return None;
            }
            end = before;
        }
        None
    }

    /// "Finland's Alexander Stubb", "the Russian Sergei Lavrov": a country without an office.
    fn nation_before(&self, start: usize, person: &mut Person) {
        let possessive = start
            .checked_sub(1)
            .and_then(|i| self.input.segments.tokens.get(i))
            .is_some_and(|t| t.kind == TokenKind::Possessive);
        let end = if possessive { start - 1 } else { return };
        if let Some((_, id)) = self.mentions_before(end).next()
            && let Some(entity) = self
                .analysis
                .entity(id)
                .filter(|e| e.kind == EntityKind::Country)
        {
            person.country = person.country.or(entity.country);
        }
    }

    /// "X, the president of France,", "King X of Jordan", "X, France's president".
    fn after(&self, name: &Range<usize>, person: &mut Person) {
        if self.text(name.end) == "of" {
            if let Some(country) = self.country_at(name.end + 1) {
                person.country = person.country.or(Some(country));
            }
            return;
        }
        if self.text(name.end) != "," {
            return;
        }
        for start in name.end + 1..name.end + 7 {
            let text = self.text(start);
            if matches!(text, "," | "." | ";" | "who" | "and" | "which") {
                return;
            }
            let Some(title) =
                self.input
                    .lexicon
                    .title(self.input.body, &self.input.segments.tokens, start)
            else {
                continue;
            };
            if title.is_plural || !tells_office(&title) {
                return;
            }
            person.is_public = true;
            if person.role == Role::Other {
                person.role = title.title.role;
            }
            let end = start + title.n_tokens;
            let of = (self.text(end) == "of")
                .then(|| self.country_at(end + 1))
                .flatten();
            person.country = person.country.or(of).or_else(|| self.country_before(start));
            return;
        }
    }

    /// The country whose name starts at token `idx`, after an article.
    fn country_at(&self, idx: usize) -> Option<CountryCode> {
        let idx = if self.text(idx).eq_ignore_ascii_case("the") {
            idx + 1
        } else {
            idx
        };
        let start = self.input.segments.tokens.get(idx)?.span.start;
        let at = self
            .analysis
            .mentions
            .partition_point(|m| m.span.start < start);
        let mention = self
            .analysis
            .mentions
            .get(at)
            .filter(|m| m.span.start == start)?;
        let entity = self.analysis.entity(mention.entity)?;
        (entity.kind == EntityKind::Country)
            .then_some(entity.country)
            .flatten()
    }
}

/// Whether a title says that its bearer acts in public life.
fn tells_office(title: &TitleMatch) -> bool {
    !matches!(
        title.title.class,
        TitleClass::Business
            | TitleClass::Expert
            | TitleClass::Media
            | TitleClass::Honorific
            | TitleClass::Modifier
            | TitleClass::Suffix
            | TitleClass::Civil
            | TitleClass::Family
            | TitleClass::Police
            | TitleClass::Judicial
    )
}

fn holy_see(title: &str) -> Option<CountryCode> {
    title
        .ends_with("pope")
        .then(|| CountryCode::new("VA"))
        .flatten()
}
