//! What is stored follows the corrections: the sample articles, corrected afterwards, are as if
//! they had been corrected from the start, and what is taken back leaves nothing behind.

use std::sync::atomic::AtomicBool;

use crate::analysis::{Confidence, EntityKind};
use crate::archive::{Archive, ArchiveHandle, Engine, ImportEvent, correct, import};
use crate::article::{Article, Options, read, sample};
use crate::corrections::{Correction, Corrections};
use crate::lexicon::Lexicon;
use crate::query::{Affected, Filter, Sort, TimelineScope, Wanted};

/// One of each kind, about what the sample articles tell.
const FILE: &str = r#"
[[kind]]
name = "NATO"
is = "place"

[[country]]
name = "Friedrich Merz"
country = "Austria"

[[country]]
name = "Geneva"
country = "none"

[[same_person]]
name = "JD Vance"
is = "Anthony Albanese"

[[different_person]]
name = "Donald Trump"
is = "Donald Trump (another)"
source = "Harbor Wire"

[[speaker]]
quote = "Nobody will depart from it"
speaker = "nobody"

[[not_a_meeting]]
between = ["Putin", "Donald Trump"]

[[kind]]
name = "Nowhere at all"
is = "place"
"#;

fn corrections(file: &str) -> Corrections {
    let list = crate::corrections::read(file).corrections;
    Corrections::new(list.into_iter().map(|(c, _)| c).collect())
}

fn articles() -> Vec<Result<Article, String>> {
    let options = Options::default();
    let mut articles = Vec::new();
    // A third of the sample has something for each of the corrections.
    for (name, bytes) in sample::files().step_by(3) {
        articles.extend(read(name, bytes, &options).map(|a| a.map_err(|e| e.to_string())));
    }
    articles
}

/// The sample, imported while these corrections are in force.
fn imported(file: &str) -> (ArchiveHandle, Engine) {
    let mut handle = ArchiveHandle::memory(Archive::in_memory().unwrap());
    let engine = Engine::new(Lexicon::builtin(), corrections(file));
    let never = AtomicBool::new(false);
    let input = articles().into_iter();
    import(&mut handle, input, &engine, &never, &mut |_| ()).unwrap();
    (handle, engine)
}

fn follow(handle: &mut ArchiveHandle, engine: &Engine) -> usize {
    let never = AtomicBool::new(false);
    let mut n_told = 0;
    let mut tell = |event: ImportEvent<'_>| {
        if let ImportEvent::Stored(progress) = event {
            n_told = progress.n_new;
        }
    };
    let progress = correct(handle, engine, &never, &mut tell).unwrap();
    assert_eq!(progress.n_new, n_told);
    progress.n_new
}

/// Everything that is stored, in a form that does not depend on the order of storing.
fn contents(handle: &mut ArchiveHandle) -> Vec<String> {
    handle
        .with(|archive| {
            let mut lines = Vec::new();
            for id in archive.ids(&Filter::default(), Sort::Newest)? {
                let stored = archive.article(id)?;
                lines.push(format!("{:?} {:?}", stored.row, stored.analysis));
            }
            let mut names = archive.names("", None, 10_000)?;
            names.sort_by(|a, b| (&a.key, a.kind).cmp(&(&b.key, b.kind)));
            lines.extend(
                names
                    .iter()
                    .map(|n| format!("{} {:?} {}", n.key, n.kind, n.n_articles)),
            );
            let mut countries = archive.countries(&Filter::default(), &|code| code.to_string())?;
            countries.sort_by_key(|c| c.country);
            lines.extend(
                countries
                    .iter()
                    .map(|c| format!("{} {}", c.country, c.n_articles)),
            );
            let stats = archive.stats()?;
            lines.push(format!(
                "{} names, {} reports",
                stats.n_names, stats.n_reports
            ));
            Ok(lines)
        })
        .unwrap()
}

#[track_caller]
fn check_same(a: &mut ArchiveHandle, b: &mut ArchiveHandle) {
    for (a, b) in contents(a).iter().zip(contents(b)) {
        assert_eq!(*a, b);
    }
}

#[test]
fn corrected_afterwards_is_corrected_from_the_start_and_back_again() {
    let (mut plain, _) = imported("");
    let (mut from_start, _) = imported(FILE);
    let (mut handle, engine) = imported("");
    engine.correct_by(corrections(FILE));
    let n = follow(&mut handle, &engine);
    let n_all = articles().len();
    assert!(0 < n && n < n_all, "{n} of {n_all} were touched");
    check_same(&mut handle, &mut from_start);
    assert_eq!(follow(&mut handle, &engine), 0);

    engine.correct_by(Corrections::default());
    assert!(follow(&mut handle, &engine) <= n);
    check_same(&mut handle, &mut plain);
}

#[test]
fn every_encounter_has_its_reports_and_every_report_its_encounter() {
    let (mut handle, engine) = imported("");
    for file in [FILE, "", FILE] {
        engine.correct_by(corrections(file));
        follow(&mut handle, &engine);
        handle
            .with(|archive| {
                let stats = archive.stats()?;
                let all = TimelineScope::Archive(Box::default());
                let window = archive.timeline(&all, Confidence::SHOWN, 0, 100_000)?;
                assert_eq!(window.total as u64, stats.n_encounters);
                assert!(window.rows.iter().all(|e| !e.reports.is_empty()));
                let n_reports: usize = window.rows.iter().map(|e| e.reports.len()).sum();
                assert_eq!(n_reports as u64, stats.n_reports);
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn where_corrections_found_something_is_known() {
    let (mut handle, engine) = imported(FILE);
    let list = engine.corrections();
    let counts: Vec<usize> = list
        .list()
        .iter()
        .map(|c| handle.with(|archive| archive.n_corrected(&c.id())).unwrap())
        .collect();
    assert!(counts[..7].iter().all(|n| *n > 0), "{counts:?}");
    assert_eq!(counts[7], 0);
    // What they would find is told beforehand.
    let (mut plain, _) = imported("");
    for (correction, n) in list.list().iter().zip(counts) {
        let affected = plain
            .with(|archive| archive.affected(std::slice::from_ref(correction), &Lexicon::builtin()))
            .unwrap();
        let expected = Affected {
            n_articles: n,
            is_exact: true,
        };
        assert_eq!(affected, expected, "{}", correction.words());
    }
}

#[test]
fn a_name_that_was_corrected_is_found_as_what_it_is() {
    let (mut handle, engine) = imported("");
    let kinds = |handle: &mut ArchiveHandle| {
        let found = handle
            .with(|archive| archive.names("nato", None, 5))
            .unwrap();
        let nato = found.into_iter().filter(|n| n.name == "NATO");
        nato.map(|n| n.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&mut handle), [EntityKind::Organization]);
    engine.correct_by(corrections(FILE));
    follow(&mut handle, &engine);
    assert_eq!(kinds(&mut handle), [EntityKind::Place]);
}

#[test]
fn a_filter_for_the_other_name_finds_the_person() {
    let (mut handle, engine) = imported("");
    let file = "[[same_person]]\nname = \"Friedrich Merz\"\nis = \"Ottokar Lindqvist\"\n";
    engine.correct_by(corrections(file));
    let person = Some(EntityKind::Person);
    let n_found = |handle: &mut ArchiveHandle, name: &str| {
        let parties = vec![Wanted::new(name, person)];
        let filter = Filter {
            parties,
            ..Filter::default()
        };
        let ids = handle.with(|archive| archive.ids(&filter, Sort::Newest));
        ids.unwrap().len()
    };
    let n = n_found(&mut handle, "Friedrich Merz");
    assert!(n > 0);
    follow(&mut handle, &engine);
    assert_eq!(n_found(&mut handle, "Friedrich Merz"), n);
    assert_eq!(n_found(&mut handle, "Ottokar Lindqvist"), n);
    engine.correct_by(Corrections::default());
    follow(&mut handle, &engine);
    assert_eq!(n_found(&mut handle, "Friedrich Merz"), n);
    assert_eq!(n_found(&mut handle, "Ottokar Lindqvist"), 0);
}

/// An import that was under way when a reader corrected something: what it analysed before that
/// is corrected in the end.
#[test]
fn what_was_analysed_under_other_corrections_waits_for_those_in_force() {
    let (mut from_start, _) = imported(FILE);
    let mut handle = ArchiveHandle::memory(Archive::in_memory().unwrap());
    let never = AtomicBool::new(false);
    let older = Engine::new(Lexicon::builtin(), Corrections::default());
    let engine = Engine::new(Lexicon::builtin(), corrections(FILE));
    let mut reader = handle.clone();
    let mut is_corrected = false;
    let mut tell = |_: ImportEvent<'_>| {
        if !is_corrected {
            is_corrected = true;
            follow(&mut reader, &engine);
        }
    };
    import(
        &mut handle,
        articles().into_iter(),
        &older,
        &never,
        &mut tell,
    )
    .unwrap();
    assert!(
        handle
            .with(|a| a.needs_correction(&engine.corrections()))
            .unwrap()
    );
    assert!(follow(&mut handle, &engine) > 0);
    check_same(&mut handle, &mut from_start);
    assert!(
        !handle
            .with(|a| a.needs_correction(&engine.corrections()))
            .unwrap()
    );
}

#[test]
fn correcting_stops_when_asked_and_goes_on_later() {
    let (mut handle, engine) = imported("");
    let every = corrections("[[kind]]\nname = \"Donald Trump\"\nis = \"organisation\"\n");
    let list: Vec<Correction> = every.list().to_vec();
    engine.correct_by(every);
    let stopped = AtomicBool::new(true);
    let progress = correct(&mut handle, &engine, &stopped, &mut |_| ()).unwrap();
    assert_eq!(progress.n_new, 0);
    let waiting = handle.with(|archive| archive.n_to_correct()).unwrap();
    assert_eq!(progress.n_total, Some(waiting));
    assert_eq!(follow(&mut handle, &engine), waiting);
    let n = handle
        .with(|archive| archive.n_corrected(&list[0].id()))
        .unwrap();
    assert!(0 < n && n <= waiting);
}

/// What other articles say of a person fills only what no reader has said.
#[test]
fn what_a_reader_says_of_a_person_stands_against_what_was_learned() {
    let row = |key: &str, day: &str, body: &str| {
        let draft = super::draft(key, day, "T", body);
        Ok::<Article, String>(draft.article)
    };
    let told = "Swedish Foreign Minister Anna Berg met Danish Prime Minister Ole Dahl in Malmo.";
    let input = vec![
        row("a", "2025-08-11", told),
        row("b", "2025-08-12", told),
        row(
            "c",
            "2025-08-13",
            "“We are glad,” Anna Berg told reporters on Wednesday.",
        ),
    ];
    for (country, expected) in [("Finland", Some("FI")), ("none", None)] {
        let file = format!(
            "[[country]]\nname = \"Anna Berg\"\ncountry = \"{country}\"\narticle = \"c\"\n"
        );
        let mut handle = ArchiveHandle::memory(Archive::in_memory().unwrap());
        let engine = Engine::new(Lexicon::builtin(), corrections(&file));
        let never = AtomicBool::new(false);
        import(
            &mut handle,
            input.clone().into_iter(),
            &engine,
            &never,
            &mut |_| (),
        )
        .unwrap();
        let found = handle
            .with(|archive| {
                let id = super::id(archive, "c");
                Ok(archive.article(id)?.analysis)
            })
            .unwrap();
        let berg = found
            .entities
            .iter()
            .find(|e| e.name == "Anna Berg")
            .unwrap();
        let code = berg.country.map(|code| code.to_string());
        assert_eq!(code.as_deref(), expected);
    }
}
