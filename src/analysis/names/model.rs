//! The weights file: a hash table of features that can be used as it lies in the program.
//!
//! A header of [`HEADER`] bytes (magic, number of buckets, transition scores), then buckets of
//! four rows. A row is 16 bytes: two of the feature's hash, to tell features of one bucket
//! apart, one weight for each label, and padding. A feature that is in no row counts nothing.
//! The vocabulary follows.

use super::decode::{NEVER, Scores, Transitions, forbid};
use super::labels::N_LABELS;
use super::vocabulary::Vocabulary;

/// First bytes of a weights file.
pub(super) const MAGIC: &[u8; 8] = b"DLNAMES3";
/// Bytes before the buckets.
pub(super) const HEADER: usize = 512;
/// Bytes of a row.
pub(super) const ROW: usize = 16;
/// Rows of a bucket; a bucket fills a line of the processor's cache.
pub(super) const ROWS: usize = 4;
/// Bytes of a bucket.
pub(super) const BUCKET: usize = ROW * ROWS;

/// Weights to tag with.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    buckets: &'a [u8],
    n_buckets: u64,
    /// Scores of label after label.
    pub(super) transitions: Transitions,
    /// How words are usually written.
    pub(super) vocabulary: Vocabulary<'a>,
}

/// Keeps the file on the boundary of a cache line.
#[repr(align(64))]
struct Aligned<T: ?Sized>(T);

static BUILTIN: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../assets/model/names.bin"));

impl<'a> Model<'a> {
    /// The model that is built into the program.
    pub fn builtin() -> Model<'static> {
        Model::read(&BUILTIN.0).unwrap_or_else(Model::none)
    }

    /// A model that knows nothing: what is found with it, rules and lexicon find alone.
    pub fn none() -> Model<'a> {
        Model {
            buckets: &[],
            n_buckets: 0,
            transitions: [[NEVER; N_LABELS]; N_LABELS],
            vocabulary: Vocabulary::default(),
        }
    }

    /// A model from the bytes of a weights file; nothing if they are none.
    pub fn read(bytes: &'a [u8]) -> Option<Model<'a>> {
        let (header, rest) = bytes.split_at_checked(HEADER)?;
        let mut fields = header.strip_prefix(MAGIC)?.chunks_exact(2);
        let mut next = || fields.next().map(|b| i16::from_le_bytes([b[0], b[1]]));
        let low = u64::from(next()? as u16);
        let n_buckets = low | u64::from(next()? as u16) << 16;
        let mut transitions = [[0; N_LABELS]; N_LABELS];
        for row in &mut transitions {
            for score in row {
                *score = i32::from(next()?);
            }
        }
        forbid(&mut transitions);
        let (buckets, slots) = rest.split_at_checked(n_buckets as usize * BUCKET)?;
        Some(Model {
            buckets,
            n_buckets,
            transitions,
            vocabulary: Vocabulary::new(slots)?,
        })
    }

    /// Adds the weights of all `features` to `sums`. The rows of many lie in slow memory: they are
    /// asked for together first, so that one does not wait for the other.
    pub(super) fn add_all(&self, features: &[u64], sums: &mut Sums) {
        let first_byte = |feature: &u64| {
            let (bucket, _) = place(*feature, self.n_buckets);
            self.buckets.get(bucket * BUCKET).copied().unwrap_or(0)
        };
        std::hint::black_box(features.iter().map(first_byte).fold(0, u8::wrapping_add));
        features.iter().for_each(|feature| self.add(*feature, sums));
    }

    /// Adds the weights of `feature` to `sums`, whose first two lanes are waste.
    #[inline]
    pub(super) fn add(&self, feature: u64, sums: &mut Sums) {
        let (bucket, key) = place(feature, self.n_buckets);
        let start = bucket * BUCKET;
        let Some(rows) = self.buckets.get(start..start + BUCKET) else {
            return;
        };
        for row in rows.chunks_exact(ROW) {
            if u16::from_le_bytes([row[0], row[1]]) == key {
                for (sum, weight) in sums.0.iter_mut().zip(row) {
                    *sum += i16::from(*weight as i8);
                }
                return;
            }
        }
    }
}

/// Bucket and key of a feature.
pub(super) fn place(feature: u64, n_buckets: u64) -> (usize, u16) {
    let bucket = ((feature >> 32) * n_buckets) >> 32;
    (bucket as usize, (feature as u16).max(1))
}

/// Sums of weights while features are added.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums([i16; ROW]);

impl Sums {
    /// The sums of the labels.
    pub(super) fn scores(&self) -> Scores {
        let mut scores = [0; N_LABELS];
        for (score, sum) in scores.iter_mut().zip(&self.0[2..]) {
            *score = i32::from(*sum);
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::Model;

    #[test]
    fn the_builtin_model_is_one() {
        assert!(Model::builtin().n_buckets > 0);
    }

    #[test]
    fn other_bytes_are_no_model() {
        assert!(Model::read(b"").is_none());
        assert!(Model::read(&[7; 600]).is_none());
    }
}
