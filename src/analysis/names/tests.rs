//! Marked text: what is in brackets is a name of the kind after them.

use super::find_with;
use super::model::Model;
use crate::analysis::EntityKind;
use crate::lexicon::Lexicon;
use crate::text::Segments;
use proptest::prelude::*;

/// Strips the marks, finds the names, marks them again.
#[track_caller]
fn check(marked: &str) {
    let mut text = marked.replace('[', "");
    for mark in ["]per", "]org", "]loc"] {
        text = text.replace(mark, "");
    }
    assert_eq!(mark(&text), marked);
}

fn mark(text: &str) -> String {
    let segments = Segments::new(text);
    let mut marked = String::new();
    let mut at = 0;
    for name in find_with(text, &segments, &Lexicon::builtin(), &Model::builtin()) {
        marked.push_str(&text[at..name.span.start]);
        let kind = match name.kind {
            EntityKind::Person => "per",
            EntityKind::Organization => "org",
            EntityKind::Country | EntityKind::Place => "loc",
        };
        marked.push_str(&format!("[{}]{kind}", name.span.of(text)));
        at = name.span.end;
    }
    marked.push_str(&text[at..]);
    marked
}

#[test]
fn an_owner_is_no_part_of_what_he_owns() {
    check("[Marine Le Brun]per's [National Rally]org said no.");
    check("[Slovakia]loc's [Fico]per, the only one present, met [Putin]per.");
}

#[test]
fn people_without_their_titles() {
    check("Chancellor [Olaf Brandt]per met President [Luc Moreau]per in [Paris]loc.");
    check("Mr. [Moreau]per thanked Prime Minister [Anna Kowalska]per.");
    check("“We agree,” said [Maria Lopez]per, the finance minister.");
    check("Belgian [Jean Dupont]per won again.");
    check("Former Secretary of State [John Carver]per spoke first.");
}

#[test]
fn names_of_many_spellings() {
    check("[Kim Jong-un]per received [Park Min-su]per in [Pyongyang]loc.");
    check("[Mohammed bin Zayed]per spoke with [Ursula von der Leyen]per.");
    check("[Martin Baker Jr.]per spoke to reporters.");
}

#[test]
fn organisations() {
    check("The [International Atomic Energy Agency]org ([IAEA]org) sent inspectors to [Iran]loc.");
    check("Officials of the [European Union]org and [NATO]org met in [Brussels]loc.");
    check("The [Ministry of Defence]org in [Warsaw]loc said nothing.");
    check("Shares of [Norwell Industries Inc.]org fell.");
}

#[test]
fn a_country_at_its_head_makes_a_body_no_place() {
    check("She joined the [New Zealand National Party]org in 1975.");
}

#[test]
fn places() {
    check("[VIENNA]loc ([AP]org) — Talks went on in [Austria]loc.");
    check("They left [Nairobi]loc for the [Gulf of Aden]loc.");
}

#[test]
fn peoples_and_beliefs_are_no_names() {
    check("French and Polish farmers met Catholic bishops.");
    check("The Muslim holiday begins on Friday.");
}

#[test]
fn a_full_name_explains_the_surname() {
    check(
        "“No,” said [Peter Gross]per. [Gross]per had left early. The decision of [Gross]per was final.",
    );
}

#[test]
fn datelines_name_a_town() {
    check(
        "[ALVENA]loc, [Ruritania]loc (AP) — Talks went on."
            .replace("(AP)", "([AP]org)")
            .as_str(),
    );
    check("[SKIPTON]loc, May 4 – The river rose again.");
}

#[test]
fn politicians_and_their_seats() {
    check("[Lim Wei Han]per ([PKR]org-[Kampong Lama]loc) asked again.");
}

#[test]
fn chambers_are_organisations() {
    check("Leaders of the [House]org and the [Senate]org agreed.");
    check("He bought a house and ate house bread.");
}

#[test]
fn names_run_together_are_cut() {
    check("[Anna Berg]per of [Sweden]loc finished second.");
    check("Defenders - [Jan Novak]per, [Karel Dvorak]per.");
    check(
        "The treaty was signed in [Warsaw]loc's [Grand Theatre]org."
            .replace("[Grand Theatre]org", "old theatre")
            .as_str(),
    );
}

#[test]
fn plurals_of_abbreviations_are_no_names() {
    check("The minister told NGOs and MPs to wait.");
}

#[test]
fn a_body_is_known_by_its_initials() {
    check("The [Ruritanian Workers Party]org won. Later, critics said [RWP]org had lost touch.");
}

#[test]
fn people_are_called_by_their_first_names_later() {
    check("“It was cold,” said [Dorota Novak]per. [Dorota]per works in a bakery.");
}

#[test]
fn joined_names_are_names_of_their_own() {
    check(
        "President [Pavel Berg]per met [Ana Novak]per. The [Berg]per-[Novak]per summit went well.",
    );
    check("[Jean-Marie Dupont]per spoke.");
    check("[David Ben-Gurion]per spoke. Later [Ben-Gurion]per rested.");
}

#[test]
fn headlines_below_each_other_are_apart() {
    check("[MERZ]per MEETS [NOVAK]per IN [ROME]loc\n[DUDA]per FLIES TO [OSLO]loc");
}

#[test]
fn titles_are_no_part_of_the_name() {
    check("Secretary of State [Rubio]per spoke.");
    check("[Petrobras]org CEO [Anna Berg]per left.");
    check("Bakery owner [Jana Novak]per said so. Rescuer [Jana Novak]per slept.");
}

#[test]
fn ranks_are_no_part_of_the_name() {
    check("Justice [Nagarin]per dissented, and Justice [B.V. Nagarin]per wrote alone.");
    check("“They left,” said Colonel [Mako Hazure]per.");
    check("The [Justice Department]org and the [General Assembly]org agreed.");
}

#[test]
fn people_and_the_bodies_they_are_of() {
    check("[Nathaniel Raymond]per of [Yale]org showed images.");
    check("[Kamla Persad-Novak]per of [Trinidad and Tobago]loc did not.");
}

#[test]
fn a_nickname_stays_inside_the_name() {
    check("Senator [Ronald “Bato” dela Cruz]per denied it.");
}

#[test]
fn people_of_several_words_joined_by_and() {
    check("He met [Kim Min-su]per and [Park Ji-won]per.");
    check("The [DEM Party]org's [Anna Yilmaz]per spoke.");
}

#[test]
fn confidence_grows_with_the_margin() {
    let mut last = 0;
    for margin in -5..200 {
        let now = super::confidence(margin).0;
        assert!(now >= last && (51..=98).contains(&now), "{margin}: {now}");
        last = now;
    }
}

#[test]
fn teams_in_tables_are_organisations() {
    check("Standings:\n[Leeds]org 4 3 1 0 7 4 10\n[Bristol Rovers]org 4 2 1 1 6 4 7\n");
    check("[Dundee]org 2 [Falkirk]org 1\n");
}

#[test]
fn plain_words_are_no_names() {
    check("Meanwhile, talks on a new budget went on until late at night.");
    check("");
}

#[test]
fn without_the_model_only_rules_find_names() {
    let find = |text: &str, lexicon: &Lexicon| {
        let segments = Segments::new(text);
        find_with(text, &segments, lexicon, &Model::none()).len()
    };
    assert_eq!(find("Anna Kowalska met Jo Doe.", &Lexicon::builtin()), 0);
    assert_eq!(find("Dundee 2 Falkirk 1\n", &Lexicon::builtin()), 2);
    assert_eq!(find("Dundee 2 Falkirk 1\n", &Lexicon::default()), 2);
}

proptest! {
    #[test]
    fn names_lie_in_the_text_and_apart(text in "\\PC{0,80}|([A-Z][a-z.'-]{0,6}[ ,.0-9]{0,3}){0,12}") {
        let segments = Segments::new(&text);
        let names = find_with(&text, &segments, &Lexicon::builtin(), &Model::builtin());
        let mut at = 0;
        for name in names {
            prop_assert!(name.span.start >= at && !name.span.is_empty());
            prop_assert!(text.get(name.span.range()).is_some());
            at = name.span.end;
        }
    }
}
