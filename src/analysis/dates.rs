//! The pass that finds dates.

use super::{Draft, Input};

/// Adds the dates of the text to the draft.
pub(super) fn find(_input: &Input<'_>, _draft: &mut Draft) {}
