//! Question: who met whom, in order of time.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;

use super::encounters::{self, kind_number, status_number};
use super::error::{During, Result};
use super::select::InTime;
use super::{Archive, ids, sets, wants_all};
use crate::analysis::Confidence;
use crate::query::{Condition, Expr, Filter, Join, TimelineScope, Window};
use crate::timeline::{Encounter, EncounterId};

impl Archive {
    /// `n` encounters of the scope from position `from` on, in order of time, and how many there
    /// are; only those that a report tells with the confidence `least` or more. One that has no day stands at the day of its latest publication.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn timeline(
        &mut self,
        scope: &TimelineScope,
        least: Confidence,
        from: usize,
        n: usize,
    ) -> Result<Window<Encounter>> {
        let all = self.in_time(scope, least)?;
        let wanted = all.get(from..from.saturating_add(n).min(all.len()));
        let wanted = wanted.unwrap_or(&[]).iter();
        let rows = wanted.map(|(_, id)| encounters::load(&self.connection, EncounterId(*id)));
        let rows: rusqlite::Result<Vec<Encounter>> = rows.collect();
        Ok(Window {
            from,
            rows: rows.during("read the timeline", &self.path)?,
            total: all.len(),
            is_counted: true,
        })
    }

    /// How many encounters of the scope stand before `day`: the position from which the
    /// timeline shows that day and what comes after.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn timeline_position(
        &mut self,
        scope: &TimelineScope,
        least: Confidence,
        day: Date,
    ) -> Result<usize> {
        let day = ids::day_number(day);
        let all = self.in_time(scope, least)?;
        Ok(all.partition_point(|(first, _)| *first < day))
    }

    /// Where an encounter stands in the timeline of the scope; `None` if it is not in it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn timeline_position_of(
        &mut self,
        scope: &TimelineScope,
        least: Confidence,
        id: EncounterId,
    ) -> Result<Option<usize>> {
        let all = self.in_time(scope, least)?;
        Ok(all.iter().position(|(_, other)| *other == id.0))
    }

    /// One encounter with all its reports; one that is not stored has none.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn encounter(&mut self, id: EncounterId) -> Result<Encounter> {
        encounters::load(&self.connection, id).during("read an encounter", &self.path)
    }

    fn in_time(&mut self, scope: &TimelineScope, least: Confidence) -> Result<InTime> {
        let all = match scope {
            TimelineScope::Article(id) => {
                let told = self.pairs(
                    "SELECT DISTINCT encounter.first, encounter.id, encounter.last
                     FROM report JOIN encounter ON encounter.id = report.encounter
                     WHERE report.article = ?1 AND report.confidence >= ?2
                     ORDER BY encounter.first, encounter.last, encounter.id",
                    [id.0, i64::from(least.0)],
                );
                return told.during("read the timeline", &self.path);
            }
            TimelineScope::Archive(filter) if wants_all(filter) => self.all_in_time()?,
            TimelineScope::Archive(filter) => self.filtered_in_time(filter)?,
        };
        if least <= Confidence::SHOWN {
            // Less sure meetings are kept apart when the article is analysed.
            return Ok(all);
        }
        let sure = self.sure_encounters(least)?;
        let kept = all.iter().filter(|(_, id)| sure.contains(id));
        Ok(kept.copied().collect())
    }

    /// The encounters that a report tells with the confidence `least` or more.
    fn sure_encounters(&mut self, least: Confidence) -> Result<&HashSet<i64>> {
        self.refresh_lists()?;
        let known = self.lists.sure_encounters.take();
        let ids = match known.filter(|(known, _)| *known == least) {
            Some((_, ids)) => ids,
            None => {
                let sql = "SELECT encounter FROM report WHERE confidence >= ?1";
                let ids = self.column(sql, [i64::from(least.0)]);
                let ids = ids.during("read the timeline", &self.path)?;
                ids.into_iter().collect()
            }
        };
        Ok(&self.lists.sure_encounters.insert((least, ids)).1)
    }

    fn all_in_time(&mut self) -> Result<InTime> {
        self.refresh_lists()?;
        if let Some(all) = &self.lists.encounters {
            return Ok(all.clone());
        }
        let all = self.pairs(
            "SELECT first, id FROM encounter ORDER BY first, last, id",
            [],
        );
        let all = all.during("read the timeline", &self.path)?;
        self.lists.encounters = Some(all.clone());
        Ok(all)
    }

    fn filtered_in_time(&mut self, filter: &Filter) -> Result<InTime> {
        self.refresh_lists()?;
        if let Some((known, list)) = &self.lists.filtered_encounters
            && known == filter
        {
            return Ok(list.clone());
        }
        let wanted = self.told_by(filter)?;
        let all = self.all_in_time()?;
        let list: InTime = all
            .iter()
            .filter(|(_, id)| wanted.contains(id))
            .copied()
            .collect();
        self.lists.filtered_encounters = Some((filter.clone(), list.clone()));
        Ok(list)
    }

    /// The encounters told by the articles that pass the filter and, where it asks for a form,
    /// a state, parties or countries, have them themselves.
    fn told_by(&mut self, filter: &Filter) -> Result<HashSet<i64>> {
        let articles = Filter {
            countries: BTreeSet::new(),
            kind: None,
            status: None,
            also: filter
                .also
                .iter()
                .filter(|e| !is_with(e))
                .cloned()
                .collect(),
            ..filter.clone()
        };
        let mut wanted = if wants_all(&articles) {
            self.all_in_time()?.iter().map(|(_, id)| *id).collect()
        } else {
            let articles = self.select(&articles)?;
            self.told_by_articles(&articles)
                .during("read the timeline", &self.path)?
        };
        let keep = |wanted: &mut HashSet<i64>, ids: Vec<i64>| {
            let ids: HashSet<i64> = ids.into_iter().collect();
            wanted.retain(|id| ids.contains(id));
        };
        if !filter.countries.is_empty() {
            let ids = self.encounters_of_countries(filter);
            keep(&mut wanted, ids.during("read the timeline", &self.path)?);
        }
        for party in &filter.parties {
            let with = self.encounters_with(party);
            keep(&mut wanted, with.during("read the timeline", &self.path)?);
        }
        for clause in &filter.also {
            let Expr::Is(Condition::With(sides)) = clause else {
                continue;
            };
            let with = self.encounters_of(sides);
            let with = with.during("read the timeline", &self.path)?;
            wanted.retain(|id| with.as_ref().is_none_or(|with| with.contains(id)));
        }
        if let Some(kind) = filter.kind {
            let sql = "SELECT id FROM encounter WHERE kind = ?1";
            let of_kind = self.column(sql, [kind_number(kind)]);
            keep(
                &mut wanted,
                of_kind.during("read the timeline", &self.path)?,
            );
        }
        if let Some(status) = filter.status {
            let sql = "SELECT id FROM encounter WHERE status = ?1";
            let in_state = self.column(sql, [status_number(status)]);
            keep(
                &mut wanted,
                in_state.during("read the timeline", &self.path)?,
            );
        }
        Ok(wanted)
    }

    /// The encounters with a party of the countries or in them: of one or of all, as is asked.
    fn encounters_of_countries(&self, filter: &Filter) -> rusqlite::Result<Vec<i64>> {
        let sql = "SELECT encounter FROM encounter_party WHERE key = ?1 ORDER BY encounter";
        let mut found: Option<Vec<i64>> = None;
        for country in &filter.countries {
            let mut ids = self.column(sql, [encounters::country_key(*country)])?;
            ids.dedup();
            found = Some(match (found, filter.countries_join) {
                (None, _) => ids,
                (Some(found), Join::Any) => sets::either(&found, &ids),
                (Some(found), Join::All) => sets::both(&found, &ids),
            });
        }
        Ok(found.unwrap_or_default())
    }

    fn told_by_articles(&self, articles: &[i64]) -> rusqlite::Result<HashSet<i64>> {
        let mut told = HashSet::new();
        if articles.len() < 2_000 {
            let sql = "SELECT encounter FROM report WHERE article = ?1";
            for article in articles {
                told.extend(self.column(sql, [article])?);
            }
            return Ok(told);
        }
        // The index on encounters holds the articles too: a scan of it reads no report.
        let sql = "SELECT encounter, article FROM report ORDER BY encounter, article";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (encounter, article): (i64, i64) = (row.get(0)?, row.get(1)?);
            if !told.contains(&encounter) && articles.binary_search(&article).is_ok() {
                told.insert(encounter);
            }
        }
        Ok(told)
    }

    /// The pairs of integers of a query.
    pub(super) fn pairs(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
    ) -> rusqlite::Result<InTime> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let pairs: rusqlite::Result<Vec<(i64, i64)>> = rows.collect();
        Ok(pairs?.into())
    }
}

/// Whether it asks who takes part, which is answered of the encounters themselves.
fn is_with(clause: &Expr) -> bool {
    matches!(clause, Expr::Is(Condition::With(_)))
}
