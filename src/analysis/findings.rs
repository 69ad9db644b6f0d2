//! What an analysis finds.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::lexicon::CountryCode;
use crate::text::Span;

/// All that is found in one article. Lists are in text order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// What the article names, each once.
    pub entities: Vec<Entity>,
    /// Where the entities are named.
    pub mentions: Vec<Mention>,
    /// What is said, by whom.
    pub quotes: Vec<Quote>,
    /// Expressions of time.
    pub times: Vec<TimeExpr>,
    /// Who meets whom.
    pub meetings: Vec<Meeting>,
    /// Encounters beside the meetings, each with a confidence below 50: of people who are only
    /// described or meant by a pronoun, of private people, or with no party told at all (so
    /// that `participants` may be empty). No timeline, count or list of meetings holds them.
    pub contacts: Vec<Meeting>,
}

impl Analysis {
    /// The entity `id`, if this analysis made the id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }
}

/// An entity of one analysis: an index into [`Analysis::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub u32);

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, party, ministry, alliance, agency, team.
    Organization,
    /// A state or what news treats as one.
    Country,
    /// Any other place: city, region, river, continent, building.
    Place,
}

/// How sure the program is, from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Confidence(pub u8);

impl Confidence {
    /// What is less sure than this is not shown unless the reader asks for it.
    pub const SHOWN: Confidence = Confidence(50);
    /// What is less sure than this is shown as a doubtful finding.
    pub const DOUBTFUL: Confidence = Confidence(70);
}

/// Why something is marked, in words a reader understands: which rule or model.
pub type Reason = std::borrow::Cow<'static, str>;

/// A name as found in the text, not yet linked to an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The bare name, without title or article.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// How it names it.
    pub form: MentionForm,
    /// The country it is, lies in, or stands for.
    pub country: Option<CountryCode>,
    /// How sure.
    pub confidence: Confidence,
    /// Why.
    pub reason: Reason,
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// By name, or a part or short form of it.
    Name,
    /// A country by its adjective or its people ("Ukrainian", "the French").
    Demonym,
    /// A state by its seat of government ("the Kremlin", "Washington" where it acts).
    Metonym,
    /// By office or description ("the Ukrainian leader").
    Role,
}

/// Something named in the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest name in the article; for a country, the lexicon's name.
    pub name: String,
    /// A person's country, the country an organisation belongs to, where a place lies, or the country itself.
    pub country: Option<CountryCode>,
    /// A person's office in the article's words ("president", "former foreign minister").
    pub office: Option<String>,
    /// Of a person with a country or an office: how sure these are, and why.
    pub grounds: Option<Grounds>,
}

/// Why a person has a country and an office, and how sure that is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grounds {
    /// How sure.
    pub confidence: Confidence,
    /// Why.
    pub reason: Reason,
}

/// A place in the text where an entity is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The bare name, without title or article.
    pub span: Span,
    /// What is named.
    pub entity: EntityId,
    /// How.
    pub form: MentionForm,
    /// How sure.
    pub confidence: Confidence,
    /// Why.
    pub reason: Reason,
}

/// What kind of quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Wholly in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// Reported without them ("said that …").
    Indirect,
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// The words said, with their quotation marks: one piece, or several when the
    /// cue splits it ("A," she said, "B") or it runs over paragraphs.
    pub pieces: Vec<Span>,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// The words that report it ("said", "according to").
    pub cue: Option<Span>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// How sure.
    pub confidence: Confidence,
    /// Why.
    pub reason: Reason,
}

impl Quote {
    /// From the first to the last piece.
    pub fn span(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => first.join(*last),
            _ => Span::new(0, 0),
        }
    }
}

/// Who says a quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The words beside the quotation that name the speaker ("he", "the minister"), if any.
    pub span: Option<Span>,
    /// The speaker as an entity, where found.
    pub entity: Option<EntityId>,
    /// The speaker's full name where resolved, else the words beside the quotation.
    pub name: String,
}

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DayInterval {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl DayInterval {
    /// A single day.
    pub fn day(date: Date) -> DayInterval {
        DayInterval {
            first: date,
            last: date,
        }
    }

    /// Number of days, at least 1 where `last` is not before `first`.
    pub fn n_days(&self) -> i32 {
        (self.last - self.first).get_days() + 1
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &DayInterval) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// How fine an expression of time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// A time of day.
    Hour,
    /// A day.
    Day,
    /// A week or weekend.
    Week,
    /// A month or a part of one.
    Month,
    /// A quarter, season or half.
    Quarter,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
}

/// The four types of TimeML's TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that repeats.
    Set,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeExpr {
    /// The words.
    pub span: Span,
    /// What kind of expression.
    pub timex: TimexType,
    /// TimeML value ("2025-08-19", "2025-W34", "P2D", "PAST_REF"); empty if unresolved.
    pub value: String,
    /// The days it covers, where it dates something and could be resolved.
    pub days: Option<DayInterval>,
    /// How fine it is.
    pub grain: Grain,
    /// How sure.
    pub confidence: Confidence,
    /// Why.
    pub reason: Reason,
}

/// What form an encounter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MeetingKind {
    /// They meet.
    Meeting,
    /// A summit, or several states at the level of leaders or ministers.
    Summit,
    /// One travels to the other's country.
    Visit,
    /// By telephone or video.
    Call,
    /// Talks, negotiations, a dialogue.
    Talks,
}

/// Where an encounter stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It took place.
    Held,
    /// It is going on.
    Ongoing,
    /// It is agreed or announced.
    Planned,
    /// Somebody wants it.
    Proposed,
    /// It was called off or put off.
    Cancelled,
    /// One side will not.
    Refused,
}

/// What a participant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PartyKind {
    /// A person.
    #[serde(rename = "PER")]
    Person,
    /// A named body.
    #[serde(rename = "ORG")]
    Organization,
    /// A country or its government.
    #[serde(rename = "GPE")]
    Country,
    /// A described set ("NATO allies").
    #[serde(rename = "GROUP")]
    Group,
}

/// Who takes part in a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// The words that name the participant.
    pub span: Span,
    /// The entity, where it is one.
    pub entity: Option<EntityId>,
    /// Full name.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
    /// The state it stands for.
    pub country: Option<CountryCode>,
}

/// Where something happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The words that name it.
    pub span: Span,
    /// Its name.
    pub name: String,
    /// The country it lies in.
    pub country: Option<CountryCode>,
}

/// An encounter as this article tells it. The rules are those of the meetings guide in the design.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// The word that says there is an encounter ("met", "talks").
    pub trigger: Span,
    /// Who takes part; at least two, or one at a summit.
    pub participants: Vec<Participant>,
    /// Its form.
    pub kind: MeetingKind,
    /// Where it stands.
    pub status: Status,
    /// The days on which it takes place.
    pub when: Option<DayInterval>,
    /// The words that date it.
    pub when_span: Option<Span>,
    /// Where it takes place.
    pub place: Option<Place>,
    /// The sentence that tells it.
    pub evidence: Span,
    /// Triggers of further mentions of the same encounter in this article.
    pub also: Vec<Span>,
    /// How sure.
    pub confidence: Confidence,
    /// Why.
    pub reason: Reason,
}
