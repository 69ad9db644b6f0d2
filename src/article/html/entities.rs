//! Character references: `&amp;`, `&#8217;`, `&#x2019;`.

/// Named references met in news, by name without `&` and `;`. Latin letters with marks are
/// in it, as older systems write every one of them so.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("divide", '÷'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("sect", '§'),
    ("para", '¶'),
    ("dagger", '†'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("minus", '−'),
    ("shy", '\u{ad}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("larr", '←'),
    ("rarr", '→'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("ordf", 'ª'),
    ("ordm", 'º'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("acute", '´'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Atilde", 'Ã'),
    ("Auml", 'Ä'),
    ("Aring", 'Å'),
    ("AElig", 'Æ'),
    ("Ccedil", 'Ç'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Euml", 'Ë'),
    ("Igrave", 'Ì'),
    ("Iacute", 'Í'),
    ("Icirc", 'Î'),
    ("Iuml", 'Ï'),
    ("ETH", 'Ð'),
    ("Ntilde", 'Ñ'),
    ("Ograve", 'Ò'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Otilde", 'Õ'),
    ("Ouml", 'Ö'),
    ("Oslash", 'Ø'),
    ("Ugrave", 'Ù'),
    ("Uacute", 'Ú'),
    ("Ucirc", 'Û'),
    ("Uuml", 'Ü'),
    ("Yacute", 'Ý'),
    ("THORN", 'Þ'),
    ("szlig", 'ß'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("eth", 'ð'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("thorn", 'þ'),
    ("yuml", 'ÿ'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Zcaron", 'Ž'),
    ("zcaron", 'ž'),
    ("Ccaron", 'Č'),
    ("ccaron", 'č'),
    ("cacute", 'ć'),
    ("Cacute", 'Ć'),
    ("lstrok", 'ł'),
    ("Lstrok", 'Ł'),
    ("Yuml", 'Ÿ'),
];

/// The longest reference looked for, in bytes between `&` and `;`.
const LONGEST: usize = 10;

/// Whether `text` bears at least one reference that is known.
pub(in crate::article) fn has_entity(text: &str) -> bool {
    memchr::memchr_iter(b'&', text.as_bytes())
        .any(|at| text.get(at..).and_then(reference).is_some())
}

/// `text` with its references decoded, once: "&amp;lt;" becomes "&lt;". What is no
/// reference stays.
pub(in crate::article) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (c, len) = reference(from).unwrap_or(('&', 1));
        out.push(c);
        rest = from.get(len..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// The reference at the start of `text`: its character, and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix('&')?;
    let head = inner.as_bytes().get(..inner.len().min(LONGEST + 1))?;
    let end = memchr::memchr(b';', head)?;
    let name = inner.get(..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 2))
}

fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    // References from 128 to 159 mean windows-1252, as browsers read them.
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        let one = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&one);
        return text.chars().next();
    }
    Some(char::from_u32(code).unwrap_or('\u{fffd}'))
}

#[cfg(test)]
mod tests {
    use super::{NAMED, decode, has_entity};

    #[test]
    fn rows_hold() {
        let rows = [
            ("Tom &amp; Ann", "Tom & Ann"),
            ("&#8220;Yes&#x201D;", "“Yes”"),
            ("&amp;lt;", "&lt;"),
            ("AT&T; R&D", "AT&T; R&D"),
            ("&eacute;t&eacute", "ét&eacute"),
            ("&#150;&#146;", "–’"),
            ("&#x110000;&#xd800;", "\u{fffd}\u{fffd}"),
            ("&#;&;&", "&#;&;&"),
            ("&#99999999999;", "&#99999999999;"),
            ("", ""),
        ];
        for (text, expected) in rows {
            assert_eq!(decode(text), expected, "{text}");
        }
    }

    #[test]
    fn an_ampersand_is_no_entity() {
        assert!(!has_entity("AT&T; R&D & more"));
        assert!(has_entity("R&amp;D"));
    }

    #[test]
    fn no_name_stands_twice() {
        for (at, (name, _)) in NAMED.iter().enumerate() {
            assert!(
                !NAMED[..at].iter().any(|(other, _)| other == name),
                "{name}"
            );
        }
    }
}
