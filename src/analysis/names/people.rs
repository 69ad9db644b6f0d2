//! People whom the form of their names gives away.

use std::ops::Range;

use super::classes::WordClass;
use super::cuts::{NO_PERSON, has_syllables};
use super::features::View;
use super::lists::is_in;
use super::rules::{PERSON, known_kind, text, word};
use super::tagger::Found;
use super::vocabulary::Usual;
use super::words::{Case, Word};

/// Margin above which the model's own kind stands.
const DOUBT: i32 = 50;

/// Corrects the kind and the start of names that have the form of a person's name.
pub(super) fn by_shape(view: &View<'_>, name: &mut Found) {
    if known_kind(view, &name.tokens).is_some() {
        return;
    }
    if has_syllables(view, &name.tokens) {
        (name.kind, name.why) = (PERSON, "the form of the name");
    }
    if name.kind == PERSON {
        drop_ordinary_start(view, name);
    } else if name.margin < DOUBT
        && (has_given(view, &name.tokens) || is_owned_stranger(view, &name.tokens))
    {
        (name.kind, name.why) = (PERSON, "the form of the name");
    }
}

/// "Rescuer Jana Novak" at the start of a sentence: the first word is an ordinary one.
fn drop_ordinary_start(view: &View<'_>, name: &mut Found) {
    let start = name.tokens.start;
    let first = word(view, start);
    let is_before_given = word(view, start + 1).mark.name & 5 == 1;
    let is_ordinary = first.first
        && first.mark.name & 3 == 0
        && match first.known.usual {
            Usual::Small => true,
            Usual::Unknown => is_before_given && first.known.leaning == 0,
            _ => false,
        };
    let rest = start + 1..name.tokens.end;
    if is_ordinary && rest.len() >= 2 && rest.clone().all(|i| word(view, i).is_capital()) {
        name.tokens = rest;
    }
}

fn is_plain(word: &Word) -> bool {
    word.class == WordClass::None
        && matches!(word.case, Case::Title | Case::Mixed)
        && word.mark.kinds == 0
        && word.mark.title == 0
}

/// A given name that is no ordinary word, and one or two plain words behind it.
fn has_given(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let given = word(view, tokens.start).mark.name;
    (2..=3).contains(&tokens.len())
        && given & 5 == 1
        && tokens.clone().all(|i| is_plain(word(view, i)))
        && word(view, tokens.end - 1).known.usual != Usual::Small
}

/// "Human Rights Watch's Ilsa Torvik": two words that no text has, behind an owner.
fn is_owned_stranger(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let is_owned = tokens.start > 0 && matches!(text(view, tokens.start - 1), "'s" | "’s");
    is_owned
        && tokens.len() == 2
        && tokens.clone().all(|i| {
            let word = word(view, i);
            is_plain(word) && word.known.usual == Usual::Unknown
        })
}

/// Ranks and offices that begin no body's name when a rare word follows them.
const RANKS: &[&str] = &[
    "justice",
    "justices",
    "judge",
    "premier",
    "colonel",
    "col",
    "col.",
    "lieutenant",
    "captain",
    "sergeant",
    "major",
    "general",
    "gen.",
    "admiral",
    "brigadier",
    "senator",
    "sheikh",
    "mullah",
    "ayatollah",
    "imam",
    "president",
    "minister",
    "chancellor",
    "ambassador",
    "professor",
    "detective",
    "inspector",
    "mayor",
    "governor",
    "prophet",
];

/// "Justice Nagarin", "Colonel Mako Haz": a rank and one to three words that are rare as words.
pub(super) fn is_titled(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let rest = tokens.start + 1..tokens.end;
    let n_words = rest.clone().filter(|i| word(view, *i).is_capital()).count();
    is_in(RANKS, word(view, tokens.start).lower)
        && (1..=3).contains(&n_words)
        && rest.clone().all(|i| {
            let word = word(view, i);
            let is_inner = i + 1 < tokens.end && i > rest.start;
            let is_rare = !matches!(word.known.usual, Usual::Small | Usual::Mixed);
            is_inner && (word.class == WordClass::Particle || word.is_hyphen())
                || word.case == Case::Initial
                || text(view, i).contains('.')
                || word.class == WordClass::None
                    && matches!(word.case, Case::Title | Case::Mixed)
                    && word.mark.title == 0
                    && word.mark.kinds & NO_PERSON == 0
                    && (is_rare || matches!(word.mark.name & 7, 1..=3))
                    && !has_word_ending(text(view, i))
        })
}

/// Endings of words for bodies and deeds, which no family name has ("General Conference").
fn has_word_ending(word: &str) -> bool {
    let endings = ["ence", "tion", "sion", "ment", "ship", "ity", "ance", "ism"];
    endings.iter().any(|end| word.ends_with(end))
}

/// "Ronald “Bato” dela Cruz": a nickname between quotation marks is inside one name.
pub(super) fn join_nicknames(view: &View<'_>, found: &mut Vec<Found>) {
    let mut at = 0;
    while let Some(name) = found.get(at) {
        let open = name.tokens.end;
        let (nick, close) = (open + 1, open + 2);
        let is_quoted = matches!(text(view, open), "\"" | "“" | "‘" | "'")
            && matches!(text(view, close), "\"" | "”" | "’" | "'")
            && matches!(word(view, nick).case, Case::Title | Case::Mixed);
        let end = family_end(view, close + 1);
        let last_before = word(view, open.saturating_sub(1));
        if name.kind == PERSON && is_quoted && end > close + 1 && last_before.mark.name & 1 != 0 {
            let whole = Found {
                tokens: name.tokens.start..end,
                ..name.clone()
            };
            super::rules::put(found, whole);
        }
        at += 1;
    }
}

/// One past the family name that starts at `start`, with its particles; `start` for none.
fn family_end(view: &View<'_>, start: usize) -> usize {
    let is_particle =
        |i: usize| word(view, i).class == WordClass::Particle && word(view, i).case == Case::Lower;
    let mut end = start;
    while end < start + 2 && is_particle(end) {
        end += 1;
    }
    let first = end;
    while end < first + 3 && matches!(word(view, end).case, Case::Title | Case::Mixed) {
        end += 1;
    }
    if end == first { start } else { end }
}
