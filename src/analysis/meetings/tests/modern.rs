//! Ways of telling an encounter that agencies use today.

use super::{check, check_all, rows};

#[test]
fn meals_walks_and_rides() {
    check_all(&[
        (
            "Irish President Catherine Connolly hosted a luncheon for Chilean President Gabriel Boric.",
            &["meeting held: Catherine Connolly IE, Gabriel Boric CL"],
        ),
        (
            "Danish Prime Minister Mette Frederiksen joined Polish Prime Minister Donald Tusk for dinner.",
            &["meeting held: Mette Frederiksen DK, Donald Tusk PL"],
        ),
        (
            "French President Emmanuel Macron and Kenyan President William Ruto huddled on the sidelines of the summit.",
            &["meeting held: Emmanuel Macron FR, William Ruto KE"],
        ),
        (
            "Russian President Vladimir Putin boarded Chinese President Xi Jinping's car after the parade.",
            &["meeting held: Vladimir Putin RU, Xi Jinping CN"],
        ),
        (
            "Brazilian President Luiz Inacio Lula da Silva strolled with Colombian President Gustavo Petro.",
            &["meeting held: Luiz Inacio Lula da Silva BR, Gustavo Petro CO"],
        ),
        (
            "Serbian President Aleksandar Vucic said he would speak face-to-face with Kosovan President Vjosa Osmani.",
            &["meeting planned: Aleksandar Vucic RS, Vjosa Osmani XK"],
        ),
    ]);
}

#[test]
fn diaries() {
    check_all(&[
        (
            "Indian Prime Minister Narendra Modi is slated to meet Omani Foreign Minister Badr al-Busaidi.",
            &["meeting planned: Narendra Modi IN, Badr al-Busaidi OM"],
        ),
        (
            "Nepalese Prime Minister Sushila Karki accepted an invitation to visit Bhutan.",
            &["visit planned: Sushila Karki NP, Bhutan BT"],
        ),
        (
            "German Chancellor Friedrich Merz is due in Ankara for talks with Turkish President Recep Tayyip Erdogan.",
            &["talks planned: Friedrich Merz DE, Recep Tayyip Erdogan TR"],
        ),
        (
            "Talks between Cuba and Spain were pushed back.",
            &["talks cancelled: Cuba CU, Spain ES"],
        ),
        (
            "Talks between Iran and Iraq are in the final phase.",
            &["talks ongoing: Iran IR, Iraq IQ"],
        ),
        (
            "Polish Prime Minister Donald Tusk said a call with Hungarian Prime Minister Peter Magyar was planned.",
            &["call planned: Donald Tusk PL, Peter Magyar HU"],
        ),
    ]);
}

#[test]
fn stops_on_the_way() {
    check_all(&[
        (
            "Serbian President Aleksandar Vucic stopped in Ankara for talks with Turkish President Recep Tayyip Erdogan.",
            &["talks held: Aleksandar Vucic RS, Recep Tayyip Erdogan TR"],
        ),
        (
            "Israeli Prime Minister Benjamin Netanyahu slipped into the White House for talks with US President Donald Trump.",
            &["talks held: Benjamin Netanyahu IL, Donald Trump US"],
        ),
        (
            "Malaysian Prime Minister Anwar Ibrahim paid a courtesy call on Saudi Crown Prince Mohammed bin Salman.",
            &["meeting held: Anwar Ibrahim MY, Mohammed bin Salman SA"],
        ),
        (
            "Turkish President Recep Tayyip Erdogan denied having met Iranian President Masoud Pezeshkian.",
            &["meeting refused: Recep Tayyip Erdogan TR, Masoud Pezeshkian IR"],
        ),
        (
            "Talks between Peru and Chile have entered a decisive phase.",
            &["talks ongoing: Peru PE, Chile CL"],
        ),
    ]);
}

#[test]
fn groups_without_where_they_met() {
    check_all(&[
        (
            "Norwegian Prime Minister Jonas Gahr Stoere met rebel leaders in Benghazi.",
            &["meeting held: Jonas Gahr Stoere NO, rebel leaders"],
        ),
        (
            "Iran held talks with the five permanent members of the Security Council.",
            &["talks held: Iran IR, five permanent Security Council members"],
        ),
        ("The Spanish minister met opposition from Portugal.", &[]),
    ]);
}

#[test]
fn nobody_can_tell_who_they_are() {
    let sure = |text| {
        let found = rows(text);
        found.first().map(|m| m.confidence.0 >= 50)
    };
    let named = "Irish President Catherine Connolly met Kenyan officials.";
    let anyone = "Irish President Catherine Connolly met other officials.";
    assert_eq!(sure(named), Some(true));
    assert_eq!(sure(anyone), Some(false));
}

#[test]
fn one_more_is_a_row_of_its_own() {
    check(
        "Swedish Prime Minister Ulf Kristersson met Finnish President Alexander Stubb in Turku. \
         Kristersson and Stubb will meet again in Gothenburg.",
        &[
            "meeting held: Ulf Kristersson SE, Alexander Stubb FI",
            "meeting planned: Ulf Kristersson SE, Alexander Stubb FI",
        ],
    );
}

#[test]
fn agreed_after_or_in() {
    check_all(&[
        (
            "Armenian Prime Minister Nikol Pashinyan and Azerbaijani President Ilham Aliyev agreed to open the border after talks in Abu Dhabi.",
            &["talks held: Nikol Pashinyan AM, Ilham Aliyev AZ"],
        ),
        (
            "US President Donald Trump and Russian President Vladimir Putin agreed in a call to meet in Riyadh.",
            &[
                "call held: Donald Trump US, Vladimir Putin RU",
                "meeting planned: Donald Trump US, Vladimir Putin RU",
            ],
        ),
    ]);
}

#[test]
fn the_same_verbs_of_others() {
    for text in [
        "Families huddled in shelters in Kharkiv and Odesa.",
        "Mexico and Canada co-hosted the tournament.",
        "The couple walked with their dog through Prague.",
        "Passengers boarded the plane in Doha.",
        "Troops exchanged fire with rebels in Sudan.",
        "Shoppers posed for photographs with the new phone.",
        "The firm was slated to meet demand in Japan.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn fixed_phrases() {
    check_all(&[
        (
            "Latvian President Edgars Rinkevics came face to face with Belarusian Foreign Minister Maxim Ryzhenkov.",
            &["meeting held: Edgars Rinkevics LV, Maxim Ryzhenkov BY"],
        ),
        (
            "Greek Prime Minister Kyriakos Mitsotakis broke bread with Albanian Prime Minister Edi Rama.",
            &["meeting held: Kyriakos Mitsotakis GR, Edi Rama AL"],
        ),
        (
            "Estonian Foreign Minister Margus Tsahkna spent two hours with Moldovan Foreign Minister Mihai Popsoi.",
            &["meeting held: Margus Tsahkna EE, Mihai Popsoi MD"],
        ),
        (
            "Peruvian President Jose Jeri and Bolivian President Rodrigo Paz will not cross paths in Lima.",
            &["meeting refused: Jose Jeri PE, Rodrigo Paz BO"],
        ),
        (
            "Indian Foreign Minister S. Jaishankar confirmed a bilateral with Canadian Foreign Minister Anita Anand for Thursday.",
            &["meeting planned: S. Jaishankar IN, Anita Anand CA"],
        ),
        (
            "Prices came face to face with reality and Finnish President Alexander Stubb spent two hours on them.",
            &[],
        ),
    ]);
}

#[test]
fn calls_and_ceremonies() {
    check_all(&[
        (
            "Belgian Prime Minister Bart De Wever rang Dutch Prime Minister Dick Schoof on Friday.",
            &["call held: Bart De Wever BE, Dick Schoof NL"],
        ),
        (
            "French President Emmanuel Macron raised it with Indian Prime Minister Narendra Modi over the phone.",
            &["call held: Emmanuel Macron FR, Narendra Modi IN"],
        ),
        (
            "The phone call that Brazilian President Luiz Inacio Lula da Silva and US President Donald Trump maintained on Monday was long.",
            &["call held: Luiz Inacio Lula da Silva BR, Donald Trump US"],
        ),
        (
            "Kazakh President Kassym-Jomart Tokayev accepted credentials from ambassadors of Norway, Peru, Chad and Vietnam.",
            &["meeting held: Kassym-Jomart Tokayev KZ, Norway NO, Peru PE, Chad TD, Vietnam VN"],
        ),
        (
            "US Secretary of State Marco Rubio will see Chinese Foreign Minister Wang Yi on Friday.",
            &["meeting planned: Marco Rubio US, Wang Yi CN"],
        ),
        (
            "Japanese Prime Minister Sanae Takaichi rings the Peace Bell and sees Asia in decline.",
            &[],
        ),
        (
            "Honduran President Xiomara Castro told the envoy not to present his credentials in solidarity with Bolivia.",
            &[],
        ),
    ]);
}

#[test]
fn those_who_are_called_together() {
    check_all(&[
        (
            "French President Emmanuel Macron convened defence ministers from Britain, Germany and Italy.",
            &["meeting held: Emmanuel Macron FR, United Kingdom GB, Germany DE, Italy IT"],
        ),
        (
            "EU foreign ministers are gathering in Brussels.",
            &["summit ongoing: European Union foreign ministers"],
        ),
        (
            "Kenyan President William Ruto was joined by Zambian President Hakainde Hichilema for a meeting on a railway.",
            &["meeting held: William Ruto KE, Hakainde Hichilema ZM"],
        ),
        (
            "Sri Lankan President Anura Kumara Dissanayake has snubbed a request for talks with Pakistani Prime Minister Shehbaz Sharif.",
            &["talks refused: Anura Kumara Dissanayake LK, Shehbaz Sharif PK"],
        ),
        (
            "French President Emmanuel Macron convened his cabinet and gathered evidence.",
            &[],
        ),
    ]);
}

#[test]
fn names_behind_the_state_they_serve() {
    check_all(&[
        (
            "Armenian President Vahagn Khachaturyan held talks with Minister of Foreign Affairs of Uzbekistan Bakhtiyor Saidov.",
            &["talks held: Vahagn Khachaturyan AM, Bakhtiyor Saidov UZ"],
        ),
        (
            "Armenian President Vahagn Khachaturyan met with the head of the Presidential Administration of Uzbekistan Sardor Umurzakov.",
            &["meeting held: Vahagn Khachaturyan AM, Sardor Umurzakov UZ"],
        ),
    ]);
}
