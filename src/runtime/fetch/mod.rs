//! Feeds from the web → articles in the archive.
//!
//! The calling thread keeps the order of things: it sends requests out, each on a thread of its
//! own, as many as the limits allow, and stores what comes back. What a feed's server said about
//! its version is kept only once its articles are stored, so a stop at any moment loses nothing.
//! A stop does not wait for slow servers: their threads end by themselves.

mod address;
mod client;
mod content;
mod due;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, unbounded};
use jiff::Timestamp;
use url::Url;

use super::workers::spawn;
use crate::archive::{self, ArchiveHandle, Engine, FeedState, ImportEvent, import};
use crate::article::Article;
use crate::config::{FeedConfig, FetchConfig, FullText};
use address::Reach;
use client::{Answer, Failure, Limits, Request, get, web_address};
use content::{Read, Unreadable};

pub use due::Wait;

/// What a server may send for a feed.
const FEED: &str = "application/rss+xml, application/atom+xml, application/feed+json, \
     application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";
/// And for a page.
const PAGE: &str = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";
/// Pages fetched for one feed in one go; the articles behind keep the text of the feed.
const MAX_PAGES: usize = 50;
/// Time between two pages of one server.
const BREATH: Duration = Duration::from_millis(200);
/// How often somebody looks whether the work is to stop.
const WATCH: Duration = Duration::from_millis(50);

/// What is to be fetched, and how.
#[derive(Clone, Debug)]
pub struct Fetch {
    /// The feeds.
    pub feeds: Vec<FeedConfig>,
    /// The limits.
    pub config: FetchConfig,
    /// Whether feeds that were asked a short while ago are asked again.
    pub force: bool,
}

/// What came of it all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// Feeds that are to be asked.
    pub n_feeds: usize,
    /// Feeds done, whatever came of them.
    pub n_done: usize,
    /// Feeds that failed.
    pub n_failed: usize,
    /// Feeds that were left alone.
    pub n_waiting: usize,
    /// Articles stored.
    pub n_new: usize,
    /// Items of feeds that are no articles.
    pub n_rejected: usize,
}

/// What is told while it goes on.
#[derive(Debug)]
pub enum FetchEvent<'a> {
    /// A feed is done: what it is called, and what came of it.
    Feed(&'a str, FeedOutcome<'a>),
    /// Part of a feed is no article.
    Rejected(&'a str),
    /// How far it is.
    Progress(&'a Fetched),
}

/// What came of one feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedOutcome<'a> {
    /// So many articles are new.
    New(usize),
    /// Its server says that nothing is new.
    Unchanged,
    /// It was left alone.
    Waits(Wait),
    /// Why it failed.
    Failed(&'a str),
}

impl fmt::Display for Fetched {
    /// "12 new articles; 1 feed failed"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.n_new {
            0 => f.write_str("no new articles")?,
            1 => f.write_str("1 new article")?,
            n => write!(f, "{n} new articles")?,
        }
        match self.n_failed {
            0 => {}
            1 => f.write_str("; 1 feed failed")?,
            n => write!(f, "; {n} feeds failed")?,
        }
        match self.n_waiting {
            0 => Ok(()),
            1 => f.write_str("; 1 feed not due yet"),
            n => write!(f, "; {n} feeds not due yet"),
        }
    }
}

/// Fetches feeds and stores their new articles. Stops early, with what is stored so far, once
/// `cancel` is true.
///
/// # Errors
/// If the archive cannot be read or written, or another process is importing into it.
pub fn fetch(
    archive: &mut ArchiveHandle,
    what: &Fetch,
    engine: &Engine,
    cancel: &Arc<AtomicBool>,
    tell: &mut dyn FnMut(FetchEvent<'_>),
) -> archive::Result<Fetched> {
    let (done, received) = unbounded();
    let mut desk = Desk {
        archive,
        what,
        engine,
        cancel,
        tell,
        limits: Limits {
            total: Duration::from_secs(what.config.timeout_seconds.into()),
            ..Limits::default()
        },
        waiting: VecDeque::new(),
        at_work: HashMap::new(),
        pauses: HashMap::new(),
        done,
        sum: Fetched::default(),
    };
    desk.list_feeds()?;
    desk.work(&received)?;
    Ok(desk.sum)
}

/// A request that waits to be sent, or a series of them to one host.
struct Task {
    feed: usize,
    host: String,
    state: FeedState,
    work: Work,
}

enum Work {
    /// Ask for the feed.
    Feed(Request),
    /// Ask for the pages of its new articles; the host of the feed, which may be at home.
    Pages(Read, String),
}

/// What a thread brings back.
struct Done {
    feed: usize,
    host: String,
    state: FeedState,
    result: Outcome,
}

enum Outcome {
    Unchanged,
    /// Articles, before their pages were asked for or after.
    Read(Read, bool),
    Failed(Failure),
    Unreadable(Unreadable),
}

/// Who keeps the order of things.
struct Desk<'a> {
    archive: &'a mut ArchiveHandle,
    what: &'a Fetch,
    engine: &'a Engine,
    cancel: &'a Arc<AtomicBool>,
    tell: &'a mut dyn FnMut(FetchEvent<'_>),
    limits: Limits,
    waiting: VecDeque<Task>,
    /// Requests under way, by host.
    at_work: HashMap<String, usize>,
    /// Hosts that asked for a pause, with its seconds.
    pauses: HashMap<String, i64>,
    done: Sender<Done>,
    sum: Fetched,
}

impl Desk<'_> {
    /// Puts the feeds that are due into the row.
    fn list_feeds(&mut self) -> archive::Result<()> {
        let now = Timestamp::now().as_second();
        for (at, feed) in self.what.feeds.iter().enumerate() {
            let state = self.archive.with(|archive| archive.feed(&feed.url))?;
            if let Some(wait) = due::wait(&state, now, self.what.force) {
                self.sum.n_waiting += 1;
                (self.tell)(FetchEvent::Feed(
                    &called(feed, &state),
                    FeedOutcome::Waits(wait),
                ));
                continue;
            }
            self.sum.n_feeds += 1;
            let address = state.moved_to.as_deref().unwrap_or(&feed.url);
            let url = Url::parse(address).ok().and_then(web_address);
            let Some(url) = url else {
                let failure = Failure::NoHost(client::shown(address));
                self.fail(at, &state, &failure)?;
                continue;
            };
            let request = Request {
                etag: state.etag.clone(),
                last_modified: state.last_modified.clone(),
                accept: FEED,
                reach: self.reach(),
                url,
            };
            self.waiting.push_back(Task {
                feed: at,
                host: host(&request.url),
                state,
                work: Work::Feed(request),
            });
        }
        Ok(())
    }

    fn reach(&self) -> Reach {
        match self.what.config.private_addresses {
            true => Reach::All,
            false => Reach::Public,
        }
    }

    /// Sends out and takes in until all is done or is to stop.
    fn work(&mut self, received: &Receiver<Done>) -> archive::Result<()> {
        loop {
            if self.cancel.load(Ordering::Relaxed) {
                return Ok(());
            }
            self.send_out()?;
            if self.at_work.is_empty() && self.waiting.is_empty() {
                return Ok(());
            }
            (self.tell)(FetchEvent::Progress(&self.sum));
            if let Ok(done) = received.recv_timeout(WATCH) {
                self.take_in(done)?;
            }
        }
    }

    /// Starts as many requests as may be under way.
    fn send_out(&mut self) -> archive::Result<()> {
        let most = usize::from(self.what.config.connections);
        let per_host = usize::from(self.what.config.per_host);
        while self.at_work.values().sum::<usize>() < most {
            let is_free =
                |task: &Task| self.at_work.get(&task.host).copied().unwrap_or(0) < per_host;
            let Some(task) = self
                .waiting
                .iter()
                .position(is_free)
                .and_then(|at| self.waiting.remove(at))
            else {
                return Ok(());
            };
            if let Some(pause) = self.pauses.get(&task.host) {
                let failure = Failure::Status {
                    code: 429,
                    retry_after: Some(*pause),
                };
                match task.work {
                    Work::Feed(_) => self.fail(task.feed, &task.state, &failure)?,
                    Work::Pages(read, _) => self.store(task.feed, &task.state, read)?,
                }
                continue;
            }
            self.start(task)?;
        }
        Ok(())
    }

    fn start(&mut self, task: Task) -> archive::Result<()> {
        let (feed, host) = (task.feed, task.host.clone());
        *self.at_work.entry(host.clone()).or_default() += 1;
        let state = task.state.clone();
        let trip = Trip {
            limits: self.limits,
            reach: self.reach(),
            full_text: self.full_text(feed),
            cancel: Arc::clone(self.cancel),
            done: self.done.clone(),
        };
        if let Err(error) = spawn("fetch", move || trip.go(task)) {
            self.leave(&host);
            let failure = Failure::Connection(client::shown(&error.to_string()));
            self.fail(feed, &state, &failure)?;
        }
        Ok(())
    }

    fn full_text(&self, feed: usize) -> FullText {
        let own = self.what.feeds.get(feed).and_then(|feed| feed.full_text);
        own.unwrap_or(self.what.config.full_text)
    }

    fn leave(&mut self, host: &str) {
        if let Some(n) = self.at_work.get_mut(host) {
            *n -= 1;
            if *n == 0 {
                self.at_work.remove(host);
            }
        }
    }

    fn take_in(&mut self, done: Done) -> archive::Result<()> {
        self.leave(&done.host);
        let (feed, state) = (done.feed, done.state);
        match done.result {
            Outcome::Unchanged => {
                let kept =
                    due::succeeded(&state, Timestamp::now().as_second(), self.interval(feed));
                self.keep(feed, &kept)?;
                self.told(feed, &kept, FeedOutcome::Unchanged);
                Ok(())
            }
            Outcome::Read(read, true) => self.store(feed, &state, read),
            Outcome::Read(read, false) => self.take_feed(feed, done.host, state, read),
            Outcome::Unreadable(why) => {
                let failure = Failure::Unreadable(client::shown(&why.to_string()));
                self.fail(feed, &state, &failure)
            }
            Outcome::Failed(Failure::Cancelled) => Ok(()),
            Outcome::Failed(failure) => {
                if let Failure::Status {
                    retry_after: Some(pause),
                    ..
                } = failure
                {
                    self.pauses.insert(done.host, pause);
                }
                self.fail(feed, &state, &failure)
            }
        }
    }

    /// Of the articles of a feed only the new ones are worth more requests.
    fn take_feed(
        &mut self,
        feed: usize,
        home: String,
        state: FeedState,
        mut read: Read,
    ) -> archive::Result<()> {
        let keys: Vec<&str> = read.articles.iter().map(|a| a.key.as_str()).collect();
        let known = self.archive.with(|archive| archive.known(&keys))?;
        let mut known = known.into_iter();
        read.articles.retain(|_| !known.next().unwrap_or(false));
        let full_text = self.full_text(feed);
        let wanted = read.articles.iter();
        let page = wanted
            .filter(|article| content::wants_page(article, full_text))
            .find_map(article_address);
        match page {
            Some(page) => {
                self.waiting.push_back(Task {
                    feed,
                    host: host(&page),
                    state,
                    work: Work::Pages(read, home),
                });
                Ok(())
            }
            None => self.store(feed, &state, read),
        }
    }

    /// Stores the articles of a feed, then what its server said of this version.
    fn store(&mut self, feed: usize, state: &FeedState, read: Read) -> archive::Result<()> {
        let mut state = state.clone();
        let config = self.what.feeds.get(feed);
        let name = config.and_then(|config| config.name.clone());
        if let Some(title) = read.articles.iter().find_map(|a| a.source.clone()) {
            state.title = title;
        }
        for reason in &read.rejected {
            self.sum.n_rejected += 1;
            (self.tell)(FetchEvent::Rejected(reason));
        }
        let articles = read.articles.into_iter().map(|article| {
            let source = name.clone().or(article.source);
            Ok::<_, String>(Article { source, ..article })
        });
        let tell = &mut *self.tell;
        let stored = import(
            self.archive,
            articles,
            self.engine,
            self.cancel,
            &mut |event| {
                if let ImportEvent::Rejected(reason) = event {
                    tell(FetchEvent::Rejected(reason));
                }
            },
        )?;
        self.sum.n_new += stored.n_new;
        if self.cancel.load(Ordering::Relaxed) {
            return Ok(());
        }
        let kept = due::succeeded(&state, Timestamp::now().as_second(), self.interval(feed));
        self.keep(feed, &kept)?;
        self.told(feed, &kept, FeedOutcome::New(stored.n_new));
        Ok(())
    }

    fn fail(&mut self, feed: usize, state: &FeedState, failure: &Failure) -> archive::Result<()> {
        let now = Timestamp::now().as_second();
        let kept = due::failed(state, now, self.interval(feed), failure);
        self.keep(feed, &kept)?;
        self.sum.n_failed += 1;
        self.told(feed, &kept, FeedOutcome::Failed(&failure.to_string()));
        Ok(())
    }

    /// Seconds between two requests.
    fn interval(&self, feed: usize) -> i64 {
        let own = self.what.feeds.get(feed);
        let own = own.and_then(|feed| feed.interval_minutes);
        60 * i64::from(own.unwrap_or(self.what.config.interval_minutes))
    }

    fn keep(&mut self, feed: usize, state: &FeedState) -> archive::Result<()> {
        let Some(feed) = self.what.feeds.get(feed) else {
            return Ok(());
        };
        self.archive
            .with(|archive| archive.put_feed(&feed.url, state))
    }

    fn told(&mut self, feed: usize, state: &FeedState, outcome: FeedOutcome<'_>) {
        self.sum.n_done += 1;
        if let Some(feed) = self.what.feeds.get(feed) {
            (self.tell)(FetchEvent::Feed(&called(feed, state), outcome));
        }
        (self.tell)(FetchEvent::Progress(&self.sum));
    }
}

/// What a thread takes along.
struct Trip {
    limits: Limits,
    reach: Reach,
    full_text: FullText,
    cancel: Arc<AtomicBool>,
    done: Sender<Done>,
}

impl Trip {
    fn go(self, task: Task) {
        let mut state = task.state;
        let result = match task.work {
            Work::Feed(request) => self.feed(&request, &mut state),
            Work::Pages(read, home) => Outcome::Read(self.pages(read, &home), true),
        };
        // Who asked is gone only when all is to stop.
        let _ = self.done.send(Done {
            feed: task.feed,
            host: task.host,
            state,
            result,
        });
    }

    fn feed(&self, request: &Request, state: &mut FeedState) -> Outcome {
        let answer = match get(request, &self.limits, &self.cancel) {
            Ok(answer) => answer,
            Err(failure) => return Outcome::Failed(failure),
        };
        let Answer {
            content,
            url,
            moved_to,
            etag,
            last_modified,
        } = answer;
        let Some(bytes) = content else {
            return Outcome::Unchanged;
        };
        match content::feed(url.as_str(), &bytes) {
            Ok(read) => {
                // A place that holds no feed is not where the feed is for good.
                if let Some(place) = moved_to {
                    state.moved_to = Some(place.into());
                }
                (state.etag, state.last_modified) = (etag, last_modified);
                Outcome::Read(read, false)
            }
            Err(why) => Outcome::Unreadable(why),
        }
    }

    /// Asks for the pages of the articles that want it; who cannot be had keeps what it has.
    fn pages(&self, read: Read, home: &str) -> Read {
        let mut n_asked = 0;
        let articles = read.articles.into_iter().map(|article| {
            let wants = content::wants_page(&article, self.full_text) && n_asked < MAX_PAGES;
            let url = article_address(&article).filter(|_| wants);
            let Some(url) = url.filter(|_| !self.cancel.load(Ordering::Relaxed)) else {
                return article;
            };
            if n_asked > 0 {
                std::thread::sleep(BREATH);
            }
            n_asked += 1;
            // A feed may name any address: none but its own host is let into the house.
            let reach = match host(&url) == home {
                true => self.reach,
                false => Reach::Public,
            };
            let request = Request {
                url,
                etag: None,
                last_modified: None,
                accept: PAGE,
                reach,
            };
            match get(&request, &self.limits, &self.cancel) {
                Ok(Answer {
                    content: Some(page),
                    ..
                }) => content::complete(article, &page),
                _ => article,
            }
        });
        Read {
            articles: articles.collect(),
            rejected: read.rejected,
        }
    }
}

fn article_address(article: &Article) -> Option<Url> {
    Url::parse(article.url.as_deref()?)
        .ok()
        .and_then(web_address)
}

/// The host of an address with its port, by which requests are counted.
fn host(url: &Url) -> String {
    let port = url.port_or_known_default().unwrap_or(0);
    format!("{}:{port}", url.host_str().unwrap_or(""))
}

/// What a feed is called.
fn called(feed: &FeedConfig, state: &FeedState) -> String {
    match &feed.name {
        Some(name) => client::shown(name),
        None if !state.title.is_empty() => client::shown(&state.title),
        None => client::shown(&feed.url),
    }
}
