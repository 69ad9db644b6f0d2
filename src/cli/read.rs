//! `dateline`, `dateline FILE…`: the reader itself.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;

use super::CliError;
use super::filters::view;
use crate::app::Notice;
use crate::archive::{Archive, ArchiveHandle, Engine};
use crate::article::{Options, sample};
use crate::config::{Config, CorrectionsFile, Loaded, Paths, corrections};
use crate::corrections::Read;
use crate::lexicon::Lexicon;
use crate::runtime::{Inputs, Job, NoTerminal, Session, check_terminal, run as run_session};

/// Arguments of the reader.
#[derive(Debug, Args)]
pub(super) struct ReadArgs {
    /// Files and folders to read, nothing is stored; - is standard input; none: the archive
    paths: Vec<PathBuf>,
    /// Begin with this saved view of the configuration
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// Day of publication for articles that do not say theirs (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
}

impl ReadArgs {
    /// Whether something is said that only the reader knows what to do with.
    pub(super) fn is_given(&self) -> bool {
        self.published.is_some() || self.view.is_some() || !self.paths.is_empty()
    }
}

/// Opens the reader and gives its exit code when it is closed.
pub(super) fn run(args: &ReadArgs, named: Option<PathBuf>) -> Result<ExitCode, CliError> {
    let from_stdin = args.paths.iter().any(|path| path.as_os_str() == "-");
    check_terminal(from_stdin).map_err(|why| no_terminal(why, &args.paths))?;
    let paths = Paths::from_env();
    let mut notices = Vec::new();
    let mut loaded = load_config(paths.as_ref(), &mut notices);
    if let Some(name) = &args.view {
        loaded.config.start.filter = view(name)?;
    }
    let file = paths.as_ref();
    let file = file.map(|paths| CorrectionsFile::new(&paths.corrections));
    let read = load_corrections(file.as_ref(), &mut notices);
    let knows_corrections = read.is_some();
    let in_force = corrections::in_force(&read.unwrap_or_default());
    let (archive, job) = if args.paths.is_empty() {
        open_archive(named, paths.as_ref(), &loaded.config, &mut notices)?
    } else {
        open_files(args)?
    };
    let code = run_session(Session {
        archive,
        engine: Engine::new(Lexicon::builtin(), in_force),
        corrections: file,
        knows_corrections,
        job,
        loaded,
        notices,
        log: paths.map(|paths| paths.log),
    })?;
    Ok(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}

/// The configuration; one that cannot be read leaves the defaults, and that is told.
fn load_config(paths: Option<&Paths>, notices: &mut Vec<Notice>) -> Loaded {
    let Some(paths) = paths else {
        return Config::parse("");
    };
    Config::load(&paths.config).unwrap_or_else(|error| {
        notices.push(Notice::error(error.to_string()));
        Config::parse("")
    })
}

/// The corrections, with what is wrong in them told; `None` if the file cannot be read.
fn load_corrections(file: Option<&CorrectionsFile>, notices: &mut Vec<Notice>) -> Option<Read> {
    let read = match file.map(CorrectionsFile::load) {
        Some(Ok(read)) => read,
        Some(Err(error)) => {
            notices.push(Notice::error(error.to_string()));
            return None;
        }
        None => Read::default(),
    };
    if let Some(first) = read.mistakes.first() {
        let told = match read.mistakes.len() {
            1 => format!("corrections.toml:{first}"),
            n => format!("{n} mistakes in corrections.toml (dateline corrections): {first}"),
        };
        notices.push(Notice::warning(told));
    }
    Some(read)
}

/// The archive, or the bundled articles where it is empty.
fn open_archive(
    named: Option<PathBuf>,
    paths: Option<&Paths>,
    config: &Config,
    notices: &mut Vec<Notice>,
) -> Result<(ArchiveHandle, Option<Job>), CliError> {
    let is_named = named.is_some();
    let path = named
        .or_else(|| config.archive.clone())
        .or_else(|| paths.map(|paths| paths.archive.clone()))
        .ok_or(CliError::NoHome)?;
    if path.exists() {
        let mut archive = open_file(&path, notices)?;
        let stats = archive.with(|archive| archive.stats())?;
        if stats.n_articles > 0 {
            return Ok((archive, None));
        }
    } else if is_named {
        return Err(CliError::NoArchive(path));
    }
    if !config.watch.folders.is_empty() {
        notices.push(Notice::info(
            "your archive is empty: what comes into the folders of [watch] is stored by itself",
        ));
        return Ok((open_file(&path, notices)?, None));
    }
    notices.push(Notice::info(
        "your archive is empty: these are sample articles; \"dateline import FILE\" stores your own",
    ));
    let inputs = Inputs::from_memory(sample::files(), Options::default());
    let job = Job {
        inputs,
        label: "reading the sample".to_owned(),
    };
    Ok((ArchiveHandle::memory(Archive::in_memory()?), Some(job)))
}

/// The archive in a file; for reading only where it cannot be written.
fn open_file(path: &Path, notices: &mut Vec<Notice>) -> Result<ArchiveHandle, CliError> {
    let mut archive = ArchiveHandle::file(path);
    let Err(error) = archive.with(|_| Ok(())) else {
        return Ok(archive);
    };
    let mut read_only = ArchiveHandle::file_read_only(path);
    if read_only.with(|_| Ok(())).is_err() {
        return Err(error.into());
    }
    notices.push(Notice::warning(
        "the archive cannot be written: what you read or star will not be kept",
    ));
    Ok(read_only)
}

fn open_files(args: &ReadArgs) -> Result<(ArchiveHandle, Option<Job>), CliError> {
    let options = Options {
        published: args.published,
        ..Options::default()
    };
    let inputs = Inputs::new(&args.paths, options);
    let failures: Vec<String> = inputs.failures().map(ToString::to_string).collect();
    if failures.len() == inputs.n_files() {
        return Err(CliError::NothingToRead(failures.join("; ")));
    }
    let job = Job {
        inputs,
        label: "reading".to_owned(),
    };
    Ok((ArchiveHandle::memory(Archive::in_memory()?), Some(job)))
}

fn no_terminal(why: NoTerminal, paths: &[PathBuf]) -> CliError {
    let mut command = "dateline show".to_owned();
    for path in paths {
        command.push(' ');
        command.push_str(&path.display().to_string());
    }
    CliError::NoTerminal { why, command }
}
