//! Files and folders that the user names → articles, one after another.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::vec;

use crate::archive::{Newsboat, is_database};
use crate::article::{
    Article, CsvArticles, Format, JsonLines, Mailbox, Options, RowError, decode, limits,
    parse_json_row, read,
};

/// Bytes by which a format is told.
const HEAD_BYTES: u64 = 64 << 10;

/// Folders deeper than this are not looked into.
const MAX_DEPTH: usize = 32;

/// The articles of files, folders and standard input ("-"), read as they are asked for.
///
/// Folders are walked in the order of their names; hidden files, READMEs, links, and files whose
/// names end in no known format are passed over there. What cannot be read is an error
/// in its place, and the rest goes on.
pub struct Inputs {
    waiting: VecDeque<Source>,
    open: Option<Open>,
    options: Options,
}

enum Source {
    File(PathBuf),
    Stdin,
    Memory {
        name: &'static str,
        bytes: &'static [u8],
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

    fn start(&self, source: Source) -> Result<Open, RowError> {
        match source {
            Source::Failed(error) => Err(error),
            Source::Memory { name, bytes } => self.start_reader(name, Box::new(bytes)),
            Source::Stdin => self.start_reader("-", Box::new(io::stdin())),
            Source::File(path) => {
                let name = path.display().to_string();
                let mut file = File::open(&path).map_err(|e| failure(&name, &e))?;
                let mut head = Vec::new();
                let magic = file.by_ref().take(16).read_to_end(&mut head);
                magic.map_err(|e| failure(&name, &e))?;
                if is_database(&head) {
                    let newsboat = Newsboat::open(&path, self.options)?;
                    return Ok(Open::Newsboat(Box::new(newsboat)));
                }
                let file = Cursor::new(head).chain(file);
                self.start_reader(&name, Box::new(file))
            }
        }
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
                None => None,
            };
            if row.is_some() {
                return row;
            }
            let source = self.waiting.pop_front()?;
            match self.start(source) {
                Ok(open) => self.open = Some(open),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// First bytes of what gzip made.
const GZIP: &[u8] = b"\x1f\x8b";

fn read_head(name: &str, reader: &mut dyn Read) -> Result<Vec<u8>, RowError> {
    let mut head = Vec::new();
    let read = reader.take(HEAD_BYTES).read_to_end(&mut head);
    read.map(|_| head).map_err(|e| failure(name, &e))
}

/// What is compressed, up to a bound: a small file may hold more than any disk.
struct Inflated<R: Read> {
    inner: flate2::read::MultiGzDecoder<R>,
    n_left: u64,
}

impl<R: Read> Inflated<R> {
    fn new(reader: R) -> Inflated<R> {
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
            let reason = format!(
                "it inflates to more than {} GB",
                limits::INFLATED_BYTES >> 30
            );
            return Err(io::Error::other(reason));
        }
        Ok(n)
    }
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
    let inner = shown.strip_suffix(".gz").unwrap_or(&shown);
    if named || (kind.is_file() && Format::of_name(inner).is_some()) {
        waiting.push_back(Source::File(path.to_owned()));
    }
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
mod tests {
    use super::{Inputs, Options};
    use std::path::PathBuf;

    #[test]
    fn folders_are_walked_by_name_and_what_is_wrong_stays_in_its_place() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        std::fs::create_dir_all(at("b/deep")).unwrap();
        std::fs::write(at("b/deep/two.txt"), "Two\n\nThe second text.").unwrap();
        std::fs::write(
            at("a.jsonl"),
            "{\"text\":\"One.\"}\nbroken\n{\"text\":\"Three.\"}\n",
        )
        .unwrap();
        std::fs::write(at(".hidden.txt"), "Hidden").unwrap();
        std::fs::write(at("README.md"), "About the folder").unwrap();
        std::fs::write(at("picture.png"), [0x89, b'P', b'N', b'G', 0]).unwrap();
        let paths: Vec<PathBuf> = vec![dir.path().to_owned(), at("none.txt")];
        let told: Vec<String> = Inputs::new(&paths, Options::default())
            .map(|row| match row {
                Ok(article) => article.body,
                Err(error) => {
                    assert!(!error.reason.is_empty());
                    let file = error.file.rsplit('/').next().unwrap().to_owned();
                    format!("{file}:{}", error.line)
                }
            })
            .collect();
        assert_eq!(
            told,
            [
                "One.",
                "a.jsonl:2",
                "Three.",
                "The second text.",
                "none.txt:1"
            ]
        );
    }
}
