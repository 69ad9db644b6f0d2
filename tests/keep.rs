//! Copies of an archive, and what the doctor says of a sound and of a damaged one.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn dateline(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .env_clear()
        .env("HOME", home)
        .current_dir(home)
        .args(args)
        .args(["--archive", "archive.db"])
        .output()
        .unwrap()
}

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let rows: String = (0..300)
        .map(|n| format!("{{\"id\": \"article-{n}\", \"title\": \"No. {n}\", \"text\": \"Anna Berg met Luis Ortega in Geneva.\"}}\n"))
        .collect();
    fs::write(home.path().join("news.jsonl"), rows).unwrap();
    assert!(
        dateline(home.path(), &["import", "news.jsonl"])
            .status
            .success()
    );
    home
}

fn articles(home: &Path) -> String {
    String::from_utf8(dateline(home, &["export", "-f", "jsonl"]).stdout).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_copy_is_taken_back() {
    let home = home();
    let before = articles(home.path());
    let backup = dateline(home.path(), &["backup", "copy.db"]);
    assert!(
        said(&backup).starts_with("300 articles, "),
        "{}",
        said(&backup)
    );
    let again = dateline(home.path(), &["backup", "copy.db"]);
    assert_eq!(again.status.code(), Some(2));
    fs::write(home.path().join("more.txt"), "One more\n\nIt stands here.").unwrap();
    assert!(
        dateline(home.path(), &["import", "more.txt"])
            .status
            .success()
    );
    let restore = dateline(home.path(), &["restore", "copy.db"]);
    assert!(restore.status.success(), "{}", said(&restore));
    assert_eq!(articles(home.path()), before);
    let kept = home.path().join("archive.db.before-restore");
    assert!(said(&restore).contains("before-restore") && kept.is_file());
}

#[test]
fn what_is_no_copy_changes_nothing() {
    let home = home();
    let before = articles(home.path());
    fs::write(home.path().join("empty.db"), "").unwrap();
    fs::write(home.path().join("noise.db"), [7; 5_000]).unwrap();
    for copy in ["empty.db", "noise.db", "none.db"] {
        let restore = dateline(home.path(), &["restore", copy]);
        assert_eq!(restore.status.code(), Some(2), "{copy}");
        assert!(said(&restore).contains(copy), "{}", said(&restore));
    }
    assert_eq!(articles(home.path()), before);
    let names = fs::read_dir(home.path()).unwrap();
    let names: Vec<String> = names
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        names.iter().all(|name| !name.contains("restore")),
        "{names:?}"
    );
}

#[test]
fn the_doctor_finds_damage_and_nothing_where_there_is_none() {
    let home = home();
    let well = dateline(home.path(), &["doctor", "--full", "-f", "json"]);
    assert_eq!(well.status.code(), Some(0), "{}", said(&well));
    let found: serde_json::Value = serde_json::from_slice(&well.stdout).unwrap();
    assert!(
        found
            .as_array()
            .unwrap()
            .iter()
            .all(|f| f["verdict"] != "problem")
    );
    assert!(!String::from_utf8_lossy(&well.stdout).contains("Berg"));
    assert!(dateline(home.path(), &["compact"]).status.success());
    let path = home.path().join("archive.db");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0x5a);
    fs::write(&path, bytes).unwrap();
    let ill = dateline(home.path(), &["doctor"]);
    assert_eq!(ill.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&ill.stdout).contains("restore a backup"));
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let home = tempfile::tempdir().unwrap();
    for args in [
        &["completions", "bash"][..],
        &["completions", "fish"],
        &["man"],
    ] {
        let text = String::from_utf8(dateline(home.path(), args).stdout).unwrap();
        for command in ["import", "meetings", "export", "doctor"] {
            assert!(text.contains(command), "{args:?} {command}");
        }
    }
}

#[test]
fn what_is_deleted_is_known_and_comes_back() {
    let home = home();
    let run = |args: &[&str]| dateline(home.path(), args);
    let before = articles(home.path());
    for (args, code, expected) in [
        (&["delete"][..], 2, "say which articles"),
        (&["delete", "No"], 2, "--yes deletes them"),
        (&["delete", "zebra", "--yes"], 1, "nothing is deleted"),
        (&["undelete"], 1, "nothing was deleted"),
        (&["delete", "\"No. 7\"", "--yes"], 0, "1 article deleted"),
        (
            &["delete", "country:CH", "--yes"],
            0,
            "299 articles deleted",
        ),
    ] {
        let output = run(args);
        assert!(
            said(&output).contains(expected),
            "{args:?}: {}",
            said(&output)
        );
        assert_eq!(output.status.code(), Some(code), "{args:?}");
    }
    assert_eq!(articles(home.path()), "");
    run(&["import", "news.jsonl"]);
    assert_eq!(articles(home.path()), "");
    let listed = run(&["undelete", "--list", "-f", "jsonl"]);
    assert_eq!(
        String::from_utf8(listed.stdout).unwrap().lines().count(),
        300
    );
    run(&["undelete"]);
    assert_eq!(articles(home.path()).lines().count(), 299);
    run(&["undelete", "--all"]);
    assert_eq!(articles(home.path()), before);
    run(&["delete", "\"No. 7\"", "--yes"]);
    assert!(said(&run(&["compact"])).lines().count() == 1);
    assert!(said(&run(&["compact", "--purge-deleted"])).contains("forgotten for good"));
    assert_eq!(run(&["undelete"]).status.code(), Some(1));
    run(&["import", "news.jsonl"]);
    assert_eq!(articles(home.path()).lines().count(), 300);
}

#[test]
fn articles_go_by_the_limits_of_the_configuration_and_are_told() {
    let home = home();
    let config = home.path().join(".config/dateline");
    fs::create_dir_all(&config).unwrap();
    let import = || dateline(home.path(), &["import", "news.jsonl"]);
    let n_articles = || articles(home.path()).lines().count();
    let before = articles(home.path());
    let n_before = before.lines().count();
    assert_eq!(said(&import()), "");
    for (limit, command, n_deleted) in [(10, "import", n_before - 10), (9, "compact", 1)] {
        let text = format!("[keep]\narticles = {limit}\n");
        fs::write(config.join("config.toml"), text).unwrap();
        let run = || match command {
            "import" => import(),
            other => dateline(home.path(), &[other]),
        };
        let first = said(&run());
        let told = format!(
            "{n_deleted} article{} beyond the newest {limit} deleted",
            if n_deleted == 1 { "" } else { "s" }
        );
        assert!(first.contains(&told), "{first}");
        assert_eq!(n_articles(), limit);
        assert!(!said(&run()).contains("deleted"));
        assert_eq!(n_articles(), limit, "what was deleted is not stored again");
    }
    dateline(home.path(), &["undelete", "--all"]);
    assert_eq!(articles(home.path()), before);
}
