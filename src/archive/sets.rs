//! Lists of ids in ascending order, each once, and what can be done with two of them.

/// Ids that are in both.
pub(super) fn both(a: &[i64], b: &[i64]) -> Vec<i64> {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = many;
    let mut found = Vec::with_capacity(few.len());
    for id in few {
        rest = skip_below(rest, *id);
        match rest.first() {
            Some(first) if first == id => found.push(*id),
            Some(_) => {}
            None => break,
        }
    }
    found
}

/// Ids that are in at least one.
pub(super) fn either(a: &[i64], b: &[i64]) -> Vec<i64> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a, b);
    while let (Some((x, a_rest)), Some((y, b_rest))) = (a.split_first(), b.split_first()) {
        all.push(*x.min(y));
        a = if x <= y { a_rest } else { a };
        b = if y <= x { b_rest } else { b };
    }
    all.extend_from_slice(a);
    all.extend_from_slice(b);
    all
}

/// Ids of `a` that are not in `b`.
pub(super) fn without(a: &[i64], b: &[i64]) -> Vec<i64> {
    let mut rest = b;
    let mut left = Vec::with_capacity(a.len());
    for id in a {
        rest = skip_below(rest, *id);
        if rest.first() != Some(id) {
            left.push(*id);
        }
    }
    left
}

/// Ids from `first` to `last`, both included.
pub(super) fn between(ids: &[i64], first: i64, last: i64) -> &[i64] {
    let start = ids.partition_point(|id| *id < first);
    let end = ids.partition_point(|id| *id <= last);
    ids.get(start..end).unwrap_or(&[])
}

/// Number of ids that are in both.
pub(super) fn n_both(a: &[i64], b: &[i64]) -> usize {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = many;
    let mut n = 0;
    for id in few {
        rest = skip_below(rest, *id);
        n += usize::from(rest.first() == Some(id));
    }
    n
}

/// The list from the first id that is not below `id`; looks near the front first, in steps that
/// double, so that a few ids against many cost a few steps each.
fn skip_below(ids: &[i64], id: i64) -> &[i64] {
    let mut step = 1;
    while ids.get(step).is_some_and(|other| *other < id) {
        step *= 2;
    }
    let reach = ids.len().min(step + 1);
    let near = ids.get(..reach).unwrap_or(ids);
    let n_below = near.partition_point(|other| *other < id);
    ids.get(n_below..).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::{between, both, either, n_both, without};
    use proptest::prelude::{Strategy, prop, prop_assert_eq, proptest};
    use std::collections::BTreeSet;

    fn ids() -> impl Strategy<Value = BTreeSet<i64>> {
        prop::collection::btree_set(-40_i64..200, 0..80)
    }

    proptest! {
        #[test]
        fn lists_are_sets(a in ids(), b in ids(), first in -50_i64..210, n in 0_i64..99) {
            let list = |set: &BTreeSet<i64>| set.iter().copied().collect::<Vec<i64>>();
            let (x, y) = (list(&a), list(&b));
            prop_assert_eq!(both(&x, &y), list(&(&a & &b)));
            prop_assert_eq!(n_both(&x, &y), (&a & &b).len());
            prop_assert_eq!(either(&x, &y), list(&(&a | &b)));
            prop_assert_eq!(without(&x, &y), list(&(&a - &b)));
            let within: Vec<i64> = a.range(first..=first + n).copied().collect();
            prop_assert_eq!(between(&x, first, first + n), &within[..]);
        }
    }
}
