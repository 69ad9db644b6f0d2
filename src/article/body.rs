//! A body under construction: clean paragraphs, with blocks and links as spans into it.

use super::limits;
use super::{Block, BlockKind, Link};
use crate::text::Span;
use crate::text::sanitize::{self, MAX_MARKS_STORED};
use unicode_normalization::char::is_combining_mark;

/// A finished body: text, blocks and links in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Body {
    /// Paragraphs separated by an empty line, none empty.
    pub(super) text: String,
    /// What stretches of it are.
    pub(super) blocks: Vec<Block>,
    /// Where stretches of it point.
    pub(super) links: Vec<Link>,
}

impl Body {
    /// Cuts the text at `end` (a character boundary) and the spans with it.
    pub(super) fn truncate(&mut self, end: usize) {
        let end = self.text.floor_char_boundary(end);
        let kept = self.text.get(..end).unwrap_or("").trim_end().len();
        self.text.truncate(kept);
        for span in self.spans_mut() {
            span.start = span.start.min(kept);
            span.end = span.end.min(kept);
        }
        self.drop_empty_spans();
    }

    /// Takes away the first `n` bytes (up to a character boundary) and moves the spans.
    pub(super) fn remove_front(&mut self, n: usize) {
        let n = self.text.floor_char_boundary(n);
        self.remove(&[Span::new(0, n)]);
    }

    /// Takes away the paragraphs `gone`, which are in order, with the empty lines behind.
    pub(super) fn remove_paragraphs(&mut self, gone: &[Span]) {
        let len = self.text.len();
        let with_break = |span: &Span| Span::new(span.start, (span.end + 2).min(len));
        let ranges: Vec<Span> = gone.iter().map(with_break).collect();
        self.remove(&ranges);
        self.truncate(self.text.trim_end().len());
    }

    /// The paragraphs, in order.
    pub(super) fn paragraphs(&self) -> Vec<Span> {
        let mut start = 0;
        let mut spans = Vec::new();
        for paragraph in self.text.split("\n\n") {
            spans.push(Span::new(start, start + paragraph.len()));
            start += paragraph.len() + 2;
        }
        spans
    }

    /// Takes away `ranges`, which are in order and apart, on character boundaries; one pass.
    fn remove(&mut self, ranges: &[Span]) {
        let mut kept = String::with_capacity(self.text.len());
        let mut at = 0;
        let mut n_gone = 0;
        // Bytes gone before each range.
        let mut gone_before = Vec::with_capacity(ranges.len());
        for range in ranges {
            kept.push_str(self.text.get(at..range.start).unwrap_or(""));
            at = range.end;
            gone_before.push(n_gone);
            n_gone += range.len();
        }
        kept.push_str(self.text.get(at..).unwrap_or(""));
        self.text = kept;
        let moved = |at: usize| {
            let n_started = ranges.partition_point(|range| range.start < at);
            let last = n_started.checked_sub(1);
            match last.and_then(|last| ranges.get(last).zip(gone_before.get(last))) {
                Some((range, before)) => at - before - (at.min(range.end) - range.start),
                None => at,
            }
        };
        for span in self.spans_mut() {
            *span = Span::new(moved(span.start), moved(span.end));
        }
        self.drop_empty_spans();
    }

    /// Takes out links without an address.
    pub(super) fn drop_dead_links(&mut self) {
        self.links.retain(|link| !link.url.is_empty());
    }

    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let blocks = self.blocks.iter_mut().map(|block| &mut block.span);
        blocks.chain(self.links.iter_mut().map(|link| &mut link.span))
    }

    fn drop_empty_spans(&mut self) {
        self.blocks.retain(|block| !block.span.is_empty());
        self.links.retain(|link| !link.span.is_empty());
    }
}

/// Builds a [`Body`] piece by piece.
///
/// Text goes in as it comes; it is cleaned and its white space collapsed. Every position
/// kept is a length the text had between two characters, hence a character boundary.
#[derive(Debug, Default)]
pub(super) struct BodyBuilder {
    body: Body,
    /// What the next paragraph will be, once it has a character.
    kind: Option<BlockKind>,
    /// The mark of a list item, put before its first character.
    mark: String,
    /// Where the open paragraph starts; none before its first character.
    open: Option<usize>,
    link: Option<OpenLink>,
    /// A white space is due before the next character.
    space_due: bool,
    n_marks: usize,
}

#[derive(Debug)]
struct OpenLink {
    start: usize,
    url: String,
}

impl BodyBuilder {
    /// Closes the open paragraph and starts another, `kind` telling what it is.
    /// A list item that still waits for its text stays what it is.
    pub(super) fn begin(&mut self, kind: Option<BlockKind>) {
        if self.mark.is_empty() || self.open.is_some() {
            self.end();
            self.kind = kind;
        }
    }

    /// Starts an item of a list at `depth` from 0 with its mark ("• ").
    pub(super) fn begin_item(&mut self, depth: u8, mark: &str) {
        self.end();
        self.kind = Some(BlockKind::ListItem(depth));
        mark.clone_into(&mut self.mark);
    }

    /// Closes the open paragraph; one without text leaves no trace.
    pub(super) fn end(&mut self) {
        self.end_link_part();
        self.space_due = false;
        self.n_marks = 0;
        let kind = self.kind.take();
        self.mark.clear();
        let Some(start) = self.open.take() else {
            return;
        };
        let text = &mut self.body.text;
        let is_rule = kind.is_none() && text.get(start..).is_some_and(is_rule);
        let end = if is_rule { start } else { text.len() };
        text.truncate(text.get(..end).unwrap_or("").trim_end().len());
        if is_rule {
            let len = text.len();
            self.body.links.retain(|link| link.span.end <= len);
        }
        if text.len() > start
            && let Some(kind) = kind
        {
            let span = Span::new(start, text.len());
            self.body.blocks.push(Block { span, kind });
        }
    }

    /// Whether a paragraph with some text is open.
    pub(super) fn has_open_text(&self) -> bool {
        self.open.is_some_and(|start| self.body.text.len() > start)
    }

    /// Bytes built so far.
    pub(super) fn len(&self) -> usize {
        self.body.text.len()
    }

    /// Adds running text; opens a plain paragraph if none is open.
    pub(super) fn text(&mut self, text: &str) {
        let text = sanitize::clean_body(text);
        let mut words = text.split(is_space);
        self.push_word(words.next().unwrap_or(""));
        for word in words {
            self.space_due = true;
            self.push_word(word);
        }
    }

    /// Adds text whose line breaks, tabs and spaces count; empty lines before it do not.
    pub(super) fn preformatted(&mut self, text: &str) {
        let text = sanitize::clean_body(text);
        let text = if self.has_open_text() {
            &text
        } else {
            without_empty_lines(&text)
        };
        if text.is_empty() {
            return;
        }
        self.start_if_closed();
        self.space_due = false;
        self.body.text.push_str(text);
    }

    /// Breaks the line inside the paragraph; a second break ends the paragraph, and another
    /// of its kind follows.
    pub(super) fn line_break(&mut self) {
        if self.has_open_text() && self.body.text.ends_with('\n') {
            let kind = self
                .kind
                .filter(|kind| !matches!(kind, BlockKind::ListItem(_)));
            self.begin(kind);
        } else if self.has_open_text() {
            self.trim_open();
            self.body.text.push('\n');
            self.space_due = false;
        }
    }

    /// Ends a cell of a table row.
    pub(super) fn cell_break(&mut self) {
        self.start_if_closed();
        self.body.text.push('\t');
        self.space_due = false;
    }

    /// Starts a link; one that is open already is closed.
    pub(super) fn begin_link(&mut self, url: &str) {
        self.end_link();
        let url = sanitize::display(url.trim()).into_owned();
        if self.body.links.len() < limits::LINKS && is_linkable(&url) {
            let start = self.body.text.len();
            self.link = Some(OpenLink { start, url });
        }
    }

    /// Starts a link that leads nowhere a reader can go; it only tells what is linked, and
    /// is to be taken out by [`Body::drop_dead_links`].
    pub(super) fn begin_dead_link(&mut self) {
        self.end_link();
        if self.body.links.len() < limits::LINKS {
            let start = self.body.text.len();
            let url = String::new();
            self.link = Some(OpenLink { start, url });
        }
    }

    /// Ends the open link, if any.
    pub(super) fn end_link(&mut self) {
        self.end_link_part();
        self.link = None;
    }

    /// Ends everything that is open and hands out the body.
    pub(super) fn finish(mut self) -> Body {
        self.end_link();
        self.end();
        self.body
    }

    /// Adds characters without a space among them.
    fn push_word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        self.start_if_closed();
        if std::mem::take(&mut self.space_due) && !self.at_line_start() {
            self.push_space();
        }
        if word.is_ascii() {
            self.n_marks = 0;
            self.body.text.push_str(word);
        } else {
            word.chars().for_each(|c| self.push(c));
        }
    }

    fn push_space(&mut self) {
        self.body.text.push(' ');
        self.n_marks = 0;
        // A link starts with its first letter, not with the space before it.
        let end = self.body.text.len();
        if let Some(link) = &mut self.link
            && link.start + 1 == end
        {
            link.start = end;
        }
    }

    /// Adds a character, unless it is one mark too many on what stands before it; the
    /// marks are counted over pieces, which may each be within the bound.
    fn push(&mut self, c: char) {
        if c > '\u{2ff}' && is_combining_mark(c) {
            self.n_marks += 1;
            if self.n_marks > MAX_MARKS_STORED {
                return;
            }
        } else {
            self.n_marks = 0;
        }
        self.body.text.push(c);
    }

    fn start_if_closed(&mut self) {
        if self.open.is_some() {
            return;
        }
        let before = self.len();
        if before > 0 {
            self.body.text.push_str("\n\n");
        }
        self.open = Some(self.len());
        self.body.text.push_str(&std::mem::take(&mut self.mark));
        let start = self.len();
        if let Some(link) = &mut self.link
            && link.start == before
        {
            link.start = start;
        }
    }

    fn at_line_start(&self) -> bool {
        !self.has_open_text() || self.body.text.ends_with(['\n', '\t'])
    }

    fn trim_open(&mut self) {
        let start = self.open.unwrap_or(self.len());
        let kept = self.body.text.trim_end_matches(' ').len();
        self.body.text.truncate(kept.max(start));
    }

    /// Records what the open link covers so far; it goes on in the next paragraph.
    fn end_link_part(&mut self) {
        let end = self.body.text.trim_end().len();
        let len = self.body.text.len();
        if let Some(link) = &mut self.link {
            let span = Span::new(link.start, end);
            link.start = len;
            if !span.is_empty() {
                let url = link.url.clone();
                self.body.links.push(Link { span, url });
            }
        }
    }
}

/// White space that separates words; the wide space of East Asian text is kept as it is.
fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\u{3000}'
}

/// Whether a paragraph only sets off what follows: "* * *", "____".
fn is_rule(text: &str) -> bool {
    let n_signs = text.chars().filter(|c| !c.is_whitespace()).count();
    n_signs >= 3
        && text
            .chars()
            .all(|c| c.is_whitespace() || "*_=~-–—#•·".contains(c))
}

/// `text` from its first line on that has something in it.
fn without_empty_lines(text: &str) -> &str {
    let n_blank = text.len() - text.trim_start().len();
    let start = text.get(..n_blank).and_then(|blank| blank.rfind('\n'));
    let from = start.map_or(0, |at| at + 1);
    let kept = text.get(from..).unwrap_or("");
    if kept.trim().is_empty() { "" } else { kept }
}

/// Whether an address is one a reader can follow: of the web or of mail. Scripts, jumps
/// inside a page and addresses without a host are not.
fn is_linkable(url: &str) -> bool {
    if url.is_empty() || url.starts_with('#') || url.len() > limits::URL_BYTES {
        return false;
    }
    match url.split_once(':') {
        Some((scheme, _))
            if scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'+') =>
        {
            ["http", "https", "mailto"].contains(&scheme.to_ascii_lowercase().as_str())
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, BodyBuilder};
    use crate::article::BlockKind;

    #[track_caller]
    fn check_spans(body: &Body) {
        for span in body
            .blocks
            .iter()
            .map(|b| b.span)
            .chain(body.links.iter().map(|l| l.span))
        {
            assert!(!span.is_empty(), "{body:?}");
            assert!(body.text.get(span.range()).is_some(), "{body:?}");
        }
    }

    #[test]
    fn white_space_collapses_and_empty_paragraphs_vanish() {
        let mut builder = BodyBuilder::default();
        builder.text("  One \n");
        builder.text(" two. ");
        builder.begin(None);
        builder.text("  ");
        builder.begin(Some(BlockKind::Heading(2)));
        builder.text(" Three ");
        let body = builder.finish();
        assert_eq!(body.text, "One two.\n\nThree");
        assert_eq!(body.blocks.len(), 1);
        assert_eq!(body.blocks[0].span.of(&body.text), "Three");
        check_spans(&body);
    }

    #[test]
    fn links_cover_their_words_only() {
        let mut builder = BodyBuilder::default();
        builder.text("See");
        builder.begin_link("https://example.org/");
        builder.text(" the report ");
        builder.end_link();
        builder.text("of May.");
        let body = builder.finish();
        assert_eq!(body.text, "See the report of May.");
        assert_eq!(body.links[0].span.of(&body.text), "the report");
        check_spans(&body);
    }

    #[test]
    fn a_link_over_two_paragraphs_is_two_links() {
        let mut builder = BodyBuilder::default();
        builder.begin_link("https://example.org/a");
        builder.text("One");
        builder.begin(None);
        builder.text("Two");
        let body = builder.finish();
        let texts: Vec<&str> = body.links.iter().map(|l| l.span.of(&body.text)).collect();
        assert_eq!(texts, ["One", "Two"]);
        check_spans(&body);
    }

    #[test]
    fn an_item_has_its_mark_and_an_empty_one_leaves_no_trace() {
        let mut builder = BodyBuilder::default();
        builder.begin_item(0, "• ");
        builder.begin(None);
        builder.text("One");
        builder.begin_item(1, "2. ");
        builder.begin_item(0, "• ");
        builder.begin_link("https://example.org/a");
        builder.text("Two");
        let body = builder.finish();
        assert_eq!(body.text, "• One\n\n• Two");
        assert_eq!(body.blocks.len(), 2);
        assert_eq!(body.links[0].span.of(&body.text), "Two");
        check_spans(&body);
    }

    #[test]
    fn two_line_breaks_make_a_paragraph() {
        let mut builder = BodyBuilder::default();
        builder.text("One");
        builder.line_break();
        builder.text(" two");
        builder.line_break();
        builder.line_break();
        builder.line_break();
        builder.text("Three");
        builder.line_break();
        assert_eq!(builder.finish().text, "One\ntwo\n\nThree");
    }

    #[test]
    fn scripts_are_no_links() {
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "#top",
            "",
            "file:///etc",
        ] {
            let mut builder = BodyBuilder::default();
            builder.begin_link(url);
            builder.text("x");
            assert!(builder.finish().links.is_empty(), "{url}");
        }
    }

    #[test]
    fn cutting_keeps_spans_inside() {
        let mut builder = BodyBuilder::default();
        builder.begin(Some(BlockKind::BlockQuote));
        builder.begin_link("https://example.org/a");
        builder.text("né et né");
        builder.end_link();
        let mut body = builder.finish();
        body.truncate(5);
        assert_eq!(body.text, "né e");
        check_spans(&body);
        body.remove_front(3);
        assert_eq!(body.text, " e");
        check_spans(&body);
    }

    #[test]
    fn removing_a_paragraph_moves_what_follows() {
        for (gone, text, linked) in [
            (0, "Zwei\n\nDrei", 1),
            (1, "Eins\n\nDrei", 1),
            (2, "Eins\n\nZwei", 0),
        ] {
            let mut builder = BodyBuilder::default();
            for word in ["Eins", "Zwei"] {
                builder.begin(None);
                builder.text(word);
            }
            builder.begin(Some(BlockKind::Heading(2)));
            builder.begin_link("https://example.org/");
            builder.text("Drei");
            let mut body = builder.finish();
            let span = body.paragraphs()[gone];
            body.remove_paragraphs(&[span]);
            assert_eq!(body.text, text);
            assert_eq!(body.links.len(), linked);
            assert!(body.links.iter().all(|link| link.span.of(text) == "Drei"));
            check_spans(&body);
        }
    }
}
