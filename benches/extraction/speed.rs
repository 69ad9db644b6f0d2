//! How fast the analysis is, how soon it starts, and what it takes.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use dateline::analysis::names::Model;
use dateline::analysis::{Draft, Input, PASSES};
use dateline::lexicon::Lexicon;
use dateline::text::Segments;
use jiff::civil::Date;
use serde_json::Value;

use crate::Outcome;
use crate::figures::{Figure, Reach};
use crate::program::{Corpora, PROGRAM, rows};

/// Texts for speed and memory, the largest first.
const RAW: &[&str] = &["raw/reuters21578", "raw/wikipedia_current_events"];

/// Runs of which the median is told.
const N_STARTS: usize = 21;
const N_RUNS: usize = 3;

type Row = (Figure, Option<f64>);

/// All rows about time and size.
pub fn measure(corpora: &Corpora) -> Outcome<Vec<Row>> {
    let mut found = Vec::new();
    for raw in RAW {
        let Some(path) = corpora.gold(raw) else {
            continue;
        };
        let texts = texts(&path)?;
        found.extend(words_per_second(raw, &texts));
        let memory = peak_memory(&path)?;
        let reach = Reach::AtMost(60.0);
        let figure = Figure::measured("memory", raw, "MB resident at most, all cores", reach);
        found.push((figure, memory));
    }
    let ms = Figure::measured(
        "start",
        "lexicon and model",
        "ms to the first article analysed and the end",
        Reach::AtMost(20.0),
    );
    found.push((ms, Some(median_start()?)));
    let size = Figure::measured("size", "program", "MB", Reach::AtMost(15.0));
    found.push((size, Some(megabytes(Path::new(PROGRAM))?)));
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/model");
    let mut n = 0.0;
    for entry in fs::read_dir(model)? {
        n += megabytes(&entry?.path())?;
    }
    let size = Figure::measured("size", "model", "MB", Reach::AtMost(3.0));
    found.push((size, Some(n)));
    Ok(found)
}

fn megabytes(path: &Path) -> Outcome<f64> {
    Ok(fs::metadata(path)?.len() as f64 / 1e6)
}

struct Text {
    body: String,
    title: Option<String>,
    published: Option<Date>,
}

fn texts(path: &Path) -> Outcome<Vec<Text>> {
    let text = |row: Value| Text {
        body: row["text"].as_str().unwrap_or_default().to_owned(),
        title: row["title"].as_str().map(str::to_owned),
        published: row["published"]
            .as_str()
            .and_then(|day| day.get(..10)?.parse().ok()),
    };
    rows(path)?.map(|row| row.map(text)).collect()
}

/// Words a second on one core: all passes, then each alone.
fn words_per_second(file: &'static str, texts: &[Text]) -> Vec<Row> {
    let n_words: usize = texts
        .iter()
        .map(|t| t.body.split_whitespace().count())
        .sum();
    let mut runs: Vec<Vec<f64>> = (0..N_RUNS).map(|_| passes(texts)).collect();
    runs.sort_by(|a, b| a.iter().sum::<f64>().total_cmp(&b.iter().sum()));
    let seconds = runs.swap_remove(N_RUNS / 2);
    let speed = |seconds: f64| n_words as f64 / seconds.max(1e-9);
    let whole = Figure::measured(
        "speed",
        file,
        "words/s on one core, all passes",
        Reach::AtLeast(500_000.0),
    );
    let mut found = vec![(whole, Some(speed(seconds.iter().sum())))];
    let names = std::iter::once("cutting into words").chain(PASSES.iter().map(|(name, _)| *name));
    for (name, seconds) in names.zip(seconds) {
        let figure = Figure::measured("speed", file, name, Reach::Open);
        found.push((figure, Some(speed(seconds))));
    }
    found
}

/// The seconds that cutting the texts into words and each pass take. Where the system tells
/// how long the thread really ran, time in which others had the core is left out.
fn passes(texts: &[Text]) -> Vec<f64> {
    let (lexicon, model) = (Lexicon::builtin(), Model::builtin());
    let mut laps = vec![Duration::ZERO; PASSES.len() + 1];
    let (start, start_on_core) = (Instant::now(), on_core());
    for text in texts {
        let mut last = Instant::now();
        let mut lap = |time: &mut Duration| {
            let now = Instant::now();
            *time += now - last;
            last = now;
        };
        let segments = Segments::new(&text.body);
        lap(&mut laps[0]);
        let input = Input {
            body: &text.body,
            title: text.title.as_deref(),
            published: text.published,
            segments: &segments,
            lexicon: &lexicon,
            model: &model,
        };
        let mut draft = Draft::default();
        for ((_, pass), time) in PASSES.iter().zip(&mut laps[1..]) {
            pass(&input, &mut draft);
            lap(time);
        }
    }
    let wall = start.elapsed();
    let ran = match (start_on_core, on_core()) {
        (Some(start), Some(end)) => end.saturating_sub(start),
        _ => wall,
    };
    let share = ran.as_secs_f64() / wall.as_secs_f64().max(1e-9);
    laps.iter().map(|lap| lap.as_secs_f64() * share).collect()
}

/// How long this thread has had a core so far, where the system tells.
fn on_core() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// The most memory that the program held while it analysed a file, where the system tells.
fn peak_memory(path: &Path) -> Outcome<Option<f64>> {
    let mut child = Command::new(PROGRAM)
        .arg("analyze")
        .arg(path)
        .stdout(Stdio::null())
        .spawn()?;
    let mut peak = None;
    while child.try_wait()?.is_none() {
        peak = resident(&child).or(peak);
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok(peak)
}

/// Megabytes that a process has held at most so far.
fn resident(child: &Child) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}

/// Milliseconds from the start of the program to its end with one short article analysed.
fn median_start() -> Outcome<f64> {
    let mut times = Vec::new();
    for _ in 0..N_STARTS {
        let start = Instant::now();
        let mut child = Command::new(PROGRAM)
            .arg("analyze")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            let text = "Finnish President Anna Virta met her Estonian colleague in Tallinn.";
            writeln!(stdin, r#"{{"id":1,"text":"{text}"}}"#)?;
        }
        child.wait()?;
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[N_STARTS / 2])
}
