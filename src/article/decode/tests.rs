//! Every encoding news comes in, told by every sign there is.

use encoding_rs::Encoding;

use super::{DecodedBy, decode};

const ENGLISH: &str = "The minister said “we will meet again” in Chișinău, and left for Łódź.";
const CAFE: &str = "The talks were held at the Café Müller – a small place – on Monday evening.";
const RUSSIAN: &str = "Министры иностранных дел двух стран встретились в понедельник в Вене и \
    говорили о границе, которая была закрыта в мае. Следующая встреча состоится осенью.";
const JAPANESE: &str = "両国の外相は月曜日にウィーンで会談し、五月に閉鎖された国境について話し合った。\
    次の会談は秋に行われる予定である。";
const KOREAN: &str = "양국 외교장관은 월요일 빈에서 만나 오월에 폐쇄된 국경에 대해 이야기했다. \
    다음 회담은 가을에 열릴 예정이다.";
const CHINESE: &str =
    "兩國外長星期一在維也納會面，討論了五月關閉的邊界問題。下一次會談將於秋天舉行。";

fn encoded(label: &str, text: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).expect(label);
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{label} holds the text");
    bytes.into_owned()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let pair = |unit: u16| {
        if little {
            unit.to_le_bytes()
        } else {
            unit.to_be_bytes()
        }
    };
    text.encode_utf16().flat_map(pair).collect()
}

#[track_caller]
fn check(name: &str, bytes: &[u8], declared: Option<&str>, text: &str, by: DecodedBy) {
    let (got, note) = decode(bytes, declared);
    assert_eq!(got, text, "{name}: {note:?}");
    assert_eq!(note.by, by, "{name}: {note:?}");
}

#[test]
fn a_mark_decides() {
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let utf8 = marked(b"\xef\xbb\xbf", ENGLISH.into());
    check(
        "utf-8",
        &utf8,
        Some("windows-1252"),
        ENGLISH,
        DecodedBy::Mark,
    );
    let little = marked(b"\xff\xfe", utf16(RUSSIAN, true));
    check("utf-16le", &little, None, RUSSIAN, DecodedBy::Mark);
    let big = marked(b"\xfe\xff", utf16(RUSSIAN, false));
    check("utf-16be", &big, None, RUSSIAN, DecodedBy::Mark);
    let wide: Vec<u8> = ENGLISH
        .chars()
        .flat_map(|c| (c as u32).to_le_bytes())
        .collect();
    check(
        "utf-32le",
        &marked(b"\xff\xfe\0\0", wide),
        None,
        ENGLISH,
        DecodedBy::Mark,
    );
    let wide: Vec<u8> = ENGLISH
        .chars()
        .flat_map(|c| (c as u32).to_be_bytes())
        .collect();
    check(
        "utf-32be",
        &marked(b"\0\0\xfe\xff", wide),
        None,
        ENGLISH,
        DecodedBy::Mark,
    );
}

#[test]
fn a_declaration_decides_next() {
    let page = format!("<html><meta charset=windows-1251><p>{RUSSIAN}");
    let bytes = encoded("windows-1251", &page);
    check("meta", &bytes, None, &page, DecodedBy::Declared);
    let old = "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'>Łódź";
    check(
        "old meta",
        &encoded("iso-8859-2", old),
        None,
        old,
        DecodedBy::Declared,
    );
    let xml = "<?xml version='1.0' encoding='koi8-r'?><p>Вена</p>";
    check(
        "xml",
        &encoded("koi8-r", xml),
        None,
        xml,
        DecodedBy::Declared,
    );
    let bytes = encoded("windows-1251", RUSSIAN);
    check(
        "carrier",
        &bytes,
        Some("cp1251"),
        RUSSIAN,
        DecodedBy::Declared,
    );
}

#[test]
fn utf8_that_holds_beats_a_stale_declaration() {
    let page = "<html><meta charset=windows-1252><p>Łódź";
    check("stale", page.as_bytes(), None, page, DecodedBy::Valid);
}

#[test]
fn zeros_tell_utf16() {
    check("le", &utf16(CAFE, true), None, CAFE, DecodedBy::Zeros);
    check("be", &utf16(CAFE, false), None, CAFE, DecodedBy::Zeros);
    check(
        "stray zero",
        b"a\0b and more",
        None,
        "a\0b and more",
        DecodedBy::Valid,
    );
}

#[test]
fn letters_tell_the_rest() {
    let rows = [
        ("windows-1252", CAFE),
        ("windows-1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("shift_jis", JAPANESE),
        ("euc-jp", JAPANESE),
        ("iso-2022-jp", JAPANESE),
        ("euc-kr", KOREAN),
        ("big5", CHINESE),
        ("gb18030", CHINESE),
    ];
    for (label, text) in rows {
        check(label, &encoded(label, text), None, text, DecodedBy::Guess);
    }
}

#[test]
fn damage_is_noted_and_loses_nothing_else() {
    let mut bytes = RUSSIAN.as_bytes().to_vec();
    bytes[10] = 0xff;
    let (text, note) = decode(&bytes, None);
    assert!(note.damaged);
    assert_eq!(note.encoding, "UTF-8");
    assert!(
        text.contains('\u{fffd}') && text.contains("понедельник"),
        "{text}"
    );
}

#[test]
fn unknown_declarations_are_ignored() {
    check(
        "unknown",
        CAFE.as_bytes(),
        Some("x-unknown"),
        CAFE,
        DecodedBy::Valid,
    );
    check("empty", b"", None, "", DecodedBy::Valid);
}

#[test]
fn text_encoded_twice_is_undone() {
    let text = "The minister’s café – “no” – in Łódź.";
    let (twice, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes());
    check("twice", twice.as_bytes(), None, text, DecodedBy::Valid);
    let mixed = "â€™ and “properly” written";
    check("mixed", mixed.as_bytes(), None, mixed, DecodedBy::Valid);
    let name = "SÃO PAULO, Ãngela";
    check("capitals", name.as_bytes(), None, name, DecodedBy::Valid);
}
