//! What comes of a correction: the word about it, the way back, and the article as it is by now.

use crate::app::action::Action;
use crate::app::event::{Change, Notice, Question, RequestId, Revision};
use crate::app::page::Page;
use crate::app::popup::{Popup, articles};
use crate::app::state::{Made, State, Undo};
use crate::corrections::Correction;
use crate::query::StoredArticle;

impl State {
    /// Corrections were written.
    pub(in crate::app) fn take_corrected(
        &mut self,
        request: RequestId,
        added: Vec<Correction>,
        n_articles: usize,
    ) {
        if let Some(made) = self.take_made(request)
            && made == Made::Corrected
        {
            let undo = self.keymap.key_of(Action::Undo);
            let what = match added.as_slice() {
                [one] => one.words(),
                all => format!("{} corrections", all.len()),
            };
            let articles = articles(n_articles);
            self.tell(Notice::info(format!(
                "corrections.toml: {what} ({articles}); {undo} takes that back"
            )));
            let revision = Revision {
                remove: added,
                ..Revision::default()
            };
            self.push_undo(Undo {
                change: Change::Correct(revision),
                is_passing: false,
            });
        }
        self.changed();
    }

    /// Reads the open article again: what is marked in it may be otherwise.
    pub(in crate::app) fn refresh_page(&mut self) {
        if self.opening.is_some() {
            return;
        }
        if let Some(page) = &self.page {
            let id = page.stored.row.id;
            self.refreshing = Some(self.ask(Question::Article(id)));
        }
    }

    /// Shows what is marked by now, where the reader is.
    pub(in crate::app) fn take_refreshed(&mut self, stored: Box<StoredArticle>) {
        let area = self.text_area();
        let Some(page) = &mut self.page else { return };
        if page.stored.row.id != stored.row.id {
            return;
        }
        let mut fresh = Page::new(stored, area, self.least);
        if fresh.marks_are_of(page) {
            return;
        }
        // Marks made since then may not have reached the archive yet.
        let row = &page.stored.row;
        (fresh.stored.row.read, fresh.stored.row.starred) = (row.read, row.starred);
        fresh.found = std::mem::take(&mut page.found);
        fresh.go_to(page.place());
        self.page = Some(fresh);
        if matches!(self.popup, Some(Popup::Why(_))) {
            // It tells of marks that are gone.
            self.popup = None;
        }
    }
}
