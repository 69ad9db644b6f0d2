//! Whether a phrase names a city, province or region here.

use super::context::{Place, is_capitalised, is_upper};
use super::scan::Sense;
use super::senses::Tagged;
use super::words::{TREATIES, is_one_of};
use crate::analysis::EntityKind;
use crate::lexicon::{Entry, EntryKind, Match};

/// A city, province or region: taken where the tagger sees a place, or where nothing speaks
/// against it and the words before or the size speak for it.
pub(super) fn locality(place: &Place<'_>, hit: &Match, tagged: &Tagged<'_>) -> Option<Sense> {
    let entries: Vec<Entry> = hit.entries().filter(|e| is_locality(e.kind)).collect();
    if tagged.is_of_person && entries.iter().all(|e| e.is_name_word) && !is_placed(place) {
        return None;
    }
    let is_year =
        place.text() == "B.C." && place.before(0).starts_with(|c: char| c.is_ascii_digit());
    if is_year || is_one_of(place.after(0), TREATIES) {
        return None;
    }
    let is_likely = match tagged.name.map(|n| n.kind) {
        Some(EntityKind::Place | EntityKind::Country) => true,
        Some(EntityKind::Person | EntityKind::Organization) => false,
        None => is_likely(place, &entries),
    };
    is_likely.then_some(Sense::Place { entries })
}

fn is_locality(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::City | EntryKind::Subdivision | EntryKind::Region
    )
}

/// Whether a word of place stands before.
pub(super) fn is_placed(place: &Place<'_>) -> bool {
    is_one_of(
        place.before(0),
        "in at near from outside around to of into across In At Near From",
    )
}

/// Where the tagger saw nothing.
fn is_likely(place: &Place<'_>, entries: &[Entry]) -> bool {
    let text = place.text();
    let is_single = place.tokens.len() == 1;
    if is_single && is_upper(text) && text.len() <= 3 {
        return false;
    }
    let given = place.name_word(text).is_given();
    if is_single && place.is_in_person_name(given, true) {
        return false;
    }
    let Some(first) = entries.first() else {
        return false;
    };
    let is_great = entries
        .iter()
        .any(|e| e.thousands >= 500 || e.detail == "capital" || e.kind == EntryKind::Subdivision);
    let is_plain = !(first.is_common_word || (first.is_name_word && is_single));
    let is_dateline = place.opens_sentence() && is_upper(text);
    let before_comma = place.after(0) == "," && is_capitalised(place.after(1));
    if is_plain {
        let sure = is_great || first.kind == EntryKind::Region || !is_single;
        return sure || is_placed(place) || is_dateline || before_comma;
    }
    let is_large = entries.iter().any(|e| e.thousands >= 500);
    let is_state = first.kind == EntryKind::Subdivision;
    let after_comma = place.before(0) == "," && is_capitalised(place.before(1));
    !first.is_common_word
        && (is_placed(place)
            || is_dateline
            || (is_state && after_comma)
            || (is_large && !is_capitalised(place.after(0))))
}
