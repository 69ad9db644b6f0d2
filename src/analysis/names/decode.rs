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

/// The row of labels with the highest sum (Viterbi); before and after counts as outside.
pub(super) fn best(scores: &[Scores], transitions: &Transitions) -> Vec<Label> {
    let mut back: Vec<[Label; N_LABELS]> = Vec::with_capacity(scores.len());
    let mut sums = [NEVER; N_LABELS];
    sums[OUTSIDE as usize] = 0;
    for token in scores {
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
        for (sum, score) in next.iter_mut().zip(token) {
            *sum = sum.saturating_add(*score).max(NEVER);
        }
        sums = next;
        back.push(from);
    }
    trace(&back, last_label(&sums, transitions))
}

fn last_label(sums: &[i32; N_LABELS], transitions: &Transitions) -> Label {
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
        assert_eq!(got, [label(0, Position::Begin), label(0, Position::Last)]);
        assert!(best(&[], &transitions).is_empty());
    }
}
