//! When an encounter takes place: the expression of time that stands with its trigger.

use super::arguments::Reading;
use super::chunks::ChunkKind;
use super::triggers::Trigger;
use super::words::is_one_of;
use crate::analysis::{DayInterval, Grain, TimexType};
use crate::text::Span;

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
            if last == Some(time) || !self.dates_it(idx, time) {
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
        let tells_name = before == "the" && time.grain == Grain::Year;
        let spoken = self.scene.lower(idx.wrapping_sub(1)) == "said"
            || self.scene.lower(idx.wrapping_sub(2)) == "said";
        is_date
            && time.days.is_some()
            && !is_relation
            && !tells_name
            && !spoken
            && !matches!(time.grain, Grain::Decade | Grain::Century)
            && !matches!(
                time.value.as_str(),
                "PRESENT_REF" | "PAST_REF" | "FUTURE_REF"
            )
    }

    /// Where behind the trigger something else is told: "since succeeding his brother in 2008".
    fn other_clause(&self, trigger: &Trigger) -> Option<usize> {
        (trigger.chunk + 1..self.scene.chunks.len())
            .find(|i| {
                let is_gerund = self
                    .verb(*i)
                    .is_some_and(|v| v.form == super::words::Form::Ing && !v.be);
                is_gerund || matches!(self.kind(*i), Some(ChunkKind::Relative))
            })
            .and_then(|i| self.scene.chunk(i))
            .map(|c| c.words.start)
    }

    /// The words of the trigger's clause.
    fn clause(&self, trigger: &Trigger) -> std::ops::Range<usize> {
        let ends = |i: &usize| match self.kind(*i) {
            Some(ChunkKind::Stop) => true,
            Some(ChunkKind::Sub) => !is_one_of(self.word(*i), "as"),
            _ => false,
        };
        let first = (0..trigger.chunk).rev().find(ends).map_or(0, |i| i + 1);
        let last = (trigger.chunk + 1..self.scene.chunks.len()).find(ends);
        let start = self.scene.chunk(first).map_or(0, |c| c.words.start);
        let start = if first == 0 { 0 } else { start };
        let end = last
            .and_then(|i| self.scene.chunk(i))
            .map_or(self.scene.words.len(), |c| c.words.start);
        start..end.max(start)
    }
}
