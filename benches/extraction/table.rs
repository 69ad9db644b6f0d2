//! The table, in Markdown.

use crate::figures::{Figure, Reach};
use crate::program::Without;

/// Prints the first two lines; a column more for each thing to do without.
pub fn print_head(without: &[Without]) {
    let mut head = "| task | file | figure | best peer | reach | got | met |".to_owned();
    let mut rule = "|---|---|---|---:|---:|---:|---|".to_owned();
    for without in without {
        let column = match without {
            Without::Nothing => continue,
            Without::Lexicon => " without lexicon |",
            Without::Model => " without model |",
        };
        head += column;
        rule += "---:|";
    }
    println!("{head}\n{rule}");
}

/// Prints one row: what was got, then what is got without this and that.
pub fn print_row(figure: &Figure, got: &[Option<f64>]) {
    let (reach, met) = match (figure.reach, got.first().copied().flatten()) {
        (Reach::Open, _) => (String::new(), ""),
        (reach, None) => (told(reach), "not measured"),
        (reach, Some(got)) if is_met(reach, got) => (told(reach), "yes"),
        (reach, Some(_)) => (told(reach), "**no**"),
    };
    let file = figure.file.rsplit('/').next().unwrap_or(figure.file);
    let peer = figure.peer.map(number).unwrap_or_default();
    let mut numbers = got.iter().map(|n| n.map(number).unwrap_or_default());
    let first = numbers.next().unwrap_or_default();
    let rest: String = numbers.map(|n| format!(" {n} |")).collect();
    let (task, name) = (figure.task, figure.name);
    println!("| {task} | {file} | {name} | {peer} | {reach} | {first} | {met} |{rest}");
}

fn is_met(reach: Reach, got: f64) -> bool {
    match reach {
        Reach::AtLeast(least) => got >= least,
        Reach::AtMost(most) => got <= most,
        Reach::Open => true,
    }
}

fn told(reach: Reach) -> String {
    match reach {
        Reach::AtLeast(least) => format!("≥ {}", number(least)),
        Reach::AtMost(most) => format!("≤ {}", number(most)),
        Reach::Open => String::new(),
    }
}

/// One digit after the point, or thousands apart.
fn number(n: f64) -> String {
    if n < 1_000.0 {
        return format!("{n:.1}");
    }
    let whole = format!("{n:.0}");
    let mut apart = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            apart.push(',');
        }
        apart.push(digit);
    }
    apart
}
