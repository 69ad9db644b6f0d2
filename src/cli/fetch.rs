//! `dateline fetch`: new articles of the feeds into the archive.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;

use super::CliError;
use super::feeds::Feeds;
use super::say::{say, say_part};
use crate::archive::{ArchiveHandle, Engine};
use crate::config::FeedConfig;
use crate::runtime::fetch::{FeedOutcome, Fetch, FetchEvent, Wait, fetch};
use crate::runtime::{keep_by_rules, on_interrupt};
use crate::text::mistake::nearest;
use crate::text::sanitize;

/// Exit code of a run that Ctrl-C ended.
const INTERRUPTED: u8 = 130;

/// Arguments of `dateline fetch`.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 all went well, 1 some feeds failed, 2 nothing could be done, \
                        130 interrupted."
)]
pub(super) struct FetchArgs {
    /// Only this feed, by its name or address; may be given several times
    #[arg(long = "feed", value_name = "NAME")]
    feeds: Vec<String>,
    /// Ask also feeds that were asked a short while ago, or that were gone
    #[arg(long)]
    force: bool,
}

/// Fetches; what fails is told and counted.
pub(super) fn run(
    args: &FetchArgs,
    config: Feeds,
    mut archive: ArchiveHandle,
    engine: &Engine,
) -> Result<ExitCode, CliError> {
    if config.feeds.is_empty() {
        return Err(CliError::NoFeeds(config.file));
    }
    let what = Fetch {
        feeds: chosen(config.feeds, &args.feeds)?,
        config: config.fetch,
        force: args.force,
    };
    let cancel = Arc::new(AtomicBool::new(false));
    on_interrupt(Arc::clone(&cancel)).map_err(CliError::Signals)?;
    let mut lines = Lines::new();
    let done = fetch(&mut archive, &what, engine, &cancel, &mut |event| {
        lines.take(&event);
    });
    lines.clear();
    let done = done?;
    let interrupted = cancel.load(Ordering::Relaxed);
    let end = if interrupted {
        "; interrupted, what is stored stays"
    } else {
        ""
    };
    writeln!(std::io::stdout(), "{done}{end}").map_err(CliError::Write)?;
    if let Some(told) = keep_by_rules(&mut archive, &config.keep, &cancel)? {
        say(&told);
    }
    Ok(match (interrupted, done.n_failed) {
        (true, _) => ExitCode::from(INTERRUPTED),
        (false, 0) => ExitCode::SUCCESS,
        (false, _) => ExitCode::from(1),
    })
}

/// The feeds of these names or addresses; all if none are named.
fn chosen(feeds: Vec<FeedConfig>, names: &[String]) -> Result<Vec<FeedConfig>, CliError> {
    let is_called = |feed: &FeedConfig, wanted: &str| {
        let name = feed.name.as_deref().unwrap_or("");
        feed.url == wanted || name.to_lowercase() == wanted.to_lowercase()
    };
    for wanted in names {
        if wanted.is_empty() || !feeds.iter().any(|feed| is_called(feed, wanted)) {
            let known = feeds.iter().filter_map(|feed| feed.name.as_deref());
            let meant = nearest(wanted, known);
            return Err(CliError::NoFeed {
                name: sanitize::display(wanted).into_owned(),
                meant: meant.map_or(String::new(), |name| format!("; did you mean \"{name}\"?")),
            });
        }
    }
    let is_wanted =
        |feed: &FeedConfig| names.is_empty() || names.iter().any(|name| is_called(feed, name));
    Ok(feeds.into_iter().filter(is_wanted).collect())
}

/// A line for each feed that has something to tell, and on a terminal one that says how far it is.
struct Lines {
    on_terminal: bool,
    is_shown: bool,
}

impl Lines {
    fn new() -> Lines {
        Lines {
            on_terminal: std::io::stderr().is_terminal(),
            is_shown: false,
        }
    }

    fn take(&mut self, event: &FetchEvent<'_>) {
        match event {
            FetchEvent::Feed(name, FeedOutcome::New(n)) if *n > 0 => {
                self.say(&format!("{name}: {n} new"));
            }
            FetchEvent::Feed(name, FeedOutcome::Failed(why)) => self.say(&format!("{name}: {why}")),
            FetchEvent::Feed(name, FeedOutcome::Waits(Wait::Gone)) => {
                self.say(&format!("{name}: gone for good, not asked"));
            }
            FetchEvent::Feed(name, FeedOutcome::Waits(Wait::Asked)) => {
                self.say(&format!("{name}: its server asked for a pause"));
            }
            FetchEvent::Feed(_, _) => {}
            FetchEvent::Rejected(why) => self.say(why),
            FetchEvent::Progress(sum) if self.on_terminal => {
                self.is_shown = true;
                let (done, all, new) = (sum.n_done, sum.n_feeds, sum.n_new);
                say_part(&format!(
                    "\r\x1b[K{done} of {all} feeds, {new} new; Ctrl-C ends it and keeps what is stored"
                ));
            }
            FetchEvent::Progress(_) => {}
        }
    }

    fn say(&mut self, text: &str) {
        self.clear();
        say(&sanitize::display(text));
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            say_part("\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FeedConfig, chosen};

    #[test]
    fn feeds_are_chosen_by_name_or_address() {
        let feed = |url: &str, name: Option<&str>| FeedConfig {
            url: url.to_owned(),
            name: name.map(str::to_owned),
            full_text: None,
            interval_minutes: None,
        };
        let feeds = || {
            vec![
                feed("https://a.example/", Some("Alpha")),
                feed("https://b.example/", None),
            ]
        };
        type Row<'a> = (&'a [&'a str], Result<&'a [&'a str], &'a str>);
        let rows: &[Row<'_>] = &[
            (&[], Ok(&["https://a.example/", "https://b.example/"])),
            (&["alpha"], Ok(&["https://a.example/"])),
            (&["https://b.example/"], Ok(&["https://b.example/"])),
            (
                &["Alpa"],
                Err(
                    "there is no feed \"Alpa\"; dateline feeds lists them; did you mean \"Alpha\"?",
                ),
            ),
            (
                &[""],
                Err("there is no feed \"\"; dateline feeds lists them"),
            ),
        ];
        for (names, expected) in rows {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            let got = chosen(feeds(), &names);
            let got = got.map(|feeds| feeds.into_iter().map(|feed| feed.url).collect::<Vec<_>>());
            let expected = expected
                .map(|urls| urls.iter().map(|url| (*url).to_owned()).collect::<Vec<_>>())
                .map_err(str::to_owned);
            assert_eq!(
                got.map_err(|error| error.to_string()),
                expected,
                "{names:?}"
            );
        }
    }
}
