//! How good, how fast and how large the extraction is, as one table.
//!
//! `cargo bench --bench extraction -- CORPORA` runs the built program on every annotated file in
//! the folder CORPORA, has the scorers in that folder (`score.py`, `score_meetings.py`; they
//! need `python3`) compare what it finds with what should be found, and prints one Markdown
//! table. `--ablation` adds what is reached without the lexicon and without the model,
//! `--reasons` how often each reason was right, and `--half NAME` measures other files than
//! `FILE.dev.jsonl`. Absolute times depend on the machine.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod calibration;
mod figures;
mod program;
mod speed;
mod table;

use std::path::{Path, PathBuf};

use program::{Corpora, Without};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// What is asked of the bench.
struct Wish {
    corpora: Option<PathBuf>,
    half: String,
    ablation: bool,
    reasons: bool,
}

fn main() -> Outcome<()> {
    let wish = wish();
    let Some(folder) = wish.corpora.as_deref().filter(|f| is_corpora(f)) else {
        println!(
            "Name the folder with the annotated corpora: cargo bench --bench extraction -- CORPORA\n\
             It holds score.py, score_meetings.py and entities/, countries/, quotes/, dates/, \
             meetings/, events/, raw/ with FILE.{}.jsonl.",
            wish.half
        );
        return Ok(());
    };
    let work = tempfile::tempdir()?;
    let corpora = Corpora {
        folder: folder.to_owned(),
        half: wish.half.clone(),
        work: work.path().to_owned(),
    };
    measure(&corpora, &wish)
}

fn measure(corpora: &Corpora, wish: &Wish) -> Outcome<()> {
    let without: &[Without] = match wish.ablation {
        true => &[Without::Nothing, Without::Lexicon, Without::Model],
        false => &[Without::Nothing],
    };
    table::print_head(without);
    for figure in figures::all() {
        let got: Vec<Option<f64>> = without
            .iter()
            .map(|without| corpora.figure(&figure, *without))
            .collect::<Outcome<_>>()?;
        table::print_row(&figure, &got);
    }
    for (figure, got) in speed::measure(corpora)? {
        // Time and size are those of the whole; the other columns stay empty.
        let mut row = vec![got];
        row.resize(without.len(), None);
        table::print_row(&figure, &row);
    }
    println!();
    calibration::print(corpora, wish.reasons)
}

fn is_corpora(folder: &Path) -> bool {
    folder.join("score.py").is_file() && folder.join("score_meetings.py").is_file()
}

fn wish() -> Wish {
    let mut wish = Wish {
        corpora: None,
        half: "dev".to_owned(),
        ablation: false,
        reasons: false,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--ablation" => wish.ablation = true,
            "--reasons" => wish.reasons = true,
            "--half" => wish.half = arguments.next().unwrap_or(wish.half),
            // What cargo itself says to a bench.
            other if other.starts_with("--") => {}
            other => wish.corpora = Some(PathBuf::from(other)),
        }
    }
    wish
}
