//! What comes in and what goes out: the whole conversation between the state and the world.
//!
//! [`Event`]s come in, one [`update`](super::update) at a time; [`Effect`]s go out as values
//! and somebody else performs them. A question carries a [`RequestId`] and its [`Reply`]
//! brings the id back, so that an answer to what is no longer asked moves nothing.

use jiff::civil::{Date, DateTime};

use super::key::Key;
use crate::analysis::{Confidence, EntityKind};
use crate::corrections::Correction;
use crate::query::{
    Affected, ArticleRow, CountryCount, Filter, Form, NameCount, Number, Sort, StoredArticle,
    TimelineScope, Window,
};
use crate::timeline::{ArticleId, Encounter, EncounterId};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal has a new size.
    Resize(Size),
    /// What time it is, in the reader's own time zone; sent at the start and when the day changes.
    Tick {
        /// The time.
        now: DateTime,
    },
    /// The answer to a question or a change.
    Reply {
        /// What it answers.
        request: RequestId,
        /// The answer.
        reply: Reply,
    },
    /// How far a job in the background is; `None` when there is none any more.
    Progress(Option<Progress>),
    /// Articles were stored: what is shown may be out of date.
    Changed,
    /// Something to tell the reader.
    Notice(Notice),
    /// A file of the name that something was to be written to is there already.
    InTheWay(Export),
}

/// Columns and rows of the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// What the mouse did, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub kind: MouseKind,
    /// Column, from 0.
    pub x: u16,
    /// Row, from 0.
    pub y: u16,
}

/// What the mouse can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The first button went down.
    Click,
    /// The wheel turned away from the reader.
    WheelUp,
    /// The wheel turned towards the reader.
    WheelDown,
}

/// Tells one request from all others of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u64);

/// Something the state wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Answer a question. A waiting question of the same [`Question::kind`] may be dropped.
    Ask {
        /// Comes back with the reply.
        request: RequestId,
        /// The question.
        question: Question,
    },
    /// Change marks of articles; never dropped.
    Change {
        /// Comes back with the reply.
        request: RequestId,
        /// The change.
        change: Change,
    },
    /// Open a page in the browser; a failure comes back as a [`Notice`].
    OpenUrl(String),
    /// Put text on the clipboard; what came of it comes back as a [`Notice`].
    Copy(String),
    /// Save text as a new file; where, or why not, comes back as a [`Notice`].
    Save {
        /// File name without folder and extension, as the headline has it: not yet safe.
        name: String,
        /// What to write.
        text: String,
    },
    /// Write what is shown to a file in the background; what came of it comes back as a
    /// [`Notice`], a file that is there already as [`Event::InTheWay`].
    Export(Export),
    /// Fetch the feeds in the background; what came of it comes back as a [`Notice`].
    Fetch,
    /// Stop the job in the background.
    CancelJob,
    /// Draw every cell anew, whatever the terminal is thought to show.
    Redraw,
    /// Stop the process as the shell does, until the shell continues it.
    Suspend,
    /// End the program.
    Quit,
}

/// What is written for other programs.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// In which form.
    pub form: Form,
    /// Which articles and their encounters.
    pub filter: Filter,
    /// Encounters and quotations that are less sure are left out.
    pub least: Confidence,
    /// The file, as it was typed.
    pub name: String,
    /// Whether a file that is there is written over.
    pub replaces: bool,
}

/// A question to the archive.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// A stretch of the list → [`Reply::Rows`].
    Rows {
        /// Which articles.
        filter: Filter,
        /// In which order.
        sort: Sort,
        /// Position of the first row.
        from: usize,
        /// Number of rows.
        n: usize,
        /// If this article is in the list, the stretch is the one with it in the middle
        /// (from its position less `n / 2`), wherever that is.
        around: Option<ArticleId>,
    },
    /// An article whole → [`Reply::Article`].
    Article(ArticleId),
    /// A stretch of the timeline → [`Reply::Timeline`].
    Timeline {
        /// Of what.
        scope: TimelineScope,
        /// Encounters that no report tells so surely are left out.
        least: Confidence,
        /// Position of the first encounter.
        from: usize,
        /// Number of encounters.
        n: usize,
        /// If it can be found, the stretch is the one with this in the middle
        /// (from its position less `n / 2`).
        around: Option<Moment>,
    },
    /// The countries of the filtered articles with their numbers → [`Reply::Countries`].
    Countries(Filter),
    /// Names with words that begin like those of `prefix` → [`Reply::Names`].
    Names {
        /// What was typed of a name.
        prefix: String,
        /// Only names of this kind.
        kind: Option<EntityKind>,
        /// At most so many.
        n: usize,
    },
    /// How many articles of each filter are unread → [`Reply::Unread`].
    Unread(Vec<Filter>),
    /// In how many articles corrections would find something → [`Reply::Affected`].
    Affected(Vec<Correction>),
    /// How the feeds stand → [`Reply::Feeds`].
    Feeds,
}

/// A place in a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Where this encounter stands.
    Encounter(EncounterId),
    /// Before the first encounter of this day or a later one.
    Day(Date),
}

impl Question {
    /// A small number that questions of one kind share: a newer one makes an older one pointless.
    pub fn kind(&self) -> usize {
        match self {
            Question::Rows { .. } => 0,
            Question::Article(_) => 1,
            Question::Timeline { .. } => 2,
            Question::Countries(_) => 3,
            Question::Names { .. } => 4,
            Question::Affected(_) => 5,
            Question::Unread(_) => 6,
            Question::Feeds => 7,
        }
    }
}

/// A change; the reply to one of marks or of what is stored is [`Reply::Marked`], to corrections [`Reply::Corrected`].
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Mark these as read or unread.
    Read {
        /// Which.
        ids: Vec<ArticleId>,
        /// Read, or unread.
        read: bool,
    },
    /// Mark all that pass the filter as read.
    AllRead(Filter),
    /// Give these a star or take it.
    Starred {
        /// Which.
        ids: Vec<ArticleId>,
        /// Give, or take.
        starred: bool,
    },
    /// Delete these; they can be brought back.
    Delete {
        /// Which.
        ids: Vec<ArticleId>,
    },
    /// Bring deleted ones back.
    Undelete {
        /// Which.
        ids: Vec<ArticleId>,
    },
    /// Write corrections to their file and have them applied.
    Correct(Revision),
}

/// A change of the corrections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Revision {
    /// What is added; with an article, it holds there alone.
    pub add: Vec<(Option<ArticleId>, Correction)>,
    /// What is taken out.
    pub remove: Vec<Correction>,
    /// The article on the screen: it is corrected before all others.
    pub open: Option<ArticleId>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// A stretch of the list.
    Rows(Window<ArticleRow>),
    /// An article.
    Article(Box<StoredArticle>),
    /// A stretch of the timeline.
    Timeline(Window<Encounter>),
    /// Countries, most articles first.
    Countries(Vec<CountryCount>),
    /// Names, most articles first.
    Names(Vec<NameCount>),
    /// Marks were changed.
    Marked {
        /// Those that were not so before.
        changed: Vec<ArticleId>,
    },
    /// How many articles of each filter are unread.
    Unread(Vec<Number>),
    /// In how many articles corrections would find something.
    Affected(Affected),
    /// The feeds, in the order of the configuration.
    Feeds(Vec<FeedLine>),
    /// Corrections were written.
    Corrected {
        /// Those that were added, as they were written.
        added: Vec<Correction>,
        /// Articles that they or those taken out may touch.
        n_articles: usize,
    },
    /// It could not be done.
    Failed {
        /// What and why, in one line.
        what: String,
    },
}

/// How a feed stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedLine {
    /// What it is called.
    pub name: String,
    /// When it was last fetched, or what went wrong.
    pub told: String,
    /// Whether something went wrong.
    pub has_failed: bool,
}

/// How far a job in the background is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is done ("importing wire.jsonl").
    pub label: String,
    /// Articles done.
    pub n_done: usize,
    /// Articles there are, if known.
    pub n_total: Option<usize>,
    /// Articles that failed.
    pub n_failed: usize,
}

/// Something told to the reader on the status line until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How grave it is.
    pub level: Level,
    /// The words, in one line.
    pub text: String,
}

/// How grave a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something was done.
    Info,
    /// Something could not be done and that is all.
    Warning,
    /// Something is wrong.
    Error,
}

impl Notice {
    /// Tells that something was done.
    pub fn info(text: impl Into<String>) -> Notice {
        Notice {
            level: Level::Info,
            text: text.into(),
        }
    }

    /// Tells that something could not be done.
    pub fn warning(text: impl Into<String>) -> Notice {
        Notice {
            level: Level::Warning,
            text: text.into(),
        }
    }

    /// Tells that something is wrong.
    pub fn error(text: impl Into<String>) -> Notice {
        Notice {
            level: Level::Error,
            text: text.into(),
        }
    }
}
