//! Words grouped by the words they stand beside, from texts that need no annotation.
//!
//! Each frequent word is a row of how much more often than by chance a neighbour stands left or
//! right of it; the rows are brought to a few dozen numbers (power iteration on random columns)
//! and grouped (spherical k-means). Everything runs in a fixed order.

use std::collections::{BTreeMap, HashMap};

/// Frequent words that count as neighbours.
const N_NEIGHBOURS: usize = 2000;
/// Words seen less often get no group.
const MIN_SEEN: u32 = 5;
/// Numbers a row is brought to.
const N_DIMENSIONS: usize = 64;
/// Rounds of the power iteration.
const N_POWERS: usize = 4;
/// Rounds of grouping.
const N_ROUNDS: usize = 12;

/// A row of reals.
type Row = [f32; N_DIMENSIONS];

/// For each word its group and the family of groups, both from 1 on.
pub(super) fn clusters(
    texts: &[Vec<u64>],
    n_groups: usize,
    n_families: usize,
) -> BTreeMap<u64, (u8, u8)> {
    let words = frequent(texts);
    if words.is_empty() {
        return BTreeMap::new();
    }
    let rows: Vec<Row> = reduced(&sparse(texts, &words));
    let (groups, centres) = grouped(&rows, n_groups);
    let (families, _) = grouped(&centres, n_families);
    let family = |group: usize| families.get(group).copied().unwrap_or(0);
    words
        .iter()
        .zip(&groups)
        .map(|(word, group)| (*word, (*group as u8 + 1, family(*group) as u8 + 1)))
        .collect()
}

/// The words seen often enough, the most frequent first.
fn frequent(texts: &[Vec<u64>]) -> Vec<u64> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for word in texts.iter().flatten() {
        *counts.entry(*word).or_default() += 1;
    }
    let mut words: Vec<(u64, u32)> = counts.into_iter().filter(|w| w.1 >= MIN_SEEN).collect();
    words.sort_unstable_by_key(|(word, n)| (std::cmp::Reverse(*n), *word));
    words.into_iter().map(|(word, _)| word).collect()
}

/// Neighbours and weights of each word.
type Sparse = Vec<Vec<(u32, f32)>>;

/// How much more often than by chance each neighbour stands beside each word.
fn sparse(texts: &[Vec<u64>], words: &[u64]) -> Sparse {
    let index: HashMap<u64, u32> = words.iter().zip(0..).map(|(w, i)| (*w, i)).collect();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for text in texts {
        for two in text.windows(2) {
            let [left, right] = two else { continue };
            let (left, right) = (index.get(left), index.get(right));
            if let (Some(word), Some(beside)) = (left, right) {
                let n = N_NEIGHBOURS as u32;
                if *beside < n {
                    pairs.push((*word, *beside));
                }
                if *word < n {
                    pairs.push((*beside, n + *word));
                }
            }
        }
    }
    pairs.sort_unstable();
    weighted(&pairs, words.len())
}

fn weighted(pairs: &[(u32, u32)], n_words: usize) -> Sparse {
    let mut by_word = vec![0.0f32; n_words];
    let mut by_neighbour = vec![0.0f32; 2 * N_NEIGHBOURS];
    for (word, neighbour) in pairs {
        by_word[*word as usize] += 1.0;
        by_neighbour[*neighbour as usize] += 1.0;
    }
    // Chance is smoothed, else rare neighbours weigh too much.
    let smooth: Vec<f32> = by_neighbour.iter().map(|n| n.powf(0.75)).collect();
    let all: f32 = smooth.iter().sum();
    let mut rows: Sparse = vec![Vec::new(); n_words];
    for same in pairs.chunk_by(|a, b| a == b) {
        let (word, neighbour) = same[0];
        let share = same.len() as f32 / by_word[word as usize];
        let chance = smooth[neighbour as usize] / all;
        let weight = (share / chance).ln();
        if weight > 0.0 {
            rows[word as usize].push((neighbour, weight));
        }
    }
    rows
}

/// Each row by its place in the space that holds most of all rows.
fn reduced(rows: &Sparse) -> Vec<Row> {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1u64 << 24) as f32 - 0.5
    };
    let mut columns: Vec<Row> = (0..2 * N_NEIGHBOURS)
        .map(|_| std::array::from_fn(|_| random()))
        .collect();
    for _ in 0..N_POWERS {
        orthogonal(&mut columns);
        let places = times(rows, &columns);
        columns = vec![[0.0; N_DIMENSIONS]; 2 * N_NEIGHBOURS];
        for (row, place) in rows.iter().zip(&places) {
            for (neighbour, weight) in row {
                add(&mut columns[*neighbour as usize], place, *weight);
            }
        }
    }
    orthogonal(&mut columns);
    let mut places = times(rows, &columns);
    places.iter_mut().for_each(to_unit);
    places
}

fn times(rows: &Sparse, columns: &[Row]) -> Vec<Row> {
    rows.iter()
        .map(|row| {
            let mut sum = [0.0; N_DIMENSIONS];
            for (neighbour, weight) in row {
                add(&mut sum, &columns[*neighbour as usize], *weight);
            }
            sum
        })
        .collect()
}

fn add(to: &mut Row, from: &Row, weight: f32) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += weight * from;
    }
}

fn dot(a: &Row, b: &Row) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn to_unit(row: &mut Row) {
    let len = dot(row, row).sqrt().max(1e-9);
    row.iter_mut().for_each(|v| *v /= len);
}

/// Makes the dimensions orthogonal and of length one (Gram and Schmidt).
fn orthogonal(columns: &mut [Row]) {
    for d in 0..N_DIMENSIONS {
        for before in 0..d {
            let shared: f32 = columns.iter().map(|c| c[d] * c[before]).sum();
            for column in columns.iter_mut() {
                column[d] -= shared * column[before];
            }
        }
        let len = columns.iter().map(|c| c[d] * c[d]).sum::<f32>().sqrt();
        for column in columns.iter_mut() {
            column[d] /= len.max(1e-9);
        }
    }
}

/// The group of each row and the centres; the first rows are the first centres.
fn grouped(rows: &[Row], n_groups: usize) -> (Vec<usize>, Vec<Row>) {
    let mut centres: Vec<Row> = rows.iter().take(n_groups).copied().collect();
    let mut groups = vec![0; rows.len()];
    for _ in 0..N_ROUNDS {
        for (row, group) in rows.iter().zip(&mut groups) {
            *group = nearest(row, &centres);
        }
        let mut sums = vec![[0.0; N_DIMENSIONS]; centres.len()];
        for (row, group) in rows.iter().zip(&groups) {
            add(&mut sums[*group], row, 1.0);
        }
        for (centre, mut sum) in centres.iter_mut().zip(sums) {
            if sum != [0.0; N_DIMENSIONS] {
                to_unit(&mut sum);
                *centre = sum;
            }
        }
    }
    (groups, centres)
}

fn nearest(row: &Row, centres: &[Row]) -> usize {
    let mut best = (f32::MIN, 0);
    for (i, centre) in centres.iter().enumerate() {
        let near = dot(row, centre);
        if near > best.0 {
            best = (near, i);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::clusters;

    #[test]
    fn words_in_the_same_company_share_a_group() {
        // "1 a 2" and "3 b 4": words 10 to 19 stand in the first frame, 20 to 29 in the second.
        let mut texts = Vec::new();
        for _ in 0..6 {
            texts.push((10..20).flat_map(|w| [1, w, 2]).collect::<Vec<u64>>());
            texts.push((20..30).flat_map(|w| [3, w, 4]).collect());
        }
        let found = clusters(&texts, 24, 2);
        for word in 11..20 {
            assert_eq!(found[&word].0, found[&10].0, "{word}");
        }
        assert_ne!(found[&10].0, found[&20].0);
        assert_eq!(found, clusters(&texts, 24, 2));
    }
}
