//! Whether the confidence of a finding says how often such findings are right.
//!
//! What is right is decided by the scorers' own matching, see `calibration.py` beside this file.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use serde::Deserialize;

use crate::Outcome;
use crate::figures::MEETINGS;
use crate::program::Corpora;

const SCRIPT: &str = include_str!("calibration.py");

/// First confidence of each bin.
const BINS: &[u8] = &[0, 50, 70, 90];

/// Reasons that were given less often tell nothing.
const N_LEAST: usize = 20;

/// The files on which each task is judged: none that the model of names was trained on.
const FILES: &[(&str, &str)] = &[
    ("entities", "entities/ieer"),
    ("entities", "entities/conllpp"),
    ("countries", "countries/tr_news"),
    ("countries", "countries/geowebnews"),
    ("countries", "countries/lgl"),
    ("countries", "countries/geovirus"),
    ("quotes", "quotes/polnear"),
    ("quotes", "quotes/gum_news"),
    ("dates", "dates/tempeval3_tbaq"),
    ("dates", "dates/gum_news"),
    ("meetings", MEETINGS),
];

/// A finding that the annotation judges.
#[derive(Deserialize)]
struct Judged {
    /// What sort of finding: "span", "span and speaker".
    sort: String,
    confidence: u8,
    reason: String,
    right: bool,
}

/// Findings and how many of them are right.
#[derive(Clone, Copy, Default)]
struct Share {
    n: usize,
    n_right: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.n += 1;
        self.n_right += usize::from(right);
    }

    fn told(self) -> String {
        match self.n {
            0 => "–".to_owned(),
            n => format!("{:.1} % of {n}", 100.0 * self.n_right as f64 / n as f64),
        }
    }
}

/// Prints the share of right findings by confidence and, if asked, by reason.
pub fn print(corpora: &Corpora, with_reasons: bool) -> Outcome<()> {
    let mut judged: Vec<(&str, &str, Vec<Judged>)> = Vec::new();
    for (task, file) in FILES {
        if corpora.gold(file).is_some() {
            judged.push((*task, *file, judge(corpora, task, file)?));
        }
    }
    print_bins(&judged);
    if with_reasons {
        print_reasons(&judged);
    }
    Ok(())
}

fn judge(corpora: &Corpora, task: &str, file: &str) -> Outcome<Vec<Judged>> {
    let gold = corpora.gold(file).ok_or("no such file")?;
    let found = corpora.found(file, &["--min-confidence", "0"])?;
    let output = Command::new("python3")
        .args(["-c", SCRIPT])
        .arg(&corpora.folder)
        .arg(task)
        .args([&gold, &found])
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("the findings in {} could not be judged", gold.display()).into());
    }
    let lines = output.stdout.split(|b| *b == b'\n');
    lines
        .filter(|line| !line.is_empty())
        .map(|line| Ok(serde_json::from_slice(line)?))
        .collect()
}

fn print_bins(judged: &[(&str, &str, Vec<Judged>)]) {
    println!("| right, by confidence | file | what | 0–49 | 50–69 | 70–89 | 90–100 |");
    println!("|---|---|---|---:|---:|---:|---:|");
    let mut totals: BTreeMap<(&str, &str), [Share; 4]> = BTreeMap::new();
    for (task, file, findings) in judged {
        let mut sorts: BTreeMap<&str, [Share; 4]> = BTreeMap::new();
        for finding in findings {
            let bin = BINS.partition_point(|first| *first <= finding.confidence) - 1;
            sorts.entry(&finding.sort).or_default()[bin].add(finding.right);
            totals.entry((task, &finding.sort)).or_default()[bin].add(finding.right);
        }
        for (sort, bins) in sorts {
            let file = file.rsplit('/').next().unwrap_or(file);
            print_bin_row(task, file, sort, &bins);
        }
    }
    for ((task, sort), bins) in totals {
        print_bin_row(task, "all", sort, &bins);
    }
}

fn print_bin_row(task: &str, file: &str, sort: &str, bins: &[Share; 4]) {
    let bins: Vec<String> = bins.iter().map(|share| share.told()).collect();
    println!("| {task} | {file} | {sort} | {} |", bins.join(" | "));
}

fn print_reasons(judged: &[(&str, &str, Vec<Judged>)]) {
    println!("\n| right, by reason | what | reason | mean confidence | right |");
    println!("|---|---|---|---:|---:|");
    let mut reasons: BTreeMap<(&str, &str, &str), (Share, usize)> = BTreeMap::new();
    for (task, _, findings) in judged {
        for finding in findings {
            let key = (*task, finding.sort.as_str(), finding.reason.as_str());
            let (share, sum) = reasons.entry(key).or_default();
            share.add(finding.right);
            *sum += usize::from(finding.confidence);
        }
    }
    for ((task, sort, reason), (share, sum)) in reasons {
        if share.n >= N_LEAST {
            let mean = sum as f64 / share.n as f64;
            println!(
                "| {task} | {sort} | {reason} | {mean:.0} | {} |",
                share.told()
            );
        }
    }
}
