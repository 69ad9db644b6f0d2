//! What holds for every text.

use proptest::prelude::*;

use super::times;

/// Pieces that expressions are made of, in any order.
const PIECES: &str = "(on |last |next |the |the end of |May |June-|19|2025|9999 |0000|, |-|–|Friday |weeks? |years? |ago |later |é|\n|of |Q3 |T|: |'|three |hundred |a\\.m\\. |at |10:30 |every |days |from now |century |1990s |fiscal |quarter |999999999 ){0,30}";

proptest! {
    #[test]
    fn spans_are_valid_and_sorted(text in PIECES, published in "[0-9]{4}-0[1-9]-1[0-9]|") {
        check(&text, &published)?;
    }

    #[test]
    fn any_text_at_the_ends_of_the_calendar(text in PIECES, first in any::<bool>()) {
        check(&text, if first { "0000-01-01" } else { "9999-12-31" })?;
    }

    #[test]
    fn any_characters(text in "\\PC{0,80}") {
        check(&text, "2025-08-19")?;
    }
}

fn check(text: &str, published: &str) -> Result<(), TestCaseError> {
    let mut at = 0;
    for time in times(text, published) {
        prop_assert!(time.span.start >= at && !time.span.is_empty());
        prop_assert!(text.get(time.span.range()).is_some());
        prop_assert!(time.days.is_none_or(|d| d.first <= d.last));
        prop_assert!(time.confidence.0 <= 100 && !time.reason.is_empty());
        at = time.span.end;
    }
    Ok(())
}
