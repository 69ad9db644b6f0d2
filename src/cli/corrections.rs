//! `dateline corrections`: what the user corrected, and in how many articles it finds something.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::CliError;
use super::say::say;
use crate::archive::ArchiveHandle;
use crate::config::corrections::in_force;
use crate::config::{CorrectionsFile, Paths};
use crate::corrections::{Correction, EXAMPLE, Read};
use crate::lexicon::Lexicon;

/// Arguments of `dateline corrections`.
#[derive(Debug, Args)]
pub(super) struct CorrectionsArgs {
    /// List another file, as it would be if it were yours
    #[arg(long, value_name = "FILE", conflicts_with_all = ["example", "path"])]
    check: Option<PathBuf>,
    /// Print a documented example
    #[arg(long, conflicts_with = "path")]
    example: bool,
    /// Print where your corrections are kept
    #[arg(long)]
    path: bool,
}

/// Lists corrections with the number of articles; exit code 1 if the file has mistakes.
pub(super) fn run(
    args: &CorrectionsArgs,
    paths: &Paths,
    archive: impl FnOnce() -> Result<ArchiveHandle, CliError>,
) -> Result<ExitCode, CliError> {
    let mut out = std::io::stdout().lock();
    if args.example {
        out.write_all(EXAMPLE.as_bytes()).map_err(CliError::Write)?;
        return Ok(ExitCode::SUCCESS);
    }
    if args.path {
        let path = paths.corrections.display();
        writeln!(out, "{path}").map_err(CliError::Write)?;
        return Ok(ExitCode::SUCCESS);
    }
    let file = CorrectionsFile::new(args.check.as_deref().unwrap_or(&paths.corrections));
    if args.check.is_some() {
        std::fs::metadata(file.path()).map_err(|source| CliError::Read {
            path: file.path().to_owned(),
            source,
        })?;
    }
    let read = file.load()?;
    let mut counter = Counter::new(archive()?, &read, args.check.is_some())?;
    list(&file, &read, &mut counter, &mut out)?;
    for mistake in &read.mistakes {
        say(&format!("{}:{mistake}", file.path().display()));
    }
    let code = u8::from(!read.mistakes.is_empty());
    Ok(ExitCode::from(code))
}

fn list(
    file: &CorrectionsFile,
    read: &Read,
    counter: &mut Counter,
    out: &mut dyn Write,
) -> Result<(), CliError> {
    let path = file.path().display();
    let mut n_idle = 0;
    for (correction, line) in &read.corrections {
        let (n, words) = counter.count(correction)?;
        n_idle += usize::from(n == Some(0));
        let where_it_holds = scope_words(correction);
        let told = correction.words();
        let told = crate::text::sanitize::display(&told);
        writeln!(out, "{path}:{line}: {told}; {where_it_holds}: {words}")
            .map_err(CliError::Write)?;
    }
    let n = read.corrections.len();
    let all = match n {
        1 => "1 correction".to_owned(),
        n => format!("{n} corrections"),
    };
    let idle = match n_idle {
        0 => String::new(),
        n => format!(", {n} of them without anything to correct in the archive"),
    };
    let state = counter.state();
    writeln!(out, "{path}: {all}{idle}{state}").map_err(CliError::Write)
}

fn scope_words(correction: &Correction) -> String {
    let scope = &correction.scope;
    let words = match (&scope.article, &scope.source) {
        (Some(key), _) => format!("in the article {key}"),
        (None, Some(source)) => format!("in articles of {source}"),
        (None, None) => "everywhere".to_owned(),
    };
    crate::text::sanitize::display(&words).into_owned()
}

/// Whoever counts the articles in which a correction finds something.
struct Counter {
    archive: Option<ArchiveHandle>,
    /// Whether the archive is asked what would be found: it does not follow these corrections.
    is_trial: bool,
    is_behind: bool,
}

impl Counter {
    fn new(archive: ArchiveHandle, read: &Read, is_check: bool) -> Result<Counter, CliError> {
        // To count must not make an archive.
        let path = archive.path().filter(|path| path.exists());
        let Some(path) = path.map(ToOwned::to_owned) else {
            return Ok(Counter {
                archive: None,
                is_trial: false,
                is_behind: false,
            });
        };
        let in_force = in_force(read);
        let mut archive = ArchiveHandle::file_read_only(&path);
        let needs = match archive.with(|archive| archive.needs_correction(&in_force)) {
            Ok(needs) => needs,
            Err(_) => {
                // One of an older format is brought up to date, as by the reader.
                archive = ArchiveHandle::file(&path);
                archive.with(|archive| archive.needs_correction(&in_force))?
            }
        };
        Ok(Counter {
            archive: Some(archive),
            is_trial: needs || is_check,
            is_behind: needs && !is_check,
        })
    }

    /// The number of articles, where it is known, and the same in words.
    fn count(&mut self, correction: &Correction) -> Result<(Option<usize>, String), CliError> {
        let Some(archive) = &mut self.archive else {
            return Ok((None, "no archive".to_owned()));
        };
        let n_found = archive.with(|archive| archive.n_corrected(&correction.id()))?;
        if n_found > 0 || !self.is_trial {
            return Ok((Some(n_found), articles(n_found)));
        }
        let list = std::slice::from_ref(correction);
        let lexicon = Lexicon::builtin();
        let affected = archive.with(|archive| archive.affected(list, &lexicon))?;
        let n = affected.n_articles;
        let most = if affected.is_exact { "" } else { "at most " };
        Ok((Some(n), format!("{most}{}", articles(n))))
    }

    fn state(&self) -> &'static str {
        match self.is_behind {
            true => "; the archive follows them when it is next read or imported into",
            false => "",
        }
    }
}

fn articles(n: usize) -> String {
    match n {
        1 => "1 article".to_owned(),
        n => format!("{n} articles"),
    }
}
