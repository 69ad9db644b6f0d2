//! News that came as mail: a message, or a mailbox of them.
//!
//! Of a message the subject is the title, the sender the source, the text part the body, the
//! HTML part if there is none. A mailbox (mbox) is read a message at a time.

use std::io::{self, BufRead, Read};

use mail_parser::{Addr, Address, MessageParser, MimeHeaders};

use super::draft::{Draft, Place};
use super::error::RowError;
use super::{Article, Options, html, limits, moment, plain};

/// Headers with which messages begin, in small letters.
const HEADERS: &[&str] = &[
    "from:",
    "subject:",
    "date:",
    "to:",
    "received:",
    "return-path:",
    "delivered-to:",
    "message-id:",
    "mime-version:",
    "x-original-to:",
    "dkim-signature:",
    "content-type:",
    "reply-to:",
];

/// Whether a text begins with headers of a message, a sender among them.
pub(super) fn is_message(head: &str) -> bool {
    let lines = head.lines().take_while(|line| !line.trim().is_empty());
    let (mut n_known, mut n_other, mut has_sender) = (0, 0, false);
    for line in lines.filter(|line| !line.starts_with([' ', '\t'])).take(40) {
        let lower = line.to_ascii_lowercase();
        match HEADERS.iter().any(|header| lower.starts_with(header)) {
            true => n_known += 1,
            false => n_other += 1,
        }
        has_sender |= lower.starts_with("from:");
        if n_known == 0 && n_other > 0 {
            return false;
        }
    }
    has_sender && n_known >= 3
}

/// Whether a text begins like a mailbox.
pub(super) fn is_mailbox(head: &str) -> bool {
    let (first, rest) = head.split_once('\n').unwrap_or((head, ""));
    is_separator(first.as_bytes()) && is_message(rest)
}

/// "From roe@harbour.example Tue Aug 19 10:00:00 2025".
fn is_separator(line: &[u8]) -> bool {
    line.starts_with(b"From ") && line.iter().filter(|byte| **byte == b':').count() >= 2
}

/// Reads one message. `line` is where it starts in `file`, from 1.
pub(super) fn parse(
    file: &str,
    line: usize,
    bytes: &[u8],
    options: &Options,
) -> Result<Article, RowError> {
    let place = Place {
        file,
        line,
        published: options.published,
    };
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Err(place.error("not a message; it is left out"));
    };
    let is_attached = |part: &mail_parser::MessagePart<'_>| {
        part.content_disposition()
            .is_some_and(mail_parser::ContentType::is_attachment)
    };
    let text = message
        .text_part(0)
        .filter(|part| !is_attached(part) && part.is_text() && !part.is_text_html())
        .and_then(|_| message.body_text(0));
    let page = message
        .body_html(0)
        .filter(|_| message.html_part(0).is_some());
    let body = match (text, page) {
        (Some(text), _) if text.trim().len() > 40 => plain::body(&text),
        (_, Some(page)) => html::fragment(&page),
        (Some(text), None) => plain::body(&text),
        (None, None) => Default::default(),
    };
    let published = message
        .date()
        .and_then(|date| moment::parse(&date.to_rfc3339()));
    let draft = Draft {
        id: message.message_id().map(str::to_owned),
        title: message.subject().map(str::to_owned),
        body,
        published,
        source: sender(message.from()),
        url: message
            .header("List-Post")
            .or_else(|| message.header("Archived-At"))
            .and_then(|value| value.as_text())
            .map(|url| url.trim_matches(['<', '>', ' ']).to_owned())
            .filter(|url| url.starts_with("http")),
        ..Draft::default()
    };
    draft.finish(place)
}

/// The name of the sender, else the place its address is of.
fn sender(from: Option<&Address<'_>>) -> Option<String> {
    let first: &Addr<'_> = from?.first()?;
    let name = first.name().map(str::to_owned);
    name.or_else(|| {
        let address = first.address()?;
        Some(address.rsplit('@').next().unwrap_or(address).to_owned())
    })
}

/// The articles of a mailbox, message by message.
pub struct Mailbox<R> {
    file: String,
    reader: R,
    line: usize,
    options: Options,
    ended: bool,
}

impl<R: BufRead> Mailbox<R> {
    /// The messages of `reader`, which `file` names in errors.
    pub fn new(file: &str, reader: R, options: &Options) -> Mailbox<R> {
        Mailbox {
            file: file.to_owned(),
            reader,
            line: 0,
            options: *options,
            ended: false,
        }
    }

    /// The next message and the line it starts on; `None` in place of one that is too long.
    fn message(&mut self) -> io::Result<Option<(usize, Option<Vec<u8>>)>> {
        let (mut bytes, mut line) = (Vec::new(), Vec::new());
        let (mut start, mut is_long) = (self.line + 1, false);
        loop {
            line.clear();
            // A line without an end must not fill the memory.
            let limit = limits::FILE_BYTES as u64;
            let n = self
                .reader
                .by_ref()
                .take(limit)
                .read_until(b'\n', &mut line)?;
            if n == 0 {
                self.ended = true;
                break;
            }
            self.line += 1;
            if is_separator(&line) {
                if bytes.is_empty() && !is_long {
                    start = self.line + 1;
                    continue;
                }
                break;
            }
            is_long |= bytes.len() + line.len() > limits::FILE_BYTES;
            if is_long {
                bytes.clear();
            } else {
                // ">From" stands for "From" at the beginning of a line.
                let quoted = line.strip_prefix(b">").filter(|rest| {
                    let rest = rest.trim_ascii_start();
                    rest.iter().position(|b| *b != b'>').is_some_and(|at| {
                        rest.get(at..)
                            .is_some_and(|rest| rest.starts_with(b"From "))
                    })
                });
                bytes.extend_from_slice(quoted.unwrap_or(&line));
            }
        }
        if bytes.trim_ascii().is_empty() && !is_long {
            return Ok(None);
        }
        Ok(Some((start, (!is_long).then_some(bytes))))
    }
}

impl<R: BufRead> Iterator for Mailbox<R> {
    type Item = Result<Article, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.message() {
                Ok(None) => {}
                Ok(Some((line, Some(bytes)))) => {
                    return Some(parse(&self.file, line, &bytes, &self.options));
                }
                Ok(Some((line, None))) => {
                    let reason = format!(
                        "the message is longer than {} MB; it is left out",
                        limits::FILE_BYTES >> 20
                    );
                    return Some(Err(RowError::new(&self.file, line, &reason)));
                }
                Err(error) => {
                    self.ended = true;
                    let reason = format!("it cannot be read further: {error}");
                    return Some(Err(RowError::new(&self.file, self.line.max(1), &reason)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Mailbox, is_mailbox, is_message, parse};
    use crate::article::Options;

    const LETTER: &str = "Return-Path: <news@harbour.example>\r\n\
        From: \"Harbour Post\" <news@harbour.example>\r\n\
        To: reader@example.org\r\n\
        Subject: =?UTF-8?Q?Talks_in_Z=C3=BCrich?=\r\n\
        Date: Tue, 19 Aug 2025 10:00:00 +0200\r\n\
        Message-ID: <letter-20250819@harbour.example>\r\n\
        MIME-Version: 1.0\r\n\
        Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n\
        President Anna Berg met Luis Ortega in Z=FCrich on Monday, aides said, an=\r\nd left.\r\n\
        \r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Something else.</p>\r\n--b--\r\n";

    #[test]
    fn a_message_is_an_article() {
        let article = parse("a.eml", 1, LETTER.as_bytes(), &Options::default()).unwrap();
        assert_eq!(article.title, "Talks in Zürich");
        assert_eq!(article.source.as_deref(), Some("Harbour Post"));
        assert_eq!(
            article.body,
            "President Anna Berg met Luis Ortega in Zürich on Monday, aides said, and left."
        );
        let published = article.published.unwrap();
        assert_eq!(published.date.to_string(), "2025-08-19");
    }

    #[test]
    fn a_page_stands_where_there_is_no_text() {
        let letter = "From: news@harbour.example\nSubject: A\nDate: Tue, 19 Aug 2025 10:00:00 +0000\n\
            Content-Type: text/html; charset=utf-8\n\n<html><body><p>They met.</p><p>They left.</p></body></html>";
        let article = parse("a.eml", 1, letter.as_bytes(), &Options::default()).unwrap();
        assert_eq!(article.body, "They met.\n\nThey left.");
        assert_eq!(article.source.as_deref(), Some("harbour.example"));
    }

    #[test]
    fn a_mailbox_is_read_message_by_message() {
        let letter = |subject: &str| {
            format!(
                "From news@harbour.example Tue Aug 19 10:00:00 2025\nFrom: news@harbour.example\n\
                 Subject: {subject}\nDate: Tue, 19 Aug 2025 10:00:00 +0000\n\n\
                 They met.\n>From here they went on.\n\n"
            )
        };
        let text = letter("A") + &letter("B");
        assert!(is_mailbox(&text));
        let titles: Vec<String> = Mailbox::new("m", text.as_bytes(), &Options::default())
            .map(|row| {
                let article = row.unwrap();
                let line = article.origin.unwrap().line;
                format!(
                    "{line} {} {}",
                    article.title,
                    article.body.replace('\n', "¶")
                )
            })
            .collect();
        assert_eq!(
            titles,
            [
                "2 A They met.¶From here they went on.",
                "10 B They met.¶From here they went on."
            ]
        );
    }

    #[test]
    fn messages_are_told_from_texts() {
        for (text, expected) in [
            (LETTER, true),
            ("From: a\nSubject: b\nDate: c\n\nd", true),
            ("Title: a\nFrom: b\nSubject: c\nDate: d\n\ne", false),
            ("From: the harbour\n\nThey met.", false),
            ("They met.\nFrom: here\nSubject: x\nDate: y", false),
        ] {
            assert_eq!(is_message(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
            let _ = parse("x", 1, &bytes, &Options::default());
            let mut with_head = b"From a b:c:d\nFrom: x\nSubject: y\nDate: z\n\n".to_vec();
            with_head.extend(bytes);
            for row in Mailbox::new("x", &with_head[..], &Options::default()) {
                let _ = row;
            }
        }
    }
}
