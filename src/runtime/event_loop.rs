//! The one loop: take all events that wait, update, perform the effects, draw once.

use std::borrow::Cow;
use std::io;
use std::mem;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crossbeam_channel::Receiver;
use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::terminal::{self, Guard, Screen};
use super::workers::Workers;
use super::{Wake, opener, save, signals};
use crate::app::event::Export;
use crate::app::{Effect, Event, Notice, Size, State, update};
use crate::config::expand_home;
use crate::text::width::shorten;
use crate::view::draw;
use crate::view::theme::Theme;

/// How long the first frame waits for the first rows, so that it is not drawn empty.
const FIRST_ANSWER: Duration = Duration::from_millis(30);

/// What the loop works with.
pub(super) struct Loop {
    pub(super) state: State,
    pub(super) theme: Theme,
    pub(super) screen: Screen,
    pub(super) guard: Guard,
    pub(super) workers: Workers,
    pub(super) wakes: Receiver<Wake>,
    /// Where files are saved.
    pub(super) folder: PathBuf,
    /// The day that the state was last told.
    pub(super) today: Option<Date>,
}

/// What comes of an event.
enum Turn {
    GoOn,
    End(i32),
}

impl Loop {
    /// Runs until the user or the system ends it; gives the exit code.
    pub(super) fn run(mut self, effects: Vec<Effect>) -> io::Result<i32> {
        let outcome = self.run_loop(effects);
        // The guard gives the cursor back. Dropped, the screen would try it as well, and panic
        // where the terminal is gone.
        mem::forget(self.screen);
        outcome
    }

    fn run_loop(&mut self, effects: Vec<Effect>) -> io::Result<i32> {
        if let Turn::End(code) = self.perform_all(effects)? {
            return Ok(code);
        }
        self.tick()?;
        if let Turn::End(code) = self.await_first_answer()? {
            return Ok(code);
        }
        loop {
            self.draw()?;
            let Ok(wake) = self.wakes.recv() else {
                return Ok(0);
            };
            if let Turn::End(code) = self.take_all(wake)? {
                return Ok(code);
            }
        }
    }

    fn await_first_answer(&mut self) -> io::Result<Turn> {
        let deadline = Instant::now() + FIRST_ANSWER;
        while let Ok(wake) = self.wakes.recv_deadline(deadline) {
            let answered = matches!(wake, Wake::Event(Event::Reply { .. }));
            if let Turn::End(code) = self.take(wake)? {
                return Ok(Turn::End(code));
            }
            if answered {
                break;
            }
        }
        Ok(Turn::GoOn)
    }

    /// Takes `wake` and all that wait behind it.
    fn take_all(&mut self, wake: Wake) -> io::Result<Turn> {
        self.tick_if_day_changed()?;
        let mut next = Some(wake);
        while let Some(wake) = next {
            if let Turn::End(code) = self.take(wake)? {
                return Ok(Turn::End(code));
            }
            next = self.wakes.try_recv().ok();
        }
        Ok(Turn::GoOn)
    }

    fn take(&mut self, wake: Wake) -> io::Result<Turn> {
        match wake {
            Wake::Event(event) => self.feed(event),
            Wake::Suspend => self.suspend().map(|()| Turn::GoOn),
            Wake::Terminate(code) => Ok(Turn::End(code)),
        }
    }

    fn feed(&mut self, event: Event) -> io::Result<Turn> {
        let effects = update(&mut self.state, event);
        self.perform_all(effects)
    }

    fn perform_all(&mut self, effects: Vec<Effect>) -> io::Result<Turn> {
        for effect in effects {
            if let Turn::End(code) = self.perform(effect)? {
                return Ok(Turn::End(code));
            }
        }
        Ok(Turn::GoOn)
    }

    fn perform(&mut self, effect: Effect) -> io::Result<Turn> {
        match effect {
            Effect::Ask { request, question } => self.workers.ask(request, question),
            Effect::Change { request, change } => self.workers.change(request, change),
            Effect::OpenUrl(url) => {
                let notice = match opener::open_url(&url) {
                    Ok(()) => Notice::info("opened in the browser"),
                    Err(error) => Notice::warning(error.to_string()),
                };
                return self.feed(Event::Notice(notice));
            }
            Effect::Copy(text) => {
                let n = terminal::copy(&text)?;
                let notice = if n == text.len() {
                    Notice::info(format!("copied: {}", beginning(&text)))
                } else {
                    Notice::warning(format!(
                        "copied the first {n} bytes; terminals take no more"
                    ))
                };
                return self.feed(Event::Notice(notice));
            }
            Effect::Save { name, text } => {
                let notice = match save::save(&self.folder, &name, &text) {
                    Ok(path) => Notice::info(format!("saved as {}", path.display())),
                    Err(error) => Notice::error(format!("cannot save: {error}")),
                };
                return self.feed(Event::Notice(notice));
            }
            Effect::Export(export) => {
                if let Some(event) = self.export(export) {
                    return self.feed(event);
                }
            }
            Effect::Fetch => {
                if let Err(notice) = self.workers.fetch() {
                    return self.feed(Event::Notice(notice));
                }
            }
            Effect::CancelJob => self.workers.cancel(),
            Effect::Redraw => self.renew_screen()?,
            Effect::Suspend => self.suspend()?,
            Effect::Quit => return Ok(Turn::End(0)),
        }
        Ok(Turn::GoOn)
    }

    /// Has something written, unless a file is there that nobody has said to write over.
    fn export(&self, export: Export) -> Option<Event> {
        let path = self.folder.join(expand_home(&export.name));
        if !export.replaces && path.symlink_metadata().is_ok_and(|known| known.is_file()) {
            return Some(Event::InTheWay(export));
        }
        let failure = self.workers.export(export, path).err()?;
        let told = format!("cannot export: {failure}");
        Some(Event::Notice(Notice::error(told)))
    }

    /// Gives the terminal back, stops, and takes it over again when the shell continues.
    fn suspend(&mut self) -> io::Result<()> {
        terminal::restore();
        let stopped = signals::stop_group();
        self.guard.enter()?;
        self.renew_screen()?;
        let (width, height) = crossterm::terminal::size()?;
        update(&mut self.state, Event::Resize(Size { width, height }));
        if !stopped {
            let notice = Notice::warning("there is no shell to go back to");
            update(&mut self.state, Event::Notice(notice));
        }
        self.tick()
    }

    /// Starts with a clean terminal, so that the next frame draws every cell.
    fn renew_screen(&mut self) -> io::Result<()> {
        mem::forget(mem::replace(&mut self.screen, terminal::clean_screen()?));
        Ok(())
    }

    fn tick(&mut self) -> io::Result<()> {
        let now = ZonedDateTime::now().datetime();
        self.today = Some(now.date());
        let effects = update(&mut self.state, Event::Tick { now });
        self.perform_all(effects).map(|_| ())
    }

    fn tick_if_day_changed(&mut self) -> io::Result<()> {
        if self.today == Some(ZonedDateTime::now().date()) {
            return Ok(());
        }
        self.tick()
    }

    fn draw(&mut self) -> io::Result<()> {
        let (state, theme) = (&self.state, &self.theme);
        self.screen.draw(|frame| draw(state, theme, frame))?;
        Ok(())
    }
}

/// The first line of what was copied, or as much of it as a notice takes.
fn beginning(text: &str) -> Cow<'_, str> {
    shorten(text.lines().next().unwrap_or(""), 60, "…")
}
