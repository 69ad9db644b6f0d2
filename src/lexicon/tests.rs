//! The built-in lexicon, asked as the passes ask it.

use super::{CountryCode, EntryKind, Lexicon, Role, TitleClass, fold};
use crate::text::tokenize;
use jiff::civil::date;

/// Marks each longest match in `text` as `[phrase|KIND code]`, left to right.
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
    let lexicon = Lexicon::builtin();
    let tokens = tokenize(text);
    let mut marked = String::new();
    let (mut idx, mut at) = (0, 0);
    while idx < tokens.len() {
        let Some(found) = lexicon.longest(text, &tokens, idx) else {
            idx += 1;
            continue;
        };
        let span = tokens[idx].span.join(tokens[idx + found.n_tokens - 1].span);
        let entry = found.entries().next().expect("an entry");
        let code = entry.country.map_or("-".to_owned(), |c| c.to_string());
        marked.push_str(&text[at..span.start]);
        marked.push_str(&format!("[{}|{:?} {code}]", span.of(text), entry.kind));
        at = span.end;
        idx += found.n_tokens;
    }
    marked.push_str(&text[at..]);
    marked
}

#[test]
fn the_longest_phrase_wins() {
    check("from [New Zealand|Country NZ] to [New York|City US]");
    check("the [Central African Republic|Country CF] and [Guinea-Bissau|Country GW]");
    check("in [South Sudan|Country SS], not [Sudan|Country SD]");
    check("[Bosnia and Herzegovina|Country BA]");
    check("[Port-au-Prince|City HT]");
    check("an [Equatorial Guinean|Demonym GQ] lawyer");
    check("[South Korean|Demonym KR] and [North Korean|Demonym KP] envoys");
}

#[test]
fn possessives_and_other_marks_end_a_phrase() {
    check("[Ukraine|Country UA]'s ports and [Chad|Country TD]’s roads");
    check("[Mali|Country ML], [Niger|Country NE]; [Togo|Country TG]");
    check("[US|Country US]-[Iran|Country IR] talks");
}

#[test]
fn accents_stops_and_old_spellings() {
    check("the [U.S.|Country US] and the [UK|Country GB] met [Türkiye|Country TR]");
    check("[Côte d’Ivoire|Country CI] or [Cote d'Ivoire|Country CI]");
    check("[São Paulo|City BR], [Sao Paulo|City BR]");
    check("[Kiev|City UA], [Kyiv|City UA], [Peking|City CN]");
}

#[test]
fn case_decides() {
    check("they told us of turkey and china plates");
    check("in the [Gulf|Region -] there is a golf club");
}

#[test]
fn a_phrase_that_needs_the_article() {
    check("back to the [States|Country US]");
    check("States of mind");
}

#[test]
fn seats_of_government_and_bodies() {
    check("the [Kremlin|Metonym RU] called [Downing Street|Metonym GB]");
    check("[NATO|Org -] and the [European Union|Org EU]");
}

#[track_caller]
fn check_title(text: &str, expected: Option<(&str, TitleClass, usize)>) {
    let lexicon = Lexicon::builtin();
    let tokens = tokenize(text);
    let found = lexicon.title(text, &tokens, 0);
    let got = found.map(|m| (m.title.name, m.title.class, m.n_tokens));
    assert_eq!(got, expected, "{text}");
}

#[test]
fn titles() {
    check_title(
        "foreign minister",
        Some(("foreign minister", TitleClass::Minister, 2)),
    );
    check_title(
        "Foreign Ministers met",
        Some(("foreign minister", TitleClass::Minister, 2)),
    );
    check_title("Gen. Doe", Some(("gen.", TitleClass::Military, 1)));
    check_title("Mr Doe", Some(("mr.", TitleClass::Honorific, 1)));
    check_title(
        "vice-president",
        Some(("vice president", TitleClass::Office, 3)),
    );
    check_title(
        "Secretary-General",
        Some(("secretary general", TitleClass::International, 3)),
    );
    check_title("tables", None);
}

#[test]
fn words_of_names() {
    let lexicon = Lexicon::builtin();
    let angela = lexicon.name_word("Angela");
    assert!(angela.is_given() && angela.is_female() && !angela.is_male());
    assert!(lexicon.name_word("Müller").is_surname());
    assert!(lexicon.name_word("May").is_common_word());
    assert!(!lexicon.name_word("xqzt").is_name());
    assert!(!lexicon.name_word("").is_name());
}

#[test]
fn holders_of_an_office() {
    let lexicon = Lexicon::builtin();
    let holder = |code: &str, role, day| {
        let code = CountryCode::new(code).expect("a code");
        lexicon.holder(code, role, day).map(|t| t.name)
    };
    assert_eq!(
        holder("DE", Role::HeadOfGovernment, date(2015, 5, 1)),
        Some("Angela Merkel")
    );
    assert_eq!(
        holder("US", Role::HeadOfState, date(1999, 1, 1)),
        Some("Bill Clinton")
    );
    assert_eq!(holder("US", Role::HeadOfState, date(1700, 1, 1)), None);
}

#[test]
fn members_of_groups() {
    let lexicon = Lexicon::builtin();
    assert_eq!(lexicon.group_members("G7").len(), 7);
    assert_eq!(lexicon.group_members("european union").len(), 27);
    assert_eq!(lexicon.group_members("no such club").len(), 0);
}

#[test]
fn every_country_has_a_name_that_finds_it() {
    let lexicon = Lexicon::builtin();
    for country in lexicon.countries() {
        assert_eq!(lexicon.country(country.code), Some(country));
        let is_it = |kind| {
            let mut entries = lexicon.named(country.name);
            entries.any(|e| e.kind == kind && e.country == Some(country.code))
        };
        assert!(
            is_it(EntryKind::Country) || is_it(EntryKind::Org),
            "{}",
            country.name
        );
    }
}

#[test]
fn folding() {
    for (text, expected) in [
        ("Erdoğan", "erdogan"),
        ("Łódź", "lodz"),
        ("N'Djamena", "ndjamena"),
        ("Guinea-Bissau", "guinea bissau"),
        ("U.S.", "us"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("  (Straße)  ", "strasse"),
        ("İzmir", "izmir"),
        ("", ""),
    ] {
        assert_eq!(fold(text), expected, "{text}");
        assert_eq!(fold(&fold(text)), fold(text), "{text}");
    }
}
