//! Filters, typed and printed.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::{any, prop, proptest};

use super::{parse, print};
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

#[test]
fn terms_are_joined_denied_and_grouped() {
    for (text, expected) in [
        ("a and b", "a b"),
        ("a or b", "(a or b)"),
        ("a b or c", "((a b) or c)"),
        ("a (b or (c or d))", "(b or c or d) a"),
        ("(a b) c", "a b c"),
        ("not a", "-a"),
        ("not not a", "a"),
        ("-\"a b\"", "-\"a b\""),
        ("not (a or b)", "-(a or b)"),
        ("-(a or b) c", "-(a or b) c"),
        ("-country:UA", "-country:UA"),
        ("not country:UA,RU", "-country:RU,UA"),
        ("is:read", "is:read"),
        ("not is:unread", "is:read"),
        ("not is:read", "is:unread"),
        ("country:UA country:RU", "country:UA country:RU"),
        ("kind:summit kind:visit", "kind:summit kind:visit"),
        ("kind:summit,visit", "(kind:summit or kind:visit)"),
        ("a OR (country:UA AND NOT b)", "(a or (country:UA -b))"),
        ("\"or\" b", "\"or\" b"),
        (":) x", "\":)\" x"),
        ("since:2025-08 since:2025-07", "since:2025-08-01"),
    ] {
        check(text, expected);
    }
}

#[test]
fn who_met_said_and_is_spoken_about() {
    for (text, expected) in [
        ("with:Putin+Trump", "with:Putin+Trump"),
        ("with:\"Xi Jinping+Trump\"", "with:\"Xi Jinping+Trump\""),
        ("with:UA+RU", "with:UA+RU"),
        ("with:Ukraine+Merz", "with:UA+Merz"),
        ("with:Li", "with:Li"),
        ("said:\"Friedrich Merz\"", "said:\"Friedrich Merz\""),
        ("about:Germany", "about:DE"),
        ("about:\"Angela Merkel\"", "about:\"Angela Merkel\""),
        ("title:summit", "title:summit"),
        ("title:\"peace talks\"", "title:\"peace talks\""),
        ("place:Geneva", "place:Geneva"),
    ] {
        check(text, expected);
    }
}

#[test]
fn days_are_told_in_words() {
    // A Tuesday.
    for (text, expected) in [
        ("on:2025-08-19", "since:2025-08-19 until:2025-08-19"),
        ("on:yesterday", "since:2025-08-18 until:2025-08-18"),
        ("on:\"last week\"", "since:2025-08-11 until:2025-08-17"),
        ("on:\"this week\"", "since:2025-08-18 until:2025-08-24"),
        ("on:\"last month\"", "since:2025-07-01 until:2025-07-31"),
        ("on:\"last year\"", "since:2024-01-01 until:2024-12-31"),
        ("since:monday", "since:2025-08-18"),
        ("since:tuesday", "since:2025-08-12"),
        ("since:\"last fri\"", "since:2025-08-15"),
        ("on:august", "since:2025-08-01 until:2025-08-31"),
        ("on:Sep", "since:2024-09-01 until:2024-09-30"),
        ("on:\"Feb 2024\"", "since:2024-02-01 until:2024-02-29"),
        ("on:\"9 May 2025\"", "since:2025-05-09 until:2025-05-09"),
        ("on:\"May 9, 2025\"", "since:2025-05-09 until:2025-05-09"),
        ("since:\"3 days ago\"", "since:2025-08-16"),
        ("since:\"2 weeks ago\"", "since:2025-08-05"),
    ] {
        check(text, expected);
    }
}

/// Words typed elsewhere may be anything; in a query each is a word.
#[test]
fn words_of_other_prompts_are_words() {
    for (words, expected) in [
        ("cats and dogs", "cats \"and\" dogs"),
        ("(a b)", "\"(a\" \"b)\""),
        ("say \"no", "say \"no\""),
        ("country:UA", "\"country:UA\""),
        ("-gas \"peace talks\"", "-gas \"peace talks\""),
    ] {
        let filter = Filter {
            words: words.to_owned(),
            ..Filter::default()
        };
        assert_eq!(print(&filter), expected);
        parse(expected, None).unwrap();
    }
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
        "soon is no date: write 2025-08-19, 2025-08, 2025, today, \"last week\" or 7d",
    );
    check_mistake("say \"no", "\"no", "this quotation mark is not closed");
    check_mistake(
        "is:new",
        "is:new",
        "is: takes unread, read or starred, not new",
    );
    for (text, at, what) in [
        ("a (b or c", "(", "this bracket is not closed"),
        ("a ((b) c", "(", "this bracket is not closed"),
        ("a or", "or", "there is nothing behind this or"),
        ("or a", "or", "there is nothing before this or"),
        ("a and", "and", "there is nothing behind this and"),
        ("(and a)", "and", "there is nothing before this and"),
        ("a not", "not", "there is nothing behind this not"),
        ("a ()", "(", "there is nothing between these brackets"),
        ("with:+", "with:+", "+ is no name"),
        ("said:\"\"", "said:\"\"", "said: needs a value"),
        (
            "titel:x",
            "titel:x",
            "there is no field titel:; did you mean title:?",
        ),
    ] {
        check_mistake(text, at, what);
    }
    check_mistake("since:", "since:", "since: needs a value");
    check_mistake(
        "kind:lunch",
        "kind:lunch",
        "kind: takes meeting, summit, visit, call, talks, not lunch",
    );
}

/// Pieces of queries in any order.
fn query() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::strategy::Strategy;
    let pieces = prop::sample::select(
        &[
            "a",
            "\"b c\"",
            "-d",
            "-\"e f\"",
            "(",
            ")",
            "or",
            "and",
            "not",
            "-(",
            "country:UA,RU",
            "-country:DE",
            "with:Putin+US",
            "said:Merz",
            "about:FR",
            "kind:summit,call",
            "is:read",
            "is:unread",
            "title:\"x y\"",
            "on:2025",
            "source:\"a (b)\"",
            "place:Rome",
            "x)",
            "\"or\"",
        ][..],
    );
    prop::collection::vec(pieces, 0..9).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(
        codes in prop::collection::btree_set(prop::sample::select(&["UA", "RU", "DE"][..]), 0..3),
        all in any::<bool>(),
        parties in prop::sample::subsequence(NAMES, 0..=NAMES.len()),
        words in "[p-z]{0,5}",
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
    fn any_query_reads_back_as_it_is_printed(text in query()) {
        if let Ok(filter) = parse(&text, Some(TODAY)) {
            let printed = print(&filter);
            assert_eq!(parse(&printed, None).unwrap(), filter, "{text:?} as {printed:?}");
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        if let Err(mistake) = parse(&text, Some(TODAY)) {
            assert!(text.get(mistake.at.range()).is_some());
        }
    }
}
