//! `dateline feeds`: the feeds with when they were last fetched and what went wrong.

use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use super::CliError;
use super::say::say;
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
        file: paths.config.clone(),
    })
}

/// Lists them, each with its state, those that no longer stand in the configuration left out.
pub(super) fn run(config: &Feeds, mut archive: ArchiveHandle) -> Result<ExitCode, CliError> {
    if config.feeds.is_empty() {
        return Err(CliError::NoFeeds(config.file.clone()));
    }
    // A question makes no archive.
    let is_there = archive.path().is_none_or(std::path::Path::exists);
    let mut out = String::new();
    for feed in &config.feeds {
        let state = match is_there {
            true => archive.with(|archive| archive.feed(&feed.url))?,
            false => FeedState::default(),
        };
        let name = feed.name.as_deref().unwrap_or(&state.title);
        let _ = match name {
            "" => writeln!(out, "{}", line(&feed.url)),
            name => writeln!(out, "{}\n    {}", line(name), line(&feed.url)),
        };
        let _ = writeln!(out, "    {}", line(&told(&state)));
    }
    let written = std::io::stdout().lock().write_all(out.as_bytes());
    written.map_err(CliError::Write)?;
    Ok(ExitCode::SUCCESS)
}

/// On one line and harmless, whoever wrote it.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    sanitize::display(&words.join(" ")).into_owned()
}
