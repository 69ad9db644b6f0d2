//! Marked text: `[words|CODE form]`, form n (name), d (demonym), m (metonym), p (place).
//! `{P words}`, `{O words}`, `{L words}` are names that the tagger is taken to have found:
//! a person, an organisation, a place.

use proptest::prelude::*;

use crate::analysis::{Confidence, Draft, EntityKind, Input, MentionForm, Name};
use crate::lexicon::Lexicon;
use crate::text::{Segments, Span};

/// Marks the countries and places that the pass alone finds.
#[track_caller]
fn check(marked: &str) {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (phrase, after) = after.split_once('|').expect("a bar");
        let (_, after) = after.split_once(']').expect("a bracket");
        text.push_str(before);
        text.push_str(phrase);
        rest = after;
    }
    text.push_str(rest);
    assert_eq!(mark(&text), marked);
}

fn mark(text: &str) -> String {
    write_marks(text, &find(text, Vec::new()))
}

/// Runs the pass after a tagger that found `names`.
fn find(text: &str, names: Vec<Name>) -> Vec<Name> {
    let segments = Segments::new(text);
    let lexicon = Lexicon::builtin();
    let input = Input {
        body: text,
        title: None,
        published: None,
        segments: &segments,
        lexicon: &lexicon,
        model: &crate::analysis::names::Model::none(),
    };
    let mut draft = Draft {
        names,
        ..Draft::default()
    };
    super::find(&input, &mut draft);
    draft.names
}

/// Marks the names that do not lie inside one already marked.
fn write_marks(text: &str, names: &[Name]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for name in names.iter().filter(|n| n.kind != EntityKind::Person) {
        if name.span.start < at || (name.country.is_none() && name.kind != EntityKind::Place) {
            continue;
        }
        let form = match (name.kind, name.form) {
            (_, MentionForm::Demonym) => "d",
            (_, MentionForm::Metonym) => "m",
            (EntityKind::Place, _) => "p",
            (EntityKind::Organization, _) => "o",
            _ => "n",
        };
        let code = name.country.map_or("-".to_owned(), |c| c.to_string());
        marked.push_str(&text[at..name.span.start]);
        marked.push_str(&format!("[{}|{code} {form}]", name.span.of(text)));
        at = name.span.end;
    }
    marked.push_str(&text[at..]);
    marked
}

/// Runs the pass after the tagger's names in `tagged` and lists what is named, in text order:
/// "words code form".
#[track_caller]
fn check_after_tagger(tagged: &str, expected: &[&str]) {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut rest = tagged;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').expect("a brace");
        let (kind, words) = name.split_once(' ').expect("a kind");
        text.push_str(before);
        let span = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        names.push(Name {
            span,
            kind: match kind {
                "P" => EntityKind::Person,
                "O" => EntityKind::Organization,
                _ => EntityKind::Place,
            },
            form: MentionForm::Name,
            country: None,
            confidence: Confidence(80),
            reason: "tagger".into(),
        });
        rest = after;
    }
    text.push_str(rest);
    let found: Vec<String> = find(&text, names)
        .iter()
        .map(|n| {
            let code = n.country.map_or("-".to_owned(), |c| c.to_string());
            format!("{} {code} {:?} {:?}", n.span.of(&text), n.kind, n.form)
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn towns_called_after_a_country_or_a_city_abroad() {
    check("A [Lebanon|US p] man was freed. [Lebanon|LB n] was hit.");
    check("They met at 400 Locust St., [Lebanon|US p].");
    check("[Israel|IL n] Friday reopened the crossing.");
    check("A grand jury heard the school board; [Alexandria|US p] paid.");
    check("The ship reached [Alexandria|EG p].");
    check_after_tagger(
        "{L Hamilton County} paid. Schools in {L Ohio} and {L Indiana} closed.",
        &[
            "Hamilton County US Place Name",
            "Ohio US Place Name",
            "Indiana US Place Name",
        ],
    );
}

#[test]
fn names_and_demonyms() {
    check("[Ukraine|UA n] and [Russian|RU d] envoys met in [Vienna|AT p].");
    check("The [Dutch|NL d] and two [Frenchmen|FR d] left [Burma|MM n].");
    check("[US|US n]-[Chinese|CN d] trade");
}

#[test]
fn parts_of_peoples_names() {
    check("Michael Jordan spoke to Tom Holland.");
    check("Mr. Ireland thanked J. English.");
    check("He flew to [Jordan|JO n] with Chad Kelly.");
}

#[test]
fn a_state_beside_a_person_of_its_name() {
    check_after_tagger(
        "{P Israel Doe} said Israel would answer. Israel's ally {P Chad Roe} flew to Chad.",
        &[
            "Israel Doe - Person Name",
            "Israel IL Country Name",
            "Israel IL Country Name",
            "Chad Roe - Person Name",
            "Chad TD Country Name",
        ],
    );
    check_after_tagger(
        "{P Michael Jordan} visited Jordan. Jordan said he liked it.",
        &["Michael Jordan - Person Name", "Jordan JO Country Name"],
    );
}

#[test]
fn rivers_streets_and_years() {
    check("The River Niger burst its banks in [Mali|ML n], as did the [Congo River|- p].");
    check("He lives in Cyprus Avenue, and she in [Cyprus|CY n].");
    check("a bowl made about 100 B.C. by hand");
    check("in [Cuba|US p], [New York|US p], on Monday");
}

#[test]
fn adjectives_in_other_names() {
    check("New Londoners ate at the Malaysian Restaurant with two [Malaysian|MY d] cooks.");
    check("The land was home to Exampa Indians long before.");
    check("Many [Indians|IN d] voted, and [Indians|IN d] abroad did too.");
}

#[test]
fn languages_and_set_phrases() {
    check("He spoke in English, then in French.");
    check("She speaks Russian and German, but no [German|DE d] minister answered.");
    check("[English|GB d] fans ate French fries.");
    check("a South American bank and the Bank of America");
}

#[test]
fn treaties_and_eras() {
    check("the Minsk agreements and the Kyoto Protocol");
    check("Soviet-era tanks met [Soviet|RU d] envoys in [Minsk|BY p]");
}

#[test]
fn shared_names() {
    check("[Tbilisi|GE m] says [Georgia|GE n] will vote.");
    check("in [Atlanta|US p], [Georgia|US p], on Monday");
    check("[North Korea|KP n] fired. [Korea|KP n] watchers saw it.");
    check("[Seoul|KR m] said [Korea|KR n] would wait.");
}

#[test]
fn capitals_act() {
    check("[Moscow|RU m] said it would respond. Rain fell in [Moscow|RU p].");
    check("talks between [Washington|US m] and [Beijing|CN m]");
}

#[test]
fn a_list_of_places_gives_no_country() {
    check("in [Paris|FR p], [Brussels|BE p], [Turkey|TR n] and elsewhere");
    check("in [Aden|YE p], [Yemen|YE n]");
    check("in [Lebanon|US p], [Pa.|US p], and at home");
}

#[test]
fn towns_of_local_news() {
    check("Deputies in [Ohio|US p] said the [Lebanon|US p] man drove to [Cincinnati|US p].");
    check("[Israel|IL n] and [Lebanon|LB n] agreed in [New York|US p].");
}

#[test]
fn money_and_words_in_capitals() {
    check("a loan of US$3 million and of NZ$ 2 million");
    check("TELL US MORE ABOUT THE DEAL NOW");
    check("[GERMANY|DE n] BEATS [SWEDEN|SE n] IN LATE THRILLER");
}

#[test]
fn possessives_inside_a_name() {
    check("the [People's Republic of China|CN n] and the [Republic of China|TW n]");
    check("the [Democratic People’s Republic of Korea|KP n]");
}

#[test]
fn abbreviations_need_their_stop() {
    check("I'll fly from [Springfield|US p], [Ill.|US p], at noon.");
    check("Miss Doe heard Mass at noon.");
}

#[test]
fn seats_of_government() {
    check_after_tagger(
        "The {O Kremlin} denied it.",
        &["Kremlin RU Organization Metonym"],
    );
    check_after_tagger(
        "Staff of the {L White House} left.",
        &["White House US Place Metonym"],
    );
    check("The [Kremlin|RU m] denied it.");
}

#[test]
fn countries_within_other_names() {
    check_after_tagger(
        "The {O Ukrainian Foreign Ministry} spoke.",
        &[
            "Ukrainian Foreign Ministry UA Organization Name",
            "Ukrainian UA Country Demonym",
        ],
    );
    check_after_tagger(
        "He flew {O British Airways}.",
        &["British Airways - Organization Name"],
    );
    check_after_tagger(
        "{P Jordan Example} met {P Paris Doe}.",
        &["Jordan Example - Person Name", "Paris Doe - Person Name"],
    );
    check_after_tagger(
        "an envoy of {P Ukraine Petro Doe} came",
        &["Ukraine UA Country Name", "Petro Doe - Person Name"],
    );
    check_after_tagger(
        "rain in {L Western Kenya} and on {L Dublin Road}",
        &["Kenya KE Country Name", "Dublin Road - Place Name"],
    );
}

#[test]
fn a_person_named_in_full_is_no_town_later() {
    check_after_tagger(
        "Police said {P Paris Doe} fled. Later Paris returned.",
        &["Paris Doe - Person Name"],
    );
}

#[test]
fn places_that_no_list_has() {
    check_after_tagger(
        "fire in {L Smallville}, Alberta",
        &["Smallville CA Place Name", "Alberta CA Place Name"],
    );
    check_after_tagger(
        "Kenya votes. Kenyan police closed {L Exampletown}, not {L Old Europe}.",
        &[
            "Kenya KE Country Name",
            "Kenyan KE Country Demonym",
            "Exampletown KE Place Name",
            "Old Europe - Place Name",
        ],
    );
    check_after_tagger("He left {L Exampletown}.", &["Exampletown - Place Name"]);
}

proptest! {
    #[test]
    fn names_are_sorted_and_on_boundaries(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "Georgia", "US", "the", "Korea", "South", "-", ",", "'s", "Paris", "Texas", "of",
                "People", "Republic", "China", "Côte", "d’Ivoire", ".", "\n\n", "St.", "Kremlin",
                "said", "and", "&", "é", "Trinidad", "Tobago", "Washington", "D.C.", "“", "Ill.",
            ]),
            0..40,
        ),
        glue in prop::sample::select(vec![" ", "", "-"]),
    ) {
        let text = words.join(glue);
        let mut last = 0;
        for name in find(&text, Vec::new()) {
            prop_assert!(name.span.start >= last);
            prop_assert!(text.get(name.span.range()).is_some_and(|t| !t.is_empty()));
            last = name.span.start;
        }
    }
}
