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

#[test]
fn two_or_three_told_before() {
    check_all(&[
        (
            "Finnish President Alexander Stubb and Estonian President Alar Karis arrived in Riga. Latvian President \
             Edgars Rinkevics met with both.",
            &["meeting held: Edgars Rinkevics LV, Alexander Stubb FI, Alar Karis EE"],
        ),
        (
            "Finnish President Alexander Stubb and Estonian President Alar Karis arrived in Riga. Latvian President \
             Edgars Rinkevics met each of them.",
            &["meeting held: Edgars Rinkevics LV, Alexander Stubb FI, Alar Karis EE"],
        ),
        (
            "Serbian President Aleksandar Vucic, Hungary's Viktor Orban and Slovakia's Robert Fico flew to Budapest. \
             The trio met for two hours.",
            &["meeting held: Aleksandar Vucic RS, Viktor Orban HU, Robert Fico SK"],
        ),
        (
            "Kenyan President William Ruto and Somali President Hassan Sheikh Mohamud arrived in Kampala. Their talks \
             lasted two hours.",
            &["talks held: William Ruto KE, Hassan Sheikh Mohamud SO"],
        ),
    ]);
}

#[test]
fn clauses_and_company() {
    check_all(&[
        (
            "Austrian Foreign Minister Beate Meinl-Reisinger, whom Turkish President Recep Tayyip Erdogan received on \
             Monday, flew home.",
            &["meeting held: Recep Tayyip Erdogan TR, Beate Meinl-Reisinger AT"],
        ),
        (
            "Japanese Foreign Minister Toshimitsu Motegi met Indian Foreign Minister Subrahmanyam Jaishankar in Delhi. \
             Motegi was accompanied by Defence Minister Shinjiro Koizumi.",
            &["meeting held: Toshimitsu Motegi JP, Subrahmanyam Jaishankar IN, Shinjiro Koizumi"],
        ),
        (
            "Dutch Defence Minister Ruben Brekelmans met his Danish opposite number, Troels Lund Poulsen, in Esbjerg.",
            &["meeting held: Ruben Brekelmans NL, Troels Lund Poulsen DK"],
        ),
        (
            "Negotiators from Armenia and Azerbaijan opened talks in Doha, with Omani and Qatari diplomats shuttling \
             between them.",
            &["talks ongoing: Armenia AM, Azerbaijan AZ"],
        ),
    ]);
}

#[test]
fn they_and_he_over_sentences() {
    check_all(&[
        (
            "Lee Jae Myung and Japanese Prime Minister Sanae Takaichi had urged dialogue with Pyongyang when they met in \
             Nara in January.",
            &["meeting held: Lee Jae Myung KR, Sanae Takaichi JP"],
        ),
        (
            "President Donald Trump met Israeli President Isaac Herzog. Later the American president spoke of peace, and \
             of Herzog. He met Emir Tamim of Qatar.",
            &[
                "meeting held: Donald Trump US, Isaac Herzog IL",
                "meeting held: Donald Trump US, Tamim QA",
            ],
        ),
        (
            "His envoys, Steve Witkoff and Jared Kushner, will fly to Moscow, where President Vladimir Putin has agreed to \
             receive them.",
            &["meeting planned: Vladimir Putin RU, Steve Witkoff US, Jared Kushner"],
        ),
        (
            "Hungary's Viktor Orban, the only EU leader who has met President Vladimir Putin this year, stayed away.",
            &["meeting held: Viktor Orban HU, Vladimir Putin RU"],
        ),
        (
            "German Chancellor Friedrich Merz had spoken earlier with Italian Prime Minister Giorgia Meloni.",
            &["call held: Friedrich Merz DE, Giorgia Meloni IT"],
        ),
    ]);
}
