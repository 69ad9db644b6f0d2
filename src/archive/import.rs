//! Import: articles → analysed on all cores → stored in batches.
//!
//! One thread reads and analyses ahead while the calling thread stores; between them wait two
//! batches at most, so memory stays flat however long the input is. Every batch is one
//! transaction: whenever the program is stopped, whole articles are stored and the same import
//! goes on where it was, since known keys are passed over before anything is analysed.

use std::fmt::Display;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::error::{ArchiveError, Result, cannot_open, harmless, shown};
use super::{Archive, ArchiveHandle, Engine, Prepared, renew};
use crate::article::Article;

/// Articles of the first batches, so that the first show at once, and of all that follow:
/// readers wait for one batch at most, and larger ones are not faster.
const N_BATCH: [usize; 5] = [1, 4, 16, 64, 200];

/// Bytes of a text that is a batch of its own: others are not kept waiting for it.
const LARGE_BYTES: usize = 128 << 10;

/// Bytes of text after which a batch is closed early.
const BATCH_BYTES: usize = 4 << 20;

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Articles read so far, whatever became of them.
    pub n_read: usize,
    /// Stored.
    pub n_new: usize,
    /// Passed over, because their key is stored already.
    pub n_known: usize,
    /// Rows that are no articles.
    pub n_rejected: usize,
    /// Articles there are, where that is known.
    pub n_total: Option<usize>,
}

impl Progress {
    /// Counts stored articles that were analysed anew, and tells which failed.
    pub(super) fn add(
        &mut self,
        n_anew: usize,
        failures: &[String],
        tell: &mut dyn FnMut(ImportEvent<'_>),
    ) {
        self.n_read += n_anew;
        self.n_new += n_anew;
        for reason in failures {
            self.n_rejected += 1;
            tell(ImportEvent::Rejected(reason));
        }
    }
}

/// What an import tells while it goes on.
#[derive(Debug)]
pub enum ImportEvent<'a> {
    /// A batch was stored.
    Stored(&'a Progress),
    /// A row is no article, or could not be analysed; why, without control characters.
    Rejected(&'a str),
}

/// Stores articles, analysing them with `engine`; those with a known key are passed over.
/// Where an older program filled the archive, what it found is renewed first.
///
/// Stops early, with what is stored so far, once `cancel` is true.
///
/// # Errors
/// If the archive cannot be written, or another process is importing into it. What was stored
/// before stays.
pub fn import<I, E>(
    archive: &mut ArchiveHandle,
    articles: I,
    engine: &Engine,
    cancel: &AtomicBool,
    tell: &mut dyn FnMut(ImportEvent<'_>),
) -> Result<Progress>
where
    I: Iterator<Item = Result<Article, E>> + Send,
    E: Display,
{
    let _lock = archive.path().map(ImportLock::take).transpose()?;
    // What is stored is brought up to date first: new reports join encounters by what was found.
    renew(archive, engine, cancel, tell)?;
    // And found again as the same article.
    let mut from = i64::MIN;
    while !cancel.load(Ordering::Relaxed)
        && archive.with(|archive| archive.put_missing_traces(&mut from))?
    {}
    let mut reader = archive.clone();
    let (send, receive) = bounded(1);
    thread::scope(|scope| {
        scope.spawn(move || read_ahead(&mut reader, articles, engine, cancel, &send));
        store_all(archive, receive, cancel, tell)
    })
}

/// Articles that were read together.
#[derive(Default)]
struct Batch {
    articles: Vec<Article>,
    rejected: Vec<String>,
    n_bytes: usize,
}

/// A batch ready to be stored.
struct Ready {
    prepared: Vec<Prepared>,
    rejected: Vec<String>,
    n_known: usize,
}

fn store_all(
    archive: &mut ArchiveHandle,
    ready: Receiver<Result<Ready>>,
    cancel: &AtomicBool,
    tell: &mut dyn FnMut(ImportEvent<'_>),
) -> Result<Progress> {
    let mut progress = Progress::default();
    for batch in ready {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        let batch = batch?;
        let stored = archive.with(|archive| archive.put(&batch.prepared))?;
        let n_new = stored.iter().flatten().count();
        progress.n_new += n_new;
        progress.n_known += batch.n_known + stored.len() - n_new;
        progress.n_rejected += batch.rejected.len();
        progress.n_read = progress.n_new + progress.n_known + progress.n_rejected;
        for reason in &batch.rejected {
            tell(ImportEvent::Rejected(reason));
        }
        tell(ImportEvent::Stored(&progress));
    }
    Ok(progress)
}

/// Reads and analyses batch after batch until nobody wants more.
fn read_ahead<I, E>(
    archive: &mut ArchiveHandle,
    articles: I,
    engine: &Engine,
    cancel: &AtomicBool,
    ready: &Sender<Result<Ready>>,
) where
    I: Iterator<Item = Result<Article, E>>,
    E: Display,
{
    let batches = Batches {
        articles,
        large: None,
        n: 0,
    };
    for batch in batches {
        if cancel.load(Ordering::Relaxed) {
            return;
        }
        let prepared = archive
            .with(|archive| drop_known(archive, batch))
            .map(|(batch, n_known)| prepare_all(batch, n_known, engine));
        let failed = prepared.is_err();
        if ready.send(prepared).is_err() || failed {
            return;
        }
    }
}

/// Articles as they come → batches.
struct Batches<I> {
    articles: I,
    /// Read already, to be a batch of its own.
    large: Option<Article>,
    /// Batches so far.
    n: usize,
}

impl<I, E> Iterator for Batches<I>
where
    I: Iterator<Item = Result<Article, E>>,
    E: Display,
{
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let [.., most] = N_BATCH;
        let size = N_BATCH.get(self.n).copied().unwrap_or(most);
        self.n += 1;
        let mut batch = Batch::default();
        if let Some(large) = self.large.take() {
            batch.articles.push(large);
            return Some(batch);
        }
        while batch.len() < size && batch.n_bytes < BATCH_BYTES {
            match self.articles.next() {
                Some(Ok(article)) if article.body.len() >= LARGE_BYTES && batch.len() > 0 => {
                    self.large = Some(article);
                    break;
                }
                Some(Ok(article)) => {
                    batch.n_bytes += article.body.len();
                    batch.articles.push(article);
                }
                Some(Err(error)) => batch.rejected.push(harmless(&error.to_string())),
                None => break,
            }
        }
        (batch.len() > 0).then_some(batch)
    }
}

impl Batch {
    /// Rows read.
    fn len(&self) -> usize {
        self.articles.len() + self.rejected.len()
    }
}

fn drop_known(archive: &mut Archive, mut batch: Batch) -> Result<(Batch, usize)> {
    let keys: Vec<&str> = batch.articles.iter().map(|a| a.key.as_str()).collect();
    let known = archive.known(&keys)?;
    let n_before = batch.articles.len();
    let mut known = known.into_iter();
    batch.articles.retain(|_| !known.next().unwrap_or(false));
    let n_known = n_before - batch.articles.len();
    Ok((batch, n_known))
}

/// Analyses a batch on all cores and sorts it by time, in which the index grows fastest.
fn prepare_all(batch: Batch, n_known: usize, engine: &Engine) -> Ready {
    let articles = batch.articles.into_par_iter();
    let analysed: Vec<(Prepared, Option<String>)> = articles
        .map(|article| engine.prepare_one(article))
        .collect();
    let mut ready = Ready {
        prepared: Vec::with_capacity(analysed.len()),
        rejected: batch.rejected,
        n_known,
    };
    for (prepared, failure) in analysed {
        ready.prepared.push(prepared);
        ready.rejected.extend(failure);
    }
    ready.prepared.sort_by_key(|prepared| {
        let published = prepared.article.published;
        published.map(|p| (p.date, p.time))
    });
    ready
}

/// Held while a process imports into an archive, so that a second import can say who is at it.
#[derive(Debug)]
pub(super) struct ImportLock {
    _file: File,
}

impl ImportLock {
    pub(super) fn take(archive: &Path) -> Result<ImportLock> {
        if let Some(folder) = archive.parent().filter(|f| !f.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|e| cannot_open(archive, &e))?;
        }
        let path = lock_path(archive);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).map_err(|e| cannot_lock(archive, &e))?;
        match file.try_lock() {
            Ok(()) => {
                // The number only serves a message: without it the lock is as good.
                let _ = file.set_len(0);
                let _ = write!(file, "{}", std::process::id());
                Ok(ImportLock { _file: file })
            }
            Err(TryLockError::WouldBlock) => Err(ArchiveError::Busy {
                operation: "import",
                who: holder(&mut file),
                path: shown(archive),
            }),
            // A file system without locks: SQLite's own still keep the archive whole.
            Err(TryLockError::Error(_)) => Ok(ImportLock { _file: file }),
        }
    }
}

fn cannot_lock(archive: &Path, error: &std::io::Error) -> ArchiveError {
    match error.kind() {
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => ArchiveError::ReadOnly {
            operation: "import",
            path: shown(archive),
        },
        _ => cannot_open(archive, error),
    }
}

fn lock_path(archive: &Path) -> PathBuf {
    let mut name = archive.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

fn holder(file: &mut File) -> String {
    let mut text = String::new();
    let read = file
        .rewind()
        .and_then(|()| file.take(20).read_to_string(&mut text));
    match read.ok().and_then(|_| text.trim().parse::<u32>().ok()) {
        Some(process) => format!("process {process}"),
        None => "another process".to_owned(),
    }
}
