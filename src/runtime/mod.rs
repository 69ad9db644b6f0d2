//! Floor 9: the only part that touches the world: terminal, signals, threads, the loop.

mod inputs;
mod opener;
mod signals;
mod terminal;

use crate::config::{Loaded, Mistake};

pub use inputs::Inputs;
pub use signals::on_interrupt;
pub use terminal::{NoTerminal, check as check_terminal};

/// What wakes the loop.
#[derive(Debug)]
enum Wake {
    /// End with this exit code.
    Terminate(i32),
    /// Stop until the shell continues the process.
    Suspend,
}

/// All mistakes of a configuration: in its settings, and in the keys and styles it names.
pub fn check_config(loaded: &Loaded) -> Vec<Mistake> {
    loaded.mistakes.clone()
}
