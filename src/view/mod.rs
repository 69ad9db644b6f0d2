//! Floor 7: the state → a frame.
//!
//! [`draw`] gets `&State` and remembers nothing. One file a pane or pop-up; [`theme`] is the
//! only one that names colours.

pub mod theme;

use ratatui::Frame;

use crate::app::State;
use theme::Theme;

/// Draws the whole screen.
pub fn draw(_state: &State, _theme: &Theme, _frame: &mut Frame<'_>) {}
