//! What articles teach of a person, and where it shows.

use super::{Draft, draft};
use crate::analysis::{Confidence, EntityKind, Grounds};
use crate::archive::{Archive, Prepared};

/// An article of a day that names Mikko Lahtinen, with country and office if it says them.
fn article(day: &str, country: &str, office: &str) -> Draft {
    let body = "Mikko Lahtinen spoke.";
    let mut draft =
        draft(day, day, "Speech", body).names("Mikko Lahtinen", EntityKind::Person, country);
    if let Some(entity) = draft
        .analysis
        .entities
        .first_mut()
        .filter(|_| !office.is_empty())
    {
        entity.office = Some(office.to_owned());
        entity.grounds = Some(Grounds {
            confidence: Confidence(90),
            reason: "title before the name".into(),
        });
    }
    draft
}

/// Stores the articles and tells what the one of `day` shows: "country office, reason".
#[track_caller]
fn shown(articles: Vec<Prepared>, day: &str) -> String {
    let mut archive = Archive::in_memory().unwrap();
    archive.put(&articles).unwrap();
    let id = archive.id_of(day).unwrap().unwrap();
    let stored = archive.article(id).unwrap();
    let entity = &stored.analysis.entities[0];
    let country = entity.country.map_or("-".to_owned(), |c| c.to_string());
    let why = entity.grounds.as_ref().map_or("", |g| &g.reason);
    format!(
        "{country} {}, {why}",
        entity.office.as_deref().unwrap_or("-")
    )
}

fn told(days: &[(&str, &str, &str)]) -> Vec<Prepared> {
    days.iter()
        .map(|(day, country, office)| article(day, country, office).prepared())
        .collect()
}

#[test]
fn three_articles_teach_a_fourth_in_any_order() {
    let mut articles = told(&[
        ("2025-03-01", "FI", "president"),
        ("2025-03-05", "FI", "president"),
        ("2025-03-09", "", ""),
        ("2025-03-20", "FI", "president"),
    ]);
    let expected = "FI president, learned: 3 articles say president, FI";
    assert_eq!(shown(articles.clone(), "2025-03-09"), expected);
    articles.reverse();
    assert_eq!(shown(articles, "2025-03-09"), expected);
}

#[test]
fn an_article_teaches_nothing_of_itself_and_the_own_words_stay() {
    let articles = told(&[
        ("2025-03-01", "FI", "president"),
        ("2025-03-05", "FI", "president"),
        ("2025-03-09", "", ""),
    ]);
    assert_eq!(shown(articles, "2025-03-09"), "- -, ");
    let articles = told(&[
        ("2025-03-01", "FI", "president"),
        ("2025-03-05", "FI", "president"),
        ("2025-03-08", "FI", "president"),
        ("2025-03-09", "FI", "former president"),
    ]);
    let own = "FI former president, title before the name";
    assert_eq!(shown(articles, "2025-03-09"), own);
}

#[test]
fn an_office_is_that_of_its_time() {
    let articles = told(&[
        ("2015-03-01", "FI", "mayor"),
        ("2015-03-02", "FI", "mayor"),
        ("2015-03-03", "FI", "mayor"),
        ("2025-03-01", "FI", "president"),
        ("2025-03-02", "FI", "president"),
        ("2025-03-03", "FI", "president"),
        ("2015-03-09", "", ""),
        ("2020-03-09", "", ""),
        ("2025-03-09", "", ""),
    ]);
    for (day, expected) in [
        ("2015-03-09", "FI mayor, learned: 3 articles say mayor, FI"),
        ("2020-03-09", "FI -, learned: 6 articles say FI"),
        (
            "2025-03-09",
            "FI president, learned: 3 articles say president, FI",
        ),
    ] {
        assert_eq!(shown(articles.clone(), day), expected);
    }
}
