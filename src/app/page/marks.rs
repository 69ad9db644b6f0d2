//! The marks of an article: where they stand, what they are, why they are there.

use crate::analysis::{
    Analysis, Confidence, Entity, EntityKind, Meeting, Quote, QuoteKind, TimeExpr,
};
use crate::app::dates;
use crate::app::jump::Target;
use crate::app::role::Role;
use crate::article::BlockKind;
use crate::query::StoredArticle;
use crate::text::Span;
use crate::text::runs::MarkSet;
use crate::text::wrap::Stretch;

/// A mark, told to a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// Which finding it shows.
    pub of: MarkOf,
    /// The words to show, if they are not those of the span.
    pub words: Option<String>,
    /// What it is: "Person", "Meeting".
    pub what: &'static str,
    /// What it says: a name, a date, who meets whom.
    pub says: String,
    /// Which rule or model put it there.
    pub reason: String,
    /// How sure that is.
    pub confidence: Confidence,
}

/// What a mark shows: findings of the open article by their indices, or a row of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkOf {
    /// A mention of a name.
    Name(usize),
    /// An expression of time.
    Date,
    /// A meeting.
    Meeting {
        /// Which.
        at: usize,
        /// The mention of it that is marked.
        trigger: Span,
    },
    /// A quotation.
    Quote(usize),
    /// The selected row of the timeline.
    Encounter,
}

/// The spans of all marks of a kind, in text order, each place once.
pub fn spans_of(stored: &StoredArticle, target: Target) -> Vec<Span> {
    let analysis = &stored.analysis;
    let entities = |kind| {
        let mentions = analysis.mentions.iter();
        let of_kind = move |e: &Entity| e.kind == kind;
        mentions
            .filter(move |m| analysis.entity(m.entity).is_some_and(of_kind))
            .map(|m| m.span)
            .collect()
    };
    let mut spans: Vec<Span> = match target {
        Target::Quote => spoken(analysis).map(Quote::span).collect(),
        Target::Person => entities(EntityKind::Person),
        Target::Country => entities(EntityKind::Country),
        Target::Organization => entities(EntityKind::Organization),
        Target::Place => entities(EntityKind::Place),
        Target::Date => analysis.times.iter().map(|t| t.span).collect(),
        Target::Meeting => told(analysis).flat_map(triggers).collect(),
        Target::Link => stored.article.links.iter().map(|l| l.span).collect(),
        Target::Article | Target::Unread => Vec::new(),
    };
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    spans.dedup_by_key(|span| span.start);
    spans
}

/// The spans of all marks, in no order.
pub fn all_spans(stored: &StoredArticle) -> Vec<Span> {
    const TARGETS: [Target; 8] = [
        Target::Quote,
        Target::Person,
        Target::Country,
        Target::Organization,
        Target::Place,
        Target::Date,
        Target::Meeting,
        Target::Link,
    ];
    let spans = TARGETS.into_iter();
    spans.flat_map(|target| spans_of(stored, target)).collect()
}

/// Quotations in quotation marks, wholly or in part.
pub fn spoken(analysis: &Analysis) -> impl Iterator<Item = &Quote> {
    analysis
        .quotes
        .iter()
        .filter(|q| q.kind != QuoteKind::Indirect)
}

/// Meetings, and contacts where they show.
pub fn told(analysis: &Analysis) -> impl Iterator<Item = &Meeting> {
    analysis.meetings.iter().chain(&analysis.contacts)
}

fn triggers(meeting: &Meeting) -> impl Iterator<Item = Span> + '_ {
    std::iter::once(meeting.trigger).chain(meeting.also.iter().copied())
}

/// What each part of the body is.
pub(super) fn role_spans(stored: &StoredArticle, stretches: &[Stretch]) -> Vec<(Span, MarkSet)> {
    let analysis = &stored.analysis;
    let mut found: Vec<(Span, MarkSet)> = Vec::new();
    for mention in &analysis.mentions {
        let role = match analysis.entity(mention.entity).map(|e| e.kind) {
            Some(EntityKind::Person) => Role::Person,
            Some(EntityKind::Organization) => Role::Organization,
            Some(EntityKind::Country) => Role::Country,
            Some(EntityKind::Place) => Role::Place,
            None => continue,
        };
        found.push((mention.span, role.bit() | doubt(mention.confidence)));
    }
    for quote in &analysis.quotes {
        let role = match quote.kind {
            QuoteKind::Direct | QuoteKind::Mixed => Role::Quote,
            QuoteKind::Indirect => Role::Indirect,
        };
        // A quotation over several paragraphs has no bar between them.
        for piece in &quote.pieces {
            let first = stretches.partition_point(|s| s.span.end <= piece.start);
            let parts = stretches.get(first..).unwrap_or(&[]).iter();
            let parts = parts.take_while(|s| s.span.start < piece.end);
            found.extend(parts.map(|s| (clip(*piece, s.span), role.bit())));
        }
    }
    let times = analysis.times.iter();
    found.extend(times.map(|t| (t.span, Role::Date.bit() | doubt(t.confidence))));
    for meeting in told(analysis) {
        let role = Role::Meeting.bit() | doubt(meeting.confidence);
        found.extend(triggers(meeting).map(|span| (span, role)));
    }
    found.extend(
        stored
            .article
            .links
            .iter()
            .map(|l| (l.span, Role::Link.bit())),
    );
    for block in &stored.article.blocks {
        let role = match block.kind {
            BlockKind::Heading(_) => Role::Heading,
            BlockKind::BlockQuote => Role::BlockQuote,
            BlockKind::Preformatted => Role::Verbatim,
            BlockKind::Caption => Role::Caption,
            BlockKind::ListItem(_) | BlockKind::TableRow => continue,
        };
        found.push((block.span, role.bit()));
    }
    found
}

/// The mark of what shows and is doubtful all the same.
fn doubt(confidence: Confidence) -> MarkSet {
    match confidence < Confidence::DOUBTFUL {
        true => Role::Doubtful.bit(),
        false => 0,
    }
}

fn clip(span: Span, within: Span) -> Span {
    Span::new(span.start.max(within.start), span.end.min(within.end))
}

/// Every mark that shares text with `span`, the narrowest first.
pub(super) fn marks_on(stored: &StoredArticle, span: Span) -> Vec<Mark> {
    let analysis = &stored.analysis;
    let mut marks: Vec<Mark> = Vec::new();
    for (at, mention) in analysis.mentions.iter().enumerate() {
        let entity = analysis.entity(mention.entity);
        if let Some(entity) = entity.filter(|_| mention.span.overlaps(span)) {
            marks.push(Mark {
                span: mention.span,
                of: MarkOf::Name(at),
                words: None,
                what: kind_name(entity.kind),
                says: entity_words(entity),
                reason: mention.reason.to_string(),
                confidence: mention.confidence,
            });
        }
    }
    let times = analysis.times.iter().filter(|t| t.span.overlaps(span));
    marks.extend(times.map(time_mark));
    for (at, meeting) in told(analysis).enumerate() {
        if let Some(trigger) = triggers(meeting).find(|t| t.overlaps(span)) {
            marks.push(meeting_mark(meeting, at, trigger));
        }
    }
    for (at, quote) in analysis.quotes.iter().enumerate() {
        if quote.pieces.iter().any(|p| p.overlaps(span)) {
            marks.push(quote_mark(quote, at));
        }
    }
    marks.sort_by_key(|mark| mark.span.len());
    marks
}

fn kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organisation",
        EntityKind::Country => "Country",
        EntityKind::Place => "Place",
    }
}

/// "Alexander Stubb, president, FI".
fn entity_words(entity: &Entity) -> String {
    let mut parts = vec![entity.name.clone()];
    parts.extend(entity.office.clone());
    parts.extend(entity.country.map(|c| c.to_string()));
    parts.join(", ")
}

fn time_mark(time: &TimeExpr) -> Mark {
    let says = match (&time.days, time.value.as_str()) {
        (Some(days), _) => dates::with_year(*days),
        (None, "") => "not resolved".to_owned(),
        (None, value) => value.to_owned(),
    };
    Mark {
        span: time.span,
        of: MarkOf::Date,
        words: None,
        what: "Date",
        says,
        reason: time.reason.to_string(),
        confidence: time.confidence,
    }
}

fn meeting_mark(meeting: &Meeting, at: usize, span: Span) -> Mark {
    let names: Vec<&str> = meeting
        .participants
        .iter()
        .map(|p| p.name.as_str())
        .collect();
    let mut says = format!(
        "{} · {}",
        dates::status_word(meeting.status),
        names.join(", ")
    );
    if let Some(when) = meeting.when {
        says = format!("{says} · {}", dates::with_year(when));
    }
    if let Some(place) = &meeting.place {
        says = format!("{says} · {}", place.name);
    }
    Mark {
        span,
        of: MarkOf::Meeting { at, trigger: span },
        words: None,
        what: dates::kind_word(meeting.kind),
        says,
        reason: meeting.reason.to_string(),
        confidence: meeting.confidence,
    }
}

fn quote_mark(quote: &Quote, at: usize) -> Mark {
    let speaker = quote
        .speaker
        .as_ref()
        .map_or("speaker unknown", |s| s.name.as_str());
    Mark {
        span: quote.span(),
        of: MarkOf::Quote(at),
        words: None,
        what: match quote.kind {
            QuoteKind::Direct => "Quotation",
            QuoteKind::Mixed => "Quotation in part",
            QuoteKind::Indirect => "Reported speech",
        },
        says: speaker.to_owned(),
        reason: quote.reason.to_string(),
        confidence: quote.confidence,
    }
}
