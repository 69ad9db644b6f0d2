//! Parties told by a role, by a pronoun, or as somebody's company.

use super::check_all;

#[test]
fn he_is_whom_the_main_clause_is_about() {
    check_all(&[
        (
            "Hours after his call with Vladimir Putin of Russia, French President Emmanuel Macron flew to Berlin. \
             He met German Chancellor Friedrich Merz.",
            &[
                "call held: Emmanuel Macron FR, Vladimir Putin RU",
                "meeting held: Emmanuel Macron FR, Friedrich Merz DE",
            ],
        ),
        (
            "Italian Prime Minister Giorgia Meloni's envoy Raffaele Fitto landed in Ankara. He met Turkish Foreign \
             Minister Hakan Fidan.",
            &["meeting held: Raffaele Fitto IT, Hakan Fidan TR"],
        ),
    ]);
}

#[test]
fn leaders_without_their_name() {
    check_all(&[
        (
            "Xi Jinping opened a bridge. Canadian Prime Minister Mark Carney later met the Chinese leader.",
            &["meeting held: Mark Carney CA, Xi Jinping CN"],
        ),
        (
            "The Norwegian envoy Mona Juul will meet the head of the Free Northern Front, Osman Bilal, in Rome.",
            &["meeting planned: Mona Juul NO, Osman Bilal"],
        ),
    ]);
}

#[test]
fn those_who_come_along() {
    check_all(&[
        (
            "Polish President Karol Nawrocki, accompanied by Foreign Minister Radoslaw Sikorski, met Lithuanian \
             President Gitanas Nauseda in Vilnius.",
            &["meeting held: Karol Nawrocki PL, Gitanas Nauseda LT, Radoslaw Sikorski PL"],
        ),
        (
            "French President Emmanuel Macron met German Chancellor Friedrich Merz in Toulon, alongside Italian Prime \
             Minister Giorgia Meloni.",
            &["meeting held: Emmanuel Macron FR, Friedrich Merz DE, Giorgia Meloni IT"],
        ),
        (
            "Polish President Karol Nawrocki, accompanied by his wife Marta Nawrocka, met Lithuanian President Gitanas \
             Nauseda.",
            &["meeting held: Karol Nawrocki PL, Gitanas Nauseda LT"],
        ),
    ]);
}

#[test]
fn one_after_the_other() {
    check_all(&[
        (
            "British Prime Minister Keir Starmer met first with French President Emmanuel Macron, then with Polish Prime \
             Minister Donald Tusk.",
            &["meeting held: Keir Starmer GB, Emmanuel Macron FR, Donald Tusk PL"],
        ),
        (
            "Turkish Foreign Minister Hakan Fidan saw the ships with Egypt's Badr Abdelatty, with whom he held three \
             rounds of talks.",
            &["talks held: Hakan Fidan TR, Badr Abdelatty EG"],
        ),
        (
            "Finnish President Alexander Stubb agreed with Estonian President Alar Karis to meet in May.",
            &["meeting planned: Alexander Stubb FI, Alar Karis EE"],
        ),
        (
            "Serbian President Aleksandar Vucic and Hungary's Viktor Orban have met six times in a year.",
            &["meeting held: Aleksandar Vucic RS, Viktor Orban HU"],
        ),
        (
            "Omani Foreign Minister Badr Albusaidi held talks with Yemeni officials on Friday, a day after hosting Iranian \
             Foreign Minister Abbas Araghchi.",
            &[
                "talks held: Badr Albusaidi OM, Yemeni officials YE",
                "meeting held: Badr Albusaidi OM, Abbas Araghchi IR",
            ],
        ),
    ]);
}

#[test]
fn groups_and_people_beside_each_other() {
    check_all(&[
        (
            "Spanish Prime Minister Pedro Sanchez hosted Chilean President Gabriel Boric and four Andean ministers in \
             Madrid.",
            &["meeting held: Pedro Sanchez ES, Gabriel Boric CL"],
        ),
        (
            "In Nairobi, delegates of the northern rebels and the Sudanese government are holding talks.",
            &["talks ongoing: northern rebels SD, Sudanese government SD"],
        ),
        (
            "Security officials from Britain, France and Germany, who had conferred with the Ukrainian side, went home.",
            &["talks held: United Kingdom GB, France FR, Germany DE, Ukraine UA"],
        ),
    ]);
}
