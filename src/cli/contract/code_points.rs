//! Bytes of a text counted as Unicode code points.

/// Turns byte offsets into code points.
pub(super) struct CodePoints {
    /// Code points before every 64th byte; empty for ASCII.
    marks: Vec<usize>,
}

const STEP: usize = 64;

impl CodePoints {
    /// Counts the code points of `text`.
    pub(super) fn new(text: &str) -> CodePoints {
        if text.is_ascii() {
            return CodePoints { marks: Vec::new() };
        }
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut n = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i % STEP == 0 {
                marks.push(n);
            }
            n += usize::from(is_first(byte));
        }
        CodePoints { marks }
    }

    /// Code points before the byte `offset`.
    pub(super) fn at(&self, text: &str, offset: usize) -> usize {
        if self.marks.is_empty() {
            return offset;
        }
        let step = (offset / STEP).min(self.marks.len() - 1);
        let base = self.marks.get(step).copied().unwrap_or(0);
        let rest = text.as_bytes().get(step * STEP..offset).unwrap_or(&[]);
        base + rest.iter().filter(|b| is_first(**b)).count()
    }
}

/// Whether the byte is the first of a character in UTF-8.
fn is_first(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn offsets_count_code_points() {
        let text = "é".repeat(100) + "abc—d";
        let points = CodePoints::new(&text);
        let expected: Vec<usize> = (0..text.chars().count()).collect();
        let got: Vec<usize> = text
            .char_indices()
            .map(|(i, _)| points.at(&text, i))
            .collect();
        assert_eq!(got, expected);
        assert_eq!(points.at(&text, text.len()), expected.len());
    }
}
