//! Reading and writing the text.

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

use crate::analysis::EntityKind;
use crate::corrections::{Correction, EXAMPLE, Scope, What, read, with, without, written};
use crate::lexicon::CountryCode;

#[track_caller]
fn check_mistakes(text: &str, n_used: usize, expected: &[&str]) {
    let read = read(text);
    let told: Vec<String> = read.mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(told, expected);
    assert_eq!(read.corrections.len(), n_used);
}

#[test]
fn mistakes_are_told_with_their_place_and_the_rest_counts() {
    check_mistakes(
        "[[kind]]\nname = \"Hartwell\"\nis = \"organistion\"\n\n[[kind]]\nname = \"Lund\"\nis = \"place\"\n",
        1,
        &[
            "3:6: is: expected \"person\", \"organisation\", \"country\", \"place\" or \"nothing\", found \"organistion\"; did you mean \"organisation\"?",
        ],
    );
    check_mistakes(
        "[[countri]]\nname = \"x\"\n[kind]\nname = \"y\"\n",
        0,
        &[
            "1:3: there is no correction \"countri\"; did you mean \"country\"?",
            "3:2: write [[kind]] with two brackets, once for each correction",
        ],
    );
    check_mistakes(
        "[[country]]\nname = \"Georgia\"\ncountry = \"Atlantis\"\n[[speaker]]\nquote = \"Yes\"\n",
        0,
        &[
            "3:11: country: no country is called \"Atlantis\"; write its name, its two letters, or \"none\"",
            "5:1: [[speaker]] needs \"speaker\"",
        ],
    );
}

#[test]
fn what_is_unknown_is_told_and_a_misspelt_scope_holds_nowhere() {
    check_mistakes(
        "[[kind]]\nname = \"Lund\"\nis = \"place\"\nwhy = \"I know\"\n\n\
         [[kind]]\nname = \"Lund\"\nis = \"place\"\nartikel = \"harbor-17\"\n",
        1,
        &[
            "4:1: [[kind]] has no \"why\"; the rest counts",
            "9:1: [[kind]] has no \"artikel\"; the correction is left out, since it may be meant for fewer articles; did you mean \"article\"?",
        ],
    );
}

#[test]
fn what_toml_cannot_read_costs_only_its_own_table() {
    let text =
        "[[kind]]\nname = \"Lund\nis = \"place\"\n\n[[kind]]\nname = \"Oslo\"\nis = \"place\"\n";
    let read = read(text);
    assert_eq!(read.corrections.len(), 1);
    assert_eq!(read.mistakes[0].line, 2);
}

#[test]
fn two_people_whose_names_count_as_one_need_a_word_more() {
    check_mistakes(
        "[[different_person]]\nname = \"George Marsh\"\nis = \"George H. Marsh\"\n",
        0,
        &[
            "3:6: \"George Marsh\" and \"George H. Marsh\" count as one name; a word in brackets keeps them apart: \"George H. Marsh (the elder)\"",
        ],
    );
}

#[test]
fn the_example_has_no_mistakes_and_one_of_each_kind() {
    let example = read(EXAMPLE);
    assert_eq!(example.mistakes, vec![]);
    let kinds: std::collections::HashSet<_> = example
        .corrections
        .iter()
        .map(|(c, _)| std::mem::discriminant(&c.what))
        .collect();
    assert_eq!((example.corrections.len(), kinds.len()), (7, 7));
    for (correction, _) in &example.corrections {
        assert!(without(EXAMPLE, correction).is_some());
    }
}

#[test]
fn days_are_dates_or_texts() {
    let read = read(
        "[[kind]]\nname = \"Lund\"\nis = \"place\"\nmade = \"2026-11-24\"\n\
                     [[not_a_meeting]]\nbetween = [\"A\", \"B\"]\non = 2026-11-23\n",
    );
    assert_eq!(read.mistakes, vec![]);
    assert_eq!(
        read.corrections[0].0.made,
        Some(jiff::civil::date(2026, 11, 24))
    );
    let What::NotBetween { on, .. } = &read.corrections[1].0.what else {
        panic!("{read:?}");
    };
    assert_eq!(*on, Some(jiff::civil::date(2026, 11, 23)));
}

#[test]
fn what_is_written_reads_well() {
    let what = What::NotAMeeting {
        sentence: "Berg \"met\" her match.".to_owned(),
        words: "met".to_owned(),
    };
    let made = Some(jiff::civil::date(2026, 11, 24));
    let mut correction = Correction::new(what, Scope::article("https://harbor.example/17"), made);
    correction.comment = "Ministers agree".to_owned();
    assert_eq!(
        written(&correction),
        "[[not_a_meeting]]\nsentence = \"Berg \\\"met\\\" her match.\"\nwords = \"met\"\n\
         article = \"https://harbor.example/17\"\nmade = 2026-11-24\ncomment = \"Ministers agree\"\n"
    );
}

#[test]
fn adding_and_taking_away_leaves_the_rest_as_it_is() {
    let by_hand = "# mine\n[[kind]] # odd\nname = 'Lund'   # a town\nis = \"place\"\n\n# the end";
    let what = What::Kind {
        name: "Lund".to_owned(),
        kind: None,
    };
    let correction = Correction::new(what, Scope::default(), None);
    let added = with(by_hand, &correction);
    assert!(added.starts_with(by_hand), "{added}");
    assert_eq!(without(&added, &correction).unwrap().trim_end(), by_hand);
    assert_eq!(without(by_hand, &correction), None);
    let first = &read(by_hand).corrections[0].0;
    assert_eq!(without(by_hand, first).unwrap(), "# mine\n\n# the end");
    assert_eq!(without(&with("", &correction), &correction).unwrap(), "");
}

fn corrections() -> impl Strategy<Value = Correction> {
    let name = || "[A-Z][a-zé]{1,8}( [A-Z][a-z\"\\\\]{1,8})?";
    let day = prop::option::of((1900i16..2100, 1i8..13, 1i8..29));
    let day = || {
        day.clone()
            .prop_map(|d| d.map(|(y, m, d)| jiff::civil::date(y, m, d)))
    };
    let kind = prop_oneof![
        Just(None),
        Just(Some(EntityKind::Person)),
        Just(Some(EntityKind::Organization)),
        Just(Some(EntityKind::Country)),
        Just(Some(EntityKind::Place)),
    ];
    let country = prop_oneof![Just(None), Just(CountryCode::new("FI"))];
    let what = prop_oneof![
        ("\\PC{0,30}[a-z]", "\\PC{0,9}")
            .prop_map(|(sentence, words)| What::NotAMeeting { sentence, words }),
        (prop::collection::vec(name(), 2..4), day())
            .prop_map(|(between, on)| What::NotBetween { between, on }),
        (name(), country).prop_map(|(name, country)| What::Country { name, country }),
        (name(), name()).prop_map(|(name, is)| What::SamePerson { name, is }),
        (name(), name()).prop_map(|(name, is)| What::DifferentPerson {
            name,
            is: format!("{is} other"),
        }),
        (".{0,30}[a-z]", prop::option::of(name()))
            .prop_map(|(quote, speaker)| What::Speaker { quote, speaker }),
        (name(), kind).prop_map(|(name, kind)| What::Kind { name, kind }),
    ];
    let text = || prop::option::of(any::<String>());
    (what, text(), text(), day(), any::<String>()).prop_map(
        |(what, article, source, made, comment)| Correction {
            what,
            scope: Scope { article, source },
            made,
            comment,
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read(list in prop::collection::vec(corrections(), 1..5)) {
        let text = list.iter().fold(String::new(), |text, c| with(&text, c));
        let read = read(&text);
        assert_eq!(read.mistakes, vec![]);
        let back: Vec<Correction> = read.corrections.into_iter().map(|(c, _)| c).collect();
        assert_eq!(back, list);
        let shorter = without(&text, &list[0]).unwrap();
        assert_eq!(crate::corrections::read(&shorter).corrections.len(), list.len() - 1);
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>(), tail in "(\\[\\[kind\\]\\]|name = \"|is = 'a'|\n){0,12}") {
        let text = text + &tail;
        let read = read(&text);
        for (correction, _) in &read.corrections {
            without(&text, correction);
        }
    }
}
