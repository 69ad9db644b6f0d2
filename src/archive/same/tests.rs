//! Which texts and addresses are one.

use super::{is_copy, overlaps, plain_address, prints};

/// Two hundred words that hardly repeat.
fn story() -> String {
    let words = [
        "ministers",
        "agreed",
        "border",
        "harvest",
        "railway",
        "station",
        "evening",
        "river",
        "treaty",
        "budget",
        "winter",
        "market",
        "island",
    ];
    let mut at: usize = 1;
    let mut word = || {
        at = (at * 1_103 + 12_345) % 65_536;
        let ending = ["", "s", "ing", "er"][at / 64 % 4];
        format!("{}{ending}", words[at / 256 % words.len()])
    };
    let text: Vec<String> = (0..200).map(|_| word()).collect();
    format!("{} on 12 May.", text.join(" "))
}

/// The text with another word in place of its twentieth.
fn with_word(text: &str, word: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    words[19] = word;
    words.join(" ")
}

#[test]
fn copies_of_other_outlets_are_found_and_changed_versions_are_not() {
    let told = story();
    let cases = [
        ("the same", told.clone(), true),
        (
            "another dateline",
            format!("PARIS, May 13 (AP) — {told}"),
            true,
        ),
        ("another spelling", with_word(&told, "railwai"), true),
        (
            "case and marks",
            told.to_uppercase().replace(' ', ",  "),
            true,
        ),
        ("another number", told.replace("12", "14"), false),
        (
            "a number more",
            format!("{told} Four were hurt, 3 of them badly."),
            false,
        ),
        ("denied", with_word(&told, "not railway"), false),
        ("still to come", with_word(&told, "will railway"), false),
        (
            "a paragraph more",
            format!("{told} {}", "He also spoke of fishing rights. ".repeat(4)),
            false,
        ),
        (
            "half of it",
            told.get(..told.len() / 2).unwrap_or("").to_owned(),
            false,
        ),
    ];
    for (what, other, expected) in &cases {
        assert_eq!(is_copy(&told, other, false), *expected, "{what}");
        assert_eq!(
            is_copy(other, &told, false),
            *expected,
            "{what}, turned round"
        );
        let shared = prints(&told).iter().any(|p| prints(other).contains(p));
        assert!(shared || !expected, "{what}: no print in common");
    }
}

#[test]
fn an_outlet_prints_a_text_twice_only_to_change_it() {
    let told = story();
    assert!(is_copy(&told, &told, true));
    assert!(!is_copy(&told, &with_word(&told, "railwai"), true));
}

#[test]
fn short_texts_are_never_one_by_their_words() {
    let brief = "Acme Corp said net income rose in the first quarter.";
    assert!(!is_copy(brief, brief, false));
    assert!(prints(brief).is_empty());
    let one = "Shares of the company rose to the highest price of the year after it told investors that orders from abroad had doubled, its office in Lyon said on Monday evening.";
    assert!(is_copy(one, one, false));
    assert!(!is_copy(one, &one.replace("Lyon", "Turin"), false));
}

#[test]
fn a_teaser_overlaps_its_story() {
    let told = story();
    let teaser = told.get(..120).unwrap_or("");
    assert!(overlaps(teaser, &told));
    assert!(!overlaps(
        "Quite another thing happened in the far north of the land.",
        &told
    ));
}

#[test]
fn addresses_are_one_whatever_leads_there() {
    let same = [
        "https://paper.example/a/b?id=7",
        "http://www.paper.example/a/b?id=7",
        "HTTPS://Paper.Example:443/a/b/?utm_source=x&id=7#top",
        "https://paper.example/a/b?id=7&fbclid=Q&UTM_Medium=y",
    ];
    for url in same {
        assert_eq!(
            plain_address(url).as_deref(),
            Some("paper.example/a/b?id=7")
        );
    }
    let others = [
        (
            "https://paper.example/a/B?id=7",
            Some("paper.example/a/B?id=7"),
        ),
        (
            "https://m.paper.example/a/b?id=7",
            Some("m.paper.example/a/b?id=7"),
        ),
        ("https://paper.example/?p=12", Some("paper.example/?p=12")),
        ("https://paper.example/", None),
        ("https://paper.example", None),
        ("https://paper.example/?utm_source=rss", None),
        ("ftp://paper.example/a", None),
        ("no address", None),
    ];
    for (url, expected) in others {
        assert_eq!(plain_address(url).as_deref(), expected, "{url}");
    }
}
