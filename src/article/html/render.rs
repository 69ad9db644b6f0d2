//! A tree of HTML → paragraphs, blocks and links.
//!
//! Walks the tree without recursion, so that depth costs no stack.

use dom_query::{NodeData, NodeRef};

use super::{menus, resolve};
use crate::article::BlockKind;
use crate::article::body::{Body, BodyBuilder};
use crate::article::limits;

/// Elements without text of the story.
const HIDDEN: &[&str] = &[
    "audio", "button", "canvas", "dialog", "embed", "head", "iframe", "input", "link", "map",
    "math", "meta", "noscript", "object", "option", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
];

/// Parts of a page around its story.
const AROUND: &[&str] = &["aside", "footer", "form", "nav"];

/// Elements that make a paragraph of their own.
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "header", "hr", "html", "main", "nav", "p", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// A row with a cell longer than this lays out the page; it is no table.
const CELL_BYTES: usize = 300;

/// Nodes looked at to tell a row of a table from a part of the page's layout.
const ROW_NODES: usize = 400;

/// How much of a tree is story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it: a fragment.
    Fragment,
    /// Most of it: the main content that was found in a page.
    Content,
    /// A whole page with what stands around its story.
    Page,
}

/// Renders what is story of everything below `root`.
pub(super) fn body(root: &NodeRef<'_>, base: Option<&str>, extent: Extent) -> Body {
    let mut body = walk(root, base, extent == Extent::Page);
    if extent != Extent::Fragment {
        menus::drop(&mut body);
    }
    body.drop_dead_links();
    body
}

fn walk(root: &NodeRef<'_>, base: Option<&str>, page: bool) -> Body {
    let mut renderer = Renderer {
        builder: BodyBuilder::default(),
        base,
        page,
        lists: Vec::new(),
        n_quotes: 0,
        kind: None,
        in_row: false,
        n_pre: 0,
    };
    let mut open: Vec<(NodeRef<'_>, Name)> = Vec::new();
    let mut next = Some(*root);
    while let Some(node) = next {
        let (name, descend) = renderer.enter(&node);
        let child = if descend { node.first_child() } else { None };
        if child.is_some() {
            open.push((node, name));
            next = child;
            continue;
        }
        renderer.leave(&name);
        next = node.next_sibling().filter(|_| !open.is_empty());
        while next.is_none()
            && let Some((parent, name)) = open.pop()
        {
            renderer.leave(&name);
            next = parent.next_sibling().filter(|_| !open.is_empty());
        }
        if renderer.builder.len() > limits::BODY_BYTES {
            break;
        }
    }
    renderer.builder.finish()
}

/// What an element does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Block,
    Heading,
    List,
    Item,
    Quote,
    Pre,
    Caption,
    Row,
    Cell,
    Link,
    Inline,
}

struct List {
    ordered: bool,
    next: usize,
}

struct Renderer<'a> {
    builder: BodyBuilder,
    base: Option<&'a str>,
    page: bool,
    lists: Vec<List>,
    n_quotes: usize,
    /// Heading or caption that is open.
    kind: Option<BlockKind>,
    /// Inside a row of a table, where blocks are only white space.
    in_row: bool,
    n_pre: usize,
}

impl Renderer<'_> {
    /// Takes a node on the way down; says what it is and whether to go into it.
    fn enter(&mut self, node: &NodeRef<'_>) -> (Name, bool) {
        let text = node.query(|inner| match &inner.data {
            NodeData::Text { contents } => Some(contents.to_string()),
            _ => None,
        });
        if let Some(Some(text)) = text {
            self.text(&text);
            return (Name::Inline, false);
        }
        let Some(name) = node.node_name() else {
            return (Name::Inline, true);
        };
        if self.is_hidden(node, &name) {
            return (Name::Inline, false);
        }
        (self.element(node, &name), true)
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str) -> Name {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(name),
            "ul" | "ol" | "menu" => self.list(node, name),
            "li" => self.item(),
            "blockquote" => self.quote(),
            "pre" | "listing" => self.pre(),
            "figcaption" => self.caption(),
            "tr" if !self.in_row && is_data_row(node) => self.row(),
            "td" | "th" if self.in_row => self.cell(node),
            "a" => self.link(node),
            "br" => self.line_break(),
            name if BLOCKS.contains(&name) => self.block(),
            _ => Name::Inline,
        }
    }

    fn leave(&mut self, name: &Name) {
        match name {
            Name::Inline | Name::Cell => {}
            Name::Link => self.builder.end_link(),
            Name::List => {
                self.lists.pop();
                self.begin();
            }
            Name::Quote => {
                self.n_quotes = self.n_quotes.saturating_sub(1);
                self.begin();
            }
            Name::Pre => {
                self.n_pre = self.n_pre.saturating_sub(1);
                self.begin();
            }
            Name::Heading | Name::Caption => {
                self.kind = None;
                self.begin();
            }
            Name::Row => {
                self.in_row = false;
                self.begin();
            }
            Name::Item => {
                self.builder.end();
                self.begin();
            }
            Name::Block => self.begin(),
        }
    }

    fn is_hidden(&self, node: &NodeRef<'_>, name: &str) -> bool {
        if HIDDEN.contains(&name) || self.page && AROUND.contains(&name) {
            return true;
        }
        let style = node.attr("style");
        let unseen = style.is_some_and(|s| s.replace(' ', "").contains("display:none"));
        unseen || node.has_attr("hidden")
    }

    fn text(&mut self, text: &str) {
        if self.n_pre > 0 && !self.in_row {
            self.builder.preformatted(text);
        } else {
            self.builder.text(text);
        }
    }

    /// Starts a paragraph of the kind that is open, unless a row of a table is.
    fn begin(&mut self) {
        if self.in_row {
            self.builder.text(" ");
            return;
        }
        let quote = (self.n_quotes > 0).then_some(BlockKind::BlockQuote);
        let pre = (self.n_pre > 0).then_some(BlockKind::Preformatted);
        self.builder.begin(self.kind.or(pre).or(quote));
    }

    fn block(&mut self) -> Name {
        self.begin();
        Name::Block
    }

    fn heading(&mut self, name: &str) -> Name {
        let digit = name.as_bytes().get(1).copied().unwrap_or(b'1');
        let level = digit.saturating_sub(b'0');
        self.kind = Some(BlockKind::Heading(level.clamp(1, 6)));
        self.begin();
        Name::Heading
    }

    fn list(&mut self, node: &NodeRef<'_>, name: &str) -> Name {
        self.begin();
        let start = node
            .attr("start")
            .and_then(|start| start.trim().parse().ok());
        self.lists.push(List {
            ordered: name == "ol",
            // Numbers are for counting the items of an article.
            next: start.unwrap_or(1).min(1_000_000),
        });
        Name::List
    }

    fn item(&mut self) -> Name {
        if self.in_row {
            return Name::Inline;
        }
        let depth = self.lists.len().saturating_sub(1);
        let depth = u8::try_from(depth)
            .unwrap_or(limits::LIST_DEPTH)
            .min(limits::LIST_DEPTH);
        match self.lists.last_mut() {
            Some(list) if list.ordered => {
                let mark = format!("{}. ", list.next);
                list.next += 1;
                self.builder.begin_item(depth, &mark);
            }
            _ => self.builder.begin_item(depth, "• "),
        }
        Name::Item
    }

    fn quote(&mut self) -> Name {
        self.n_quotes += 1;
        self.begin();
        Name::Quote
    }

    fn pre(&mut self) -> Name {
        self.n_pre += 1;
        self.begin();
        Name::Pre
    }

    fn caption(&mut self) -> Name {
        self.kind = Some(BlockKind::Caption);
        self.begin();
        Name::Caption
    }

    fn row(&mut self) -> Name {
        self.builder.begin(Some(BlockKind::TableRow));
        self.in_row = true;
        Name::Row
    }

    fn cell(&mut self, node: &NodeRef<'_>) -> Name {
        if node.prev_element_sibling().is_some() {
            self.builder.cell_break();
        }
        Name::Cell
    }

    fn link(&mut self, node: &NodeRef<'_>) -> Name {
        match node.attr("href").and_then(|href| resolve(self.base, &href)) {
            Some(url) => self.builder.begin_link(&url),
            None => self.builder.begin_dead_link(),
        }
        Name::Link
    }

    fn line_break(&mut self) -> Name {
        if self.in_row {
            self.builder.text(" ");
        } else {
            self.builder.line_break();
        }
        Name::Inline
    }
}

/// Whether a `tr` is a row of a table and not a part of the page's layout: several cells,
/// all short, with no table, list or heading in them. Looks at a bounded number of nodes.
fn is_data_row(row: &NodeRef<'_>) -> bool {
    let is_cell = |node: &NodeRef<'_>| node.has_name("td") || node.has_name("th");
    if row.children_it(false).filter(is_cell).take(2).count() < 2 {
        return false;
    }
    let mut n_nodes = 0;
    let mut cell_len = 0;
    for node in row.descendants_it() {
        n_nodes += 1;
        if is_cell(&node) {
            cell_len = 0;
        }
        if node.is_text() {
            cell_len += node.text().trim().len();
        }
        let lays_out = node.node_name().is_some_and(|name| {
            matches!(
                &*name,
                "table" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "blockquote"
            )
        });
        if lays_out || cell_len > CELL_BYTES || n_nodes > ROW_NODES {
            return false;
        }
    }
    true
}
