//! One key as it is pressed, and how it is written.
//!
//! A plain character is written as itself ("q", "G", "]"), a named key by its name ("enter",
//! "pagedown"), modifiers before it ("ctrl-d", "alt-right"). A character typed with shift is
//! the character it gives.

use std::fmt;
use std::str::FromStr;

use crokey::{KeyCombination, KeyCombinationFormat, OneToThree};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers, in the one form that equal key presses share.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(KeyCombination);

/// A key that edits a line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Insert a character.
    Insert(char),
    /// Delete before the cursor.
    Backspace,
    /// Delete under the cursor.
    Delete,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// Delete the word before the cursor.
    DeleteWord,
    /// Delete all.
    Clear,
}

impl Key {
    /// A plain character.
    pub fn char(c: char) -> Key {
        Key::from_parts(KeyCode::Char(c), KeyModifiers::NONE)
    }

    /// The Enter key.
    pub fn enter() -> Key {
        Key::from_parts(KeyCode::Enter, KeyModifiers::NONE)
    }

    fn from_parts(code: KeyCode, modifiers: KeyModifiers) -> Key {
        let mut modifiers =
            modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match code {
            KeyCode::Char('\r' | '\n') => KeyCode::Enter,
            KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            KeyCode::Char(c) => {
                let upper = modifiers.contains(KeyModifiers::SHIFT) && c.is_ascii_lowercase();
                modifiers.remove(KeyModifiers::SHIFT);
                let is_control = modifiers.contains(KeyModifiers::CONTROL);
                match c {
                    c if is_control => KeyCode::Char(c.to_ascii_lowercase()),
                    c if upper => KeyCode::Char(c.to_ascii_uppercase()),
                    c => KeyCode::Char(c),
                }
            }
            code => code,
        };
        if code == KeyCode::BackTab {
            modifiers.remove(KeyModifiers::SHIFT);
        }
        Key(KeyCombination::one_key(code, modifiers))
    }

    fn code(self) -> KeyCode {
        *self.0.codes.first()
    }

    /// The character, if the key is one without modifiers.
    pub fn as_char(self) -> Option<char> {
        match self.code() {
            KeyCode::Char(c) if self.0.modifiers.is_empty() => Some(c),
            _ => None,
        }
    }

    /// What the key does to a line of text, if anything.
    pub fn as_edit(self) -> Option<Edit> {
        let control = self.0.modifiers == KeyModifiers::CONTROL;
        let plain = self.0.modifiers.is_empty();
        match self.code() {
            KeyCode::Char('w') if control => Some(Edit::DeleteWord),
            KeyCode::Char('u') if control => Some(Edit::Clear),
            KeyCode::Char('a') if control => Some(Edit::Home),
            KeyCode::Char('e') if control => Some(Edit::End),
            KeyCode::Char('h') if control => Some(Edit::Backspace),
            KeyCode::Char(c) if plain && !c.is_control() => Some(Edit::Insert(c)),
            KeyCode::Backspace if plain => Some(Edit::Backspace),
            KeyCode::Delete if plain => Some(Edit::Delete),
            KeyCode::Left if plain => Some(Edit::Left),
            KeyCode::Right if plain => Some(Edit::Right),
            KeyCode::Home if plain => Some(Edit::Home),
            KeyCode::End if plain => Some(Edit::End),
            _ => None,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Key {
        Key::from_parts(event.code, event.modifiers)
    }
}

/// Why a key cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no key \"{0}\"")]
pub struct NoSuchKey(pub String);

impl FromStr for Key {
    type Err = NoSuchKey;

    fn from_str(text: &str) -> Result<Key, NoSuchKey> {
        let fail = || NoSuchKey(text.to_owned());
        let (modifiers, name) = split_modifiers(text);
        let mut chars = name.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(Key::from_parts(KeyCode::Char(c), modifiers));
        }
        let name = match name.to_ascii_lowercase().as_str() {
            "pgdn" => "pagedown".to_owned(),
            "pgup" => "pageup".to_owned(),
            "escape" => "esc".to_owned(),
            "return" => "enter".to_owned(),
            name => name.to_owned(),
        };
        let parsed = crokey::parse(&name).map_err(|_| fail())?;
        match parsed.codes {
            OneToThree::One(code) => Ok(Key::from_parts(code, modifiers)),
            _ => Err(fail()),
        }
    }
}

/// Takes "ctrl-", "alt-", "shift-" off the front.
fn split_modifiers(text: &str) -> (KeyModifiers, &str) {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = text;
    loop {
        let known = [
            ("ctrl-", KeyModifiers::CONTROL),
            ("alt-", KeyModifiers::ALT),
            ("shift-", KeyModifiers::SHIFT),
        ];
        let found = known.iter().find(|(name, _)| {
            rest.len() > name.len()
                && rest
                    .get(..name.len())
                    .is_some_and(|p| p.eq_ignore_ascii_case(name))
        });
        let Some((name, modifier)) = found else {
            return (modifiers, rest);
        };
        modifiers |= *modifier;
        rest = rest.get(name.len()..).unwrap_or("");
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, modifier) in [
            ("ctrl-", KeyModifiers::CONTROL),
            ("alt-", KeyModifiers::ALT),
            ("shift-", KeyModifiers::SHIFT),
        ] {
            if self.0.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match self.code() {
            KeyCode::Char(' ') => f.write_str("space"),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::BackTab => f.write_str("shift-tab"),
            code => {
                let bare = KeyCombination::one_key(code, KeyModifiers::NONE);
                let name = KeyCombinationFormat::default().to_string(bare);
                f.write_str(&name.to_ascii_lowercase())
            }
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;

    use super::Key;

    #[test]
    fn keys_print_as_they_are_read() {
        for text in [
            "q",
            "G",
            "]",
            "\"",
            "'",
            "<",
            "-",
            "space",
            "enter",
            "tab",
            "shift-tab",
            "esc",
            "pagedown",
            "pageup",
            "home",
            "end",
            "up",
            "down",
            "left",
            "right",
            "backspace",
            "delete",
            "insert",
            "f1",
            "f12",
            "ctrl-d",
            "ctrl-space",
            "alt-right",
            "alt-G",
            "ctrl--",
            "é",
            "日",
            "shift-up",
            "ctrl-alt-x",
        ] {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn spellings_of_a_key_are_one() {
        for (one, other) in [
            ("shift-g", "G"),
            ("Ctrl-D", "ctrl-d"),
            ("PgDn", "pagedown"),
            ("Escape", "esc"),
            ("Return", "enter"),
            ("hyphen", "-"),
        ] {
            assert_eq!(one.parse::<Key>(), other.parse::<Key>(), "{one}");
        }
    }

    #[test]
    fn what_is_no_key_is_told() {
        for text in ["", "gg", "ctrl-", "f99", "a-b", "enterr"] {
            let error = text.parse::<Key>().unwrap_err();
            assert_eq!(error.to_string(), format!("there is no key \"{text}\""));
        }
    }

    proptest! {
        #[test]
        fn any_character_reads_back(c in proptest::char::any()) {
            let key = Key::char(c);
            if !c.is_control() {
                assert_eq!(key.to_string().parse::<Key>().unwrap(), key);
            }
        }
    }
}
