//! A conditional random field over zones, fitted by AdaGrad in a fixed order.

use super::Options;
use super::examples::{Examples, Zone};
use crate::analysis::names::labels::{Label, N_LABELS, OUTSIDE, may_follow};

/// Numbers by label.
type Row = [f32; N_LABELS];

/// What is learned.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// Weights of each feature.
    pub(super) features: Vec<Row>,
    /// Weights of label after label.
    pub(super) transitions: [Row; N_LABELS],
}

/// Features seen less often than this are not learned.
const MIN_COUNT: u32 = 2;

/// Learns the weights.
pub(super) fn fit(examples: &Examples, options: &Options) -> Weights {
    let n = examples.hashes.len();
    let mut fit = Fit {
        weights: Weights {
            features: vec![[0.0; N_LABELS]; n],
            transitions: [[0.0; N_LABELS]; N_LABELS],
        },
        seen: vec![[0.0; N_LABELS]; n],
        seen_transitions: [[0.0; N_LABELS]; N_LABELS],
        counts: &examples.counts,
        options,
        random: Random(0x2545_f491_4f6c_dd1d),
    };
    let mut order: Vec<usize> = (0..examples.zones.len()).collect();
    let mut sum: Option<Weights> = None;
    let n_averaged = options.n_averaged.clamp(1, options.n_epochs.max(1));
    for epoch in 0..options.n_epochs {
        fit.random.shuffle(&mut order);
        for zone in order.iter().filter_map(|i| examples.zones.get(*i)) {
            fit.learn(zone);
        }
        if epoch + n_averaged >= options.n_epochs {
            add(&mut sum, &fit.weights);
        }
    }
    let mut weights = sum.unwrap_or(fit.weights);
    let share = 1.0 / n_averaged as f32;
    for weight in weights.features.iter_mut().flatten() {
        *weight *= (1.0 - options.drop) * share;
    }
    for weight in weights.transitions.iter_mut().flatten() {
        *weight *= share;
    }
    weights
}

/// Adds `weights` to a sum of weights.
fn add(sum: &mut Option<Weights>, weights: &Weights) {
    let Some(sum) = sum else {
        *sum = Some(weights.clone());
        return;
    };
    for (to, from) in sum.features.iter_mut().zip(&weights.features) {
        to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
    }
    for (to, from) in sum.transitions.iter_mut().zip(&weights.transitions) {
        to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
    }
}

struct Fit<'a> {
    weights: Weights,
    /// Sums of squared gradients.
    seen: Vec<Row>,
    seen_transitions: [Row; N_LABELS],
    counts: &'a [u32],
    options: &'a Options,
    random: Random,
}

impl Fit<'_> {
    fn learn(&mut self, zone: &Zone) {
        let active: Vec<Vec<usize>> = zone.features.iter().map(|f| self.active(f)).collect();
        let scores: Vec<Row> = active.iter().map(|f| self.scores(f)).collect();
        let beliefs = beliefs(&scores, &self.weights.transitions);
        for ((features, gold), belief) in active.iter().zip(&zone.labels).zip(&beliefs.tokens) {
            let mut gradient = *belief;
            if let Some(right) = gradient.get_mut(*gold as usize) {
                *right -= 1.0;
            }
            for value in &mut gradient {
                *value *= zone.weight;
            }
            for feature in features {
                self.step(*feature, &gradient);
            }
        }
        self.step_transitions(zone, &beliefs.pairs);
    }

    /// The features that take part this time: frequent ones, and now and then no lexical ones.
    fn active(&mut self, features: &[u32]) -> Vec<usize> {
        let hide = self.random.unit() < self.options.hide;
        let mut active = Vec::with_capacity(features.len());
        for feature in features {
            let id = (feature / 2) as usize;
            let is_rare = self.counts.get(id).is_none_or(|n| *n < MIN_COUNT);
            let is_hidden = hide && feature % 2 == 1;
            if !is_rare && !is_hidden && self.random.unit() >= self.options.drop {
                active.push(id);
            }
        }
        active
    }

    fn scores(&self, features: &[usize]) -> Row {
        let mut sums = [0.0; N_LABELS];
        for weights in features
            .iter()
            .filter_map(|f| self.weights.features.get(*f))
        {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        sums
    }

    fn step(&mut self, feature: usize, gradient: &Row) {
        let (Some(weights), Some(seen)) = (
            self.weights.features.get_mut(feature),
            self.seen.get_mut(feature),
        ) else {
            return;
        };
        descend(weights, seen, gradient, self.options);
    }

    fn step_transitions(&mut self, zone: &Zone, pairs: &[Row; N_LABELS]) {
        let mut gradient = *pairs;
        let before = std::iter::once(&OUTSIDE).chain(&zone.labels);
        for (a, b) in before.zip(zone.labels.iter().chain(std::iter::once(&OUTSIDE))) {
            if let Some(right) = gradient
                .get_mut(*a as usize)
                .and_then(|r| r.get_mut(*b as usize))
            {
                *right -= 1.0;
            }
        }
        for ((weights, seen), gradient) in self
            .weights
            .transitions
            .iter_mut()
            .zip(&mut self.seen_transitions)
            .zip(&mut gradient)
        {
            for value in gradient.iter_mut() {
                *value *= zone.weight;
            }
            descend(weights, seen, gradient, self.options);
        }
    }
}

fn descend(weights: &mut Row, seen: &mut Row, gradient: &Row, options: &Options) {
    for ((weight, seen), gradient) in weights.iter_mut().zip(seen).zip(gradient) {
        let slope = gradient + options.decay * *weight;
        *seen += slope * slope;
        *weight -= options.rate * slope / (1e-3 + *seen).sqrt();
    }
}

/// How likely each label and each pair of labels is.
struct Beliefs {
    tokens: Vec<Row>,
    pairs: [Row; N_LABELS],
}

/// Forwards and backwards over a zone. Sums are kept near one by dividing at each token.
fn beliefs(scores: &[Row], transitions: &[Row; N_LABELS]) -> Beliefs {
    let steps = steps(transitions);
    let emits: Vec<Row> = scores.iter().map(exp).collect();
    let forward = forward(&emits, &steps);
    let backward = backward(&emits, &steps);
    let tokens = forward
        .iter()
        .zip(&backward)
        .map(|(f, b)| product(f, b))
        .collect();
    Beliefs {
        tokens,
        pairs: pairs(&emits, &steps, &forward, &backward),
    }
}

fn steps(transitions: &[Row; N_LABELS]) -> [Row; N_LABELS] {
    let mut steps = *transitions;
    for (a, row) in steps.iter_mut().enumerate() {
        for (b, step) in row.iter_mut().enumerate() {
            *step = if may_follow(a as Label, b as Label) {
                step.exp()
            } else {
                0.0
            };
        }
    }
    steps
}

fn exp(scores: &Row) -> Row {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.map(|s| (s - top).max(-60.0).exp())
}

fn scaled(mut row: Row) -> Row {
    let sum: f32 = row.iter().sum();
    for value in &mut row {
        *value /= sum.max(1e-30);
    }
    row
}

fn product(a: &Row, b: &Row) -> Row {
    let mut row = *a;
    for (value, factor) in row.iter_mut().zip(b) {
        *value *= factor;
    }
    scaled(row)
}

fn outside() -> Row {
    let mut row = [0.0; N_LABELS];
    row[OUTSIDE as usize] = 1.0;
    row
}

fn forward(emits: &[Row], steps: &[Row; N_LABELS]) -> Vec<Row> {
    let mut last = outside();
    emits
        .iter()
        .map(|emit| {
            let mut next = [0.0; N_LABELS];
            for (mass, row) in last.iter().zip(steps) {
                for (to, step) in next.iter_mut().zip(row) {
                    *to += mass * step;
                }
            }
            last = product(&next, emit);
            last
        })
        .collect()
}

fn backward(emits: &[Row], steps: &[Row; N_LABELS]) -> Vec<Row> {
    let mut after = outside();
    let mut found: Vec<Row> = emits
        .iter()
        .rev()
        .map(|emit| {
            let here = pull(&after, steps);
            after = product(&here, emit);
            here
        })
        .collect();
    found.reverse();
    found
}

fn pull(after: &Row, steps: &[Row; N_LABELS]) -> Row {
    let mut here = [0.0; N_LABELS];
    for (value, row) in here.iter_mut().zip(steps) {
        *value = row.iter().zip(after).map(|(s, a)| s * a).sum();
    }
    scaled(here)
}

/// Expected counts of label after label, the edges included.
fn pairs(
    emits: &[Row],
    steps: &[Row; N_LABELS],
    forward: &[Row],
    backward: &[Row],
) -> [Row; N_LABELS] {
    let mut total = [[0.0; N_LABELS]; N_LABELS];
    let edge = outside();
    let ones = [1.0; N_LABELS];
    for i in 0..=emits.len() {
        let left = i
            .checked_sub(1)
            .and_then(|k| forward.get(k))
            .unwrap_or(&edge);
        let right = match (emits.get(i), backward.get(i)) {
            (Some(emit), Some(back)) => product(emit, back),
            _ => product(&edge, &ones),
        };
        add_pairs(left, &right, steps, &mut total);
    }
    total
}

fn add_pairs(left: &Row, right: &Row, steps: &[Row; N_LABELS], total: &mut [Row; N_LABELS]) {
    let mut table = *steps;
    let mut sum = 0.0;
    for (row, l) in table.iter_mut().zip(left) {
        for (cell, r) in row.iter_mut().zip(right) {
            *cell *= l * r;
            sum += *cell;
        }
    }
    for (to, row) in total.iter_mut().zip(&table) {
        for (to, cell) in to.iter_mut().zip(row) {
            *to += cell / sum.max(1e-30);
        }
    }
}

/// A small generator of pseudo-random numbers (xorshift), the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// At least 0, less than 1.
    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for i in (1..order.len()).rev() {
            let j = (self.next() % (i as u64 + 1)) as usize;
            order.swap(i, j);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beliefs_are_shares() {
        let scores = vec![[0.5; N_LABELS], [0.1; N_LABELS]];
        let transitions = [[0.0; N_LABELS]; N_LABELS];
        let beliefs = beliefs(&scores, &transitions);
        for row in &beliefs.tokens {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        let all: f32 = beliefs.pairs.iter().flatten().sum();
        assert!(
            (all - 3.0).abs() < 1e-3,
            "three steps over two tokens, not {all}"
        );
    }

    #[test]
    fn a_single_token_follows_its_score() {
        let mut scores = [0.0; N_LABELS];
        scores[4] = 8.0;
        let beliefs = beliefs(&[scores], &[[0.0; N_LABELS]; N_LABELS]);
        assert!(beliefs.tokens[0][4] > 0.9);
    }
}
