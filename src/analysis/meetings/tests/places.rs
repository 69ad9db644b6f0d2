//! Where and when.

use super::rows;

/// Place with its country, and the days, of the only row.
#[track_caller]
fn check(text: &str, expected: &str) {
    let rows = rows(text);
    let [row] = rows.as_slice() else {
        panic!("{} rows in {text}", rows.len());
    };
    let place = row.place.as_ref().map_or("nowhere".to_owned(), |p| {
        format!(
            "{} {}",
            p.name,
            p.country.map_or(String::new(), |c| c.to_string())
        )
    });
    let when = row.when.map_or("some day".to_owned(), |d| {
        format!("{}..{}", d.first, d.last)
    });
    assert_eq!(format!("{}, {when}", place.trim_end()), expected, "{text}");
}

#[test]
fn places_and_days() {
    check(
        "French President Emmanuel Macron met German Chancellor Friedrich Merz in Paris on Tuesday.",
        "Paris FR, 2025-06-17..2025-06-17",
    );
    check(
        "Delegates from Armenia and Azerbaijan will meet in Geneva on 27 June 2025.",
        "Geneva CH, 2025-06-27..2025-06-27",
    );
    check(
        "Reports said that on Monday in Ashgabat, Armenian President Vahagn Khachaturyan held talks with Turkmen President Serdar Berdimuhamedow.",
        "Ashgabat TM, 2025-06-16..2025-06-16",
    );
    check(
        "Spanish Prime Minister Pedro Sanchez visited Morocco last week.",
        "Morocco MA, 2025-06-09..2025-06-15",
    );
    check(
        "Talks between Egypt and Sudan began in Nairobi, Kenya.",
        "Nairobi KE, some day",
    );
    check(
        "German Chancellor Friedrich Merz spoke by phone with Ukrainian President Volodymyr Zelensky.",
        "nowhere, some day",
    );
}

/// Status and days of the only row of a text published on Wednesday 18 June 2025.
#[test]
fn a_day_ahead_is_that_of_something_planned_or_of_something_else() {
    let table = [
        (
            "Prospects are good ahead of next week's visit to Tokyo by German Chancellor Friedrich Merz.",
            "Planned 2025-06-23",
        ),
        (
            "Talks to end the war between Iran and Iraq will be held in Doha on Friday.",
            "Planned 2025-06-20",
        ),
        (
            "Irish President Catherine Connolly arrives in Rome on Monday, then visits Malta.",
            "Planned 2025-06-23",
        ),
        (
            "The market would calm down after a meeting between Polish Prime Minister Donald Tusk and Czech Prime Minister Andrej Babis scheduled for June 22.",
            "Planned 2025-06-22",
        ),
        (
            "Polish Prime Minister Donald Tusk met Czech Prime Minister Andrej Babis to discuss a summit set to be held in July.",
            "Held -",
        ),
        (
            "After a meeting with Polish Prime Minister Donald Tusk, Czech Prime Minister Andrej Babis said talks would resume in September.",
            "Held -",
        ),
        (
            "Polish Prime Minister Donald Tusk met Czech Prime Minister Andrej Babis in September.",
            "Held 2024-09-01",
        ),
        (
            "Polish Prime Minister Donald Tusk met Czech Prime Minister Andrej Babis on Friday.",
            "Held 2025-06-13",
        ),
        (
            "Fiji's Prime Minister Sitiveni Rabuka invites Tongan Prime Minister Aisake Eke to a meeting in May.",
            "Proposed 2026-05-01",
        ),
        (
            "Fiji will resume talks with Tonga, stalled since a February summit.",
            "Planned -",
        ),
        (
            "Polish Prime Minister Donald Tusk meets Czech Prime Minister Andrej Babis on Friday.",
            "Planned 2025-06-20",
        ),
    ];
    let wrong: Vec<_> = table
        .iter()
        .map(|(text, expected)| {
            let told: Vec<String> = rows(text)
                .iter()
                .map(|r| {
                    let day = r.when.map_or("-".to_owned(), |d| d.first.to_string());
                    format!("{:?} {day}", r.status)
                })
                .collect();
            (text, expected, told)
        })
        .filter(|(_, expected, told)| told.join("; ") != **expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
