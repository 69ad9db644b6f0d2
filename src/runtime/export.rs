//! What is stored, written in forms that other programs read, to a file or anywhere.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::ZonedDateTime;
use serde_json::{Value, json};

use crate::analysis::{Confidence, QuoteKind};
use crate::archive::{ArchiveError, ArchiveHandle};
use crate::article::{Marks, to_row};
use crate::config::FeedConfig;
use crate::export::{Calendar, Dossier, Graph, Saying, csv_row, guarded, opml};
use crate::query::language::print;
use crate::query::{ArticleRow, Filter, Form, Sort, StoredArticle, TimelineScope};
use crate::timeline::{ArticleId, Encounter};

/// Rows asked of the archive at a time.
const N_PAGE: usize = 200;

/// Why something was not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The archive could not be read.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The output could not be written.
    #[error("cannot write the output: {0}")]
    Write(io::Error),
    /// A file is there already.
    #[error("{} is there already", _0.display())]
    IsThere(PathBuf),
    /// What is there is not written over.
    #[error("{} is not written: it is a link or a folder", _0.display())]
    NoFile(PathBuf),
    /// There are no feeds to list.
    #[error("there are no feeds in the configuration: write [[feed]] and its url there")]
    NoFeeds,
    /// It was asked to stop.
    #[error("stopped; nothing is written")]
    Stopped,
}

/// What is written.
pub struct Export<'a> {
    /// From where.
    pub archive: ArchiveHandle,
    /// Which articles and their encounters.
    pub filter: Filter,
    /// Encounters and quotations that are less sure are left out.
    pub least: Confidence,
    /// The feeds.
    pub feeds: &'a [FeedConfig],
    /// Ends it.
    pub cancel: &'a AtomicBool,
    /// Is told how much of how much is done.
    pub tell: &'a mut dyn FnMut(usize, usize),
}

impl Export<'_> {
    /// Writes a file, whole or not at all; one that is there only if it is to be replaced.
    ///
    /// # Errors
    /// If the archive cannot be read or the file not be written.
    pub fn write_file(
        &mut self,
        form: Form,
        path: &Path,
        replaces: bool,
    ) -> Result<(), ExportError> {
        let part = part_of(path, replaces)?;
        let file = OpenOptions::new().write(true).create_new(true).open(&part);
        let outcome = file
            .map_err(ExportError::Write)
            .and_then(|file| self.write_part(form, file))
            .and_then(|()| fs::rename(&part, path).map_err(ExportError::Write));
        if outcome.is_err() {
            let _ = fs::remove_file(&part);
        }
        outcome
    }

    fn write_part(&mut self, form: Form, file: File) -> Result<(), ExportError> {
        let mut out = BufWriter::new(file);
        self.write(form, &mut out)?;
        let file = out
            .into_inner()
            .map_err(|e| ExportError::Write(e.into_error()))?;
        file.sync_all().map_err(ExportError::Write)
    }

    /// Writes it.
    ///
    /// # Errors
    /// If the archive cannot be read or the output not be written.
    pub fn write(&mut self, form: Form, out: &mut dyn Write) -> Result<(), ExportError> {
        match form {
            Form::Jsonl => self.jsonl(out),
            Form::Csv => self.csv(out),
            Form::Md => self.dossier(out),
            Form::Ics => self.calendar(out),
            Form::Graphml => self.graph().and_then(|g| write_text(out, &g.graphml())),
            Form::Dot => self.graph().and_then(|graph| write_text(out, &graph.dot())),
            Form::Opml => self.feeds().and_then(|list| write_text(out, &list)),
        }
    }

    /// Calls `each` with every article that passes, latest first.
    fn each_article(
        &mut self,
        each: impl FnMut(StoredArticle) -> io::Result<()>,
    ) -> Result<(), ExportError> {
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
    ) -> Result<(), ExportError> {
        let n = ids.len();
        for (at, id) in ids.into_iter().enumerate() {
            self.go_on(at, n)?;
            let stored = self.archive.with(|archive| archive.article(id))?;
            each(stored).map_err(ExportError::Write)?;
        }
        Ok(())
    }

    fn each_encounter(
        &mut self,
        mut each: impl FnMut(Encounter) -> io::Result<()>,
    ) -> Result<(), ExportError> {
        let scope = TimelineScope::Archive(Box::new(self.filter.clone()));
        let (least, mut from) = (self.least, 0);
        loop {
            let page = self
                .archive
                .with(|archive| archive.timeline(&scope, least, from, N_PAGE))?;
            if page.rows.is_empty() {
                return Ok(());
            }
            self.go_on(from, page.total)?;
            from += page.rows.len();
            for encounter in page.rows {
                each(encounter).map_err(ExportError::Write)?;
            }
        }
    }

    fn jsonl(&mut self, out: &mut dyn Write) -> Result<(), ExportError> {
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

    fn csv(&mut self, out: &mut dyn Write) -> Result<(), ExportError> {
        let columns = [
            "id",
            "date",
            "source",
            "title",
            "url",
            "author",
            "countries",
            "text",
        ];
        csv_row(out, columns.into_iter().map(str::to_owned)).map_err(ExportError::Write)?;
        self.each_article(|stored| {
            let (row, article) = (stored.row, stored.article);
            let countries: Vec<Value> = row.countries.iter().map(|c| json!(c.as_str())).collect();
            let values = [
                json!(article.key),
                json!(row.published.map(|p| p.date.to_string())),
                json!(article.source),
                json!(article.title),
                json!(article.url),
                json!(article.author),
                Value::Array(countries),
                json!(article.body),
            ];
            csv_row(out, values.iter().map(guarded))
        })
    }

    fn dossier(&mut self, out: &mut dyn Write) -> Result<(), ExportError> {
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

    fn calendar(&mut self, out: &mut dyn Write) -> Result<(), ExportError> {
        let calendar = Calendar::new(now_utc());
        write_text(out, &calendar.head())?;
        self.each_encounter(|encounter| {
            let event = calendar.event(&encounter).unwrap_or_default();
            out.write_all(event.as_bytes())
        })?;
        write_text(out, &calendar.foot())
    }

    /// The feeds, each by the name that the user gave it, else by its own.
    fn feeds(&mut self) -> Result<String, ExportError> {
        if self.feeds.is_empty() {
            return Err(ExportError::NoFeeds);
        }
        // A list of feeds makes no archive.
        let is_there = self.archive.path().is_none_or(Path::exists);
        let mut list = Vec::with_capacity(self.feeds.len());
        for feed in self.feeds {
            let mut name = feed.name.clone();
            if name.is_none() && is_there {
                let state = self.archive.with(|archive| archive.feed(&feed.url))?;
                name = Some(state.title).filter(|title| !title.is_empty());
            }
            list.push((feed.url.clone(), name));
        }
        Ok(opml(&list))
    }

    /// Tells how far it is; an error if it is to stop.
    fn go_on(&mut self, n_done: usize, n_total: usize) -> Result<(), ExportError> {
        if self.cancel.load(Ordering::Relaxed) {
            return Err(ExportError::Stopped);
        }
        (self.tell)(n_done, n_total);
        Ok(())
    }

    fn graph(&mut self) -> Result<Graph, ExportError> {
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

fn write_text(out: &mut dyn Write, text: &str) -> Result<(), ExportError> {
    out.write_all(text.as_bytes()).map_err(ExportError::Write)
}

/// The time in UTC, to the second.
fn now_utc() -> jiff::civil::DateTime {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now())
}

/// Where a file grows until it is whole, beside its place. A link is never followed.
fn part_of(path: &Path, replaces: bool) -> Result<PathBuf, ExportError> {
    match fs::symlink_metadata(path) {
        Ok(known) if !known.is_file() => return Err(ExportError::NoFile(path.to_owned())),
        Ok(_) if !replaces => return Err(ExportError::IsThere(path.to_owned())),
        _ => {}
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".part-{}", std::process::id()));
    Ok(path.with_file_name(name))
}
