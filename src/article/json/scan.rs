//! Cuts a JSON text into its objects without understanding them.
//!
//! Brackets are counted outside strings, so that one object that is not valid JSON is
//! reported with its line and the ones behind it are still read.

use memchr::memchr_iter;

/// The objects of a text, each with the line it starts on: those of a list at the top, of
/// several texts one after another, or of a list held by an object.
#[derive(Debug)]
pub(in crate::article) struct Items {
    at: usize,
    /// Where the list ends.
    end: usize,
    /// Where `line` was counted up to.
    counted: usize,
    line: usize,
}

/// One item: its text and its first line.
pub(in crate::article) struct Item<'a> {
    pub(in crate::article) text: &'a str,
    pub(in crate::article) line: usize,
}

impl Items {
    /// Starts at the head of `text`, or inside the list of articles that its one object
    /// holds under one of the names `lists`.
    pub(in crate::article) fn new(text: &str, lists: &[&str]) -> Items {
        let at = list_inside(text, lists);
        let end = at.and_then(|at| closed_at(text.as_bytes(), at));
        Items {
            at: at.unwrap_or(0),
            end: end.unwrap_or(text.len()),
            counted: 0,
            line: 1,
        }
    }

    /// The next item of `text`, which is the text it was made for.
    pub(in crate::article) fn next<'a>(&mut self, text: &'a str) -> Option<Item<'a>> {
        let bytes = text.as_bytes().get(..self.end)?;
        loop {
            let c = *bytes.get(self.at)?;
            match c {
                b'{' => break,
                // White space, commas and the brackets of lists stand between items.
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | b'}' | 0xef | 0xbb | 0xbf => {
                    self.at += 1;
                }
                _ => return Some(self.item(text, self.at, scalar_end(bytes, self.at))),
            }
        }
        let end = closed_at(bytes, self.at).unwrap_or(bytes.len());
        Some(self.item(text, self.at, end))
    }

    fn item<'a>(&mut self, text: &'a str, start: usize, end: usize) -> Item<'a> {
        let between = text.as_bytes().get(self.counted..start).unwrap_or_default();
        self.line += memchr_iter(b'\n', between).count();
        self.counted = start;
        self.at = end.max(start + 1);
        Item {
            text: text.get(start..end).unwrap_or(""),
            line: self.line,
        }
    }
}

/// Where the object or list that starts at `start` ends; none if it is not closed.
fn closed_at(bytes: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = start;
    while let Some(c) = bytes.get(at) {
        match c {
            b'"' => at = string_end(bytes, at)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where the string that starts at `start` has its closing mark.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        let rest = bytes.get(at..)?;
        let found = at + memchr::memchr2(b'"', b'\\', rest)?;
        if bytes.get(found) == Some(&b'"') {
            return Some(found);
        }
        at = found + 2;
    }
}

/// Where something that is no object ends: a comma, a bracket or the line's end.
fn scalar_end(bytes: &[u8], start: usize) -> usize {
    if bytes.get(start) == Some(&b'"')
        && let Some(end) = string_end(bytes, start)
    {
        return end + 1;
    }
    let rest = bytes.get(start..).unwrap_or_default();
    let len = rest.iter().position(|b| b",[]{}\n".contains(b));
    start + len.unwrap_or(rest.len()).max(1)
}

/// Where the first item of a list stands that the object at the head of `text` holds under
/// one of the names `lists`.
fn list_inside(text: &str, lists: &[&str]) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = bytes.iter().position(|b| !b.is_ascii_whitespace())?;
    if bytes.get(at) != Some(&b'{') {
        return None;
    }
    at += 1;
    let mut depth = 1usize;
    while let Some(c) = bytes.get(at) {
        match c {
            b'"' => {
                let end = string_end(bytes, at)?;
                let name = text.get(at + 1..end)?;
                at = end;
                if depth == 1 && lists.contains(&name) && opens_list(bytes, end + 1) {
                    return Some(end + 1 + colon_and_spaces(bytes, end + 1));
                }
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1).filter(|depth| *depth > 0)?,
            _ => {}
        }
        at += 1;
    }
    None
}

fn colon_and_spaces(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter()
        .take_while(|b| b.is_ascii_whitespace() || **b == b':')
        .count()
}

/// Whether `: [ {` follows.
fn opens_list(bytes: &[u8], from: usize) -> bool {
    let list = from + colon_and_spaces(bytes, from);
    let rest = bytes.get(list + 1..).unwrap_or_default();
    let first = rest.iter().find(|b| !b.is_ascii_whitespace());
    bytes.get(list) == Some(&b'[') && list > from && first == Some(&b'{')
}

#[cfg(test)]
mod tests {
    use super::Items;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str)]) {
        let mut items = Items::new(text, &["articles"]);
        let mut got = Vec::new();
        while let Some(item) = items.next(text) {
            got.push((item.line, item.text));
        }
        assert_eq!(got, expected);
    }

    #[test]
    fn lists_and_rows_are_cut_up() {
        check("{\"a\":1}", &[(1, "{\"a\":1}")]);
        check(
            "[{\"a\":[1]},\n {\"b\":\"}\"}]",
            &[(1, "{\"a\":[1]}"), (2, "{\"b\":\"}\"}")],
        );
        check(
            "{\"a\":\"\\\"}\"}\n{}",
            &[(1, "{\"a\":\"\\\"}\"}"), (2, "{}")],
        );
        check("[]", &[]);
        check("", &[]);
    }

    #[test]
    fn what_is_no_object_is_an_item_too() {
        check(
            "[1, {\"a\":2}, \"x,y\"]",
            &[(1, "1"), (1, "{\"a\":2}"), (1, "\"x,y\"")],
        );
    }

    #[test]
    fn an_unclosed_object_runs_to_the_end() {
        check("[{\"a\":1},\n{\"b\":", &[(1, "{\"a\":1}"), (2, "{\"b\":")]);
    }

    #[test]
    fn a_list_inside_an_object_is_opened() {
        let text =
            "{\"status\":\"ok\",\n\"articles\": [\n{\"a\":1}, {\"b\":2}],\n\"more\": {\"c\": 1}}";
        check(text, &[(3, "{\"a\":1}"), (3, "{\"b\":2}")]);
    }
}
