//! What the pass finds in whole texts; the sentences are our own.

use crate::analysis::analyze_text;
use crate::lexicon::Lexicon;
use proptest::prelude::{prop_assert, proptest};

/// One line a quotation: kind, pieces, speaker ("-" if none).
fn found(body: &str) -> Vec<String> {
    let analysis = analyze_text(body, None, None, &Lexicon::builtin());
    analysis
        .quotes
        .iter()
        .map(|quote| {
            let pieces: Vec<&str> = quote.pieces.iter().map(|p| p.of(body)).collect();
            let speaker = quote.speaker.as_ref().map_or("-", |s| s.name.as_str());
            let kind = format!("{:?}", quote.kind).to_lowercase();
            format!("{kind}: {} = {speaker}", pieces.join(" | "))
        })
        .collect()
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(found(body), expected);
}

#[test]
fn speaker_after_the_words() {
    check(
        "“We will not wait any longer,” said Friedrich Merz.",
        &["direct: “We will not wait any longer,” = Friedrich Merz"],
    );
    check(
        "\"We will not wait any longer,\" Friedrich Merz said on Monday.",
        &["direct: \"We will not wait any longer,\" = Friedrich Merz"],
    );
    check(
        "“Will they come?” asked Emmanuel Macron, the French president.",
        &["direct: “Will they come?” = Emmanuel Macron"],
    );
    check(
        "“It is late,” Friedrich Merz, who arrived by train, later told reporters.",
        &["direct: “It is late,” = Friedrich Merz"],
    );
    check(
        "“It is late,” Friedrich Merz, the chancellor of Germany, said.",
        &["direct: “It is late,” = Friedrich Merz"],
    );
    check(
        "“The bridge is safe,” according to the ministry.",
        &["direct: “The bridge is safe,” = the ministry"],
    );
}

#[test]
fn speaker_before_the_words() {
    check(
        "Friedrich Merz told reporters in Berlin: “The talks go on.”",
        &["direct: “The talks go on.” = Friedrich Merz"],
    );
    check(
        "Friedrich Merz smiled and said, “The talks go on.”",
        &["direct: “The talks go on.” = Friedrich Merz"],
    );
    check(
        "Friedrich Merz left the room, adding: “The talks go on.”",
        &["direct: “The talks go on.” = Friedrich Merz"],
    );
}

#[test]
fn a_cue_splits_one_quotation() {
    check(
        "“The bridge,” said Friedrich Merz, “will open in May.”",
        &["direct: “The bridge,” | “will open in May.” = Friedrich Merz"],
    );
    check(
        "“The bridge is done,” said Friedrich Merz. “It will open in May.”",
        &["direct: “The bridge is done,” | “It will open in May.” = Friedrich Merz"],
    );
}

#[test]
fn running_quotations_are_one() {
    check(
        "“The bridge is done,” said Friedrich Merz. “It will open in May.\n\n“Then the ferry stops.”",
        &[
            "direct: “The bridge is done,” | “It will open in May. | “Then the ferry stops.” = Friedrich Merz",
        ],
    );
}

#[test]
fn every_kind_of_mark() {
    for (open, close) in [
        ("\"", "\""),
        ("“", "”"),
        ("„", "“"),
        ("«", "»"),
        ("‘", "’"),
        ("``", "''"),
        ("'", "'"),
    ] {
        let body = format!("{open}It’s time to go home now,{close} said Friedrich Merz.");
        let expected = format!("direct: {open}It’s time to go home now,{close} = Friedrich Merz");
        check(&body, &[&expected]);
    }
}

#[test]
fn pronouns_and_roles_mean_people() {
    check(
        "Angela Merkel met Emmanuel Macron in Paris. “We agreed,” she said.",
        &["direct: “We agreed,” = Angela Merkel"],
    );
    check(
        "Defense Minister Boris Pistorius came to Kyiv. “We agreed,” the minister said.",
        &["direct: “We agreed,” = Boris Pistorius"],
    );
    check(
        "Friedrich Merz paused. “We agreed on every point.”",
        &["direct: “We agreed on every point.” = Friedrich Merz"],
    );
}

#[test]
fn bodies_and_unnamed_people_speak() {
    check(
        "“The bridge is safe,” the ministry said in a statement.",
        &["direct: “The bridge is safe,” = the ministry"],
    );
    check(
        "“The bridge is safe,” said a spokesman for the ministry.",
        &["direct: “The bridge is safe,” = a spokesman for the ministry"],
    );
}

#[test]
fn names_and_scare_quotes_are_no_speech() {
    check("He appeared on “Morning Hour” and left.", &[]);
    check(
        "The “iron bridge” was opened in the “old town” in May.",
        &[],
    );
    check("Anna “Nan” Miller lives in a ‘green’ house.", &[]);
}

#[test]
fn mixed_clauses_are_whole() {
    check(
        "Friedrich Merz said the bridge was “a gift to the whole region” and safe.",
        &["mixed: the bridge was “a gift to the whole region” and safe = Friedrich Merz"],
    );
    check(
        "Friedrich Merz said “the best is yet to come”.",
        &["direct: “the best is yet to come” = Friedrich Merz"],
    );
    check(
        "The bridge was “a gift”, Friedrich Merz said.",
        &["mixed: The bridge was “a gift” = Friedrich Merz"],
    );
}

#[test]
fn indirect_speech() {
    check(
        "Friedrich Merz said on Monday that the bridge would open in May.",
        &["indirect: the bridge would open in May = Friedrich Merz"],
    );
    check(
        "Friedrich Merz told reporters the bridge would open in May, adding that the ferry would stop.",
        &[
            "indirect: the bridge would open in May = Friedrich Merz",
            "indirect: the ferry would stop = Friedrich Merz",
        ],
    );
    check(
        "According to Friedrich Merz, the bridge will open in May.",
        &["indirect: the bridge will open in May = Friedrich Merz"],
    );
    check(
        "The bridge will open in May, said Friedrich Merz.",
        &["indirect: The bridge will open in May = Friedrich Merz"],
    );
    check(
        "Friedrich Merz vowed to open the bridge.",
        &["indirect: to open the bridge = Friedrich Merz"],
    );
    check(
        "Friedrich Merz asked whether the bridge was safe.",
        &["indirect: whether the bridge was safe = Friedrich Merz"],
    );
}

#[test]
fn nothing_is_said() {
    check("", &[]);
    check("The claims of the villagers were heard in the court.", &[]);
    check("“", &[]);
    check("\"\"\"'''``", &[]);
}

proptest! {
    #[test]
    fn every_piece_lies_in_the_text(body in "([“”\"'‘’«»`., \n]|said|Merz|he|that| ){0,60}") {
        let analysis = analyze_text(&body, None, None, &Lexicon::builtin());
        for quote in &analysis.quotes {
            prop_assert!(!quote.pieces.is_empty());
            for piece in &quote.pieces {
                prop_assert!(body.get(piece.range()).is_some_and(|text| !text.is_empty()));
            }
            prop_assert!(quote.pieces.windows(2).all(|w| w[0].end <= w[1].start));
        }
        prop_assert!(analysis.quotes.windows(2).all(|w| w[0].span() <= w[1].span()));
    }
}

#[test]
fn hostile_texts_take_time_in_proportion() {
    let n = 20_000;
    for unit in [
        "he said, ",
        "“a ",
        "a” ",
        "'a ",
        "said he and ",
        "\"a\" he said ",
        "according to X, ",
    ] {
        let body = unit.repeat(n);
        let started = std::time::Instant::now();
        let analysis = analyze_text(&body, None, None, &Lexicon::builtin());
        assert!(started.elapsed().as_secs() < 20, "{unit:?} takes too long");
        assert!(analysis.quotes.len() <= n);
    }
}
