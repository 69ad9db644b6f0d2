//! Annotated rows, and how the habits of the corpora are made one.
//!
//! dateline's rule: a name is bare (no title, no article), a people's name ("Iraqi") is none,
//! and a state is a place to the tagger, whatever it does in the sentence.

use std::collections::HashMap;

use crate::analysis::EntityKind;
use crate::lexicon::{EntryKind, Lexicon};
use crate::text::Span;

/// One annotated text.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which corpus it comes from.
    pub corpus: String,
    /// Its name in the corpus.
    pub id: String,
    /// What it is held back by, so that parts of one article stay together.
    pub group: String,
    /// The text.
    pub text: String,
    /// Names with their type in the corpus ("PER", "GPE").
    pub names: Vec<(Span, String)>,
    /// How much it counts in training; 0 scores only.
    pub weight: f32,
}

impl Row {
    /// The part of `n_folds` that the row belongs to, by a hash of its group.
    pub fn fold(&self, n_folds: u64) -> u64 {
        let hash = crate::analysis::names::hash::exact(self.group.as_bytes());
        (hash ^ (hash >> 32)) % n_folds.max(1)
    }
}

/// A text with names by dateline's rule.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The text.
    pub text: String,
    /// Names and their kinds, sorted, not overlapping.
    pub names: Vec<(Span, EntityKind)>,
    /// How much it counts.
    pub weight: f32,
}

/// The kind that a corpus's type stands for; nothing for dates and the like.
pub(super) fn kind_of(name_type: &str) -> Option<EntityKind> {
    match name_type {
        "PER" => Some(EntityKind::Person),
        "ORG" => Some(EntityKind::Organization),
        "LOC" | "GPE" => Some(EntityKind::Place),
        _ => None,
    }
}

/// Brings the rows that count under one rule; sentences of one group become one text.
pub(super) fn normalize(rows: &[Row], lexicon: &Lexicon) -> Vec<Annotated> {
    let usual = usual_types(rows);
    let mut texts: Vec<(String, Annotated)> = Vec::new();
    for row in rows.iter().filter(|row| row.weight > 0.0) {
        let names = row_names(row, &usual, lexicon);
        match texts.last_mut() {
            Some((group, text)) if *group == row.group => append(text, &row.text, &names),
            _ => texts.push((
                row.group.clone(),
                Annotated {
                    text: row.text.clone(),
                    names,
                    weight: row.weight,
                },
            )),
        }
    }
    texts.into_iter().map(|(_, text)| text).collect()
}

fn append(to: &mut Annotated, text: &str, names: &[(Span, EntityKind)]) {
    let offset = to.text.len() + 1;
    to.text.push('\n');
    to.text.push_str(text);
    let moved = |s: Span| Span::new(s.start + offset, s.end + offset);
    to.names.extend(names.iter().map(|(s, k)| (moved(*s), *k)));
}

/// How often each name has each type: PER, ORG, LOC, GPE.
type Usual<'a> = HashMap<&'a str, [usize; 4]>;

fn usual_types(rows: &[Row]) -> Usual<'_> {
    let mut usual = Usual::new();
    for row in rows {
        for (span, name_type) in &row.names {
            let column = ["PER", "ORG", "LOC", "GPE"]
                .iter()
                .position(|t| t == name_type);
            if let Some(column) = column {
                usual.entry(span.of(&row.text)).or_default()[column] += 1;
            }
        }
    }
    usual
}

fn row_names(row: &Row, usual: &Usual<'_>, lexicon: &Lexicon) -> Vec<(Span, EntityKind)> {
    let mut names: Vec<(Span, EntityKind)> = Vec::new();
    let mut sorted: Vec<&(Span, String)> = row.names.iter().collect();
    sorted.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    for (span, name_type) in sorted {
        let Some(kind) = usual_kind(span.of(&row.text), name_type, usual, lexicon) else {
            continue;
        };
        let bare = match kind {
            EntityKind::Person => without_title(&row.text, *span),
            _ => without_article(&row.text, *span),
        };
        if !bare.is_empty() && names.last().is_none_or(|(last, _)| last.end <= bare.start) {
            names.push((bare, kind));
        }
    }
    names
}

/// The kind by the type, corrected where a corpus is at odds with the rest: a state is a place,
/// a people is none, and what is nearly always a place is one.
fn usual_kind(
    name: &str,
    name_type: &str,
    usual: &Usual<'_>,
    lexicon: &Lexicon,
) -> Option<EntityKind> {
    let kind = kind_of(name_type)?;
    let [person, organization, place, gpe] = usual.get(name).copied().unwrap_or_default();
    let is = |kind: EntryKind| lexicon.named(name).any(|entry| entry.kind == kind);
    if kind != EntityKind::Person && is(EntryKind::Demonym) && !is(EntryKind::Country) {
        return None;
    }
    let is_people = name_type == "GPE" && place * 4 < gpe && !is(EntryKind::Country);
    if is_people
        && ["an", "ans", "ese", "ish", "i", "is", "s"]
            .iter()
            .any(|end| name.ends_with(end))
    {
        return None;
    }
    let total = person + organization + place + gpe;
    if total >= 5 && (place + gpe) * 10 >= total * 8 {
        return Some(EntityKind::Place);
    }
    Some(kind)
}

/// Words that stand before a name and are no part of it.
const TITLES: &[&str] = &[
    "president",
    "vice",
    "prime",
    "minister",
    "deputy",
    "foreign",
    "defense",
    "defence",
    "finance",
    "interior",
    "secretary",
    "of",
    "state",
    "mr.",
    "mr",
    "mrs.",
    "mrs",
    "ms.",
    "ms",
    "miss",
    "dr.",
    "dr",
    "sen.",
    "senator",
    "rep.",
    "representative",
    "gov.",
    "governor",
    "general",
    "gen.",
    "colonel",
    "col.",
    "lieutenant",
    "lt.",
    "major",
    "maj.",
    "captain",
    "capt.",
    "sergeant",
    "sgt.",
    "admiral",
    "adm.",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "ayatollah",
    "sheikh",
    "sheik",
    "sir",
    "lord",
    "lady",
    "chancellor",
    "premier",
    "judge",
    "justice",
    "professor",
    "prof.",
    "reverend",
    "rev.",
    "archbishop",
    "bishop",
    "cardinal",
    "ambassador",
    "mayor",
    "spokesman",
    "spokeswoman",
    "chairman",
    "director",
    "leader",
    "former",
    "then",
    "u.s.",
    "the",
    "a",
    "an",
    "emperor",
    "emir",
    "sultan",
    "father",
    "mullah",
    "chief",
    "speaker",
    "congressman",
    "congresswoman",
    "attorney",
    "commander",
    "envoy",
    "special",
    "opposition",
    "crown",
    "rebel",
];

/// Titles that stay when only one word follows: "Pope Francis", "King Charles", "Prince William".
fn without_title(text: &str, span: Span) -> Span {
    let mut start = span.start;
    while let Some(rest) = text.get(start..span.end) {
        let Some((word, after)) = rest.split_once(' ') else {
            let lower = rest.to_lowercase();
            if TITLES.contains(&lower.as_str()) {
                start = span.end;
            }
            break;
        };
        if !TITLES.contains(&word.to_lowercase().as_str()) {
            break;
        }
        start = span.end - after.trim_start().len();
    }
    Span::new(start, span.end)
}

fn without_article(text: &str, span: Span) -> Span {
    let name = span.of(text);
    for article in ["the ", "The ", "a ", "an "] {
        if let Some(rest) = name.strip_prefix(article) {
            return Span::new(span.end - rest.len(), span.end);
        }
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, names: &[(&str, &str)]) -> Row {
        let names = names
            .iter()
            .map(|(name, t)| {
                let start = text.find(name).unwrap();
                (Span::new(start, start + name.len()), t.to_string())
            })
            .collect();
        Row {
            corpus: "x".into(),
            id: "1".into(),
            group: "g".into(),
            text: text.into(),
            names,
            weight: 1.0,
        }
    }

    #[track_caller]
    fn check(text: &str, names: &[(&str, &str)], expected: &[&str]) {
        let annotated = normalize(&[row(text, names)], &Lexicon::builtin());
        let got: Vec<&str> = annotated[0].names.iter().map(|(s, _)| s.of(text)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn names_are_bare() {
        check("Mr. Roe met.", &[("Mr. Roe", "PER")], &["Roe"]);
        check(
            "Prime Minister Jo Doe",
            &[("Prime Minister Jo Doe", "PER")],
            &["Jo Doe"],
        );
        check("President said", &[("President", "PER")], &[]);
        check(
            "the United Nations",
            &[("the United Nations", "ORG")],
            &["United Nations"],
        );
    }

    #[test]
    fn peoples_are_no_names() {
        check("Ruritanian envoys", &[("Ruritanian", "GPE")], &[]);
        check("Ruritania said", &[("Ruritania", "GPE")], &["Ruritania"]);
    }

    #[test]
    fn sentences_of_a_group_are_one_text() {
        let rows = [
            row("Doe left.", &[("Doe", "PER")]),
            row("Roe came.", &[("Roe", "PER")]),
        ];
        let annotated = normalize(&rows, &Lexicon::builtin());
        assert_eq!(annotated.len(), 1);
        let texts: Vec<&str> = annotated[0]
            .names
            .iter()
            .map(|(s, _)| s.of(&annotated[0].text))
            .collect();
        assert_eq!(texts, ["Doe", "Roe"]);
    }
}
