//! Questions and their answers. An answer that is no longer waited for moves nothing.

use super::event::Moment;
use super::event::{Change, Effect, Notice, Question, Reply, RequestId};
use super::layout::Pane;
use super::list::Asked;
use super::page::{Page, Place};
use super::popup::Popup;
use super::state::{Landing, Made, Opening, State, Undo};
use super::timeline::{self, Select};
use super::verbs::found_in;
use crate::query::{ArticleRow, Filter, NameCount, StoredArticle, TimelineScope, Window};
use crate::timeline::{ArticleId, Encounter};

/// Rows asked for at the start, whatever the height.
const LEAST_ROWS: usize = 60;

/// Changes of marks that can be taken back.
const MAX_UNDO: usize = 100;

impl State {
    /// The answer to a question or a change.
    pub(super) fn reply(&mut self, request: RequestId, reply: Reply) {
        match reply {
            Reply::Rows(window) => self.take_rows(request, window),
            Reply::Article(stored) => self.take_article(request, stored),
            Reply::Timeline(window) => self.take_timeline(request, window),
            Reply::Countries(countries) => {
                if let Some(Popup::Countries(picker)) = &mut self.popup
                    && picker.request == request
                {
                    picker.take(countries);
                }
            }
            Reply::Names(names) => self.take_names(request, names),
            Reply::Unread(numbers) => {
                if let Some(Popup::Views(views)) = &mut self.popup
                    && views.request == request
                {
                    views.take(numbers);
                }
            }
            Reply::Affected(affected) => self.take_affected(request, affected),
            Reply::Corrected { added, n_articles } => {
                self.take_corrected(request, added, n_articles);
            }
            Reply::Feeds(feeds) => self.take_feeds(request, feeds),
            Reply::Marked { changed } => self.take_marked(request, changed),
            Reply::Failed { what } => self.failed(request, what),
        }
    }

    fn take_names(&mut self, request: RequestId, names: Vec<NameCount>) {
        match &mut self.popup {
            Some(Popup::Filter(prompt)) if prompt.request == request => prompt.take(names),
            Some(Popup::Names(picker)) if picker.request == request => picker.take(names),
            _ => {}
        }
    }

    /// Articles were stored, or what was found in some of them is otherwise.
    pub(super) fn changed(&mut self) {
        self.refresh_page();
        // What was just read stays in a list of unread articles until the filter is used anew.
        let shrinks = self.filter.unread || self.filter.starred;
        if !shrinks || self.list.total == 0 {
            // Nobody has chosen the first of a list that no key has touched.
            let keep = self.list.selected_id().filter(|_| self.is_touched);
            self.list.is_other |= keep.is_none();
            self.ask_rows_anew(keep);
        }
        if self.layout.timeline.is_some() && self.timeline.asked.is_none() {
            self.ask_timeline_rows(Select::Same);
        }
    }

    /// Asks for the list as if it were another one; the selection stays on `keep` if it is in it.
    pub(super) fn ask_rows_anew(&mut self, keep: Option<ArticleId>) {
        let n = (7 * self.list.page).max(LEAST_ROWS);
        self.ask_rows(0, n, keep, true);
    }

    fn ask_rows(&mut self, from: usize, n: usize, around: Option<ArticleId>, is_new: bool) {
        let request = self.ask(Question::Rows {
            filter: self.filter.clone(),
            sort: self.sort,
            from,
            n,
            around,
        });
        self.list.counting = None;
        self.list.asked = Some(Asked {
            request,
            from,
            n,
            is_new,
            keeps: around.is_some(),
        });
    }

    /// Asks for another stretch of the same list.
    pub(super) fn ask_stretch(&mut self, from: usize, n: usize) {
        self.ask_rows(from, n, None, false);
    }

    pub(super) fn ask_missing_rows(&mut self) {
        if self.seek.is_some() {
            // The rows that are on their way are looked through first.
            return;
        }
        let Some((from, n)) = self.list.missing() else {
            return;
        };
        let covers = |asked: &Asked| {
            let last = (self.list.top + self.list.page).min(self.list.total);
            asked.is_new || (asked.from <= self.list.top && last <= asked.from + asked.n)
        };
        if self.list.is_known && !self.list.asked.as_ref().is_some_and(covers) {
            self.ask_stretch(from, n);
        }
    }

    fn take_rows(&mut self, request: RequestId, window: Window<ArticleRow>) {
        if self.list.counting.take_if(|r| *r == request).is_some() {
            self.list.total = window.total;
            return;
        }
        let Some(asked) = self.list.asked.filter(|asked| asked.request == request) else {
            return;
        };
        self.list.asked = None;
        self.list.counting = (!window.is_counted).then_some(request);
        let selected = self.list.selected_id();
        let is_first = !self.list.is_known;
        let returning = self.returning.take_if(|_| asked.is_new);
        let keep = returning
            .or(selected)
            .filter(|_| asked.is_new && asked.keeps);
        let from = window.from;
        if asked.is_new {
            self.list.year = None;
        }
        self.list.take(window, keep);
        let is_kept = keep.is_some() && self.list.selected_id() == keep;
        if asked.is_new && !is_kept && self.list.is_other {
            self.list.top = from;
            self.list.select(from);
        }
        self.list.is_other = false;
        let is_back = returning.is_some() && is_kept;
        if self.list.selected_id() != selected && (asked.is_new || is_first) && !is_back {
            self.follow = true;
        }
        self.hide_list_of_one();
        self.go_on_seeking();
    }

    /// Gives the room of a list of one article to that article, until the reader asks for it.
    fn hide_list_of_one(&mut self) {
        let is_one = self.list.total == 1 && self.filter.is_empty();
        if is_one == self.hides_list {
            return;
        }
        if self.is_touched {
            // Others have come: they show, and the focus stays.
            self.hides_list = false;
            return;
        }
        self.hides_list = is_one;
        self.focus(if is_one { Pane::Article } else { Pane::List });
    }

    /// Shows the selected article beside the list.
    pub(super) fn follow_selection(&mut self) {
        let shows_it = self.layout.article.is_some() || self.layout.timeline.is_some();
        if !self.follow || !shows_it {
            return;
        }
        if self.list.is_known && self.list.total == 0 {
            self.follow = false;
            self.show_no_article();
            return;
        }
        if let Some(id) = self.list.selected_id() {
            self.follow = false;
            self.open(id, Landing::Remembered);
        }
    }

    /// Leaves the open article: the list has none any more.
    fn show_no_article(&mut self) {
        if let Some(left) = self.spot() {
            self.places.insert(left.article, left.place);
        }
        self.page = None;
        self.opening = None;
        if !self.timeline.archive {
            self.timeline.empty();
        }
    }

    /// Opens an article, or goes to a place in it if it is open.
    pub(super) fn open(&mut self, id: ArticleId, land: Landing) {
        if self
            .page
            .as_ref()
            .is_some_and(|page| page.stored.row.id == id)
        {
            self.opening = None;
            self.land(land);
            return;
        }
        if let Some(opening) = self.opening.as_mut().filter(|opening| opening.id == id) {
            opening.land = land;
            return;
        }
        let request = self.ask(Question::Article(id));
        self.opening = Some(Opening { request, id, land });
    }

    fn take_article(&mut self, request: RequestId, stored: Box<StoredArticle>) {
        if self.refreshing.take_if(|id| *id == request).is_some() {
            self.take_refreshed(stored);
            return;
        }
        let Some(opening) = self.opening.filter(|opening| opening.request == request) else {
            return;
        };
        self.opening = None;
        if let Some(left) = self.spot() {
            self.places.insert(left.article, left.place);
        }
        let was_uncertain = self.page.as_ref().is_some_and(Page::is_uncertain);
        let mut page = Page::new(stored, self.text_area(), self.least);
        if let Some(row) = self.list.row_of_mut(page.stored.row.id) {
            // Marks changed since the article was read from the archive are the newer ones.
            (page.stored.row.read, page.stored.row.starred) = (row.read, row.starred);
        }
        page.found = found_in(&self.find, &self.filter.sought(), page.body());
        self.page = Some(page);
        self.land(opening.land);
        if was_uncertain || self.page.as_ref().is_some_and(Page::is_uncertain) {
            // What the terminal shows of such text may not be what was meant to be there.
            self.push(Effect::Redraw);
        }
        if self.focus == Pane::Article {
            self.set_read_by_opening(opening.id);
        }
    }

    /// Goes to a place in the open article.
    fn land(&mut self, land: Landing) {
        let Some(page) = &mut self.page else { return };
        match land {
            Landing::Place(place) => page.go_to(place),
            Landing::Span(span) => page.land(span),
            Landing::Remembered => {
                let id = page.stored.row.id;
                if let Some(place) = self.places.remove(&id) {
                    page.go_to(place);
                }
                if page.place() == Place::default() && self.find.is_empty() {
                    self.show_first_found();
                }
            }
        }
    }

    /// Shows the first place of what the list was searched for.
    pub(super) fn show_first_found(&mut self) {
        if let Some(page) = &mut self.page
            && let Some(first) = page.found.first().copied()
        {
            page.land(first);
        }
    }

    /// The article that shows, or is about to.
    pub(super) fn current_id(&self) -> Option<ArticleId> {
        let opening = self.opening.map(|opening| opening.id);
        opening.or_else(|| Some(self.page.as_ref()?.stored.row.id))
    }

    /// Of what the timeline is to be.
    pub(super) fn wanted_scope(&self) -> Option<TimelineScope> {
        if self.timeline.archive {
            let filter = Filter {
                unread: false,
                ..self.filter.clone()
            };
            return Some(TimelineScope::Archive(Box::new(filter)));
        }
        let page = self.page.as_ref()?;
        Some(TimelineScope::Article(page.stored.row.id))
    }

    /// Asks for the timeline if it shows and is not the one that is wanted, or lacks rows.
    pub(super) fn ask_timeline(&mut self) {
        if self.layout.timeline.is_none() {
            return;
        }
        let Some(wanted) = self.wanted_scope() else {
            return;
        };
        let asked = self.timeline.asked.as_ref();
        if asked.is_some_and(|asked| asked.scope == wanted) {
            return;
        }
        if self.timeline.scope.as_ref() != Some(&wanted) {
            let select = match &wanted {
                TimelineScope::Archive(_) => self.start_in_archive(),
                TimelineScope::Article(_) => Select::Same,
            };
            self.ask_timeline_rows(select);
        } else if let Some((from, n)) = self.timeline.missing() {
            self.ask_timeline_from(from, n, None, Select::Same);
        }
    }

    /// Where the timeline of all articles begins: at the selected meeting of the open article, else
    /// at its first that has a day, else on the day of the article, else today.
    fn start_in_archive(&self) -> Select {
        let timeline = &self.timeline;
        let dated = |e: &&Encounter| e.when.is_some();
        let selected = timeline.selected_row().filter(dated);
        let row = selected.or_else(|| timeline.rows.iter().find(dated));
        let is_article = matches!(timeline.scope, Some(TimelineScope::Article(_)));
        if let Some(row) = row.filter(|_| is_article && self.filter.parties.is_empty()) {
            return Select::Encounter(row.id);
        }
        let of_row = row.and_then(|row| row.when).map(|when| when.first);
        let page = self.page.as_ref();
        let published = page.and_then(|page| page.stored.article.published);
        let day = of_row.or(published.map(|published| published.date));
        day.or(self.today()).map_or(Select::Same, Select::Day)
    }

    /// Asks for the timeline around what is to be selected.
    pub(super) fn ask_timeline_rows(&mut self, select: Select) {
        let around = match select {
            Select::Encounter(id) => Some(Moment::Encounter(id)),
            Select::Day(day) => Some(Moment::Day(day)),
            Select::Same => self
                .timeline
                .selected_row()
                .map(|e| Moment::Encounter(e.id)),
        };
        self.ask_timeline_from(0, timeline::window(), around, select);
    }

    fn ask_timeline_from(&mut self, from: usize, n: usize, around: Option<Moment>, select: Select) {
        let Some(scope) = self.wanted_scope() else {
            return;
        };
        let request = self.ask(Question::Timeline {
            scope: scope.clone(),
            least: self.least,
            from,
            n,
            around,
        });
        self.timeline.asked = Some(timeline::Asked {
            request,
            scope,
            select,
        });
    }

    fn take_timeline(&mut self, request: RequestId, window: Window<Encounter>) {
        if let Some(asked) = self
            .timeline
            .asked
            .take_if(|asked| asked.request == request)
        {
            self.timeline.take(window, &asked);
        }
    }

    fn take_marked(&mut self, request: RequestId, changed: Vec<ArticleId>) {
        let Some(made) = self.take_made(request) else {
            return;
        };
        let n = changed.len();
        let undo = self.keymap.key_of(super::action::Action::Undo);
        match made {
            Made::AllRead => {
                for id in &changed {
                    self.show_read(*id, true);
                }
                self.tell(Notice::info(format!(
                    "{n} marked as read; {undo} takes that back"
                )));
            }
            Made::Deleted(beside) => self.take_deleted(beside, &changed),
            Made::Undeleted => self.take_undeleted(&changed),
            Made::Undone | Made::Corrected | Made::Read(_) | Made::Opened | Made::Starred(_) => {}
        }
        let back = match made {
            Made::Undone | Made::Corrected | Made::Undeleted => None,
            Made::Deleted(_) => Some(Change::Undelete { ids: changed }),
            Made::Read(read) => Some(Change::Read {
                ids: changed,
                read: !read,
            }),
            Made::AllRead | Made::Opened => Some(Change::Read {
                ids: changed,
                read: false,
            }),
            Made::Starred(starred) => Some(Change::Starred {
                ids: changed,
                starred: !starred,
            }),
        };
        let is_passing = made == Made::Opened;
        // What is shown in the place of a deleted article must not stand between it and undo.
        let hides_deletion = is_passing
            && matches!(
                self.undo.last().map(|last| &last.change),
                Some(Change::Undelete { .. })
            );
        if let Some(change) = back.filter(|_| n > 0 && !hides_deletion) {
            self.push_undo(Undo { change, is_passing });
        }
    }

    /// What was done, of a change whose reply has come.
    pub(super) fn take_made(&mut self, request: RequestId) -> Option<Made> {
        let at = self.made.iter().position(|(other, _)| *other == request)?;
        Some(self.made.remove(at).1)
    }

    /// Remembers how to take a change back.
    pub(super) fn push_undo(&mut self, undo: Undo) {
        self.undo.pop_if(|last| last.is_passing);
        self.undo.push(undo);
        if self.undo.len() > MAX_UNDO {
            self.undo.remove(0);
        }
    }

    fn failed(&mut self, request: RequestId, what: String) {
        let is_mine = |other: RequestId| other == request;
        let asked_rows = self.list.asked.take_if(|asked| is_mine(asked.request));
        let asked_timeline = self.timeline.asked.take_if(|asked| is_mine(asked.request));
        let opening = self.opening.take_if(|opening| is_mine(opening.request));
        let made = self.take_made(request);
        self.refreshing.take_if(|other| is_mine(*other));
        if let Some(asked) = asked_timeline {
            // The same question would fail again with every event.
            self.timeline.scope = Some(asked.scope);
        } else if asked_rows.is_none()
            && opening.is_none()
            && made.is_none()
            && !self.popup_waits(request)
        {
            return;
        }
        if asked_rows.is_some() {
            self.seek = None;
            self.list.give_up();
        }
        self.tell(Notice::error(what));
    }

    fn popup_waits(&self, request: RequestId) -> bool {
        match &self.popup {
            Some(Popup::Countries(picker)) => picker.request == request,
            Some(Popup::Filter(prompt)) => prompt.request == request,
            Some(Popup::Names(picker)) => picker.request == request,
            Some(Popup::Feeds(list)) => list.request == request,
            Some(Popup::Where(proposal)) => proposal.request == request,
            _ => false,
        }
    }

    /// Goes to a remembered place, in this article or another.
    pub(super) fn go_to_spot(&mut self, article: ArticleId, place: Place) {
        self.open(article, Landing::Place(place));
        if let Some(position) = self.list.position_of(article) {
            self.list.select(position);
            self.follow = false;
        }
    }
}
