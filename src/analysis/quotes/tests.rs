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
fn a_description_of_the_speaker_is_not_said() {
    check(
        "The bridge will open in May, said Friedrich Merz, a lawyer who lives in Bonn.",
        &["indirect: The bridge will open in May = Friedrich Merz"],
    );
    check(
        "The bridge will open in May, according to Friedrich Merz, who visited it.",
        &["indirect: The bridge will open in May = Friedrich Merz"],
    );
    check(
        "According to Friedrich Merz, a lawyer from Bonn, the bridge will open in May.",
        &["indirect: the bridge will open in May = Friedrich Merz"],
    );
    check(
        "In 2008, Friedrich Merz said, the bridge was closed for months.",
        &["indirect: the bridge was closed for months = Friedrich Merz"],
    );
}

#[test]
fn what_is_said_ends_with_its_clause() {
    check(
        "While Friedrich Merz said the bridge was safe, the engineers closed it.",
        &["indirect: the bridge was safe = Friedrich Merz"],
    );
    check(
        "Friedrich Merz said the bridge was safe, he added that it would open.",
        &[
            "indirect: the bridge was safe = Friedrich Merz",
            "indirect: it would open = Friedrich Merz",
        ],
    );
}

#[test]
fn nouns_and_relative_clauses_report_nothing() {
    check("The laugh line was short and the claims were old.", &[]);
    check("They found a tunnel that started in the old mine.", &[]);
    check("The ministry hinted at that in a letter on Monday.", &[]);
    check("Friedrich Merz told “Morning Hour” about the bridge.", &[]);
}

#[test]
fn told_by_others() {
    check(
        "Friedrich Merz was told by Angela Merkel that the bridge would open.",
        &["indirect: the bridge would open = Angela Merkel"],
    );
    check(
        "Friedrich Merz was quoted as saying that the bridge would open.",
        &["indirect: the bridge would open = Friedrich Merz"],
    );
    check(
        "The agency quoted Friedrich Merz as saying that the bridge would open.",
        &["indirect: the bridge would open = Friedrich Merz"],
    );
    check(
        "Angela Merkel issued a statement saying the bridge would open.",
        &["indirect: the bridge would open = Angela Merkel"],
    );
}

#[test]
fn speakers_by_age_role_and_bracket() {
    check(
        "Angela Merkel, 46, came home. “We agreed on every point,” said the 46-year-old.",
        &["direct: “We agreed on every point,” = Angela Merkel"],
    );
    check(
        "Senator Anna Miller (R-Ohio), said: “We agreed on every point.”",
        &["direct: “We agreed on every point.” = Anna Miller"],
    );
    check(
        "In other words, explained Friedrich Merz: “We agreed on every point.”",
        &["direct: “We agreed on every point.” = Friedrich Merz"],
    );
}

#[test]
fn the_next_paragraph_goes_on() {
    check(
        "“We agreed,” Friedrich Merz said on Monday.\n\n“The bridge will open in May.”",
        &[
            "direct: “We agreed,” = Friedrich Merz",
            "direct: “The bridge will open in May.” = Friedrich Merz",
        ],
    );
    check(
        "Friedrich Merz said: “We go home now.\n\n“No, we stay,” said Angela Merkel.",
        &[
            "direct: “We go home now. = Friedrich Merz",
            "direct: “No, we stay,” = Angela Merkel",
        ],
    );
    check(
        "“We go home now, said Friedrich Merz.\n\n“No, we stay,” said Angela Merkel.",
        &[
            "direct: “We go home now, = Friedrich Merz",
            "direct: “No, we stay,” = Angela Merkel",
        ],
    );
}

#[test]
fn sure_and_unsure_reports() {
    let sure = |body: &str| {
        let analysis = analyze_text(body, None, None, &Lexicon::builtin());
        analysis.quotes.first().map(|quote| quote.confidence.0)
    };
    let said = sure("Friedrich Merz said that the bridge would open in May.");
    assert!(said >= Some(85), "{said:?}");
    for body in [
        "Those who said the bridge would fall were few.",
        "Friedrich Merz could say the bridge would fall in May.",
        "Friedrich Merz wants to open the bridge in May.",
        "I think the bridge will fall down in May.",
    ] {
        assert!(sure(body) < Some(50), "{body}");
    }
}

#[test]
fn speech_without_marks() {
    check(
        "MERZ: We will open the bridge.\n\nMERKEL: When will that be?\n\nMERZ: It will be in May.",
        &[
            "direct: We will open the bridge. = MERZ",
            "direct: When will that be? = MERKEL",
            "direct: It will be in May. = MERZ",
        ],
    );
    check(
        "— We go home now, said Friedrich Merz.\n\n— Not yet, said Angela Merkel.",
        &[
            "direct: We go home now = Friedrich Merz",
            "direct: Not yet = Angela Merkel",
        ],
    );
    check(
        "Friedrich Merz wrote on Monday:\n\nThe bridge is a gift to all of us in the valley.",
        &["direct: The bridge is a gift to all of us in the valley. = Friedrich Merz"],
    );
}

#[test]
fn a_dateline_is_not_said() {
    check(
        "BERLIN (Reuters) - The bridge will open in May, Friedrich Merz said.",
        &["indirect: The bridge will open in May = Friedrich Merz"],
    );
    check(
        "KYIV — With Angela Merkel calling the talks “a success” all went home.",
        &["mixed: the talks “a success” = Angela Merkel"],
    );
}

#[test]
fn subjects_of_many_kinds() {
    check(
        "Three replied: “We agreed on every point.”",
        &["direct: “We agreed on every point.” = Three"],
    );
    check(
        "Some said the bridge was safe.",
        &["indirect: the bridge was safe = Some"],
    );
    check(
        "In the words of Friedrich Merz, “the bridge is a gift to all of us.”",
        &["direct: “the bridge is a gift to all of us.” = Friedrich Merz"],
    );
    check(
        "Friedrich Merz was asked about it. His answer: “We agreed on every point.”",
        &["direct: “We agreed on every point.” = Friedrich Merz"],
    );
    check(
        "The talks ended late, with Friedrich Merz telling reporters the bridge was safe.",
        &["indirect: the bridge was safe = Friedrich Merz"],
    );
}

#[test]
fn nobody_is_named_in_his_own_words() {
    check(
        "Friedrich Merz met Xi Jinping. He called on Xi again. “We thanked Xi Jinping,” he said.",
        &["direct: “We thanked Xi Jinping,” = Friedrich Merz"],
    );
}

#[test]
fn a_second_verb_has_the_same_speaker() {
    check(
        "Friedrich Merz told reporters in Bonn the bridge was “safe” and added that the ferry would stop.",
        &[
            "mixed: the bridge was “safe” = Friedrich Merz",
            "indirect: the ferry would stop = Friedrich Merz",
        ],
    );
    check(
        "Friedrich Merz urged officials to “open the bridge” in May.",
        &["mixed: to “open the bridge” in May = Friedrich Merz"],
    );
    check(
        "Angela Merkel came home. Her sister, Anna, saw her. “We agreed on it,” she said.",
        &["direct: “We agreed on it,” = Anna"],
    );
}

#[test]
fn told_without_a_verb_of_saying() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The old bridge appears to be safe.",
            &["indirect: The old bridge | to be safe = -"],
        ),
        (
            "The court is expected to rule in June.",
            &["indirect: The court | to rule in June = -"],
        ),
        (
            "Friedrich Merz is confident that the bridge will open.",
            &["indirect: the bridge will open = Friedrich Merz"],
        ),
        (
            "In his view, the plan is a waste of money.",
            &["indirect: the plan is a waste of money = his"],
        ),
        (
            "Asked by a guest whether the bridge was safe, Friedrich Merz left.",
            &["indirect: whether the bridge was safe = -"],
        ),
        (
            "The bridge was reportedly sold to a bank.",
            &["indirect: The bridge | sold to a bank = -"],
        ),
        (
            "The plan was criticised by the mayor.",
            &["indirect: The plan = the mayor"],
        ),
    ];
    for (body, expected) in cases {
        check(body, expected);
    }
}

#[test]
fn a_later_cue_takes_in_the_whole_sentence() {
    check(
        "The only problem, Mr. Merz said, is that the bridge is closed.",
        &["indirect: The only problem | is that the bridge is closed = Merz"],
    );
    check(
        "The bridge was safe, a spokesman told the Post.",
        &["indirect: The bridge was safe = a spokesman"],
    );
    check(
        "The talks would go on until Sunday, compared with an earlier plan, Friedrich Merz said.",
        &[
            "indirect: The talks would go on until Sunday, compared with an earlier plan = Friedrich Merz",
        ],
    );
    check(
        "Friedrich Merz promised to open a review, insisted that the bridge was safe.",
        &[
            "indirect: to open a review = Friedrich Merz",
            "indirect: the bridge was safe = Friedrich Merz",
        ],
    );
}

#[test]
fn the_subject_after_an_adjunct_goes_on() {
    check(
        "In a call with Olaf Scholz, Friedrich Merz set a date. “We agreed,” he said.",
        &["direct: “We agreed,” = Friedrich Merz"],
    );
    check(
        "Friedrich Merz left. Olaf Scholz stayed. He was tired. “We agreed,” he said.",
        &["direct: “We agreed,” = Olaf Scholz"],
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
