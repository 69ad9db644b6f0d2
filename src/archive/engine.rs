//! What articles are analysed with.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError, RwLock};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::Prepared;
use super::error::harmless;
use crate::analysis::{Analysis, analyze};
use crate::article::Article;
use crate::corrections::Corrections;
use crate::lexicon::Lexicon;
use crate::timeline::ArticleId;

/// The lexicon and the corrections in force. Clones share them: what one thread corrects, the
/// others know from their next article on.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    lexicon: Lexicon,
    corrections: Arc<RwLock<Arc<Corrections>>>,
}

impl Engine {
    /// Analyses with `lexicon` and corrects by `corrections`.
    pub fn new(lexicon: Lexicon, corrections: Corrections) -> Engine {
        Engine {
            lexicon,
            corrections: Arc::new(RwLock::new(Arc::new(corrections))),
        }
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The corrections in force.
    pub fn corrections(&self) -> Arc<Corrections> {
        let corrections = self.corrections.read();
        Arc::clone(&corrections.unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts other corrections in force.
    pub fn correct_by(&self, corrections: Corrections) {
        let slot = self.corrections.write();
        *slot.unwrap_or_else(PoisonError::into_inner) = Arc::new(corrections);
    }

    /// Analyses an article, corrects what is found and works out what is stored about it.
    pub fn prepare(&self, article: Article) -> Prepared {
        let analysis = analyze(&article, &self.lexicon);
        self.correct(article, analysis)
    }

    /// Analyses stored articles on all cores; gives them with what is found, and the failures.
    pub(super) fn prepare_all(
        &self,
        waiting: Vec<(ArticleId, Article)>,
    ) -> (Vec<(ArticleId, Prepared)>, Vec<String>) {
        let analysed: Vec<((ArticleId, Prepared), Option<String>)> = waiting
            .into_par_iter()
            .map(|(id, article)| {
                let (prepared, failure) = self.prepare_one(article);
                ((id, prepared), failure)
            })
            .collect();
        let (prepared, failures): (Vec<_>, Vec<_>) = analysed.into_iter().unzip();
        (prepared, failures.into_iter().flatten().collect())
    }

    /// One article must not end an import of a million: if its analysis fails against all
    /// promises, it is stored without one and the failure is told.
    pub(super) fn prepare_one(&self, article: Article) -> (Prepared, Option<String>) {
        match catch_unwind(AssertUnwindSafe(|| analyze(&article, &self.lexicon))) {
            Ok(analysis) => (self.correct(article, analysis), None),
            Err(_) => {
                let reason = format!("{}: could not be analysed", harmless(&article.key));
                (self.correct(article, Analysis::default()), Some(reason))
            }
        }
    }

    fn correct(&self, article: Article, analysis: Analysis) -> Prepared {
        let corrections = self.corrections();
        let applied = corrections.apply(&article, analysis, &self.lexicon);
        let matched = applied.matched.iter();
        let matched = matched
            .filter_map(|at| corrections.id(*at))
            .cloned()
            .collect();
        Prepared::new(article, applied.analysis).corrected(matched, corrections.fingerprint())
    }
}
