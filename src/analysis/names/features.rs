//! What the tagger looks at: each feature is a hash of a template's number and one or two values.

mod apposition;
mod learned;

use super::evidence::{Evidence, N_FACTS};
use super::hash::feature;
use super::words::{Case, Word};
use crate::text::Token;
use std::ops::Range;

/// One article as the features see it.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// The text.
    pub(super) body: &'a str,
    /// Its tokens.
    pub(super) tokens: &'a [Token],
    /// One word for each token.
    pub(super) words: &'a [Word],
    /// What the whole article says of its words.
    pub(super) evidence: &'a Evidence,
}

/// Calls `emit` with every feature of the token at `i` of a sentence, and whether it names the
/// word itself; training leaves those out at times, so that the context learns to speak.
pub(super) fn features(
    view: &View<'_>,
    sentence: &Range<usize>,
    i: usize,
    mut emit: impl FnMut(u64, bool),
) {
    let near = Near::new(view, sentence, i);
    word_features(&near, &mut emit);
    context_features(&near, &mut emit);
    run_features(&near, &mut emit);
    learned::features(&near, &mut emit);
    apposition::features(&near, &mut emit);
    lexicon_features(&near, &mut emit);
    article_features(&near, &mut emit);
}

/// The token and its neighbourhood.
struct Near<'a> {
    view: &'a View<'a>,
    sentence: &'a Range<usize>,
    i: usize,
    /// The words from two before to two after.
    around: [&'a Word; 5],
    /// The run of capitals around the token.
    run: Range<usize>,
    /// First and last word of the run, the words before and after it, and the one after that.
    run_ends: [&'a Word; 5],
    shape: u64,
}

impl<'a> Near<'a> {
    fn new(view: &'a View<'a>, sentence: &'a Range<usize>, i: usize) -> Near<'a> {
        let at = |k: Option<usize>| {
            k.filter(|k| sentence.contains(k))
                .and_then(|k| view.words.get(k))
                .unwrap_or(&Word::EDGE)
        };
        let run = run(view.words, sentence, i);
        let text = view.tokens.get(i).map_or("", |t| t.of(view.body));
        Near {
            view,
            sentence,
            i,
            around: [
                at(i.checked_sub(2)),
                at(i.checked_sub(1)),
                at(Some(i)),
                at(Some(i + 1)),
                at(Some(i + 2)),
            ],
            run_ends: [
                at(Some(run.start)),
                at(run.end.checked_sub(1)),
                at(run.start.checked_sub(1)),
                at(Some(run.end)),
                at(Some(run.end + 1)),
            ],
            run,
            shape: shape(text),
        }
    }

    fn text(&self) -> &'a str {
        self.view
            .tokens
            .get(self.i)
            .map_or("", |t| t.of(self.view.body))
    }
}

/// Capitals looked at to each side. No name is longer, and text in capitals throughout would
/// otherwise cost the square of its length.
const MAX_RUN: usize = 24;

/// The capitals in a row around `i`; only itself if it has none.
fn run(words: &[Word], sentence: &Range<usize>, i: usize) -> Range<usize> {
    let is_capital = |k: usize| words.get(k).is_some_and(Word::is_capital);
    let mut run = i..i + 1;
    if !is_capital(i) {
        return run;
    }
    let start = sentence.start.max(i.saturating_sub(MAX_RUN));
    let end = sentence.end.min(i + 1 + MAX_RUN);
    while run.start > start && is_capital(run.start - 1) {
        run.start -= 1;
    }
    while run.end < end && is_capital(run.end) {
        run.end += 1;
    }
    run
}

/// The kinds of characters in a row ("Xx", "X.X.", "Xx9"), with the length of short capitals.
fn shape(text: &str) -> u64 {
    let mut shape = 0u64;
    let mut last = 0u64;
    let mut n = 0u64;
    for c in text.chars() {
        let class = if c.is_lowercase() {
            1
        } else if c.is_uppercase() {
            2
        } else if c.is_numeric() {
            3
        } else {
            4 + u64::from(u32::from(c)) % 251
        };
        n += 1;
        if class != last {
            shape = shape.wrapping_mul(257).wrapping_add(class);
            last = class;
        }
    }
    if shape == 2 { 1000 + n.min(6) } else { shape }
}

fn word_features(near: &Near<'_>, emit: &mut impl FnMut(u64, bool)) {
    let [_, _, word, _, _] = near.around;
    let text = near.text();
    emit(feature(1, word.lower, 0), true);
    emit(feature(2, near.shape, u64::from(word.first)), false);
    emit(feature(3, word.class as u64, word.case as u64), false);
    emit(feature(4, near.shape, word.style as u64), false);
    let n = text.chars().count();
    for len in 2..=4u64 {
        if n as u64 > len {
            emit(feature(5, prefix(text, len as usize), len), len > 3);
            emit(feature(6, suffix(text, len as usize), len), len > 3);
        }
    }
    emit(feature(7, suffix(text, 3), near.shape), false);
    emit(feature(8, (n as u64).min(12), word.case as u64), false);
}

fn prefix(text: &str, len: usize) -> u64 {
    let end = text.char_indices().nth(len).map_or(text.len(), |(i, _)| i);
    super::hash::lower(text.get(..end).unwrap_or(""))
}

fn suffix(text: &str, len: usize) -> u64 {
    let start = text.char_indices().rev().nth(len - 1).map_or(0, |(i, _)| i);
    super::hash::lower(text.get(start..).unwrap_or(""))
}

fn context_features(near: &Near<'_>, emit: &mut impl FnMut(u64, bool)) {
    let [before2, before, word, after, after2] = near.around;
    emit(feature(10, before.lower, 0), false);
    emit(feature(11, after.lower, 0), false);
    emit(feature(12, before2.lower, 0), false);
    emit(feature(13, after2.lower, 0), false);
    emit(feature(14, before.lower, word.lower), true);
    emit(feature(15, word.lower, after.lower), true);
    emit(feature(16, before.lower, near.shape), false);
    emit(feature(17, after.lower, near.shape), false);
    emit(feature(18, before2.lower, before.lower), false);
    emit(feature(19, after.lower, after2.lower), false);
    emit(feature(20, case_pair(before, after), near.shape), false);
    emit(
        feature(21, case_pair(before2, before), case_pair(word, after)),
        false,
    );
    emit(
        feature(22, class_pair(before, after), word.case as u64),
        false,
    );
    emit(
        feature(23, class_pair(before2, before), word.case as u64),
        false,
    );
    emit(
        feature(24, class_pair(word, after), class_pair(after2, before)),
        false,
    );
}

fn case_pair(a: &Word, b: &Word) -> u64 {
    a.case as u64 * 16 + b.case as u64
}

fn class_pair(a: &Word, b: &Word) -> u64 {
    a.class as u64 * 16 + b.class as u64
}

fn run_features(near: &Near<'_>, emit: &mut impl FnMut(u64, bool)) {
    let [first, last, before, after, after2] = near.run_ends;
    let len = near.run.len().min(6) as u64;
    let from_start = (near.i - near.run.start).min(4) as u64;
    let from_end = (near.run.end - 1 - near.i).min(4) as u64;
    let place = from_start * 8 + from_end;
    emit(feature(30, place, near.shape), false);
    emit(feature(31, last.lower, from_end.min(2)), false);
    emit(feature(32, first.lower, from_start.min(2)), false);
    emit(feature(33, before.lower, place), false);
    emit(feature(34, after.lower, place), false);
    emit(feature(35, class_pair(before, after), len), false);
    emit(feature(36, class_pair(first, last), place), false);
    emit(feature(37, before.lower, after.lower), false);
    emit(feature(38, after.lower, after2.lower), false);
    emit(
        feature(39, class_pair(first, last), class_pair(before, after)),
        false,
    );
}

fn lexicon_features(near: &Near<'_>, emit: &mut impl FnMut(u64, bool)) {
    let [before2, before, word, after, after2] = near.around;
    let [first, last, run_before, run_after, _] = near.run_ends;
    let kinds = phrase(word);
    emit(feature(60, kinds, 0), false);
    emit(feature(61, kinds, near.shape), false);
    emit(feature(62, kinds, case_pair(before, after)), false);
    emit(feature(63, kinds, phrase(before)), false);
    emit(feature(64, kinds, phrase(after)), false);
    emit(feature(65, kinds, class_pair(before, after)), false);
    emit(feature(66, kinds, before.lower), false);
    emit(feature(67, kinds, u64::from(word.mark.name)), false);
    emit(feature(68, phrase(before), phrase(after)), false);
    emit(
        feature(70, u64::from(word.mark.name), case_pair(before, after)),
        false,
    );
    emit(
        feature(71, name_pair(before, word), u64::from(after.mark.name)),
        false,
    );
    emit(
        feature(72, name_pair(first, last), near.run.len().min(5) as u64),
        false,
    );
    emit(feature(73, name_pair(before, word), near.shape), false);
    emit(feature(74, name_pair(word, after), near.shape), false);
    emit(
        feature(80, title_pair(word, before), title_pair(before2, after)),
        false,
    );
    emit(
        feature(81, title_pair(word, run_before), case_pair(before, after)),
        false,
    );
    emit(
        feature(
            82,
            title_pair(run_before, run_after),
            u64::from(word.mark.name),
        ),
        false,
    );
    emit(feature(83, title_pair(before, word), kinds), false);
    emit(feature(84, title_pair(after, after2), kinds), false);
}

fn phrase(word: &Word) -> u64 {
    u64::from(word.mark.kinds) * 8 + word.mark.place as u64
}

fn name_pair(a: &Word, b: &Word) -> u64 {
    u64::from(a.mark.name) * 32 + u64::from(b.mark.name)
}

fn title_pair(a: &Word, b: &Word) -> u64 {
    u64::from(a.mark.title) * 16 + u64::from(b.mark.title)
}

fn article_features(near: &Near<'_>, emit: &mut impl FnMut(u64, bool)) {
    let [_, before, word, after, _] = near.around;
    let evidence = near.view.evidence;
    let all = u64::from(evidence.facts(word.lower));
    let facts = all & 255;
    let small = u64::from(evidence.is_small(word.lower));
    if word.case == Case::Lower {
        return;
    }
    let start = u64::from(word.first);
    emit(feature(40, facts, small * 2 + start), false);
    for bit in 0..8 {
        let set = facts >> bit & 1;
        emit(feature(41 + bit, set, case_pair(before, after)), false);
    }
    emit(feature(49, all >> 8, start), false);
    for bit in 8..N_FACTS {
        emit(
            feature(140 + bit, all >> bit & 1, u64::from(word.mark.kinds)),
            false,
        );
    }
    let last = near.run_ends[1];
    emit(
        feature(
            160,
            u64::from(evidence.facts(last.lower)) >> 8,
            near.run.len().min(4) as u64,
        ),
        false,
    );
    emit(
        feature(
            50,
            u64::from(evidence.facts(last.lower)) & 255,
            near.run.len().min(4) as u64,
        ),
        false,
    );
}
