//! Keys and the mouse → actions.

use super::action::{Action, Motion, Scope};
use super::event::{Mouse, MouseKind, Notice};
use super::key::{Edit, Key};
use super::keymap::{Resolved, written};
use super::layout::Pane;
use super::popup::Popup;
use super::state::State;
use crate::text::width;

/// Rows that one notch of the wheel scrolls.
const WHEEL: isize = 3;

impl State {
    /// A key was pressed.
    pub(super) fn key(&mut self, key: Key) {
        self.notice = None;
        if self.popup.is_some() {
            self.popup_key(key);
        } else {
            self.pane_key(key);
        }
    }

    fn pane_key(&mut self, key: Key) {
        self.pressed.push(key);
        match self.keymap.resolve(Scope::Panes, &self.pressed) {
            Resolved::Pending => {}
            Resolved::Action(action) => {
                self.pressed.clear();
                self.run(action);
            }
            Resolved::Nothing => self.end_sequence(key),
        }
    }

    /// The last key does not go on with the sequence: what stands before it may be one itself.
    fn end_sequence(&mut self, key: Key) {
        let pressed = std::mem::take(&mut self.pressed);
        let n = pressed.len().saturating_sub(1);
        let before = pressed.get(..n).unwrap_or(&[]);
        let is_enter = key == Key::enter();
        match self.keymap.complete(Scope::Panes, before).filter(|_| n > 0) {
            Some(action) => {
                self.run(action);
                if !is_enter {
                    self.key(key);
                }
            }
            None if n > 0 && !is_enter && !self.is_close(key) => {
                let keys = written(&pressed);
                self.tell(Notice::warning(format!("no action has the keys {keys}")));
            }
            None => {}
        }
    }

    fn is_close(&self, key: Key) -> bool {
        self.keymap.resolve(Scope::Panes, &[key]) == Resolved::Action(Action::Close)
    }

    fn popup_key(&mut self, key: Key) {
        let Some(popup) = &mut self.popup else { return };
        let scope = popup.scope();
        let types = popup.line_mut().is_some();
        let edit = key.as_edit().filter(|_| types);
        if let Resolved::Action(action) = self.keymap.resolve(scope, &[key]) {
            self.run_in_popup(action);
            return;
        }
        if let Some(edit) = edit {
            self.recent.at = None;
            if let Some(line) = popup.line_mut() {
                if edit == Edit::Backspace && line.text().is_empty() {
                    return self.run_in_popup(Action::Close);
                }
                line.edit(edit);
            }
            self.popup_edited();
            return;
        }
        match self.keymap.resolve(Scope::Panes, &[key]) {
            Resolved::Action(action) => self.run_in_popup(action),
            Resolved::Pending if key.as_char() == Some('g') => {
                self.run_in_popup(Action::Move(Motion::Top));
            }
            Resolved::Pending | Resolved::Nothing => {}
        }
    }

    /// Text was pasted: into the line that is typed, else nowhere.
    pub(super) fn paste(&mut self, text: &str) {
        self.notice = None;
        if let Some(line) = self.popup.as_mut().and_then(Popup::line_mut) {
            line.insert(text.trim_end());
            self.popup_edited();
        }
    }

    /// The mouse did something.
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        if self.layout.too_small {
            return;
        }
        if self.popup.is_some() {
            match mouse.kind {
                MouseKind::WheelUp => self.run_in_popup(Action::PopupMove(Motion::Up)),
                MouseKind::WheelDown => self.run_in_popup(Action::PopupMove(Motion::Down)),
                MouseKind::Click => {}
            }
            return;
        }
        let pane = self.layout.pane_at(mouse.x, mouse.y);
        match (mouse.kind, pane) {
            (MouseKind::WheelUp, Some(pane)) => self.scroll(pane, -WHEEL),
            (MouseKind::WheelDown, Some(pane)) => self.scroll(pane, WHEEL),
            (MouseKind::Click, Some(pane)) => self.click(pane, mouse),
            (MouseKind::Click, None) if mouse.y == self.layout.header.y => {
                self.click_header(mouse.x)
            }
            _ => {}
        }
    }

    fn scroll(&mut self, pane: Pane, rows: isize) {
        match pane {
            Pane::List => {
                let rows = rows.signum()
                    * (rows.abs() / isize::from(self.list_lines.cast_signed())).max(1);
                self.list.scroll(rows);
                self.follow = true;
            }
            Pane::Article => {
                if let Some(page) = &mut self.page {
                    page.scroll(rows);
                }
            }
            Pane::Timeline => self.timeline.scroll(rows),
        }
    }

    fn click(&mut self, pane: Pane, mouse: Mouse) {
        self.notice = None;
        let Some(area) = self.layout.area(pane) else {
            return;
        };
        let row = usize::from(mouse.y - area.y);
        self.focus(pane);
        match pane {
            Pane::List => {
                let position = self.list.top + row / usize::from(self.list_lines);
                if position < self.list.total {
                    self.list.select(position);
                    self.follow = true;
                }
            }
            Pane::Article => self.click_text(mouse.x, row),
            Pane::Timeline => {
                let form = &self.timeline.form;
                let at = if form.lanes {
                    row.checked_sub(1)
                } else {
                    Some(row / 2)
                };
                let position = at
                    .filter(|at| *at < form.page)
                    .map(|at| self.timeline.top + at);
                if let Some(position) = position.filter(|p| *p < self.timeline.total) {
                    self.timeline.select(position);
                }
            }
        }
    }

    /// Puts the cursor on the mark under the mouse.
    fn click_text(&mut self, x: u16, row: usize) {
        let left = self.layout.text.x;
        let Some(page) = &mut self.page else { return };
        let Some(at) = (page.top + row).checked_sub(page.head.len()) else {
            return;
        };
        let Some(row) = page.rows.row(at) else { return };
        let column = usize::from(x.saturating_sub(left)).checked_sub(usize::from(row.indent));
        let Some(column) = column else { return };
        let text = row.span().of(page.body());
        let mut used = 0;
        let cell = width::cells(text).find(|cell| {
            used += cell.width;
            used > column
        });
        if let Some(cell) = cell {
            let byte = row.start + cell.start;
            page.cursor = page.mark_at(byte);
        }
    }
}
