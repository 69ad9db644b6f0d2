//! Findings in the shape that other programs read: spans as Unicode code points.

use jiff::civil::Date;
use serde::Serialize;

use crate::analysis::{
    Analysis, Confidence, DayInterval, Entity, EntityKind, Meeting, MeetingKind, MentionForm,
    Participant, PartyKind, Place, Quote, QuoteKind, Reason, Status, TimexType,
};
use crate::lexicon::CountryCode;
use crate::text::Span;

/// Turns byte offsets into code points.
struct CodePoints {
    /// Code points before every 64th byte; empty for ASCII.
    marks: Vec<usize>,
}

const STEP: usize = 64;

impl CodePoints {
    fn new(text: &str) -> CodePoints {
        if text.is_ascii() {
            return CodePoints { marks: Vec::new() };
        }
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut n = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i % STEP == 0 {
                marks.push(n);
            }
            n += usize::from(is_first(byte));
        }
        CodePoints { marks }
    }

    fn at(&self, text: &str, offset: usize) -> usize {
        if self.marks.is_empty() {
            return offset;
        }
        let step = (offset / STEP).min(self.marks.len() - 1);
        let base = self.marks.get(step).copied().unwrap_or(0);
        let rest = text.as_bytes().get(step * STEP..offset).unwrap_or(&[]);
        base + rest.iter().filter(|b| is_first(**b)).count()
    }
}

/// Whether the byte is the first of a character in UTF-8.
fn is_first(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// Which findings are written.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Findings that are less sure are left out, except from "events".
    pub(super) least: Confidence,
    /// Quotations of other kinds are left out.
    pub(super) kinds: Vec<QuoteKind>,
}

impl Wanted {
    fn takes(&self, confidence: Confidence) -> bool {
        confidence >= self.least
    }
}

/// How sure a finding is and why it was made.
#[derive(Serialize)]
struct Grounds {
    confidence: Confidence,
    reason: Reason,
}

/// One line of the output of `dateline analyze`.
#[derive(Serialize)]
pub(super) struct Found {
    id: serde_json::Value,
    entities: Vec<EntityOut>,
    countries: Vec<CountryOut>,
    countries_doc: Vec<CountryCode>,
    countries_doc_strict: Vec<CountryCode>,
    quotes: Vec<QuoteOut>,
    dates: Vec<DateOut>,
    meetings: Vec<MeetingOut>,
    events: Vec<EventOut>,
}

#[derive(Serialize)]
struct EntityOut {
    start: usize,
    end: usize,
    r#type: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<CountryCode>,
    #[serde(flatten)]
    grounds: Grounds,
}

#[derive(Serialize)]
struct CountryOut {
    start: usize,
    end: usize,
    iso: CountryCode,
    #[serde(flatten)]
    grounds: Grounds,
}

#[derive(Serialize)]
struct QuoteOut {
    start: usize,
    end: usize,
    spans: Vec<[usize; 2]>,
    kind: QuoteKind,
    speaker: Option<SpeakerOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<TextOut>,
    #[serde(flatten)]
    grounds: Grounds,
}

#[derive(Serialize)]
struct SpeakerOut {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    resolved: String,
}

#[derive(Serialize)]
struct TextOut {
    start: usize,
    end: usize,
    text: String,
}

#[derive(Serialize)]
struct SpanOut {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct DateOut {
    start: usize,
    end: usize,
    value: String,
    r#type: TimexType,
    #[serde(flatten)]
    grounds: Grounds,
}

#[derive(Serialize)]
struct ParticipantOut {
    start: usize,
    end: usize,
    name: String,
    r#type: PartyKind,
    country: Option<CountryCode>,
}

#[derive(Serialize)]
struct WhenOut {
    from: Date,
    to: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

#[derive(Serialize)]
struct PlaceOut {
    start: usize,
    end: usize,
    name: String,
    country: Option<CountryCode>,
}

#[derive(Serialize)]
struct MeetingOut {
    trigger: SpanOut,
    evidence: SpanOut,
    kind: MeetingKind,
    participants: Vec<ParticipantOut>,
    status: Status,
    when: Option<WhenOut>,
    place: Option<PlaceOut>,
    also: Vec<SpanOut>,
    #[serde(flatten)]
    grounds: Grounds,
}

#[derive(Serialize)]
struct EventOut {
    kind: MeetingKind,
    trigger: TextOut,
    participants: Vec<EventPartyOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<TextOut>,
    #[serde(flatten)]
    grounds: Grounds,
}

#[derive(Serialize)]
struct EventPartyOut {
    text: String,
    resolved: String,
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    iso: Option<CountryCode>,
}

/// Writes spans of one text in the shape of the contract.
struct Shaper<'a> {
    text: &'a str,
    points: CodePoints,
}

impl Found {
    /// Shapes the findings of `text` that are wanted. "events" tells every encounter, also the
    /// unsure ones: of a party that is not named, for one.
    pub(super) fn new(
        id: serde_json::Value,
        text: &str,
        mut analysis: Analysis,
        wanted: &Wanted,
    ) -> Found {
        let shaper = Shaper {
            text,
            points: CodePoints::new(text),
        };
        let events = analysis.meetings.iter().map(|m| shaper.event(m)).collect();
        analysis.mentions.retain(|m| wanted.takes(m.confidence));
        analysis.times.retain(|t| wanted.takes(t.confidence));
        analysis.meetings.retain(|m| wanted.takes(m.confidence));
        analysis
            .quotes
            .retain(|q| wanted.takes(q.confidence) && wanted.kinds.contains(&q.kind));
        Found {
            id,
            entities: shaper.entities(&analysis),
            countries: shaper.countries(&analysis),
            countries_doc: analysis.countries(),
            countries_doc_strict: analysis.named_countries(),
            quotes: analysis.quotes.iter().map(|q| shaper.quote(q)).collect(),
            dates: shaper.dates(&analysis),
            meetings: analysis
                .meetings
                .iter()
                .map(|m| shaper.meeting(m))
                .collect(),
            events,
        }
    }
}

fn grounds(confidence: Confidence, reason: &Reason) -> Grounds {
    Grounds {
        confidence,
        reason: reason.clone(),
    }
}

fn entity_type(entity: &Entity) -> &'static str {
    match entity.kind {
        EntityKind::Person => "PER",
        EntityKind::Organization => "ORG",
        EntityKind::Country => "GPE",
        EntityKind::Place => "LOC",
    }
}

impl Shaper<'_> {
    fn span(&self, span: Span) -> SpanOut {
        SpanOut {
            start: self.points.at(self.text, span.start),
            end: self.points.at(self.text, span.end),
        }
    }

    fn text(&self, span: Span) -> TextOut {
        let SpanOut { start, end } = self.span(span);
        TextOut {
            start,
            end,
            text: span.of(self.text).to_owned(),
        }
    }

    fn entities(&self, analysis: &Analysis) -> Vec<EntityOut> {
        let mut found = Vec::new();
        let mut covered = 0;
        for mention in &analysis.mentions {
            let Some(entity) = analysis.entity(mention.entity) else {
                continue;
            };
            // A country named inside the name of a body is no entity of its own here.
            let is_inner = mention.span.end <= covered;
            if is_inner || matches!(mention.form, MentionForm::Demonym | MentionForm::Role) {
                continue;
            }
            covered = mention.span.end;
            let SpanOut { start, end } = self.span(mention.span);
            found.push(EntityOut {
                start,
                end,
                r#type: entity_type(entity),
                name: entity.name.clone(),
                country: entity.country,
                grounds: grounds(mention.confidence, &mention.reason),
            });
        }
        found
    }

    fn countries(&self, analysis: &Analysis) -> Vec<CountryOut> {
        let mut found = Vec::new();
        for mention in &analysis.mentions {
            let Some(entity) = analysis.entity(mention.entity) else {
                continue;
            };
            // A palace that stands for its state is neither a country nor a place on the map.
            // The country of a place that is only guessed from the article is left out as well.
            let is_told = mention.form != MentionForm::Metonym && mention.confidence.0 >= 60;
            let is_place =
                entity.kind == EntityKind::Country || (entity.kind == EntityKind::Place && is_told);
            if let (true, Some(iso)) = (is_place, entity.country) {
                let SpanOut { start, end } = self.span(mention.span);
                let grounds = grounds(mention.confidence, &mention.reason);
                found.push(CountryOut {
                    start,
                    end,
                    iso,
                    grounds,
                });
            }
        }
        found
    }

    fn quote(&self, quote: &Quote) -> QuoteOut {
        let SpanOut { start, end } = self.span(quote.span());
        QuoteOut {
            start,
            end,
            spans: quote
                .pieces
                .iter()
                .map(|p| {
                    let SpanOut { start, end } = self.span(*p);
                    [start, end]
                })
                .collect(),
            kind: quote.kind,
            speaker: quote.speaker.as_ref().map(|s| {
                let place = s.span.map(|span| self.span(span));
                SpeakerOut {
                    text: s
                        .span
                        .map_or_else(|| s.name.clone(), |span| span.of(self.text).to_owned()),
                    start: place.as_ref().map(|p| p.start),
                    end: place.as_ref().map(|p| p.end),
                    resolved: s.name.clone(),
                }
            }),
            cue: quote.cue.map(|cue| self.text(cue)),
            grounds: grounds(quote.confidence, &quote.reason),
        }
    }

    fn dates(&self, analysis: &Analysis) -> Vec<DateOut> {
        let mut found = Vec::new();
        for time in analysis.times.iter().filter(|t| !t.value.is_empty()) {
            let SpanOut { start, end } = self.span(time.span);
            found.push(DateOut {
                start,
                end,
                value: time.value.clone(),
                r#type: time.timex,
                grounds: grounds(time.confidence, &time.reason),
            });
        }
        found
    }

    fn participant(&self, participant: &Participant) -> ParticipantOut {
        let SpanOut { start, end } = self.span(participant.span);
        ParticipantOut {
            start,
            end,
            name: participant.name.clone(),
            r#type: participant.kind,
            country: participant.country,
        }
    }

    fn when(&self, days: DayInterval, span: Option<Span>) -> WhenOut {
        let place = span.map(|s| self.span(s));
        WhenOut {
            from: days.first,
            to: days.last,
            start: place.as_ref().map(|p| p.start),
            end: place.as_ref().map(|p| p.end),
        }
    }

    fn place(&self, place: &Place) -> PlaceOut {
        let SpanOut { start, end } = self.span(place.span);
        PlaceOut {
            start,
            end,
            name: place.name.clone(),
            country: place.country,
        }
    }

    fn meeting(&self, meeting: &Meeting) -> MeetingOut {
        MeetingOut {
            trigger: self.span(meeting.trigger),
            evidence: self.span(meeting.evidence),
            kind: meeting.kind,
            participants: meeting
                .participants
                .iter()
                .map(|p| self.participant(p))
                .collect(),
            status: meeting.status,
            when: meeting.when.map(|days| self.when(days, meeting.when_span)),
            place: meeting.place.as_ref().map(|p| self.place(p)),
            also: meeting.also.iter().map(|s| self.span(*s)).collect(),
            grounds: grounds(meeting.confidence, &meeting.reason),
        }
    }

    fn event(&self, meeting: &Meeting) -> EventOut {
        EventOut {
            kind: meeting.kind,
            trigger: self.text(meeting.trigger),
            participants: meeting
                .participants
                .iter()
                .map(|p| {
                    let SpanOut { start, end } = self.span(p.span);
                    EventPartyOut {
                        text: p.span.of(self.text).to_owned(),
                        resolved: p.name.clone(),
                        start,
                        end,
                        iso: p.country,
                    }
                })
                .collect(),
            place: meeting.place.as_ref().map(|p| self.text(p.span)),
            grounds: grounds(meeting.confidence, &meeting.reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn offsets_count_code_points() {
        let text = "é".repeat(100) + "abc—d";
        let points = CodePoints::new(&text);
        let expected: Vec<usize> = (0..text.chars().count()).collect();
        let got: Vec<usize> = text
            .char_indices()
            .map(|(i, _)| points.at(&text, i))
            .collect();
        assert_eq!(got, expected);
        assert_eq!(points.at(&text, text.len()), expected.len());
    }
}
