//! Articles that are deleted and come back.

use super::{archive_of, draft, id, keys, sample};
use crate::analysis::{Confidence, EntityKind};
use crate::archive::{Archive, Prepared, Verdict};
use crate::query::{Filter, Sort, TimelineScope};
use crate::timeline::ArticleId;

/// Everything that questions answer, in words; encounters by what they are, not by their ids.
fn state(archive: &mut Archive) -> Vec<String> {
    let mut told = Vec::new();
    let filter = Filter::default();
    for id in archive.ids(&filter, Sort::Newest).unwrap() {
        let mut stored = archive.article(id).unwrap();
        stored.encounters.clear();
        told.push(format!("{stored:?}"));
    }
    let scope = TimelineScope::Archive(Box::default());
    let timeline = archive.timeline(&scope, Confidence(0), 0, 100).unwrap();
    for encounter in timeline.rows {
        let reports: Vec<_> = encounter
            .reports
            .iter()
            .map(|r| (r.article, r.meeting))
            .collect();
        let parties: Vec<_> = encounter.parties.iter().map(|p| &p.key).collect();
        told.push(format!(
            "{parties:?} {:?} {:?} {reports:?}",
            encounter.status, encounter.when
        ));
    }
    for kind in [EntityKind::Person, EntityKind::Place] {
        told.push(format!(
            "{:?}",
            archive.names_among(&filter, kind, 100).unwrap()
        ));
    }
    told.push(format!(
        "{:?}",
        archive
            .countries(&filter, &|code| code.to_string())
            .unwrap()
    ));
    let mut stats = archive.stats().unwrap();
    stats.n_bytes = 0;
    told.push(format!("{stats:?}"));
    told
}

/// The sample with marks, and a second outlet for one article.
fn marked() -> Archive {
    let mut archive = archive_of(&sample());
    let (b, c) = (id(&archive, "b"), id(&archive, "c"));
    archive.set_read(&[b, c], true).unwrap();
    archive.set_starred(&[b], true).unwrap();
    archive
}

/// As the analysis found it the first time.
fn again(article: crate::article::Article) -> Prepared {
    let mut made = sample().into_iter();
    let made = made.find(|p| p.article.key == article.key).unwrap();
    Prepared::new(article, made.analysis)
}

#[test]
fn what_is_deleted_comes_back_as_it_was() {
    for wanted in ["a", "b", "c", "d", "e", "ab", "abcde"] {
        let mut archive = marked();
        let before = state(&mut archive);
        let ids: Vec<ArticleId> = wanted
            .chars()
            .map(|c| id(&archive, &c.to_string()))
            .collect();
        assert_eq!(archive.delete(&ids, 1_000).unwrap(), ids);
        let left = keys(&mut archive, &Filter::default(), Sort::Newest);
        assert!(
            left.chars().all(|c| !wanted.contains(c)),
            "{wanted}: {left}"
        );
        assert_eq!(left.len(), 5 - wanted.len());
        let found = archive.examine(true);
        let bad: Vec<_> = found.iter().filter(|f| f.verdict != Verdict::Ok).collect();
        assert!(bad.is_empty(), "{wanted}: {bad:?}");
        assert_eq!(archive.deleted().unwrap().len(), wanted.len());
        assert_eq!(archive.undelete(&ids, again).unwrap(), ids);
        assert_eq!(state(&mut archive), before, "{wanted}");
        assert!(archive.deleted().unwrap().is_empty());
    }
}

#[test]
fn what_is_left_is_as_if_the_deleted_had_never_come() {
    for key in ["a", "c"] {
        let mut without = sample();
        without.retain(|p| p.article.key != key);
        let mut never = archive_of(&without);
        let mut archive = archive_of(&sample());
        let id = id(&archive, key);
        archive.delete(&[id], 1_000).unwrap();
        assert_eq!(state(&mut archive), state(&mut never), "{key}");
    }
}

#[test]
fn what_is_deleted_is_not_stored_again_until_it_is_purged() {
    let mut archive = archive_of(&sample());
    let b = id(&archive, "b");
    archive.delete(&[b], 1_000).unwrap();
    assert_eq!(archive.known(&["b", "x"]).unwrap(), [true, false]);
    assert_eq!(archive.put(&sample()).unwrap(), [None; 5]);
    assert_eq!(archive.delete(&[b], 2_000).unwrap(), []);
    assert_eq!(archive.purge_deleted(1_000).unwrap(), 0);
    assert_eq!(archive.purge_deleted(1_001).unwrap(), 1);
    assert!(archive.undelete(&[b], again).unwrap().is_empty());
    assert_eq!(archive.put(&sample()).unwrap().iter().flatten().count(), 1);
}

#[test]
fn what_was_deleted_last_stands_first() {
    let mut archive = archive_of(&sample());
    for key in ["a", "d"] {
        let id = id(&archive, key);
        archive.delete(&[id], 1_000).unwrap();
    }
    let rows = archive.deleted().unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.title.as_str(), row.batch))
        .collect();
    assert_eq!(told, [("bread prices", 2), ("Berg to see Ortega", 1)]);
}

#[test]
fn what_an_older_program_found_goes_as_well() {
    let mut archive = archive_of(&sample());
    let all: Vec<ArticleId> = archive.ids(&Filter::default(), Sort::Newest).unwrap();
    let old = "UPDATE content SET version = 1";
    archive.connection.execute(old, []).unwrap();
    archive.delete(&all, 1_000).unwrap();
    let mut empty = Archive::in_memory().unwrap();
    assert_eq!(state(&mut archive), state(&mut empty));
}

#[test]
fn a_copy_of_what_is_deleted_is_not_stored() {
    let story = "Ministers of both states met on the island in the evening and spoke for three hours \
        about the railway, the harvest and the price of grain, their offices said, and neither side \
        told reporters what had been agreed before the ferries stop for good.";
    let printed = |key: &str, source: &str| {
        let title = format!("As {source} has it");
        draft(key, "2025-08-18", &title, story)
            .source(source)
            .prepared()
    };
    let mut archive = archive_of(&[printed("w", "Wire")]);
    let wire = id(&archive, "w");
    archive.delete(&[wire], 1_000).unwrap();
    assert_eq!(archive.put(&[printed("p", "Paper")]).unwrap(), [None]);
    assert_eq!(keys(&mut archive, &Filter::default(), Sort::Newest), "");
}
