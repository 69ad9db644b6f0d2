//! `dateline export`: the archive, or a part of it, in forms that other programs read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::ZonedDateTime;
use serde_json::{Value, json};

use super::CliError;
use super::filters::FilterArgs;
use super::say::say;
use super::table::{Format, Table, short, wide};
use crate::analysis::{Confidence, QuoteKind};
use crate::archive::ArchiveHandle;
use crate::article::{Marks, to_row};
use crate::export::{Calendar, Dossier, Graph, Saying};
use crate::query::language::print;
use crate::query::{ArticleRow, Filter, Sort, StoredArticle, TimelineScope};
use crate::timeline::{ArticleId, Encounter};

/// Rows asked of the archive at a time.
const N_PAGE: usize = 200;

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Articles as JSON Lines, complete: "dateline import" takes them back as they were
    Jsonl,
    /// Articles with their text as comma-separated values, for a spreadsheet
    Csv,
    /// A dossier: who met whom, quotations, articles, as Markdown
    Md,
    /// Encounters as a calendar (iCalendar)
    Ics,
    /// Who met whom as a graph, for Gephi and the like
    Graphml,
    /// The same for graphviz
    Dot,
}

/// Arguments of `dateline export`.
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// What is written
    #[arg(short, long, value_enum)]
    format: Form,
    /// The file to write; - or none is standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
    /// Leave out encounters and quotations that are less sure than this (0 to 100)
    #[arg(long, value_name = "N", default_value_t = Confidence::SHOWN.0)]
    min_confidence: u8,
    #[command(flatten)]
    filter: FilterArgs,
}

/// Writes the export.
pub(super) fn run(args: &ExportArgs, archive: ArchiveHandle) -> Result<ExitCode, CliError> {
    let mut export = Export {
        archive,
        filter: args.filter.filter()?,
        least: Confidence(args.min_confidence.min(100)),
    };
    match args.out.as_deref().filter(|path| *path != Path::new("-")) {
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            export.write(args.format, &mut out)?;
            out.flush().map_err(CliError::Write)?;
        }
        Some(path) => {
            let part = part_of(path, args.force)?;
            let file = OpenOptions::new().write(true).create_new(true).open(&part);
            let outcome = file
                .map_err(CliError::Write)
                .and_then(|file| write_file(&mut export, args.format, file))
                .and_then(|()| fs::rename(&part, path).map_err(CliError::Write));
            if let Err(error) = outcome {
                let _ = fs::remove_file(&part);
                return Err(error);
            }
            say(&format!("written to {}", path.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write_file(export: &mut Export, form: Form, file: File) -> Result<(), CliError> {
    let mut out = BufWriter::new(file);
    export.write(form, &mut out)?;
    let file = out
        .into_inner()
        .map_err(|e| CliError::Write(e.into_error()))?;
    file.sync_all().map_err(CliError::Write)
}

/// Where the file grows until it is whole, beside its place. What is there is not written over
/// unless it is asked for, and a link is never followed.
fn part_of(path: &Path, force: bool) -> Result<PathBuf, CliError> {
    let is_there = fs::symlink_metadata(path);
    let refused = match is_there {
        Ok(known) if known.is_symlink() || known.is_dir() => "it is a link or a folder",
        Ok(_) if !force => "it is there already; --force writes over it",
        _ => "",
    };
    if !refused.is_empty() {
        return Err(CliError::NotWritten {
            path: path.to_owned(),
            why: refused,
        });
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".part-{}", std::process::id()));
    Ok(path.with_file_name(name))
}

struct Export {
    archive: ArchiveHandle,
    filter: Filter,
    least: Confidence,
}

impl Export {
    fn write(&mut self, form: Form, out: &mut dyn Write) -> Result<(), CliError> {
        match form {
            Form::Jsonl => self.jsonl(out),
            Form::Csv => self.csv(out),
            Form::Md => self.dossier(out),
            Form::Ics => self.calendar(out),
            Form::Graphml => self.graph().and_then(|g| write_text(out, &g.graphml())),
            Form::Dot => self.graph().and_then(|graph| write_text(out, &graph.dot())),
        }
    }

    /// Calls `each` with every article that passes, latest first.
    fn each_article(
        &mut self,
        each: impl FnMut(StoredArticle) -> io::Result<()>,
    ) -> Result<(), CliError> {
        let filter = &self.filter;
        let ids = self
            .archive
            .with(|archive| archive.ids(filter, Sort::Newest))?;
        self.each_of(ids, each)
    }

    fn each_of(
        &mut self,
        ids: Vec<ArticleId>,
        mut each: impl FnMut(StoredArticle) -> io::Result<()>,
    ) -> Result<(), CliError> {
        for id in ids {
            let stored = self.archive.with(|archive| archive.article(id))?;
            each(stored).map_err(CliError::Write)?;
        }
        Ok(())
    }

    fn each_encounter(
        &mut self,
        mut each: impl FnMut(Encounter) -> io::Result<()>,
    ) -> Result<(), CliError> {
        let scope = TimelineScope::Archive(Box::new(self.filter.clone()));
        let (least, mut from) = (self.least, 0);
        loop {
            let page = self
                .archive
                .with(|archive| archive.timeline(&scope, least, from, N_PAGE))?;
            if page.rows.is_empty() {
                return Ok(());
            }
            from += page.rows.len();
            for encounter in page.rows {
                each(encounter).map_err(CliError::Write)?;
            }
        }
    }

    fn jsonl(&mut self, out: &mut dyn Write) -> Result<(), CliError> {
        let filter = &self.filter;
        let ids = self.archive.with(|archive| archive.ids_to_store(filter))?;
        self.each_of(ids, |stored| {
            let mut article = stored.article;
            article.marks = Marks {
                read: stored.row.read,
                starred: stored.row.starred,
            };
            article.reprints = stored.reprints;
            serde_json::to_writer(&mut *out, &to_row(&article))?;
            out.write_all(b"\n")
        })
    }

    fn csv(&mut self, out: &mut dyn Write) -> Result<(), CliError> {
        let columns = [
            short("id"),
            short("date"),
            wide("source"),
            wide("title"),
            wide("url"),
            wide("author"),
            short("countries"),
            wide("text"),
        ];
        let mut table = Table::new(out, Format::Csv, &columns);
        self.each_article(|stored| {
            let (row, article) = (stored.row, stored.article);
            let countries: Vec<Value> = row.countries.iter().map(|c| json!(c.as_str())).collect();
            table.row(vec![
                json!(article.key),
                json!(row.published.map(|p| p.date.to_string())),
                json!(article.source),
                json!(article.title),
                json!(article.url),
                json!(article.author),
                Value::Array(countries),
                json!(article.body),
            ])
        })?;
        table.end().map_err(CliError::Write).map(drop)
    }

    fn dossier(&mut self, out: &mut dyn Write) -> Result<(), CliError> {
        let mut dossier = Dossier {
            query: print(&self.filter),
            ..Dossier::default()
        };
        self.each_encounter(|encounter| {
            dossier.encounters.push(encounter);
            Ok(())
        })?;
        let least = self.least;
        let mut articles: Vec<(ArticleRow, Option<String>)> = Vec::new();
        let sayings = &mut dossier.sayings;
        self.each_article(|stored| {
            sayings.extend(sayings_of(&stored, least));
            articles.push((stored.row, stored.article.url));
            Ok(())
        })?;
        dossier.articles = articles;
        write_text(out, &dossier.markdown(ZonedDateTime::now().date()))
    }

    fn calendar(&mut self, out: &mut dyn Write) -> Result<(), CliError> {
        let calendar = Calendar::new(now_utc());
        write_text(out, &calendar.head())?;
        self.each_encounter(|encounter| {
            let event = calendar.event(&encounter).unwrap_or_default();
            out.write_all(event.as_bytes())
        })?;
        write_text(out, &calendar.foot())
    }

    fn graph(&mut self) -> Result<Graph, CliError> {
        let mut graph = Graph::default();
        self.each_encounter(|encounter| {
            graph.add(&encounter);
            Ok(())
        })?;
        Ok(graph)
    }
}

/// The direct and mixed quotations of an article whose speakers are known.
fn sayings_of(stored: &StoredArticle, least: Confidence) -> Vec<Saying> {
    let (article, analysis) = (&stored.article, &stored.analysis);
    let quotes = analysis.quotes.iter();
    let sure = quotes.filter(|q| q.confidence >= least && q.kind != QuoteKind::Indirect);
    sure.filter_map(|quote| {
        let speaker = quote.speaker.as_ref()?;
        let pieces: Vec<&str> = quote.pieces.iter().map(|p| p.of(&article.body)).collect();
        Some(Saying {
            speaker: speaker.name.clone(),
            words: pieces.join(" […] "),
            source: article.source.clone().unwrap_or(article.title.clone()),
            day: article.published.map(|p| p.date),
        })
    })
    .collect()
}

fn write_text(out: &mut dyn Write, text: &str) -> Result<(), CliError> {
    out.write_all(text.as_bytes()).map_err(CliError::Write)
}

/// The time in UTC, to the second.
fn now_utc() -> jiff::civil::DateTime {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now())
}
