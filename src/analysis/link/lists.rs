//! Titles in the plural before several names: "Presidents X of Finland and Y of Poland", "the
//! foreign ministers of France and Germany, X and Y".

use super::before::before;
use super::claims::{Claim, claim, sure};
use super::places::Places;
use super::titles::Reading;
use crate::analysis::{EntityKind, Name};

/// What titles in the plural say of the persons behind them: the number of the name, the claim.
pub(super) fn listed_claims(places: &Places<'_>, names: &[Name]) -> Vec<(usize, Claim)> {
    let mut found = Vec::new();
    let mut open: Option<(Reading, usize, usize)> = None;
    let people = names
        .iter()
        .enumerate()
        .filter(|(_, n)| n.kind == EntityKind::Person);
    for (i, _) in people {
        let tokens = places.tokens_of(i);
        let goes_on = open
            .take()
            .filter(|(_, _, end)| is_joined(places, *end, tokens.start));
        let (reading, nth) = match goes_on {
            Some((reading, nth, _)) => (reading, nth + 1),
            None => match before(places, &tokens).filter(|r| r.is_plural) {
                Some(reading) => (reading, 0),
                None => continue,
            },
        };
        found.push((i, nth_claim(places, &reading, nth)));
        open = Some((reading, nth, tokens.end));
    }
    found
}

/// The claim of the person numbered `nth` in the list: one state for all, or each his own.
fn nth_claim(places: &Places<'_>, reading: &Reading, nth: usize) -> Claim {
    let state = match reading.states.as_slice() {
        [one] => Some(*one),
        many => many.get(nth).copied(),
    };
    claim(
        places,
        Reading {
            state,
            ..reading.clone()
        },
        sure::LIST,
    )
}

/// Whether only "and", commas, and a state of the person before stand between two names.
fn is_joined(places: &Places<'_>, end: usize, start: usize) -> bool {
    let mut at = end;
    let mut has_joint = false;
    while at < start {
        if let Some((name, tokens)) = places.name_starting_at(at)
            && name.kind != EntityKind::Person
        {
            at = tokens.end.max(at + 1);
            continue;
        }
        match places.text(at) {
            "and" | "," | "&" => has_joint = true,
            "of" | "the" | "(" | ")" => {}
            _ => return false,
        }
        at += 1;
    }
    has_joint && at == start
}
