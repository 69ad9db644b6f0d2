//! The same annotated text as headlines and agencies write it: all capitals, a capital on every
//! word, place names in capitals. Corpora have few of these, articles begin with them.

use super::rows::Annotated;
use crate::analysis::EntityKind;

/// How much a variant counts against its original.
const WEIGHT: f32 = 0.15;

/// The variants of `text`; the spans stay valid, since only ASCII letters change.
pub(super) fn variants(text: &Annotated) -> Vec<Annotated> {
    let with = |body: String| Annotated {
        text: body,
        names: text.names.clone(),
        weight: text.weight * WEIGHT,
    };
    vec![
        with(text.text.to_ascii_uppercase()),
        with(headline(&text.text)),
        with(places_shouted(text)),
    ]
}

/// A capital on every word but the small ones.
fn headline(text: &str) -> String {
    text.split_inclusive(' ')
        .map(|word| {
            let is_small = matches!(
                word.trim(),
                "of" | "the"
                    | "in"
                    | "a"
                    | "an"
                    | "to"
                    | "and"
                    | "for"
                    | "on"
                    | "at"
                    | "by"
                    | "with"
            );
            let mut chars = word.chars();
            match chars.next() {
                Some(first) if !is_small => first.to_ascii_uppercase().to_string() + chars.as_str(),
                _ => word.to_owned(),
            }
        })
        .collect()
}

fn places_shouted(text: &Annotated) -> String {
    let mut body = String::with_capacity(text.text.len());
    let mut at = 0;
    for (span, kind) in &text.names {
        body.push_str(text.text.get(at..span.start).unwrap_or(""));
        let name = text.text.get(span.range()).unwrap_or("");
        if *kind == EntityKind::Place {
            body.push_str(&name.to_ascii_uppercase());
        } else {
            body.push_str(name);
        }
        at = span.end;
    }
    body.push_str(text.text.get(at..).unwrap_or(""));
    body
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn spans_point_at_the_same_names() {
        let text = Annotated {
            text: "He left Oslo for é with Doe".into(),
            names: vec![
                (Span::new(8, 12), EntityKind::Place),
                (Span::new(25, 28), EntityKind::Person),
            ],
            weight: 1.0,
        };
        let got: Vec<String> = variants(&text).into_iter().map(|v| v.text).collect();
        assert_eq!(
            got,
            [
                "HE LEFT OSLO FOR é WITH DOE",
                "He Left Oslo for é with Doe",
                "He left OSLO for é with Doe"
            ]
        );
    }
}
