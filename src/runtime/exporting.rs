//! Writing what the reader shows to a file, in the background.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossbeam_channel::Sender;

use super::Wake;
use super::export::{Export, ExportError};
use super::workers::{panic_text, spawn, tell};
use crate::app::Notice;
use crate::app::event::{self, Event, Progress};
use crate::archive::ArchiveHandle;
use crate::config::FeedConfig;

/// How often progress is told; what takes less is not told.
const PACE: Duration = Duration::from_millis(500);

/// Whoever writes.
#[derive(Debug)]
pub(super) struct Exporter {
    archive: ArchiveHandle,
    feeds: Vec<FeedConfig>,
    wakes: Sender<Wake>,
    cancel: Arc<AtomicBool>,
}

impl Exporter {
    pub(super) fn new(
        archive: &ArchiveHandle,
        feeds: &[FeedConfig],
        wakes: &Sender<Wake>,
    ) -> Exporter {
        Exporter {
            archive: archive.clone(),
            feeds: feeds.to_vec(),
            wakes: wakes.clone(),
            cancel: Arc::new(AtomicBool::new(false)),
        }
    }

    /// Asks what is being written to stop; nothing is left of it.
    pub(super) fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// Starts to write `what` to `path`.
    pub(super) fn start(&self, what: event::Export, path: PathBuf) -> std::io::Result<()> {
        self.cancel.store(false, Ordering::Relaxed);
        let (archive, feeds) = (self.archive.clone(), self.feeds.clone());
        let (wakes, cancel) = (self.wakes.clone(), Arc::clone(&self.cancel));
        spawn("export", move || {
            let label = format!("writing {}", what.name);
            let (started, mut told) = (Instant::now(), None::<Instant>);
            let mut report = |n_done: usize, n_total: usize| {
                if told.unwrap_or(started).elapsed() < PACE {
                    return;
                }
                told = Some(Instant::now());
                let progress = Progress {
                    label: label.clone(),
                    n_done,
                    n_total: Some(n_total),
                    n_failed: 0,
                };
                tell(&wakes, Event::Progress(Some(progress)));
            };
            let mut export = Export {
                archive,
                filter: what.filter,
                least: what.least,
                feeds: &feeds,
                cancel: &cancel,
                tell: &mut report,
            };
            let done = catch_unwind(AssertUnwindSafe(|| {
                export.write_file(what.form, &path, what.replaces)
            }));
            if told.is_some() {
                tell(&wakes, Event::Progress(None));
            }
            let notice = match done {
                Ok(Ok(())) => Notice::info(format!("written to {}", path.display())),
                Ok(Err(error @ ExportError::Stopped)) => Notice::warning(error.to_string()),
                Ok(Err(ExportError::Write(error))) => {
                    Notice::error(format!("cannot write {}: {error}", path.display()))
                }
                Ok(Err(error)) => Notice::error(error.to_string()),
                Err(panic) => {
                    Notice::error(format!("a defect of the program: {}", panic_text(&*panic)))
                }
            };
            tell(&wakes, Event::Notice(notice));
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use crossbeam_channel::unbounded;

    use super::{Event, Exporter, Wake, event};
    use crate::analysis::Confidence;
    use crate::app::event::Level;
    use crate::archive::{Archive, ArchiveHandle};
    use crate::query::{Filter, Form};

    #[test]
    fn what_is_written_and_what_not_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let archive = ArchiveHandle::memory(Archive::in_memory().unwrap());
        let (wakes, received) = unbounded();
        let exporter = Exporter::new(&archive, &[], &wakes);
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("there.ics"), "mine").unwrap();
        for (form, name, replaces, level, told) in [
            (Form::Ics, "a.ics", false, Level::Info, "written to "),
            (Form::Ics, "there.ics", false, Level::Error, "there already"),
            (Form::Ics, "there.ics", true, Level::Info, "written to "),
            (Form::Ics, "none/a.ics", false, Level::Error, "cannot write"),
            (Form::Opml, "a.opml", false, Level::Error, "no feeds"),
        ] {
            let what = event::Export {
                form,
                filter: Filter::default(),
                least: Confidence::SHOWN,
                name: name.to_owned(),
                replaces,
            };
            exporter.start(what, at(name)).unwrap();
            let wake = received.recv_timeout(Duration::from_secs(60)).unwrap();
            let Wake::Event(Event::Notice(notice)) = wake else {
                unreachable!("{wake:?}");
            };
            assert_eq!(notice.level, level, "{}", notice.text);
            assert!(notice.text.contains(told), "{}", notice.text);
            let is_mine = || std::fs::read_to_string(at("there.ics")).unwrap() == "mine";
            assert!(replaces || name == "none/a.ics" || form == Form::Opml || is_mine());
        }
        let calendar = std::fs::read_to_string(at("there.ics")).unwrap();
        assert!(calendar.starts_with("BEGIN:VCALENDAR"));
        // Nothing half-written is left.
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
