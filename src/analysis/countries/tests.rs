//! Marked text: `[words|CODE form]`, form n (name), d (demonym), m (metonym), p (place).

use crate::analysis::{Draft, EntityKind, Input, MentionForm};
use crate::lexicon::Lexicon;
use crate::text::Segments;

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
    let segments = Segments::new(text);
    let lexicon = Lexicon::builtin();
    let input = Input {
        body: text,
        title: None,
        published: None,
        segments: &segments,
        lexicon: &lexicon,
    };
    let mut draft = Draft::default();
    super::find(&input, &mut draft);
    let mut marked = String::new();
    let mut at = 0;
    for name in &draft.names {
        let form = match (name.kind, name.form) {
            (EntityKind::Place, _) => "p",
            (_, MentionForm::Demonym) => "d",
            (_, MentionForm::Metonym) => "m",
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
fn languages_and_set_phrases() {
    check("He spoke in English, then in French.");
    check("[English|GB d] fans ate French fries.");
    check("a South American bank and the Bank of America");
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
