//! Each new telling joins the encounter it fits, or begins one.
//!
//! Tellings are merged in the order of publication. One that comes late, since its article was
//! stored after others that were published on its day or later, can change what became of
//! those: it and what its neighbours tell are merged anew. So the encounters do not hang on the
//! order in which articles are stored, except where more neighbours than [`MOST`], or more
//! tellings of them than [`MOST_TOLD`], are close in time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, params};

use super::encounters::{begin, day_numbers, forget, insert, put_report, refresh, stored_tellings};
use super::hits::InTwo;
use super::near::{Known, Near};
use crate::analysis::{MeetingKind, PartyKind};
use crate::timeline::{
    EncounterId, Party, Telling, comes_late, fit, group, search_days, search_keys, shares_parties,
    state_key, told,
};

/// Days over which the plan for a summit of two states may be told.
const SUMMIT_SPAN: i64 = 60;

/// Neighbours that are merged anew at most, which bounds the cost of a telling.
const MOST: usize = 8;

/// Tellings that are merged anew at most: their number is what merging costs, squared.
const MOST_TOLD: i64 = 16;

/// An encounter that is near a telling.
type Neighbour = (EncounterId, Arc<Known>);

/// Stores a telling with the encounter that it fits, or with a new one.
pub(super) fn join(
    connection: &Connection,
    near: &mut Near,
    telling: &Telling,
) -> rusqlite::Result<()> {
    let around = neighbours(connection, near, telling)?;
    if around.len() <= MOST
        && around.iter().map(|(_, known)| known.n_reports).sum::<i64>() <= MOST_TOLD
        && around
            .iter()
            .any(|(_, known)| comes_late(&known.outline, telling))
    {
        return join_late(connection, near, telling, &around);
    }
    let mut best: Option<(u32, EncounterId)> = None;
    for (id, known) in &around {
        let fit = fit(&known.outline, telling);
        if let Some(fit) = fit.filter(|fit| best.is_none_or(|(b, _)| *fit > b)) {
            best = Some((fit, *id));
        }
    }
    match best {
        Some((_, encounter)) => {
            put_report(connection, encounter, telling)?;
            refresh(connection, near, encounter)
        }
        None => begin(connection, near, telling),
    }
}

/// Which encounter a report is stored with.
type Places = BTreeMap<(i64, u32), EncounterId>;

/// Stores a telling and merges it with all that its neighbours, and theirs, tell.
fn join_late(
    connection: &Connection,
    near: &mut Near,
    telling: &Telling,
    around: &[Neighbour],
) -> rusqlite::Result<()> {
    let (mut tellings, places) = reachable(connection, near, around)?;
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
    for id in changed.difference(&free) {
        refresh(connection, near, *id)?;
    }
    free.into_iter()
        .try_for_each(|id| forget(connection, near, id))
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

/// What is told of these encounters, of their neighbours, and so on, as far as [`MOST`] and
/// [`MOST_TOLD`] reach.
fn reachable(
    connection: &Connection,
    near: &mut Near,
    around: &[Neighbour],
) -> rusqlite::Result<(Vec<Telling>, Places)> {
    let mut waiting: Vec<EncounterId> = around.iter().map(|(id, _)| *id).rev().collect();
    let mut seen: BTreeSet<EncounterId> = waiting.iter().copied().collect();
    let mut n_seen: i64 = around.iter().map(|(_, known)| known.n_reports).sum();
    let mut tellings = Vec::new();
    let mut places = Places::new();
    while let Some(id) = waiting.pop() {
        let told = stored_tellings(connection, id)?;
        for telling in &told {
            places.insert(place(telling), id);
            if seen.len() >= MOST || n_seen >= MOST_TOLD {
                continue;
            }
            for (id, known) in neighbours(connection, near, telling)? {
                if n_seen + known.n_reports <= MOST_TOLD && seen.insert(id) {
                    waiting.push(id);
                    n_seen += known.n_reports;
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
    near: &mut Near,
    telling: &Telling,
) -> rusqlite::Result<Vec<Neighbour>> {
    let mut around = Vec::new();
    for id in candidates(connection, near, telling)? {
        let known = near.outline(connection, id)?;
        let shares = |known: &Arc<Known>| shares_parties(&known.outline, telling);
        around.extend(known.filter(shares).map(|known| (id, known)));
    }
    Ok(around)
}

/// Encounters that may share the parties of the telling and can share its days; not those that
/// its article tells already. In order of their ids.
fn candidates(
    connection: &Connection,
    near: &mut Near,
    telling: &Telling,
) -> rusqlite::Result<Vec<EncounterId>> {
    let told = told(&telling.report);
    let (first, last) = day_numbers(search_days(&told));
    let mut ids = naming(connection, near, telling, (first, last))?;
    if told.is_sharp() || telling.report.kind == MeetingKind::Summit {
        ids.extend(of_same_states(connection, near, telling, (first, last))?);
    }
    ids.sort_unstable();
    ids.dedup();
    if !ids.is_empty() {
        let own = told_by(connection, telling.report.article.0)?;
        ids.retain(|id| !own.contains(id));
    }
    Ok(ids.into_iter().map(EncounterId).collect())
}

/// Encounters of these days that name a party of the telling, and where both have several, may
/// name a second one.
fn naming(
    connection: &Connection,
    near: &mut Near,
    telling: &Telling,
    days: (i64, i64),
) -> rusqlite::Result<Vec<i64>> {
    let (mut named, mut named_alone) = (Vec::new(), Vec::new());
    let mut lists = Vec::with_capacity(telling.parties.len());
    for party in &telling.parties {
        let mut own = Vec::new();
        for key in search_keys(party) {
            near.sharing(connection, key, days, |row| {
                if row.n_parties < 2 {
                    named_alone.push(row.encounter);
                } else {
                    own.push(row.encounter);
                }
            })?;
        }
        named.extend_from_slice(&own);
        // Who acts for a state may be meant where the state is named, or another of its people.
        if let Some(key) = state_key(party) {
            near.sharing(connection, &key, days, |row| own.push(row.encounter))?;
        }
        lists.push(own);
    }
    if lists.len() > 1 && !telling.parties.iter().any(may_be_written_apart) {
        let in_two = InTwo::of(&lists);
        named.retain(|id| in_two.has(*id));
    }
    named.append(&mut named_alone);
    Ok(named)
}

/// Whether the whole name may be two words elsewhere, so that no key finds it there.
fn may_be_written_apart(party: &Party) -> bool {
    party.key.is_empty() || party.kind == PartyKind::Person && !party.key.contains(' ')
}

/// The encounters that an article tells.
fn told_by(connection: &Connection, article: i64) -> rusqlite::Result<BTreeSet<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT encounter FROM report WHERE article = ?1")?;
    statement.query_map([article], |row| row.get(0))?.collect()
}

/// Encounters of the same days whose first two states are those of the telling: it may name
/// the states where another names their people.
fn of_same_states(
    connection: &Connection,
    near: &mut Near,
    telling: &Telling,
    (first, last): (i64, i64),
) -> rusqlite::Result<BTreeSet<i64>> {
    let states: Vec<String> = telling.parties.iter().filter_map(state_key).collect();
    let [one, other, ..] = &states[..] else {
        return Ok(BTreeSet::new());
    };
    let before = if telling.report.kind == MeetingKind::Summit {
        SUMMIT_SPAN
    } else {
        7
    };
    let days = (first - before, last);
    let (mut of_one, mut of_both) = (BTreeSet::new(), BTreeSet::new());
    near.begun(connection, one, days, |row| of_one.extend([row.encounter]))?;
    // The rows of an encounter are all of the same days.
    near.begun(connection, other, days, |row| {
        of_both.extend(of_one.get(&row.encounter));
    })?;
    Ok(of_both)
}
