//! Which marks belong together: stretches in quotation marks, paragraph by paragraph.
//!
//! A mark without a partner costs at most the rest of its paragraph. A quotation that
//! runs over paragraphs repeats its opening mark at the head of each and is closed in
//! the last one only.

use crate::text::{Paragraph, Span};

use super::marks::{Family, Mark, marks};

/// A stretch of text in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// With its marks.
    pub outer: Span,
    /// Without them.
    pub inner: Span,
    /// Index of the paragraph.
    pub paragraph: usize,
    /// The quotation goes on in the next stretch: this paragraph has no closing mark.
    pub runs_on: bool,
    /// One of its marks is missing.
    pub is_mended: bool,
    /// In single marks.
    pub is_single: bool,
}

/// The outermost stretches in quotation marks, in text order.
pub(super) fn marked(body: &str, paragraphs: &[Paragraph]) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut buffer = Vec::new();
    let mut left_open: Option<usize> = None;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        marks(body, paragraph.span, &mut buffer);
        if buffer.is_empty() {
            left_open = None;
            continue;
        }
        let first = found.len();
        let open = pair(body, paragraph.span, number, &buffer, &mut found);
        let at_head = found
            .get(first)
            .is_some_and(|m| m.outer.start == paragraph.span.start && !m.is_mended || m.runs_on);
        if let Some(before) = left_open.take() {
            settle(body, before, at_head, &mut found);
        }
        left_open = open;
    }
    if let Some(last) = left_open {
        settle(body, last, false, &mut found);
    }
    found.retain(|m| !m.inner.is_empty());
    found
}

/// Decides about a stretch that its paragraph left open, now that it is known whether the
/// next one takes the quotation up.
fn settle(body: &str, which: usize, is_taken_up: bool, found: &mut [Marked]) {
    let Some(open) = found.get_mut(which) else {
        return;
    };
    let starts_sentence = !open.inner.of(body).starts_with(char::is_lowercase);
    let is_cued = own_cue(open.inner.of(body)).is_some();
    if is_taken_up && starts_sentence && !is_cued {
        open.is_mended = false;
        return;
    }
    open.runs_on = false;
    if let Some(n) = own_cue(open.inner.of(body)) {
        let end = open.inner.start + n;
        open.inner = Span::new(open.inner.start, end);
        open.outer = Span::new(open.outer.start, end);
        return;
    }
    // Without a partner the mark stands for its sentence, or for nothing.
    let end = sentence_end(open.inner.of(body)).map_or(open.inner.start, |n| open.inner.start + n);
    open.inner = Span::new(open.inner.start, end);
    open.outer = Span::new(open.outer.start, end);
}

/// Length of the words up to a cue that an open stretch holds itself, where the closing mark
/// is missing: "“We go, said Merz.".
fn own_cue(text: &str) -> Option<usize> {
    let comma = text.find(", said ").or_else(|| text.find(", says "))?;
    let before = text.get(..comma)?;
    let after = text.get(comma + ", said ".len()..)?;
    let is_name = after.starts_with(char::is_uppercase);
    let is_first_sentence = sentence_end(before).is_none();
    (is_name && is_first_sentence && !before.contains(", ")).then_some(comma + 1)
}

/// Length of the text up to its first end of a sentence.
fn sentence_end(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, '.' | '!' | '?') && chars.peek().is_none_or(|(_, next)| next.is_whitespace())
        {
            return Some(at + c.len_utf8());
        }
    }
    None
}

/// Pairs the marks of one paragraph. Returns the index of a stretch that is left open at
/// the end of the paragraph.
fn pair(
    body: &str,
    region: Span,
    paragraph: usize,
    marks: &[Mark],
    found: &mut Vec<Marked>,
) -> Option<usize> {
    let push = |found: &mut Vec<Marked>, outer: Span, inner: Span, mended: bool, single: bool| {
        found.push(Marked {
            outer,
            inner,
            paragraph,
            runs_on: false,
            is_mended: mended,
            is_single: single,
        });
    };
    let mut idx = 0;
    let mut free_from = region.start;
    while let Some(mark) = marks.get(idx) {
        if !mark.opens {
            if mark.family != Family::Single
                && let Some(start) = missing_opener(body, free_from, region.start, mark.span.start)
            {
                let outer = Span::new(start, mark.span.end);
                push(found, outer, Span::new(start, mark.span.start), true, false);
                free_from = mark.span.end;
            }
            idx += 1;
            continue;
        }
        if let Some(partner) = partner(marks, idx) {
            let close = marks.get(partner).map_or(mark.span, |m| m.span);
            let inner = Span::new(mark.span.end, close.start);
            let single = mark.family == Family::Single;
            push(found, mark.span.join(close), inner, false, single);
            free_from = close.end;
            idx = partner + 1;
            continue;
        }
        if mark.family != Family::Single {
            return open_end(region, marks, idx, paragraph, found);
        }
        idx += 1;
    }
    None
}

/// A mark that opens and is never closed: the stretch goes to the end of the paragraph or to
/// the next mark of its family that opens again; what follows that is lost only if it is
/// the last mark.
fn open_end(
    region: Span,
    marks: &[Mark],
    idx: usize,
    paragraph: usize,
    found: &mut Vec<Marked>,
) -> Option<usize> {
    let mark = marks.get(idx)?;
    found.push(Marked {
        outer: Span::new(mark.span.start, region.end),
        inner: Span::new(mark.span.end, region.end),
        paragraph,
        runs_on: true,
        is_mended: true,
        is_single: false,
    });
    Some(found.len() - 1)
}

/// The mark that closes the one at `idx`.
fn partner(marks: &[Mark], idx: usize) -> Option<usize> {
    let open = marks.get(idx)?;
    if open.family == Family::Single {
        return single_partner(marks, idx);
    }
    let mut depth = 0usize;
    let mut first_close = None;
    let mut reopened = None;
    for (at, mark) in marks.iter().enumerate().skip(idx + 1) {
        if mark.family != open.family {
            continue;
        }
        if mark.closes {
            first_close = first_close.or(Some(at));
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        } else if first_close.is_some() && depth == 0 {
            break;
        } else {
            reopened = reopened.or(Some(at));
            depth += 1;
        }
    }
    // More openers than closers. If the second one comes before any closer, the first lacks
    // its partner and the second takes the closer; the caller mends the first.
    match (first_close, reopened) {
        (Some(close), None) => Some(close),
        _ => None,
    }
}

/// The closing single mark: the first that cannot be an apostrophe, else the first that may.
fn single_partner(marks: &[Mark], idx: usize) -> Option<usize> {
    let mut weak = None;
    let mut n_inside = 0usize;
    for (at, mark) in marks.iter().enumerate().skip(idx + 1) {
        match mark.family {
            Family::Single if mark.closes && !mark.weak => return Some(at),
            Family::Single if mark.closes => weak = weak.or(Some(at)),
            Family::Single => return weak,
            // Double marks inside must close there too: a single mark does not reach out of
            // the double ones around it.
            _ if mark.opens => n_inside += 1,
            _ if n_inside > 0 => n_inside -= 1,
            _ => return weak,
        }
    }
    weak
}

/// The longest quotation that is mended where its opening mark is missing, in bytes.
const LONGEST_MENDED: usize = 2000;

/// Where a quotation starts whose opening mark is missing: at the head of the paragraph or
/// after the last stretch, if the text before the closing mark reads like a sentence.
fn missing_opener(body: &str, from: usize, head: usize, close: usize) -> Option<usize> {
    if from != head || close - from > LONGEST_MENDED {
        return None;
    }
    let text = body.get(from..close)?;
    let is_sentence = text.ends_with([',', '.', '!', '?', '…']) && text.split(' ').count() >= 4;
    if !is_sentence {
        return None;
    }
    let start = text.len() - text.trim_start().len();
    text.trim_start()
        .starts_with(|c: char| c.is_uppercase())
        .then_some(from + start)
}

#[cfg(test)]
mod tests {
    use super::marked;
    use crate::text::paragraphs;

    /// Writes "[" and "]" around the stretches found, ">" at the end of those that run on.
    #[track_caller]
    fn check(expected: &str) {
        let body: String = expected.replace(['[', ']', '>'], "");
        let mut out = String::new();
        let mut at = 0;
        for m in marked(&body, &paragraphs(&body)) {
            out.push_str(&body[at..m.outer.start]);
            out.push('[');
            out.push_str(m.outer.of(&body));
            out.push(if m.runs_on { '>' } else { ']' });
            at = m.outer.end;
        }
        out.push_str(&body[at..]);
        assert_eq!(out, expected);
    }

    #[test]
    fn every_kind_of_mark() {
        check("He said [\"no\"] twice.");
        check("He said [“no”] twice.");
        check("He said [„no“] and [„nie”] twice.");
        check("He said [«no»] and [»no«] twice.");
        check("He said [''no''] and [``yes''] twice.");
        check("He said ['no'] and [‘yes’] twice.");
        check("He said [‹no›] twice.");
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("It's Xi's plan, don't ask the voters' union.");
        check("Rock 'em in the '90s, the dogs' owner's friend said.");
        check("He called it ['the people's choice'] again.");
        check("They are ['the workers' friends'], he said.");
        check("It’s the minister’s and the ministers’ idea.");
        check("She said [‘we don’t know’].");
    }

    #[test]
    fn nested_marks_stay_inside() {
        check("[“He told me ‘go away’ and left,”] she said.");
        check("[‘He told me “go away” and left,’] she said.");
        check("He wrote: [\"The man shouted \"stop!\" as he ran.\"]");
    }

    #[test]
    fn running_quotations() {
        check("[“We came.>\n\n[“We saw.>\n\n[“We left,”] he said.");
        check("[\"We came.>\n\n[\"We left.\"]");
    }

    #[test]
    fn missing_partners_cost_a_sentence() {
        check("He said [“we go home.] And they went.\n\n[“Yes,”] she said.");
        check("[We will not go home,\"] he said.\n\n[\"Yes,\"] she said.");
        check("A 6\" pipe burst.\n\n[\"Yes,\"] she said.");
    }

    #[test]
    fn mixed_glyphs() {
        check("[“They are kids,\"] she said. [\"All of them.”]");
    }
}
