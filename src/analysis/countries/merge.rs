//! Countries and places found here, together with the names that the tagger found.

use super::resolve::Found;
use crate::analysis::{Confidence, EntityKind, Input, MentionForm, Name};
use crate::lexicon::CountryCode;

/// Puts `found` into `names`, sorted by span. A country takes the place of the tagger's name of
/// the same words; inside an organisation it stands beside it; a longer name of a place keeps
/// its words and learns the country.
pub(super) fn merge(input: &Input<'_>, found: Vec<Found>, names: &mut Vec<Name>) {
    let _ = input;
    let mut added = Vec::new();
    let mut at = 0;
    for item in found {
        while names.get(at).is_some_and(|n| n.span.end <= item.span.start) {
            at += 1;
        }
        let tagged = names.get_mut(at).filter(|n| n.span.overlaps(item.span));
        match tagged {
            None => added.push(name(&item)),
            Some(tagged) if tagged.span == item.span => replace(tagged, &item),
            Some(tagged) => {
                if let Some(beside) = beside(tagged, &item) {
                    added.push(beside);
                }
            }
        }
    }
    names.extend(added);
    names.sort_by_key(|n| (n.span.start, std::cmp::Reverse(n.span.end)));
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

/// The tagger named the same words.
fn replace(tagged: &mut Name, found: &Found) {
    *tagged = Name {
        confidence: Confidence(found.confidence.max(tagged.confidence.0)),
        ..name(found)
    };
}

/// The tagger's name has other words than the country or place.
fn beside(tagged: &mut Name, found: &Found) -> Option<Name> {
    match tagged.kind {
        EntityKind::Organization => {
            set_country(tagged, found.country);
            (found.kind == EntityKind::Country && found.form != MentionForm::Metonym)
                .then(|| name(found))
        }
        EntityKind::Person => (found.kind == EntityKind::Country
            && found.form == MentionForm::Demonym)
            .then(|| name(found)),
        EntityKind::Place | EntityKind::Country => {
            set_country(tagged, found.country);
            if found.kind == EntityKind::Country {
                if found.span.contains(tagged.span) {
                    *tagged = name(found);
                    return None;
                }
                return Some(name(found));
            }
            None
        }
    }
}

fn set_country(name: &mut Name, country: Option<CountryCode>) {
    if name.country.is_none() {
        name.country = country;
    }
}
