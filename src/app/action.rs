//! Every verb of the reader, in one table.
//!
//! [`ACTIONS`] gives each action its name in the configuration, its line of help, the group it
//! is listed in, where it works, and the keys it has by default. Parser, help, palette and
//! the checks of the configuration all read that table.

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
    /// Pick countries.
    Countries,
    /// Take the countries out of the filter.
    ClearCountries,
    /// Choose the order of the list.
    Sort,
    /// From a marked phrase to its row in the timeline.
    GoTimeline,
    /// Say why something is marked.
    Why,
    /// Mark as read and go to the next unread article.
    ReadNext,
    /// Mark as read or unread.
    ToggleRead,
    /// Mark all shown as read.
    ReadAll,
    /// Give or take a star.
    Star,
    /// Take back the last change of marks.
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
    [MOVES, PANES, JUMPS, FINDS, ARTICLES, PROGRAM, POPUPS]
        .into_iter()
        .flatten()
}

/// The row of an action.
pub fn row_of(action: Action) -> Option<&'static Row> {
    actions().find(|row| row.action == action)
}

/// The row of the action with this name.
pub fn row_named(name: &str) -> Option<&'static Row> {
    actions().find(|row| row.name == name)
}

use Action as A;
use Direction::{Backward, Forward};
use Group as G;
use Scope as S;

const MOVES: &[Row] = &[
    row(
        A::Move(Motion::Down),
        "down",
        "one down",
        G::Move,
        S::Panes,
        &["j", "down"],
    ),
    row(
        A::Move(Motion::Up),
        "up",
        "one up",
        G::Move,
        S::Panes,
        &["k", "up"],
    ),
    row(
        A::Move(Motion::HalfPageDown),
        "half-page-down",
        "half a page down",
        G::Move,
        S::Panes,
        &["ctrl-d"],
    ),
    row(
        A::Move(Motion::HalfPageUp),
        "half-page-up",
        "half a page up",
        G::Move,
        S::Panes,
        &["ctrl-u"],
    ),
    row(
        A::Move(Motion::PageDown),
        "page-down",
        "a page down",
        G::Move,
        S::Panes,
        &["space", "pagedown"],
    ),
    row(
        A::Move(Motion::PageUp),
        "page-up",
        "a page up",
        G::Move,
        S::Panes,
        &["b", "pageup"],
    ),
    row(
        A::Move(Motion::Top),
        "top",
        "to the first",
        G::Move,
        S::Panes,
        &["gg", "home"],
    ),
    row(
        A::Move(Motion::Bottom),
        "bottom",
        "to the last",
        G::Move,
        S::Panes,
        &["G", "end"],
    ),
    row(
        A::ScrollArticle(Forward),
        "scroll-article-down",
        "scroll the article from any pane",
        G::Move,
        S::Panes,
        &["J"],
    ),
    row(
        A::ScrollArticle(Backward),
        "scroll-article-up",
        "scroll it back",
        G::Move,
        S::Panes,
        &["K"],
    ),
    row(
        A::In,
        "in",
        "open; in the article, follow the mark; in the timeline, to the sentence",
        G::Move,
        S::Panes,
        &["enter", "l", "right"],
    ),
    row(
        A::Out,
        "out",
        "back to the pane before",
        G::Move,
        S::Panes,
        &["h", "left"],
    ),
];

const PANES: &[Row] = &[
    row(
        A::CyclePane(Forward),
        "next-pane",
        "focus the next pane",
        G::Panes,
        S::Panes,
        &["tab"],
    ),
    row(
        A::CyclePane(Backward),
        "previous-pane",
        "focus the previous pane",
        G::Panes,
        S::Panes,
        &["shift-tab"],
    ),
    row(
        A::FocusList,
        "focus-list",
        "focus the list of articles",
        G::Panes,
        S::Panes,
        &["1"],
    ),
    row(
        A::FocusArticle,
        "focus-article",
        "focus the article",
        G::Panes,
        S::Panes,
        &["2"],
    ),
    row(
        A::FocusTimeline,
        "focus-timeline",
        "focus the timeline",
        G::Panes,
        S::Panes,
        &["3"],
    ),
    row(
        A::Timeline,
        "timeline",
        "focus the timeline; again, give it the full width",
        G::Panes,
        S::Panes,
        &["t"],
    ),
    row(
        A::TimelineScope,
        "timeline-scope",
        "timeline of this article or of the whole archive",
        G::Panes,
        S::Panes,
        &["T"],
    ),
    row(
        A::Zen,
        "zen",
        "the focused pane alone",
        G::Panes,
        S::Panes,
        &["z"],
    ),
    row(
        A::Narrower,
        "narrower",
        "narrower text column",
        G::Panes,
        S::Panes,
        &["<"],
    ),
    row(
        A::Wider,
        "wider",
        "wider text column",
        G::Panes,
        S::Panes,
        &[">"],
    ),
];

const JUMPS: &[Row] = &[
    row(
        A::Jump(Target::Quote, Forward),
        "next-quote",
        "next quotation",
        G::Jump,
        S::Panes,
        &["]q", "\""],
    ),
    row(
        A::Jump(Target::Quote, Backward),
        "previous-quote",
        "previous quotation",
        G::Jump,
        S::Panes,
        &["[q", "'"],
    ),
    row(
        A::Jump(Target::Person, Forward),
        "next-person",
        "next person",
        G::Jump,
        S::Panes,
        &["]p"],
    ),
    row(
        A::Jump(Target::Person, Backward),
        "previous-person",
        "previous person",
        G::Jump,
        S::Panes,
        &["[p"],
    ),
    row(
        A::Jump(Target::Country, Forward),
        "next-country",
        "next country",
        G::Jump,
        S::Panes,
        &["]c"],
    ),
    row(
        A::Jump(Target::Country, Backward),
        "previous-country",
        "previous country",
        G::Jump,
        S::Panes,
        &["[c"],
    ),
    row(
        A::Jump(Target::Organization, Forward),
        "next-organisation",
        "next organisation",
        G::Jump,
        S::Panes,
        &["]o"],
    ),
    row(
        A::Jump(Target::Organization, Backward),
        "previous-organisation",
        "previous organisation",
        G::Jump,
        S::Panes,
        &["[o"],
    ),
    row(
        A::Jump(Target::Place, Forward),
        "next-place",
        "next place",
        G::Jump,
        S::Panes,
        &["]l"],
    ),
    row(
        A::Jump(Target::Place, Backward),
        "previous-place",
        "previous place",
        G::Jump,
        S::Panes,
        &["[l"],
    ),
    row(
        A::Jump(Target::Date, Forward),
        "next-date",
        "next date",
        G::Jump,
        S::Panes,
        &["]d"],
    ),
    row(
        A::Jump(Target::Date, Backward),
        "previous-date",
        "previous date",
        G::Jump,
        S::Panes,
        &["[d"],
    ),
    row(
        A::Jump(Target::Meeting, Forward),
        "next-meeting",
        "next meeting",
        G::Jump,
        S::Panes,
        &["]m"],
    ),
    row(
        A::Jump(Target::Meeting, Backward),
        "previous-meeting",
        "previous meeting",
        G::Jump,
        S::Panes,
        &["[m"],
    ),
    row(
        A::Jump(Target::Link, Forward),
        "next-link",
        "next link",
        G::Jump,
        S::Panes,
        &["]w"],
    ),
    row(
        A::Jump(Target::Link, Backward),
        "previous-link",
        "previous link",
        G::Jump,
        S::Panes,
        &["[w"],
    ),
    row(
        A::Jump(Target::Article, Forward),
        "next-article",
        "next article of the list",
        G::Jump,
        S::Panes,
        &["]a"],
    ),
    row(
        A::Jump(Target::Article, Backward),
        "previous-article",
        "previous article of the list",
        G::Jump,
        S::Panes,
        &["[a"],
    ),
    row(
        A::Jump(Target::Unread, Forward),
        "next-unread",
        "next unread article",
        G::Jump,
        S::Panes,
        &["]u"],
    ),
    row(
        A::Jump(Target::Unread, Backward),
        "previous-unread",
        "previous unread article",
        G::Jump,
        S::Panes,
        &["[u"],
    ),
    row(
        A::Repeat(Forward),
        "repeat",
        "repeat the last jump or search",
        G::Jump,
        S::Panes,
        &["n"],
    ),
    row(
        A::Repeat(Backward),
        "repeat-backward",
        "repeat it the other way",
        G::Jump,
        S::Panes,
        &["N"],
    ),
    row(
        A::History(Backward),
        "jump-back",
        "back to where the last jump began",
        G::Jump,
        S::Panes,
        &["ctrl-o", "alt-left"],
    ),
    row(
        A::History(Forward),
        "jump-forward",
        "forward again",
        G::Jump,
        S::Panes,
        &["go", "alt-right"],
    ),
    row(
        A::GoTimeline,
        "go-timeline",
        "from the marked phrase to its row in the timeline",
        G::Jump,
        S::Panes,
        &["gt"],
    ),
    row(
        A::Why,
        "why",
        "why is this marked",
        G::Jump,
        S::Panes,
        &["i"],
    ),
];

const FINDS: &[Row] = &[
    row(
        A::Find,
        "find",
        "in the article, find words; in the list, search all articles",
        G::Find,
        S::Panes,
        &["/"],
    ),
    row(
        A::FindEntity,
        "find-entity",
        "the entity under the cursor in all articles",
        G::Find,
        S::Panes,
        &["*"],
    ),
    row(
        A::Filter,
        "filter",
        "edit the filter",
        G::Find,
        S::Panes,
        &["f"],
    ),
    row(
        A::ClearFilter,
        "clear-filter",
        "take the filter away",
        G::Find,
        S::Panes,
        &["F"],
    ),
    row(
        A::Countries,
        "countries",
        "pick countries",
        G::Find,
        S::Panes,
        &["c"],
    ),
    row(
        A::ClearCountries,
        "clear-countries",
        "take the countries out of the filter",
        G::Find,
        S::Panes,
        &["C"],
    ),
    row(
        A::Sort,
        "sort",
        "order of the list",
        G::Find,
        S::Panes,
        &["S"],
    ),
];

const ARTICLES: &[Row] = &[
    row(
        A::ReadNext,
        "read-next",
        "mark as read, go to the next unread article",
        G::Article,
        S::Panes,
        &["r"],
    ),
    row(
        A::ToggleRead,
        "toggle-read",
        "mark as read or unread",
        G::Article,
        S::Panes,
        &["U"],
    ),
    row(
        A::ReadAll,
        "read-all",
        "mark all shown as read",
        G::Article,
        S::Panes,
        &["R"],
    ),
    row(
        A::Star,
        "star",
        "give or take a star",
        G::Article,
        S::Panes,
        &["m"],
    ),
    row(
        A::Undo,
        "undo",
        "take back the last change of marks",
        G::Article,
        S::Panes,
        &["u"],
    ),
    row(
        A::OpenUrl,
        "open",
        "open in the browser",
        G::Article,
        S::Panes,
        &["o"],
    ),
    row(
        A::CopyUrl,
        "copy-url",
        "copy the address",
        G::Article,
        S::Panes,
        &["yu"],
    ),
    row(
        A::CopyQuote,
        "copy-quote",
        "copy the quotation with speaker and source",
        G::Article,
        S::Panes,
        &["yq"],
    ),
    row(
        A::CopyParagraph,
        "copy-paragraph",
        "copy the paragraph",
        G::Article,
        S::Panes,
        &["yp"],
    ),
    row(
        A::Save,
        "save",
        "save the article as a text file",
        G::Article,
        S::Panes,
        &["s"],
    ),
];

const PROGRAM: &[Row] = &[
    row(
        A::Palette,
        "palette",
        "every action with its keys",
        G::Program,
        S::Panes,
        &[":", "ctrl-p"],
    ),
    row(
        A::Help,
        "help",
        "help for this pane",
        G::Program,
        S::Panes,
        &["?"],
    ),
    row(
        A::Close,
        "close",
        "close, clear; never quits",
        G::Program,
        S::Panes,
        &["esc"],
    ),
    row(
        A::Leave,
        "leave",
        "one level up; at the top, quit",
        G::Program,
        S::Panes,
        &["q"],
    ),
    row(
        A::Quit,
        "quit",
        "quit",
        G::Program,
        S::Panes,
        &["Q", "ctrl-c"],
    ),
    row(
        A::Suspend,
        "suspend",
        "back to the shell for a while",
        G::Program,
        S::Panes,
        &["ctrl-z"],
    ),
    row(
        A::CancelJob,
        "cancel-job",
        "stop the import that is running",
        G::Program,
        S::Panes,
        &["ctrl-x"],
    ),
    row(
        A::Redraw,
        "redraw",
        "draw the screen anew",
        G::Program,
        S::Panes,
        &["ctrl-l"],
    ),
];

const POPUPS: &[Row] = &[
    row(
        A::PopupMove(Motion::Down),
        "popup-down",
        "one down",
        G::Popups,
        S::Popups,
        &["down", "ctrl-n", "ctrl-j"],
    ),
    row(
        A::PopupMove(Motion::Up),
        "popup-up",
        "one up",
        G::Popups,
        S::Popups,
        &["up", "ctrl-p", "ctrl-k"],
    ),
    row(
        A::PopupMove(Motion::PageDown),
        "popup-page-down",
        "a page down",
        G::Popups,
        S::Popups,
        &["pagedown", "ctrl-d"],
    ),
    row(
        A::PopupMove(Motion::PageUp),
        "popup-page-up",
        "a page up",
        G::Popups,
        S::Popups,
        &["pageup", "ctrl-b"],
    ),
    row(
        A::Accept,
        "accept",
        "take it",
        G::Popups,
        S::Popups,
        &["enter"],
    ),
    row(
        A::Complete,
        "complete",
        "complete what is typed",
        G::Popups,
        S::Completing,
        &["tab"],
    ),
    row(
        A::Toggle,
        "toggle",
        "choose several",
        G::Popups,
        S::Picker,
        &["space"],
    ),
    row(
        A::Join,
        "join",
        "any of the countries, or all",
        G::Popups,
        S::Picker,
        &["tab"],
    ),
];

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
