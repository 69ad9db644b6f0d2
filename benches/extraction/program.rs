//! Runs the built program on annotated files and the scorers on what it finds.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Outcome;
use crate::figures::{Figure, MEETINGS};

/// The program under measurement.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

/// A folder of annotated files.
pub struct Corpora {
    /// Where it is.
    pub folder: PathBuf,
    /// The part of each file's name after its own: "dev" in "ieer.dev.jsonl".
    pub half: String,
    /// Where outputs are kept while the bench runs.
    pub work: PathBuf,
}

/// What the analysis has to do without.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Without {
    Nothing,
    Lexicon,
    Model,
}

impl Without {
    fn options(self) -> &'static [&'static str] {
        match self {
            Without::Nothing => &[],
            Without::Lexicon => &["--without", "lexicon"],
            Without::Model => &["--without", "model"],
        }
    }
}

impl Corpora {
    /// The annotated file of that name, if it is there.
    pub fn gold(&self, name: &str) -> Option<PathBuf> {
        let path = self.folder.join(format!("{name}.{}.jsonl", self.half));
        path.is_file().then_some(path)
    }

    /// What a scorer says of one figure; `None` without the file or where nothing is to be scored.
    pub fn figure(&self, figure: &Figure, without: Without) -> Outcome<Option<f64>> {
        let Some(gold) = self.gold(figure.file) else {
            return Ok(None);
        };
        let options: Vec<&str> = [figure.analyze, without.options()].concat();
        let found = self.found(figure.file, &options)?;
        let script = match figure.file {
            MEETINGS => "score_meetings.py",
            _ => "score.py",
        };
        let mut answer = &self.score(script, &gold, &found, figure.score)?;
        for key in figure.at {
            answer = &answer[*key];
        }
        Ok(answer.as_f64().map(|n| n * figure.scale))
    }

    /// The file with what the program finds in an annotated file.
    pub fn found(&self, name: &str, options: &[&str]) -> Outcome<PathBuf> {
        let file_name = format!("{name}{}", options.concat()).replace(['/', ','], "_");
        let found = self.work.join(file_name);
        if found.is_file() {
            return Ok(found);
        }
        let input = match name {
            MEETINGS => self.joined()?,
            _ => self.gold(name).ok_or("no such file")?,
        };
        run(Command::new(PROGRAM)
            .arg("analyze")
            .args(options)
            .arg(input)
            .stdout(File::create(&found)?))?;
        Ok(found)
    }

    fn score(&self, script: &str, gold: &Path, found: &Path, options: &[&str]) -> Outcome<Value> {
        let output = Command::new("python3")
            .arg(self.folder.join(script))
            .args([gold, found])
            .args(options)
            .arg("--json")
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err(format!("{script} failed on {}", gold.display()).into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// The rows of the meetings with their texts, which stand in the raw files under the same id.
    fn joined(&self) -> Outcome<PathBuf> {
        let path = self.work.join("meetings_with_texts");
        let gold = self.gold(MEETINGS).ok_or("no meetings")?;
        let mut order = Vec::new();
        let mut days = HashMap::new();
        for row in rows(&gold)? {
            let row = row?;
            let id = row["id"].as_str().unwrap_or_default().to_owned();
            days.insert(id.clone(), row["published"].clone());
            order.push(id);
        }
        let mut texts = self.texts(&order.iter().map(String::as_str).collect())?;
        let mut out = BufWriter::new(File::create(&path)?);
        for id in &order {
            if let Some(mut row) = texts.remove(id) {
                row["published"] = days.remove(id).unwrap_or(Value::Null);
                writeln!(out, "{row}")?;
            }
        }
        out.flush()?;
        Ok(path)
    }

    /// The rows of the raw files that have these ids.
    fn texts(&self, ids: &HashSet<&str>) -> Outcome<HashMap<String, Value>> {
        let mut texts = HashMap::new();
        let mut files: Vec<PathBuf> = fs::read_dir(self.folder.join("raw"))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
            .collect();
        files.sort();
        for file in files {
            for row in rows(&file)? {
                let row = row?;
                if let Some(id) = row["id"].as_str().filter(|id| ids.contains(id)) {
                    let (id, kept) = (id.to_owned(), pick(&row, &["id", "title", "text"]));
                    texts.entry(id).or_insert(kept);
                }
            }
        }
        Ok(texts)
    }
}

fn pick(row: &Value, keys: &[&str]) -> Value {
    let kept = keys
        .iter()
        .map(|key| ((*key).to_owned(), row[*key].clone()))
        .collect();
    Value::Object(kept)
}

/// The rows of a JSON Lines file.
pub fn rows(path: &Path) -> Outcome<impl Iterator<Item = Outcome<Value>>> {
    let lines = BufReader::new(File::open(path)?).lines();
    let lines = lines.filter(|line| line.as_ref().is_ok_and(|l| !l.trim().is_empty()));
    Ok(lines.map(|line| Ok(serde_json::from_str(&line?)?)))
}

/// Runs a command that has to succeed.
pub fn run(command: &mut Command) -> Outcome<()> {
    let status = command.status()?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{command:?} ended with {status}").into()),
    }
}
