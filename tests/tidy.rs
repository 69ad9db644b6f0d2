//! The rules of the house, read off the sources: floors, sizes, and who may name what.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors from the ground up; those on one line stand side by side and do not know each other.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["article"],
    &["lexicon"],
    &["analysis"],
    &["timeline", "corrections"],
    &["query"],
    &["archive", "app", "export"],
    &["view"],
    &["config"],
    &["runtime"],
    &["cli"],
];

/// Files longer than this, tests included, are taken apart.
const FILE_LINES: usize = 600;
/// Functions longer than this are taken apart.
const FUNCTION_LINES: usize = 80;

struct Source {
    path: String,
    floor: String,
    text: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn collect(dir: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = Vec::new();
    collect(&src, &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let relative = path.strip_prefix(&src).unwrap();
            let first = relative.components().next().unwrap();
            let floor = Path::new(first.as_os_str()).file_stem().unwrap();
            Source {
                floor: floor.to_string_lossy().into_owned(),
                text: fs::read_to_string(&path).unwrap(),
                path: format!("src/{}", relative.display()),
            }
        })
        .collect()
}

/// The text without comments and without its unit tests.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    body.lines()
        .map(|line| line.split("//").next().unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

fn floor_no(name: &str) -> Option<usize> {
    FLOORS.iter().position(|names| names.contains(&name))
}

/// The floors that a file names by `crate::floor`.
fn named_floors(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in code.split("crate::").skip(1) {
        if let Some(group) = part.strip_prefix('{') {
            let group = group.split('}').next().unwrap();
            found.extend(
                group
                    .split(',')
                    .map(|p| p.trim().split("::").next().unwrap().to_owned()),
            );
        } else {
            found.push(first_word(part));
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn imports_go_down_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = floor_no(&source.floor) else {
            continue;
        };
        for name in named_floors(&code(&source.text)) {
            let Some(other) = floor_no(&name) else {
                continue;
            };
            if other > own || (other == own && name != source.floor) {
                wrong.push(format!("{} names the floor {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_floor_exists() {
    let all = sources();
    for name in FLOORS.iter().flat_map(|names| names.iter()) {
        assert!(all.iter().any(|s| s.floor == *name), "no floor {name}");
    }
}

#[test]
fn files_and_functions_stay_small() {
    let mut wrong = Vec::new();
    for source in sources() {
        let n = source.text.lines().count();
        if n > FILE_LINES {
            wrong.push(format!("{} has {n} lines", source.path));
        }
        for (name, n) in functions(&source.text) {
            if n > FUNCTION_LINES {
                wrong.push(format!("{}: function {name} has {n} lines", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Functions and their lengths: from the line with `fn` to the closing brace of the same indent.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let is_fn = ["fn ", "pub fn ", "pub(super) fn ", "pub(crate) fn "]
            .iter()
            .any(|p| trimmed.starts_with(p));
        if !is_fn {
            continue;
        }
        let close = format!("{}}}", " ".repeat(line.len() - trimmed.len()));
        let Some(n) = lines[i..].iter().position(|l| *l == close) else {
            continue;
        };
        let name = first_word(trimmed.split("fn ").nth(1).unwrap());
        found.push((name, n + 1));
    }
    found
}

/// Words that only the named places may use, with the reason for the rule.
const RESERVED: &[(&str, &[&str], &str)] = &[
    (
        "crossterm::",
        &["src/runtime/", "src/app/key", "src/app/event"],
        "the terminal library is named only at the edge",
    ),
    (
        "ratatui::",
        &["src/view/", "src/runtime/terminal.rs", "src/app/layout"],
        "drawing is the view's",
    ),
    ("rusqlite::", &["src/archive/"], "rows are the archive's"),
    (
        "std::thread",
        &["src/runtime/", "src/cli/", "src/archive/"],
        "threads are the runtime's",
    ),
    (
        "std::fs",
        &[
            "src/runtime/",
            "src/cli/",
            "src/archive/",
            "src/config/",
            "src/lexicon/build",
        ],
        "files are the runtime's",
    ),
    (
        "SystemTime",
        &["src/runtime/", "src/cli/", "src/archive/"],
        "the clock is the runtime's",
    ),
    (
        "ZonedDateTime::now",
        &["src/runtime/", "src/cli/"],
        "the clock is the runtime's",
    ),
    (
        "Color::",
        &["src/view/theme"],
        "colours are named in one file",
    ),
];

#[test]
fn reserved_words_stay_in_their_place() {
    let mut wrong = Vec::new();
    for source in sources() {
        let code = code(&source.text);
        for (word, places, why) in RESERVED {
            if code.contains(word) && !places.iter().any(|p| source.path.starts_with(p)) {
                wrong.push(format!("{} names {word}: {why}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    for source in sources() {
        assert!(
            source.text.starts_with("//!"),
            "{} opens without a word on what it is",
            source.path
        );
    }
}

#[test]
fn nothing_stands_at_the_top_level_that_habit_does_not_put_there() {
    let known = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "assets",
        "config.example.toml",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "CHANGELOG.md",
        "tests",
        "benches",
        "target",
        "proptest-regressions",
    ];
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(
            name.starts_with('.') || known.contains(&name.as_str()),
            "{name} at the top level"
        );
    }
}
