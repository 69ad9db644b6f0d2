//! What stands around and between the paragraphs of a story on a page: menus, "read
//! more", "advertisement", copyright lines.

use crate::article::body::Body;
use crate::text::Span;

/// Such a paragraph is not longer than this, in bytes.
const SHORT_BYTES: usize = 200;

/// So many paragraphs at either end may be menus.
const EDGE_PARAGRAPHS: usize = 20;

/// Whole paragraphs that are never part of a story, in lower case and without a closing sign.
const NOT_STORY: &[&str] = &[
    "advertisement",
    "advertisements",
    "advertising",
    "article continues below",
    "article continues below this ad",
    "comment",
    "comments",
    "copy link",
    "email",
    "facebook",
    "follow us",
    "latest",
    "latest news",
    "leave a comment",
    "more",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "newsletter",
    "print",
    "print this article",
    "read also",
    "read more",
    "recommended",
    "related",
    "related articles",
    "related stories",
    "related topics",
    "save",
    "share",
    "share on facebook",
    "share this",
    "share this article",
    "sign up for our newsletter",
    "sponsored",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "tags",
    "top stories",
    "tweet",
    "you may also like",
];

/// Labels before a link to another story, in lower case.
const LABELS: &[&str] = &[
    "also read",
    "more",
    "more on this",
    "read also",
    "read more",
    "related",
    "see also",
    "watch",
];

/// Takes all of them out of `body`, unless nothing else would be left.
pub(super) fn drop(body: &mut Body) {
    let spans = body.paragraphs();
    let at_edge = |span: &&Span| is_menu(body, **span) || is_copyright(span.of(&body.text));
    let n_head = spans
        .iter()
        .take(EDGE_PARAGRAPHS)
        .take_while(at_edge)
        .count();
    let n_tail = spans
        .iter()
        .rev()
        .take(EDGE_PARAGRAPHS)
        .take_while(at_edge)
        .count();
    if n_head + n_tail >= spans.len() {
        return;
    }
    let story = n_head..spans.len() - n_tail;
    let gone: Vec<Span> = spans
        .iter()
        .enumerate()
        .filter(|(idx, span)| !story.contains(idx) || is_between(body, **span))
        .map(|(_, span)| *span)
        .collect();
    if gone.len() < spans.len() {
        body.remove_paragraphs(&gone);
    }
}

/// Whether a paragraph is no part of a story wherever it stands.
fn is_between(body: &Body, span: Span) -> bool {
    if span.len() > SHORT_BYTES {
        return false;
    }
    let lower = span.of(&body.text).to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if NOT_STORY.contains(&bare) {
        return true;
    }
    let Some((label, linked)) = lower.split_once(':') else {
        return false;
    };
    LABELS.contains(&label.trim()) && !linked.trim().is_empty() && {
        let n_linked = linked_bytes(body, span);
        n_linked > 0 && n_linked + label.len() + 4 >= span.len()
    }
}

/// Whether nearly all of a paragraph is linked and it is no sentence.
fn is_menu(body: &Body, span: Span) -> bool {
    if span.len() > SHORT_BYTES {
        return false;
    }
    let text = span.of(&body.text);
    let n_linked = linked_bytes(body, span);
    let n_signs = text.chars().filter(|c| !c.is_alphanumeric()).count();
    let sentence = text.ends_with(['.', '!', '?', '”', '"', '’']);
    n_linked > 0 && !sentence && n_linked + n_signs >= text.len() || is_between(body, span)
}

fn is_copyright(text: &str) -> bool {
    let lower = text
        .get(..text.floor_char_boundary(40))
        .unwrap_or("")
        .to_lowercase();
    text.len() <= SHORT_BYTES
        && (lower.starts_with('©')
            || lower.starts_with("copyright ")
            || lower.starts_with("all rights reserved"))
}

fn linked_bytes(body: &Body, span: Span) -> usize {
    let first = body
        .links
        .partition_point(|link| link.span.end <= span.start);
    let inside = body.links.get(first..).unwrap_or_default();
    inside
        .iter()
        .take_while(|link| link.span.start < span.end)
        .map(|link| link.span.len())
        .sum()
}

#[cfg(test)]
mod tests {
    use crate::article::html::read;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        assert_eq!(read(page).body.text, expected, "{page}");
    }

    #[test]
    fn menus_go_and_sentences_stay() {
        check(
            "<body><p><a href=/>Home</a> | <a href=/w>World</a></p>\
             <p><a href=/x>They met in Vienna.</a></p><p>Then they left <a href=/y>the town</a>.</p>\
             <p><a href=/z>More of this</a></p><p>© 2025 Example Post</p></body>",
            "They met in Vienna.\n\nThen they left the town.",
        );
    }

    #[test]
    fn what_stands_between_paragraphs_goes() {
        check(
            "<body><p>They met in Vienna.</p><p>ADVERTISEMENT</p>\
             <p><b>Read more:</b> <a href=/x>A bridge is built</a></p><p>Then they left: by train.</p>\
             <p>Related: they had met before.</p></body>",
            "They met in Vienna.\n\nThen they left: by train.\n\nRelated: they had met before.",
        );
    }

    #[test]
    fn a_page_of_links_stays() {
        check(
            "<body><p><a href=/>Home</a></p><p><a href=/w>World</a></p></body>",
            "Home\n\nWorld",
        );
    }
}
