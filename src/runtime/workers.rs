//! The threads that do what takes time: one answers questions, one makes changes, one
//! imports. Data in, data out: each gets values and sends events.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::Wake;
use super::correcting::Corrector;
use super::exporting::Exporter;
pub(super) use super::fetching::Feeds;
use super::fetching::Fetcher;
use super::inputs::Inputs;
use super::questions;
use super::watching::Watching;
use crate::app::event::{Change, Event, Export, Notice, Progress, Question, Reply, RequestId};
use crate::archive::{
    ArchiveHandle, Engine, ImportEvent, Progress as JobProgress, Retention, import, renew,
};
use crate::config::{CorrectionsFile, FeedConfig};
use crate::lexicon::Lexicon;

/// How often the progress of a job is told.
const PACE: Duration = Duration::from_millis(100);
/// How often what is shown is asked anew while a job stores articles.
const REFRESH: Duration = Duration::from_millis(500);

/// The way to the workers; dropping it ends them when they are done with what they have.
#[derive(Debug)]
pub(super) struct Workers {
    questions: Sender<(RequestId, Question)>,
    changes: Sender<(RequestId, Change)>,
    engine: Engine,
    cancel: Arc<AtomicBool>,
    /// The same for corrections, which begin again with the next one.
    cancel_correcting: Arc<AtomicBool>,
    fetcher: Fetcher,
    exporter: Exporter,
    cancel_watching: Arc<AtomicBool>,
    /// Held by whoever stores new articles: the feeds and the watched folders take turns.
    storing: Arc<Mutex<()>>,
}

impl Workers {
    /// Starts the threads that answer and change.
    pub(super) fn start(
        archive: &ArchiveHandle,
        engine: Engine,
        file: Option<CorrectionsFile>,
        feeds: Feeds,
        wakes: &Sender<Wake>,
    ) -> std::io::Result<Workers> {
        let cancel_correcting = Arc::new(AtomicBool::new(false));
        let cancel = Arc::clone(&cancel_correcting);
        let corrector = Corrector::start(file, archive, engine.clone(), cancel, wakes)?;
        let (questions, asked) = unbounded();
        let (changes, wanted) = unbounded();
        let (reading, writing) = (archive.clone(), archive.clone());
        let (to_answers, to_changes) = (wakes.clone(), wakes.clone());
        let lexicon = engine.lexicon().clone();
        let known = feeds.feeds.clone();
        let exporter = Exporter::new(archive, &known, wakes);
        let storing = Arc::new(Mutex::new(()));
        let fetcher = Fetcher::new(feeds, archive, engine.clone(), wakes, &storing);
        spawn("questions", move || {
            answer_all(reading, &lexicon, &known, &asked, &to_answers)
        })?;
        spawn("changes", move || {
            change_all(writing, &corrector, &wanted, &to_changes)
        })?;
        Ok(Workers {
            questions,
            changes,
            engine,
            cancel: Arc::new(AtomicBool::new(false)),
            cancel_correcting,
            fetcher,
            exporter,
            cancel_watching: Arc::new(AtomicBool::new(false)),
            storing,
        })
    }

    /// Stores what comes into folders, if there are any and the archive is a file, and deletes
    /// what `keep` does not keep.
    pub(super) fn watch(
        &self,
        folders: &[PathBuf],
        keep: Retention,
        archive: &ArchiveHandle,
        wakes: &Sender<Wake>,
    ) -> std::io::Result<()> {
        if folders.is_empty() || archive.path().is_none() {
            return Ok(());
        }
        let watching = Watching {
            folders: folders.to_vec(),
            keep,
            archive: archive.clone(),
            engine: self.engine.clone(),
            wakes: wakes.clone(),
            cancel: Arc::clone(&self.cancel_watching),
            storing: Arc::clone(&self.storing),
        };
        watching.start()
    }

    /// Passes a question on.
    pub(super) fn ask(&self, request: RequestId, question: Question) {
        // A worker that is gone has told why; the state goes on without its answers.
        let _ = self.questions.send((request, question));
    }

    /// Passes a change on.
    pub(super) fn change(&self, request: RequestId, change: Change) {
        let _ = self.changes.send((request, change));
    }

    /// Starts to import `inputs` in the background.
    pub(super) fn import(
        &self,
        archive: &ArchiveHandle,
        inputs: Inputs,
        label: &str,
        wakes: &Sender<Wake>,
    ) -> std::io::Result<()> {
        let (mut archive, wakes, label) = (archive.clone(), wakes.clone(), label.to_owned());
        let (cancel, engine) = (Arc::clone(&self.cancel), self.engine.clone());
        spawn("import", move || {
            run_job(&label, &wakes, |tell| {
                import(&mut archive, inputs, &engine, &cancel, tell)
            });
        })
    }

    /// Analyses stored articles again, in the background, if this program finds more than the
    /// one that stored them, or if other corrections are in force.
    pub(super) fn renew(
        &self,
        archive: &ArchiveHandle,
        wakes: &Sender<Wake>,
    ) -> std::io::Result<()> {
        let (mut archive, wakes) = (archive.clone(), wakes.clone());
        let (cancel, engine) = (Arc::clone(&self.cancel), self.engine.clone());
        spawn("renewal", move || {
            let needs = archive.with(|archive| {
                let is_outdated = archive.needs_renewal()?;
                Ok((
                    is_outdated,
                    archive.needs_correction(&engine.corrections())?,
                ))
            });
            let label = match needs {
                Ok((true, _)) => "analysing anew",
                Ok((false, true)) => "correcting",
                Ok((false, false)) | Err(_) => return,
            };
            run_job(label, &wakes, |tell| {
                renew(&mut archive, &engine, &cancel, tell)
            });
        })
    }

    /// Asks the job to stop; what it has stored stays.
    pub(super) fn cancel(&self) {
        self.cancel_correcting.store(true, Ordering::Relaxed);
        self.cancel.store(true, Ordering::Relaxed);
        self.cancel_watching.store(true, Ordering::Relaxed);
        self.fetcher.cancel();
        self.exporter.cancel();
    }

    /// Starts to write what is shown in the background.
    pub(super) fn export(&self, what: Export, path: PathBuf) -> std::io::Result<()> {
        self.exporter.start(what, path)
    }

    /// Starts to fetch the feeds in the background.
    pub(super) fn fetch(&self) -> Result<(), Notice> {
        self.fetcher.start()
    }
}

pub(super) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work)?;
    Ok(())
}

pub(super) fn tell(wakes: &Sender<Wake>, event: Event) {
    // The loop is gone only when the program ends.
    let _ = wakes.send(Wake::Event(event));
}

fn answer_all(
    mut archive: ArchiveHandle,
    lexicon: &Lexicon,
    feeds: &[FeedConfig],
    asked: &Receiver<(RequestId, Question)>,
    wakes: &Sender<Wake>,
) {
    while let Ok(first) = asked.recv() {
        let mut waiting = vec![first];
        waiting.extend(asked.try_iter());
        for (request, question) in newest(waiting) {
            let at_once = catch_unwind(AssertUnwindSafe(|| {
                archive.with(|archive| questions::answer_at_once(archive, &question))
            }));
            // What goes wrong here goes wrong again below, and is told then.
            if let Ok(Ok(Some(window))) = at_once {
                let is_whole = window.is_counted;
                let reply = Reply::Rows(window);
                tell(wakes, Event::Reply { request, reply });
                if is_whole {
                    continue;
                }
            }
            let reply = guarded(|| {
                archive.with(|archive| questions::answer(archive, lexicon, feeds, &question))
            });
            tell(wakes, Event::Reply { request, reply });
        }
    }
}

/// Of each kind of question only the newest, in order of asking.
fn newest(waiting: Vec<(RequestId, Question)>) -> Vec<(RequestId, Question)> {
    let mut kept: Vec<(RequestId, Question)> = Vec::new();
    for (request, question) in waiting {
        kept.retain(|(_, other)| other.kind() != question.kind());
        kept.push((request, question));
    }
    kept
}

fn change_all(
    mut archive: ArchiveHandle,
    corrector: &Corrector,
    wanted: &Receiver<(RequestId, Change)>,
    wakes: &Sender<Wake>,
) {
    for (request, change) in wanted {
        let reply = guarded(|| match &change {
            Change::Correct(revision) => Ok(corrector.revise(&mut archive, revision)),
            marks => archive.with(|archive| questions::mark(archive, marks, corrector.engine())),
        });
        tell(wakes, Event::Reply { request, reply });
    }
}

/// Does `work`; what goes wrong, a panic too, becomes a reply.
fn guarded(work: impl FnOnce() -> crate::archive::Result<Reply>) -> Reply {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(reply)) => reply,
        Ok(Err(error)) => Reply::Failed {
            what: error.to_string(),
        },
        Err(panic) => Reply::Failed {
            what: format!("a defect of the program: {}", panic_text(&*panic)),
        },
    }
}

pub(super) fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "unknown".to_owned());
    crate::text::sanitize::display(&text).into_owned()
}

/// Runs a job to its end; how it gets on, and what goes wrong, a panic too, is told to the loop.
pub(super) fn run_job(
    label: &str,
    wakes: &Sender<Wake>,
    job: impl FnOnce(&mut dyn FnMut(ImportEvent<'_>)) -> crate::archive::Result<JobProgress>,
) {
    let mut report = JobReport::new(label, wakes);
    let outcome = catch_unwind(AssertUnwindSafe(|| job(&mut |event| report.take(&event))));
    report.end();
    let failure = match outcome {
        Ok(Ok(_)) => return,
        Ok(Err(error)) => error.to_string(),
        Err(panic) => format!("a defect of the program: {}", panic_text(&*panic)),
    };
    tell(wakes, Event::Notice(Notice::error(failure)));
}

/// Tells the loop how a job gets on, not more often than a person can see.
struct JobReport<'a> {
    label: &'a str,
    wakes: &'a Sender<Wake>,
    told: Option<Instant>,
    refreshed: Option<Instant>,
    n_new: usize,
    n_failed: usize,
    first_failure: Option<String>,
}

impl<'a> JobReport<'a> {
    fn new(label: &'a str, wakes: &'a Sender<Wake>) -> JobReport<'a> {
        JobReport {
            label,
            wakes,
            told: None,
            refreshed: None,
            n_new: 0,
            n_failed: 0,
            first_failure: None,
        }
    }

    fn take(&mut self, event: &ImportEvent<'_>) {
        match event {
            ImportEvent::Rejected(reason) => {
                self.first_failure
                    .get_or_insert_with(|| (*reason).to_owned());
            }
            ImportEvent::Stored(progress) => {
                let is_new = progress.n_new > self.n_new;
                self.n_new = progress.n_new;
                self.n_failed = progress.n_rejected;
                if self.told.is_none_or(|told| told.elapsed() >= PACE) {
                    self.told = Some(Instant::now());
                    let progress = Progress {
                        label: self.label.to_owned(),
                        n_done: progress.n_read,
                        n_total: progress.n_total,
                        n_failed: progress.n_rejected,
                    };
                    tell(self.wakes, Event::Progress(Some(progress)));
                }
                if is_new && self.refreshed.is_none_or(|last| last.elapsed() >= REFRESH) {
                    self.refreshed = Some(Instant::now());
                    tell(self.wakes, Event::Changed);
                }
            }
        }
    }

    fn end(&mut self) {
        tell(self.wakes, Event::Progress(None));
        tell(self.wakes, Event::Changed);
        let Some(first) = &self.first_failure else {
            return;
        };
        let more = match self.n_failed {
            0 | 1 => String::new(),
            n => format!(" (and {} more)", n - 1),
        };
        tell(
            self.wakes,
            Event::Notice(Notice::warning(format!("{first}{more}"))),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::newest;
    use crate::app::{Question, RequestId};
    use crate::query::Filter;
    use crate::timeline::ArticleId;

    #[test]
    fn only_the_newest_question_of_a_kind_is_answered() {
        let waiting = vec![
            (RequestId(1), Question::Article(ArticleId(1))),
            (RequestId(2), Question::Countries(Filter::default())),
            (RequestId(3), Question::Article(ArticleId(2))),
        ];
        let kept: Vec<u64> = newest(waiting).iter().map(|(id, _)| id.0).collect();
        assert_eq!(kept, [2, 3]);
    }
}
