//! Which words some key of an automaton may begin with, as a set of bits: most words of a text
//! begin none, and walking the automaton to see it costs ten times as much.
//!
//! A word has one bit, by its hash (FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>). The
//! build script includes this very file, so that writing and reading cannot differ.

/// Where the bit of a folded word lies: byte and mask. `len` is the length of the set in bytes,
/// a power of two.
pub fn place(word: impl Iterator<Item = u8>, len: usize) -> (usize, u8) {
    let hash = word.fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let bit = (hash ^ hash >> 15) as usize;
    (bit >> 3 & len.wrapping_sub(1), 1 << (bit & 7))
}
