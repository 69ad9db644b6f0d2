//! Each new telling joins the encounter it fits, or begins one.
//!
//! Tellings are merged in the order of publication. One that comes late, since its article was
//! stored after others that were published on its day or later, can change what became of
//! those: it and what its neighbours tell are merged anew. So the encounters do not hang on the
//! order in which articles are stored, except where more neighbours than [`MOST`], or more
//! tellings of them than [`MOST_TOLD`], are close in time.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::encounters::{
    day_numbers, forget, insert, outline, put_report, refresh, stored_tellings,
};
use crate::analysis::MeetingKind;
use crate::timeline::{
    EncounterId, Outline, Telling, Told, assemble, comes_late, fit, group, search_days,
    search_keys, shares_parties, state_key,
};

/// More days than the search for one telling ever spans.
const SEARCH_SPAN: i64 = 400;

/// Days over which the plan for a summit of two states may be told.
const SUMMIT_SPAN: i64 = 60;

/// Neighbours that are merged anew at most, which bounds the cost of a telling.
const MOST: usize = 8;

/// Tellings that are merged anew at most: their number is what merging costs, squared.
const MOST_TOLD: i64 = 16;

/// Stores a telling with the encounter that it fits, or with a new one.
pub(super) fn join(connection: &Connection, telling: &Telling) -> rusqlite::Result<()> {
    let near = neighbours(connection, telling)?;
    if near.iter().any(|(_, outline)| comes_late(outline, telling))
        && near.len() <= MOST
        && n_told(connection, near.iter().map(|(id, _)| *id))? <= MOST_TOLD
    {
        return join_late(connection, telling, near);
    }
    let mut best: Option<(u32, EncounterId)> = None;
    for (id, outline) in &near {
        let fit = fit(outline, telling);
        if let Some(fit) = fit.filter(|fit| best.is_none_or(|(b, _)| *fit > b)) {
            best = Some((fit, *id));
        }
    }
    let encounter = match best {
        Some((_, encounter)) => encounter,
        None => insert(connection)?,
    };
    put_report(connection, encounter, telling)?;
    refresh(connection, encounter)
}

/// Which encounter a report is stored with.
type Places = BTreeMap<(i64, u32), EncounterId>;

/// Stores a telling and merges it with all that its neighbours, and theirs, tell.
fn join_late(
    connection: &Connection,
    telling: &Telling,
    near: Vec<(EncounterId, Outline)>,
) -> rusqlite::Result<()> {
    let (mut tellings, places) = reachable(connection, near)?;
    tellings.push(telling.clone());
    let mut free: BTreeSet<EncounterId> = places.values().copied().collect();
    let mut changed = BTreeSet::new();
    for group in group(tellings) {
        let mut before = group.iter().filter_map(|t| places.get(&place(t)));
        let encounter = match before.find(|id| free.remove(id)) {
            Some(id) => *id,
            None => insert(connection)?,
        };
        for told in &group {
            match places.get(&place(told)) {
                Some(id) if *id == encounter => continue,
                Some(id) => {
                    move_report(connection, encounter, told)?;
                    changed.insert(*id);
                }
                None => put_report(connection, encounter, told)?,
            }
            changed.insert(encounter);
        }
    }
    let kept = changed.difference(&free);
    kept.copied().try_for_each(|id| refresh(connection, id))?;
    free.into_iter().try_for_each(|id| forget(connection, id))
}

fn place(telling: &Telling) -> (i64, u32) {
    (telling.report.article.0, telling.report.meeting)
}

fn move_report(
    connection: &Connection,
    encounter: EncounterId,
    telling: &Telling,
) -> rusqlite::Result<()> {
    let (article, meeting) = place(telling);
    connection
        .prepare_cached("UPDATE report SET encounter = ?1 WHERE article = ?2 AND meeting = ?3")?
        .execute(params![encounter.0, article, meeting])
        .map(drop)
}

/// Number of tellings of some encounters.
fn n_told(
    connection: &Connection,
    encounters: impl Iterator<Item = EncounterId>,
) -> rusqlite::Result<i64> {
    let mut statement =
        connection.prepare_cached("SELECT n_reports FROM encounter WHERE id = ?1")?;
    encounters
        .map(|id| statement.query_row([id.0], |row| row.get::<_, i64>(0)))
        .sum()
}

/// What is told of these encounters, of their neighbours, and so on, as far as [`MOST`] and
/// [`MOST_TOLD`] reach.
fn reachable(
    connection: &Connection,
    near: Vec<(EncounterId, Outline)>,
) -> rusqlite::Result<(Vec<Telling>, Places)> {
    let mut waiting: Vec<EncounterId> = near.into_iter().map(|(id, _)| id).rev().collect();
    let mut seen: BTreeSet<EncounterId> = waiting.iter().copied().collect();
    let mut n_seen = n_told(connection, seen.iter().copied())?;
    let mut tellings = Vec::new();
    let mut places = Places::new();
    while let Some(id) = waiting.pop() {
        let told = stored_tellings(connection, id)?;
        for telling in &told {
            places.insert(place(telling), id);
            if seen.len() >= MOST || n_seen >= MOST_TOLD {
                continue;
            }
            for (id, _) in neighbours(connection, telling)? {
                let n = n_told(connection, std::iter::once(id))?;
                if n_seen + n <= MOST_TOLD && seen.insert(id) {
                    waiting.push(id);
                    n_seen += n;
                }
            }
        }
        tellings.extend(told);
    }
    Ok((tellings, places))
}

/// Encounters that share the parties of a telling and can share its days; not those that its
/// article tells already. In order of their ids.
fn neighbours(
    connection: &Connection,
    telling: &Telling,
) -> rusqlite::Result<Vec<(EncounterId, Outline)>> {
    let mut near = Vec::new();
    for id in candidates(connection, telling)? {
        let outline = outline(connection, id)?;
        let shares = |outline: &Outline| shares_parties(outline, telling);
        near.extend(outline.filter(shares).map(|outline| (id, outline)));
    }
    Ok(near)
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

fn told(telling: &Telling) -> Told {
    Outline::of(&assemble(EncounterId(0), vec![telling.clone()])).told
}
