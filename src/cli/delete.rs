//! `dateline delete`, `undelete`: articles out of the archive, and back.

use std::io::{BufRead, BufWriter, IsTerminal};
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::CliError;
use super::filters::FilterArgs;
use super::say::{say, say_part};
use super::table::{Format, Table, short, wide};
use crate::archive::{ArchiveHandle, DeletedRow, Engine};
use crate::query::Sort;
use crate::text::sanitize;
use crate::timeline::ArticleId;

/// Headlines shown before it is asked whether they are meant.
const N_SHOWN: usize = 5;

/// Arguments of `dateline delete`.
#[derive(Debug, Args)]
pub(super) struct DeleteArgs {
    /// Delete without asking
    #[arg(short, long)]
    yes: bool,
    /// Delete these articles, by their ids as "dateline articles" prints them
    #[arg(
        long,
        value_name = "ID",
        value_delimiter = ',',
        allow_hyphen_values = true
    )]
    id: Vec<i64>,
    #[command(flatten)]
    filter: FilterArgs,
}

/// Arguments of `dateline undelete`.
#[derive(Debug, Args)]
pub(super) struct UndeleteArgs {
    /// The articles to bring back, by id; none: those that were deleted together last
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    ids: Vec<i64>,
    /// Bring everything back that was deleted
    #[arg(long, conflicts_with = "ids")]
    all: bool,
    /// Only list what could come back
    #[arg(long, conflicts_with_all = ["ids", "all"])]
    list: bool,
    /// How the list is written
    #[arg(short, long, value_enum, default_value_t, requires = "list")]
    format: Format,
}

/// Deletes what passes the filter, or the articles named; asks first.
pub(super) fn delete(args: &DeleteArgs, mut archive: ArchiveHandle) -> Result<ExitCode, CliError> {
    let filter = args.filter.filter()?;
    let mut ids: Vec<ArticleId> = args.id.iter().copied().map(ArticleId).collect();
    match (ids.is_empty(), filter.is_empty()) {
        (true, true) => return Err(CliError::DeleteWhat),
        (true, false) => ids = archive.with(|archive| archive.ids(&filter, Sort::Newest))?,
        (false, true) => {}
        (false, false) => {
            let passing = archive.with(|archive| archive.ids(&filter, Sort::Newest))?;
            ids.retain(|id| passing.contains(id));
        }
    }
    if ids.is_empty() {
        say("no article passes; nothing is deleted");
        return Ok(ExitCode::from(1));
    }
    if !args.yes && !is_meant(&mut archive, &ids)? {
        say("nothing is deleted");
        return Ok(ExitCode::from(1));
    }
    let now = jiff::Timestamp::now().as_second();
    let deleted = archive.with(|archive| archive.delete(&ids, now))?;
    say(&format!(
        "{} deleted; \"dateline undelete\" brings {} back, \"dateline compact --purge-deleted\" gives the room back",
        articles(deleted.len()),
        if deleted.len() == 1 { "it" } else { "them" }
    ));
    Ok(ExitCode::SUCCESS)
}

/// Shows what would be deleted and asks; without a terminal nobody can answer.
fn is_meant(archive: &mut ArchiveHandle, ids: &[ArticleId]) -> Result<bool, CliError> {
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Err(CliError::SayYes(ids.len()));
    }
    for id in ids.iter().take(N_SHOWN) {
        let stored = archive.with(|archive| archive.article(*id));
        if let Ok(stored) = stored {
            say(&format!("  {}", sanitize::display(&stored.row.title)));
        }
    }
    if ids.len() > N_SHOWN {
        say(&format!("  and {} more", ids.len() - N_SHOWN));
    }
    say_part(&format!("delete {}? [y/N] ", articles(ids.len())));
    let mut answer = String::new();
    stdin
        .lock()
        .read_line(&mut answer)
        .map_err(CliError::Terminal)?;
    Ok(matches!(
        answer.trim().to_ascii_lowercase().as_str(),
        "y" | "yes"
    ))
}

/// Brings articles back.
pub(super) fn undelete(
    args: &UndeleteArgs,
    mut archive: ArchiveHandle,
    engine: &Engine,
) -> Result<ExitCode, CliError> {
    let deleted = archive.with(|archive| archive.deleted())?;
    if args.list {
        return list(&deleted, args.format);
    }
    let last = deleted.first().map(|row| row.batch);
    let is_meant = |row: &&DeletedRow| match args.ids.as_slice() {
        [] => args.all || Some(row.batch) == last,
        ids => ids.contains(&row.id.0),
    };
    let ids: Vec<ArticleId> = deleted.iter().filter(is_meant).map(|row| row.id).collect();
    if ids.is_empty() {
        say(match deleted.is_empty() {
            true => "nothing was deleted that could come back",
            false => "none of these was deleted; \"dateline undelete --list\" lists what was",
        });
        return Ok(ExitCode::from(1));
    }
    let back = archive.with(|archive| archive.undelete(&ids, |article| engine.prepare(article)))?;
    say(&format!("{} back", articles(back.len())));
    Ok(ExitCode::SUCCESS)
}

fn list(deleted: &[DeletedRow], format: Format) -> Result<ExitCode, CliError> {
    let columns = [short("id"), short("deleted"), wide("title")];
    let out = BufWriter::new(std::io::stdout().lock());
    let mut table = Table::new(out, format, &columns);
    for row in deleted {
        let at = jiff::Timestamp::from_second(row.at).ok();
        let values = vec![
            json!(row.id.0),
            json!(at.map(|at| at.to_string())),
            json!(row.title),
        ];
        table.row(values).map_err(CliError::Write)?;
    }
    table.end().map_err(CliError::Write)?;
    Ok(ExitCode::SUCCESS)
}

/// "1 article", "2 articles".
pub(super) fn articles(n: usize) -> String {
    match n {
        1 => "1 article".to_owned(),
        n => format!("{n} articles"),
    }
}
