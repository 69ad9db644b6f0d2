//! `dateline feeds`: the feeds with when they were last fetched and what went wrong.

use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::CliError;
use super::say::say;
use super::table::{Format, Table, short, wide};
use crate::archive::{ArchiveHandle, FeedState};
use crate::config::{Config, FeedConfig, Paths, all_feeds};
use crate::runtime::told;
use crate::text::sanitize;

/// The feeds, and how they are fetched.
#[derive(Debug)]
pub(super) struct Feeds {
    pub(super) feeds: Vec<FeedConfig>,
    #[cfg(feature = "fetch")]
    pub(super) fetch: crate::config::FetchConfig,
    /// What stays in the archive.
    #[cfg(feature = "fetch")]
    pub(super) keep: crate::archive::Retention,
    /// Where they are written down.
    pub(super) file: PathBuf,
}

/// The feeds of the configuration; mistakes in it are told and passed over.
pub(super) fn config(paths: &Paths) -> Result<Feeds, CliError> {
    let loaded = Config::load(&paths.config)?;
    for mistake in &loaded.mistakes {
        say(&sanitize::display(&format!(
            "{}:{mistake}",
            paths.config.display()
        )));
    }
    let (feeds, problems) = all_feeds(&loaded.config);
    for problem in &problems {
        say(&sanitize::display(problem));
    }
    Ok(Feeds {
        feeds,
        #[cfg(feature = "fetch")]
        fetch: loaded.config.fetch,
        #[cfg(feature = "fetch")]
        keep: loaded.config.keep,
        file: paths.config.clone(),
    })
}

/// Arguments of `dateline feeds`.
#[derive(Debug, Args)]
pub(super) struct FeedsArgs {
    /// How they are written: as rows for other programs; without it for the eye
    #[arg(short, long, value_enum)]
    format: Option<Format>,
}

/// Lists them, each with its state, those that no longer stand in the configuration left out.
pub(super) fn run(
    args: &FeedsArgs,
    config: &Feeds,
    mut archive: ArchiveHandle,
) -> Result<ExitCode, CliError> {
    if config.feeds.is_empty() {
        return Err(CliError::NoFeeds(config.file.clone()));
    }
    // A question makes no archive.
    let is_there = archive.path().is_none_or(std::path::Path::exists);
    let state = |feed: &FeedConfig| match is_there {
        true => archive.with(|archive| archive.feed(&feed.url)),
        false => Ok(FeedState::default()),
    };
    let states: Result<Vec<FeedState>, _> = config.feeds.iter().map(state).collect();
    let feeds: Vec<(&FeedConfig, FeedState)> = config.feeds.iter().zip(states?).collect();
    match args.format {
        Some(format) => rows(&feeds, format)?,
        None => lines(&feeds)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// A row for each.
fn rows(feeds: &[(&FeedConfig, FeedState)], format: Format) -> Result<(), CliError> {
    let columns = [
        wide("name"),
        wide("url"),
        short("last_try"),
        short("last_success"),
        short("next_due"),
        short("failures"),
        wide("error"),
        wide("moved_to"),
        short("gone"),
    ];
    let out = BufWriter::new(std::io::stdout().lock());
    let mut table = Table::new(out, format, &columns);
    for (feed, state) in feeds {
        let time = |at: Option<i64>| {
            let at = at.and_then(|at| jiff::Timestamp::from_second(at).ok());
            json!(at.map(|at| at.to_string()))
        };
        let name = feed.name.as_deref().unwrap_or(&state.title);
        let values = vec![
            json!(Some(name).filter(|name| !name.is_empty())),
            json!(feed.url),
            time(state.last_try),
            time(state.last_success),
            time(state.next_due),
            json!(state.n_failures),
            json!(state.error),
            json!(state.moved_to),
            json!(state.is_gone),
        ];
        table.row(values).map_err(CliError::Write)?;
    }
    table.end().map_err(CliError::Write).map(drop)
}

/// Some lines for each.
fn lines(feeds: &[(&FeedConfig, FeedState)]) -> Result<(), CliError> {
    let mut out = String::new();
    for (feed, state) in feeds {
        let name = feed.name.as_deref().unwrap_or(&state.title);
        let _ = match name {
            "" => writeln!(out, "{}", line(&feed.url)),
            name => writeln!(out, "{}\n    {}", line(name), line(&feed.url)),
        };
        let _ = writeln!(out, "    {}", line(&told(state)));
    }
    let written = std::io::stdout().lock().write_all(out.as_bytes());
    written.map_err(CliError::Write)
}

/// On one line and harmless, whoever wrote it.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    sanitize::display(&words.join(" ")).into_owned()
}
