//! Where quotation marks stand, and which way each one faces.
//!
//! Straight, curly, low-high, angle and single marks, and pairs of single ones as they
//! come from typesetting. Apostrophes are left out as far as their neighbours tell.

use crate::text::Span;

/// Marks that close one another. Writers mix glyphs within a family (`“…"`), so that
/// only families are matched, not glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“`, `”`, `„`, `‟`, `''`, `` `` ``.
    Double,
    /// `'`, `‘`, `’`, `‚`, `` ` ``.
    Single,
    /// `«`, `»`.
    Angle,
    /// `‹`, `›`.
    SingleAngle,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands.
    pub span: Span,
    /// What closes it or is closed by it.
    pub family: Family,
    /// It can open a quotation.
    pub opens: bool,
    /// It can close one.
    pub closes: bool,
    /// A single mark that is as likely an apostrophe ("the voters' choice").
    pub weak: bool,
}

/// The quotation marks of `region` of `body`, in text order.
pub(super) fn marks(body: &str, region: Span, found: &mut Vec<Mark>) {
    found.clear();
    let text = region.of(body);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(offset) = bytes.get(at..).and_then(next_candidate) {
        at += offset;
        let Some((glyph, len)) = glyph(text, at) else {
            at += 1;
            continue;
        };
        // Three apostrophes that close are a single mark inside a double one.
        let closes = at > 0 && !bytes.get(at - 1).is_some_and(u8::is_ascii_whitespace);
        let is_triple = closes && bytes.get(at..at + 3) == Some(b"'''");
        let (glyph, len) = if is_triple {
            (Glyph::SingleStraight, 1)
        } else {
            (glyph, len)
        };
        let around = Around::new(body, region, region.start + at, region.start + at + len);
        let span = Span::new(region.start + at, region.start + at + len);
        if let Some(mark) = face(glyph, span, around) {
            found.push(mark);
        }
        at += len;
    }
}

/// Offset of the next byte that may start a mark. Three searches at once would cost as
/// much; ASCII marks and the lead bytes of all others are told by one table look-up.
fn next_candidate(bytes: &[u8]) -> Option<usize> {
    bytes
        .iter()
        .position(|b| matches!(b, b'"' | b'\'' | b'`' | 0xC2 | 0xE2))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Glyph {
    Straight,
    CurlyOpen,
    CurlyClose,
    Low,
    TickTick,
    SingleStraight,
    SingleOpen,
    SingleClose,
    SingleLow,
    Tick,
    AngleLeft,
    AngleRight,
    SingleAngleLeft,
    SingleAngleRight,
}

/// The glyph at `at` and its length in bytes.
fn glyph(text: &str, at: usize) -> Option<(Glyph, usize)> {
    let rest = text.get(at..)?;
    let c = rest.chars().next()?;
    let twice = rest.get(c.len_utf8()..).is_some_and(|r| r.starts_with(c));
    Some(match c {
        '"' => (Glyph::Straight, 1),
        '“' | '‟' => (Glyph::CurlyOpen, 3),
        '”' => (Glyph::CurlyClose, 3),
        '„' => (Glyph::Low, 3),
        '\'' if twice => (Glyph::Straight, 2),
        '’' if twice => (Glyph::CurlyClose, 6),
        '‘' if twice => (Glyph::CurlyOpen, 6),
        '`' if twice => (Glyph::TickTick, 2),
        '\'' => (Glyph::SingleStraight, 1),
        '‘' | '‛' => (Glyph::SingleOpen, 3),
        '’' => (Glyph::SingleClose, 3),
        '‚' => (Glyph::SingleLow, 3),
        '`' => (Glyph::Tick, 1),
        '«' => (Glyph::AngleLeft, 2),
        '»' => (Glyph::AngleRight, 2),
        '‹' => (Glyph::SingleAngleLeft, 3),
        '›' => (Glyph::SingleAngleRight, 3),
        _ => return None,
    })
}

/// What stands beside a mark.
#[derive(Clone, Copy)]
struct Around {
    before: Option<char>,
    after: Option<char>,
    /// The character after `after`.
    second: Option<char>,
}

impl Around {
    fn new(body: &str, region: Span, start: usize, end: usize) -> Around {
        let before = body
            .get(region.start..start)
            .and_then(|t| t.chars().next_back());
        let mut rest = body.get(end..region.end).unwrap_or("").chars();
        Around {
            before,
            after: rest.next(),
            second: rest.next(),
        }
    }

    /// Nothing, white space, an opening bracket, a dash or another opening mark stands before.
    fn is_open_before(self) -> bool {
        self.before.is_none_or(|c| {
            c.is_whitespace()
                || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '>' | ':')
                || matches!(
                    c,
                    '“' | '‘' | '«' | '„' | '"' | '‚' | '\'' | '`' | '=' | '…'
                )
        })
    }

    /// White space, a mark of punctuation or nothing stands after.
    fn is_closed_after(self) -> bool {
        self.after
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '$' | '£' | '€' | '#' | '@' | '['))
    }

    fn is_spaced_after(self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    fn is_spaced_before(self) -> bool {
        self.before.is_none_or(char::is_whitespace)
    }

    /// Letters or digits on both sides: an apostrophe, or inches.
    fn is_inside_word(self) -> bool {
        self.before.is_some_and(char::is_alphanumeric)
            && self.after.is_some_and(char::is_alphanumeric)
    }
}

fn face(glyph: Glyph, span: Span, around: Around) -> Option<Mark> {
    let mark = |family, opens, closes| {
        Some(Mark {
            span,
            family,
            opens,
            closes,
            weak: false,
        })
    };
    // An opening glyph after a word and before a mark or a space closes ("„so“,").
    let misplaced = around.is_closed_after() && !around.is_open_before();
    let turned = around.is_open_before() && !around.is_closed_after();
    match glyph {
        // "5'10" or 6" tall: a straight mark right after a digit and before a space may be
        // inches; it then finds no partner and is dropped.
        Glyph::Straight => {
            let opens = around.is_open_before() && !around.is_spaced_after();
            let closes = !around.is_spaced_before() && around.is_closed_after();
            let unclear = opens == closes;
            mark(Family::Double, opens || unclear, closes || unclear)
        }
        Glyph::CurlyOpen => mark(Family::Double, !misplaced, misplaced),
        Glyph::Low | Glyph::TickTick => mark(Family::Double, true, false),
        Glyph::CurlyClose => mark(Family::Double, turned, !turned),
        Glyph::AngleLeft => mark(Family::Angle, !misplaced, misplaced),
        Glyph::AngleRight => mark(Family::Angle, turned, !turned),
        Glyph::SingleAngleLeft => mark(Family::SingleAngle, !misplaced, misplaced),
        Glyph::SingleAngleRight => mark(Family::SingleAngle, turned, !turned),
        Glyph::SingleLow => mark(Family::Single, !around.is_spaced_after(), false),
        Glyph::SingleOpen => {
            if around.is_inside_word() {
                return None;
            }
            mark(Family::Single, !misplaced, misplaced)
        }
        Glyph::SingleStraight | Glyph::SingleClose | Glyph::Tick => single(span, around),
    }
}

/// A single mark that may be an apostrophe.
fn single(span: Span, around: Around) -> Option<Mark> {
    if around.is_inside_word() {
        return None;
    }
    let opens = around.is_open_before()
        && around.after.is_some_and(|c| !c.is_whitespace())
        && !is_elision(around);
    let closes = !around.is_spaced_before() && around.is_closed_after();
    if !opens && !closes {
        return None;
    }
    let weak = closes
        && around
            .before
            .is_some_and(|c| matches!(c, 's' | 'S' | 'z' | 'x' | 'n'))
        && around.after == Some(' ')
        && around.second.is_some_and(char::is_alphanumeric);
    Some(Mark {
        span,
        family: Family::Single,
        opens,
        closes,
        weak,
    })
}

/// "'90s", "'em": letters or digits left out.
fn is_elision(around: Around) -> bool {
    around.after.is_some_and(|c| c.is_ascii_digit())
        || (around.after == Some('e') && around.second == Some('m'))
        || (around.after == Some('t') && around.second == Some('i'))
}
