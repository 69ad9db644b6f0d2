//! What each action does: one file a family of verbs.

mod copying;
mod corrected;
mod correcting;
mod deleting;
mod exporting;
mod fetching;
mod filtering;
mod jumping;
mod marking;
mod moving;
mod panes;
mod popups;
mod threshold;

pub(super) use jumping::found_in;

use super::action::Action;
use super::event::Effect;
use super::state::State;

impl State {
    /// Does what an action says, in the panes.
    pub(super) fn run(&mut self, action: Action) {
        match action {
            Action::Move(motion) => self.go(motion),
            Action::ScrollArticle(direction) => self.scroll_article(direction),
            Action::In => self.go_in(),
            Action::Out => self.go_out(),
            Action::CyclePane(direction) => self.cycle_pane(direction),
            Action::FocusList | Action::FocusArticle | Action::FocusTimeline => {
                self.focus_by(action)
            }
            Action::Timeline => self.timeline_key(),
            Action::TimelineScope => self.timeline_scope(),
            Action::Zen => self.zen = !self.zen,
            Action::Narrower => self.change_width(false),
            Action::Wider => self.change_width(true),
            Action::Jump(target, direction) => self.jump(target, direction),
            Action::Repeat(direction) => self.repeat(direction),
            Action::History(direction) => self.travel(direction),
            Action::GoTimeline => self.go_timeline(),
            Action::Why => self.open_why(),
            Action::Threshold(direction) => self.change_threshold(direction),
            Action::Find => self.open_find(),
            Action::FindEntity => self.find_entity(),
            Action::Filter => self.open_filter(),
            Action::ClearFilter => self.clear_filter(),
            Action::RemoveChip => self.remove_last_chip(),
            Action::Countries => self.open_countries(),
            Action::ClearCountries => self.clear_countries(),
            Action::Sort => self.open_sort(),
            Action::Views => self.open_views(),
            Action::ReadNext => self.read_next(),
            Action::ToggleRead => self.toggle_read(),
            Action::ReadAll => self.ask_read_all(),
            Action::Star => self.toggle_star(),
            Action::Delete => self.delete_meant(),
            Action::Undo => self.undo_last(),
            Action::OpenUrl => self.open_url(),
            Action::CopyUrl => self.copy_url(),
            Action::CopyQuote => self.copy_quote(),
            Action::CopyParagraph => self.copy_paragraph(),
            Action::Save => self.save(),
            Action::Export => self.open_export(),
            Action::Palette => self.open_palette(),
            Action::Help => self.open_help(),
            Action::Close => self.close(),
            Action::Leave => self.leave(),
            Action::Quit => self.push(Effect::Quit),
            Action::Suspend => self.push(Effect::Suspend),
            Action::CancelJob => self.cancel_job(),
            Action::Fetch => self.fetch(),
            Action::Feeds => self.open_feeds(),
            Action::Redraw => self.push(Effect::Redraw),
            Action::PopupMove(_)
            | Action::Accept
            | Action::Complete
            | Action::Toggle
            | Action::Join
            | Action::Correct(_) => {}
        }
    }
}
