//! What looks like a date and is none.

use super::{PUBLISHED, found};

#[test]
fn words_that_are_not_dates_here() {
    let none = [
        "They may meet, and may not.",
        "May said she would resign.",
        "Theresa May and Angela Merkel met.",
        "Troops march on the capital.",
        "The March for Life drew a crowd.",
        "He came second, she came third.",
        "One second, please.",
        "Saturday Night Live mocked him.",
        "The Sunday Times reported it.",
        "It happened on Black Friday sales.",
        "USA Today reported it.",
        "The girls April Jones and June Carter sang.",
        "The sun sat low.",
        "The spring of the clock broke; they spring up.",
        "The first half of the match was dull.",
        "He is in his nineties.",
        "The world of tomorrow",
    ];
    for text in none {
        assert_eq!(found(text, PUBLISHED), "", "{text}");
    }
}

#[test]
fn numbers_that_are_not_dates() {
    let none = [
        "Some 1,500 people came.",
        "Some 2000 people came; 1950 homes burned.",
        "Call +44 20 7946 0958 or 555-2010.",
        "Section 2.3 and Article 19 apply.",
        "It is open 24/7.",
        "They won 3-2 and lost 10-12.",
        "It cost $2020 or 2020 dollars.",
        "Resolution 2014 passed; No. 1999 won.",
        "The ratio of 16:9 and Luke 10:25",
        "Version 1.2.3 of 10.0.0.1",
        "Boeing 747s and 2,019 seats",
        "A man of 45, a 79-year-old and a woman 30 years old",
        "It is 1900 km away.",
        "He paid 8 a share.",
        "See example.org/2025/08/three-days-in-may for it.",
        "It took three quarters of an hour; eleven and three-quarters percent.",
        "It ran in a Century theater.",
        "T-72 tanks and a F-2016 jet",
    ];
    for text in none {
        assert_eq!(found(text, PUBLISHED), "", "{text}");
    }
}
