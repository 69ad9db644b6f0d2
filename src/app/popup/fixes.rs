//! What can be corrected of a mark, in the words of a menu.

use crate::analysis::{Entity, EntityKind, MentionForm};
use crate::app::action::Fix;
use crate::app::page::{Mark, MarkOf};
use crate::query::StoredArticle;

/// A row of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixRow {
    /// What is otherwise.
    pub fix: Fix,
    /// Which of the marks is meant.
    pub mark: usize,
    /// The same in words.
    pub words: String,
}

/// What fits these marks; each fix once, for the narrowest mark that it fits.
pub fn fixes(marks: &[Mark], stored: Option<&StoredArticle>) -> Vec<FixRow> {
    let mut rows: Vec<FixRow> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        for fix in fixes_of(mark, stored) {
            if !rows.iter().any(|row| row.fix == fix) {
                let name = stored.and_then(|stored| subject(mark, stored));
                let words = words(fix, &name.unwrap_or_default());
                rows.push(FixRow {
                    fix,
                    mark: at,
                    words,
                });
            }
        }
    }
    rows
}

/// The name that a correction of a mark is about: of a country the very words, since it has many.
pub fn subject(mark: &Mark, stored: &StoredArticle) -> Option<String> {
    let (entity, mention) = named(mark, stored)?;
    let is_by_words = entity.kind == EntityKind::Country && mention.form != MentionForm::Role;
    let name = match is_by_words {
        true => mention.span.of(&stored.article.body),
        false => entity.name.as_str(),
    };
    Some(one_line(name))
}

/// The name under which a mark stands in the text.
pub fn written(mark: &Mark, stored: &StoredArticle) -> Option<String> {
    let (entity, mention) = named(mark, stored)?;
    let name = match mention.form {
        MentionForm::Role => entity.name.as_str(),
        _ => mention.span.of(&stored.article.body),
    };
    Some(one_line(name))
}

fn named<'a>(
    mark: &Mark,
    stored: &'a StoredArticle,
) -> Option<(&'a Entity, &'a crate::analysis::Mention)> {
    let MarkOf::Name(at) = mark.of else {
        return None;
    };
    let mention = stored.analysis.mentions.get(at)?;
    Some((stored.analysis.entity(mention.entity)?, mention))
}

fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fixes_of(mark: &Mark, stored: Option<&StoredArticle>) -> Vec<Fix> {
    match mark.of {
        MarkOf::Meeting { .. } | MarkOf::Encounter => vec![Fix::NotAMeeting],
        MarkOf::Quote(at) => {
            let quote = stored.and_then(|stored| stored.analysis.quotes.get(at));
            match quote.and_then(|quote| quote.speaker.as_ref()) {
                Some(_) => vec![Fix::Speaker, Fix::Nobody],
                None => vec![Fix::Speaker],
            }
        }
        MarkOf::Name(_) => {
            let entity = stored.and_then(|stored| Some(named(mark, stored)?.0));
            entity.map(fixes_of_name).unwrap_or_default()
        }
        MarkOf::Date => Vec::new(),
    }
}

fn fixes_of_name(entity: &Entity) -> Vec<Fix> {
    use Fix::{
        Country, DifferentPerson, NoCountry, Nothing, Organization, Person, Place, SamePerson,
    };
    let mut fixes = match entity.kind {
        EntityKind::Person => {
            vec![
                SamePerson,
                DifferentPerson,
                Organization,
                Place,
                Country,
                Nothing,
            ]
        }
        EntityKind::Organization => vec![Person, Place, SamePerson, Country, Nothing],
        EntityKind::Place => vec![Country, Person, Organization, Nothing],
        // A word that names no country names nothing.
        EntityKind::Country => return vec![Country, NoCountry, Person, Organization, Place],
    };
    let at = fixes.iter().position(|fix| *fix == Country);
    if let Some(at) = at.filter(|_| entity.country.is_some()) {
        fixes.insert(at + 1, NoCountry);
    }
    fixes
}

fn words(fix: Fix, name: &str) -> String {
    match fix {
        Fix::NotAMeeting => "this is not a meeting".to_owned(),
        Fix::SamePerson => format!("{name} is the same person as …"),
        Fix::DifferentPerson => "somebody else of that name is meant: …".to_owned(),
        Fix::Person => format!("{name} is a person"),
        Fix::Organization => format!("{name} is an organisation"),
        Fix::Place => format!("{name} is a place"),
        Fix::Nothing => format!("{name} is no name"),
        Fix::Country => format!("the country of {name} is …"),
        Fix::NoCountry => format!("no country is meant by {name}"),
        Fix::Speaker => "somebody else says it: …".to_owned(),
        Fix::Nobody => "nobody says it".to_owned(),
    }
}
