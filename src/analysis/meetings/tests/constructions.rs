//! Constructions that bring in a side by a way of their own.

use super::{check, check_all};

#[test]
fn verbs_that_no_list_names() {
    check_all(&[
        (
            "Greek Prime Minister Kyriakos Mitsotakis wraps up a visit to Cyprus.",
            &["visit held: Kyriakos Mitsotakis GR, Cyprus CY"],
        ),
        (
            "Norway rules out a meeting with Russian Foreign Minister Sergei Lavrov.",
            &["meeting refused: Norway NO, Sergei Lavrov RU"],
        ),
        (
            "Sudan and Chad have begun secret, direct talks on the border.",
            &["talks ongoing: Sudan SD, Chad TD"],
        ),
    ]);
}

#[test]
fn sides_that_stand_far_from_their_noun() {
    check_all(&[
        (
            "Peace talks began in Nairobi on Monday between Sudan and Chad.",
            &["talks held: Sudan SD, Chad TD"],
        ),
        (
            "A meeting is held in Lima attended by representatives of Peru and Chile.",
            &["meeting held: Peru PE, Chile CL"],
        ),
        (
            "Talks between Armenia and Azerbaijan, mediated by Qatar, are to resume in Doha.",
            &["talks planned: Armenia AM, Azerbaijan AZ, Qatar QA"],
        ),
        (
            "Italian Foreign Minister Antonio Tajani meets in Vienna, Austria, with Iranian Foreign Minister Abbas Araghchi.",
            &["meeting held: Antonio Tajani IT, Abbas Araghchi IR"],
        ),
    ]);
}

#[test]
fn lists_with_members_and_shared_offices() {
    check_all(&[
        (
            "Several Palestinian factions, including Fatah and Hamas, met in Cairo.",
            &["meeting held: Palestinian factions PS, Fatah PS, Hamas PS"],
        ),
        (
            "Swiss President Karin Keller-Sutter met the Serbian and Croatian presidents.",
            &[
                "meeting held: Karin Keller-Sutter CH, President of Serbia RS, President of Croatia HR",
            ],
        ),
        (
            "Portuguese Prime Minister Luis Montenegro, together with Spanish Prime Minister Pedro Sanchez, met French President Emmanuel Macron.",
            &["meeting held: Luis Montenegro PT, Pedro Sanchez ES, Emmanuel Macron FR"],
        ),
        (
            "Turkish Foreign Minister Hakan Fidan and Iraqi Foreign Minister Fuad Hussein, who had telephoned Russian Foreign Minister Sergei Lavrov, left early.",
            &["call held: Fuad Hussein IQ, Sergei Lavrov RU"],
        ),
    ]);
}

#[test]
fn counterparts_and_one_s_own_country() {
    check_all(&[
        (
            "Irish Foreign Minister Simon Harris spoke by phone with Omani Foreign Minister Badr Albusaidi on Friday, together with his Belgian and Danish colleagues, Maxime Prevot and Lars Lokke Rasmussen.",
            &[
                "call held: Simon Harris IE, Badr Albusaidi OM, Maxime Prevot BE, Lars Lokke Rasmussen DK",
            ],
        ),
        (
            "Irish Foreign Minister Simon Harris spoke by phone with British and French officials.",
            &["call held: Simon Harris IE, United Kingdom GB, French officials FR"],
        ),
        (
            "Polish President Karol Nawrocki and his Lithuanian counterpart spoke by phone.",
            &["call held: Karol Nawrocki PL, President of Lithuania LT"],
        ),
        (
            "Iranian Foreign Minister Abbas Araghchi said his country will hold talks with France.",
            &["talks planned: Iran IR, France FR"],
        ),
    ]);
}

#[test]
fn hosts_told_by_a_town_or_on_the_way() {
    check_all(&[
        (
            "Danish Prime Minister Mette Frederiksen came under fire on a visit to the Ukrainian city of Odesa.",
            &["visit held: Mette Frederiksen DK, Ukraine UA"],
        ),
        (
            "Chinese President Xi Jinping arrives in Serbia for a two-day state visit.",
            &["visit ongoing: Xi Jinping CN, Serbia RS"],
        ),
        (
            "Indian Foreign Minister Subrahmanyam Jaishankar is on a trip to several countries including Oman and Egypt.",
            &[
                "visit ongoing: Subrahmanyam Jaishankar IN, Oman OM",
                "visit ongoing: Subrahmanyam Jaishankar IN, Egypt EG",
            ],
        ),
    ]);
}

#[test]
fn blocs_known_by_their_number() {
    check_all(&[
        (
            "Japanese Foreign Minister Takeshi Iwaya criticised the tariffs at the G20 meeting in Durban.",
            &["meeting held: Takeshi Iwaya JP, G20"],
        ),
        (
            "World leaders at the G20 summit agreed to cut emissions.",
            &["summit held: World leaders, G20"],
        ),
    ]);
    check("Police arrested forty people outside the G20 summit.", &[]);
}

#[test]
fn plain_calls_between_leaders() {
    check_all(&[
        (
            "Chinese President Xi Jinping called Ukrainian President Volodymyr Zelensky on Monday.",
            &["call held: Xi Jinping CN, Volodymyr Zelensky UA"],
        ),
        (
            "Hungarian Prime Minister Viktor Orban called Ukrainian President Volodymyr Zelensky a liar.",
            &[],
        ),
    ]);
}

#[test]
fn rivals_of_one_country_meet() {
    check_all(&[
        (
            "Taliban representatives agreed to talks with the Afghan government in Doha.",
            &["talks planned: Taliban representatives AF, Afghan government AF"],
        ),
        (
            "The Syrian opposition agreed to attend peace talks with the Syrian government.",
            &["talks planned: Syrian opposition SY, Syrian government SY"],
        ),
    ]);
}

#[test]
fn nobody_is_taken_for_the_traveller() {
    for text in [
        "Kenyan health officials confirmed the illness of a boy who recently returned from a trip to Uganda.",
        "Portuguese President Marcelo Rebelo de Sousa will speak during the Queen's trip to Northern Ireland.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_date_ahead_makes_a_plan() {
    check_all(&[(
        "Protests are expected during French President Emmanuel Macron's state visit to Britain next week.",
        &["visit planned: Emmanuel Macron FR, United Kingdom GB"],
    )]);
}

#[test]
fn plans_that_are_off() {
    check_all(&[
        (
            "A planned meeting in Vienna between Serbian President Aleksandar Vucic and Kosovan Prime Minister Albin Kurti is off for now.",
            &["meeting cancelled: Aleksandar Vucic RS, Albin Kurti XK"],
        ),
        (
            "The Greece-Turkey summit planned for next Tuesday in Athens has been postponed.",
            &["summit cancelled: Greece GR, Turkey TR"],
        ),
        (
            "Dutch Prime Minister Dick Schoof stays at home. His talks with Irish Prime Minister Micheal Martin, scheduled for Friday in Cork, are unaffected.",
            &["talks planned: Dick Schoof NL, Micheal Martin IE"],
        ),
        (
            "Chilean President Gabriel Boric had been expected to meet Peruvian President Dina Boluarte but cancelled because of a cold.",
            &["meeting cancelled: Gabriel Boric CL, Dina Boluarte PE"],
        ),
        (
            "Armenian Prime Minister Nikol Pashinyan turned down a meeting with Azerbaijani President Ilham Aliyev.",
            &["meeting refused: Nikol Pashinyan AM, Ilham Aliyev AZ"],
        ),
    ]);
}

#[test]
fn who_only_stands_in_the_topic_is_no_side() {
    check_all(&[
        (
            "Kenya and Uganda began talks in Nairobi to defuse tensions with Rwanda.",
            &["talks ongoing: Kenya KE, Uganda UG"],
        ),
        (
            "Sudan said it will no longer hold talks with Chad.",
            &["talks refused: Sudan SD, Chad TD"],
        ),
        (
            "The Kremlin said Russia is open to holding talks with Japan.",
            &["talks proposed: Russia RU, Japan JP"],
        ),
    ]);
}

#[test]
fn the_two_and_he() {
    check_all(&[
        (
            "Finnish President Alexander Stubb called on Swedish Prime Minister Ulf Kristersson to act. The two last met in Oslo in March.",
            &["meeting held: Alexander Stubb FI, Ulf Kristersson SE"],
        ),
        (
            "Polish President Karol Nawrocki thanked Czech President Petr Pavel, who said he would meet Slovak President Peter Pellegrini.",
            &["meeting planned: Petr Pavel CZ, Peter Pellegrini SK"],
        ),
        (
            "German Chancellor Friedrich Merz was named on Monday. Austrian Chancellor Christian Stocker congratulated him in a telephone call.",
            &["call held: Christian Stocker AT, Friedrich Merz DE"],
        ),
    ]);
}

#[test]
fn calls_visits_and_meals_by_other_words() {
    check_all(&[
        (
            "A planned call between Kenyan President William Ruto and Ugandan President Yoweri Museveni was postponed.",
            &["call cancelled: William Ruto KE, Yoweri Museveni UG"],
        ),
        (
            "Japanese Foreign Minister Takeshi Iwaya is expected to see Indian Foreign Minister Subrahmanyam Jaishankar in Delhi on Thursday.",
            &["meeting planned: Takeshi Iwaya JP, Subrahmanyam Jaishankar IN"],
        ),
        (
            "Pope Leo XIV gave an audience to Polish President Karol Nawrocki.",
            &["meeting held: Leo XIV VA, Karol Nawrocki PL"],
        ),
        (
            "Belgian Prime Minister Bart De Wever and Dutch Prime Minister Dick Schoof had lunch together on Wednesday.",
            &["meeting held: Bart De Wever BE, Dick Schoof NL"],
        ),
        (
            "Qatari Prime Minister Mohammed bin Abdulrahman Al Thani will host the foreign ministers of Armenia and Azerbaijan on Wednesday.",
            &["meeting planned: Mohammed bin Abdulrahman Al Thani QA, Armenia AM, Azerbaijan AZ"],
        ),
    ]);
    check(
        "She would like to see President Emmanuel Macron of France resign.",
        &[],
    );
}

#[test]
fn shared_helpers_and_dates_ahead() {
    check_all(&[
        (
            "Sri Lankan President Anura Kumara Dissanayake begins a visit to India on Monday, during which he will tour a port and hold talks with Indian Prime Minister Narendra Modi.",
            &[
                "visit planned: Anura Kumara Dissanayake LK, India IN",
                "talks planned: Anura Kumara Dissanayake LK, Narendra Modi IN",
            ],
        ),
        (
            "Danish Prime Minister Mette Frederiksen denied a report that she would stop in Reykjavik to meet Icelandic Prime Minister Kristrun Frostadottir.",
            &["meeting refused: Mette Frederiksen DK, Kristrun Frostadottir IS"],
        ),
    ]);
}

#[test]
fn people_told_by_what_they_did_before() {
    check_all(&[
        (
            "Emmanuel Macron, the French president, spoke in Nice. He himself sat across from Russian President Vladimir Putin in Paris.",
            &["meeting held: Emmanuel Macron FR, Vladimir Putin RU"],
        ),
        (
            "Indian Foreign Minister Subrahmanyam Jaishankar landed. He and Omani Foreign Minister Badr Albusaidi had dinner in Muscat.",
            &["meeting held: Subrahmanyam Jaishankar IN, Badr Albusaidi OM"],
        ),
        (
            "Argentine President Javier Milei snubbed Spanish Prime Minister Pedro Sanchez, refusing to receive the Spanish prime minister.",
            &["meeting refused: Javier Milei AR, Pedro Sanchez ES"],
        ),
        (
            "Finnish Prime Minister Petteri Orpo shook Swedish Prime Minister Ulf Kristersson's hand.",
            &["meeting held: Petteri Orpo FI, Ulf Kristersson SE"],
        ),
        (
            "Armenian Prime Minister Nikol Pashinyan and Azerbaijani President Ilham Aliyev have spoken eight times.",
            &["call held: Nikol Pashinyan AM, Ilham Aliyev AZ"],
        ),
    ]);
}

#[test]
fn he_goes_on_over_sentences() {
    check_all(&[(
        "Dutch Prime Minister Dick Schoof came home. He thanked Mr. Jan Peeters. He will meet Belgian Prime Minister Bart De Wever.",
        &["meeting planned: Dick Schoof NL, Bart De Wever BE"],
    )]);
}

#[test]
fn business_is_none_of_ours() {
    for text in [
        "Argentina held talks with creditors in New York.",
        "Midland Motors Corp is willing to resume negotiations with the Steel Workers.",
    ] {
        check(text, &[]);
    }
}
