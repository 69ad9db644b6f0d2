//! Storing what articles tell of encounters; which encounter a telling joins is decided in
//! `joining`.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::near::{Known, Near, Row};
use super::{blob, ids, joining::join, put};
use crate::analysis::{Analysis, Confidence, DayInterval, MeetingKind, Status};
use crate::article::Article;
use crate::lexicon::CountryCode;
use crate::text::Span;
use crate::timeline::{
    ArticleId, Encounter, EncounterId, Outline, Party, Report, Telling, assemble, search_days,
    search_keys, state_key, tellings,
};

/// The day of encounters that nothing dates: before all others.
const NO_DAY: i64 = -10_000_000;

/// What a report says, as stored; the article has the rest.
#[derive(Serialize, Deserialize)]
struct StoredReport {
    kind: MeetingKind,
    status: Status,
    when: Option<DayInterval>,
    place: Option<(String, Option<CountryCode>)>,
    trigger: Span,
    evidence: Span,
    parties: Vec<Party>,
}

/// Stores the meetings that an article tells.
pub(super) fn put(
    connection: &Connection,
    near: &mut Near,
    id: ArticleId,
    article: &Article,
    analysis: &Analysis,
) -> rusqlite::Result<()> {
    near.trust();
    for telling in tellings(id, article, analysis) {
        join(connection, near, &telling)?;
    }
    Ok(())
}

/// Stores the meetings that an article tells in the place of those that are stored of it. A
/// telling that is the same stays with its encounter; what nobody tells any more is forgotten.
pub(super) fn put_again(
    connection: &Connection,
    near: &mut Near,
    id: ArticleId,
    article: &Article,
    analysis: &Analysis,
) -> rusqlite::Result<()> {
    near.trust();
    let mut before = take_reports(connection, id)?;
    let mut changed = Vec::new();
    for telling in tellings(id, article, analysis) {
        let told = stored_report(&telling);
        match before.iter().position(|(_, other)| *other == told) {
            Some(at) => put_report(connection, before.remove(at).0, &telling)?,
            None => changed.push(telling),
        }
    }
    for (encounter, _) in before {
        if n_reports(connection, encounter)? > 0 {
            refresh(connection, near, encounter)?;
        } else {
            forget(connection, near, encounter)?;
        }
    }
    for telling in changed {
        join(connection, near, &telling)?;
    }
    Ok(())
}

/// Takes the reports of an article out; gives what they told of which encounters.
fn take_reports(
    connection: &Connection,
    id: ArticleId,
) -> rusqlite::Result<Vec<(EncounterId, Vec<u8>)>> {
    let mut statement = connection
        .prepare_cached("SELECT encounter, told FROM report WHERE article = ?1 ORDER BY meeting")?;
    let rows = statement.query_map([id.0], |row| Ok((EncounterId(row.get(0)?), row.get(1)?)))?;
    let reports: Vec<(EncounterId, Vec<u8>)> = rows.collect::<rusqlite::Result<_>>()?;
    connection
        .prepare_cached("DELETE FROM report WHERE article = ?1")?
        .execute([id.0])?;
    put::count(connection, "reports", -(reports.len() as i64))?;
    Ok(reports)
}

fn n_reports(connection: &Connection, id: EncounterId) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("SELECT count(*) FROM report WHERE encounter = ?1")?
        .query_row([id.0], |row| row.get(0))
}

/// Takes an encounter out that nobody tells any more.
pub(super) fn forget(
    connection: &Connection,
    near: &mut Near,
    id: EncounterId,
) -> rusqlite::Result<()> {
    take_parties(connection, near, id, &stored_parties(connection, id)?)?;
    near.take_outline(id);
    let n = connection
        .prepare_cached("DELETE FROM encounter WHERE id = ?1")?
        .execute([id.0])?;
    put::count(connection, "encounters", -(n as i64))
}

/// An encounter with all its reports.
pub(super) fn load(connection: &Connection, id: EncounterId) -> rusqlite::Result<Encounter> {
    Ok(assemble(id, stored_tellings(connection, id)?))
}

/// The number that stands for a form in the table of encounters.
pub(super) fn kind_number(kind: MeetingKind) -> i64 {
    match kind {
        MeetingKind::Meeting => 0,
        MeetingKind::Summit => 1,
        MeetingKind::Visit => 2,
        MeetingKind::Call => 3,
        MeetingKind::Talks => 4,
    }
}

/// The number that stands for a state in the table of encounters.
pub(super) fn status_number(status: Status) -> i64 {
    match status {
        Status::Held => 0,
        Status::Ongoing => 1,
        Status::Planned => 2,
        Status::Proposed => 3,
        Status::Cancelled => 4,
        Status::Refused => 5,
    }
}

/// What decides whether a telling belongs to a stored encounter.
pub(super) fn read_outline(
    connection: &Connection,
    id: EncounterId,
) -> rusqlite::Result<Option<Known>> {
    let stored: Option<(Vec<u8>, i64)> = connection
        .prepare_cached("SELECT summary, n_reports FROM encounter WHERE id = ?1")?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((bytes, n_reports)) = stored else {
        return Ok(None);
    };
    let outline = match blob::unpack(&bytes, "an encounter", id.0) {
        Ok(outline) => outline,
        // Written by a version that knew less of encounters: its reports say the same and more.
        Err(_) => Outline::of(&load(connection, id)?),
    };
    Ok(Some(Known { outline, n_reports }))
}

/// Stores a telling with a new encounter.
pub(super) fn begin(
    connection: &Connection,
    near: &mut Near,
    telling: &Telling,
) -> rusqlite::Result<()> {
    let id = insert(connection)?;
    put_report(connection, id, telling)?;
    let encounter = assemble(id, vec![telling.clone()]);
    put_row(connection, near, &encounter, &[])
}

/// A new encounter, still without reports.
pub(super) fn insert(connection: &Connection) -> rusqlite::Result<EncounterId> {
    connection
        .prepare_cached(
            "INSERT INTO encounter (first, last, kind, status, n_reports, summary)
             VALUES (0, 0, 0, 0, 0, x'')",
        )?
        .execute([])?;
    let id = connection.last_insert_rowid();
    put::count(connection, "encounters", 1)?;
    Ok(EncounterId(id))
}

/// Stores what an article tells of an encounter.
pub(super) fn put_report(
    connection: &Connection,
    encounter: EncounterId,
    telling: &Telling,
) -> rusqlite::Result<()> {
    let report = &telling.report;
    put::count(connection, "reports", 1)?;
    connection
        .prepare_cached(
            "INSERT INTO report (article, meeting, encounter, confidence, told)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            report.article.0,
            report.meeting,
            encounter.0,
            report.confidence.0,
            stored_report(telling)
        ])
        .map(drop)
}

fn stored_report(telling: &Telling) -> Vec<u8> {
    let report = &telling.report;
    blob::pack(&StoredReport {
        kind: report.kind,
        status: report.status,
        when: report.when,
        place: report.place.clone(),
        trigger: report.trigger,
        evidence: report.evidence,
        parties: telling.parties.clone(),
    })
}

/// Brings the row of an encounter up to date with its reports.
pub(super) fn refresh(
    connection: &Connection,
    near: &mut Near,
    id: EncounterId,
) -> rusqlite::Result<()> {
    let before = stored_parties(connection, id)?;
    put_row(connection, near, &load(connection, id)?, &before)
}

/// Stores what is asked of an encounter; `before` is what is stored of who takes part.
fn put_row(
    connection: &Connection,
    near: &mut Near,
    encounter: &Encounter,
    before: &[PartyRow],
) -> rusqlite::Result<()> {
    let (id, n_reports) = (encounter.id, encounter.reports.len() as i64);
    let outline = Outline::of(encounter);
    let (first, last) = day_numbers(encounter.order_days());
    connection
        .prepare_cached(
            "UPDATE encounter SET first = ?2, last = ?3, kind = ?4, status = ?5, n_reports = ?6,
                                  summary = ?7
             WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            first,
            last,
            kind_number(encounter.kind),
            status_number(encounter.status),
            n_reports,
            blob::pack(&outline),
        ])?;
    put_parties(connection, near, id, &outline, before)?;
    near.put_outline(id, Known { outline, n_reports });
    Ok(())
}

/// A key under which an encounter is found, with the row.
type PartyRow = (String, Row);

fn stored_parties(connection: &Connection, id: EncounterId) -> rusqlite::Result<Vec<PartyRow>> {
    connection
        .prepare_cached(
            "SELECT key, first, last, n_parties FROM encounter_party WHERE encounter = ?1",
        )?
        .query_map([id.0], |row| {
            let stored = Row {
                first: row.get(1)?,
                last: row.get(2)?,
                encounter: id.0,
                n_parties: row.get(3)?,
            };
            Ok((row.get(0)?, stored))
        })?
        .collect()
}

fn take_parties(
    connection: &Connection,
    near: &mut Near,
    id: EncounterId,
    stored: &[PartyRow],
) -> rusqlite::Result<()> {
    if stored.is_empty() {
        return Ok(());
    }
    stored.iter().for_each(|(key, row)| near.take_row(key, row));
    connection
        .prepare_cached("DELETE FROM encounter_party WHERE encounter = ?1")?
        .execute([id.0])
        .map(drop)
}

fn put_parties(
    connection: &Connection,
    near: &mut Near,
    id: EncounterId,
    outline: &Outline,
    before: &[PartyRow],
) -> rusqlite::Result<()> {
    let (first, last) = day_numbers(search_days(&outline.told));
    let row = Row {
        first,
        last,
        encounter: id.0,
        n_parties: outline.parties.len() as i64,
    };
    let keys = party_keys(outline);
    let is_same = |(key, stored): &PartyRow| *stored == row && keys.contains(key);
    if keys.len() == before.len() && before.iter().all(is_same) {
        return Ok(());
    }
    take_parties(connection, near, id, before)?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO encounter_party (key, encounter, first, last, n_parties)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for key in &keys {
        statement.execute(params![key, id.0, first, last, row.n_parties])?;
    }
    near.add_rows(&keys, row);
    Ok(())
}

/// The keys under which an encounter is found: of its parties, of the states they act for, and of
/// the countries it has to do with.
fn party_keys(outline: &Outline) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for party in &outline.parties {
        keys.extend(search_keys(party).into_iter().map(str::to_owned));
        keys.extend(state_key(party));
    }
    let of_place = outline.place.as_ref().and_then(|(_, country)| *country);
    let of_parties = outline.parties.iter().filter_map(|party| party.country);
    keys.extend(of_parties.chain(of_place).map(country_key));
    keys
}

/// The key of encounters with a party of the country or in it; no name has such a key.
pub(super) fn country_key(country: CountryCode) -> String {
    format!("@{country}")
}

/// Days as numbers in the table of parties.
pub(super) fn day_numbers(days: Option<DayInterval>) -> (i64, i64) {
    let number = |date: Date| ids::day_number(date);
    days.map_or((NO_DAY, NO_DAY), |days| {
        (number(days.first), number(days.last))
    })
}

/// What is told of an encounter, in the order of the archive.
pub(super) fn stored_tellings(
    connection: &Connection,
    id: EncounterId,
) -> rusqlite::Result<Vec<Telling>> {
    let mut statement = connection.prepare_cached(
        "SELECT report.article, report.meeting, report.told, article.title, source.name,
                article.day, article.second, article.dated_by, content.body,
                report.confidence
         FROM report
         JOIN article ON article.id = report.article
         JOIN content ON content.article = report.article
         LEFT JOIN source ON source.id = article.source
         WHERE report.encounter = ?1
         ORDER BY report.article, report.meeting",
    )?;
    let mut rows = statement.query([id.0])?;
    let mut tellings = Vec::new();
    while let Some(row) = rows.next()? {
        tellings.extend(stored_telling(row)?);
    }
    Ok(tellings)
}

/// The telling of a row; none if it was stored in a form that is no longer read.
fn stored_telling(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Telling>> {
    let article: i64 = row.get(0)?;
    let told: Vec<u8> = row.get(2)?;
    let body = row.get_ref(8)?.as_bytes().unwrap_or(b"");
    let Ok(stored) = blob::unpack::<StoredReport>(&told, "a report", article) else {
        return Ok(None);
    };
    let report = Report {
        article: ArticleId(article),
        meeting: row.get(1)?,
        published: ids::published(row.get(5)?, row.get(6)?, row.get(7)?),
        source: row.get(4)?,
        title: row.get(3)?,
        confidence: Confidence(row.get(9)?),
        kind: stored.kind,
        status: stored.status,
        when: stored.when,
        place: stored.place,
        trigger: stored.trigger,
        evidence: stored.evidence,
        sentence: words_at(stored.evidence, body).to_owned(),
        parties: stored.parties.iter().map(|p| p.key.clone()).collect(),
    };
    Ok(Some(Telling {
        report,
        parties: stored.parties,
    }))
}

/// The text of a span; none if the bytes there are no text. The rest of a long body is not looked at.
fn words_at(span: Span, body: &[u8]) -> &str {
    let bytes = body.get(span.start..span.end).unwrap_or(b"");
    std::str::from_utf8(bytes).unwrap_or("")
}
