//! Findings in the shape that other programs read: spans as Unicode code points.

mod code_points;
mod shapes;

use code_points::CodePoints;
use shapes::{
    CountryOut, DateOut, EntityOut, EventOut, EventPartyOut, Grounds, MeetingOut, ParticipantOut,
    PlaceOut, QuoteOut, SpanOut, SpeakerOut, TextOut, WhenOut,
};

use crate::analysis::{
    Analysis, Confidence, DayInterval, Entity, EntityKind, Meeting, MentionForm, Participant,
    Place, Quote, QuoteKind, Reason,
};
use crate::text::Span;

pub(super) use shapes::Found;

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

/// Writes spans of one text in the shape of the contract.
struct Shaper<'a> {
    text: &'a str,
    points: CodePoints,
}

impl Found {
    /// Shapes the findings of `text` that are wanted. "events" tells every encounter, the
    /// contacts too, of parties that are not named, for one; "meetings" tells contacts only
    /// where the least confidence wanted lets them through.
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
        analysis.meetings.append(&mut analysis.contacts);
        analysis.meetings.sort_by_key(|m| m.trigger);
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
                office: entity.office.clone(),
                about: entity
                    .grounds
                    .as_ref()
                    .map(|g| grounds(g.confidence, &g.reason)),
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
    use super::{Found, Wanted};
    use crate::analysis::{Confidence, QuoteKind, analyze_text};
    use crate::lexicon::Lexicon;

    const TEXT: &str = "“We agree,” said Anna Fischer. \
                        President Fischer met President Pedro Alvarez in Lima on Monday. \
                        Alvarez said that the talks had been open.";

    /// How many entities, quotations, meetings and events are written when the surest findings
    /// are 80 and all others 40.
    #[track_caller]
    fn check(least: u8, kinds: &[QuoteKind], expected: [usize; 4]) {
        let mut analysis = analyze_text(TEXT, None, None, &Lexicon::builtin());
        for (i, mention) in analysis.mentions.iter_mut().enumerate() {
            mention.confidence = Confidence(if i == 0 { 80 } else { 40 });
        }
        for quote in &mut analysis.quotes {
            quote.confidence = Confidence(80);
        }
        for meeting in &mut analysis.meetings {
            meeting.confidence = Confidence(40);
        }
        let wanted = Wanted {
            least: Confidence(least),
            kinds: kinds.to_vec(),
        };
        let found = Found::new("a".into(), TEXT, analysis, &wanted);
        let found = serde_json::to_value(&found).unwrap();
        let n = |name: &str| found[name].as_array().unwrap().len();
        let got = [n("entities"), n("quotes"), n("meetings"), n("events")];
        assert_eq!(got, expected, "{found:#}");
    }

    #[test]
    fn the_unsure_are_left_out_but_every_encounter_is_an_event() {
        use QuoteKind::{Direct, Indirect};
        let all = [Direct, Indirect];
        check(0, &all, [5, 2, 1, 1]);
        check(50, &all, [1, 2, 0, 1]);
        check(81, &all, [0, 0, 0, 1]);
        check(50, &[Direct], [1, 1, 0, 1]);
    }
}
