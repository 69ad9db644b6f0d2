//! Fetching feeds while somebody reads: a job in the background that tells how it gets on.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use crossbeam_channel::Sender;

use super::Wake;
use crate::app::Notice;
use crate::archive::{ArchiveHandle, Engine, Retention};
use crate::config::{FeedConfig, FetchConfig};

/// The feeds, and how they are fetched.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "fetch"), expect(dead_code))]
pub(in crate::runtime) struct Feeds {
    pub(in crate::runtime) feeds: Vec<FeedConfig>,
    pub(in crate::runtime) fetch: FetchConfig,
    /// What stays in the archive after something new was stored.
    pub(in crate::runtime) keep: Retention,
}

/// Who fetches; one job at a time.
#[derive(Debug)]
#[cfg_attr(not(feature = "fetch"), expect(dead_code))]
pub(super) struct Fetcher {
    feeds: Feeds,
    archive: ArchiveHandle,
    engine: Engine,
    wakes: Sender<Wake>,
    is_busy: Arc<AtomicBool>,
    cancel: Arc<AtomicBool>,
    storing: Arc<Mutex<()>>,
}

impl Fetcher {
    pub(super) fn new(
        feeds: Feeds,
        archive: &ArchiveHandle,
        engine: Engine,
        wakes: &Sender<Wake>,
        storing: &Arc<Mutex<()>>,
    ) -> Fetcher {
        Fetcher {
            feeds,
            archive: archive.clone(),
            engine,
            wakes: wakes.clone(),
            is_busy: Arc::new(AtomicBool::new(false)),
            cancel: Arc::new(AtomicBool::new(false)),
            storing: Arc::clone(storing),
        }
    }

    /// Asks the job to stop; what it has stored stays.
    pub(super) fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// Starts to fetch.
    ///
    /// # Errors
    /// If that makes no sense: why.
    pub(super) fn start(&self) -> Result<(), Notice> {
        if self.archive.path().is_none() {
            let told = "this is not your archive; \"dateline fetch\" stores feeds there";
            return Err(Notice::warning(told));
        }
        if self.feeds.feeds.is_empty() {
            let told = "there are no feeds in your configuration: write [[feed]] and its url there";
            return Err(Notice::warning(told));
        }
        self.start_job()
    }

    #[cfg(not(feature = "fetch"))]
    fn start_job(&self) -> Result<(), Notice> {
        Err(Notice::warning("this program was built without fetching"))
    }

    #[cfg(feature = "fetch")]
    fn start_job(&self) -> Result<(), Notice> {
        use std::sync::PoisonError;

        use super::workers::spawn;

        if self.is_busy.swap(true, Ordering::SeqCst) {
            return Err(Notice::warning("the feeds are being fetched already"));
        }
        self.cancel.store(false, Ordering::Relaxed);
        let job = job::Job {
            feeds: self.feeds.clone(),
            archive: self.archive.clone(),
            engine: self.engine.clone(),
            wakes: self.wakes.clone(),
            cancel: Arc::clone(&self.cancel),
        };
        let is_busy = Arc::clone(&self.is_busy);
        let storing = Arc::clone(&self.storing);
        let started = spawn("fetching", move || {
            let turn = storing.lock().unwrap_or_else(PoisonError::into_inner);
            job.run();
            drop(turn);
            is_busy.store(false, Ordering::SeqCst);
        });
        started.map_err(|error| {
            self.is_busy.store(false, Ordering::SeqCst);
            Notice::error(format!("cannot fetch: {error}"))
        })
    }
}

#[cfg(feature = "fetch")]
mod job {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use crossbeam_channel::Sender;

    use super::{ArchiveHandle, Engine, Feeds, Notice, Wake};
    use crate::app::event::{Event, Progress};
    use crate::archive::Result;
    use crate::runtime::fetch::{Fetch, FetchEvent, Fetched, fetch};
    use crate::runtime::keeping::keep_by_rules;
    use crate::runtime::workers::{panic_text, tell};

    pub(super) struct Job {
        pub(super) feeds: Feeds,
        pub(super) archive: ArchiveHandle,
        pub(super) engine: Engine,
        pub(super) wakes: Sender<Wake>,
        pub(super) cancel: Arc<AtomicBool>,
    }

    impl Job {
        /// Fetches and tells; a panic ends the job, not the reader.
        pub(super) fn run(mut self) {
            let what = Fetch {
                feeds: std::mem::take(&mut self.feeds.feeds),
                config: self.feeds.fetch.clone(),
                force: false,
            };
            let (wakes, mut n_told) = (self.wakes.clone(), None);
            let mut told = |event: FetchEvent<'_>| {
                let FetchEvent::Progress(sum) = event else {
                    return;
                };
                let n = (sum.n_done, sum.n_new);
                if n_told.replace(n) == Some(n) {
                    return;
                }
                tell(&wakes, Event::Progress(Some(progress(sum))));
                tell(&wakes, Event::Changed);
            };
            let done = catch_unwind(AssertUnwindSafe(|| -> Result<_> {
                let (archive, cancel) = (&mut self.archive, &self.cancel);
                let sum = fetch(archive, &what, &self.engine, cancel, &mut told)?;
                let deleted = match sum.n_new {
                    0 => None,
                    _ => keep_by_rules(archive, &self.feeds.keep, cancel)?,
                };
                Ok((sum, deleted))
            }));
            let notice = match done {
                Ok(Ok((sum, deleted))) => {
                    let is_stopped = self.cancel.load(Ordering::Relaxed);
                    notice(&sum, deleted.as_deref(), is_stopped)
                }
                Ok(Err(error)) => Notice::error(error.to_string()),
                Err(panic) => {
                    Notice::error(format!("a defect of the program: {}", panic_text(&*panic)))
                }
            };
            tell(&self.wakes, Event::Progress(None));
            tell(&self.wakes, Event::Changed);
            tell(&self.wakes, Event::Notice(notice));
        }
    }

    fn progress(sum: &Fetched) -> Progress {
        Progress {
            label: "feeds".to_owned(),
            n_done: sum.n_done,
            n_total: Some(sum.n_feeds),
            n_failed: sum.n_failed,
        }
    }

    fn notice(sum: &Fetched, deleted: Option<&str>, is_stopped: bool) -> Notice {
        let told = match deleted {
            None => sum.to_string(),
            Some(deleted) => format!("{sum}; {deleted}"),
        };
        match (is_stopped, sum.n_failed) {
            (true, _) => Notice::warning(format!("stopped; {told}")),
            (false, 0) => Notice::info(told),
            (false, _) => Notice::warning(told),
        }
    }
}
