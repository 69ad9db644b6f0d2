//! Floor 6b: the state of the reader.
//!
//! [`update`] takes one [`Event`] and changes the [`State`]; what is to be done in the world
//! comes back as [`Effect`]s. It performs nothing, knows no clock and no archive: time comes
//! as [`Event::Tick`], rows as [`Event::Reply`]. Areas and limits of scrolling are computed
//! here, so that drawing needs the state alone.

pub mod action;
pub mod chips;
pub mod dates;
pub mod event;
mod find;
#[cfg(test)]
pub(crate) mod fixture;
mod history;
pub mod jump;
pub mod key;
pub mod keymap;
mod keys;
pub mod layout;
pub mod line;
pub mod list;
pub mod page;
pub mod popup;
mod replies;
pub mod role;
pub mod snippet;
pub mod state;
pub mod timeline;
mod verbs;

pub use action::{Action, Fix, Scope};
pub use event::{Change, Effect, Event, Notice, Question, Reply, RequestId, Revision, Size};
pub use key::Key;
pub use keymap::Keymap;
pub use state::{Options, State};

/// Changes the state by one event; gives what is to be done.
pub fn update(state: &mut State, event: Event) -> Vec<Effect> {
    state.handle(event)
}

#[cfg(test)]
mod tests;
