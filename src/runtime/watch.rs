//! Folders whose new files are stored by themselves.
//!
//! The system tells that something changed (where it can; a slow look round does where it
//! cannot, as in network folders); which files are new is seen by looking. A file is taken once
//! it has been still for a moment, so that none is read while it is being written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use crossbeam_channel::{Receiver, RecvTimeoutError, unbounded};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::inputs::files_under;

/// How long a file must have been still.
const STILL: Duration = Duration::from_millis(700);
/// Between two looks at files that are not still yet, and at whether to stop.
const SOON: Duration = Duration::from_millis(250);
/// Between two looks where nothing tells of changes.
const ROUND: Duration = Duration::from_secs(20);

/// What tells one state of a file from another.
type Mark = (u64, Option<SystemTime>);

/// The watched folders.
pub struct Watch {
    folders: Vec<PathBuf>,
    /// The files that were taken, as they were then.
    taken: HashMap<PathBuf, Mark>,
    /// Files that were not still at the last look, and since when they are as they are.
    fresh: HashMap<PathBuf, (Mark, Instant)>,
    told: Receiver<()>,
    /// Tells of changes as long as it is there; none where the system cannot.
    watcher: Option<RecommendedWatcher>,
    /// The folders that the watcher knows: one that is made anew is told anew.
    known: Vec<PathBuf>,
}

impl Watch {
    /// Watches folders; files that are there already count as new.
    pub fn new(folders: &[PathBuf]) -> Watch {
        let (tell, told) = unbounded();
        let watcher = notify::recommended_watcher(move |_: notify::Result<notify::Event>| {
            // Whoever watched is gone when the program ends.
            let _ = tell.send(());
        });
        let mut watch = Watch {
            folders: folders.to_vec(),
            taken: HashMap::new(),
            fresh: HashMap::new(),
            told,
            watcher: watcher.ok(),
            known: Vec::new(),
        };
        watch.tell_of_folders();
        watch
    }

    /// Waits for files that are new or changed and still. None once `cancel` is true.
    pub fn next(&mut self, cancel: &AtomicBool) -> Option<Vec<PathBuf>> {
        let mut looked: Option<Instant> = None;
        while !cancel.load(Ordering::Relaxed) {
            let is_due = looked.is_none_or(|at| at.elapsed() >= ROUND);
            if is_due || !self.fresh.is_empty() || self.is_told() {
                looked = Some(Instant::now());
                self.tell_of_folders();
                let ready = self.look();
                if !ready.is_empty() {
                    return Some(ready);
                }
            }
            match self.told.recv_timeout(SOON) {
                // Seen at the next turn, when what comes with it has come too.
                Ok(()) => looked = None,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(SOON),
            }
        }
        None
    }

    /// Whether something was told since the last look.
    fn is_told(&self) -> bool {
        self.told.try_iter().count() > 0
    }

    /// Tells the watcher of folders that it does not know, or that were made anew.
    fn tell_of_folders(&mut self) {
        let Some(watcher) = &mut self.watcher else {
            return;
        };
        for folder in &self.folders {
            let (is_there, is_known) = (folder.is_dir(), self.known.contains(folder));
            if is_there && !is_known && watcher.watch(folder, RecursiveMode::Recursive).is_ok() {
                self.known.push(folder.clone());
            } else if !is_there && is_known {
                let _ = watcher.unwatch(folder);
                self.known.retain(|known| known != folder);
            }
        }
    }

    /// The files that are new or changed and have been still.
    fn look(&mut self) -> Vec<PathBuf> {
        let mut ready = Vec::new();
        let mut fresh = HashMap::new();
        for path in self.folders.iter().flat_map(|folder| files_under(folder)) {
            let Some(mark) = mark(&path) else { continue };
            if self.taken.get(&path) == Some(&mark) {
                continue;
            }
            let since = match self.fresh.get(&path) {
                Some((known, since)) if *known == mark => *since,
                _ if is_old(mark) => Instant::now()
                    .checked_sub(STILL)
                    .unwrap_or_else(Instant::now),
                _ => Instant::now(),
            };
            if since.elapsed() >= STILL {
                self.taken.insert(path.clone(), mark);
                ready.push(path);
            } else {
                fresh.insert(path, (mark, since));
            }
        }
        self.fresh = fresh;
        ready
    }
}

fn mark(path: &Path) -> Option<Mark> {
    let found = std::fs::metadata(path).ok()?;
    Some((found.len(), found.modified().ok()))
}

/// Whether a file was last written so long ago that nobody can be at it.
fn is_old((_, modified): Mark) -> bool {
    let age = modified.and_then(|at| SystemTime::now().duration_since(at).ok());
    age.is_some_and(|age| age > STILL * 4)
}

#[cfg(test)]
mod tests {
    use super::Watch;
    use std::io::Write;
    use std::path::PathBuf;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    fn names(paths: Option<Vec<PathBuf>>) -> Vec<String> {
        let mut names: Vec<String> = paths
            .unwrap_or_default()
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn what_comes_is_told_once_and_what_changes_again() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.txt"), "One").unwrap();
        let never = AtomicBool::new(false);
        let mut watch = Watch::new(&[folder.path().to_owned()]);
        assert_eq!(names(watch.next(&never)), ["a.txt"]);
        std::fs::create_dir(at("deep")).unwrap();
        std::fs::write(at("deep/b.txt"), "Two").unwrap();
        std::fs::write(at(".hidden.txt"), "No").unwrap();
        std::fs::write(at("picture.png"), "No").unwrap();
        assert_eq!(names(watch.next(&never)), ["b.txt"]);
        std::fs::write(at("a.txt"), "One and more").unwrap();
        assert_eq!(names(watch.next(&never)), ["a.txt"]);
    }

    #[test]
    fn a_file_that_grows_is_left_until_it_is_still() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let mut watch = Watch::new(&[folder.path().to_owned()]);
        let writer = std::thread::spawn({
            let path = path.clone();
            move || {
                let mut file = std::fs::File::create(path).unwrap();
                for _ in 0..6 {
                    file.write_all(b"{\"title\": \"A\"}\n").unwrap();
                    std::thread::sleep(Duration::from_millis(200));
                }
            }
        });
        assert_eq!(names(watch.next(&AtomicBool::new(false))), ["a.jsonl"]);
        writer.join().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 6);
    }

    #[test]
    fn a_folder_may_come_later_and_the_watch_ends_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let later = folder.path().join("later");
        let mut watch = Watch::new(std::slice::from_ref(&later));
        let cancel = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&cancel);
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300));
            flag.store(true, Ordering::Relaxed);
        });
        assert_eq!(watch.next(&cancel), None);
        std::fs::create_dir(&later).unwrap();
        std::fs::write(later.join("a.md"), "# A").unwrap();
        assert_eq!(names(watch.next(&AtomicBool::new(false))), ["a.md"]);
    }
}
