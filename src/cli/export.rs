//! `dateline export`: the archive, or a part of it, in forms that other programs read.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::filters::FilterArgs;
use super::say::say;
use super::{CliError, feeds, paths};
use crate::analysis::Confidence;
use crate::archive::ArchiveHandle;
use crate::query::Form;
use crate::runtime::{Export, ExportError};

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Form] {
        &Form::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.told()))
    }
}

/// Arguments of `dateline export`.
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// What is written
    #[arg(short, long, value_enum)]
    format: Form,
    /// The file to write; - or none is standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
    /// Leave out encounters and quotations that are less sure than this (0 to 100)
    #[arg(long, value_name = "N", default_value_t = Confidence::SHOWN.0)]
    min_confidence: u8,
    #[command(flatten)]
    filter: FilterArgs,
}

impl ExportArgs {
    /// Whether articles or what they tell are written, so that there must be an archive.
    pub(super) fn needs_archive(&self) -> bool {
        self.format != Form::Opml
    }
}

/// Writes the export.
pub(super) fn run(args: &ExportArgs, archive: ArchiveHandle) -> Result<ExitCode, CliError> {
    let filter = args.filter.filter()?;
    let known = match args.format {
        Form::Opml if !filter.is_empty() => return Err(CliError::FeedsTakeNoQuery),
        Form::Opml => Some(feeds::config(&paths()?)?),
        _ => None,
    };
    let feeds = known.as_ref().map_or(&[][..], |known| &known.feeds);
    if let Some(known) = known.as_ref().filter(|known| known.feeds.is_empty()) {
        return Err(CliError::NoFeeds(known.file.clone()));
    }
    let mut export = Export {
        archive,
        filter,
        least: Confidence(args.min_confidence.min(100)),
        feeds,
        cancel: &AtomicBool::new(false),
        tell: &mut |_, _| {},
    };
    match args.out.as_deref().filter(|path| *path != Path::new("-")) {
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            export.write(args.format, &mut out)?;
            out.flush().map_err(CliError::Write)?;
        }
        Some(path) => {
            export.write_file(args.format, path, args.force)?;
            say(&format!("written to {}", path.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl From<ExportError> for CliError {
    fn from(error: ExportError) -> CliError {
        match error {
            ExportError::Archive(error) => CliError::Archive(error),
            ExportError::Write(error) => CliError::Write(error),
            ExportError::IsThere(path) => CliError::NotWritten {
                path,
                why: "it is there already; --force writes over it",
            },
            ExportError::NoFile(path) => CliError::NotWritten {
                path,
                why: "it is a link or a folder",
            },
            other @ (ExportError::NoFeeds | ExportError::Stopped) => CliError::Export(other),
        }
    }
}
