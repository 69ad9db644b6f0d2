//! Where an encounter stands.

use super::check_all;

#[test]
fn planned() {
    check_all(&[
        (
            "French President Emmanuel Macron will meet German Chancellor Friedrich Merz in Berlin.",
            &["meeting planned: Emmanuel Macron FR, Friedrich Merz DE"],
        ),
        (
            "Chinese Foreign Minister Wang Yi is due to visit Hungary next week.",
            &["visit planned: Wang Yi CN, Hungary HU"],
        ),
        (
            "Israel and Syria have agreed to a new round of talks.",
            &["talks planned: Israel IL, Syria SY"],
        ),
        (
            "Japanese Prime Minister Shigeru Ishiba arrives in Seoul for talks with South Korean President Lee Jae-myung.",
            &["talks planned: Shigeru Ishiba JP, Lee Jae-myung KR"],
        ),
    ]);
}

#[test]
fn proposed() {
    check_all(&[
        (
            "Serbia offered to hold talks with Kosovo.",
            &["talks proposed: Serbia RS, Kosovo XK"],
        ),
        (
            "Pakistan called for talks with India.",
            &["talks proposed: Pakistan PK, India IN"],
        ),
        (
            "Cuban President Miguel Diaz-Canel is willing to meet Mexican President Claudia Sheinbaum.",
            &["meeting proposed: Miguel Diaz-Canel CU, Claudia Sheinbaum MX"],
        ),
    ]);
}

#[test]
fn called_off_or_refused() {
    check_all(&[
        (
            "Belgian Prime Minister Bart De Wever cancelled his visit to Rwanda.",
            &["visit cancelled: Bart De Wever BE, Rwanda RW"],
        ),
        (
            "Talks between Ethiopia and Eritrea were postponed.",
            &["talks cancelled: Ethiopia ET, Eritrea ER"],
        ),
        (
            "Iranian President Masoud Pezeshkian refused to meet French President Emmanuel Macron.",
            &["meeting refused: Masoud Pezeshkian IR, Emmanuel Macron FR"],
        ),
        (
            "Algeria rejected talks with Morocco.",
            &["talks refused: Algeria DZ, Morocco MA"],
        ),
    ]);
}

#[test]
fn going_on() {
    check_all(&[
        (
            "Ukrainian President Volodymyr Zelensky is meeting Polish Prime Minister Donald Tusk in Warsaw.",
            &["meeting ongoing: Volodymyr Zelensky UA, Donald Tusk PL"],
        ),
        (
            "Indian Foreign Minister Subrahmanyam Jaishankar begins a visit to Nepal.",
            &["visit ongoing: Subrahmanyam Jaishankar IN, Nepal NP"],
        ),
        (
            "Talks between Iran and Iraq continue.",
            &["talks ongoing: Iran IR, Iraq IQ"],
        ),
    ]);
}
