//! Floor 2: bytes → [`Article`].
//!
//! [`read()`] takes the bytes of a file and hands out its articles; [`JsonLines`] with
//! [`parse_json_row`] does the same for streams of any length. Each format makes a draft
//! (title, body, what the file says about it); the draft then goes through the steps all
//! share: closing mark, dateline, date, title, limits, key. No file is opened here and
//! nothing fails as a whole: a row that cannot be read is a [`RowError`].
//!
//! The dateline stays in the body. An agency's closing mark ("… | BGNES", "(Reuters)") is
//! cut off and kept as the source.

mod agency;
mod binary;
mod body;
mod byline;
mod csv;
mod dateline;
mod decode;
mod draft;
mod error;
mod feed;
mod format;
pub mod fuzz;
mod html;
mod json;
mod json_lines;
mod key;
pub mod limits;
mod mail;
mod markdown;
mod mhtml;
mod moment;
mod newsboat;
mod opml;
mod plain;
mod read;
mod row;
pub mod sample;
mod warc;

pub use csv::CsvArticles;
pub use decode::{DecodeNote, DecodedBy, decode};
pub use error::RowError;
pub use format::Format;
pub use json::parse_json_row;
pub use json_lines::{JsonLines, Row};
pub use key::hash_key;
pub use mail::Mailbox;
pub use newsboat::NewsboatItem;
pub use opml::{FeedSource, opml};
pub use read::{Articles, Options, read};
pub use row::to_row;
pub use warc::WarcArticles;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A news article as it is stored and read: clean text and what is known about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Stable identity: the given id if it is long enough to be its own, else the URL, else a
    /// hash of title, date and body.
    pub key: String,
    /// The headline.
    pub title: String,
    /// Whether the title was made from the first sentence, because the text had none.
    pub title_made: bool,
    /// Clean text; paragraphs are separated by an empty line. Never changes once stored.
    pub body: String,
    /// What the stretches of the body are, in order; plain paragraphs are not listed.
    pub blocks: Vec<Block>,
    /// Where links point, in order.
    pub links: Vec<Link>,
    /// When it was published, if anything says so.
    pub published: Option<Published>,
    /// The agency or outlet.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The place named in the dateline ("KYIV, Aug 19 (AFP) —").
    pub dateline_place: Option<Span>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Labels it came with.
    pub tags: Vec<String>,
    /// What a reader did with it where it comes from; of a stored article, see its row.
    #[serde(skip)]
    pub marks: Marks,
    /// What other outlets printed it as, where that was written down with it; of a stored article,
    /// see what is stored.
    #[serde(skip)]
    pub reprints: Vec<Reprint>,
    /// The file it came from, and the row there if the file holds several.
    pub origin: Option<Origin>,
}

/// What another outlet, or the same one again, printed an article as.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reprint {
    /// Its identity there.
    pub key: String,
    /// The outlet.
    pub source: Option<String>,
    /// Its headline.
    pub title: String,
    /// Its address on the web.
    pub url: Option<String>,
}

/// What a reader did with an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Read it.
    pub read: bool,
    /// Gave it a star.
    pub starred: bool,
}

/// Day of publication, with the time of day (UTC) where it is known.
///
/// The day is the one on the publisher's clock, because the text says "on Tuesday" by that
/// clock; the time is left out where UTC has another day by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// The time in UTC, if the article says it.
    pub time: Option<Time>,
    /// What says so.
    pub from: PublishedFrom,
}

/// What a publication date was taken from, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PublishedFrom {
    /// A field of the file: front matter, JSON key, HTML meta.
    Field,
    /// The dateline at the head of the text.
    Dateline,
    /// The file's name.
    FileName,
    /// Given on the command line.
    Given,
}

/// A stretch of the body that is more than a plain paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a [`Block`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading inside the article, 1 to 6.
    Heading(u8),
    /// An item of a list, with its depth from 0; the mark ("• ", "2. ") is part of the body.
    ListItem(u8),
    /// A paragraph of a block quotation.
    BlockQuote,
    /// Text whose line breaks and spaces count.
    Preformatted,
    /// A caption of a picture.
    Caption,
    /// A row of a table, cells separated by tabs.
    TableRow,
}

/// A link in the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The linked text.
    pub span: Span,
    /// Where it points.
    pub url: String,
}

/// Where an article was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The file, as given.
    pub file: String,
    /// The line it starts on, from 1.
    pub line: usize,
}
