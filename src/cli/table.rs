//! Rows for people and for other programs.

use std::io::{self, Write};

use clap::ValueEnum;
use serde_json::{Map, Value};

use crate::export::{csv_row, guarded, shown};
use crate::text::width;

/// How rows are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Columns for the eye; cut to the width of a terminal, whole in a pipe
    #[default]
    Table,
    /// One JSON array of objects
    Json,
    /// A JSON object a line
    Jsonl,
    /// Comma-separated values with a header; what a spreadsheet could take for a formula is quoted
    Csv,
    /// A Markdown table
    Md,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Its name in every format.
    pub(super) name: &'static str,
    /// Whether it gives way where the terminal is narrow.
    pub(super) is_wide: bool,
}

/// A column of short values.
pub(super) const fn short(name: &'static str) -> Column {
    Column {
        name,
        is_wide: false,
    }
}

/// A column of texts.
pub(super) const fn wide(name: &'static str) -> Column {
    Column {
        name,
        is_wide: true,
    }
}

/// Rows by which the widths of a table are chosen; later ones follow them.
const N_MEASURED: usize = 200;
/// Columns that a text keeps at least.
const LEAST: usize = 12;

/// Writes rows one after another, in flat memory.
pub(super) struct Table<W: Write> {
    out: W,
    format: Format,
    columns: Vec<Column>,
    /// Columns of the terminal; `None` in a pipe.
    terminal: Option<usize>,
    waiting: Vec<Vec<String>>,
    widths: Vec<usize>,
    n_rows: usize,
}

impl<W: Write> Table<W> {
    pub(super) fn new(out: W, format: Format, columns: &[Column]) -> Table<W> {
        let terminal = crate::runtime::output_columns();
        Table {
            out,
            format,
            columns: columns.to_vec(),
            terminal,
            waiting: Vec::new(),
            widths: Vec::new(),
            n_rows: 0,
        }
    }

    /// The same, cut nowhere.
    pub(super) fn uncut(mut self) -> Table<W> {
        self.terminal = None;
        self
    }

    /// Writes a row: a value for each column.
    pub(super) fn row(&mut self, values: Vec<Value>) -> io::Result<()> {
        let is_first = self.n_rows == 0;
        self.n_rows += 1;
        match self.format {
            Format::Json | Format::Jsonl => {
                let object = self.object(values);
                match (self.format, is_first) {
                    (Format::Json, true) => self.out.write_all(b"[\n")?,
                    (Format::Json, false) => self.out.write_all(b",\n")?,
                    _ => {}
                }
                serde_json::to_writer(&mut self.out, &object)?;
                if self.format == Format::Jsonl {
                    self.out.write_all(b"\n")?;
                }
                Ok(())
            }
            Format::Csv => {
                if is_first {
                    self.csv_header()?;
                }
                csv_row(&mut self.out, values.iter().map(guarded))
            }
            Format::Md => {
                if is_first {
                    self.md_header()?;
                }
                let cells: Vec<String> = values.iter().map(|v| md_escaped(&shown(v))).collect();
                writeln!(self.out, "| {} |", cells.join(" | "))
            }
            Format::Table => {
                self.waiting.push(values.iter().map(shown).collect());
                match self.waiting.len() >= N_MEASURED || !self.widths.is_empty() {
                    true => self.flush_rows(),
                    false => Ok(()),
                }
            }
        }
    }

    /// Writes what is left; gives the number of rows.
    pub(super) fn end(mut self) -> io::Result<usize> {
        match self.format {
            Format::Json if self.n_rows == 0 => self.out.write_all(b"[]\n")?,
            Format::Json => self.out.write_all(b"\n]\n")?,
            Format::Csv if self.n_rows == 0 => self.csv_header()?,
            Format::Md if self.n_rows == 0 => self.md_header()?,
            Format::Table if self.n_rows > 0 => self.flush_rows()?,
            _ => {}
        }
        self.out.flush()?;
        Ok(self.n_rows)
    }

    fn object(&self, values: Vec<Value>) -> Map<String, Value> {
        let names = self.columns.iter().map(|column| column.name.to_owned());
        names.zip(values).collect()
    }

    fn csv_header(&mut self) -> io::Result<()> {
        let names: Vec<String> = self.columns.iter().map(|c| c.name.to_owned()).collect();
        csv_row(&mut self.out, names.into_iter())
    }

    fn md_header(&mut self) -> io::Result<()> {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name).collect();
        let rule = vec!["---"; names.len()].join(" | ");
        writeln!(self.out, "| {} |\n| {rule} |", names.join(" | "))
    }

    fn flush_rows(&mut self) -> io::Result<()> {
        if self.widths.is_empty() {
            self.widths = self.measured();
            let names: Vec<String> = self.columns.iter().map(|c| c.name.to_owned()).collect();
            self.line(&names)?;
        }
        for cells in std::mem::take(&mut self.waiting) {
            self.line(&cells)?;
        }
        Ok(())
    }

    /// The widths of the columns; in a terminal the widest text gives way first.
    fn measured(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(|c| c.name.len()).collect();
        for cells in &self.waiting {
            for (column, cell) in widths.iter_mut().zip(cells) {
                *column = (*column).max(width::of(cell));
            }
        }
        let Some(terminal) = self.terminal else {
            return widths;
        };
        loop {
            let total: usize = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
            let texts = widths.iter_mut().zip(&self.columns);
            let widest = texts
                .filter(|(column, kind)| kind.is_wide && **column > LEAST)
                .max_by_key(|(column, _)| **column);
            match widest {
                Some((column, _)) if total > terminal => {
                    *column = LEAST.max(column.saturating_sub((total - terminal).min(4)));
                }
                _ => return widths,
            }
        }
    }

    fn line(&mut self, cells: &[String]) -> io::Result<()> {
        let mut line = String::new();
        let is_cut = self.terminal.is_some();
        let n = cells.len();
        for (at, (cell, column)) in cells.iter().zip(&self.widths).enumerate() {
            let cell = match is_cut {
                true => width::shorten(cell, *column, "…").into_owned(),
                false => cell.clone(),
            };
            line.push_str(&cell);
            if at + 1 < n {
                let pad = column.saturating_sub(width::of(&cell)) + 2;
                line.push_str(&" ".repeat(pad));
            }
        }
        writeln!(self.out, "{}", line.trim_end())
    }
}

/// A text that stays in its cell and is nothing but text.
pub(super) fn md_escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{Format, Table, short, wide};
    use serde_json::{Value, json};

    fn written(format: Format, rows: Vec<Vec<Value>>) -> String {
        let mut bytes = Vec::new();
        let mut table = Table::new(&mut bytes, format, &[short("n"), wide("title")]);
        table.terminal = None;
        for row in rows {
            table.row(row).unwrap();
        }
        table.end().unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn rows_are_written_in_each_format() {
        let rows = || {
            vec![
                vec![json!(1), json!("Tea, \"hot\"")],
                vec![json!(-20), json!("=1+1 | \u{1b}[2J")],
                vec![Value::Null, json!(["a", "b"])],
            ]
        };
        for (format, expected) in [
            (
                Format::Table,
                "n    title\n1    Tea, \"hot\"\n-20  =1+1 |\n     a, b\n",
            ),
            (
                Format::Jsonl,
                "{\"n\":1,\"title\":\"Tea, \\\"hot\\\"\"}\n{\"n\":-20,\"title\":\"=1+1 | \\u001b[2J\"}\n{\"n\":null,\"title\":[\"a\",\"b\"]}\n",
            ),
            (
                Format::Csv,
                "n,title\r\n1,\"Tea, \"\"hot\"\"\"\r\n-20,'=1+1 | \r\n,\"a, b\"\r\n",
            ),
            (
                Format::Md,
                "| n | title |\n| --- | --- |\n| 1 | Tea, \"hot\" |\n| -20 | =1+1 \\|  |\n|  | a, b |\n",
            ),
        ] {
            assert_eq!(written(format, rows()), expected, "{format:?}");
        }
    }

    #[test]
    fn no_rows_are_still_what_the_format_promises() {
        for (format, expected) in [
            (Format::Table, ""),
            (Format::Json, "[]\n"),
            (Format::Jsonl, ""),
            (Format::Csv, "n,title\r\n"),
            (Format::Md, "| n | title |\n| --- | --- |\n"),
        ] {
            assert_eq!(written(format, Vec::new()), expected, "{format:?}");
        }
    }
}
