//! OPML: lists of feeds as feed readers exchange them.
//!
//! Only addresses of the web are taken. Other readers write commands there; this program runs
//! none, whatever a list says.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::draft::one_line;

/// Feeds taken of one list.
const MAX_FEEDS: usize = 10_000;

/// A feed that a list names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedSource {
    /// Its address.
    pub url: String,
    /// What the list calls it.
    pub title: Option<String>,
}

/// The feeds that a list names, each address once, folders left aside.
///
/// # Errors
/// If the text is no such list: why, in words.
pub fn opml(text: &str) -> Result<Vec<FeedSource>, String> {
    let mut reader = Reader::from_str(text);
    let (mut feeds, mut is_opml) = (Vec::<FeedSource>::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                match tag.local_name().as_ref().to_ascii_lowercase().as_str() {
                    "opml" => is_opml = true,
                    "outline" if is_opml => {
                        let feed = outline(&tag);
                        let is_new = |feed: &FeedSource| feeds.iter().all(|f| f.url != feed.url);
                        feeds.extend(feed.filter(is_new).filter(|_| feeds.len() < MAX_FEEDS));
                    }
                    _ if is_opml => {}
                    _ => return Err("it is no list of feeds (OPML)".to_owned()),
                }
            }
            Ok(Event::Eof) if is_opml => return Ok(feeds),
            Ok(Event::Eof) => return Err("it is no list of feeds (OPML)".to_owned()),
            Ok(_) => {}
            Err(error) => {
                let line = text
                    .get(..usize::try_from(reader.error_position()).unwrap_or(0))
                    .map_or(1, |before| before.matches('\n').count() + 1);
                let what = one_line(&error.to_string());
                return Err(format!("line {line} is not well-formed XML: {what}"));
            }
        }
    }
}

/// The feed of one entry, if it is one.
fn outline(tag: &BytesStart<'_>) -> Option<FeedSource> {
    let (mut url, mut title, mut text) = (None, None, None);
    for attribute in tag.attributes().with_checks(false).flatten() {
        let value = super::html::any_label(&attribute.value).trim().to_owned();
        match attribute.key.as_ref().to_ascii_lowercase().as_str() {
            "xmlurl" => url = Some(value),
            "title" => title = Some(value),
            "text" => text = Some(value),
            _ => {}
        }
    }
    let url = url.filter(|url| {
        let lower = url.to_ascii_lowercase();
        lower.starts_with("http://") || lower.starts_with("https://")
    })?;
    let title = title.filter(|title| !title.is_empty()).or(text);
    Some(FeedSource {
        url,
        title: title.map(|t| one_line(&t)).filter(|t| !t.is_empty()),
    })
}

#[cfg(test)]
mod tests {
    use super::opml;

    #[test]
    fn feeds_are_found_in_all_folders_and_commands_in_none() {
        let text = "<?xml version=\"1.0\"?>\n<opml version=\"2.0\"><head><title>Mine</title></head>\
            <body><outline text=\"World\"><outline type=\"rss\" text=\"A &amp; B\" \
            xmlUrl=\"https://a.example/feed?x=1&amp;y=2\"/></outline>\
            <outline xmlUrl=\"HTTPS://b.example/\" title=\"\" text=\"B\"></outline>\
            <outline xmlUrl=\"https://b.example/x\"/>\
            <outline text=\"again\" xmlUrl=\"https://b.example/x\"/>\
            <outline text=\"evil\" xmlUrl=\"exec:/bin/sh\"/>\
            <outline text=\"evil\" xmlUrl=\"|/bin/sh\"/>\
            <outline text=\"evil\" xmlUrl=\"file:///etc/passwd\"/></body></opml>";
        let got: Vec<_> = opml(text)
            .unwrap()
            .into_iter()
            .map(|feed| (feed.url, feed.title.unwrap_or_default()))
            .collect();
        let expected = [
            ("https://a.example/feed?x=1&y=2", "A & B"),
            ("HTTPS://b.example/", "B"),
            ("https://b.example/x", ""),
        ];
        let expected = expected.map(|(url, title)| (url.to_owned(), title.to_owned()));
        assert_eq!(got, expected);
    }

    #[test]
    fn what_is_no_list_is_told() {
        let rows = [
            ("", "it is no list of feeds (OPML)"),
            ("https://a.example/feed", "it is no list of feeds (OPML)"),
            ("<rss/>", "it is no list of feeds (OPML)"),
        ];
        for (text, expected) in rows {
            assert_eq!(opml(text).unwrap_err(), expected, "{text}");
        }
        let broken = opml("<opml>\n<outline </opml").unwrap_err();
        assert!(broken.starts_with("line "), "{broken}");
    }
}
