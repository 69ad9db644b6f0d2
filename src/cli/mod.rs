//! Floor 10: the command line, one file a subcommand.

mod analyze;
mod config;
mod contract;
mod corrections;
mod delete;
mod export;
mod feeds;
#[cfg(feature = "fetch")]
mod fetch;
mod filters;
mod help;
mod import;
mod keep;
mod lists;
mod read;
mod say;
mod show;
mod table;
mod train;
mod watch;

use clap::{CommandFactory, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::archive::{ArchiveHandle, Engine, Retention};
use crate::config::corrections::in_force;
use crate::config::{Config, CorrectionsFile, Paths};
use crate::corrections::Corrections;
use crate::lexicon::Lexicon;
use crate::runtime::NoTerminal;

/// A terminal news reader that knows who met whom.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    read: read::ReadArgs,
    /// The archive to use instead of the configured one
    #[arg(long, value_name = "PATH", global = true)]
    archive: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Store articles from files and folders in the archive
    Import(import::ImportArgs),
    /// Store what comes into folders, as it comes
    Watch(watch::WatchArgs),
    /// Fetch the feeds of the configuration and store their new articles
    #[cfg(feature = "fetch")]
    Fetch(fetch::FetchArgs),
    /// List the feeds with when they were last fetched and what went wrong
    Feeds(feeds::FeedsArgs),
    /// Print articles as plain text with their quotations and meetings
    Show(show::ShowArgs),
    /// List articles
    Articles(lists::ListArgs),
    /// List quotations with their speakers
    Quotes(lists::ListArgs),
    /// List who met whom, in order of time
    Meetings(lists::ListArgs),
    /// List the people that articles name, most often named first
    People(lists::ListArgs),
    /// List the countries that articles are about
    Countries(lists::ListArgs),
    /// List who met whom how often, with the last contact
    Pairs(lists::ListArgs),
    /// Print the totals of the archive
    Stats(lists::ListArgs),
    /// Write articles, a dossier, a calendar or a graph for other programs
    Export(export::ExportArgs),
    /// Delete articles; "dateline undelete" brings them back
    Delete(delete::DeleteArgs),
    /// Bring deleted articles back
    Undelete(delete::UndeleteArgs),
    /// Copy the archive into a file, checked, also while it is in use
    Backup(keep::BackupArgs),
    /// Put a copy in the place of the archive, which is kept beside it
    Restore(keep::RestoreArgs),
    /// Give the room of what was deleted back and put the index in order
    Compact(keep::CompactArgs),
    /// Look for what is wrong with the archive and its surroundings, and say what to do
    Doctor(keep::DoctorArgs),
    /// Print completions for a shell
    Completions(help::CompletionsArgs),
    /// Print the manual page
    Man,
    /// Print what is found in articles, one JSON object a line
    Analyze(analyze::AnalyzeArgs),
    /// Check, print or find the configuration
    Config(config::ConfigArgs),
    /// List your corrections and in how many articles they find something
    Corrections(corrections::CorrectionsArgs),
    /// Train the name recogniser
    #[command(hide = true)]
    TrainNames(train::TrainArgs),
}

/// Why a command ended without doing what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A file could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The output could not be written.
    #[error("cannot write the output: {0}")]
    Write(std::io::Error),
    /// The configuration file could not be read.
    #[error(transparent)]
    Config(#[from] crate::config::ReadError),
    /// The file of corrections could not be read.
    #[error(transparent)]
    Corrections(#[from] crate::config::corrections::FileError),
    /// The archive could not be used.
    #[error(transparent)]
    Archive(#[from] crate::archive::ArchiveError),
    /// The configuration that the environment names is not there.
    #[error("there is no file {}, which DATELINE_CONFIG names", _0.display())]
    NoConfig(PathBuf),
    /// Ctrl-C could not be watched.
    #[error("cannot listen for signals: {0}")]
    Signals(std::io::Error),
    /// There is no terminal to read on.
    #[error("{why}; \"{command}\" prints the same as text")]
    NoTerminal {
        /// What is missing.
        why: NoTerminal,
        /// What to run instead.
        command: String,
    },
    /// The archive named on the command line is not there.
    #[error("there is no archive {path}; \"dateline import --archive {path} FILE\" makes it", path = _0.display())]
    NoArchive(PathBuf),
    /// None of the files can be read.
    #[error("nothing to read: {0}")]
    NothingToRead(String),
    /// A file is not written.
    #[error("{} is not written: {why}", path.display())]
    NotWritten {
        /// Which file.
        path: PathBuf,
        /// What is in the way.
        why: &'static str,
    },
    /// An export was not made.
    #[error(transparent)]
    Export(crate::runtime::ExportError),
    /// The feeds are to be listed, and only some of the articles.
    #[error("opml lists the feeds of the configuration; it takes no query")]
    FeedsTakeNoQuery,
    /// A query has a mistake in it.
    #[error("{what}\n{shown}")]
    Query {
        /// What is wrong.
        what: String,
        /// The query with a caret under it.
        shown: String,
    },
    /// There are no feeds.
    #[error("no feeds: write [[feed]] and url = \"https://…\" into {}", _0.display())]
    NoFeeds(PathBuf),
    /// A feed is named that the configuration does not have.
    #[error("there is no feed \"{name}\"; dateline feeds lists them{meant}")]
    NoFeed {
        /// What was asked for.
        name: String,
        /// What was perhaps meant.
        meant: String,
    },
    /// A view is named that the configuration does not have.
    #[error("there is no view \"{name}\" in {}{meant}", file.display())]
    NoView {
        /// What was asked for.
        name: String,
        /// Where the views stand.
        file: PathBuf,
        /// What was perhaps meant.
        meant: String,
    },
    /// Nothing says which articles are to be deleted.
    #[error("say which articles: a query, or --id; \"dateline articles\" lists what a query finds")]
    DeleteWhat,
    /// Nobody can be asked.
    #[error(
        "{_0} articles would be deleted, and there is no terminal to ask on: --yes deletes them"
    )]
    SayYes(usize),
    /// Options of the reader stand before a subcommand.
    #[error(
        "an option of the reader (--view, --published) stands before a subcommand: write it behind the subcommand, where that has it"
    )]
    ForReader,
    /// The reader could not go on.
    #[error("the terminal failed: {0}")]
    Terminal(#[from] std::io::Error),
    /// The system does not say where the home folder is.
    #[error("no home folder: set HOME, or name the archive with --archive")]
    NoHome,
}

/// Runs the program with the process's arguments and gives its exit code.
pub fn run() -> ExitCode {
    let args = Args::parse();
    match run_command(args) {
        Ok(code) => code,
        Err(CliError::Write(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            say::say(&format!("dateline: {error}"));
            ExitCode::from(2)
        }
    }
}

fn run_command(args: Args) -> Result<ExitCode, CliError> {
    if args.command.is_some() && args.read.is_given() {
        return Err(CliError::ForReader);
    }
    match args.command {
        Some(Command::Analyze(args)) => analyze::run(&args),
        Some(Command::Import(import)) => {
            let engine = engine()?;
            let keep = keep()?;
            archive(args.archive).and_then(|archive| import::run(&import, archive, &engine, &keep))
        }
        Some(Command::Watch(folders)) => {
            let engine = engine()?;
            let keep = keep()?;
            archive(args.archive).and_then(|archive| watch::run(&folders, archive, &engine, &keep))
        }
        #[cfg(feature = "fetch")]
        Some(Command::Fetch(fetch)) => {
            let (config, engine) = (feeds::config(&paths()?)?, engine()?);
            archive(args.archive).and_then(|archive| fetch::run(&fetch, config, archive, &engine))
        }
        Some(Command::Feeds(list)) => {
            let config = feeds::config(&paths()?)?;
            feeds::run(&list, &config, archive(args.archive)?)
        }
        Some(Command::Config(args)) => paths().and_then(|paths| config::run(&args, &paths)),
        Some(Command::Corrections(list)) => {
            paths().and_then(|paths| corrections::run(&list, &paths, || archive(args.archive)))
        }
        Some(Command::Articles(list)) => lists(lists::What::Articles, &list, args.archive),
        Some(Command::Quotes(list)) => lists(lists::What::Quotes, &list, args.archive),
        Some(Command::Meetings(list)) => lists(lists::What::Meetings, &list, args.archive),
        Some(Command::People(list)) => lists(lists::What::People, &list, args.archive),
        Some(Command::Countries(list)) => lists(lists::What::Countries, &list, args.archive),
        Some(Command::Pairs(list)) => lists(lists::What::Pairs, &list, args.archive),
        Some(Command::Stats(list)) => lists(lists::What::Stats, &list, args.archive),
        Some(Command::Export(export)) => {
            let archive = match export.needs_archive() {
                true => stored(args.archive)?,
                false => archive(args.archive)?,
            };
            export::run(&export, archive)
        }
        Some(Command::Backup(backup)) => keep::backup(&backup, stored(args.archive)?),
        Some(Command::Restore(copy)) => keep::restore(&copy, &archive_path(args.archive)?),
        Some(Command::Delete(delete)) => delete::delete(&delete, stored(args.archive)?),
        Some(Command::Undelete(back)) => {
            let engine = engine()?;
            delete::undelete(&back, stored(args.archive)?, &engine)
        }
        Some(Command::Compact(compact)) => keep::compact(&compact, stored(args.archive)?, &keep()?),
        Some(Command::Doctor(doctor)) => keep::doctor(&doctor, &archive_path(args.archive)?),
        Some(Command::Completions(shell)) => Ok(help::completions(&shell, Args::command())),
        Some(Command::Man) => help::man(Args::command()),
        Some(Command::TrainNames(args)) => train::run(&args),
        Some(Command::Show(show)) => show::run(&show, || archive(args.archive), engine),
        None => read::run(&args.read, args.archive),
    }
}

fn lists(
    what: lists::What,
    args: &lists::ListArgs,
    named: Option<PathBuf>,
) -> Result<ExitCode, CliError> {
    lists::run(what, args, stored(named)?)
}

/// The archive, which must be there: a question makes none.
fn stored(named: Option<PathBuf>) -> Result<ArchiveHandle, CliError> {
    let path = archive_path(named)?;
    match path.exists() {
        true => Ok(ArchiveHandle::file(&path)),
        false => Err(CliError::NoArchive(path)),
    }
}

/// The archive named on the command line, else the configured one, else the user's own.
fn archive(named: Option<PathBuf>) -> Result<ArchiveHandle, CliError> {
    archive_path(named).map(|path| ArchiveHandle::file(&path))
}

fn archive_path(named: Option<PathBuf>) -> Result<PathBuf, CliError> {
    if let Some(path) = named {
        return Ok(path);
    }
    let paths = paths()?;
    let loaded = Config::load(&paths.config)?;
    Ok(loaded.config.archive.unwrap_or(paths.archive))
}

/// What the configuration keeps in the archive: everything where there is no configuration.
fn keep() -> Result<Retention, CliError> {
    match Paths::from_env() {
        Some(paths) => Ok(Config::load(&paths.config)?.config.keep),
        None => Ok(Config::default().keep),
    }
}

/// What articles are analysed with: the lexicon, corrected by the user's own file. Mistakes in
/// that are told and passed over.
fn engine() -> Result<Engine, CliError> {
    let Some(paths) = Paths::from_env() else {
        return Ok(Engine::new(Lexicon::builtin(), Corrections::default()));
    };
    let file = CorrectionsFile::new(&paths.corrections);
    let read = file.load()?;
    for mistake in &read.mistakes {
        say::say(&format!("{}:{mistake}", file.path().display()));
    }
    Ok(Engine::new(Lexicon::builtin(), in_force(&read)))
}

fn paths() -> Result<Paths, CliError> {
    Paths::from_env().ok_or(CliError::NoHome)
}
