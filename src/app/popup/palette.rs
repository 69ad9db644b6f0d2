//! The palette: every action, found by typing.

use super::{Choice, fuzzy};
use crate::app::action::{Action, Row, Scope, actions};
use crate::app::line::Line;

/// Every action.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub line: Line,
    /// The actions that match, best first.
    pub shown: Vec<&'static Row>,
    /// Which of them is selected.
    pub choice: Choice,
}

impl PartialEq for Palette {
    fn eq(&self, other: &Palette) -> bool {
        self.line == other.line && self.choice == other.choice
    }
}

impl Palette {
    /// With nothing typed.
    pub fn new(page: usize) -> Palette {
        let mut palette = Palette {
            line: Line::default(),
            shown: Vec::new(),
            choice: Choice::new(0, page),
        };
        palette.search();
        palette
    }

    /// Finds what matches the line.
    pub fn search(&mut self) {
        let rows: Vec<&'static Row> = actions()
            .filter(|row| row.scope == Scope::Panes && row.action != Action::Palette)
            .collect();
        let texts: Vec<String> = rows
            .iter()
            .map(|row| format!("{} {}", row.name, row.help))
            .collect();
        let ranked = fuzzy::ranked(self.line.text(), texts.iter().map(String::as_str));
        self.shown = ranked
            .into_iter()
            .filter_map(|idx| rows.get(idx).copied())
            .collect();
        self.choice.selected = 0;
        self.choice.fit(self.shown.len(), self.choice.page);
    }

    /// The selected action.
    pub fn selected(&self) -> Option<Action> {
        self.shown.get(self.choice.selected).map(|row| row.action)
    }
}
