//! Offices, ranks and courtesy titles as they stand before or after a name.

use super::{Lexicon, Role, generated, walk};
use crate::text::Token;

/// What sort of title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TitleClass {
    /// Leads a state or government: president, prime minister.
    Head,
    /// King, emir, prince.
    Royal,
    /// Pope, ayatollah, bishop.
    Religious,
    /// Another political office: governor, mayor, vice president.
    Office,
    /// Member of a government.
    Minister,
    /// Official: undersecretary, adviser, chief of staff.
    Official,
    /// Speaks for somebody.
    Spokesperson,
    /// Leads or serves an international organisation.
    International,
    /// Envoy, ambassador, negotiator.
    Envoy,
    /// Senator, lawmaker, speaker.
    Legislator,
    /// Of a party or movement: leader, chairman, candidate.
    Party,
    /// Judge, prosecutor.
    Judicial,
    /// A rank.
    Military,
    /// Police chief, sheriff.
    Police,
    /// Chief executive, founder.
    Business,
    /// Analyst, professor.
    Expert,
    /// Journalist, editor.
    Media,
    /// Activist, lawyer.
    Civil,
    /// First lady, widow.
    Family,
    /// Mr., Dr., Sir.
    Honorific,
    /// Changes a title that follows: former, acting.
    Modifier,
    /// Changes a title before it: -elect.
    Suffix,
}

const CLASSES: [TitleClass; 22] = [
    TitleClass::Head,
    TitleClass::Royal,
    TitleClass::Religious,
    TitleClass::Office,
    TitleClass::Minister,
    TitleClass::Official,
    TitleClass::Spokesperson,
    TitleClass::International,
    TitleClass::Envoy,
    TitleClass::Legislator,
    TitleClass::Party,
    TitleClass::Judicial,
    TitleClass::Military,
    TitleClass::Police,
    TitleClass::Business,
    TitleClass::Expert,
    TitleClass::Media,
    TitleClass::Civil,
    TitleClass::Family,
    TitleClass::Honorific,
    TitleClass::Modifier,
    TitleClass::Suffix,
];

impl TitleClass {
    /// The class of a number of the packed tables.
    pub(super) const fn from_number(number: usize) -> TitleClass {
        if number < CLASSES.len() {
            CLASSES[number]
        } else {
            TitleClass::Office
        }
    }
}

/// A title of the lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// In lower case and the singular: "foreign minister".
    pub name: &'static str,
    /// What sort.
    pub class: TitleClass,
    /// What the office is to its state.
    pub role: Role,
}

/// The longest title at some token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TitleMatch {
    /// Tokens it covers, inner hyphens included.
    pub n_tokens: usize,
    /// The title.
    pub title: &'static Title,
    /// Written in the plural: "foreign ministers".
    pub is_plural: bool,
}

impl Lexicon {
    /// The longest title that starts at token `first`, in any case.
    pub fn title(&self, body: &str, tokens: &[Token], first: usize) -> Option<TitleMatch> {
        let keys = walk::Keys {
            fst: self.titles.as_ref()?,
            openings: generated::TITLE_OPENINGS,
        };
        let mut best = None;
        walk::hits(keys, body, tokens, first, |hit| {
            let idx = usize::try_from(hit.value >> 1).unwrap_or(usize::MAX);
            if let Some(title) = generated::titles().get(idx) {
                best = Some(TitleMatch {
                    n_tokens: hit.n_tokens,
                    title,
                    is_plural: hit.value & 1 == 1,
                });
            }
        });
        best
    }
}
