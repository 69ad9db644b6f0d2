//! Read, starred, and back.

use crate::app::event::{Change, Notice, Revision};
use crate::app::jump::{Direction, Target};
use crate::app::layout::Pane;
use crate::app::popup::Popup;
use crate::app::state::{Last, Made, State, Undo};
use crate::timeline::ArticleId;

impl State {
    /// The article that the reader means: in the list the selected one, else the open one.
    pub(super) fn meant(&self) -> Option<ArticleId> {
        match self.focus {
            Pane::List => self.list.selected_id().or(self.current_id()),
            _ => self.current_id().or(self.list.selected_id()),
        }
    }

    /// Marks an article as read or unread, if it is not so.
    pub(in crate::app) fn set_read(&mut self, id: ArticleId, read: bool) {
        if self.is_read(id) == Some(read) {
            return;
        }
        self.show_read(id, read);
        let ids = vec![id];
        self.change(Change::Read { ids, read }, Made::Read(read));
    }

    /// Marks an article as read because it was opened. Unlike what a reader does on purpose, that
    /// is forgotten by undo as soon as he does something else.
    pub(in crate::app) fn set_read_by_opening(&mut self, id: ArticleId) {
        if self.is_read(id) == Some(true) {
            return;
        }
        self.show_read(id, true);
        let ids = vec![id];
        self.change(Change::Read { ids, read: true }, Made::Opened);
    }

    fn is_read(&mut self, id: ArticleId) -> Option<bool> {
        if let Some(row) = self.list.row_of_mut(id) {
            return Some(row.read);
        }
        let row = &self.page.as_ref()?.stored.row;
        (row.id == id).then_some(row.read)
    }

    /// Shows an article as read or unread wherever it shows.
    pub(in crate::app) fn show_read(&mut self, id: ArticleId, read: bool) {
        if let Some(row) = self.list.row_of_mut(id) {
            row.read = read;
        }
        if let Some(page) = self.page.as_mut().filter(|page| page.stored.row.id == id) {
            page.stored.row.read = read;
        }
    }

    fn show_starred(&mut self, id: ArticleId, starred: bool) {
        if let Some(row) = self.list.row_of_mut(id) {
            row.starred = starred;
        }
        if let Some(page) = self.page.as_mut().filter(|page| page.stored.row.id == id) {
            page.stored.row.starred = starred;
        }
    }

    pub(super) fn read_next(&mut self) {
        if let Some(id) = self.meant() {
            self.set_read(id, true);
        }
        self.last = Some(Last::Jump(Target::Unread));
        self.next_unread(Direction::Forward);
    }

    pub(super) fn toggle_read(&mut self) {
        let Some(id) = self.meant() else { return };
        let read = self.is_read(id).unwrap_or(false);
        self.set_read(id, !read);
        let word = if read { "unread" } else { "read" };
        self.tell(Notice::info(format!("marked as {word}")));
    }

    /// Asks before it marks, with the number.
    pub(super) fn ask_read_all(&mut self) {
        if self.list.total == 0 {
            self.tell(Notice::warning("no articles are listed"));
            return;
        }
        self.popup = Some(Popup::ReadAll { n: self.list.total });
    }

    pub(super) fn read_all(&mut self) {
        let change = Change::AllRead(self.filter.clone());
        self.change(change, Made::AllRead);
    }

    pub(super) fn toggle_star(&mut self) {
        let Some(id) = self.meant() else { return };
        let in_list = self.list.row_of_mut(id).map(|row| row.starred);
        let in_page = self
            .page
            .as_ref()
            .map(|page| &page.stored.row)
            .filter(|row| row.id == id);
        let starred = !in_list.or(in_page.map(|row| row.starred)).unwrap_or(false);
        self.show_starred(id, starred);
        let ids = vec![id];
        self.change(Change::Starred { ids, starred }, Made::Starred(starred));
        let word = if starred { "starred" } else { "star taken" };
        self.tell(Notice::info(word));
    }

    /// What taking something back does: "unread again: HEADLINE".
    fn undone_words(&self, change: &Change) -> String {
        let (ids, what) = match change {
            Change::Read { ids, read: true } => (ids.as_slice(), "read again"),
            Change::Read { ids, read: false } => (ids.as_slice(), "unread again"),
            Change::Starred { ids, starred: true } => (ids.as_slice(), "star given back"),
            Change::Starred { ids, .. } => (ids.as_slice(), "star taken off"),
            Change::AllRead(_) => (&[][..], "all read again"),
            Change::Undelete { ids } => (ids.as_slice(), "brought back"),
            Change::Delete { ids } => (ids.as_slice(), "deleted again"),
            Change::Correct(revision) => return taken_back(revision),
        };
        match ids {
            [id] => format!("{what}: {}", self.title_of(*id)),
            ids => format!("{what}: {} articles", ids.len()),
        }
    }

    pub(super) fn title_of(&self, id: ArticleId) -> &str {
        let in_list = self.list.position_of(id).and_then(|at| self.list.row(at));
        let in_page = self.page.as_ref().map(|page| &page.stored.row);
        let row = in_list.or(in_page.filter(|row| row.id == id));
        row.map_or("1 article", |row| row.title.as_str())
    }

    pub(super) fn undo_last(&mut self) {
        let Some(Undo { change, .. }) = self.undo.pop() else {
            self.tell(Notice::warning("there is nothing to take back"));
            return;
        };
        let told = self.undone_words(&change);
        self.tell(Notice::info(told));
        match &change {
            Change::Read { ids, read } => ids.iter().for_each(|id| self.show_read(*id, *read)),
            Change::Starred { ids, starred } => {
                ids.iter().for_each(|id| self.show_starred(*id, *starred));
            }
            Change::AllRead(_) | Change::Delete { .. } => {}
            Change::Undelete { .. } => {
                self.change(change, Made::Undeleted);
                return;
            }
            Change::Correct(revision) => {
                let open = self.current_id();
                let revision = Revision {
                    open,
                    ..revision.clone()
                };
                self.change(Change::Correct(revision), Made::Undone);
                return;
            }
        }
        self.change(change, Made::Undone);
    }
}

fn taken_back(revision: &Revision) -> String {
    match revision.remove.as_slice() {
        [one] => format!("taken back: {}", one.words()),
        all => format!("taken back: {} corrections", all.len()),
    }
}
