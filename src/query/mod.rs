//! Floor 5½: the questions a reader asks of the stored articles and the rows that answer them.
//!
//! Values only. The state asks and the archive answers without knowing each other; what
//! they share stands here.

mod filter;
mod form;
pub mod language;

use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, EntityKind};
use crate::article::{Article, Published, Reprint};
use crate::lexicon::CountryCode;
use crate::timeline::{ArticleId, EncounterId};

pub use filter::{Condition, Expr, Filter, Join, Side, Wanted};
pub use form::Form;

/// In what order articles are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Latest first.
    #[default]
    Newest,
    /// Earliest first.
    Oldest,
    /// By headline.
    Title,
    /// By outlet, latest first within one.
    Source,
    /// Most meetings first.
    Meetings,
    /// Best match of the words first.
    Relevance,
}

/// An article as a row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleRow {
    /// Which article.
    pub id: ArticleId,
    /// Headline.
    pub title: String,
    /// Outlet.
    pub source: Option<String>,
    /// When.
    pub published: Option<Published>,
    /// Countries it is about, most mentioned first.
    pub countries: Vec<CountryCode>,
    /// Number of quotations that are direct or mixed.
    pub n_quotes: u32,
    /// Number of meetings told.
    pub n_meetings: u32,
    /// Number of words in the body.
    pub n_words: u32,
    /// Whether it was read.
    pub read: bool,
    /// Whether it has a star.
    pub starred: bool,
    /// Number of outlets that printed it beside its own.
    pub n_more_sources: u32,
}

/// A stretch of a longer list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Window<T> {
    /// Position of the first row in the whole list, from 0.
    pub from: usize,
    /// The rows.
    pub rows: Vec<T>,
    /// Length of the whole list; at least so long if it is not counted yet.
    pub total: usize,
    /// Whether the length is known.
    pub is_counted: bool,
}

/// An article with all that is stored about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoredArticle {
    /// Its row.
    pub row: ArticleRow,
    /// The article.
    pub article: Article,
    /// Its analysis.
    pub analysis: Analysis,
    /// The encounter that each of its meetings is a report of, in the order of the meetings.
    pub encounters: Vec<EncounterId>,
    /// What it was printed as elsewhere, in the order in which that came.
    pub reprints: Vec<Reprint>,
}

/// Of what the timeline is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TimelineScope {
    /// The encounters that one article tells.
    Article(ArticleId),
    /// Those told by the articles that pass the filter; its parties must take part, and its
    /// countries have a party in it or be where it takes place.
    Archive(Box<Filter>),
}

/// In how many articles a correction finds something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Affected {
    /// Number of articles.
    pub n_articles: usize,
    /// Whether that is the number, and not only that of articles where it might.
    pub is_exact: bool,
}

/// A country and how many of the filtered articles are about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountryCount {
    /// The country.
    pub country: CountryCode,
    /// Its name.
    pub name: String,
    /// Number of articles.
    pub n_articles: u32,
}

/// A person, organisation or other name, and how often it occurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameCount {
    /// Folded name, as [`Wanted::key`] has it.
    pub key: String,
    /// Name to show.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Country, where known.
    pub country: Option<CountryCode>,
    /// Number of articles.
    pub n_articles: u32,
}

/// A filter that is kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its name.
    pub name: String,
    /// What is asked, in the query language; days in words are those of the day it is used.
    pub query: String,
}

/// How many articles pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// So many, or at least so many.
    pub n: usize,
    /// Whether there are no more.
    pub is_all: bool,
}
