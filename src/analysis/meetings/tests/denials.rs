//! What never came about, and what is only spoken of.

use super::{check, check_all, rows};

#[test]
fn nobody_met() {
    for text in [
        "No Peruvian and Bolivian presidents had met for twenty years.",
        "Serbian President Aleksandar Vucic and Kosovan Prime Minister Albin Kurti have not met since the war.",
        "French President Emmanuel Macron has never met Iranian President Masoud Pezeshkian.",
        "Japanese Prime Minister Shigeru Ishiba has yet to meet Chinese President Xi Jinping.",
        "There are no plans for French President Emmanuel Macron to meet Russian President Vladimir Putin.",
        "There are no plans for a meeting between French President Emmanuel Macron and Russian President Vladimir Putin.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn denied_plans() {
    check_all(&[
        (
            "Iran said it had no intention of meeting American officials.",
            &["meeting refused: Iran IR, American officials US"],
        ),
        (
            "Norway has no plans to hold talks with Russia.",
            &["talks refused: Norway NO, Russia RU"],
        ),
        (
            "Hungarian Prime Minister Viktor Orban ruled out plans to meet Ukrainian President Volodymyr Zelensky.",
            &["meeting refused: Viktor Orban HU, Volodymyr Zelensky UA"],
        ),
    ]);
}

#[test]
fn put_off() {
    check_all(&[
        (
            "Talks between Sudan and Chad had been planned for May but did not take place.",
            &["talks cancelled: Sudan SD, Chad TD"],
        ),
        (
            "A planned visit of German Chancellor Friedrich Merz to Turkey fell through.",
            &["visit cancelled: Friedrich Merz DE, Turkey TR"],
        ),
        (
            "A summit of Serbia and Kosovo that was to be held in Vienna has been put off indefinitely.",
            &["summit cancelled: Serbia RS, Kosovo XK"],
        ),
        (
            "The summit between Japan and South Korea was struck from the calendar.",
            &["summit cancelled: Japan JP, South Korea KR"],
        ),
        (
            "Algeria and Morocco dropped their own meeting.",
            &["meeting cancelled: Algeria DZ, Morocco MA"],
        ),
        (
            "The talks between Armenia and Azerbaijan will not take place in Geneva either.",
            &["talks cancelled: Armenia AM, Azerbaijan AZ"],
        ),
        (
            "Kenya and Somalia had arranged a second round of talks in Nairobi in June; instead there was war.",
            &["talks cancelled: Kenya KE, Somalia SO"],
        ),
        (
            "French President Emmanuel Macron was to have met Indian Prime Minister Narendra Modi in Paris.",
            &["meeting cancelled: Emmanuel Macron FR, Narendra Modi IN"],
        ),
    ]);
}

#[test]
fn not_yet() {
    check_all(&[
        (
            "Icelandic Prime Minister Kristrun Frostadottir and Irish Prime Minister Micheal Martin were supposed to meet in Oslo.",
            &["meeting planned: Kristrun Frostadottir IS, Micheal Martin IE"],
        ),
        (
            "Belarusian President Alexander Lukashenko remains open to a summit with Ukrainian President Volodymyr Zelensky.",
            &["summit proposed: Alexander Lukashenko BY, Volodymyr Zelensky UA"],
        ),
        (
            "Turkey is ready for talks with Armenia.",
            &["talks proposed: Turkey TR, Armenia AM"],
        ),
        (
            "Kenyan President William Ruto proposed on Sunday that Sudan and Chad hold direct talks in Nairobi.",
            &["talks proposed: Sudan SD, Chad TD"],
        ),
        (
            "A visit of Pope Leo XIV to Armenia is to follow.",
            &["visit planned: Leo XIV VA, Armenia AM"],
        ),
        (
            "Brazilian President Luiz Inacio Lula da Silva says he may cancel his visit to Argentina.",
            &["visit planned: Luiz Inacio Lula da Silva BR, Argentina AR"],
        ),
    ]);
}

#[test]
fn people_of_no_state() {
    for text in [
        "Diplomats who used to spend months preparing a summit now spend days.",
        "Western leaders meet often.",
        "Government officials held talks with ministers.",
        "A summit of the two presidents is planned for May.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn the_place_a_report_opens_with_takes_no_part() {
    check_all(&[
        (
            "MUSCAT, Oman (Agency) — Iran and France held talks on Monday.",
            &["talks held: Iran IR, France FR"],
        ),
        (
            "GYEONGJU, South Korea — Chile held talks with Peru.",
            &["talks held: Chile CL, Peru PE"],
        ),
    ]);
}

#[test]
fn an_earlier_meeting_stays_apart() {
    check(
        "Armenian Prime Minister Nikol Pashinyan and Azerbaijani President Ilham Aliyev shook hands across the table. \
         Pashinyan and Aliyev had last met on May 10 in Abu Dhabi.",
        &[
            "meeting held: Nikol Pashinyan AM, Ilham Aliyev AZ",
            "meeting held: Nikol Pashinyan AM, Ilham Aliyev AZ",
        ],
    );
}

#[test]
fn a_long_talk_at_a_place() {
    check(
        "Chinese President Xi Jinping and Indian Prime Minister Narendra Modi talked for two hours at a resort outside Kazan on Friday.",
        &["meeting held: Xi Jinping CN, Narendra Modi IN"],
    );
}

#[test]
fn a_reception_and_the_visit_it_is_are_one_row() {
    check(
        "U.S. President Donald Trump received Syrian President Ahmed al-Sharaa at the White House, the first visit there by a Syrian head of state.",
        &["meeting held: Donald Trump US, Ahmed al-Sharaa SY"],
    );
}

#[test]
fn days_that_are_not_its_own() {
    #[track_caller]
    fn check_days(text: &str, expected: Option<&str>) {
        let found = rows(text)
            .first()
            .and_then(|r| r.when)
            .map(|w| format!("{}..{}", w.first, w.last));
        assert_eq!(found.as_deref(), expected, "{text}");
    }
    check_days(
        "Kenya and Uganda held talks on trebling trade by 2035.",
        None,
    );
    check_days(
        "Rwanda will host talks between Kenya and Uganda this week.",
        Some("2025-06-18..2025-06-22"),
    );
}

#[test]
fn groups_are_named_as_one_says_it() {
    check_all(&[
        (
            "An official of the United States met Iranian diplomats in Oman.",
            &["meeting held: American official US, Iranian diplomats IR"],
        ),
        (
            "The leaders of the two countries, Tajikistan and Kyrgyzstan, met in Bishkek.",
            &["summit held: Tajikistan TJ, Kyrgyzstan KG"],
        ),
    ]);
}

#[test]
fn an_idea_of_a_wider_round_is_another_meeting() {
    check(
        "Kenyan President William Ruto will meet Ugandan President Yoweri Museveni in Kampala. \
         Ruto remained open to a summit with Museveni and Rwandan President Paul Kagame.",
        &[
            "meeting planned: William Ruto KE, Yoweri Museveni UG",
            "summit proposed: William Ruto KE, Yoweri Museveni UG, Paul Kagame RW",
        ],
    );
}

#[test]
fn left_open() {
    check_all(&[
        (
            "Russian Foreign Minister Sergei Lavrov did not rule out a meeting between Russian President Vladimir Putin and US President Donald Trump.",
            &["meeting proposed: Vladimir Putin RU, Donald Trump US"],
        ),
        (
            "Iranian President Masoud Pezeshkian would not rule out meeting US President Donald Trump.",
            &["meeting proposed: Masoud Pezeshkian IR, Donald Trump US"],
        ),
        (
            "Iranian President Masoud Pezeshkian ruled out talks with US President Donald Trump.",
            &["talks refused: Masoud Pezeshkian IR, Donald Trump US"],
        ),
        (
            "Rwandan President Paul Kagame and Congolese President Felix Tshisekedi have not met since May.",
            &["meeting held: Paul Kagame RW, Felix Tshisekedi CD"],
        ),
    ]);
}
