//! OPML 2.0 (<http://opml.org/spec2.opml>): the feeds, as feed readers exchange them.

use super::graph::xml;

/// A list of feeds, each an address and what it is called.
pub fn opml(feeds: &[(String, Option<String>)]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    \
         <title>Feeds of dateline</title>\n  </head>\n  <body>\n",
    );
    for (url, name) in feeds {
        // The text of an entry is what other readers show: it is never missing.
        let name = xml(name.as_deref().unwrap_or(url));
        let url = xml(url);
        text.push_str(&format!(
            "    <outline type=\"rss\" text=\"{name}\" title=\"{name}\" xmlUrl=\"{url}\"/>\n"
        ));
    }
    text.push_str("  </body>\n</opml>\n");
    text
}

#[cfg(test)]
mod tests {
    use super::opml;
    use crate::article;

    #[test]
    fn what_is_written_is_read_again() {
        let feed = |url: &str, name: &str| {
            let name = (!name.is_empty()).then(|| name.to_owned());
            (url.to_owned(), name)
        };
        let feeds = [
            feed("https://a.example/feed?x=1&y=<2>", "A & \"B\" <C>"),
            feed("https://b.example/ü", "Ünder's \u{1b}[31m"),
            feed("https://c.example/", ""),
        ];
        let read = article::opml(&opml(&feeds)).unwrap();
        let read: Vec<_> = read.into_iter().map(|f| (f.url, f.title)).collect();
        let [a, _, _] = &feeds;
        assert_eq!(&read[0], a);
        assert_eq!(read[1].0, "https://b.example/ü");
        assert!(
            read[1]
                .1
                .as_ref()
                .is_some_and(|name| !name.contains('\u{1b}'))
        );
        let url = "https://c.example/";
        assert_eq!(read[2], feed(url, url));
        assert!(article::opml(&opml(&[])).unwrap().is_empty());
    }
}
