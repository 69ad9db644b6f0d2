//! Which names of one kind name the same: forms that differ are compared word by word.

use std::collections::HashMap;

use super::key::{is_initial, is_particle, words};

/// One distinct spelling of a name in the article.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// As written, at its first mention.
    pub(super) text: String,
    /// Folded words.
    pub(super) words: Vec<String>,
    /// Mentions of this form, as indices into the names of the draft.
    pub(super) names: Vec<usize>,
}

/// The forms among `names` (index and text), in order of first mention.
pub(super) fn forms<'a>(names: impl Iterator<Item = (usize, &'a str)>) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut index: HashMap<Vec<String>, usize> = HashMap::new();
    // Most names come again as they are: their spelling need not be folded again.
    let mut as_written: HashMap<&str, usize> = HashMap::new();
    for (i, text) in names {
        if let Some(form) = as_written.get(text).and_then(|f| forms.get_mut(*f)) {
            form.names.push(i);
            continue;
        }
        let words = words(text);
        as_written.insert(text, index.get(&words).copied().unwrap_or(forms.len()));
        match index.get(&words).and_then(|f| forms.get_mut(*f)) {
            Some(form) => form.names.push(i),
            None => {
                index.insert(words.clone(), forms.len());
                forms.push(Form {
                    text: text.to_owned(),
                    words,
                    names: vec![i],
                });
            }
        }
    }
    forms
}

/// Puts each form to the first earlier cluster that has the same entity.
pub(super) fn merge(forms: Vec<Form>, same: impl Fn(&Form, &Form) -> bool) -> Vec<Vec<Form>> {
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

/// Whether two full names of people can be one: the words of the shorter come in order in the
/// longer, an initial standing for any name with it, and the last words agree.
pub(super) fn same_person(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let short: Vec<&String> = short.iter().filter(|w| !is_particle(w)).collect();
    let long: Vec<&String> = long.iter().filter(|w| !is_particle(w)).collect();
    if short.len() < 2
        || short
            .first()
            .is_none_or(|w| long.first().is_none_or(|l| !stands_for(w, l)))
    {
        return false;
    }
    let mut rest = long.iter();
    let in_order = short.iter().all(|w| rest.any(|l| stands_for(w, l)));
    let shares_name = short.iter().skip(1).any(|w| !is_initial(w));
    in_order && shares_name
}

fn stands_for(a: &str, b: &str) -> bool {
    a == b || (is_initial(a) && b.starts_with(a)) || (is_initial(b) && a.starts_with(b))
}

/// Whether `part` is how an article names the person `full` again: by the last words of the
/// name, the first where the family name comes first, or the initials.
pub(super) fn is_part_of_person(part: &Form, full: &[String]) -> Option<PartOf> {
    let bare: Vec<&String> = part.words.iter().filter(|w| !is_particle(w)).collect();
    let full: Vec<&String> = full.iter().filter(|w| !is_particle(w)).collect();
    if bare.is_empty() || bare.len() >= full.len() {
        return None;
    }
    if full.ends_with(&bare) {
        // A father is no part of his son: "Hamad bin Salman" of "Ali bin Hamad bin Salman".
        let mut inner = part.words.iter().skip(1);
        let is_father = inner.any(|w| matches!(w.as_str(), "bin" | "ibn"));
        return (!is_father).then_some(PartOf::Surname);
    }
    if full.starts_with(&bare) {
        return Some(PartOf::Given);
    }
    let letters: String = full.iter().filter_map(|w| w.chars().next()).collect();
    let is_initials = full.len() >= 3
        && part.text.chars().all(char::is_uppercase)
        && part.text.to_lowercase() == letters;
    is_initials.then_some(PartOf::Initials)
}

/// Which part of a full name a short one is; better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PartOf {
    /// Its last words.
    Surname,
    /// The first letters of its words.
    Initials,
    /// Its first words.
    Given,
}

/// Words at the end of a company's name that come and go.
fn is_legal_form(word: &str) -> bool {
    matches!(
        word,
        "inc"
            | "corp"
            | "co"
            | "ltd"
            | "llc"
            | "plc"
            | "gmbh"
            | "ag"
            | "sa"
            | "nv"
            | "corporation"
            | "company"
            | "limited"
    )
}

/// Whether two names of organisations can be one: equal without legal form, or one is the
/// acronym of the other.
pub(super) fn same_organization(a: &Form, b: &Form) -> bool {
    let bare = |form: &Form| -> Vec<String> {
        let end = form
            .words
            .iter()
            .rposition(|w| !is_legal_form(w))
            .map_or(0, |i| i + 1);
        form.words
            .iter()
            .take(end)
            .filter(|w| *w != "the")
            .cloned()
            .collect()
    };
    let (left, right) = (bare(a), bare(b));
    (!left.is_empty() && left == right)
        || is_acronym(&a.text, &b.text)
        || is_acronym(&b.text, &a.text)
}

/// Whether `short` is made of the first letters of the words of `long`, small words left out or not.
pub(super) fn is_acronym(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let n = letters.chars().count();
    if !(2..=8).contains(&n)
        || letters.chars().filter(|c| c.is_uppercase()).count() + 1 < n
        || short.contains(' ')
    {
        return false;
    }
    let words: Vec<&str> = long
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|w| !w.is_empty())
        .collect();
    if words.len() < 2 {
        return false;
    }
    let first = |big_only: bool| -> String {
        words
            .iter()
            .filter_map(|w| w.chars().next())
            .filter(|c| !big_only || c.is_uppercase())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let wanted = letters.to_lowercase();
    first(true) == wanted || first(false) == wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Form {
        Form {
            text: text.into(),
            words: words(text),
            names: Vec::new(),
        }
    }

    #[test]
    fn full_names_of_one_person() {
        for (a, b, same) in [
            ("Joe Biden", "Joe R. Biden", true),
            ("J. Biden", "Joe Biden", true),
            ("Mohammed bin Salman", "Mohamed bin Salman Al Saud", true),
            ("Bashar al-Assad", "Bashar Assad", true),
            ("Jill Biden", "Joe Biden", false),
            ("Biden", "Joe Biden", false),
            ("Kim Jong Un", "Kim Yo Jong", false),
        ] {
            assert_eq!(same_person(&words(a), &words(b)), same, "{a} / {b}");
        }
    }

    #[test]
    fn short_names_of_a_person() {
        for (part, full, expected) in [
            ("Biden", "Joe Biden", Some(PartOf::Surname)),
            (
                "von der Leyen",
                "Ursula von der Leyen",
                Some(PartOf::Surname),
            ),
            ("Assad", "Bashar al-Assad", Some(PartOf::Surname)),
            ("Xi", "Xi Jinping", Some(PartOf::Given)),
            ("MBS", "Mohammed bin Salman", Some(PartOf::Initials)),
            ("Harris", "Joe Biden", None),
        ] {
            assert_eq!(
                is_part_of_person(&form(part), &words(full)),
                expected,
                "{part} / {full}"
            );
        }
    }

    #[test]
    fn acronyms() {
        for (short, long, is) in [
            ("IAEA", "International Atomic Energy Agency", true),
            (
                "OSCE",
                "Organization for Security and Co-operation in Europe",
                true,
            ),
            ("UN", "United Nations", true),
            ("U.N.", "United Nations", true),
            ("EU", "United Nations", false),
            ("WHO", "World Bank", false),
        ] {
            assert_eq!(is_acronym(short, long), is, "{short} / {long}");
        }
    }
}
