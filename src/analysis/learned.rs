//! What other articles say of a person, for an article that only names him.
//!
//! This is no pass: the analysis of an article stays a function of the article alone. Whoever
//! keeps many articles collects what they say in their own words ([`Statement`]) and lays it over
//! an analysis when it is shown, by two pure steps: [`learn`] and [`apply`]. What is shown thus
//! depends on the articles that are kept, and not on the order in which they came; nothing that
//! was learned is ever counted as a statement itself. The article's own words win, and so do a
//! reader's corrections.

use super::findings::{Analysis, Confidence, EntityId, EntityKind, Grounds};
use crate::lexicon::CountryCode;

/// What one article says of a person in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The state the person acts for.
    pub country: Option<CountryCode>,
    /// The office.
    pub office: String,
    /// Days from this article to the one that is shown; negative if it came later. None where
    /// either has no date.
    pub age: Option<i64>,
}

/// What many statements agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned {
    /// The state.
    pub country: Option<CountryCode>,
    /// The office about that time.
    pub office: Option<String>,
    /// Articles that say so.
    pub n_articles: usize,
}

/// Fewer statements teach nothing.
const MIN_STATEMENTS: usize = 3;

/// Fewer statements teach nothing of a name of one word, which many people have.
const MIN_FOR_ONE_WORD: usize = 10;

/// Statements in a hundred that have to agree.
const MIN_SHARE: usize = 80;

/// Days on either side within which an office is taken to be the same person's still.
const MAX_AGE: i64 = 400;

/// Nearest statements that decide about an office.
const N_NEAREST: usize = 9;

/// How sure what is learned can be: never as sure as the article's own words.
const MOST: u8 = 78;

/// What the statements about a person agree on; `n_words` is the number of words of the name.
pub fn learn(statements: &[Statement], n_words: usize) -> Option<Learned> {
    let least = match n_words {
        0 | 1 => MIN_FOR_ONE_WORD,
        _ => MIN_STATEMENTS,
    };
    let countries: Vec<CountryCode> = statements.iter().filter_map(|s| s.country).collect();
    let country = agreed(&countries, least);
    let mut near: Vec<(i64, &str)> = statements
        .iter()
        .filter_map(|s| Some((s.age?, s)))
        .filter(|(age, s)| age.abs() <= MAX_AGE && !is_vague(&s.office))
        .map(|(age, s)| (age, s.office.as_str()))
        .collect();
    // Of two as near, the one before: an office is known by what was said of it.
    near.sort_by_key(|(age, office)| (age.abs(), *age < 0, *office));
    let nearest: Vec<&str> = near.iter().take(N_NEAREST).map(|(_, o)| *o).collect();
    let office = agreed(&nearest, least.min(N_NEAREST));
    let n_office = near.iter().filter(|(_, o)| Some(*o) == office).count();
    let n_country = countries.iter().filter(|c| Some(**c) == country).count();
    (country.is_some() || office.is_some()).then(|| Learned {
        country,
        office: office.map(str::to_owned),
        n_articles: if office.is_some() {
            n_office
        } else {
            n_country
        },
    })
}

/// What most say, if there are enough of them.
fn agreed<T: Copy + Ord>(said: &[T], least: usize) -> Option<T> {
    let mut sorted = said.to_vec();
    sorted.sort_unstable();
    let most = sorted
        .chunk_by(|a, b| a == b)
        .max_by_key(|same| same.len())?;
    let enough = most.len() >= least && most.len() * 100 >= sorted.len() * MIN_SHARE;
    most.first().copied().filter(|_| enough)
}

/// Offices that many people have, or one besides another.
fn is_vague(office: &str) -> bool {
    matches!(
        office,
        "leader"
            | "chief"
            | "head"
            | "official"
            | "ruler"
            | "strongman"
            | "figure"
            | "general"
            | "spokesman for"
            | "candidate"
            | "presidential candidate"
            | "nominee"
            | "officer"
            | "billionaire"
            | "expert"
            | "analyst"
            | "politician"
            | "diplomat"
            | "lawmaker"
    )
}

/// The persons of an article that other articles could tell more about.
pub fn unknown(analysis: &Analysis) -> impl Iterator<Item = EntityId> {
    let ids = (0..).map(EntityId);
    ids.zip(&analysis.entities)
        .filter(|(id, entity)| {
            entity.kind == EntityKind::Person
                && (entity.country.is_none() || entity.office.is_none())
                && !is_corrected(analysis, *id)
        })
        .map(|(id, _)| id)
}

/// Whether a reader has said who this is.
fn is_corrected(analysis: &Analysis, id: EntityId) -> bool {
    let mut own = analysis.mentions.iter().filter(|m| m.entity == id);
    own.any(|m| m.reason.starts_with("corrected"))
}

/// Gives a person of an article what was learned, where it is consistent with what the article
/// says itself; the person's meetings learn the state too.
pub fn apply(learned: &Learned, id: EntityId, analysis: &mut Analysis) {
    let Some(entity) = analysis.entities.get_mut(id.0 as usize) else {
        return;
    };
    if !is_consistent(learned, entity.country, entity.office.as_deref()) {
        return;
    }
    let country = learned.country.filter(|_| entity.country.is_none());
    let office = learned.office.as_ref().filter(|_| entity.office.is_none());
    if country.is_none() && office.is_none() {
        return;
    }
    entity.country = entity.country.or(country);
    if let Some(office) = office {
        entity.office = Some(office.clone());
    }
    entity.grounds = Some(Grounds {
        confidence: confidence(learned.n_articles),
        reason: reason(learned).into(),
    });
    let Some(country) = country else { return };
    let meetings = analysis.meetings.iter_mut();
    for party in meetings.flat_map(|m| &mut m.participants) {
        if party.entity == Some(id) && party.country.is_none() {
            party.country = Some(country);
        }
    }
}

/// Another state, or another office, is somebody else of the same name, or the same at another
/// time.
fn is_consistent(learned: &Learned, country: Option<CountryCode>, office: Option<&str>) -> bool {
    let same_country = country.is_none_or(|own| learned.country.is_none_or(|c| c == own));
    let same_office = office.is_none_or(|own| {
        is_vague(own)
            || learned
                .office
                .as_deref()
                .is_some_and(|o| bare(o) == bare(own))
    });
    same_country && same_office
}

fn bare(office: &str) -> &str {
    office.strip_prefix("former ").unwrap_or(office)
}

/// More articles, more sure; never as sure as the article's own words.
fn confidence(n_articles: usize) -> Confidence {
    let n = u8::try_from(n_articles).unwrap_or(u8::MAX);
    Confidence(n.saturating_mul(2).saturating_add(56).min(MOST))
}

/// "learned: 42 articles say president, FI".
fn reason(learned: &Learned) -> String {
    let n = learned.n_articles;
    match (&learned.office, learned.country) {
        (Some(office), Some(country)) => format!("learned: {n} articles say {office}, {country}"),
        (Some(office), None) => format!("learned: {n} articles say {office}"),
        (None, Some(country)) => format!("learned: {n} articles say {country}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Entity;

    /// Statements as "country office age", parted by semicolons.
    fn statements(said: &str) -> Vec<Statement> {
        let rows = said.split("; ").filter(|row| !row.is_empty());
        rows.map(|row| {
            let (country, rest) = row.split_once(' ').unwrap();
            let (office, age) = rest.rsplit_once(' ').unwrap();
            Statement {
                country: CountryCode::new(country),
                office: office.to_owned(),
                age: age.parse().ok(),
            }
        })
        .collect()
    }

    #[track_caller]
    fn check_learn(said: &str, n_words: usize, expected: &str) {
        let learned = learn(&statements(said), n_words);
        let shown = learned.map_or("nothing".to_owned(), |l| {
            let country = l.country.map_or("-".to_owned(), |c| c.to_string());
            format!(
                "{country} {} {}",
                l.office.as_deref().unwrap_or("-"),
                l.n_articles
            )
        });
        assert_eq!(shown, expected, "{said}");
    }

    #[test]
    fn three_that_agree_teach() {
        check_learn(
            "FI president 3; FI president 20; FI president 31",
            2,
            "FI president 3",
        );
        check_learn("FI president 3; FI president 20", 2, "nothing");
        check_learn(
            "FI president 3; SE minister 20; FI president 31",
            2,
            "nothing",
        );
        check_learn("- coach 3; - coach 4; - coach 5", 2, "- coach 3");
        check_learn(
            "FI president 3; FI president 20; FI president 31",
            1,
            "nothing",
        );
        check_learn(
            "FI president ?; FI president ?; FI president ?",
            2,
            "FI - 3",
        );
    }

    #[test]
    fn offices_hold_about_their_time() {
        let long_ago = "NL prime minister 2000; NL prime minister 2100; NL prime minister 2200";
        check_learn(long_ago, 2, "NL - 3");
        let now = "NL nato chief 4; NL nato chief 5; NL nato chief -3";
        check_learn(&format!("{long_ago}; {now}"), 2, "NL nato chief 3");
        let vague = "NL leader 1; NL leader 1; NL leader 1";
        check_learn(vague, 2, "NL - 3");
    }

    #[test]
    fn the_order_of_statements_does_not_matter() {
        let mut said = statements(
            "FI president 3; FI president -3; FI minister 3; FI president 9; FI president 9; FI president 1",
        );
        let first = learn(&said, 2);
        said.reverse();
        assert_eq!(learn(&said, 2), first);
        assert!(first.is_some());
    }

    #[track_caller]
    fn check_apply(country: &str, office: &str, reason: &'static str, expected: &str) {
        let entity = Entity {
            kind: EntityKind::Person,
            name: "Mikko Lahtinen".to_owned(),
            country: CountryCode::new(country),
            office: Some(office.to_owned()).filter(|o| !o.is_empty()),
            grounds: None,
        };
        let mention = crate::analysis::Mention {
            span: crate::text::Span::new(0, 14),
            entity: EntityId(0),
            form: crate::analysis::MentionForm::Name,
            confidence: Confidence(90),
            reason: reason.into(),
        };
        let mut analysis = Analysis {
            entities: vec![entity],
            mentions: vec![mention],
            ..Analysis::default()
        };
        let learned = learn(
            &statements("FI president 1; FI president 2; FI president 3"),
            2,
        );
        let ids: Vec<EntityId> = unknown(&analysis).collect();
        for id in ids {
            apply(learned.as_ref().unwrap(), id, &mut analysis);
        }
        let entity = &analysis.entities[0];
        let country = entity.country.map_or("-".to_owned(), |c| c.to_string());
        let office = entity.office.as_deref().unwrap_or("-");
        let why = entity.grounds.as_ref().map_or("", |g| &g.reason);
        assert_eq!(format!("{country} {office} {why}"), expected);
    }

    #[test]
    fn the_article_and_the_reader_win() {
        let why = "learned: 3 articles say president, FI";
        check_apply("", "", "name", &format!("FI president {why}"));
        check_apply("FI", "", "name", &format!("FI president {why}"));
        check_apply("", "president", "name", &format!("FI president {why}"));
        check_apply("", "leader", "name", &format!("FI leader {why}"));
        check_apply("SE", "", "name", "SE - ");
        check_apply("", "coach", "name", "- coach ");
        check_apply("FI", "president", "name", "FI president ");
        check_apply("", "", "corrected by you: …", "- - ");
    }
}
