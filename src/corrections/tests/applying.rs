//! What each kind of correction does to what was found.

use proptest::prelude::{prop, proptest};

use super::{article, check};
use crate::corrections::{Corrections, read};
use crate::lexicon::Lexicon;

#[test]
fn a_name_of_another_kind() {
    let scene = "[Hartwell|P:Hartwell:] met [Anna Berg|P:Anna Berg:SE]. [Hartwell|P:Hartwell:] \
                 said [“no”|Q:Hartwell].\n[They met|M:Hartwell+Anna Berg] twice.";
    check(
        scene,
        "[[kind]]\nname = \"Hartwell\"\nis = \"organisation\"",
        &[
            "P Anna Berg SE: Anna Berg",
            "O Hartwell: Hartwell*, Hartwell*",
            "Q Hartwell",
            "M They met: Hartwell + Anna Berg SE",
        ],
        1,
    );
    check(
        scene,
        "[[kind]]\nname = \"Hartwell\"\nis = \"place\"",
        &[
            "P Anna Berg SE: Anna Berg",
            "L Hartwell: Hartwell*, Hartwell*",
            "Q nobody",
        ],
        1,
    );
    check(
        scene,
        "[[kind]]\nname = \"hartwell\"\nis = \"nothing\"",
        &["P Anna Berg SE: Anna Berg", "Q nobody"],
        1,
    );
}

#[test]
fn a_person_with_the_name_of_a_country() {
    check(
        "[Jordan|C:Jordan:JO] scored, [Jordanian|D:Jordan:JO] papers wrote. [Jordan|C:Jordan:JO] won.",
        "[[kind]]\nname = \"Jordan\"\nis = \"person\"",
        &["C Jordan JO: Jordanian", "P Jordan: Jordan*, Jordan*"],
        1,
    );
}

#[test]
fn a_name_joins_what_has_it_already() {
    check(
        "[Nordwind|O:Nordwind:] and [Nordwind|L:Nordwind:DE]",
        "[[kind]]\nname = \"Nordwind\"\nis = \"organisation\"",
        &["O Nordwind: Nordwind*, Nordwind*"],
        1,
    );
    check(
        "[Holland|L:Holland:] and the [Dutch|D:Netherlands:NL]",
        "[[kind]]\nname = \"Holland\"\nis = \"country\"",
        &["C Netherlands NL: Holland*, Dutch"],
        1,
    );
}

#[test]
fn a_state_of_another_state() {
    check(
        "In [Georgia|C:Georgia:GE] voters met [Ann Lee|P:Ann Lee:GE].\n[It|M:Georgia+Ann Lee] was so.",
        "[[country]]\nname = \"Georgia\"\ncountry = \"US\"",
        &["P Ann Lee GE: Ann Lee", "L Georgia US: Georgia*"],
        1,
    );
}

#[test]
fn a_place_that_is_the_country() {
    check(
        "In [Georgia|L:Georgia:US] and [Tbilisi|L:Tbilisi:GE]",
        "[[country]]\nname = \"Georgia\"\ncountry = \"GE\"",
        &["L Tbilisi GE: Tbilisi", "C Georgia GE: Georgia*"],
        1,
    );
}

#[test]
fn an_adjective_of_another_state_takes_its_people_along() {
    check(
        "[Congolese|D:Republic of the Congo:CG] leader [Jean Mbala|P:Jean Mbala:CG] \
         [met|M:Jean Mbala+Anna Berg] [Anna Berg|P:Anna Berg:SE].",
        "[[country]]\nname = \"Congolese\"\ncountry = \"DR Congo\"",
        &[
            "P Jean Mbala CD: Jean Mbala",
            "P Anna Berg SE: Anna Berg",
            "C Democratic Republic of the Congo CD: Congolese*",
            "M met: Jean Mbala CD + Anna Berg SE",
        ],
        1,
    );
}

#[test]
fn a_country_of_a_person_or_none() {
    let scene = "[Anna Berg|P:Anna Berg:SE] [met|M:Anna Berg+Ole Dahl] [Ole Dahl|P:Ole Dahl:NO]. [Berg|P:Anna Berg:SE]";
    check(
        scene,
        "[[country]]\nname = \"Anna Berg\"\ncountry = \"Finland\"",
        &[
            "P Anna Berg FI: Anna Berg*, Berg*",
            "P Ole Dahl NO: Ole Dahl",
            "M met: Anna Berg FI + Ole Dahl NO",
        ],
        1,
    );
    check(
        "[Turkey|C:Turkey:TR] with gravy in [Oslo|L:Oslo:NO]",
        "[[country]]\nname = \"Turkey\"\ncountry = \"none\"\n[[country]]\nname = \"Oslo\"\ncountry = \"none\"",
        &["L Oslo: Oslo*"],
        2,
    );
}

#[test]
fn names_of_one_person() {
    check(
        "[Volodymyr Zelensky|P:Volodymyr Zelensky:UA] [met|M:Zelya+Anna Berg] \
         [Anna Berg|P:Anna Berg:SE]. [Zelya|O:Zelya:] said [“so”|Q:Zelya].",
        "[[same_person]]\nname = \"Zelya\"\nis = \"Volodymyr Zelenskyy\"",
        &[
            "P Volodymyr Zelenskyy UA: Volodymyr Zelensky, Zelya*",
            "P Anna Berg SE: Anna Berg",
            "Q Volodymyr Zelenskyy",
            "M met: Volodymyr Zelenskyy UA + Anna Berg SE",
        ],
        1,
    );
    check(
        "[Zelya|P:Zelya:UA] alone, by the names of his names",
        "[[same_person]]\nname = \"Zelya\"\nis = \"Volodya\"\n\
         [[same_person]]\nname = \"Volodya\"\nis = \"Volodymyr Zelensky\"",
        &["P Volodymyr Zelensky UA: Zelya*"],
        2,
    );
}

#[test]
fn one_who_meets_himself_meets_nobody() {
    check(
        "[Zelya|P:Zelya:UA] [met|M:Zelya+Zelensky] [Zelensky|P:Zelensky:UA].",
        "[[same_person]]\nname = \"Zelya\"\nis = \"Zelensky\"",
        &["P Zelensky UA: Zelya*, Zelensky"],
        1,
    );
}

#[test]
fn bearers_of_one_name_stay_apart() {
    let scene = "[George Marsh|P:George Marsh:US] [met|M:George Marsh+Anna Berg] \
                 [Anna Berg|P:Anna Berg:SE]. [Marsh|P:George Marsh:US] left.";
    let file = "[[different_person]]\nname = \"Marsh\"\nis = \"Paula Marsh\"\n";
    let apart: &[&str] = &[
        "P George Marsh US: George Marsh",
        "P Anna Berg SE: Anna Berg",
        "P Paula Marsh: Marsh*",
        "M met: George Marsh US + Anna Berg SE",
    ];
    let same: &[&str] = &[
        "P George Marsh US: George Marsh, Marsh",
        "P Anna Berg SE: Anna Berg",
        "M met: George Marsh US + Anna Berg SE",
    ];
    for (scope, expected) in [
        ("", apart),
        ("source = \"harbor wire\"", apart),
        ("source = \"Lake Wire\"", same),
        ("article = \"harbor-17\"", apart),
        ("article = \"https://harbor.example/17\"", apart),
        ("article = \"harbor-18\"", same),
    ] {
        let n = usize::from(expected == apart);
        check(scene, &format!("{file}{scope}"), expected, n);
    }
}

#[test]
fn the_whole_person_of_a_name_is_another() {
    check(
        "[George Marsh|P:George Marsh:US] spoke. [Marsh|P:George Marsh:US] left.",
        "[[different_person]]\nname = \"George Marsh\"\nis = \"George Marsh (the elder)\"",
        &["P George Marsh (the elder) US: George Marsh*, Marsh*"],
        1,
    );
}

#[test]
fn who_says_it() {
    let scene = "[“We want the crossing open by summer,”|Q:Ole Dahl] said [Anna Berg|P:Anna Berg:SE], \
                 not [Ole Dahl|P:Ole Dahl:NO]. [“So be it.”|Q:Ole Dahl]";
    let names = ["P Anna Berg SE: Anna Berg", "P Ole Dahl NO: Ole Dahl"];
    for (speaker, expected) in [
        ("Anna Berg", "Q Anna Berg*"),
        ("Berg", "Q Anna Berg*"),
        ("nobody", "Q nobody*"),
        ("Eva Lund", "Q Eva Lund*"),
    ] {
        let file =
            format!("[[speaker]]\nquote = \"“We want the crossing open\"\nspeaker = \"{speaker}\"");
        let expected = [names[0], names[1], expected, "Q Ole Dahl"];
        check(scene, &file, &expected, 1);
    }
}

#[test]
fn a_sentence_tells_of_no_meeting() {
    let scene = "[Anna Berg|P:Anna Berg:SE] [met|M:Anna Berg+Ole Dahl] her match in [Ole Dahl|P:Ole Dahl:NO].\n\n\
                 They had [talks|M:Anna Berg+Ole Dahl] in Oslo. Later the [talks|A:0] went on.";
    let names = ["P Anna Berg SE: Anna Berg", "P Ole Dahl NO: Ole Dahl"];
    let told = |meetings: &[&'static str]| [&names[..], meetings].concat();
    let met = "M met: Anna Berg SE + Ole Dahl NO";
    let talks = "M talks: Anna Berg SE + Ole Dahl NO";
    for (sentence, expected, n) in [
        (
            "sentence = \"Anna Berg met her match in Ole Dahl.\"\nwords = \"met\"",
            told(&[talks]),
            1,
        ),
        ("sentence = \"met her match in\"", told(&[talks]), 1),
        (
            "sentence = \"Anna Berg met her match in Ole Dahl.\"\nwords = \"talks\"",
            told(&[met, talks]),
            0,
        ),
        ("sentence = \"Later the talks went on.\"", told(&[met]), 1),
        ("sentence = \"met\"", told(&[met, talks]), 0),
        ("between = [\"Berg\", \"Ole Dahl\"]", told(&[]), 1),
        ("between = [\"Berg\", \"Lund\"]", told(&[met, talks]), 0),
        (
            "between = [\"Berg\", \"Dahl\"]\non = 2025-03-04",
            told(&[met, talks]),
            0,
        ),
    ] {
        check(
            scene,
            &format!("[[not_a_meeting]]\n{sentence}"),
            &expected,
            n,
        );
    }
}

#[test]
fn what_fits_nothing_changes_nothing() {
    check(
        "[Anna Berg|P:Anna Berg:SE] spoke.",
        "[[kind]]\nname = \"Lund\"\nis = \"place\"\n[[same_person]]\nname = \"Lund\"\nis = \"Berg\"\n\
         [[speaker]]\nquote = \"Nobody said this at all\"\nspeaker = \"nobody\"",
        &["P Anna Berg SE: Anna Berg"],
        0,
    );
}

const NAMES: [&str; 8] = [
    "Zelya",
    "Anna Berg",
    "Berg",
    "Jordan",
    "Nordwind",
    "Oslo",
    "Ole Dahl",
    "Swedish",
];

proptest! {
    /// Whatever is corrected: what refers to an entity refers to one that is there, nobody meets
    /// alone, and the same corrections find the same again.
    #[test]
    fn an_analysis_stays_whole(
        picks in prop::collection::vec((0usize..8, 0usize..8, 0usize..12), 0..8),
    ) {
        let marked = "[Zelya|P:Zelya:UA] [met|M:Zelya+Anna Berg+Nordwind] [Anna Berg|P:Anna Berg:SE] of \
                      [Nordwind|O:Nordwind:SE] in [Oslo|L:Oslo:NO]. [Berg|P:Anna Berg:SE] said: \
                      [“So it goes in Jordan.”|Q:Anna Berg]\n[Jordan|C:Jordan:JO] and the \
                      [Swedish|D:Sweden:SE] side had [talks|M:Jordan+Sweden], as [Ole Dahl|P:Ole Dahl:NO] \
                      told. [“No.”|Q:Jordan]";
        let tables = picks.iter().map(|(a, b, form)| {
            let (a, b) = (NAMES[*a], NAMES[*b]);
            let what = match form {
                0..=4 => format!("is = \"{}\"", ["person", "organisation", "place", "country", "nothing"][*form]),
                5 => "country = \"Finland\"".to_owned(),
                6 => "country = \"none\"".to_owned(),
                _ => format!("is = \"{b}\""),
            };
            let table = ["kind", "kind", "kind", "kind", "kind", "country", "country", "same_person",
                "same_person", "different_person", "different_person", "different_person"][*form];
            format!("[[{table}]]\nname = \"{a}\"\n{what}\n")
        });
        let file: String = tables.collect();
        let list = read(&file).corrections.into_iter().map(|(c, _)| c).collect();
        let corrections = Corrections::new(list);
        let (body, analysis) = super::scene::scene(marked);
        let article = article(&body);
        let applied = corrections.apply(&article, analysis.clone(), &Lexicon::builtin());
        let again = corrections.apply(&article, analysis, &Lexicon::builtin());
        assert_eq!(applied, again);
        let analysis = applied.analysis;
        for mention in &analysis.mentions {
            assert!(analysis.entity(mention.entity).is_some());
        }
        for (id, entity) in analysis.entities.iter().enumerate() {
            assert!(analysis.mentions.iter().any(|m| m.entity.0 as usize == id), "{entity:?}");
        }
        for speaker in analysis.quotes.iter().filter_map(|q| q.speaker.as_ref()) {
            let entity = speaker.entity.and_then(|id| analysis.entity(id));
            assert_eq!(entity.unwrap().name, speaker.name);
        }
        for meeting in &analysis.meetings {
            assert!(meeting.participants.len() > 1);
            for participant in &meeting.participants {
                let entity = participant.entity.and_then(|id| analysis.entity(id));
                assert_eq!(&entity.unwrap().name, &participant.name);
            }
        }
    }
}
