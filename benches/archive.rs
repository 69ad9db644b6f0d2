//! What the archive takes to store articles and to answer, at one or more sizes.
//!
//! `cargo bench --bench archive -- 1000 100000` makes archives of generated articles, in which a
//! few thousand people meet, some of them much more often than others; `-- dense 1000` those of a
//! small world where thirteen people meet all the time, in no order of time; `-- PATH` asks an
//! archive that exists. Prints the median of many runs of each question, so that the figures can
//! be compared between sizes of one run; absolute times depend on the machine.

#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use dateline::analysis::Confidence;
use dateline::archive::{Archive, ArchiveHandle, Engine, import};
use dateline::article::{Article, Published, PublishedFrom};
use dateline::corrections::Corrections;
use dateline::lexicon::{CountryCode, Lexicon};
use dateline::query::language::parse;
use dateline::query::{Filter, Sort, TimelineScope};
use jiff::ToSpan;
use jiff::civil::date;

/// Rows of a tall terminal.
const PAGE: usize = 60;

/// Runs of which the median is told.
const RUNS: usize = 101;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let mut sizes = Vec::new();
    let mut world = World::Wide;
    for argument in std::env::args().skip(1).filter(|a| !a.starts_with("--")) {
        match argument.parse::<usize>() {
            Ok(n) => sizes.push(n),
            Err(_) if argument == "dense" => world = World::Dense,
            Err(_) => return ask(&PathBuf::from(argument)),
        }
    }
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }
    for n in sizes {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("archive.db");
        fill(&path, n, world)?;
        ask(&path)?;
    }
    Ok(())
}

/// What the generated articles tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum World {
    /// Thousands of people, each known by a few days in the news; in order of time, but for
    /// some that come late.
    Wide,
    /// Thirteen people who meet all the time; in no order.
    Dense,
}

fn fill(path: &Path, n: usize, world: World) -> Outcome {
    let engine = Engine::new(Lexicon::builtin(), Corrections::default());
    let start = Instant::now();
    let articles = (0..n).map(|at| Ok::<_, String>(article(at, n, world)));
    let never = AtomicBool::new(false);
    import(
        &mut ArchiveHandle::file(path),
        articles,
        &engine,
        &never,
        &mut |_| (),
    )?;
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{n} articles stored in {seconds:.1} s, {:.0} a second{}",
        n as f64 / seconds,
        peak().map_or(String::new(), |kb| format!(
            ", peak memory {} MB",
            kb / 1000
        ))
    );
    Ok(())
}

fn ask(path: &Path) -> Outcome {
    let mut archive = Archive::open(path)?;
    let stats = archive.stats()?;
    let total = stats.n_articles as usize;
    println!(
        "{total} articles, {} encounters, {:.1} MB",
        stats.n_encounters,
        stats.n_bytes as f64 / 1e6
    );
    let all = Filter::default();
    tell("open and list the first page", || {
        Archive::open(path)?.list(&all, Sort::Newest, 0, PAGE)
    })?;
    tell("next page", || archive.list(&all, Sort::Newest, PAGE, PAGE))?;
    tell("last page", || {
        archive.list(&all, Sort::Newest, total.saturating_sub(PAGE), PAGE)
    })?;
    tell("first page, warm", || {
        archive.list(&all, Sort::Newest, 0, PAGE)
    })?;
    let ids = archive.ids(&all, Sort::Newest)?;
    let mut at = 0;
    tell("open an article", || {
        at = (at + 7919) % ids.len().max(1);
        archive.article(ids[at])
    })?;
    questions(path)
}

/// Queries of every kind, each after what it stands for.
const QUERIES: &[(&str, &str)] = &[
    ("a country", "country:US"),
    ("one of three countries", "country:US,RU,CN"),
    ("two countries", "country:US+RU"),
    ("a common word", "government"),
    ("a rare word", "archbishop"),
    ("a word of no article", "zzyzx"),
    ("a phrase", "\"peace talks\""),
    ("the beginning of a word", "gov*"),
    ("a word of the headline", "title:summit"),
    ("a word in a country", "president country:FR"),
    ("two words", "president government"),
    ("one of two words", "harvest or summit"),
    ("without a word", "-government"),
    ("without a country", "-country:US"),
    ("a person", "person:Putin"),
    ("an organisation", "org:NATO"),
    ("a place", "place:Geneva"),
    ("who met whom", "with:Putin+Trump"),
    ("two countries that met", "with:US+RU"),
    ("somebody met", "with:Putin"),
    ("who is quoted", "said:Putin"),
    ("mainly about a country", "about:Germany"),
    ("mainly about a person", "about:Putin"),
    ("a form", "kind:summit"),
    ("a form and a state", "kind:summit status:planned"),
    ("an outlet", "source:wire"),
    ("a year", "on:2020"),
    ("a year without a country", "on:2020 -country:US"),
    ("unread", "is:unread"),
    ("starred", "is:starred"),
    ("read or starred", "is:read or is:starred"),
    (
        "brackets",
        "(with:Putin or said:Putin) -country:CN (talks or summit) since:2019",
    ),
    ("rare and common", "archbishop country:US is:unread"),
    ("common without common", "government -president"),
    ("two that exclude each other", "country:US -country:US"),
];

/// Every question is asked of a new connection, so that nothing is remembered: the first rows at
/// once, then the whole with its number.
fn questions(path: &Path) -> Outcome {
    println!("at once      counted");
    for (name, query) in QUERIES {
        let filter = parse(query, Some(date(2026, 1, 1))).map_err(|mistake| mistake.what)?;
        let at_once = median(RUNS / 10, || {
            let mut archive = Archive::open(path)?;
            let start = Instant::now();
            let window = archive.list_at_once(&filter, Sort::Newest, (0, PAGE), None)?;
            if window.is_none() {
                archive.list(&filter, Sort::Newest, 0, PAGE)?;
            }
            Ok(start.elapsed().as_secs_f64())
        })?;
        let mut total = 0;
        let counted = median(RUNS / 20, || {
            let mut archive = Archive::open(path)?;
            let start = Instant::now();
            total = archive.list(&filter, Sort::Newest, 0, PAGE)?.total;
            Ok(start.elapsed().as_secs_f64())
        })?;
        println!(
            "{:>9.3} ms {:>9.3} ms  {name}: {query} ({total})",
            at_once * 1e3,
            counted * 1e3
        );
    }
    let mut archive = Archive::open(path)?;
    let scope = TimelineScope::Archive(Box::default());
    let middle = archive.timeline(&scope, Confidence::SHOWN, 0, 0)?.total / 2;
    tell("a page of the timeline", || {
        archive.timeline(&scope, Confidence::SHOWN, middle, PAGE)
    })?;
    let filter = parse("country:US", None).map_err(|mistake| mistake.what)?;
    let name = |code: CountryCode| code.to_string();
    tell("countries of all", || {
        archive.countries(&Filter::default(), &name)
    })?;
    tell("countries beside one", || archive.countries(&filter, &name))?;
    tell("names beginning", || archive.names("pu", None, 20))?;
    Ok(())
}

fn tell<T>(name: &str, mut work: impl FnMut() -> dateline::archive::Result<T>) -> Outcome {
    let time = median(RUNS, || {
        let start = Instant::now();
        work()?;
        Ok(start.elapsed().as_secs_f64())
    })?;
    show(name, time);
    Ok(())
}

fn show(name: &str, seconds: f64) {
    println!("{:>9.3} ms  {name}", seconds * 1e3);
}

fn median(
    runs: usize,
    mut run: impl FnMut() -> dateline::archive::Result<f64>,
) -> Result<f64, dateline::archive::ArchiveError> {
    let mut times = (0..runs).map(|_| run()).collect::<Result<Vec<f64>, _>>()?;
    times.sort_by(f64::total_cmp);
    Ok(times.get(runs / 2).copied().unwrap_or(0.0))
}

/// The most memory that the process had so far, in kilobytes, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Somebody in the news: few are named often, most hardly ever.
fn person(pick: &mut impl FnMut(usize) -> usize) -> String {
    let most = GIVEN.len() * FAMILY.len();
    let at = (0..4).map(|_| pick(most)).min().unwrap_or(0);
    let (given, family) = (at % GIVEN.len(), at / GIVEN.len());
    let title = TITLES[at % TITLES.len()];
    format!("{title}{} {}", GIVEN[given], FAMILY[family])
}

/// An article of about 3 kB, the one at `n` of `of`: sentences of a fixed set, in an order that
/// the number decides.
fn article(n: usize, of: usize, world: World) -> Article {
    let mut state = n as u64 * 2_654_435_761 + 1;
    let mut pick = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut body = String::new();
    while body.len() < 3_000 {
        let mut anybody = || match world {
            World::Wide => person(&mut pick),
            World::Dense => PEOPLE[pick(PEOPLE.len())].to_owned(),
        };
        let (a, b) = (anybody(), anybody());
        let (place, other) = (PLACES[pick(PLACES.len())], PLACES[pick(PLACES.len())]);
        let sentence = SENTENCES[pick(SENTENCES.len())];
        let sentence = sentence.replace("{a}", &a).replace("{b}", &b);
        body.push_str(&sentence.replace("{x}", place).replace("{y}", other));
        body.push_str(if pick(4) == 0 { "\n\n" } else { " " });
    }
    let day = match world {
        World::Wide => (n * DAYS / of).saturating_sub(if pick(20) == 0 { pick(30) } else { 0 }),
        World::Dense => pick(DAYS),
    };
    let day = date(2005, 1, 1) + i32::try_from(day).unwrap_or(0).days();
    let subject = match world {
        World::Wide => person(&mut pick),
        World::Dense => PEOPLE[pick(PEOPLE.len())].to_owned(),
    };
    Article {
        key: format!("generated/{n}"),
        title: format!("{} and {subject}: report {n}", PLACES[pick(PLACES.len())],),
        body: body.trim_end().to_owned(),
        published: Some(Published {
            date: day,
            time: None,
            from: PublishedFrom::Field,
        }),
        source: Some("Generator".to_owned()),
        ..Article::default()
    }
}

/// Days over which the articles are published.
const DAYS: usize = 7_300;

const TITLES: &[&str] = &[
    "President ",
    "",
    "Foreign Minister ",
    "",
    "",
    "Prime Minister ",
    "",
    "Ambassador ",
    "",
    "",
    "Senator ",
];

const GIVEN: &[&str] = &[
    "Anna", "Luis", "Eva", "Omar", "Jonas", "Sofia", "Kwame", "Ivan", "Grace", "Yuki", "Harald",
    "Paul", "Maria", "David", "Elena", "Ahmed", "Laura", "Viktor", "Fatima", "Peter", "Ingrid",
    "Carlos", "Amina", "Thomas", "Olga", "Samuel", "Leila", "Andrei", "Julia", "Marco",
];

const FAMILY: &[&str] = &[
    "Berg",
    "Ortega",
    "Novak",
    "Haddad",
    "Keller",
    "Rossi",
    "Mensah",
    "Petrov",
    "Otieno",
    "Tanaka",
    "Lund",
    "Whitfield",
    "Moreau",
    "Schmidt",
    "Kovacs",
    "Silva",
    "Larsen",
    "Nakamura",
    "Okafor",
    "Popescu",
    "Dubois",
    "Fischer",
    "Garcia",
    "Hansen",
    "Ivanov",
    "Jansen",
    "Kowalski",
    "Lopez",
    "Mazur",
    "Nilsson",
    "Oliveira",
    "Pavlov",
    "Quinn",
    "Ramirez",
    "Sanchez",
    "Torres",
    "Ueda",
    "Vasquez",
    "Weber",
    "Yilmaz",
    "Zeman",
    "Abebe",
    "Bakker",
    "Costa",
    "Diallo",
    "Eriksson",
    "Ferrari",
    "Gruber",
    "Horvat",
    "Ibrahim",
    "Johansson",
    "Kamau",
    "Lindqvist",
    "Markovic",
    "Nowak",
    "Osman",
    "Pereira",
    "Rahman",
    "Santos",
    "Toure",
    "Urban",
    "Vogel",
    "Walker",
    "Yamada",
    "Zhang",
    "Adeyemi",
    "Brandt",
    "Castillo",
    "Dragan",
    "Engel",
];

const PEOPLE: &[&str] = &[
    "President Anna Berg",
    "Foreign Minister Luis Ortega",
    "Prime Minister Eva Novak",
    "Omar Haddad",
    "Chancellor Jonas Keller",
    "Li Han",
    "Defence Minister Sofia Rossi",
    "Kwame Mensah",
    "Ivan Petrov",
    "Ambassador Grace Otieno",
    "Yuki Tanaka",
    "King Harald Lund",
    "Senator Paul Whitfield",
];

const PLACES: &[&str] = &[
    "Ukraine",
    "Russia",
    "the United States",
    "France",
    "Germany",
    "China",
    "Mexico",
    "Sweden",
    "Kenya",
    "Japan",
    "Brazil",
    "Egypt",
    "Turkey",
    "India",
    "Poland",
    "Geneva",
    "Vienna",
    "Istanbul",
    "Nairobi",
];

const SENTENCES: &[&str] = &[
    "{a} met {b} in {x} on Tuesday for talks on trade and security.",
    "{a} will travel to {x} next week, the government of {y} said.",
    "“We are close to an agreement,” {a} told reporters in {x}.",
    "Thousands of people marched through the capital of {x} to protest against rising prices.",
    "{a} spoke by telephone with {b} about the peace talks between {x} and {y}.",
    "The government of {x} refused to comment on the report.",
    "According to {a}, exports from {x} to {y} grew by four percent last year.",
    "A spokesman for the archbishop said that the ceremony had been moved to Sunday.",
    "Heavy rain closed roads and schools in the north of {x}, and rivers rose above their banks.",
    "The parliament of {y} is expected to vote on the treaty before the end of the month.",
];
