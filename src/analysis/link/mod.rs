//! The pass that links names into entities: which names of the article name the same person,
//! organisation, country or place.
//!
//! Full names are clustered first; then short names join the full name they are part of.

mod cluster;
mod key;

use std::collections::HashMap;

use super::{Draft, Entity, EntityId, EntityKind, Input, Mention, Name};
use crate::lexicon::CountryCode;
use cluster::{Form, PartOf, forms, is_part_of_person, same_organization, same_person};

pub use key::{fold_word, normalized_key};

/// Makes entities and mentions from the names found.
pub(super) fn link(input: &Input<'_>, draft: &mut Draft) {
    let groups = groups(input.body, &draft.names);
    let mut owner: Vec<Option<EntityId>> = vec![None; draft.names.len()];
    let mut entities = Vec::new();
    for group in in_text_order(groups) {
        let id = EntityId(entities.len() as u32);
        for name in &group.names {
            if let Some(slot) = owner.get_mut(*name) {
                *slot = Some(id);
            }
        }
        entities.push(entity(&group, &draft.names));
    }
    draft.analysis.entities = entities;
    draft.analysis.mentions = draft
        .names
        .iter()
        .zip(owner)
        .filter_map(|(name, id)| {
            Some(Mention {
                span: name.span,
                entity: id?,
                form: name.form,
                confidence: name.confidence,
                reason: name.reason.clone(),
            })
        })
        .collect();
}

/// Names of one entity.
#[derive(Debug)]
struct Group {
    kind: EntityKind,
    /// Its fullest name.
    name: String,
    /// Indices into the names of the draft, sorted.
    names: Vec<usize>,
}

fn in_text_order(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by_key(|group| group.names.first().copied());
    groups
}

fn entity(group: &Group, names: &[Name]) -> Entity {
    let country = group
        .names
        .iter()
        .filter_map(|i| names.get(*i))
        .find_map(|name| name.country);
    Entity {
        kind: group.kind,
        name: group.name.clone(),
        country,
        office: None,
    }
}

fn groups(body: &str, names: &[Name]) -> Vec<Group> {
    let mut groups = countries(body, names);
    let of_kind = |kind: EntityKind| {
        forms(
            names
                .iter()
                .enumerate()
                .filter(move |(_, n)| n.kind == kind && !is_country(n))
                .map(|(i, n)| (i, n.span.of(body))),
        )
    };
    let people = people(of_kind(EntityKind::Person), names);
    groups.extend(
        people
            .into_iter()
            .map(|forms| group(EntityKind::Person, forms)),
    );
    let bodies = merge(of_kind(EntityKind::Organization), same_organization);
    groups.extend(
        bodies
            .into_iter()
            .map(|forms| group(EntityKind::Organization, forms)),
    );
    let places = merge(of_kind(EntityKind::Place), |a, b| a.words == b.words);
    groups.extend(
        places
            .into_iter()
            .map(|forms| group(EntityKind::Place, forms)),
    );
    groups
}

fn is_country(name: &Name) -> bool {
    name.kind == EntityKind::Country && name.country.is_some()
}

/// One group for each country that is named.
fn countries(body: &str, names: &[Name]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut index: HashMap<CountryCode, usize> = HashMap::new();
    for (i, name) in names.iter().enumerate() {
        let (true, Some(code)) = (is_country(name), name.country) else {
            continue;
        };
        let at = *index.entry(code).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.names.push(i),
            None => groups.push(Group {
                kind: EntityKind::Country,
                name: name.span.of(body).to_owned(),
                names: vec![i],
            }),
        }
    }
    groups
}

/// A group of the forms of one entity; the longest form is its name.
fn group(kind: EntityKind, forms: Vec<Form>) -> Group {
    let mut best = "";
    for form in &forms {
        if form.text.chars().count() > best.chars().count() {
            best = &form.text;
        }
    }
    let name = best.to_owned();
    let mut names: Vec<usize> = forms.into_iter().flat_map(|form| form.names).collect();
    names.sort_unstable();
    Group { kind, name, names }
}

/// Puts each form to the first earlier cluster that has the same entity.
fn merge(forms: Vec<Form>, same: impl Fn(&Form, &Form) -> bool) -> Vec<Vec<Form>> {
    let mut clusters: Vec<Vec<Form>> = Vec::new();
    for form in forms {
        match clusters
            .iter_mut()
            .find(|cluster| cluster.iter().any(|other| same(other, &form)))
        {
            Some(cluster) => cluster.push(form),
            None => clusters.push(vec![form]),
        }
    }
    clusters
}

/// Clusters of people: full names first, then each short name by its place in the text.
fn people(forms: Vec<Form>, names: &[Name]) -> Vec<Vec<Form>> {
    let (full, short): (Vec<Form>, Vec<Form>) = forms.into_iter().partition(|f| f.words.len() > 1);
    let mut clusters = merge(full, |a, b| same_person(&a.words, &b.words));
    // A longer short name ("bin Salman") may itself be part of a full one.
    clusters = join_parts(clusters, names);
    let mut alone = Vec::new();
    for form in short {
        match best_owner(&form, &clusters, names) {
            Some(owner) => {
                if let Some(cluster) = clusters.get_mut(owner) {
                    cluster.push(form);
                }
            }
            None => alone.push(vec![form]),
        }
    }
    clusters.extend(alone);
    clusters
}

/// Joins clusters whose only form is the last words of another one's name.
fn join_parts(clusters: Vec<Vec<Form>>, names: &[Name]) -> Vec<Vec<Form>> {
    let mut kept: Vec<Vec<Form>> = Vec::new();
    let mut parts: Vec<Form> = Vec::new();
    for cluster in &clusters {
        let is_part = match cluster.as_slice() {
            [form] => best_owner(form, &clusters, names).is_some(),
            _ => false,
        };
        if is_part {
            parts.extend(cluster.iter().cloned());
        } else {
            kept.push(cluster.clone());
        }
    }
    for form in parts {
        match best_owner(&form, &kept, names) {
            Some(owner) => {
                if let Some(cluster) = kept.get_mut(owner) {
                    cluster.push(form);
                }
            }
            None => kept.push(vec![form]),
        }
    }
    kept
}

/// The cluster that a short name belongs to: by surname before initials before given name, and
/// among several the one named in full last before the short name's first mention.
fn best_owner(form: &Form, clusters: &[Vec<Form>], names: &[Name]) -> Option<usize> {
    let start = |i: &usize| names.get(*i).map_or(0, |n| n.span.start);
    let at = form.names.first().map_or(0, start);
    let mut best: Option<((PartOf, bool, usize), usize)> = None;
    for (i, cluster) in clusters.iter().enumerate() {
        let part = cluster
            .iter()
            .filter_map(|full| is_part_of_person(form, &full.words))
            .min();
        let Some(part) = part else { continue };
        let mentions = cluster.iter().flat_map(|f| &f.names).map(start);
        let before = mentions.clone().filter(|m| *m < at).max();
        let distance = before.map_or_else(
            || mentions.min().unwrap_or(0).saturating_sub(at),
            |before| at - before,
        );
        let rank = (part, before.is_none(), distance);
        if best.is_none_or(|(b, _)| rank < b) {
            best = Some((rank, i));
        }
    }
    best.map(|(_, i)| i)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Confidence, MentionForm};
    use crate::lexicon::Lexicon;
    use crate::text::{Segments, Span};

    /// Links the names marked with "[…]p", "[…]o" or "[…]l" and writes each entity with its mentions.
    fn linked(marked: &str) -> Vec<String> {
        let mut body = String::new();
        let mut names = Vec::new();
        let mut rest = marked;
        while let Some(open) = rest.find('[') {
            body.push_str(&rest[..open]);
            let close = rest.find(']').unwrap();
            let start = body.len();
            body.push_str(&rest[open + 1..close]);
            let kind = match &rest[close + 1..close + 2] {
                "p" => EntityKind::Person,
                "o" => EntityKind::Organization,
                _ => EntityKind::Place,
            };
            names.push(Name {
                span: Span::new(start, body.len()),
                kind,
                form: MentionForm::Name,
                country: None,
                confidence: Confidence(90),
                reason: "test".into(),
            });
            rest = &rest[close + 2..];
        }
        body.push_str(rest);
        let segments = Segments::new(&body);
        let lexicon = Lexicon::builtin();
        let input = Input {
            body: &body,
            title: None,
            published: None,
            segments: &segments,
            lexicon: &lexicon,
        };
        let mut draft = Draft {
            names,
            ..Draft::default()
        };
        link(&input, &mut draft);
        let analysis = &draft.analysis;
        (0..analysis.entities.len())
            .map(|i| {
                let mentions: Vec<&str> = analysis
                    .mentions
                    .iter()
                    .filter(|m| m.entity == EntityId(i as u32))
                    .map(|m| m.span.of(&body))
                    .collect();
                format!("{}: {}", analysis.entities[i].name, mentions.join(", "))
            })
            .collect()
    }

    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        assert_eq!(linked(marked), expected);
    }

    #[test]
    fn a_surname_is_the_person_named_in_full() {
        check(
            "[Olaf Scholz]p met [Joe Biden]p. [Scholz]p thanked [Biden]p.",
            &[
                "Olaf Scholz: Olaf Scholz, Scholz",
                "Joe Biden: Joe Biden, Biden",
            ],
        );
    }

    #[test]
    fn a_headline_surname_comes_first() {
        check(
            "[Scholz]p in talks\n\n[Olaf Scholz]p spoke.",
            &["Olaf Scholz: Scholz, Olaf Scholz"],
        );
    }

    #[test]
    fn spellings_are_one_person() {
        check(
            "[Volodymyr Zelensky]p spoke. [Zelenskyy]p left. [Volodymyr Zelenskiy]p slept.",
            &["Volodymyr Zelensky: Volodymyr Zelensky, Zelenskyy, Volodymyr Zelenskiy"],
        );
    }

    #[test]
    fn family_names_that_come_first() {
        check(
            "[Xi Jinping]p spoke. [Xi]p left.",
            &["Xi Jinping: Xi Jinping, Xi"],
        );
    }

    #[test]
    fn two_people_of_one_name() {
        check(
            "[Bill Clinton]p and [Hillary Clinton]p came. [Clinton]p spoke.",
            &[
                "Bill Clinton: Bill Clinton",
                "Hillary Clinton: Hillary Clinton, Clinton",
            ],
        );
    }

    #[test]
    fn acronyms_are_the_organisation() {
        check(
            "The [International Atomic Energy Agency]o ([IAEA]o) met. [IAEA]o staff left.",
            &["International Atomic Energy Agency: International Atomic Energy Agency, IAEA, IAEA"],
        );
    }

    #[test]
    fn kinds_are_kept_apart() {
        check(
            "[Washington]l and [Washington]p",
            &["Washington: Washington", "Washington: Washington"],
        );
    }
}
