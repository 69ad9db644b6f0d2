//! What the tagger knows of each token before it looks at neighbours.

use super::classes::{WordClass, class_of};
use super::hash;
use super::marks::{self, Mark};
use super::vocabulary::{Known, Vocabulary};
use crate::lexicon::Lexicon;
use crate::text::{Segments, Token, TokenKind};

/// Hash of a hyphen.
const HYPHEN: u64 = hash::exact(b"-");

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Case {
    /// A word in small letters.
    Lower,
    /// A capital, then small letters.
    Title,
    /// Two or more letters, all capitals.
    Upper,
    /// A capital with a full stop, or alone.
    Initial,
    /// Capitals inside ("McDonald", "iPhone", "al-Assad" is three tokens).
    Mixed,
    /// Starts with a digit.
    Number,
    /// Anything else.
    Mark,
}

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Style {
    /// Capitals mean something.
    Plain,
    /// Most words have a capital, as in a headline.
    Headline,
    /// All capitals.
    Shouted,
}

/// One token as the tagger sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Hash of the word in lower case.
    pub(super) lower: u64,
    /// What the word says about its neighbours.
    pub(super) class: WordClass,
    /// How it is written.
    pub(super) case: Case,
    /// Whether it is the first word of its sentence.
    pub(super) first: bool,
    /// How its sentence is written.
    pub(super) style: Style,
    /// What the lexicon says of it.
    pub(super) mark: Mark,
    /// What other texts say of it.
    pub(super) known: Known,
}

impl Word {
    /// Stands for the place before and after a sentence.
    pub(super) const EDGE: Word = Word {
        lower: 1,
        class: WordClass::None,
        case: Case::Mark,
        first: false,
        style: Style::Plain,
        mark: Mark {
            kinds: 0,
            place: marks::Place::None,
            name: 0,
            title: 0,
        },
        known: Known::NOTHING,
    };

    /// Whether it is a hyphen.
    pub(super) fn is_hyphen(&self) -> bool {
        self.lower == HYPHEN
    }

    /// Whether it has a capital.
    pub(super) fn is_capital(&self) -> bool {
        matches!(
            self.case,
            Case::Title | Case::Upper | Case::Initial | Case::Mixed
        )
    }
}

/// One [`Word`] for each token.
pub(super) fn words(
    body: &str,
    segments: &Segments,
    lexicon: &Lexicon,
    vocabulary: &Vocabulary<'_>,
) -> Vec<Word> {
    let mut words: Vec<Word> = segments
        .tokens
        .iter()
        .map(|token| word(body, token, vocabulary))
        .collect();
    for sentence in &segments.sentences {
        if let Some(words) = words.get_mut(sentence.tokens.clone()) {
            mark_sentence(words);
        }
    }
    marks::mark(body, segments, lexicon, &mut words);
    words
}

fn word(body: &str, token: &Token, vocabulary: &Vocabulary<'_>) -> Word {
    let text = token.of(body);
    let lower = hash::lower(text);
    let case = case_of(token.kind, text);
    let known = match case {
        Case::Mark | Case::Number => Known::NOTHING,
        _ => vocabulary.known(lower),
    };
    Word {
        lower,
        class: class_of(lower),
        case,
        first: false,
        style: Style::Plain,
        mark: Mark::default(),
        known,
    }
}

fn case_of(kind: TokenKind, text: &str) -> Case {
    match kind {
        TokenKind::Word => word_case(text),
        TokenKind::Number => Case::Number,
        TokenKind::Possessive | TokenKind::Punct => Case::Mark,
    }
}

fn word_case(text: &str) -> Case {
    let mut n_letters = 0;
    let mut n_upper = 0;
    let mut starts_upper = false;
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        let upper = c.is_uppercase();
        if n_letters == 0 {
            starts_upper = upper;
        }
        n_letters += 1;
        n_upper += usize::from(upper);
    }
    match (starts_upper, n_upper, n_letters) {
        (_, 0, _) => Case::Lower,
        (true, 1, 1) => Case::Initial,
        (true, 1, _) => Case::Title,
        (_, upper, letters) if upper == letters => Case::Upper,
        _ => Case::Mixed,
    }
}

/// Marks the first word and how the sentence is written.
fn mark_sentence(words: &mut [Word]) {
    let mut n_words = 0;
    let mut n_capital = 0;
    let mut n_upper = 0;
    let mut n_long_lower = 0;
    let mut seen = false;
    for word in words.iter_mut() {
        if matches!(word.case, Case::Mark) {
            continue;
        }
        if !seen {
            seen = true;
            word.first = true;
        }
        if word.case == Case::Number {
            continue;
        }
        n_words += 1;
        n_capital += usize::from(word.is_capital());
        n_upper += usize::from(matches!(word.case, Case::Upper | Case::Initial));
        let small = matches!(
            word.class,
            WordClass::Link | WordClass::Where | WordClass::Function | WordClass::Particle
        );
        n_long_lower += usize::from(word.case == Case::Lower && !small);
    }
    let style = if n_words >= 3 && n_upper * 10 >= n_words * 8 {
        Style::Shouted
    } else if n_words >= 4 && n_capital >= 4 && n_long_lower * 5 <= n_words {
        Style::Headline
    } else {
        Style::Plain
    };
    for word in words {
        word.style = style;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Case]) {
        let segments = Segments::new(text);
        let got: Vec<Case> = words(text, &segments, &Lexicon::builtin(), &Vocabulary::default())
            .iter()
            .map(|w| w.case)
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn cases() {
        check(
            "NATO met J. Doe at McLaren 5.",
            &[
                Case::Upper,
                Case::Lower,
                Case::Initial,
                Case::Title,
                Case::Lower,
                Case::Mixed,
                Case::Number,
                Case::Mark,
            ],
        );
    }

    #[test]
    fn headlines_are_told_from_sentences() {
        for (text, style) in [
            ("LEADERS MEET IN ROME", Style::Shouted),
            ("Leaders Meet Again in Rome to Seek Deal", Style::Headline),
            ("The leaders met again in Rome.", Style::Plain),
        ] {
            let segments = Segments::new(text);
            assert_eq!(
                words(text, &segments, &Lexicon::builtin(), &Vocabulary::default())[0].style,
                style,
                "{text}"
            );
        }
    }
}
