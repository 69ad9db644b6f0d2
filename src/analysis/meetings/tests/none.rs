//! What is no encounter.

use super::check;

#[test]
fn words_of_other_meanings() {
    for text in [
        "The plan was met with criticism in Germany.",
        "Ten countries, among them Chad, Mali and Niger, have met the criteria for a loan.",
        "France will meet its target for 2030.",
        "Spain meet Portugal in the final of the tournament.",
        "Kenya met Uganda in the semifinal and won by two goals.",
        "The minister called the report a disgrace.",
        "Japan calls for restraint in Myanmar.",
        "Berlin received heavy rain on Monday.",
        "She told reporters at a news conference in Vienna that Austria would pay.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn ones_own_side() {
    for text in [
        "Armenian Prime Minister Nikol Pashinyan held an emergency meeting with his security council.",
        "Hungarian Prime Minister Viktor Orban met his cabinet.",
        "The United Nations Security Council holds a meeting on Haiti.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn fewer_than_two_sides() {
    for text in [
        "Talks will resume on Thursday.",
        "All sides called for negotiations.",
        "Danish Prime Minister Mette Frederiksen travelled to Greenland.",
        "",
        "Meeting. Talks? Summit! (visit",
    ] {
        check(text, &[]);
    }
}
