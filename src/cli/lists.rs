//! `dateline articles`, `quotes`, `meetings`, `people`, `countries`, `pairs`, `stats`: what the
//! archive knows, as rows.

use std::collections::BTreeMap;
use std::io::{BufWriter, StdoutLock};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::ZonedDateTime;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::CliError;
use super::filters::FilterArgs;
use super::table::{Column, Format, Table, short, wide};
use crate::analysis::{Confidence, EntityKind, QuoteKind, Status};
use crate::app::snippet::snippet;
use crate::archive::ArchiveHandle;
use crate::lexicon::{CountryCode, Lexicon};
use crate::query::language::{kind_word, status_word};
use crate::query::{Condition, Expr, Filter, Sort, TimelineScope, Wanted};
use crate::timeline::Encounter;

/// Rows asked of the archive at a time.
const N_PAGE: usize = 200;

/// Arguments of the subcommands that list.
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    #[command(flatten)]
    filter: FilterArgs,
    /// How the rows are written
    #[arg(short, long, value_enum, default_value_t)]
    format: Format,
    /// At most so many rows
    #[arg(short = 'n', long, value_name = "N")]
    limit: Option<usize>,
    /// Leave out what is less sure than this (0 to 100)
    #[arg(long, value_name = "N", default_value_t = Confidence::SHOWN.0)]
    min_confidence: u8,
    /// Of each article the place where the words were found, with those between ** and **
    #[arg(long)]
    snippet: bool,
    /// In what order articles and quotations are listed
    #[arg(long, value_enum, default_value_t, value_name = "ORDER")]
    sort: Order,
}

/// The orders of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Order {
    /// Latest first
    #[default]
    Newest,
    /// Earliest first
    Oldest,
    /// By headline
    Title,
    /// By outlet, latest first within one
    Source,
    /// Most meetings first
    Meetings,
    /// Best match of the words first; latest first where no words are asked for
    Relevance,
}

impl From<Order> for Sort {
    fn from(order: Order) -> Sort {
        match order {
            Order::Newest => Sort::Newest,
            Order::Oldest => Sort::Oldest,
            Order::Title => Sort::Title,
            Order::Source => Sort::Source,
            Order::Meetings => Sort::Meetings,
            Order::Relevance => Sort::Relevance,
        }
    }
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Articles,
    Quotes,
    Meetings,
    People,
    Countries,
    Pairs,
    Stats,
}

type Rows = Table<BufWriter<StdoutLock<'static>>>;

/// A listing while it is made.
struct Listing<'a> {
    archive: ArchiveHandle,
    filter: Filter,
    sort: Sort,
    least: Confidence,
    limit: usize,
    args: &'a ListArgs,
}

/// Prints the rows.
pub(super) fn run(
    what: What,
    args: &ListArgs,
    archive: ArchiveHandle,
) -> Result<ExitCode, CliError> {
    let mut listing = Listing {
        archive,
        filter: args.filter.filter()?,
        sort: args.sort.into(),
        least: Confidence(args.min_confidence.min(100)),
        limit: args.limit.unwrap_or(usize::MAX),
        args,
    };
    match what {
        What::Articles => listing.articles(),
        What::Quotes => listing.quotes(),
        What::Meetings => listing.meetings(),
        What::People => listing.people(),
        What::Countries => listing.countries(),
        What::Pairs => listing.pairs(),
        What::Stats => listing.stats(),
    }?;
    Ok(ExitCode::SUCCESS)
}

impl Listing<'_> {
    fn table(&self, columns: &[Column]) -> Rows {
        let out = BufWriter::new(std::io::stdout().lock());
        Table::new(out, self.args.format, columns)
    }

    /// Calls `each` with every article that passes, as far as the limit of rows.
    fn each_article(
        &mut self,
        mut each: impl FnMut(&mut ArchiveHandle, crate::query::ArticleRow) -> Result<bool, CliError>,
    ) -> Result<(), CliError> {
        let mut from = 0;
        loop {
            let (filter, sort) = (&self.filter, self.sort);
            let page = self
                .archive
                .with(|archive| archive.list(filter, sort, from, N_PAGE))?;
            if page.rows.is_empty() {
                return Ok(());
            }
            from += page.rows.len();
            for row in page.rows {
                if !each(&mut self.archive, row)? {
                    return Ok(());
                }
            }
        }
    }

    fn articles(&mut self) -> Result<(), CliError> {
        let sought = self.args.snippet.then(|| self.filter.sought());
        let mut columns = vec![
            short("id"),
            short("date"),
            wide("source"),
            wide("title"),
            short("countries"),
            short("quotes"),
            short("meetings"),
            short("words"),
            short("read"),
            short("starred"),
        ];
        columns.extend(sought.as_ref().map(|_| wide("snippet")));
        let mut table = self.table(&columns);
        let (limit, mut n) = (self.limit, 0);
        self.each_article(|archive, row| {
            if n == limit {
                return Ok(false);
            }
            n += 1;
            let countries: Vec<&str> = row.countries.iter().map(CountryCode::as_str).collect();
            let mut values = vec![
                json!(row.id.0),
                json!(row.published.map(|p| p.date.to_string())),
                json!(row.source),
                json!(row.title),
                json!(countries),
                json!(row.n_quotes),
                json!(row.n_meetings),
                json!(row.n_words),
                json!(row.read),
                json!(row.starred),
            ];
            if let Some(sought) = &sought {
                let stored = archive.with(|archive| archive.article(row.id))?;
                values.push(json!(snippet(&stored.article.body, sought)));
            }
            table.row(values).map_err(CliError::Write)?;
            Ok(true)
        })?;
        table.end().map_err(CliError::Write).map(drop)
    }

    /// The quotations of the articles; of the speakers only who is asked for with `said:`.
    fn quotes(&mut self) -> Result<(), CliError> {
        let mut table = self.table(&[
            short("date"),
            wide("speaker"),
            wide("office"),
            short("kind"),
            wide("quote"),
            wide("source"),
            wide("title"),
            short("article"),
            short("confidence"),
        ]);
        let (limit, least, mut n) = (self.limit, self.least, 0);
        let speakers = speakers(&self.filter);
        self.each_article(|archive, row| {
            let stored = archive.with(|archive| archive.article(row.id))?;
            let analysis = &stored.analysis;
            for quote in analysis.quotes.iter().filter(|q| q.confidence >= least) {
                let speaker = quote.speaker.as_ref();
                let name = speaker.map(|speaker| speaker.name.as_str());
                if !is_wanted(name, &speakers) {
                    continue;
                }
                if n == limit {
                    return Ok(false);
                }
                n += 1;
                let entity = speaker.and_then(|s| analysis.entity(s.entity?));
                let pieces: Vec<&str> = quote
                    .pieces
                    .iter()
                    .map(|piece| piece.of(&stored.article.body))
                    .collect();
                let values = vec![
                    json!(row.published.map(|p| p.date.to_string())),
                    json!(name),
                    json!(entity.and_then(|entity| entity.office.clone())),
                    json!(match quote.kind {
                        QuoteKind::Direct => "direct",
                        QuoteKind::Mixed => "mixed",
                        QuoteKind::Indirect => "indirect",
                    }),
                    json!(pieces.join(" […] ")),
                    json!(row.source),
                    json!(row.title),
                    json!(row.id.0),
                    json!(quote.confidence.0),
                ];
                table.row(values).map_err(CliError::Write)?;
            }
            Ok(true)
        })?;
        table.end().map_err(CliError::Write).map(drop)
    }

    /// Calls `each` with every encounter of the filter, in order of time.
    fn each_encounter(
        &mut self,
        mut each: impl FnMut(&Encounter) -> Result<bool, CliError>,
    ) -> Result<(), CliError> {
        let scope = TimelineScope::Archive(Box::new(self.filter.clone()));
        let mut from = 0;
        loop {
            let least = self.least;
            let page = self
                .archive
                .with(|archive| archive.timeline(&scope, least, from, N_PAGE))?;
            if page.rows.is_empty() {
                return Ok(());
            }
            from += page.rows.len();
            for encounter in &page.rows {
                if !each(encounter)? {
                    return Ok(());
                }
            }
        }
    }

    fn meetings(&mut self) -> Result<(), CliError> {
        let mut table = self.table(&[
            short("first"),
            short("last"),
            short("kind"),
            short("status"),
            wide("parties"),
            short("countries"),
            wide("place"),
            short("reports"),
            wide("sources"),
            wide("sentence"),
            short("article"),
        ]);
        let (limit, mut n) = (self.limit, 0);
        self.each_encounter(|encounter| {
            if n == limit {
                return Ok(false);
            }
            n += 1;
            let (first, last) = days(encounter);
            let parties: Vec<&str> = encounter.parties.iter().map(|p| p.name.as_str()).collect();
            let mut countries: Vec<&str> = encounter
                .parties
                .iter()
                .filter_map(|party| party.country.as_ref().map(CountryCode::as_str))
                .collect();
            countries.sort_unstable();
            countries.dedup();
            let mut sources: Vec<&str> = encounter
                .reports
                .iter()
                .filter_map(|report| report.source.as_deref())
                .collect();
            sources.sort_unstable();
            sources.dedup();
            let latest = encounter.reports.last();
            let values = vec![
                json!(first.map(|day| day.to_string())),
                json!(last.map(|day| day.to_string())),
                json!(kind_word(encounter.kind)),
                json!(status_word(encounter.status)),
                json!(parties),
                json!(countries),
                json!(encounter.place.as_ref().map(|(name, _)| name)),
                json!(encounter.reports.len()),
                json!(sources),
                json!(latest.map(|report| report.sentence.as_str())),
                json!(latest.map(|report| report.article.0)),
            ];
            table.row(values).map_err(CliError::Write)?;
            Ok(true)
        })?;
        table.end().map_err(CliError::Write).map(drop)
    }

    fn people(&mut self) -> Result<(), CliError> {
        let mut table = self.table(&[wide("name"), short("country"), short("articles")]);
        let (filter, limit) = (&self.filter, self.limit);
        let kind = EntityKind::Person;
        let names = self
            .archive
            .with(|archive| archive.names_among(filter, kind, limit))?;
        for name in names {
            let country = name.country.map(|code| code.to_string());
            let values = vec![json!(name.name), json!(country), json!(name.n_articles)];
            table.row(values).map_err(CliError::Write)?;
        }
        table.end().map_err(CliError::Write).map(drop)
    }

    fn countries(&mut self) -> Result<(), CliError> {
        let mut table = self.table(&[short("code"), wide("country"), short("articles")]);
        let lexicon = Lexicon::builtin();
        let name = |code: CountryCode| {
            let known = lexicon.country(code);
            known.map_or_else(|| code.to_string(), |country| country.name.to_owned())
        };
        let (filter, limit) = (&self.filter, self.limit);
        let counts = self
            .archive
            .with(|archive| archive.countries(filter, &name))?;
        for count in counts.into_iter().take(limit) {
            let values = vec![
                json!(count.country.as_str()),
                json!(count.name),
                json!(count.n_articles),
            ];
            table.row(values).map_err(CliError::Write)?;
        }
        table.end().map_err(CliError::Write).map(drop)
    }

    /// Who met whom how often, most often first; the last contact that took place and the next
    /// that is planned.
    fn pairs(&mut self) -> Result<(), CliError> {
        let mut table = self.table(&[
            wide("one"),
            wide("other"),
            short("encounters"),
            short("held"),
            short("last"),
            short("last_kind"),
            short("days_since"),
            short("next"),
        ]);
        let today = ZonedDateTime::now().date();
        let mut pairs: BTreeMap<(String, String), Pair> = BTreeMap::new();
        self.each_encounter(|encounter| {
            let parties = &encounter.parties;
            for (at, one) in parties.iter().enumerate() {
                for other in parties.iter().skip(at + 1) {
                    let (one, other) = match one.key <= other.key {
                        true => (one, other),
                        false => (other, one),
                    };
                    let keys = (one.key.clone(), other.key.clone());
                    let pair = pairs.entry(keys).or_default();
                    pair.take(encounter, [&one.name, &other.name], today);
                }
            }
            Ok(true)
        })?;
        let mut pairs: Vec<Pair> = pairs.into_values().collect();
        pairs.sort_by_key(|pair| std::cmp::Reverse((pair.n, pair.last)));
        for pair in pairs.into_iter().take(self.limit) {
            let [one, other] = pair.names;
            let last = pair.last.map(|(day, _)| day);
            let since = last.and_then(|day| day.until(today).ok().map(|span| span.get_days()));
            let values = vec![
                json!(one),
                json!(other),
                json!(pair.n),
                json!(pair.n_held),
                json!(last.map(|day| day.to_string())),
                json!(pair.last.map(|(_, kind)| kind)),
                json!(since),
                json!(pair.next.map(|day| day.to_string())),
            ];
            table.row(values).map_err(CliError::Write)?;
        }
        table.end().map_err(CliError::Write).map(drop)
    }

    fn stats(&mut self) -> Result<(), CliError> {
        let mut table = self.table(&[short("what"), wide("value")]);
        let stats = self.archive.with(|archive| archive.stats())?;
        if let Ok(Value::Object(values)) = serde_json::to_value(&stats) {
            for (name, value) in values {
                let name = name.trim_start_matches("n_").replace('_', " ");
                let values = vec![json!(name), value];
                table.row(values).map_err(CliError::Write)?;
            }
        }
        table.end().map_err(CliError::Write).map(drop)
    }
}

/// What two parties had with each other.
#[derive(Debug, Default)]
struct Pair {
    names: [String; 2],
    n: usize,
    n_held: usize,
    last: Option<(Date, &'static str)>,
    next: Option<Date>,
}

impl Pair {
    fn take(&mut self, encounter: &Encounter, names: [&str; 2], today: Date) {
        self.n += 1;
        for (known, name) in self.names.iter_mut().zip(names) {
            if known.len() < name.len() {
                name.clone_into(known);
            }
        }
        let (first, last) = days(encounter);
        match encounter.status {
            Status::Held | Status::Ongoing => {
                self.n_held += 1;
                let contact = last.map(|day| (day, kind_word(encounter.kind)));
                self.last = self.last.max(contact);
            }
            Status::Planned | Status::Proposed => {
                let ahead = first.filter(|day| *day >= today);
                self.next = match (self.next, ahead) {
                    (Some(known), Some(day)) => Some(known.min(day)),
                    (known, day) => known.or(day),
                };
            }
            Status::Cancelled | Status::Refused => {}
        }
    }
}

/// The days of an encounter; where none is told, that of its latest report.
fn days(encounter: &Encounter) -> (Option<Date>, Option<Date>) {
    match encounter.when {
        Some(when) => (Some(when.first), Some(when.last)),
        None => {
            let told = encounter.reports.iter().filter_map(|r| r.published);
            let day = told.map(|published| published.date).max();
            (day, day)
        }
    }
}

/// The speakers that a filter asks for.
fn speakers(filter: &Filter) -> Vec<Wanted> {
    let said = filter.also.iter().filter_map(|clause| match clause {
        Expr::Is(Condition::Said(wanted)) => Some(wanted.clone()),
        _ => None,
    });
    said.collect()
}

/// Whether a speaker has all the words of one of the names asked for.
fn is_wanted(name: Option<&str>, speakers: &[Wanted]) -> bool {
    if speakers.is_empty() {
        return true;
    }
    let key = name.map(crate::timeline::key).unwrap_or_default();
    let words: Vec<&str> = key.split(' ').collect();
    speakers
        .iter()
        .any(|wanted| wanted.key.split(' ').all(|word| words.contains(&word)))
}
