//! The best row of labels for a zone.

use super::labels::{Label, N_LABELS, OUTSIDE, may_follow};

/// Scores of the labels of one token.
pub(super) type Scores = [i32; N_LABELS];

/// Scores of one label after another; the first index is the earlier one.
pub(super) type Transitions = [[i32; N_LABELS]; N_LABELS];

/// Less than any score that can come together.
pub(super) const NEVER: i32 = i32::MIN / 4;

/// Sets the score of what may not follow to [`NEVER`].
pub(super) fn forbid(transitions: &mut Transitions) {
    for (a, row) in transitions.iter_mut().enumerate() {
        for (b, score) in row.iter_mut().enumerate() {
            if !may_follow(a as Label, b as Label) {
                *score = NEVER;
            }
        }
    }
}

/// The best row of labels, and how much each token's label is worth.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The row of labels with the highest sum.
    pub(super) labels: Vec<Label>,
    /// For each token and label, the highest sum of a row with that label there.
    pub(super) worth: Vec<Scores>,
}

/// The row of labels with the highest sum (Viterbi, in both directions); before and after
/// the row counts as outside.
pub(super) fn best(scores: &[Scores], transitions: &Transitions) -> Decoded {
    let mut worth: Vec<Scores> = Vec::with_capacity(scores.len());
    let mut back: Vec<[Label; N_LABELS]> = Vec::with_capacity(scores.len());
    let mut sums = edge();
    for token in scores {
        let (next, from) = forward(&sums, transitions);
        sums = plus(&next, token);
        worth.push(sums);
        back.push(from);
    }
    let labels = trace(&back, last_label(&sums, transitions));
    let mut after = edge();
    for (sums, token) in worth.iter_mut().zip(scores).rev() {
        let rest = backward(&after, transitions);
        *sums = plus(sums, &rest);
        after = plus(&rest, token);
    }
    Decoded { labels, worth }
}

fn edge() -> Scores {
    let mut sums = [NEVER; N_LABELS];
    sums[OUTSIDE as usize] = 0;
    sums
}

fn plus(a: &Scores, b: &Scores) -> Scores {
    let mut sums = *a;
    for (sum, add) in sums.iter_mut().zip(b) {
        *sum = sum.saturating_add(*add).max(NEVER);
    }
    sums
}

/// For each label, the best sum up to it and the label before it.
fn forward(sums: &Scores, transitions: &Transitions) -> (Scores, [Label; N_LABELS]) {
    let mut next = [NEVER; N_LABELS];
    let mut from = [OUTSIDE; N_LABELS];
    for (a, (sum, row)) in sums.iter().zip(transitions).enumerate() {
        if *sum <= NEVER {
            continue;
        }
        for ((best, from), step) in next.iter_mut().zip(&mut from).zip(row) {
            let total = sum.saturating_add(*step);
            if total > *best {
                *best = total;
                *from = a as Label;
            }
        }
    }
    (next, from)
}

/// For each label, the best sum of what comes after it.
fn backward(after: &Scores, transitions: &Transitions) -> Scores {
    let mut here = [NEVER; N_LABELS];
    for (best, row) in here.iter_mut().zip(transitions) {
        for (step, sum) in row.iter().zip(after) {
            *best = step.saturating_add(*sum).max(*best);
        }
    }
    here
}

fn last_label(sums: &Scores, transitions: &Transitions) -> Label {
    let mut best = (NEVER, OUTSIDE);
    for (label, (sum, row)) in sums.iter().zip(transitions).enumerate() {
        let total = sum.saturating_add(row[OUTSIDE as usize]);
        if total > best.0 {
            best = (total, label as Label);
        }
    }
    best.1
}

fn trace(back: &[[Label; N_LABELS]], last: Label) -> Vec<Label> {
    let mut labels = vec![OUTSIDE; back.len()];
    let mut label = last;
    for (slot, from) in labels.iter_mut().zip(back).rev() {
        *slot = label;
        label = from.get(label as usize).copied().unwrap_or(OUTSIDE);
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::super::labels::{Position, label};
    use super::*;

    #[test]
    fn a_name_is_never_left_open() {
        let mut transitions = [[0; N_LABELS]; N_LABELS];
        forbid(&mut transitions);
        let mut scores = vec![[0; N_LABELS]; 2];
        scores[0][label(0, Position::Begin) as usize] = 10;
        scores[1][OUTSIDE as usize] = 5;
        scores[1][label(0, Position::Last) as usize] = 1;
        let got = best(&scores, &transitions);
        assert_eq!(
            got.labels,
            [label(0, Position::Begin), label(0, Position::Last)]
        );
        let name = got.worth[1][label(0, Position::Last) as usize];
        let none = got.worth[1][OUTSIDE as usize];
        assert_eq!((name, none), (11, 5));
        assert!(best(&[], &transitions).labels.is_empty());
    }
}
