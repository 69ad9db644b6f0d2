//! Markdown, with or without front matter.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::body::{Body, BodyBuilder};
use super::draft::Draft;
use super::{BlockKind, html, json, limits, row};

mod front_matter;
mod notes;

/// Reads a whole file: front matter, title, body.
pub(super) fn read(text: &str) -> Draft {
    let text = text.trim_start_matches('\u{feff}');
    let (fields, story) = front_matter::split(text);
    let mut draft = json::labelled(&fields);
    draft.marks = row::marks(&fields);
    draft.author = draft.author.map(|author| without_brackets(&author));
    draft.source = draft.source.map(|source| without_brackets(&source));
    // A clipped page has its address as its source.
    if draft.source.as_deref().is_some_and(is_address) {
        let address = draft.source.take();
        draft.url = draft.url.or(address);
    }
    draft.body = render(&notes::plain(story));
    // A reader of feeds keeps a teaser there where it has no more.
    if draft.body.text.is_empty()
        && let Some(teaser) = fields
            .get("description")
            .and_then(serde_json::Value::as_str)
    {
        draft.body = render(teaser);
    }
    draft.take_first_heading();
    draft
}

/// "[[Jane Roe]]" as "Jane Roe": a name that is a link to a note.
fn without_brackets(name: &str) -> String {
    name.replace("[[", "").replace("]]", "")
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn render(text: &str) -> Body {
    let mut renderer = Renderer::default();
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_WIKILINKS;
    for event in Parser::new_ext(text, options) {
        renderer.take(event);
        if renderer.builder.len() > limits::BODY_BYTES {
            break;
        }
    }
    renderer.builder.finish()
}

#[derive(Default)]
struct Renderer {
    builder: BodyBuilder,
    /// The next number of each open list; none for one with bullets.
    lists: Vec<Option<u64>>,
    n_quotes: usize,
    /// Inside the description of a picture, which is not shown.
    n_images: usize,
    in_code: bool,
    /// A cell of the row was seen already.
    in_row: bool,
    /// Inside a link to another note, and whether it says in other words where it leads.
    note: Option<bool>,
    /// HTML that is not complete yet.
    html: String,
}

impl Renderer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.n_images == 0 => self.text(&text),
            Event::Code(text) => self.text(&text),
            Event::Html(text) => self.html.push_str(&text),
            Event::SoftBreak => self.builder.text(" "),
            Event::HardBreak => self.builder.line_break(),
            Event::Rule => self.builder.end(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let text = match self.note {
            Some(false) => name_of_note(text),
            _ => text,
        };
        if self.in_code {
            self.builder.preformatted(text);
        } else {
            self.builder.text(text);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.builder.begin(self.kind()),
            Tag::Heading { level, .. } => {
                self.builder.begin(Some(BlockKind::Heading(level as u8)));
            }
            Tag::BlockQuote(_) => self.n_quotes += 1,
            Tag::CodeBlock(_) => {
                self.builder.begin(Some(BlockKind::Preformatted));
                self.in_code = true;
            }
            Tag::List(first) => {
                self.builder.end();
                self.lists.push(first);
            }
            Tag::Item => self.item(),
            Tag::TableHead | Tag::TableRow => {
                self.builder.begin(Some(BlockKind::TableRow));
                self.in_row = false;
            }
            Tag::TableCell if std::mem::replace(&mut self.in_row, true) => {
                self.builder.cell_break();
            }
            Tag::Link {
                link_type: LinkType::WikiLink { has_pothole },
                ..
            } => self.note = Some(has_pothole),
            Tag::Link { dest_url, .. } => self.builder.begin_link(&dest_url),
            Tag::Image { .. } => self.n_images += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Table | TagEnd::Item => {
                self.builder.end();
            }
            TagEnd::BlockQuote(_) => self.n_quotes = self.n_quotes.saturating_sub(1),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.builder.end();
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Link if self.note.take().is_some() => {}
            TagEnd::Link => self.builder.end_link(),
            TagEnd::Image => self.n_images = self.n_images.saturating_sub(1),
            TagEnd::HtmlBlock => self.html_block(),
            _ => {}
        }
    }

    fn kind(&self) -> Option<BlockKind> {
        (self.n_quotes > 0).then_some(BlockKind::BlockQuote)
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1);
        let depth = u8::try_from(depth)
            .unwrap_or(limits::LIST_DEPTH)
            .min(limits::LIST_DEPTH);
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{number}. ");
                *number = number.saturating_add(1);
                mark
            }
            _ => "• ".to_owned(),
        };
        self.builder.begin_item(depth, &mark);
    }

    /// The text of HTML that stands between paragraphs; its tags and scripts go.
    fn html_block(&mut self) {
        let block = std::mem::take(&mut self.html);
        for paragraph in html::bare(&block).text.split("\n\n") {
            self.builder.begin(None);
            self.builder.text(paragraph);
        }
        self.builder.end();
    }
}

/// The name of the note that a link leads to, without its folder and the part meant of it.
fn name_of_note(link: &str) -> &str {
    let note = link.split('#').next().unwrap_or(link);
    let name = note.rsplit('/').next().unwrap_or(note);
    if name.is_empty() { link } else { name }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::article::BlockKind;

    /// Markdown, title and body.
    const ROWS: &[(&str, &str, &str)] = &[
        (
            "# Talks end\n\nThey *met* in\n**Vienna**.",
            "Talks end",
            "They met in Vienna.",
        ),
        ("They met.\n\n# Not a title", "", "They met.\n\nNot a title"),
        (
            "---\ntitle: Talks end\n---\n\n# Talks end\n\nThey met.",
            "Talks end",
            "They met.",
        ),
        (
            "---\ntitle: Talks end\n---\n# Next\n\nThey met.",
            "Talks end",
            "Next\n\nThey met.",
        ),
        (
            "+++\ntitle = \"Talks end\"\n+++\nThey met.",
            "Talks end",
            "They met.",
        ),
        (
            "---\ntitle: Talks: the end\n---\nThey met.",
            "Talks: the end",
            "They met.",
        ),
        (
            "# T\n\n* a\n* b\n\n3. c\n4. d",
            "T",
            "• a\n\n• b\n\n3. c\n\n4. d",
        ),
        ("# T\n\n- a\n\n  b\n\n- c", "T", "• a\n\nb\n\n• c"),
        ("# T\n\n    a  b\n    c", "T", "a  b\nc"),
        (
            "# T\n\n| A | B |\n|---|---|\n| 1 | 2 |",
            "T",
            "A\tB\n\n1\t2",
        ),
        ("# T\n\n![A ferry](x.jpg)\n\nOne  \ntwo", "T", "One\ntwo"),
        (
            "# T\n\n<div>\n<script>x</script>\nOne</div>\n\nTwo <b>three</b>",
            "T",
            "One\n\nTwo three",
        ),
        (
            "# T\n\n[[People/Jane Roe#Life]] met [[John Doe|the mayor]] in [[Łódź]]. ![[map.png]]",
            "T",
            "Jane Roe met the mayor in Łódź.",
        ),
        (
            "# T\n\n> [!quote] Roe\n> We ==will== meet. %%soon%%",
            "T",
            "Roe\n\nWe will meet.",
        ),
        (
            "---\ntitle = \"Talks end\"\ndescription = \"They met.\"\ntext = \"\"\nseen = true\n---\n",
            "Talks end",
            "They met.",
        ),
        ("# T &amp; U\n\n&lt;b&gt; \\*", "T & U", "<b> *"),
        (
            "---\n\nThey met.\n\n---\n\nThey left.",
            "",
            "They met.\n\nThey left.",
        ),
        ("", "", ""),
    ];

    #[test]
    fn rows_hold() {
        for (text, title, body) in ROWS {
            let mut draft = read(text);
            draft.drop_repeated_title();
            assert_eq!(draft.title.as_deref().unwrap_or(""), *title, "{text}");
            assert_eq!(draft.body.text, *body, "{text}");
        }
    }

    #[test]
    fn front_matter_fills_the_fields() {
        let heads = [
            "---\ntitle: T\ndate: 2025-08-19\nsource: AFP\nauthor: Jane Roe\ntags: [a, b]\nurl: https://example.org/\n---\n",
            "---\n\"title\": 'T'\r\ndate: 2025-08-19 # a day\nagency: AFP\nauthor:\n  - Jane Roe\ntags:\n- a\n- b\nlink: https://example.org/\n...\n",
            "+++\ntitle = \"T\"\ndate = 2025-08-19\nsource = \"AFP\"\nauthor = \"Jane Roe\"\ntags = [\"a\", \"b\"]\nurl = \"https://example.org/\"\n+++\n",
        ];
        for head in heads {
            let draft = read(&format!("{head}\nThey met."));
            assert_eq!(draft.title.as_deref(), Some("T"), "{head}");
            assert_eq!(
                draft.published.map(|p| p.0.to_string()).as_deref(),
                Some("2025-08-19"),
                "{head}"
            );
            assert_eq!(draft.source.as_deref(), Some("AFP"), "{head}");
            assert_eq!(draft.author.as_deref(), Some("Jane Roe"), "{head}");
            assert_eq!(draft.tags, ["a", "b"], "{head}");
            assert_eq!(draft.url.as_deref(), Some("https://example.org/"), "{head}");
            assert_eq!(draft.body.text, "They met.", "{head}");
        }
    }

    #[test]
    fn clipped_pages_say_where_they_are_from() {
        let draft = read(
            "---\ntitle: T\nsource: \"https://example.org/t\"\nauthor:\n  - \"[[Jane Roe]]\"\npublished: 2025-08-19\n---\nThey met.",
        );
        assert_eq!(draft.url.as_deref(), Some("https://example.org/t"));
        assert_eq!(draft.source, None);
        assert_eq!(draft.author.as_deref(), Some("Jane Roe"));
        let entry = read(
            "---\ntitle = \"T\"\ndate = \"2025-08-19T08:00:00Z\"\nurl = \"https://example.org/t\"\nseen = true\n---\nThey met.",
        );
        assert_eq!(entry.title.as_deref(), Some("T"));
        assert!(entry.marks.read && !entry.marks.starred);
        assert_eq!(entry.url.as_deref(), Some("https://example.org/t"));
        assert_eq!(entry.body.text, "They met.");
    }

    #[test]
    fn blocks_and_links_point_at_their_text() {
        let draft = read(
            "# T\n\nSee [the *map*](https://example.org/m).\n\n> One\n> two\n\n## Next\n\n- a\n  - b\n",
        );
        let text = &draft.body.text;
        assert_eq!(draft.body.links[0].span.of(text), "the map");
        let got: Vec<(&str, BlockKind)> = draft
            .body
            .blocks
            .iter()
            .map(|b| (b.span.of(text), b.kind))
            .collect();
        assert_eq!(
            got,
            [
                ("One two", BlockKind::BlockQuote),
                ("Next", BlockKind::Heading(2)),
                ("• a", BlockKind::ListItem(0)),
                ("• b", BlockKind::ListItem(1)),
            ]
        );
    }
}
