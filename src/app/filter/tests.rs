//! Filters, typed and printed.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::{any, prop, proptest};

use super::{chips, parse, print, without};
use crate::analysis::EntityKind;
use crate::lexicon::CountryCode;
use crate::query::{Filter, Join, Wanted};

/// Names of each kind that a field takes.
const NAMES: &[(&str, Option<EntityKind>)] = &[
    ("Merz", Some(EntityKind::Person)),
    ("Angela Merkel", Some(EntityKind::Person)),
    ("NATO", Some(EntityKind::Organization)),
    ("Merz", None),
];

const TODAY: jiff::civil::Date = date(2025, 8, 19);

/// What a filter prints as after it was read.
#[track_caller]
fn check(text: &str, expected: &str) {
    let filter = parse(text, Some(TODAY)).unwrap();
    assert_eq!(print(&filter), expected);
    assert_eq!(parse(expected, Some(TODAY)).unwrap(), filter);
}

#[test]
fn fields_are_read() {
    check("", "");
    check("  cease-fire  talks ", "cease-fire talks");
    check("country:UA", "country:UA");
    check("country:ukraine,ru", "country:RU,UA");
    check("country:UA+RU", "country:RU+UA");
    check("country:\"Saudi Arabia\"", "country:SA");
    let name = "person:\"Volodymyr Zelenskyy\"";
    check(name, name);
    check("person:Merz person:\"merz \"", "person:Merz");
    check("organisation:NATO party:Rome", "org:NATO party:Rome");
    check("since:2025-08", "since:2025-08-01");
    check("until:2025-02", "until:2025-02-28");
    check("since:2024 until:2024", "since:2024-01-01 until:2024-12-31");
    check("since:7d", "since:2025-08-12");
    check("since:1m", "since:2025-07-19");
    check("since:today", "since:2025-08-19");
    check("is:unread is:starred", "is:unread is:starred");
    check("kind:summit status:planned", "kind:summit status:planned");
    check(
        "source:\"Lantern Wire\" rome",
        "source:\"Lantern Wire\" rome",
    );
    check("\"prime minister\" said", "\"prime minister\" said");
    check("3:1 win", "3:1 win");
}

#[track_caller]
fn check_mistake(text: &str, at: &str, what: &str) {
    let mistake = parse(text, Some(TODAY)).unwrap_err();
    assert_eq!((mistake.at.of(text), mistake.what.as_str()), (at, what));
}

#[test]
fn mistakes_have_their_place() {
    check_mistake(
        "a country:Atlantis",
        "country:Atlantis",
        "there is no country Atlantis",
    );
    check_mistake(
        "x country:UA,RU+US",
        "country:UA,RU+US",
        "write either UA,RU for one of them or UA+RU for all of them",
    );
    check_mistake(
        "contry:UA",
        "contry:UA",
        "there is no field contry:; did you mean country:?",
    );
    check_mistake(
        "x since:soon",
        "since:soon",
        "soon is no date: write 2025-08-19, 2025-08, 2025, today or 7d",
    );
    check_mistake("say \"no", "\"no", "this quotation mark is not closed");
    check_mistake(
        "is:read",
        "is:read",
        "is: takes unread or starred, not read",
    );
    check_mistake("since:", "since:", "since: needs a value");
    check_mistake(
        "kind:lunch",
        "kind:lunch",
        "kind: takes meeting, summit, visit, call, talks, not lunch",
    );
}

#[test]
fn chips_can_be_taken_away() {
    let filter = parse("country:UA,RU since:2025-08-01 person:Merz unread", None).unwrap();
    let shown = chips(&filter);
    let labels: Vec<&str> = shown.iter().map(|chip| chip.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "country: RU or UA",
            "person: Merz",
            "since 1 Aug 2025",
            "/unread"
        ]
    );
    let left: Vec<String> = shown
        .iter()
        .map(|chip| print(&without(&filter, chip)))
        .collect();
    assert_eq!(
        left,
        [
            "person:Merz since:2025-08-01 unread",
            "country:RU,UA since:2025-08-01 unread",
            "country:RU,UA person:Merz unread",
            "country:RU,UA person:Merz since:2025-08-01",
        ]
    );
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(
        codes in prop::collection::btree_set(prop::sample::select(&["UA", "RU", "DE"][..]), 0..3),
        all in any::<bool>(),
        parties in prop::sample::subsequence(NAMES, 0..=NAMES.len()),
        words in "[a-z]{0,5}",
        flags in any::<(bool, bool)>(),
        since in prop::option::of((1900i16..2100, 1i8..13, 1i8..29)),
    ) {
        let countries: BTreeSet<_> = codes.iter().filter_map(|c| CountryCode::new(c)).collect();
        let join = if all && !countries.is_empty() { Join::All } else { Join::Any };
        let filter = Filter {
            countries,
            countries_join: join,
            parties: parties.iter().map(|(name, kind)| Wanted::new(name, *kind)).collect(),
            words,
            unread: flags.0,
            starred: flags.1,
            since: since.map(|(y, m, d)| date(y, m, d)),
            ..Filter::default()
        };
        assert_eq!(parse(&print(&filter), None).unwrap(), filter);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        if let Err(mistake) = parse(&text, Some(TODAY)) {
            assert!(text.get(mistake.at.range()).is_some());
        }
    }
}
