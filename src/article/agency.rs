//! News agencies by the marks they put on their texts, at the head and at the end.

/// What a closing mark says, and where the text before it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Closing {
    /// The agency or outlet.
    pub(super) source: String,
    /// Length of the text without the mark.
    pub(super) text_len: usize,
}

/// Marks of agencies and the outlets often quoted like them: as printed, then the name
/// shown. Compiled by hand from the agencies' own style; marks are compared without case
/// where they have more than three letters ("Xinhua", "XINHUA").
const AGENCIES: &[(&str, &str)] = &[
    ("AA", "Anadolu"),
    ("AAP", "AAP"),
    ("AFP", "AFP"),
    ("Agence France-Presse", "AFP"),
    ("Agencies", "Agencies"),
    ("Agerpres", "Agerpres"),
    ("AMNA", "AMNA"),
    ("Anadolu", "Anadolu"),
    ("Anadolu Agency", "Anadolu"),
    ("ANA-MPA", "AMNA"),
    ("ANI", "ANI"),
    ("ANP", "ANP"),
    ("ANSA", "ANSA"),
    ("Antara", "Antara"),
    ("AP", "AP"),
    ("APA", "APA"),
    ("APP", "APP"),
    ("APS", "APS"),
    ("Armenpress", "Armenpress"),
    ("Associated Press", "AP"),
    ("The Associated Press", "AP"),
    ("ATA", "ATA"),
    ("ATS", "ATS"),
    ("Azertac", "Azertac"),
    ("BBC", "BBC"),
    ("BBC News", "BBC"),
    ("Belga", "Belga"),
    ("BelTA", "BelTA"),
    ("Bernama", "Bernama"),
    ("BGNES", "BGNES"),
    ("Bloomberg", "Bloomberg"),
    ("BNA", "BNA"),
    ("BNS", "BNS"),
    ("BSS", "BSS"),
    ("BTA", "BTA"),
    ("Canadian Press", "The Canadian Press"),
    ("The Canadian Press", "The Canadian Press"),
    ("CNBC", "CNBC"),
    ("CNN", "CNN"),
    ("CNS", "CNS"),
    ("CP", "The Canadian Press"),
    ("CTK", "ČTK"),
    ("ČTK", "ČTK"),
    ("dpa", "dpa"),
    ("DPA", "dpa"),
    ("DW", "DW"),
    ("EFE", "EFE"),
    ("ELTA", "ELTA"),
    ("ERR", "ERR"),
    ("Europa Press", "Europa Press"),
    ("Fars", "Fars"),
    ("FENA", "FENA"),
    ("GNA", "GNA"),
    ("Hina", "Hina"),
    ("IANS", "IANS"),
    ("INA", "INA"),
    ("Interfax", "Interfax"),
    ("Interfax-Ukraine", "Interfax-Ukraine"),
    ("IRNA", "IRNA"),
    ("ISNA", "ISNA"),
    ("ITAR-TASS", "TASS"),
    ("Jiji", "Jiji Press"),
    ("Jiji Press", "Jiji Press"),
    ("JTA", "JTA"),
    ("Kazinform", "Kazinform"),
    ("KCNA", "KCNA"),
    ("KUNA", "KUNA"),
    ("Kyodo", "Kyodo"),
    ("Kyodo News", "Kyodo"),
    ("LETA", "LETA"),
    ("Lusa", "Lusa"),
    ("MAP", "MAP"),
    ("Mehr", "Mehr"),
    ("MENA", "MENA"),
    ("MIA", "MIA"),
    ("Montsame", "Montsame"),
    ("MTI", "MTI"),
    ("NAN", "NAN"),
    ("NNA", "NNA"),
    ("NPR", "NPR"),
    ("NTB", "NTB"),
    ("ONA", "ONA"),
    ("Panapress", "Panapress"),
    ("PAP", "PAP"),
    ("Petra", "Petra"),
    ("PNA", "PNA"),
    ("PTI", "PTI"),
    ("QNA", "QNA"),
    ("Reuter", "Reuters"),
    ("Reuters", "Reuters"),
    ("RFE/RL", "RFE/RL"),
    ("RIA", "RIA Novosti"),
    ("RIA Novosti", "RIA Novosti"),
    ("Ritzau", "Ritzau"),
    ("SANA", "SANA"),
    ("SDA", "Keystone-SDA"),
    ("SPA", "SPA"),
    ("Sputnik", "Sputnik"),
    ("SRNA", "SRNA"),
    ("STA", "STA"),
    ("STT", "STT"),
    ("Tanjug", "Tanjug"),
    ("TAP", "TAP"),
    ("Tasnim", "Tasnim"),
    ("TASR", "TASR"),
    ("TASS", "TASS"),
    ("Thomson Reuters", "Reuters"),
    ("TNA", "TNA"),
    ("TT", "TT"),
    ("Ukrinform", "Ukrinform"),
    ("UNB", "UNB"),
    ("UNI", "UNI"),
    ("UNIAN", "UNIAN"),
    ("UPI", "UPI"),
    ("VNA", "VNA"),
    ("VOA", "VOA"),
    ("Voice of America", "VOA"),
    ("WAFA", "WAFA"),
    ("WAM", "WAM"),
    ("Xinhua", "Xinhua"),
    ("Yonhap", "Yonhap"),
];

/// The agency whose mark is `mark`, by the name shown.
pub(super) fn known(mark: &str) -> Option<&'static str> {
    let mark = mark.trim();
    AGENCIES
        .iter()
        .find(|(printed, _)| {
            *printed == mark || printed.len() > 3 && printed.eq_ignore_ascii_case(mark)
        })
        .map(|(_, name)| *name)
}

/// A mark at the very end of `text`: "… | BGNES", "… (Reuters)", "… – AFP", "… /Xinhua/",
/// "Source: TASS", or an agency alone on the last line.
///
/// The mark is no part of the story, so the caller cuts it off and keeps the source. After
/// a bar any short name is believed, as nothing else closes a text so; the other forms
/// need an agency that is known or one of the names in `own`, which the article gives
/// itself, and the end of a sentence before them.
pub(super) fn closing(text: &str, own: &[&str]) -> Option<Closing> {
    let text = text.trim_end();
    let last_line = text.rfind('\n').map_or(0, |at| at + 1);
    // Marks are short; what stands further from the end is text.
    let from = text
        .floor_char_boundary(text.len().saturating_sub(80))
        .max(last_line);
    let tail = text.get(from..)?;
    let (mark_at, source) = bar(tail)
        .or_else(|| bracketed(tail, from == last_line, own))
        .or_else(|| after_dash(tail, own))
        .or_else(|| alone(tail, from == last_line))?;
    let text_len = text.get(..from + mark_at)?.trim_end().len();
    (text_len > 0).then_some(Closing { source, text_len })
}

fn bar(tail: &str) -> Option<(usize, String)> {
    let at = tail.rfind(" | ").or(tail.starts_with("| ").then_some(0))?;
    let name = tail
        .get(at..)?
        .trim_start_matches([' ', '|'])
        .trim_end_matches(['.', ' ']);
    let n_words = name.split_whitespace().count();
    let short = (1..=4).contains(&n_words) && name.chars().count() <= 40;
    let capital = name.chars().next()?.is_alphanumeric() && name.chars().any(char::is_uppercase);
    (short && capital).then(|| (at, shown(name)))
}

fn bracketed(tail: &str, whole_line: bool, own: &[&str]) -> Option<(usize, String)> {
    let inner_end = tail.trim_end_matches('.');
    let close = inner_end.chars().next_back()?;
    let open = match close {
        ')' => '(',
        ']' => '[',
        '/' => '/',
        _ => return None,
    };
    let inner = inner_end.strip_suffix(close)?;
    let at = inner.rfind(open)?;
    let mark = inner.get(at + open.len_utf8()..)?;
    // Alone on its line, any name will do.
    let name = match known_or_own(mark, own) {
        Some(name) => name,
        None if at == 0 && whole_line && is_name(mark) => mark.to_owned(),
        None => return None,
    };
    (at == 0 || ends_sentence(tail.get(..at)?)).then_some((at, name))
}

/// One to four words, each with a capital letter.
fn is_name(text: &str) -> bool {
    let n_words = text.split_whitespace().count();
    let capitals = text
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase));
    (1..=4).contains(&n_words) && capitals
}

fn after_dash(tail: &str, own: &[&str]) -> Option<(usize, String)> {
    let (at, dash) = [" – ", " — ", " -- ", " - "]
        .iter()
        .filter_map(|dash| tail.rfind(dash).map(|at| (at, *dash)))
        .max()?;
    let mark = tail.get(at + dash.len()..)?.trim_end_matches('.');
    // Desks sign behind the agency: "AFP/ab", "AFP bur-ab/cd".
    let mark = mark.split_once(['/', ' ']).map_or(mark, |(first, _)| first);
    let name = known_or_own(mark, own)?;
    ends_sentence(tail.get(..at)?).then_some((at, name))
}

fn known_or_own(mark: &str, own: &[&str]) -> Option<String> {
    let own = own.iter().find(|name| name.eq_ignore_ascii_case(mark));
    known(mark).or(own.copied()).map(str::to_owned)
}

fn alone(tail: &str, whole_line: bool) -> Option<(usize, String)> {
    if !whole_line {
        return None;
    }
    let line = tail
        .trim_start_matches(['-', '–', '—', '*', ' '])
        .trim_end_matches('.');
    if let Some(named) = strip_label(line) {
        let n_words = named.split_whitespace().count();
        let name = (1..=5).contains(&n_words).then(|| shown(named))?;
        return Some((0, name));
    }
    known(line).map(|name| (0, name.to_owned()))
}

fn strip_label(line: &str) -> Option<&str> {
    let (label, name) = line.split_once(':')?;
    let is_label = ["source", "agency"].contains(&label.trim().to_ascii_lowercase().as_str());
    (is_label && !name.trim().is_empty()).then(|| name.trim())
}

/// The shown name of a known agency, any other name as it stands.
pub(super) fn shown(name: &str) -> String {
    known(name).unwrap_or(name).to_owned()
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end()
        .ends_with(['.', '!', '?', '"', '”', '’', '»', '«', '“', '…', ')'])
}

#[cfg(test)]
mod tests {
    use super::{AGENCIES, closing, known};

    /// Text, source and text without the mark; empty source where there is no mark.
    const ROWS: &[(&str, &str, &str)] = &[
        ("The talks ended. | BGNES", "BGNES", "The talks ended."),
        (
            "The talks ended. | The Sofia Post",
            "The Sofia Post",
            "The talks ended.",
        ),
        ("He left.\n\n| BGNES", "BGNES", "He left."),
        ("The talks ended. (Reuters)", "Reuters", "The talks ended."),
        (
            "The talks ended (Reuters).",
            "",
            "The talks ended (Reuters).",
        ),
        (
            "The talks ended.\n\n(Example Wire)",
            "Example Wire",
            "The talks ended.",
        ),
        ("The talks ended. (Example Wire)", "", ""),
        (
            "The talks ended. (Sofia Post)",
            "Sofia Post",
            "The talks ended.",
        ),
        ("The talks ended.\n\n(see page 3)", "", ""),
        ("The talks ended. [AP]", "AP", "The talks ended."),
        ("The talks ended. (AFP).", "AFP", "The talks ended."),
        ("“It is over.” – AFP", "AFP", "“It is over.”"),
        ("It is over. -- BERNAMA", "Bernama", "It is over."),
        ("It is over. - AFP/ab", "AFP", "It is over."),
        ("It is over. /Xinhua/", "Xinhua", "It is over."),
        ("It is over.\n\nReuters", "Reuters", "It is over."),
        ("It is over.\n\nSource: TASS", "TASS", "It is over."),
        (
            "It is over.\nSource: Radio Example",
            "Radio Example",
            "It is over.",
        ),
        ("He spoke to the agency TASS", "", ""),
        ("The minister spoke to Reuters.", "", ""),
        ("Two camps remain: reform | status quo", "", ""),
        ("The party (SPD)", "", ""),
        ("They talked – at last", "", ""),
        ("Reuters", "", ""),
        ("", "", ""),
    ];

    #[test]
    fn rows_hold() {
        for (text, source, kept) in ROWS {
            match closing(text, &["Sofia Post"]) {
                Some(found) => {
                    assert_eq!(found.source, *source, "{text}");
                    assert_eq!(&text[..found.text_len], *kept, "{text}");
                }
                None => assert_eq!("", *source, "{text}"),
            }
        }
    }

    #[test]
    fn short_marks_keep_their_case() {
        assert_eq!(known("ap"), None);
        assert_eq!(known("XINHUA"), Some("Xinhua"));
        assert_eq!(known("Map"), None);
    }

    #[test]
    fn no_mark_stands_twice() {
        for (at, (mark, _)) in AGENCIES.iter().enumerate() {
            assert!(
                !AGENCIES[..at].iter().any(|(other, _)| other == mark),
                "{mark}"
            );
        }
    }
}
