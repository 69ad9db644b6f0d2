//! Watched folders while somebody reads: what comes into them is stored in the background.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crossbeam_channel::Sender;

use super::Wake;
use super::inputs::Inputs;
use super::keeping::keep_by_rules;
use super::watch::Watch;
use super::workers::{panic_text, spawn, tell};
use crate::app::Notice;
use crate::app::event::{Event, Progress};
use crate::archive::{
    ArchiveError, ArchiveHandle, Engine, ImportEvent, Progress as Stored, Result, Retention, import,
};
use crate::article::Options;
use crate::text::sanitize;

/// Storing that takes less is not told while it goes on.
const QUIET: Duration = Duration::from_secs(1);
/// How often what is shown is asked anew while articles are stored.
const REFRESH: Duration = Duration::from_millis(500);
/// Until the next try where another process is writing.
const PAUSE: Duration = Duration::from_secs(3);

/// What a watch works with.
pub(super) struct Watching {
    pub(super) folders: Vec<PathBuf>,
    /// What stays in the archive after something new was stored.
    pub(super) keep: Retention,
    pub(super) archive: ArchiveHandle,
    pub(super) engine: Engine,
    pub(super) wakes: Sender<Wake>,
    /// Ends the storing of what is being stored, not the watch.
    pub(super) cancel: Arc<AtomicBool>,
    /// Held by whoever stores articles, one after the other.
    pub(super) storing: Arc<Mutex<()>>,
}

impl Watching {
    /// Starts to watch until the program ends.
    pub(super) fn start(self) -> std::io::Result<()> {
        spawn("watching", move || self.run())
    }

    fn run(mut self) {
        let is_writable = |archive: &mut crate::archive::Archive| archive.check_writable("watch");
        if self.archive.with(is_writable).is_err() {
            // The reader was told at the start that nothing can be stored.
            return;
        }
        let mut watch = Watch::new(&self.folders);
        let never = AtomicBool::new(false);
        while let Some(files) = watch.next(&never) {
            let wakes = self.wakes.clone();
            let mut report = Report::new(&wakes);
            let done = catch_unwind(AssertUnwindSafe(|| self.store(&files, &mut report)));
            let is_stopped = self.cancel.swap(false, Ordering::Relaxed);
            report.end();
            let notice = match done {
                Ok(Ok(stored)) => report.notice(&stored, &files, is_stopped),
                Ok(Err(error)) => Some(Notice::error(error.to_string())),
                Err(panic) => {
                    let what = panic_text(&*panic);
                    Some(Notice::error(format!("a defect of the program: {what}")))
                }
            };
            if let Some(notice) = notice {
                tell(&wakes, Event::Notice(notice));
            }
        }
    }

    /// Stores the articles of files, after whoever else is storing.
    fn store(&mut self, files: &[PathBuf], report: &mut Report<'_>) -> Result<Stored> {
        loop {
            let turn = self.storing.lock().unwrap_or_else(PoisonError::into_inner);
            let inputs = Inputs::new(files, Options::default());
            let (engine, cancel) = (&self.engine, &*self.cancel);
            let stored = import(&mut self.archive, inputs, engine, cancel, &mut |event| {
                report.take(&event);
            });
            drop(turn);
            match stored {
                Err(ArchiveError::Busy { .. }) => sleep(PAUSE),
                Ok(stored) if stored.n_new > 0 => {
                    report.deleted = keep_by_rules(&mut self.archive, &self.keep, cancel)?;
                    return Ok(stored);
                }
                done => return done,
            }
        }
    }
}

/// Tells the loop of what is stored, as little as will do.
struct Report<'a> {
    wakes: &'a Sender<Wake>,
    started: Instant,
    refreshed: Instant,
    is_told: bool,
    n_shown: usize,
    n_new: usize,
    first_failure: Option<String>,
    /// What is told of articles that were not kept.
    deleted: Option<String>,
}

impl<'a> Report<'a> {
    fn new(wakes: &'a Sender<Wake>) -> Report<'a> {
        Report {
            wakes,
            started: Instant::now(),
            refreshed: Instant::now(),
            is_told: false,
            n_shown: 0,
            n_new: 0,
            first_failure: None,
            deleted: None,
        }
    }

    fn take(&mut self, event: &ImportEvent<'_>) {
        match event {
            ImportEvent::Rejected(reason) => {
                self.first_failure
                    .get_or_insert_with(|| (*reason).to_owned());
            }
            ImportEvent::Stored(progress) => {
                self.n_new = progress.n_new;
                if self.started.elapsed() < QUIET || self.refreshed.elapsed() < REFRESH {
                    return;
                }
                self.refreshed = Instant::now();
                self.is_told = true;
                let told = Progress {
                    label: "storing new files".to_owned(),
                    n_done: progress.n_read,
                    n_total: progress.n_total,
                    n_failed: progress.n_rejected,
                };
                tell(self.wakes, Event::Progress(Some(told)));
                self.show_new();
            }
        }
    }

    fn show_new(&mut self) {
        if self.n_new > self.n_shown {
            self.n_shown = self.n_new;
            tell(self.wakes, Event::Changed);
        }
    }

    fn end(&mut self) {
        if self.is_told {
            tell(self.wakes, Event::Progress(None));
        }
        if self.deleted.is_some() {
            self.n_shown = 0;
        }
        self.show_new();
    }

    /// What is told in the end; nothing where nothing is new and nothing went wrong.
    fn notice(&self, stored: &Stored, files: &[PathBuf], is_stopped: bool) -> Option<Notice> {
        let from = match files {
            [one] => {
                let name = one.file_name().unwrap_or_default();
                sanitize::display(&name.to_string_lossy()).into_owned()
            }
            files => format!("{} files", files.len()),
        };
        let mut new = match stored.n_new {
            0 => String::new(),
            1 => format!("1 new article from {from}"),
            n => format!("{n} new articles from {from}"),
        };
        if let Some(deleted) = &self.deleted {
            new = format!("{new}; {deleted}");
        }
        let failed = self.first_failure.as_ref().map(|first| {
            let more = stored.n_rejected.saturating_sub(1);
            match more {
                0 => first.clone(),
                more => format!("{first} (and {more} more)"),
            }
        });
        match (is_stopped, failed) {
            (true, _) => Some(Notice::warning(format!(
                "stopped; {} stored from {from}, the rest is read at the next start",
                stored.n_new
            ))),
            (false, Some(failed)) if new.is_empty() => Some(Notice::warning(failed)),
            (false, Some(failed)) => Some(Notice::warning(format!("{new}; {failed}"))),
            (false, None) => (!new.is_empty()).then(|| Notice::info(new)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    use crossbeam_channel::unbounded;

    use super::{Event, Wake, Watching};
    use crate::app::event::Level;
    use crate::archive::{ArchiveHandle, Engine};
    use crate::config::Config;
    use crate::corrections::Corrections;
    use crate::lexicon::Lexicon;

    /// The next notice, and whether the list was said to have changed before it.
    fn next_notice(received: &crossbeam_channel::Receiver<Wake>) -> (bool, Level, String) {
        let mut has_changed = false;
        loop {
            match received.recv_timeout(Duration::from_secs(60)).unwrap() {
                Wake::Event(Event::Changed) => has_changed = true,
                Wake::Event(Event::Notice(notice)) => {
                    return (has_changed, notice.level, notice.text);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn what_comes_is_stored_and_told_once() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("in");
        std::fs::create_dir(&folder).unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        write("a.txt", "Talks end\n\nThe talks ended in Oslo.");
        let mut archive = ArchiveHandle::file(&home.path().join("a.db"));
        let (wakes, received) = unbounded();
        let watching = Watching {
            folders: vec![folder.clone()],
            keep: Config::default().keep,
            archive: archive.clone(),
            engine: Engine::new(Lexicon::builtin(), Corrections::default()),
            wakes,
            cancel: Arc::new(AtomicBool::new(false)),
            storing: Arc::new(Mutex::new(())),
        };
        watching.start().unwrap();
        let (has_changed, level, text) = next_notice(&received);
        assert_eq!((has_changed, level), (true, Level::Info));
        assert_eq!(text, "1 new article from a.txt");
        // Nothing is told of what is known already.
        write("again.txt", "Talks end\n\nThe talks ended in Oslo.");
        std::thread::sleep(Duration::from_secs(2));
        let row = "{\"title\": \"Bread\", \"text\": \"Bread is dearer.\"}\nno row\n";
        write("b.jsonl", row);
        let (has_changed, level, text) = next_notice(&received);
        assert_eq!((has_changed, level), (true, Level::Warning));
        assert!(text.starts_with("1 new article from b.jsonl; "), "{text}");
        assert!(text.contains("b.jsonl:2"), "{text}");
        let stats = archive.with(|archive| archive.stats()).unwrap();
        assert_eq!(stats.n_articles, 2);
    }
}
