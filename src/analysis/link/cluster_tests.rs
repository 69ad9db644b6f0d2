//! Names given to the linker: which of them are one.

use super::link;
use crate::analysis::{Confidence, Draft, EntityId, EntityKind, Input, MentionForm, Name};
use crate::lexicon::Lexicon;
use crate::text::{Segments, Span};

/// Links the names marked with "[…]p", "[…]o" or "[…]l" and writes each entity with its mentions.
fn linked(marked: &str) -> Vec<String> {
    let mut body = String::new();
    let mut names = Vec::new();
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        body.push_str(&rest[..open]);
        let close = rest.find(']').unwrap();
        let start = body.len();
        body.push_str(&rest[open + 1..close]);
        let kind = match &rest[close + 1..close + 2] {
            "p" => EntityKind::Person,
            "o" => EntityKind::Organization,
            _ => EntityKind::Place,
        };
        names.push(Name {
            span: Span::new(start, body.len()),
            kind,
            form: MentionForm::Name,
            country: None,
            confidence: Confidence(90),
            reason: "test".into(),
        });
        rest = &rest[close + 2..];
    }
    body.push_str(rest);
    let segments = Segments::new(&body);
    let lexicon = Lexicon::builtin();
    let input = Input {
        body: &body,
        title: None,
        published: None,
        segments: &segments,
        lexicon: &lexicon,
        model: &crate::analysis::names::Model::none(),
    };
    let mut draft = Draft {
        names,
        ..Draft::default()
    };
    link(&input, &mut draft);
    let analysis = &draft.analysis;
    (0..analysis.entities.len())
        .map(|i| {
            let mentions: Vec<&str> = analysis
                .mentions
                .iter()
                .filter(|m| m.entity == EntityId(i as u32))
                .map(|m| m.span.of(&body))
                .collect();
            format!("{}: {}", analysis.entities[i].name, mentions.join(", "))
        })
        .collect()
}

#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    assert_eq!(linked(marked), expected);
}

#[test]
fn a_surname_is_the_person_named_in_full() {
    check(
        "[Olaf Scholz]p met [Joe Biden]p. [Scholz]p thanked [Biden]p.",
        &[
            "Olaf Scholz: Olaf Scholz, Scholz",
            "Joe Biden: Joe Biden, Biden",
        ],
    );
}

#[test]
fn a_headline_surname_comes_first() {
    check(
        "[Scholz]p in talks\n\n[Olaf Scholz]p spoke.",
        &["Olaf Scholz: Scholz, Olaf Scholz"],
    );
}

#[test]
fn spellings_are_one_person() {
    check(
        "[Volodymyr Zelensky]p spoke. [Zelenskyy]p left. [Volodymyr Zelenskiy]p slept.",
        &["Volodymyr Zelensky: Volodymyr Zelensky, Zelenskyy, Volodymyr Zelenskiy"],
    );
}

#[test]
fn initials_are_the_person() {
    check(
        "[Mohammed bin Salman]p spoke. [MBS]o left, and [MBC]o reported.",
        &["Mohammed bin Salman: Mohammed bin Salman, MBS", "MBC: MBC"],
    );
}

#[test]
fn family_names_that_come_first() {
    check(
        "[Xi Jinping]p spoke. [Xi]p left.",
        &["Xi Jinping: Xi Jinping, Xi"],
    );
}

#[test]
fn two_people_of_one_name() {
    check(
        "[Bill Clinton]p and [Hillary Clinton]p came. [Clinton]p spoke.",
        &[
            "Bill Clinton: Bill Clinton",
            "Hillary Clinton: Hillary Clinton, Clinton",
        ],
    );
}

#[test]
fn acronyms_are_the_organisation() {
    check(
        "The [International Atomic Energy Agency]o ([IAEA]o) met. [IAEA]o staff left.",
        &["International Atomic Energy Agency: International Atomic Energy Agency, IAEA, IAEA"],
    );
}

#[test]
fn kinds_are_kept_apart() {
    check(
        "[Washington]l and [Washington]p",
        &["Washington: Washington", "Washington: Washington"],
    );
}
