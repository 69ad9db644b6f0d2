//! Names as they are shown, each stored once: one byte of length, then the text.

use std::collections::HashMap;

use crate::Fault;

/// The strings so far.
#[derive(Default)]
pub struct Strings {
    /// What is written to the program.
    pub bytes: Vec<u8>,
    seen: HashMap<String, u32>,
}

impl Strings {
    /// Where `text` starts; stored if it is new.
    pub fn offset(&mut self, text: &str) -> Result<u32, Fault> {
        if let Some(offset) = self.seen.get(text) {
            return Ok(*offset);
        }
        let len = u8::try_from(text.len()).map_err(|_| format!("\"{text}\" is too long"))?;
        let offset = u32::try_from(self.bytes.len()).map_err(|e| e.to_string())?;
        if offset >> 24 != 0 {
            return Err("the strings have outgrown 24 bits".to_owned());
        }
        self.bytes.push(len);
        self.bytes.extend_from_slice(text.as_bytes());
        self.seen.insert(text.to_owned(), offset);
        Ok(offset)
    }
}
