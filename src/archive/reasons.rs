//! The reasons of findings, stored once each.
//!
//! Every mark has one, and most are a few fixed phrases of the program; stored findings refer
//! to those by number. Reasons made from the text of an article stay with it.

use std::borrow::Cow;
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::analysis::Reason;

/// First of the private characters that stand for a reason where it is a string.
const FIRST_CODE: u32 = 0xE000;

/// Reasons that can have a number; the program has fewer.
const N_CODES: u32 = 0x1900;

/// The numbers of the reasons met so far, both ways.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    numbers: HashMap<Reason, u32>,
    texts: HashMap<u32, Reason>,
}

impl Reasons {
    /// The number of a reason, from 1; none for one made from a text.
    pub(super) fn number(
        &mut self,
        connection: &Connection,
        reason: &Reason,
    ) -> rusqlite::Result<Option<u32>> {
        if matches!(reason, Cow::Owned(_)) {
            return Ok(None);
        }
        if let Some(number) = self.numbers.get(reason) {
            return Ok(Some(*number));
        }
        connection
            .prepare_cached("INSERT OR IGNORE INTO reason (text) VALUES (?1)")?
            .execute([reason.as_ref()])?;
        let number: u32 = connection
            .prepare_cached("SELECT id FROM reason WHERE text = ?1")?
            .query_row([reason.as_ref()], |row| row.get(0))?;
        if number >= N_CODES {
            return Ok(None);
        }
        self.numbers.insert(reason.clone(), number);
        Ok(Some(number))
    }

    /// The reason with a number.
    pub(super) fn text(
        &mut self,
        connection: &Connection,
        number: u32,
    ) -> rusqlite::Result<Option<Reason>> {
        if let Some(text) = self.texts.get(&number) {
            return Ok(Some(text.clone()));
        }
        let text: Option<String> = connection
            .prepare_cached("SELECT text FROM reason WHERE id = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?;
        let text: Option<Reason> = text.map(Cow::Owned);
        if let Some(text) = &text {
            self.texts.insert(number, text.clone());
        }
        Ok(text)
    }

    /// Replaces a reason that has a number by one character.
    pub(super) fn shorten(
        &mut self,
        connection: &Connection,
        reason: &mut Reason,
    ) -> rusqlite::Result<()> {
        let number = self.number(connection, reason)?;
        if let Some(code) = number.and_then(|number| char::from_u32(FIRST_CODE + number)) {
            *reason = Cow::Owned(code.to_string());
        }
        Ok(())
    }

    /// Puts back what [`Reasons::shorten`] replaced.
    pub(super) fn restore(
        &mut self,
        connection: &Connection,
        reason: &mut Reason,
    ) -> rusqlite::Result<()> {
        if let Some(number) = number_in(reason)
            && let Some(text) = self.text(connection, number)?
        {
            *reason = text;
        }
        Ok(())
    }

    /// Forgets all numbers: a transaction that was rolled back may have given some.
    pub(super) fn forget(&mut self) {
        *self = Reasons::default();
    }
}

/// The number of the code that a stored reason consists of.
fn number_in(reason: &Reason) -> Option<u32> {
    let mut chars = reason.chars();
    let code = u32::from(chars.next()?);
    let is_code = (FIRST_CODE..FIRST_CODE + N_CODES).contains(&code);
    (is_code && chars.next().is_none()).then(|| code - FIRST_CODE)
}
