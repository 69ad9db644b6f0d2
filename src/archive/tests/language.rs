//! The query language, asked of a small archive.

use super::{archive, archive_of, draft, keys};
use crate::analysis::{EntityKind, MeetingKind, Status};
use crate::archive::Archive;
use crate::query::language::parse;
use crate::query::{Number, Sort, TimelineScope};

const TODAY: jiff::civil::Date = jiff::civil::date(2025, 8, 20);

#[track_caller]
fn check(archive: &mut Archive, rows: &[(&str, &str)]) {
    for (query, expected) in rows {
        let filter = parse(query, Some(TODAY)).unwrap();
        assert_eq!(keys(archive, &filter, Sort::Newest), *expected, "{query}");
    }
}

#[test]
fn conditions_are_joined_denied_and_grouped() {
    check(
        &mut archive(),
        &[
            ("", "dcbae"),
            ("peace or bread", "dcb"),
            ("country:MX -country:SE", "c"),
            ("-country:MX", "dae"),
            ("not (country:MX or country:NO)", "ae"),
            ("country:SE (peace or prices)", "db"),
            ("(country:SE peace) or kind:call", "cb"),
            ("person:Berg or person:Novak", "cba"),
            ("person:Ortega -person:Berg", "c"),
            ("-peace -bread", "ae"),
            ("is:read", ""),
            ("is:unread or is:starred", "dcbae"),
            ("-is:starred country:NO", "d"),
            ("source:harbour or since:2025-08-20", "dba"),
            ("on:yesterday or on:2025-08-18", "cb"),
            ("since:2025-08-01", "dcba"),
            ("-since:2025-08-01", "e"),
            ("kind:meeting,call country:MX", "cb"),
            ("zebra or (bread or (peace -czechia))", "db"),
        ],
    );
}

#[test]
fn the_best_match_of_words_in_brackets_comes_first_and_what_matches_none_last() {
    let day = "2025-08-01";
    let body = |peace: usize, rest: usize| "peace ".repeat(peace) + &"word ".repeat(rest);
    let mut archive = archive_of(&[
        draft("a", day, "A", &(body(1, 40) + "truce")).prepared(),
        draft("b", day, "B", &body(1, 60)).prepared(),
        draft("c", day, "C", &body(9, 20)).prepared(),
        draft("d", day, "D", "bread bread bread").prepared(),
        draft("e", day, "E", "nothing of it").prepared(),
    ]);
    for (query, expected) in [
        ("peace", "cab"),
        ("peace or zebra", "cab"),
        ("peace or truce", "acb"),
        ("peace or bread or -word", "dcabe"),
        ("not (peace or bread)", "e"),
        ("word (peace or title:b)", "cab"),
    ] {
        let filter = parse(query, Some(TODAY)).unwrap();
        assert_eq!(
            keys(&mut archive, &filter, Sort::Relevance),
            expected,
            "{query}"
        );
    }
}

#[test]
fn titles_and_places() {
    check(
        &mut archive(),
        &[
            ("title:ortega", "a"),
            ("title:\"bread prices\"", "d"),
            ("title:sweden", ""),
            ("title:bre*", "d"),
            ("-title:calls person:Ortega", "ba"),
            ("place:Malmo", "ba"),
        ],
    );
}

#[test]
fn who_met_whom() {
    check(
        &mut archive(),
        &[
            ("with:Ortega", "cba"),
            ("with:Berg+Ortega", "ba"),
            ("with:Ortega+Novak", "c"),
            ("with:Berg+Novak", ""),
            ("with:SE+MX", "ba"),
            ("with:Sweden+Ortega", "ba"),
            // Of one encounter: its latest state counts.
            ("with:Berg+Ortega kind:call", ""),
            ("with:Ortega kind:call", "c"),
            ("with:Ortega status:held kind:meeting", "ba"),
            ("-with:Berg country:MX", "c"),
        ],
    );
}

#[test]
fn who_met_narrows_the_timeline() {
    let mut archive = archive();
    for (query, expected) in [("with:Ortega", 2), ("with:Berg+MX", 1), ("with:NO", 0)] {
        let filter = parse(query, Some(TODAY)).unwrap();
        let scope = TimelineScope::Archive(Box::new(filter));
        let least = crate::analysis::Confidence(0);
        let timeline = archive.timeline(&scope, least, 0, 9).unwrap();
        assert_eq!(timeline.total, expected, "{query}");
    }
}

#[test]
fn who_is_quoted_and_spoken_about() {
    use EntityKind::{Country, Person};
    let body = "Anna Berg spoke of Norway. Luis Ortega listened. Norway is far.";
    let far = format!("{} Anna Berg stood by.", "A long day passed. ".repeat(40));
    let articles = [
        draft("a", "2025-08-12", "A speech", body)
            .names("Anna Berg", Person, "SE")
            .names("Luis Ortega", Person, "MX")
            .names("Norway", Country, "NO")
            .says("Anna Berg")
            .prepared(),
        draft("b", "2025-08-13", "A day", &far)
            .names("Anna Berg", Person, "SE")
            .prepared(),
        draft(
            "c",
            "2025-08-14",
            "Ortega answers",
            "Luis Ortega wrote back.",
        )
        .names("Luis Ortega", Person, "MX")
        .tells(
            Status::Held,
            MeetingKind::Talks,
            ["Luis Ortega", "Luis Ortega"],
            "",
        )
        .prepared(),
    ];
    check(
        &mut archive_of(&articles),
        &[
            ("person:Berg", "ba"),
            ("said:Berg", "a"),
            ("said:Ortega", ""),
            ("about:Norway", "a"),
            ("about:Ortega", "c"),
            ("about:Berg", ""),
            ("about:Norway or about:Ortega", "ca"),
            ("person:Berg -said:Berg", "b"),
        ],
    );
}

/// Whatever is asked, the rows that come at once are the first of the whole list.
#[test]
fn the_top_of_a_list_at_once_is_its_top() {
    let articles: Vec<_> = (0..40)
        .map(|n| {
            let day = format!("2025-07-{:02}", 1 + n % 28);
            let body = if n % 3 == 0 {
                "Peace in Malmo."
            } else {
                "Bread in Malmo."
            };
            let article = draft(&format!("{n};"), &day, "A note", body);
            article.names("Malmo", EntityKind::Place, "SE").prepared()
        })
        .collect();
    for query in [
        "country:SE peace",
        "-peace",
        "bread or peace",
        "country:SE -bread",
        "zebra or oak",
    ] {
        let filter = parse(query, None).unwrap();
        let mut whole = archive_of(&articles);
        let last = whole.ids(&filter, Sort::Oldest).unwrap().first().copied();
        for around in [None, last] {
            let at_once =
                archive_of(&articles).list_at_once(&filter, Sort::Newest, (0, 10), around);
            let window = at_once.unwrap().unwrap();
            let whole = whole.list(&filter, Sort::Newest, window.from, 10).unwrap();
            assert_eq!(window.rows, whole.rows, "{query} {around:?}");
            assert!(window.is_counted && window.total == whole.total, "{query}");
        }
    }
}

#[test]
fn unread_articles_of_several_filters_are_counted() {
    let mut archive = archive();
    let queries = ["", "peace or bread", "zebra", "country:SE"];
    let filters = queries.map(|query| parse(query, None).unwrap());
    let number = |n| Number { n, is_all: true };
    assert_eq!(archive.unread(&filters).unwrap(), [5, 3, 0, 3].map(number));
    let read = archive.id_of("b").unwrap().unwrap();
    archive.set_read(&[read], true).unwrap();
    assert_eq!(archive.unread(&filters).unwrap(), [4, 2, 0, 2].map(number));
}
