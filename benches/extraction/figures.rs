//! The figures of the table: which file, how it is analysed and scored, what is to be reached.

/// One row of the table.
pub struct Figure {
    /// What is found: "entities", "speed".
    pub task: &'static str,
    /// Folder and name of the annotated file, or what is measured.
    pub file: &'static str,
    /// Options of `dateline analyze`.
    pub analyze: &'static [&'static str],
    /// Options of the scorer.
    pub score: &'static [&'static str],
    /// What the number is.
    pub name: &'static str,
    /// Where the scorer's answer has the number.
    pub at: &'static [&'static str],
    /// Makes the number a percentage.
    pub scale: f64,
    /// What is to be reached.
    pub reach: Reach,
    /// What the best other program reaches on the development files, by the same scorers.
    pub peer: Option<f64>,
}

/// What is to be reached.
#[derive(Clone, Copy)]
pub enum Reach {
    AtLeast(f64),
    AtMost(f64),
    Open,
}

use Reach::{AtLeast, AtMost, Open};

impl Figure {
    const fn new(
        task: &'static str,
        file: &'static str,
        name: &'static str,
        at: &'static [&'static str],
        reach: Reach,
    ) -> Figure {
        Figure {
            task,
            file,
            analyze: &[],
            score: &[],
            name,
            at,
            scale: 1.0,
            reach,
            peer: None,
        }
    }

    const fn analyze(self, analyze: &'static [&'static str]) -> Figure {
        Figure { analyze, ..self }
    }

    const fn score(self, score: &'static [&'static str]) -> Figure {
        Figure { score, ..self }
    }

    const fn fraction(self) -> Figure {
        Figure {
            scale: 100.0,
            ..self
        }
    }

    const fn peer(self, peer: f64) -> Figure {
        Figure {
            peer: Some(peer),
            ..self
        }
    }

    /// A figure that no scorer tells.
    pub const fn measured(
        task: &'static str,
        file: &'static str,
        name: &'static str,
        reach: Reach,
    ) -> Figure {
        Figure::new(task, file, name, &[], reach)
    }
}

/// Every figure that the scorers tell.
pub fn all() -> Vec<Figure> {
    let mut all = entities();
    all.extend(countries());
    all.extend(quotes("quotes/polnear", &POLNEAR));
    all.extend(quotes("quotes/gum_news", &GUM_NEWS));
    all.extend(quotes("quotes/ewt_propbank", &NO_QUOTE_REACH));
    all.extend(dates());
    all.extend(meetings());
    all.extend(events());
    all
}

fn entities() -> Vec<Figure> {
    const EXACT: &[&str] = &["entities", "exact", "F1"];
    let exact = |file, reach| {
        Figure::new("entities", file, "exact F1", EXACT, reach).score(&[
            "--task",
            "entities",
            "--types",
            "PER,ORG,LOC",
        ])
    };
    const OVERLAP: &[&str] = &["entities", "overlap", "F1"];
    vec![
        exact("entities/ieer", AtLeast(80.0)).peer(74.8),
        exact("entities/gum_news", AtLeast(74.0)).peer(67.7),
        exact("entities/gmb", AtLeast(80.0)).peer(70.6),
        exact("entities/conllpp", AtLeast(76.0)).peer(64.3),
        exact("entities/crossner_politics", AtLeast(74.0)).peer(65.6),
        exact("entities/wikigold", AtLeast(70.0)).peer(62.2),
        Figure {
            name: "overlap F1",
            at: OVERLAP,
            ..exact("entities/re3d", AtLeast(45.0))
        },
        exact("entities/wnut17", Open),
    ]
}

fn countries() -> Vec<Figure> {
    const LEVEL: &[&str] = &["--task", "countries", "--level", "country"];
    const MENTION: &[&str] = &["countries", "mention overlap+iso", "F1"];
    const SET: &[&str] = &["countries", "doc_set_micro", "F1"];
    let mention = |file, reach| {
        Figure::new("countries", file, "mention and code F1", MENTION, reach).score(LEVEL)
    };
    let set =
        |file, reach| Figure::new("countries", file, "document set F1", SET, reach).score(LEVEL);
    vec![
        mention("countries/tr_news", AtLeast(92.0)).peer(83.4),
        set("countries/tr_news", AtLeast(93.0)).peer(85.7),
        mention("countries/geowebnews", AtLeast(90.0)).peer(81.0),
        set("countries/geowebnews", AtLeast(93.0)).peer(87.0),
        mention("countries/lgl", AtLeast(86.0)).peer(78.7),
        set("countries/lgl", AtLeast(85.0)).peer(77.0),
        mention("countries/geovirus", AtLeast(95.0)).peer(92.9),
        set("countries/geovirus", AtLeast(96.0)).peer(94.0),
        mention("countries/plover_gsr", AtLeast(75.0)).peer(60.8),
        set("countries/plover_gsr", Open),
        set("countries/reuters21578_places", AtLeast(70.0)).score(&[
            "--task",
            "countries",
            "--ignore-iso",
            "US",
        ]),
    ]
}

/// What a file of quotations is to reach.
struct QuoteReach {
    direct: [Reach; 3],
    direct_peer: [Option<f64>; 2],
    mixed: Reach,
    indirect: [Reach; 2],
}

const POLNEAR: QuoteReach = QuoteReach {
    direct: [AtLeast(94.0), AtLeast(82.0), AtLeast(95.0)],
    direct_peer: [Some(83.3), Some(64.2)],
    mixed: AtLeast(70.0),
    indirect: [AtLeast(50.0), AtLeast(60.0)],
};

const GUM_NEWS: QuoteReach = QuoteReach {
    direct: [Open, AtLeast(75.0), Open],
    direct_peer: [None, Some(54.5)],
    mixed: Open,
    indirect: [Open; 2],
};

const NO_QUOTE_REACH: QuoteReach = QuoteReach {
    direct: [Open; 3],
    direct_peer: [None; 2],
    mixed: Open,
    indirect: [Open; 2],
};

fn quotes(file: &'static str, reach: &QuoteReach) -> Vec<Figure> {
    const SPAN: &[&str] = &["quotes", "span_IoU>=.5", "F1"];
    const BOTH: &[&str] = &["quotes", "end_to_end(IoU+speaker)", "F1"];
    const SPEAKER: &[&str] = &["quotes", "speaker_acc|matched", "acc"];
    const DIRECT: &[&str] = &["--task", "quotes", "--kinds", "direct"];
    const MIXED: &[&str] = &["--task", "quotes", "--kinds", "direct,mixed"];
    let new = |name, at, reach| Figure::new("quotes", file, name, at, reach);
    let [span, both, speaker] = reach.direct;
    let [span_peer, both_peer] = reach.direct_peer;
    let mut found = vec![
        Figure {
            peer: span_peer,
            ..new("direct: span F1", SPAN, span)
                .score(DIRECT)
                .analyze(&["--kinds", "direct"])
        },
        Figure {
            peer: both_peer,
            ..new("direct: quote and speaker F1", BOTH, both)
                .score(DIRECT)
                .analyze(&["--kinds", "direct"])
        },
        new("direct: speaker right", SPEAKER, speaker)
            .score(DIRECT)
            .analyze(&["--kinds", "direct"]),
        new("direct in the whole output: span F1", SPAN, span).score(DIRECT),
        new(
            "direct in the whole output: quote and speaker F1",
            BOTH,
            both,
        )
        .score(DIRECT),
        new("direct, mixed: quote and speaker F1", BOTH, reach.mixed)
            .score(MIXED)
            .analyze(&["--kinds", "direct,mixed"]),
        new(
            "direct, mixed in the whole output: quote and speaker F1",
            BOTH,
            reach.mixed,
        )
        .score(MIXED),
    ];
    found.extend(indirect(file, reach.indirect));
    found
}

fn indirect(file: &'static str, [recall, precision]: [Reach; 2]) -> Vec<Figure> {
    const RECALL: &[&str] = &["quotes", "recall indirect", "R"];
    const PRECISION: &[&str] = &["quotes", "precision pred-kind indirect", "P"];
    const ALL: &[&str] = &["--task", "quotes"];
    const UNSURE: &[&str] = &["--min-confidence", "0"];
    let new = |name, at, reach| Figure::new("quotes", file, name, at, reach).score(ALL);
    vec![
        new("indirect: recall", RECALL, recall),
        new("indirect: precision", PRECISION, precision),
        new("indirect, all confidences: recall", RECALL, recall).analyze(UNSURE),
        new("indirect, all confidences: precision", PRECISION, precision).analyze(UNSURE),
    ]
}

fn dates() -> Vec<Figure> {
    const END: &[&str] = &["dates", "end_to_end(overlap+value)", "F1"];
    let end = |file, reach| {
        Figure::new("dates", file, "span and value F1", END, reach).score(&["--task", "dates"])
    };
    vec![
        end("dates/tempeval3_tbaq", AtLeast(86.0)).peer(82.3),
        end("dates/gum_news", AtLeast(84.0)).peer(78.0),
    ]
}

/// The file whose texts stand elsewhere and which has a scorer of its own.
pub const MEETINGS: &str = "meetings/meetings";

fn meetings() -> Vec<Figure> {
    let new = |name, at, reach| Figure::new("meetings", MEETINGS, name, at, reach).fraction();
    vec![
        new("pair F1", &["pairs", "F1"], AtLeast(80.0)),
        new("meeting F1", &["meetings", "F1"], AtLeast(82.0)),
        new("status right", &["matched", "status"], AtLeast(88.0)),
        new("kind right", &["matched", "kind"], AtLeast(85.0)),
        new(
            "country of the place F1",
            &["matched", "place_country", "F1"],
            AtLeast(80.0),
        ),
        new(
            "when, overlapping, F1",
            &["matched", "when_overlap", "F1"],
            AtLeast(75.0),
        ),
        Figure {
            scale: 1.0,
            ..new(
                "false alarms in 100 documents without",
                &["false_alarms", "per_100"],
                AtMost(4.0),
            )
        },
    ]
}

fn events() -> Vec<Figure> {
    const ROW: &[&str] = &["events", "row_detection", "F1"];
    const PARTY: &[&str] = &["events", "participant", "F1"];
    const HARD: &[&str] = &["events", "false alarms on hard negatives", "rate"];
    let new = |file, name, at, reach| {
        Figure::new("events", file, name, at, reach).score(&["--task", "events"])
    };
    let ewt = "events/ewt_propbank";
    vec![
        new(ewt, "rows detected F1", ROW, AtLeast(82.0)).peer(73.0),
        new(ewt, "false alarms on hard rows, %", HARD, AtMost(4.0)),
        new("events/rams", "participant F1", PARTY, AtLeast(50.0)),
        new("events/rams", "rows detected F1", ROW, Open).peer(45.0),
        new(
            "events/re3d_commwith",
            "rows detected F1",
            ROW,
            AtLeast(65.0),
        ),
        new("events/m2e2_voa", "rows detected F1", ROW, Open).peer(41.0),
    ]
}
