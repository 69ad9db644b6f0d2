//! `dateline analyze`: articles in, findings out, one JSON object a line.
//!
//! Offsets in and out are Unicode code points, as the corpora count them. Rows are
//! analysed in batches on all cores and written in input order, so that memory
//! stays bounded however long the input is.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Deserialize;

use super::CliError;
use super::contract::{Found, Wanted};
use super::say::say;
use crate::analysis::names::Model;
use crate::analysis::{Confidence, QuoteKind, analyze_with};
use crate::article::{Article, Published, PublishedFrom};
use crate::config::CorrectionsFile;
use crate::config::corrections::in_force;
use crate::corrections::Corrections;
use crate::lexicon::Lexicon;

/// Rows analysed together; enough to keep all cores busy, few enough to stay small in memory.
const BATCH_ROWS: usize = 256;
/// A batch also ends at this many bytes of input.
const BATCH_BYTES: usize = 8 << 20;

/// Arguments of `dateline analyze`.
#[derive(Debug, Args)]
pub(super) struct AnalyzeArgs {
    /// JSON Lines files with "id", "text" and optional "published" and "title"; - reads standard input
    #[arg(default_value = "-")]
    files: Vec<PathBuf>,
    /// Leave out findings that are less sure than this, from 0 to 100 ("events" stays whole)
    #[arg(long, value_name = "N", default_value_t = Confidence::SHOWN.0,
        value_parser = clap::value_parser!(u8).range(0..=100))]
    min_confidence: u8,
    /// Which quotations to write
    #[arg(
        long,
        value_name = "KINDS",
        value_delimiter = ',',
        default_value = "direct,mixed,indirect"
    )]
    kinds: Vec<Kind>,
    /// Correct what is found by this file, such as your own (dateline corrections --path)
    #[arg(long, value_name = "FILE")]
    corrections: Option<PathBuf>,
    /// Leave out a part of what the analysis rests on, to see what it is worth
    #[arg(long, value_name = "PART", hide = true)]
    without: Vec<Part>,
}

/// A kind of quotation, as the command line names it.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// Wholly in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// Reported without them.
    Indirect,
}

/// What the analysis rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The lexicon of countries, places, institutions, offices and name words.
    Lexicon,
    /// The weights by which names are tagged.
    Model,
}

impl AnalyzeArgs {
    fn wanted(&self) -> Wanted {
        let kinds = self.kinds.iter().map(|kind| match kind {
            Kind::Direct => QuoteKind::Direct,
            Kind::Mixed => QuoteKind::Mixed,
            Kind::Indirect => QuoteKind::Indirect,
        });
        Wanted {
            least: Confidence(self.min_confidence),
            kinds: kinds.collect(),
        }
    }

    /// The corrections asked for; mistakes in them are told and passed over.
    fn corrections(&self) -> Result<Corrections, CliError> {
        let Some(path) = &self.corrections else {
            return Ok(Corrections::default());
        };
        std::fs::metadata(path).map_err(|source| CliError::Read {
            path: path.clone(),
            source,
        })?;
        let read = CorrectionsFile::new(path).load()?;
        for mistake in &read.mistakes {
            say(&format!("{}:{mistake}", path.display()));
        }
        Ok(in_force(&read))
    }

    fn lexicon(&self) -> Lexicon {
        match self.without.contains(&Part::Lexicon) {
            true => Lexicon::default(),
            false => Lexicon::builtin(),
        }
    }

    fn model(&self) -> Model<'static> {
        match self.without.contains(&Part::Model) {
            true => Model::none(),
            false => Model::builtin(),
        }
    }
}

/// Analyses every row of every file; bad rows are reported and counted, the rest goes on.
pub(super) fn run(args: &AnalyzeArgs) -> Result<ExitCode, CliError> {
    let job = Job {
        lexicon: args.lexicon(),
        model: args.model(),
        wanted: args.wanted(),
        corrections: args.corrections()?,
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut n_failed = 0;
    for path in &args.files {
        let mut reader = open(path)?;
        n_failed += analyze_file(path, &mut *reader, &job, &mut out)?;
    }
    out.flush().map_err(CliError::Write)?;
    if n_failed > 0 {
        say(&format!("dateline: {n_failed} rows could not be read"));
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, CliError> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(BufReader::new(std::io::stdin())));
    }
    let file = File::open(path).map_err(|source| CliError::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
}

/// What every row is analysed with, and what is written of it.
struct Job {
    lexicon: Lexicon,
    model: Model<'static>,
    wanted: Wanted,
    corrections: Corrections,
}

/// A row of the input.
#[derive(Debug, Deserialize)]
struct Row {
    id: serde_json::Value,
    #[serde(alias = "body", alias = "content")]
    text: String,
    #[serde(default, alias = "date")]
    published: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

impl Row {
    /// The row as an article, as far as corrections ask.
    fn article(&mut self, published: Option<Date>) -> Article {
        Article {
            key: match &self.id {
                serde_json::Value::String(id) => id.clone(),
                id => id.to_string(),
            },
            body: std::mem::take(&mut self.text),
            source: self.source.take(),
            url: self.url.take(),
            published: published.map(|date| Published {
                date,
                time: None,
                from: PublishedFrom::Field,
            }),
            ..Article::default()
        }
    }
}

fn analyze_file(
    path: &Path,
    reader: &mut dyn BufRead,
    job: &Job,
    out: &mut dyn Write,
) -> Result<usize, CliError> {
    let mut n_failed = 0;
    let mut line_no = 0;
    loop {
        let (lines, more) = read_batch(path, reader, &mut line_no)?;
        let results: Vec<Result<String, String>> = lines
            .par_iter()
            .map(|(no, line)| analyze_line(line, job).map_err(|why| format!("{no}: {why}")))
            .collect();
        for result in results {
            match result {
                Ok(line) => writeln!(out, "{line}").map_err(CliError::Write)?,
                Err(why) => {
                    n_failed += 1;
                    say(&format!("{}:{why}", path.display()));
                }
            }
        }
        if !more {
            return Ok(n_failed);
        }
    }
}

type Batch = Vec<(usize, Vec<u8>)>;

fn read_batch(
    path: &Path,
    reader: &mut dyn BufRead,
    line_no: &mut usize,
) -> Result<(Batch, bool), CliError> {
    let mut lines = Vec::new();
    let mut n_bytes = 0;
    while lines.len() < BATCH_ROWS && n_bytes < BATCH_BYTES {
        let mut line = Vec::new();
        let n = reader
            .read_until(b'\n', &mut line)
            .map_err(|source| CliError::Read {
                path: path.to_owned(),
                source,
            })?;
        if n == 0 {
            return Ok((lines, false));
        }
        *line_no += 1;
        n_bytes += n;
        if !line.trim_ascii().is_empty() {
            lines.push((*line_no, line));
        }
    }
    Ok((lines, true))
}

fn analyze_line(line: &[u8], job: &Job) -> Result<String, String> {
    let mut row: Row = serde_json::from_slice(line).map_err(|e| e.to_string())?;
    let published = row
        .published
        .as_deref()
        .and_then(|p| p.get(..10))
        .and_then(|p| p.parse::<Date>().ok());
    let title = row.title.as_deref();
    let analysis = analyze_with(&row.text, title, published, &job.lexicon, &job.model);
    let article = row.article(published);
    let corrections = &job.corrections;
    let analysis = corrections.apply(&article, analysis, &job.lexicon).analysis;
    let found = Found::new(row.id, &article.body, analysis, &job.wanted);
    serde_json::to_string(&found).map_err(|e| e.to_string())
}
