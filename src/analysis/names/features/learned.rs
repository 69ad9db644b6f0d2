//! Features from the vocabulary: how words are usually written, which words they behave like,
//! and what they mostly are as names.

use super::{Near, case_pair, phrase};
use crate::analysis::names::hash::feature;
use crate::analysis::names::words::Word;

/// Calls `emit` with the features of the vocabulary.
pub(super) fn features(near: &Near<'_>, emit: &mut impl FnMut(u64, bool)) {
    usual_features(near, emit);
    cluster_features(near, emit);
    leaning_features(near, emit);
}

fn usual_features(near: &Near<'_>, emit: &mut impl FnMut(u64, bool)) {
    let [_, before, word, after, _] = near.around;
    let [first, last, _, _, _] = near.run_ends;
    let start = u64::from(word.first);
    let place = start * 8 + word.style as u64;
    let usual = word.known.usual as u64;
    emit(feature(90, usual, place), false);
    emit(feature(91, usual, near.shape), false);
    emit(feature(92, usual_pair(before, after), usual), false);
    emit(
        feature(93, usual_pair(first, last), near.run.len().min(4) as u64),
        false,
    );
    emit(feature(94, usual * 2 + start, phrase(word)), false);
    let name = u64::from(word.mark.name);
    emit(feature(95, usual * 2 + start, name), false);
}

fn usual_pair(a: &Word, b: &Word) -> u64 {
    a.known.usual as u64 * 4 + b.known.usual as u64
}

fn cluster_features(near: &Near<'_>, emit: &mut impl FnMut(u64, bool)) {
    let [before2, before, word, after, after2] = near.around;
    let [first, last, run_before, run_after, _] = near.run_ends;
    let cluster = |w: &Word| u64::from(w.known.cluster);
    let family = |w: &Word| u64::from(w.known.family);
    emit(feature(100, cluster(word), near.shape), true);
    emit(feature(101, cluster(before), near.shape), false);
    emit(feature(102, cluster(after), near.shape), false);
    emit(feature(103, cluster(before2), cluster(before)), false);
    emit(feature(104, cluster(after), cluster(after2)), false);
    emit(feature(105, cluster(before), cluster(word)), false);
    emit(feature(106, cluster(word), cluster(after)), false);
    emit(feature(107, cluster(run_before), cluster(run_after)), false);
    emit(feature(108, cluster(first), cluster(last)), false);
    let ends = family(before) * 32 + family(after);
    emit(feature(109, family(word), ends), false);
    emit(feature(110, ends, phrase(word)), false);
    emit(feature(111, ends, case_pair(before, after)), false);
}

fn leaning_features(near: &Near<'_>, emit: &mut impl FnMut(u64, bool)) {
    let [_, before, word, after, _] = near.around;
    let [first, last, _, _, _] = near.run_ends;
    let leaning = |w: &Word| u64::from(w.known.leaning);
    let beside = leaning(before) * 8 + leaning(after);
    emit(feature(120, leaning(word), near.shape), true);
    emit(feature(121, leaning(word), beside), true);
    emit(feature(122, leaning(word), phrase(word)), true);
    emit(
        feature(
            123,
            leaning(first) * 8 + leaning(last),
            near.run.len().min(4) as u64,
        ),
        true,
    );
    emit(feature(124, beside, case_pair(before, after)), false);
}
