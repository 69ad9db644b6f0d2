//! Feeds: fetching them, and how they stand.

use crate::app::event::{Effect, FeedLine, Notice, Question, RequestId};
use crate::app::popup::{FeedList, Popup};
use crate::app::state::State;

impl State {
    /// Fetches the feeds in the background, one job at a time.
    pub(super) fn fetch(&mut self) {
        if self.progress.is_some() {
            let key = self.keymap.key_of(crate::app::action::Action::CancelJob);
            let told = format!("something is running already; {key} stops it");
            return self.tell(Notice::warning(told));
        }
        self.push(Effect::Fetch);
    }

    pub(super) fn open_feeds(&mut self) {
        let request = self.ask(Question::Feeds);
        self.show_popup(Popup::Feeds(FeedList::new(request)));
    }

    pub(in crate::app) fn take_feeds(&mut self, request: RequestId, feeds: Vec<FeedLine>) {
        if let Some(Popup::Feeds(list)) = &mut self.popup
            && list.request == request
        {
            list.feeds = Some(feeds);
            self.lay_out_popup();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::app::event::{Effect, Event, Progress};
    use crate::app::fixture::Session;
    use crate::app::keymap::Sequence;
    use crate::app::update;

    #[test]
    fn feeds_are_fetched_unless_something_is_running() {
        let progress = Progress {
            label: "feeds".to_owned(),
            n_done: 1,
            n_total: Some(2),
            n_failed: 0,
        };
        for (progress, expected) in [(None, 1), (Some(progress), 0)] {
            let mut state = Session::new(80, 24).state;
            update(&mut state, Event::Progress(progress));
            let keys: Sequence = "gr".parse().unwrap();
            let effects = keys
                .0
                .into_iter()
                .map(|key| update(&mut state, Event::Key(key)));
            let effects: Vec<Effect> = effects.flatten().collect();
            let n = effects.iter().filter(|e| **e == Effect::Fetch).count();
            assert_eq!((n, state.notice.is_some()), (expected, expected == 0));
        }
    }
}
