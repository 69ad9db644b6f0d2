//! Floor 5 as well: what a reader knows better than the program.
//!
//! Corrections stand in a text that people read, write and share ([`read()`], [`written`]); none of
//! it is lost when the program adds to it or takes something back ([`with`], [`without`]).
//! [`Corrections::apply`] lays them over an analysis: a pure step after all passes, so that what
//! the program found stays what it is and comes back when a correction goes.

mod apply;
mod entities;
mod names;
mod read;
mod select;
mod spots;
#[cfg(test)]
mod tests;
mod write;

use std::collections::HashMap;

use jiff::civil::Date;

use crate::analysis::{EntityKind, normalized_key};
use crate::article::{Article, hash_key};
use crate::lexicon::CountryCode;

pub use apply::Applied;
pub use read::{Read, read};
pub use select::{Target, targets};
pub use write::{with, without, written};

/// A documented example of the text.
pub const EXAMPLE: &str = include_str!("../../assets/corrections.example.toml");

/// One thing that is otherwise than the program found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Correction {
    /// What is right.
    pub what: What,
    /// Where that holds.
    pub scope: Scope,
    /// The day on which it was made.
    pub made: Option<Date>,
    /// Words for people.
    pub comment: String,
}

/// What is right.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A sentence tells of no meeting.
    NotAMeeting {
        /// The sentence, or a part of it.
        sentence: String,
        /// The word that was taken for a meeting; any if empty.
        words: String,
    },
    /// These do not meet.
    NotBetween {
        /// Who.
        between: Vec<String>,
        /// On that day; never, if there is none.
        on: Option<Date>,
    },
    /// A name stands for another country, or for none.
    Country {
        /// The name.
        name: String,
        /// The country.
        country: Option<CountryCode>,
    },
    /// Two names are one person's.
    SamePerson {
        /// The name that is found.
        name: String,
        /// The person's full name.
        is: String,
    },
    /// Somebody else is meant by a name here.
    DifferentPerson {
        /// The name that is found.
        name: String,
        /// Who is meant.
        is: String,
    },
    /// Somebody else, or nobody, says a quotation.
    Speaker {
        /// The words said, or their beginning.
        quote: String,
        /// Who says them.
        speaker: Option<String>,
    },
    /// A name names something of another kind, or nothing.
    Kind {
        /// The name.
        name: String,
        /// What it names.
        kind: Option<EntityKind>,
    },
}

/// Where a correction holds; everywhere, if nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Scope {
    /// Only in the article with this key or address.
    pub article: Option<String>,
    /// Only in articles of this outlet.
    pub source: Option<String>,
}

impl Scope {
    /// Only in this article.
    pub fn article(key: &str) -> Scope {
        Scope {
            article: Some(key.to_owned()),
            source: None,
        }
    }

    /// Whether it holds in an article.
    pub fn holds_in(&self, article: &Article) -> bool {
        let is_it = |wanted: &String| {
            article.key == *wanted || article.url.as_deref() == Some(wanted.as_str())
        };
        let same = |wanted: &String| {
            let source = article.source.as_deref().unwrap_or("");
            source.to_lowercase() == wanted.to_lowercase()
        };
        self.article.as_ref().is_none_or(is_it) && self.source.as_ref().is_none_or(same)
    }
}

/// Tells one correction from all others, whoever wrote it; what stands in its comment does not
/// count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CorrectionId(pub String);

impl Correction {
    /// A correction without a comment.
    pub fn new(what: What, scope: Scope, made: Option<Date>) -> Correction {
        Correction {
            what,
            scope,
            made,
            comment: String::new(),
        }
    }

    /// Its id.
    pub fn id(&self) -> CorrectionId {
        let bare = Correction {
            comment: String::new(),
            ..self.clone()
        };
        CorrectionId(hash_key(&[&written(&bare)]))
    }

    /// What it says, in a few words: "“Hamas” is an organisation".
    pub fn words(&self) -> String {
        match &self.what {
            What::NotAMeeting { words, .. } if words.is_empty() => "not a meeting".to_owned(),
            What::NotAMeeting { words, .. } => format!("“{words}” is not a meeting"),
            What::NotBetween { between, on } => {
                let names = between.join(" and ");
                match on {
                    Some(day) => format!("{names} did not meet on {}", day_words(*day)),
                    None => format!("{names} do not meet"),
                }
            }
            What::Country { name, country } => match country {
                Some(code) => format!("the country of “{name}” is {code}"),
                None => format!("“{name}” has no country"),
            },
            What::SamePerson { name, is } => format!("“{name}” is the same person as {is}"),
            What::DifferentPerson { name, is } => format!("“{name}” is {is} here"),
            What::Speaker { speaker, .. } => match speaker {
                Some(name) => format!("{name} says it"),
                None => "nobody says it".to_owned(),
            },
            What::Kind { name, kind } => format!("“{name}” {}", kind_words(*kind)),
        }
    }
}

/// "24 Nov 2026".
fn day_words(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

fn kind_words(kind: Option<EntityKind>) -> &'static str {
    match kind {
        Some(EntityKind::Person) => "is a person",
        Some(EntityKind::Organization) => "is an organisation",
        Some(EntityKind::Country) => "is a country",
        Some(EntityKind::Place) => "is a place",
        None => "names nothing",
    }
}

/// Corrections, ready to be looked up by what they are about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    list: Vec<Correction>,
    /// Those for one article, by its key or address.
    of_article: HashMap<String, Vec<usize>>,
    /// Those about a name, wherever it stands, by its key.
    of_name: HashMap<String, Vec<usize>>,
    /// Those about sentences, quotations and meetings wherever they stand, each with a word that
    /// has to be in the text.
    elsewhere: Vec<(usize, String)>,
    /// The id of each.
    ids: Vec<CorrectionId>,
    fingerprint: i64,
}

impl Corrections {
    /// Takes a list of corrections; of those that disagree, the later one counts.
    pub fn new(list: Vec<Correction>) -> Corrections {
        let mut all = Corrections::default();
        for (at, correction) in list.iter().enumerate() {
            match (&correction.scope.article, name_of(&correction.what)) {
                (Some(key), _) => all.of_article.entry(key.clone()).or_default().push(at),
                (None, Some(name)) => {
                    let key = normalized_key(name);
                    all.of_name.entry(key).or_default().push(at);
                }
                (None, None) => all.elsewhere.push((at, probe(&correction.what))),
            }
            all.ids.push(correction.id());
        }
        all.fingerprint = fingerprint(&all.ids);
        all.list = list;
        all
    }

    /// The id of a correction, by its index in the list.
    pub fn id(&self, at: usize) -> Option<&CorrectionId> {
        self.ids.get(at)
    }

    /// All of them.
    pub fn list(&self) -> &[Correction] {
        &self.list
    }

    /// Names, by key, that are everywhere somebody's of another name, with the key of that.
    pub fn aliases(&self) -> impl Iterator<Item = (String, String)> {
        self.list.iter().filter_map(|correction| {
            let is_everywhere = correction.scope == Scope::default();
            match &correction.what {
                What::SamePerson { name, is } if is_everywhere => {
                    Some((normalized_key(name), normalized_key(is)))
                }
                _ => None,
            }
        })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// A number that is another one for other corrections; 0 for none.
    pub fn fingerprint(&self) -> i64 {
        self.fingerprint
    }
}

fn fingerprint(ids: &[CorrectionId]) -> i64 {
    if ids.is_empty() {
        return 0;
    }
    let mut ids: Vec<&str> = ids.iter().map(|id| id.0.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let hash = hash_key(&ids);
    let first = hash.get(..15).unwrap_or("");
    i64::from_str_radix(first, 16).unwrap_or(0)
}

/// A word without which a correction of a sentence or quotation finds nothing: its longest.
fn probe(what: &What) -> String {
    let text = match what {
        What::NotAMeeting { sentence, .. } => sentence,
        What::Speaker { quote, .. } => quote,
        _ => return String::new(),
    };
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.max_by_key(|word| word.len()).unwrap_or("").to_owned()
}

/// The name that a correction is about, if it is about one.
fn name_of(what: &What) -> Option<&str> {
    match what {
        What::Country { name, .. }
        | What::SamePerson { name, .. }
        | What::DifferentPerson { name, .. }
        | What::Kind { name, .. } => Some(name),
        What::NotAMeeting { .. } | What::NotBetween { .. } | What::Speaker { .. } => None,
    }
}
