//! Storing what articles tell of encounters: each new telling joins the encounter it fits, or
//! begins one.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::{blob, ids, put};
use crate::analysis::{Analysis, Confidence, DayInterval, MeetingKind, Status};
use crate::article::Article;
use crate::lexicon::CountryCode;
use crate::text::Span;
use crate::timeline::{
    ArticleId, Encounter, EncounterId, Outline, Party, Report, Telling, assemble, fit, search_days,
    search_keys, state_key, tellings,
};

/// The day of encounters that nothing dates: before all others.
const NO_DAY: i64 = -10_000_000;

/// More days than the search for one telling ever spans.
const SEARCH_SPAN: i64 = 400;

/// Days over which the plan for a summit of two states may be told.
const SUMMIT_SPAN: i64 = 45;

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
    id: ArticleId,
    article: &Article,
    analysis: &Analysis,
) -> rusqlite::Result<()> {
    for telling in tellings(id, article, analysis) {
        join(connection, &telling)?;
    }
    Ok(())
}

/// Stores a telling with the encounter that it fits, or with a new one.
fn join(connection: &Connection, telling: &Telling) -> rusqlite::Result<()> {
    let encounter = match best(connection, telling)? {
        Some(encounter) => encounter,
        None => insert(connection)?,
    };
    put_report(connection, encounter, telling)?;
    refresh(connection, encounter)
}

/// Stores the meetings that an article tells in the place of those that are stored of it. A
/// telling that is the same stays with its encounter; what nobody tells any more is forgotten.
pub(super) fn put_again(
    connection: &Connection,
    id: ArticleId,
    article: &Article,
    analysis: &Analysis,
) -> rusqlite::Result<()> {
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
            refresh(connection, encounter)?;
        } else {
            forget(connection, encounter)?;
        }
    }
    for telling in changed {
        join(connection, &telling)?;
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

fn forget(connection: &Connection, id: EncounterId) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM encounter_party WHERE encounter = ?1")?
        .execute([id.0])?;
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

/// The stored encounter that the telling fits best; of equals, the oldest in the archive.
fn best(connection: &Connection, telling: &Telling) -> rusqlite::Result<Option<EncounterId>> {
    let mut best: Option<(u32, EncounterId)> = None;
    for id in candidates(connection, telling)? {
        let Some(outline) = outline(connection, id)? else {
            continue;
        };
        let fit = fit(&outline, telling);
        if let Some(fit) = fit.filter(|fit| best.is_none_or(|(b, _)| *fit > b)) {
            best = Some((fit, id));
        }
    }
    Ok(best.map(|(_, id)| id))
}

/// Encounters that share a party with the telling and can share its days; not those that its
/// article tells already. In order of their ids.
fn candidates(connection: &Connection, telling: &Telling) -> rusqlite::Result<Vec<EncounterId>> {
    let mut statement = connection.prepare_cached(
        "SELECT encounter FROM encounter_party
         WHERE key = ?1 AND first BETWEEN ?2 AND ?3 AND last >= ?4
           AND NOT EXISTS (SELECT 1 FROM report
                           WHERE report.article = ?5
                             AND report.encounter = encounter_party.encounter)",
    )?;
    let told = told(telling);
    let (first, last) = day_numbers(search_days(&told));
    let mut ids: Vec<i64> = Vec::new();
    let article = telling.report.article.0;
    for key in telling.parties.iter().flat_map(search_keys) {
        let values = params![key, first - SEARCH_SPAN, last, first, article];
        for id in statement.query_map(values, |row| row.get(0))? {
            ids.push(id?);
        }
    }
    if told.is_sharp() || telling.report.kind == MeetingKind::Summit {
        ids.extend(of_same_states(connection, telling, (first, last))?);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids.into_iter().map(EncounterId).collect())
}

/// Encounters of the same days whose first two states are those of the telling: it may name
/// the states where another names their people.
fn of_same_states(
    connection: &Connection,
    telling: &Telling,
    (first, last): (i64, i64),
) -> rusqlite::Result<Vec<i64>> {
    let states: Vec<String> = telling.parties.iter().filter_map(state_key).collect();
    let [one, other, ..] = &states[..] else {
        return Ok(Vec::new());
    };
    let mut statement = connection.prepare_cached(
        "SELECT encounter FROM encounter_party AS one
         WHERE key = ?1 AND first BETWEEN ?3 AND ?4
           AND EXISTS (SELECT 1 FROM encounter_party AS other
                       WHERE other.encounter = one.encounter AND other.key = ?2)
           AND NOT EXISTS (SELECT 1 FROM report
                           WHERE report.article = ?5 AND report.encounter = one.encounter)",
    )?;
    let before = if telling.report.kind == MeetingKind::Summit {
        SUMMIT_SPAN
    } else {
        7
    };
    let values = params![one, other, first - before, last, telling.report.article.0];
    statement.query_map(values, |row| row.get(0))?.collect()
}

fn told(telling: &Telling) -> crate::timeline::Told {
    Outline::of(&assemble(EncounterId(0), vec![telling.clone()])).told
}

fn outline(connection: &Connection, id: EncounterId) -> rusqlite::Result<Option<Outline>> {
    let bytes: Option<Vec<u8>> = connection
        .prepare_cached("SELECT summary FROM encounter WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    let Some(bytes) = bytes else {
        return Ok(None);
    };
    match blob::unpack(&bytes, "an encounter", id.0) {
        Ok(outline) => Ok(Some(outline)),
        // Written by a version that knew less of encounters: its reports say the same and more.
        Err(_) => Ok(Some(Outline::of(&load(connection, id)?))),
    }
}

fn insert(connection: &Connection) -> rusqlite::Result<EncounterId> {
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

fn put_report(
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
fn refresh(connection: &Connection, id: EncounterId) -> rusqlite::Result<()> {
    let encounter = load(connection, id)?;
    let outline = Outline::of(&encounter);
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
            encounter.reports.len() as i64,
            blob::pack(&outline),
        ])?;
    put_parties(connection, id, &outline)
}

fn put_parties(
    connection: &Connection,
    id: EncounterId,
    outline: &Outline,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM encounter_party WHERE encounter = ?1")?
        .execute([id.0])?;
    let (first, last) = day_numbers(search_days(&outline.told));
    let mut statement = connection.prepare_cached(
        "INSERT OR IGNORE INTO encounter_party (key, encounter, first, last)
         VALUES (?1, ?2, ?3, ?4)",
    )?;
    for party in &outline.parties {
        for key in search_keys(party) {
            statement.execute(params![key, id.0, first, last])?;
        }
        if let Some(key) = state_key(party) {
            statement.execute(params![key, id.0, first, last])?;
        }
    }
    let of_place = outline.place.as_ref().and_then(|(_, country)| *country);
    let of_parties = outline.parties.iter().filter_map(|party| party.country);
    for country in of_parties.chain(of_place) {
        statement.execute(params![country_key(country), id.0, first, last])?;
    }
    Ok(())
}

/// The key of encounters with a party of the country or in it; no name has such a key.
pub(super) fn country_key(country: CountryCode) -> String {
    format!("@{country}")
}

fn day_numbers(days: Option<DayInterval>) -> (i64, i64) {
    let number = |date: Date| ids::day_number(date);
    days.map_or((NO_DAY, NO_DAY), |days| {
        (number(days.first), number(days.last))
    })
}

fn stored_tellings(connection: &Connection, id: EncounterId) -> rusqlite::Result<Vec<Telling>> {
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
    let body = row.get_ref(8)?.as_str().unwrap_or("");
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
        sentence: stored.evidence.of(body).to_owned(),
        parties: stored.parties.iter().map(|p| p.key.clone()).collect(),
    };
    Ok(Some(Telling {
        report,
        parties: stored.parties,
    }))
}
