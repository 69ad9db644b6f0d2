//! What is stored comes back; what is known stays as it is.

use proptest::prelude::{ProptestConfig, prop, prop_assert, prop_assert_eq, proptest};

use super::{archive, archive_of, draft, id, sample};
use crate::analysis::{
    Confidence, DayInterval, EntityKind, Grain, MeetingKind, Status, TimeExpr, TimexType,
};
use crate::archive::{Archive, ArchiveError, Prepared};
use crate::article::{Block, BlockKind, Link, Origin};
use crate::query::{Filter, Sort, TimelineScope};
use crate::text::Span;
use crate::timeline::{ArticleId, Encounter, merge, tellings};

#[test]
fn an_article_comes_back_as_it_went_in() {
    let articles = sample();
    let mut archive = archive_of(&articles);
    for prepared in &articles {
        let id = id(&archive, &prepared.article.key);
        let stored = archive.article(id).unwrap();
        assert_eq!(stored.article, prepared.article);
        assert_eq!(stored.analysis, prepared.analysis);
        assert_eq!(stored.encounters.len(), prepared.analysis.meetings.len());
        assert_eq!(stored.row.id, id);
    }
}

#[test]
fn contacts_come_back_with_the_names_of_their_parties() {
    let body = "Anna Berg met Luis Ortega";
    let told = draft("https://news.example/1", "2025-08-18", "A title", body);
    let names = ["Anna Berg", "Luis Ortega"];
    let mut told = told.tells(Status::Held, MeetingKind::Meeting, names, "");
    let mut contact = told.analysis.meetings.remove(0);
    contact.reason = "an encounter of people who are only described".into();
    contact.participants[1].name = "Luis Ortega Ruiz".to_owned();
    contact.participants.push(contact.participants[0].clone());
    contact.participants[2].name = String::new();
    told.analysis.contacts.push(contact);
    let prepared = told.prepared();
    let mut archive = archive_of(std::slice::from_ref(&prepared));
    let id = id(&archive, "https://news.example/1");
    let stored = archive.article(id).unwrap();
    assert_eq!(stored.analysis.contacts, prepared.analysis.contacts);
    assert!(stored.encounters.is_empty());
}

#[test]
fn every_part_of_an_article_is_stored() {
    let mut full = draft(
        "https://news.example/1",
        "2025-08-18",
        "A title",
        "Body\n\nwith • item",
    );
    let span = Span::new(6, 10);
    full.article.url = Some("https://news.example/1".to_owned());
    full.article.author = Some("E. Writer".to_owned());
    full.article.tags = vec!["peace".to_owned(), "lake".to_owned()];
    full.article.title_made = true;
    full.article.dateline_place = Some(span);
    full.article.blocks = vec![Block {
        span,
        kind: BlockKind::ListItem(1),
    }];
    full.article.links = vec![Link {
        span,
        url: "https://example.org".to_owned(),
    }];
    full.article.origin = Some(Origin {
        file: "a.jsonl".to_owned(),
        line: 7,
    });
    let time = jiff::civil::time(23, 5, 9, 0);
    full.article.published = full.article.published.map(|p| crate::article::Published {
        time: Some(time),
        ..p
    });
    let prepared = full.prepared();
    let mut archive = archive_of(std::slice::from_ref(&prepared));
    let id = id(&archive, "https://news.example/1");
    assert_eq!(archive.article(id).unwrap().article, prepared.article);
}

#[test]
fn reasons_made_from_the_text_come_back_too() {
    let mut draft = draft("a", "2025-08-18", "T", "Anna Berg met Luis Ortega.")
        .names("Anna Berg", EntityKind::Person, "SE")
        .names("Luis Ortega", EntityKind::Person, "MX");
    draft.analysis.mentions[0].reason = format!("like {}", "Anna").into();
    let prepared = draft.prepared();
    let mut archive = archive_of(std::slice::from_ref(&prepared));
    let id = id(&archive, "a");
    assert_eq!(archive.article(id).unwrap().analysis, prepared.analysis);
}

#[test]
fn times_names_and_spans_come_back_in_every_form() {
    let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    let mut draft = draft(
        "a",
        "2025-08-18",
        "T",
        "On Monday Anna Berg met Berg, by September.",
    )
    .names("Berg", EntityKind::Person, "SE")
    .names("Ms Anna Berg of Lund", EntityKind::Person, "SE");
    draft.analysis.entities[0].name = String::new();
    let time = |start, value: &str, days| TimeExpr {
        span: Span::new(start, start + 6),
        timex: TimexType::Date,
        value: value.to_owned(),
        days,
        grain: Grain::Day,
        confidence: Confidence(70),
        reason: "a day of the week".into(),
    };
    let month = DayInterval {
        first: day("2025-09-01"),
        last: day("2025-09-30"),
    };
    draft.analysis.times = vec![
        time(3, "2025-08-18", Some(DayInterval::day(day("2025-08-18")))),
        time(33, "2025-09", Some(month)),
        time(2, "PAST_REF", None),
        time(0, "", Some(DayInterval::day(day("-000044-03-15")))),
    ];
    let prepared = draft.prepared();
    let mut archive = archive_of(std::slice::from_ref(&prepared));
    let id = id(&archive, "a");
    assert_eq!(archive.article(id).unwrap().analysis, prepared.analysis);
}

#[test]
fn storing_twice_stores_once() {
    let mut twice = archive();
    let before = twice.stats().unwrap();
    assert_eq!(twice.put(&sample()).unwrap(), vec![None; 5]);
    assert_eq!(twice.stats().unwrap(), before);
}

#[test]
fn a_known_key_keeps_its_first_text() {
    let mut archive = archive();
    let changed = draft("a", "2025-08-12", "Another title", "Another body.").prepared();
    assert_eq!(archive.put(&[changed]).unwrap(), [None]);
    let id = id(&archive, "a");
    assert_eq!(
        archive.article(id).unwrap().article.title,
        "Berg to see Ortega"
    );
    assert_eq!(archive.known(&["a", "z"]).unwrap(), [true, false]);
}

#[test]
fn the_same_key_twice_in_a_batch_is_stored_once() {
    let article = || draft("x", "2025-08-12", "T", "Body.").prepared();
    let mut archive = Archive::in_memory().unwrap();
    let stored = archive.put(&[article(), article()]).unwrap();
    assert!(stored[0].is_some() && stored[1].is_none());
}

#[test]
fn an_unknown_id_is_an_error_that_names_it() {
    let error = archive().article(ArticleId(4711)).unwrap_err();
    assert!(matches!(error, ArchiveError::NoArticle(4711)), "{error}");
}

#[test]
fn ids_follow_the_time_of_publication_whatever_the_order_of_arrival() {
    let mut archive = Archive::in_memory().unwrap();
    for prepared in sample().into_iter().rev() {
        archive.put(&[prepared]).unwrap();
    }
    // b and c are of one day: the one that came first stands first.
    let order = super::keys(&mut archive, &Filter::default(), Sort::Oldest);
    assert_eq!(order, "eacbd");
}

#[test]
fn more_articles_than_a_second_has_numbers_keep_their_order() {
    let n = 8192 + 3;
    let articles: Vec<Prepared> = (0..n)
        .map(|n| draft(&format!("{n}"), "2025-08-12", "", "").prepared())
        .collect();
    let mut archive = archive_of(&articles);
    let next_day = draft("next", "2025-08-13", "", "").prepared();
    archive.put(&[next_day]).unwrap();
    let ids = archive.ids(&Filter::default(), Sort::Oldest).unwrap();
    assert_eq!(ids.len(), n + 1);
    assert_eq!(ids.last(), Some(&id(&archive, "next")));
    assert_eq!(ids[n - 1], id(&archive, &format!("{}", n - 1)));
}

/// Storing articles one by one merges as all together are merged.
#[test]
fn stored_encounters_are_those_of_the_timeline() {
    use EntityKind::{Country, Person};
    let held = |key, day, names: [(&str, EntityKind, &str); 2], when| {
        let [(a, _, _), (b, _, _)] = names;
        let mut draft = draft(key, day, "T", &format!("{a} met {b} for talks."));
        for (name, kind, country) in names {
            draft = draft.names(name, kind, country);
        }
        draft
            .tells(Status::Held, MeetingKind::Talks, [a, b], when)
            .prepared()
    };
    let berg = ("Anna Berg", Person, "SE");
    let ortega = ("Luis Ortega", Person, "MX");
    let states = [("Sweden", Country, "SE"), ("Mexico", Country, "MX")];
    let articles = [
        held("a", "2025-08-16", states, "2025-08-15"),
        held("b", "2025-08-16", [berg, ortega], "2025-08-15"),
        held(
            "c",
            "2025-08-17",
            [("Berg", Person, ""), ("Ortega", Person, "")],
            "",
        ),
        held("d", "2025-09-02", [berg, ortega], "2025-09-01"),
        held(
            "e",
            "2025-09-02",
            [berg, ("Eva Novak", Person, "CZ")],
            "2025-09-01",
        ),
    ];
    let mut archive = archive_of(&articles);
    let ids = articles.iter().map(|p| id(&archive, &p.article.key));
    let told = ids
        .zip(&articles)
        .flat_map(|(id, p)| tellings(id, &p.article, &p.analysis));
    let n_reports = |encounters: &[Encounter]| -> Vec<usize> {
        encounters.iter().map(|e| e.reports.len()).collect()
    };
    let by_articles = |mut encounters: Vec<Encounter>| {
        encounters.sort_by_key(|e| e.reports.first().map(|r| r.article));
        encounters
    };
    let merged = by_articles(merge(told.collect()));
    assert_eq!(n_reports(&merged), [3, 1, 1]);
    let scope = TimelineScope::Archive(Box::default());
    let stored = archive.timeline(&scope, Confidence::SHOWN, 0, 9);
    let stored = by_articles(stored.unwrap().rows);
    assert_eq!(n_reports(&stored), [3, 1, 1]);
    for (stored, merged) in stored.iter().zip(&merged) {
        let as_merged = Encounter {
            id: merged.id,
            ..stored.clone()
        };
        assert_eq!(&as_merged, merged);
    }
}

#[test]
fn an_encounter_grows_with_each_report() {
    let mut archive = archive();
    let told = archive.article(id(&archive, "a")).unwrap().encounters[0];
    let encounter = archive.encounter(told).unwrap();
    assert_eq!(encounter.status, Status::Held);
    assert_eq!(encounter.kind, MeetingKind::Meeting);
    let titles: Vec<&str> = encounter.reports.iter().map(|r| r.title.as_str()).collect();
    assert_eq!(titles, ["Berg to see Ortega", "Élan at the lake"]);
    assert!(encounter.reports[1].sentence.starts_with("Anna Berg met"));
    assert_eq!(encounter.reports[0].source.as_deref(), Some("Harbour Post"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_text_goes_in_and_comes_out(
        texts in prop::collection::vec(("\\PC{0,20}", ".{0,60}", "[a-z]{1,3}"), 1..6),
        day in 0_i64..3_000_000,
    ) {
        let date = super::super::ids::date_of(day - 700_000).unwrap().to_string();
        let articles: Vec<Prepared> = texts
            .iter()
            .map(|(title, body, key)| draft(key, &date, title, body).prepared())
            .collect();
        let mut archive = Archive::in_memory().unwrap();
        let ids = archive.put(&articles).unwrap();
        for (prepared, id) in articles.iter().zip(ids) {
            if let Some(id) = id {
                prop_assert_eq!(&archive.article(id).unwrap().article, &prepared.article);
            }
            prop_assert!(archive.id_of(&prepared.article.key).unwrap().is_some());
        }
    }
}
