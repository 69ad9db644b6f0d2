//! `dateline backup`, `restore`, `compact`, `doctor`: keeping an archive.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use clap::{Args, ValueEnum};

use super::CliError;
use super::delete::articles;
use super::say::{say, say_part};
use super::table::{Format, Table, short, wide};
use crate::archive::{ArchiveHandle, Finding, Retention, Verdict, restore as put_back};
use crate::config::{Config, CorrectionsFile, Paths};
use crate::runtime::keep_by_rules;

/// Arguments of `dateline backup`.
#[derive(Debug, Args)]
pub(super) struct BackupArgs {
    /// The file to make
    file: PathBuf,
}

/// Arguments of `dateline restore`.
#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    /// A file that "dateline backup" made
    file: PathBuf,
}

/// Arguments of `dateline compact`.
#[derive(Debug, Args)]
pub(super) struct CompactArgs {
    /// Forget for good what was deleted at any time, not only more than 30 days ago
    #[arg(long)]
    purge_deleted: bool,
}

/// Seconds for which what was deleted can come back, whatever is compacted.
const KEPT_SECONDS: i64 = 30 * 24 * 3600;

/// Arguments of `dateline doctor`.
#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    /// Read every page of the archive
    #[arg(long)]
    full: bool,
    /// How the findings are written
    #[arg(short, long, value_enum, default_value_t)]
    format: DoctorFormat,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum DoctorFormat {
    /// A line each
    #[default]
    Table,
    /// One JSON array of objects
    Json,
}

/// Copies the archive.
pub(super) fn backup(args: &BackupArgs, mut archive: ArchiveHandle) -> Result<ExitCode, CliError> {
    let copied = archive.with(|archive| archive.back_up(&args.file, &mut share))?;
    end_share();
    say(&format!(
        "{} articles, {} MB copied to {}; the copy is sound",
        copied.n_articles,
        megabytes(copied.n_bytes),
        args.file.display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Puts a copy in the archive's place.
pub(super) fn restore(args: &RestoreArgs, archive: &Path) -> Result<ExitCode, CliError> {
    let (copied, kept) = put_back(&args.file, archive, &mut share)?;
    end_share();
    say(&format!(
        "{} articles restored to {}",
        copied.n_articles,
        archive.display()
    ));
    if let Some(kept) = kept {
        say(&format!("what was there is kept as {}", kept.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// Gives room back; what was deleted long ago is forgotten for good, and what the rules do not
/// keep is deleted, to be brought back if it was not meant.
pub(super) fn compact(
    args: &CompactArgs,
    mut archive: ArchiveHandle,
    keep: &Retention,
) -> Result<ExitCode, CliError> {
    let now = jiff::Timestamp::now().as_second();
    let upto = match args.purge_deleted {
        true => i64::MAX,
        false => now.saturating_sub(KEPT_SECONDS),
    };
    let n_purged = archive.with(|archive| archive.purge_deleted(upto))?;
    if n_purged > 0 {
        say(&format!(
            "{} that had been deleted forgotten for good",
            articles(n_purged)
        ));
    }
    if let Some(told) = keep_by_rules(&mut archive, keep, &AtomicBool::new(false))? {
        say(&told);
    }
    let (before, after) = archive.with(|archive| archive.compact())?;
    say(&format!(
        "{} MB before, {} MB after",
        megabytes(before),
        megabytes(after)
    ));
    Ok(ExitCode::SUCCESS)
}

/// Looks at everything that can be wrong. The exit code is 1 if something is to be done.
pub(super) fn doctor(args: &DoctorArgs, archive: &Path) -> Result<ExitCode, CliError> {
    let mut findings = vec![Finding::new(
        "program",
        Verdict::Ok,
        format!(
            "dateline {} on {} {}",
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH
        ),
    )];
    findings.extend(files(archive));
    if archive.exists() {
        let mut handle = ArchiveHandle::file_read_only(archive);
        match handle.with(|archive| Ok(archive.examine(args.full))) {
            Ok(found) => findings.extend(found),
            Err(error) => {
                findings.push(Finding::new("archive", Verdict::Problem, error.to_string()));
            }
        }
    }
    findings.push(terminal());
    let mut out = std::io::stdout().lock();
    match args.format {
        DoctorFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &findings)
                .map_err(|e| CliError::Write(e.into()))?;
            writeln!(out).map_err(CliError::Write)?;
        }
        DoctorFormat::Table => {
            let columns = [short("verdict"), short("what"), wide("says")];
            let mut table = Table::new(out, Format::Table, &columns).uncut();
            for finding in &findings {
                let verdict = match finding.verdict {
                    Verdict::Ok => "ok",
                    Verdict::Note => "note",
                    Verdict::Problem => "PROBLEM",
                };
                let values = vec![
                    verdict.into(),
                    finding.what.clone().into(),
                    finding.says.clone().into(),
                ];
                table.row(values).map_err(CliError::Write)?;
            }
            table.end().map_err(CliError::Write)?;
        }
    }
    let worst = findings.iter().map(|finding| finding.verdict).max();
    Ok(ExitCode::from(u8::from(worst == Some(Verdict::Problem))))
}

/// The configuration, the corrections and the archive as files.
fn files(archive: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    match Paths::from_env() {
        None => findings.push(Finding::new(
            "home folder",
            Verdict::Problem,
            "the system does not say where it is: set HOME",
        )),
        Some(paths) => {
            findings.push(match Config::load(&paths.config) {
                Ok(loaded) if loaded.mistakes.is_empty() => {
                    let says = match paths.config.exists() {
                        true => paths.config.display().to_string(),
                        false => format!("none ({}); all defaults", paths.config.display()),
                    };
                    Finding::new("configuration", Verdict::Ok, says)
                }
                Ok(loaded) => Finding::new(
                    "configuration",
                    Verdict::Note,
                    format!(
                        "{} mistakes in {}: \"dateline config check\" lists them",
                        loaded.mistakes.len(),
                        paths.config.display()
                    ),
                ),
                Err(error) => Finding::new("configuration", Verdict::Problem, error.to_string()),
            });
            findings.push(match CorrectionsFile::new(&paths.corrections).load() {
                Ok(read) if read.mistakes.is_empty() => {
                    let shown = paths.corrections.display().to_string();
                    Finding::new("corrections", Verdict::Ok, shown)
                }
                Ok(read) => Finding::new(
                    "corrections",
                    Verdict::Note,
                    format!(
                        "{} mistakes: \"dateline corrections\" lists them",
                        read.mistakes.len()
                    ),
                ),
                Err(error) => Finding::new("corrections", Verdict::Problem, error.to_string()),
            });
        }
    }
    findings.push(match std::fs::metadata(archive) {
        Ok(found) => Finding::new(
            "archive",
            Verdict::Ok,
            format!("{}, {} MB", archive.display(), megabytes(found.len())),
        ),
        Err(_) => Finding::new(
            "archive",
            Verdict::Note,
            format!(
                "none yet ({}): \"dateline import\" makes it",
                archive.display()
            ),
        ),
    });
    #[cfg(unix)]
    if let Ok(found) = std::fs::metadata(archive) {
        use std::os::unix::fs::PermissionsExt;
        let mode = found.permissions().mode() & 0o777;
        findings.push(match mode & 0o077 {
            0 => Finding::new("permissions", Verdict::Ok, format!("{mode:o}")),
            _ => Finding::new(
                "permissions",
                Verdict::Note,
                format!("{mode:o}: others can read what you read; chmod 600 keeps them out"),
            ),
        });
    }
    findings
}

fn terminal() -> Finding {
    let get = |name: &str| std::env::var(name).unwrap_or_default();
    let (term, colours) = (get("TERM"), get("COLORTERM"));
    let says = format!("TERM={term} COLORTERM={colours}");
    if !std::io::stdin().is_terminal() {
        return Finding::new("terminal", Verdict::Note, "standard input is no terminal");
    }
    match term.as_str() {
        "" | "dumb" => Finding::new(
            "terminal",
            Verdict::Note,
            format!("{says}: the reader needs a terminal that can move its cursor"),
        ),
        _ => Finding::new("terminal", Verdict::Ok, says),
    }
}

fn megabytes(n_bytes: u64) -> String {
    // Tenths are enough; a size is far below what a float holds exactly.
    format!("{:.1}", n_bytes as f64 / 1e6)
}

/// Tells how far a copy is, where somebody looks.
fn share(done: u8) {
    if std::io::stderr().is_terminal() {
        say_part(&format!("\r{done} %"));
    }
}

fn end_share() {
    if std::io::stderr().is_terminal() {
        say_part("\r      \r");
    }
}
