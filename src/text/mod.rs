//! Floor 1: places in text.
//!
//! Everything above points into one immutable body by [`Span`]; nothing copies it.
//! [`Segments`] cuts a body into tokens, sentences and paragraphs, once, and every
//! pass of the analysis reads that.

mod lists;
pub mod mistake;
mod paragraphs;
pub mod runs;
pub mod sanitize;
mod segments;
mod sentences;
mod span;
mod tokens;
pub mod width;
pub mod wrap;

pub use lists::is_one_of;
pub use mistake::Mistake;
pub use paragraphs::paragraphs;
pub use segments::{Paragraph, Segments, Sentence};
pub use span::Span;
pub use tokens::{Token, TokenKind, tokenize};
