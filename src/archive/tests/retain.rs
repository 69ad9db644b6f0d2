//! What the user's rules do not keep is deleted, and comes back.

use std::sync::atomic::AtomicBool;

use jiff::civil::date;

use super::{archive_of, draft, id, keys, sample};
use crate::archive::{ArchiveHandle, Prepared, Retention, Verdict, retain};
use crate::query::{Filter, Sort};

/// The sample, all of August 2025, with one article of no date, and a star on the oldest.
fn all() -> Vec<Prepared> {
    let mut all = sample();
    all.retain(|prepared| prepared.article.published.is_some());
    let text = "Nobody says when this was written.";
    all.push(draft("z", "", "Undated", text).prepared());
    all
}

#[test]
fn what_the_rules_do_not_keep_is_deleted() {
    // Newest first, those of no date last.
    let every = {
        let mut archive = archive_of(&all());
        keys(&mut archive, &Filter::default(), Sort::Newest)
    };
    assert!(every.ends_with("az"), "{every}");
    let n = every.len() as u32;
    let but = |left_out: &str| every.replace(|c| left_out.contains(c), "");
    for (days, articles, starred, left) in [
        (None, None, true, every.clone()),
        (Some(6), None, false, every.clone()),
        (Some(5), None, true, every.clone()),
        (Some(5), None, false, but("a")),
        (None, Some(n), false, every.clone()),
        (None, Some(n - 1), true, but("z")),
        (None, Some(n - 2), true, but("z")),
        (None, Some(n - 2), false, but("az")),
        (Some(5), Some(n - 1), false, but("az")),
        (Some(36_500), Some(u32::MAX), false, every.clone()),
        (Some(u32::MAX), None, false, every.clone()),
    ] {
        let rules = Retention {
            days,
            articles,
            starred,
        };
        let mut archive = archive_of(&all());
        let a = id(&archive, "a");
        archive.set_starred(&[a], true).unwrap();
        let mut handle = ArchiveHandle::memory(archive);
        let today = date(2025, 8, 18);
        let run = |handle: &mut ArchiveHandle, stop: bool| {
            retain(handle, &rules, today, 1_000, &AtomicBool::new(stop)).unwrap()
        };
        assert_eq!(run(&mut handle, true), 0, "stopped, {rules:?}");
        let n_deleted = run(&mut handle, false);
        assert_eq!(n_deleted, every.len() - left.len(), "{rules:?}");
        assert_eq!(run(&mut handle, false), 0, "again, {rules:?}");
        let told = handle.with(|archive| {
            let bad = archive.examine(true);
            assert!(bad.iter().all(|f| f.verdict == Verdict::Ok), "{bad:?}");
            let batches: Vec<i64> = archive.deleted()?.iter().map(|row| row.batch).collect();
            assert_eq!(batches, vec![1; n_deleted], "{rules:?}");
            Ok(keys(archive, &Filter::default(), Sort::Newest))
        });
        assert_eq!(told.unwrap(), left, "{rules:?}");
    }
}
