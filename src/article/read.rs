//! A file's bytes → its articles, one after another.

use std::borrow::Cow;
use std::vec;

use jiff::civil::Date;

use super::draft::Place;
use super::error::RowError;
use super::{
    Article, CsvArticles, Format, Mailbox, WarcArticles, binary, decode, feed, html, json, limits,
    mail, markdown, mhtml, plain,
};

/// What is known about a file beside its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Day of publication to use where nothing surer says one.
    pub published: Option<Date>,
    /// The format, if it shall not be told from the content.
    pub format: Option<Format>,
}

/// The articles in `bytes`, the content of the file `name` ("-" for standard input).
///
/// One that cannot be read is an error with its line; the others are not affected.
/// Articles are read as they are asked for.
pub fn read<'a>(name: &'a str, bytes: &'a [u8], options: &Options) -> Articles<'a> {
    if let Some(what) = binary::marked(bytes) {
        return Articles {
            name,
            text: Cow::Borrowed(""),
            published: None,
            rest: Rest::Refused(what),
        };
    }
    let (text, note) = decode::decode(bytes, None);
    let wide = note.encoding.starts_with("UTF-16") || note.encoding == "UTF-32";
    let head = text
        .get(..text.floor_char_boundary(HEAD_BYTES))
        .unwrap_or("");
    let format = options.format.unwrap_or_else(|| Format::detect(name, head));
    let too_long = bytes.len() > limits::FILE_BYTES && format != Format::JsonLines;
    let rest = match format {
        // Records hold the bytes of other files as they came.
        _ if !wide && format != Format::Warc && binary::is_binary(bytes) => {
            Rest::Refused(binary::NOT_TEXT)
        }
        _ if too_long => Rest::Refused(TOO_LONG),
        _ if binary::is_feed_list(head) => Rest::Refused(binary::FEED_LIST),
        Format::Json => Rest::Items(
            json::Items::new(&text, json::LISTS),
            json::feed_title(&text),
        ),
        Format::JsonLines => Rest::Lines { at: 0, line: 0 },
        Format::Csv if wide => Rest::of(CsvArticles::new(
            name,
            text.as_bytes(),
            text.as_bytes(),
            options,
        )),
        Format::Csv => Rest::of(CsvArticles::new(name, bytes, bytes, options)),
        Format::Mail => Rest::of(std::iter::once(mail::parse(name, 1, bytes, options))),
        Format::Mhtml => Rest::of(std::iter::once(mhtml::parse(name, bytes, options))),
        Format::Warc => Rest::of(WarcArticles::new(name, bytes, options)),
        Format::Feed => Rest::of(feed::articles(name, &text, options).into_iter()),
        Format::Mailbox => Rest::of(Mailbox::new(name, bytes, options)),
        one => Rest::One(one),
    };
    Articles {
        name,
        text,
        published: options.published,
        rest,
    }
}

const TOO_LONG: &str = "the file is larger than 50 MB; split it, or write it as JSON Lines";

/// Bytes of a file by which its format is told.
const HEAD_BYTES: usize = 64 << 10;

/// The articles of one file, in its order; made by [`read`].
#[derive(Debug)]
pub struct Articles<'a> {
    name: &'a str,
    text: Cow<'a, str>,
    published: Option<Date>,
    rest: Rest,
}

/// What is still to be read.
#[derive(Debug)]
enum Rest {
    One(Format),
    /// The objects of a text, and where they are from if that is said for all of them.
    Items(json::Items, Option<String>),
    Lines {
        at: usize,
        line: usize,
    },
    Rows(vec::IntoIter<Result<Article, RowError>>),
    Refused(&'static str),
    Nothing,
}

impl Rest {
    /// The articles of a file that holds several.
    fn of(rows: impl Iterator<Item = Result<Article, RowError>>) -> Rest {
        Rest::Rows(rows.collect::<Vec<_>>().into_iter())
    }
}

impl Articles<'_> {
    fn place(&self, line: usize) -> Place<'_> {
        Place {
            file: self.name,
            line,
            published: self.published,
        }
    }

    fn read_whole(&self, format: Format) -> Result<Article, RowError> {
        let draft = match format {
            Format::Html => html::read(&self.text),
            Format::Markdown => markdown::read(&self.text),
            Format::Plain => plain::read(&self.text),
            Format::Feed
            | Format::Json
            | Format::JsonLines
            | Format::Csv
            | Format::Mail
            | Format::Mhtml
            | Format::Mailbox
            | Format::Warc => {
                return json::read(&self.text, self.place(1));
            }
        };
        draft.finish(self.place(1))
    }

    fn line_at(&self, at: usize) -> Option<(usize, &str)> {
        let rest = self.text.get(at..).filter(|rest| !rest.is_empty())?;
        let len = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        Some((at + len + 1, rest.get(..len)?))
    }
}

impl Iterator for Articles<'_> {
    type Item = Result<Article, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        match std::mem::replace(&mut self.rest, Rest::Nothing) {
            Rest::Nothing => None,
            Rest::Refused(why) => Some(Err(self.place(1).error(why))),
            Rest::One(format) => Some(self.read_whole(format)),
            Rest::Rows(mut rows) => {
                let row = rows.next();
                self.rest = Rest::Rows(rows);
                row
            }
            Rest::Items(mut items, source) => {
                let item = items.next(&self.text)?;
                let mut result = json::read(item.text, self.place(item.line));
                if let Ok(article) = &mut result {
                    article.source = article.source.take().or_else(|| source.clone());
                }
                self.rest = Rest::Items(items, source);
                Some(result)
            }
            Rest::Lines { mut at, mut line } => loop {
                let (next, row) = self.line_at(at)?;
                at = next;
                line += 1;
                if !row.trim().is_empty() {
                    let result = json::read(row, self.place(line));
                    self.rest = Rest::Lines { at, line };
                    return Some(result);
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, TOO_LONG, read};
    use crate::article::{PublishedFrom, limits};

    /// The titles read, or the errors.
    fn titles(name: &str, text: &str) -> Vec<String> {
        read(name, text.as_bytes(), &Options::default())
            .map(|result| result.map_or_else(|e| e.to_string(), |a| a.title))
            .collect()
    }

    #[test]
    fn a_bad_row_loses_no_other() {
        let text = "{\"title\": \"A\"}\nnot json\n\n{\"title\": \"B\"}";
        assert_eq!(
            titles("a.jsonl", text),
            [
                "A",
                "a.jsonl:2: not valid JSON: expected ident (column 2); the row is left out",
                "B"
            ]
        );
        let text = "[{\"title\": \"A\"},\n{\"title\" 1},\n{\"title\": \"B\"},\n{\"title\": \"C";
        assert_eq!(
            titles("a.json", text),
            [
                "A",
                "a.json:2: not valid JSON: expected `:` (column 10); the row is left out",
                "B",
                "a.json:4: the JSON object is cut off; it ends before it is closed"
            ]
        );
    }

    #[test]
    fn a_list_inside_an_object_is_read() {
        let text = r#"{"status": "ok", "articles": [{"title": "A"}, {"title": "B"}], "n": 2}"#;
        assert_eq!(titles("a.json", text), ["A", "B"]);
    }

    #[test]
    fn the_items_of_a_json_feed_are_from_it() {
        let text = r#"{"version": "https://jsonfeed.org/version/1.1", "items": [
            {"id": "1", "content_html": "<p>They met.", "date_published": "2025-08-19T23:00:00-05:00"},
            {"id": "2", "title": "B", "source": "AFP"}], "title": "Harbour &amp; Post"}"#;
        let got: Vec<_> = read("-", text.as_bytes(), &Options::default())
            .map(|row| row.expect("an article"))
            .map(|a| (a.source, a.published.map(|p| p.date.to_string())))
            .collect();
        let source = |name: &str| Some(name.to_owned());
        assert_eq!(
            got,
            [
                (source("Harbour & Post"), source("2025-08-19")),
                (source("AFP"), None)
            ]
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(
            titles("a.pdf", "%PDF-1.7"),
            ["a.pdf:1: it is a PDF; save its text first"]
        );
        let long = "x".repeat(limits::FILE_BYTES + 1);
        let error = format!("a.txt:1: {TOO_LONG}");
        assert_eq!(titles("a.txt", &long), [error]);
        assert!(TOO_LONG.contains(&format!("{} MB", limits::FILE_BYTES >> 20)));
    }

    #[track_caller]
    fn check_published(name: &str, text: &str, given: &str, day: &str, from: PublishedFrom) {
        let options = Options {
            published: given.parse().ok(),
            ..Options::default()
        };
        let article = read(name, text.as_bytes(), &options).next();
        let published = article.and_then(Result::ok).and_then(|a| a.published);
        let got = published.map(|p| (p.date.to_string(), p.from));
        assert_eq!(got, Some((day.to_owned(), from)), "{name}");
    }

    #[test]
    fn the_surest_date_is_taken() {
        let dated = "Title: T\nDate: 2025-08-20\n\nKYIV, Aug 19 (AFP) — Talks ended.";
        let dateline = "KYIV, Aug 19 (AFP) — Talks ended.";
        check_published(
            "a.txt",
            dated,
            "2025-01-01",
            "2025-08-20",
            PublishedFrom::Field,
        );
        check_published(
            "a.txt",
            dateline,
            "2025-08-21",
            "2025-08-19",
            PublishedFrom::Dateline,
        );
        check_published(
            "x/2024-08-21.txt",
            dateline,
            "",
            "2024-08-19",
            PublishedFrom::Dateline,
        );
        check_published(
            "2025-08-20-a.txt",
            "Talks ended.",
            "",
            "2025-08-20",
            PublishedFrom::FileName,
        );
        check_published(
            "a.txt",
            "Talks ended.",
            "2025-08-21",
            "2025-08-21",
            PublishedFrom::Given,
        );
    }

    #[test]
    fn without_a_year_there_is_no_date() {
        let article = read(
            "a.txt",
            "KYIV, Aug 19 (AFP) — Talks ended.".as_bytes(),
            &Options::default(),
        )
        .next()
        .and_then(Result::ok)
        .expect("an article");
        assert_eq!(article.published, None);
        assert_eq!(
            article.dateline_place.map(|p| p.of(&article.body)),
            Some("KYIV")
        );
        assert_eq!(article.source.as_deref(), Some("AFP"));
    }

    #[test]
    fn nothing_is_an_error_with_advice() {
        assert_eq!(
            titles("a.txt", ""),
            ["a.txt:1: no text in it; give it a title or a body"]
        );
    }

    #[test]
    fn a_closing_mark_becomes_the_source() {
        let article = read(
            "-",
            "Talks end\n\nThey met. | BGNES".as_bytes(),
            &Options::default(),
        )
        .next()
        .and_then(Result::ok)
        .expect("an article");
        assert_eq!(article.source.as_deref(), Some("BGNES"));
        assert_eq!(article.body, "They met.");
    }
}
