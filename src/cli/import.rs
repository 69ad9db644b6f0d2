//! `dateline import`: articles from files and folders into the archive.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use clap::Args;
use jiff::civil::Date;

use super::CliError;
use super::input::Input;
use crate::archive::{ArchiveHandle, ImportEvent, Progress, import};
use crate::article::Options;
use crate::config::Paths;
use crate::lexicon::Lexicon;

/// Arguments of `dateline import`.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// Files and folders with articles; - reads standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The archive to store them in
    #[arg(long, value_name = "FILE")]
    archive: Option<PathBuf>,
    /// Day of publication of articles that do not say one
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
}

/// Stores what is not stored yet; rows that are no articles are told and passed over.
pub(super) fn run(args: &ImportArgs, paths: &Paths) -> Result<ExitCode, CliError> {
    let path = args.archive.as_ref().unwrap_or(&paths.archive);
    let options = Options {
        published: args.date,
        ..Options::default()
    };
    let input = Input::new(&args.files, options);
    let lexicon = Lexicon::builtin();
    let is_watched = std::io::stderr().is_terminal();
    let mut tell = |event: ImportEvent<'_>| match event {
        ImportEvent::Rejected(reason) => eprintln!("dateline: {reason}"),
        ImportEvent::Stored(progress) if is_watched => {
            eprint!(
                "\r{} articles read, {} new",
                progress.n_read, progress.n_new
            );
        }
        ImportEvent::Stored(_) => {}
    };
    let mut archive = ArchiveHandle::file(path);
    let never = AtomicBool::new(false);
    let progress = import(&mut archive, input, &lexicon, &never, &mut tell)?;
    if is_watched {
        eprint!("\r\x1b[K");
    }
    report(&progress).map_err(CliError::Write)?;
    let code = u8::from(progress.n_rejected > 0);
    Ok(ExitCode::from(code))
}

fn report(progress: &Progress) -> std::io::Result<()> {
    writeln!(
        std::io::stdout(),
        "{} new, {} known already, {} could not be read",
        progress.n_new,
        progress.n_known,
        progress.n_rejected
    )
}
