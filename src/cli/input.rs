//! Files and folders named on the command line → their articles, read as they are asked for.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use crate::article::{Article, Format, JsonLines, Options, RowError, limits, parse_json_row, read};

/// Folders inside folders that are still looked into.
const MAX_DEPTH: usize = 32;

/// The articles of files and folders, in the order given. JSON Lines are streamed; other
/// files are read one at a time. In a folder, files are taken by name and only those whose
/// name says that they hold articles; hidden ones and links to folders are passed over.
pub(super) struct Input {
    options: Options,
    /// What is still to be read: a path, and how many folders below one that was named.
    waiting: VecDeque<(PathBuf, usize)>,
    rows: Option<(String, JsonLines<BufReader<Box<dyn Read + Send>>>)>,
    ready: std::vec::IntoIter<Result<Article, RowError>>,
}

impl Input {
    /// The articles of `paths`; "-" stands for standard input.
    pub(super) fn new(paths: &[PathBuf], options: Options) -> Input {
        Input {
            options,
            waiting: paths.iter().map(|path| (path.clone(), 0)).collect(),
            rows: None,
            ready: Vec::new().into_iter(),
        }
    }

    fn start(&mut self, path: &Path, depth: usize) -> Result<(), RowError> {
        let name = path.to_string_lossy().into_owned();
        let failed =
            |error: std::io::Error| RowError::new(&name, 1, &format!("cannot read: {error}"));
        if path.as_os_str() == "-" {
            return self
                .start_reader("-", Box::new(std::io::stdin()))
                .map_err(failed);
        }
        if fs::metadata(path).map_err(failed)?.is_dir() {
            self.start_folder(path, depth).map_err(failed)
        } else {
            let file = File::open(path).map_err(failed)?;
            self.start_reader(&name, Box::new(file)).map_err(failed)
        }
    }

    fn start_folder(&mut self, folder: &Path, depth: usize) -> std::io::Result<()> {
        if depth >= MAX_DEPTH {
            return Ok(());
        }
        let mut entries: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let kind = entry.file_type()?;
            let is_wanted = kind.is_dir() || Format::of_name(&name).is_some();
            if is_wanted && !name.starts_with('.') {
                entries.push(entry.path());
            }
        }
        entries.sort();
        for entry in entries.into_iter().rev() {
            self.waiting.push_front((entry, depth + 1));
        }
        Ok(())
    }

    fn start_reader(
        &mut self,
        name: &str,
        mut reader: Box<dyn Read + Send>,
    ) -> std::io::Result<()> {
        let format = self.options.format.or_else(|| Format::of_name(name));
        if format == Some(Format::JsonLines) {
            let rows = JsonLines::new(name, BufReader::with_capacity(1 << 16, reader));
            self.rows = Some((name.to_owned(), rows));
            return Ok(());
        }
        let mut bytes = Vec::new();
        let limit = limits::FILE_BYTES as u64 + 1;
        reader.by_ref().take(limit).read_to_end(&mut bytes)?;
        let articles: Vec<_> = read(name, &bytes, &self.options).collect();
        self.ready = articles.into_iter();
        Ok(())
    }

    fn next_row(&mut self) -> Option<Result<Article, RowError>> {
        let (name, rows) = self.rows.as_mut()?;
        let row = rows.next()?;
        Some(row.and_then(|row| parse_json_row(name, row.line, &row.bytes, &self.options)))
    }
}

impl Iterator for Input {
    type Item = Result<Article, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(article) = self.ready.next().or_else(|| self.next_row()) {
                return Some(article);
            }
            self.rows = None;
            let (path, depth) = self.waiting.pop_front()?;
            if let Err(error) = self.start(&path, depth) {
                return Some(Err(error));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::Input;
    use crate::article::Options;

    #[track_caller]
    fn check(files: &[(&str, &str)], named: &[&str], expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let paths: Vec<PathBuf> = named.iter().map(|name| folder.path().join(name)).collect();
        let articles = Input::new(&paths, Options::default());
        let shown = articles.map(|article| match article {
            Ok(article) => article.title,
            Err(error) => error.reason.split(':').next().unwrap_or("").to_owned(),
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn files_are_read_in_order_and_folders_by_name() {
        let files = [
            (
                "rows.jsonl",
                "{\"title\": \"R1\"}\nbroken\n{\"title\": \"R2\"}",
            ),
            (
                "folder/b.json",
                "[{\"title\": \"B1\"}, {\"title\": \"B2\"}]",
            ),
            ("folder/a/deep.json", "{\"title\": \"D\"}"),
            ("folder/.hidden.json", "{\"title\": \"H\"}"),
            ("folder/notes.exe", "no article"),
        ];
        check(&files, &["rows.jsonl"], &["R1", "not valid JSON", "R2"]);
        check(
            &files,
            &["folder", "rows.jsonl"],
            &["D", "B1", "B2", "R1", "not valid JSON", "R2"],
        );
        check(&files, &["missing.json", "folder/a"], &["cannot read", "D"]);
        check(&files, &[], &[]);
    }
}
