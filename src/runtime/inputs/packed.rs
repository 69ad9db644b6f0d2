//! Compressed files: what gzip made, and zip archives, within bounds.
//!
//! Nothing is unpacked to disk. What an entry holds is read as it is asked for, so that an archive
//! of any size takes no more memory than its list of names; the names are used to tell formats and
//! in messages only.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zip::{CompressionMethod, ZipArchive};

use crate::article::{RowError, limits};

/// First bytes of what gzip made.
pub(super) const GZIP: &[u8] = b"\x1f\x8b";

/// First bytes of zip archives: with entries, and without any.
const ZIP: &[&[u8]] = &[b"PK\x03\x04", b"PK\x05\x06"];

/// Files inside by which a zip archive is a document of another program, and what it is then.
const DOCUMENTS: &[(&str, &str)] = &[
    (
        "word/",
        "it is a Word document; save it as plain text or HTML first",
    ),
    ("xl/", "it is an Excel table; save it as CSV first"),
    (
        "ppt/",
        "it is a PowerPoint document; save it as plain text first",
    ),
    (
        "META-INF/container.xml",
        "it is an e-book (EPUB); save it as plain text or HTML first",
    ),
    (
        "META-INF/manifest.xml",
        "it is an OpenDocument file; save it as plain text, HTML or CSV first",
    ),
    (
        "META-INF/MANIFEST.MF",
        "it is a program (JAR), not an article",
    ),
    (
        "AndroidManifest.xml",
        "it is a program (APK), not an article",
    ),
];

/// Whether a file with these first bytes is a zip archive.
pub(super) fn is_zip(head: &[u8]) -> bool {
    ZIP.iter().any(|mark| head.starts_with(mark))
}

/// What is compressed, up to a bound: a small file may hold more than any disk.
pub(super) struct Inflated<R: Read> {
    inner: flate2::read::MultiGzDecoder<R>,
    n_left: u64,
}

impl<R: Read> Inflated<R> {
    pub(super) fn new(reader: R) -> Inflated<R> {
        Inflated {
            inner: flate2::read::MultiGzDecoder::new(reader),
            n_left: limits::INFLATED_BYTES,
        }
    }
}

impl<R: Read> Read for Inflated<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.n_left = self.n_left.saturating_sub(n as u64);
        if self.n_left == 0 {
            return Err(too_much());
        }
        Ok(n)
    }
}

fn too_much() -> io::Error {
    io::Error::other(format!(
        "it inflates to more than {} GB",
        limits::INFLATED_BYTES >> 30
    ))
}

/// A zip archive whose entries are read one after another.
pub(super) struct Zip {
    name: String,
    open: Mutex<Handles>,
    /// Bytes that may still come out of it, all entries together.
    n_left: AtomicU64,
}

/// One open file twice, as the archive keeps its own; both move the same position, so each sets
/// it before it reads, under the lock.
struct Handles {
    archive: ZipArchive<BufReader<File>>,
    file: File,
}

/// What is in an archive.
pub(super) struct Contents {
    pub(super) zip: Arc<Zip>,
    /// The number in the archive and the name of each file that may be read, by name.
    pub(super) files: Vec<(usize, String)>,
    /// Files that only a password opens.
    pub(super) n_encrypted: usize,
}

impl Zip {
    /// Reads the directory of the archive `file`, called `name`.
    ///
    /// # Errors
    /// If it is damaged, has too many entries, or is the document of another program.
    pub(super) fn open(name: &str, file: File) -> Result<Contents, RowError> {
        let error = |reason: &str| RowError::new(name, 1, reason);
        let twin = file.try_clone();
        let twin = twin.map_err(|e| error(&format!("it cannot be read: {e}")))?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(|_| {
            error("the list at the end of the zip archive is missing or damaged; get it anew")
        })?;
        if archive.len() > limits::ZIP_ENTRIES {
            let n = archive.len();
            let most = limits::ZIP_ENTRIES;
            return Err(error(&format!(
                "it has {n} entries, and {most} are read at most; split it"
            )));
        }
        if let Some(what) = document(&archive) {
            return Err(error(what));
        }
        // A packed web crawl (WACZ) lists its pages in files beside the crawl itself.
        let is_crawl = archive.index_for_name("datapackage.json").is_some()
            && archive.file_names_raw().any(|n| n.starts_with(b"archive/"));
        let (mut files, mut n_encrypted) = (Vec::new(), 0);
        for index in 0..archive.len() {
            let Ok(entry) = archive.by_index_data(index) else {
                continue;
            };
            // Names in UTF-8 often lack the flag that says so.
            let name = match std::str::from_utf8(entry.name_raw()) {
                Ok(name) => name.to_owned(),
                Err(_) => entry.name().map(|n| n.into_owned()).unwrap_or_default(),
            };
            let name = name.replace('\\', "/");
            let is_beside = is_crawl && !name.starts_with("archive/");
            let is_file = !name.ends_with('/') && !entry.is_symlink();
            if !is_file || is_beside || is_passed_over(&name) {
                continue;
            }
            if entry.encrypted() {
                n_encrypted += 1;
            } else {
                files.push((index, name));
            }
        }
        files.sort_by(|a, b| a.1.cmp(&b.1));
        let zip = Zip {
            name: name.to_owned(),
            open: Mutex::new(Handles {
                archive,
                file: twin,
            }),
            n_left: AtomicU64::new(limits::INFLATED_BYTES),
        };
        Ok(Contents {
            zip: Arc::new(zip),
            files,
            n_encrypted,
        })
    }

    /// The name of the archive.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    fn lock(&self) -> MutexGuard<'_, Handles> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the entry of this number.
    ///
    /// # Errors
    /// If its place in the archive is none, or it is compressed in a way that is not read.
    pub(super) fn entry(self: &Arc<Zip>, index: usize) -> io::Result<Box<dyn Read + Send>> {
        let mut open = self.lock();
        let entry = open.archive.by_index_raw(index).map_err(io::Error::other)?;
        let start = entry
            .data_start()
            .ok_or_else(|| io::Error::other("it has no place in the archive"))?;
        let (n_packed, size, crc) = (entry.compressed_size(), entry.size(), entry.crc32());
        let method = entry.compression();
        drop(entry);
        drop(open);
        let section = Section {
            zip: Arc::clone(self),
            at: start,
            n_left: n_packed,
        };
        let inner: Box<dyn Read + Send> = match method {
            CompressionMethod::Stored => Box::new(section),
            CompressionMethod::Deflated => Box::new(flate2::read::DeflateDecoder::new(section)),
            _ => {
                let reason = "it is compressed in a rare way; unpack the archive first";
                return Err(io::Error::other(reason));
            }
        };
        Ok(Box::new(Entry {
            zip: Arc::clone(self),
            inner,
            sum: flate2::Crc::new(),
            n_read: 0,
            n_packed,
            size,
            crc,
        }))
    }
}

/// What the archive is if it is another program's document.
fn document(archive: &ZipArchive<BufReader<File>>) -> Option<&'static str> {
    let has = |name: &str| archive.index_for_name(name).is_some();
    let is_office = has("[Content_Types].xml");
    let found = DOCUMENTS
        .iter()
        .find(|(inside, _)| match inside.ends_with('/') {
            true => {
                is_office
                    && archive
                        .file_names_raw()
                        .any(|n| n.starts_with(inside.as_bytes()))
            }
            false => has(inside),
        });
    found.map(|(_, what)| *what)
}

/// Whether a file in an archive is nobody's article by its name: hidden, of another system's
/// making, or about the archive itself, as it is in folders.
fn is_passed_over(name: &str) -> bool {
    let mut parts = name.split('/');
    let last = name.rsplit('/').next().unwrap_or(name);
    let stem = last.split('.').next().unwrap_or_default();
    stem.eq_ignore_ascii_case("readme")
        || parts.any(|part| part.starts_with('.') && part != "." || part == "__MACOSX")
}

/// A stretch of the archive's file.
struct Section {
    zip: Arc<Zip>,
    at: u64,
    n_left: u64,
}

impl Read for Section {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.n_left).unwrap_or(usize::MAX);
        let n = into.len().min(most);
        let Some(part) = into.get_mut(..n).filter(|part| !part.is_empty()) else {
            return Ok(0);
        };
        let mut open = self.zip.lock();
        open.file.seek(SeekFrom::Start(self.at))?;
        let n = open.file.read(part)?;
        self.at += n as u64;
        self.n_left -= n as u64;
        Ok(n)
    }
}

/// What an entry holds, checked against what the archive says of it.
struct Entry {
    zip: Arc<Zip>,
    inner: Box<dyn Read + Send>,
    sum: flate2::Crc,
    n_read: u64,
    n_packed: u64,
    size: u64,
    crc: u32,
}

impl Read for Entry {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let n = self.inner.read(into)?;
        self.n_read += n as u64;
        self.sum.update(into.get(..n).unwrap_or_default());
        let is_whole = self.n_read == self.size && self.sum.sum() == self.crc;
        if n == 0 && !is_whole || self.n_read > self.size {
            let reason = "it is damaged: length or checksum is not the archive's; get it anew";
            return Err(io::Error::other(reason));
        }
        let is_dense = self.n_read / limits::INFLATED_RATIO > self.n_packed.max(1);
        if is_dense && self.n_read > limits::FILE_BYTES as u64 {
            let times = limits::INFLATED_RATIO;
            let reason = format!("it inflates to more than {times} times its size");
            return Err(io::Error::other(reason));
        }
        let before = self.zip.n_left.fetch_sub(n as u64, Ordering::Relaxed);
        if before < n as u64 {
            self.zip.n_left.store(0, Ordering::Relaxed);
            return Err(too_much());
        }
        Ok(n)
    }
}
