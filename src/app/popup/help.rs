//! Help: the keys as they are bound, for the focused pane first.

use super::Choice;
use crate::app::action::{Action, Group, actions};
use crate::app::keymap::Keymap;
use crate::app::layout::Pane;
use crate::app::line::Line;

/// Columns of the keys.
pub const KEYS: usize = 18;

/// Help that scrolls and can be searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// Whose help it is.
    pub pane: Pane,
    /// What is looked for, once `/` was pressed.
    pub query: Option<Line>,
    /// The rows, wrapped.
    pub rows: Vec<HelpRow>,
    /// Where it is scrolled to.
    pub scroll: Choice,
}

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRow {
    /// The title of a group.
    Title(&'static str),
    /// Keys, empty on the further rows of an entry, and what they do.
    Keys(String, String),
}

impl Help {
    /// Help for a pane, wrapped to `width` columns, of which `page` rows show.
    pub fn new(pane: Pane, keymap: &Keymap, width: u16, page: usize) -> Help {
        let mut help = Help {
            pane,
            query: None,
            rows: Vec::new(),
            scroll: Choice::new(0, page),
        };
        help.lay_out(keymap, width, page);
        help
    }

    /// Lays it out anew: for another size, or for what is looked for.
    pub fn lay_out(&mut self, keymap: &Keymap, width: u16, page: usize) {
        let wanted = self.query.as_ref().map(|line| line.text().to_lowercase());
        let room = usize::from(width).saturating_sub(KEYS).max(10);
        self.rows.clear();
        for group in groups(self.pane) {
            self.push_group(group, keymap, wanted.as_deref().unwrap_or(""), room);
        }
        self.scroll.fit(self.rows.len(), page);
        self.scroll.top = self.scroll.top.min(self.rows.len().saturating_sub(page));
        self.scroll.selected = self.scroll.top;
    }

    fn push_group(&mut self, group: Group, keymap: &Keymap, wanted: &str, room: usize) {
        let mut title = Some(HelpRow::Title(group.title()));
        for row in actions().filter(|row| row.group == group) {
            let keys: Vec<String> = keymap
                .keys_of(row.action)
                .iter()
                .map(ToString::to_string)
                .collect();
            let keys = match keys.join(" ") {
                keys if keys.is_empty() => format!("({})", row.name),
                keys => keys,
            };
            let text = text_for(row.action, row.help, self.pane);
            let all = format!("{keys} {} {text}", row.name).to_lowercase();
            if !all.contains(wanted) {
                continue;
            }
            self.rows.extend(title.take());
            let mut keys = Some(keys);
            for line in textwrap::wrap(&text, room) {
                let keys = keys.take().unwrap_or_default();
                self.rows.push(HelpRow::Keys(keys, line.into_owned()));
            }
        }
    }
}

/// What an action does, where that depends on the pane.
fn text_for(action: Action, help: &str, pane: Pane) -> String {
    let special = match (action, pane) {
        (Action::In, Pane::List) => "open the article",
        (Action::In, Pane::Article) => "follow the mark: a link, or a meeting to its row",
        (Action::In, Pane::Timeline) => "to the sentence; again, to the next report",
        (Action::Find, Pane::List) => "search all articles",
        (Action::Find, Pane::Timeline) => "find words in the rows",
        (Action::Find, _) => "find words in the article",
        _ => help,
    };
    special.to_owned()
}

/// The groups, those that matter in the pane first.
fn groups(pane: Pane) -> [Group; 8] {
    use Group::{Article, Correct, Find, Jump, Move, Panes, Popups, Program};
    match pane {
        Pane::List => [Move, Find, Article, Panes, Jump, Program, Popups, Correct],
        Pane::Article => [Move, Jump, Article, Panes, Find, Program, Popups, Correct],
        Pane::Timeline => [Move, Panes, Jump, Find, Article, Program, Popups, Correct],
    }
}

#[cfg(test)]
mod tests {
    use super::{Help, HelpRow};
    use crate::app::action::actions;
    use crate::app::keymap::Keymap;
    use crate::app::layout::Pane;

    #[test]
    fn every_action_is_listed() {
        let help = Help::new(Pane::List, &Keymap::default(), 60, 20);
        let firsts = help
            .rows
            .iter()
            .filter(|row| matches!(row, HelpRow::Keys(keys, _) if !keys.is_empty()));
        assert_eq!(firsts.count(), actions().count());
    }
}
