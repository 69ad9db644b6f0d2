//! Plain text as agencies send it.
//!
//! Three layouts are met: paragraphs separated by empty lines, one paragraph a line, and
//! lines wrapped by hand at a fixed width. The last is told by lines that stop in the
//! middle of a sentence at about the same length; those are joined again.

use super::body::{Body, BodyBuilder};
use super::draft::Draft;
use super::{BlockKind, byline, dateline, moment};
use crate::text::sanitize;
use header::Labels;

mod header;

/// A line of hand-wrapped text is not longer than this many characters.
const WRAPPED_CHARS: usize = 100;

/// A title is not longer than this many characters.
const TITLE_CHARS: usize = 200;

/// Reads a whole text file: labels at its head, title, byline, body.
pub(super) fn read(text: &str) -> Draft {
    let text = sanitize::clean_body(text);
    let (labels, story) = header::split(&text);
    let mut paragraphs = paragraphs(story);
    let labelled = paragraphs
        .first()
        .is_some_and(|p| dateline::is_label(&p.text));
    if labelled && paragraphs.len() > 1 {
        paragraphs.remove(0);
    }
    let mut draft = Draft::default();
    if let Some(labels) = labels {
        fill_from_labels(&mut draft, labels);
    }
    let mut n_taken = 0;
    if draft.title.is_none() && has_title(&paragraphs) {
        draft.title = paragraphs.first().map(|p| p.text.clone());
        n_taken = 1;
    }
    draft.body = build(paragraphs.into_iter().skip(n_taken));
    draft
}

/// Reads the body of an article whose title is known already.
pub(super) fn body(text: &str) -> Body {
    build(paragraphs(&sanitize::clean_body(text)).into_iter())
}

/// A paragraph on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Paragraph {
    text: String,
    /// An item of a list, its mark still in the text.
    item: bool,
    /// An empty line follows.
    blank_after: bool,
}

fn build(paragraphs: impl Iterator<Item = Paragraph>) -> Body {
    let mut builder = BodyBuilder::default();
    for paragraph in paragraphs {
        match bullet(&paragraph.text).filter(|_| paragraph.item) {
            Some(text) => {
                builder.begin_item(0, "• ");
                builder.text(text);
            }
            None => {
                builder.begin(paragraph.item.then_some(BlockKind::ListItem(0)));
                builder.text(&paragraph.text);
            }
        }
    }
    builder.finish()
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let width = wrapped_width(&lines);
    let mut found: Vec<Paragraph> = Vec::new();
    let mut open = false;
    for (idx, line) in lines.iter().enumerate() {
        let words = line.trim_start();
        if words.is_empty() {
            open = false;
            if let Some(last) = found.last_mut() {
                last.blank_after = true;
            }
            continue;
        }
        let item = is_item(words);
        let before = idx.checked_sub(1).and_then(|before| lines.get(before));
        match found.last_mut() {
            Some(last) if open && !item && joins(width, before, line) => join(last, words),
            _ => found.push(Paragraph {
                text: words.to_owned(),
                item,
                blank_after: false,
            }),
        }
        open = true;
    }
    found
}

/// Whether `line` goes on with the paragraph of the line before it.
fn joins(width: Option<usize>, before: Option<&&str>, line: &str) -> bool {
    let (Some(width), Some(before)) = (width, before) else {
        return false;
    };
    let indented = indent(line) >= indent(before) + 2;
    // A short line that closes a sentence closes its paragraph.
    let closes = before.trim_start().chars().count() * 10 < width * 7 && ends_sentence(before);
    !indented && !closes
}

fn join(paragraph: &mut Paragraph, words: &str) {
    let mut before = paragraph.text.chars().rev();
    let hyphen = before.next() == Some('-') && before.next().is_some_and(char::is_alphabetic);
    if !(hyphen && words.starts_with(char::is_lowercase)) {
        paragraph.text.push(' ');
    }
    paragraph.text.push_str(words);
}

/// The width at which lines were wrapped by hand, if they were: hardly any line is longer,
/// and most of the full ones that another follows stop in the middle of a sentence.
fn wrapped_width(lines: &[&str]) -> Option<usize> {
    let n_chars = |line: &str| line.trim().chars().take(WRAPPED_CHARS + 1).count();
    let lengths: Vec<usize> = lines.iter().map(|line| n_chars(line)).collect();
    let is_long = |n: &&usize| **n > WRAPPED_CHARS;
    let n_long = lengths.iter().filter(is_long).count();
    let width = *lengths.iter().filter(|n| !is_long(n)).max()?;
    let (mut n_inner, mut n_full, mut n_broken, mut n_runs_on) = (0usize, 0usize, 0usize, 0usize);
    for (pair, n_chars) in lines.windows(2).zip(&lengths) {
        let [line, next] = pair else { continue };
        let next = next.trim_start();
        n_inner += usize::from(*n_chars > 0 && !next.is_empty());
        let full = *n_chars >= 35 && *n_chars * 10 >= width * 7 && *n_chars <= WRAPPED_CHARS;
        if !full || next.is_empty() || is_item(next) {
            continue;
        }
        n_full += 1;
        if !ends_sentence(line) {
            n_broken += 1;
            n_runs_on += usize::from(next.starts_with(char::is_lowercase));
        }
    }
    // Tables have few full lines.
    let prose = n_full * 3 >= n_inner && n_long * 10 <= n_full;
    let wrapped = prose && n_broken * 2 > n_full && n_runs_on > 0;
    wrapped.then_some(width)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end().ends_with([
        '.', '!', '?', '"', '”', '’', '»', '«', '“', ':', ';', '…', ')',
    ])
}

/// Whether a line starts an item of a list: a bullet, a dash with a space, a number.
fn is_item(line: &str) -> bool {
    if bullet(line).is_some() {
        return true;
    }
    let n_digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = line.get(n_digits..).unwrap_or("");
    (1..=2).contains(&n_digits) && (after.starts_with(". ") || after.starts_with(") "))
}

/// The text behind a bullet.
fn bullet(line: &str) -> Option<&str> {
    ["• ", "* ", "- ", "‣ ", "▪ ", "· ", "◦ "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .filter(|text| text.contains(char::is_alphanumeric))
}

/// Whether the first paragraph is a title: short, not a sentence, and set off from what
/// follows by an empty line, a dateline or its length.
fn has_title(paragraphs: &[Paragraph]) -> bool {
    let [first, second, ..] = paragraphs else {
        return false;
    };
    let n_chars = first.text.chars().take(TITLE_CHARS + 1).count();
    if n_chars > TITLE_CHARS || first.item || closes_as_sentence(&first.text) {
        return false;
    }
    if dateline::find(&first.text).is_some_and(|found| found.end > 0) {
        return false;
    }
    first.blank_after
        || dateline::find(&format!("{}\n\n…", second.text)).is_some()
        || byline::is_byline(&second.text)
        || first.text.len() < second.text.len()
}

/// Whether a line ends with the full stop of a sentence. Headlines in capitals keep theirs.
fn closes_as_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', '»', ')']);
    if bare.ends_with([',', ';', ':']) {
        return true;
    }
    let capitals = !line.chars().any(char::is_lowercase);
    let last = bare.rsplit(' ').next().unwrap_or("");
    // "… talks with the U.S." closes no sentence.
    let initials = last.len() <= 6 && last.matches('.').count() >= 2 && !last.contains("..");
    bare.ends_with('.') && !bare.ends_with("..") && !capitals && !initials
}

fn fill_from_labels(draft: &mut Draft, labels: Labels) {
    draft.title = labels.title;
    draft.published = labels.date.as_deref().and_then(moment::parse);
    draft.source = labels.source;
    draft.author = labels.author;
    draft.url = labels.url;
    draft.id = labels.id;
    draft.tags = labels.tags;
}

#[cfg(test)]
mod tests;
