//! Whether two articles are one: by address, or by a text that differs in hardly a word.
//!
//! Agencies' copy is printed by many outlets under headlines of their own. What tells such
//! copies from a later version of the same story: a copy has the same numbers and hardly
//! another word, and it is of another outlet. So the test is strict: two stored articles too
//! many are a small harm, one that is not stored is lost.

use std::collections::HashMap;

use crate::article::hash_key;

/// Prints kept of a text. Of two texts that share nine tenths of their runs of words, one in a
/// thousand pairs shares none of three.
const N_PRINTS: usize = 3;

/// Words of a run of which a print is made.
const RUN: usize = 5;

/// Fewer words say too little: two different news in brief may well be alike.
const MIN_WORDS: usize = 25;

/// A shorter text must be the same word for word.
const MIN_WORDS_ALIKE: usize = 80;

/// Words that may differ: one in so many, and no more than that.
const ONE_IN: usize = 40;
const MOST_DIFFERENT: usize = 12;

/// Words that change what is said; a text with one more of them is another text.
const TELLING: &[&str] = &[
    "not", "no", "never", "nor", "without", "t", "will", "would", "may", "might", "could",
];

/// Bytes of the longest of them.
const LONGEST_TELLING: usize = 5;

/// Bytes within which a dateline ends.
const DATELINE_BYTES: usize = 90;

/// The words of a text in their order, each as a number that stands for it in lower case; the
/// dateline is left out. The number is odd for words that change what is said: figures and
/// such as "not".
fn words(body: &str) -> Vec<u64> {
    let story = behind_dateline(body);
    let mut words = Vec::with_capacity(story.len() / 6);
    for word in story.split(|c: char| !c.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let mut has_digit = false;
        let mut add = |c: char| {
            has_digit |= c.is_numeric();
            hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3);
        };
        if word.is_ascii() {
            word.bytes()
                .for_each(|byte| add(char::from(byte.to_ascii_lowercase())));
        } else {
            word.chars().flat_map(char::to_lowercase).for_each(add);
        }
        let is_telling = has_digit
            || word.len() <= LONGEST_TELLING
                && TELLING
                    .iter()
                    .any(|telling| word.eq_ignore_ascii_case(telling));
        words.push((hash & !1) | u64::from(is_telling));
    }
    words
}

/// The text behind "KYIV, Aug 19 (AFP) — "; all of it if it has no such head.
fn behind_dateline(body: &str) -> &str {
    let head = body
        .get(..body.floor_char_boundary(DATELINE_BYTES))
        .unwrap_or("");
    let line = head.split('\n').next().unwrap_or("");
    let ends = [" - ", " – ", "—", " -- "];
    let end = ends
        .iter()
        .filter_map(|end| Some(line.find(end)? + end.len()))
        .min();
    let starts_high = body.chars().next().is_some_and(char::is_uppercase);
    end.filter(|_| starts_high)
        .and_then(|end| body.get(end..))
        .unwrap_or(body)
}

/// A few numbers that near-identical texts have in common, the least of many; none for a text
/// that is too short.
pub(super) fn prints(body: &str) -> Vec<u32> {
    let words = words(body);
    if words.len() < MIN_WORDS {
        return Vec::new();
    }
    let mut least: Vec<u32> = Vec::with_capacity(N_PRINTS + 1);
    for run in words.windows(RUN) {
        let print = print(run);
        if least.len() == N_PRINTS && least.last().is_some_and(|last| print >= *last) {
            continue;
        }
        if let Err(at) = least.binary_search(&print) {
            least.insert(at, print);
            least.truncate(N_PRINTS);
        }
    }
    least
}

/// A number that stands for a run of words, spread evenly.
fn print(run: &[u64]) -> u32 {
    let mut hash = 0u64;
    for word in run {
        hash = (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    hash ^= hash >> 29;
    (hash.wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33) as u32
}

/// Whether two texts tell the same in the same words. `is_one_outlet`: both are of the same
/// outlet, which prints a text twice only to change it; then every word has to be the same.
pub(super) fn is_copy(one: &str, other: &str, is_one_outlet: bool) -> bool {
    let (one, other) = (words(one), words(other));
    let n = one.len().max(other.len());
    if n < MIN_WORDS {
        return false;
    }
    if one == other {
        return true;
    }
    let most = (n / ONE_IN).min(MOST_DIFFERENT);
    let is_long = one.len().min(other.len()) >= MIN_WORDS_ALIKE;
    if is_one_outlet || !is_long || one.len().abs_diff(other.len()) > most {
        return false;
    }
    differ_little(&one, &other, most) && shared_runs(&one, &other) * 5 >= n * 4
}

/// Whether at most so many words are in one text and not in the other, none of them telling.
fn differ_little(one: &[u64], other: &[u64], most: usize) -> bool {
    let mut balance: HashMap<u64, i64> = HashMap::with_capacity(one.len());
    for word in one {
        *balance.entry(*word).or_default() += 1;
    }
    for word in other {
        *balance.entry(*word).or_default() -= 1;
    }
    let mut n_different = 0;
    for (word, n) in balance.into_iter().filter(|(_, n)| *n != 0) {
        n_different += n.unsigned_abs();
        if word & 1 == 1 || n_different > most as u64 {
            return false;
        }
    }
    true
}

/// Number of runs of three words of one text that the other has too.
fn shared_runs(one: &[u64], other: &[u64]) -> usize {
    let mut runs: Vec<&[u64]> = one.windows(3).collect();
    runs.sort_unstable();
    let theirs = other.windows(3);
    theirs.filter(|run| runs.binary_search(run).is_ok()).count() + 2
}

/// Whether one text holds most of what the other says: a teaser of it, or a later version.
pub(super) fn overlaps(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let n = one.len().min(other.len());
    n < 3 || shared_runs(&one, &other) * 2 >= n
}

/// Parts of an address's query that say how a reader came, not what is read.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "cmpid",
    "ocid",
    "ncid",
    "smid",
    "at_medium",
    "at_campaign",
    "_ga",
    "ref_src",
];

/// A number that stands for an address without what does not change what it leads to: scheme,
/// "www.", the usual port, tracking, fragment, slash at the end. None for the address of a whole
/// site, which many of its articles may give.
pub(super) fn address(url: &str) -> Option<i64> {
    let plain = plain_address(url)?;
    let hash = hash_key(&[&plain]);
    let head = u64::from_str_radix(hash.get(..16)?, 16).ok()?;
    Some((head >> 1) as i64)
}

fn plain_address(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let rest = rest.split('#').next().unwrap_or("");
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let port = [":80", ":443"]
        .iter()
        .find_map(|port| host.strip_suffix(port));
    let host = port.unwrap_or(host);
    let is_kept = |part: &&str| {
        let name = part.split('=').next().unwrap_or("").to_ascii_lowercase();
        !part.is_empty() && !name.starts_with("utm_") && !TRACKING.contains(&name.as_str())
    };
    let query: Vec<&str> = query.split('&').filter(is_kept).collect();
    let path = path.trim_end_matches('/');
    let leads_somewhere = !path.is_empty() || !query.is_empty();
    (is_web && !host.is_empty() && leads_somewhere)
        .then(|| format!("{host}/{path}?{}", query.join("&")))
}

#[cfg(test)]
mod tests;
