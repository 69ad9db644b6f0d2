//! Saving text as a file that was not there before.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Longest file name made, in bytes, without number and extension.
const NAME_BYTES: usize = 100;
/// Names tried before giving up.
const TRIES: usize = 1000;

/// Writes `text` to a new file in `folder`, named after `name`. Nothing that exists is
/// overwritten or followed.
pub(super) fn save(folder: &Path, name: &str, text: &str) -> io::Result<PathBuf> {
    let stem = file_stem(name);
    for n in 1..=TRIES {
        let file = match n {
            1 => format!("{stem}.txt"),
            n => format!("{stem}-{n}.txt"),
        };
        let path = folder.join(file);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(
        io::ErrorKind::AlreadyExists,
        "too many files of that name",
    ))
}

/// Letters and digits of the name, the rest as single hyphens; never empty, never hidden.
fn file_stem(name: &str) -> String {
    let mut stem = String::new();
    for c in name.chars() {
        if stem.len() >= NAME_BYTES {
            break;
        }
        if c.is_alphanumeric() {
            stem.extend(c.to_lowercase());
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem = stem.trim_end_matches('-');
    if stem.is_empty() {
        "article".to_owned()
    } else {
        stem.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{file_stem, save};

    #[test]
    fn names_are_plain_words() {
        for (name, expected) in [
            ("Talks in Vienna, again", "talks-in-vienna-again"),
            ("../../etc/passwd", "etc-passwd"),
            (".bashrc", "bashrc"),
            ("-rf ~", "rf"),
            ("…", "article"),
            ("", "article"),
            ("a\u{1b}[31mb\nc", "a-31mb-c"),
            ("Selenskyj: „Ja“", "selenskyj-ja"),
        ] {
            assert_eq!(file_stem(name), expected, "{name}");
        }
        assert!(file_stem(&"ü".repeat(500)).len() <= 110);
    }

    #[test]
    fn nothing_is_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let first = save(dir.path(), "Same", "one").unwrap();
        let second = save(dir.path(), "Same", "two").unwrap();
        assert_ne!(first, second);
        assert_eq!(std::fs::read_to_string(first).unwrap(), "one");
        assert_eq!(std::fs::read_to_string(second).unwrap(), "two");
    }
}
