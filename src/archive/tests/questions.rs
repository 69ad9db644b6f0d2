//! Every condition, order and page.

use std::collections::BTreeSet;

use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use super::{archive, archive_of, draft, id, keys};
use crate::analysis::{Confidence, EntityKind, MeetingKind, Status};
use crate::archive::{Archive, Prepared};
use crate::lexicon::CountryCode;
use crate::query::{Filter, Join, Sort, TimelineScope, Wanted};
use crate::timeline::ArticleId;

fn countries(codes: &str) -> BTreeSet<CountryCode> {
    codes.split(' ').filter_map(CountryCode::new).collect()
}

type Row = (&'static str, Filter, &'static str);

#[track_caller]
fn check_filters(rows: Vec<Row>) {
    let mut archive = archive();
    for (name, filter, expected) in rows {
        assert_eq!(
            keys(&mut archive, &filter, Sort::Newest),
            expected,
            "{name}"
        );
    }
}

fn about(codes: &str, countries_join: Join) -> Filter {
    Filter {
        countries: countries(codes),
        countries_join,
        ..Filter::default()
    }
}

fn naming(names: &[&str]) -> Filter {
    let parties = names.iter().map(|name| Wanted::new(name, None)).collect();
    Filter {
        parties,
        ..Filter::default()
    }
}

fn person(name: &str) -> Filter {
    Filter {
        parties: vec![Wanted::new(name, Some(EntityKind::Person))],
        ..Filter::default()
    }
}

fn days(since: &str, until: &str) -> Filter {
    Filter {
        since: since.parse().ok(),
        until: until.parse().ok(),
        ..Filter::default()
    }
}

fn with_words(words: &str) -> Filter {
    Filter {
        words: words.to_owned(),
        ..Filter::default()
    }
}

#[test]
fn countries_and_names() {
    check_filters(vec![
        ("nothing", Filter::default(), "dcbae"),
        ("a country", about("MX", Join::Any), "cb"),
        ("one of two", about("CZ NO", Join::Any), "dc"),
        ("both", about("SE MX", Join::All), "b"),
        ("no such country", about("ZZ", Join::Any), ""),
        ("a name", naming(&["anna berg"]), "ba"),
        ("as written", naming(&["Eva NOVÁK"]), "c"),
        ("two names", naming(&["luis ortega", "anna berg"]), "ba"),
        ("no such name", naming(&["nobody"]), ""),
        ("a surname", naming(&["Berg"]), "ba"),
        ("a given name", naming(&["luis"]), "cba"),
        ("surnames of two", naming(&["ortega", "novak"]), "c"),
        (
            "the beginning, where there is no such word",
            naming(&["orte"]),
            "cba",
        ),
        ("no word within another", naming(&["erg"]), ""),
        ("a person", person("Ortega"), "cba"),
        ("a place is no person", person("Malmo"), ""),
    ]);
}

#[test]
fn days_of_publication() {
    check_filters(vec![
        ("since", days("2025-08-18", ""), "dcb"),
        ("until", days("", "2025-08-18"), "cba"),
        ("a day", days("2025-08-18", "2025-08-18"), "cb"),
        ("no day", days("2025-08-19", "2025-08-18"), ""),
    ]);
}

#[test]
fn words_of_title_and_body() {
    check_filters(vec![
        ("a word", with_words("peace "), "cb"),
        ("two words", with_words("peace czechia"), "c"),
        ("a phrase", with_words("\"peace talks\""), "b"),
        ("the beginning of a word", with_words("gover*"), "e"),
        ("not the beginning of a word", with_words("gover"), ""),
        ("without a word", with_words("peace -czechia"), "b"),
        ("only without", with_words("-sweden -\"peace talks\""), "ce"),
        ("an accent left out", with_words("elan "), "b"),
        ("an accent too many", with_words("bérg "), "ba"),
        ("a word of the title", with_words("prices "), "d"),
        ("nothing to look for", with_words(" \" "), "dcbae"),
    ]);
}

#[test]
fn outlets_and_encounters() {
    let source = Some("harbour post".to_owned());
    let (call, planned) = (Some(MeetingKind::Call), Some(Status::Planned));
    let held = Some(Status::Held);
    let all_at_once = Filter {
        countries: countries("MX SE"),
        parties: vec![Wanted::new("luis ortega", None)],
        since: "2025-08-13".parse().ok(),
        words: "peace".to_owned(),
        source: Some("Harbour Post".to_owned()),
        ..Filter::default()
    };
    check_filters(vec![
        (
            "a source",
            Filter {
                source,
                ..Filter::default()
            },
            "ba",
        ),
        (
            "part of its name",
            Filter {
                source: Some("POST".to_owned()),
                ..Filter::default()
            },
            "ba",
        ),
        (
            "a form",
            Filter {
                kind: call,
                ..Filter::default()
            },
            "c",
        ),
        (
            "a state",
            Filter {
                status: held,
                ..Filter::default()
            },
            "cba",
        ),
        (
            "both of one encounter",
            Filter {
                kind: call,
                status: planned,
                ..Filter::default()
            },
            "",
        ),
        ("all at once", all_at_once, "b"),
    ]);
}

#[test]
fn each_order() {
    let mut archive = archive();
    let all = Filter::default();
    for (sort, expected) in [
        (Sort::Newest, "dcbae"),
        (Sort::Oldest, "eabcd"),
        (Sort::Title, "eadcb"),
        (Sort::Source, "cbade"),
        (Sort::Meetings, "cbade"),
        (Sort::Relevance, "dcbae"),
    ] {
        assert_eq!(keys(&mut archive, &all, sort), expected, "{sort:?}");
    }
    let sweden = Filter {
        words: "sweden ".to_owned(),
        ..Filter::default()
    };
    assert_eq!(keys(&mut archive, &sweden, Sort::Relevance), "da");
}

#[test]
fn a_row_says_what_the_list_shows() {
    let mut archive = archive();
    let page = archive
        .list(&Filter::default(), Sort::Newest, 2, 1)
        .unwrap();
    assert_eq!((page.from, page.total, page.rows.len()), (2, 5, 1));
    let row = &page.rows[0];
    assert_eq!(row.title, "Élan at the lake");
    assert_eq!(row.source.as_deref(), Some("Harbour Post"));
    assert_eq!((row.n_quotes, row.n_meetings, row.n_words), (2, 1, 12));
    assert_eq!((row.read, row.starred), (false, false));
    let codes: Vec<&str> = row.countries.iter().map(CountryCode::as_str).collect();
    assert_eq!(codes, ["SE", "MX"]);
}

#[test]
fn pages_outside_the_list_are_empty() {
    let mut archive = archive();
    let with_words = Filter {
        words: "peace ".to_owned(),
        ..Filter::default()
    };
    for filter in [Filter::default(), with_words] {
        let page = archive.list(&filter, Sort::Newest, 99, 10).unwrap();
        assert!(page.rows.is_empty() && page.total > 0);
        assert!(
            archive
                .list(&filter, Sort::Newest, 0, 0)
                .unwrap()
                .rows
                .is_empty()
        );
        let all = archive.list(&filter, Sort::Oldest, 0, usize::MAX).unwrap();
        assert_eq!(all.rows.len(), all.total);
    }
}

fn many() -> Vec<Prepared> {
    let day = |n: usize| format!("2025-{:02}-{:02}", 1 + n % 12, 1 + n % 28);
    let body = |n: usize| {
        if n.is_multiple_of(3) {
            "peace"
        } else {
            "bread"
        }
    };
    (0..57)
        .map(|n: usize| {
            let published = if n.is_multiple_of(10) {
                String::new()
            } else {
                day(n)
            };
            draft(
                &format!("{n}"),
                &published,
                &format!("title {}", n % 7),
                body(n),
            )
            .prepared()
        })
        .collect()
}

/// Many articles, a third of them read.
fn marked() -> Archive {
    let mut archive = archive_of(&many());
    let ids = archive.ids(&Filter::default(), Sort::Newest).unwrap();
    let some: Vec<ArticleId> = ids.into_iter().step_by(3).collect();
    archive.set_read(&some, true).unwrap();
    archive
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    /// Pages asked for in any order are slices of the whole list, and every article is found
    /// where it stands.
    #[test]
    fn pages_are_slices_of_the_list(
        steps in proptest::collection::vec((0_usize..70, 0_usize..20), 1..12),
        oldest in proptest::bool::ANY,
        filtered in proptest::bool::ANY,
        unread in proptest::bool::ANY,
    ) {
        // Two, so that pages are asked for with and without a list that is ready.
        let (mut archive, mut listed) = (marked(), marked());
        let sort = if oldest { Sort::Oldest } else { Sort::Newest };
        let words = if filtered { "peace " } else { "" }.to_owned();
        let filter = Filter { words, unread, ..Filter::default() };
        let all = listed.ids(&filter, sort).unwrap();
        for (from, n) in steps {
            let page = archive.list(&filter, sort, from, n).unwrap();
            let ids: Vec<_> = page.rows.iter().map(|row| row.id).collect();
            let end = all.len().min(from + n);
            prop_assert_eq!(&ids[..], all.get(from..end).unwrap_or(&[]));
            prop_assert_eq!(page.total, all.len());
            prop_assert_eq!(&page, &listed.list(&filter, sort, from, n).unwrap());
            if let Some(id) = all.get(from) {
                prop_assert_eq!(archive.position_of(*id, &filter, sort).unwrap(), Some(from));
            }
        }
    }
}

#[test]
fn an_article_that_is_filtered_out_has_no_position() {
    let mut archive = archive();
    let filter = Filter {
        words: "peace ".to_owned(),
        ..Filter::default()
    };
    let bread = id(&archive, "d");
    assert_eq!(
        archive.position_of(bread, &filter, Sort::Newest).unwrap(),
        None
    );
    let nobody = crate::timeline::ArticleId(5);
    let all = Filter::default();
    assert_eq!(
        archive.position_of(nobody, &all, Sort::Newest).unwrap(),
        None
    );
}

#[test]
fn countries_are_counted_over_the_filter() {
    let mut archive = archive();
    let name = |code: CountryCode| format!("<{code}>");
    let counted = |archive: &mut Archive, filter: &Filter| -> Vec<String> {
        let counts = archive.countries(filter, &name).unwrap();
        counts
            .iter()
            .map(|c| format!("{} {}", c.name, c.n_articles))
            .collect()
    };
    let all = Filter::default();
    assert_eq!(
        counted(&mut archive, &all),
        ["<SE> 3", "<MX> 2", "<CZ> 1", "<NO> 1"]
    );
    let berg = Filter {
        parties: vec![Wanted::new("anna berg", None)],
        ..Filter::default()
    };
    assert_eq!(counted(&mut archive, &berg), ["<SE> 2", "<MX> 1"]);
    let ids = archive.select(&berg).unwrap();
    let mut by_lists = archive.countries_of_lists(&ids).unwrap();
    by_lists.sort_unstable();
    assert_eq!(by_lists, archive.countries_of_rows(&ids).unwrap());
}

#[test]
fn names_are_found_by_any_of_their_words() {
    let archive = archive();
    let names = |prefix: &str| -> Vec<String> {
        let found = archive.names(prefix, None, 3).unwrap();
        found
            .iter()
            .map(|n| format!("{} {}", n.name, n.n_articles))
            .collect()
    };
    assert_eq!(names("ort"), ["Luis Ortega 3"]);
    assert_eq!(names("LUI ÓR"), ["Luis Ortega 3"]);
    assert_eq!(names("nova"), ["Eva Novák 1"]);
    assert_eq!(names("xyz"), [""; 0]);
    assert_eq!(names("")[0], "Luis Ortega 3");
    assert_eq!(names("").len(), 3);
    let of = |kind, prefix: &str| -> Vec<String> {
        let found = archive.names(prefix, Some(kind), 9).unwrap();
        found.into_iter().map(|n| n.name).collect()
    };
    assert_eq!(
        of(EntityKind::Person, ""),
        ["Luis Ortega", "Anna Berg", "Eva Novák"]
    );
    assert_eq!(of(EntityKind::Person, "mal"), [""; 0]);
    assert_eq!(of(EntityKind::Place, "mal"), ["Malmo"]);
}

#[test]
fn the_timeline_is_in_order_of_time() {
    let mut archive = archive();
    let shown = |archive: &mut Archive, scope: &TimelineScope| -> Vec<String> {
        let window = archive.timeline(scope, Confidence::SHOWN, 0, 10).unwrap();
        assert_eq!(window.rows.len(), window.total);
        let line = |e: &crate::timeline::Encounter| {
            let day = e
                .order_days()
                .map_or(String::new(), |d| d.first.to_string());
            format!("{day} {} {}", e.parties[0].name, e.reports.len())
        };
        window.rows.iter().map(line).collect()
    };
    let scope = |filter: Filter| TimelineScope::Archive(Box::new(filter));
    let call = "2025-08-17 Eva Novák 1";
    let meeting = "2025-08-18 Anna Berg 2";
    let all = scope(Filter::default());
    assert_eq!(shown(&mut archive, &all), [call, meeting]);
    let berg = Filter {
        parties: vec![Wanted::new("anna berg", None)],
        ..Filter::default()
    };
    assert_eq!(shown(&mut archive, &scope(berg)), [meeting]);
    let calls = Filter {
        kind: Some(MeetingKind::Call),
        ..Filter::default()
    };
    assert_eq!(shown(&mut archive, &scope(calls)), [call]);
    let planned = Filter {
        status: Some(Status::Planned),
        ..Filter::default()
    };
    assert_eq!(shown(&mut archive, &scope(planned)), [""; 0]);
    let czech = Filter {
        countries: countries("CZ"),
        ..Filter::default()
    };
    assert_eq!(shown(&mut archive, &scope(czech)), [call]);
    // Told by articles about Mexico, whose Ortega takes part; no Czech meets anybody in Sweden.
    for (filter, expected) in [
        (about("MX", Join::Any), vec![call, meeting]),
        (about("SE CZ", Join::Any), vec![call, meeting]),
        (about("MX CZ", Join::All), vec![call]),
        (about("SE CZ", Join::All), vec![]),
        (about("NO", Join::Any), vec![]),
        (person("Berg"), vec![meeting]),
        (person("ORTEGA"), vec![call, meeting]),
    ] {
        assert_eq!(shown(&mut archive, &scope(filter)), expected);
    }
    let of_a = TimelineScope::Article(id(&archive, "a"));
    assert_eq!(shown(&mut archive, &of_a), [meeting]);
    let of_d = TimelineScope::Article(id(&archive, "d"));
    assert_eq!(shown(&mut archive, &of_d), [""; 0]);
    assert_eq!(
        archive
            .timeline_position(&all, Confidence::SHOWN, "2025-08-18".parse().unwrap())
            .unwrap(),
        1
    );
    assert_eq!(
        archive
            .timeline_position(&all, Confidence::SHOWN, "2030-01-01".parse().unwrap())
            .unwrap(),
        2
    );
    let page = archive.timeline(&all, Confidence::SHOWN, 1, 10).unwrap();
    assert_eq!((page.from, page.rows.len(), page.total), (1, 1, 2));
    assert_eq!(
        archive
            .timeline_position_of(&all, Confidence::SHOWN, page.rows[0].id)
            .unwrap(),
        Some(1)
    );
}

/// What has no day stands at the day of its report, with and without a filter.
#[test]
fn the_timeline_has_one_order() {
    let told = |key: &str, published: &str, other: &str, day: &str| {
        let body = format!("Anna Berg met {other}.");
        let names = ["Anna Berg", other];
        draft(key, published, "T", &body)
            .names("Anna Berg", EntityKind::Person, "SE")
            .tells(Status::Held, MeetingKind::Meeting, names, day)
            .prepared()
    };
    let mut archive = archive_of(&[
        told("a", "2025-08-12", "Luis Ortega", "2025-08-11"),
        told("b", "2025-08-14", "Eva Novák", ""),
        told("c", "2025-08-20", "Nils Dahl", "2025-08-19"),
        told("d", "", "Mia Holm", ""),
    ]);
    let mut order = |filter: Filter| -> Vec<String> {
        let scope = TimelineScope::Archive(Box::new(filter));
        let rows = archive
            .timeline(&scope, Confidence::SHOWN, 0, 9)
            .unwrap()
            .rows;
        let other = |e: crate::timeline::Encounter| e.parties[1].name.clone();
        rows.into_iter().map(other).collect()
    };
    let expected = ["Mia Holm", "Luis Ortega", "Eva Novák", "Nils Dahl"];
    assert_eq!(order(Filter::default()), expected);
    assert_eq!(order(person("Berg")), expected);
    assert_eq!(order(about("SE", Join::Any)), expected);
}

#[test]
fn marks_change_lists_and_can_be_undone() {
    let mut archive = archive();
    let unread = Filter {
        unread: true,
        ..Filter::default()
    };
    let starred = Filter {
        starred: true,
        ..Filter::default()
    };
    let (b, d) = (id(&archive, "b"), id(&archive, "d"));
    assert_eq!(keys(&mut archive, &unread, Sort::Newest), "dcbae");
    assert_eq!(archive.set_read(&[b, d], true).unwrap(), [b, d]);
    assert_eq!(keys(&mut archive, &unread, Sort::Newest), "cae");
    assert_eq!(archive.set_read(&[b, d], true).unwrap(), []);
    assert_eq!(archive.set_read(&[b], false).unwrap(), [b]);
    assert_eq!(keys(&mut archive, &unread, Sort::Newest), "cbae");
    assert_eq!(archive.set_starred(&[b], true).unwrap(), [b]);
    assert_eq!(archive.set_starred(&[d], false).unwrap(), []);
    assert_eq!(keys(&mut archive, &starred, Sort::Newest), "b");
    let row = &archive
        .list(&Filter::default(), Sort::Newest, 2, 1)
        .unwrap()
        .rows[0];
    assert_eq!((row.id, row.read, row.starred), (b, false, true));
    let peace = Filter {
        words: "peace ".to_owned(),
        ..Filter::default()
    };
    let changed = archive.mark_all_read(&peace).unwrap();
    assert_eq!(changed, [b, id(&archive, "c")]);
    assert_eq!(keys(&mut archive, &unread, Sort::Newest), "ae");
    archive.set_read(&changed, false).unwrap();
    assert_eq!(keys(&mut archive, &unread, Sort::Newest), "cbae");
    let stats = archive.stats().unwrap();
    assert_eq!((stats.n_read, stats.n_starred), (1, 1));
    let nobody = crate::timeline::ArticleId(5);
    assert_eq!(archive.set_read(&[nobody], true).unwrap(), []);
}

#[test]
fn lists_see_what_is_stored_later() {
    let mut archive = archive();
    let peace = Filter {
        words: "peace ".to_owned(),
        ..Filter::default()
    };
    assert_eq!(keys(&mut archive, &peace, Sort::Newest), "cb");
    let more = draft("f", "2025-08-21", "Peace", "A new article.").prepared();
    archive.put(&[more]).unwrap();
    assert_eq!(keys(&mut archive, &peace, Sort::Newest), "fcb");
    assert_eq!(
        archive
            .list(&Filter::default(), Sort::Newest, 0, 1)
            .unwrap()
            .total,
        6
    );
}

#[test]
fn totals() {
    let stats = archive().stats().unwrap();
    assert_eq!(
        (stats.n_articles, stats.n_encounters, stats.n_reports),
        (5, 2, 3)
    );
    assert_eq!(
        (stats.n_sources, stats.n_countries, stats.n_names),
        (2, 4, 8)
    );
    assert_eq!(stats.first_day, Some("2025-08-12".parse().unwrap()));
    assert_eq!(stats.last_day, Some("2025-08-20".parse().unwrap()));
}
