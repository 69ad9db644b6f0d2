//! Packs `assets/lexicon` into automata and tables when the program is built, so that
//! it starts without parsing anything. A row that is not as it should be fails the
//! build with its file and line.

// Printing is how a build script speaks to Cargo.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "fold.rs"]
mod fold;
#[path = "layout.rs"]
mod layout;
#[path = "openings.rs"]
mod openings;

#[path = "build/gazetteer.rs"]
mod gazetteer;
#[path = "build/name_words.rs"]
mod name_words;
#[path = "build/numbers.rs"]
mod numbers;
#[path = "build/rows.rs"]
mod rows;
#[path = "build/strings.rs"]
mod strings;
#[path = "build/tables.rs"]
mod tables;
#[path = "build/terms.rs"]
mod terms;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bytes of the set of words that open a form of the gazetteer: about ten bits a word.
const GAZETTEER_OPENINGS: usize = 1 << 15;
/// Bytes of the set of words that open a title.
const TITLE_OPENINGS: usize = 1 << 10;

/// What goes wrong, in words.
type Fault = String;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=assets/lexicon");
    println!("cargo::rerun-if-changed=src/lexicon/build.rs");
    println!("cargo::rerun-if-changed=src/lexicon/build");
    println!("cargo::rerun-if-changed=src/lexicon/fold.rs");
    println!("cargo::rerun-if-changed=src/lexicon/layout.rs");
    println!("cargo::rerun-if-changed=src/lexicon/openings.rs");
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("cannot pack the lexicon: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<(), Fault> {
    let assets = folder("CARGO_MANIFEST_DIR")?.join("assets/lexicon");
    let out = folder("OUT_DIR")?;
    let mut strings = strings::Strings::default();
    let words = name_words::read(&assets)?;
    let terms = terms::read(&assets, &mut strings)?;
    let gazetteer = gazetteer::read(&assets, &words, &mut strings)?;
    let tables = tables::read(&assets, &gazetteer.details)?;
    write(&out, "names.fst", &name_words::pack(&words)?)?;
    write(&out, "terms.bin", &terms)?;
    write(&out, "gazetteer.fst", &gazetteer.automaton)?;
    let openings = openings_of(&gazetteer.automaton, GAZETTEER_OPENINGS)?;
    write(&out, "gazetteer.openings", &openings)?;
    write(&out, "records.bin", &gazetteer.records)?;
    write(&out, "strings.bin", &strings.bytes)?;
    write(&out, "titles.fst", &tables.titles)?;
    let openings = openings_of(&tables.titles, TITLE_OPENINGS)?;
    write(&out, "titles.openings", &openings)?;
    write(&out, "tables.rs", tables.source.as_bytes())
}

/// The first words of the keys of an automaton as a set of `len` bytes. A possessive may go on
/// with its "s" in a key ("peoples republic"), so a word counts without its last "s" too.
fn openings_of(automaton: &[u8], len: usize) -> Result<Vec<u8>, Fault> {
    let map = fst::Map::new(automaton).map_err(|e| e.to_string())?;
    let mut bits = vec![0u8; len];
    let mut keys = map.keys();
    while let Some(key) = fst::Streamer::next(&mut keys) {
        let word = key.split(|byte| *byte == b' ').next().unwrap_or(key);
        for word in [word, word.strip_suffix(b"s").unwrap_or(word)] {
            let (byte, mask) = openings::place(word.iter().copied(), len);
            bits[byte] |= mask;
        }
    }
    Ok(bits)
}

fn folder(variable: &str) -> Result<PathBuf, Fault> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .ok_or_else(|| format!("{variable} is not set"))
}

fn write(out: &Path, name: &str, bytes: &[u8]) -> Result<(), Fault> {
    std::fs::write(out.join(name), bytes).map_err(|e| format!("write {name}: {e}"))
}
