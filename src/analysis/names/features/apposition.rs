//! Features from the noun that says what a name is: "Aldova is a small village in …",
//! "Renko, an opposition party, …", "the village of Aldova".

use super::Near;
use crate::analysis::names::classes::WordClass;
use crate::analysis::names::hash::{self, feature};
use crate::analysis::names::words::{Case, Word};

/// Words looked at for the noun.
const MAX_WORDS: usize = 7;
/// Tokens in brackets that are passed over.
const MAX_BRACKET: usize = 12;

const COMMA: u64 = hash::exact(b",");
const OPEN: u64 = hash::exact(b"(");
const CLOSE: u64 = hash::exact(b")");
const BE: [u64; 4] = [
    hash::exact(b"is"),
    hash::exact(b"was"),
    hash::exact(b"are"),
    hash::exact(b"were"),
];
const ARTICLES: [u64; 4] = [
    hash::exact(b"a"),
    hash::exact(b"an"),
    hash::exact(b"the"),
    hash::exact(b"one"),
];
const NAMING: [u64; 4] = [
    hash::exact(b"of"),
    hash::exact(b"called"),
    hash::exact(b"named"),
    hash::exact(b"as"),
];

/// Calls `emit` with the features of the noun.
pub(super) fn features(near: &Near<'_>, emit: &mut impl FnMut(u64, bool)) {
    let [_, _, word, _, _] = near.around;
    if !word.is_capital() {
        return;
    }
    let from_end = (near.run.end - 1 - near.i).min(2) as u64;
    if let Some(noun) = noun_after(near) {
        emit(feature(130, noun.lower, 0), false);
        emit(feature(131, u64::from(noun.known.cluster), from_end), false);
        emit(
            feature(132, noun.class as u64, near.run.len().min(4) as u64),
            false,
        );
    }
    if let Some(noun) = noun_before(near) {
        emit(feature(133, noun.lower, 0), false);
        emit(feature(134, u64::from(noun.known.cluster), from_end), false);
    }
}

fn at<'a>(near: &Near<'a>, i: usize) -> &'a Word {
    near.view
        .words
        .get(i)
        .filter(|_| near.sentence.contains(&i))
        .unwrap_or(&Word::EDGE)
}

/// The noun of "is a … noun" or ", a … noun" behind the run.
fn noun_after<'a>(near: &Near<'a>) -> Option<&'a Word> {
    let mut i = near.run.end;
    if at(near, i).lower == OPEN {
        i = (i..i + MAX_BRACKET).find(|k| at(near, *k).lower == CLOSE)? + 1;
    }
    let link = at(near, i).lower;
    let is_verb = BE.contains(&link);
    if !is_verb && link != COMMA {
        return None;
    }
    ARTICLES
        .contains(&at(near, i + 1).lower)
        .then(|| head(near, i + 2))?
}

/// The last small word of a noun phrase that starts at `start`.
fn head<'a>(near: &Near<'a>, start: usize) -> Option<&'a Word> {
    let mut noun = None;
    for i in start..start + MAX_WORDS {
        let word = at(near, i);
        let goes_on = word.is_capital() || word.is_hyphen() || word.case == Case::Number;
        let is_noun = word.case == Case::Lower
            && matches!(
                word.class,
                WordClass::None
                    | WordClass::Title
                    | WordClass::OrgHead
                    | WordClass::PlaceHead
                    | WordClass::Direction
            );
        if is_noun {
            noun = Some(word);
        } else if !goes_on || (noun.is_some() && word.is_capital()) {
            break;
        }
    }
    noun
}

/// The noun of "the noun of" or "a noun called" before the run.
fn noun_before<'a>(near: &Near<'a>) -> Option<&'a Word> {
    let link = near.run.start.checked_sub(1)?;
    if !NAMING.contains(&at(near, link).lower) {
        return None;
    }
    Some(at(near, link.checked_sub(1)?)).filter(|w| w.case == Case::Lower)
}
