//! Corrections as a reader meets them: by one key, in a file, on the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

// What the other tests of the reader need as well.
#[allow(dead_code)]
mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use support::{Session, home, write};
use tempfile::TempDir;

const SIZE: (u16, u16) = (120, 30);

const STORY: &str = "Ministers agree on a border crossing\n\n\
LUMINO, 4 March 2025 (Harbor Wire) — Finnish Foreign Minister Elina Valtonen met Estonian \
Foreign Minister Margus Tsahkna in Tallinn on Tuesday.\n\n\
“We want the crossing open by summer,” Valtonen told reporters. \
“Nobody gains from a closed gate.”\n\n\
Tsahkna thanked the town.\n";

/// Where the corrections of a user at this home are.
fn file(home: &TempDir) -> PathBuf {
    let told = text(&run(home.path(), &["corrections", "--path"]));
    PathBuf::from(told.trim_end())
}

fn run(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .env_clear()
        .env("HOME", home)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn one_key_takes_a_meeting_away_and_one_brings_it_back() {
    let home = home();
    let story = write(&home, "story.txt", STORY);
    run(home.path(), &["import", &story]);
    let mut session = Session::start(home.path(), SIZE, &[]);
    session.wait_for("thanked the town");
    session.keys("]m");
    session.wait_for("Meeting: held");
    session.keys("i");
    session.wait_for("this is not a meeting");
    session.keys("m");
    session.wait_for("corrections.toml: “met” is not a meeting (1 article); u takes that back");
    session.wait_gone("Tallinn  ");
    let corrections = file(&home);
    let written = std::fs::read_to_string(&corrections).unwrap();
    assert!(
        written.contains("[[not_a_meeting]]\nsentence = \""),
        "{written}"
    );
    let listed = text(&run(home.path(), &["corrections"]));
    assert!(
        listed.contains("“met” is not a meeting; in the article "),
        "{listed}"
    );
    assert!(listed.contains(": 1 article\n"), "{listed}");
    let shown = text(&run(home.path(), &["show"]));
    assert!(!shown.contains("Who meets whom"), "{shown}");

    session.keys("u");
    session.wait_for("taken back: “met” is not a meeting");
    session.keys("]m");
    session.wait_for("Meeting: held");
    session.keys("Q");
    assert_eq!(session.end().0, 0);
    assert_eq!(std::fs::read_to_string(&corrections).unwrap(), "");
}

#[test]
fn what_is_written_by_hand_holds_from_the_next_start() {
    let home = home();
    let story = write(&home, "story.txt", STORY);
    run(home.path(), &["import", &story]);
    let by_hand = "# mine\n[[speaker]]\nquote = \"We want the crossing\"\nspeaker = \"Margus Tsahkna\"\n\
                   [[kind]]\nnmae = \"Tallinn\"\nis = \"place\"\n";
    let path = file(&home);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, by_hand).unwrap();
    let mut session = Session::start(home.path(), SIZE, &[]);
    session.wait_for("mistakes in corrections.toml (dateline corrections): 6:1: [[kind]] has no");
    session.wait_for("thanked the town");
    session.keys("\"");
    session.wait_until("the other speaker", |screen| {
        let mut lines = screen.lines();
        lines.any(|line| line.contains("❝ 1/") && line.contains("Margus Tsahkna"))
    });
    session.keys("i");
    session.wait_for("corrected by you: Margus Tsahkna says it");
    session.keys("Q");
    assert_eq!(session.end().0, 0);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), by_hand);

    let output = run(home.path(), &["corrections"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("corrections.toml:6:1: [[kind]] has no \"nmae\""),
        "{told}"
    );
    assert!(told.contains("did you mean \"name\"?"), "{told}");
}

#[test]
fn another_file_is_tried_and_applied_without_being_taken_over() {
    let home = home();
    let story = write(&home, "story.txt", STORY);
    run(home.path(), &["import", &story]);
    let file = "[[country]]\nname = \"Elina Valtonen\"\ncountry = \"Sweden\"\n\
                [[kind]]\nname = \"Nowhere\"\nis = \"place\"\n";
    let shared = write(&home, "shared.toml", file);
    let listed = text(&run(home.path(), &["corrections", "--check", &shared]));
    let expected = format!(
        "{shared}:2: the country of “Elina Valtonen” is SE; everywhere: 1 article\n\
         {shared}:5: “Nowhere” is a place; everywhere: 0 articles\n\
         {shared}: 2 corrections, 1 of them without anything to correct in the archive\n"
    );
    assert_eq!(listed, expected);
    let row = serde_json::json!({"id": "a", "text": STORY, "published": "2025-03-04"});
    let rows = write(&home, "rows.jsonl", &row.to_string());
    let found = text(&run(
        home.path(),
        &["analyze", "--corrections", &shared, &rows],
    ));
    assert!(found.contains("\"country\":\"SE\""), "{found}");
    let found = text(&run(home.path(), &["analyze", &rows]));
    assert!(!found.contains("\"country\":\"SE\""), "{found}");
    let missing = run(home.path(), &["corrections", "--check", "nowhere.toml"]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn an_import_is_corrected() {
    let home = home();
    let story = write(&home, "story.txt", STORY);
    let path = file(&home);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let corrections = "[[not_a_meeting]]\nbetween = [\"Valtonen\", \"Tsahkna\"]\non = 2025-03-04\n";
    std::fs::write(&path, corrections).unwrap();
    run(home.path(), &["import", &story]);
    let shown = text(&run(home.path(), &["show"]));
    assert!(
        shown.contains("Elina Valtonen") && !shown.contains("Who meets whom"),
        "{shown}"
    );
    // Once it goes, what was found is back with the next import, whatever that brings.
    std::fs::write(&path, "").unwrap();
    run(home.path(), &["import", &story]);
    let shown = text(&run(home.path(), &["show"]));
    assert!(shown.contains("Who meets whom"), "{shown}");
}
