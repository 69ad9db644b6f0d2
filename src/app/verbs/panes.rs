//! Which pane has the focus, and how wide things are.

use crate::app::action::Action;
use crate::app::event::{Effect, Notice};
use crate::app::jump::Direction;
use crate::app::layout::Pane;
use crate::app::state::State;

/// Bounds and step of the text column.
const WIDTHS: std::ops::RangeInclusive<u16> = 20..=200;
const STEP: u16 = 4;

impl State {
    /// Gives a pane the focus.
    pub(in crate::app) fn focus(&mut self, pane: Pane) {
        if self.focus != pane {
            self.timeline_full = false;
        }
        self.hides_list &= pane != Pane::List;
        self.focus = pane;
        let is_alone = self.layout.article.is_none();
        if pane != Pane::List && is_alone && self.page.is_none() && self.opening.is_none() {
            // The article did not show until now, so nothing has opened it yet.
            self.follow = true;
        }
    }

    pub(super) fn focus_by(&mut self, action: Action) {
        match action {
            Action::FocusArticle => self.focus(Pane::Article),
            Action::FocusTimeline => self.focus(Pane::Timeline),
            _ => self.focus(Pane::List),
        }
        if self.focus == Pane::Article {
            self.show_selected();
        }
    }

    pub(super) fn cycle_pane(&mut self, direction: Direction) {
        let at = match self.focus {
            Pane::List => 0,
            Pane::Article => 1,
            Pane::Timeline => 2,
        };
        let step = match direction {
            Direction::Forward => 1,
            Direction::Backward => Pane::ALL.len() - 1,
        };
        if let Some(pane) = Pane::ALL.get((at + step) % Pane::ALL.len()) {
            self.focus(*pane);
        }
        if self.focus == Pane::Article {
            self.show_selected();
        }
    }

    /// Where only one pane fits, the article that is selected may not be the one that is open.
    fn show_selected(&mut self) {
        if self.layout.article.is_none() && self.layout.list.is_some() {
            self.follow = true;
        }
    }

    pub(super) fn timeline_key(&mut self) {
        if self.focus == Pane::Timeline {
            self.timeline_full = !self.timeline_full;
        } else {
            self.focus(Pane::Timeline);
        }
    }

    pub(super) fn timeline_scope(&mut self) {
        self.timeline.archive = !self.timeline.archive;
        self.focus(Pane::Timeline);
    }

    pub(super) fn change_width(&mut self, wider: bool) {
        // Wider than there is room for would not be seen.
        let room = self
            .layout
            .article
            .map_or(self.size.width, |area| area.width.saturating_sub(3));
        let now = self.text_width.min(room.max(*WIDTHS.start()));
        let wanted = if wider {
            now + STEP
        } else {
            now.saturating_sub(STEP)
        };
        self.text_width = wanted.clamp(*WIDTHS.start(), *WIDTHS.end());
        self.tell(Notice::info(format!("text column {}", self.text_width)));
    }

    /// Closes what is open and clears what is marked, one thing at a time; never quits.
    pub(super) fn close(&mut self) {
        let has_found = self
            .page
            .as_ref()
            .is_some_and(|page| !page.found.is_empty());
        if !self.find.is_empty() || has_found {
            self.find.clear();
            if let Some(page) = &mut self.page {
                page.found.clear();
            }
        } else if let Some(page) = self.page.as_mut().filter(|page| page.cursor.is_some()) {
            page.cursor = None;
        } else {
            self.zen = false;
            self.timeline_full = false;
        }
    }

    /// One level up; at the top, out.
    pub(super) fn leave(&mut self) {
        if self.is_alone() {
            self.zen = false;
            self.timeline_full = false;
        } else if self.focus == Pane::List || (self.hides_list && self.focus == Pane::Article) {
            self.push(Effect::Quit);
        } else {
            self.go_out();
        }
    }

    pub(super) fn cancel_job(&mut self) {
        if self.progress.is_some() {
            self.push(Effect::CancelJob);
        } else {
            self.tell(Notice::warning("nothing is running"));
        }
    }
}
