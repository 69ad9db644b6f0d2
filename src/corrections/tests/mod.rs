//! Corrections as data: a text whose findings are marked in it, corrections as they stand in a
//! file, and what is found then.

mod applying;
mod files;
mod scene;

use self::scene::{scene, told};
use crate::article::Article;
use crate::corrections::{Corrections, read};
use crate::lexicon::Lexicon;

/// The article of all tests.
fn article(body: &str) -> Article {
    Article {
        key: "harbor-17".to_owned(),
        url: Some("https://harbor.example/17".to_owned()),
        source: Some("Harbor Wire".to_owned()),
        body: body.to_owned(),
        ..Article::default()
    }
}

/// Checks what is found in a marked text after the corrections of a file, and how many of them
/// found something.
#[track_caller]
fn check(marked: &str, file: &str, expected: &[&str], n_matched: usize) {
    let (body, analysis) = scene(marked);
    let read = read(file);
    assert_eq!(read.mistakes, vec![]);
    let list = read.corrections.into_iter().map(|(c, _)| c).collect();
    let corrections = Corrections::new(list);
    let article = article(&body);
    let applied = corrections.apply(&article, analysis, &Lexicon::builtin());
    assert_eq!(told(&body, &applied.analysis), expected);
    assert_eq!(applied.matched.len(), n_matched);
}
