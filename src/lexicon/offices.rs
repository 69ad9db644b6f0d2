//! Who held which office when.
//!
//! Used softly: a name that is not listed is no worse a name.

use jiff::civil::Date;

use super::layout::TERM;
use super::{CountryCode, Lexicon, fold, generated};

/// What an office is to its state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Any other.
    #[default]
    Other,
    /// President, king, supreme leader.
    HeadOfState,
    /// Prime minister, chancellor, premier.
    HeadOfGovernment,
    /// Vice president, crown prince.
    DeputyHeadOfState,
    /// Deputy prime minister.
    DeputyHeadOfGovernment,
    /// Foreign minister, secretary of state.
    ForeignMinister,
    /// Defence minister.
    DefenceMinister,
    /// Finance minister.
    FinanceMinister,
    /// Interior minister.
    InteriorMinister,
    /// Justice minister, attorney general.
    JusticeMinister,
    /// Economy minister.
    EconomyMinister,
    /// Trade minister.
    TradeMinister,
    /// Energy or oil minister.
    EnergyMinister,
    /// Health minister.
    HealthMinister,
    /// National security adviser.
    SecurityAdviser,
    /// Head of an international organisation.
    SecretaryGeneral,
    /// Spokesman or spokeswoman.
    Spokesperson,
    /// Envoy, ambassador, negotiator.
    Envoy,
}

const ROLES: [Role; 18] = [
    Role::Other,
    Role::HeadOfState,
    Role::HeadOfGovernment,
    Role::DeputyHeadOfState,
    Role::DeputyHeadOfGovernment,
    Role::ForeignMinister,
    Role::DefenceMinister,
    Role::FinanceMinister,
    Role::InteriorMinister,
    Role::JusticeMinister,
    Role::EconomyMinister,
    Role::TradeMinister,
    Role::EnergyMinister,
    Role::HealthMinister,
    Role::SecurityAdviser,
    Role::SecretaryGeneral,
    Role::Spokesperson,
    Role::Envoy,
];

impl Role {
    /// The role of a number of the packed tables.
    pub(super) const fn from_number(number: usize) -> Role {
        if number < ROLES.len() {
            ROLES[number]
        } else {
            Role::Other
        }
    }
}

/// A term of office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Full name of the holder.
    pub name: &'static str,
    /// The office in lower case: "prime minister".
    pub office: &'static str,
    /// What the office is to its state.
    pub role: Role,
    /// The state, or EU; none for other organisations.
    pub country: Option<CountryCode>,
    /// First day: year * 10000 + month * 100 + day, month and day 0 where unknown.
    from: u32,
    /// Last day in the same form; 0 while it lasts or where unknown.
    to: u32,
}

impl Term {
    /// Whether the office was held on `day`, as far as is known: a term without an end
    /// counts until the next holder's, which the caller sees as a later start.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= number(day) && (self.to == 0 || number(day) <= fill(self.to))
    }
}

/// A day as a number that orders like the day.
fn number(day: Date) -> u32 {
    let part = |n: i8| u32::try_from(n).unwrap_or(0);
    u32::try_from(day.year()).unwrap_or(0) * 10_000 + part(day.month()) * 100 + part(day.day())
}

/// The last day that a number with unknown month or day may mean.
fn fill(number: u32) -> u32 {
    match (number / 100 % 100, number % 100) {
        (0, _) => number + 1231,
        (_, 0) => number + 31,
        _ => number,
    }
}

/// The four bytes of a packed term from `at` on, as a number.
fn word(term: &[u8], at: usize) -> Option<u32> {
    let bytes = term.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// Whether a packed term covers a day; tells it without reading the rest.
fn covers(term: &[u8], day: u32) -> bool {
    let days = word(term, 12).zip(word(term, 16));
    days.is_some_and(|(from, to)| from <= day && (to == 0 || day <= fill(to)))
}

fn parse(term: &[u8]) -> Option<Term> {
    let (a, b) = (*term.get(8)?, *term.get(9)?);
    Some(Term {
        name: generated::string(word(term, 0)? as usize),
        office: generated::string(word(term, 4)? as usize),
        country: (a != 0).then(|| CountryCode::letters(a, b)),
        role: Role::from_number(usize::from(*term.get(10)?)),
        from: word(term, 12)?,
        to: word(term, 16)?,
    })
}

impl Lexicon {
    /// All terms of office, by country, then by first day.
    pub fn terms(&self) -> impl Iterator<Item = Term> {
        generated::TERMS.chunks_exact(TERM).filter_map(parse)
    }

    /// The terms of heads of state and government that cover a day, by country.
    pub fn leaders_on(&self, day: Date) -> impl Iterator<Item = Term> {
        let number = |role: Role| ROLES.iter().position(|r| *r == role);
        let leads = [Role::HeadOfState, Role::HeadOfGovernment].map(number);
        let day = self::number(day);
        // Most terms are of others: they are passed over before they are read.
        generated::TERMS
            .chunks_exact(TERM)
            .filter(move |term| leads.contains(&term.get(10).map(|role| usize::from(*role))))
            .filter(move |term| covers(term, day))
            .filter_map(parse)
    }

    /// The terms of a country, by first day.
    pub fn terms_of(&self, country: CountryCode) -> impl Iterator<Item = Term> {
        generated::TERMS
            .chunks_exact(TERM)
            .filter(move |term| term.get(8..10) == Some(country.as_str().as_bytes()))
            .filter_map(parse)
    }

    /// The terms of a person by full name, in any spelling. Looks through all terms:
    /// not for every word of a text.
    pub fn terms_by(&self, name: &str) -> Vec<Term> {
        let key = fold(name);
        self.terms().filter(|t| fold(t.name) == key).collect()
    }

    /// Who held a role of a country on `day`: of the terms that cover it, the latest begun.
    pub fn holder(&self, country: CountryCode, role: Role, day: Date) -> Option<Term> {
        let held = self.terms_of(country);
        held.filter(|t| t.role == role && t.covers(day)).last()
    }
}
