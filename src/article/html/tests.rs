//! Web pages as they are saved, and what is kept of them.

use super::{any_body, any_label, read, resolve};
use crate::article::BlockKind;

const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head>
<title>Ministers agree on a ferry line | Example Post</title>
<meta property="og:site_name" content="Example Post">
<meta property="og:title" content="Ministers agree on a ferry line">
<meta property="article:published_time" content="2025-08-19T14:05:00+02:00">
<meta name="author" content="By Jane Roe">
<meta name="keywords" content="ferries, trade">
<link rel="canonical" href="https://post.example/2025/ferry">
<script>var x = "<p>not text</p>";</script><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<header><h1>Ministers agree on a ferry line</h1></header>
<article><p>VIENNA (AP) &mdash; The transport ministers of two countries agreed on Monday to open a
ferry line across the lake, after talks that had lasted <b>three</b> years and many an evening.</p>
<p>“We will sail in May,” said the first of them, who had come with a <a href="/map">map</a> of the
lake and a list of the villages that the ships are to call at on their way from shore to shore.</p>
<h2>What comes next</h2>
<ul><li>Two ships are to be built in the yards of the north.</li><li><p>The landing stages follow.</p></li></ul>
<blockquote><p>It is a small step, and it is a good one, for the people on both of the shores.</p></blockquote>
<p>The second minister added that the fares had not been set, but that they would be low enough
for everyone, and that children under ten would sail for nothing in the first of the summers.</p>
</article><footer><p>© Example Post</p></footer></body></html>"#;

#[test]
fn a_page_tells_its_story() {
    let draft = read(PAGE);
    assert_eq!(
        draft.title.as_deref(),
        Some("Ministers agree on a ferry line")
    );
    assert_eq!(draft.source.as_deref(), Some("Example Post"));
    assert_eq!(draft.author.as_deref(), Some("Jane Roe"));
    assert_eq!(
        draft.url.as_deref(),
        Some("https://post.example/2025/ferry")
    );
    assert_eq!(draft.tags, ["ferries", " trade"]);
    let (date, time) = draft.published.expect("a date");
    assert_eq!(date.to_string(), "2025-08-19");
    assert_eq!(time.map(|t| t.to_string()).as_deref(), Some("12:05:00"));
    let body = &draft.body;
    let paragraphs: Vec<&str> = body.text.split("\n\n").collect();
    assert!(
        paragraphs[0].starts_with("VIENNA (AP) — The transport ministers"),
        "{paragraphs:?}"
    );
    assert_eq!(paragraphs[2], "What comes next");
    assert_eq!(paragraphs[4], "• The landing stages follow.");
    assert_eq!(paragraphs.len(), 7, "{paragraphs:?}");
    let link = body.links.first().expect("a link");
    assert_eq!(link.span.of(&body.text), "map");
    assert_eq!(link.url, "https://post.example/map");
    let kinds: Vec<BlockKind> = body.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Heading(2),
            BlockKind::ListItem(0),
            BlockKind::ListItem(0),
            BlockKind::BlockQuote
        ]
    );
}

#[test]
fn linked_data_and_time_fill_in() {
    let draft = read(
        r#"<html><head><script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "W"},
        {"@type": "NewsArticle", "headline": "Ferry &amp; shore", "datePublished": "2025-08-19",
        "author": [{"name": "Jane Roe"}, {"name": "John Doe"}], "publisher": {"name": "Example Post"}}]}
        </script></head><body><p>They met.</p></body></html>"#,
    );
    assert_eq!(draft.title.as_deref(), Some("Ferry & shore"));
    assert_eq!(draft.author.as_deref(), Some("Jane Roe, John Doe"));
    assert_eq!(draft.source.as_deref(), Some("Example Post"));
    assert_eq!(
        draft.published.map(|p| p.0.to_string()).as_deref(),
        Some("2025-08-19")
    );
    let draft = read("<h1>Ferry</h1><time datetime='2025-08-18'>Monday</time><p>They met.");
    assert_eq!(draft.title.as_deref(), Some("Ferry"));
    assert_eq!(
        draft.published.map(|p| p.0.to_string()).as_deref(),
        Some("2025-08-18")
    );
    assert!(
        draft.body.text.contains("They met."),
        "{:?}",
        draft.body.text
    );
}

/// Markup and the text made of it.
const BODIES: &[(&str, &str)] = &[
    ("<p>One.</p><p>Two &amp; three.</p>", "One.\n\nTwo & three."),
    ("One.<br><br>Two.<br/>Three.", "One.\n\nTwo.\nThree."),
    ("One <b>bold</b>.\n\nTwo.", "One bold.\n\nTwo."),
    ("R&amp;D.\n\nTwo.", "R&D.\n\nTwo."),
    (
        "Plain < text > here.\n\nTwo.",
        "Plain < text > here.\n\nTwo.",
    ),
    (
        "<ol start=3><li>a<li>b<ul><li>c</ul></ol>",
        "3. a\n\n4. b\n\n• c",
    ),
    ("<pre>a  b\n  c</pre><p>d", "a  b\n  c\n\nd"),
    (
        "<table><tr><th>Land<th>Seats<tr><td>A<td>5</table>",
        "Land\tSeats\n\nA\t5",
    ),
    (
        "<table><tr><td><h2>Menu</h2><td><p>Story</table>",
        "Menu\n\nStory",
    ),
    ("<table><tr><td colspan=1000000000>x<td>y</table>", "x\ty"),
    ("<p>a<script>b</script>c<style>d</style></p>", "ac"),
    ("<p hidden>a</p><p style='display: none'>b</p><p>c</p>", "c"),
    ("<p>&amp;lt;p&amp;gt;</p>", "&lt;p&gt;"),
    ("<p>a\u{1b}[31m&#27;[0m&#155;b\u{202e}</p>", "a›b"),
    (
        "<figure><img src=x><figcaption>A ferry</figcaption></figure><p>a",
        "A ferry\n\na",
    ),
    ("<p>a<!-- b --></p>", "a"),
    ("<p></p><div> </div>", ""),
];

#[test]
fn bodies_become_text() {
    for (markup, text) in BODIES {
        assert_eq!(any_body(markup).text, *text, "{markup}");
    }
}

#[test]
fn labels_lose_their_markup() {
    assert_eq!(any_label("<em>Ferry</em> &#8211; shore"), "Ferry – shore");
    assert_eq!(any_label("Ferry &amp; shore"), "Ferry & shore");
    assert_eq!(any_label("a < b"), "a < b");
}

#[test]
fn links_are_made_whole() {
    let base = Some("https://a.example/x/y?z=1");
    let rows = [
        ("https://b.example/", "https://b.example/"),
        ("HTTP://b.example/", "HTTP://b.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("//b.example/c", "https://b.example/c"),
        ("/c", "https://a.example/c"),
        ("c/d", "https://a.example/x/c/d"),
        ("#top", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ];
    for (href, url) in rows {
        assert_eq!(resolve(base, href).unwrap_or_default(), url, "{href}");
    }
    assert_eq!(resolve(None, "/c"), None);
    assert_eq!(
        resolve(Some("https://a.example"), "c").as_deref(),
        Some("https://a.example/c")
    );
}
