//! Every verb of the reader, in one table.
//!
//! [`actions`] gives each action its name in the configuration, its line of help, the group it
//! is listed in, where it works, and the keys it has by default. Parser, help, palette and
//! the checks of the configuration all read that table.

mod table;

use super::jump::{Direction, Target};

/// A verb of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Move in the focused pane.
    Move(Motion),
    /// Scroll the article, whatever pane has the focus.
    ScrollArticle(Direction),
    /// Go in.
    In,
    /// Go out.
    Out,
    /// Focus the next or previous pane.
    CyclePane(Direction),
    /// Focus the list.
    FocusList,
    /// Focus the article.
    FocusArticle,
    /// Focus the timeline.
    FocusTimeline,
    /// Focus the timeline; again, give it the whole width.
    Timeline,
    /// Timeline of this article or of the archive.
    TimelineScope,
    /// Go to the next or previous mark, article or unread article.
    Jump(Target, Direction),
    /// Repeat the last jump or search.
    Repeat(Direction),
    /// Back or forward in the jump list.
    History(Direction),
    /// Find in the pane.
    Find,
    /// The entity under the cursor in all articles.
    FindEntity,
    /// Edit the filter.
    Filter,
    /// Take the filter away.
    ClearFilter,
    /// Take the last part of the filter away.
    RemoveChip,
    /// Pick countries.
    Countries,
    /// Take the countries out of the filter.
    ClearCountries,
    /// Choose the order of the list.
    Sort,
    /// Pick a saved view.
    Views,
    /// From a marked phrase to its row in the timeline.
    GoTimeline,
    /// Say why something is marked.
    Why,
    /// Show only what is surer (forward), or what is less sure as well.
    Threshold(Direction),
    /// Mark as read and go to the next unread article.
    ReadNext,
    /// Mark as read or unread.
    ToggleRead,
    /// Mark all shown as read.
    ReadAll,
    /// Give or take a star.
    Star,
    /// Delete the article; it can be brought back.
    Delete,
    /// Take back the last change of marks, the last deletion or correction.
    Undo,
    /// Open in the browser.
    OpenUrl,
    /// Copy the address.
    CopyUrl,
    /// Copy a quotation with its speaker and source.
    CopyQuote,
    /// Copy the paragraph.
    CopyParagraph,
    /// Save the article as a text file.
    Save,
    /// Write what is shown for other programs.
    Export,
    /// List every action.
    Palette,
    /// Help for the focused pane.
    Help,
    /// One pane alone.
    Zen,
    /// Make the text column narrower.
    Narrower,
    /// Make the text column wider.
    Wider,
    /// Close what is open, clear what is marked.
    Close,
    /// One level up; at the top, quit.
    Leave,
    /// Quit.
    Quit,
    /// Stop as the shell does.
    Suspend,
    /// Stop the job in the background.
    CancelJob,
    /// Fetch the feeds.
    Fetch,
    /// List the feeds with what went wrong.
    Feeds,
    /// Draw everything anew.
    Redraw,
    /// Move in a pop-up.
    PopupMove(Motion),
    /// Take what is chosen in a pop-up.
    Accept,
    /// Complete what is typed.
    Complete,
    /// Choose or unchoose a country.
    Toggle,
    /// One of the countries, or all.
    Join,
    /// Correct what is marked.
    Correct(Fix),
}

/// What is otherwise than it is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fix {
    /// It is not a meeting.
    NotAMeeting,
    /// The person has another name.
    SamePerson,
    /// The name is another person's.
    DifferentPerson,
    /// It is a person.
    Person,
    /// It is an organisation.
    Organization,
    /// It is a place.
    Place,
    /// It is no name.
    Nothing,
    /// Another country.
    Country,
    /// No country.
    NoCountry,
    /// Somebody else says it.
    Speaker,
    /// Nobody says it.
    Nobody,
}

/// How to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One down.
    Down,
    /// One up.
    Up,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first.
    Top,
    /// To the last.
    Bottom,
}

/// Where an action's keys count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In every pane.
    Panes,
    /// In pop-ups.
    Popups,
    /// In pop-ups where one types and completes.
    Completing,
    /// In the country picker.
    Picker,
    /// In the pop-up that says why something is marked.
    Why,
}

/// Under which heading an action is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Moving about.
    Move,
    /// Panes.
    Panes,
    /// From mark to mark.
    Jump,
    /// Finding and filtering.
    Find,
    /// Marks and what leaves the program.
    Article,
    /// The program itself.
    Program,
    /// Pop-ups.
    Popups,
    /// Corrections of what is marked.
    Correct,
}

impl Group {
    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Group::Move => "Move",
            Group::Panes => "Panes",
            Group::Jump => "From mark to mark",
            Group::Find => "Find and filter",
            Group::Article => "Articles",
            Group::Program => "Program",
            Group::Popups => "In pop-ups",
            Group::Correct => "Correct, where it says why something is marked",
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// Its name in the configuration.
    pub name: &'static str,
    /// What it does, in a few words.
    pub help: &'static str,
    /// Where it is listed.
    pub group: Group,
    /// Where its keys count.
    pub scope: Scope,
    /// Its keys by default; without any, it is reached from the palette.
    pub keys: &'static [&'static str],
}

const fn row(
    action: Action,
    name: &'static str,
    help: &'static str,
    group: Group,
    scope: Scope,
    keys: &'static [&'static str],
) -> Row {
    Row {
        action,
        name,
        help,
        group,
        scope,
        keys,
    }
}

/// Every action, in the order of the help.
pub fn actions() -> impl Iterator<Item = &'static Row> {
    table::ROWS.iter()
}

/// The row of an action.
pub fn row_of(action: Action) -> Option<&'static Row> {
    actions().find(|row| row.action == action)
}

/// The row of the action with this name.
pub fn row_named(name: &str) -> Option<&'static Row> {
    actions().find(|row| row.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{actions, row_named, row_of};

    #[test]
    fn names_and_actions_are_unique_and_find_their_row() {
        let names: HashSet<_> = actions().map(|row| row.name).collect();
        let verbs: HashSet<_> = actions().map(|row| row.action).collect();
        assert_eq!(names.len(), actions().count());
        assert_eq!(verbs.len(), actions().count());
        for row in actions() {
            assert_eq!(row_named(row.name).unwrap().action, row.action);
            assert_eq!(row_of(row.action).unwrap().name, row.name);
        }
    }

    #[test]
    fn every_action_has_a_line_of_help() {
        for row in actions() {
            assert!(
                !row.help.is_empty() && !row.help.ends_with('.'),
                "{}",
                row.name
            );
            assert!(
                row.name
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{}",
                row.name
            );
        }
    }

    #[test]
    fn every_action_has_a_key() {
        let unbound: Vec<&str> = actions()
            .filter(|row| row.keys.is_empty())
            .map(|row| row.name)
            .collect();
        assert_eq!(
            unbound,
            Vec::<&str>::new(),
            "list here what is only in the palette"
        );
    }
}
