//! The pass that finds quotes.

use super::{Draft, Input};

/// Adds the quotes of the text to the draft.
pub(super) fn find(_input: &Input<'_>, _draft: &mut Draft) {}
