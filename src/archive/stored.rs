//! Analyses as they are stored: the two long lists in a form of their own, a few bytes an
//! entry; names that stand in the body as they are not a second time.

use jiff::ToSpan;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::blob;
use super::error::{ArchiveError, Result};
use super::reasons::Reasons;
use crate::analysis::{
    Analysis, Confidence, DayInterval, EntityId, Grain, Mention, MentionForm, Participant, Reason,
    TimeExpr, TimexType,
};
use crate::text::Span;

/// Stands for a name that is empty, since an empty one stands for "as in the body".
const NO_NAME: &str = "\0";

#[derive(Serialize, Deserialize)]
struct StoredAnalysis {
    /// The analysis without mentions and times.
    rest: Analysis,
    mentions: Vec<StoredMention>,
    times: Vec<StoredTime>,
    /// Reasons without a number, in the order in which they are referred to as 0.
    own_reasons: Vec<String>,
}

/// A span as its distance from the last one and its length.
#[derive(Serialize, Deserialize)]
struct StoredSpan(i64, u64);

#[derive(Serialize, Deserialize)]
struct StoredMention {
    span: StoredSpan,
    entity: u32,
    form: MentionForm,
    confidence: u8,
    reason: u32,
}

#[derive(Serialize, Deserialize)]
struct StoredTime {
    span: StoredSpan,
    timex: TimexType,
    /// None if it is the first of the days, written out.
    value: Option<String>,
    /// Days since 1970-01-01 and how many.
    days: Option<(i32, u32)>,
    grain: Grain,
    confidence: u8,
    reason: u32,
}

/// The bytes of the analysis of `body`.
pub(super) fn pack(
    connection: &Connection,
    reasons: &mut Reasons,
    analysis: &Analysis,
    body: &str,
) -> rusqlite::Result<Vec<u8>> {
    let mut own_reasons = Vec::new();
    let mut number = |reason: &Reason| -> rusqlite::Result<u32> {
        let number = reasons.number(connection, reason)?;
        Ok(number.unwrap_or_else(|| {
            own_reasons.push(reason.to_string());
            0
        }))
    };
    let mut last = 0;
    let mentions = analysis.mentions.iter().map(|mention| {
        let reason = number(&mention.reason)?;
        Ok(stored_mention(mention, &mut last, reason))
    });
    let mentions = mentions.collect::<rusqlite::Result<_>>()?;
    let mut last = 0;
    let times = analysis.times.iter().map(|time| {
        let reason = number(&time.reason)?;
        Ok(stored_time(time, &mut last, reason))
    });
    let times = times.collect::<rusqlite::Result<_>>()?;
    let mut rest = Analysis {
        mentions: Vec::new(),
        times: Vec::new(),
        ..analysis.clone()
    };
    leave_out_names(&mut rest, &analysis.mentions, body);
    for reason in reasons_of(&mut rest) {
        reasons.shorten(connection, reason)?;
    }
    Ok(blob::pack(&StoredAnalysis {
        rest,
        mentions,
        times,
        own_reasons,
    }))
}

/// The analysis of `body` that was stored as `bytes` for `article`.
pub(super) fn unpack(
    connection: &Connection,
    reasons: &mut Reasons,
    bytes: &[u8],
    body: &str,
    article: i64,
) -> Result<Analysis> {
    let stored: StoredAnalysis = blob::unpack(bytes, "the analysis", article)?;
    let analysis = restored(connection, reasons, stored, body);
    analysis.map_err(|e| ArchiveError::stored("the reasons", article, &e))
}

fn restored(
    connection: &Connection,
    reasons: &mut Reasons,
    stored: StoredAnalysis,
    body: &str,
) -> rusqlite::Result<Analysis> {
    let mut analysis = stored.rest;
    for reason in reasons_of(&mut analysis) {
        reasons.restore(connection, reason)?;
    }
    let mut own = stored.own_reasons.into_iter();
    let mut reason = |number: u32| -> rusqlite::Result<Reason> {
        let text = match number {
            0 => own.next().map(Reason::Owned),
            number => reasons.text(connection, number)?,
        };
        Ok(text.unwrap_or_default())
    };
    let mut last = 0;
    for mention in stored.mentions {
        let reason = reason(mention.reason)?;
        analysis
            .mentions
            .push(mention_of(mention, &mut last, reason));
    }
    let mut last = 0;
    for time in stored.times {
        let reason = reason(time.reason)?;
        analysis.times.push(time_of(time, &mut last, reason));
    }
    put_names_back(&mut analysis, body);
    Ok(analysis)
}

fn stored_span(span: Span, last: &mut i64) -> StoredSpan {
    let (start, end) = (span.start as i64, span.end as i64);
    let stored = StoredSpan(start - *last, span.len() as u64);
    *last = end;
    stored
}

fn span_of(stored: &StoredSpan, last: &mut i64) -> Span {
    let start = last.saturating_add(stored.0).max(0);
    let end = start.saturating_add_unsigned(stored.1);
    *last = end;
    Span::new(start as usize, end as usize)
}

fn stored_mention(mention: &Mention, last: &mut i64, reason: u32) -> StoredMention {
    StoredMention {
        span: stored_span(mention.span, last),
        entity: mention.entity.0,
        form: mention.form,
        confidence: mention.confidence.0,
        reason,
    }
}

fn mention_of(stored: StoredMention, last: &mut i64, reason: Reason) -> Mention {
    Mention {
        span: span_of(&stored.span, last),
        entity: EntityId(stored.entity),
        form: stored.form,
        confidence: Confidence(stored.confidence),
        reason,
    }
}

fn stored_time(time: &TimeExpr, last: &mut i64, reason: u32) -> StoredTime {
    let first = time.days.map(|days| days.first.to_string());
    StoredTime {
        span: stored_span(time.span, last),
        timex: time.timex,
        value: Some(&time.value)
            .filter(|value| first.as_ref() != Some(value))
            .cloned(),
        days: time.days.map(stored_days),
        grain: time.grain,
        confidence: time.confidence.0,
        reason,
    }
}

fn time_of(stored: StoredTime, last: &mut i64, reason: Reason) -> TimeExpr {
    let days = stored.days.and_then(days_of);
    let first = || days.map(|days| days.first.to_string()).unwrap_or_default();
    TimeExpr {
        span: span_of(&stored.span, last),
        timex: stored.timex,
        value: stored.value.unwrap_or_else(first),
        days,
        grain: stored.grain,
        confidence: Confidence(stored.confidence),
        reason,
    }
}

fn stored_days(days: DayInterval) -> (i32, u32) {
    let first = super::ids::day_number(days.first) as i32;
    let more = (days.last - days.first).get_days();
    (first, u32::try_from(more).unwrap_or(0))
}

fn days_of((first, more): (i32, u32)) -> Option<DayInterval> {
    let first = super::ids::date_of(i64::from(first))?;
    let last = first.checked_add(i64::from(more).days()).ok()?;
    Some(DayInterval { first, last })
}

/// Empties the names that are the text of the first mention.
fn leave_out_names(analysis: &mut Analysis, mentions: &[Mention], body: &str) {
    let texts = first_texts(analysis.entities.len(), mentions, body);
    for (entity, text) in analysis.entities.iter_mut().zip(texts) {
        if entity.name.is_empty() {
            entity.name = NO_NAME.to_owned();
        } else if Some(entity.name.as_str()) == text {
            entity.name.clear();
        }
    }
    for party in parties_of_contacts(analysis) {
        if party.name.is_empty() {
            party.name = NO_NAME.to_owned();
        } else if party.name == party.span.of(body) {
            party.name.clear();
        }
    }
}

/// The parties of contacts: most are named as the body has them.
fn parties_of_contacts(analysis: &mut Analysis) -> impl Iterator<Item = &mut Participant> {
    let contacts = analysis.contacts.iter_mut();
    contacts.flat_map(|c| &mut c.participants)
}

fn put_names_back(analysis: &mut Analysis, body: &str) {
    let texts = first_texts(analysis.entities.len(), &analysis.mentions, body);
    for (entity, text) in analysis.entities.iter_mut().zip(texts) {
        if entity.name == NO_NAME {
            entity.name.clear();
        } else if entity.name.is_empty() {
            entity.name = text.unwrap_or("").to_owned();
        }
    }
    for party in parties_of_contacts(analysis) {
        if party.name == NO_NAME {
            party.name.clear();
        } else if party.name.is_empty() {
            party.name = party.span.of(body).to_owned();
        }
    }
}

/// For each entity, the text of its first mention.
fn first_texts<'a>(n: usize, mentions: &[Mention], body: &'a str) -> Vec<Option<&'a str>> {
    let mut texts = vec![None; n];
    for mention in mentions {
        if let Some(text) = texts.get_mut(mention.entity.0 as usize)
            && text.is_none()
        {
            *text = Some(mention.span.of(body));
        }
    }
    texts
}

/// The reasons of what is stored as it is.
fn reasons_of(rest: &mut Analysis) -> impl Iterator<Item = &mut Reason> {
    let quotes = rest.quotes.iter_mut().map(|q| &mut q.reason);
    let told = rest.meetings.iter_mut().chain(&mut rest.contacts);
    let meetings = told.map(|m| &mut m.reason);
    let grounds = rest.entities.iter_mut().filter_map(|e| e.grounds.as_mut());
    quotes.chain(meetings).chain(grounds.map(|g| &mut g.reason))
}
