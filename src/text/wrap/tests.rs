//! Wrapping, row by row and by its properties.

use proptest::prelude::{any, prop, prop_oneof, proptest};
use proptest::strategy::{Just, Strategy};

use super::{Row, RowMap, Stretch};
use crate::text::{Span, paragraphs, width};

fn plain(body: &str) -> Vec<Stretch> {
    let spans = paragraphs(body).into_iter().map(|p| p.span);
    spans.map(|span| stretch(span, 0, 0)).collect()
}

fn stretch(span: Span, first_indent: u16, indent: u16) -> Stretch {
    Stretch {
        span,
        first_indent,
        indent,
        verbatim: false,
        gap: true,
    }
}

fn shown(body: &str, map: &RowMap) -> Vec<String> {
    let pad = |row: &Row| " ".repeat(usize::from(row.indent));
    let rows = map.rows(0..map.len()).iter();
    rows.map(|row| format!("{}{}", pad(row), row.span().of(body)))
        .collect()
}

#[track_caller]
fn check(body: &str, width: u16, expected: &[&str]) {
    let map = RowMap::new(body, &plain(body), width);
    assert_eq!(shown(body, &map), expected);
}

#[test]
fn words_fill_rows() {
    check("The talks went on.", 9, &["The talks", "went on."]);
    check("The  talks   went", 9, &["The", "talks", "went"]);
    check("exactly nine", 7, &["exactly", "nine"]);
    check("One.\n\nTwo.", 9, &["One.", "", "Two."]);
    check("", 9, &[]);
}

#[test]
fn hyphens_and_dashes_may_end_a_row_but_not_numbers() {
    check("a cease-fire deal", 9, &["a cease-", "fire deal"]);
    check("held 11-17 May", 9, &["held", "11-17 May"]);
    check("they met—briefly", 9, &["they met—", "briefly"]);
    check("minus -5 degrees", 8, &["minus -5", "degrees"]);
}

#[test]
fn long_words_are_cut_between_graphemes() {
    check("see abcdefghij now", 5, &["see", "abcde", "fghij", "now"]);
    check(
        "e\u{301}e\u{301}e\u{301}",
        2,
        &["e\u{301}e\u{301}", "e\u{301}"],
    );
    check(
        "👩\u{200d}🚀👩\u{200d}🚀",
        3,
        &["👩\u{200d}🚀", "👩\u{200d}🚀"],
    );
}

#[test]
fn ideographs_break_anywhere_but_not_before_closing_marks() {
    check("漢字漢字漢", 4, &["漢字", "漢字", "漢"]);
    check("漢字。漢", 4, &["漢", "字。", "漢"]);
    check("「漢字」漢", 5, &["「漢", "字」", "漢"]);
    check("G7首脳", 4, &["G7首", "脳"]);
}

#[test]
fn items_hang() {
    let body = "• one two three";
    let map = RowMap::new(body, &[stretch(Span::new(0, body.len()), 2, 4)], 11);
    assert_eq!(shown(body, &map), ["  • one two", "    three"]);
}

#[test]
fn verbatim_text_keeps_its_lines_and_spaces() {
    let body = "a  b\n   c\n\nlong line";
    let verbatim = Stretch {
        verbatim: true,
        ..stretch(Span::new(0, body.len()), 0, 0)
    };
    let map = RowMap::new(body, &[verbatim], 6);
    assert_eq!(shown(body, &map), ["a  b", "   c", "", "long l", "ine"]);
}

#[test]
fn bytes_find_their_row() {
    let body = "The talks went on.\n\nNo date was set.";
    let map = RowMap::new(body, &plain(body), 9);
    for (word, row) in [("The", 0), ("talks", 0), ("went", 1), ("No", 3), ("set", 4)] {
        assert_eq!(map.row_of(body.find(word).unwrap()), row, "{word}");
    }
    assert_eq!(map.rows_of(Span::new(4, 14)), 0..2);
    assert_eq!(map.row_of(19), 2, "the gap has a row");
    assert_eq!(map.row_of(9_999), 4);
    assert_eq!(RowMap::default().row_of(3), 0);
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(" ".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("-".to_owned()),
        Just("漢".to_owned()),
        Just("」".to_owned()),
        Just("\u{301}".to_owned()),
        Just("👩\u{200d}🚀".to_owned()),
        Just("\t".to_owned()),
        "[a-zé]{1,9}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

#[track_caller]
fn check_properties(body: &str, stretches: &[Stretch], columns: u16) {
    let map = RowMap::new(body, stretches, columns);
    let rows = map.rows(0..map.len());
    let mut end = 0;
    for (idx, row) in rows.iter().enumerate() {
        assert!(end <= row.start, "rows are in order");
        let between = body.get(end..row.start).expect("rows lie on characters");
        assert!(between.trim().is_empty(), "{between:?} is lost");
        let text = body
            .get(row.start..row.end)
            .expect("rows lie on characters");
        let width = usize::from(row.indent) + width::of(text);
        let n_cells = width::cells(text).filter(|cell| cell.width > 0).count();
        assert!(width <= usize::from(columns) || n_cells <= 1, "{text:?}");
        for (offset, _) in text.char_indices() {
            assert_eq!(map.row_of(row.start + offset), idx);
        }
        end = row.end;
    }
    let rest = body.get(end..).expect("rows lie on characters");
    assert!(rest.trim().is_empty(), "{rest:?} is lost");
}

proptest! {
    #[test]
    fn rows_join_to_the_text_and_fit(body in any_text(), columns in 1u16..30, indents in (0u16..9, 0u16..9)) {
        let mut stretches = plain(&body);
        for stretch in &mut stretches {
            (stretch.first_indent, stretch.indent) = indents;
        }
        check_properties(&body, &stretches, columns);
    }

    #[test]
    fn verbatim_rows_do_so_too(body in any_text(), columns in 1u16..30) {
        let stretches: Vec<Stretch> = plain(&body)
            .into_iter()
            .map(|stretch| Stretch { verbatim: true, ..stretch })
            .collect();
        check_properties(&body, &stretches, columns);
    }
}
