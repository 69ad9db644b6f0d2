//! `dateline completions` and `dateline man`: made from the definitions of the command line.

use std::io::Write;
use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use super::CliError;

/// Arguments of `dateline completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints what a shell needs to complete commands and flags.
pub(super) fn completions(args: &CompletionsArgs, mut command: Command) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "dateline", &mut script);
    write(&script)
}

/// Prints the manual page: the program, then each subcommand.
///
/// # Errors
/// If the output cannot be written.
pub(super) fn man(command: Command) -> Result<ExitCode, CliError> {
    let mut page = Vec::new();
    let mut command = command;
    command.build();
    let man = clap_mangen::Man::new(command.clone());
    man.render(&mut page).map_err(CliError::Write)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        if sub.get_name() == "help" {
            continue;
        }
        let man = clap_mangen::Man::new(sub.clone());
        let heading = format!(".SH \"DATELINE {}\"\n", sub.get_name().to_uppercase());
        page.extend_from_slice(heading.as_bytes());
        man.render_description_section(&mut page)
            .and_then(|()| man.render_synopsis_section(&mut page))
            .and_then(|()| man.render_options_section(&mut page))
            .map_err(CliError::Write)?;
    }
    Ok(write(&page))
}

/// A pipe that is closed is no failure.
fn write(bytes: &[u8]) -> ExitCode {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
    ExitCode::SUCCESS
}
