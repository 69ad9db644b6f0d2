//! Deleting articles, and having them back.

use crate::app::event::Notice;
use crate::app::state::{Landing, Made, State};
use crate::app::timeline::Select;
use crate::app::{action::Action, event::Change};
use crate::timeline::ArticleId;

impl State {
    /// Deletes the article that the reader means. It goes when the archive says that it is gone.
    pub(super) fn delete_meant(&mut self) {
        let Some(id) = self.meant() else {
            self.tell(Notice::warning("there is no article to delete"));
            return;
        };
        let beside = self.beside(id);
        self.change(Change::Delete { ids: vec![id] }, Made::Deleted(beside));
    }

    /// The next article of the list, else the one before.
    fn beside(&self, id: ArticleId) -> Option<ArticleId> {
        let at = self.list.position_of(id)?;
        let row = |at: usize| self.list.row(at).map(|row| row.id);
        row(at + 1).or_else(|| at.checked_sub(1).and_then(row))
    }

    /// An article is gone: where it was stands the one beside it.
    pub(in crate::app) fn take_deleted(&mut self, beside: Option<ArticleId>, gone: &[ArticleId]) {
        let Some(id) = gone.first() else {
            return;
        };
        let undo = self.keymap.key_of(Action::Undo);
        let title = self.title_of(*id);
        self.tell(Notice::info(format!(
            "deleted: {title}; {undo} brings it back"
        )));
        if self.current_id() == Some(*id) {
            self.page = None;
            if let Some(beside) = beside {
                self.open(beside, Landing::Remembered);
            }
        }
        self.show_what_is_left(beside);
    }

    /// Articles are back: the first of them is selected.
    pub(in crate::app) fn take_undeleted(&mut self, back: &[ArticleId]) {
        if let Some(id) = back.first() {
            self.show_what_is_left(Some(*id));
        }
    }

    fn show_what_is_left(&mut self, keep: Option<ArticleId>) {
        self.list.is_other |= keep.is_none();
        self.returning = keep;
        self.ask_rows_anew(keep);
        if self.layout.timeline.is_some() {
            self.ask_timeline_rows(Select::Same);
        }
    }
}
