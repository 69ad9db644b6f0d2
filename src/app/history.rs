//! The jump list: where the reader was before he jumped.

use super::jump::Direction;
use super::layout::Pane;
use super::page::Place;
use crate::query::Filter;
use crate::timeline::ArticleId;

/// Older entries are forgotten.
const MAX: usize = 200;

/// A place in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The article.
    pub article: ArticleId,
    /// Where in it.
    pub place: Place,
}

/// What the reader had before him when he jumped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where he was in an article, if one was open.
    pub spot: Option<Spot>,
    /// Which articles were listed.
    pub filter: Filter,
    /// The pane with the focus.
    pub focus: Pane,
}

/// The jump list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    entries: Vec<Entry>,
    /// Where in the list the reader is; its length if he has not gone back.
    at: usize,
}

impl History {
    /// Remembers a place that is left by a jump. What lay ahead is forgotten.
    pub fn push(&mut self, entry: Entry) {
        self.entries.truncate(self.at);
        if self.entries.last() != Some(&entry) {
            self.entries.push(entry);
        }
        if self.entries.len() > MAX {
            self.entries.remove(0);
        }
        self.at = self.entries.len();
    }

    /// Goes back or forward from `here`; gives the place to go to.
    pub fn go(&mut self, direction: Direction, here: Entry) -> Option<Entry> {
        match direction {
            Direction::Backward => {
                let back = self.at.checked_sub(1)?;
                if self.at == self.entries.len() {
                    self.entries.push(here);
                } else if let Some(slot) = self.entries.get_mut(self.at) {
                    *slot = here;
                }
                self.at = back;
            }
            Direction::Forward => {
                if self.at + 1 >= self.entries.len() {
                    return None;
                }
                if let Some(slot) = self.entries.get_mut(self.at) {
                    *slot = here;
                }
                self.at += 1;
            }
        }
        self.entries.get(self.at).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, History, Spot};
    use crate::app::jump::Direction::{Backward, Forward};
    use crate::app::layout::Pane;
    use crate::app::page::Place;
    use crate::query::Filter;
    use crate::timeline::ArticleId;

    fn spot(id: i64) -> Entry {
        Entry {
            spot: Some(Spot {
                article: ArticleId(id),
                place: Place::default(),
            }),
            filter: Filter::default(),
            focus: Pane::Article,
        }
    }

    #[test]
    fn one_goes_back_and_forward() {
        let mut history = History::default();
        assert_eq!(history.go(Backward, spot(0)), None);
        history.push(spot(1));
        history.push(spot(2));
        assert_eq!(history.go(Backward, spot(3)), Some(spot(2)));
        assert_eq!(history.go(Backward, spot(2)), Some(spot(1)));
        assert_eq!(history.go(Backward, spot(1)), None);
        assert_eq!(history.go(Forward, spot(1)), Some(spot(2)));
        assert_eq!(history.go(Forward, spot(2)), Some(spot(3)));
        assert_eq!(history.go(Forward, spot(3)), None);
    }

    #[test]
    fn a_jump_forgets_what_lay_ahead() {
        let mut history = History::default();
        history.push(spot(1));
        history.push(spot(2));
        history.go(Backward, spot(3));
        history.push(spot(4));
        assert_eq!(history.go(Forward, spot(5)), None);
        assert_eq!(history.go(Backward, spot(5)), Some(spot(4)));
    }
}
