//! A small world for tests: a few articles of our own, their encounters, and a session that
//! answers what the state asks, as the archive would.

mod articles;
mod correcting;

use crate::analysis::{Confidence, EntityKind};
use crate::app::event::{Change, Effect, Event, FeedLine, Mouse, MouseKind, Question, Reply, Size};
use crate::app::key::Key;
use crate::app::keymap::{Keymap, Sequence};
use crate::app::state::{Options, State};
use crate::app::update;
use crate::corrections::Correction;
use crate::query::{
    CountryCount, Filter, Join, NameCount, Number, Sort, StoredArticle, TimelineScope, Window,
};
use crate::timeline::{ArticleId, Encounter};

pub(crate) use articles::{all, article, long_article};

/// The first state of a session in a terminal of this size.
pub(crate) fn options(width: u16, height: u16) -> Options {
    Options {
        size: Size { width, height },
        keymap: Keymap::default(),
        filter: Filter::default(),
        sort: Sort::Newest,
        list_lines: 2,
        text_width: 72,
        least: Confidence::SHOWN,
        list_share: 27,
        timeline_share: 34,
        views: Vec::new(),
        notice: None,
    }
}

/// A reader at work on the small world.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Session {
    pub(crate) state: State,
    pub(crate) articles: Vec<StoredArticle>,
    deleted: Vec<StoredArticle>,
    pub(crate) encounters: Vec<Encounter>,
    /// What was corrected.
    pub(crate) corrections: Vec<Correction>,
    /// Every effect that was no question, in order.
    pub(crate) done: Vec<Effect>,
}

impl Session {
    /// A session on the articles of the small world, at rest.
    pub(crate) fn new(width: u16, height: u16) -> Session {
        Session::with(articles::all(), width, height)
    }

    /// A session on other articles.
    pub(crate) fn with(articles: Vec<StoredArticle>, width: u16, height: u16) -> Session {
        let (state, effects) = State::new(options(width, height));
        let mut session = Session {
            state,
            encounters: articles::encounters(&articles),
            articles,
            deleted: Vec::new(),
            corrections: Vec::new(),
            done: Vec::new(),
        };
        session.perform(effects);
        let now = jiff::civil::date(2025, 8, 20).at(9, 0, 0, 0);
        session.event(Event::Tick { now });
        session
    }

    /// Presses keys, written as in the configuration with spaces between them.
    pub(crate) fn keys(mut self, keys: &str) -> Session {
        self.press(keys);
        self
    }

    /// The same.
    pub(crate) fn press(&mut self, keys: &str) {
        for word in keys.split_whitespace() {
            let sequence: Sequence = word.parse().unwrap();
            for key in sequence.0 {
                self.event(Event::Key(key));
            }
        }
    }

    /// Types text.
    pub(crate) fn types(mut self, text: &str) -> Session {
        for c in text.chars() {
            self.event(Event::Key(Key::char(c)));
        }
        self
    }

    /// One event, and everything that follows from it.
    pub(crate) fn event(&mut self, event: Event) {
        let effects = update(&mut self.state, event);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting = std::collections::VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            if let Some(event) = self.answer(&effect) {
                waiting.extend(update(&mut self.state, event));
            } else {
                self.done.push(effect);
            }
        }
    }

    /// What the archive answers; `None` for what is no business of it.
    pub(crate) fn answer(&mut self, effect: &Effect) -> Option<Event> {
        let (request, reply) = match effect {
            Effect::Ask { request, question } => (*request, self.reply(question)),
            Effect::Change { request, change } => (*request, self.changed(change)),
            _ => return None,
        };
        Some(Event::Reply { request, reply })
    }

    fn reply(&self, question: &Question) -> Reply {
        match question {
            Question::Rows {
                filter,
                sort,
                from,
                n,
                around,
            } => {
                let rows = self.listed(filter, *sort);
                let at = around.and_then(|id| rows.iter().position(|row| row.row.id == id));
                let from = at.map_or(*from, |at| at.saturating_sub(n / 2));
                Reply::Rows(Window {
                    from,
                    total: rows.len(),
                    is_counted: true,
                    rows: rows
                        .iter()
                        .skip(from)
                        .take(*n)
                        .map(|a| a.row.clone())
                        .collect(),
                })
            }
            Question::Feeds => Reply::Feeds(feeds()),
            Question::Article(id) => match self.articles.iter().find(|a| a.row.id == *id) {
                Some(stored) => Reply::Article(Box::new(self.corrected(stored))),
                None => Reply::Failed {
                    what: "there is no such article".to_owned(),
                },
            },
            Question::Timeline {
                scope,
                least,
                from,
                n,
                ..
            } => {
                let mut told: Vec<Encounter> = self
                    .encounters
                    .iter()
                    .filter(|e| {
                        let mut sure = e.reports.iter().filter(|r| r.confidence >= *least);
                        match scope {
                            TimelineScope::Article(id) => sure.any(|r| r.article == *id),
                            TimelineScope::Archive(_) => sure.next().is_some(),
                        }
                    })
                    .cloned()
                    .collect();
                told.sort_by_key(|e| e.order_days().map(|days| (days.first, days.last)));
                Reply::Timeline(Window {
                    from: *from,
                    total: told.len(),
                    is_counted: true,
                    rows: told.into_iter().skip(*from).take(*n).collect(),
                })
            }
            Question::Countries(filter) => Reply::Countries(self.countries(filter)),
            Question::Names { prefix, kind, .. } => Reply::Names(self.names(prefix, *kind)),
            Question::Unread(filters) => Reply::Unread(
                filters
                    .iter()
                    .map(|filter| {
                        let listed = self.listed(filter, Sort::Newest);
                        Number {
                            n: listed.iter().filter(|a| !a.row.read).count(),
                            is_all: true,
                        }
                    })
                    .collect(),
            ),
            Question::Affected(list) => Reply::Affected(self.affected(list)),
        }
    }

    fn listed(&self, filter: &Filter, sort: Sort) -> Vec<&StoredArticle> {
        let passes = |a: &&StoredArticle| {
            let codes = &filter.countries;
            let has = |code| a.row.countries.contains(code);
            let countries = match filter.countries_join {
                Join::Any => codes.is_empty() || codes.iter().any(has),
                Join::All => codes.iter().all(has),
            };
            let words = filter.words.to_lowercase();
            countries
                && (!filter.unread || !a.row.read)
                && (!filter.starred || a.row.starred)
                && a.article.body.to_lowercase().contains(&words)
        };
        let mut listed: Vec<&StoredArticle> = self.articles.iter().filter(passes).collect();
        if sort == Sort::Oldest {
            listed.reverse();
        }
        listed
    }

    fn countries(&self, filter: &Filter) -> Vec<CountryCount> {
        let listed = self.listed(filter, Sort::Newest);
        let mut counts: Vec<CountryCount> = Vec::new();
        for country in listed.iter().flat_map(|a| &a.row.countries) {
            match counts.iter_mut().find(|c| c.country == *country) {
                Some(count) => count.n_articles += 1,
                None => counts.push(CountryCount {
                    country: *country,
                    name: articles::country_name(*country).to_owned(),
                    n_articles: 1,
                }),
            }
        }
        counts.sort_by_key(|c| std::cmp::Reverse(c.n_articles));
        counts
    }

    fn names(&self, prefix: &str, kind: Option<EntityKind>) -> Vec<NameCount> {
        let entities = self.articles.iter().flat_map(|a| &a.analysis.entities);
        let mut names: Vec<NameCount> = Vec::new();
        for entity in entities {
            let key = crate::timeline::key(&entity.name);
            let is_known = names.iter().any(|name| name.key == key);
            let name = entity.name.to_lowercase();
            let words = name
                .split(' ')
                .any(|word| word.starts_with(&prefix.to_lowercase()));
            let is_wanted = kind.is_none_or(|kind| kind == entity.kind);
            if words && is_wanted && !is_known {
                names.push(NameCount {
                    key,
                    name: entity.name.clone(),
                    kind: entity.kind,
                    country: entity.country,
                    n_articles: 1,
                });
            }
        }
        names
    }

    fn delete(&mut self, ids: &[ArticleId]) -> Reply {
        let is_meant = |a: &mut StoredArticle| ids.contains(&a.row.id);
        let gone: Vec<StoredArticle> = self.articles.extract_if(.., is_meant).collect();
        let changed = gone.iter().map(|a| a.row.id).collect();
        self.deleted.extend(gone);
        self.encounters = articles::encounters(&self.articles);
        Reply::Marked { changed }
    }

    fn undelete(&mut self, ids: &[ArticleId]) -> Reply {
        let is_meant = |a: &mut StoredArticle| ids.contains(&a.row.id);
        let back: Vec<StoredArticle> = self.deleted.extract_if(.., is_meant).collect();
        let changed = back.iter().map(|a| a.row.id).collect();
        self.articles.extend(back);
        self.articles.sort_by_key(|a| std::cmp::Reverse(a.row.id));
        self.encounters = articles::encounters(&self.articles);
        Reply::Marked { changed }
    }

    fn changed(&mut self, change: &Change) -> Reply {
        let wanted: Vec<ArticleId> = match change {
            Change::Read { ids, .. } | Change::Starred { ids, .. } => ids.clone(),
            Change::AllRead(filter) => {
                let listed = self.listed(filter, Sort::Newest);
                listed.iter().map(|a| a.row.id).collect()
            }
            Change::Correct(revision) => return self.revise(revision),
            Change::Delete { ids } => return self.delete(ids),
            Change::Undelete { ids } => return self.undelete(ids),
        };
        let mut changed = Vec::new();
        for article in self
            .articles
            .iter_mut()
            .filter(|a| wanted.contains(&a.row.id))
        {
            let (mark, value) = match change {
                Change::Read { read, .. } => (&mut article.row.read, *read),
                Change::AllRead(_) => (&mut article.row.read, true),
                Change::Starred { starred, .. } => (&mut article.row.starred, *starred),
                Change::Correct(_) | Change::Delete { .. } | Change::Undelete { .. } => continue,
            };
            if *mark != value {
                *mark = value;
                changed.push(article.row.id);
            }
        }
        Reply::Marked { changed }
    }
}

/// Presses, clicks, answers in any order: what a hasty reader and a slow archive may do.
pub(crate) fn any_happening() -> impl proptest::strategy::Strategy<Value = Happening> {
    use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
    let keys: Vec<&str> = crate::app::action::actions()
        .flat_map(|row| row.keys)
        .copied()
        .collect();
    prop_oneof![
        20 => prop::sample::select(keys).prop_map(Happening::Keys),
        6 => "[a-z0-9:\" éñ漢]".prop_map(|c| Happening::Typed(c.chars().next().unwrap())),
        8 => (0usize..4).prop_map(Happening::Answer),
        2 => (0u16..220, 0u16..70).prop_map(|(w, h)| Happening::Resize(w, h)),
        3 => (0u8..3, 0u16..200, 0u16..60).prop_map(|(kind, x, y)| Happening::Mouse(kind, x, y)),
        1 => any::<String>().prop_map(Happening::Paste),
        1 => Just(Happening::Changed),
        1 => Just(Happening::Failure),
    ]
}

/// Something that happens in a session.
#[derive(Clone, Debug)]
pub(crate) enum Happening {
    Keys(&'static str),
    Typed(char),
    /// The archive answers one of the open questions.
    Answer(usize),
    Resize(u16, u16),
    Mouse(u8, u16, u16),
    Paste(String),
    Changed,
    /// The oldest open question fails.
    Failure,
}

/// A session in which answers come late and in any order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Slow {
    pub(crate) session: Session,
    pub(crate) open: Vec<Effect>,
}

impl Slow {
    pub(crate) fn new(articles: Vec<StoredArticle>) -> Slow {
        let (state, open) = State::new(options(120, 40));
        let session = Session {
            deleted: Vec::new(),
            state,
            encounters: articles::encounters(&articles),
            articles,
            corrections: Vec::new(),
            done: Vec::new(),
        };
        Slow { session, open }
    }

    pub(crate) fn happen(&mut self, happening: &Happening) {
        let events: Vec<Event> = match happening {
            Happening::Keys(keys) => {
                let keys: Sequence = keys.parse().unwrap();
                keys.0.into_iter().map(Event::Key).collect()
            }
            Happening::Typed(c) => vec![Event::Key(Key::char(*c))],
            Happening::Answer(at) if *at < self.open.len() => {
                let effect = self.open.remove(*at);
                self.session.answer(&effect).into_iter().collect()
            }
            Happening::Failure if !self.open.is_empty() => match self.open.remove(0) {
                Effect::Ask { request, .. } | Effect::Change { request, .. } => {
                    let what = "the disk is full".to_owned();
                    let reply = Reply::Failed { what };
                    vec![Event::Reply { request, reply }]
                }
                _ => Vec::new(),
            },
            Happening::Answer(_) | Happening::Failure => Vec::new(),
            Happening::Resize(width, height) => vec![Event::Resize(Size {
                width: *width,
                height: *height,
            })],
            Happening::Mouse(kind, x, y) => vec![Event::Mouse(Mouse {
                kind: [MouseKind::Click, MouseKind::WheelUp, MouseKind::WheelDown]
                    [usize::from(*kind)],
                x: *x,
                y: *y,
            })],
            Happening::Paste(text) => vec![Event::Paste(text.clone())],
            Happening::Changed => vec![Event::Changed],
        };
        for event in events {
            let effects = update(&mut self.session.state, event);
            self.open.extend(effects);
        }
    }
}

/// Asserts what holds of every state: positions lie in their lists and show, scrolling has its
/// limits, the cursor lies on the text.
#[track_caller]
pub(crate) fn check_bounds(state: &State) {
    let list = &state.list;
    assert!(list.selected < list.total.max(1), "selection in the list");
    if !state.layout.too_small && list.total > 0 {
        assert!(
            (list.top..list.top + list.page.max(1)).contains(&list.selected),
            "selection shows"
        );
    }
    let timeline = &state.timeline;
    assert!(
        timeline.selected < timeline.total.max(1),
        "selection in the timeline"
    );
    if timeline.total > 0 && timeline.form.page > 0 {
        let shown = timeline.top..timeline.top + timeline.form.page;
        assert!(
            shown.contains(&timeline.selected),
            "selected encounter shows"
        );
    }
    if let Some(page) = &state.page {
        assert!(page.top <= page.last_top(), "no scrolling beyond the end");
        let body = page.body();
        assert!(
            page.cursor
                .is_none_or(|cursor| body.get(cursor.range()).is_some())
        );
        assert!(
            page.found
                .iter()
                .all(|span| body.get(span.range()).is_some())
        );
    }
}

/// A feed that is well and one that is not.
fn feeds() -> Vec<FeedLine> {
    let line = |name: &str, told: &str, has_failed| FeedLine {
        name: name.to_owned(),
        told: told.to_owned(),
        has_failed,
    };
    let failed = "failed 3 times: the server answers 404: there is nothing at this address; \
                  never fetched; asked again from 2026-12-01 12:00";
    vec![
        line("Alpha", "fetched 2026-12-01 10:00", false),
        line("https://b.example/feed", failed, true),
    ]
}
