//! Which articles are wanted.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::analysis::{EntityKind, MeetingKind, Status};
use crate::lexicon::CountryCode;

/// Whether one or all of several conditions must hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Join {
    /// One is enough.
    #[default]
    Any,
    /// All must hold.
    All,
}

/// Which articles (and the encounters they tell) are wanted; the default wants all.
///
/// All of it must hold. What pickers and keys change has a field of its own; what only the query
/// language says (`or`, `not`, brackets, who met, said or is spoken about) stands in
/// [`also`](Filter::also).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filter {
    /// Countries the article is about.
    pub countries: BTreeSet<CountryCode>,
    /// Whether one of the countries is enough.
    pub countries_join: Join,
    /// Persons, organisations or other names that must all be mentioned.
    pub parties: Vec<Wanted>,
    /// Published on or after this day.
    pub since: Option<Date>,
    /// Published on or before this day.
    pub until: Option<Date>,
    /// Words to find in title or body; "quoted words" stand together, `begin*` is the beginning
    /// of a word, `-word` must not be there.
    pub words: String,
    /// Part of the outlet's name, in any letters.
    pub source: Option<String>,
    /// Tells an encounter of this form.
    pub kind: Option<MeetingKind>,
    /// Tells an encounter in this state.
    pub status: Option<Status>,
    /// Only articles not read yet.
    pub unread: bool,
    /// Only articles with a star.
    pub starred: bool,
    /// What else must hold, in the order in which it was typed.
    #[serde(default)]
    pub also: Vec<Expr>,
}

/// A condition, or several joined.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Expr {
    /// One condition.
    Is(Condition),
    /// It does not hold.
    Not(Box<Expr>),
    /// All hold; two or more.
    All(Vec<Expr>),
    /// At least one holds; two or more.
    Any(Vec<Expr>),
}

/// Something that holds of an article or does not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Condition {
    /// About one or all of the countries.
    Countries(BTreeSet<CountryCode>, Join),
    /// Mentions the name.
    Name(Wanted),
    /// Tells one encounter in which all of these take part.
    With(Vec<Side>),
    /// Quotes this person or body, directly or not.
    Said(Wanted),
    /// Mainly about this: named in the headline or the opening, or again and again.
    About(Side),
    /// Has the word, beginning or "phrase" in title or body.
    Words(String),
    /// Has it in the title.
    Title(String),
    /// Is of an outlet with this in its name.
    Source(String),
    /// Tells an encounter of this form.
    Kind(MeetingKind),
    /// Tells an encounter in this state.
    Status(Status),
    /// Published on or after this day.
    Since(Date),
    /// Published on or before this day.
    Until(Date),
    /// Not read yet.
    Unread,
    /// With a star.
    Starred,
}

/// A country or a name, as a side of an encounter or what an article is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Anybody who stands for the country.
    Country(CountryCode),
    /// The person or body itself.
    Name(Wanted),
}

/// A name that is looked for: every name that has all its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wanted {
    /// Folded name; the surname alone is enough.
    pub key: String,
    /// The name as it was written, on one line and without quotation marks.
    #[serde(default)]
    pub name: String,
    /// What it is; anything if `None`.
    pub kind: Option<EntityKind>,
}

/// A name on one line, without quotation marks.
fn written(name: &str) -> String {
    let plain = name.replace('"', "");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Wanted {
    /// A name as it is written.
    pub fn new(name: &str, kind: Option<EntityKind>) -> Wanted {
        Wanted {
            key: crate::timeline::key(name),
            name: written(name),
            kind,
        }
    }
}

impl Filter {
    /// Whether it wants everything.
    pub fn is_empty(&self) -> bool {
        let countries_join = self.countries_join;
        *self
            == Filter {
                countries_join,
                ..Filter::default()
            }
    }

    /// All words, beginnings and phrases that may be found in an article that passes, written as
    /// in [`words`](Filter::words).
    pub fn sought(&self) -> String {
        let mut sought = vec![self.words.as_str()];
        for expr in &self.also {
            expr.add_sought(&mut sought);
        }
        sought.retain(|words| !words.is_empty());
        sought.join(" ")
    }

    /// Whether what it wants changes when articles are marked.
    pub fn depends_on_marks(&self) -> bool {
        self.unread || self.starred || self.also.iter().any(Expr::depends_on_marks)
    }
}

impl Expr {
    fn add_sought<'a>(&'a self, sought: &mut Vec<&'a str>) {
        match self {
            Expr::Is(Condition::Words(words)) => sought.push(words),
            Expr::Is(_) | Expr::Not(_) => {}
            Expr::All(several) | Expr::Any(several) => {
                several.iter().for_each(|one| one.add_sought(sought));
            }
        }
    }

    fn depends_on_marks(&self) -> bool {
        match self {
            Expr::Is(condition) => matches!(condition, Condition::Unread | Condition::Starred),
            Expr::Not(one) => one.depends_on_marks(),
            Expr::All(several) | Expr::Any(several) => several.iter().any(Expr::depends_on_marks),
        }
    }
}
