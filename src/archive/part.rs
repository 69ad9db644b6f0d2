//! What part a name or a country has in an article.

use crate::analysis::{Analysis, EntityId};
use crate::article::Article;
use crate::lexicon::CountryCode;
use crate::timeline::key;

/// Bytes of the opening of an article: the first two sentences of most.
const OPENING: usize = 400;

/// Mentions that make a name a main one wherever they stand.
const MANY: usize = 5;

/// What an article tells of what it names.
pub(super) struct Parts<'a> {
    analysis: &'a Analysis,
    /// The words of the headline, folded as keys are, with a space at both ends.
    headline: String,
}

impl<'a> Parts<'a> {
    pub(super) fn new(article: &Article, analysis: &'a Analysis) -> Parts<'a> {
        Parts {
            analysis,
            headline: format!(" {} ", key(&article.title)),
        }
    }

    /// Number of quotations by an entity, reported speech too.
    pub(super) fn n_said(&self, entity: EntityId) -> u32 {
        let speakers = self
            .analysis
            .quotes
            .iter()
            .filter_map(|q| q.speaker.as_ref());
        let own = speakers.filter(|speaker| speaker.entity == Some(entity));
        u32::try_from(own.count()).unwrap_or(u32::MAX)
    }

    /// Whether the article is mainly about an entity: it is in the headline, in the opening and
    /// again, or named often.
    pub(super) fn is_main(&self, entity: EntityId, name_key: &str) -> bool {
        let mentions = self.analysis.mentions.iter();
        let starts: Vec<usize> = mentions
            .filter(|mention| mention.entity == entity)
            .map(|mention| mention.span.start)
            .collect();
        self.is_in_headline(name_key) || is_main_by(&starts)
    }

    /// The same of a country, whose places, people and bodies count.
    pub(super) fn is_main_country(&self, country: CountryCode) -> bool {
        let is_of = |entity: EntityId| {
            let entity = self.analysis.entity(entity);
            entity.and_then(|entity| entity.country) == Some(country)
        };
        let mentions = self.analysis.mentions.iter().filter(|m| is_of(m.entity));
        let starts: Vec<usize> = mentions.map(|mention| mention.span.start).collect();
        is_main_by(&starts)
    }

    /// Whether the last word of the name, or the whole of it, stands in the headline.
    fn is_in_headline(&self, name_key: &str) -> bool {
        let last = name_key.rsplit(' ').next().unwrap_or(name_key);
        let has = |words: &str| self.headline.contains(&format!(" {words} "));
        has(name_key) || (last.len() > 3 && has(last))
    }
}

fn is_main_by(starts: &[usize]) -> bool {
    let opens = starts.iter().any(|start| *start < OPENING);
    starts.len() >= MANY || (opens && starts.len() > 1)
}
