//! Folding: one spelling for all ways to write a name.
//!
//! The build script folds the keys of the lexicon with this very file, the program
//! the words of an article, so that "Orban" finds "Orbán" and "Guinea Bissau" finds
//! "Guinea-Bissau".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents; apostrophes and full stops dropped; "&" read as "and";
/// any other mark read as a space; single spaces, none at the ends.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd() {
        push_folded(c, &mut folded);
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Appends what remains of one decomposed character.
fn push_folded(c: char, folded: &mut String) {
    if c.is_ascii_alphanumeric() {
        folded.push(c.to_ascii_lowercase());
    } else if is_dropped(c) {
    } else if c == '&' {
        push_space(folded);
        folded.push_str("and ");
    } else if let Some(plain) = plain_letters(c) {
        folded.push_str(plain);
    } else if c.is_alphanumeric() {
        folded.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c)));
    } else {
        push_space(folded);
    }
}

fn push_space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// Marks that vanish: accents, apostrophes of all scripts, full stops, soft hyphens, joiners.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '.' | '\''
            | '’'
            | '‘'
            | '`'
            | '´'
            | 'ʼ'
            | 'ʻ'
            | 'ʿ'
            | 'ʾ'
            | 'ʹ'
            | '′'
            | '\u{00AD}'
            | '\u{200C}'
            | '\u{200D}'
    ) || is_combining_mark(c)
}

/// Latin letters that Unicode does not decompose, as news agencies write them without accents.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ı' => "i",
        'ə' | 'Ə' => "a",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ŋ' | 'Ŋ' => "n",
        _ => return None,
    })
}
