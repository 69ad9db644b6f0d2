//! `dateline train-names`: makes the weights of the name recogniser. For the maintainer.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::json;

use super::CliError;
use super::say::say;
use crate::analysis::EntityKind;
use crate::analysis::names::train::{self, FoundRow, Options, Row, Scores};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Arguments of `dateline train-names`.
#[derive(Debug, Args)]
pub(super) struct TrainArgs {
    /// JSON Lines files with "id", "text" and "entities"; FILE:WEIGHT counts more or less than 1
    files: Vec<String>,
    /// JSON Lines files with "text" that nobody annotated
    #[arg(long)]
    raw: Vec<PathBuf>,
    /// Write the weights here
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Train nothing: score with this weights file
    #[arg(long)]
    weights: Option<PathBuf>,
    /// Score files that take no part in the training
    #[arg(long)]
    score: Vec<PathBuf>,
    /// Also train without each of N parts in turn and score that part
    #[arg(long, default_value_t = 0)]
    folds: u64,
    /// Write what is found in each part while it takes no part in the training
    #[arg(long)]
    found: Option<PathBuf>,
    /// Rounds over all rows
    #[arg(long)]
    epochs: Option<usize>,
    /// Step length
    #[arg(long)]
    rate: Option<f32>,
    /// Pull towards zero
    #[arg(long)]
    decay: Option<f32>,
    /// Share of words whose own form is hidden
    #[arg(long)]
    hide: Option<f32>,
    /// Share of all features that is left out
    #[arg(long)]
    drop: Option<f32>,
    /// Taken off the score of the label outside
    #[arg(long)]
    eager: Option<f32>,
    /// Least margin of an unannotated zone that is believed
    #[arg(long)]
    min_margin: Option<i32>,
    /// How much a believed zone counts
    #[arg(long)]
    raw_weight: Option<f32>,
    /// Buckets of 64 bytes
    #[arg(long)]
    buckets: Option<usize>,
    /// Rounds at the end whose weights are averaged
    #[arg(long)]
    averaged: Option<usize>,
    /// Groups of words that behave alike
    #[arg(long)]
    clusters: Option<usize>,
    /// Learn no kinds from texts that nobody annotated
    #[arg(long)]
    no_leanings: bool,
}

/// Trains, writes and scores.
pub(super) fn run(args: &TrainArgs) -> Result<ExitCode, CliError> {
    let lexicon = Lexicon::builtin();
    let options = options(args);
    let mut rows = Vec::new();
    for file in &args.files {
        let (path, weight) = with_weight(file);
        rows.extend(read(Path::new(path), weight)?);
    }
    let mut raw = Vec::new();
    for path in &args.raw {
        raw.extend(read_texts(path)?);
    }
    if args.folds > 1 {
        hold_out(args, &rows, &raw, &options)?;
    }
    if args.output.is_none() && args.score.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let bytes = match &args.weights {
        Some(path) => std::fs::read(path).map_err(|source| CliError::Read {
            path: path.clone(),
            source,
        })?,
        None => train::train(&rows, &raw, &lexicon, &options),
    };
    for path in &args.score {
        print(&train::score(&bytes, &read(path, 0.0)?, &lexicon));
    }
    if let Some(path) = &args.output {
        std::fs::write(path, &bytes).map_err(CliError::Write)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn options(args: &TrainArgs) -> Options {
    let usual = Options::default();
    Options {
        n_epochs: args.epochs.unwrap_or(usual.n_epochs),
        rate: args.rate.unwrap_or(usual.rate),
        decay: args.decay.unwrap_or(usual.decay),
        hide: args.hide.unwrap_or(usual.hide),
        drop: args.drop.unwrap_or(usual.drop),
        eager: args.eager.unwrap_or(usual.eager),
        min_margin: args.min_margin.unwrap_or(usual.min_margin),
        raw_weight: args.raw_weight.unwrap_or(usual.raw_weight),
        n_buckets: args.buckets.unwrap_or(usual.n_buckets),
        n_averaged: args.averaged.unwrap_or(usual.n_averaged),
        n_clusters: args.clusters.unwrap_or(usual.n_clusters),
        with_leanings: usual.with_leanings && !args.no_leanings,
    }
}

fn with_weight(file: &str) -> (&str, f32) {
    match file.rsplit_once(':') {
        Some((path, weight)) => match weight.parse() {
            Ok(weight) => (path, weight),
            Err(_) => (file, 1.0),
        },
        None => (file, 1.0),
    }
}

/// Trains without each part in turn, prints the sums and writes what was found.
fn hold_out(
    args: &TrainArgs,
    rows: &[Row],
    raw: &[String],
    options: &Options,
) -> Result<(), CliError> {
    let lexicon = Lexicon::builtin();
    let parts: Vec<Scores> = (0..args.folds)
        .into_par_iter()
        .map(|fold| train::hold_out(rows, raw, &lexicon, options, fold, args.folds))
        .collect();
    let mut scores = Scores::default();
    for part in parts {
        scores.add(part);
    }
    print(&scores);
    let Some(path) = &args.found else {
        return Ok(());
    };
    let mut file = std::fs::File::create(path).map_err(CliError::Write)?;
    for row in &scores.found {
        writeln!(file, "{}", shaped(row)).map_err(CliError::Write)?;
    }
    Ok(())
}

/// A row of findings in code points, as the scorers read it.
fn shaped(row: &FoundRow) -> serde_json::Value {
    let point = |at: usize| row.text.get(..at).map_or(0, |t| t.chars().count());
    let names = row.names.iter().map(|(span, kind, confidence)| {
        let name_type = match kind {
            EntityKind::Person => "PER",
            EntityKind::Organization => "ORG",
            EntityKind::Country | EntityKind::Place => "LOC",
        };
        json!({"start": point(span.start), "end": point(span.end), "type": name_type,
            "confidence": confidence})
    });
    json!({"id": row.id, "entities": names.collect::<Vec<_>>()})
}

fn print(scores: &Scores) {
    for (corpus, tally) in &scores.tallies {
        let (p, r, f) = (tally.precision(), tally.recall(), tally.f1());
        let bins = tally.by_confidence.iter().enumerate();
        let reliability: Vec<String> = bins
            .filter(|(_, [n, _])| *n > 0)
            .map(|(i, [n, right])| format!("{}:{}/{n}", i * 10, 100 * right / n))
            .collect();
        let reliability = reliability.join(" ");
        say(&format!(
            "{corpus:18} P {p:5.1}  R {r:5.1}  F1 {f:5.1}  right % of n by confidence {reliability}"
        ));
    }
}

#[derive(Deserialize)]
struct RowIn {
    id: String,
    text: String,
    #[serde(default)]
    block: Option<String>,
    #[serde(default)]
    source: Option<String>,
    entities: Vec<NameIn>,
}

#[derive(Deserialize)]
struct NameIn {
    start: usize,
    end: usize,
    r#type: String,
}

#[derive(Deserialize)]
struct TextIn {
    text: String,
}

fn read_texts(path: &Path) -> Result<Vec<String>, CliError> {
    Ok(read_lines::<TextIn>(path)?
        .into_iter()
        .map(|row| row.text)
        .collect())
}

fn read(path: &Path, weight: f32) -> Result<Vec<Row>, CliError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let corpus = stem.split('.').next().unwrap_or("").to_owned();
    let rows = read_lines::<RowIn>(path)?;
    Ok(rows
        .into_iter()
        .filter(|row| weight <= 0.0 || !row.is_closed())
        .map(|row| annotated(row, corpus.clone(), weight))
        .collect())
}

impl RowIn {
    /// Whether the row's licence keeps it out of training: re3d's rows from the BBC.
    fn is_closed(&self) -> bool {
        self.source.as_deref().is_some_and(|s| s.contains("BBC"))
    }
}

fn read_lines<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>, CliError> {
    let failed = |source| CliError::Read {
        path: path.to_owned(),
        source,
    };
    let text = std::fs::read_to_string(path).map_err(failed)?;
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).map_err(|e| failed(e.into())))
        .collect()
}

/// The row with byte offsets instead of code points.
fn annotated(row: RowIn, corpus: String, weight: f32) -> Row {
    let mut offsets: Vec<usize> = row.text.char_indices().map(|(i, _)| i).collect();
    offsets.push(row.text.len());
    let at = |n: usize| offsets.get(n).copied().unwrap_or(row.text.len());
    let names = row
        .entities
        .into_iter()
        .map(|e| (Span::new(at(e.start), at(e.end)), e.r#type))
        .collect();
    Row {
        corpus,
        group: row.block.unwrap_or_else(|| row.id.clone()),
        id: row.id,
        names,
        weight,
        text: row.text,
    }
}
