//! The state as a whole, and how an event goes through it.

use std::collections::HashMap;

use jiff::civil::{Date, DateTime};

use super::event::{Change, Effect, Event, Level, Notice, Progress, Question, RequestId, Size};
use super::history::{Entry, History, Spot};
use super::jump::{Direction, Target};
use super::key::Key;
use super::keymap::Keymap;
use super::layout::{Layout, Pane, Shape};
use super::list::List;
use super::page::{Area, Page, Place};
use super::popup::{Popup, Recent};
use super::timeline::TimelinePane;
use crate::analysis::Confidence;
use crate::query::{Filter, Sort, View};
use crate::text::Span;
use crate::timeline::ArticleId;

/// Columns of the border that the title of a pane leaves free.
pub const TITLE_MARGIN: u16 = 3;

/// What a session starts with.
#[derive(Clone, Debug)]
pub struct Options {
    /// Size of the terminal.
    pub size: Size,
    /// Keys.
    pub keymap: Keymap,
    /// Which articles.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Rows an article takes in the list, 1 or 2.
    pub list_lines: u16,
    /// Widest text column, in terminal columns.
    pub text_width: u16,
    /// Findings less sure than this do not show.
    pub least: Confidence,
    /// Share of the width that the list takes, in percent, when three panes show.
    pub list_share: u16,
    /// Share of the width that the timeline takes.
    pub timeline_share: u16,
    /// Saved views.
    pub views: Vec<View>,
    /// Something to tell at once.
    pub notice: Option<Notice>,
}

/// The state of the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Size of the terminal.
    pub size: Size,
    /// What time it is, once that was told.
    pub now: Option<DateTime>,
    /// Keys.
    pub keymap: Keymap,
    /// Which articles.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Rows an article takes in the list.
    pub list_lines: u16,
    /// Widest text column.
    pub text_width: u16,
    /// Findings less sure than this do not show.
    pub least: Confidence,
    /// Saved views.
    pub views: Vec<View>,
    /// The pane with the focus.
    pub focus: Pane,
    /// Whether the focused pane is alone.
    pub zen: bool,
    /// Whether the timeline has the whole width while it has the focus.
    pub timeline_full: bool,
    /// The articles.
    pub list: List,
    /// The open article.
    pub page: Option<Page>,
    /// Who meets whom.
    pub timeline: TimelinePane,
    /// What lies over the panes.
    pub popup: Option<Popup>,
    /// Keys of a sequence that goes on.
    pub pressed: Vec<Key>,
    /// Words looked for in the article.
    pub find: String,
    /// Something told to the reader.
    pub notice: Option<Notice>,
    /// How far a job in the background is.
    pub progress: Option<Progress>,
    /// Where everything stands.
    pub layout: Layout,
    pub(super) list_share: u16,
    pub(super) timeline_share: u16,
    pub(super) history: History,
    pub(super) places: HashMap<ArticleId, Place>,
    pub(super) last: Option<Last>,
    pub(super) opening: Option<Opening>,
    /// The open article is read again.
    pub(super) refreshing: Option<RequestId>,
    pub(super) seek: Option<Seek>,
    /// The article to select in the list of a filter that the reader goes back to.
    pub(super) returning: Option<ArticleId>,
    pub(super) recent: Recent,
    /// Whether the list stays hidden until it gets the focus: it holds a single article.
    pub(super) hides_list: bool,
    pub(super) made: Vec<(RequestId, Made)>,
    pub(super) undo: Vec<Undo>,
    /// Whether the article pane is to show the selected article as soon as its row is here.
    pub(super) follow: bool,
    /// Whether the reader has done anything yet.
    pub(super) is_touched: bool,
    n_requests: u64,
    effects: Vec<Effect>,
}

/// What `n` repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// A typed jump.
    Jump(Target),
    /// The search for words.
    Find,
    /// The search for words in the rows of the timeline.
    FindRow,
}

/// An article that is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    pub(super) request: RequestId,
    pub(super) id: ArticleId,
    pub(super) land: Landing,
}

/// Where to go in an article that opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Landing {
    /// Where the reader was when he left it.
    Remembered,
    /// A place.
    Place(Place),
    /// A mark.
    Span(Span),
}

/// A search for an unread article in rows that are not here yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seek {
    pub(super) direction: Direction,
    /// Position to go on from.
    pub(super) from: usize,
    /// Stretches that may still be asked for.
    pub(super) n_left: u8,
}

/// A change of marks that waits for its reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// Articles were marked as read or unread.
    Read(bool),
    /// An article was marked as read because it was opened.
    Opened,
    /// All of the list were marked as read.
    AllRead,
    /// Stars were given or taken.
    Starred(bool),
    /// Something was corrected.
    Corrected,
    /// An article was deleted; the one beside it in the list.
    Deleted(Option<ArticleId>),
    /// Deleted articles were brought back.
    Undeleted,
    /// A change was taken back.
    Undone,
}

/// A change that takes another one back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Undo {
    pub(super) change: Change,
    /// Whether nobody asked for what it takes back: an article was read by being opened.
    pub(super) is_passing: bool,
}

impl State {
    /// The first state, and what is to be done to fill it.
    pub fn new(options: Options) -> (State, Vec<Effect>) {
        let mut state = State {
            size: options.size,
            now: None,
            keymap: options.keymap,
            filter: options.filter,
            sort: options.sort,
            list_lines: options.list_lines.clamp(1, 2),
            text_width: options.text_width,
            least: options.least,
            views: options.views,
            list_share: options.list_share,
            timeline_share: options.timeline_share,
            focus: Pane::List,
            zen: false,
            timeline_full: false,
            list: List::default(),
            page: None,
            timeline: TimelinePane::default(),
            popup: None,
            pressed: Vec::new(),
            find: String::new(),
            notice: options.notice,
            progress: None,
            layout: Layout::default(),
            history: History::default(),
            places: HashMap::new(),
            last: None,
            opening: None,
            refreshing: None,
            seek: None,
            returning: None,
            recent: Recent::default(),
            hides_list: false,
            made: Vec::new(),
            undo: Vec::new(),
            follow: true,
            is_touched: false,
            n_requests: 0,
            effects: Vec::new(),
        };
        state.lay_out();
        state.ask_rows_anew(None);
        let effects = state.settle();
        (state, effects)
    }

    /// One event.
    pub(super) fn handle(&mut self, event: Event) -> Vec<Effect> {
        self.is_touched |= matches!(event, Event::Key(_) | Event::Mouse(_));
        match event {
            Event::Key(key) => self.key(key),
            Event::Paste(text) => self.paste(&text),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Resize(size) => self.size = size,
            Event::Tick { now } => self.now = Some(now),
            Event::Reply { request, reply } => self.reply(request, reply),
            Event::Progress(progress) => self.progress = progress,
            Event::Changed => self.changed(),
            Event::Notice(notice) => self.take_notice(notice),
            Event::InTheWay(export) => self.ask_to_replace(export),
        }
        self.settle()
    }

    /// Tells something, unless it would hide something graver that no key has cleared yet.
    fn take_notice(&mut self, notice: Notice) {
        let is_graver = |known: &Notice| known.level != Level::Info;
        if notice.level != Level::Info || !self.notice.as_ref().is_some_and(is_graver) {
            self.notice = Some(notice);
        }
    }

    /// Today, once the time was told.
    pub fn today(&self) -> Option<Date> {
        self.now.map(|now| now.date())
    }

    /// Whether the focused pane is alone.
    pub fn is_alone(&self) -> bool {
        self.zen || (self.timeline_full && self.focus == Pane::Timeline)
    }

    /// What follows from any change: areas, rows that are missing, the article and the
    /// timeline that belong to what is selected.
    fn settle(&mut self) -> Vec<Effect> {
        self.lay_out();
        self.ask_missing_rows();
        self.follow_selection();
        self.ask_timeline();
        std::mem::take(&mut self.effects)
    }

    /// Computes the areas and gives every pane its own.
    fn lay_out(&mut self) {
        let layout = Layout::new(&Shape {
            size: self.size,
            focus: self.focus,
            alone: self.is_alone(),
            no_list: self.hides_list,
            list_share: self.list_share,
            timeline_share: self.timeline_share,
            text_width: self.text_width,
        });
        if layout.too_small {
            // Panes keep what they have until there is room again.
            self.layout = layout;
            return;
        }
        let is_same = layout == self.layout;
        self.layout = layout;
        if let Some(area) = self.layout.list {
            self.list.resize(usize::from(area.height / self.list_lines));
        }
        let area = self.text_area();
        if let Some(page) = self.page.as_mut().filter(|_| self.layout.article.is_some()) {
            page.resize(area);
        }
        if let Some(area) = self.layout.timeline {
            self.timeline.resize(area.width, area.height);
        }
        if !is_same {
            self.lay_out_popup();
        }
    }

    /// The room for the text of an article.
    pub(super) fn text_area(&self) -> Area {
        let text = self.layout.text;
        let pane = self.layout.article.filter(|_| self.layout.frame.is_some());
        Area {
            width: text.width,
            height: usize::from(text.height),
            elsewhere: pane.map_or(0, |pane| pane.width.saturating_sub(TITLE_MARGIN)),
        }
    }

    pub(super) fn next_request(&mut self) -> RequestId {
        self.n_requests += 1;
        RequestId(self.n_requests)
    }

    pub(super) fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Asks a question; gives the id its answer will have.
    pub(super) fn ask(&mut self, question: Question) -> RequestId {
        let request = self.next_request();
        self.push(Effect::Ask { request, question });
        request
    }

    /// Has marks changed.
    pub(super) fn change(&mut self, change: Change, made: Made) {
        let request = self.next_request();
        self.made.push((request, made));
        self.push(Effect::Change { request, change });
    }

    pub(super) fn tell(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    /// Where the reader is.
    pub(super) fn spot(&self) -> Option<Spot> {
        let page = self.page.as_ref()?;
        Some(Spot {
            article: page.stored.row.id,
            place: page.place(),
        })
    }

    /// Remembers the place that a jump leaves.
    pub(super) fn remember(&mut self) {
        let entry = self.entry();
        self.history.push(entry);
    }

    /// What the reader has before him.
    pub(super) fn entry(&self) -> Entry {
        Entry {
            spot: self.spot(),
            filter: self.filter.clone(),
            focus: self.focus,
        }
    }
}
