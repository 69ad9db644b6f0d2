//! Labelled lines at the head of a text: "Title: …", "Date: …", as letters have them.

/// What the labels say, in words of the file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Labels {
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) source: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) id: Option<String>,
    pub(super) tags: Vec<String>,
}

/// Lines looked at; a head is short.
const HEAD_LINES: usize = 16;

/// Splits a labelled head off `text`: at least two labels, one a line, from the first line
/// on. A text without them is returned whole.
pub(super) fn split(text: &str) -> (Option<Labels>, &str) {
    let mut labels = Labels::default();
    let mut rest = text.trim_start();
    let mut n_labels = 0;
    for _ in 0..HEAD_LINES {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        if !take(&mut labels, line) {
            break;
        }
        n_labels += 1;
        rest = after;
    }
    if n_labels >= 2 && !rest.trim().is_empty() {
        (Some(labels), rest)
    } else {
        (None, text)
    }
}

/// Takes one line; false if it bears no label known here.
fn take(labels: &mut Labels, line: &str) -> bool {
    let Some((label, value)) = line.split_once(':') else {
        return false;
    };
    let value = value.trim().to_owned();
    if value.is_empty() {
        return false;
    }
    match label.trim().to_ascii_lowercase().as_str() {
        "title" | "headline" | "subject" => labels.title = Some(value),
        "date" | "published" | "pubdate" => labels.date = Some(value),
        "source" | "agency" | "publisher" => labels.source = Some(value),
        "author" | "by" | "byline" => labels.author = Some(value),
        "url" | "link" => labels.url = Some(value),
        "id" | "guid" => labels.id = Some(value),
        "tags" | "keywords" => {
            labels.tags = value.split(',').map(|t| t.trim().to_owned()).collect()
        }
        // Other lines of letters say nothing here.
        "from" | "to" | "cc" | "reply-to" | "message-id" | "content-type" | "mime-version"
        | "language" | "section" | "location" | "category" => {}
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn labels_are_split_off() {
        let (labels, rest) = split("Title: Talks end\nDate: 19 August 2025\nTags: a, b\n\nText.");
        let labels = labels.expect("labels");
        assert_eq!(labels.title.as_deref(), Some("Talks end"));
        assert_eq!(labels.date.as_deref(), Some("19 August 2025"));
        assert_eq!(labels.tags, ["a", "b"]);
        assert_eq!(rest.trim(), "Text.");
    }

    #[test]
    fn one_label_is_a_sentence() {
        let text = "Subject: closed\nMinisters met.";
        assert_eq!(split(text), (None, text));
    }
}
