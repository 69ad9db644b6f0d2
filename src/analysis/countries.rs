//! The pass that finds countries.

use super::{Draft, Input};

/// Adds the countries of the text to the draft.
pub(super) fn find(_input: &Input<'_>, _draft: &mut Draft) {}
