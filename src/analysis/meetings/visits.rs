//! Visits: the visitor and the host, a row for each host.

use super::arguments::Reading;
use super::chunks::ChunkKind;
use super::encounters::{Construction, Told};
use super::triggers::Trigger;
use super::words::is_one_of;
use crate::analysis::{EntityKind, MentionForm, Participant, PartyKind};
use crate::lexicon::CountryCode;
use crate::text::Span;

impl Reading<'_> {
    pub(super) fn visit_hosts(
        &self,
        trigger: &Trigger,
        base: &Told,
        objects: Vec<Participant>,
    ) -> Vec<Told> {
        let mut found = Vec::new();
        let named: Vec<_> = objects
            .into_iter()
            .filter(|s| matches!(s.kind, PartyKind::Person | PartyKind::Country))
            .collect();
        let has_country = named.iter().any(|s| s.kind == PartyKind::Country);
        let places = if !named.is_empty() {
            let is_host = |s: &Participant| s.kind == PartyKind::Country || !has_country;
            named.into_iter().filter(is_host).collect()
        } else {
            self.hosts_at(trigger.chunk + 1)
        };
        for host in places {
            let mut told = base.clone();
            told.reason = Construction::Visit;
            told.sides
                .retain(|s| s.country.is_none() || s.country != host.country);
            if told.sides.is_empty() {
                continue;
            }
            told.sides.push(host);
            told.n_hosts = 1;
            found.push(told);
        }
        found
    }

    /// Countries in which the places of the list at chunk `start` lie.
    pub(super) fn place_hosts(&self, start: usize) -> Vec<Participant> {
        let mut found: Vec<Participant> = Vec::new();
        let mut at = start;
        while let Some(place) = self.place_at(at) {
            let host = place
                .country
                .and_then(|c| self.scene.input.lexicon.country(c))
                .map(|c| Participant {
                    span: place.span,
                    entity: None,
                    name: c.name.to_owned(),
                    kind: PartyKind::Country,
                    country: Some(c.code),
                });
            found.extend(host.filter(|h| found.iter().all(|f| f.country != h.country)));
            let end = self.list_at(at).map_or(at + 1, |l| l.end);
            let next = (end..end + 2)
                .find(|i| !matches!(self.kind(*i), Some(ChunkKind::Comma | ChunkKind::And)));
            match next {
                Some(next) if next > end => at = next,
                _ => break,
            }
        }
        found
    }

    pub(super) fn visit_rows(&self, told: Told, hosts: Vec<Participant>) -> Vec<Told> {
        let mut found = Vec::new();
        for host in hosts {
            let mut row = told.clone();
            row.reason = Construction::Visit;
            row.sides
                .retain(|s| s.country.is_none() || s.country != host.country);
            if row.sides.is_empty() {
                continue;
            }
            row.sides.push(host);
            row.n_hosts = 1;
            found.push(row);
        }
        found
    }

    pub(super) fn hosts_at(&self, idx: usize) -> Vec<Participant> {
        let named: Vec<Participant> = self.list_at(idx).map_or(Vec::new(), |l| l.sides.clone());
        if named.iter().any(|s| s.kind == PartyKind::Country) {
            return named
                .into_iter()
                .filter(|s| s.kind == PartyKind::Country)
                .collect();
        }
        let places = self.place_hosts(idx);
        if !places.is_empty() {
            return places;
        }
        let described = self.described_host(idx);
        if !described.is_empty() {
            return described;
        }
        let goes_on = matches!(self.kind(idx + 1), Some(ChunkKind::Prep))
            && is_one_of(self.word(idx + 1), "of in at near");
        match self.scene.noun(idx) {
            Some(noun) if goes_on && is_site(self.scene.lower(noun.head)) => self.hosts_at(idx + 2),
            _ => Vec::new(),
        }
    }

    /// The host of a state visit that is not told with it: another country of the sentence.
    pub(super) fn implied_host(&self, trigger: &Trigger, told: &Told) -> Vec<Participant> {
        let Some(words) = self.scene.chunk(trigger.chunk).map(|c| c.words.clone()) else {
            return Vec::new();
        };
        let is_official = words
            .clone()
            .any(|i| is_one_of(self.scene.lower(i), "state official"));
        let is_told = self.word(trigger.chunk + 1) == "by";
        if !is_official && !is_told {
            return Vec::new();
        }
        let own: Vec<_> = told.sides.iter().filter_map(|s| s.country).collect();
        let kinds = [EntityKind::Country, EntityKind::Place];
        for kind in kinds {
            for idx in self.scene.named(0..self.scene.words.len(), kind) {
                let Some((mention, entity)) = self.scene.mention(idx) else {
                    continue;
                };
                let is_name = mention.form == MentionForm::Name;
                let Some(code) = entity.country.filter(|c| is_name && !own.contains(c)) else {
                    continue;
                };
                return self.state(code, mention.span).into_iter().collect();
            }
        }
        Vec::new()
    }

    /// "flies to X for a visit": where the verb above the trigger leads.
    pub(super) fn place_reached(&self, trigger: &Trigger) -> Vec<Participant> {
        let governor = self.governor(trigger.chunk);
        let is_purpose = governor
            .prep
            .is_some_and(|p| is_one_of(self.word(p), "for on"));
        let travels = governor.verb.filter(|v| {
            is_purpose
                && self.verb(*v).is_some_and(|v| {
                    is_one_of(
                        v.lemma,
                        "arrive travel fly go come head depart leave land sail be",
                    )
                })
        });
        let Some(verb) = travels else {
            return Vec::new();
        };
        (verb + 1..trigger.chunk)
            .find(|i| {
                matches!(self.kind(*i), Some(ChunkKind::Prep))
                    && is_one_of(self.word(*i), "to in for at")
            })
            .map_or(Vec::new(), |prep| self.hosts_at(prep + 1))
    }

    /// A country by its code.
    pub(super) fn state(&self, code: CountryCode, span: Span) -> Option<Participant> {
        let country = self.scene.input.lexicon.country(code)?;
        Some(Participant {
            span,
            entity: None,
            name: country.name.to_owned(),
            kind: PartyKind::Country,
            country: Some(code),
        })
    }

    /// "her country", "the island": the owner's country, else the one told of last.
    fn described_host(&self, idx: usize) -> Vec<Participant> {
        let Some(head) = self.scene.head_chunk(idx).and_then(|h| self.scene.noun(h)) else {
            return Vec::new();
        };
        let Some(start) = self.scene.chunk(idx).map(|c| c.words.start) else {
            return Vec::new();
        };
        if !head.is_definite
            || !is_one_of(
                self.scene.lower(head.head),
                "country island nation kingdom republic city capital",
            )
        {
            return Vec::new();
        }
        let span = self
            .scene
            .without_article(self.scene.span_of(start..head.head + 1));
        let is_town = is_one_of(self.scene.lower(head.head), "city capital");
        let owner = self
            .pronoun_sides(start)
            .into_iter()
            .find_map(|s| s.country);
        let told = || {
            self.scene
                .analysis
                .mentions
                .iter()
                .rev()
                .filter(|m| m.span.end <= span.start)
                .find_map(|m| {
                    let entity = self.scene.analysis.entity(m.entity)?;
                    let is_land = match entity.kind {
                        EntityKind::Place => true,
                        EntityKind::Country => !is_town,
                        _ => false,
                    };
                    let names = m.form == MentionForm::Name && !self.is_adjective(m.span);
                    let names_office = entity.kind == EntityKind::Organization
                        || (m.form == MentionForm::Demonym && self.opens_name(m.span));
                    let is_office = names_office && !is_town && self.scene.span().contains(m.span);
                    entity.country.filter(|_| (is_land && names) || is_office)
                })
        };
        let code = owner.or_else(told);
        code.and_then(|c| self.state(c, span)).into_iter().collect()
    }

    /// "Vietnamese" of "the Vietnamese Foreign Ministry".
    fn opens_name(&self, span: Span) -> bool {
        let rest = self.scene.input.body.get(span.end..).unwrap_or("");
        rest.trim_start().starts_with(char::is_uppercase) && rest.starts_with(' ')
    }

    /// "United States President": a name that says whose the next word is.
    fn is_adjective(&self, span: Span) -> bool {
        let tokens = &self.scene.input.segments.tokens;
        let next = self.scene.input.segments.token_at(span.end);
        tokens
            .get(next)
            .is_some_and(|t| t.kind == crate::text::TokenKind::Possessive)
            || tokens.get(next).is_some_and(|t| {
                t.is_word()
                    && self
                        .scene
                        .input
                        .lexicon
                        .title(self.scene.input.body, tokens, next)
                        .is_some()
            })
    }
}

/// "the city of X", "a camp in X": nouns that only lead on to the place.
fn is_site(word: &str) -> bool {
    is_one_of(
        word,
        "city town village capital island region province district state area part north south east west \
         border camp camps port base site sites front frontline territory territories republic country countries \
         nation nations",
    )
}
