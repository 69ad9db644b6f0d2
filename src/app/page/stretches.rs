//! The body of an article as stretches to wrap: paragraphs, headings, items, quotations.

use crate::article::{Article, Block, BlockKind};
use crate::text::wrap::Stretch;
use crate::text::{Span, paragraphs, width};

/// Columns that each level of a list is moved in.
const LEVEL: u16 = 2;

/// Deeper lists are not moved in further.
const MAX_LEVEL: u8 = 8;

/// The stretches of a body, in order.
pub(super) fn stretches(article: &Article) -> Vec<Stretch> {
    let body = article.body.as_str();
    let mut found: Vec<Stretch> = Vec::new();
    let mut before: Option<BlockKind> = None;
    for (span, kind) in pieces(article) {
        let mut stretch = stretch(body, span, kind);
        stretch.gap = !found.is_empty() && !stays_close(before, kind);
        found.push(stretch);
        before = kind;
    }
    found
}

/// Paragraphs and blocks, in order and apart: where a block lies, the paragraphs in it go.
fn pieces(article: &Article) -> Vec<(Span, Option<BlockKind>)> {
    let body = article.body.as_str();
    let blocks: Vec<&Block> = article
        .blocks
        .iter()
        .filter(|block| {
            body.get(block.span.range())
                .is_some_and(|text| !text.trim().is_empty())
        })
        .collect();
    let mut pieces: Vec<(Span, Option<BlockKind>)> = Vec::new();
    let mut at = 0;
    for block in blocks {
        let span = block_span(body, block);
        if span.start < at {
            continue;
        }
        push_paragraphs(body, Span::new(at, span.start), &mut pieces);
        pieces.push((span, Some(block.kind)));
        at = span.end;
    }
    push_paragraphs(body, Span::new(at, body.len()), &mut pieces);
    pieces
}

/// A block without the white space around it; what is verbatim keeps its indent.
fn block_span(body: &str, block: &Block) -> Span {
    let span = block.span;
    let text = span.of(body);
    let end = span.start + text.trim_end().len();
    let start = match block.kind {
        BlockKind::Preformatted | BlockKind::TableRow => {
            let lines = text.len() - text.trim_start_matches('\n').len();
            span.start + lines
        }
        _ => span.start + text.len() - text.trim_start().len(),
    };
    Span::new(start, end)
}

fn push_paragraphs(body: &str, within: Span, pieces: &mut Vec<(Span, Option<BlockKind>)>) {
    for paragraph in paragraphs(within.of(body)) {
        let (start, end) = (paragraph.span.start, paragraph.span.end);
        let span = Span::new(within.start + start, within.start + end);
        pieces.push((span, None));
    }
}

fn stretch(body: &str, span: Span, kind: Option<BlockKind>) -> Stretch {
    let (first_indent, indent) = match kind {
        Some(BlockKind::ListItem(level)) => {
            let moved = u16::from(level.min(MAX_LEVEL)) * LEVEL;
            (moved, moved + sign_width(span.of(body)))
        }
        Some(BlockKind::BlockQuote | BlockKind::Preformatted) => (2, 2),
        _ => (0, 0),
    };
    Stretch {
        span,
        first_indent,
        indent,
        verbatim: matches!(kind, Some(BlockKind::Preformatted)),
        gap: true,
    }
}

/// Columns of the sign of a list item with its space: "• ", "12. ".
fn sign_width(item: &str) -> u16 {
    let sign = item.split_whitespace().next().unwrap_or("");
    let is_sign = sign.chars().count() <= 4 && !sign.chars().all(char::is_alphabetic);
    match u16::try_from(width::of(sign)) {
        Ok(width) if is_sign => width + 1,
        _ => 0,
    }
}

/// Whether two neighbours stand without an empty row between them.
fn stays_close(before: Option<BlockKind>, after: Option<BlockKind>) -> bool {
    use BlockKind::{ListItem, TableRow};
    matches!(
        (before, after),
        (Some(ListItem(_)), Some(ListItem(_))) | (Some(TableRow), Some(TableRow))
    )
}

#[cfg(test)]
mod tests {
    use super::stretches;
    use crate::article::{Article, Block, BlockKind};
    use crate::text::Span;
    use crate::text::wrap::RowMap;

    /// The rows of a body in which each block is named by its text.
    #[track_caller]
    fn check(body: &str, blocks: &[(&str, BlockKind)], expected: &[&str]) {
        let blocks = blocks.iter().map(|(text, kind)| {
            let start = body.find(text).unwrap();
            Block {
                span: Span::new(start, start + text.len()),
                kind: *kind,
            }
        });
        let article = Article {
            body: body.to_owned(),
            blocks: blocks.collect(),
            ..Article::default()
        };
        let map = RowMap::new(body, &stretches(&article), 20);
        let rows = map.rows(0..map.len()).iter();
        let drawn: Vec<String> = rows
            .map(|row| {
                " ".repeat(usize::from(row.indent)) + &row.span().of(body).replace('\n', " ")
            })
            .collect();
        assert_eq!(drawn, expected);
    }

    #[test]
    fn items_hang_and_stand_close() {
        use BlockKind::ListItem;
        check(
            "Agreed:\n\n• a truce of thirty days\n\n• talks\n\n10. more of the same again\n\nThe end.",
            &[
                ("• a truce of thirty days", ListItem(0)),
                ("• talks", ListItem(1)),
                ("10. more of the same again", ListItem(0)),
            ],
            &[
                "Agreed:",
                "",
                "• a truce of thirty",
                "  days",
                "  • talks",
                "10. more of the same",
                "    again",
                "",
                "The end.",
            ],
        );
    }

    #[test]
    fn quotations_are_moved_in_and_verbatim_text_is_kept() {
        use BlockKind::{BlockQuote, Heading, Preformatted};
        check(
            "The note\n\nIt ran to four lines only.\n\n  a   b\n    c\n\nThat was all.",
            &[
                ("The note", Heading(2)),
                ("It ran to four lines only.", BlockQuote),
                ("  a   b\n    c", Preformatted),
            ],
            &[
                "The note",
                "",
                "  It ran to four",
                "  lines only.",
                "",
                "    a   b",
                "      c",
                "",
                "That was all.",
            ],
        );
    }

    #[test]
    fn lines_wrapped_by_hand_are_joined() {
        check(
            "The ministers met on Monday in the old town hall and\nspoke about the border and the harvest, and about the\nwinter, which nobody there expected to be a short one.",
            &[],
            &[
                "The ministers met on",
                "Monday in the old",
                "town hall and spoke",
                "about the border and",
                "the harvest, and",
                "about the winter,",
                "which nobody there",
                "expected to be a",
                "short one.",
            ],
        );
    }

    #[test]
    fn blocks_that_overlap_or_are_empty_lose_nothing() {
        check(
            "One two three.\n\nFour.",
            &[
                ("One two three.", BlockKind::Caption),
                ("two", BlockKind::BlockQuote),
                ("\n\n", BlockKind::Caption),
            ],
            &["One two three.", "", "Four."],
        );
    }
}
