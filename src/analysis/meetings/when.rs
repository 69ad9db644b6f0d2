//! When an encounter takes place: the expression of time that stands with its trigger.

use super::arguments::Reading;
use super::chunks::{Chunk, ChunkKind};
use super::encounters::Told;
use super::triggers::Trigger;
use super::words::{Form, is_one_of};
use crate::analysis::{DayInterval, Grain, Status, TimexType};
use crate::text::Span;

/// Verbs that only lead from an encounter to its date: "a meeting scheduled for May 22".
const LEADS_TO_DATE: &str = "schedule plan set slate start begin expect hold open kick";

impl Reading<'_> {
    /// The days of the trigger and the words that tell them.
    pub(super) fn when(&self, trigger: &Trigger) -> Option<(DayInterval, Span)> {
        let clause = self.clause(trigger);
        let mut best: Option<(usize, usize)> = None;
        let mut last = None;
        let other = self.other_clause(trigger);
        for idx in clause {
            if other.is_some_and(|from| idx >= from) {
                break;
            }
            let Some(time) = self.scene.words.get(idx).and_then(|w| w.time) else {
                continue;
            };
            if last == Some(time)
                || !(self.dates_it(idx, time) || self.is_last_since(trigger.chunk))
                || self.is_of_other(idx, time, trigger)
                || self.is_before_link(idx, trigger)
                || self.is_of_next_trigger(idx, trigger)
                || self.is_since(idx, trigger)
            {
                continue;
            }
            last = Some(time);
            let distance = if idx >= trigger.words.end {
                idx - trigger.words.end
            } else {
                2 * (trigger.words.start.saturating_sub(idx))
            };
            if best.is_none_or(|(d, _)| distance < d) {
                best = Some((distance, time));
            }
        }
        let time = self.scene.analysis.times.get(best?.1)?;
        Some((time.days?, time.span))
    }

    /// Whether the expression belongs to another noun ("last week's test"), or to another verb
    /// that stands before the trigger.
    fn is_of_other(&self, idx: usize, time: usize, trigger: &Trigger) -> bool {
        let end = (idx..self.scene.words.len())
            .take_while(|i| self.scene.words.get(*i).and_then(|w| w.time) == Some(time))
            .count()
            + idx;
        let inside = self.scene.chunks.iter().position(|c| {
            matches!(c.kind, ChunkKind::Noun(_)) && c.words.contains(&idx) && c.words.end >= end
        });
        let owns = self
            .scene
            .words
            .get(end)
            .is_some_and(|w| w.kind == crate::text::TokenKind::Possessive);
        let goes_to_trigger = self
            .scene
            .chunk(trigger.chunk)
            .is_some_and(|c| c.words.start <= end + 1 && idx < c.words.end);
        if (owns || inside.is_some_and(|i| i != trigger.chunk)) && !goes_to_trigger {
            return true;
        }
        let verb_between = self.scene.chunks.iter().take(trigger.chunk).any(|c| {
            c.words.start >= end && matches!(&c.kind, ChunkKind::Verb(v) if v.is_finite())
        });
        let is_far = idx > 6 && trigger.words.start > end + 4;
        idx < trigger.words.start && is_far && !verb_between && self.has_verb_before(idx)
    }

    /// The days of a weekday or a month, on the side of today where the encounter lies: behind
    /// for "has met X, sitting down with him on Monday", ahead for "invited to a summit in May".
    pub(super) fn as_told(&self, told: &Told, days: DayInterval, span: Span) -> DayInterval {
        let Some(today) = self.scene.input.published else {
            return days;
        };
        let tells_past = || {
            self.verb(told.trigger.chunk)
                .or_else(|| self.verb(self.governor(told.trigger.chunk).verb?))
                .is_some_and(|v| matches!(v.form, Form::Past | Form::Ing) && v.modal.is_none())
        };
        let is_off = match told.status {
            Status::Held => days.first > today && tells_past(),
            Status::Planned | Status::Proposed => {
                days.last < today && self.is_beside(&told.trigger, span)
            }
            _ => false,
        };
        let step = step_of(days, span.of(self.scene.input.body)).filter(|_| is_off);
        let Some(step) = step else { return days };
        let step = if days.first > today { -step } else { step };
        match (days.first.checked_add(step), days.last.checked_add(step)) {
            (Ok(first), Ok(last)) => DayInterval { first, last },
            _ => days,
        }
    }

    /// "cancelled a trip to C on Tuesday": a day that is over dates the cancelling.
    pub(super) fn dates_the_end(&self, told: &Told, days: DayInterval, span: Span) -> bool {
        let is_over = self.scene.input.published.is_some_and(|t| days.last <= t);
        let is_day = days.first == days.last;
        let trigger = self.scene.span_of(told.trigger.words.clone());
        let is_off = told.status == Status::Cancelled && !told.trigger.is_verb;
        let verb = self.governor(told.trigger.chunk).verb;
        let is_done = verb
            .and_then(|v| self.verb(v))
            .is_some_and(|v| v.form == Form::Past && is_one_of(v.lemma, super::status::CANCEL));
        let is_planned = (told.trigger.chunk + 1..self.scene.chunks.len())
            .filter(|i| self.verb(*i).is_some())
            .filter_map(|i| self.scene.chunk(i))
            .any(|c| self.scene.span_of(c.words.clone()).end <= span.start);
        is_off && is_over && is_day && is_done && !is_planned && span.start > trigger.end
    }

    /// Whether a date ahead says that the trigger is: one that stands right with it, where the
    /// verb of the trigger does not tell of the past.
    pub(super) fn is_ahead_by_date(&self, trigger: &Trigger, date: Option<Span>) -> bool {
        let Some(date) = date else {
            return false;
        };
        let is_told = match self.verb(trigger.chunk) {
            Some(verb) => matches!(verb.form, Form::Third | Form::Base) && !verb.have,
            None => !self.is_over(trigger),
        };
        is_told && self.is_beside(trigger, date)
    }

    /// "said after the talks": what a preposition says to lie behind, unless the verb that it
    /// hangs on tells of what is to come ("may resign after the summit").
    fn is_over(&self, trigger: &Trigger) -> bool {
        let governor = self.governor(trigger.chunk);
        let is_behind = governor
            .prep
            .is_some_and(|p| is_one_of(self.word(p), "after following since"));
        let is_to_come = governor
            .verb
            .and_then(|v| self.verb(v))
            .is_some_and(|v| v.modal.is_some() && !v.have);
        is_behind && !is_to_come
    }

    /// Whether nothing else is told between the trigger and the date: no verb but one that only
    /// leads to the date, no other event.
    fn is_beside(&self, trigger: &Trigger, date: Span) -> bool {
        let own = self.scene.span_of(trigger.words.clone());
        let between = if date.start >= own.end {
            Span::new(own.end, date.start)
        } else {
            Span::new(date.end.min(own.start), own.start)
        };
        let reach = if date.start >= own.end { 8 } else { 4 };
        let leads_away = |chunk: &Chunk| match &chunk.kind {
            ChunkKind::Verb(v) => !v.is_passive() && !is_one_of(v.lemma, LEADS_TO_DATE),
            ChunkKind::Prep => is_one_of(
                self.scene.lower(chunk.words.start),
                "after following since before ahead",
            ),
            ChunkKind::Stop => true,
            _ => false,
        };
        let chunks: Vec<&Chunk> = (self.scene.chunks.iter())
            .filter(|c| between.contains(self.scene.span_of(c.words.clone())))
            .collect();
        chunks.len() < reach && !chunks.into_iter().any(leads_away)
    }

    /// "…, which takes effect on Friday, following a meeting": the date stands before the word
    /// that leads to the trigger, and belongs to what is told there.
    fn is_before_link(&self, idx: usize, trigger: &Trigger) -> bool {
        let prep = self
            .governor(trigger.chunk)
            .prep
            .filter(|p| is_one_of(self.word(*p), "after following since"));
        let start = prep
            .and_then(|p| self.scene.chunk(p))
            .map_or(0, |c| c.words.start);
        idx < start && self.has_verb_before(idx)
    }

    /// "the first since the war ended in 1949": reckoned from, not dated.
    fn is_since(&self, idx: usize, trigger: &Trigger) -> bool {
        idx > trigger.words.end
            && !self.is_last_since(trigger.chunk)
            && (trigger.words.end..idx).any(|i| is_one_of(self.scene.lower(i), "since"))
    }

    /// Another encounter told between the trigger and the date, under a verb of its own:
    /// "met X and plans a visit to Y next week".
    fn is_of_next_trigger(&self, idx: usize, trigger: &Trigger) -> bool {
        let mut plans = false;
        for at in trigger.chunk + 1..self.scene.chunks.len() {
            let Some(chunk) = self.scene.chunk(at).filter(|c| c.words.start < idx) else {
                return false;
            };
            match &chunk.kind {
                ChunkKind::Verb(v) => {
                    plans = plans
                        || is_one_of(
                            v.lemma,
                            "schedule plan set discuss prepare arrange expect invite announce agree",
                        );
                }
                ChunkKind::Noun(n)
                    if plans && super::triggers::is_trigger(self.scene.lower(n.head)) =>
                {
                    return true;
                }
                ChunkKind::Prep => {
                    plans = plans || is_one_of(self.word(at), "following after before ahead");
                }
                _ => {}
            }
        }
        false
    }

    fn has_verb_before(&self, word: usize) -> bool {
        self.scene
            .chunks
            .iter()
            .any(|c| c.words.end <= word && matches!(&c.kind, ChunkKind::Verb(v) if v.is_finite()))
    }

    /// Whether the expression at word `idx` dates what happens, not how long it lasts.
    fn dates_it(&self, idx: usize, time: usize) -> bool {
        let Some(time) = self.scene.analysis.times.get(time) else {
            return false;
        };
        let before = self.scene.lower(idx.wrapping_sub(1));
        let two_before = self.scene.lower(idx.wrapping_sub(2));
        let is_date = matches!(time.timex, TimexType::Date | TimexType::Time);
        let is_relation = is_one_of(before, "since after until till")
            || (before == "the" && is_one_of(two_before, "since after until"));
        let is_vague =
            time.grain == Grain::Year && time.span.of(self.scene.input.body).ends_with("ago");
        let tells_name = before == "the" && time.grain == Grain::Year;
        let spoken = self.scene.lower(idx.wrapping_sub(1)) == "said"
            || self.scene.lower(idx.wrapping_sub(2)) == "said";
        let is_target = before == "by" && time.grain == Grain::Year;
        is_date
            && !is_target
            && !self.is_in_name(time.span)
            && time.days.is_some()
            && !is_relation
            && !is_vague
            && !tells_name
            && !spoken
            && !matches!(time.grain, Grain::Decade | Grain::Century)
            && !matches!(
                time.value.as_str(),
                "PRESENT_REF" | "PAST_REF" | "FUTURE_REF"
            )
    }

    /// "the March 23 Movement", "the 12 May agreement": a day that is part of a name.
    fn is_in_name(&self, time: Span) -> bool {
        let segments = &self.scene.input.segments;
        let next = segments.tokens.get(segments.token_at(time.end));
        next.is_some_and(|t| {
            let word = t.of(self.scene.input.body).to_lowercase();
            is_one_of(
                &word,
                "movement party alliance agreement memorandum accord accords protocol coup uprising revolution brigade brigades",
            )
        })
    }

    /// Where behind the trigger something else is told: "since succeeding his brother in 2008".
    fn other_clause(&self, trigger: &Trigger) -> Option<usize> {
        (trigger.chunk + 1..self.scene.chunks.len())
            .find(|i| {
                let is_gerund = self.verb(*i).is_some_and(|v| {
                    v.form == Form::Ing && !v.be && !is_one_of(v.lemma, "begin start")
                });
                is_gerund
                    || self.is_reported(trigger.chunk, *i)
                    || (matches!(self.kind(*i), Some(ChunkKind::Relative))
                        && !self.is_due_clause(*i))
            })
            .and_then(|i| self.scene.chunk(i))
            .map(|c| c.words.start)
    }

    /// "a call that was due on Wednesday": the clause that opens at chunk `idx` tells when.
    fn is_due_clause(&self, idx: usize) -> bool {
        let end = self.scene.chunk(idx + 1).map_or(0, |c| c.words.end);
        self.verb(idx + 1).is_some_and(|v| {
            let is_set = is_one_of(v.lemma, "schedule plan set hold expect")
                || is_one_of(self.scene.lower(v.head), super::diaries::PENCILLED);
            (v.is_passive() && is_set) || (v.lemma == "be" && self.scene.lower(end) == "due")
        })
    }

    /// ", X said on Monday": what follows dates the words, not what they tell.
    fn is_reported(&self, trigger: usize, idx: usize) -> bool {
        let says = self.verb(idx).is_some_and(|v| {
            v.is_finite() && is_one_of(v.lemma, "say tell announce report confirm add claim")
        });
        says && (trigger..idx).any(|i| matches!(self.kind(i), Some(ChunkKind::Comma)))
            && !matches!(self.kind(idx + 1), Some(ChunkKind::Comma))
    }

    /// The words of the trigger's clause.
    fn clause(&self, trigger: &Trigger) -> std::ops::Range<usize> {
        let ends = |i: &usize| match self.kind(*i) {
            Some(ChunkKind::Stop) => true,
            Some(ChunkKind::Sub) => !is_one_of(self.word(*i), "as but"),
            _ => false,
        };
        let first = (0..trigger.chunk).rev().find(ends).map_or(0, |i| i + 1);
        let last = (trigger.chunk + 1..self.scene.chunks.len()).find(ends);
        // A date may stand between two chunks: "that on Monday X met Y".
        let before = first.checked_sub(1).and_then(|i| self.scene.chunk(i));
        let start = before.map_or(self.scene.opening, |c| c.words.end);
        let end = last
            .and_then(|i| self.scene.chunk(i))
            .map_or(self.scene.words.len(), |c| c.words.start);
        start..end.max(start)
    }
}

/// How far one day or month of this name lies from the next: a week for a weekday, a year for a
/// month; none for words that say themselves which one is meant.
fn step_of(days: DayInterval, words: &str) -> Option<jiff::Span> {
    let words = words.to_lowercase();
    let names_it = words.contains(|c: char| c.is_ascii_digit())
        || words.split(' ').any(|w| is_one_of(w, "next last this"));
    let is_month = days.first.day() == 1 && days.last == days.first.last_of_month();
    if words.ends_with("day") && days.first == days.last {
        Some(jiff::Span::new().days(7))
    } else if is_month && !names_it {
        Some(jiff::Span::new().years(1))
    } else {
        None
    }
}
