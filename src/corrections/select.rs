//! Where in an archive corrections can find something: more places than they do, never fewer.

use super::{Correction, What, name_of, normalized_key};

/// Articles to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// Only the one with this key or address.
    pub article: Option<String>,
    /// Only those of this outlet.
    pub source: Option<String>,
    /// Those that name all of these, by key.
    pub names: Vec<String>,
    /// Those in which these words stand one after the other; more, if there are names as well:
    /// then either is enough.
    pub phrase: String,
}

/// Words of a sentence that are looked for; enough to tell it from others.
const N_WORDS: usize = 12;

/// Where corrections can find something.
pub fn targets<'a>(corrections: impl IntoIterator<Item = &'a Correction>) -> Vec<Target> {
    corrections.into_iter().map(target).collect()
}

fn target(correction: &Correction) -> Target {
    let scope = &correction.scope;
    let mut target = Target {
        article: scope.article.clone(),
        source: scope.source.clone(),
        ..Target::default()
    };
    match &correction.what {
        What::NotAMeeting { sentence: text, .. } | What::Speaker { quote: text, .. } => {
            target.phrase = beginning(text);
        }
        What::NotBetween { between, .. } => {
            target.names = between.iter().map(|name| normalized_key(name)).collect();
        }
        what => {
            let name = name_of(what).unwrap_or_default();
            target.names = vec![normalized_key(name)];
            target.phrase = name.to_owned();
        }
    }
    target
}

/// The first words of a text. A word that is cut off, or one that a mark is joined to, might not
/// be found as it is.
fn beginning(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let n = words.len().min(N_WORDS);
    let words = words.get(..n).unwrap_or(&[]);
    words.join(" ")
}
