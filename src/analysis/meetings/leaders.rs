//! Who leads a state, where the article names him or her without the office: "the Chinese
//! leader" in an article that speaks of Xi.

use super::people::People;
use super::scene::Scene;
use super::words::is_one_of;
use crate::analysis::{EntityId, EntityKind};
use crate::lexicon::{CountryCode, Role, Title, fold};

impl Scene<'_> {
    /// The person whom the article names and who holds the office `title` of `country`: as the
    /// article says itself, else as the lexicon knows for the day of the article.
    pub(super) fn holder_named(
        &self,
        people: &People,
        country: CountryCode,
        title: &Title,
    ) -> Option<EntityId> {
        let roles = roles_of(title);
        let told = roles.iter().find_map(|role| people.holder(country, *role));
        told.or_else(|| roles.iter().find_map(|role| self.listed(country, *role)))
    }

    /// The person of the article who, by the lexicon, holds a role of a country on its day.
    pub(super) fn listed(&self, country: CountryCode, role: Role) -> Option<EntityId> {
        let day = self.input.published?;
        let term = self.input.lexicon.holder(country, role, day)?;
        let full = fold(term.name);
        let entities = &self.analysis.entities;
        let idx = entities.iter().position(|e| {
            let name = fold(&e.name);
            let is_part = !name.contains(' ') && full.split(' ').any(|w| w == name);
            e.kind == EntityKind::Person
                && (name == full || is_part)
                && e.country.is_none_or(|c| c == country)
        })?;
        u32::try_from(idx).ok().map(EntityId)
    }
}

/// The roles that a title can mean: a "leader" heads the state or its government.
fn roles_of(title: &Title) -> &'static [Role] {
    // Those of a province bear the name of its country.
    if is_one_of(
        &title.name.replace(' ', "-"),
        "chief-minister first-minister governor-general",
    ) {
        return &[];
    }
    match title.role {
        Role::Other if is_one_of(title.name, "leader strongman") => {
            &[Role::HeadOfState, Role::HeadOfGovernment]
        }
        Role::HeadOfState => &[Role::HeadOfState],
        Role::HeadOfGovernment => &[Role::HeadOfGovernment],
        Role::ForeignMinister => &[Role::ForeignMinister],
        Role::DefenceMinister => &[Role::DefenceMinister],
        Role::FinanceMinister => &[Role::FinanceMinister],
        _ => &[],
    }
}
