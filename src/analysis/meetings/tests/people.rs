//! Who takes part.

use super::check_all;

#[test]
fn verbs_with_subject_and_object() {
    check_all(&[
        (
            "French President Emmanuel Macron met German Chancellor Friedrich Merz in Paris.",
            &["meeting held: Emmanuel Macron FR, Friedrich Merz DE"],
        ),
        (
            "Finnish President Alexander Stubb met with Italian Prime Minister Giorgia Meloni in Rome.",
            &["meeting held: Alexander Stubb FI, Giorgia Meloni IT"],
        ),
        (
            "Indian Prime Minister Narendra Modi and Japanese Prime Minister Shigeru Ishiba met in Tokyo.",
            &["meeting held: Narendra Modi IN, Shigeru Ishiba JP"],
        ),
        (
            "Turkish President Recep Tayyip Erdogan hosted Greek Prime Minister Kyriakos Mitsotakis in Ankara.",
            &["meeting held: Recep Tayyip Erdogan TR, Kyriakos Mitsotakis GR"],
        ),
        (
            "Polish Foreign Minister Radoslaw Sikorski was received by French President Emmanuel Macron in Paris.",
            &["meeting held: Radoslaw Sikorski PL, Emmanuel Macron FR"],
        ),
        (
            "Spanish Prime Minister Pedro Sanchez visited Morocco.",
            &["visit held: Pedro Sanchez ES, Morocco MA"],
        ),
        (
            "German Chancellor Friedrich Merz spoke by phone with Ukrainian President Volodymyr Zelensky.",
            &["call held: Friedrich Merz DE, Volodymyr Zelensky UA"],
        ),
    ]);
}

#[test]
fn nouns_with_their_sides() {
    check_all(&[
        (
            "Talks between Armenia and Azerbaijan ended without an agreement.",
            &["talks held: Armenia AM, Azerbaijan AZ"],
        ),
        (
            "Laos and Thailand held closed-door talks on the river.",
            &["talks held: Laos LA, Thailand TH"],
        ),
        (
            "Egypt held talks with Sudan on the dam.",
            &["talks held: Egypt EG, Sudan SD"],
        ),
        (
            "Brazilian President Luiz Inacio Lula da Silva praised the deal after a meeting with Chilean President Gabriel Boric.",
            &["meeting held: Luiz Inacio Lula da Silva BR, Gabriel Boric CL"],
        ),
        (
            "After a meeting with Chilean President Gabriel Boric, Peruvian President Dina Boluarte praised the deal.",
            &["meeting held: Dina Boluarte PE, Gabriel Boric CL"],
        ),
        (
            "Kenya and Somalia resumed negotiations.",
            &["talks held: Kenya KE, Somalia SO"],
        ),
        (
            "In a phone call, French President Emmanuel Macron told Iranian President Masoud Pezeshkian that time was short.",
            &["call held: Emmanuel Macron FR, Masoud Pezeshkian IR"],
        ),
        (
            "Canadian Prime Minister Mark Carney's visit to Mexico ended on a friendly note.",
            &["visit held: Mark Carney CA, Mexico MX"],
        ),
    ]);
}

#[test]
fn several_hosts_are_several_visits() {
    check_all(&[(
        "Chinese Foreign Minister Wang Yi visited Kenya, Uganda and Rwanda.",
        &[
            "visit held: Wang Yi CN, Kenya KE",
            "visit held: Wang Yi CN, Uganda UG",
            "visit held: Wang Yi CN, Rwanda RW",
        ],
    )]);
}

#[test]
fn a_visit_and_a_meeting_are_two_rows() {
    check_all(&[(
        "Turkish President Recep Tayyip Erdogan visited Qatar and met Emir Tamim bin Hamad Al Thani.",
        &[
            "visit held: Recep Tayyip Erdogan TR, Qatar QA",
            "meeting held: Recep Tayyip Erdogan TR, Tamim bin Hamad Al Thani QA",
        ],
    )]);
}

#[test]
fn pronouns_stand_for_people_named_before() {
    check_all(&[(
        "Norwegian Prime Minister Jonas Gahr Store flew to Warsaw. He met Polish Prime Minister Donald Tusk.",
        &["meeting held: Jonas Gahr Store NO, Donald Tusk PL"],
    )]);
}

#[test]
fn groups_and_mediators() {
    check_all(&[
        (
            "Egypt hosted talks between Israel and Lebanon.",
            &["talks held: Egypt EG, Israel IL, Lebanon LB"],
        ),
        (
            "Burundi and Rwanda signed the accord following Kenya-mediated talks.",
            &["talks held: Burundi BI, Rwanda RW, Kenya KE"],
        ),
        (
            "Cypriot President Nikos Christodoulides met European Union foreign ministers in Nicosia.",
            &["summit held: Nikos Christodoulides CY, European Union foreign ministers"],
        ),
        (
            "Delegates from Ghana and Togo met in Accra.",
            &["meeting held: Ghana GH, Togo TG"],
        ),
        (
            "Talks between the Croatian and Slovenian delegations went on for hours.",
            &["talks held: Croatia HR, Slovenia SI"],
        ),
    ]);
}

#[test]
fn clauses_share_their_subject() {
    check_all(&[
        (
            "Austrian Chancellor Christian Stocker, who is on an official visit to Slovenia, praised the project.",
            &["visit ongoing: Christian Stocker AT, Slovenia SI"],
        ),
        (
            "Norway invited Chinese President Xi Jinping to visit Norway.",
            &["visit proposed: Xi Jinping CN, Norway NO"],
        ),
        (
            "Latvian President Edgars Rinkevics, the guest of honour, flew to Tallinn and met Estonian President Alar Karis.",
            &["meeting held: Edgars Rinkevics LV, Alar Karis EE"],
        ),
    ]);
}
