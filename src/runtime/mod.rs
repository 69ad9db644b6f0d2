//! Floor 9: the only part that touches the world: terminal, signals, threads, the loop.
//!
//! [`run`] takes the terminal over and runs the one loop (`event_loop`) on the main
//! thread. Everything that happens, on whichever thread, becomes a `Wake` on one channel.

mod correcting;
mod event_loop;
mod export;
mod exporting;
mod feeds;
#[cfg(feature = "fetch")]
pub mod fetch;
mod fetching;
mod inputs;
mod keeping;
mod keys;
mod opener;
mod questions;
mod save;
mod signals;
mod terminal;
mod watch;
mod watching;
mod workers;

use std::path::PathBuf;

use crossbeam_channel::unbounded;
use jiff::ZonedDateTime;

use crate::analysis::Confidence;
use crate::app::{Event, Keymap, Notice, Options, Size, State};
use crate::archive::{ArchiveHandle, Engine};
use crate::config::{Config, CorrectionsFile, Loaded, Mistake, Switch, ThemeChoice, all_feeds};
use crate::query::language::parse;
use crate::view::theme::{Palette, Theme, style_names};

pub use export::{Export, ExportError};
pub use feeds::told;
pub use inputs::Inputs;
pub use keeping::keep_by_rules;
pub use signals::on_interrupt;
pub use terminal::{NoTerminal, check as check_terminal};
pub use watch::Watch;

/// What wakes the loop.
#[derive(Debug)]
enum Wake {
    /// Something for the state.
    Event(Event),
    /// Stop until the shell continues the process.
    Suspend,
    /// End with this exit code.
    Terminate(i32),
}

/// What a session of the reader starts with.
pub struct Session {
    /// Where articles are read from.
    pub archive: ArchiveHandle,
    /// What articles are analysed with.
    pub engine: Engine,
    /// Where corrections are written.
    pub corrections: Option<CorrectionsFile>,
    /// Whether the corrections could be read: else what is stored stays as it is.
    pub knows_corrections: bool,
    /// Articles to put there first, in the background.
    pub job: Option<Job>,
    /// The configuration, with its mistakes.
    pub loaded: Loaded,
    /// What to tell at the start.
    pub notices: Vec<Notice>,
    /// Where traces of defects are left.
    pub log: Option<PathBuf>,
}

/// Articles to be stored in the background.
pub struct Job {
    /// The articles.
    pub inputs: Inputs,
    /// What is done, in words ("reading").
    pub label: String,
}

/// Runs the reader until it is closed; gives the exit code.
///
/// # Errors
/// If the terminal cannot be taken over or written.
pub fn run(session: Session) -> std::io::Result<i32> {
    let (config, mistakes) = (&session.loaded.config, check_config(&session.loaded));
    let (wakes, received) = unbounded();
    terminal::install_panic_hook(session.log.clone());
    let (width, height) = crossterm::terminal::size()?;
    let (keymap, _) = Keymap::new(&config.changed_keys());
    let today = ZonedDateTime::now().date();
    let (theme, _) = theme(config);
    let guard = terminal::Guard::new(config.terminal.mouse)?;
    signals::listen(&wakes)?;
    keys::listen(&wakes)?;
    let workers = workers::Workers::start(
        &session.archive,
        session.engine,
        session.corrections,
        workers::Feeds {
            feeds: all_feeds(config).0,
            fetch: config.fetch.clone(),
            keep: config.keep,
        },
        &wakes,
    )?;
    let (state, effects) = State::new(Options {
        size: Size { width, height },
        keymap,
        filter: parse(&config.start.filter, Some(today)).unwrap_or_default(),
        sort: config.list.sort,
        list_lines: config.list.lines,
        text_width: config.reading.width,
        least: Confidence(config.reading.min_confidence),
        list_share: config.layout.list,
        timeline_share: config.layout.timeline,
        views: config.views.clone(),
        notice: first_notice(&mistakes, session.notices),
    });
    let folders = &config.watch.folders;
    workers.watch(folders, config.keep, &session.archive, &wakes)?;
    match session.job {
        Some(job) => workers.import(&session.archive, job.inputs, &job.label, &wakes)?,
        None if session.knows_corrections => workers.renew(&session.archive, &wakes)?,
        None => {}
    }
    event_loop::Loop {
        state,
        theme,
        screen: terminal::screen()?,
        guard,
        workers,
        wakes: received,
        folder: std::env::current_dir().unwrap_or_default(),
        today: None,
    }
    .run(effects)
}

/// What to tell at the start, in one notice: what is wrong before what is good to know.
fn first_notice(mistakes: &[Mistake], notices: Vec<Notice>) -> Option<Notice> {
    match mistakes {
        [] => notices.into_iter().next(),
        [one] => Some(Notice::error(format!("configuration, {one}"))),
        [first, ..] => Some(Notice::error(format!(
            "{} mistakes in the configuration (dateline config check): {first}",
            mistakes.len()
        ))),
    }
}

/// The theme that the configuration and the environment ask for, and what is wrong with its styles.
fn theme(config: &Config) -> (Theme, Vec<(String, String)>) {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let palette = match config.theme.name {
        _ if set("NO_COLOR") => Palette::Plain,
        ThemeChoice::Auto if colours() >= 256 => Palette::Dark,
        ThemeChoice::Auto | ThemeChoice::Ansi => Palette::Ansi,
        ThemeChoice::Dark => Palette::Dark,
        ThemeChoice::Light => Palette::Light,
        ThemeChoice::Plain => Palette::Plain,
    };
    let ascii = match config.theme.ascii {
        Switch::Auto => !locale_is_utf8(),
        Switch::On => true,
        Switch::Off => false,
    };
    Theme::new(palette, ascii, &config.theme.styles)
}

/// How many colours the terminal says it has.
fn colours() -> u32 {
    let var = |name: &str| std::env::var(name).unwrap_or_default();
    let (term, color_term) = (var("TERM"), var("COLORTERM"));
    if color_term == "truecolor" || color_term == "24bit" {
        return 1 << 24;
    }
    if term.contains("256") || term.contains("direct") || term.contains("kitty") {
        return 256;
    }
    16
}

/// Whether the locale's encoding is UTF-8; the first variable that is set decides, as in POSIX.
fn locale_is_utf8() -> bool {
    if cfg!(windows) {
        return true;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .unwrap_or_default()
        .to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// All mistakes of a configuration: in its settings, and in the keys and styles it names.
pub fn check_config(loaded: &Loaded) -> Vec<Mistake> {
    let mut mistakes = loaded.mistakes.clone();
    let (_, key_mistakes) = Keymap::new(&loaded.config.changed_keys());
    let known: Vec<&str> = crate::app::action::actions().map(|row| row.name).collect();
    for mistake in key_mistakes {
        let is_known = known.contains(&mistake.action.as_str());
        let names = if is_known { &[][..] } else { &known[..] };
        let name = format!("keys.{}", mistake.action);
        mistakes.push(loaded.mistake_in(&name, &mistake.what, names.iter().copied()));
    }
    let today = ZonedDateTime::now().date();
    if let Err(mistake) = parse(&loaded.config.start.filter, Some(today)) {
        let what = format!("start.filter: {}", mistake.what);
        mistakes.push(loaded.mistake_in("start.filter", &what, []));
    }
    for (number, view) in loaded.config.views.iter().enumerate() {
        if let Err(mistake) = parse(&view.query, Some(today)) {
            let what = format!("view \"{}\": {}", view.name, mistake.what);
            mistakes.push(loaded.mistake_in(&format!("view.{number}"), &what, []));
        }
    }
    let (_, style_mistakes) = theme(&loaded.config);
    for (role, what) in style_mistakes {
        let name = format!("theme.styles.{role}");
        let is_known = style_names().any(|known| known == role);
        let names = style_names().filter(|_| !is_known);
        mistakes.push(loaded.mistake_in(&name, &what, names));
    }
    mistakes.sort_by_key(|m| (m.line, m.column));
    mistakes
}

/// Columns of the terminal that standard output goes to; `None` if it goes elsewhere.
pub fn output_columns() -> Option<usize> {
    use std::io::IsTerminal;
    let is_terminal = std::io::stdout().is_terminal();
    let size = is_terminal.then(crossterm::terminal::size)?.ok()?;
    Some(usize::from(size.0))
}
