//! Why something is marked, and what can be corrected of it.

use super::Choice;
use super::fixes::{FixRow, fixes};
use crate::analysis::Confidence;
use crate::app::action::{Action, Fix};
use crate::app::keymap::Keymap;
use crate::app::page::{Mark, MarkOf};
use crate::query::StoredArticle;
use crate::text::sanitize::display;
use crate::text::width::shorten;

/// Columns of the keys in the menu.
pub const KEYS: usize = 4;

/// The marks at a place, told in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The marks, the narrowest first.
    pub marks: Vec<Mark>,
    /// What can be corrected.
    pub fixes: Vec<FixRow>,
    /// The rows, wrapped.
    pub rows: Vec<WhyRow>,
    /// Where it is scrolled to.
    pub scroll: Choice,
}

/// A row of what is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyRow {
    /// What a mark is.
    Title(String),
    /// The marked words, or the reason.
    Text(String),
    /// A key, empty on the further rows of an entry, and what it corrects.
    Fix(String, String),
}

impl Why {
    /// Tells marks, those of an article's text if one is given; it has no rows yet.
    pub fn new(marks: Vec<Mark>, stored: Option<&StoredArticle>) -> Why {
        Why {
            fixes: fixes(&marks, stored),
            marks,
            rows: Vec::new(),
            scroll: Choice::new(0, 1),
        }
    }

    /// Lays it out in rows of `width` columns, of which `page` show.
    pub fn lay_out(&mut self, body: &str, keymap: &Keymap, width: u16, page: usize) {
        let width = usize::from(width).max(10);
        self.rows.clear();
        for mark in &self.marks {
            if !self.rows.is_empty() {
                self.rows.push(WhyRow::Text(String::new()));
            }
            push_mark(&mut self.rows, mark, body, width);
        }
        if !self.fixes.is_empty() {
            self.rows.push(WhyRow::Text(String::new()));
            self.rows.push(WhyRow::Title("Correct it".to_owned()));
        }
        for row in &self.fixes {
            push_fix(&mut self.rows, row, keymap, width);
        }
        self.scroll.fit(self.rows.len(), page);
        self.scroll.top = self.scroll.top.min(self.rows.len().saturating_sub(page));
        self.scroll.selected = self.scroll.top;
    }

    /// The mark that a fix is about, if it fits any.
    pub fn mark_for(&self, fix: Fix) -> Option<&Mark> {
        let row = self.fixes.iter().find(|row| row.fix == fix)?;
        self.marks.get(row.mark)
    }
}

fn push_mark(rows: &mut Vec<WhyRow>, mark: &Mark, body: &str, columns: usize) {
    let words = match &mark.words {
        Some(words) => words.as_str(),
        None => mark.span.of(body),
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = shorten(&words, columns * 2, "…");
    let title = format!("{}: {}", mark.what, mark.says);
    let reason = match mark.of {
        MarkOf::Encounter => mark.reason.clone(),
        _ => {
            let sure = sureness(mark.confidence);
            format!("{sure} ({} %): {}", mark.confidence.0, mark.reason)
        }
    };
    push_wrapped(rows, &title, columns, WhyRow::Title);
    let is_quoted = words.starts_with(['“', '"', '‘', '\'', '„', '«', '»', '‹']);
    let words = match is_quoted {
        true => words.into_owned(),
        false => format!("“{words}”"),
    };
    push_wrapped(rows, &words, columns, WhyRow::Text);
    push_wrapped(rows, &reason, columns, WhyRow::Text);
}

fn push_wrapped(rows: &mut Vec<WhyRow>, text: &str, columns: usize, row: fn(String) -> WhyRow) {
    let text = display(text);
    let lines = textwrap::wrap(&text, columns).into_iter();
    rows.extend(lines.map(|line| row(line.into_owned())));
}

fn push_fix(rows: &mut Vec<WhyRow>, fix: &FixRow, keymap: &Keymap, columns: usize) {
    let mut key = Some(keymap.key_of(Action::Correct(fix.fix)));
    let text = display(&fix.words);
    let room = columns.saturating_sub(KEYS).max(6);
    for line in textwrap::wrap(&text, room) {
        let key = key.take().unwrap_or_default();
        rows.push(WhyRow::Fix(key, line.into_owned()));
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
