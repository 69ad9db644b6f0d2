//! The jump list: where the reader was before he jumped.

use super::jump::Direction;
use super::page::Place;
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

/// The jump list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    spots: Vec<Spot>,
    /// Where in the list the reader is; its length if he has not gone back.
    at: usize,
}

impl History {
    /// Remembers a place that is left by a jump. What lay ahead is forgotten.
    pub fn push(&mut self, spot: Spot) {
        self.spots.truncate(self.at);
        if self.spots.last() != Some(&spot) {
            self.spots.push(spot);
        }
        if self.spots.len() > MAX {
            self.spots.remove(0);
        }
        self.at = self.spots.len();
    }

    /// Goes back or forward from `here`; gives the place to go to.
    pub fn go(&mut self, direction: Direction, here: Option<Spot>) -> Option<Spot> {
        match direction {
            Direction::Backward => {
                let back = self.at.checked_sub(1)?;
                if self.at == self.spots.len() {
                    self.spots.extend(here);
                } else if let (Some(slot), Some(here)) = (self.spots.get_mut(self.at), here) {
                    *slot = here;
                }
                self.at = back;
            }
            Direction::Forward => {
                if self.at + 1 >= self.spots.len() {
                    return None;
                }
                if let (Some(slot), Some(here)) = (self.spots.get_mut(self.at), here) {
                    *slot = here;
                }
                self.at += 1;
            }
        }
        self.spots.get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{History, Spot};
    use crate::app::jump::Direction::{Backward, Forward};
    use crate::app::page::Place;
    use crate::timeline::ArticleId;

    fn spot(id: i64) -> Spot {
        Spot {
            article: ArticleId(id),
            place: Place::default(),
        }
    }

    #[test]
    fn one_goes_back_and_forward() {
        let mut history = History::default();
        assert_eq!(history.go(Backward, Some(spot(0))), None);
        history.push(spot(1));
        history.push(spot(2));
        assert_eq!(history.go(Backward, Some(spot(3))), Some(spot(2)));
        assert_eq!(history.go(Backward, Some(spot(2))), Some(spot(1)));
        assert_eq!(history.go(Backward, Some(spot(1))), None);
        assert_eq!(history.go(Forward, Some(spot(1))), Some(spot(2)));
        assert_eq!(history.go(Forward, Some(spot(2))), Some(spot(3)));
        assert_eq!(history.go(Forward, Some(spot(3))), None);
    }

    #[test]
    fn a_jump_forgets_what_lay_ahead() {
        let mut history = History::default();
        history.push(spot(1));
        history.push(spot(2));
        history.go(Backward, Some(spot(3)));
        history.push(spot(4));
        assert_eq!(history.go(Forward, Some(spot(5))), None);
        assert_eq!(history.go(Backward, Some(spot(5))), Some(spot(4)));
    }
}
