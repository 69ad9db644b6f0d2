//! Names made comparable: under one key meet the spellings of a name, across articles.

use super::spelling::fold_word;

/// A name as a key that is the same across spellings and articles: its words folded by
/// [`fold_word`], joined by spaces. Articles inside names, titles of honour before them, single
/// initials and the house behind a father's name ("bin Salman Al Saud") are left out.
pub fn normalized_key(name: &str) -> String {
    let words = words(name);
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    let mut rest = words.iter().peekable();
    while let Some(word) = rest.next() {
        if is_house(word, &kept) && rest.peek().is_some() {
            break;
        }
        if is_initial(word) {
            // One comes and goes ("Joseph R. Biden"); several tell people apart, or are what
            // somebody goes by ("J. D. Vance", "JD Vance").
            let mut initials = word.clone();
            while let Some(next) = rest.next_if(|w| is_initial(w)) {
                initials.push_str(next);
            }
            let initials = fold_word(&initials);
            if !is_initial(&initials) && !is_particle(&initials) && !is_servant(&initials) {
                kept.push(initials);
            }
        } else if is_servant(word) && rest.peek().is_some() {
            // "Abd al-Aziz", "Abdul Aziz", "Abdelaziz".
            while rest.next_if(|w| is_particle(w)).is_some() {}
            let of = rest.next().map_or("", String::as_str);
            kept.push(fold_word(&format!("abdel{of}")));
        } else if !is_particle(word) {
            kept.push(word.clone());
        }
    }
    let n_honours = kept.iter().take_while(|word| is_honour(word)).count();
    kept.drain(..n_honours.min(kept.len().saturating_sub(1)));
    if kept.is_empty() {
        words.join(" ")
    } else {
        kept.join(" ")
    }
}

/// The folded words of a name; hyphens and white space part them.
pub(super) fn words(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '‑' | '/' | '.'))
        .map(fold_word)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Small words inside personal names that writers add or leave out.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "el" | "as" | "ash" | "ad" | "ar" | "an" | "az" | "ul" | "the"
    )
}

/// A letter that stands for a name.
pub(super) fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

/// "Al" behind a father's name: what follows is the house, which papers leave out.
fn is_house(word: &str, before: &[String]) -> bool {
    let father = before.iter().rev().nth(1);
    word == "al"
        && before.len() >= 3
        && father.is_some_and(|w| matches!(w.as_str(), "bin" | "ibn" | "bint"))
}

/// "Abd", "Abdul": the first half of a name that goes on.
fn is_servant(word: &str) -> bool {
    matches!(word, "abd" | "abdel" | "abdal" | "abdul")
}

/// Titles of honour that are sometimes taken for a part of the name.
fn is_honour(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "sir"
            | "aiatola"
            | "sheikh"
            | "sheih"
            | "shaih"
            | "sheik"
            | "shaik"
            | "mula"
            | "maulana"
            | "rev"
            | "gen"
            | "col"
            | "kol"
            | "lt"
            | "sen"
            | "gov"
    )
}

#[cfg(test)]
mod tests {
    use super::normalized_key;

    proptest::proptest! {
        #[test]
        fn a_key_is_its_own_key(name in "[a-z]{1,12}( [a-zA-Z' -]{0,12})?|\\PC{0,20}") {
            let key = super::normalized_key(&name);
            proptest::prop_assert_eq!(super::normalized_key(&key), key);
        }
    }

    #[test]
    fn spellings_of_one_name() {
        let mut apart = Vec::new();
        for names in [
            "Volodymyr Zelensky|Volodymyr Zelenskyy|Volodymyr Zelenskiy|Wolodymyr Selenskyj|Vladimir Zelensky|Volodymyr Zelenskyi",
            "Viktor Orbán|Viktor Orban|VIKTOR ORBÁN|Victor Orban",
            "Recep Tayyip Erdoğan|Recep Tayyip Erdogan",
            "Bashar al-Assad|Bashar Assad|Bashar Al Assad|Bashar el-Assad",
            "Mohammed bin Salman|Mohamed bin Salman|Mohammed bin Salman Al Saud|Muhammad bin Salman",
            "Mohamed bin Zayed Al Nahyan|Mohammed bin Zayed",
            "Gerhard Schröder|Gerhard Schroeder",
            "Joseph R. Biden|Joseph Biden",
            "Donald Tusk|Donald  Tusk",
            "Muammar Gaddafi|Moammar Qaddafi|Mouammar Kadhafi|Muammar al-Gaddafi|Moammar Gadhafi",
            "Alexander Lukashenko|Alyaksandr Lukashenka|Aleksandr Lukashenko|Aliaksandr Lukaschenko",
            "Sergei Lavrov|Sergey Lavrov|Sergej Lawrow|Sergey V. Lavrov",
            "Dmitry Peskov|Dmitri Peskov|Dmitriy Peskov",
            "Ali Khamenei|Ayatollah Ali Khamenei|Ali Khameneï",
            "Kim Jong Un|Kim Jong-un|KIM JONG UN",
            "Yoon Suk Yeol|Yun Suk-yeol|Yoon Seok-youl|Yoon Suk-yeol",
            "Abdel Fattah el-Sisi|Abdel-Fattah al-Sissi|Abdelfattah Sisi|Abdul Fattah al-Sisi|Abd al-Fattah el-Sisi",
            "Abbas Araghchi|Abbas Araqchi",
            "Mohammad Bagher Ghalibaf|Mohammad Bagher Qalibaf",
            "Yulia Tymoshenko|Yulia Timoshenko|Yuliya Tymoshenko",
            "Vitali Klitschko|Vitaly Klychko|Vitaliy Klitchko",
            "Aleksandar Vučić|Aleksandar Vucic|Alexandar Vucic",
            "Milo Đukanović|Milo Djukanovic|Milo Dukanovic",
            "Binyamin Netanyahu|Benjamin Netanyahu",
            "Ismail Haniyeh|Ismail Haniya",
            "JD Vance|J.D. Vance|J. D. Vance",
            "Muqtada al-Sadr|Moqtada al-Sadr|Moktada Sadr",
            "Nicolás Maduro|Nicolas Maduro|Nikolas Maduro",
            "Nuri al-Maliki|Nouri al-Maliki|Nouri Maliki",
            "Oleksandr Syrskyi|Oleksandr Syrsky|Alexander Syrsky",
            "Heorhii Tykhyi|Heorhiy Tykhy|Georgy Tikhy",
            "Abdulaziz bin Salman|Abdul Aziz bin Salman|Abdel-Aziz bin Salman|Abdelaziz bin Salman",
            "Sheikh Hasina|Hasina",
        ] {
            let mut keys: Vec<String> = names.split('|').map(normalized_key).collect();
            keys.dedup();
            if keys.len() > 1 {
                apart.push(format!("{names} give {keys:?}"));
            }
        }
        assert!(apart.is_empty(), "\n{}", apart.join("\n"));
    }

    #[test]
    fn different_names_stay_different() {
        for (a, b) in [
            ("Donald Tusk", "Donald Trump"),
            ("George Bush", "Jeb Bush"),
            ("George W. Bush", "George H. W. Bush"),
            ("Donald Trump", "Donald Trump Jr."),
            ("Kim Jong Il", "Kim Jong Un"),
            ("Kim Jong Un", "Kim Yo Jong"),
            ("Xi Jinping", "Xi Zhongxun"),
            ("Bashar al-Assad", "Hafez al-Assad"),
            ("Hun Sen", "Hun Manet"),
            ("Mohammed bin Salman", "Mohammed bin Zayed"),
            ("Abdullah bin Zayed", "Mohamed bin Zayed"),
            ("Ali Khamenei", "Mojtaba Khamenei"),
            ("Salman bin Abdulaziz", "Abdulaziz bin Salman"),
            ("Vladimir Putin", "Volodymyr Zelensky"),
            ("Lee Jae-myung", "Lee Myung-bak"),
            ("Alexander Stubb", "Alexander Dobrindt"),
            ("Mali", "Malawi"),
            ("Niger", "Nigeria"),
        ] {
            assert_ne!(normalized_key(a), normalized_key(b), "{a} / {b}");
        }
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(normalized_key(""), "");
        assert_eq!(normalized_key("…"), "");
    }
}
