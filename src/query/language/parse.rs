//! Text → filter.

use jiff::civil::Date;

use super::Mistake;
use super::lex::{Piece, What, pieces};
use super::print::as_word;
use super::values::condition;
use crate::query::{Condition, Expr, Filter, Wanted};
use crate::text::Span;

/// Brackets and denials within each other at most.
const DEPTH: usize = 64;

/// Reads a query. `today` is what "7d" and "last week" count from; without it they are mistakes.
///
/// # Errors
/// The first thing that cannot be read.
pub fn parse(text: &str, today: Option<Date>) -> Result<Filter, Mistake> {
    let pieces = pieces(text)?;
    let mut reader = Reader {
        pieces: &pieces,
        next: 0,
        today,
        end: Span::new(text.len(), text.len()),
    };
    let mut filter = Filter::default();
    let clauses = match reader.any_of(0)? {
        None => Vec::new(),
        Some(Expr::All(clauses)) => clauses,
        Some(clause) => vec![clause],
    };
    for clause in clauses {
        take(&mut filter, clause);
    }
    Ok(filter)
}

/// Puts a clause where pickers and keys find it, if there is such a place and it is free.
fn take(filter: &mut Filter, clause: Expr) {
    match clause {
        Expr::All(several) => several.into_iter().for_each(|one| take(filter, one)),
        Expr::Is(condition) => {
            if let Some(left) = place(filter, condition) {
                let left = Expr::Is(left);
                if !filter.also.contains(&left) {
                    filter.also.push(left);
                }
            }
        }
        Expr::Not(denied) => match *denied {
            // Words carry their own sign.
            Expr::Is(Condition::Words(word)) => push_word(filter, &format!("-{word}")),
            other => filter.also.push(Expr::Not(Box::new(other))),
        },
        clause @ Expr::Any(_) => filter.also.push(clause),
    }
}

fn push_word(filter: &mut Filter, word: &str) {
    if !filter.words.is_empty() {
        filter.words.push(' ');
    }
    filter.words.push_str(word);
}

/// Places a condition in a field of the filter; gives it back if there is none or it is taken.
fn place(filter: &mut Filter, condition: Condition) -> Option<Condition> {
    /// Fills an empty field; gives back what a full one cannot take.
    fn fill<T: PartialEq>(field: &mut Option<T>, value: T) -> Option<T> {
        if field.is_some() {
            return Some(value).filter(|value| field.as_ref() != Some(value));
        }
        *field = Some(value);
        None
    }
    match condition {
        Condition::Countries(codes, join) if filter.countries.is_empty() => {
            (filter.countries, filter.countries_join) = (codes, join);
            None
        }
        Condition::Name(wanted) => {
            let is_same = |known: &Wanted| known.key == wanted.key && known.kind == wanted.kind;
            if !filter.parties.iter().any(is_same) {
                filter.parties.push(wanted);
            }
            None
        }
        Condition::Words(word) => {
            push_word(filter, &word);
            None
        }
        Condition::Source(part) => fill(&mut filter.source, part).map(Condition::Source),
        Condition::Kind(kind) => fill(&mut filter.kind, kind).map(Condition::Kind),
        Condition::Status(status) => fill(&mut filter.status, status).map(Condition::Status),
        Condition::Since(day) => {
            filter.since = filter.since.max(Some(day));
            None
        }
        Condition::Until(day) => {
            filter.until = Some(filter.until.map_or(day, |known| known.min(day)));
            None
        }
        Condition::Unread => {
            filter.unread = true;
            None
        }
        Condition::Starred => {
            filter.starred = true;
            None
        }
        other => Some(other),
    }
}

struct Reader<'a> {
    pieces: &'a [Piece<'a>],
    next: usize,
    today: Option<Date>,
    end: Span,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a What<'a>> {
        self.pieces.get(self.next).map(|piece| &piece.what)
    }

    fn at(&self) -> Span {
        self.pieces
            .get(self.next)
            .map_or(self.end, |piece| piece.at)
    }

    fn mistake<T>(&self, what: &str) -> Result<T, Mistake> {
        Err(Mistake {
            at: self.at(),
            what: what.to_owned(),
        })
    }

    /// Clauses with "or" between them; none if there is nothing.
    fn any_of(&mut self, depth: usize) -> Result<Option<Expr>, Mistake> {
        let first = self.all_of(depth)?;
        let mut several: Vec<Expr> = first.into_iter().collect();
        while self.peek() == Some(&What::Or) {
            if several.is_empty() {
                return self.mistake("there is nothing before this or");
            }
            let or = self.at();
            self.next += 1;
            match self.all_of(depth)? {
                Some(clause) => several.push(clause),
                None => {
                    return Err(Mistake {
                        at: or,
                        what: "there is nothing behind this or".to_owned(),
                    });
                }
            }
        }
        Ok(joined(several, Expr::Any))
    }

    /// Terms beside each other, "and" between them or not.
    fn all_of(&mut self, depth: usize) -> Result<Option<Expr>, Mistake> {
        let mut several = Vec::new();
        while let Some(what) = self.peek() {
            match what {
                What::Or | What::Close => break,
                What::And if several.is_empty() => {
                    return self.mistake("there is nothing before this and");
                }
                What::And => {
                    let and = self.at();
                    self.next += 1;
                    if matches!(self.peek(), None | Some(What::And | What::Or | What::Close)) {
                        return Err(Mistake {
                            at: and,
                            what: "there is nothing behind this and".to_owned(),
                        });
                    }
                }
                _ => several.push(self.one(depth)?),
            }
        }
        Ok(joined(several, Expr::All))
    }

    fn one(&mut self, depth: usize) -> Result<Expr, Mistake> {
        if depth > DEPTH {
            return self.mistake("there are too many brackets within each other");
        }
        let at = self.at();
        let fail = |what: String| Mistake { at, what };
        let what = self.peek();
        self.next += 1;
        match what {
            Some(What::Open) => {
                let inner = self.any_of(depth + 1)?;
                if self.peek() == Some(&What::Close) {
                    self.next += 1;
                }
                inner.ok_or_else(|| fail("there is nothing between these brackets".to_owned()))
            }
            Some(What::Not) => match self.peek() {
                None | Some(What::And | What::Or | What::Close) => {
                    Err(fail("there is nothing behind this not".to_owned()))
                }
                Some(_) => Ok(denied(self.one(depth + 1)?)),
            },
            Some(What::Word(raw)) => Ok(word(raw)),
            Some(What::Field(field, value)) => condition(field, value, self.today).map_err(fail),
            Some(What::And | What::Or | What::Close) | None => {
                Err(fail("a word or a field is missing here".to_owned()))
            }
        }
    }
}

/// A word as typed; a minus sign before it denies it.
fn word(raw: &str) -> Expr {
    match raw.strip_prefix('-') {
        Some(word) if !word.is_empty() => denied(wanted_word(word)),
        _ => wanted_word(raw),
    }
}

fn wanted_word(raw: &str) -> Expr {
    let word = as_word(raw).unwrap_or_else(|| raw.to_owned());
    Expr::Is(Condition::Words(word))
}

fn denied(expr: Expr) -> Expr {
    match expr {
        Expr::Not(inner) => *inner,
        other => Expr::Not(Box::new(other)),
    }
}

/// Several joined, those within of the same sort taken out of their brackets.
fn joined(several: Vec<Expr>, join: fn(Vec<Expr>) -> Expr) -> Option<Expr> {
    let is_all = matches!(join(Vec::new()), Expr::All(_));
    let mut flat: Vec<Expr> = Vec::new();
    for one in several {
        match one {
            Expr::All(inner) if is_all => flat.extend(inner),
            Expr::Any(inner) if !is_all => flat.extend(inner),
            other => flat.push(other),
        }
    }
    if flat.len() > 1 {
        return Some(join(flat));
    }
    flat.pop()
}
