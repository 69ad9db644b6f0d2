//! Leaders named by family name alone, all through the article: "Trump", "Mr Macron".
//!
//! Who is in office on the day of the article is soft evidence: others bear the name too.

use super::claims::Claim;
use super::places::Places;
use crate::analysis::{Entity, EntityKind, Name};
use crate::lexicon::{CountryCode, Term};

/// Confidence where the article names the state as well.
const WITH_STATE: u8 = 70;
/// Confidence in the name alone.
const ALONE: u8 = 55;

/// The heads of state and government on the day of an article, looked up once.
#[derive(Debug, Default)]
pub(super) struct Leaders {
    in_force: Option<Vec<Term>>,
}

impl Leaders {
    /// The state of the leader of this family name, and how sure.
    pub(super) fn state_of(
        &mut self,
        places: &Places<'_>,
        names: &[Name],
        claims: &[Claim],
        person: &Entity,
    ) -> Option<(CountryCode, u8)> {
        let name = person.name.as_str();
        let is_told = claims.iter().any(|c| c.office.is_some());
        if is_told || name.contains(' ') || person.kind != EntityKind::Person {
            return None;
        }
        let in_force = self.in_force.get_or_insert_with(|| in_force(places));
        let mut states = in_force
            .iter()
            .filter(|term| {
                let last = term.name.rsplit_once(' ');
                last.is_some_and(|(_, last)| last == name)
            })
            .filter_map(|term| term.country);
        let state = states.next()?;
        let is_named = names
            .iter()
            .any(|n| n.kind != EntityKind::Person && n.country == Some(state));
        let is_rare = !places.input.lexicon.name_word(name).is_given();
        (states.all(|other| other == state) && (is_named || is_rare))
            .then_some((state, if is_named { WITH_STATE } else { ALONE }))
    }
}

/// The terms of heads of state and government that cover the day of the article.
fn in_force(places: &Places<'_>) -> Vec<Term> {
    let day = places.input.published;
    day.map(|day| places.input.lexicon.leaders_on(day).collect())
        .unwrap_or_default()
}
