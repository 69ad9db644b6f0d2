//! The subcommands that list, as a script calls them.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output};

fn dateline(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .env_clear()
        .env("HOME", home)
        .args(args)
        .args(["--archive", home.join("archive.db").to_str().unwrap()])
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const ARTICLES: &str = r#"{"id": "a-2025-08-18", "published": "2025-08-18", "source": "Harbour Post", "title": "Berg meets Ortega", "text": "Swedish President Anna Berg met Mexican President Luis Ortega in Geneva on Monday. \"We will fish together,\" Berg said."}
{"id": "b-2025-08-20", "published": "2025-08-20", "source": "Evening Mail", "title": "Bread is dearer", "text": "Bread is dearer in Norway, the bakers said on Wednesday. =1+1 is two."}
"#;

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("news.jsonl");
    std::fs::write(&file, ARTICLES).unwrap();
    let import = dateline(home.path(), &["import", file.to_str().unwrap()]);
    assert!(import.status.success());
    home
}

#[test]
fn each_list_answers_a_query() {
    let home = home();
    for (args, expected) in [
        (
            &["articles", "country:SE", "-f", "csv"][..],
            "id,date,source,title,countries,quotes,meetings,words,read,starred\r\nID,2025-08-18,Harbour Post,Berg meets Ortega,\"SE, MX, CH\",1,1,19,,\r\n",
        ),
        (
            &["quotes", "--said", "berg", "-f", "csv"],
            "date,speaker,office,kind,quote,source,title,article,confidence\r\n2025-08-18,Anna Berg,president,direct,\"\"\"We will fish together,\"\"\",Harbour Post,Berg meets Ortega,ID,96\r\n",
        ),
        (
            &["meetings", "with:Berg+Ortega", "-f", "md"],
            "| first | last | kind | status | parties | countries | place | reports | sources | sentence | article |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n| 2025-08-18 | 2025-08-18 | meeting | held | Anna Berg, Luis Ortega | MX, SE | Geneva | 1 | Harbour Post | Swedish President Anna Berg met Mexican President Luis Ortega in Geneva on Monday. | ID |\n",
        ),
        (
            &["people", "-f", "jsonl", "-n", "1"],
            "{\"articles\":1,\"country\":\"SE\",\"name\":\"Anna Berg\"}\n",
        ),
        (
            &["countries", "bread", "-f", "csv"],
            "code,country,articles\r\nNO,Norway,1\r\n",
        ),
        (&["articles", "zebra", "-f", "json"], "[]\n"),
        (
            &["articles", "fish* or zebra", "--snippet", "-f", "csv"],
            "id,date,source,title,countries,quotes,meetings,words,read,starred,snippet\r\nID,2025-08-18,Harbour Post,Berg meets Ortega,\"SE, MX, CH\",1,1,19,,,\"Swedish President Anna Berg met Mexican President Luis Ortega in Geneva on Monday. \"\"We will **fish** together,\"\" Berg said.\"\r\n",
        ),
    ] {
        let output = dateline(home.path(), args);
        let out = text(&output.stdout);
        let ids = out
            .split(|c: char| !c.is_ascii_digit())
            .filter(|d| d.len() > 9);
        let id = ids.max().unwrap_or("none");
        assert_eq!(out.replace(id, "ID"), expected, "{args:?}");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn an_article_is_shown_by_its_id() {
    let home = home();
    let list = dateline(home.path(), &["articles", "bread", "-f", "jsonl"]);
    let row: serde_json::Value = serde_json::from_slice(&list.stdout).unwrap();
    let shown = dateline(home.path(), &["show", &row["id"].to_string()]);
    assert!(text(&shown.stdout).starts_with("Bread is dearer\nEvening Mail - 20 Aug 2025 - NO\n"));
    let unknown = dateline(home.path(), &["show", "7"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn mistakes_are_shown_where_they_are() {
    let home = home();
    for (args, expected) in [
        (
            &["articles", "(a or"][..],
            "dateline: this bracket is not closed\n  (a or\n  ^\n",
        ),
        (
            &["meetings", "--kind", "lunch"],
            "dateline: kind: takes meeting, summit, visit, call, talks, not lunch\n  kind:\"lunch\"\n  ^^^^^^^^^^^^\n",
        ),
    ] {
        let output = dateline(home.path(), args);
        assert_eq!(text(&output.stderr), expected);
        assert_eq!(output.status.code(), Some(2));
    }
    let empty = tempfile::tempdir().unwrap();
    let output = dateline(empty.path(), &["stats"]);
    assert!(text(&output.stderr).contains("there is no archive"));
    assert!(!empty.path().join("archive.db").exists());
}

#[test]
fn a_saved_view_is_asked_by_its_name() {
    let home = home();
    let config = home.path().join(".config/dateline/config.toml");
    std::fs::create_dir_all(config.parent().unwrap()).unwrap();
    std::fs::write(
        &config,
        "[[view]]\nname = \"Two lands\"\nquery = \"country:NO or country:SE\"\n",
    )
    .unwrap();
    for (args, n) in [
        (&["articles", "--view", "two lands", "-f", "csv"][..], 2),
        (
            &["articles", "--view", "Two lands", "bread", "-f", "csv"],
            1,
        ),
    ] {
        let out = text(&dateline(home.path(), args).stdout);
        assert_eq!(out.lines().count(), n + 1, "{args:?}: {out}");
    }
    let wrong = dateline(home.path(), &["articles", "--view", "Two land"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("did you mean \"Two lands\"?"));
}

#[test]
fn the_archive_may_stand_before_the_subcommand() {
    let home = home();
    let archive = home.path().join("archive.db");
    let run = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_dateline"))
            .env_clear()
            .env("HOME", home.path())
            .args(["--archive", archive.to_str().unwrap()])
            .args(args)
            .output()
            .unwrap()
    };
    let listed = run(&["articles", "bread", "-f", "csv"]);
    assert!(text(&listed.stdout).contains("Bread is dearer"));
    let out_of_place = run(&["--published", "2025-01-01", "articles"]);
    assert_eq!(out_of_place.status.code(), Some(2));
    assert!(text(&out_of_place.stderr).contains("behind the subcommand"));
}
