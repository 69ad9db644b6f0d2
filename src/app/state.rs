//! The state as a whole.

use super::event::{Effect, Event, Notice, Size};
use super::keymap::Keymap;
use crate::query::{Filter, Sort};

/// What a session starts with.
#[derive(Clone, Debug)]
pub struct Options {
    /// Size of the terminal.
    pub size: Size,
    /// Keys.
    pub keymap: Keymap,
    /// Which articles.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Rows an article takes in the list, 1 or 2.
    pub list_lines: u16,
    /// Widest text column, in terminal columns.
    pub text_width: u16,
    /// Share of the width that the list takes, in percent, when three panes show.
    pub list_share: u16,
    /// Share of the width that the timeline takes.
    pub timeline_share: u16,
    /// Something to tell at once.
    pub notice: Option<Notice>,
}

/// The state of the reader.
#[derive(Clone, Debug)]
pub struct State {
    options: Options,
}

impl State {
    /// The first state, and what is to be done to fill it.
    pub fn new(options: Options) -> (State, Vec<Effect>) {
        (State { options }, Vec::new())
    }

    pub(super) fn handle(&mut self, event: Event) -> Vec<Effect> {
        if let Event::Resize(size) = event {
            self.options.size = size;
        }
        Vec::new()
    }
}
