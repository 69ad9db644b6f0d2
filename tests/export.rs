//! Exports as other programs read them.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn dateline(home: &Path, archive: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .env_clear()
        .env("HOME", home)
        .args(args)
        .args(["--archive", home.join(archive).to_str().unwrap()])
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

const ARTICLES: &str = r#"{"id": "first-of-two-x", "published": "2025-08-18T10:30:00Z", "source": "Harbour; Post, Ltd", "title": "Berg | meets \"Ortega\"", "url": "https://harbour.example/1", "author": "M. Roe", "tags": ["fish"], "text": "Swedish President Anna Berg met Mexican President Luis Ortega in Geneva on Monday.\n\n\"We will fish together, and we will talk about nets, hooks, lines and sinkers until the cows come home,\" Berg said.", "read": true}
{"id": "second-of-two", "source": "Evening Mail", "title": "Ünderwäter", "published": "2025-08-20", "text": "Swedish President Anna Berg will meet Mexican President Luis Ortega in Oslo on December 3, 2030.", "starred": true}
{"id": "copy-of-the-first", "published": "2025-08-18", "source": "Copy Times", "title": "Two presidents", "url": "https://copy.example/1", "text": "Swedish President Anna Berg met Mexican President Luis Ortega in Geneva on Monday.\n\n\"We will fish together, and we will talk about nets, hooks, lines and sinkers until the cows come home,\" Berg said."}
{"id": "third-undated-1", "title": "=1+1", "text": "Nothing."}
{"id": "third-undated-2", "title": "Again", "text": "Nothing more."}
"#;

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("news.jsonl");
    fs::write(&file, ARTICLES).unwrap();
    fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/geneva-e3-snapback.md"),
        home.path().join("a.md"),
    )
    .unwrap();
    for name in ["news.jsonl", "a.md"] {
        let file = home.path().join(name);
        let import = dateline(home.path(), "a.db", &["import", file.to_str().unwrap()]);
        assert!(import.status.success());
    }
    home
}

#[test]
fn json_lines_give_the_same_archive_back() {
    let home = home();
    let first = dateline(home.path(), "a.db", &["export", "-f", "jsonl"]);
    let file = home.path().join("out.jsonl");
    fs::write(&file, &first.stdout).unwrap();
    assert_eq!(stdout(&first).lines().count(), 5);
    assert!(stdout(&first).contains("https://copy.example/1"));
    dateline(home.path(), "b.db", &["import", file.to_str().unwrap()]);
    let second = dateline(home.path(), "b.db", &["export", "-f", "jsonl"]);
    assert_eq!(stdout(&second), stdout(&first));
    for list in ["articles", "quotes", "meetings", "people", "stats"] {
        let [a, b] = ["a.db", "b.db"].map(|archive| {
            let listed = dateline(home.path(), archive, &[list, "-f", "jsonl"]);
            let rows = stdout(&listed);
            let rows = rows.lines().filter(|row| !row.contains("\"bytes\""));
            rows.map(str::to_owned).collect::<Vec<String>>()
        });
        assert_eq!(a, b, "{list}");
        assert!(!a.is_empty());
    }
}

#[test]
fn a_calendar_holds_what_is_held_and_what_is_to_come() {
    let home = home();
    let text = stdout(&dateline(
        home.path(),
        "a.db",
        &["export", "-f", "ics", "person:Ortega"],
    ));
    assert!(text.lines().all(|line| line.len() <= 75));
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    let unfolded = text.replace("\r\n ", "");
    for line in [
        "DTSTART;VALUE=DATE:20250818",
        "DTEND;VALUE=DATE:20250819",
        "DTSTART;VALUE=DATE:20301203",
        "SUMMARY:Anna Berg\\, Luis Ortega: meeting\\, held",
        "LOCATION:Geneva",
        "UID:2025-08-18-meeting-ana-berg-luis-ortega@dateline",
        "DESCRIPTION:Swedish President Anna Berg met Mexican President Luis Ortega in Geneva on Monday. (Harbour\\; Post\\, Ltd\\, 2025-08-18)",
    ] {
        assert!(
            unfolded.contains(&format!("{line}\r\n")),
            "{line} in {unfolded}"
        );
    }
    let parsed: icalendar::Calendar = text.parse().unwrap();
    assert_eq!(parsed.components.len(), 2);
}

#[test]
fn graphs_are_escaped_and_counted() {
    let home = home();
    let graphml = stdout(&dateline(
        home.path(),
        "a.db",
        &["export", "-f", "graphml", "person:Ortega"],
    ));
    assert!(graphml.contains("<data key=\"label\">Anna Berg</data>"));
    assert!(graphml.contains("<data key=\"weight\">2</data><data key=\"held\">1</data>"));
    let dot = stdout(&dateline(
        home.path(),
        "a.db",
        &["export", "-f", "dot", "person:Ortega"],
    ));
    assert!(
        dot.contains("\"ana berg\" -- \"luis ortega\" [penwidth=2, label=\"2\"];"),
        "{dot}"
    );
}

#[test]
fn a_dossier_and_a_spreadsheet_say_where_it_is_from() {
    let home = home();
    let dossier = stdout(&dateline(
        home.path(),
        "a.db",
        &["export", "-f", "md", "with:Berg+Ortega"],
    ));
    for line in [
        "# Dossier: with:Berg+Ortega",
        "| Anna Berg | Luis Ortega | 2 |",
        "- **18 Aug 2025**: Anna Berg, Luis Ortega (meeting, held, Geneva)",
        "## Announced",
        "### Anna Berg",
        "- 18 Aug 2025, Harbour; Post, Ltd: [Berg \\| meets \"Ortega\"](<https://harbour.example/1>)",
    ] {
        assert!(dossier.lines().any(|l| l == line), "{line} in {dossier}");
    }
    let csv = stdout(&dateline(
        home.path(),
        "a.db",
        &["export", "-f", "csv", "nothing"],
    ));
    assert!(csv.contains(",'=1+1,"), "{csv}");
}

#[test]
fn a_file_is_not_written_over_and_a_link_not_followed() {
    let home = home();
    let out = home.path().join("out.dot");
    let args = ["export", "-f", "dot", "-o", out.to_str().unwrap()];
    assert_eq!(dateline(home.path(), "a.db", &args).status.code(), Some(0));
    let again = dateline(home.path(), "a.db", &args);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("--force"));
    #[cfg(unix)]
    {
        let link = home.path().join("link.dot");
        std::os::unix::fs::symlink(&out, &link).unwrap();
        let args = [
            "export",
            "--force",
            "-f",
            "dot",
            "-o",
            link.to_str().unwrap(),
        ];
        assert_eq!(dateline(home.path(), "a.db", &args).status.code(), Some(2));
    }
    let names = fs::read_dir(home.path()).unwrap();
    assert!(
        names
            .map(|e| e.unwrap().file_name())
            .all(|n| !n.to_string_lossy().contains(".part"))
    );
}

#[test]
fn feeds_are_written_as_a_list_that_is_read_again() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".config/dateline");
    fs::create_dir_all(&folder).unwrap();
    let write = |text: &str| fs::write(folder.join("config.toml"), text).unwrap();
    let feeds = "[[feed]]\nurl = \"https://a.example/?x=1&y=2\"\nname = \"A & B\"\n\
                 [[feed]]\nurl = \"https://b.example/\"\n";
    write(feeds);
    let list = home.path().join("feeds.opml");
    let export = &["export", "-f", "opml"];
    let first = dateline(
        home.path(),
        "none.db",
        &[export, &["-o", list.to_str().unwrap()][..]].concat(),
    );
    assert_eq!(first.status.code(), Some(0), "{first:?}");
    assert!(!home.path().join("none.db").exists());
    write(&format!("[fetch]\nopml = [\"{}\"]\n", list.display()));
    let second = dateline(home.path(), "none.db", export);
    assert_eq!(stdout(&second), fs::read_to_string(&list).unwrap());
    assert!(stdout(&second).contains("text=\"A &amp; B\""));
    write("");
    for (args, expected) in [
        (&export[..], "no feeds"),
        (&["export", "-f", "opml", "country:UA"], "takes no query"),
    ] {
        let refused = dateline(home.path(), "none.db", args);
        assert_eq!(refused.status.code(), Some(2));
        let told = String::from_utf8(refused.stderr).unwrap();
        assert!(told.contains(expected), "{told}");
    }
}
