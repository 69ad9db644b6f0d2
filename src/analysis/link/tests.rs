//! Whole sentences through all passes: who is whom, of which country, in which office.

use crate::analysis::{Analysis, EntityId, EntityKind, MentionForm, analyze_text};
use crate::lexicon::Lexicon;

fn analyze(text: &str) -> Analysis {
    analyze_text(text, None, None, &Lexicon::builtin())
}

/// The people of `text` as "name, country, office".
pub(super) fn people(text: &str) -> Vec<String> {
    let analysis = analyze(text);
    let people = analysis
        .entities
        .iter()
        .filter(|e| e.kind == EntityKind::Person);
    people
        .map(|e| {
            let country = e.country.map_or("-".to_owned(), |c| c.to_string());
            let office = e.office.as_deref().unwrap_or("-");
            format!("{}, {country}, {office}", e.name)
        })
        .collect()
}

/// The people named by office in `text` as "words = name".
#[track_caller]
fn roles(text: &str, expected: &[&str]) {
    let analysis = analyze(text);
    let got: Vec<String> = analysis
        .mentions
        .iter()
        .filter(|m| m.form == MentionForm::Role)
        .map(|m| {
            let name = analysis.entity(m.entity).map_or("", |e| e.name.as_str());
            format!("{} = {name}", m.span.of(text))
        })
        .collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn what_one_mention_says_holds_for_all() {
    let text = "Lahtinen went home. Finnish President Mikko Lahtinen had met the press.";
    assert_eq!(people(text), ["Mikko Lahtinen, FI, president"]);
}

#[test]
fn offices_stand_for_people_where_one_fits() {
    roles(
        "Finnish President Mikko Lahtinen met Japanese Prime Minister Kenji Tanaka. The Finnish leader was pleased. The prime minister was not.",
        &[
            "Finnish leader = Mikko Lahtinen",
            "prime minister = Kenji Tanaka",
        ],
    );
    roles(
        "Finnish President Mikko Lahtinen met Kenyan President Daniel Mwangi. The president left early.",
        &[],
    );
    roles(
        "Finnish President Mikko Lahtinen left. Finnish Prime Minister Eero Salmi stayed. The Finnish leader slept.",
        &["Finnish leader = Mikko Lahtinen"],
    );
    roles("The Ukrainian leader was absent.", &[]);
}

#[test]
fn a_country_is_one_entity_by_its_usual_name() {
    let analysis =
        analyze("Ukraine and its ally. The Ukrainian army and Kyiv said Ukraine was ready.");
    let names: Vec<&str> = analysis
        .entities
        .iter()
        .filter(|e| e.kind == EntityKind::Country)
        .map(|e| e.name.as_str())
        .collect();
    assert_eq!(names, ["Ukraine"]);
}

#[test]
fn every_mention_has_its_entity() {
    let analysis =
        analyze("NATO chief Erik Olsen met Ms. Weber (CDU) in Berlin, U.S. officials said.");
    let n = analysis.entities.len() as u32;
    assert!(!analysis.mentions.is_empty());
    assert!(analysis.mentions.iter().all(|m| m.entity < EntityId(n)));
    let starts: Vec<usize> = analysis.mentions.iter().map(|m| m.span.start).collect();
    assert!(starts.is_sorted());
}
