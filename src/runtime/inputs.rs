//! Files and folders that the user names → articles, one after another.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::vec;

use crate::archive::{Newsboat, is_database};
use crate::article::{
    Article, CsvArticles, Format, JsonLines, Mailbox, Options, RowError, WarcArticles, decode,
    limits, parse_json_row, read,
};
use packed::{GZIP, Inflated, Zip, is_zip};

mod packed;

/// Bytes by which a format is told.
const HEAD_BYTES: u64 = 64 << 10;

/// Folders deeper than this are not looked into.
const MAX_DEPTH: usize = 32;

/// The articles of files, folders and standard input ("-"), read as they are asked for.
///
/// Folders are walked in the order of their names; hidden files, READMEs, links, and files whose
/// names end in no known format are passed over there. What cannot be read is an error
/// in its place, and the rest goes on. What is in a zip archive is read as what is in a folder.
pub struct Inputs {
    waiting: VecDeque<Source>,
    open: Option<Open>,
    options: Options,
    /// Rows handed out, errors among them.
    n_rows: u64,
}

enum Source {
    File(PathBuf),
    Stdin,
    Memory {
        name: &'static str,
        bytes: &'static [u8],
    },
    /// A file in a zip archive.
    Entry {
        zip: Arc<Zip>,
        index: usize,
        name: String,
    },
    /// All of an archive has been read; the number of rows that there were before it.
    EndOfZip {
        name: String,
        n_before: u64,
    },
    Failed(RowError),
}

enum Open {
    Rows(vec::IntoIter<Result<Article, RowError>>),
    Lines {
        file: String,
        lines: JsonLines<Box<dyn BufRead + Send>>,
    },
    Newsboat(Box<Newsboat>),
    Table(CsvArticles<Box<dyn Read + Send>>),
    Mailbox(Mailbox<Box<dyn BufRead + Send>>),
    Crawl(WarcArticles<Box<dyn BufRead + Send>>),
}

impl Inputs {
    /// Finds the files under `paths`.
    pub fn new(paths: &[PathBuf], options: Options) -> Inputs {
        let mut waiting = VecDeque::new();
        for path in paths {
            if path.as_os_str() == "-" {
                waiting.push_back(Source::Stdin);
            } else {
                find(path, true, 0, &mut waiting);
            }
        }
        Inputs {
            waiting,
            open: None,
            options,
            n_rows: 0,
        }
    }

    /// The articles in files that are built into the program.
    pub fn from_memory(
        files: impl IntoIterator<Item = (&'static str, &'static [u8])>,
        options: Options,
    ) -> Inputs {
        let memory = |(name, bytes)| Source::Memory { name, bytes };
        Inputs {
            waiting: files.into_iter().map(memory).collect(),
            open: None,
            options,
            n_rows: 0,
        }
    }

    /// Number of files found, those that cannot be read included.
    pub fn n_files(&self) -> usize {
        self.waiting.len()
    }

    /// What is wrong with the paths themselves, before anything is read.
    pub fn failures(&self) -> impl Iterator<Item = &RowError> {
        self.waiting.iter().filter_map(|source| match source {
            Source::Failed(error) => Some(error),
            _ => None,
        })
    }

    /// Opens a source; `None` if there is nothing to read in it itself.
    fn start(&mut self, source: Source) -> Result<Option<Open>, RowError> {
        match source {
            Source::Failed(error) => Err(error),
            Source::Memory { name, bytes } => self.start_reader(name, Box::new(bytes)).map(Some),
            Source::Stdin => {
                let mut stdin: Box<dyn Read + Send> = Box::new(io::stdin());
                let head = read_head("-", &mut stdin)?;
                let whole = Cursor::new(head.clone()).chain(stdin);
                if is_zip(&head) {
                    let file = spool(whole).map_err(|e| failure("-", &e))?;
                    return self.start_zip("-", file).map(|()| None);
                }
                self.start_reader("-", Box::new(whole)).map(Some)
            }
            Source::File(path) => {
                let name = path.display().to_string();
                let mut file = File::open(&path).map_err(|e| failure(&name, &e))?;
                let mut head = Vec::new();
                let magic = file.by_ref().take(16).read_to_end(&mut head);
                magic.map_err(|e| failure(&name, &e))?;
                if is_database(&head) {
                    let newsboat = Newsboat::open(&path, self.options)?;
                    return Ok(Some(Open::Newsboat(Box::new(newsboat))));
                }
                if is_zip(&head) {
                    return self.start_zip(&name, file).map(|()| None);
                }
                let file = Cursor::new(head).chain(file);
                self.start_reader(&name, Box::new(file)).map(Some)
            }
            Source::Entry { zip, index, name } => self.start_entry(&zip, index, &name),
            Source::EndOfZip { name, n_before } if n_before == self.n_rows => Err(RowError::new(
                &name,
                1,
                "no article is in it in a form that is read (text, Markdown, HTML, JSON, CSV, mail, feeds)",
            )),
            Source::EndOfZip { .. } => Ok(None),
        }
    }

    /// Puts the files of an archive before whatever else is waiting.
    fn start_zip(&mut self, name: &str, file: File) -> Result<(), RowError> {
        let contents = Zip::open(name, file)?;
        self.waiting.push_front(Source::EndOfZip {
            name: name.to_owned(),
            n_before: self.n_rows,
        });
        if contents.n_encrypted > 0 {
            let reason = match contents.n_encrypted {
                1 => "a file in it is encrypted; unpack it with its password first".to_owned(),
                n => format!("{n} files in it are encrypted; unpack it with its password first"),
            };
            let error = RowError::new(name, 1, &reason);
            self.waiting.push_front(Source::Failed(error));
        }
        for (index, name) in contents.files.into_iter().rev() {
            let zip = Arc::clone(&contents.zip);
            self.waiting.push_front(Source::Entry { zip, index, name });
        }
        Ok(())
    }

    /// Opens a file of an archive; `None` if it is none that is read, as in a folder.
    fn start_entry(
        &self,
        zip: &Arc<Zip>,
        index: usize,
        inside: &str,
    ) -> Result<Option<Open>, RowError> {
        let name = format!("{}/{inside}", zip.name());
        let mut reader = zip.entry(index).map_err(|e| failure(&name, &e))?;
        let inner = inside.strip_suffix(".gz").unwrap_or(inside);
        let is_named = Format::of_name(inner).is_some();
        let mut head = Vec::new();
        // What is wrong with a file that would not be read is nobody's concern.
        match reader.by_ref().take(HEAD_BYTES).read_to_end(&mut head) {
            Err(error) if is_named => return Err(failure(&name, &error)),
            Err(_) => return Ok(None),
            Ok(_) => {}
        }
        if is_zip(&head) && !is_named {
            let ending = inside.rsplit('.').next().unwrap_or_default();
            let reason = "an archive in an archive is not opened; unpack it first";
            return match ending.eq_ignore_ascii_case("zip") {
                true => Err(RowError::new(&name, 1, reason)),
                false => Ok(None),
            };
        }
        // Text that only is text may be anything: a style sheet, a licence, a list of names.
        if !is_named && matches!(detect("-", &head), Format::Plain | Format::Markdown) {
            return Ok(None);
        }
        let whole = Cursor::new(head).chain(reader);
        self.start_reader(&name, Box::new(whole)).map(Some)
    }

    fn start_reader(&self, name: &str, mut reader: Box<dyn Read + Send>) -> Result<Open, RowError> {
        let mut head = read_head(name, &mut reader)?;
        let mut inner = name;
        if head.starts_with(GZIP) {
            // What is compressed twice is not news.
            let whole = Cursor::new(head).chain(reader);
            reader = Box::new(Inflated::new(whole));
            inner = name.strip_suffix(".gz").unwrap_or(name);
            head = read_head(name, &mut reader)?;
        }
        self.start_text(name, inner, head, reader)
    }

    /// `inner` is the name by which the format may be told.
    fn start_text(
        &self,
        name: &str,
        inner: &str,
        mut head: Vec<u8>,
        reader: Box<dyn Read + Send>,
    ) -> Result<Open, RowError> {
        let detected = || detect(inner, &head);
        let format = self.options.format.unwrap_or_else(detected);
        if format == Format::JsonLines {
            let whole = BufReader::with_capacity(1 << 16, Cursor::new(head).chain(reader));
            return Ok(Open::Lines {
                file: name.to_owned(),
                lines: JsonLines::new(name, Box::new(whole)),
            });
        }
        // UTF-16 is read as a whole, since its line ends are no single bytes.
        let is_wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
        if format == Format::Csv && !is_wide {
            let beginning = head.clone();
            let whole: Box<dyn Read + Send> = Box::new(Cursor::new(head).chain(reader));
            let articles = CsvArticles::new(name, &beginning, whole, &self.options);
            return Ok(Open::Table(articles));
        }
        if format == Format::Mailbox {
            let whole = BufReader::with_capacity(1 << 16, Cursor::new(head).chain(reader));
            return Ok(Open::Mailbox(Mailbox::new(
                name,
                Box::new(whole),
                &self.options,
            )));
        }
        if format == Format::Warc {
            let whole = BufReader::with_capacity(1 << 16, Cursor::new(head).chain(reader));
            let whole: Box<dyn BufRead + Send> = Box::new(whole);
            let articles = WarcArticles::new(name, whole, &self.options);
            return Ok(Open::Crawl(articles));
        }
        let limit = limits::FILE_BYTES as u64 + 1 - head.len() as u64;
        reader
            .take(limit)
            .read_to_end(&mut head)
            .map_err(|e| failure(name, &e))?;
        let options = Options {
            format: Some(format),
            ..self.options
        };
        let rows: Vec<_> = read(name, &head, &options).collect();
        Ok(Open::Rows(rows.into_iter()))
    }
}

impl Iterator for Inputs {
    type Item = Result<Article, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = match &mut self.open {
                Some(Open::Rows(rows)) => rows.next(),
                Some(Open::Lines { file, lines }) => lines.next().map(|row| {
                    row.and_then(|row| parse_json_row(file, row.line, &row.bytes, &self.options))
                }),
                Some(Open::Newsboat(articles)) => articles.next(),
                Some(Open::Table(articles)) => articles.next(),
                Some(Open::Mailbox(articles)) => articles.next(),
                Some(Open::Crawl(articles)) => articles.next(),
                None => None,
            };
            if row.is_some() {
                self.n_rows += 1;
                return row;
            }
            let source = self.waiting.pop_front()?;
            match self.start(source) {
                Ok(open) => self.open = open,
                Err(error) => {
                    self.open = None;
                    self.n_rows += 1;
                    return Some(Err(error));
                }
            }
        }
    }
}

/// What comes on standard input, in a file that nobody else sees and that goes when it is closed:
/// the list of an archive stands at its end.
fn spool(mut reader: impl Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    let most = limits::INFLATED_BYTES;
    if io::copy(&mut reader.by_ref().take(most), &mut file)? == most {
        let reason = format!("it is larger than {} GB; name the file", most >> 30);
        return Err(io::Error::other(reason));
    }
    file.rewind()?;
    Ok(file)
}

fn read_head(name: &str, reader: &mut dyn Read) -> Result<Vec<u8>, RowError> {
    let mut head = Vec::new();
    let read = reader.take(HEAD_BYTES).read_to_end(&mut head);
    read.map(|_| head).map_err(|e| failure(name, &e))
}

/// The format, told from the name and the first bytes.
fn detect(name: &str, head: &[u8]) -> Format {
    // The head may end inside a character, which must not make the text look like another encoding.
    let whole = match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_none() => {
            head.get(..error.valid_up_to()).unwrap_or(head)
        }
        _ => head,
    };
    let (text, _) = decode(whole, None);
    Format::detect(name, &text)
}

fn failure(name: &str, error: &io::Error) -> RowError {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        _ => format!("it cannot be read: {error}"),
    };
    RowError::new(name, 1, &reason)
}

/// The files in a folder and the folders in it that may hold articles, by name.
pub(super) fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = VecDeque::new();
    find_in_folder(folder, 0, &mut found);
    let files = found.into_iter().filter_map(|source| match source {
        Source::File(path) => Some(path),
        _ => None,
    });
    files.collect()
}

/// Adds the file at `path`, or the files in the folder there; `named` by the user or found.
fn find(path: &Path, named: bool, depth: usize, waiting: &mut VecDeque<Source>) {
    let shown = path.display().to_string();
    let meta = if named {
        std::fs::metadata(path)
    } else {
        std::fs::symlink_metadata(path)
    };
    let kind = match meta {
        Ok(meta) => meta.file_type(),
        Err(error) => return waiting.push_back(Source::Failed(failure(&shown, &error))),
    };
    if kind.is_dir() {
        return find_in_folder(path, depth, waiting);
    }
    if named || (kind.is_file() && is_readable(&shown)) {
        waiting.push_back(Source::File(path.to_owned()));
    }
}

/// Whether a file that was found in a folder is one to read, by the ending of its name.
fn is_readable(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let inner = lower.strip_suffix(".gz").unwrap_or(&lower);
    Format::of_name(inner).is_some() || lower.ends_with(".zip") || lower.ends_with(".wacz")
}

fn find_in_folder(path: &Path, depth: usize, waiting: &mut VecDeque<Source>) {
    let shown = path.display().to_string();
    if depth >= MAX_DEPTH {
        let error = RowError::new(&shown, 1, "the folder lies too deep; name it itself");
        return waiting.push_back(Source::Failed(error));
    }
    let mut entries: Vec<PathBuf> = match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => return waiting.push_back(Source::Failed(failure(&shown, &error))),
    };
    entries.sort();
    for entry in entries {
        let name = entry.file_name().unwrap_or_default().to_string_lossy();
        // A folder's README speaks of the folder; it is no article.
        let stem = name.split('.').next().unwrap_or_default();
        let hidden = name.starts_with('.') || stem.eq_ignore_ascii_case("readme");
        if !hidden {
            find(&entry, false, depth + 1, waiting);
        }
    }
}

#[cfg(test)]
mod tests;
