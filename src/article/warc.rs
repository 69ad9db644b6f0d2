//! Web crawls (WARC, ISO 28500): the pages among the responses of servers.
//!
//! Records are read one after another, so that a crawl of any size takes no more memory than its
//! longest page. Pages are responses 200 in HTML, pages saved without a response (`resource`), and
//! texts made of pages (`conversion`); whatever else a crawl holds is passed over.

use std::io::{self, BufRead, Read};

use jiff::civil::Date;

use super::draft::Place;
use super::error::RowError;
use super::{Article, Format, Options, decode, html, limits, moment, plain};

mod http;

/// A header of a record, or of a response, in bytes; more is no header.
const HEADER_BYTES: usize = 256 << 10;

/// Whether a text begins with a record.
pub(super) fn is_record(text: &str) -> bool {
    let line = text.lines().next().unwrap_or("");
    line.strip_prefix("WARC/")
        .is_some_and(|version| is_version(version.as_bytes()))
}

fn is_version(text: &[u8]) -> bool {
    let text = text.trim_ascii_end();
    text.first().is_some_and(u8::is_ascii_digit)
        && text.iter().all(|b| b.is_ascii_digit() || *b == b'.')
}

/// The articles of a crawl, record by record.
pub struct WarcArticles<R> {
    file: String,
    reader: R,
    /// Lines read so far, as `zcat` would count them.
    line: usize,
    options: Options,
    /// The record behind lines that belong to none, and the line it starts on.
    next: Option<(usize, Header)>,
    ended: bool,
}

/// What the header of a record says.
#[derive(Debug, Default)]
struct Header {
    kind: String,
    address: Option<String>,
    saved: Option<Date>,
    media: String,
    n_bytes: Option<u64>,
}

/// What stands at the beginning of a record.
enum Start {
    /// A record, and the line it starts on.
    Record(usize, Header),
    /// Lines that belong to no record, from this one on.
    Strange(usize),
    End,
}

impl<R: BufRead> WarcArticles<R> {
    /// The pages of `reader`, which `file` names in errors.
    pub fn new(file: &str, reader: R, options: &Options) -> WarcArticles<R> {
        WarcArticles {
            file: file.to_owned(),
            reader,
            line: 0,
            options: *options,
            next: None,
            ended: false,
        }
    }

    /// Reads a line into `into`; no line is longer than a header may be.
    fn read_line(&mut self, into: &mut Vec<u8>) -> io::Result<usize> {
        into.clear();
        let limit = HEADER_BYTES as u64;
        let n = self.reader.by_ref().take(limit).read_until(b'\n', into)?;
        self.line += usize::from(into.ends_with(b"\n"));
        Ok(n)
    }

    /// Goes on to the next record and reads its header.
    fn start(&mut self) -> io::Result<Start> {
        if let Some((line, header)) = self.next.take() {
            return Ok(Start::Record(line, header));
        }
        let (mut line, mut strange) = (Vec::new(), None);
        let first = loop {
            let at = self.line + 1;
            if self.read_line(&mut line)? == 0 {
                self.ended = true;
                return Ok(strange.map_or(Start::End, Start::Strange));
            }
            if line.strip_prefix(b"WARC/").is_some_and(is_version) {
                break at;
            }
            if !line.trim_ascii().is_empty() {
                strange.get_or_insert(at);
            }
        };
        let (mut header, mut name, mut value) = (Header::default(), String::new(), String::new());
        let mut n_bytes = 0;
        loop {
            let n = self.read_line(&mut line)?;
            n_bytes += n;
            let text = String::from_utf8_lossy(&line);
            if text.starts_with([' ', '\t']) && !text.trim().is_empty() {
                value.push(' ');
                value.push_str(text.trim());
                continue;
            }
            header.take(&name, &value);
            if n == 0 || text.trim().is_empty() || n_bytes > HEADER_BYTES {
                break;
            }
            let (before, after) = text.split_once(':').unwrap_or((&text, ""));
            name = before.trim().to_ascii_lowercase();
            value = after.trim().to_owned();
        }
        if let Some(strange) = strange {
            self.next = Some((first, header));
            return Ok(Start::Strange(strange));
        }
        Ok(Start::Record(first, header))
    }

    /// Passes over `n` bytes.
    fn skip(&mut self, mut n: u64) -> io::Result<()> {
        while n > 0 {
            let bytes = self.reader.fill_buf()?;
            let most = usize::try_from(n).unwrap_or(usize::MAX).min(bytes.len());
            if most == 0 {
                self.ended = true;
                return Ok(());
            }
            self.line += memchr::memchr_iter(b'\n', bytes.get(..most).unwrap_or(bytes)).count();
            self.reader.consume(most);
            n -= most as u64;
        }
        Ok(())
    }

    /// Adds the next `n` bytes to `into`, or as many as there are.
    fn read_block(&mut self, n: u64, into: &mut Vec<u8>) -> io::Result<u64> {
        let before = into.len();
        let n = self.reader.by_ref().take(n).read_to_end(into)?;
        self.line += memchr::memchr_iter(b'\n', into.get(before..).unwrap_or_default()).count();
        Ok(n as u64)
    }

    fn error(&self, line: usize, reason: &str) -> RowError {
        RowError::new(&self.file, line, reason)
    }

    /// The page in a record, if there is one; the reader stands behind the record then.
    fn page(
        &mut self,
        header: &Header,
        line: usize,
    ) -> io::Result<Option<Result<Article, RowError>>> {
        let Some(n_bytes) = header.n_bytes else {
            let reason = "the record does not say its length; it is left out";
            return Ok(Some(Err(self.error(line, reason))));
        };
        let is_response = header.kind == "response" && header.media.starts_with("application/http");
        let is_page = matches!(header.kind.as_str(), "resource" | "response")
            && !is_response
            && http::is_page(&header.media)
            || header.kind == "conversion" && header.media.starts_with("text/plain");
        if !is_response && !is_page {
            self.skip(n_bytes)?;
            return Ok(None);
        }
        // The head of a response tells whether the rest is wanted.
        let mut block = Vec::new();
        let mut n_read = self.read_block(n_bytes.min(HTTP_HEAD_BYTES), &mut block)?;
        if is_response && !http::is_wanted(&block) {
            self.skip(n_bytes - n_read)?;
            return Ok(None);
        }
        if n_bytes > limits::FILE_BYTES as u64 {
            self.skip(n_bytes - n_read)?;
            let most = limits::FILE_BYTES >> 20;
            let reason = format!("the page is longer than {most} MB; it is left out");
            return Ok(Some(Err(self.error(line, &reason))));
        }
        n_read += self.read_block(n_bytes - n_read, &mut block)?;
        if n_read < n_bytes {
            self.ended = true;
            let reason = "the record is cut off, the file ends in it; it is left out";
            return Ok(Some(Err(self.error(line, reason))));
        }
        Ok(self.article(header, line, block, is_response))
    }

    fn article(
        &self,
        header: &Header,
        line: usize,
        block: Vec<u8>,
        is_response: bool,
    ) -> Option<Result<Article, RowError>> {
        let place = Place {
            file: &self.file,
            line,
            published: self.options.published.or(header.saved),
        };
        let (bytes, charset, is_told) = if is_response {
            match http::body(&block) {
                Ok(body) => (body.bytes, body.charset, body.is_told),
                Err(why) => return Some(Err(place.error(&why))),
            }
        } else {
            (block, http::charset(&header.media), true)
        };
        let (text, _) = decode(&bytes, charset.as_deref());
        // A server that does not say what it sends may send anything.
        if !is_told && Format::detect("-", &text) != Format::Html {
            return None;
        }
        let address = header.address.as_deref();
        let mut draft = match header.kind.as_str() {
            "conversion" => plain::read(&text),
            _ => html::read_from(&text, address),
        };
        draft.url = header.address.clone().or(draft.url);
        Some(draft.finish(place))
    }
}

/// Bytes of a response by which it is told whether it is a page.
const HTTP_HEAD_BYTES: u64 = 16 << 10;

impl Header {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "warc-type" => self.kind = value.to_ascii_lowercase(),
            "warc-target-uri" => {
                // The first edition of the standard put it between brackets.
                let address = value.trim_matches(['<', '>']);
                let is_web = address.starts_with("http://") || address.starts_with("https://");
                self.address = is_web.then(|| address.to_owned());
            }
            "warc-date" => self.saved = moment::parse(value).map(|(date, _)| date),
            "content-type" => self.media = value.to_ascii_lowercase(),
            "content-length" => self.n_bytes = value.parse().ok(),
            _ => {}
        }
    }
}

impl<R: BufRead> Iterator for WarcArticles<R> {
    type Item = Result<Article, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let found = match self.start() {
                Ok(Start::End) => return None,
                Ok(Start::Strange(line)) => {
                    let reason = "what stands here is no record; it is left out";
                    return Some(Err(self.error(line, reason)));
                }
                Ok(Start::Record(line, header)) => self.page(&header, line),
                Err(error) => Err(error),
            };
            match found {
                Ok(None) => {}
                Ok(Some(row)) => return Some(row),
                Err(error) => {
                    self.ended = true;
                    let reason = match error.kind() {
                        io::ErrorKind::UnexpectedEof => "the file is cut off here".to_owned(),
                        _ => format!("it cannot be read further: {error}"),
                    };
                    return Some(Err(self.error(self.line.max(1), &reason)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
