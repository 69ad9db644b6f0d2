//! Why something is marked.

use super::Choice;
use crate::analysis::Confidence;
use crate::app::page::Mark;
use crate::text::sanitize::display;
use crate::text::width::shorten;

/// The marks at a place, told in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The marks, the narrowest first.
    pub marks: Vec<Mark>,
    /// The rows, wrapped: whether it is a title, and the words.
    pub rows: Vec<(bool, String)>,
    /// Where it is scrolled to.
    pub scroll: Choice,
}

impl Why {
    /// Tells marks of `body` in rows of `width` columns, of which `page` show.
    pub fn new(marks: Vec<Mark>, body: &str, width: u16, page: usize) -> Why {
        let mut why = Why {
            marks,
            rows: Vec::new(),
            scroll: Choice::new(0, page),
        };
        why.lay_out(body, width, page);
        why
    }

    /// Lays it out for another size.
    pub fn lay_out(&mut self, body: &str, width: u16, page: usize) {
        let width = usize::from(width).max(10);
        self.rows.clear();
        for mark in &self.marks {
            if !self.rows.is_empty() {
                self.rows.push((false, String::new()));
            }
            push_mark(&mut self.rows, mark, body, width);
        }
        self.scroll.fit(self.rows.len(), page);
        self.scroll.top = self.scroll.top.min(self.rows.len().saturating_sub(page));
        self.scroll.selected = self.scroll.top;
    }
}

fn push_mark(rows: &mut Vec<(bool, String)>, mark: &Mark, body: &str, columns: usize) {
    let words = mark.span.of(body).split_whitespace();
    let words = words.collect::<Vec<_>>().join(" ");
    let words = shorten(&words, columns * 2, "…");
    let title = format!("{}: {}", mark.what, mark.says);
    let sure = sureness(mark.confidence);
    let reason = format!("{sure} ({} %): {}", mark.confidence.0, mark.reason);
    for (is_title, text) in [
        (true, title),
        (false, format!("“{words}”")),
        (false, reason),
    ] {
        let text = display(&text);
        let lines = textwrap::wrap(&text, columns).into_iter();
        rows.extend(lines.map(|line| (is_title, line.into_owned())));
    }
}

/// A confidence in words.
fn sureness(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence(90..) => "sure",
        confidence if confidence >= Confidence::DOUBTFUL => "rather sure",
        confidence if confidence >= Confidence::SHOWN => "doubtful",
        _ => "a guess",
    }
}
