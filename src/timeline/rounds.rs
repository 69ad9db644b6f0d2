//! Which of a row of encounters a report tells of: "a third round of talks".

use super::Report;

const ORDINALS: [&str; 10] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// What is counted in rows that follow within days or weeks.
const COUNTED: [&str; 3] = ["round", "session", "sitting"];

/// The number in the row, if the report's sentence tells it near its trigger.
pub(super) fn round(report: &Report) -> Option<u8> {
    let trigger = report.trigger.start.saturating_sub(report.evidence.start);
    let mut best: Option<(usize, u8)> = None;
    let seconds = words(&report.sentence).skip(1);
    for ((start, ordinal), (_, counted)) in words(&report.sentence).zip(seconds) {
        if !COUNTED.iter().any(|c| c.eq_ignore_ascii_case(counted)) {
            continue;
        }
        let mut ordinals = ORDINALS.iter().zip(1_u8..);
        if let Some((_, number)) = ordinals.find(|(o, _)| o.eq_ignore_ascii_case(ordinal)) {
            let distance = start.abs_diff(trigger);
            if best.is_none_or(|(d, _)| distance < d) {
                best = Some((distance, number));
            }
        }
    }
    best.map(|(_, number)| number)
}

/// The words of a text, each with the byte it starts at.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w))
}
