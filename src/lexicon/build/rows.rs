//! Reading the tables: UTF-8, one fact a line, columns parted by tabs, `#` for remarks.

use std::path::Path;

use crate::Fault;

/// One line of a table.
pub struct Row {
    /// File and line, for messages.
    pub place: String,
    /// The columns, as many as the table has.
    pub columns: Vec<String>,
}

impl Row {
    /// The column `idx`; empty if there is none.
    pub fn get(&self, idx: usize) -> &str {
        self.columns.get(idx).map_or("", String::as_str)
    }

    /// A message about this row.
    pub fn fault(&self, what: &str) -> Fault {
        format!("{}: {what}", self.place)
    }

    /// The column `idx` as a country code of two capitals, or none if it is empty.
    pub fn country(&self, idx: usize) -> Result<[u8; 2], Fault> {
        match self.get(idx).as_bytes() {
            [] => Ok([0, 0]),
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok([*a, *b]),
            _ => Err(self.fault("a country is two capital letters")),
        }
    }

    /// The column `idx` as a number; 0 if it is empty.
    pub fn number<N: std::str::FromStr + Default>(&self, idx: usize) -> Result<N, Fault> {
        let text = self.get(idx);
        if text.is_empty() {
            return Ok(N::default());
        }
        text.parse()
            .map_err(|_| self.fault(&format!("\"{text}\" is no number")))
    }

    /// The column `idx` as a day, month or year, in digits; 0 if it is empty.
    pub fn day(&self, idx: usize) -> Result<u32, Fault> {
        let text = self.get(idx);
        if text.is_empty() {
            return Ok(0);
        }
        let parts: Vec<u32> = text.split('-').filter_map(|p| p.parse().ok()).collect();
        match (parts.as_slice(), text.len()) {
            ([y], 4) => Ok(y * 10_000),
            ([y, m @ 1..=12], 7) => Ok(y * 10_000 + m * 100),
            ([y, m @ 1..=12, d @ 1..=31], 10) => Ok(y * 10_000 + m * 100 + d),
            _ => Err(self.fault("a date is YYYY, YYYY-MM or YYYY-MM-DD")),
        }
    }
}

/// The rows of the table `name`, each of `n_columns` columns with a text in the first.
pub fn read(assets: &Path, name: &str, n_columns: usize) -> Result<Vec<Row>, Fault> {
    let text = std::fs::read_to_string(assets.join(name)).map_err(|e| format!("{name}: {e}"))?;
    if !text.starts_with("# ") {
        return Err(format!("{name}:1: the first line names source and licence"));
    }
    let mut rows = Vec::new();
    for (idx, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let place = format!("assets/lexicon/{name}:{}", idx + 1);
        let columns: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let row = Row { place, columns };
        if row.columns.len() != n_columns {
            let n = row.columns.len();
            return Err(row.fault(&format!("{n} columns where there should be {n_columns}")));
        }
        if row.columns.iter().any(|c| c.trim() != c) || row.get(0).is_empty() {
            return Err(row.fault("a column is padded, or the first is empty"));
        }
        rows.push(row);
    }
    Ok(rows)
}
