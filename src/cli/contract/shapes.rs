//! The rows of the contract, as they are serialised.

use jiff::civil::Date;
use serde::Serialize;

use crate::analysis::{Confidence, MeetingKind, PartyKind, QuoteKind, Reason, Status, TimexType};
use crate::lexicon::CountryCode;

/// How sure a finding is and why it was made.
#[derive(Serialize)]
pub(in crate::cli) struct Grounds {
    pub(super) confidence: Confidence,
    pub(super) reason: Reason,
}

/// One line of the output of `dateline analyze`.
#[derive(Serialize)]
pub(in crate::cli) struct Found {
    pub(super) id: serde_json::Value,
    pub(super) entities: Vec<EntityOut>,
    pub(super) countries: Vec<CountryOut>,
    pub(super) countries_doc: Vec<CountryCode>,
    pub(super) countries_doc_strict: Vec<CountryCode>,
    pub(super) quotes: Vec<QuoteOut>,
    pub(super) dates: Vec<DateOut>,
    pub(super) meetings: Vec<MeetingOut>,
    pub(super) events: Vec<EventOut>,
}

#[derive(Serialize)]
pub(in crate::cli) struct EntityOut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) r#type: &'static str,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) country: Option<CountryCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) office: Option<String>,
    /// Of a person: how sure country and office are, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) about: Option<Grounds>,
    #[serde(flatten)]
    pub(super) grounds: Grounds,
}

#[derive(Serialize)]
pub(in crate::cli) struct CountryOut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) iso: CountryCode,
    #[serde(flatten)]
    pub(super) grounds: Grounds,
}

#[derive(Serialize)]
pub(in crate::cli) struct QuoteOut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) spans: Vec<[usize; 2]>,
    pub(super) kind: QuoteKind,
    pub(super) speaker: Option<SpeakerOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cue: Option<TextOut>,
    #[serde(flatten)]
    pub(super) grounds: Grounds,
}

#[derive(Serialize)]
pub(in crate::cli) struct SpeakerOut {
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<usize>,
    pub(super) resolved: String,
}

#[derive(Serialize)]
pub(in crate::cli) struct TextOut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

#[derive(Serialize)]
pub(in crate::cli) struct SpanOut {
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
pub(in crate::cli) struct DateOut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: String,
    pub(super) r#type: TimexType,
    #[serde(flatten)]
    pub(super) grounds: Grounds,
}

#[derive(Serialize)]
pub(in crate::cli) struct ParticipantOut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) name: String,
    pub(super) r#type: PartyKind,
    pub(super) country: Option<CountryCode>,
}

#[derive(Serialize)]
pub(in crate::cli) struct WhenOut {
    pub(super) from: Date,
    pub(super) to: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<usize>,
}

#[derive(Serialize)]
pub(in crate::cli) struct PlaceOut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) name: String,
    pub(super) country: Option<CountryCode>,
}

#[derive(Serialize)]
pub(in crate::cli) struct MeetingOut {
    pub(super) trigger: SpanOut,
    pub(super) evidence: SpanOut,
    pub(super) kind: MeetingKind,
    pub(super) participants: Vec<ParticipantOut>,
    pub(super) status: Status,
    pub(super) when: Option<WhenOut>,
    pub(super) place: Option<PlaceOut>,
    pub(super) also: Vec<SpanOut>,
    #[serde(flatten)]
    pub(super) grounds: Grounds,
}

#[derive(Serialize)]
pub(in crate::cli) struct EventOut {
    pub(super) kind: MeetingKind,
    pub(super) trigger: TextOut,
    pub(super) participants: Vec<EventPartyOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<TextOut>,
    #[serde(flatten)]
    pub(super) grounds: Grounds,
}

#[derive(Serialize)]
pub(in crate::cli) struct EventPartyOut {
    pub(super) text: String,
    pub(super) resolved: String,
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) iso: Option<CountryCode>,
}
