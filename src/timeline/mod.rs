//! Floor 5: many analyses → encounters.
//!
//! The same meeting told by several articles becomes one [`Encounter`] with a
//! [`Report`] each; what they disagree about is kept and shown.

mod days;
mod disagreements;
mod fit;
pub mod lanes;
mod merge;
mod party;
mod rounds;

use serde::{Deserialize, Serialize};

use crate::analysis::{Confidence, DayInterval, MeetingKind, PartyKind, Status};
use crate::article::Published;
use crate::lexicon::CountryCode;
use crate::text::Span;

pub use days::{Told, search_days, told};
pub use disagreements::{Disagreement, Versions};
pub use fit::{comes_late, fit, shares_parties};
pub use merge::{Telling, assemble, group, merge, tellings};
pub use party::{Likeness, key, likeness, search_keys, state_key};

/// An article of the archive: rowid, in order of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(pub i64);

/// An encounter of the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EncounterId(pub i64);

/// Who takes part in an encounter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Folded key under which reports of the same party meet ("zelenskyy volodymyr" has one key in all spellings).
    pub key: String,
    /// Name to show.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
    /// The state it stands for.
    pub country: Option<CountryCode>,
}

/// One article's telling of an encounter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The article.
    pub article: ArticleId,
    /// Which of the article's meetings, as an index into its analysis.
    pub meeting: u32,
    /// When the article was published.
    pub published: Option<Published>,
    /// The outlet.
    pub source: Option<String>,
    /// Its headline.
    pub title: String,
    /// How sure the program is that the article tells it.
    pub confidence: Confidence,
    /// Form as told.
    pub kind: MeetingKind,
    /// State as told.
    pub status: Status,
    /// Days as told.
    pub when: Option<DayInterval>,
    /// Place as told: name and country.
    pub place: Option<(String, Option<CountryCode>)>,
    /// The trigger in the article's body.
    pub trigger: Span,
    /// The sentence in the article's body.
    pub evidence: Span,
    /// The words of that sentence.
    pub sentence: String,
    /// Keys of the parties that this report names.
    pub parties: Vec<String>,
}

/// One meeting as told by one or more articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Encounter {
    /// Its id; within one article without an archive, its index.
    pub id: EncounterId,
    /// Who takes part, most often named first.
    pub parties: Vec<Party>,
    /// The form most reports tell.
    pub kind: MeetingKind,
    /// The state that the latest word gives it.
    pub status: Status,
    /// The days most reports tell.
    pub when: Option<DayInterval>,
    /// The place most reports tell.
    pub place: Option<(String, Option<CountryCode>)>,
    /// Who tells it, oldest first.
    pub reports: Vec<Report>,
}

/// What of an encounter decides whether a further telling belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// Who takes part.
    pub parties: Vec<Party>,
    /// Its form.
    pub kind: MeetingKind,
    /// Its state.
    pub status: Status,
    /// Where it takes place.
    pub place: Option<(String, Option<CountryCode>)>,
    /// When it takes place and when it was told.
    pub told: Told,
    /// Which of a row of encounters it is, where told: 2 for "a second round of talks".
    pub round: Option<u8>,
}
