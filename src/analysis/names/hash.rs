//! Hashes of words and features: the same on every machine, since the weights file holds them.

/// Start of a word hash.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
/// Multiplier of the FNV-1a hash.
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Hash of `word` as it is written.
pub(super) const fn exact(word: &[u8]) -> u64 {
    let mut hash = SEED;
    let mut i = 0;
    while i < word.len() {
        hash = (hash ^ word[i] as u64).wrapping_mul(PRIME);
        i += 1;
    }
    hash
}

/// Hash of `word` in lower case, without making a string of it.
pub(super) fn lower(word: &str) -> u64 {
    if word.is_ascii() {
        return word.bytes().fold(SEED, |hash, b| {
            (hash ^ u64::from(b.to_ascii_lowercase())).wrapping_mul(PRIME)
        });
    }
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(SEED, |hash, c| {
            let mut buffer = [0; 4];
            c.encode_utf8(&mut buffer)
                .bytes()
                .fold(hash, |h, b| (h ^ u64::from(b)).wrapping_mul(PRIME))
        })
}

/// A feature's hash: the template's number and one or two values, well mixed.
#[inline]
pub(super) const fn feature(template: u64, a: u64, b: u64) -> u64 {
    let mut x = a
        ^ b.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ template.wrapping_mul(0xd6e8_feb8_6659_fd93);
    x ^= x >> 32;
    x = x.wrapping_mul(0xd6e8_feb8_6659_fd93);
    x ^= x >> 29;
    x
}

#[cfg(test)]
mod tests {
    use super::{exact, feature, lower};

    #[test]
    fn case_does_not_matter_to_lower() {
        assert_eq!(lower("Merz"), exact(b"merz"));
        assert_eq!(lower("ÉLYSÉE"), exact("élysée".as_bytes()));
        assert_ne!(lower("a"), lower("b"));
    }

    #[test]
    fn the_order_of_values_matters() {
        assert_ne!(feature(1, 2, 3), feature(1, 3, 2));
        assert_ne!(feature(1, 2, 3), feature(2, 2, 3));
    }
}
