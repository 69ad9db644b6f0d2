//! What each role looks like; the only file that names colours.

use std::collections::BTreeMap;

/// Which set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// The terminal's own sixteen colours.
    Ansi,
    /// No colours at all.
    Plain,
}

/// Role → style, and the characters that lines and signs are drawn with.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    palette: Palette,
    ascii: bool,
}

impl Theme {
    /// A theme; `changed` (role → style such as "bold yellow") is laid over the palette. Says
    /// what is wrong with `changed`: the role and what of it.
    pub fn new(
        palette: Palette,
        ascii: bool,
        _changed: &BTreeMap<String, String>,
    ) -> (Theme, Vec<(String, String)>) {
        (Theme { palette, ascii }, Vec::new())
    }
}
