//! From mark to mark, from mark to timeline and back, and along the jump list.

use crate::analysis::{EntityId, EntityKind, Participant};
use crate::app::event::Notice;
use crate::app::find::{find, find_searched};
use crate::app::history::Entry;
use crate::app::jump::{Direction, Target};
use crate::app::layout::Pane;
use crate::app::state::{Landing, Last, Seek, State};
use crate::app::timeline::Select;
use crate::text::Span;
use crate::timeline::{ArticleId, Encounter};

/// Rows asked for at once while an unread article is looked for.
const SEEK_ROWS: usize = 500;

/// Stretches looked through before the search is given up.
const SEEK_STRETCHES: u8 = 100;

impl State {
    /// To the next mark, article or unread article.
    pub(super) fn jump(&mut self, target: Target, direction: Direction) {
        self.last = Some(Last::Jump(target));
        match target {
            Target::Article => self.next_article(direction),
            Target::Unread => self.next_unread(direction),
            _ => self.jump_to_mark(target, direction),
        }
    }

    fn jump_to_mark(&mut self, target: Target, direction: Direction) {
        let Some(page) = &self.page else {
            self.tell(Notice::warning("no article is open"));
            return;
        };
        let spans = page.spans(target);
        let next = page
            .next_of(&spans, direction)
            .and_then(|idx| spans.get(idx).copied());
        let Some(span) = next else {
            self.tell(Notice::warning(nothing_there(
                target,
                direction,
                spans.is_empty(),
            )));
            return;
        };
        self.remember();
        self.focus(Pane::Article);
        if let Some(page) = &mut self.page {
            page.land(span);
        }
        if target == Target::Meeting {
            self.show_row_of_meeting();
        }
    }

    /// Selects the row of the meeting at the cursor, if it is there to be selected.
    fn show_row_of_meeting(&mut self) {
        let id = self.page.as_ref().zip(self.meeting_at_cursor());
        let id = id.and_then(|(page, idx)| page.stored.encounters.get(idx).copied());
        let at = id.and_then(|id| self.timeline.rows.iter().position(|e| e.id == id));
        if let Some(at) = at.filter(|_| self.timeline.scope == self.wanted_scope()) {
            self.timeline.select(self.timeline.from + at);
        }
    }

    /// Repeats the last jump or search.
    pub(super) fn repeat(&mut self, direction: Direction) {
        match self.last {
            Some(Last::Jump(target)) => self.jump(target, direction),
            Some(Last::Find) => self.next_found(direction),
            Some(Last::FindRow) => self.next_row_found(direction),
            None => self.tell(Notice::warning("there is no jump or search to repeat")),
        }
    }

    /// Looks for words in the article and goes to the first place.
    pub(in crate::app) fn find_words(&mut self, words: &str) {
        if self.focus == Pane::Timeline {
            return self.find_row(words.trim());
        }
        self.find = words.trim().to_owned();
        self.last = Some(Last::Find);
        let Some(page) = &mut self.page else { return };
        page.found = find(page.body(), &self.find);
        self.next_found(Direction::Forward);
    }

    /// Looks for words in the rows of the timeline.
    fn find_row(&mut self, words: &str) {
        self.timeline.find = words.to_owned();
        self.last = Some(Last::FindRow);
        self.next_row_found(Direction::Forward);
    }

    fn next_row_found(&mut self, direction: Direction) {
        let words = self.timeline.find.clone();
        let Some((position, is_round)) = self.timeline.next_with(&words, direction) else {
            let text = format!("“{words}” is in none of these rows");
            return self.tell(Notice::warning(text));
        };
        self.focus(Pane::Timeline);
        self.timeline.select(position);
        let round = if is_round { ", round" } else { "" };
        self.tell(Notice::info(format!("“{words}”{round}")));
    }

    /// The words that `n` goes from one to the next of.
    fn looked_for(&self) -> &str {
        match self.find.as_str() {
            "" => &self.filter.words,
            words => words,
        }
    }

    fn next_found(&mut self, direction: Direction) {
        if self.focus == Pane::List && self.find.is_empty() {
            // In the list of what was found, the next place is the next article.
            return self.next_article(direction);
        }
        let words = self.looked_for().to_owned();
        let Some(page) = &mut self.page else { return };
        page.found = found_in(&self.find, &self.filter.sought(), page.body());
        if page.found.is_empty() {
            let text = match words.as_str() {
                "" => "nothing is looked for".to_owned(),
                words => format!("“{words}” is not in the text of this article"),
            };
            self.tell(Notice::warning(text));
            return;
        }
        let n = page.found.len();
        let next = page.next_of(&page.found, direction);
        // A search goes round.
        let idx = next.unwrap_or(match direction {
            Direction::Forward => 0,
            Direction::Backward => n - 1,
        });
        let Some(span) = page.found.get(idx).copied() else {
            return;
        };
        let round = if next.is_none() && n > 1 {
            ", round"
        } else {
            ""
        };
        let text = format!("“{words}” {} of {n}{round}", idx + 1);
        self.remember();
        self.focus(Pane::Article);
        if let Some(page) = &mut self.page {
            page.land(span);
        }
        self.tell(Notice::info(text));
    }

    fn next_article(&mut self, direction: Direction) {
        let position = match direction {
            Direction::Forward if self.list.selected + 1 < self.list.total => {
                self.list.selected + 1
            }
            Direction::Backward if self.list.selected > 0 => self.list.selected - 1,
            Direction::Forward => return self.tell(Notice::warning("this is the last article")),
            Direction::Backward => return self.tell(Notice::warning("this is the first article")),
        };
        self.go_to_article(position);
    }

    /// Selects and shows the article at a position of the list.
    fn go_to_article(&mut self, position: usize) {
        self.remember();
        self.list.select(position);
        self.follow = true;
    }

    pub(super) fn next_unread(&mut self, direction: Direction) {
        self.seek = Some(Seek {
            direction,
            from: self.list.selected,
            n_left: SEEK_STRETCHES,
        });
        self.go_on_seeking();
    }

    /// Looks for an unread article in the rows that are here; asks for more if there is none.
    pub(in crate::app) fn go_on_seeking(&mut self) {
        let Some(seek) = self.seek else { return };
        let list = &self.list;
        let end = list.from + list.rows.len();
        let unread = |position: &usize| list.row(*position).is_some_and(|row| !row.read);
        let (found, next) = match seek.direction {
            Direction::Forward => {
                let found = (seek.from + 1..end).find(unread);
                (found, (end < list.total).then_some((end.max(1) - 1, end)))
            }
            Direction::Backward => {
                let found = (list.from..seek.from.min(end)).rev().find(unread);
                let from = list.from.saturating_sub(SEEK_ROWS);
                (found, (list.from > 0).then_some((list.from, from)))
            }
        };
        match (found, next) {
            (Some(position), _) => {
                self.seek = None;
                self.go_to_article(position);
            }
            (None, Some((reached, from))) if seek.n_left > 0 => {
                self.seek = Some(Seek {
                    from: reached,
                    n_left: seek.n_left - 1,
                    ..seek
                });
                self.ask_stretch(from, SEEK_ROWS);
            }
            (None, _) => {
                self.seek = None;
                let way = match seek.direction {
                    Direction::Forward => "below",
                    Direction::Backward => "above",
                };
                self.tell(Notice::warning(format!("no unread article {way}")));
            }
        }
    }

    /// Back or forward in the jump list.
    pub(super) fn travel(&mut self, direction: Direction) {
        let here = self.entry();
        match self.history.go(direction, here) {
            Some(entry) => self.return_to(entry),
            None => self.tell(Notice::warning(match direction {
                Direction::Backward => "the jump list begins here",
                Direction::Forward => "the jump list ends here",
            })),
        }
    }

    /// Restores what the reader had before him: the list, what was selected, and the place.
    fn return_to(&mut self, entry: Entry) {
        if entry.filter == self.filter {
            self.focus(Pane::Article);
        } else {
            self.focus(entry.focus);
            self.returning = entry.spot.map(|spot| spot.article);
            self.list_filtered(entry.filter);
        }
        if let Some(spot) = entry.spot {
            self.go_to_spot(spot.article, spot.place);
        }
    }

    /// The meeting at the cursor: its index in the analysis.
    pub(super) fn meeting_at_cursor(&self) -> Option<usize> {
        let page = self.page.as_ref()?;
        let at = page.cursor?.start;
        let meetings = &page.stored.analysis.meetings;
        let on_trigger = meetings.iter().position(|meeting| {
            let mut triggers = std::iter::once(&meeting.trigger).chain(&meeting.also);
            triggers.any(|span| span.contains_offset(at))
        });
        on_trigger.or_else(|| meetings.iter().position(|m| m.evidence.contains_offset(at)))
    }

    /// From the marked phrase to its row in the timeline.
    pub(super) fn go_timeline(&mut self) {
        let Some(page) = &self.page else {
            self.tell(Notice::warning("no article is open"));
            return;
        };
        let is_name = |span: Span| {
            page.stored
                .analysis
                .mentions
                .iter()
                .any(|m| m.span.contains(span))
        };
        if page.cursor.is_some_and(is_name)
            && let Some(entity) = self.entity_at_cursor()
        {
            return self.go_timeline_of(entity);
        }
        let origin = page.origin();
        let meetings = &page.stored.analysis.meetings;
        let next = || meetings.iter().position(|m| m.evidence.end > origin);
        let Some(idx) = self.meeting_at_cursor().or_else(next) else {
            self.tell(Notice::warning("no meeting is told from here on"));
            return;
        };
        self.go_to_row_of(idx);
    }

    /// From a name to the nearest meeting in which it takes part.
    fn go_timeline_of(&mut self, id: EntityId) {
        let Some(page) = &self.page else { return };
        let analysis = &page.stored.analysis;
        let Some(entity) = analysis.entity(id) else {
            return;
        };
        let origin = page.origin();
        let takes_part = |participant: &Participant| {
            let is_state = entity.kind == EntityKind::Country && entity.country.is_some();
            participant.entity == Some(id)
                || participant.name == entity.name
                || (is_state && participant.country == entity.country)
        };
        let meetings = analysis.meetings.iter().enumerate();
        let of_entity = meetings.filter(|(_, m)| m.participants.iter().any(takes_part));
        let distance = |span: Span| match span.contains_offset(origin) {
            true => 0,
            false => span.start.abs_diff(origin).min(span.end.abs_diff(origin)),
        };
        let nearest = of_entity.min_by_key(|(_, m)| distance(m.evidence));
        match nearest {
            Some((idx, _)) => self.go_to_row_of(idx),
            None => {
                let name = entity.name.clone();
                self.tell(Notice::warning(format!("no meeting with {name} here")));
            }
        }
    }

    /// Selects the row of a meeting of the open article.
    fn go_to_row_of(&mut self, idx: usize) {
        let Some(page) = &self.page else { return };
        let id = page.stored.encounters.get(idx).copied();
        self.remember();
        self.focus(Pane::Timeline);
        let Some(id) = id else { return };
        match self.timeline.rows.iter().position(|e| e.id == id) {
            Some(at) if self.timeline.scope == self.wanted_scope() => {
                self.timeline.select(self.timeline.from + at);
            }
            _ => self.ask_timeline_rows(Select::Encounter(id)),
        }
    }

    /// From the row of the timeline to the sentence that tells it; again, to the next report.
    pub(super) fn go_to_sentence(&mut self) {
        let Some(encounter) = self.timeline.selected_row() else {
            return;
        };
        let Some(idx) = self.next_report(encounter) else {
            self.tell(Notice::warning("no sentence tells this meeting"));
            return;
        };
        let n = encounter.reports.len();
        let Some((article, trigger)) = encounter.reports.get(idx).map(|r| (r.article, r.trigger))
        else {
            return;
        };
        self.remember();
        // Enter again goes to the next report, so the timeline keeps the focus while it shows
        // beside the article.
        if self.layout.article.is_none() || n == 1 {
            self.focus(Pane::Article);
        }
        self.open(article, Landing::Span(trigger));
        if let Some(position) = self.list.position_of(article) {
            self.list.select(position);
        }
        if n > 1 {
            self.tell(Notice::info(format!("report {} of {n}", idx + 1)));
        }
    }

    /// The report after the one the reader is at; else one in the open article; else the latest.
    fn next_report(&self, encounter: &Encounter) -> Option<usize> {
        let reports = &encounter.reports;
        let current: Option<ArticleId> = self.current_id();
        let cursor = self.page.as_ref().and_then(|page| page.cursor);
        let here = reports
            .iter()
            .position(|r| Some(r.article) == current && Some(r.trigger) == cursor);
        let in_article = || reports.iter().position(|r| Some(r.article) == current);
        match here {
            Some(at) => Some((at + 1) % reports.len()),
            None => in_article().or_else(|| reports.len().checked_sub(1)),
        }
    }
}

/// Where the words that are looked for in an article stand, else those that the list was
/// searched for.
pub(in crate::app) fn found_in(find_words: &str, searched: &str, body: &str) -> Vec<Span> {
    match find_words {
        "" => find_searched(body, searched),
        words => find(body, words),
    }
}

fn nothing_there(target: Target, direction: Direction, none_at_all: bool) -> String {
    let what = match target {
        Target::Quote => "quotation",
        Target::Person => "person",
        Target::Country => "country",
        Target::Organization => "organisation",
        Target::Place => "place",
        Target::Date => "date",
        Target::Meeting => "meeting",
        Target::Link => "link",
        Target::Article | Target::Unread => "article",
    };
    match (none_at_all, direction) {
        (true, _) => format!("no {what} in this article"),
        (false, Direction::Forward) => format!("no further {what} below"),
        (false, Direction::Backward) => format!("no further {what} above"),
    }
}
