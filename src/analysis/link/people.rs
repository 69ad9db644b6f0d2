//! Which names of people name the same person.

use std::collections::HashSet;

use super::cluster::{Form, PartOf, is_acronym, is_part_of_person, merge, same_person};
use crate::analysis::{EntityKind, Name};

/// "MBS": letters that are the initials of a person named in full are that person, unless an
/// organisation of the article has them.
pub(super) fn take_initials(body: &str, names: &mut [Name]) {
    let of_kind = |names: &[Name], kind: EntityKind| -> Vec<String> {
        let own = names.iter().filter(|n| n.kind == kind);
        own.map(|n| n.span.of(body).to_owned()).collect()
    };
    let initials: HashSet<String> = of_kind(names, EntityKind::Person)
        .iter()
        .map(|name| name.split([' ', '-']).filter_map(|w| w.chars().next()))
        .map(|letters| letters.flat_map(char::to_uppercase).collect::<String>())
        .filter(|letters| letters.len() >= 3)
        .collect();
    if initials.is_empty() {
        return;
    }
    let bodies = of_kind(names, EntityKind::Organization);
    for name in names.iter_mut() {
        let text = name.span.of(body);
        let is_free = matches!(name.kind, EntityKind::Organization | EntityKind::Place)
            && name.country.is_none();
        if is_free && initials.contains(text) && !bodies.iter().any(|body| is_acronym(text, body)) {
            name.kind = EntityKind::Person;
            name.reason = "initials of a person named in full".into();
        }
    }
}

/// Clusters of people: full names first, then each short name by its place in the text.
pub(super) fn people(forms: Vec<Form>, names: &[Name]) -> Vec<Vec<Form>> {
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
