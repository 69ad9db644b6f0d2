//! `dateline watch`: what comes into folders is stored as it comes.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::Args;

use super::say::say;
use super::{CliError, paths};
use crate::archive::{ArchiveHandle, Engine, ImportEvent, Retention, import};
use crate::article::Options;
use crate::config::Config;
use crate::runtime::{Inputs, Watch, keep_by_rules, on_interrupt};

/// Arguments of `dateline watch`.
#[derive(Debug, Args)]
pub(super) struct WatchArgs {
    /// Folders whose files are stored, those that are there and those that come; none: those of
    /// the configuration
    #[arg(value_name = "FOLDER")]
    folders: Vec<PathBuf>,
}

/// Stores what comes, until Ctrl-C; a line for each lot.
pub(super) fn run(
    args: &WatchArgs,
    mut archive: ArchiveHandle,
    engine: &Engine,
    keep: &Retention,
) -> Result<ExitCode, CliError> {
    let folders = match &args.folders[..] {
        [] => configured()?,
        named => named.to_vec(),
    };
    let cancel = Arc::new(AtomicBool::new(false));
    on_interrupt(Arc::clone(&cancel)).map_err(CliError::Signals)?;
    for folder in folders.iter().filter(|folder| !folder.is_dir()) {
        say(&format!(
            "{}: there is no such folder yet; it is waited for",
            folder.display()
        ));
    }
    let mut watch = Watch::new(&folders);
    while let Some(files) = watch.next(&cancel) {
        let inputs = Inputs::new(&files, Options::default());
        let progress = import(&mut archive, inputs, engine, &cancel, &mut |event| {
            if let ImportEvent::Rejected(reason) = event {
                say(reason);
            }
        })?;
        if progress.n_new > 0 {
            let told = match &files[..] {
                [one] => format!("{} stored from {}", progress.n_new, one.display()),
                files => format!("{} stored from {} files", progress.n_new, files.len()),
            };
            let mut out = std::io::stdout().lock();
            writeln!(out, "{told}")
                .and_then(|()| out.flush())
                .map_err(CliError::Write)?;
            if let Some(told) = keep_by_rules(&mut archive, keep, &cancel)? {
                say(&told);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The folders that the configuration names.
fn configured() -> Result<Vec<PathBuf>, CliError> {
    let file = paths()?.config;
    let folders = Config::load(&file)?.config.watch.folders;
    if folders.is_empty() {
        return Err(CliError::NothingToRead(format!(
            "name a folder to watch, or write folders = [\"~/news\"] under [watch] into {}",
            file.display()
        )));
    }
    Ok(folders)
}
