//! Where a correction is to hold, with the number of articles, before it is written.

use super::Choice;
use crate::app::event::RequestId;
use crate::corrections::Correction;
use crate::query::Affected;
use crate::timeline::ArticleId;

/// A correction that is about to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it says.
    pub words: String,
    /// Where it can hold.
    pub options: Vec<Where>,
    /// Which of those is selected.
    pub choice: Choice,
    /// In how many articles it would find something if it held everywhere.
    pub affected: Option<Affected>,
    pub(in crate::app) request: RequestId,
}

/// One way to make a correction.
#[derive(Clone, Debug, PartialEq)]
pub struct Where {
    /// How far it reaches.
    pub reach: Reach,
    /// What is written then; with an article, it holds there alone.
    pub add: Vec<(Option<ArticleId>, Correction)>,
}

/// How far a correction reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All articles, those to come as well.
    Everywhere,
    /// The open article.
    Here,
    /// The articles of an outlet.
    Source(String),
    /// So many articles, each for itself.
    Articles(usize),
}

impl Proposal {
    /// The words of an option.
    pub fn option(&self, at: usize) -> String {
        match self.options.get(at).map(|option| &option.reach) {
            Some(Reach::Everywhere) => match self.affected {
                None => "everywhere: counting…".to_owned(),
                Some(affected) => {
                    let most = if affected.is_exact { "" } else { "at most " };
                    let articles = articles(affected.n_articles);
                    format!("everywhere: {most}{articles} now, and all to come")
                }
            },
            Some(Reach::Here) => "in this article only".to_owned(),
            Some(Reach::Source(name)) => format!("in articles of {name}"),
            Some(Reach::Articles(n)) => format!("in {}", articles(*n)),
            None => String::new(),
        }
    }

    /// Whether it changes no other article than the one on the screen, so that there is nothing to
    /// ask.
    pub fn is_small(&self) -> bool {
        self.affected
            .is_some_and(|affected| affected.is_exact && affected.n_articles <= 1)
    }

    /// The selected option.
    pub fn selected(&self) -> Option<&Where> {
        self.options.get(self.choice.selected)
    }
}

/// "1 article", "42 articles".
pub fn articles(n: usize) -> String {
    match n {
        1 => "1 article".to_owned(),
        n => format!("{n} articles"),
    }
}
