//! Archives in files: whose they are, and two at once.

use std::fs;
use std::sync::atomic::AtomicBool;

use super::{archive_of, draft, keys, sample};
use crate::archive::{Archive, ArchiveError, ArchiveHandle, Engine, ImportEvent, import, renew};
use crate::article::Article;
use crate::corrections::Corrections;
use crate::lexicon::Lexicon;
use crate::query::{Filter, Sort, Wanted};

#[test]
fn an_archive_is_there_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/archive.db");
    Archive::open(&path).unwrap().put(&sample()).unwrap();
    let mut again = Archive::open(&path).unwrap();
    assert_eq!(keys(&mut again, &Filter::default(), Sort::Newest), "dcbae");
    let mut reader = Archive::open_read_only(&path).unwrap();
    assert_eq!(keys(&mut reader, &Filter::default(), Sort::Newest), "dcbae");
    let refused = reader
        .put(&[draft("z", "", "", "").prepared()])
        .unwrap_err();
    assert!(
        matches!(refused, ArchiveError::ReadOnly { .. }),
        "{refused}"
    );
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let _archive = Archive::open(&path).unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn files_that_are_no_archive_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let garbage = b"this is no database, whatever its name says. ".repeat(30);
    fs::write(&path, &garbage).unwrap();
    let error = Archive::open(&path).unwrap_err();
    assert!(matches!(error, ArchiveError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains("a.db"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), garbage);

    let foreign = folder.path().join("b.db");
    let other = rusqlite::Connection::open(&foreign).unwrap();
    other.execute_batch("CREATE TABLE t (x)").unwrap();
    let error = Archive::open(&foreign).unwrap_err();
    assert!(matches!(error, ArchiveError::Foreign { .. }), "{error}");

    let newer = folder.path().join("c.db");
    drop(Archive::open(&newer).unwrap());
    let other = rusqlite::Connection::open(&newer).unwrap();
    other.pragma_update(None, "user_version", 99).unwrap();
    let error = Archive::open(&newer).unwrap_err();
    assert!(
        matches!(error, ArchiveError::Newer { found: 99, .. }),
        "{error}"
    );

    let missing = folder.path().join("d.db");
    assert!(Archive::open_read_only(&missing).is_err());
    assert!(!missing.exists());
    assert!(Archive::open(folder.path()).is_err());
}

#[test]
fn a_damaged_page_is_an_error_with_the_name_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    Archive::open(&path).unwrap().put(&sample()).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    for byte in bytes.iter_mut().skip(1024) {
        *byte ^= 0x5a;
    }
    fs::write(&path, &bytes).unwrap();
    let asked =
        Archive::open(&path).and_then(|mut a| a.list(&Filter::default(), Sort::Newest, 0, 9));
    let error = asked.unwrap_err().to_string();
    assert!(
        error.contains("archive.db") && error.contains("damaged"),
        "{error}"
    );
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn an_archive_that_does_not_change_is_read_under_any_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a b?c#d%41é.db");
    Archive::open(&path).unwrap().put(&sample()).unwrap();
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_URI;
    let address = crate::archive::immutable(&path);
    let connection = rusqlite::Connection::open_with_flags(address, flags).unwrap();
    let count = "SELECT count(*) FROM article";
    assert_eq!(connection.query_row(count, [], |row| row.get(0)), Ok(5));
}

/// Before names were kept by their words.
#[test]
fn an_archive_of_an_older_format_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    Archive::open(&path).unwrap().put(&sample()).unwrap();
    let older = rusqlite::Connection::open(&path).unwrap();
    older
        .execute_batch(
            "DROP TABLE deleted_key; DROP TABLE deleted; DROP TABLE feed; DROP TABLE name_word; DROP TABLE correction; DROP TABLE corrected;
             DROP TABLE to_correct; DROP TABLE alias; DROP INDEX report_by_confidence;
             ALTER TABLE report DROP COLUMN confidence; DROP TABLE statement;
             ALTER TABLE article_name DROP COLUMN n_said;
             ALTER TABLE article_name DROP COLUMN is_main;
             ALTER TABLE article_country DROP COLUMN is_main;
             DROP TABLE reprint; DROP TABLE address; DROP TABLE print;
             ALTER TABLE article DROP COLUMN n_more_sources;
             DELETE FROM counter WHERE name = 'prints';
             ALTER TABLE encounter_party DROP COLUMN n_parties;
             PRAGMA user_version = 1",
        )
        .unwrap();
    drop(older);
    let mut archive = Archive::open(&path).unwrap();
    for (name, expected) in [("Berg", "ba"), ("Luis", "cba"), ("Eva Novák", "c")] {
        let filter = Filter {
            parties: vec![Wanted::new(name, None)],
            ..Filter::default()
        };
        assert_eq!(keys(&mut archive, &filter, Sort::Newest), expected);
    }
}

#[test]
fn a_reader_sees_what_a_writer_committed() {
    let folder = tempfile::tempdir().unwrap();
    let mut handle = ArchiveHandle::file(&folder.path().join("archive.db"));
    let mut other = handle.clone();
    handle.with(|archive| archive.put(&sample()[..2])).unwrap();
    let total = |handle: &mut ArchiveHandle| {
        handle
            .with(|a| a.list(&Filter::default(), Sort::Newest, 0, 9))
            .unwrap()
            .total
    };
    assert_eq!(total(&mut other), 2);
    handle.with(|archive| archive.put(&sample())).unwrap();
    assert_eq!(total(&mut other), 5);
}

#[test]
fn handles_in_memory_share_one_archive() {
    let mut handle = ArchiveHandle::memory(archive_of(&sample()));
    let mut other = handle.clone();
    other
        .with(|archive| archive.put(&[draft("z", "", "", "").prepared()]))
        .unwrap();
    assert_eq!(
        handle.with(|archive| archive.stats()).unwrap().n_articles,
        6
    );
}

fn articles(n: usize) -> Vec<Result<Article, String>> {
    let article = |n: usize| draft(&format!("{n}"), "2025-08-12", "T", "Some text.").article;
    (0..n)
        .map(|n| {
            if n % 100 == 7 {
                Err(format!("row {n}\u{1b}[1m"))
            } else {
                Ok(article(n))
            }
        })
        .collect()
}

#[test]
fn an_import_stores_all_and_tells_what_it_could_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    for (mut handle, n_new) in [
        (ArchiveHandle::memory(archive_of(&[])), 445),
        (ArchiveHandle::file(&path), 445),
        (ArchiveHandle::file(&path), 0),
    ] {
        let mut rejected = Vec::new();
        let (engine, cancel) = (Engine::default(), AtomicBool::new(false));
        let mut tell = |event: ImportEvent<'_>| {
            if let ImportEvent::Rejected(reason) = event {
                rejected.push(reason.to_owned());
            }
        };
        let progress = import(
            &mut handle,
            articles(450).into_iter(),
            &engine,
            &cancel,
            &mut tell,
        )
        .unwrap();
        assert_eq!((progress.n_read, progress.n_new), (450, n_new));
        assert_eq!((progress.n_known, progress.n_rejected), (445 - n_new, 5));
        assert_eq!(rejected[0], "row 7");
    }
}

/// The first article shows before the others are read, and a large one keeps nobody waiting.
#[test]
fn an_import_begins_with_small_batches_and_keeps_large_texts_apart() {
    let stored = |articles: Vec<Result<Article, String>>| -> Vec<usize> {
        let mut handle = ArchiveHandle::memory(archive_of(&[]));
        let (engine, cancel) = (Engine::default(), AtomicBool::new(false));
        let mut n_read = Vec::new();
        let mut tell = |event: ImportEvent<'_>| {
            if let ImportEvent::Stored(progress) = event {
                n_read.push(progress.n_read);
            }
        };
        let input = articles.into_iter();
        import(&mut handle, input, &engine, &cancel, &mut tell).unwrap();
        n_read
    };
    assert_eq!(stored(articles(300)), [1, 5, 21, 85, 285, 300]);
    let mut with_large = articles(20);
    let body = "Some text. ".repeat(20_000);
    with_large[3] = Ok(draft("large", "2025-08-12", "T", &body).article);
    assert_eq!(stored(with_large), [1, 3, 4, 20]);
}

#[test]
fn an_import_stops_when_asked_and_goes_on_later() {
    let mut handle = ArchiveHandle::memory(archive_of(&[]));
    let (engine, cancel) = (Engine::default(), AtomicBool::new(false));
    let mut stop = |_: ImportEvent<'_>| cancel.store(true, std::sync::atomic::Ordering::Relaxed);
    let input = || articles(1000).into_iter();
    let stopped = import(&mut handle, input(), &engine, &cancel, &mut stop).unwrap();
    assert!(stopped.n_read < 1000, "{stopped:?}");
    let go_on = AtomicBool::new(false);
    let progress = import(&mut handle, input(), &engine, &go_on, &mut |_| ()).unwrap();
    assert_eq!(progress.n_new + stopped.n_new, 990);
    assert_eq!(progress.n_known, stopped.n_new);
}

#[test]
fn a_second_import_into_the_same_file_says_who_is_at_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = ArchiveHandle::file(&folder.path().join("archive.db"));
    let mut second = first.clone();
    let (engine, cancel) = (Engine::default(), AtomicBool::new(false));
    let mut refused = None;
    let mut tell = |_: ImportEvent<'_>| {
        let again = import(
            &mut second,
            articles(1).into_iter(),
            &engine,
            &cancel,
            &mut |_| (),
        );
        refused = again.err();
    };
    import(
        &mut first,
        articles(5).into_iter(),
        &engine,
        &cancel,
        &mut tell,
    )
    .unwrap();
    let who = format!("process {}", std::process::id());
    assert!(
        matches!(&refused, Some(ArchiveError::Busy { who: w, .. }) if *w == who),
        "{refused:?}"
    );
}

/// A program that finds what this one finds, when an older one filled the archive: everything
/// that was found is replaced, what the reader did is kept.
#[test]
fn an_import_renews_what_an_older_program_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let mut archive = Archive::open(&path).unwrap();
    archive.put(&sample()).unwrap();
    let b = super::id(&archive, "b");
    archive.set_read(&[b], true).unwrap();
    assert!(!archive.needs_renewal().unwrap());
    let older = rusqlite::Connection::open(&path).unwrap();
    older
        .execute_batch(
            "UPDATE content SET version = 999, analysis = x'ff';
             UPDATE counter SET n = 999 WHERE name = 'version'",
        )
        .unwrap();
    assert!(archive.needs_renewal().unwrap());
    assert!(archive.article(b).unwrap().analysis.meetings.is_empty());

    let mut handle = ArchiveHandle::file(&path);
    let (lexicon, cancel) = (Lexicon::builtin(), AtomicBool::new(false));
    let engine = Engine::new(lexicon.clone(), Corrections::default());
    let nothing = Vec::<Result<Article, String>>::new().into_iter();
    import(&mut handle, nothing, &engine, &cancel, &mut |_| ()).unwrap();
    assert!(!archive.needs_renewal().unwrap());
    let mut expected = Archive::in_memory().unwrap();
    let articles = sample()
        .into_iter()
        .map(|p| crate::archive::prepare(p.article, &lexicon));
    expected.put(&articles.collect::<Vec<_>>()).unwrap();
    for key in ["a", "b", "c", "d", "e"] {
        let (id, other) = (super::id(&archive, key), super::id(&expected, key));
        let (renewed, new) = (
            archive.article(id).unwrap(),
            expected.article(other).unwrap(),
        );
        assert_eq!(renewed.analysis, new.analysis);
        assert_eq!(renewed.row.countries, new.row.countries);
    }
    assert!(archive.article(b).unwrap().row.read);
    let (renewed, new) = (archive.stats().unwrap(), expected.stats().unwrap());
    assert_eq!(
        (renewed.n_names, renewed.n_reports),
        (new.n_names, new.n_reports)
    );
    assert_eq!((renewed.n_articles, renewed.n_read), (5, 1));
}

/// What a reader looks at first is renewed first, and how much there is to do is told.
#[test]
fn the_newest_articles_are_renewed_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let mut archive = Archive::open(&path).unwrap();
    let day = |n: i64| jiff::civil::date(2024, 1, 1) + jiff::Span::new().days(n);
    let dated = |n: i64| {
        let body = "Chile thanked Peru.";
        draft(&format!("n{n}"), &day(n).to_string(), "T", body).prepared()
    };
    let articles: Vec<_> = (0..250).map(dated).collect();
    archive.put(&articles).unwrap();
    let older = rusqlite::Connection::open(&path).unwrap();
    let age = "UPDATE content SET version = 1, analysis = x'';
               UPDATE counter SET n = 1 WHERE name = 'version'";
    older.execute_batch(age).unwrap();
    let engine = Engine::new(Lexicon::builtin(), Corrections::default());
    let (cancel, mut told) = (AtomicBool::new(false), Vec::new());
    let mut tell = |event: ImportEvent<'_>| {
        if let ImportEvent::Stored(progress) = event {
            told.push((progress.n_read, progress.n_total));
            cancel.store(progress.n_read > 0, std::sync::atomic::Ordering::Relaxed);
        }
    };
    renew(&mut ArchiveHandle::file(&path), &engine, &cancel, &mut tell).unwrap();
    let [.., (n_read, total)] = told[..] else {
        panic!("nothing was told");
    };
    assert!(0 < n_read && n_read < 250, "{n_read}");
    assert_eq!(total, Some(250));
    let mut is_renewed = |n: i64| {
        let id = archive.id_of(&format!("n{n}")).unwrap().unwrap();
        !archive.article(id).unwrap().analysis.mentions.is_empty()
    };
    let n_old = 250 - n_read as i64;
    assert!((0..250).all(|n| is_renewed(n) == (n >= n_old)));
}
