//! The reader against any bytes: the body of a fuzz target, run by the tests every time.

use super::{Article, Format, JsonLines, Options, RowError, parse_json_row, read};
use crate::text::Span;

/// Reads `bytes` in every format and checks what must hold of all that comes out.
///
/// # Errors
///
/// Says which promise is broken: a span off a character boundary, a control character in
/// a text, a body that is not clean.
pub fn read_any(bytes: &[u8]) -> Result<(), String> {
    let formats = [
        Format::Plain,
        Format::Markdown,
        Format::Html,
        Format::Json,
        Format::JsonLines,
        Format::Csv,
        Format::Mail,
        Format::Mailbox,
        Format::Feed,
        Format::Mhtml,
        Format::Warc,
    ];
    for format in formats.map(Some).into_iter().chain([None]) {
        let options = Options {
            format,
            published: None,
        };
        for result in read("input", bytes, &options) {
            check(result).map_err(|what| format!("{format:?}: {what}"))?;
        }
    }
    for row in JsonLines::new("input", bytes) {
        let article =
            row.and_then(|r| parse_json_row("input", r.line, &r.bytes, &Options::default()));
        check(article).map_err(|what| format!("rows: {what}"))?;
    }
    Ok(())
}

fn check(result: Result<Article, RowError>) -> Result<(), String> {
    match result {
        Ok(article) => check_article(&article),
        Err(error) => check_line("error", &error.to_string()),
    }
}

fn check_article(article: &Article) -> Result<(), String> {
    check_line("title", &article.title)?;
    check_line("key", &article.key)?;
    for label in [&article.source, &article.author, &article.url]
        .into_iter()
        .flatten()
    {
        check_line("label", label)?;
    }
    check_body(&article.body)?;
    let blocks: Vec<Span> = article.blocks.iter().map(|block| block.span).collect();
    let links: Vec<Span> = article.links.iter().map(|link| link.span).collect();
    check_spans("block", &article.body, &blocks)?;
    check_spans("link", &article.body, &links)?;
    check_spans("dateline", &article.body, article.dateline_place.as_slice())
}

/// One line without a control character.
fn check_line(what: &str, text: &str) -> Result<(), String> {
    match text.chars().find(|c| c.is_control()) {
        Some(c) => Err(format!("{what} has {c:?}: {text:?}")),
        None => Ok(()),
    }
}

/// No control character, no white space at the end, none before the first line.
fn check_body(body: &str) -> Result<(), String> {
    if let Some(c) = body
        .chars()
        .find(|c| c.is_control() && !"\n\t".contains(*c))
    {
        return Err(format!("body has {c:?}: {body:?}"));
    }
    if body.trim_end() != body || body.starts_with('\n') {
        return Err(format!("body has white space around it: {body:?}"));
    }
    Ok(())
}

/// On character boundaries, not empty, in order.
fn check_spans(what: &str, body: &str, spans: &[Span]) -> Result<(), String> {
    for span in spans {
        if span.is_empty() || body.get(span.range()).is_none() {
            return Err(format!("{what} {span:?} is none in {body:?}"));
        }
    }
    if !spans.is_sorted_by_key(|span| span.start) {
        return Err(format!("{what}s are out of order: {spans:?}"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, prop, proptest};

    use super::read_any;

    #[track_caller]
    fn check(bytes: &[u8]) {
        if let Err(what) = read_any(bytes) {
            panic!("{what}\nof {:?}", String::from_utf8_lossy(bytes));
        }
    }

    /// Scraps that mean something to one of the formats.
    const SCRAPS: &[&str] = &[
        "<p>",
        "</p>",
        "<div hidden>",
        "</div>",
        "<a href=/x>",
        "<a href='https://e.example/'>",
        "</a>",
        "<ul>",
        "<ol start=7>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "<th>",
        "</table>",
        "<br>",
        "<pre>",
        "</pre>",
        "<blockquote>",
        "<h1>",
        "<h2>",
        "</h2>",
        "<figure><figcaption>",
        "<b>",
        "</b>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<title>",
        "<svg>",
        "<math>",
        "<template>",
        "<select>",
        "<article>",
        "<meta name=author content='A B'>",
        "&amp;",
        "&#27;",
        "&#x9b;",
        "&nbsp;",
        "{\"title\": ",
        "\"text\": ",
        "\"",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\\ud83d",
        "\\",
        "\n",
        "\r\n",
        "\n\n",
        "---\n",
        "+++\n",
        "title: x\n",
        "# ",
        "* ",
        "1. ",
        "> ",
        "| a | b |\n|--|--|\n",
        "[x](",
        ")",
        "![",
        "`",
        "```\n",
        "KYIV, Aug 19 (AFP) — ",
        "LONDON/",
        "(",
        ")",
        "| BGNES",
        "/TASS/",
        " – AFP",
        "By Jane Roe\n",
        "Title: x\n",
        "Date: 2025-08-19\n",
        "\t",
        "  ",
        ". ",
        "Talks ended",
        "é",
        "漢字",
        "\u{300}",
        "\u{200d}",
        "\u{202e}",
        "\u{1b}[31m",
        "\u{9b}",
        "\u{feff}",
        "\u{a0}",
        "\0",
        "٣",
        "ß",
        "İ",
        "“",
        "”",
        "-",
        "—",
        "2025",
        "May",
        "5",
        "WARC/1.0\r\n",
        "WARC-Type: response\r\n",
        "WARC-Type: resource\r\n",
        "WARC-Target-URI: https://e.example/\r\n",
        "Content-Length: 90\r\n",
        "Content-Type: application/http\r\n",
        "Content-Type: text/html\r\n",
        "HTTP/1.1 200 OK\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Encoding: gzip\r\n",
        "5;x\r\n",
        "\r\n\r\n",
        "From: <Saved by Blink>\r\n",
        "Snapshot-Content-Location: https://e.example/\r\n",
        "Content-Type: multipart/related; type=\"text/html\"; boundary=b\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "--b\r\n",
        "--b--",
        "=\r\n",
        "=3D",
        "<rss>",
        "<feed>",
        "<item>",
        "</item>",
        "<description>",
        "</rss>",
        "<![CDATA[",
        "]]>",
        "&#x1b;",
        "& ",
        "[[x|y]]",
        "![[x]]",
        "%%",
        "==",
        "^abc",
        "> [!note] x\n",
    ];

    /// A whole file of each format that has parts in it, so that cuts and changes go deep.
    const WHOLE: &[&str] = &[
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-08-19T10:00:00Z\r\n\
         WARC-Target-URI: https://e.example/1\r\nContent-Type: application/http\r\n\
         Content-Length: 121\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\
         Transfer-Encoding: chunked\r\n\r\n1a\r\n<title>T</title><p>Talks.</\r\n\
         9\r\np>Ended.\n\r\n0\r\n\r\n\r\n\r\n",
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://e.example/1\r\n\
         Subject: =?utf-8?Q?T=C3=A4?=\r\nDate: Tue, 19 Aug 2025 10:00:00 +0200\r\n\
         Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
         Content-Location: https://e.example/1\r\n\r\n<title>T</title><p>Talks =\r\n\
         ended.=3D\r\n--b--\r\n",
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>A & B&#x1b;</title>\
         <item><title>Talks&nbsp;end</title><link>https://e.example/1?a=1&b=2</link>\
         <pubDate>Tue, 19 Aug 2025 23:00:00 -0500</pubDate>\
         <description><![CDATA[<p>They met.]]></description></item></channel></rss>",
    ];

    /// Inputs that once broke a promise.
    const FOUND: &[&str] = &[
        "<pre> – AFP<p>",
        "\t\u{fffd}v@\\\u{5}",
        "<a href='https://e.example/'>___</a><p>x",
        "<pre>\n\n  <li><a href='https://e.example/'> </a>",
    ];

    #[test]
    fn what_was_found_stays_mended() {
        for text in FOUND {
            check(text.as_bytes());
        }
    }

    #[test]
    fn files_cut_and_changed_are_read() {
        for text in WHOLE {
            let bytes = text.as_bytes();
            for at in (0..bytes.len()).step_by(7) {
                check(bytes.get(..at).unwrap_or_default());
                let mut changed = bytes.to_vec();
                changed[at] ^= 0x15;
                check(&changed);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            check(&bytes);
        }

        #[test]
        fn any_scraps_are_read(scraps in prop::collection::vec(prop::sample::select(SCRAPS), 0..60)) {
            check(scraps.concat().as_bytes());
        }

        #[test]
        fn any_row_is_read(text in any::<String>(), title in any::<String>()) {
            let row = serde_json::json!({"title": title, "text": text, "source": text});
            check(row.to_string().as_bytes());
        }
    }
}
