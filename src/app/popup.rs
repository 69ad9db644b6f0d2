//! What lies over the panes: prompts, pickers, menus, and what is only read.

mod choice;
mod completion;
mod export;
mod feeds;
mod filter_prompt;
mod fixes;
mod fuzzy;
mod help;
mod names;
mod palette;
mod picker;
mod proposal;
mod recent;
mod views;
mod why;

use super::action::Scope;
use super::event::Export;
use super::line::Line;
use crate::query::Sort;

pub use choice::Choice;
pub use completion::Completion;
pub use export::{ExportPrompt, FORMS};
pub use feeds::{FeedList, FeedRow};
pub use filter_prompt::FilterPrompt;
pub use fixes::{FixRow, subject, written};
pub use help::{Help, HelpRow};
pub use names::{NamePicker, Pick, Wish};
pub use palette::Palette;
pub use picker::Picker;
pub use proposal::{Proposal, Reach, Where, articles};
pub use recent::Recent;
pub use views::{ViewRow, Views};
pub use why::{KEYS as WHY_KEYS, Why, WhyRow};

/// What lies over the panes; one at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Popup {
    /// The filter is edited.
    Filter(FilterPrompt),
    /// Words to find in the article are typed.
    Find(Line),
    /// Words to find in all articles are typed.
    Search(Line),
    /// Countries are picked.
    Countries(Picker),
    /// An action is picked.
    Palette(Palette),
    /// An order is picked.
    Sort(Choice),
    /// A saved view is picked.
    Views(Views),
    /// Help.
    Help(Help),
    /// Why something is marked.
    Why(Why),
    /// A person or a country is picked for a correction.
    Names(NamePicker),
    /// How the feeds stand.
    Feeds(FeedList),
    /// Where a correction is to hold.
    Where(Proposal),
    /// What is shown is to be written: in which form, to which file.
    Export(ExportPrompt),
    /// Whether to write over a file that is there.
    Replace(Export),
    /// Whether so many articles are to be marked as read.
    ReadAll {
        /// Articles in the list.
        n: usize,
    },
}

/// The orders, with their names in the menu.
pub const SORTS: [(Sort, &str); 6] = [
    (Sort::Newest, "newest first"),
    (Sort::Oldest, "oldest first"),
    (Sort::Title, "by headline"),
    (Sort::Source, "by source"),
    (Sort::Meetings, "most meetings first"),
    (Sort::Relevance, "best match first"),
];

impl Popup {
    /// Whose keys count while it is open.
    pub fn scope(&self) -> Scope {
        match self {
            Popup::Filter(_) => Scope::Completing,
            Popup::Countries(_) => Scope::Picker,
            Popup::Why(_) => Scope::Why,
            _ => Scope::Popups,
        }
    }

    /// The line that is typed in it, if one is.
    pub fn line_mut(&mut self) -> Option<&mut Line> {
        match self {
            Popup::Filter(prompt) => Some(&mut prompt.line),
            Popup::Find(line) | Popup::Search(line) => Some(line),
            Popup::Countries(picker) => Some(&mut picker.line),
            Popup::Palette(palette) => Some(&mut palette.line),
            Popup::Views(views) => Some(&mut views.line),
            Popup::Help(help) => help.query.as_mut(),
            Popup::Names(picker) => Some(&mut picker.line),
            Popup::Export(prompt) => Some(&mut prompt.line),
            Popup::Sort(_)
            | Popup::Why(_)
            | Popup::Feeds(_)
            | Popup::Where(_)
            | Popup::Replace(_)
            | Popup::ReadAll { .. } => None,
        }
    }

    /// What is chosen from in it, if anything.
    pub fn choice_mut(&mut self) -> Option<&mut Choice> {
        match self {
            Popup::Filter(prompt) => Some(&mut prompt.choice),
            Popup::Countries(picker) => Some(&mut picker.choice),
            Popup::Palette(palette) => Some(&mut palette.choice),
            Popup::Views(views) => Some(&mut views.choice),
            Popup::Sort(choice) => Some(choice),
            Popup::Help(help) => Some(&mut help.scroll),
            Popup::Why(why) => Some(&mut why.scroll),
            Popup::Feeds(list) => Some(&mut list.scroll),
            Popup::Names(picker) => Some(&mut picker.choice),
            Popup::Where(proposal) => Some(&mut proposal.choice),
            Popup::Export(prompt) => Some(&mut prompt.choice),
            Popup::Find(_) | Popup::Search(_) | Popup::Replace(_) | Popup::ReadAll { .. } => None,
        }
    }
}
