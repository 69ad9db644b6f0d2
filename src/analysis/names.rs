//! The pass that finds names.

use super::{Draft, Input};

/// Adds the names of the text to the draft.
pub(super) fn find(_input: &Input<'_>, _draft: &mut Draft) {}
