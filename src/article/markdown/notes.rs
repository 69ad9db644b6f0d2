//! What note keepers such as Obsidian write beside Markdown: comments, callouts, highlights,
//! names of paragraphs.

use std::borrow::Cow;

/// The text without comments (`%%…%%`), with callouts (`> [!note] Title`) as plain quotations,
/// without marks of highlights (`==…==`) and without names of paragraphs (` ^name`). Code stays
/// as it is.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let has_marks = ["%%", "==", "[!", " ^"].iter().any(|m| text.contains(m));
    if !has_marks {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let (mut fence, mut in_comment) = (None, false);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|m| bare.starts_with(m));
        if !in_comment && (fence.is_some() || mark.is_some()) {
            fence = match (fence, mark) {
                (None, mark) => mark,
                (open, mark) if open == mark => None,
                (open, _) => open,
            };
            kept.push_str(line);
            continue;
        }
        let line = without_comments(line, &mut in_comment);
        let line = without_callout(&line);
        kept.push_str(&without_name(&without_highlights(&line)));
    }
    Cow::Owned(kept)
}

/// The line without what stands between two `%%`; a comment may go over lines.
fn without_comments<'a>(line: &'a str, in_comment: &mut bool) -> Cow<'a, str> {
    if !*in_comment && !line.contains("%%") {
        return Cow::Borrowed(line);
    }
    let end = line.trim_end_matches(['\n', '\r']).len();
    let (words, line_end) = line.split_at(end);
    let mut kept = String::new();
    for (at, part) in words.split("%%").enumerate() {
        if at > 0 {
            *in_comment = !*in_comment;
        }
        if !*in_comment {
            kept.push_str(part);
        }
    }
    kept.push_str(line_end);
    Cow::Owned(kept)
}

/// "> [!warning]- Title" as "> Title", a paragraph of its own.
fn without_callout(line: &str) -> Cow<'_, str> {
    let bare = line.trim_start();
    let depth = bare.len() - bare.trim_start_matches(['>', ' ']).len();
    let (quote, rest) = bare.split_at(depth);
    let kind = rest.strip_prefix("[!").and_then(|r| r.split_once(']'));
    let Some((kind, title)) = kind.filter(|(kind, _)| {
        quote.contains('>')
            && !kind.is_empty()
            && kind
                .chars()
                .all(|c| c.is_alphanumeric() || "-|_ ".contains(c))
    }) else {
        return Cow::Borrowed(line);
    };
    debug_assert!(!kind.contains('\n'));
    let title = title.trim_start_matches(['-', '+']).trim();
    let quote = quote.trim_end();
    match title {
        "" => Cow::Owned(format!("{quote}\n")),
        title => Cow::Owned(format!("{quote} {title}\n{quote}\n")),
    }
}

/// "==words==" as "words", where both marks touch what they mark.
fn without_highlights(line: &str) -> Cow<'_, str> {
    if !line.contains("==") {
        return Cow::Borrowed(line);
    }
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once("==") {
        let inner = behind.split_once("==").filter(|(inner, _)| {
            let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != '=');
            touches(inner.chars().next()) && touches(inner.chars().next_back())
        });
        kept.push_str(before);
        match inner {
            Some((inner, after)) => {
                kept.push_str(inner);
                rest = after;
            }
            None => {
                kept.push_str("==");
                rest = behind;
            }
        }
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// The line without the name of its paragraph at its end: " ^summary".
fn without_name(line: &str) -> Cow<'_, str> {
    let words = line.trim_end();
    let named = words.rsplit_once(" ^").filter(|(_, name)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    });
    match named {
        Some((before, _)) => {
            let line_end = line.get(words.len()..).unwrap_or("");
            Cow::Owned(format!("{}{line_end}", before.trim_end()))
        }
        None => Cow::Borrowed(line),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn rows_hold() {
        for (text, expected) in [
            ("They met.\n", "They met.\n"),
            ("They %%or not%% met.", "They  met."),
            ("a %%b\nc\nd%% e\n", "a \n\n e\n"),
            ("They ==met== again.", "They met again."),
            ("a == b == c", "a == b == c"),
            ("a ==", "a =="),
            ("They met. ^so-it-was\nTwo", "They met.\nTwo"),
            ("2 ^ 3 and x ^y z", "2 ^ 3 and x ^y z"),
            (
                "> [!info]- What is known\n> They met.\n",
                "> What is known\n>\n> They met.\n",
            ),
            ("> [!NOTE]\n> They met.\n", ">\n> They met.\n"),
            ("[!note] no quotation", "[!note] no quotation"),
            ("```\n==a== %%b%%\n```\n==c==", "```\n==a== %%b%%\n```\nc"),
            ("%%", ""),
            ("Äö ==ß==é", "Äö ßé"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
