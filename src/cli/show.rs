//! `dateline show`: articles as plain text with what was found in them.
//!
//! What the reader shows by colour and place is said in words, so that it goes through a
//! pipe, onto paper, or to a screen reader.

use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;

use super::CliError;
use super::say::say;
use crate::analysis::{Analysis, Confidence, DayInterval, Meeting, Quote, QuoteKind, Status};
use crate::archive::{ArchiveHandle, Engine};
use crate::article::{Article, Options};
use crate::lexicon::CountryCode;
use crate::query::{Filter, Sort};
use crate::runtime::Inputs;
use crate::text::sanitize;
use crate::timeline::ArticleId;

/// Columns of text, as paper and mail have them.
const WIDTH: usize = 78;
/// Articles asked of the archive at a time.
const N_PAGE: usize = 50;

/// Arguments of `dateline show`.
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// Files and folders to show, or ids of stored articles; - is standard input; none: the whole
    /// archive, newest first
    paths: Vec<PathBuf>,
    /// Day of publication for articles that do not say theirs (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
}

/// Prints the articles one after another.
pub(super) fn run(
    args: &ShowArgs,
    archive: impl FnOnce() -> Result<ArchiveHandle, CliError>,
    engine: impl FnOnce() -> Result<Engine, CliError>,
) -> Result<ExitCode, CliError> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let ids: Option<Vec<ArticleId>> = args.paths.iter().map(|path| stored_id(path)).collect();
    let code = if args.paths.is_empty() {
        show_archive(&mut archive()?, &mut out)?
    } else if let Some(ids) = ids {
        let mut archive = archive()?;
        for id in ids {
            let stored = archive.with(|archive| archive.article(id))?;
            show(&stored.article, stored.analysis, &mut out).map_err(CliError::Write)?;
        }
        ExitCode::SUCCESS
    } else {
        show_files(args, engine()?, &mut out)?
    };
    out.flush().map_err(CliError::Write)?;
    Ok(code)
}

/// The id of a stored article, as the lists print it; a file of that name comes first.
fn stored_id(path: &std::path::Path) -> Option<ArticleId> {
    let id = path.to_str()?.parse().ok()?;
    (!path.exists()).then_some(ArticleId(id))
}

fn show_files(args: &ShowArgs, engine: Engine, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let options = Options {
        published: args.published,
        ..Options::default()
    };
    let mut n_failed = 0;
    for row in Inputs::new(&args.paths, options) {
        match row {
            Ok(article) => {
                let found = engine.prepare(article);
                show(&found.article, found.analysis, out).map_err(CliError::Write)?;
            }
            Err(error) => {
                n_failed += 1;
                say(&error.to_string());
            }
        }
    }
    Ok(ExitCode::from(u8::from(n_failed > 0)))
}

fn show_archive(archive: &mut ArchiveHandle, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let mut from = 0;
    loop {
        let filter = Filter::default();
        let page = archive.with(|archive| archive.list(&filter, Sort::Newest, from, N_PAGE))?;
        if page.rows.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        from += page.rows.len();
        for row in page.rows {
            let stored = archive.with(|archive| archive.article(row.id))?;
            show(&stored.article, stored.analysis, out).map_err(CliError::Write)?;
        }
    }
}

/// Prints an article and what of its analysis the reader would show.
fn show(article: &Article, mut analysis: Analysis, out: &mut dyn Write) -> std::io::Result<()> {
    analysis.put_aside(Confidence::SHOWN);
    let title = sanitize::display(&article.title).into_owned();
    write_wrapped(out, &title, "")?;
    writeln!(out, "{}", meta_line(article, &analysis))?;
    for paragraph in article.body.split("\n\n") {
        writeln!(out)?;
        write_wrapped(out, &sanitize::display(paragraph), "")?;
    }
    write_quotes(article, &analysis, out)?;
    write_meetings(article, &analysis, out)?;
    writeln!(out, "\n{}\n", "-".repeat(WIDTH))
}

fn meta_line(article: &Article, analysis: &Analysis) -> String {
    let mut parts = Vec::new();
    if let Some(source) = &article.source {
        parts.push(sanitize::display(source).into_owned());
    }
    parts.push(match article.published {
        Some(published) => published.date.strftime("%-d %b %Y").to_string(),
        None => "date unknown".to_owned(),
    });
    let counts = analysis.country_counts();
    let countries: Vec<&str> = counts.keys().map(CountryCode::as_str).collect();
    if !countries.is_empty() {
        parts.push(countries.join(" "));
    }
    parts.join(" - ")
}

fn write_quotes(
    article: &Article,
    analysis: &Analysis,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let mut n = 0;
    for quote in analysis
        .quotes
        .iter()
        .filter(|q| q.kind != QuoteKind::Indirect)
    {
        if n == 0 {
            writeln!(out, "\nQuotations")?;
        }
        n += 1;
        let line = format!("{n}. {}: {}", speaker(quote), words(quote, article));
        write_wrapped(out, &sanitize::display(&line), "   ")?;
    }
    Ok(())
}

fn speaker(quote: &Quote) -> &str {
    quote
        .speaker
        .as_ref()
        .map_or("speaker unknown", |speaker| speaker.name.as_str())
}

fn words(quote: &Quote, article: &Article) -> String {
    let pieces: Vec<&str> = quote.pieces.iter().map(|p| p.of(&article.body)).collect();
    pieces.join(" […] ")
}

fn write_meetings(
    article: &Article,
    analysis: &Analysis,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    for (i, meeting) in analysis.meetings.iter().enumerate() {
        if i == 0 {
            writeln!(out, "\nWho meets whom")?;
        }
        let line = format!("{}. {}", i + 1, meeting_line(meeting));
        write_wrapped(out, &sanitize::display(&line), "   ")?;
        let evidence = format!("   {}", meeting.evidence.of(&article.body));
        write_wrapped(out, &sanitize::display(&evidence), "   ")?;
    }
    Ok(())
}

fn meeting_line(meeting: &Meeting) -> String {
    let names: Vec<&str> = meeting
        .participants
        .iter()
        .map(|p| p.name.as_str())
        .collect();
    let kind = match meeting.kind {
        crate::analysis::MeetingKind::Meeting => "meeting",
        crate::analysis::MeetingKind::Summit => "summit",
        crate::analysis::MeetingKind::Visit => "visit",
        crate::analysis::MeetingKind::Call => "call",
        crate::analysis::MeetingKind::Talks => "talks",
    };
    let when = meeting.when.map_or_else(|| "no date".to_owned(), days);
    let place = meeting
        .place
        .as_ref()
        .map_or_else(String::new, |place| format!(", {}", place.name));
    format!(
        "{} ({kind}, {}, {when}{place})",
        names.join(", "),
        status(meeting.status)
    )
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Held => "held",
        Status::Ongoing => "going on",
        Status::Planned => "planned",
        Status::Proposed => "proposed",
        Status::Cancelled => "cancelled",
        Status::Refused => "refused",
    }
}

fn days(days: DayInterval) -> String {
    let first = days.first.strftime("%-d %b %Y").to_string();
    if days.first == days.last {
        return first;
    }
    format!("{first} to {}", days.last.strftime("%-d %b %Y"))
}

fn write_wrapped(out: &mut dyn Write, text: &str, indent: &str) -> std::io::Result<()> {
    let options = textwrap::Options::new(WIDTH).subsequent_indent(indent);
    for line in textwrap::wrap(text, options) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
