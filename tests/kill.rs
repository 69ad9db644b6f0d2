//! An import that is killed at any moment leaves whole articles, and the next one goes on.

#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use dateline::analysis::Confidence;
use dateline::archive::Archive;
use dateline::query::{Filter, Sort, TimelineScope};

const N_ARTICLES: usize = 3_000;

#[test]
fn a_killed_import_leaves_whole_articles_and_is_taken_up_again() {
    let folder = tempfile::tempdir().unwrap();
    let (file, archive) = (
        folder.path().join("news.jsonl"),
        folder.path().join("archive.db"),
    );
    std::fs::write(&file, rows()).unwrap();
    let mut n_before = 0;
    for wait in [0, 5, 15, 30, 50, 80, 120, 170] {
        let mut import = start(&file, &archive);
        sleep(Duration::from_millis(wait));
        import.kill().unwrap();
        import.wait().unwrap();
        let n = check(&archive);
        assert!(n >= n_before, "{n} articles after {n_before}");
        n_before = n;
    }
    assert!(start(&file, &archive).wait().unwrap().success());
    assert_eq!(check(&archive), N_ARTICLES);
}

fn start(file: &Path, archive: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["import", "--archive"])
        .args([archive, file])
        .env("HOME", archive.parent().unwrap())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Every article is there with its body, its analysis and its words; their number.
fn check(path: &Path) -> usize {
    let mut archive = Archive::open(path).unwrap();
    let all = archive.ids(&Filter::default(), Sort::Oldest).unwrap();
    let found = Filter {
        words: "harbour ".to_owned(),
        ..Filter::default()
    };
    assert_eq!(archive.ids(&found, Sort::Oldest).unwrap(), all);
    assert_eq!(archive.stats().unwrap().n_articles, all.len() as u64);
    for id in all.iter().step_by(97) {
        let stored = archive.article(*id).unwrap();
        assert_eq!(stored.encounters.len(), stored.analysis.meetings.len());
        assert!(stored.article.body.ends_with("harbour."));
    }
    let everything = TimelineScope::Archive(Box::default());
    let timeline = archive
        .timeline(&everything, Confidence::SHOWN, 0, 20)
        .unwrap();
    assert!(
        timeline
            .rows
            .iter()
            .all(|encounter| !encounter.reports.is_empty())
    );
    all.len()
}

fn rows() -> String {
    let mut rows = String::new();
    for n in 0..N_ARTICLES {
        let (month, day) = (1 + n % 12, 1 + n % 28);
        writeln!(
            rows,
            "{{\"id\": \"{n}\", \"published\": \"2024-{month:02}-{day:02}\", \"text\": \
             \"President Anna Berg met Foreign Minister Luis Ortega in Geneva on Monday for talks \
             number {n} about the fishing quarrel. Ships left the harbour.\"}}"
        )
        .unwrap();
    }
    rows
}
