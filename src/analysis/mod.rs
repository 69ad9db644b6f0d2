//! Floor 4: article + lexicon → [`Analysis`].
//!
//! The analysis is a list of named passes ([`PASSES`]); each adds its findings to the
//! [`Draft`] and may read those of the passes before it. It is total: it never fails
//! and never panics, whatever the text, and the same article gives the same analysis.

mod countries;
mod dates;
mod doc_countries;
mod findings;
pub mod learned;
pub mod link;
mod meetings;
pub mod names;
mod quotes;
mod sift;

use jiff::civil::Date;

use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::text::Segments;

pub use doc_countries::CountryCount;
pub use findings::{
    Analysis, Confidence, DayInterval, Entity, EntityId, EntityKind, Grain, Grounds, Meeting,
    MeetingKind, Mention, MentionForm, Name, Participant, PartyKind, Place, Quote, QuoteKind,
    Reason, Speaker, Status, TimeExpr, TimexType,
};

pub use link::normalized_key;
pub use sift::Aside;

/// What the passes read: one text and what is known about it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The text that all spans point into.
    pub body: &'a str,
    /// The headline, if there is one; findings never point into it.
    pub title: Option<&'a str>,
    /// Day of publication; without it, relative dates stay unresolved.
    pub published: Option<Date>,
    /// The text cut into tokens, sentences and paragraphs.
    pub segments: &'a Segments,
    /// What is known of the world.
    pub lexicon: &'a Lexicon,
    /// The weights by which names are tagged.
    pub model: &'a names::Model<'a>,
}

/// Findings while the passes run.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Names as found, before they are linked into entities; sorted by span, not overlapping
    /// except that a country may be named inside an organisation or person's description.
    pub names: Vec<Name>,
    /// What has been found so far.
    pub analysis: Analysis,
}

/// One step of the analysis.
pub type Pass = fn(&Input<'_>, &mut Draft);

/// The passes, in the order in which they run.
pub const PASSES: &[(&str, Pass)] = &[
    ("names", names::find),
    ("countries", countries::find),
    ("link", link::link),
    ("dates", dates::find),
    ("quotes", quotes::find),
    ("meetings", meetings::find),
];

/// Analyses one article.
pub fn analyze(article: &Article, lexicon: &Lexicon) -> Analysis {
    let title = Some(article.title.as_str()).filter(|t| !t.is_empty() && !article.title_made);
    let published = article.published.map(|p| p.date);
    analyze_text(&article.body, title, published, lexicon)
}

/// Analyses a text of which only title and day of publication are known.
pub fn analyze_text(
    body: &str,
    title: Option<&str>,
    published: Option<Date>,
    lexicon: &Lexicon,
) -> Analysis {
    analyze_with(body, title, published, lexicon, &names::Model::builtin())
}

/// Analyses a text by another lexicon or model than usual: an empty lexicon
/// (`Lexicon::default()`) or no model ([`names::Model::none`]) show what each is worth.
pub fn analyze_with(
    body: &str,
    title: Option<&str>,
    published: Option<Date>,
    lexicon: &Lexicon,
    model: &names::Model<'_>,
) -> Analysis {
    let segments = Segments::new(body);
    let input = Input {
        body,
        title,
        published,
        segments: &segments,
        lexicon,
        model,
    };
    let mut draft = Draft::default();
    for (_, pass) in PASSES {
        pass(&input, &mut draft);
    }
    draft.analysis
}
