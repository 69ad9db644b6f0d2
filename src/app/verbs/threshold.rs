//! How sure a finding must be to show.

use crate::analysis::Confidence;
use crate::app::event::Notice;
use crate::app::jump::Direction;
use crate::app::state::State;
use crate::app::timeline::Select;

/// The threshold goes up and down by this; it stands on a multiple of it.
const STEP: u8 = 10;

/// The highest threshold: only what leaves no doubt.
const MOST: u8 = 100;

impl State {
    /// Shows only what is surer, or what is less sure as well.
    pub(super) fn change_threshold(&mut self, direction: Direction) {
        let Confidence(now) = self.least;
        let wanted = match direction {
            Direction::Forward => now - now % STEP + STEP,
            Direction::Backward => now.saturating_sub(1) / STEP * STEP,
        };
        let least = Confidence(wanted.min(MOST));
        if least != self.least {
            self.least = least;
            if let Some(page) = &mut self.page {
                page.show_from(least);
            }
            self.ask_timeline_rows(Select::Same);
        }
        self.tell(Notice::info(self.threshold_words()));
    }

    /// "at least 70 % sure: 31 of 40 findings in this article".
    fn threshold_words(&self) -> String {
        let limit = match self.least {
            Confidence(0) => "everything, however unsure".to_owned(),
            Confidence(least) => format!("what is at least {least} % sure"),
        };
        match &self.page {
            None => format!("shows {limit}"),
            Some(page) => {
                let n_shown = page.stored.analysis.n_findings();
                let n_all = n_shown + page.n_aside();
                format!("shows {limit}: {n_shown} of {n_all} findings in this article")
            }
        }
    }
}
