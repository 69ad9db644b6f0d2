//! Which of some articles pass: every condition answered for a stretch of ids.
//!
//! A stretch is all articles, or as many of the newest as a page of a list needs. Each condition
//! is a walk along an index within the stretch; `and`, `or` and `not` are work on sorted lists.

use std::collections::HashSet;

use jiff::civil::Date;
use rusqlite::params;

use super::encounters::{country_key, kind_number, status_number};
use super::{Archive, ids, search, sets};
use crate::analysis::{MeetingKind, Status};
use crate::lexicon::CountryCode;
use crate::query::{Condition, Expr, Filter, Join, Side, Wanted};

/// Articles with an id from the first to the last.
pub(super) type Stretch = (i64, i64);

/// All articles.
pub(super) const ALL: Stretch = (i64::MIN, i64::MAX);

/// Encounters that are looked up one by one.
const FEW: usize = 500;

/// Something that an index answers by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// About the country.
    Country(CountryCode),
    /// Mainly about the country.
    MainCountry(CountryCode),
    /// Naming somebody or something of this name.
    Name(Wanted),
    /// Mainly about somebody or something of this name.
    MainName(Wanted),
    /// Quoting somebody of this name.
    Said(Wanted),
    /// Matching this full-text expression.
    Words(String),
    /// Of an outlet with this in its name.
    Source(String),
    /// Telling one encounter of this form, in this state and with these.
    Told(Option<MeetingKind>, Option<Status>, Vec<Side>),
    /// With an id from the first to the last.
    Between(i64, i64),
    /// Read.
    Read,
    /// With a star.
    Starred,
}

impl Asked {
    pub(super) fn is_mark(&self) -> bool {
        matches!(self, Asked::Read | Asked::Starred)
    }
}

/// Gives the ids in the stretch for which something holds, ascending.
pub(super) trait Answers {
    fn answer(&mut self, asked: Asked) -> rusqlite::Result<super::select::Ids>;
}

/// The articles of the stretch that pass.
pub(super) fn passing(
    filter: &Filter,
    within: Stretch,
    answers: &mut impl Answers,
) -> rusqlite::Result<Vec<i64>> {
    all_of(&clauses(filter), within, answers)
}

/// The days that all articles that pass are of, as ids.
pub(super) fn days_of(filter: &Filter) -> Stretch {
    let mut sorted = Sorted::default();
    clauses(filter)
        .iter()
        .for_each(|clause| sorted.take(clause));
    sorted.stretch()
}

/// The filter as clauses that must all hold.
fn clauses(filter: &Filter) -> Vec<Expr> {
    let mut all = Vec::new();
    if !filter.countries.is_empty() {
        let codes = filter.countries.clone();
        all.push(Condition::Countries(codes, filter.countries_join));
    }
    all.extend(filter.parties.iter().cloned().map(Condition::Name));
    all.extend(filter.since.map(Condition::Since));
    all.extend(filter.until.map(Condition::Until));
    all.extend(filter.source.clone().map(Condition::Source));
    all.extend(filter.kind.map(Condition::Kind));
    all.extend(filter.status.map(Condition::Status));
    all.extend(filter.unread.then_some(Condition::Unread));
    all.extend(filter.starred.then_some(Condition::Starred));
    let words = Some(&filter.words).filter(|words| !words.trim().is_empty());
    all.extend(words.cloned().map(Condition::Words));
    let clauses = all.into_iter().map(Expr::Is);
    clauses.chain(filter.also.iter().cloned()).collect()
}

/// Clauses that must all hold, sorted by what they do to a list of ids.
#[derive(Default)]
struct Sorted {
    /// The first and the last day.
    days: (Option<Date>, Option<Date>),
    is_dated: bool,
    kind: Option<MeetingKind>,
    status: Option<Status>,
    with: Vec<Side>,
    /// What is asked of an index.
    asked: Vec<Asked>,
    /// What is asked of an index and must not hold.
    denied: Vec<Asked>,
    /// The rest.
    wanted: Vec<Expr>,
    unwanted: Vec<Expr>,
}

impl Sorted {
    fn take(&mut self, clause: &Expr) {
        match clause {
            Expr::All(several) => several.iter().for_each(|one| self.take(one)),
            Expr::Is(condition) => self.take_condition(condition),
            Expr::Not(one) => match &**one {
                Expr::Is(Condition::Unread) => self.asked.push(Asked::Read),
                other => self.unwanted.push(other.clone()),
            },
            Expr::Any(_) => self.wanted.push(clause.clone()),
        }
    }

    /// A second form or state is another encounter's: it is asked for by itself.
    fn take_condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Since(day) => {
                self.is_dated = true;
                self.days.0 = self.days.0.max(Some(*day));
            }
            Condition::Until(day) => {
                self.is_dated = true;
                self.days.1 = Some(self.days.1.map_or(*day, |known| known.min(*day)));
            }
            Condition::Kind(kind) if self.kind.is_none() => self.kind = Some(*kind),
            Condition::Status(status) if self.status.is_none() => self.status = Some(*status),
            Condition::With(sides) if self.with.is_empty() => self.with.clone_from(sides),
            Condition::Kind(kind) => self.asked.push(Asked::Told(Some(*kind), None, Vec::new())),
            Condition::Status(s) => self.asked.push(Asked::Told(None, Some(*s), Vec::new())),
            Condition::With(sides) => {
                self.asked.push(Asked::Told(None, None, sides.clone()));
            }
            Condition::Countries(codes, join) if *join == Join::All || codes.len() == 1 => {
                self.asked.extend(codes.iter().copied().map(Asked::Country));
            }
            Condition::Countries(codes, _) => {
                let one = |code: &CountryCode| Condition::Countries([*code].into(), Join::Any);
                let several = codes.iter().map(one).map(Expr::Is);
                self.wanted.push(Expr::Any(several.collect()));
            }
            Condition::Name(wanted) => self.asked.push(Asked::Name(wanted.clone())),
            Condition::Said(wanted) => self.asked.push(Asked::Said(wanted.clone())),
            Condition::About(Side::Country(code)) => self.asked.push(Asked::MainCountry(*code)),
            Condition::About(Side::Name(wanted)) => {
                self.asked.push(Asked::MainName(wanted.clone()));
            }
            Condition::Words(words) => {
                let expressions = search::expressions(words);
                self.asked.extend(expressions.all.map(Asked::Words));
                self.denied.extend(expressions.none.map(Asked::Words));
            }
            Condition::Title(words) => {
                let expression = search::expressions(words).all;
                let in_title = expression.map(|all| format!("title : ({all})"));
                self.asked.extend(in_title.map(Asked::Words));
            }
            Condition::Source(part) => self.asked.push(Asked::Source(part.clone())),
            Condition::Unread => self.denied.push(Asked::Read),
            Condition::Starred => self.asked.push(Asked::Starred),
        }
    }

    fn told(&self) -> Option<Asked> {
        let is_asked = self.kind.is_some() || self.status.is_some() || !self.with.is_empty();
        is_asked.then(|| Asked::Told(self.kind, self.status, self.with.clone()))
    }

    /// The ids of its days. Articles without a date pass no condition on dates.
    fn stretch(&self) -> Stretch {
        if !self.is_dated {
            return ALL;
        }
        let first = self.days.0.map_or(ids::UNDATED, ids::first_of_day);
        let last = self.days.1.map_or(i64::MAX, ids::last_of_day);
        (first, last)
    }
}

fn all_of(
    clauses: &[Expr],
    within: Stretch,
    answers: &mut impl Answers,
) -> rusqlite::Result<Vec<i64>> {
    let mut sorted = Sorted::default();
    clauses.iter().for_each(|clause| sorted.take(clause));
    let mut lists = Vec::new();
    for asked in sorted.asked.iter().cloned().chain(sorted.told()) {
        lists.push(answers.answer(asked)?);
    }
    for clause in &sorted.wanted {
        lists.push(any_of(clause, within, answers)?.into());
    }
    lists.sort_by_key(|list| list.len());
    let mut lists = lists.into_iter();
    let (first, last) = sorted.stretch();
    let mut found = match lists.next() {
        Some(list) => list,
        None => answers.answer(Asked::Between(first, last))?,
    };
    for list in lists {
        found = sets::both(&found, &list).into();
    }
    let mut found = sets::between(&found, first, last).to_vec();
    for asked in sorted.denied {
        found = sets::without(&found, &answers.answer(asked)?);
    }
    for clause in &sorted.unwanted {
        if found.is_empty() {
            break;
        }
        found = sets::without(&found, &any_of(clause, within, answers)?);
    }
    Ok(found)
}

fn any_of(
    clause: &Expr,
    within: Stretch,
    answers: &mut impl Answers,
) -> rusqlite::Result<Vec<i64>> {
    let Expr::Any(several) = clause else {
        return all_of(std::slice::from_ref(clause), within, answers);
    };
    let mut found = Vec::new();
    for one in several {
        found = sets::either(&found, &any_of(one, within, answers)?);
    }
    Ok(found)
}

impl Archive {
    /// The ids in a stretch for which something holds, ascending.
    pub(super) fn holding(&self, asked: &Asked, within: Stretch) -> rusqlite::Result<Vec<i64>> {
        let (first, last) = within;
        match asked {
            Asked::Country(code) => self.column(
                "SELECT article FROM article_country
                 WHERE country = ?1 AND article BETWEEN ?2 AND ?3 ORDER BY article",
                params![code.as_str(), first, last],
            ),
            Asked::MainCountry(code) => self.column(
                "SELECT article FROM article_country
                 WHERE country = ?1 AND article BETWEEN ?2 AND ?3 AND is_main = 1
                 ORDER BY article",
                params![code.as_str(), first, last],
            ),
            Asked::Name(wanted) => self.named_in(wanted, within, ""),
            Asked::MainName(wanted) => self.named_in(wanted, within, "AND is_main = 1"),
            Asked::Said(wanted) => self.named_in(wanted, within, "AND n_said > 0"),
            Asked::Words(expression) => self.column(
                "SELECT rowid FROM words WHERE words MATCH ?1 AND rowid BETWEEN ?2 AND ?3
                 ORDER BY rowid",
                params![expression, first, last],
            ),
            Asked::Source(part) => {
                let sql = "SELECT id FROM article WHERE source = ?1 AND id BETWEEN ?2 AND ?3";
                let sources = self.sources_named(part)?;
                let own = self.union(sql, &sources, within)?;
                let sql = "SELECT article FROM reprint
                           WHERE source = ?1 AND article BETWEEN ?2 AND ?3";
                let others = self.union(sql, &sources, within)?;
                Ok(sets::either(&own, &others))
            }
            Asked::Told(kind, status, with) => self.telling(*kind, *status, with, within),
            Asked::Between(from, to) => self.column(
                "SELECT id FROM article WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
                params![first.max(*from), last.min(*to)],
            ),
            Asked::Read => self.column(
                "SELECT article FROM mark WHERE read = 1 AND article BETWEEN ?1 AND ?2
                 ORDER BY article",
                params![first, last],
            ),
            Asked::Starred => self.column(
                "SELECT article FROM mark WHERE starred = 1 AND article BETWEEN ?1 AND ?2
                 ORDER BY article",
                params![first, last],
            ),
        }
    }

    fn named_in(
        &self,
        wanted: &Wanted,
        within: Stretch,
        condition: &'static str,
    ) -> rusqlite::Result<Vec<i64>> {
        let sql = format!(
            "SELECT article FROM article_name
             WHERE name = ?1 AND article BETWEEN ?2 AND ?3 {condition}"
        );
        self.union(&sql, &self.names_meant(wanted)?, within)
    }

    /// The articles that tell one encounter of the form and in the state, with all the sides.
    fn telling(
        &self,
        kind: Option<MeetingKind>,
        status: Option<Status>,
        with: &[Side],
        (first, last): Stretch,
    ) -> rusqlite::Result<Vec<i64>> {
        let encounters = self.encounters_of(with)?;
        if let (Some(few), None, None) = (&encounters, kind, status)
            && few.len() < FEW
        {
            return self.telling_few(few.iter().copied(), (first, last));
        }
        let is_meant = |encounter: &i64| encounters.as_ref().is_none_or(|e| e.contains(encounter));
        if (kind.is_some() || status.is_some())
            && let Some(few) = self.few_in_state(kind, status)?
        {
            return self.telling_few(few.into_iter().filter(is_meant), (first, last));
        }
        let told = match (kind.map(kind_number), status.map(status_number)) {
            (None, None) => self.pairs(
                "SELECT article, encounter FROM report WHERE article BETWEEN ?1 AND ?2
                 ORDER BY article",
                params![first, last],
            )?,
            (kind, status) => self.pairs(
                "SELECT report.article, report.encounter
                 FROM report JOIN encounter ON encounter.id = report.encounter
                 WHERE report.article BETWEEN ?1 AND ?2
                   AND (?3 IS NULL OR encounter.kind = ?3)
                   AND (?4 IS NULL OR encounter.status = ?4)
                 ORDER BY report.article",
                params![first, last, kind, status],
            )?,
        };
        let told = told.iter().filter(|(_, encounter)| is_meant(encounter));
        let mut articles: Vec<i64> = told.map(|(article, _)| *article).collect();
        articles.dedup();
        Ok(articles)
    }

    /// The encounters of a form and in a state, if they are few.
    fn few_in_state(
        &self,
        kind: Option<MeetingKind>,
        status: Option<Status>,
    ) -> rusqlite::Result<Option<Vec<i64>>> {
        let sql = format!(
            "SELECT id FROM encounter WHERE kind = ?1 AND status BETWEEN ?2 AND ?3 LIMIT {FEW}"
        );
        let kinds = match kind.map(kind_number) {
            Some(kind) => kind..=kind,
            None => kind_number(MeetingKind::Meeting)..=kind_number(MeetingKind::Talks),
        };
        let status = status.map(status_number);
        let (from, to) = (status.unwrap_or(0), status.unwrap_or(i64::MAX));
        let mut few = Vec::new();
        for kind in kinds {
            few.extend(self.column(&sql, [kind, from, to])?);
            if few.len() >= FEW {
                return Ok(None);
            }
        }
        Ok(Some(few))
    }

    /// The articles that tell one of a few encounters.
    fn telling_few(
        &self,
        encounters: impl Iterator<Item = i64>,
        (first, last): Stretch,
    ) -> rusqlite::Result<Vec<i64>> {
        let sql = "SELECT article FROM report WHERE encounter = ?1 AND article BETWEEN ?2 AND ?3";
        let encounters: Vec<i64> = encounters.collect();
        self.union(sql, &encounters, (first, last))
    }

    /// The encounters in which all sides take part; `None` if there is no side.
    pub(super) fn encounters_of(&self, with: &[Side]) -> rusqlite::Result<Option<HashSet<i64>>> {
        let mut found: Option<HashSet<i64>> = None;
        for side in with {
            let ids: HashSet<i64> = match side {
                Side::Country(code) => {
                    let sql = "SELECT encounter FROM encounter_party WHERE key = ?1";
                    let of_state = country_key(*code).replacen('@', "=", 1);
                    self.column(sql, [of_state])?.into_iter().collect()
                }
                Side::Name(wanted) => self.encounters_with(wanted)?.into_iter().collect(),
            };
            found = Some(match found {
                None => ids,
                Some(found) => found.intersection(&ids).copied().collect(),
            });
        }
        Ok(found)
    }
}
