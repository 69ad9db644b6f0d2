//! Which numbers stand in two lists or more, for lists of many thousands that are in no order.

/// Numbers from the least to the greatest beyond which counting takes too much memory: 8 MB.
const MOST: i64 = 1 << 26;

/// The numbers that at least two lists have.
#[derive(Debug)]
pub(super) enum InTwo {
    /// One bit a number, from the least on.
    Counted(i64, Vec<u64>),
    /// They lie too far apart to count: any of them may be one.
    Any,
}

impl InTwo {
    /// Counts; a number counts once in each list.
    pub(super) fn of(lists: &[Vec<i64>]) -> InTwo {
        let all = || lists.iter().flatten().copied();
        let (Some(least), Some(greatest)) = (all().min(), all().max()) else {
            return InTwo::Counted(0, Vec::new());
        };
        let reach = greatest.checked_sub(least).filter(|reach| *reach < MOST);
        let Some(reach) = reach.and_then(|reach| usize::try_from(reach).ok()) else {
            return InTwo::Any;
        };
        let n_words = reach / 64 + 1;
        let (mut once, mut twice) = (vec![0_u64; n_words], vec![0_u64; n_words]);
        for list in lists {
            let mut own = vec![0_u64; n_words];
            for number in list {
                let (word, bit) = place(*number, least);
                if let Some(word) = own.get_mut(word) {
                    *word |= bit;
                }
            }
            for ((own, once), twice) in own.iter().zip(&mut once).zip(&mut twice) {
                *twice |= *once & own;
                *once |= own;
            }
        }
        InTwo::Counted(least, twice)
    }

    /// Whether the number is one of them, or may be.
    pub(super) fn has(&self, number: i64) -> bool {
        match self {
            InTwo::Any => true,
            InTwo::Counted(least, _) if number < *least => false,
            InTwo::Counted(least, twice) => {
                let (word, bit) = place(number, *least);
                twice.get(word).is_some_and(|word| word & bit != 0)
            }
        }
    }
}

/// The word and the bit of a number that is not below the least.
fn place(number: i64, least: i64) -> (usize, u64) {
    let at = number.abs_diff(least);
    (
        usize::try_from(at / 64).unwrap_or(usize::MAX),
        1 << (at % 64),
    )
}

#[cfg(test)]
mod tests {
    use super::InTwo;
    use proptest::prelude::{prop, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn a_number_in_two_lists_is_found(
            lists in prop::collection::vec(prop::collection::vec(-99_i64..300, 0..60), 0..5),
            base in prop::sample::select(vec![0, i64::MIN + 100, i64::MAX - 300]),
        ) {
            let lists: Vec<Vec<i64>> = lists
                .iter()
                .map(|list| list.iter().map(|n| base + n).collect())
                .collect();
            let found = InTwo::of(&lists);
            for number in (-99..300).map(|n| base + n) {
                let n = lists.iter().filter(|list| list.contains(&number)).count();
                prop_assert_eq!(found.has(number), n > 1, "{}", number);
            }
        }
    }

    #[test]
    fn numbers_far_apart_may_all_be_found() {
        let found = InTwo::of(&[vec![i64::MIN], vec![i64::MAX]]);
        assert!(found.has(i64::MIN) && found.has(0));
    }
}
