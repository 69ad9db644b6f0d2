//! The built binary in a real terminal: start it, wait for text, press keys, read the screen.
//!
//! No test sleeps: it waits for what must appear, with one shared time-out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// How long anything may take on a slow, busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A home folder of its own for one test.
pub fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Writes a file below a home; gives its path.
pub fn write(home: &TempDir, name: &str, text: &str) -> String {
    let path = home.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

struct Output {
    parser: vt100::Parser,
    raw: Vec<u8>,
    ended: bool,
}

/// A running dateline.
pub struct Session {
    output: Arc<(Mutex<Output>, Condvar)>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Session {
    /// Starts the binary with `args` in a terminal of `size` (columns, rows), at home in `home`.
    pub fn start(home: &Path, size: (u16, u16), args: &[&str]) -> Session {
        Session::start_with(home, size, args, &[])
    }

    /// The same with further environment variables.
    pub fn start_with(
        home: &Path,
        (cols, rows): (u16, u16),
        args: &[&str],
        env: &[(&str, &str)],
    ) -> Session {
        let pair = native_pty_system().openpty(pty_size(cols, rows)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(args);
        command.cwd(home);
        command.env_clear();
        for (key, value) in [
            ("HOME", home.to_str().unwrap()),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("PATH", "/usr/bin:/bin"),
        ]
        .iter()
        .chain(env)
        {
            command.env(key, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let output = Arc::new((
            Mutex::new(Output {
                parser: vt100::Parser::new(rows, cols, 0),
                raw: Vec::new(),
                ended: false,
            }),
            Condvar::new(),
        ));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let shared = Arc::clone(&output);
        std::thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            loop {
                let n = reader.read(&mut buffer).unwrap_or(0);
                let mut output = shared.0.lock().unwrap();
                output.parser.process(&buffer[..n]);
                output.raw.extend_from_slice(&buffer[..n]);
                output.ended = n == 0;
                shared.1.notify_all();
                if n == 0 {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Session {
            output,
            writer,
            child,
            master: pair.master,
        }
    }

    /// Types `keys`.
    pub fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        self.output
            .0
            .lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(rows, cols);
        self.master.resize(pty_size(cols, rows)).unwrap();
    }

    /// The process id.
    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits until the screen holds `text`.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(&format!("\"{text}\" on the screen"), |screen| {
            screen.contains(text)
        });
    }

    /// Waits until the screen no longer holds `text`.
    #[track_caller]
    pub fn wait_gone(&self, text: &str) {
        self.wait_until(&format!("no \"{text}\" on the screen"), |screen| {
            !screen.contains(text)
        });
    }

    /// Waits until `holds` of the screen's text.
    #[track_caller]
    pub fn wait_until(&self, what: &str, holds: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut output = self.output.0.lock().unwrap();
        loop {
            let screen = output.parser.screen().contents();
            if holds(&screen) {
                return;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero() && !output.ended,
                "waited for {what}; the screen:\n{screen}"
            );
            output = self.output.1.wait_timeout(output, left).unwrap().0;
        }
    }

    /// The text on the screen.
    pub fn screen(&self) -> String {
        self.output.0.lock().unwrap().parser.screen().contents()
    }

    /// Waits for the end; gives the exit code and every byte that was sent.
    #[track_caller]
    pub fn end(mut self) -> (u32, Vec<u8>) {
        let deadline = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(
                Instant::now() < deadline,
                "still running; the screen:\n{}",
                self.screen()
            );
            std::thread::yield_now();
        };
        let mut output = self.output.0.lock().unwrap();
        while !output.ended {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            output = self.output.1.wait_timeout(output, left).unwrap().0;
        }
        (status.exit_code(), output.raw.clone())
    }
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// Whether the bytes sent leave the terminal as it was: screen, cursor, mouse, paste.
#[track_caller]
pub fn assert_restored(raw: &[u8]) {
    let text = String::from_utf8_lossy(raw);
    let last = |on: &str, off: &str| text.rfind(off) > text.rfind(on) || text.rfind(on).is_none();
    assert!(
        last("\u{1b}[?1049h", "\u{1b}[?1049l"),
        "the alternate screen was not left"
    );
    assert!(last("\u{1b}[?25l", "\u{1b}[?25h"), "the cursor is hidden");
    assert!(
        last("\u{1b}[?1000h", "\u{1b}[?1000l"),
        "the mouse is still taken"
    );
    assert!(
        last("\u{1b}[?2004h", "\u{1b}[?2004l"),
        "bracketed paste is still on"
    );
}
