//! What was typed into prompts before, in this session.

use super::Popup;
use crate::app::action::Motion;

/// More is forgotten.
const MAX: usize = 100;

/// What was typed, the latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent {
    filters: Vec<String>,
    words: Vec<String>,
    /// Which of them is in the prompt.
    pub at: Option<usize>,
}

impl Recent {
    /// Remembers what a prompt is left with.
    pub fn push(&mut self, popup: &Popup) {
        self.at = None;
        let (list, line) = match popup {
            Popup::Filter(prompt) => (&mut self.filters, &prompt.line),
            Popup::Find(line) | Popup::Search(line) => (&mut self.words, line),
            _ => return,
        };
        let text = line.text().trim();
        if text.is_empty() {
            return;
        }
        list.retain(|other| other != text);
        list.push(text.to_owned());
        if list.len() > MAX {
            list.remove(0);
        }
    }

    /// One step back or forward among filters or words; gives what the prompt is to hold.
    pub fn step(&mut self, motion: Motion, is_filter: bool) -> Option<String> {
        let list = if is_filter {
            &self.filters
        } else {
            &self.words
        };
        let at = match (motion, self.at) {
            (Motion::Up, None) => list.len().checked_sub(1)?,
            (Motion::Up, Some(at)) => at.saturating_sub(1),
            (Motion::Down, Some(at)) => at + 1,
            _ => return None,
        };
        self.at = (at < list.len()).then_some(at);
        Some(list.get(at).cloned().unwrap_or_default())
    }
}
