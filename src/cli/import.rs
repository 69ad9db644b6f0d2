//! `dateline import`: articles into the archive.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::Args;
use jiff::civil::Date;

use super::CliError;
use super::say::{say, say_part};
use crate::archive::{ArchiveHandle, Engine, ImportEvent, Progress, Retention, import};
use crate::article::Options;
use crate::config::newsboat_caches;
use crate::runtime::{Inputs, keep_by_rules, on_interrupt};

/// Nothing is told of work that takes less than this.
const QUIET: Duration = Duration::from_millis(1000);
/// How often progress is told on a terminal.
const PACE: Duration = Duration::from_millis(200);
/// And elsewhere, where each time is a line.
const LINE_PACE: Duration = Duration::from_secs(10);
/// Exit code of a run that Ctrl-C ended.
const INTERRUPTED: u8 = 130;

/// Arguments of `dateline import`.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// Files and folders to read; - is standard input
    #[arg(required_unless_present = "newsboat")]
    paths: Vec<PathBuf>,
    /// Read newsboat's cache as well, where newsboat keeps it
    #[arg(long)]
    newsboat: bool,
    /// Day of publication for articles that do not say theirs (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
}

/// Stores all that can be read; rows that cannot are told and counted.
pub(super) fn run(
    args: &ImportArgs,
    mut archive: ArchiveHandle,
    engine: &Engine,
    keep: &Retention,
) -> Result<ExitCode, CliError> {
    let options = Options {
        published: args.published,
        ..Options::default()
    };
    let mut paths = args.paths.clone();
    if args.newsboat {
        paths.push(newsboat_cache()?);
    }
    let inputs = Inputs::new(&paths, options);
    let cancel = Arc::new(AtomicBool::new(false));
    on_interrupt(Arc::clone(&cancel)).map_err(CliError::Signals)?;
    let mut line = ProgressLine::new();
    let progress = import(
        &mut archive,
        inputs,
        engine,
        &cancel,
        &mut |event| match event {
            ImportEvent::Stored(progress) => line.show(progress),
            ImportEvent::Rejected(reason) => line.say(reason),
        },
    );
    line.clear();
    let progress = progress?;
    let interrupted = cancel.load(Ordering::Relaxed);
    let told = summary(&progress, interrupted, &archive.shown());
    writeln!(std::io::stdout(), "{told}").map_err(CliError::Write)?;
    if let Some(told) = keep_by_rules(&mut archive, keep, &cancel)? {
        say(&told);
    }
    Ok(if interrupted {
        ExitCode::from(INTERRUPTED)
    } else if progress.n_rejected > 0 {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// The cache that newsboat uses.
fn newsboat_cache() -> Result<PathBuf, CliError> {
    let places = newsboat_caches();
    let found = places.iter().find(|path| path.is_file());
    found.cloned().ok_or_else(|| {
        let places: Vec<String> = places.iter().map(|p| p.display().to_string()).collect();
        let looked = places.join(" nor ");
        CliError::NothingToRead(format!("newsboat has no cache in {looked}; name the file"))
    })
}

fn summary(progress: &Progress, interrupted: bool, archive: &str) -> String {
    let mut parts = vec![format!("{} stored", articles(progress.n_new))];
    if progress.n_known > 0 {
        parts.push(format!("{} known already", progress.n_known));
    }
    if progress.n_rejected > 0 {
        parts.push(format!("{} not readable", progress.n_rejected));
    }
    let end = if interrupted {
        "; interrupted: to go on, run the same command again, stored articles are skipped"
    } else {
        ""
    };
    format!("{} in {archive}{end}", parts.join(", "))
}

/// How far the work is.
fn told(progress: &Progress, elapsed: Duration) -> String {
    let rate = progress.n_read as f64 / elapsed.as_secs_f64().max(0.001);
    let of = progress.n_total.map(|n| format!(" of {n}"));
    format!(
        "{}{} read, {} stored, {rate:.0} a second",
        progress.n_read,
        of.unwrap_or_default(),
        progress.n_new
    )
}

fn articles(n: usize) -> String {
    match n {
        1 => "1 article".to_owned(),
        n => format!("{n} articles"),
    }
}

/// One line on a terminal that tells how far the work is; elsewhere a line now and then.
struct ProgressLine {
    started: Instant,
    last: Option<Instant>,
    on_terminal: bool,
}

impl ProgressLine {
    fn new() -> ProgressLine {
        ProgressLine {
            started: Instant::now(),
            last: None,
            on_terminal: std::io::stderr().is_terminal(),
        }
    }

    fn show(&mut self, progress: &Progress) {
        let elapsed = self.started.elapsed();
        let (quiet, pace) = match self.on_terminal {
            true => (QUIET, PACE),
            false => (LINE_PACE, LINE_PACE),
        };
        if elapsed < quiet || self.last.is_some_and(|last| last.elapsed() < pace) {
            return;
        }
        self.last = Some(Instant::now());
        let told = told(progress, elapsed);
        match self.on_terminal {
            true => say_part(&format!(
                "\r\x1b[K{told}; Ctrl-C ends it and keeps what is stored"
            )),
            false => say(&told),
        }
    }

    fn say(&mut self, text: &str) {
        self.clear();
        say(text);
    }

    fn clear(&mut self) {
        if self.on_terminal && self.last.take().is_some() {
            say_part("\r\x1b[K");
        }
    }
}
