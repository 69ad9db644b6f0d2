//! When a capital stands for its government: "Moscow said", "talks between Washington and Beijing".

use std::ops::Range;

use crate::analysis::Input;
use crate::text::TokenKind;

/// Whether the words around make the capital at `tokens` act as a government.
pub(super) fn acts(input: &Input<'_>, tokens: &Range<usize>) -> bool {
    let word = |idx: Option<usize>| {
        idx.and_then(|i| input.segments.tokens.get(i))
            .map_or("", |t| t.of(input.body))
    };
    let before = word(tokens.start.checked_sub(1));
    let after = word(Some(tokens.end));
    if is_where(before) {
        return false;
    }
    is_act(after)
        || (is_auxiliary(after) && is_act_later(&word(Some(tokens.end + 1))))
        || (is_possessive(input, tokens.end) && is_policy(word(Some(tokens.end + 1))))
        || (matches!(before, "with" | "against" | "between" | "on" | "by")
            && is_relation(word(tokens.start.checked_sub(2))))
        || (before == "and"
            && word(tokens.start.checked_sub(3)) == "between"
            && is_relation(word(tokens.start.checked_sub(4))))
}

fn is_possessive(input: &Input<'_>, idx: usize) -> bool {
    let token = input.segments.tokens.get(idx);
    token.is_some_and(|t| t.kind == TokenKind::Possessive)
}

/// Words after which a capital is a place.
fn is_where(word: &str) -> bool {
    matches!(
        word,
        "in" | "at"
            | "near"
            | "from"
            | "outside"
            | "around"
            | "to"
            | "into"
            | "through"
            | "over"
            | "In"
            | "At"
            | "Near"
            | "From"
            | "Outside"
            | ","
            | "("
    )
}

/// What governments do and cities do not.
fn is_act(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "accused"
            | "accuses"
            | "denied"
            | "denies"
            | "rejected"
            | "rejects"
            | "insisted"
            | "insists"
            | "warned"
            | "warns"
            | "wants"
            | "wanted"
            | "demanded"
            | "demands"
            | "announced"
            | "announces"
            | "agreed"
            | "agrees"
            | "refused"
            | "refuses"
            | "condemned"
            | "condemns"
            | "considers"
            | "claims"
            | "claimed"
            | "blames"
            | "blamed"
            | "supports"
            | "supported"
            | "opposes"
            | "opposed"
            | "backs"
            | "backed"
            | "imposed"
            | "signed"
            | "responded"
            | "retaliated"
            | "recognizes"
            | "recognised"
            | "recognized"
            | "hopes"
            | "hoped"
            | "fears"
            | "sees"
            | "argues"
            | "argued"
            | "urged"
            | "urges"
            | "called"
            | "vowed"
            | "pledged"
            | "offered"
            | "believes"
            | "believed"
            | "maintains"
            | "threatened"
            | "threatens"
            | "sought"
            | "seeks"
            | "expelled"
            | "recalled"
            | "summoned"
            | "withdrew"
            | "annexed"
            | "invaded"
    )
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has" | "had" | "would" | "will" | "could" | "must" | "should" | "is" | "was" | "may"
    )
}

fn is_act_later(word: &str) -> bool {
    is_act(word)
        || matches!(
            word,
            "not"
                | "also"
                | "repeatedly"
                | "never"
                | "accept"
                | "agree"
                | "refuse"
                | "recognize"
                | "respond"
                | "retaliate"
                | "seeking"
                | "trying"
                | "ready"
                | "willing"
                | "concerned"
                | "prepared"
                | "impose"
                | "support"
                | "deny"
        )
}

fn is_policy(word: &str) -> bool {
    matches!(
        word,
        "nuclear"
            | "foreign"
            | "policy"
            | "position"
            | "stance"
            | "decision"
            | "claim"
            | "claims"
            | "demand"
            | "demands"
            | "refusal"
            | "support"
            | "response"
            | "efforts"
            | "relations"
            | "ties"
            | "interests"
            | "role"
            | "influence"
            | "ally"
            | "allies"
            | "offer"
            | "involvement"
            | "intentions"
            | "sanctions"
            | "military"
            | "envoy"
            | "ambassador"
            | "proposal"
            | "plan"
            | "plans"
            | "concerns"
            | "security"
            | "war"
            | "ambitions"
    )
}

fn is_relation(word: &str) -> bool {
    matches!(
        word,
        "talks"
            | "relations"
            | "ties"
            | "tension"
            | "tensions"
            | "negotiations"
            | "dialogue"
            | "deal"
            | "agreement"
            | "war"
            | "pressure"
            | "sanctions"
            | "contacts"
            | "rift"
            | "row"
            | "dispute"
            | "trade"
            | "cooperation"
            | "treaty"
            | "accord"
            | "rivalry"
            | "relationship"
            | "alliance"
            | "peace"
            | "conflict"
            | "understanding"
            | "imposed"
            | "accused"
    )
}
