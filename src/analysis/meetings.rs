//! The pass that finds meetings.

use super::{Draft, Input};

/// Adds the meetings of the text to the draft.
pub(super) fn find(_input: &Input<'_>, _draft: &mut Draft) {}
