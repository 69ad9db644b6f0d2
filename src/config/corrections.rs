//! The file of corrections: read with its mistakes, written whole or not at all.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::corrections::{Correction, Corrections, Read, read, with, without};

/// A file of corrections larger than this is not one.
const MAX_BYTES: u64 = 16 << 20;

/// Where corrections stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionsFile {
    path: PathBuf,
}

/// Why a file of corrections could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("cannot {operation} the corrections {}: {why}", path.display())]
pub struct FileError {
    operation: &'static str,
    path: PathBuf,
    why: String,
}

impl CorrectionsFile {
    /// The file at `path`, which need not be there.
    pub fn new(path: &Path) -> CorrectionsFile {
        CorrectionsFile {
            path: path.to_owned(),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it says; nothing, if there is none.
    ///
    /// # Errors
    /// If there is a file and it cannot be read as text.
    pub fn load(&self) -> Result<Read, FileError> {
        Ok(read(self.text()?.trim_start_matches('\u{FEFF}')))
    }

    /// Adds corrections at the end and takes others away; what else stands in the file stays byte
    /// for byte. Gives what it says then.
    ///
    /// # Errors
    /// If the file cannot be read or written, or an open mistake in it would swallow what is
    /// added. It is as it was then.
    pub fn change(&self, add: &[Correction], remove: &[Correction]) -> Result<Read, FileError> {
        let before = self.text()?;
        let mut text = before.clone();
        for correction in remove {
            match without(&text, correction) {
                Some(rest) => text = rest,
                None => {
                    let why = format!("it does not say that {} any more", correction.words());
                    return Err(self.fail("change", why));
                }
            }
        }
        for correction in add {
            text = with(&text, correction);
        }
        let after = read(text.trim_start_matches('\u{FEFF}'));
        let says = |wanted: &Correction| {
            let id = wanted.id();
            after.corrections.iter().any(|(c, _)| c.id() == id)
        };
        if !add.iter().all(says) {
            let mistake = after.mistakes.first().map(ToString::to_string);
            let why = format!("mend it first: {}", mistake.unwrap_or_default());
            return Err(self.fail("change", why));
        }
        self.write(&text)
            .map_err(|error| self.fail("write", error.to_string()))?;
        Ok(after)
    }

    fn text(&self) -> Result<String, FileError> {
        let fail = |why: String| self.fail("read", why);
        match fs::metadata(&self.path) {
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(String::new()),
            Err(e) => return Err(fail(e.to_string())),
            Ok(meta) if meta.len() > MAX_BYTES => {
                return Err(fail("it is larger than 16 MiB".to_owned()));
            }
            Ok(_) => {}
        }
        let bytes = fs::read(&self.path).map_err(|e| fail(e.to_string()))?;
        String::from_utf8(bytes).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            fail(format!("byte {at} is not UTF-8"))
        })
    }

    /// Writes beside it and puts that in its place: nobody ever reads half of it.
    fn write(&self, text: &str) -> std::io::Result<()> {
        // Where the name is a link, the file it points to is written and the link stays.
        let target = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        if let Some(folder) = target.parent().filter(|f| !f.as_os_str().is_empty()) {
            fs::create_dir_all(folder)?;
        }
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.new", std::process::id()));
        let beside = target.with_file_name(name);
        let written = File::create(&beside).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            if let Ok(meta) = fs::metadata(&target) {
                file.set_permissions(meta.permissions())?;
            }
            file.sync_all()
        });
        let placed = written.and_then(|()| fs::rename(&beside, &target));
        if placed.is_err() {
            // What is left of a failed attempt is of no use; that it stays hurts nobody.
            let _ = fs::remove_file(&beside);
        }
        placed
    }

    fn fail(&self, operation: &'static str, why: String) -> FileError {
        FileError {
            operation,
            path: self.path.clone(),
            why: crate::text::sanitize::display(&why).into_owned(),
        }
    }
}

/// The corrections of what was read, ready to be applied.
pub fn in_force(read: &Read) -> Corrections {
    Corrections::new(read.corrections.iter().map(|(c, _)| c.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::CorrectionsFile;
    use crate::analysis::EntityKind;
    use crate::corrections::{Correction, Scope, What};

    fn correction(name: &str) -> Correction {
        let what = What::Kind {
            name: name.to_owned(),
            kind: Some(EntityKind::Place),
        };
        Correction::new(what, Scope::default(), None)
    }

    #[test]
    fn what_stands_in_the_file_outlives_adding_and_taking_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = CorrectionsFile::new(&folder.path().join("config/corrections.toml"));
        assert_eq!(file.load().unwrap().corrections, vec![]);
        file.change(&[correction("Lund")], &[]).unwrap();
        let by_hand = std::fs::read_to_string(file.path()).unwrap() + "\n# a word of mine\n";
        std::fs::write(file.path(), &by_hand).unwrap();
        let read = file.change(&[correction("Oslo")], &[]).unwrap();
        assert_eq!(read.corrections.len(), 2);
        file.change(&[], &[correction("Oslo")]).unwrap();
        assert_eq!(std::fs::read_to_string(file.path()).unwrap(), by_hand);
        let error = file.change(&[], &[correction("Oslo")]).unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with("it does not say that “Oslo” is a place any more")
        );
        let left: Vec<_> = std::fs::read_dir(folder.path().join("config"))
            .unwrap()
            .collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }

    #[test]
    fn a_file_that_would_swallow_what_is_added_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = CorrectionsFile::new(&folder.path().join("corrections.toml"));
        let text = "[[kind]]\nname = \"\"\"Lund\nis = \"place\"\n";
        std::fs::write(file.path(), text).unwrap();
        let error = file.change(&[correction("Oslo")], &[]).unwrap_err();
        assert!(error.to_string().contains("mend it first: "), "{error}");
        assert_eq!(std::fs::read_to_string(file.path()).unwrap(), text);
    }
}
