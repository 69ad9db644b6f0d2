//! Tables of articles: comma-, semicolon- or tab-separated values with a header.
//!
//! The columns go by the names that JSON fields go by; others are ignored. A row at a time is
//! read, in memory that does not grow with the file.

use std::io::Read;

use serde_json::{Map, Value};

use super::draft::Place;
use super::error::RowError;
use super::{Article, Options, decode, json};

/// What may stand between values.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The articles of a table, row by row.
pub struct CsvArticles<R> {
    file: String,
    reader: csv::Reader<R>,
    /// Names of the columns, in small letters; none before the header was read.
    columns: Option<Vec<String>>,
    options: Options,
    ended: bool,
}

impl<R: Read> CsvArticles<R> {
    /// The rows of `reader`, which `file` names in errors; `head` is its beginning, by which the
    /// sign between values is told.
    pub fn new(file: &str, head: &[u8], reader: R, options: &Options) -> CsvArticles<R> {
        let line = head.split(|byte| *byte == b'\n').next().unwrap_or(head);
        let reader = csv::ReaderBuilder::new()
            .delimiter(sign(line))
            .flexible(true)
            .has_headers(false)
            .from_reader(reader);
        CsvArticles {
            file: file.to_owned(),
            reader,
            columns: None,
            options: *options,
            ended: false,
        }
    }

    fn place(&self, line: usize) -> Place<'_> {
        Place {
            file: &self.file,
            line,
            published: self.options.published,
        }
    }

    fn article(&self, line: usize, columns: &[String], row: &csv::ByteRecord) -> Option<Rowed> {
        let mut fields = Map::new();
        for (column, value) in columns.iter().zip(row) {
            let (value, _) = decode::decode(value, None);
            let value = value.trim();
            if !value.is_empty() && !column.is_empty() {
                let value = Value::String(value.to_owned());
                fields.entry(column.clone()).or_insert(value);
            }
        }
        // A line of separators alone is an empty line.
        (!fields.is_empty()).then(|| json::from_fields(&fields, self.place(line)))
    }
}

type Rowed = Result<Article, RowError>;

impl<R: Read> Iterator for CsvArticles<R> {
    type Item = Rowed;

    fn next(&mut self) -> Option<Rowed> {
        let mut row = csv::ByteRecord::new();
        while !self.ended {
            match self.reader.read_byte_record(&mut row) {
                Ok(false) => self.ended = true,
                Ok(true) => {
                    let line = row.position().map_or(1, csv::Position::line);
                    let line = usize::try_from(line).unwrap_or(usize::MAX);
                    let Some(columns) = &self.columns else {
                        self.columns = Some(row.iter().map(column).collect());
                        continue;
                    };
                    if let Some(article) = self.article(line, columns, &row) {
                        return Some(article);
                    }
                }
                Err(error) => {
                    self.ended = true;
                    let line = error.position().map_or(1, csv::Position::line);
                    let line = usize::try_from(line).unwrap_or(usize::MAX);
                    return Some(Err(self
                        .place(line)
                        .error(&format!("not a table: {error}"))));
                }
            }
        }
        None
    }
}

/// The name of a column: "Published At" and "published_at" are the same.
fn column(name: &[u8]) -> String {
    let (name, _) = decode::decode(name, None);
    let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '"');
    name.to_lowercase().replace([' ', '-'], "_")
}

/// The sign between the values of a header line.
fn sign(line: &[u8]) -> u8 {
    let count = |sign: &u8| line.iter().filter(|byte| *byte == sign).count();
    let most = SIGNS
        .into_iter()
        .max_by_key(|sign| (count(sign), *sign == b','));
    most.unwrap_or(b',')
}

/// Whether a line is the header of a table of articles: at least two columns, one of them the
/// title or the text of an article.
pub(super) fn is_header(line: &str) -> bool {
    let sign = char::from(sign(line.as_bytes()));
    let names: Vec<String> = line
        .split(sign)
        .map(|name| column(name.as_bytes()))
        .collect();
    let is_name = |name: &String| {
        !name.is_empty()
            && name.len() < 40
            && !name.contains(|c: char| c.is_ascii_punctuation() && c != '_')
    };
    names.len() > 1 && names.iter().all(is_name) && names.iter().any(|name| json::names_text(name))
}

#[cfg(test)]
mod tests {
    use super::{CsvArticles, is_header};
    use crate::article::Options;

    fn read(text: &[u8]) -> Vec<String> {
        CsvArticles::new("a.csv", text, text, &Options::default())
            .map(|row| match row {
                Ok(a) => format!(
                    "{} / {} / {} / {}",
                    a.title,
                    a.body.replace('\n', "¶"),
                    a.published.map(|p| p.date.to_string()).unwrap_or_default(),
                    a.source.unwrap_or_default()
                ),
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn tables_are_read_whatever_stands_between() {
        for (text, expected) in [
            (
                "title,text,date,outlet\nA,\"One, two.\n\nThree.\",2025-08-19,Harbour Post\n",
                vec!["A / One, two.¶¶Three. / 2025-08-19 / Harbour Post"],
            ),
            (
                "\u{feff}Headline;Body;Published At\r\nA;One.;2025-08-19 10:00\r\n;;\r\nB;Two.;\r\n",
                vec!["A / One. / 2025-08-19 / ", "B / Two. /  / "],
            ),
            ("id\ttitle\tcontent\n1\tA\tOne.\n", vec!["A / One. /  / "]),
            (
                "title,text\nA\nB,Two,more\n",
                vec!["A /  /  / ", "B / Two /  / "],
            ),
            ("title,text\n\"open", vec!["open /  /  / "]),
        ] {
            assert_eq!(read(text.as_bytes()), expected, "{text}");
        }
        assert_eq!(read(b"title,text\nCaf\xe9,x\n"), ["Café / x /  / "]);
    }

    #[test]
    fn a_header_names_columns() {
        for (line, expected) in [
            ("title,text", true),
            ("Title;Link;Content", true),
            ("id\theadline\tpublished", true),
            ("text", false),
            ("They met, and the text was signed.", false),
            ("name,age,height", false),
            ("title, text and more: nothing", false),
        ] {
            assert_eq!(is_header(line), expected, "{line}");
        }
    }
}
