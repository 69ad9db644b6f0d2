//! Keeping an archive: copies that are checked, taking one back, giving room back.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::error::{ArchiveError, During, Result, cannot_open, shown};
use super::import::ImportLock;
use super::{Archive, make_file, schema, set_up};

/// Pages copied between two looks at how far it is.
const PAGES: i32 = 2_000;

/// A copy that was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Articles in it.
    pub n_articles: u64,
    /// Its size.
    pub n_bytes: u64,
}

impl Archive {
    /// Copies the whole archive into a new file, as it is at one moment, while others read and
    /// write it. The copy is checked, one file by itself, and readable by its owner only.
    /// `tell` hears the share that is done, from 0 to 100.
    ///
    /// # Errors
    /// If the file is there already, cannot be written, or the copy is not sound; then no file
    /// is left.
    pub fn back_up(&self, to: &Path, tell: &mut dyn FnMut(u8)) -> Result<Copied> {
        if to.symlink_metadata().is_ok() {
            return Err(ArchiveError::InTheWay { path: shown(to) });
        }
        let part = beside(to, "part");
        let made = copy(&self.connection, &part, tell).and_then(|copied| {
            sync(&part)?;
            std::fs::rename(&part, to).map_err(|e| cannot_open(to, &e))?;
            Ok(copied)
        });
        if made.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        made
    }

    /// Gives the room of what was deleted back to the disk and puts the index in order. Tells
    /// the size in bytes before and after.
    ///
    /// # Errors
    /// If the archive cannot be written, is in use for writing, or the disk is too full for a
    /// second copy.
    pub fn compact(&mut self) -> Result<(u64, u64)> {
        self.check_writable("compact the archive")?;
        let _lock = ImportLock::take(&self.path)?;
        let before = self.stats()?.n_bytes;
        let compact = || {
            self.connection.execute_batch(
                "INSERT INTO words (words) VALUES ('optimize');
                 INSERT INTO name_words (name_words) VALUES ('optimize');
                 PRAGMA optimize;
                 VACUUM;
                 PRAGMA wal_checkpoint(TRUNCATE);",
            )
        };
        compact().during("compact the archive", &self.path)?;
        Ok((before, self.stats()?.n_bytes))
    }
}

/// Puts a copy in the place of the archive at `to`. What was there is kept beside it; its new
/// name is told.
///
/// # Errors
/// If the copy is damaged, of another program or newer, if somebody writes to the archive, or
/// if the files cannot be moved; the archive is then as it was.
pub fn restore(
    from: &Path,
    to: &Path,
    tell: &mut dyn FnMut(u8),
) -> Result<(Copied, Option<PathBuf>)> {
    if !from.is_file() {
        return Err(ArchiveError::Open {
            path: shown(from),
            reason: "there is no such file".to_owned(),
        });
    }
    let part = beside(to, "restored");
    let _ = std::fs::remove_file(&part);
    let source = open_copy(from)?;
    if let Some(folder) = to.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| cannot_open(to, &e))?;
    }
    let _lock = ImportLock::take(to)?;
    let moved = copy(&source, &part, tell).and_then(|copied| {
        sync(&part)?;
        let kept = put_aside(to)?;
        std::fs::rename(&part, to).map_err(|e| cannot_open(to, &e))?;
        Ok((copied, kept))
    });
    if moved.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    moved
}

/// Opens a copy for reading; it may be of an older format.
fn open_copy(path: &Path) -> Result<Connection> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let open = Connection::open_with_flags(path, flags).during("open the copy", path)?;
    set_up(&open, path)?;
    schema::check_format(&open, path)?;
    Ok(open)
}

/// Moves the archive out of the way under a name that is free, its log written into it before.
fn put_aside(path: &Path) -> Result<Option<PathBuf>> {
    if !path.is_file() {
        return Ok(None);
    }
    if let Ok(open) = Connection::open(path) {
        // Whatever state it is in, it is kept; only a log that can be written back is.
        let _ = open.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    let free = (1..).map(|n| match n {
        1 => beside(path, "before-restore"),
        n => beside(path, &format!("before-restore-{n}")),
    });
    let mut free = free.take(10_000).filter(|name| !name.exists());
    let kept = free
        .next()
        .unwrap_or_else(|| beside(path, "before-restore"));
    for end in ["", "-wal", "-shm"] {
        let from = with_end(path, end);
        if from.exists() {
            std::fs::rename(&from, with_end(&kept, end)).map_err(|e| cannot_open(path, &e))?;
        }
    }
    Ok(Some(kept))
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// "archive.db" → "archive.db.part".
fn beside(path: &Path, word: &str) -> PathBuf {
    with_end(path, &format!(".{word}"))
}

fn copy(source: &Connection, part: &Path, tell: &mut dyn FnMut(u8)) -> Result<Copied> {
    make_file(part)?;
    let mut target = Connection::open(part).during("open the copy", part)?;
    let mut run = || -> rusqlite::Result<()> {
        let backup = Backup::new(source, &mut target)?;
        loop {
            use rusqlite::backup::StepResult::{Busy, Done, Locked, More};
            match backup.step(PAGES)? {
                Done => return Ok(()),
                More => {
                    let at = backup.progress();
                    let done = i64::from(at.pagecount - at.remaining) * 100;
                    let share = done / i64::from(at.pagecount.max(1));
                    tell(u8::try_from(share).unwrap_or(100));
                }
                Busy | Locked => std::thread::sleep(Duration::from_millis(50)),
                _ => {}
            }
        }
    };
    run().during("copy the archive", part)?;
    check(&target, part)
}

/// Makes the copy one file by itself and looks whether it is sound.
fn check(target: &Connection, path: &Path) -> Result<Copied> {
    let look = || -> rusqlite::Result<(String, Copied)> {
        target.pragma_update(None, "journal_mode", "DELETE")?;
        let sound: String = target.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        let n_articles: i64 =
            target.query_row("SELECT count(*) FROM article", [], |row| row.get(0))?;
        Ok((
            sound,
            Copied {
                n_articles: u64::try_from(n_articles).unwrap_or(0),
                n_bytes: std::fs::metadata(path).map_or(0, |m| m.len()),
            },
        ))
    };
    match look().during("check the copy", path)? {
        (sound, copied) if sound == "ok" => Ok(copied),
        (reason, _) => Err(ArchiveError::Damaged {
            path: shown(path),
            reason: crate::text::sanitize::display(&reason).into_owned(),
        }),
    }
}

/// The bytes are on the disk when this comes back.
fn sync(path: &Path) -> Result<()> {
    let file: std::io::Result<File> = OpenOptions::new().write(true).open(path);
    file.and_then(|file| file.sync_all())
        .map_err(|e| cannot_open(path, &e))
}
