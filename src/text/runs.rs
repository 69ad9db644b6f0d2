//! Overlapping marks → flat runs.
//!
//! A person inside a quotation inside a link is one stretch of text with three marks. A run
//! is a stretch in which the marks do not change; runs follow each other without a gap.

use super::span::Span;

/// A set of marks, one bit each.
pub type MarkSet = u32;

/// A stretch of text with the marks that lie on all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its bytes; never empty.
    pub span: Span,
    /// The marks on it.
    pub marks: MarkSet,
}

/// Cuts a text of `len` bytes at every end of a mark. What a mark has beyond `len` is left out.
pub fn flatten(len: usize, marks: &[(Span, MarkSet)]) -> Vec<Run> {
    let mut ends = Vec::with_capacity(marks.len() * 2);
    for (span, set) in marks {
        let (start, end) = (span.start.min(len), span.end.min(len));
        if start < end {
            ends.push((start, true, *set));
            ends.push((end, false, *set));
        }
    }
    ends.sort_unstable();
    let mut runs: Vec<Run> = Vec::with_capacity(ends.len() + 1);
    let mut depth = [0u32; MarkSet::BITS as usize];
    let mut start = 0;
    for (at, opens, set) in ends {
        push(&mut runs, Span::new(start, at), current(&depth));
        start = at;
        for (bit, depth) in depth.iter_mut().enumerate() {
            if set & (1 << bit) != 0 {
                *depth = if opens {
                    *depth + 1
                } else {
                    depth.saturating_sub(1)
                };
            }
        }
    }
    push(&mut runs, Span::new(start, len), current(&depth));
    runs
}

/// The runs that share a byte with `span`.
pub fn runs_in(runs: &[Run], span: Span) -> &[Run] {
    let first = runs.partition_point(|run| run.span.end <= span.start);
    let rest = runs.get(first..).unwrap_or(&[]);
    let n = rest.partition_point(|run| run.span.start < span.end);
    rest.get(..n).unwrap_or(&[])
}

fn current(depth: &[u32]) -> MarkSet {
    let on = depth.iter().enumerate().filter(|(_, depth)| **depth > 0);
    on.fold(0, |set, (bit, _)| set | 1 << bit)
}

/// Adds a run; one with the marks of the last is joined to it.
fn push(runs: &mut Vec<Run>, span: Span, marks: MarkSet) {
    if span.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.marks == marks => last.span = last.span.join(span),
        _ => runs.push(Run { span, marks }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, proptest};

    use super::{Run, flatten, runs_in};
    use crate::text::Span;

    #[track_caller]
    fn check(len: usize, marks: &[(usize, usize, u32)], expected: &[(usize, usize, u32)]) {
        let marks: Vec<_> = marks
            .iter()
            .map(|(s, e, m)| (Span::new(*s, *e), *m))
            .collect();
        let got: Vec<_> = flatten(len, &marks)
            .iter()
            .map(|run| (run.span.start, run.span.end, run.marks))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn marks_are_cut_where_others_end() {
        check(0, &[], &[]);
        check(9, &[], &[(0, 9, 0)]);
        check(9, &[(2, 4, 1)], &[(0, 2, 0), (2, 4, 1), (4, 9, 0)]);
        check(
            9,
            &[(0, 9, 2), (3, 5, 1)],
            &[(0, 3, 2), (3, 5, 3), (5, 9, 2)],
        );
        check(
            9,
            &[(0, 5, 1), (3, 9, 2)],
            &[(0, 3, 1), (3, 5, 3), (5, 9, 2)],
        );
        check(9, &[(0, 4, 1), (4, 9, 1)], &[(0, 9, 1)]);
        check(9, &[(0, 6, 1), (2, 4, 1)], &[(0, 6, 1), (6, 9, 0)]);
        check(4, &[(2, 99, 1), (50, 60, 2)], &[(0, 2, 0), (2, 4, 1)]);
    }

    proptest! {
        #[test]
        fn runs_tile_the_text_and_have_the_marks_of_each_byte(
            marks in prop::collection::vec((0usize..40, 0usize..40, 1u32..64), 0..12),
            window in (0usize..40, 0usize..40),
        ) {
            let marks: Vec<_> = marks.iter().map(|(s, e, m)| (Span::new(*s, *e), *m)).collect();
            let runs = flatten(30, &marks);
            let mut at = 0;
            for run in &runs {
                assert_eq!(run.span.start, at);
                assert!(!run.span.is_empty());
                for byte in run.span.range() {
                    let on = marks.iter().filter(|(span, _)| span.contains_offset(byte));
                    assert_eq!(on.fold(0, |set, (_, mark)| set | mark), run.marks);
                }
                at = run.span.end;
            }
            assert_eq!(at, 30);
            let window = Span::new(window.0, window.1);
            let overlapping: Vec<Run> = runs.iter().copied().filter(|run| run.span.overlaps(window)).collect();
            if !window.is_empty() {
                assert_eq!(runs_in(&runs, window), overlapping);
            }
        }
    }
}
