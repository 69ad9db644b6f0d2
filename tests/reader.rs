//! The built binary in a real terminal, as a reader meets it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;
use std::process::{Command, Output, Stdio};

use support::{Session, assert_restored, home, write};

const SIZE: (u16, u16) = (100, 30);

const STORY: &str = "Ministers agree on a border crossing\n\n\
LUMINO, 4 March 2025 (Harbor Wire) — Finnish Foreign Minister Elina Valtonen met her Estonian \
counterpart Margus Tsahkna in Tallinn on Tuesday.\n\n\
“We want the crossing open by summer,” Valtonen told reporters. \
“Nobody gains from a closed gate.”\n\n\
Tsahkna said that talks would go on next week.\n";

/// Runs the binary without a terminal.
fn command(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .env_clear()
        .env("HOME", home)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn signal(name: &str, session: &Session) {
    let status = Command::new("kill")
        .args([&format!("-{name}"), &session.pid().to_string()])
        .status()
        .unwrap();
    assert!(status.success());
}

#[test]
fn an_empty_archive_opens_the_sample_and_says_so() {
    let home = home();
    let mut session = Session::start(home.path(), SIZE, &[]);
    session.wait_for("57 articles");
    session.wait_for("your archive is empty");
    session.keys("q");
    let (code, raw) = session.end();
    assert_eq!(code, 0);
    assert_restored(&raw);
}

#[test]
fn a_file_is_read_at_once_and_nothing_is_stored() {
    let home = home();
    let file = write(&home, "story.txt", STORY);
    let mut session = Session::start(home.path(), SIZE, &[&file]);
    session.wait_for("Ministers agree");
    session.wait_for("Harbor Wire · 4 Mar 2025");
    session.keys("\r]q");
    session.wait_for("❝ 1/");
    session.wait_for("Elina Valtonen ");
    session.keys("Q");
    assert_eq!(session.end().0, 0);
    let left: Vec<_> = std::fs::read_dir(home.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn what_was_imported_is_read_and_imported_once() {
    let home = home();
    let file = write(&home, "story.txt", STORY);
    let first = command(home.path(), &["import", &file]);
    assert!(String::from_utf8_lossy(&first.stdout).starts_with("1 article stored"));
    let second = command(home.path(), &["import", &file]);
    assert!(String::from_utf8_lossy(&second.stdout).contains("1 known already"));
    let mut session = Session::start(home.path(), SIZE, &[]);
    session.wait_for("1 article");
    session.wait_for("Ministers agree");
    session.keys("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn rows_that_cannot_be_read_are_told_and_the_rest_is_stored() {
    let home = home();
    let rows = "{\"text\": \"One went well.\"}\n{\"text\": \n{\"text\": \"Two did too.\"}\n";
    let file = write(&home, "rows.jsonl", rows);
    let output = command(home.path(), &["import", &file]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("rows.jsonl:2: "), "{told}");
    let summary = String::from_utf8_lossy(&output.stdout);
    assert!(
        summary.starts_with("2 articles stored, 1 not readable"),
        "{summary}"
    );
}

#[test]
fn a_broken_configuration_is_told_and_passed_over() {
    let home = home();
    let config = "[reading]\nwidht = 60\n[keys]\nquit = \"ctrl-\"\n";
    let path = write(&home, "config.toml", config);
    let mut session = Session::start_with(home.path(), SIZE, &[], &[("DATELINE_CONFIG", &path)]);
    session.wait_for(
        "2 mistakes in the configuration (dateline config check): 2:1: there is no setting",
    );
    session.keys("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_tiny_window_says_so_and_comes_back() {
    let home = home();
    let file = write(&home, "story.txt", STORY);
    let mut session = Session::start(home.path(), SIZE, &[&file]);
    session.wait_for("Ministers agree");
    for (cols, rows) in [(1, 1), (5, 2), (18, 4)] {
        session.resize(cols, rows);
        session.wait_gone("Ministers agree");
    }
    session.resize(80, 24);
    session.wait_for("Ministers agree");
    session.keys("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn an_order_to_end_gives_the_terminal_back() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let home = home();
        let session = Session::start(home.path(), SIZE, &[]);
        session.wait_for("57 articles");
        signal(name, &session);
        let (ended, raw) = session.end();
        assert_eq!(ended, code, "{name}");
        assert_restored(&raw);
    }
}

#[test]
fn suspending_without_a_shell_is_told() {
    let home = home();
    let mut session = Session::start(home.path(), SIZE, &[]);
    session.wait_for("57 articles");
    session.keys("\u{1a}");
    session.wait_for("there is no shell to go back to");
    session.keys("q");
    let (code, raw) = session.end();
    assert_eq!(code, 0);
    assert_restored(&raw);
}

#[test]
fn without_a_terminal_the_text_command_is_named() {
    let home = home();
    let output = command(home.path(), &["story.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("\"dateline show story.txt\""), "{told}");
}

#[test]
fn hostile_text_never_reaches_the_terminal() {
    let home = home();
    let text = format!(
        "Title \u{1b}]0;owned\u{7}\n\nFirst \u{1b}[7331mred \u{9b}7331m \u{202e}rlo\u{202c} end.\n\n{}",
        "a\u{301}".repeat(50) + &"\u{301}".repeat(500)
    );
    let file = write(&home, "hostile.txt", &text);
    let mut session = Session::start(home.path(), SIZE, &[&file]);
    session.wait_for("end.");
    session.keys("\rG?");
    session.wait_for("scroll the article");
    session.keys("Q");
    let (code, raw) = session.end();
    assert_eq!(code, 0);
    let sent = String::from_utf8_lossy(&raw);
    for canary in ["\u{1b}[7331", "\u{9b}7331", "\u{1b}]0;", "\u{202e}"] {
        assert!(!sent.contains(canary), "{canary:?} was sent");
    }
    assert!(!sent.contains(&"\u{301}".repeat(20)));
}

#[test]
fn no_color_means_none() {
    let home = home();
    let session = Session::start_with(home.path(), SIZE, &[], &[("NO_COLOR", "1")]);
    session.wait_for("57 articles");
    signal("TERM", &session);
    let (_, raw) = session.end();
    let sent = String::from_utf8_lossy(&raw);
    for part in sent.split("\u{1b}[").skip(1) {
        let Some((codes, _)) = part.split_once('m') else {
            continue;
        };
        let is_sgr = codes.chars().all(|c| c.is_ascii_digit() || c == ';');
        let colours = |code: &str| {
            let n: u32 = code.parse().unwrap_or(0);
            (30..=38).contains(&n) || (40..=48).contains(&n) || (90..=107).contains(&n)
        };
        assert!(!is_sgr || !codes.split(';').any(colours), "ESC[{codes}m");
    }
}

#[test]
fn articles_are_shown_as_text_with_what_was_found() {
    let home = home();
    let file = write(&home, "story.txt", STORY);
    let output = command(home.path(), &["show", &file]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8_lossy(&output.stdout);
    for part in [
        "Ministers agree on a border crossing",
        "Harbor Wire - 4 Mar 2025",
        "1. Elina Valtonen: ",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
}
