//! The countries that an article is about.

use std::collections::BTreeMap;

use super::{Analysis, EntityKind, MentionForm};
use crate::lexicon::CountryCode;

/// How often an article speaks of a country, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountryCount {
    /// By name: "Ukraine".
    pub n_names: usize,
    /// By adjective or people: "Ukrainian", "the French".
    pub n_demonyms: usize,
    /// By its seat of government where it acts: "Moscow said", "the Kremlin".
    pub n_metonyms: usize,
    /// By a place in it: a city, a province.
    pub n_places: usize,
}

impl CountryCount {
    /// Mentions of any sort.
    pub fn n_mentions(&self) -> usize {
        self.n_names + self.n_demonyms + self.n_metonyms + self.n_places
    }

    /// Whether the country itself is named, or its people.
    pub fn is_named(&self) -> bool {
        self.n_names + self.n_demonyms > 0
    }
}

impl Analysis {
    /// All countries of the article, places included, by code.
    pub fn country_counts(&self) -> BTreeMap<CountryCode, CountryCount> {
        let mut counts: BTreeMap<CountryCode, CountryCount> = BTreeMap::new();
        for mention in &self.mentions {
            let Some(entity) = self.entity(mention.entity) else {
                continue;
            };
            let Some(code) = entity.country else { continue };
            let is_seat = mention.form == MentionForm::Metonym;
            let tells = matches!(entity.kind, EntityKind::Country | EntityKind::Place) || is_seat;
            if !tells {
                continue;
            }
            let count = counts.entry(code).or_default();
            match (entity.kind, mention.form) {
                (_, MentionForm::Metonym) => count.n_metonyms += 1,
                (EntityKind::Country, MentionForm::Demonym) => count.n_demonyms += 1,
                (EntityKind::Country, _) => count.n_names += 1,
                _ => count.n_places += 1,
            }
        }
        counts
    }

    /// The countries of the article, places included; in the order of their codes.
    pub fn countries(&self) -> Vec<CountryCode> {
        self.country_counts().into_keys().collect()
    }

    /// The countries that the article names as such or by a demonym; in the order of their codes.
    pub fn named_countries(&self) -> Vec<CountryCode> {
        let counts = self.country_counts().into_iter();
        counts
            .filter(|(_, count)| count.is_named())
            .map(|(code, _)| code)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyze_text;
    use crate::lexicon::Lexicon;

    fn codes(codes: Vec<crate::lexicon::CountryCode>) -> String {
        let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        codes.join(" ")
    }

    #[track_caller]
    fn check(text: &str, all: &str, named: &str) {
        let analysis = analyze_text(text, None, None, &Lexicon::builtin());
        assert_eq!(codes(analysis.countries()), all, "all: {text}");
        assert_eq!(codes(analysis.named_countries()), named, "named: {text}");
    }

    #[test]
    fn places_count_but_do_not_name() {
        check("The envoy flew to Vienna.", "AT", "");
        check(
            "Norway thanked the Polish envoy in Vienna.",
            "AT NO PL",
            "NO PL",
        );
        check("Moscow said it would wait for Japan.", "JP RU", "JP");
        check("Nobody came.", "", "");
    }

    #[test]
    fn each_way_is_counted() {
        let text = "Peru and the Peruvian envoy. Peru again.";
        let analysis = analyze_text(text, None, None, &Lexicon::builtin());
        let counts: Vec<_> = analysis.country_counts().into_values().collect();
        assert_eq!(counts.len(), 1);
        assert_eq!((counts[0].n_names, counts[0].n_demonyms), (2, 1));
        assert_eq!(counts[0].n_mentions(), 3);
    }
}
