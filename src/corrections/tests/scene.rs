//! Marked text ↔ analyses. `[Zelya|P:Zelya:UA]` is a person of Ukraine, O an organisation, C a
//! country, D its adjective, L another place; `[“Yes,”|Q:Zelya]` is said by Zelya;
//! `[met|M:Zelya+Anna Berg]` is a meeting told by its paragraph, `[talks|A:0]` tells the first
//! meeting again.

use crate::analysis::{
    Analysis, Confidence, Entity, EntityId, EntityKind, Meeting, MeetingKind, Mention, MentionForm,
    Participant, PartyKind, Quote, QuoteKind, Speaker, Status,
};
use crate::lexicon::CountryCode;
use crate::text::Span;

/// The text without its marks, and what they say.
pub(super) fn scene(marked: &str) -> (String, Analysis) {
    let mut body = String::new();
    let mut marks: Vec<(Span, &str)> = Vec::new();
    for (at, part) in marked.split('[').enumerate() {
        let Some((mark, rest)) = part.split_once(']').filter(|_| at > 0) else {
            body.push_str(part);
            continue;
        };
        let (words, says) = mark.split_once('|').unwrap();
        marks.push((Span::new(body.len(), body.len() + words.len()), says));
        body.push_str(words);
        body.push_str(rest);
    }
    let mut analysis = Analysis::default();
    for (span, says) in &marks {
        let parts: Vec<&str> = says.split(':').collect();
        if let ["P" | "O" | "C" | "D" | "L", name, country] = parts[..] {
            mention(&mut analysis, *span, parts[0], name, country);
        }
    }
    for (span, says) in &marks {
        match says.split_once(':') {
            Some(("Q", name)) => quote(&mut analysis, *span, name),
            Some(("M", names)) => meeting(&mut analysis, &body, *span, names),
            Some(("A", at)) => analysis.meetings[at.parse::<usize>().unwrap()]
                .also
                .push(*span),
            _ => {}
        }
    }
    (body, analysis)
}

fn mention(analysis: &mut Analysis, span: Span, mark: &str, name: &str, country: &str) {
    let kind = match mark {
        "P" => EntityKind::Person,
        "O" => EntityKind::Organization,
        "L" => EntityKind::Place,
        _ => EntityKind::Country,
    };
    let same = |e: &Entity| e.kind == kind && e.name == name;
    let known = analysis.entities.iter().position(same);
    let id = known.unwrap_or(analysis.entities.len());
    if known.is_none() {
        analysis.entities.push(Entity {
            kind,
            name: name.to_owned(),
            country: CountryCode::new(country),
            office: None,
            grounds: None,
        });
    }
    let form = match mark {
        "D" => MentionForm::Demonym,
        _ => MentionForm::Name,
    };
    analysis.mentions.push(Mention {
        span,
        entity: EntityId(id as u32),
        form,
        confidence: Confidence(80),
        reason: "marked".into(),
    });
}

fn id_of(analysis: &Analysis, name: &str) -> Option<EntityId> {
    let at = analysis.entities.iter().position(|e| e.name == name);
    at.map(|at| EntityId(at as u32))
}

fn quote(analysis: &mut Analysis, span: Span, name: &str) {
    let speaker = (!name.is_empty()).then(|| Speaker {
        span: None,
        entity: id_of(analysis, name),
        name: name.to_owned(),
    });
    analysis.quotes.push(Quote {
        pieces: vec![span],
        kind: QuoteKind::Direct,
        cue: None,
        speaker,
        confidence: Confidence(80),
        reason: "marked".into(),
    });
}

fn meeting(analysis: &mut Analysis, body: &str, trigger: Span, names: &str) {
    let start = body[..trigger.start].rfind('\n').map_or(0, |at| at + 1);
    let end = body[trigger.end..]
        .find('\n')
        .map_or(body.len(), |at| trigger.end + at);
    let participants = names.split('+').map(|name| {
        let entity = id_of(analysis, name).unwrap();
        let of_it = analysis.mentions.iter().find(|m| m.entity == entity);
        Participant {
            span: of_it.unwrap().span,
            entity: Some(entity),
            name: name.to_owned(),
            kind: PartyKind::Person,
            country: analysis.entity(entity).unwrap().country,
        }
    });
    let meeting = Meeting {
        trigger,
        participants: participants.collect(),
        kind: MeetingKind::Meeting,
        status: Status::Held,
        when: None,
        when_span: None,
        place: None,
        evidence: Span::new(start, end),
        also: Vec::new(),
        confidence: Confidence(80),
        reason: "marked".into(),
    };
    analysis.meetings.push(meeting);
}

/// What an analysis says, one finding a line; what is corrected has a star.
pub(super) fn told(body: &str, analysis: &Analysis) -> Vec<String> {
    let country = |code: Option<CountryCode>| code.map_or(String::new(), |c| format!(" {c}"));
    let star = |confidence: Confidence| if confidence.0 == 100 { "*" } else { "" };
    let ids = (0..).map(EntityId);
    let mut lines: Vec<String> = Vec::new();
    for (id, entity) in ids.zip(&analysis.entities) {
        let own = analysis.mentions.iter().filter(|m| m.entity == id);
        let words = own.map(|m| format!("{}{}", m.span.of(body), star(m.confidence)));
        let words = words.collect::<Vec<_>>().join(", ");
        let kind = match entity.kind {
            EntityKind::Person => "P",
            EntityKind::Organization => "O",
            EntityKind::Country => "C",
            EntityKind::Place => "L",
        };
        lines.push(format!(
            "{kind} {}{}: {words}",
            entity.name,
            country(entity.country)
        ));
    }
    for quote in &analysis.quotes {
        let speaker = quote.speaker.as_ref();
        if let Some(id) = speaker.and_then(|s| s.entity) {
            assert_eq!(analysis.entity(id).unwrap().name, speaker.unwrap().name);
        }
        let name = speaker.map_or("nobody", |s| s.name.as_str());
        lines.push(format!("Q {name}{}", star(quote.confidence)));
    }
    for meeting in &analysis.meetings {
        let names = meeting.participants.iter();
        let names = names.map(|p| format!("{}{}", p.name, country(p.country)));
        let names = names.collect::<Vec<_>>().join(" + ");
        lines.push(format!("M {}: {names}", meeting.trigger.of(body)));
    }
    lines
}
