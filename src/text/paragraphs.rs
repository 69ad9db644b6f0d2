//! Where paragraphs end.
//!
//! A blank line always ends one. A single line break ends one too, as agencies
//! send one paragraph a line, unless the text was wrapped by hand at a fixed width.

use super::segments::Paragraph;
use super::span::Span;

/// Lines up to this many bytes may come from hard wrapping; agencies' paragraphs are longer.
const WRAPPED_LINE_MAX: usize = 100;

/// The paragraphs of `body`, in order, without surrounding white space.
pub fn paragraphs(body: &str) -> Vec<Paragraph> {
    let lines = lines(body);
    let wrapped = is_hard_wrapped(body, &lines);
    let mut found: Vec<Paragraph> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
            continue;
        }
        match found.last_mut() {
            Some(last) if open && wrapped => last.span = last.span.join(line),
            _ => found.push(Paragraph { span: line }),
        }
        open = true;
    }
    found
}

/// The trimmed span of each line; an empty one for a blank line.
fn lines(body: &str) -> Vec<Span> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in body.split('\n') {
        let left = line.len() - line.trim_start().len();
        let kept = line.trim().len();
        found.push(Span::new(start + left, start + left + kept));
        start += line.len() + 1;
    }
    found
}

/// Whether line breaks come from wrapping at a width: hardly any line is long, and
/// most of those followed by another line stop in the middle of a sentence.
fn is_hard_wrapped(body: &str, lines: &[Span]) -> bool {
    let mut n_inner = 0usize;
    let mut n_broken = 0usize;
    let mut n_long = 0usize;
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if line.is_empty() {
            continue;
        }
        if line.len() > WRAPPED_LINE_MAX {
            n_long += 1;
        }
        if next.is_empty() {
            continue;
        }
        n_inner += 1;
        let ends_sentence = line
            .of(body)
            .ends_with(['.', '!', '?', '"', '”', '’', '»', ':', ';']);
        if !ends_sentence && line.len() >= 35 {
            n_broken += 1;
        }
    }
    n_inner >= 2 && n_long * 10 <= n_inner && n_broken * 2 > n_inner
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let got: Vec<&str> = paragraphs(body).iter().map(|p| p.span.of(body)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check("One.\nTwo.\n\n  Three. \n", &["One.", "Two.", "Three."]);
    }

    #[test]
    fn nothing_has_no_paragraphs() {
        check("", &[]);
        check(" \n\n\t\n", &[]);
    }

    #[test]
    fn hand_wrapped_lines_are_one_paragraph() {
        let body = "The foreign ministers of the two countries met in\nVienna on Monday and spoke for two hours about the\nfuture of the border crossing that was closed in May\n\nNo date was set.";
        check(
            body,
            &[
                "The foreign ministers of the two countries met in\nVienna on Monday and spoke for two hours about the\nfuture of the border crossing that was closed in May",
                "No date was set.",
            ],
        );
    }
}
