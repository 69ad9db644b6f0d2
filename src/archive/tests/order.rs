//! The order in which articles are stored leaves no trace in the encounters.

use super::{Draft, draft};
use crate::analysis::{Confidence, EntityKind, MeetingKind, Status};
use crate::archive::{Archive, Prepared};
use crate::query::TimelineScope;

const PEOPLE: [(&str, &str); 3] = [
    ("Anna Berg", "SE"),
    ("Luis Ortega", "MX"),
    ("Eva Novak", "CZ"),
];

/// `day of publication | state | who and who | day`, one line an article.
const TOLD: &str = "
    2025-08-01 | proposed | Anna Berg, Luis Ortega |
    2025-08-05 | planned | Anna Berg, Luis Ortega | 2025-08-15
    2025-08-06 | planned | Sweden, Mexico | 2025-08-15
    2025-08-07 | planned | Anna Berg, Eva Novak | 2025-08-15
    2025-08-10 | cancelled | Anna Berg, Eva Novak | 2025-08-15
    2025-08-12 | proposed | Eva Novak, Anna Berg |
    2025-08-15 | held | Anna Berg, Luis Ortega |
    2025-08-16 | held | Anna Berg, Luis Ortega | 2025-08-15
    2025-08-16 | held | Luis Ortega, Sweden | 2025-08-15
    2025-08-17 | planned | Anna Berg, Luis Ortega |
    2025-08-17 | planned | Anna Berg, Luis Ortega | 2025-08-25
    2025-08-26 | held | Anna Berg, Luis Ortega |
    2025-08-27 | held | Sweden, Mexico | 2025-08-25
    2025-08-28 | held | Anna Berg, Luis Ortega | 2025-08-28
";

fn article((line, number): (&str, usize)) -> Prepared {
    let fields: Vec<&str> = line.split('|').map(str::trim).collect();
    let [published, state, names, when] = fields[..] else {
        panic!("not four fields: {line}");
    };
    let (a, b) = names.split_once(", ").unwrap();
    let key = format!("a{number}");
    let named = |draft: Draft, name: &str| match PEOPLE.iter().find(|(n, _)| *n == name) {
        Some((name, country)) => draft.names(name, EntityKind::Person, country),
        None => {
            let code = if name == "Sweden" { "SE" } else { "MX" };
            draft.names(name, EntityKind::Country, code)
        }
    };
    let draft = draft(&key, published, &key, &format!("{a} met {b} for talks."));
    let status = match state {
        "proposed" => Status::Proposed,
        "planned" => Status::Planned,
        "cancelled" => Status::Cancelled,
        _ => Status::Held,
    };
    named(named(draft, a), b)
        .tells(status, MeetingKind::Talks, [a, b], when)
        .prepared()
}

/// Each encounter with who tells it, when articles are stored one by one.
fn stored(articles: &[&Prepared]) -> Vec<String> {
    let mut archive = Archive::in_memory().unwrap();
    for article in articles {
        archive.put(std::slice::from_ref(*article)).unwrap();
    }
    shown(&mut archive)
}

/// Each encounter with who tells it.
fn shown(archive: &mut Archive) -> Vec<String> {
    let scope = TimelineScope::Archive(Box::default());
    let rows = archive.timeline(&scope, Confidence::SHOWN, 0, 99);
    let mut shown: Vec<String> = rows
        .unwrap()
        .rows
        .iter()
        .map(|e| {
            let titles: Vec<&str> = e.reports.iter().map(|r| r.title.as_str()).collect();
            let days = e.when.map(|when| (when.first, when.last));
            let names: Vec<&str> = e.parties.iter().map(|p| p.name.as_str()).collect();
            format!("{titles:?} {:?} {days:?} {names:?}", e.status)
        })
        .collect();
    shown.sort();
    shown
}

fn articles() -> Vec<Prepared> {
    let lines = TOLD.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.zip(0..).map(article).collect()
}

/// What one connection remembers of encounters is dropped when another changes them.
#[test]
fn articles_stored_through_two_connections_make_one_timeline() {
    let articles = articles();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let mut connections = [Archive::open(&path).unwrap(), Archive::open(&path).unwrap()];
    for (article, at) in articles.iter().rev().zip(0..) {
        let connection = &mut connections[at % 2];
        connection.put(std::slice::from_ref(article)).unwrap();
    }
    let order: Vec<&Prepared> = articles.iter().collect();
    assert_eq!(shown(&mut connections[0]), stored(&order));
}

#[test]
fn articles_stored_one_by_one_in_any_order_make_one_timeline() {
    let articles = articles();
    let mut order: Vec<&Prepared> = articles.iter().collect();
    let expected = stored(&order);
    assert!(
        expected[0].starts_with("[\"a0\", \"a1\", \"a2\", \"a6\""),
        "{expected:#?}"
    );
    order.reverse();
    assert_eq!(stored(&order), expected, "backwards");
    let mut random = 7_usize;
    for round in 0..12 {
        for index in (1..order.len()).rev() {
            random = (random * 1_103_515_245 + 12_345) % (1 << 31);
            order.swap(index, (random >> 8) % (index + 1));
        }
        assert_eq!(stored(&order), expected, "round {round}");
    }
}
