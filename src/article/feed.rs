//! Feeds: RSS of all versions and Atom, told by their root element.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use feed_rs::model::{Entry, Feed, Text};
use feed_rs::parser::{Builder, ParseFeedError};
use jiff::Timestamp;

use super::draft::{Draft, Place, one_line};
use super::moment::{self, Moment};
use super::{Article, Options, RowError, html};

mod repair;

/// Whether a text is a feed in XML.
pub(super) fn is_feed(text: &str) -> bool {
    matches!(root_name(text), Some("rss" | "feed" | "RDF"))
}

/// The name of the root element of XML, without its prefix.
fn root_name(text: &str) -> Option<&str> {
    let inside = root(text)?.get(1..)?;
    let name = inside.split(|c: char| c.is_whitespace() || c == '>' || c == '/');
    name.map(|name| name.rsplit(':').next().unwrap_or(name))
        .next()
}

/// The text from its root element on, behind declarations, comments and the like.
fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<?") {
            rest.find("?>")? + 2
        } else if rest.starts_with("<!--") {
            rest.find("-->")? + 3
        } else if rest.starts_with("<!") {
            doctype_end(rest)?
        } else {
            return rest.starts_with('<').then_some(rest);
        };
        rest = rest.get(end..)?.trim_start();
    }
}

/// The end of a document type, whose entities nobody reads.
fn doctype_end(text: &str) -> Option<usize> {
    let close = text.find('>')?;
    match text.find('[') {
        Some(open) if open < close => {
            let inner = open + text.get(open..)?.find(']')?;
            Some(inner + text.get(inner..)?.find('>')? + 1)
        }
        _ => Some(close + 1),
    }
}

/// The articles of a feed that came from `name`; an error in place of those that are none.
pub(super) fn articles(
    name: &str,
    text: &str,
    options: &Options,
) -> Vec<Result<Article, RowError>> {
    let place = Place {
        file: name,
        line: 1,
        published: options.published,
    };
    match read(name, text) {
        Ok((drafts, broken)) => {
            let rows = drafts.into_iter().map(|d| d.finish(place));
            rows.chain(broken.map(|why| Err(place.error(&why))))
                .collect()
        }
        Err(why) => vec![Err(place.error(&why))],
    }
}

/// The items of a feed that came from `name`, a file or an address, and why they are not all.
///
/// # Errors
/// If it is no feed that can be read: why.
fn read(name: &str, text: &str) -> Result<(Vec<Draft>, Option<String>), String> {
    // The declaration names the encoding that the text had before it was decoded.
    let text = root(text).ok_or("it is no feed")?;
    let base = name.starts_with("http").then_some(name);
    let text = repair::repaired(text);
    let (feed, moments, broken) = match parse(base, &text) {
        Ok((feed, moments)) => (feed, moments, None),
        Err(why) => {
            let (n, feed, moments) = beginning(base, &text).ok_or_else(|| why.clone())?;
            let broken = format!("after {n} items {why}; the rest is left out");
            (feed, moments, Some(broken))
        }
    };
    let source = feed.title.as_ref().and_then(label);
    let entries = feed.entries.into_iter();
    let drafts = entries.map(|entry| draft(entry, source.clone(), &moments));
    Ok((drafts.collect(), broken))
}

/// Reads a feed that is well-formed.
fn parse(base: Option<&str>, text: &str) -> Result<(Feed, Moments), String> {
    let moments = Moments::default();
    let known = moments.clone();
    // The address is a better key than a number made up for an item without one.
    let parser = Builder::new()
        .base_uri(base)
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(move |text| known.keep(text)?.parse().ok())
        .build();
    let parsed = catch_unwind(AssertUnwindSafe(|| parser.parse(text.as_bytes())));
    match parsed {
        Ok(Ok(feed)) => Ok((feed, moments)),
        Ok(Err(error)) => Err(worded(&error)),
        Err(_) => Err("the feed cannot be read".to_owned()),
    }
}

/// As many items of a feed that is cut off or broken as stand before that, and their number.
fn beginning(base: Option<&str>, text: &str) -> Option<(usize, Feed, Moments)> {
    let mut ends: Vec<usize> = ["</item>", "</entry>"]
        .into_iter()
        .flat_map(|end| text.match_indices(end).map(move |(at, _)| at + end.len()))
        .collect();
    ends.sort_unstable();
    let inside = text.get(1..)?;
    let root = inside
        .split(|c: char| c.is_whitespace() || c == '>')
        .next()?;
    let closed = |end: usize| {
        let before = text.get(..end)?;
        let n_open = before.matches("<channel").count();
        let channel = match n_open > before.matches("</channel").count() {
            true => "</channel>",
            false => "",
        };
        parse(base, &format!("{before}{channel}</{root}>")).ok()
    };
    // What is broken stays so, however much follows: the place is found by halving.
    let n = ends.partition_point(|end| closed(*end).is_some());
    let (feed, moments) = closed(*ends.get(n.checked_sub(1)?)?)?;
    Some((n, feed, moments))
}

/// The moments that a feed names. The parser keeps points in time alone, without the clock of the
/// publisher by which the article says "on Tuesday"; so it is given their numbers to keep.
#[derive(Clone, Default)]
struct Moments(Arc<Mutex<Vec<Moment>>>);

/// Seconds from 1970 to the point in time that stands for the first moment, in the year 3000: no
/// feed is from there.
const FIRST: i64 = 32_503_680_000;

impl Moments {
    /// Keeps a moment; the point in time that stands for it, as RFC 3339 has it.
    fn keep(&self, text: &str) -> Option<String> {
        let moment = moment::parse(text)?;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(moment);
        let number = i64::try_from(all.len()).ok()?;
        let time = Timestamp::from_second(FIRST + number - 1).ok()?;
        Some(time.to_string())
    }

    /// The moment that a point in time, in seconds from 1970, stands for.
    fn get(&self, time: i64) -> Option<Moment> {
        let number = usize::try_from(time.checked_sub(FIRST)?).ok()?;
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(number).copied()
    }
}

fn worded(error: &ParseFeedError) -> String {
    match error {
        ParseFeedError::XmlReader(error) => {
            format!(
                "the feed is not well-formed XML: {}",
                one_line(&error.to_string())
            )
        }
        other => format!("the feed cannot be read: {}", one_line(&other.to_string())),
    }
}

fn draft(entry: Entry, source: Option<String>, moments: &Moments) -> Draft {
    let links = entry.links.iter();
    let page = links
        .clone()
        .find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let url = page.or(entry.links.first()).map(|link| link.href.clone());
    let content = entry.content.and_then(|content| content.body);
    let summary = entry.summary.map(|summary| summary.content);
    // Some feeds put a word into one and the article into the other.
    let text = match (content, summary) {
        (Some(content), Some(summary)) if content.len() < summary.len() => Some(summary),
        (content, summary) => content.or(summary),
    };
    let published = entry.published.or(entry.updated);
    let authors = entry.authors.into_iter().filter_map(|author| author.name);
    let authors: Vec<String> = authors.filter(|name| !name.trim().is_empty()).collect();
    let tags = entry.categories.into_iter();
    Draft {
        id: Some(entry.id).filter(|id| !id.trim().is_empty()),
        title: entry.title.as_ref().and_then(label),
        body: text.map(|text| html::any_body(&text)).unwrap_or_default(),
        published: published.and_then(|time| moments.get(time.timestamp())),
        source,
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        url,
        tags: tags.map(|tag| tag.label.unwrap_or(tag.term)).collect(),
        ..Draft::default()
    }
}

fn label(text: &Text) -> Option<String> {
    let label = one_line(&html::any_label(&text.content));
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::is_feed;
    use crate::article::{Article, Options, read};

    fn articles(name: &str, bytes: &[u8]) -> Vec<Result<Article, String>> {
        read(name, bytes, &Options::default())
            .map(|row| row.map_err(|error| error.to_string()))
            .collect()
    }

    const RSS: &str = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<!-- made -->\
        <rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
        <channel><title>News of A</title><link>https://a.example/</link>\
        <item><title>Talks &amp;amp; tea</title><link>/news/1</link>\
        <guid isPermaLink=\"false\">a.example:news:1</guid><dc:creator xmlns:dc=\
        \"http://purl.org/dc/elements/1.1/\">Ann Lee</dc:creator>\
        <pubDate>Tue, 01 Dec 2026 10:00:00 GMT</pubDate><category>World</category>\
        <description>They met.</description><content:encoded><![CDATA[<p>They met in \
        <b>Malmö</b>.</p><p>They left.</p>]]></content:encoded></item>\
        <item><description>Only a text, and a longer one.</description></item>\
        <item></item></channel></rss>";

    #[test]
    fn the_items_of_a_feed_are_articles() {
        let got = articles("https://a.example/feed", RSS.as_bytes());
        let first = got[0].as_ref().unwrap();
        assert_eq!(first.title, "Talks & tea");
        assert_eq!(first.body, "They met in Malmö.\n\nThey left.");
        assert_eq!(first.url.as_deref(), Some("https://a.example/news/1"));
        assert_eq!(first.key, "a.example:news:1");
        assert_eq!(first.source.as_deref(), Some("News of A"));
        assert_eq!(first.author.as_deref(), Some("Ann Lee"));
        assert_eq!(first.published.unwrap().date.to_string(), "2026-12-01");
        assert_eq!(first.tags, ["World"]);
        assert!(got[1].is_ok() && got[2].is_err(), "{got:?}");
    }

    #[test]
    fn atom_and_old_rss_are_read() {
        let rows = [
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A</title><id>a</id>\
             <updated>2026-12-01T10:00:00Z</updated><entry><title>Talks end</title>\
             <id>urn:a:1</id><updated>2026-12-01T10:00:00Z</updated>\
             <link href=\"https://a.example/1\"/><content type=\"html\">&lt;p&gt;They \
             met.&lt;/p&gt;</content></entry></feed>",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
             xmlns=\"http://purl.org/rss/1.0/\"><channel rdf:about=\"a\"><title>A</title>\
             <link>https://a.example/</link><description>A</description></channel>\
             <item rdf:about=\"https://a.example/1\"><title>Talks end</title>\
             <link>https://a.example/1</link><description>They met.</description></item>\
             </rdf:RDF>",
            "<rss version=\"0.91\"><channel><title>A</title><link>https://a.example/</link>\
             <description>A</description><item><title>Talks end</title>\
             <link>https://a.example/1</link><description>They met.</description></item>\
             </channel></rss>",
        ];
        for text in rows {
            let got = articles("-", text.as_bytes());
            let article = got[0].as_ref().unwrap();
            assert_eq!(
                (article.title.as_str(), article.body.as_str()),
                ("Talks end", "They met.")
            );
            assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
            assert_eq!(article.source.as_deref(), Some("A"));
        }
    }

    #[test]
    fn the_day_is_the_one_of_the_publisher() {
        let rows = [
            ("Tue, 19 Aug 2025 23:30:00 -0500", "2025-08-19", None),
            (
                "Tue, 19 Aug 2025 23:30:00 +0200",
                "2025-08-19",
                Some("21:30:00"),
            ),
            ("Wed, 20 Aug 2025 00:30:00 +0300", "2025-08-20", None),
            ("2025-08-19T23:30:00-05:00", "2025-08-19", None),
            ("Tue, 19 Aug 2025 10:00 EDT", "2025-08-19", Some("14:00:00")),
        ];
        for (text, date, time) in rows {
            let feed = format!(
                "<rss version=\"2.0\"><channel><lastBuildDate>Mon, 01 Dec 2025 10:00:00 GMT\
                 </lastBuildDate><item><title>A</title></item><item><title>Talks end</title>\
                 <pubDate>{text}</pubDate></item></channel></rss>"
            );
            let got = articles("-", feed.as_bytes());
            let published = got[1].as_ref().unwrap().published.unwrap();
            assert_eq!(published.date.to_string(), date, "{text}");
            let got = published.time.map(|time| time.to_string());
            assert_eq!(got.as_deref(), time, "{text}");
        }
    }

    #[test]
    fn what_is_not_quite_xml_is_read() {
        let feed = "<?xml version=\"1.0\"?><rss><channel><title>News & Co&#x1b;</title><item>\
            <title>Ortega&#146;s &quot;talks&quot; & tea&nbsp;end</title>\
            <link>https://a.example/?a=1&b=2</link><enclosure url=\"https://a.example/?x&y\"/>\
            <description>They met &lt;b&gt;today&lt;/b&gt; at 5 < 6 o'clock.</description>\
            </item></channel></rss>";
        let got = articles("-", feed.as_bytes());
        let article = got[0].as_ref().unwrap();
        assert_eq!(article.title, "Ortega’s \"talks\" & tea end");
        assert_eq!(article.source.as_deref(), Some("News & Co"));
        assert_eq!(article.url.as_deref(), Some("https://a.example/?a=1&b=2"));
        assert_eq!(article.body, "They met today at 5 < 6 o'clock.");
    }

    #[test]
    fn of_a_broken_feed_the_items_before_are_read() {
        let item = |n: u8| {
            format!("<item><title>Item {n}</title><description>They met.</description></item>")
        };
        let head = "<rss version=\"2.0\"><channel><title>A</title>";
        let told = "-:1: after 2 items the feed is not well-formed XML: ";
        for (end, expected) in [
            ("", told),
            ("<item><title>cut o", told),
            (
                "<item><title>x</wrong></item><item><title>3</title></item></channel></rss>",
                told,
            ),
            // All items are whole.
            ("</channel></rss", ""),
        ] {
            let feed = format!("{head}{}{}{end}", item(1), item(2));
            let got = articles("-", feed.as_bytes());
            let titles: Vec<&str> = got.iter().flatten().map(|a| a.title.as_str()).collect();
            assert_eq!(titles, ["Item 1", "Item 2"], "{end}");
            let why = got.last().unwrap().as_ref().err();
            let why = why.map_or("", String::as_str);
            assert!(why.starts_with(expected), "{end}: {why}");
            assert_eq!(why.is_empty(), expected.is_empty(), "{end}: {why}");
        }
    }

    #[test]
    fn old_feeds_are_read() {
        let rows = [
            "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>A</title><entry>\
             <title mode=\"escaped\" type=\"text/html\">Talks &lt;b&gt;end&lt;/b&gt;</title>\
             <link rel=\"alternate\" href=\"https://a.example/1\"/>\
             <issued>2005-08-19T23:00:00-05:00</issued><content type=\"application/xhtml+xml\">\
             <div xmlns=\"http://www.w3.org/1999/xhtml\">They <b>met</b>.</div></content>\
             </entry></feed>",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
             xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><channel><title>A</title></channel>\
             <item><title>Talks end</title><link>https://a.example/1</link>\
             <description>They met.</description><pubDate>2005-08-19</pubDate></item></rdf:RDF>",
            "<rss xmlns=\"http://backend.userland.com/rss2\"><channel><title>A</title>\
             <item><title>Talks end</title><link>https://a.example/1</link>\
             <pubDate>19 Aug 2005</pubDate><description>They met.</description></item></channel></rss>",
        ];
        for (n, text) in rows.iter().enumerate() {
            let got = articles("-", text.as_bytes());
            let article = got[0].as_ref().unwrap();
            assert_eq!(article.title, "Talks end", "{text}");
            assert_eq!(article.body, "They met.", "{text}");
            assert_eq!(
                article.url.as_deref(),
                Some("https://a.example/1"),
                "{text}"
            );
            assert_eq!(article.source.as_deref(), Some("A"), "{text}");
            let day = article.published.map(|p| p.date.to_string());
            // RSS 0.90 has no dates.
            assert_eq!(day.as_deref(), (n != 1).then_some("2005-08-19"), "{text}");
        }
    }

    #[test]
    fn feeds_are_told_by_their_root() {
        let rows = [
            ("<rss>", true),
            (
                "\u{feff} <?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a \">\">]><rss v='1'>",
                true,
            ),
            ("<a:feed xmlns:a=''>", true),
            ("<html><rss>", false),
            ("<rssx>", false),
            ("rss", false),
            ("<!--", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_feed(text), expected, "{text}");
        }
    }

    #[test]
    fn a_broken_feed_is_told_and_nothing_panics() {
        for end in 0..RSS.len() {
            if let Some(cut) = RSS.get(..end).filter(|cut| is_feed(cut)) {
                for row in articles("a.xml", cut.as_bytes()) {
                    if let Err(why) = row {
                        assert!(why.starts_with("a.xml:1: "), "{why}");
                    }
                }
            }
        }
    }
}
