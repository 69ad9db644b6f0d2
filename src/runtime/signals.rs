//! What the system tells the process: end, stop, continue, hang up.
//!
//! Signals are read on a thread of their own and become [`Wake`]s of the one loop. If
//! the loop does not answer an order to end, this thread gives the terminal back and
//! ends the process itself.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::Duration;

use crossbeam_channel::Sender;
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::Wake;
use super::terminal;

/// How long the loop has for ending in good order.
const GRACE: Duration = Duration::from_millis(200);
/// The same after a hang-up: storing what is under way matters more than haste.
const HANGUP_GRACE: Duration = Duration::from_millis(700);

/// Starts the threads that listen for signals and for the terminal's end.
pub(super) fn listen(wakes: &Sender<Wake>) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP])?;
    let sender = wakes.clone();
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                if signal == SIGTSTP {
                    let _ = sender.send(Wake::Suspend);
                } else {
                    end(&sender, 128 + signal, GRACE);
                }
            }
        })?;
    let sender = wakes.clone();
    thread::Builder::new()
        .name("hang-up".to_owned())
        .spawn(move || {
            if wait_for_hangup() {
                end(&sender, 128 + SIGHUP, HANGUP_GRACE);
            }
        })?;
    Ok(())
}

/// Asks the loop to end; ends the process if it does not.
fn end(wakes: &Sender<Wake>, code: i32, grace: Duration) {
    let _ = wakes.send(Wake::Terminate(code));
    thread::Builder::new()
        .name("grace".to_owned())
        .spawn(move || {
            thread::sleep(grace);
            terminal::restore();
            std::process::exit(code);
        })
        .ok();
}

/// Blocks until the terminal goes away; false if that cannot be watched.
///
/// The library that reads keys spins for ever on a closed terminal when SIGHUP is ignored,
/// so the end of the terminal is watched apart from it.
fn wait_for_hangup() -> bool {
    let Ok(tty) = std::fs::File::open("/dev/tty") else {
        return false;
    };
    loop {
        let mut fds = [PollFd::new(&tty, PollFlags::empty())];
        match poll(&mut fds, None) {
            Ok(_) => {
                let seen = fds.first().map_or(PollFlags::empty(), PollFd::revents);
                if seen.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                    return true;
                }
            }
            Err(error) if error == rustix::io::Errno::INTR => {}
            Err(_) => return false,
        }
    }
}

/// Stops the process and its group until the shell continues it. Returns false, at once,
/// if there is no shell that could: the process leads its session.
pub(super) fn stop_group() -> bool {
    let me = rustix::process::getpid();
    if rustix::process::getsid(None).is_ok_and(|leader| leader == me) {
        return false;
    }
    rustix::process::kill_current_process_group(rustix::process::Signal::STOP).is_ok()
}

/// Sets `flag` when the user or the system asks the process to end; a second time ends it at once.
///
/// # Errors
/// If the system refuses the handlers.
pub fn on_interrupt(flag: Arc<AtomicBool>) -> std::io::Result<()> {
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&flag))?;
        signal_hook::flag::register(signal, Arc::clone(&flag))?;
    }
    Ok(())
}
