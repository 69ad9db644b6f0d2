//! Moving in a pane, in and out.

use crate::app::action::Motion;
use crate::app::event::Effect;
use crate::app::jump::Direction;
use crate::app::layout::Pane;
use crate::app::state::{Landing, State};

impl State {
    /// Moves in the focused pane.
    pub(super) fn go(&mut self, motion: Motion) {
        match self.focus {
            Pane::List => {
                let position = moved(self.list.selected, motion, self.list.page, self.list.total);
                self.list.select(position);
                self.follow = true;
            }
            Pane::Article => self.go_in_article(motion),
            Pane::Timeline => {
                let (page, total) = (self.timeline.form.page, self.timeline.total);
                let position = moved(self.timeline.selected, motion, page, total);
                self.timeline.select(position);
            }
        }
    }

    fn go_in_article(&mut self, motion: Motion) {
        if matches!(motion, Motion::Top | Motion::Bottom) {
            self.remember();
        }
        let Some(page) = &mut self.page else { return };
        // One row of the page before stays in sight.
        let height = page.height.saturating_sub(1).max(1).cast_signed();
        match motion {
            Motion::Down => page.scroll(1),
            Motion::Up => page.scroll(-1),
            Motion::HalfPageDown => page.scroll((height / 2).max(1)),
            Motion::HalfPageUp => page.scroll(-(height / 2).max(1)),
            Motion::PageDown => page.scroll(height),
            Motion::PageUp => page.scroll(-height),
            Motion::Top => page.top = 0,
            Motion::Bottom => page.top = page.last_top(),
        }
    }

    pub(super) fn scroll_article(&mut self, direction: Direction) {
        if let Some(page) = &mut self.page {
            let rows = (page.height / 4).clamp(1, 3).cast_signed();
            page.scroll(match direction {
                Direction::Forward => rows,
                Direction::Backward => -rows,
            });
        }
    }

    /// Into the article, along a mark, to a sentence.
    pub(super) fn go_in(&mut self) {
        match self.focus {
            Pane::List => {
                if let Some(id) = self.list.selected_id() {
                    self.focus(Pane::Article);
                    self.open(id, Landing::Remembered);
                    self.set_read_by_opening(id);
                }
            }
            Pane::Article => self.follow_mark(),
            Pane::Timeline => self.go_to_sentence(),
        }
    }

    /// A link opens, a meeting leads to its row, anything else to the timeline.
    fn follow_mark(&mut self) {
        let cursor = self.page.as_ref().and_then(|page| page.cursor);
        let link = self.page.as_ref().zip(cursor).and_then(|(page, cursor)| {
            let links = page.stored.article.links.iter();
            links.clone().find(|link| link.span == cursor)
        });
        if let Some(url) = link.map(|link| link.url.clone()) {
            self.push(Effect::OpenUrl(url));
        } else if self.meeting_at_cursor().is_some() {
            self.go_timeline();
        } else {
            self.focus(Pane::Timeline);
        }
    }

    pub(super) fn go_out(&mut self) {
        match self.focus {
            Pane::List => {}
            Pane::Article => self.focus(Pane::List),
            Pane::Timeline => self.focus(Pane::Article),
        }
    }
}

/// A position after a motion in a list of `total` rows.
fn moved(at: usize, motion: Motion, page: usize, total: usize) -> usize {
    let half = (page / 2).max(1);
    let whole = page.saturating_sub(1).max(1);
    match motion {
        Motion::Down => at + 1,
        Motion::Up => at.saturating_sub(1),
        Motion::HalfPageDown => at + half,
        Motion::HalfPageUp => at.saturating_sub(half),
        Motion::PageDown => at + whole,
        Motion::PageUp => at.saturating_sub(whole),
        Motion::Top => 0,
        Motion::Bottom => total.saturating_sub(1),
    }
}
