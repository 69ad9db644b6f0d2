//! The same article from several outlets.

use super::{archive_of, draft, keys};
use crate::archive::{Archive, Prepared};
use crate::query::{Filter, Sort};

/// A text long enough to be known again.
const STORY: &str = "Ministers of both states met on the island in the evening and spoke for \
    three hours about the railway, the harvest and the price of grain, their offices said. \
    Neither side told reporters what had been agreed, but a further round is to follow \
    before winter, when the old treaty on the river ends and the ferries stop for good.";

/// The story as an outlet prints it.
fn printed(key: &str, day: &str, source: &str, title: &str, url: &str, body: &str) -> Prepared {
    let mut draft = draft(key, day, title, body).source(source);
    draft.article.url = (!url.is_empty()).then(|| url.to_owned());
    draft.prepared()
}

fn wire() -> Prepared {
    let url = "https://wire.example/talks";
    printed("w", "2025-08-18", "Wire", "Talks on an island", url, STORY)
}

fn paper() -> Prepared {
    let url = "https://paper.example/7";
    printed("p", "2025-08-19", "Paper", "Ministers meet", url, STORY)
}

/// Keys of what passes a filter for a source.
fn of_source(archive: &mut Archive, source: &str) -> String {
    let filter = Filter {
        source: Some(source.to_owned()),
        ..Filter::default()
    };
    keys(archive, &filter, Sort::Newest)
}

#[test]
fn a_copy_is_stored_once_with_its_outlets() {
    let mut archive = archive_of(&[wire()]);
    assert_eq!(archive.put(&[paper()]).unwrap(), [None]);
    let id = archive.id_of("p").unwrap().unwrap();
    assert_eq!(archive.id_of("w").unwrap(), Some(id));
    let stored = archive.article(id).unwrap();
    assert_eq!(stored.article.title, "Talks on an island");
    assert_eq!(stored.row.n_more_sources, 1);
    let [reprint] = stored.reprints.as_slice() else {
        unreachable!("one reprint: {:?}", stored.reprints);
    };
    assert_eq!(reprint.source.as_deref(), Some("Paper"));
    assert_eq!(reprint.title, "Ministers meet");
    assert_eq!(reprint.url.as_deref(), Some("https://paper.example/7"));
    for source in ["wire", "paper"] {
        assert_eq!(of_source(&mut archive, source), "w", "source:{source}");
    }
    // Again, and a third: nothing is counted twice.
    archive.put(&[paper(), wire()]).unwrap();
    let third = printed("d", "2025-08-18", "Daily", "Island talks", "", STORY);
    archive.put(&[third]).unwrap();
    let again = archive.article(id).unwrap();
    assert_eq!((again.row.n_more_sources, again.reprints.len()), (2, 2));
    assert_eq!(keys(&mut archive, &Filter::default(), Sort::Newest), "w");
}

#[test]
fn an_outlet_counts_an_article_once_and_the_first_page_has_it() {
    let again = printed(
        "q",
        "2025-08-18",
        "Paper",
        "Ministers meet again",
        "",
        STORY,
    );
    let own = printed("x", "2025-08-18", "Wire", "Island talks", "", STORY);
    let mut archive = archive_of(&[wire(), paper(), again, own]);
    for source in ["Wire", "Paper"] {
        let filter = Filter {
            source: Some(source.to_owned()),
            ..Filter::default()
        };
        let page = archive.first_page(&filter, Sort::Newest, 0, 10).unwrap();
        let page = page.unwrap();
        assert_eq!((page.rows.len(), page.total), (1, 1), "{source}");
    }
}

#[test]
fn copies_in_one_batch_are_found_too_and_the_first_stays() {
    for (batch, kept) in [([wire(), paper()], "w"), ([paper(), wire()], "p")] {
        let mut archive = archive_of(&batch);
        assert_eq!(keys(&mut archive, &Filter::default(), Sort::Newest), kept);
    }
}

#[test]
fn what_is_alike_but_not_the_same_stays_apart() {
    let other = |what: &str, day: &str, source: &str, body: &str| {
        let mut article = printed("o", day, source, what, "", body).article;
        article.title = what.to_owned();
        super::Draft {
            article,
            analysis: crate::analysis::Analysis::default(),
        }
        .prepared()
    };
    let changed = STORY.replace("three hours", "four hours");
    let cases = [
        other("a week later", "2025-08-27", "Paper", STORY),
        other("without a date", "", "Paper", STORY),
        other("changed", "2025-08-18", "Paper", &changed),
        other("grown", "2025-08-18", "Paper", &format!("{STORY} {STORY}")),
    ];
    for case in cases {
        let what = case.article.title.clone();
        let mut archive = archive_of(&[wire()]);
        assert!(archive.put(&[case]).unwrap()[0].is_some(), "{what}");
        let id = archive.id_of("w").unwrap().unwrap();
        assert_eq!(archive.article(id).unwrap().row.n_more_sources, 0, "{what}");
    }
}

#[test]
fn one_address_is_one_article_unless_it_leads_to_many() {
    let page = "https://paper.example/a?id=7";
    let teaser = "Ministers of both states met on the island in the evening.";
    let first = || printed("1", "2025-08-18", "Paper", "Talks", page, STORY);
    let cases = [
        (
            "http://www.paper.example/a?utm_source=x&id=7",
            "Talks",
            "Other words.",
            true,
        ),
        ("http://www.paper.example/a/?id=7", "Island", teaser, true),
        (
            page,
            "Weather",
            "Rain is likely in all parts of the land today.",
            false,
        ),
        ("https://paper.example/a?id=8", "Talks", teaser, false),
    ];
    for (url, title, body, is_same) in cases {
        let mut archive = archive_of(&[first()]);
        let second = printed("2", "2025-11-18", "Feed", title, url, body);
        let stored = archive.put(&[second]).unwrap();
        assert_eq!(stored[0].is_none(), is_same, "{url} {title}");
    }
}

#[test]
fn what_an_older_program_stored_is_found_as_well() {
    let mut archive = archive_of(&[wire()]);
    let older = "DELETE FROM print; DELETE FROM address;
        UPDATE counter SET n = 0 WHERE name = 'prints'";
    archive.connection.execute_batch(older).unwrap();
    let mut from = i64::MIN;
    while archive.put_missing_traces(&mut from).unwrap() {}
    assert_eq!(archive.put(&[paper()]).unwrap(), [None]);
    // Once is enough.
    archive
        .connection
        .execute_batch("DELETE FROM print")
        .unwrap();
    let mut from = i64::MIN;
    assert!(!archive.put_missing_traces(&mut from).unwrap());
    assert_eq!(from, i64::MIN);
}
