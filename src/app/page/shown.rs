//! Which findings of the open article are sure enough to show.

use super::{Page, marks};
use crate::analysis::{Aside, Confidence};
use crate::query::StoredArticle;
use crate::text::runs::flatten;
use crate::timeline::EncounterId;

/// What of an article does not show.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Hidden {
    findings: Aside,
    /// The encounters of all meetings, where some meetings do not show.
    encounters: Option<Vec<EncounterId>>,
}

impl Hidden {
    /// Hides what is less sure than `least`; each meeting keeps its encounter.
    pub(super) fn hide(stored: &mut StoredArticle, least: Confidence) -> Hidden {
        let findings = stored.analysis.put_aside(least);
        let hidden: Vec<usize> = findings.meetings().collect();
        let mut encounters = None;
        if !hidden.is_empty() {
            let all = std::mem::take(&mut stored.encounters);
            let shown = all.iter().enumerate();
            let shown = shown.filter(|(position, _)| hidden.binary_search(position).is_err());
            stored.encounters = shown.map(|(_, id)| *id).collect();
            encounters = Some(all);
        }
        Hidden {
            findings,
            encounters,
        }
    }

    /// Brings everything back.
    fn show(self, stored: &mut StoredArticle) {
        stored.analysis.put_back(self.findings);
        if let Some(all) = self.encounters {
            stored.encounters = all;
        }
    }
}

impl Page {
    /// Shows the findings that are at least so sure; the text stays where it is.
    pub fn show_from(&mut self, least: Confidence) {
        std::mem::take(&mut self.hidden).show(&mut self.stored);
        self.hidden = Hidden::hide(&mut self.stored, least);
        let roles = marks::role_spans(&self.stored, &self.stretches);
        self.runs = flatten(self.body().len(), &roles);
    }

    /// Whether another page has the same findings, shown and hidden.
    pub fn marks_are_of(&self, other: &Page) -> bool {
        let (own, theirs) = (&self.stored, &other.stored);
        own.analysis == theirs.analysis
            && own.encounters == theirs.encounters
            && self.hidden == other.hidden
    }

    /// Number of findings that are not sure enough to show.
    pub fn n_aside(&self) -> usize {
        self.hidden.findings.n_findings()
    }
}
