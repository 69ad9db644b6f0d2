//! Rows of JSON in every shape other programs write them.

use super::parse_json_row;
use crate::article::{Article, Options, PublishedFrom};

fn row(text: &str) -> Result<Article, String> {
    parse_json_row("a.jsonl", 7, text.as_bytes(), &Options::default()).map_err(|e| e.to_string())
}

#[test]
fn fields_go_by_many_names() {
    for body in ["text", "body", "content", "content_text", "articleBody"] {
        let article = row(&format!("{{\"title\": \"T\", \"{body}\": \"They met.\"}}"));
        assert_eq!(
            article.map(|a| a.body).as_deref(),
            Ok("They met."),
            "{body}"
        );
    }
    for date in [
        "published",
        "date",
        "publishedAt",
        "date_published",
        "pubDate",
    ] {
        let article = row(&format!("{{\"title\": \"T\", \"{date}\": \"2025-08-19\"}}"));
        let published = article.ok().and_then(|a| a.published).expect(date);
        assert_eq!(published.date.to_string(), "2025-08-19", "{date}");
        assert_eq!(published.from, PublishedFrom::Field, "{date}");
    }
}

#[test]
fn values_have_many_shapes() {
    let article = row(
        r#"{"id": 42, "title": "T", "text": ["One.", "Two."], "date": 1755612300,
            "source": {"id": null, "name": "Reuters"}, "authors": [{"name": "Jane Roe"}, "John Doe"],
            "tags": "peace, talks", "url": "https://example.org/a", "unknown": {"x": [1]}}"#,
    )
    .expect("a row");
    assert_eq!(article.key, "https://example.org/a");
    assert_eq!(article.body, "One.\n\nTwo.");
    assert_eq!(article.source.as_deref(), Some("Reuters"));
    assert_eq!(article.author.as_deref(), Some("Jane Roe, John Doe"));
    assert_eq!(article.tags, ["peace", "talks"]);
    let published = article.published.expect("a date");
    assert_eq!(
        published.time.map(|t| t.to_string()).as_deref(),
        Some("14:05:00")
    );
}

#[test]
fn the_key_is_the_id_else_the_address_else_a_hash() {
    let with_url = row(r#"{"title": "T", "url": "https://example.org/a"}"#).expect("a row");
    assert_eq!(with_url.key, "https://example.org/a");
    let hashed = row(r#"{"title": "T", "text": "They met."}"#).expect("a row");
    assert_eq!(hashed.key.len(), 32);
    let other = row(r#"{"title": "T", "text": "They left."}"#).expect("a row");
    assert_ne!(hashed.key, other.key);
}

#[test]
fn a_missing_title_is_made() {
    let article = row(r#"{"text": "KYIV (AFP) — Talks ended. They will go on."}"#).expect("a row");
    assert_eq!(article.title, "Talks ended");
    assert!(article.title_made);
    assert_eq!(article.source.as_deref(), Some("AFP"));
}

#[test]
fn a_title_may_stand_in_the_text() {
    for text in [
        "Talks end\\n\\nThey met.",
        "<h1>Talks end</h1><p>They met.</p>",
    ] {
        let article = row(&format!("{{\"text\": \"{text}\"}}")).expect("a row");
        assert_eq!(article.title, "Talks end", "{text}");
        assert_eq!(article.body, "They met.", "{text}");
        assert!(!article.title_made, "{text}");
    }
    let repeated =
        row(r#"{"title": "Talks end", "text": "Talks end.\n\nThey met."}"#).expect("a row");
    assert_eq!(repeated.body, "They met.");
}

#[test]
fn errors_name_the_row_and_what_to_do() {
    let rows = [
        (
            "{\"title\": \"T\",",
            "a.jsonl:7: the JSON object is cut off; it ends before it is closed",
        ),
        (
            "{\"title\": T}",
            "a.jsonl:7: not valid JSON: expected value (column 11); the row is left out",
        ),
        (
            "{\"n\": 1}",
            "a.jsonl:7: no text in it; expected \"title\" and \"text\", \"body\" or \"content\"",
        ),
        (
            "[1]",
            "a.jsonl:7: not an object; each article is written as {\"title\": …, \"text\": …}",
        ),
        (
            "{\"text\": \"  \"}",
            "a.jsonl:7: no text in it; expected \"title\" and \"text\", \"body\" or \"content\"",
        ),
    ];
    for (text, error) in rows {
        assert_eq!(row(text).map(|a| a.title), Err(error.to_owned()), "{text}");
    }
}

#[test]
fn nesting_is_bounded() {
    let deep = format!(
        "{{\"text\": {}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert!(row(&deep).is_err_and(|e| e.contains("recursion limit")));
}

#[test]
fn half_characters_are_replaced() {
    let article = row(r#"{"title": "a\ud83db \ud83d\ude00 \\ud83d \udc00", "text": "x"}"#);
    assert_eq!(
        article.map(|a| a.title).as_deref(),
        Ok("a\u{fffd}b 😀 \\ud83d \u{fffd}")
    );
}

#[test]
fn an_id_that_other_files_may_have_does_not_stand_alone() {
    let key = |text: &str| {
        row(&format!(
            "{{\"id\": 7, \"title\": \"T\", \"text\": \"{text}\"}}"
        ))
        .expect("a row")
        .key
    };
    assert_eq!(key("One."), key("One."));
    assert_ne!(key("One."), key("Two."));
    let own = row(r#"{"id": "wire/2025-08-19-007", "title": "T"}"#).expect("a row");
    assert_eq!(own.key, "wire/2025-08-19-007");
}

#[test]
fn a_mark_before_the_row_is_passed_over() {
    assert!(row("\u{feff}{\"title\": \"T\"}").is_ok());
}

#[test]
fn control_characters_reach_no_field() {
    let article = row(
        r#"{"id": "wire/2025\u001b[2J-1", "title": "x\u001b]0;y\u0007", "text": "a\u009b31mb\u202e", "source": "s\u0000t"}"#,
    )
    .expect("a row");
    assert_eq!(article.key, "wire/2025-1");
    assert_eq!(article.title, "x");
    assert_eq!(article.body, "ab");
    assert_eq!(article.source.as_deref(), Some("st"));
}
