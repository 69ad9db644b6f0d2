//! Where an archive is, for several threads: each opens its own connection to a file; one in
//! memory is shared.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::error::Result;
use super::{Archive, error};

/// An archive that several threads work with. A clone is for another thread: it has a
/// connection of its own, opened when it is first used.
#[derive(Debug)]
pub struct ArchiveHandle {
    place: Place,
    own: Option<Archive>,
}

#[derive(Clone, Debug)]
enum Place {
    File { path: PathBuf, read_only: bool },
    Memory(Arc<Mutex<Archive>>),
}

impl ArchiveHandle {
    /// The archive in a file, which is made when it is first used.
    pub fn file(path: &Path) -> ArchiveHandle {
        ArchiveHandle::new(Place::File {
            path: path.to_owned(),
            read_only: false,
        })
    }

    /// The archive in a file, for reading only.
    pub fn file_read_only(path: &Path) -> ArchiveHandle {
        ArchiveHandle::new(Place::File {
            path: path.to_owned(),
            read_only: true,
        })
    }

    /// An archive in memory; it is gone with its last handle.
    pub fn memory(archive: Archive) -> ArchiveHandle {
        ArchiveHandle::new(Place::Memory(Arc::new(Mutex::new(archive))))
    }

    /// Lets `work` use the archive. Where it is shared, others wait as long.
    ///
    /// # Errors
    /// If the archive cannot be opened, or what `work` answers.
    pub fn with<T>(&mut self, work: impl FnOnce(&mut Archive) -> Result<T>) -> Result<T> {
        match &self.place {
            Place::Memory(shared) => {
                // A panic elsewhere rolled its transaction back: the archive itself is whole.
                let mut archive = shared.lock().unwrap_or_else(PoisonError::into_inner);
                work(&mut archive)
            }
            Place::File { path, read_only } => match &mut self.own {
                Some(archive) => work(archive),
                None => {
                    let archive = if *read_only {
                        Archive::open_read_only(path)?
                    } else {
                        Archive::open(path)?
                    };
                    work(self.own.insert(archive))
                }
            },
        }
    }

    /// The file; `None` for an archive in memory.
    pub fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::File { path, .. } => Some(path),
            Place::Memory(_) => None,
        }
    }

    /// Where it is, in words.
    pub fn shown(&self) -> String {
        error::shown(self.path().unwrap_or(&error::memory_path()))
    }

    fn new(place: Place) -> ArchiveHandle {
        ArchiveHandle { place, own: None }
    }
}

impl Clone for ArchiveHandle {
    fn clone(&self) -> ArchiveHandle {
        ArchiveHandle::new(self.place.clone())
    }
}
