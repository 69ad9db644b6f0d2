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
