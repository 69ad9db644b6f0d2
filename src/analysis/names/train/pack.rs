//! Weights as the bytes of a weights file.

use super::Options;
use super::crf::Weights;
use super::examples::Examples;
use crate::analysis::names::labels::{N_LABELS, OUTSIDE};
use crate::analysis::names::model::{BUCKET, HEADER, MAGIC, ROW, ROWS, place};

/// Units of the file for a weight of one.
const SCALE: f32 = 24.0;

/// The file: the features that matter most, until the buckets are full.
pub(super) fn pack(
    examples: &Examples,
    weights: &Weights,
    vocabulary: &[u8],
    options: &Options,
) -> Vec<u8> {
    let n_buckets = options.n_buckets;
    let mut bytes = header(weights, options);
    bytes.resize(HEADER + n_buckets * BUCKET, 0);
    for feature in by_importance(examples, weights) {
        let (Some(hash), Some(row)) = (examples.hashes.get(feature), weights.features.get(feature))
        else {
            continue;
        };
        let (bucket, key) = place(*hash, n_buckets as u64);
        let start = HEADER + bucket * BUCKET;
        if let Some(rows) = bytes.get_mut(start..start + BUCKET) {
            insert(rows, key, row);
        }
    }
    bytes.extend_from_slice(vocabulary);
    bytes
}

fn header(weights: &Weights, options: &Options) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend((options.n_buckets as u32).to_le_bytes());
    for (i, weight) in weights.transitions.iter().flatten().enumerate() {
        let is_outside = i % N_LABELS == usize::from(OUTSIDE);
        let toll = if is_outside { options.eager } else { 0.0 };
        let units = ((weight - toll) * SCALE).round().clamp(-20_000.0, 20_000.0) as i16;
        bytes.extend(units.to_le_bytes());
    }
    bytes.resize(HEADER, 0);
    bytes
}

/// Features with any weight in units of the file, the most important first.
fn by_importance(examples: &Examples, weights: &Weights) -> Vec<usize> {
    let mut found: Vec<(f32, usize)> = weights
        .features
        .iter()
        .zip(&examples.counts)
        .enumerate()
        .filter_map(|(i, (row, count))| {
            let largest = row.iter().fold(0.0f32, |m, w| m.max(w.abs()));
            let importance = largest * (*count as f32).sqrt();
            (largest * SCALE >= 0.5).then_some((importance, i))
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().map(|(_, i)| i).collect()
}

/// Writes a row into the first empty place; a full bucket or a taken key leaves it out.
fn insert(rows: &mut [u8], key: u16, weights: &[f32]) {
    for row in rows.chunks_exact_mut(ROW).take(ROWS) {
        let taken = u16::from_le_bytes([row[0], row[1]]);
        if taken == key {
            return;
        }
        if taken == 0 {
            row[..2].copy_from_slice(&key.to_le_bytes());
            for (byte, weight) in row[2..].iter_mut().zip(weights) {
                *byte = (weight * SCALE).round().clamp(-127.0, 127.0) as i8 as u8;
            }
            return;
        }
    }
}
