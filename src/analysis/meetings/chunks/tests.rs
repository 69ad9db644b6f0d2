//! Sentences in chunks.

use super::*;
use crate::analysis::Analysis;
use crate::analysis::Input;
use crate::analysis::meetings::scene::Scene;
use crate::lexicon::Lexicon;
use crate::text::Segments;

/// Chunks as "N noun | V verb | …"; other kinds by their words alone.
#[track_caller]
fn check(text: &str, expected: &str) {
    let segments = Segments::new(text);
    let lexicon = Lexicon::builtin();
    let input = Input {
        body: text,
        title: None,
        published: None,
        segments: &segments,
        lexicon: &lexicon,
        model: &crate::analysis::names::Model::none(),
    };
    let analysis = Analysis::default();
    let scene = Scene::new(&input, &analysis, 0);
    let found: Vec<String> = scene
        .chunks
        .iter()
        .map(|chunk| {
            let words = scene.span_of(chunk.words.clone()).of(text);
            match chunk.kind {
                ChunkKind::Noun(_) => format!("N {words}"),
                ChunkKind::Verb(_) => format!("V {words}"),
                _ => words.to_owned(),
            }
        })
        .collect();
    assert_eq!(found.join(" | "), expected);
}

#[test]
fn nouns_and_verbs() {
    check(
        "The minister will visit the island.",
        "N The minister | V will visit | N the island | .",
    );
    check(
        "The visit of the minister was cancelled.",
        "N The visit | of | N the minister | V was cancelled | .",
    );
    check(
        "They held talks after a long meeting.",
        "N They | V held | N talks | after | N a long meeting | .",
    );
    check(
        "She is scheduled to meet him.",
        "N She | V is scheduled | V to meet | N him | .",
    );
    check(
        "The secretary of state left.",
        "N The secretary of state | V left | .",
    );
}

#[test]
fn asides_of_captions_and_brackets_are_left_out() {
    check(
        "The king, left, meets the queen (right).",
        "N The king | V meets | N the queen | .",
    );
}

#[test]
fn a_preposition_may_open_a_clause() {
    check(
        "He left after they met.",
        "N He | V left | after | N they | V met | .",
    );
}
