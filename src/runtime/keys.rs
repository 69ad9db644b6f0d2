//! The thread that reads the terminal and turns what it says into events.

use crossbeam_channel::Sender;
use crossterm::event::{
    Event as TerminalEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind, read,
};
use signal_hook::consts::SIGHUP;
use std::thread;

use super::Wake;
use crate::app::Key;
use crate::app::event::{Event, Mouse, MouseKind, Size};

/// Starts the thread; it ends with the process.
pub(super) fn listen(wakes: &Sender<Wake>) -> std::io::Result<()> {
    let wakes = wakes.clone();
    thread::Builder::new()
        .name("keys".to_owned())
        .spawn(move || {
            loop {
                let wake = match read() {
                    Ok(event) => translate(event).map(Wake::Event),
                    Err(error) if error.kind() == std::io::ErrorKind::Interrupted => None,
                    // A terminal that cannot be read is gone.
                    Err(_) => Some(Wake::Terminate(128 + SIGHUP)),
                };
                let Some(wake) = wake else { continue };
                let is_last = matches!(wake, Wake::Terminate(_));
                if wakes.send(wake).is_err() || is_last {
                    return;
                }
            }
        })?;
    Ok(())
}

fn translate(event: TerminalEvent) -> Option<Event> {
    match event {
        TerminalEvent::Key(key) if key.kind != KeyEventKind::Release => {
            Some(Event::Key(Key::from(key)))
        }
        TerminalEvent::Paste(text) => Some(Event::Paste(text)),
        TerminalEvent::Resize(width, height) => Some(Event::Resize(Size { width, height })),
        TerminalEvent::Mouse(mouse) => translate_mouse(mouse),
        _ => None,
    }
}

fn translate_mouse(mouse: MouseEvent) -> Option<Event> {
    let kind = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Click,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Event::Mouse(Mouse {
        kind,
        x: mouse.column,
        y: mouse.row,
    }))
}
