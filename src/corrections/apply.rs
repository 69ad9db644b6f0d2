//! Laying corrections over an analysis.

use std::collections::BTreeSet;

use super::entities::Work;
use super::{Correction, Corrections, What, day_words, names, spots};
use crate::analysis::{Analysis, normalized_key};
use crate::article::Article;
use crate::lexicon::Lexicon;

/// A corrected analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// What is found in the article.
    pub analysis: Analysis,
    /// The corrections that found something to correct, as indices into [`Corrections::list`], in
    /// ascending order.
    pub matched: Vec<usize>,
}

impl Corrections {
    /// Corrects what was found in an article. What needs no correction stays as it is, whether
    /// the rest does or not.
    pub fn apply(&self, article: &Article, analysis: Analysis, lexicon: &Lexicon) -> Applied {
        let mut candidates = self.candidates(article, &analysis);
        if candidates.is_empty() {
            return Applied {
                analysis,
                matched: Vec::new(),
            };
        }
        candidates.sort_by_key(|at| (self.list.get(*at).map(order), *at));
        let mut work = Work::new(article, analysis, lexicon);
        let mut matched = Vec::new();
        for at in candidates {
            if let Some(correction) = self.list.get(at)
                && correction.scope.holds_in(article)
                && correct(&mut work, correction)
            {
                matched.push(at);
            }
        }
        matched.sort_unstable();
        Applied {
            analysis: work.finish(),
            matched,
        }
    }

    /// Those that may find something in an article, each once.
    fn candidates(&self, article: &Article, analysis: &Analysis) -> Vec<usize> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for key in [Some(&article.key), article.url.as_ref()]
            .into_iter()
            .flatten()
        {
            found.extend(self.of_article.get(key).into_iter().flatten());
        }
        if !self.of_name.is_empty() {
            let entities = analysis.entities.iter().map(|e| e.name.as_str());
            let mentions = analysis.mentions.iter().map(|m| m.span.of(&article.body));
            for name in entities.chain(mentions) {
                let key = normalized_key(name);
                found.extend(self.of_name.get(&key).into_iter().flatten());
            }
        }
        let is_there = |word: &str| word.is_empty() || article.body.contains(word);
        let elsewhere = self.elsewhere.iter();
        found.extend(
            elsewhere
                .filter(|(_, word)| is_there(word))
                .map(|(at, _)| at),
        );
        self.follow(&mut found);
        found.into_iter().collect()
    }

    /// Adds what is said of the names that corrections give.
    fn follow(&self, found: &mut BTreeSet<usize>) {
        let mut waiting: Vec<usize> = found.iter().copied().collect();
        while let Some(at) = waiting.pop() {
            let given = match self.list.get(at).map(|c| &c.what) {
                Some(What::SamePerson { is, .. } | What::DifferentPerson { is, .. }) => is,
                _ => continue,
            };
            let next = self.of_name.get(&normalized_key(given));
            let new = next.into_iter().flatten().filter(|at| found.insert(**at));
            waiting.extend(new.collect::<Vec<_>>());
        }
    }
}

/// What is said of names comes before what is said of their bearers.
fn order(correction: &Correction) -> u8 {
    match correction.what {
        What::Kind { .. } => 0,
        What::Country { .. } => 1,
        What::SamePerson { .. } => 2,
        What::DifferentPerson { .. } => 3,
        What::Speaker { .. } => 4,
        What::NotAMeeting { .. } => 5,
        What::NotBetween { .. } => 6,
    }
}

/// Applies one; whether it found anything.
fn correct(work: &mut Work<'_>, correction: &Correction) -> bool {
    work.reason = reason(correction);
    match &correction.what {
        What::Kind { name, kind } => names::kind(work, name, *kind),
        What::Country { name, country } => names::country(work, name, *country),
        What::SamePerson { name, is } => names::same_person(work, name, is),
        What::DifferentPerson { name, is } => names::different_person(work, name, is),
        What::Speaker { quote, speaker } => spots::speaker(work, quote, speaker.as_deref()),
        What::NotAMeeting { sentence, words } => spots::not_a_meeting(work, sentence, words),
        What::NotBetween { between, on } => spots::not_between(work, between, *on),
    }
}

/// "corrected by you, 24 Nov 2026: “Hamas” is an organisation".
fn reason(correction: &Correction) -> String {
    let words = correction.words();
    match correction.made {
        Some(day) => format!("corrected by you, {}: {words}", day_words(day)),
        None => format!("corrected by you: {words}"),
    }
}
