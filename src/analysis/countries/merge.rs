//! Countries and places found here, together with the names that the tagger found.

use super::evidence::Evidence;
use super::resolve::Found;
use super::words::{FACILITIES, is_one_of};
use crate::analysis::{Confidence, EntityKind, Input, MentionForm, Name};
use crate::lexicon::CountryCode;

/// Puts `found` into `names`, sorted by span. A country takes the place of the tagger's name of
/// the same words; inside an organisation it stands beside it; a longer name of a place keeps
/// its words and learns the country.
pub(super) fn merge(
    input: &Input<'_>,
    found: Vec<Found>,
    evidence: &Evidence,
    names: &mut Vec<Name>,
) {
    let mut added = Vec::new();
    let mut at = 0;
    for mut item in found {
        while names.get(at).is_some_and(|n| n.span.end <= item.span.start) {
            at += 1;
        }
        let tagged = names.get_mut(at).filter(|n| n.span.overlaps(item.span));
        match tagged {
            None => added.push(name(&item)),
            Some(tagged) if tagged.span == item.span => replace(tagged, &item),
            Some(tagged) => {
                if is_american_county(input, tagged, &item, evidence) {
                    item.country = CountryCode::new("US");
                }
                if let Some(beside) = beside(input, tagged, &item) {
                    added.push(beside);
                }
            }
        }
    }
    names.extend(added);
    names.sort_by_key(|n| (n.span.start, std::cmp::Reverse(n.span.end)));
}

/// "Hamilton County", "Newton Township": called so in America, not after the city abroad, unless
/// the article speaks of that country rather.
fn is_american_county(
    input: &Input<'_>,
    tagged: &Name,
    found: &Found,
    evidence: &Evidence,
) -> bool {
    let last = tagged.span.of(input.body).rsplit(' ').next().unwrap_or("");
    let has_counties = |code: CountryCode| {
        is_one_of(
            code.as_str(),
            "CN TW KE NO SE HU HR RO EE LT LR SS DK AL IR",
        )
    };
    found.kind == EntityKind::Place
        && tagged.span.start == found.span.start
        && matches!(last, "County" | "Township")
        && found
            .country
            .is_some_and(|code| !has_counties(code) && evidence.is_american_rather_than(code))
}

/// A place of which only the gazetteer knows: half of the teams in reports on sport are called
/// by the town they come from.
const LISTED: Confidence = Confidence(62);

/// That a place has this name adds nothing where the model is in two minds; it may be a team,
/// a ministry or a paper that is called by its town.
fn listed(tagged: Confidence) -> Confidence {
    match tagged {
        Confidence(95..) => tagged,
        tagged => tagged.min(Confidence(85)).max(LISTED),
    }
}

fn name(found: &Found) -> Name {
    Name {
        span: found.span,
        kind: found.kind,
        form: found.form,
        country: found.country,
        confidence: Confidence(found.confidence),
        reason: found.reason.into(),
    }
}

/// The tagger named the same words. A seat of government stays what the tagger took it for.
fn replace(tagged: &mut Name, found: &Found) {
    let kind = if found.is_seat {
        tagged.kind
    } else {
        found.kind
    };
    let confidence = match found.kind {
        EntityKind::Place if tagged.kind == EntityKind::Place => listed(tagged.confidence),
        EntityKind::Place => LISTED,
        _ => tagged.confidence.max(Confidence(found.confidence)),
    };
    *tagged = Name {
        kind,
        confidence,
        ..name(found)
    };
}

/// The tagger's name has other words than the country or place.
fn beside(input: &Input<'_>, tagged: &mut Name, found: &Found) -> Option<Name> {
    let is_country = found.kind == EntityKind::Country && !found.is_seat;
    match tagged.kind {
        EntityKind::Organization if is_country && found.is_shouted => {
            // "GERMANY BEAT SWEDEN" is no organisation.
            *tagged = name(found);
            None
        }
        EntityKind::Organization => {
            set_country(tagged, found.country);
            (is_country && found.form != MentionForm::Metonym).then(|| name(found))
        }
        EntityKind::Person => {
            if tagged.span.start == found.span.start && is_country {
                cut_start(input, tagged, found);
                return Some(name(found));
            }
            None
        }
        EntityKind::Place | EntityKind::Country => {
            if found.span.contains(tagged.span)
                || (is_country && is_direction(input, tagged, found))
            {
                *tagged = name(found);
                return None;
            }
            if !is_facility(tagged.span.of(input.body)) {
                set_country(tagged, found.country);
            }
            is_country.then(|| name(found))
        }
    }
}

/// Cuts a country off the start of a person's name.
fn cut_start(input: &Input<'_>, tagged: &mut Name, found: &Found) {
    let tokens = &input.segments.tokens;
    let next = tokens.get(input.segments.token_at(found.span.end));
    if let Some(next) = next.filter(|t| t.span.start < tagged.span.end) {
        tagged.span.start = next.span.start;
    }
}

/// Whether the tagger's name is the country with a direction before it: "Northern Indian", "Western US".
fn is_direction(input: &Input<'_>, tagged: &Name, found: &Found) -> bool {
    let before = input
        .body
        .get(tagged.span.start..found.span.start)
        .unwrap_or("");
    let word = before.trim_end_matches(['-', ' ']).to_ascii_lowercase();
    tagged.span.end == found.span.end
        && is_one_of(
            word.trim_end_matches("ern"),
            "north south east west central northeast northwest southeast southwest",
        )
}

/// Whether a place is a street, a house or the like, which may be called after a far city.
fn is_facility(name: &str) -> bool {
    is_one_of(name.rsplit(' ').next().unwrap_or(""), FACILITIES)
}

fn set_country(name: &mut Name, country: Option<CountryCode>) {
    if name.country.is_none() {
        name.country = country;
    }
}
