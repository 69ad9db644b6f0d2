//! JSON Lines read a row at a time, in memory that does not grow with the file.

use std::io::{self, BufRead, Read};

use super::error::RowError;
use super::limits;

/// The rows of JSON Lines, one after another, unparsed, so that they may be parsed on
/// several threads with [`super::parse_json_row`]. Empty lines are passed over.
///
/// A row longer than [`limits::FILE_BYTES`] is skipped with an error; memory never holds
/// more than one row. A reader that fails ends the rows with an error.
#[derive(Debug)]
pub struct JsonLines<R> {
    file: String,
    reader: R,
    line: usize,
    ended: bool,
}

/// One row as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line, from 1.
    pub line: usize,
    /// Its bytes, without the line's end.
    pub bytes: Vec<u8>,
}

impl<R: BufRead> JsonLines<R> {
    /// The rows of `reader`, which `file` names in errors.
    pub fn new(file: &str, reader: R) -> JsonLines<R> {
        JsonLines {
            file: file.to_owned(),
            reader,
            line: 0,
            ended: false,
        }
    }

    fn read_line(&mut self) -> io::Result<Option<Result<Vec<u8>, RowError>>> {
        let mut bytes = Vec::new();
        let limit = limits::FILE_BYTES as u64 + 1;
        let n = self
            .reader
            .by_ref()
            .take(limit)
            .read_until(b'\n', &mut bytes)?;
        if n == 0 {
            return Ok(None);
        }
        self.line += 1;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if n > limits::FILE_BYTES {
            self.skip_line()?;
            return Ok(Some(Err(self.error(&format!(
                "the row is longer than {} MB; it is left out",
                limits::FILE_BYTES >> 20
            )))));
        }
        if self.line == 1 && has_wide_units(&bytes) {
            self.ended = true;
            return Ok(Some(Err(self.error(
                "UTF-16 cannot be read line by line; convert the file to UTF-8 first",
            ))));
        }
        Ok(Some(Ok(bytes)))
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let chunk = self.reader.fill_buf()?;
            if chunk.is_empty() {
                return Ok(());
            }
            match memchr::memchr(b'\n', chunk) {
                Some(at) => {
                    self.reader.consume(at + 1);
                    return Ok(());
                }
                None => {
                    let n = chunk.len();
                    self.reader.consume(n);
                }
            }
        }
    }

    fn error(&self, reason: &str) -> RowError {
        RowError::new(&self.file, self.line.max(1), reason)
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Row, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.read_line() {
                Ok(None) => self.ended = true,
                Ok(Some(Ok(bytes))) if bytes.trim_ascii().is_empty() => {}
                Ok(Some(Ok(bytes))) => {
                    let line = self.line;
                    return Some(Ok(Row { line, bytes }));
                }
                Ok(Some(Err(error))) => return Some(Err(error)),
                Err(error) => {
                    self.ended = true;
                    self.line += 1;
                    return Some(Err(self.error(&format!("cannot be read further: {error}"))));
                }
            }
        }
        None
    }
}

/// Whether the first row starts with the mark of UTF-16 or has its zero bytes.
fn has_wide_units(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'{', ..] | [b'{', 0, ..]
    )
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Read};

    use super::JsonLines;

    #[track_caller]
    fn check(bytes: &[u8], expected: &[&str]) {
        let got: Vec<String> = JsonLines::new("a.jsonl", bytes)
            .map(|row| match row {
                Ok(row) => format!("{}: {}", row.line, String::from_utf8_lossy(&row.bytes)),
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn rows_come_with_their_lines() {
        check(b"{}\n\n  \n{1}\r\n{2}", &["1: {}", "4: {1}\r", "5: {2}"]);
        check(b"", &[]);
    }

    #[test]
    fn utf16_is_refused_with_advice() {
        check(
            b"\xff\xfe{\0}\0",
            &["a.jsonl:1: UTF-16 cannot be read line by line; convert the file to UTF-8 first"],
        );
    }

    /// A reader of one endless line that counts what is asked of it, then two rows.
    fn long_line() -> impl BufRead {
        let endless = std::io::repeat(b'x').take(60 << 20);
        BufReader::with_capacity(1 << 20, endless.chain(&b"\n{}\n"[..]))
    }

    #[test]
    fn an_overlong_row_is_skipped() {
        let rows: Vec<_> = JsonLines::new("a.jsonl", long_line()).collect();
        assert_eq!(rows.len(), 2);
        assert!(rows[0].as_ref().is_err_and(|e| e.line == 1));
        assert!(
            rows[1]
                .as_ref()
                .is_ok_and(|row| row.line == 2 && row.bytes == b"{}")
        );
    }

    #[test]
    fn a_failing_reader_ends_the_rows() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("disk gone"))
            }
        }
        let reader = BufReader::new((&b"{}\n"[..]).chain(Broken));
        let rows: Vec<_> = JsonLines::new("a.jsonl", reader).collect();
        assert_eq!(rows.len(), 2);
        let error = rows[1].as_ref().expect_err("the second fails");
        assert_eq!(
            error.to_string(),
            "a.jsonl:2: cannot be read further: disk gone"
        );
    }
}
