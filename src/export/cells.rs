//! Values in a line or a cell, harmless whoever wrote them.

use std::io::{self, Write};

use serde_json::Value;

use crate::text::sanitize;

/// A value on one line, with nothing that could command a terminal.
pub fn shown(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(shown).collect();
            values.join(", ")
        }
        Value::Number(_) | Value::Object(_) => value.to_string(),
    };
    let line: Vec<&str> = text.split_whitespace().collect();
    sanitize::display(&line.join(" ")).into_owned()
}

/// A value for a spreadsheet: a text that would be taken for a formula is quoted as text.
/// Source of the list of signs: OWASP, CSV Injection.
pub fn guarded(value: &Value) -> String {
    let text = match value {
        Value::String(text) => {
            let lines: Vec<_> = text.lines().map(sanitize::display).collect();
            lines.join("\n")
        }
        other => shown(other),
    };
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !value.is_number();
    match is_formula {
        true => format!("'{text}"),
        false => text,
    }
}

/// Writes a line of comma-separated values (RFC 4180).
///
/// # Errors
/// If it cannot be written.
pub fn csv_row(
    out: &mut (impl Write + ?Sized),
    cells: impl Iterator<Item = String>,
) -> io::Result<()> {
    let quoted = |cell: String| match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    };
    let cells: Vec<String> = cells.map(quoted).collect();
    write!(out, "{}\r\n", cells.join(","))
}
