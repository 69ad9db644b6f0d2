//! One spelling for the usual ways to write a word from another script or with accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word without accents, in small letters, with one spelling for each sound that
/// is written in several ways ("Zelenskyy", "Zelenskiy" and "Selenskyj" give the same).
///
/// Folding what is folded changes nothing more.
pub fn fold_word(word: &str) -> String {
    let mut plain = plain(word);
    // One rule can make room for another ("aaa" for "ae"); a few rounds settle all words.
    for _ in 0..MAX_ROUNDS {
        let folded = fold_plain(&plain);
        if folded == plain {
            break;
        }
        plain = self::plain(&folded);
    }
    plain
}

/// Every round that changes something shortens the word or ends a chain of few rules.
const MAX_ROUNDS: usize = 16;

/// Small letters and digits only, those of one language by those of another.
fn plain(word: &str) -> String {
    if word.is_ascii() {
        let letters = word.chars().filter(char::is_ascii_alphanumeric);
        return letters
            .map(|c| c.to_ascii_lowercase())
            .flat_map(unlatin)
            .collect();
    }
    word.nfkd()
        .filter(|c| !is_combining_mark(*c) && c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .flat_map(unlatin)
        .collect()
}

fn fold_plain(plain: &str) -> String {
    if let Some(usual) = given_name(plain) {
        return usual.to_owned();
    }
    let plain = plain.to_owned();
    let vowels = if plain.len() < 4 {
        plain
    } else {
        replaced(replaced(plain, "oo", "u"), "ee", "i")
    };
    fold_sounds(fold_ending(without_doubles(vowels)))
}

/// Letters that have no plain form of their own, and those that differ by language only.
fn unlatin(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', None),
        'ø' => ('o', None),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'þ' => ('t', Some('h')),
        'ı' => ('i', None),
        'w' => ('v', None),
        'z' => ('s', None),
        'q' => ('k', None),
        'x' => ('k', Some('s')),
        c => (c, None),
    };
    std::iter::once(first).chain(second)
}

/// Given names, and a few others, that are spelt in too many ways for rules: one language's
/// form and its neighbour's are told of the same person. The spellings are as [`unlatin`] leaves
/// them, and the usual one is among them.
#[rustfmt::skip]
fn given_name(word: &str) -> Option<&'static str> {
    if word.len() < 4 {
        return None;
    }
    Some(match word {
        "mohamed" | "mohammed" | "muhammad" | "mohammad" | "mohamad" | "muhammed" | "mohamet"
            | "muhamed" | "muhamad" => "mohamed",
        "ahmed" | "ahmad" | "ahmet" => "ahmed",
        "husein" | "hussein" | "hussain" | "husain" | "husayn" | "hossein" | "hosein"
            | "huseyin" => "husein",
        "abdulah" | "abdullah" | "abdallah" | "abdulla" | "abdalah" | "abdellah" => "abdulah",
        "yusuf" | "yousef" | "youssef" | "yousuf" | "yusef" | "yousif" | "josef" => "yusuf",
        "yaser" | "yasser" | "yasir" | "yassir" => "yaser",
        "moamar" | "muammar" | "moammar" | "mouammar" | "muamar" => "moamar",
        "gadafi" | "gaddafi" | "kaddafi" | "kadafi" | "gadhafi" | "kadhafi" | "khadafy"
            | "khadafi" | "khaddafi" | "gathafi" | "gadafy" => "gadafi",
        "vladimir" | "volodymyr" | "volodimir" | "vladymyr" | "uladzimir" | "uladsimir" => "vladimir",
        "aleksander" | "aleksandr" | "aleksandre" | "alyaksandr" | "aliaksandr" | "oleksandr"
            | "alieksandr" => "aleksander",
        "aleksei" | "aleksey" | "alexej" | "aleksej" | "oleksiy" | "oleksii" | "oleksi"
            | "oleksij" => "aleksei",
        "sergei" | "sergey" | "serhiy" | "serhii" | "sergii" | "sergiy" | "serhi" | "sergi"
            | "sergej" | "siarhei" => "sergei",
        "andrei" | "andrey" | "andriy" | "andrii" | "andrij" | "andrej" | "andri" => "andrei",
        "dmitri" | "dmitry" | "dmitriy" | "dmitrii" | "dmytro" | "dmitro" | "dmitrij"
            | "dimitri" | "dimitry" => "dmitri",
        "mihail" | "mikhail" | "mykhailo" | "mykhaylo" | "michail" | "mikhailo" | "mikheil"
            | "miheil" | "mihailo" => "mihail",
        "nikolai" | "nikolay" | "nikolaj" | "mykola" | "mikola" => "nikolai",
        "yuri" | "yury" | "yuriy" | "yurii" | "iouri" | "jurij" | "yurij" | "juri" | "yiri" => "yuri",
        "evgeni" | "evgeny" | "yevgeny" | "yevgeni" | "yevgeniy" | "yevhen" | "evgenii"
            | "evgeniy" | "yevhenii" | "jevgeni" | "evhen" => "evgeni",
        "pavel" | "pavlo" | "pavol" => "pavel",
        "igor" | "ihor" => "igor",
        "oleg" | "oleh" => "oleg",
        "georgi" | "georgy" | "georgiy" | "georgii" | "heorhii" | "heorhiy" | "heorhi" => "georgi",
        "benjamin" | "binyamin" | "benyamin" | "biniamin" | "beniamin" => "benjamin",
        _ => return None,
    })
}

// What changes nothing in a word gives it back as it came: most words change nowhere.

fn without_doubles(mut word: String) -> String {
    let bytes = word.as_bytes();
    // Letters of several bytes are looked at as letters.
    let may_have = !word.is_ascii() || bytes.windows(2).any(|pair| pair.first() == pair.last());
    if may_have {
        let mut last = None;
        word.retain(|c| {
            let new = last != Some(c);
            last = Some(c);
            new
        });
    }
    word
}

fn fold_ending(word: String) -> String {
    for (ending, usual) in [
        ("ouskaya", "ovskaia"),
        ("ouski", "ovski"),
        ("yev", "ev"),
        ("ieva", "eva"),
        ("yeva", "eva"),
        ("enka", "enko"),
        ("eh", "a"),
        ("ah", "a"),
        ("iy", "i"),
        ("yi", "i"),
        ("ij", "i"),
        ("yj", "i"),
        ("ey", "ei"),
        ("ej", "ei"),
        ("y", "i"),
    ] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 3) {
            return format!("{stem}{usual}");
        }
    }
    word
}

fn fold_sounds(word: String) -> String {
    if word.len() < 4 {
        return word;
    }
    let prefixes: &[(&str, &str)] = match word.len() {
        4 => &[],
        5..8 => &[("ye", "e")],
        _ => &[("ye", "e"), ("abdul", "abdel"), ("abdal", "abdel")],
    };
    let cut = prefixes
        .iter()
        .find_map(|(from, to)| Some(format!("{to}{}", word.strip_prefix(from)?)));
    let word = cut.unwrap_or(word);
    let word = [("eo", "u"), ("ou", "u"), ("ck", "k"), ("ph", "f")]
        .iter()
        .fold(word, |word, (from, to)| replaced(word, from, to));
    if word.len() < 5 {
        return soft_c(word);
    }
    let word = [
        ("tsch", "ch"),
        ("tch", "ch"),
        ("sch", "sh"),
        ("kh", "h"),
        ("gh", "k"),
        ("dh", "d"),
        ("dj", "d"),
        ("oe", "o"),
        ("ue", "u"),
        ("ae", "a"),
        ("ya", "ia"),
        ("yu", "iu"),
    ]
    .iter()
    .fold(word, |word, (from, to)| replaced(word, from, to));
    opened(inner_y(soft_c(word)))
}

/// Replaces what is there, and copies nothing where it is not, as in most words.
fn replaced(word: String, from: &str, to: &str) -> String {
    let bytes = from.as_bytes();
    if word.as_bytes().windows(bytes.len()).any(|at| at == bytes) {
        word.replace(from, to)
    } else {
        word
    }
}

/// "c" as it sounds: "Victor" and "Viktor"; "ch" stays.
fn soft_c(word: String) -> String {
    if !word.as_bytes().contains(&b'c') {
        return word;
    }
    let mut folded = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        folded.push(match (c, letters.peek()) {
            ('c', Some('h')) => 'c',
            ('c', Some('e' | 'i' | 'y')) => 's',
            ('c', _) => 'k',
            _ => c,
        });
    }
    folded
}

/// "y" between consonants: "Tymoshenko" and "Timoshenko".
fn inner_y(word: String) -> String {
    if !word.as_bytes().contains(&b'y') {
        return word;
    }
    let letters: Vec<char> = word.chars().collect();
    let is_consonant = |i: Option<usize>| {
        i.and_then(|i| letters.get(i))
            .is_some_and(|c| c.is_alphabetic() && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
    };
    let folded = letters.iter().enumerate().map(|(i, c)| {
        let is_inner = *c == 'y' && is_consonant(i.checked_sub(1)) && is_consonant(Some(i + 1));
        if is_inner { 'i' } else { *c }
    });
    folded.collect()
}

/// The first vowel of Arabic names: "Muqtada" and "Moqtada", "Usama" and "Osama".
fn opened(word: String) -> String {
    for (from, to) in [("mu", "mo"), ("us", "os"), ("um", "om"), ("ut", "ot")] {
        if let Some(rest) = word.strip_prefix(from) {
            return format!("{to}{rest}");
        }
    }
    word
}
