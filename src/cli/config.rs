//! `dateline config check|print|path`.

use std::io::Write;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::CliError;
use crate::config::{Config, EXAMPLE, Paths};
use crate::runtime::check_config;

/// Arguments of `dateline config`.
#[derive(Debug, Args)]
pub(super) struct ConfigArgs {
    #[command(subcommand)]
    command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// List every mistake in the configuration file; exit code 1 if there is one
    Check,
    /// Print the documented default configuration
    Print,
    /// Print where the configuration file is looked for
    Path,
}

/// Runs one of the three.
pub(super) fn run(args: &ConfigArgs, paths: &Paths) -> Result<ExitCode, CliError> {
    let mut out = std::io::stdout().lock();
    match args.command {
        ConfigCommand::Path => {
            writeln!(out, "{}", paths.config.display()).map_err(CliError::Write)?;
        }
        ConfigCommand::Print => {
            out.write_all(EXAMPLE.as_bytes()).map_err(CliError::Write)?;
        }
        ConfigCommand::Check => return check(paths, &mut out),
    }
    Ok(ExitCode::SUCCESS)
}

fn check(paths: &Paths, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let file = paths.config.display();
    if !paths.config.exists() {
        if std::env::var_os("DATELINE_CONFIG").is_some() {
            return Err(CliError::NoConfig(paths.config.clone()));
        }
        writeln!(out, "{file}: there is no such file; the defaults hold")
            .map_err(CliError::Write)?;
        return Ok(ExitCode::SUCCESS);
    }
    let loaded = Config::load(&paths.config)?;
    let mistakes = check_config(&loaded);
    for mistake in &mistakes {
        writeln!(out, "{file}:{mistake}").map_err(CliError::Write)?;
    }
    if mistakes.is_empty() {
        writeln!(out, "{file}: no mistakes").map_err(CliError::Write)?;
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::from(1))
}
