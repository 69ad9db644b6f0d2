//! Pages that a browser saved with all that belongs to them (MHTML, RFC 2557).
//!
//! They are mail by their form, but nobody sent them: the part in HTML is the article, the header
//! only says where and when the page was saved.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::draft::Place;
use super::error::RowError;
use super::{Article, Options, html};

/// Headers that only a message has which went through the mail.
const SENT: &[&str] = &[
    "to:",
    "received:",
    "delivered-to:",
    "return-path:",
    "dkim-signature:",
    "list-id:",
    "list-unsubscribe:",
    "message-id:",
];

/// Whether a text begins with the header of a saved page.
pub(super) fn is_page(head: &str) -> bool {
    let mut header = String::new();
    for line in head
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .take(60)
    {
        // A header goes on in lines that begin with white space.
        if !line.starts_with([' ', '\t']) {
            if !line.split(':').next().is_some_and(is_name) || !line.contains(':') {
                return false;
            }
            header.push('\n');
        }
        header.push_str(&line.to_ascii_lowercase());
    }
    let has = |name: &str| header.contains(&format!("\n{name}"));
    let is_related = header
        .split("\ncontent-type:")
        .nth(1)
        .and_then(|value| value.split('\n').next())
        .is_some_and(|value| {
            let bare: String = value.chars().filter(|c| !" \t\"'".contains(*c)).collect();
            bare.starts_with("multipart/related;") && bare.contains("type=text/html")
        });
    let is_saved =
        has("snapshot-content-location:") || (is_related && !SENT.iter().any(|name| has(name)));
    is_saved && (has("content-type:") || has("subject:"))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Reads a saved page.
pub(super) fn parse(file: &str, bytes: &[u8], options: &Options) -> Result<Article, RowError> {
    let place = Place {
        file,
        line: 1,
        published: options.published,
    };
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Err(place.error("it is no saved page that can be read; save it as HTML"));
    };
    let saved_from = saved_from(&message);
    let Some(part) = page(&message, saved_from.as_deref()) else {
        return Err(place.error("no page is in it; save it as HTML"));
    };
    let PartType::Html(text) = &part.body else {
        return Err(place.error("no page is in it; save it as HTML"));
    };
    let address = saved_from.or_else(|| part.content_location().and_then(web_address));
    let mut draft = html::read_from(text, address.as_deref());
    draft.url = address.or(draft.url);
    if draft.title.is_none() {
        draft.title = message.subject().map(str::to_owned);
    }
    let saved = message.date().and_then(|date| {
        let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
        jiff::civil::Date::new(i16::try_from(date.year).ok()?, month, day).ok()
    });
    draft.finish(Place {
        published: options.published.or(saved),
        ..place
    })
}

/// The part that is the page: the one of its address, else the first in HTML.
fn page<'m, 'a>(message: &'m Message<'a>, address: Option<&str>) -> Option<&'m MessagePart<'a>> {
    let pages = || message.parts.iter().filter(|part| part.is_text_html());
    let by_address = pages().find(|part| {
        let own = part.content_location();
        own.is_some_and(|own| Some(own.trim()) == address)
    });
    by_address.or_else(|| pages().next())
}

fn saved_from(message: &Message<'_>) -> Option<String> {
    let value = message.header_raw("Snapshot-Content-Location")?;
    web_address(&value.split_whitespace().collect::<String>())
}

fn web_address(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['<', '>']);
    (text.starts_with("http://") || text.starts_with("https://")).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{is_page, parse};
    use crate::article::{Options, PublishedFrom};

    const PAGE: &str = "From: <Saved by Blink>\r\n\
        Snapshot-Content-Location: https://harbour.example/news/1?a=b\r\n\
        Subject: =?utf-8?Q?Talks_in_Z=C3=BCrich_-_Harbour_Post?=\r\n\
        Date: Tue, 19 Aug 2025 23:30:00 -0400\r\n\
        MIME-Version: 1.0\r\n\
        Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--\"\r\n\r\n\r\n\
        ----b--\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n\
        Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://ads.example/\r\n\r\n\
        <p>Buy a boat</p>\r\n\
        ----b--\r\nContent-Type: text/html\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: https://harbour.example/news/1?a=3Db\r\n\r\n\
        <html><head><meta http-equiv=3D\"Content-Type\" content=3D\"text/html; charset=3DUTF-8\">\
        <title>Talks in Z=C3=BCrich</title><meta property=3D\"og:site_name\" content=3D\"Harbour =\r\n\
        Post\"></head><body><article><h1>Talks in Z=C3=BCrich</h1><p>President Anna Berg met Luis \
        Ortega on Monday, <a href=3D\"/aides\">aides</a> said.</p><p>They left on the same day, \
        and the port stayed open.</p></article></body></html>\r\n\
        ----b--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
        ----b----\r\n";

    #[test]
    fn the_page_is_the_article_and_nobody_its_sender() {
        let page = PAGE.replace("a=3Db\r\n\r\n", "a=b\r\n\r\n");
        for (text, place) in [
            (page.as_str(), "the page"),
            (&page.replace("\r\n", "\n"), "LF"),
        ] {
            assert!(is_page(text), "{place}");
            let article = parse("a.mhtml", text.as_bytes(), &Options::default()).unwrap();
            assert_eq!(article.title, "Talks in Zürich");
            assert_eq!(article.source.as_deref(), Some("Harbour Post"));
            let address = "https://harbour.example/news/1?a=b";
            assert_eq!(article.url.as_deref(), Some(address));
            assert_eq!(
                article.body,
                "President Anna Berg met Luis Ortega on Monday, aides said.\n\n\
                 They left on the same day, and the port stayed open."
            );
            let published = article.published.unwrap();
            assert_eq!(published.date.to_string(), "2025-08-19");
            assert_eq!(published.from, PublishedFrom::Given);
        }
    }

    #[test]
    fn saved_pages_are_told_from_mail() {
        let related = "Content-Type: multipart/related; type=\"text/html\"; boundary=b\n\nx";
        for (text, expected) in [
            (
                format!("From: \"Saved by Windows Internet Explorer 9\"\nSubject: a\n{related}"),
                true,
            ),
            (format!("From: a@b\nTo: c@d\nSubject: a\n{related}"), false),
            (
                format!("They met: today\n\nFrom: x\nSubject: a\n{related}"),
                false,
            ),
            ("From: a@b\nSubject: c\nDate: d\n\ne".to_owned(), false),
            (String::new(), false),
        ] {
            assert_eq!(is_page(&text), expected, "{text}");
        }
    }

    #[test]
    fn one_without_a_page_is_told() {
        let text = PAGE.replace("text/html", "text/css");
        let error = parse("a.mhtml", text.as_bytes(), &Options::default()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a.mhtml:1: no page is in it; save it as HTML"
        );
    }
}
