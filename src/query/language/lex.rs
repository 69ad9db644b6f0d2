//! A query cut into brackets, signs and terms.

use super::Mistake;
use crate::text::Span;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) at: Span,
    pub(super) what: What<'a>,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What<'a> {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A word or a phrase as it was typed, quotation marks and minus sign included.
    Word(&'a str),
    /// A field and its value as it was typed, with quotation marks.
    Field(&'a str, &'a str),
}

/// Cuts at spaces outside quotation marks; a bracket stands at the beginning of a term, or ends
/// it where one is open.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Mistake> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut n_open = 0_usize;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at;
        let next = text.get(at + c.len_utf8()..).unwrap_or("");
        let what = match c {
            _ if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '(' => {
                n_open += 1;
                at += 1;
                What::Open
            }
            ')' if n_open > 0 => {
                n_open -= 1;
                at += 1;
                What::Close
            }
            // A minus sign denies a bracket or a field; that before a word belongs to it.
            '-' if next.starts_with('(') || starts_field(next) => {
                at += 1;
                What::Not
            }
            _ => {
                at = end_of_term(text, at, n_open > 0)?;
                term(text.get(start..at).unwrap_or(""))
            }
        };
        let at = Span::new(start, at);
        pieces.push(Piece { at, what });
    }
    match n_open {
        0 => Ok(pieces),
        _ => Err(Mistake {
            at: last_open(&pieces),
            what: "this bracket is not closed".to_owned(),
        }),
    }
}

/// The opening bracket that has no partner.
fn last_open(pieces: &[Piece<'_>]) -> Span {
    let mut open = Vec::new();
    for piece in pieces {
        match piece.what {
            What::Open => open.push(piece.at),
            What::Close => drop(open.pop()),
            _ => {}
        }
    }
    open.pop().unwrap_or(Span::new(0, 0))
}

fn end_of_term(text: &str, start: usize, in_bracket: bool) -> Result<usize, Mistake> {
    let mut quote_at = None;
    for (at, c) in text.get(start..).unwrap_or("").char_indices() {
        let at = start + at;
        let is_end = c.is_whitespace() || (c == ')' && in_bracket);
        if c == '"' {
            quote_at = quote_at.is_none().then_some(at);
        } else if is_end && quote_at.is_none() {
            return Ok(at);
        }
    }
    match quote_at {
        None => Ok(text.len()),
        Some(at) => Err(Mistake {
            at: Span::new(at, text.len()),
            what: "this quotation mark is not closed".to_owned(),
        }),
    }
}

/// Whether the text begins with a field: letters and a colon.
fn starts_field(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(field, _)| is_field(field))
}

fn is_field(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphabetic)
}

fn term(raw: &str) -> What<'_> {
    match raw.to_lowercase().as_str() {
        "and" => return What::And,
        "or" => return What::Or,
        "not" => return What::Not,
        _ => {}
    }
    match raw.split_once(':') {
        Some((field, value)) if is_field(field) => What::Field(field, value),
        _ => What::Word(raw),
    }
}
