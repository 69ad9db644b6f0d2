//! Tokens that start with a digit.

use super::words::Lex;

/// What the number `token` means: digits, an ordinal, a decade, a time of day.
pub(super) fn number(token: &str) -> Lex {
    let bytes = token.as_bytes();
    let n_digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if n_digits == 0 || n_digits > 9 {
        return Lex::Other;
    }
    let value = digits(bytes.get(..n_digits));
    let rest = bytes.get(n_digits..).unwrap_or(&[]);
    if rest.is_empty() {
        return Lex::Num(value, n_digits as u8);
    }
    if rest.len() <= 2 {
        return suffixed(value, n_digits, rest);
    }
    match rest.first() {
        Some(b':') => clock(value, rest),
        Some(b'.') => dotted(value, rest),
        Some(b'T') if n_digits == 2 => Lex::Num(value, 2),
        _ => Lex::Other,
    }
}

/// Up to nine digits as a number.
fn digits(bytes: Option<&[u8]>) -> u32 {
    let digits = bytes.unwrap_or(&[]).iter();
    digits.fold(0, |sum: u32, b| {
        sum.wrapping_mul(10)
            .wrapping_add(u32::from(b.wrapping_sub(b'0')))
    })
}

/// "19th", "1990s", "10am".
fn suffixed(value: u32, n_digits: usize, rest: &[u8]) -> Lex {
    match rest {
        b"s" if n_digits == 4 && value.is_multiple_of(10) => Lex::Decades(value),
        b"s" if n_digits == 2 && value.is_multiple_of(10) => Lex::Decades(value),
        b"st" | b"nd" | b"rd" | b"th" => Lex::Ordinal(value),
        b"am" | b"AM" | b"pm" | b"PM" => half_day(value, 0, rest),
        _ => Lex::Other,
    }
}

/// Hours of a half day as hours of 24.
pub(super) fn hour_of_24(hour: u32, afternoon: bool) -> Option<u8> {
    let base = if afternoon { 12 } else { 0 };
    (1..=12).contains(&hour).then_some((hour % 12 + base) as u8)
}

fn half_day(hour: u32, minute: u8, half: &[u8]) -> Lex {
    let afternoon = matches!(half.first(), Some(b'p' | b'P'));
    hour_of_24(hour, afternoon).map_or(Lex::Other, |h| Lex::ClockHalf(h, minute))
}

/// "10:30", "10:30:15", "5:30pm".
fn clock(hour: u32, rest: &[u8]) -> Lex {
    let (Some(m @ [b'0'..=b'5', b'0'..=b'9']), tail) = (rest.get(1..3), rest.get(3..)) else {
        return Lex::Other;
    };
    let minute = digits(Some(m)) as u8;
    match tail.unwrap_or(&[]) {
        [] | [b':', _, _] if hour <= 24 => Lex::Clock(hour as u8, minute),
        half @ (b"am" | b"AM" | b"pm" | b"PM") => half_day(hour, minute, half),
        _ => Lex::Other,
    }
}

/// "19.08.2025", and "10.30" as a time of day, which only a word beside it makes one.
fn dotted(first: u32, rest: &[u8]) -> Lex {
    let mut parts = rest.get(1..).unwrap_or(&[]).split(|b| *b == b'.');
    let mut next = || {
        let part = parts.next()?;
        let fits = !part.is_empty() && part.len() <= 4 && part.iter().all(u8::is_ascii_digit);
        fits.then(|| digits(Some(part)))
    };
    match (next(), next(), next()) {
        (Some(second), Some(third), None) => Lex::Dotted(first, second, third),
        (Some(minute), None, None) if rest.len() == 3 && minute < 60 && first <= 12 => {
            Lex::ClockStop(first as u8, minute as u8)
        }
        _ => Lex::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::analysis::dates::words::Lex;

    #[test]
    fn digits_and_their_endings() {
        let rows = [
            ("19", Lex::Num(19, 2)),
            ("007", Lex::Num(7, 3)),
            ("2025", Lex::Num(2025, 4)),
            ("1,500", Lex::Other),
            ("19th", Lex::Ordinal(19)),
            ("1990s", Lex::Decades(1990)),
            ("90s", Lex::Decades(90)),
            ("747s", Lex::Other),
            ("10:30", Lex::Clock(10, 30)),
            ("10:75", Lex::Other),
            ("12am", Lex::ClockHalf(0, 0)),
            ("5:30pm", Lex::ClockHalf(17, 30)),
            ("19.08.2025", Lex::Dotted(19, 8, 2025)),
            ("7.30", Lex::ClockStop(7, 30)),
            ("3.5", Lex::Other),
            ("1.2.3.4", Lex::Other),
            ("99999999999999999999", Lex::Other),
            ("٣", Lex::Other),
        ];
        for (token, expected) in rows {
            assert_eq!(number(token), expected, "{token}");
        }
    }
}
