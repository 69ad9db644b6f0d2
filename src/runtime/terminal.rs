//! The terminal: taken over once, given back whatever happens.
//!
//! [`Guard::enter`] and [`restore`] are the only functions that change the terminal's modes.
//! `restore` may be called any number of times, from any thread; it undoes everything
//! that `enter` ever turns on.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, DisableLineWrap, EnableLineWrap, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// The screen that frames are drawn to; one buffered write a frame.
pub(super) type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Whether the terminal is taken over at the moment. A process has one terminal, so this
/// is the one place where something global is right: the panic hook must see it.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// More than a full redraw of a large window, so that a frame is one write.
const FRAME_BYTES: usize = 1 << 17;

/// Terminals accept at most this many bytes of base64 in one copy (xterm's limit).
const COPY_MAX: usize = 74_994 / 4 * 3;

/// Why the reader cannot run on this terminal.
#[derive(Debug, thiserror::Error)]
pub enum NoTerminal {
    /// Standard output is a file or a pipe.
    #[error("standard output is not a terminal")]
    Output,
    /// Standard input is not one, and no articles are read from it.
    #[error("standard input is not a terminal")]
    Input,
    /// `TERM` is unset or names a terminal without a movable cursor.
    #[error("this terminal (TERM={0}) cannot show a full screen")]
    Dumb(String),
}

/// Checks that there is a terminal to draw on and keys to read, without touching it.
///
/// # Errors
/// Says what is missing.
pub fn check(reads_articles_from_stdin: bool) -> Result<(), NoTerminal> {
    let term = std::env::var("TERM").unwrap_or_default();
    if !io::stdout().is_terminal() {
        return Err(NoTerminal::Output);
    }
    if !reads_articles_from_stdin && !io::stdin().is_terminal() {
        return Err(NoTerminal::Input);
    }
    if cfg!(unix) && (term.is_empty() || term == "dumb") {
        let shown = if term.is_empty() { "unset" } else { &term };
        return Err(NoTerminal::Dumb(shown.to_owned()));
    }
    Ok(())
}

/// Holds the terminal; dropping it gives it back.
#[derive(Debug)]
pub(super) struct Guard {
    mouse: bool,
}

impl Guard {
    /// Takes the terminal over.
    pub(super) fn new(mouse: bool) -> io::Result<Guard> {
        let guard = Guard { mouse };
        guard.enter()?;
        Ok(guard)
    }

    /// Takes it over again after [`restore`], as after a suspend.
    pub(super) fn enter(&self) -> io::Result<()> {
        TAKEN.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        let mut out = io::stdout();
        execute!(
            out,
            EnterAlternateScreen,
            DisableLineWrap,
            EnableBracketedPaste,
            cursor::Hide
        )?;
        if self.mouse {
            execute!(out, EnableMouseCapture)?;
        }
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back: raw mode, screen, cursor, mouse, paste, colours, line wrap.
pub(super) fn restore() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    // Nothing can be done about a terminal that does not take this.
    let _ = execute!(
        out,
        DisableMouseCapture,
        DisableBracketedPaste,
        ResetColor,
        EnableLineWrap,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}

/// Makes the screen to draw on.
pub(super) fn screen() -> io::Result<Screen> {
    let out = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
    Terminal::new(CrosstermBackend::new(out))
}

/// Clears the terminal and makes a new screen, so that the next frame draws every cell.
pub(super) fn clean_screen() -> io::Result<Screen> {
    execute!(io::stdout(), Clear(ClearType::All))?;
    screen()
}

/// Puts text on the clipboard through the terminal (OSC 52), as much of it as terminals take.
///
/// Returns the number of bytes copied.
pub(super) fn copy(text: &str) -> io::Result<usize> {
    let mut end = text.len().min(COPY_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let kept = text.get(..end).unwrap_or("");
    let mut out = io::stdout();
    execute!(out, CopyToClipboard::to_clipboard_from(kept))?;
    out.flush()?;
    Ok(kept.len())
}

/// Makes a panic give the terminal back, leave a trace in `log`, and print one clean line.
///
/// A panic on a worker thread only leaves the trace: the reader goes on.
pub(super) fn install_panic_hook(log: Option<PathBuf>) {
    std::panic::set_hook(Box::new(move |info| {
        let what = crate::text::sanitize::display(&info.to_string()).into_owned();
        let logged = log
            .as_ref()
            .filter(|path| append_trace(path, &what).is_ok());
        if std::thread::current().name() != Some("main") {
            return;
        }
        restore();
        // A panic here would abort: the terminal may be gone.
        let mut err = io::stderr();
        let _ = writeln!(err, "dateline: stopped by a defect of its own: {what}");
        if let Some(path) = logged {
            let _ = writeln!(err, "dateline: a trace was left in {}", path.display());
        }
    }));
}

fn append_trace(path: &std::path::Path, what: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    let mut file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)?;
    let trace = std::backtrace::Backtrace::force_capture();
    writeln!(
        file,
        "dateline {}: {what}\n{trace}",
        env!("CARGO_PKG_VERSION")
    )
}
