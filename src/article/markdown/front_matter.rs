//! The block of fields at the head of a file: YAML between `---`, TOML between `+++`. TOML between
//! `---`, as bulletty writes it, is read as well.

use serde_json::{Map, Value};

use crate::article::limits;

/// Splits front matter off `text`: its fields, and what follows. A text without it is
/// returned whole with no fields.
///
/// YAML that does not parse is read line by line as "key: value", because a title with a
/// colon in it is the usual reason and no article shall be lost for that.
pub(super) fn split(text: &str) -> (Map<String, Value>, &str) {
    let none = (Map::new(), text);
    let Some(rule) = ["---", "+++"]
        .into_iter()
        .find(|rule| text.starts_with(rule))
    else {
        return none;
    };
    let Some((block, rest)) = block(text, rule) else {
        return none;
    };
    let fields = if rule == "+++" {
        toml::from_str(block).unwrap_or_else(|_| by_lines(block, '='))
    } else {
        serde_saphyr::from_str(block)
            .ok()
            .or_else(|| toml::from_str(block).ok())
            .unwrap_or_else(|| by_lines(block, ':'))
    };
    if fields.is_empty() {
        return none;
    }
    (fields, rest)
}

/// The text between the rule that opens the file and the next, and what follows that.
fn block<'a>(text: &'a str, rule: &str) -> Option<(&'a str, &'a str)> {
    let (first, _) = text.split_once('\n')?;
    if first.trim_end() != rule {
        return None;
    }
    let start = first.len() + 1;
    let mut at = start;
    while at < text.len().min(limits::FRONT_MATTER_BYTES) {
        let rest = text.get(at..)?;
        let line = rest.split('\n').next().unwrap_or(rest);
        let after = (at + line.len() + 1).min(text.len());
        let bare = line.trim_end();
        if bare == rule || rule == "---" && bare == "..." {
            return Some((text.get(start..at)?, text.get(after..)?));
        }
        at += line.len() + 1;
    }
    None
}

/// Lines of the form "key: value"; others say nothing.
fn by_lines(block: &str, sign: char) -> Map<String, Value> {
    let pairs = block.lines().filter_map(|line| {
        let (key, value) = line.split_once(sign)?;
        let key = key.trim().trim_matches('"');
        let simple = key
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let filled = simple && !key.is_empty() && !value.is_empty();
        filled.then(|| (key.to_owned(), Value::String(value.to_owned())))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_block_needs_two_rules_and_a_field() {
        for text in [
            "---\ntitle: x",
            "---\n\n---\ny",
            "--- \u{7}",
            "----\ntitle: x\n----\n",
            "",
        ] {
            let (fields, rest) = split(text);
            assert!(fields.is_empty(), "{text}");
            assert_eq!(rest, text);
        }
    }

    #[test]
    fn broken_blocks_are_read_by_lines() {
        let (fields, rest) = split("---\ntitle: \"x\nsource: [AFP\n  : y\n---\nz");
        assert_eq!(fields["title"], "x");
        assert_eq!(fields["source"], "[AFP");
        assert_eq!(rest, "z");
    }

    #[test]
    fn depth_is_bounded() {
        let rows = [
            (
                "yaml lists",
                format!("---\na: {}\n---\nz", "[".repeat(60_000)),
            ),
            (
                "yaml maps",
                format!("---\na: {}\n---\nz", "{a: ".repeat(15_000)),
            ),
            (
                "yaml dashes",
                format!("---\n{}a\n---\nz", "- ".repeat(30_000)),
            ),
            (
                "toml lists",
                format!("+++\na = {}\n+++\nz", "[".repeat(60_000)),
            ),
            (
                "toml keys",
                format!("+++\n{}a = 1\n+++\nz", "a.".repeat(30_000)),
            ),
            (
                "toml tables",
                format!("+++\n[{}a]\nb = 1\n+++\nz", "a.".repeat(30_000)),
            ),
        ];
        for (name, text) in rows {
            let (_, rest) = split(&text);
            assert!(rest == "z" || rest == text, "{name}");
        }
    }

    #[test]
    fn references_do_not_blow_up() {
        let mut text = "---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let below = format!("*a{}", level - 1);
            text.push_str(&format!(
                "a{level}: &a{level} [{}]\n",
                vec![below; 9].join(", ")
            ));
        }
        text.push_str("title: x\n---\nz");
        let (fields, rest) = split(&text);
        assert_eq!(fields["title"], "x");
        assert_eq!(rest, "z");
    }
}
