//! Whole articles of our own, read by hand: what the analysis must find in them, and what it
//! must not. Files as a user has them go in; findings come out as lines of text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use dateline::analysis::{
    Analysis, EntityKind, MeetingKind, MentionForm, QuoteKind, Status, analyze,
};
use dateline::article::{Article, Options, read};
use dateline::lexicon::Lexicon;

/// An article of the sample, with lines that must be among its findings and beginnings of
/// lines that must not.
struct Gold {
    file: &'static str,
    found: &'static [&'static str],
    absent: &'static [&'static str],
}

const GOLD: &[Gold] = &[
    Gold {
        file: "wang-yi-new-delhi.md",
        found: &[
            "published 2025-08-20",
            "country IN",
            "country CN",
            "person Narendra Modi IN",
            "person Wang Yi CN",
            "date Tuesday evening 2025-08-19TEV",
            "date Monday 2025-08-18",
            "quote Narendra Modi: “When India and China ar",
            "quote Ajit Doval: “It has been a quiet yea",
            "talks held 2025-08-19: Ajit Doval + Wang Yi",
            "meeting held 2025-08-18: Subrahmanyam Jaishankar + Wang Yi",
            "meeting held 2024-10-01/2024-10-31 at Kazan: Narendra Modi + Xi Jinping",
        ],
        absent: &["quote Xi Jinping", "organization Kabul", "call"],
    },
    Gold {
        file: "2025-08-08-armenia-azerbaijan-washington.txt",
        found: &[
            "published 2025-08-08",
            "country AM",
            "country AZ",
            "person Nikol Pashinyan AM",
            "person Ilham Aliyev AZ",
            "person Donald Trump US",
            "date July 10 2025-07-10",
            "quote Donald Trump: \"For thirty-five years t",
            "quote Nikol Pashinyan: \"We are opening a chapte",
        ],
        absent: &[
            "quote Ilham Aliyev: \"a historic day",
            "call",
            "meeting refused",
        ],
    },
    Gold {
        file: "alaska-summit-held.md",
        found: &[
            "published 2025-08-16",
            "person Volodymyr Zelenskyy UA",
            "person Vladimir Putin RU",
            "quote Donald Trump: “It was a very productiv",
            "quote Vladimir Putin: “Next time in Moscow.”",
            "quote Volodymyr Zelenskyy: “I am grateful for the i",
        ],
        absent: &["person Next", "country MD"],
    },
    Gold {
        file: "geneva-e3-snapback.md",
        found: &[
            "published 2025-08-27",
            "country IR",
            "person Johann Wadephul DE",
            "date last Friday 2025-08-22",
            "date July 25 2025-07-25",
            "quote Johann Wadephul: “Time is very short,”",
            "call held 2025-08-22: Abbas Araghchi + David Lammy + Jean-Noël Barrot + Johann Wadephul + Kaja Kallas",
        ],
        absent: &["person Muscat", "person Geneva"],
    },
    Gold {
        file: "budapest-off.txt",
        found: &[
            "published 2025-10-22",
            "country HU",
            "quote Dmitry Peskov: \"No date was fixed, so n",
            "quote Volodymyr Zelenskyy: \"The front line can be t",
            "meeting held 2025-10-17 at White House: Donald Trump + Volodymyr Zelenskyy",
        ],
        absent: &["person Tomahawks", "organization Tomahawks"],
    },
    Gold {
        file: "2025-11-11-sharaa-white-house.txt",
        found: &[
            "published 2025-11-11",
            "person Ahmed al-Sharaa SY",
            "quote Ahmed al-Sharaa: “Syria is no longer look",
            "meeting held 2025-11-10 at White House: Ahmed al-Sharaa + Donald Trump",
        ],
        absent: &["meeting refused", "call"],
    },
    Gold {
        file: "2025-09-09-norway-election.txt",
        found: &[
            "published 2025-09-09",
            "country NO",
            "quote Jonas Gahr Støre: “We did it,”",
            "quote Erna Solberg: “I am very sorry that we",
        ],
        absent: &["meeting", "talks", "summit", "visit", "call"],
    },
    Gold {
        file: "bank-of-england-cut.md",
        found: &[
            "published 2025-08-07",
            "country GB",
            "quote Andrew Bailey: “It was a finely balance",
        ],
        absent: &["meeting", "talks", "summit", "visit", "call"],
    },
];

fn article(file: &str) -> Article {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/sample")
        .join(file);
    let bytes = std::fs::read(path).unwrap();
    let mut articles = read(file, &bytes, &Options::default());
    articles
        .next()
        .expect("an article")
        .expect("a readable one")
}

fn lines(article: &Article, analysis: &Analysis) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(published) = article.published {
        lines.push(format!("published {}", published.date));
    }
    for (code, _) in analysis.country_counts() {
        lines.push(format!("country {code}"));
    }
    for mention in analysis
        .mentions
        .iter()
        .filter(|m| m.form == MentionForm::Name)
    {
        let entity = analysis.entity(mention.entity).unwrap();
        let country = entity.country.map(|c| c.to_string()).unwrap_or_default();
        match entity.kind {
            EntityKind::Person => lines.push(format!("person {} {country}", entity.name)),
            EntityKind::Organization => lines.push(format!("organization {}", entity.name)),
            EntityKind::Country | EntityKind::Place => {}
        }
    }
    for time in &analysis.times {
        lines.push(format!(
            "date {} {}",
            time.span.of(&article.body),
            time.value
        ));
    }
    for quote in analysis
        .quotes
        .iter()
        .filter(|q| q.kind == QuoteKind::Direct)
    {
        let speaker = quote.speaker.as_ref().map_or("?", |s| s.name.as_str());
        let words: String = quote.span().of(&article.body).chars().take(40).collect();
        lines.push(format!("quote {speaker}: {words}"));
    }
    lines.extend(meetings(analysis));
    lines
}

fn meetings(analysis: &Analysis) -> impl Iterator<Item = String> {
    analysis.meetings.iter().map(|meeting| {
        let kind = match meeting.kind {
            MeetingKind::Meeting => "meeting",
            MeetingKind::Summit => "summit",
            MeetingKind::Visit => "visit",
            MeetingKind::Call => "call",
            MeetingKind::Talks => "talks",
        };
        let status = match meeting.status {
            Status::Held => "held",
            Status::Ongoing => "ongoing",
            Status::Planned => "planned",
            Status::Proposed => "proposed",
            Status::Cancelled => "cancelled",
            Status::Refused => "refused",
        };
        let when = meeting
            .when
            .map_or(String::new(), |days| match days.n_days() {
                1 => format!(" {}", days.first),
                _ => format!(" {}/{}", days.first, days.last),
            });
        let place = meeting
            .place
            .as_ref()
            .map_or(String::new(), |place| format!(" at {}", place.name));
        let mut names: Vec<&str> = meeting
            .participants
            .iter()
            .map(|p| p.name.as_str())
            .collect();
        names.sort_unstable();
        format!("{kind} {status}{when}{place}: {}", names.join(" + "))
    })
}

#[test]
fn articles_say_what_a_careful_reader_finds_in_them() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for gold in GOLD {
        let article = article(gold.file);
        let lines = lines(&article, &analyze(&article, &lexicon));
        for wanted in gold.found {
            if !lines
                .iter()
                .any(|line| line.trim_end() == *wanted || line.starts_with(wanted))
            {
                wrong.push(format!("{}: missing {wanted}", gold.file));
            }
        }
        for unwanted in gold.absent {
            if let Some(line) = lines.iter().find(|line| line.starts_with(unwanted)) {
                wrong.push(format!("{}: unwanted {line}", gold.file));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_article_gives_the_same_analysis() {
    let lexicon = Lexicon::builtin();
    for gold in GOLD {
        let article = article(gold.file);
        assert_eq!(
            analyze(&article, &lexicon),
            analyze(&article, &lexicon),
            "{}",
            gold.file
        );
    }
}
