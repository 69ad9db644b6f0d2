//! Menus, breadcrumbs and "read more" around a story: short paragraphs that are all links.

use crate::article::body::Body;
use crate::text::Span;

/// A menu's paragraph is not longer than this, in bytes.
const MENU_BYTES: usize = 200;

/// So many paragraphs at either end may be menus.
const PARAGRAPHS: usize = 20;

/// Takes them off the head and the tail of `body`, unless nothing else would be left.
pub(super) fn drop(body: &mut Body) {
    let spans = paragraphs(&body.text);
    let is_menu = |span: &&Span| is_menu(body, **span);
    let n_head = spans.iter().take(PARAGRAPHS).take_while(is_menu).count();
    let n_tail = spans
        .iter()
        .rev()
        .take(PARAGRAPHS)
        .take_while(is_menu)
        .count();
    if n_head + n_tail >= spans.len() {
        return;
    }
    let end = spans.get(spans.len() - 1 - n_tail).map(|last| last.end);
    let start = spans.get(n_head).map(|first| first.start);
    if let (Some(start), Some(end)) = (start, end) {
        body.truncate(end);
        body.remove_front(start);
    }
}

fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut spans = Vec::new();
    for paragraph in text.split("\n\n") {
        spans.push(Span::new(start, start + paragraph.len()));
        start += paragraph.len() + 2;
    }
    spans
}

/// Whether nearly all of a paragraph is linked and it is no sentence.
fn is_menu(body: &Body, span: Span) -> bool {
    if span.len() > MENU_BYTES {
        return false;
    }
    let text = span.of(&body.text);
    let first = body
        .links
        .partition_point(|link| link.span.end <= span.start);
    let inside = body.links.get(first..).unwrap_or_default();
    let linked: usize = inside
        .iter()
        .take_while(|link| link.span.start < span.end)
        .map(|link| link.span.len())
        .sum();
    let n_signs = text.chars().filter(|c| !c.is_alphanumeric()).count();
    let sentence = text.ends_with(['.', '!', '?', '”', '"', '’']);
    linked > 0 && !sentence && linked + n_signs >= text.len()
}

#[cfg(test)]
mod tests {
    use crate::article::html::read;

    #[test]
    fn menus_go_and_sentences_stay() {
        let page = "<body><p><a href=/>Home</a> | <a href=/w>World</a></p>\
            <p><a href=/x>They met in Vienna.</a></p><p>Then they left <a href=/y>the town</a>.</p>\
            <p><a href=/z>Read more</a></p></body>";
        let text = read(page).body.text;
        assert_eq!(text, "They met in Vienna.\n\nThen they left the town.");
    }

    #[test]
    fn a_page_of_links_stays() {
        let page = "<body><p><a href=/>Home</a></p><p><a href=/w>World</a></p></body>";
        assert_eq!(read(page).body.text, "Home\n\nWorld");
    }
}
