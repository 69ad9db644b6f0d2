//! What each part of the screen looks like; the only file that names colours.
//!
//! A palette gives every [`Look`] a style. Kinds of names differ by more than colour, so that
//! they can be told apart on sixteen colours, on two, and by those who see none.

use std::collections::BTreeMap;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};

use super::glyphs::{ASCII, Glyphs, UNICODE};
use crate::lexicon::CountryCode;

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

/// A part of the screen that has a style of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Text as it is.
    Text,
    /// Less important text.
    Muted,
    /// A headline.
    Title,
    /// Borders.
    Border,
    /// The border and title of the focused pane.
    Focus,
    /// The selected row of the focused pane.
    Selection,
    /// The selected row of another pane.
    Inactive,
    /// Headline of an article not read yet.
    Unread,
    /// Headline of an article that was read.
    Read,
    /// A star.
    Star,
    /// A part of the filter.
    Chip,
    /// A key in hints and help.
    Key,
    /// Something that was done.
    Info,
    /// Something that could not be done.
    Warning,
    /// Something that is wrong.
    Error,
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A country.
    Country,
    /// A place.
    Place,
    /// A date.
    Date,
    /// A quotation.
    Quote,
    /// Reported speech.
    Indirect,
    /// The word that tells a meeting.
    Meeting,
    /// A link.
    Link,
    /// Laid over what is found and doubtful.
    Doubtful,
    /// A heading in the text.
    Heading,
    /// A block quotation.
    BlockQuote,
    /// Text kept as it is.
    Verbatim,
    /// A caption.
    Caption,
    /// Words looked for.
    Found,
    /// The mark that was jumped to.
    Cursor,
    /// The quotation that was jumped to.
    Spoken,
    /// The bar beside a quotation.
    Bar,
    /// The speaker of a quotation.
    Speaker,
}

/// Every look with its name in the configuration.
const LOOKS: [(&str, Look); 34] = [
    ("text", Look::Text),
    ("muted", Look::Muted),
    ("title", Look::Title),
    ("border", Look::Border),
    ("focus", Look::Focus),
    ("selection", Look::Selection),
    ("inactive", Look::Inactive),
    ("unread", Look::Unread),
    ("read", Look::Read),
    ("star", Look::Star),
    ("chip", Look::Chip),
    ("key", Look::Key),
    ("info", Look::Info),
    ("warning", Look::Warning),
    ("error", Look::Error),
    ("person", Look::Person),
    ("organisation", Look::Organisation),
    ("country", Look::Country),
    ("place", Look::Place),
    ("date", Look::Date),
    ("quote", Look::Quote),
    ("indirect", Look::Indirect),
    ("meeting", Look::Meeting),
    ("link", Look::Link),
    ("doubtful", Look::Doubtful),
    ("heading", Look::Heading),
    ("blockquote", Look::BlockQuote),
    ("verbatim", Look::Verbatim),
    ("caption", Look::Caption),
    ("found", Look::Found),
    ("cursor", Look::Cursor),
    ("spoken", Look::Spoken),
    ("bar", Look::Bar),
    ("speaker", Look::Speaker),
];

/// The styles of a palette in words, in the order of [`LOOKS`]: dark, light, ansi, plain.
/// "-" is nothing.
#[rustfmt::skip]
const STYLES: [(Look, [&str; 4]); 34] = [
    (Look::Text, ["-", "-", "-", "-"]),
    (Look::Muted, ["#8a8f98", "#6a6f78", "dim", "dim"]),
    (Look::Title, ["bold #ffffff", "bold #000000", "bold", "bold"]),
    (Look::Border, ["#4a4f58", "#b0b4ba", "dim", "dim"]),
    (Look::Focus, ["bold #7fb4e6", "bold #1f5f9f", "bold blue", "bold"]),
    (Look::Selection, ["on #2d3f55", "on #d3e3f3", "reversed", "reversed"]),
    (Look::Inactive, ["on #26292f", "on #ebedf0", "bold", "bold"]),
    (Look::Unread, ["bold", "bold", "bold", "bold"]),
    (Look::Read, ["#9aa0a8", "#6a6f78", "-", "-"]),
    (Look::Star, ["#e6c65c", "#9a7400", "yellow", "bold"]),
    (Look::Chip, ["#d7e3f0 on #34495e", "#14304c on #cfdfee", "black on cyan", "reversed"]),
    (Look::Key, ["bold #e6c65c", "bold #8a5a00", "bold yellow", "bold"]),
    (Look::Info, ["#9fd49a", "#2f7a2a", "green", "-"]),
    (Look::Warning, ["#e6c65c", "#8a5a00", "yellow", "bold"]),
    (Look::Error, ["bold #f08080", "bold #b02020", "bold red", "bold reversed"]),
    (Look::Person, ["bold #f2c879", "bold #7a4a00", "bold yellow", "bold"]),
    (Look::Organisation, ["bold italic #9fc5e8", "bold italic #1f5f9f", "bold italic cyan", "bold italic"]),
    (Look::Country, ["underlined #8fd3a8", "underlined #1c6b3a", "underlined green", "underlined"]),
    (Look::Place, ["italic underlined #b5cfa8", "italic underlined #4a6b2a", "italic underlined", "italic underlined"]),
    (Look::Date, ["italic #c9a6e0", "italic #6a3a90", "italic magenta", "italic"]),
    (Look::Quote, ["#e8e0cc", "#3a3424", "-", "-"]),
    (Look::Indirect, ["-", "-", "-", "-"]),
    (Look::Meeting, ["bold underlined #f09a8a", "bold underlined #a03020", "bold underlined red", "bold underlined"]),
    (Look::Link, ["underlined #7fb4e6", "underlined #1f5f9f", "underlined blue", "underlined"]),
    (Look::Doubtful, ["dim", "dim", "dim", "dim"]),
    (Look::Heading, ["bold #ffffff", "bold #000000", "bold", "bold"]),
    (Look::BlockQuote, ["italic #b8bcc4", "italic #50555e", "italic", "italic"]),
    (Look::Verbatim, ["#a8b8a8", "#40584a", "-", "-"]),
    (Look::Caption, ["italic #8a8f98", "italic #6a6f78", "italic dim", "italic dim"]),
    (Look::Found, ["#000000 on #e6c65c", "#000000 on #ffe08a", "black on yellow", "reversed"]),
    (Look::Cursor, ["reversed", "reversed", "reversed", "reversed"]),
    (Look::Spoken, ["on #2d3f55", "on #d3e3f3", "bold", "bold"]),
    (Look::Bar, ["#7f8fd0", "#4a5ab0", "blue", "-"]),
    (Look::Speaker, ["italic #b8c0e8", "italic #3a4a90", "italic blue", "italic"]),
];

/// Colours of lanes; a country keeps its own wherever it stands.
#[rustfmt::skip]
const LANES: [[&str; 8]; 4] = [
    ["#7fb4e6", "#f09a8a", "#8fd3a8", "#e6c65c", "#c9a6e0", "#7fd6d6", "#f2b27a", "#d88fb8"],
    ["#1f5f9f", "#a03020", "#1c6b3a", "#8a5a00", "#6a3a90", "#0f6b6b", "#9a4a10", "#8a2a5a"],
    ["blue", "red", "green", "yellow", "magenta", "cyan", "lightblue", "lightred"],
    ["-", "-", "-", "-", "-", "-", "-", "-"],
];

/// Look → style, and the characters that lines and signs are drawn with.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    styles: [Style; LOOKS.len()],
    lanes: [Style; 8],
    ascii: bool,
}

/// The names of the styles that a configuration may change.
pub fn style_names() -> impl Iterator<Item = &'static str> {
    LOOKS.iter().map(|(name, _)| *name)
}

impl Default for Theme {
    fn default() -> Theme {
        Theme::new(Palette::Dark, false, &BTreeMap::new()).0
    }
}

impl Theme {
    /// A theme; `changed` (look → style such as "bold yellow on black") is laid over the
    /// palette. Says what is wrong with `changed`: which look, and what of it.
    pub fn new(
        palette: Palette,
        ascii: bool,
        changed: &BTreeMap<String, String>,
    ) -> (Theme, Vec<(String, String)>) {
        let column = palette as usize;
        let of = |words: Option<&&str>| words.and_then(|w| parse(w).ok()).unwrap_or_default();
        let mut theme = Theme {
            styles: STYLES.map(|(_, columns)| of(columns.get(column))),
            lanes: LANES
                .get(column)
                .map_or_else(Default::default, |lanes| lanes.map(|w| of(Some(&w)))),
            ascii,
        };
        let mut mistakes = Vec::new();
        for (name, words) in changed {
            let look = LOOKS
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, look)| *look);
            match (look, parse(words)) {
                (None, _) => mistakes.push((name.clone(), format!("there is no style \"{name}\""))),
                (Some(_), Err(what)) => mistakes.push((name.clone(), what)),
                (Some(look), Ok(style)) => theme.set(look, palette, style),
            }
        }
        (theme, mistakes)
    }

    fn set(&mut self, look: Look, palette: Palette, style: Style) {
        let style = match palette {
            Palette::Plain => Style {
                fg: None,
                bg: None,
                underline_color: None,
                ..style
            },
            _ => style,
        };
        if let Some(slot) = self.styles.get_mut(look as usize) {
            *slot = style;
        }
    }

    /// The style of a part of the screen.
    pub fn style(&self, look: Look) -> Style {
        self.styles.get(look as usize).copied().unwrap_or_default()
    }

    /// The style of the lane of a country; of one without a country, by its position.
    pub fn lane(&self, country: Option<CountryCode>, position: usize) -> Style {
        let letters = country.map(|code| {
            let letters = code.as_str().bytes();
            letters.fold(0, |sum, b| sum * 31 + usize::from(b))
        });
        let at = letters.unwrap_or(position) % self.lanes.len();
        self.lanes.get(at).copied().unwrap_or_default()
    }

    /// Whether everything is drawn in ASCII.
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// The characters that lines and signs are drawn with.
    pub fn glyphs(&self) -> &'static Glyphs {
        if self.ascii { &ASCII } else { &UNICODE }
    }
}

/// "bold yellow on #202020" → style.
fn parse(words: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut is_background = false;
    for word in words.split_whitespace() {
        let modifier = match word.to_ascii_lowercase().as_str() {
            "-" => continue,
            "on" => {
                is_background = true;
                continue;
            }
            "bold" => Modifier::BOLD,
            "dim" => Modifier::DIM,
            "italic" => Modifier::ITALIC,
            "underlined" | "underline" => Modifier::UNDERLINED,
            "reversed" | "reverse" => Modifier::REVERSED,
            "crossed" => Modifier::CROSSED_OUT,
            _ => Modifier::empty(),
        };
        if !modifier.is_empty() {
            style = style.add_modifier(modifier);
            continue;
        }
        let color = Color::from_str(word)
            .map_err(|_| format!("\"{word}\" is no colour and no attribute"))?;
        style = if is_background {
            style.bg(color)
        } else {
            style.fg(color)
        };
        is_background = false;
    }
    if is_background {
        return Err("a colour is missing after \"on\"".to_owned());
    }
    Ok(style)
}

/// The number that a test gave a colour, if it is one of those: "#0000NN".
#[cfg(test)]
pub(super) fn test_number(color: Color) -> Option<u8> {
    match color {
        Color::Rgb(0, 0, number) => Some(number),
        _ => None,
    }
}

/// Whether a colour is the terminal's own.
#[cfg(test)]
pub(super) fn is_reset(color: Color) -> bool {
    color == Color::Reset
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{LOOKS, Look, Palette, STYLES, Theme, parse};

    #[test]
    fn the_tables_agree_and_every_style_reads() {
        for (idx, ((_, look), (styled, columns))) in LOOKS.iter().zip(STYLES).enumerate() {
            assert_eq!((*look, *look as usize), (styled, idx));
            for words in columns {
                assert!(parse(words).is_ok(), "{words}");
            }
        }
    }

    #[test]
    fn kinds_differ_without_colour() {
        let (theme, _) = Theme::new(Palette::Plain, true, &BTreeMap::new());
        let kinds = [
            Look::Text,
            Look::Person,
            Look::Organisation,
            Look::Country,
            Look::Place,
            Look::Date,
            Look::Meeting,
        ];
        for (idx, one) in kinds.iter().enumerate() {
            for other in &kinds[idx + 1..] {
                assert_ne!(
                    theme.style(*one),
                    theme.style(*other),
                    "{one:?} and {other:?}"
                );
            }
        }
        for (_, look) in LOOKS {
            let style = theme.style(look);
            assert_eq!((style.fg, style.bg), (None, None), "{look:?}");
        }
    }

    #[test]
    fn styles_can_be_changed_and_mistakes_are_told() {
        let changed = [
            ("person", "italic #102030 on black"),
            ("persn", "bold"),
            ("quote", "bolt"),
            ("link", "red on"),
        ];
        let changed = changed.map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        let (theme, mistakes) = Theme::new(Palette::Dark, false, &changed);
        assert_eq!(
            theme.style(Look::Person),
            parse("italic #102030 on black").unwrap()
        );
        let told: Vec<String> = mistakes
            .iter()
            .map(|(look, what)| format!("{look}: {what}"))
            .collect();
        assert_eq!(
            told,
            [
                "link: a colour is missing after \"on\"",
                "persn: there is no style \"persn\"",
                "quote: \"bolt\" is no colour and no attribute",
            ]
        );
    }
}
