//! Verbs that no list names, told by where they stand: "Mr Smith wraps up a visit".

use super::scene::Word;
use super::words::{Class, Form, OTHER, is_one_of};
use crate::text::TokenKind;

/// Marks words that can only be verbs.
pub(super) fn mark(words: &mut [Word<'_>]) {
    for idx in 1..words.len() {
        if let Some(form) = form(words, idx)
            && let Some(word) = words.get_mut(idx)
        {
            word.class = Class::Verb(form, OTHER);
        }
    }
}

fn form(words: &[Word<'_>], idx: usize) -> Option<Form> {
    let word = words.get(idx)?;
    let before = words.get(idx.checked_sub(1)?)?;
    let next = words.get(idx + 1)?;
    let is_plain = word.class == Class::Open
        && word.kind == TokenKind::Word
        && word.mention.is_none()
        && word.time.is_none()
        && word.lower.len() > 4
        && word.text.chars().all(|c| c.is_ascii_lowercase());
    if !is_plain {
        return None;
    }
    let opens_object = matches!(next.class, Class::Det | Class::Possessor);
    if word.lower.ends_with("ing") {
        return (before.text == "," && opens_object).then_some(Form::Ing);
    }
    let is_third = word.lower.ends_with('s')
        && !is_one_of(ending(&word.lower), "ss us is as os")
        && before.mention.is_some();
    let leads_on =
        opens_object || (before.is_person && (next.mention.is_some() || is_particle(&next.lower)));
    (is_third && leads_on).then_some(Form::Third)
}

/// The last two letters.
fn ending(word: &str) -> &str {
    word.get(word.len().saturating_sub(2)..).unwrap_or("")
}

/// Small words that go with a verb: "wraps up", "calls off".
pub(super) fn is_particle(word: &str) -> bool {
    is_one_of(word, "up off out down")
}

/// What a verb means together with the small word behind it: "turned down" is "reject".
pub(super) fn phrasal_verb(lemma: &str, particle: &str) -> Option<&'static str> {
    Some(match (lemma, particle) {
        ("turn", "down") | ("wave" | "brush", "off") => "reject",
        ("call", "off") => "cancel",
        ("put" | "break", "off") | ("push" | "put", "back") => "postpone",
        ("pull", "out") => "withdraw",
        ("kick", "off") => "begin",
        ("wrap" | "wind" | "round", "up") => "conclude",
        ("set", "up") => "arrange",
        ("meet", "up") => "meet",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_few() {
        assert!(is_particle("off"));
        assert!(!is_particle("of"));
        assert_eq!(phrasal_verb("turn", "down"), Some("reject"));
        assert_eq!(phrasal_verb("turn", "up"), None);
    }
}
