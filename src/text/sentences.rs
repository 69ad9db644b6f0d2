//! Where sentences end.

use super::segments::{Paragraph, Sentence};
use super::span::Span;
use super::tokens::{Token, TokenKind, is_abbreviation};

/// The sentences of `body`; each token belongs to exactly one, none crosses a paragraph.
pub(super) fn sentences(body: &str, tokens: &[Token], paragraphs: &[Paragraph]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = 0;
    for (paragraph, place) in paragraphs.iter().enumerate() {
        let end = tokens.partition_point(|t| t.span.start < place.span.end);
        let mut start = first;
        let mut idx = first;
        while idx < end {
            let stop = if ends_sentence(body, tokens, idx, end) {
                close(body, tokens, idx, end)
            } else if idx + 1 == end {
                end
            } else {
                idx += 1;
                continue;
            };
            push(tokens, start, stop, paragraph, &mut found);
            start = stop;
            idx = stop;
        }
        first = end;
    }
    found
}

fn push(tokens: &[Token], start: usize, stop: usize, paragraph: usize, found: &mut Vec<Sentence>) {
    let (Some(a), Some(b)) = (
        tokens.get(start),
        stop.checked_sub(1).and_then(|i| tokens.get(i)),
    ) else {
        return;
    };
    found.push(Sentence {
        span: Span::new(a.span.start, b.span.end),
        tokens: start..stop,
        paragraph,
    });
}

/// Whether the token at `idx` can be the last of a sentence, given what follows.
fn ends_sentence(body: &str, tokens: &[Token], idx: usize, end: usize) -> bool {
    let Some(token) = tokens.get(idx) else {
        return false;
    };
    let text = token.of(body);
    let after = close(body, tokens, idx, end);
    let next = if after < end { tokens.get(after) } else { None };
    let Some(next) = next else {
        return text.ends_with(['.', '!', '?', '…']);
    };
    if gap(tokens, after) == 0 {
        return false;
    }
    let opens = starts_sentence(body, tokens, after, end);
    match text {
        "!" | "?" | "…" => opens,
        _ if text.starts_with('.') && token.kind == TokenKind::Punct => {
            opens || gap(tokens, after) > 1
        }
        _ if text.ends_with('.') => opens && abbreviation_ends(body, text, next),
        _ => false,
    }
}

/// Bytes between the token at `idx` and the one before it.
fn gap(tokens: &[Token], idx: usize) -> usize {
    match (
        idx.checked_sub(1).and_then(|i| tokens.get(i)),
        tokens.get(idx),
    ) {
        (Some(a), Some(b)) => b.span.start.saturating_sub(a.span.end),
        _ => 0,
    }
}

/// One past the closing quotation marks and brackets that follow the token at `idx`.
fn close(body: &str, tokens: &[Token], idx: usize, end: usize) -> usize {
    let mut at = idx + 1;
    while at < end {
        let Some(token) = tokens.get(at) else { break };
        let closes = match token.of(body) {
            ")" | "]" | "”" | "’" | "»" | "›" => true,
            "\"" | "'" | "``" | "''" => gap(tokens, at) == 0,
            "." | "!" | "?" => gap(tokens, at) == 0,
            _ => false,
        };
        if !closes || gap(tokens, at) > 0 {
            break;
        }
        at += 1;
    }
    at
}

/// Whether the token at `idx` can begin a sentence: a capital, a digit, or an opening mark.
fn starts_sentence(body: &str, tokens: &[Token], idx: usize, end: usize) -> bool {
    let Some(token) = tokens.get(idx) else {
        return false;
    };
    let text = token.of(body);
    match token.kind {
        TokenKind::Word => text.chars().next().is_some_and(|c| !c.is_lowercase()),
        TokenKind::Number => true,
        TokenKind::Possessive => false,
        TokenKind::Punct => match text {
            "“" | "„" | "«" | "‘" | "‹" | "\"" | "'" | "(" | "[" => {
                idx + 1 < end
                    && tokens.get(idx + 1).is_some_and(|t| {
                        t.kind == TokenKind::Number
                            || t.of(body).chars().next().is_some_and(|c| !c.is_lowercase())
                    })
            }
            "-" | "–" | "—" | "--" | "•" | "*" => true,
            _ => false,
        },
    }
}

/// Words that often open a sentence but rarely follow an abbreviation inside one.
const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "It",
    "He",
    "She",
    "They",
    "We",
    "I",
    "In",
    "On",
    "At",
    "But",
    "And",
    "This",
    "That",
    "These",
    "Those",
    "However",
    "Meanwhile",
    "His",
    "Her",
    "Their",
    "Its",
    "As",
    "After",
    "Before",
    "When",
    "While",
    "If",
    "There",
    "For",
    "With",
    "Some",
    "Many",
    "Both",
    "According",
    "Although",
    "Earlier",
    "Later",
    "Last",
    "Since",
    "Under",
    "No",
    "Not",
    "You",
    "What",
];

/// Whether a full stop that belongs to an abbreviation also ends the sentence.
fn abbreviation_ends(body: &str, text: &str, next: &Token) -> bool {
    let word = text.trim_end_matches('.');
    let opener = OPENERS.contains(&next.of(body));
    let lower = word.to_ascii_lowercase();
    if word.contains('.') {
        // "U.S." may end a sentence; "a.m." usually does before a capital.
        return opener || matches!(lower.as_str(), "a.m" | "p.m");
    }
    if word.chars().count() == 1 {
        return false;
    }
    if is_abbreviation(word) {
        return opener
            && matches!(
                lower.as_str(),
                "co" | "corp" | "inc" | "ltd" | "jr" | "sr" | "etc" | "bros"
            );
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::text::Segments;

    #[track_caller]
    fn check(body: &str) {
        let text = body.replace('|', "");
        let segments = Segments::new(&text);
        let mut marked = String::new();
        let mut at = 0;
        for sentence in segments.sentences.iter().skip(1) {
            marked.push_str(text.get(at..sentence.span.start).unwrap_or(""));
            marked.push('|');
            at = sentence.span.start;
        }
        marked.push_str(text.get(at..).unwrap_or(""));
        assert_eq!(marked, body);
    }

    #[test]
    fn stops_and_abbreviations() {
        check("He came. |She left! |Why? |Nobody knows.");
        check("Mr. Roe met Gen. J. Doe in the U.S. Senate. |It was late.");
        check("He lives in the U.S. |The visit is over.");
        check("Talks began at 9 a.m. |Ministers left at noon.");
        check("“We agreed.” |The minister smiled.");
        check("“Is it over?” she asked. |No one said.");
        check("It cost 3.5 million. |2025 was better.");
        check("One line\n|another line\n\n|A third.");
        check("They work for Acme Inc. |The firm denied it.");
        check("“Stop,” he said. |“Go.”");
    }

    #[test]
    fn every_token_is_in_one_sentence() {
        let body = "A. B\n\n(c) \"D.\" e... F!? 'G' — h.\ni";
        let segments = Segments::new(body);
        let mut next = 0;
        for sentence in &segments.sentences {
            assert_eq!(sentence.tokens.start, next);
            next = sentence.tokens.end;
        }
        assert_eq!(next, segments.tokens.len());
    }
}
