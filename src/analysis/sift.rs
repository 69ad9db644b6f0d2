//! Findings below a confidence, put aside and put back.

use super::{Analysis, Confidence, Meeting, Mention, Quote, TimeExpr};

/// Findings that were put aside, each with its position among all of its kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aside {
    mentions: Vec<(usize, Mention)>,
    quotes: Vec<(usize, Quote)>,
    times: Vec<(usize, TimeExpr)>,
    meetings: Vec<(usize, Meeting)>,
    contacts: Vec<(usize, Meeting)>,
}

impl Analysis {
    /// Puts aside what is less sure than `least`; the entities stay. Where something was put
    /// aside before, put that back first ([`Analysis::put_back`]).
    pub fn put_aside(&mut self, least: Confidence) -> Aside {
        Aside {
            mentions: take(&mut self.mentions, |m| m.confidence < least),
            quotes: take(&mut self.quotes, |q| q.confidence < least),
            times: take(&mut self.times, |t| t.confidence < least),
            meetings: take(&mut self.meetings, |m| m.confidence < least),
            contacts: take(&mut self.contacts, |m| m.confidence < least),
        }
    }

    /// Puts everything back to its place.
    pub fn put_back(&mut self, aside: Aside) {
        put_back(&mut self.mentions, aside.mentions);
        put_back(&mut self.quotes, aside.quotes);
        put_back(&mut self.times, aside.times);
        put_back(&mut self.meetings, aside.meetings);
        put_back(&mut self.contacts, aside.contacts);
    }

    /// Number of findings: mentions, quotations, expressions of time, meetings and contacts.
    pub fn n_findings(&self) -> usize {
        self.mentions.len()
            + self.quotes.len()
            + self.times.len()
            + self.meetings.len()
            + self.contacts.len()
    }
}

impl Aside {
    /// Number of findings that were put aside.
    pub fn n_findings(&self) -> usize {
        self.mentions.len()
            + self.quotes.len()
            + self.times.len()
            + self.meetings.len()
            + self.contacts.len()
    }

    /// Positions of the meetings that were put aside, among all of the article.
    pub fn meetings(&self) -> impl Iterator<Item = usize> + '_ {
        self.meetings.iter().map(|(position, _)| *position)
    }
}

fn take<T>(list: &mut Vec<T>, is_aside: impl Fn(&T) -> bool) -> Vec<(usize, T)> {
    if !list.iter().any(&is_aside) {
        return Vec::new();
    }
    let mut aside = Vec::new();
    for (position, item) in std::mem::take(list).into_iter().enumerate() {
        match is_aside(&item) {
            true => aside.push((position, item)),
            false => list.push(item),
        }
    }
    aside
}

fn put_back<T>(list: &mut Vec<T>, aside: Vec<(usize, T)>) {
    if aside.is_empty() {
        return;
    }
    let mut rest = std::mem::take(list).into_iter();
    for (position, item) in aside {
        list.extend(rest.by_ref().take(position.saturating_sub(list.len())));
        list.push(item);
    }
    list.extend(rest);
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Confidence, analyze_text};
    use crate::lexicon::Lexicon;

    #[test]
    fn what_is_put_aside_comes_back_to_its_place() {
        let text = "On Monday, President Anna Virta met President Pedro Alvarez in Lima. “We \
                    agree,” Virta said. Alvarez said that talks with Chile would begin in May.";
        let mut analysis = analyze_text(text, None, None, &Lexicon::builtin());
        for (i, mention) in analysis.mentions.iter_mut().enumerate() {
            mention.confidence = Confidence((i as u8 * 37) % 100);
        }
        let whole = analysis.clone();
        let n_all = whole.n_findings();
        assert!(whole.mentions.len() > 5 && n_all > 9, "{whole:#?}");
        for least in (0..=100).step_by(5).map(Confidence) {
            let aside = analysis.put_aside(least);
            assert_eq!(analysis.n_findings() + aside.n_findings(), n_all);
            assert!(analysis.mentions.iter().all(|m| m.confidence >= least));
            assert!(analysis.quotes.iter().all(|q| q.confidence >= least));
            analysis.put_back(aside);
            assert_eq!(analysis, whole, "{least:?}");
        }
    }
}
