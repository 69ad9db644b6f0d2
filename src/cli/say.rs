//! Words to the user beside the output. A standard error that is gone is no reason to stop.

use std::io::Write;

/// Writes a line to standard error.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Writes to standard error without ending the line, and at once.
pub(super) fn say_part(part: &str) {
    let mut err = std::io::stderr();
    let _ = err.write_all(part.as_bytes());
    let _ = err.flush();
}
