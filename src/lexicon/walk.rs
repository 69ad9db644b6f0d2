//! Walking an automaton along folded tokens, without building keys.

use fst::raw::{Fst, Node, Output};

use super::fold;
use super::openings::place;
use crate::text::{Token, TokenKind};

/// A place in an automaton.
#[derive(Clone, Copy)]
struct At<'f> {
    node: Node<'f>,
    output: Output,
}

/// The keys of an automaton.
#[derive(Clone, Copy)]
pub(super) struct Keys<'f> {
    /// The keys, each with its value.
    pub(super) fst: &'f Fst<&'static [u8]>,
    /// Their first words, as [`place`] puts them.
    pub(super) openings: &'static [u8],
}

impl Keys<'_> {
    /// Whether some key may begin with the word: if not, none does.
    fn may_open(self, word: &str) -> bool {
        let (byte, mask) = match folded(word) {
            Some(letters) => place(letters, self.openings.len()),
            // What is folded to several words is left to the automaton.
            None => return true,
        };
        self.openings.get(byte).is_none_or(|bits| bits & mask != 0)
    }
}

/// A key that ends with some token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// Tokens from the first to the last of the key, marks between them included.
    pub(super) n_tokens: usize,
    /// What the automaton says of it.
    pub(super) value: u64,
}

/// The keys that start at token `first`, shortest first. A key spans hyphens without
/// spaces and "&", but no other mark, no possessive and no blank line.
pub(super) fn hits(
    keys: Keys<'_>,
    body: &str,
    tokens: &[Token],
    first: usize,
    mut found: impl FnMut(Hit),
) {
    let opens = |token: &Token| keys.may_open(token.of(body));
    if !tokens.get(first).is_some_and(opens) {
        return;
    }
    let fst = keys.fst;
    let mut at = At {
        node: fst.root(),
        output: Output::zero(),
    };
    let mut idx = first;
    while let Some(token) = tokens.get(idx) {
        if idx > first && !token_follows(body, tokens, idx) {
            return;
        }
        if idx > first {
            match step(fst, at, b' ') {
                Some(next) => at = next,
                None => return,
            }
        }
        match step_word(fst, at, token.of(body)) {
            Some(next) => at = next,
            None => return,
        }
        if is_possessive(tokens, idx + 1) {
            // "People's Republic": the possessive may go on, but no key ends with it.
            match (at.node.is_final(), step(fst, at, b's')) {
                (false, Some(next)) if token_follows(body, tokens, idx + 2) => {
                    at = next;
                    idx += 2;
                    continue;
                }
                _ => {}
            }
        }
        if at.node.is_final() {
            found(Hit {
                n_tokens: idx + 1 - first,
                value: at.output.cat(at.node.final_output()).value(),
            });
        }
        idx = next_word(body, tokens, idx);
    }
}

/// The value of a key of one word.
pub(super) fn get_word(fst: &Fst<&'static [u8]>, word: &str) -> Option<u64> {
    let start = At {
        node: fst.root(),
        output: Output::zero(),
    };
    let at = step_word(fst, start, word)?;
    at.node
        .is_final()
        .then(|| at.output.cat(at.node.final_output()).value())
}

fn is_possessive(tokens: &[Token], idx: usize) -> bool {
    let token = tokens.get(idx);
    token.is_some_and(|t| t.kind == TokenKind::Possessive)
}

/// The token after `idx` that can continue a key: a hyphen without spaces is skipped.
fn next_word(body: &str, tokens: &[Token], idx: usize) -> usize {
    let is_joiner =
        |t: &Token| t.kind == TokenKind::Punct && matches!(t.of(body), "-" | "‐" | "‑" | "–");
    match (tokens.get(idx), tokens.get(idx + 1), tokens.get(idx + 2)) {
        (Some(a), Some(hyphen), Some(b))
            if is_joiner(hyphen)
                && a.span.end == hyphen.span.start
                && hyphen.span.end == b.span.start =>
        {
            idx + 2
        }
        (_, Some(comma), Some(district))
            if comma.of(body) == "," && matches!(district.of(body), "D.C." | "DC") =>
        {
            idx + 2
        }
        _ => idx + 1,
    }
}

/// Whether the token at `idx` can stand inside a key.
fn token_follows(body: &str, tokens: &[Token], idx: usize) -> bool {
    let Some(token) = tokens.get(idx) else {
        return false;
    };
    let is_text = match token.kind {
        TokenKind::Word | TokenKind::Number => true,
        TokenKind::Punct => token.of(body) == "&",
        TokenKind::Possessive => false,
    };
    is_text && {
        let before = idx.checked_sub(1).and_then(|i| tokens.get(i));
        let start = before.map_or(token.span.start, |t| t.span.end);
        token.span.start - start.min(token.span.start) <= 1 || {
            let gap = body.get(start..token.span.start).unwrap_or("");
            gap.matches('\n').count() < 2
        }
    }
}

/// Follows a word, folding it on the way.
fn step_word<'f>(fst: &'f Fst<&'static [u8]>, at: At<'f>, word: &str) -> Option<At<'f>> {
    match folded(word) {
        Some(letters) => step_bytes(fst, at, letters),
        None => step_bytes(fst, at, fold(word).bytes()),
    }
}

/// The bytes of a word of ASCII letters, folded; none for words that need [`fold()`].
fn folded(word: &str) -> Option<impl Iterator<Item = u8>> {
    let is_plain = word.is_ascii() && !word.contains('&');
    let letters = word.bytes().filter(|b| b.is_ascii_alphanumeric());
    is_plain.then(|| letters.map(|b| b.to_ascii_lowercase()))
}

fn step_bytes<'f>(
    fst: &'f Fst<&'static [u8]>,
    mut at: At<'f>,
    bytes: impl Iterator<Item = u8>,
) -> Option<At<'f>> {
    let mut n_bytes = 0;
    for byte in bytes {
        at = step(fst, at, byte)?;
        n_bytes += 1;
    }
    (n_bytes > 0).then_some(at)
}

fn step<'f>(fst: &'f Fst<&'static [u8]>, at: At<'f>, byte: u8) -> Option<At<'f>> {
    let transition = at.node.transition(at.node.find_input(byte)?);
    Some(At {
        node: fst.node(transition.addr),
        output: at.output.cat(transition.out),
    })
}
